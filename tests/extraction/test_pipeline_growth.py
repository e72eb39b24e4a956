"""The work of extraction grows with the text, not with its square.

Work is counted, not timed: the lines of Python that run, and the characters that regular
expressions scan.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article

if TYPE_CHECKING:
    from tests.extraction.conftest import MakeArticle

pytestmark = pytest.mark.slow

PACKAGE = "quotesearch.extraction"


class ScanCounter:
    """Counts the characters that regular expressions scan."""

    def __init__(self) -> None:
        self.characters = 0

    def patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put counting patterns in the place of those of extraction, and of the functions of re."""
        modules = [module for name, module in sys.modules.items() if name.startswith(PACKAGE)]
        for module in modules:
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    monkeypatch.setattr(module, name, CountingPattern(value, self))
                elif isinstance(value, tuple) and value and isinstance(value[0], re.Pattern):
                    patterns = tuple(CountingPattern(pattern, self) for pattern in value)
                    monkeypatch.setattr(module, name, patterns)
        for name in ("search", "match", "fullmatch", "finditer", "findall"):
            monkeypatch.setattr(re, name, self._counted(name))

    def _counted(self, name: str) -> Callable[..., Any]:
        def call(pattern: str | re.Pattern[str], string: str, flags: int = 0) -> Any:
            return getattr(CountingPattern(re.compile(pattern, flags), self), name)(string)

        return call


class CountingPattern:
    """A regular expression that counts: up to the end of its match, or else to the end."""

    def __init__(self, pattern: re.Pattern[str], counter: ScanCounter) -> None:
        self._pattern, self._counter = pattern, counter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def search(self, string: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self._pattern.search(string, start, end)
        self._count(start, match.end() if match else min(end, len(string)))
        return match

    def match(self, string: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        match = self._pattern.match(string, start, end)
        self._count(start, match.end() if match else start)
        return match

    def fullmatch(self, string: str, start: int = 0, end: int = sys.maxsize) -> Any:
        match = self._pattern.fullmatch(string, start, end)
        self._count(start, match.end() if match else start)
        return match

    def finditer(
        self, string: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        for match in self._pattern.finditer(string, start, end):
            self._count(start, match.end())
            start = match.end()
            yield match
        self._count(start, min(end, len(string)))

    def findall(self, string: str, start: int = 0, end: int = sys.maxsize) -> list[Any]:
        self._count(start, min(end, len(string)))
        return self._pattern.findall(string, start, end)

    def sub(self, replacement: Any, string: str) -> str:
        self._count(0, len(string))
        return self._pattern.sub(replacement, string)

    def _count(self, start: int, end: int) -> None:
        self._counter.characters += max(1, end - start)


def count_lines(article: Article) -> int:
    """Count the lines of the extraction that run for an article."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "extraction" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract_quotes(article)
    finally:
        sys.settrace(before)
    return count


def name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


HARD: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“" * n,
    "straight marks": lambda n: '"' * n,
    "single marks": lambda n: "‘a’ " * n,
    "opening single marks": lambda n: "‘a " * n,
    "possessives in single marks": lambda n: "‘the boys’ " + "boys’ dogs’ " * n,
    "unclosed marks with clauses": lambda n: "“So it is, said Ann Lee. " * n,
    "capitals after commas": lambda n: "“" + "a, Ann Lee " * n,
    "wrongly decoded marks": lambda n: "â€œSo it is,â€\x9d said Ann Lee. " * n,
    "soft hyphens": lambda n: "“It ra\u00adined\u200b,” said A\u0301nn Lee. " * n,
    "marks in paragraphs": lambda n: "“a\n" * n,
    "nested marks": lambda n: "“a " * n + "”" * n,
    "cues": lambda n: "said " * n,
    "cues with subjects": lambda n: "Ann Lee said he said " * n,
    "quotes": lambda n: "“It rained all week,” said Ann Lee. " * n,
    "one sentence": lambda n: "Ann Lee said “it rained all week” and on May 3 " * n,
    "dates": lambda n: "On February 28 Ann Lee said that it rained all week. " * n,
    "commas": lambda n: "Ann, " * n + "said",
    "names": lambda n: " ".join(f"Ann {name(number)} left." for number in range(n)),
    "short names": lambda n: " ".join(f"Mr. {name(number)} left." for number in range(n)),
    "namesakes": lambda n: (
        "Bill Clinton met Hillary Clinton, his wife. "
        + "Clinton said that it rained all week. " * n
    ),
    "namesakes in marks": lambda n: (
        "Bill Clinton met Hillary Clinton, his wife. "
        + "“Bill Clinton is here,” Clinton said. " * n
    ),
    "pronouns": lambda n: "Ann Lee left. " + "She said that it rained all week. " * n,
    "titles": lambda n: "Mayor Ann Lee left. " + "The mayor said that it rained all week. " * n,
    "denials": lambda n: "Ann Lee has not said, nor did he deny, that it rained; " * n,
    "negators": lambda n: "Ann Lee did " + "not " * n + "say that it rained.",
    "evidence": lambda n: "There is no evidence that " * n + "Ann Lee said that it rained.",
    "turns": lambda n: "Ann Lee denied that it rained " + "but said it was cold " * n,
    "preferences": lambda n: "Ann Lee would rather " + "wait than " * n + "say that it rained.",
    "later denials": lambda n: "Ann Lee allegedly said that it rained. She denies it. " * n,
    "brackets": lambda n: "(" * n + "Ann Lee denied that it rained all week; " + "[" * n,
    "no white space": lambda n: "a" * n + "“a”" * n,
}


@pytest.mark.parametrize("hard", HARD)
def test_twice_the_text_is_twice_the_work(
    make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch, hard: str
) -> None:
    counter = ScanCounter()
    counter.patch(monkeypatch)
    lines, characters = [], []
    for number in (150, 300):
        article = make_article(HARD[hard](number))
        counter.characters = 0
        lines.append(count_lines(article))
        characters.append(counter.characters)
    assert lines[1] <= 2.2 * lines[0]
    assert characters[1] <= 2.2 * characters[0]

"""Layout of a text: paragraphs, quoted runs, sentences and words, all with offsets into the article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotesearch.extraction.layout.quotation_marks import Run, paragraphs, quoted_runs
from quotesearch.records import Span

CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x250)) if letter.isupper())
_END = re.compile(rf"(?<![.!?…])[.!?…]++[”\"’')\]»]*(?=\s+[“\"‘'(\[«]*[0-9{CAPITALS}])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Capt|Cmdr|Adm|Sgt|Maj|Rev|Hon|Prof|St|Jr|Sr|"
    r"Inc|Corp|Co|Ltd|vs|No|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|"
    r"Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|U\.S|U\.N|U\.K|D\.C|a\.m|"
    r"p\.m|[A-Z])\.)$"
)
_LETTERS = (
    r"(?:[^\W_]|(?<=[ÃÂ])[\x80-¿])+"  # and what is left of "é" where UTF-8 was read as Latin-1
)
_WORD = re.compile(rf"{_LETTERS}(?:['’.\-&]{_LETTERS})*['’]?(?:(?<=[A-Z])\.)?")


_LONGEST = 1_500  # characters of a sentence, at most, apart from a quoted run near its end
_TAIL = 200  # and from what follows such a run: ", she said in a letter"


_SPACES = "\t\v\u00a0\u1680\u2028\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WHITE = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\r\f\x85\u2029"), "\n"),
}


@dataclass(frozen=True)
class Token:
    """A word of the text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of a span, each with its inner apostrophes, points and hyphens."""
    return [
        Token(match.start(), match.end(), match.group())
        for match in _WORD.finditer(text, start, end)
    ]


@dataclass(frozen=True)
class Layout:
    """A text with its parts, each list in the order of the text.

    `text` is as long as the article's, with a plain space or newline for every other white space and for characters
    of no width: the rules need not know them. What a reader is shown comes from the article.
    """

    text: str
    paragraphs: tuple[Span, ...]
    runs: tuple[Run, ...]
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Layout:
        text = text.translate(_WHITE)
        runs = quoted_runs(text)
        return cls(text, tuple(paragraphs(text)), tuple(runs), tuple(_sentences(text, runs)))

    def sentence_number(self, position: int) -> int:
        """Which sentence holds the character, or is next where white space lies between two."""
        return bisect_left(self.sentences, position + 1, key=lambda span: span[1])

    def sentence_at(self, position: int) -> Span:
        return self.sentences[self.sentence_number(position)]

    def paragraph_number(self, position: int) -> int:
        return bisect_left(self.paragraphs, position + 1, key=lambda span: span[1])

    def runs_in(self, start: int, end: int) -> Sequence[Run]:
        """The quoted runs that share a character with the span."""
        first = bisect_right(self.runs, start, key=lambda run: run.end)
        return self.runs[first : bisect_left(self.runs, end, key=lambda run: run.start)]

    def is_quoted(self, position: int) -> bool:
        return bool(self.runs_in(position, position + 1))


def _sentences(text: str, runs: Sequence[Run]) -> list[Span]:
    """Spans of the sentences, in order. A quoted run is never cut; no sentence goes past its paragraph."""
    starts = [run.inner_start for run in runs]
    spans: list[Span] = []
    for paragraph_start, paragraph_end in paragraphs(text):
        start = paragraph_start
        for match in _END.finditer(text, paragraph_start, paragraph_end):
            at = bisect_right(starts, match.start()) - 1
            inside = at >= 0 and match.end() < runs[at].end
            point = match.start() + 1
            if inside or (
                text[match.start()] == "."
                and _ABBREVIATION.search(text, max(start, point - 12), point)
            ):
                continue
            spans.append((start, match.end()))
            start = match.end()
        spans.append((start, paragraph_end))
    return trim(text, (piece for span in spans for piece in _pieces(text, *span, runs)))


def _pieces(text: str, start: int, end: int, runs: Sequence[Run]) -> Iterator[Span]:
    """A sentence, or the pieces of a list or a table that has no full stops: the rules look at sentences whole."""
    while end - start > _LONGEST:
        cut = start + _LONGEST
        at = bisect_left(runs, cut, key=lambda run: run.end)
        if at < len(runs) and runs[at].start < cut:
            cut, at = runs[at].end + _TAIL, at + 1
        limit = min(end, runs[at].start) if at < len(runs) else end
        cut = min(cut, limit)
        while cut < limit and not text[cut].isspace():
            cut += 1
        if cut == end:
            break
        yield start, cut
        start = cut
    yield start, end


def trim(text: str, spans: Iterable[Span], characters: str = "") -> list[Span]:
    """The spans without white space (and the given characters) at their ends; one of nothing else is left out."""
    kept = (
        [at for at in range(*span) if not (text[at].isspace() or text[at] in characters)]
        for span in spans
    )
    return [(inner[0], inner[-1] + 1) for inner in kept if inner]

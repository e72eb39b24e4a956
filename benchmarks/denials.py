"""Measure how often a denied quote says that it is denied, and whether what is shown says so.

    python benchmarks/denials.py CASES [--verbose]

A line of CASES is a JSON object: `text`, `content` (the reported words), `denied`, `must_show`
(words that must be visible). Each content is compared with the quote that overlaps it best. A
denied content needs no flag if its own words already hold all of `must_show`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article, Quote

FEWEST = 0.5  # share of the content's characters that a quote must hold
FAULTS = (
    "wrongly denied",
    "denial missed",
    "hidden",
    "denial not extracted",
    "other not extracted",
)


@dataclass(frozen=True)
class Case:
    """One line of the cases."""

    id: str
    text: str
    content: str
    denied: bool
    must_show: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print the lines that fail")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for case in read_cases(arguments.cases):
        quote = best_quote(case)
        outcomes = judge(case, quote)
        counts.update(outcomes)
        if arguments.verbose and not set(FAULTS).isdisjoint(outcomes):
            print_case(case, quote, outcomes)
    print_figures(counts)


def read_cases(path: Path) -> list[Case]:
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        record = json.loads(line)
        case = Case(
            id=str(record.get("id", number)),
            text=record["text"],
            content=record["content"],
            denied=record["denied"],
            must_show=tuple(record["must_show"]),
        )
        cases.append(case)
    return cases


def best_quote(case: Case) -> Quote | None:
    """Extract the quote that holds most of the content, at least half of it.

    Of several, the shortest is taken.
    """
    content_start = case.text.find(case.content)
    content_end = content_start + len(case.content)

    def overlap(quote: Quote) -> int:
        characters = 0
        for start, end in quote.spans:
            shared = min(content_end, end) - max(content_start, start)
            characters += max(0, shared)
        return characters

    quotes = extract_quotes(Article(id=case.id, text=case.text))
    best = max(quotes, key=lambda quote: (overlap(quote), -len(quote.text)), default=None)
    if best is None or overlap(best) < FEWEST * len(case.content):
        return None
    return best


def judge(case: Case, quote: Quote | None) -> list[str]:
    """Tell what is right and what is wrong about the quote of a case."""
    if quote is None:
        return ["denial not extracted" if case.denied else "other not extracted"]
    visible = "visible" if holds_all(shown(quote), case.must_show) else "hidden"
    if case.denied and quote.denied:
        return ["right denied", visible]
    if case.denied:
        says_so_itself = holds_all(quote.text, case.must_show)
        return ["says so itself" if says_so_itself else "denial missed", visible]
    return ["wrongly denied" if quote.denied else "right not denied"]


def shown(quote: Quote) -> str:
    """Give what a page shows of a quote."""
    shows_report = quote.denied or quote.kind != "direct"
    return quote.report if shows_report and quote.report is not None else quote.text


def holds_all(text: str, words: tuple[str, ...]) -> bool:
    return all(word in text for word in words)


def print_case(case: Case, quote: Quote | None, outcomes: list[str]) -> None:
    report = None
    if quote is not None:
        report = (quote.text, quote.cue, quote.report, quote.denied)
    print(case.id, *outcomes, "|", case.text, "|", case.content, "|", report)


def print_figures(counts: Counter[str]) -> None:
    denied = counts["right denied"]
    flagged = denied + counts["wrongly denied"]
    expected = denied + counts["denial missed"]
    checked = counts["visible"] + counts["hidden"]
    denials_lost = counts["denial not extracted"]
    others_lost = counts["other not extracted"]
    print(f"recall {share(denied, expected)}, precision {share(denied, flagged)}")
    print(f"every word of must_show visible: {share(counts['visible'], checked)}")
    print(f"denials in the words themselves: {counts['says so itself']}")
    print(f"not extracted: {denials_lost} denied, {others_lost} others")


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "0 of 0"


if __name__ == "__main__":
    main()

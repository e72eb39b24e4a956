"""How often a quote says that its words are denied, and whether what is shown of it says so.

    python benchmarks/denials.py CASES [--verbose]

A line of CASES is a JSON object: `text`, `content` (the reported words), `denied`, `must_show`
(words that must be visible). The quote whose words overlap the content best is compared. A denied
content whose own verbatim or reported words already hold all of `must_show` needs no flag.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from quotesearch.extraction import extract
from quotesearch.records import Article, Quote

FEWEST = 0.5  # share of the content's characters that a quote must hold


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
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    for case in read_cases(given.cases):
        quote = best_quote(case)
        outcomes = judge(case, quote)
        counts.update(outcomes)
        if given.verbose and any(outcome in FAULTS for outcome in outcomes):
            report = quote and (quote.text, quote.cue, quote.report, quote.denied)
            print(case.id, *outcomes, "|", case.text, "|", case.content, "|", report)
    denied = counts["right denied"]
    flagged, expected = denied + counts["wrongly denied"], denied + counts["denial missed"]
    print(f"recall {share(denied, expected)}, precision {share(denied, flagged)}")
    print(
        f"every word of must_show visible: {share(counts['visible'], counts['visible'] + counts['hidden'])}"
    )
    print(f"denials in the words themselves: {counts['says so itself']}")
    print(
        f"not extracted: {counts['denial not extracted']} denied, {counts['other not extracted']} others"
    )


FAULTS = (
    "wrongly denied",
    "denial missed",
    "hidden",
    "denial not extracted",
    "other not extracted",
)


def read_cases(path: Path) -> list[Case]:
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        record = json.loads(line)
        name = str(record.get("id", number))
        cases.append(
            Case(
                name,
                record["text"],
                record["content"],
                record["denied"],
                tuple(record["must_show"]),
            )
        )
    return cases


def best_quote(case: Case) -> Quote | None:
    """The quote that holds most of the content, at least half of it; of several, the shortest."""
    start = case.text.find(case.content)
    end = start + len(case.content)

    def overlap(quote: Quote) -> int:
        return sum(max(0, min(end, last) - max(start, first)) for first, last in quote.spans)

    quotes = extract(Article(id=case.id, text=case.text))
    best = max(quotes, key=lambda quote: (overlap(quote), -len(quote.text)), default=None)
    return best if best and overlap(best) >= FEWEST * len(case.content) else None


def judge(case: Case, quote: Quote | None) -> list[str]:
    """What is right and wrong about the quote of a case."""
    if quote is None:
        return ["denial not extracted" if case.denied else "other not extracted"]
    shown = (
        quote.report
        if quote.report is not None and (quote.denied or quote.kind != "direct")
        else quote.text
    )
    visible = "visible" if all(words in shown for words in case.must_show) else "hidden"
    if case.denied and not quote.denied:
        itself = all(words in quote.text for words in case.must_show)
        return ["says so itself" if itself else "denial missed", visible]
    if case.denied:
        return ["right denied", visible]
    return ["wrongly denied" if quote.denied else "right not denied"]


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "0 of 0"


if __name__ == "__main__":
    main()

"""How often `verify` is right on cases with known answers.

    python benchmarks/verification_cases.py CASES [--alone] [--quiet]

CASES is JSONL: `printed` quotes (`text`, `kind`, `quoted`, `speaker`, `mention`), a `quotation`,
the name `asked` for or null, the right `wording` and `who`, and in `differs` the words that the
diff must mark. All printed quotes make one index, and each case is held against it; with
`--alone`, against its own quotes only.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from quotesearch.archive import write_quotes
from quotesearch.index import build, open_index
from quotesearch.language.wording.reading import read_words
from quotesearch.records import Quote, Verification
from quotesearch.search import Searcher, verify_against

Case = Mapping[str, Any]
RIGHT = ("verbatim", "partial")
UNMARKED = ("same", "left_out", "stands_for")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument(
        "--alone", action="store_true", help="hold each case against its own quotes only"
    )
    parser.add_argument("--quiet", action="store_true", help="do not list what fails")
    given = parser.parse_args()
    cases = [json.loads(line) for line in given.cases.read_text(encoding="utf-8").splitlines()]
    answers = list(alone(cases) if given.alone else together(cases))
    report(cases, answers, quiet=given.quiet)


def alone(cases: Iterable[Case]) -> Iterable[Verification]:
    for case in cases:
        yield verify_against(quotes_of(case), case["quotation"], case["asked"])


def together(cases: Iterable[Case]) -> Iterable[Verification]:
    quotes = {quote.id: quote for case in cases for quote in quotes_of(case)}
    with tempfile.TemporaryDirectory() as folder:
        write_quotes(list(quotes.values()), Path(folder) / "quotes.jsonl")
        build(Path(folder) / "quotes.jsonl", Path(folder) / "index")
        generation = open_index(Path(folder) / "index")
        for case in cases:
            yield Searcher(generation).verify(case["quotation"], case["asked"])


def quotes_of(case: Case) -> list[Quote]:
    """The printed quotes of a case, each in an article of its own."""
    return [
        Quote(
            id=Quote.make_id(
                str(printed["mention"]), [(0, 1)], f"{printed['text']} {printed['speaker']}"
            ),
            text=printed["text"],
            kind=printed["kind"],
            quoted=tuple(printed["quoted"]),
            spans=((0, len(printed["text"])),),
            start=0,
            end=len(printed["text"]),
            speaker=printed["speaker"],
            speaker_mention=printed["mention"],
            speaker_start=None,
            speaker_end=None,
            cue=None,
            confidence=1.0,
            date=None,
            date_basis=None,
            published=None,
            source=None,
            title=None,
            url=None,
            article_id=f"{printed['text']} {printed['mention']}",
            context=printed["text"][:300],
            report=None,
            report_start=None,
            report_end=None,
            denied=False,
            group=None,
        )
        for printed in case["printed"]
    ]


def report(cases: list[Case], answers: list[Verification], *, quiet: bool) -> None:
    wordings: Counter[tuple[str, str]] = Counter()
    speakers: Counter[tuple[str, str]] = Counter()
    marked = to_mark = 0
    for case, answer in zip(cases, answers, strict=True):
        wordings[case["wording"], answer.wording] += 1
        speakers[case["who"], answer.speaker] += 1
        missing = unmarked(case, answer)
        to_mark += bool(case["differs"])
        marked += bool(case["differs"]) and not missing
        wrong = (case["wording"], case["who"]) != (answer.wording, answer.speaker)
        if not quiet and (wrong or missing):
            show(case, answer, missing)
    print(f"{len(cases)} cases")
    for name, counted in (("wording", wordings), ("speaker", speakers)):
        right = sum(count for (expected, found), count in counted.items() if expected == found)
        print(f"{name} right: {right} ({right / len(cases):.1%})")
        for (expected, found), count in sorted(counted.items()):
            print(f"  {expected} -> {found}: {count}")
    accused = wordings["verbatim", "altered"]
    missed = sum(wordings["altered", right] for right in RIGHT)
    print(f"altered called verbatim or partial: {missed}; verbatim called altered: {accused}")
    print(f"what differs is marked: {marked} of {to_mark} ({marked / max(1, to_mark):.1%})")


def unmarked(case: Case, answer: Verification) -> list[str]:
    """The words that differ and are not marked in the diff; where words changed places, any of them will do."""
    marked: set[str] = set()
    for match in answer.matches[:1]:
        for change in match.diff:
            if change.op not in UNMARKED:
                marked |= {
                    word.key for word in read_words(f"{change.given} | {change.printed}").words
                }
                marked |= set(f"{change.given} {change.printed}".lower().split())
    missing = [
        word
        for word in case["differs"]
        if word.lower() not in marked and not keys_of(word) <= marked
    ]
    moved = case["why"].startswith("order:") and len(missing) < len(case["differs"])
    return [] if moved else missing


def keys_of(word: str) -> set[str]:
    return {word.key for word in read_words(word).words}


def show(case: Case, answer: Verification, missing: list[str]) -> None:
    print(
        f"{case.get('id', '')} {case['wording']}/{case['who']} -> {answer.wording}/{answer.speaker}"
    )
    print(f"  quotation: {case['quotation']}")
    print(f"  asked: {case['asked']}; why: {case['why']}; not marked: {missing}")
    for printed in case["printed"]:
        print(f"  printed: {printed['text']} ({printed['speaker']}; {printed['mention']})")
    for match in answer.matches[:2]:
        words = " ".join(f"{change.op}[{change.given}|{change.printed}]" for change in match.diff)
        print(f"  found {match.similarity}: {words}")
    print()


if __name__ == "__main__":
    main()

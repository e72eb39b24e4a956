"""Measure how often `verify` is right on cases with known answers.

    python benchmarks/verification_cases.py CASES [--alone] [--quiet]

CASES is JSONL: `printed` quotes (`text`, `kind`, `quoted`, `speaker`, `mention`), a `quotation`,
the name `asked` for or null, the right `wording` and `who`, and in `differs` the words that the
diff must mark. All printed quotes make one index, in which each case is verified; with `--alone`,
a case is verified against its own quotes only.
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

NOT_ALTERED = ("verbatim", "partial")
UNMARKED = ("same", "left_out", "stands_for")  # operations of the diff
Case = Mapping[str, Any]
Table = Counter[tuple[str, str]]  # how often, by (expected, answer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument(
        "--alone", action="store_true", help="hold each case against its own quotes only"
    )
    parser.add_argument("--quiet", action="store_true", help="do not list what fails")
    arguments = parser.parse_args()
    lines = arguments.cases.read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    answers = verify_alone(cases) if arguments.alone else verify_together(cases)
    report(cases, list(answers), quiet=arguments.quiet)


def verify_alone(cases: Iterable[Case]) -> Iterable[Verification]:
    for case in cases:
        yield verify_against(quotes_of(case), case["quotation"], case["asked"])


def verify_together(cases: Iterable[Case]) -> Iterable[Verification]:
    quotes: dict[str, Quote] = {}
    for case in cases:
        quotes |= {quote.id: quote for quote in quotes_of(case)}
    with tempfile.TemporaryDirectory() as folder:
        file, index = Path(folder) / "quotes.jsonl", Path(folder) / "index"
        write_quotes(list(quotes.values()), file)
        build(file, index)
        generation = open_index(index)
        for case in cases:
            yield Searcher(generation).verify(case["quotation"], case["asked"])


def quotes_of(case: Case) -> list[Quote]:
    """Make the printed quotes of a case, each in an article of its own."""
    return [quote_of(printed) for printed in case["printed"]]


def quote_of(printed: Mapping[str, Any]) -> Quote:
    text, speaker, mention = printed["text"], printed["speaker"], printed["mention"]
    return Quote(
        id=Quote.make_id(str(mention), [(0, 1)], f"{text} {speaker}"),
        text=text,
        kind=printed["kind"],
        quoted=tuple(printed["quoted"]),
        spans=((0, len(text)),),
        start=0,
        end=len(text),
        speaker=speaker,
        speaker_mention=mention,
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
        article_id=f"{text} {mention}",
        context=text[:300],
        report=None,
        report_start=None,
        report_end=None,
        denied=False,
        group=None,
    )


def report(cases: list[Case], answers: list[Verification], *, quiet: bool) -> None:
    """Print the cases that fail, and how many are right."""
    wordings: Table = Counter()
    speakers: Table = Counter()
    marked = to_mark = 0
    for case, answer in zip(cases, answers, strict=True):
        wordings[case["wording"], answer.wording] += 1
        speakers[case["who"], answer.speaker] += 1
        missing = unmarked(case, answer)
        if case["differs"]:
            to_mark += 1
            marked += 0 if missing else 1
        is_wrong = (case["wording"], case["who"]) != (answer.wording, answer.speaker)
        if not quiet and (is_wrong or missing):
            show(case, answer, missing)
    print(f"{len(cases)} cases")
    report_table("wording", wordings)
    report_table("speaker", speakers)
    accused = wordings["verbatim", "altered"]
    missed = sum(wordings["altered", answer] for answer in NOT_ALTERED)
    print(f"altered called verbatim or partial: {missed}; verbatim called altered: {accused}")
    print(f"what differs is marked: {marked} of {to_mark} ({marked / max(1, to_mark):.1%})")


def report_table(name: str, table: Table) -> None:
    right = sum(count for (expected, answer), count in table.items() if expected == answer)
    print(f"{name} right: {right} ({right / table.total():.1%})")
    for (expected, answer), count in sorted(table.items()):
        print(f"  {expected} -> {answer}: {count}")


def unmarked(case: Case, answer: Verification) -> list[str]:
    """Give the words that differ and are not marked in the diff.

    Where words changed places, it is enough that one of them is marked.
    """
    marked = marked_words(answer)
    missing = []
    for word in case["differs"]:
        is_marked = word.lower() in marked or keys_of(word) <= marked
        if not is_marked:
            missing.append(word)
    is_moved = case["why"].startswith("order:") and len(missing) < len(case["differs"])
    return [] if is_moved else missing


def marked_words(answer: Verification) -> set[str]:
    """Give the words that the diff with the best match marks, as printed and as compared."""
    marked: set[str] = set()
    for match in answer.matches[:1]:
        for change in match.diff:
            if change.op not in UNMARKED:
                marked |= keys_of(f"{change.given} | {change.printed}")
                marked |= set(f"{change.given} {change.printed}".lower().split())
    return marked


def keys_of(text: str) -> set[str]:
    return {word.key for word in read_words(text).words}


def show(case: Case, answer: Verification, missing: list[str]) -> None:
    """Print a case that fails."""
    expected = f"{case['wording']}/{case['who']}"
    print(f"{case.get('id', '')} {expected} -> {answer.wording}/{answer.speaker}")
    print(f"  quotation: {case['quotation']}")
    print(f"  asked: {case['asked']}; why: {case['why']}; not marked: {missing}")
    for printed in case["printed"]:
        print(f"  printed: {printed['text']} ({printed['speaker']}; {printed['mention']})")
    for match in answer.matches[:2]:
        changes = [f"{change.op}[{change.given}|{change.printed}]" for change in match.diff]
        print(f"  found {match.similarity}: {' '.join(changes)}")
    print()


if __name__ == "__main__":
    main()

"""How often the comparison of names is right.

    python benchmarks/names.py CASES

CASES is a file of JSON lines: `asked` (the name somebody gives), `speaker` (as the quote is filed,
or null), `mention` (as its article names them, or null), and `answer`: same, another or
not_certain.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from quotesearch.language.names.sameness import compare_names
from quotesearch.language.names.titles import ROLES

ANSWERS = ("same", "another", "not_certain")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=Path)
    given = parser.parse_args()
    cases = [json.loads(line) for line in given.cases.read_text(encoding="utf-8").splitlines()]
    table: Counter[tuple[str, str]] = Counter()
    told = []  # the answers where "same" is right, and a mention or a role given
    for case in cases:
        asked, speaker, mention = case["asked"], case["speaker"], case.get("mention")
        answer, expected = compare_names(asked, speaker, mention=mention), case["answer"]
        table[expected, answer] += 1
        if answer != expected:
            print(f"{expected}, not {answer}: {asked} | {speaker} | {mention}")
        if expected == "same" and has_role(case):
            told.append(answer)
    print("\nexpected \\ given " + "".join(f"{answer:>12}" for answer in ANSWERS))
    for expected in ANSWERS:
        print(f"{expected:16} " + "".join(f"{table[expected, answer]:12}" for answer in ANSWERS))
    right = sum(table[answer, answer] for answer in ANSWERS)
    print(f"right: {right} of {len(cases)} ({right / len(cases):.1%})")
    if told:
        unsure = told.count("not_certain")
        share = f"{unsure} of {len(told)} ({unsure / len(told):.1%})"
        print(f"same, with a mention or a role given, and not certain: {share}")


def has_role(case: dict[str, Any]) -> bool:
    """Whether a case has a mention, or a role beside the name that is asked for."""
    words = case["asked"].lower().replace(".", "").replace(",", "").split()
    return bool(case.get("mention")) or not ROLES.isdisjoint(words)


if __name__ == "__main__":
    main()

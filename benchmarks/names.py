"""Measure how often the comparison of names is right.

    python benchmarks/names.py CASES

CASES is a file of JSON lines: `asked` (the name that a user gives), `speaker` (as the quote is
filed, or null), `mention` (as its article names them, or null), and `answer`: same, another or
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
Table = Counter[tuple[str, str]]  # how often, by (expected answer, answer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=Path)
    arguments = parser.parse_args()
    lines = arguments.cases.read_text(encoding="utf-8").splitlines()
    table: Table = Counter()
    answers_with_role = []  # where "same" is right, and the case has a mention or a role
    for line in lines:
        case = json.loads(line)
        asked, speaker, mention = case["asked"], case["speaker"], case.get("mention")
        expected = case["answer"]
        answer = compare_names(asked, speaker, mention=mention)
        table[expected, answer] += 1
        if answer != expected:
            print(f"{expected}, not {answer}: {asked} | {speaker} | {mention}")
        if expected == "same" and has_role(case):
            answers_with_role.append(answer)
    print_table(table)
    right = sum(table[answer, answer] for answer in ANSWERS)
    print(f"right: {share(right, len(lines))}")
    if answers_with_role:
        unsure = share(answers_with_role.count("not_certain"), len(answers_with_role))
        print(f"same, with a mention or a role given, and not certain: {unsure}")


def has_role(case: dict[str, Any]) -> bool:
    """Tell whether a case has a mention, or a role with the name that is asked for."""
    words = case["asked"].lower().replace(".", "").replace(",", "").split()
    return bool(case.get("mention")) or not ROLES.isdisjoint(words)


def print_table(table: Table) -> None:
    header = [f"{answer:>12}" for answer in ANSWERS]
    print("\nexpected \\ given " + "".join(header))
    for expected in ANSWERS:
        row = [f"{table[expected, answer]:12}" for answer in ANSWERS]
        print(f"{expected:16} " + "".join(row))


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})"


if __name__ == "__main__":
    main()

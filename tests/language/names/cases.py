"""Cases of `compare_names`, written as a table. All names are invented."""

from __future__ import annotations

from typing import NamedTuple, get_args

from quotesearch.language.names.sameness import Sameness


class Case(NamedTuple):
    asked: str
    speaker: str | None
    mention: str | None
    answer: Sameness


def read_cases(table: str) -> list[Case]:
    """Read cases, one a line: answer | asked | speaker | mention; a dash is None."""
    return [_read_case(line) for line in table.strip().splitlines()]


def _read_case(line: str) -> Case:
    answer, asked, speaker, mention = (cell.strip() for cell in line.split("|"))
    assert answer in get_args(Sameness), line
    return Case(asked, _none_if_dash(speaker), _none_if_dash(mention), answer)


def _none_if_dash(cell: str) -> str | None:
    return None if cell == "-" else cell

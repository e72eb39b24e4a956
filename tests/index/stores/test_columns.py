from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest

from quotesearch.index.stores.columns import NO_DAY, UNKNOWN, Columns, number_names, ordinal

SPEAKERS = ["Ann Lee", None, "ann lee", "Bo Chen"]


@pytest.fixture
def columns() -> Columns:
    names, speaker = number_names(SPEAKERS)
    zeros = np.zeros(len(SPEAKERS), np.int32)
    days = [ordinal("2026-03-01"), NO_DAY, ordinal("2025-05-04"), ordinal("2026-02-27")]
    return Columns(
        speaker=speaker,
        source=zeros,
        article=zeros,
        kind=zeros,
        day=np.array(days, np.int32),
        printing=zeros,
        length=zeros,
        verbatim=zeros,
        names={"speaker": names},
    )


def test_names_are_numbered_in_their_order() -> None:
    names, numbers = number_names(SPEAKERS)
    assert names == ["Ann Lee", "Bo Chen", "ann lee"]
    assert numbers.tolist() == [0, UNKNOWN, 2, 1]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["ANN LEE"], [True, False, True, False]),
        (["Ann Lee", "bo chen"], [True, False, True, True]),
        (["Nobody"], [False] * 4),
        ([], [False] * 4),
    ],
)
def test_a_name_is_compared_without_regard_to_case(
    columns: Columns, names: list[str], expected: list[bool]
) -> None:
    assert columns.has_any("speaker", names).tolist() == expected


def test_quotes_without_a_day_do_not_count_in_the_reach(columns: Columns) -> None:
    assert columns.reach() == (datetime.date(2025, 5, 4), datetime.date(2026, 3, 1))
    no_days = np.full(len(SPEAKERS), NO_DAY, np.int32)
    assert replace(columns, day=no_days).reach() is None

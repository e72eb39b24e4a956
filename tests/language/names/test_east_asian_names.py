from __future__ import annotations

import pytest

from quotesearch.language.names.east_asian_names import (
    are_romanised_alike,
    east_asian_surnames,
    is_east_asian,
    may_have_east_asian_surname,
)


@pytest.mark.parametrize(
    ("name", "east_asian"),
    [
        ("kim jong un", True),
        ("xi jinping", True),
        ("yun dae-su", True),
        ("lee", False),
        ("weiming chen", False),
        ("lee anderson", False),
    ],
)
def test_a_surname_may_stand_first(name: str, east_asian: bool) -> None:
    assert is_east_asian(tuple(name.split())) is east_asian


def test_a_surname_stands_at_either_end() -> None:
    assert may_have_east_asian_surname(("weiming", "chen"))
    assert not may_have_east_asian_surname(("anders", "tolk"))
    assert east_asian_surnames(("weiming", "chen")) == ["chen"]
    assert east_asian_surnames(("hsieh", "mei")) == ["hsieh"]  # in another spelling
    assert east_asian_surnames(("anders", "tolk")) == []


def test_one_surname_has_several_spellings() -> None:
    assert are_romanised_alike("chan", "chen")
    assert not are_romanised_alike("chan", "kim")

from __future__ import annotations

from quotesearch.extraction.resolution import certainties
from quotesearch.extraction.resolution.confidence import THRESHOLD


def test_only_an_open_mention_can_never_show_a_name() -> None:
    figures = {name: value for name, value in vars(certainties).items() if name.isupper()}
    assert len(figures) == 14
    assert all(0 <= value <= 1 for value in figures.values())
    assert {name for name, value in figures.items() if value < THRESHOLD} == {"OPEN"}

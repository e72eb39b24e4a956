from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.contrast import split_at_contrast
from tests.extraction.marked import attribution

Line = tuple[str, str, str]


def parts(marked: str) -> list[Line]:
    """(cue, kind, words) of each part."""
    layout, whole = attribution(marked)
    lines = []
    for part in split_at_contrast(layout, whole):
        assert part.cue is not None
        cue = layout.text[slice(*part.cue)]
        lines.append((cue, part.kind, layout.text[part.start : part.end]))
    return lines


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[m Ann Lee] [c denied] [q that it leaked but said it was old].",
            [("denied", "indirect", "that it leaked"), ("said", "indirect", "it was old")],
        ),
        (
            "[m Ann Lee] [c rejected] [q the claim, though later admitted it was “old”].",
            [("rejected", "indirect", "the claim"), ("admitted", "mixed", "it was “old”")],
        ),
    ],
)
def test_what_is_denied_is_parted_from_what_is_said(marked: str, expected: list[Line]) -> None:
    assert parts(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[m Ann Lee] [c said] [q that it leaked but said it was old].",
        "[m Ann Lee] [c denied] [q that it leaked].",
        "[m Ann Lee] [c denied] [q that it leaked, though Ray said it was old].",
        "[m Ann Lee] [c denied] [q that it “leaked but said it was old”].",
        "[m Ann Lee] [c denied] [q that it leaked but claimed to know].",
        "[q It leaked but said it was old], [m Ann Lee] [c denied].",
        "[m Ann Lee] [c denied] [q that it leaked] [q but said it was old].",
    ],
)
def test_other_quotes_stay_whole(marked: str) -> None:
    assert len(parts(marked)) == 1

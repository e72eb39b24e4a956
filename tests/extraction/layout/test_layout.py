from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout


def test_the_sentence_at_a_place() -> None:
    layout = Layout.of("One. Two.  Three.")
    one, two, three = (0, 4), (5, 9), (11, 17)
    sentences = [layout.sentence_at(place) for place in (0, 3, 4, 5, 9, 10, 16)]
    assert sentences == [one, one, two, two, three, three, three]


def test_the_number_of_a_paragraph() -> None:
    layout = Layout.of("One.\n\nTwo.\nThree.")
    numbers = [layout.paragraph_number(place) for place in (0, 3, 4, 5, 6, 9, 11)]
    assert numbers == [0, 0, 1, 1, 1, 1, 2]


def test_a_quoted_place_is_inside_marks_or_one_of_them() -> None:
    layout = Layout.of("a “b” c “d”")
    places = range(len(layout.text))
    assert [place for place in places if layout.is_quoted(place)] == [2, 3, 4, 8, 9, 10]


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [(0, 11, 2), (0, 2, 0), (0, 3, 1), (3, 4, 1), (4, 9, 2), (5, 8, 0), (10, 11, 1), (11, 11, 0)],
)
def test_the_runs_that_share_a_character_with_a_span(start: int, end: int, count: int) -> None:
    assert len(Layout.of("a “b” c “d”").runs_in(start, end)) == count

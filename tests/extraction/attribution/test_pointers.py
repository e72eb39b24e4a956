from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.attribution.pointers import (
    Target,
    find_cue,
    find_mention,
    likeliest_span,
)
from quotesearch.extraction.attribution.surroundings import Surroundings, find_surroundings
from quotesearch.extraction.tagging.tagging import (
    CONTENT,
    CUE,
    SOURCE,
    TO_CUE,
    TO_SOURCE,
    WordRange,
)
from tests.extraction.attribution.handmade import Handmade, handmade

SPLIT = "[q “The dam,”] [m Ann Lee] [c said], [q “broke.”]"
OUTSIDE, BEGIN, INSIDE = (0.96, 0.02, 0.02), (0.02, 0.96, 0.02), (0.02, 0.02, 0.96)
UNSURE = (0.4, 0.2, 0.4)


def words_of(example: Handmade, part: int) -> list[WordRange]:
    return example.words[part, ""]


def near(example: Handmade, words: WordRange) -> Surroundings:
    span = example.tagging.span_of(words)
    return find_surroundings(example.layout, example.tagging, [span])


def mention(example: Handmade, *, by_cue: bool = True) -> Target:
    (cue,) = words_of(example, CUE)
    contents = words_of(example, CONTENT)
    return find_mention(
        example.tagging, contents, cue if by_cue else None, near(example, contents[0])
    )


def cue_of(example: Handmade, content: WordRange) -> WordRange | None:
    return find_cue(example.tagging, [content], near(example, content))


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        ([OUTSIDE, BEGIN, INSIDE, OUTSIDE], 1, (1, 3)),
        ([OUTSIDE, BEGIN, INSIDE, OUTSIDE], 2, (1, 3)),
        ([BEGIN], 0, (0, 1)),
        ([BEGIN, BEGIN, INSIDE], 0, (0, 1)),
        ([BEGIN, BEGIN, INSIDE], 2, (1, 3)),
        ([OUTSIDE, UNSURE, INSIDE, UNSURE, OUTSIDE], 2, (1, 3)),
        ([INSIDE, INSIDE, OUTSIDE], 1, (0, 2)),
        # a word outside ends a span, even if more of it seems to follow
        ([BEGIN, OUTSIDE, INSIDE, INSIDE], 0, (0, 1)),
        # the word that is pointed to belongs to the span, whatever its tag
        ([OUTSIDE, OUTSIDE, OUTSIDE], 1, (1, 2)),
    ],
)
def test_the_likeliest_span_around_a_word(
    rows: list[tuple[float, float, float]], word: int, expected: tuple[int, int]
) -> None:
    assert likeliest_span(np.array(rows, np.float32), word) == expected


def test_a_span_reaches_only_so_far() -> None:
    rows = np.array([BEGIN, *[INSIDE] * 200], np.float32)
    span = likeliest_span(rows, 100)
    assert span.first <= 100 < span.end
    assert span.end - span.first <= 80


def test_a_content_points_to_its_cue() -> None:
    example = handmade("[q “It rained,”] [m Ann Lee] [c had said] on Friday.")
    (content,) = words_of(example, CONTENT)
    assert [cue_of(example, content)] == words_of(example, CUE)


def test_a_content_that_points_nowhere_has_no_cue() -> None:
    example = handmade("[q “War and Peace”] is a book. Ann Lee said so.")
    (content,) = words_of(example, CONTENT)
    assert cue_of(example, content) is None


@pytest.mark.parametrize("by_cue", [True, False])
def test_contents_and_their_cue_point_to_the_mention(by_cue: bool) -> None:
    example = handmade(SPLIT)
    words, share = mention(example, by_cue=by_cue)
    assert [words] == words_of(example, SOURCE)
    assert share == pytest.approx(0.98, abs=0.01)


def test_a_mention_is_never_in_the_contents() -> None:
    example = handmade("[q “Bob Ray left,”] [m Ann Lee] [c said].")
    (content,) = words_of(example, CONTENT)
    pointers = example.tagging.windows[0].pointers[TO_SOURCE]
    pointers[content.first : content.end, 1 + content.first + 1] = 0.9
    example.tagging.tags[content.first + 1, SOURCE] = BEGIN
    assert [mention(example).words] == words_of(example, SOURCE)


def test_the_cue_has_half_the_weight() -> None:
    example = handmade("[q “It rained,”] [c said] [m Ann Lee].")
    (cue,) = words_of(example, CUE)
    pointers = example.tagging.windows[0].pointers[TO_SOURCE]
    pointers[cue.first, :] = 0.0
    pointers[cue.first, 0] = 1.0  # the cue points nowhere, the content to Ann Lee
    words, share = mention(example)
    assert words is None
    assert share == pytest.approx(0.51, abs=0.02)


def test_where_the_tag_says_no_the_pointer_counts_less() -> None:
    example = handmade("[q “It rained,”] [m Ann Lee] [c said] of Bob Ray.")
    (content,) = words_of(example, CONTENT)
    bob = example.tagging.words_in(len("“It rained,” Ann Lee said of "), len(example.layout.text))
    pointers = example.tagging.windows[0].pointers[TO_SOURCE]
    pointers[content.first : content.end, 1 + bob.first] = 2.0
    assert [mention(example).words] == words_of(example, SOURCE)


def slip(example: Handmade, number: str, neighbour: str) -> WordRange:
    """Let a content point to the cue of its neighbour instead; return the content."""
    ((content,), (own,), (other,)) = (
        example.words[CONTENT, number],
        example.words[CUE, number],
        example.words[CUE, neighbour],
    )
    rows = example.tagging.windows[0].pointers[TO_CUE, content.first : content.end]
    rows[:, 1 + other.first] = 0.88
    rows[:, 1 + own.first] = 0.1
    return content


@pytest.mark.parametrize(
    "marked",
    [
        "[q1 “It rained,”] [c1 said] [m1 Ann Lee].\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
        "[m1 Ann Lee] [c1 said]: [q1 “It rained.”]\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
        "[q1 “It rained?”] [m1 Ann Lee] [c1 asked].\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
        "[m1 Ann Lee] [c1 said]:\n[q1 “It rained.”]\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
        "[q1 “It rained,”] [m1 Ann Lee] [c1 said]. [q2 “It froze,”] [m2 Bob Ray] [c2 said].",
        # its own paragraph, though another sentence
        "[m1 Ann Lee] [c1 spoke]. [q1 “It rained.”]\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
    ],
)
def test_a_content_takes_its_own_cue_before_its_neighbours(marked: str) -> None:
    example = handmade(marked)
    content = slip(example, "1", "2")
    assert cue_of(example, content) == example.words[CUE, "1"][0]


@pytest.mark.parametrize(
    "marked",
    [
        "[q1 “It rained.”]\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].[c1 !]",
        "[m1 Ann Lee] [c1 left]\n[q1 “It rained.”]\n[q2 “It froze,”] [m2 Bob Ray] [c2 said].",
    ],
)
def test_a_content_without_a_cue_of_its_own_follows_its_pointer(marked: str) -> None:
    example = handmade(marked)
    content = slip(example, "1", "2")
    assert cue_of(example, content) == example.words[CUE, "2"][0]

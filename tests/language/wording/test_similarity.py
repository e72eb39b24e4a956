from __future__ import annotations

import pytest

from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.similarity import most_similar_span, similarity
from tests.language.wording.prints import TAX


@pytest.mark.parametrize(
    ("text", "printed", "share"),
    [
        (TAX, TAX, 1.0),
        ("we will not", TAX, 1.0),
        ("tomatoes love sun", TAX, 0.0),
        ("It isn’t raining.", "It is not raining.", 1.0),
        ("I can’t and they’ll stay.", "I can not and they will stay.", 1.0),
        ("It’s late.", "It is late.", 1.0),
        ("The mayor’s late.", "The mayor is late.", 1 / 3),
        ("we will never raise taxes", TAX, 4 / 5),
        ("…", TAX, 0.0),
        (TAX, "…", 0.0),
    ],
)
def test_the_share_of_words_that_agree(text: str, printed: str, share: float) -> None:
    assert similarity(read_words(text), read_words(printed).words) == pytest.approx(share)


@pytest.mark.parametrize(
    ("ours", "theirs", "part"),
    [
        ("b c d", "a b c d e", "b c d"),
        ("b d", "a b c d e", "b c d"),
        ("b x c", "a a b c d e", "b c"),
        ("a b c d", "b c", "b c"),
        ("x", "a b c", "a"),
    ],
)
def test_the_part_of_a_text_that_words_are_a_version_of(ours: str, theirs: str, part: str) -> None:
    words = tuple(theirs.split())
    start, end = most_similar_span(tuple(ours.split()), words)
    assert " ".join(words[start:end]) == part

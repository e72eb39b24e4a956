"""How a quotation is read before it is compared."""

from __future__ import annotations

import pytest

from quotesearch.errors import QuestionError
from quotesearch.search import MAX_QUOTATION, Searcher
from quotesearch.search.verification.quotation import (
    find_marked_parts,
    read_quotation,
    split_sentences,
)


@pytest.mark.parametrize("text", ["", "…", "“”", "a" * (MAX_QUOTATION + 1), "\ud800 words"])
def test_text_that_is_not_a_quotation_is_refused(press: Searcher, text: str) -> None:
    with pytest.raises(QuestionError) as refused:
        press.verify(text)
    assert refused.value.where == "text"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We are ready. We are not afraid", ["We are ready.", "We are not afraid"]),
        ("We are ready … not afraid", ["We are ready", "not afraid"]),
        ("We are ready.", []),
        ("Mr. Lee is ready", []),
    ],
)
def test_a_quotation_is_split_at_sentences_and_ellipses(text: str, sentences: list[str]) -> None:
    assert split_sentences(read_quotation(text)) == sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We are ready,” Lee said, “and not afraid.”", ["We are ready,", "and not afraid."]),
        ('Lee called it "a disgrace"', ["a disgrace"]),
        ("„We are ready”, said Lee", ["We are ready"]),
        # Marks around all of it are only those of the quotation.
        ("“We are ready.”", []),
        ('a 6" pipe and a 20" pipe', []),
        ("We are ready", []),
        ("Lee said “” and “ready”", ["", "ready"]),
    ],
)
def test_parts_in_marks_are_found_where_words_stand_outside(text: str, parts: list[str]) -> None:
    assert find_marked_parts(text) == parts

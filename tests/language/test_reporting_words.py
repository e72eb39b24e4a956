from __future__ import annotations

import pytest

from quotesearch.language import reporting_words


@pytest.mark.parametrize(
    ("words", "present", "absent"),
    [
        (reporting_words.SAYING_VERBS, "said claimed calling swore", "denied refused"),
        (reporting_words.ASKING_VERBS, "asked wondering knew queries", "said"),
        (reporting_words.CONFIRMING_VERBS, "confirm admitted verifies", "deny"),
        (reporting_words.PERCEIVING_WORDS, "heard recalls", "said"),
        (reporting_words.FORMS_OF_BE, "is been", "has"),
        (reporting_words.AUXILIARIES, "has would 's", "said"),
        (reporting_words.LINKING_WORDS, "to prepared reason", "not"),
    ],
)
def test_verbs_stand_in_the_lists_in_every_form(
    words: frozenset[str], present: str, absent: str
) -> None:
    assert set(present.split()) <= words
    assert words.isdisjoint(absent.split())

from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution import certainties
from quotesearch.extraction.resolution.namesakes import resolve_name
from quotesearch.extraction.resolution.noun_phrases import read_noun_phrase
from quotesearch.extraction.resolution.recognition import find_entities

CLINTONS = "Bill Clinton met Secretary Hillary Clinton. "


@pytest.mark.parametrize(
    ("text", "name", "speaker", "certainty"),
    [
        ("Ann Lee left.", "Ann Lee", "Ann Lee", certainties.FULL_NAME),
        ("Ann Lee left.", "Lee", "Ann Lee", certainties.ONLY_NAMESAKE),
        ("Ann Lee left.", "Ann", "Ann Lee", certainties.ONLY_GIVEN_NAME),
        ("Ann Lee left.", "Ray", "Ray", certainties.UNKNOWN_NAME),
        (CLINTONS, "Mr. Clinton", "Bill Clinton", certainties.GENDER_FITS),
        (CLINTONS, "Secretary Clinton", "Hillary Clinton", certainties.OFFICE_FITS),
        (CLINTONS, "Clinton", "Clinton", certainties.SHARED_SURNAME),
        (CLINTONS + "“Bill Clinton! Bill Clinton!”", "Clinton", "Bill Clinton", 0.92),
        (CLINTONS + "“Bill Clinton!”", "Clinton", "Clinton", certainties.SHARED_SURNAME),
    ],
)
def test_a_name_is_an_entity_of_the_article_or_itself(
    text: str, name: str, speaker: str, certainty: float
) -> None:
    entities = find_entities(Layout.of(text), [])
    referent = resolve_name(read_noun_phrase(name, 0, len(name)), entities)
    assert (referent.name, referent.certainty) == (speaker, certainty)


def test_a_double_surname_is_completed() -> None:
    text = "Mario Vargas Llosa left. Vargas Llosa slept."
    start = text.index("Vargas Llosa slept")
    mention = (start, start + len("Vargas Llosa"))
    entities = find_entities(Layout.of(text), [mention])
    assert resolve_name(entities.mentions[mention], entities).name == "Mario Vargas Llosa"

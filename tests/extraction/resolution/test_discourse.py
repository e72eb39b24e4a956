from __future__ import annotations

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Place
from quotesearch.extraction.resolution.recognition import find_entities

TEXT = "Ann Lee left. “It rained,” said the mayor. Bob Ray slept."


def test_a_speaker_becomes_a_subject_at_its_place_and_nothing_before_changes() -> None:
    before = Discourse.begin(find_entities(Layout.of(TEXT), []))
    ann = before.entities.by_name["ann lee"]
    speaker = Place(TEXT.index("the mayor"), ann)
    after = before.with_speaker(speaker)
    assert [place.entity.text for place in after.subjects] == ["Ann Lee", "Ann Lee", "Bob Ray"]
    assert after.subjects[1] == after.last_speaker == speaker
    assert [place.entity.text for place in before.subjects] == ["Ann Lee", "Bob Ray"]
    assert before.last_speaker is None


def test_a_speaker_at_the_place_of_a_subject_comes_after_it() -> None:
    discourse = Discourse.begin(find_entities(Layout.of(TEXT), []))
    bob = Place(0, discourse.entities.by_name["bob ray"])
    after = discourse.with_speaker(bob)
    assert [place.entity.text for place in after.subjects] == ["Ann Lee", "Bob Ray", "Bob Ray"]

from __future__ import annotations

from quotesearch.extraction.resolution.discourse import Discourse, Turn
from tests.extraction.resolution.named import named

MARKED = "[P Ann Lee] left. “It rained,” said the mayor. [P Bob Ray] slept."


def subjects_of(discourse: Discourse) -> list[str]:
    return [place.entity.text for place in discourse.subjects]


def test_a_speaker_becomes_a_subject_at_its_place_and_nothing_before_changes() -> None:
    article = named(MARKED)
    before = Discourse.begin(article.entities)
    ann = article.entities.by_name["ann lee"]
    turn = Turn(article.layout.text.index("the mayor"), 28, ann, None)
    after = before.with_turn(turn)
    assert subjects_of(after) == ["Ann Lee", "Ann Lee", "Bob Ray"]
    assert after.turns == (turn,)
    assert (subjects_of(before), before.turns) == (["Ann Lee", "Bob Ray"], ())


def test_a_turn_of_nobody_makes_no_subject() -> None:
    after = Discourse.begin(named(MARKED).entities).with_turn(Turn(30, 28, None, None))
    assert subjects_of(after) == ["Ann Lee", "Bob Ray"]
    assert len(after.turns) == 1


def test_only_the_last_turns_are_remembered() -> None:
    discourse = Discourse.begin(named(MARKED).entities)
    for number in range(20):
        discourse = discourse.with_turn(Turn(number, number, None, None))
    assert [turn.mention for turn in discourse.turns] == list(range(12, 20))

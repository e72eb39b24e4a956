"""Whose words a question asks for."""

from __future__ import annotations

import pytest

from quotesearch.search.question.asked_speaker import find_asked_speaker
from quotesearch.search.question.people import NamedPerson

LEE = ("lee", "Ann Lee")
CHEN = ("chen", "Bo Chen")
PENTAGON = ("pentagon", "Pentagon")
KNOWN = dict((LEE, CHEN, PENTAGON))


def asked(question: str, **options: set[int]) -> tuple[str, str] | None:
    """Whose words a question asks for, and how that shows; it names people by one word each."""
    words = question.split()
    people = []
    for position, word in enumerate(words):
        surname = word.removesuffix("s")
        if surname in KNOWN:
            name = KNOWN[surname]
            is_possessive = word != surname
            person = NamedPerson(name, frozenset([name]), position, position, is_possessive)
            people.append(person)
    others = {"names_other_things": set(), "before_colon": set()}
    speaker = find_asked_speaker(words, people, **{**others, **options})
    return speaker and (speaker.person.name, speaker.role)


@pytest.mark.parametrize(
    "question",
    [
        "what did lee say about bridges",
        "lee on bridges",
        "lee says bridges are dear",
        "lees answer on bridges",
        "senator lee on bridges",
        "according to lee bridges are dear",
        "who is right according to lee",
        "why did lee resign",
        "a statement by lee on bridges",
        "the day lee said bridges are dear",
    ],
)
def test_a_question_may_say_that_it_asks_for_the_words(question: str) -> None:
    assert asked(question) == ("Ann Lee", "asked")


def test_a_question_may_only_begin_with_the_name() -> None:
    assert asked("lee bridges") == ("Ann Lee", "first")


@pytest.mark.parametrize(
    "question",
    [
        "who attacked lee",
        "which mayor told lee to go",
        "lee aide on bridges",
        "lees bridge",
        "lee is wrong",
        "bridge threatened by lee",
        "the bridge of lee",
        "pentagon chiefs quit",
        "nobody on bridges",
    ],
)
def test_somebody_may_be_talked_about(question: str) -> None:
    assert asked(question) is None


@pytest.mark.parametrize(
    "question", ["chen on lee", "what did chen say about lee", "lee is right according to chen"]
)
def test_of_two_people_one_speaks(question: str) -> None:
    assert asked(question) == ("Bo Chen", "asked")


def test_days_and_a_source_may_stand_before_the_name() -> None:
    assert asked("yesterday lee bridges") is None
    assert asked("yesterday lee bridges", names_other_things={0}) == ("Ann Lee", "first")


def test_a_colon_says_who_speaks() -> None:
    assert asked("pentagon bridges are safe") is None
    assert asked("pentagon bridges are safe", before_colon={0}) == ("Pentagon", "asked")

from __future__ import annotations

import pytest

from quotesearch.language.names.mention_parsing import read_mention
from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.parsed_names import Mention
from quotesearch.language.names.sameness import compare_names
from tests.language.names.cases import Case, read_cases

ALIASES = read_cases(
    """
    not_certain | Mary Lind        | Mary Tolk      | Mary Tolk, who married in May
    same        | Mary Lind        | Mary Tolk      | Mary Tolk, formerly known as Mary Lind
    same        | DJ Brash         | Anders Tolk    | Anders Tolk, better known as DJ Brash
    same        | DJ Brash         | Anders Tolk    | Anders Tolk, who raps as DJ Brash
    same        | La Paloma        | Ana Ruiz       | the singer Ana Ruiz, “La Paloma”
    same        | Mary Brandt-Tolk | Mary Brandt | Mary Brandt, who signs her books Mary Brandt-Tolk
    same        | Itzik Ben-Tolk   | Isaac Ben Tolk | Isaac (Itzik) Ben Tolk
    """
)


def read(text: str, speaker: str = "Ross Tolk") -> Mention:
    return read_mention(text, read_name(speaker))


@pytest.mark.parametrize("case", ALIASES)
def test_an_alias_in_the_mention_is_the_speakers(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


def test_a_mention_has_descriptions_before_and_behind_the_name() -> None:
    mention = read("Mayor Ross Tolk Jr. of Harlow, a former nurse, 61")
    assert mention.words_before == ("mayor",)
    assert mention.descriptions == (
        frozenset(["mayor"]),
        frozenset(["harlow"]),
        frozenset(["nurse"]),
    )
    assert mention.own_words == {"mayor", "harlow", "nurse"}
    assert mention.age == 61


def test_a_relation_describes_the_speaker_by_its_role_only() -> None:
    mention = read("Ross Tolk, a spokesman for Mayor Ann Brill")
    assert [relation.related_to for relation in mention.relations] == ["Mayor Ann Brill"]
    assert [person.words for person in mention.related_people] == [("ann", "brill")]
    assert mention.own_words == {"spokesperson"}


def test_a_relative_clause_describes_nobody() -> None:
    assert read("Ross Tolk, a nurse whose wife is a judge").own_words == {"nurse"}


def test_handles_have_no_at_sign() -> None:
    assert read("Ross Tolk (@RossTolk)").handles == {"rosstolk"}

"""Which speakers of an index a question names."""

from __future__ import annotations

import pytest

from quotesearch.language.folding import fold_words
from quotesearch.search.question.people import People

QUOTES = {
    "Hillary Clinton": 40,
    "Bill Clinton": 4,
    "Donald Trump": 50,
    "Donald J. Trump": 9,
    "Trump": 8,
    "Eric Trump": 3,
    "Will Rose": 5,
    "Ann Lee": 6,
    "Bo Lee": 5,
    "Zoë O’Brien": 2,
    "The New York Times": 7,
    "John Podesta": 3,
    "Joe Biden": 31,
    "Joseph R. Biden Jr": 27,
    "Ildefonso Guajardo Villarreal": 1,
    "Del Stacey Plaskett": 1,
    "Stacey Edwards": 3,
    "F.B.I.": 12,
    "Jeremy Paris": 11,
    "White House": 12,
    "Senate": 2,
    "Ban Ki-moon": 3,
    "Sidney Blumenthal": 4,
    "Richard Blumenthal": 5,
}
PEOPLE = People(
    QUOTES, ordinary={"will", "rose", "new", "times"}, others={"paris", "house", "senate"}
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("what did hillary clinton say", ["Hillary Clinton"]),
        ("clinton on iraq", ["Hillary Clinton"]),
        ("hillarys health", ["Hillary Clinton"]),
        ("bill clinton on iraq", ["Bill Clinton"]),
        ("trump and podesta", ["Donald Trump", "John Podesta"]),
        ("John Podesta’s email", ["John Podesta"]),
        ("podestas email", ["John Podesta"]),
        ("zoe obrien", ["Zoë O’Brien"]),
        ("the new york times said", ["The New York Times"]),
        ("new york", []),
        # Two people share the name about equally.
        ("lee on bridges", []),
        ("ann lee on bridges", ["Ann Lee"]),
        # A word that texts write in lower case names nobody.
        ("a rose will bloom", []),
        ("will rose on gardens", ["Will Rose"]),
        # A few quotes are not enough to be known by a given name.
        ("zoe said", []),
        ("stacey said", []),
        ("stacey plaskett on the hearing", ["Del Stacey Plaskett"]),
        # Two of three names, and a surname that only "Jr." divides.
        ("ildefonso guajardo on trade", ["Ildefonso Guajardo Villarreal"]),
        ("guajardo villarreal on trade", ["Ildefonso Guajardo Villarreal"]),
        ("what did biden say", ["Joe Biden"]),
        # The letters of an abbreviation are no names.
        ("what did the fbi say", ["F.B.I."]),
        ("i doubt that f is b", []),
        # A word that mostly means others is a name only where it, or all of the name, is the name.
        ("paris and the house", []),
        ("jeremy paris in the white house", ["Jeremy Paris", "White House"]),
        ("the senate in paris", ["Senate"]),
        # A given name tells two people of one surname apart, however it is written.
        ("blumenthal on libya", []),
        ("sid blumenthal on libya", ["Sidney Blumenthal"]),
        ("dick blumenthal on libya", ["Richard Blumenthal"]),
        ("ban ki-moon on peace", ["Ban Ki-moon"]),
        ("nobody is named", []),
    ],
)
def test_a_question_names_people(question: str, names: list[str]) -> None:
    assert [person.name for person in PEOPLE.find(fold_words(question))] == names


@pytest.mark.parametrize(("question", "full"), [("trump on iraq", True), ("fbi on iraq", False)])
def test_most_people_have_more_than_one_name(question: str, full: bool) -> None:
    (person,) = PEOPLE.find(fold_words(question))
    assert person.has_full_name is full


def test_all_printings_of_a_name_are_meant() -> None:
    (person,) = PEOPLE.find(fold_words("what did trump say"))
    assert person.names == {"Donald Trump", "Donald J. Trump", "Trump"}
    assert (person.first, person.last) == (2, 2)


def test_a_name_means_the_same_with_and_without_jr() -> None:
    (person,) = PEOPLE.find(["biden"])
    assert person.names == {"Joe Biden", "Joseph R. Biden Jr"}
    (person,) = PEOPLE.find(["joe", "biden"])
    assert person.names == {"Joe Biden", "Joseph R. Biden Jr"}


def test_a_word_that_mostly_means_others_names_nobody_of_more_names() -> None:
    people = People({"House": 2, "White House": 12}, others={"house"})
    (person,) = people.find(["house"])
    assert (person.names, person.has_full_name) == ({"House"}, False)


def test_the_given_name_before_a_misspelt_surname_belongs_to_it() -> None:
    (person,) = PEOPLE.find(["ildefonso", "guajrdo", "on", "threats"], unknown=[1])
    assert (person.name, person.first, person.last) == ("Ildefonso Guajardo Villarreal", 0, 1)


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("podsta", ["John Podesta"]),
        ("hillery", ["Hillary Clinton"]),
        ("potatoes", []),
        ("trmp", []),
    ],
)
def test_a_misspelt_name_is_found_where_nobody_uses_the_word(word: str, names: list[str]) -> None:
    assert [person.name for person in PEOPLE.find([word], unknown=[0])] == names
    assert PEOPLE.find([word]) == []


def test_an_index_may_have_no_speakers() -> None:
    assert People({}).find(fold_words("what did trump say")) == []


@pytest.mark.parametrize(
    ("words", "possessive"), [("trump", False), ("trumps", True), ("bill clintons", True)]
)
def test_a_name_may_be_possessive(words: str, possessive: bool) -> None:
    (person,) = PEOPLE.find(words.split())
    assert person.possessive is possessive

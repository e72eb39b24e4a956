from __future__ import annotations

from collections.abc import Callable

import pytest

from quotesearch.index.name_statistics import ordinary_words, words_of_others
from quotesearch.language.folding import fold_words
from quotesearch.records import Quote
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
        # Two people share the name about equally, and a word that texts write in lower case names nobody.
        ("lee on bridges", []),
        ("ann lee on bridges", ["Ann Lee"]),
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
        # Words that mostly mean others name whoever is called just that, or has all of the name.
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
def test_whom_a_question_names(question: str, names: list[str]) -> None:
    assert [named.name for named in PEOPLE.find(fold_words(question))] == names


@pytest.mark.parametrize(("question", "full"), [("trump on iraq", True), ("fbi on iraq", False)])
def test_most_people_have_more_than_one_name(question: str, full: bool) -> None:
    (named,) = PEOPLE.find(fold_words(question))
    assert named.full is full


def test_all_printings_of_a_name_are_meant() -> None:
    (named,) = PEOPLE.find(fold_words("what did trump say"))
    assert named.names == {"Donald Trump", "Donald J. Trump", "Trump"}
    assert (named.first, named.last) == (2, 2)


def test_a_name_means_the_same_with_and_without_jr() -> None:
    (named,) = PEOPLE.find(["biden"])
    assert named.names == {"Joe Biden", "Joseph R. Biden Jr"}
    (named,) = PEOPLE.find(["joe", "biden"])
    assert named.names == {"Joe Biden", "Joseph R. Biden Jr"}


def test_a_word_that_mostly_means_others_names_nobody_of_more_names() -> None:
    people = People({"House": 2, "White House": 12}, others={"house"})
    (named,) = people.find(["house"])
    assert (named.names, named.full) == ({"House"}, False)


def test_the_given_name_before_a_misspelt_surname_belongs_to_it() -> None:
    (named,) = PEOPLE.find(["ildefonso", "guajrdo", "on", "threats"], unknown=[1])
    assert (named.name, named.first, named.last) == ("Ildefonso Guajardo Villarreal", 0, 1)


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
    assert [named.name for named in PEOPLE.find([word], unknown=[0])] == names
    assert PEOPLE.find([word]) == []


def test_nobody_has_spoken() -> None:
    assert People({}).find(fold_words("what did trump say")) == []


@pytest.mark.parametrize(
    ("called", "possessive"), [("trump", False), ("trumps", True), ("bill clintons", True)]
)
def test_a_name_in_the_possessive(called: str, possessive: bool) -> None:
    (named,) = PEOPLE.find(called.split())
    assert named.possessive is possessive


def test_words_of_others(make_quote: Callable[..., Quote]) -> None:
    quoted = [
        make_quote(
            "One.", article_id="0", speaker="Ann Paris", context="Ann Paris, of Lee, said it."
        )
    ]
    quoted += [
        make_quote("Two.", article_id=f"{at}", speaker="Bo Lee", context="Lee was in Paris.")
        for at in range(5)
    ]
    assert words_of_others(quoted) == set()
    quoted += [
        make_quote("Six.", article_id=f"{at}", context="Rain in Paris, paris!")
        for at in range(5, 12)
    ]
    assert words_of_others(quoted) == {"paris"}


def test_ordinary_words() -> None:
    texts = ["Rose will sing", "a rose, and what Rose will do", "Lee"]
    assert ordinary_words(["Will Rose", "Ann Lee"], texts) == {"will"}

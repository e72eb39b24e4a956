from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.noun_phrases import read_noun_phrase


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Ann Lee", "Ann Lee", True),
        ("Hegseth", "Hegseth", None),
        ("Secretary of War Hegseth", "Hegseth", True),
        ("Anthropic CEO Dario Amodei", "Dario Amodei", True),
        ("U.S. Rep. Ann Lee", "Ann Lee", True),
        ("former President Bill Clinton", "Bill Clinton", True),
        ("Clinton campaign manager Robby Mook", "Robby Mook", True),
        ("Clinton spokesman Brian Fallon", "Brian Fallon", True),
        ("Lee’s spokeswoman Jane Doe", "Jane Doe", True),
        ("University of Virginia professor Larry Sabato", "Larry Sabato", True),
        ("a January 9 memorandum from Secretary of War Hegseth", "Hegseth", True),
        ("Ann Lee, the mayor", "Ann Lee", True),
        ("Ann Lee himself", "Ann Lee", True),
        ("Filmmaker Jack Marino", "Jack Marino", True),
        ("Pope Francis", "Francis", True),
        ("Steve King", "Steve King", True),
        ("Mr. King", "King", True),
        ("Another critic, Ann Lee,", "Ann Lee", True),
        ("his wife, Ann Lee", "Ann Lee", True),
        ("Martin Luther King Jr.", "Martin Luther King Jr", True),
        ("Ludwig van der Berg", "Ludwig van der Berg", None),
        ("Zoë O’Brien", "Zoë O’Brien", True),
        ("JosÃ© Ruiz", "José Ruiz", True),
        ("Łukasz Nowak", "Łukasz Nowak", None),
        ("Mr. and Mrs. Khan", "Khan", True),
        ("Former secretary of state Ann Lee", "Ann Lee", True),
        ("White House Chief of Staff Ann Lee", "Ann Lee", True),
        ("Fr. Bo Chen", "Bo Chen", True),
        ("former tech executive Ann Lee during the", "Ann Lee", True),
    ],
)
def test_the_name_of_a_person(text: str, name: str, person: bool | None) -> None:
    read = read_noun_phrase(text, 0, len(text))
    assert (read.text, read.person) == (name, person)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Stuvo Rothenqvist of the non-partisan Election Report", "Stuvo Rothenqvist"),
        ("White House Chief of Staff Denvo McDonagh", "Denvo McDonagh"),
        ("a spokesman for Denvo McDonagh", ""),
    ],
)
def test_words_that_are_known_to_belong_to_names_of_people(text: str, name: str) -> None:
    known = {
        text.index(word)
        for word in ("Stuvo", "Rothenqvist", "Staff", "Denvo", "McDonagh")
        if word in text
    }
    assert read_noun_phrase(text, 0, len(text), known).text == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Clinton campaign", "Clinton campaign"),
        ("the New York Times", "New York Times"),
        ("the White House", "White House"),
        ("the Democratic National Committee", "Democratic National Committee"),
        ("Department of War", "Department of War"),
    ],
)
def test_the_name_of_an_organisation(text: str, name: str) -> None:
    read = read_noun_phrase(text, 0, len(text))
    assert (read.text, read.person) == (name, False)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The Secretary of War", {"secretary", "war"}),
        ("the former secretary of state", {"former", "secretary", "state"}),
        ("the mayor", {"mayor"}),
        ("the company", {"company"}),
        ("a spokesman for Hillary Clinton", {"spokesman"}),
        ("a spokeswoman for Clinton", {"spokeswoman"}),
        ("CEO of the Restaurant Association", {"ceo"}),
        ("Ann Lee’s lawyer", {"lawyer"}),
        ("Clinton aides", set()),
        ("a senior official", {"senior"}),
        ("officials", set()),
        ("Republicans", set()),
        ("people familiar with the matter", set()),
        ("he", set()),
    ],
)
def test_a_description_has_roles_and_no_name(text: str, roles: set[str]) -> None:
    read = read_noun_phrase(text, 0, len(text))
    assert read.words == ()
    assert read.roles == roles


@pytest.mark.parametrize(
    "text", ["said Secretary of War Hegseth now", "x Anthropic CEO Dario Amodei, who"]
)
def test_the_span_of_a_name_counts_from_the_start_of_the_text(text: str) -> None:
    start, end = text.index(" ") + 1, text.rindex(" ")
    read = read_noun_phrase(text, start, end)
    assert text[slice(*read.span)] == read.text

from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.namings import Kind, find_namings, find_nouns, overlapping
from tests.extraction.resolution.named import named


def names_of(marked: str) -> list[str]:
    article = named(marked)
    return [naming.text for naming in find_namings(article.layout, article.tagging)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P Ann Lee] met [O Acme] in [X Leeds].", ["Ann Lee", "Acme", "Leeds"]),
        ("The [O US Centers] for [O Disease Control] rose.", ["US Centers", "Disease Control"]),
        ("The [O Ministry] of [O Defence] rose.", ["Ministry of Defence"]),
        ("[P John F]. [P Kerry] rose.", ["John F. Kerry"]),
        ("[P Ursula] von der [P Leyen] rose.", ["Ursula von der Leyen"]),
        ("said [P Lee Pell]. [P Alfie Reyes] said", ["Lee Pell", "Alfie Reyes"]),
        ("[P Ann Lee]’s dog, [P Bob Ray’s] cat.", ["Ann Lee", "Bob Ray"]),
        ("[P Mr. Bob Ray] and [P Dr Ann Lee QC] rose.", ["Bob Ray", "Ann Lee"]),
        ("[P Lance Corporal Ann Lee] rose.", ["Ann Lee"]),
        ("The Secretary of [P Energy Varga] rose.", ["Varga"]),
        ("The [P Pioneer’s Ann Lee] rose.", ["Ann Lee"]),
        ("[P Ann Lee wrote] this.", ["Ann Lee"]),
        ("[P Jean]-[P Luc] rose.", ["Jean-Luc"]),
        ("[P Dean Martin] rose.", ["Dean Martin"]),
        ("The [O Prime Minister] met [P Ms].", []),
        ("[P Anna Price] left. [P Price] slept.", ["Anna Price", "Price"]),
        ("[P Michael Barrows of] Leeds.", ["Michael Barrows"]),
        ("[O The News Monday] said.", ["News"]),
        ("On [X Monday], [P He] left.", []),
        ("[O The] rose.", []),
        ("“No,” said [P Posey.She] left.", ["Posey"]),
    ],
)
def test_a_name_is_the_name_proper_and_whole(marked: str, names: list[str]) -> None:
    assert names_of(marked) == names


def test_a_name_that_the_model_continues_behind_a_small_word_is_one() -> None:
    article = named("The [O US Centers] for [O Disease Control] rose.")
    disease = article.tagging.words_in(*span_of(article.layout.text, "Disease"))
    article.tagging.names[disease.first, [3, 4]] = 0.4, 0.5  # begins, goes on
    (naming,) = find_namings(article.layout, article.tagging)
    assert naming.text == "US Centers for Disease Control"


def span_of(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[P Ann Lee] rose.", Kind.PERSON),
        ("Then [P HURIWA] rose.", Kind.ORGANISATION),
        ("[P Hiranandani Memorial Hospital] rose.", Kind.ORGANISATION),
        ("[O Acme] rose.", Kind.ORGANISATION),
        ("[X Leeds] rose.", Kind.OTHER),
        ("Then [X COVID] rose.", Kind.OTHER),
    ],
)
def test_what_bears_a_name(marked: str, kind: Kind) -> None:
    article = named(marked)
    (naming,) = find_namings(article.layout, article.tagging)
    assert naming.kind is kind


def test_the_surname_of_somebody_is_found_where_the_model_is_not_sure() -> None:
    article = named("[P Ann Lee] left. Lee slept. Lee woke.")
    words = article.tagging.words_in(*span_of(article.layout.text, "Lee slept"))
    article.tagging.names[words.first, 1] = 0.3
    namings = find_namings(article.layout, article.tagging)
    assert [(naming.text, naming.start) for naming in namings] == [("Ann Lee", 0), ("Lee", 14)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "The Indigenous People of [X Biafra] ([O IPOB]) rose.",
            ["Indigenous People of Biafra", "IPOB"],
        ),
        (
            "[P Ann Lee] of the Indigenous People of [X Biafra] (IPOB) met [P Bob Ray].",
            ["Ann Lee", "Indigenous People of Biafra", "Bob Ray"],
        ),
        ("[P Ann Bea Corr] (ABC) rose.", ["Ann Bea Corr"]),  # the letters of a person
    ],
)
def test_a_name_before_its_acronym_is_all_that_the_acronym_stands_for(
    marked: str, names: list[str]
) -> None:
    assert names_of(marked) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ann Lee Quabb left.", "Ann Lee Quabb"), ("Ann Lee, Quabb left.", "Ann Lee")],
)
def test_a_name_takes_in_the_likely_word_right_behind_it(text: str, name: str) -> None:
    article = named(text.replace("Ann Lee", "[P Ann Lee]"))
    quabb = article.tagging.words_in(*span_of(article.layout.text, "Quabb"))
    article.tagging.names[quabb.first, 2] = 0.3  # goes on
    (naming,) = find_namings(article.layout, article.tagging)
    assert naming.text == name


def test_a_name_in_quotation_marks_is_known_to_stand_there() -> None:
    article = named("“[P Ann Lee]!” cried [P Bob Ray].")
    namings = find_namings(article.layout, article.tagging)
    assert [naming.is_quoted for naming in namings] == [True, False]


@pytest.mark.parametrize(
    ("marked", "nouns"),
    [
        ("A [U Neighbour] left.", ["neighbour"]),
        ("Her daughter wept.", ["daughter"]),
        ("A club spokeswoman wept.", ["spokeswoman"]),
        ("His wife, [P Jane Doe], wept.", []),
        ("“A [U neighbour]!” he cried.", []),
    ],
)
def test_nouns_that_stand_for_somebody(marked: str, nouns: list[str]) -> None:
    article = named(marked)
    assert [noun.text for noun in find_nouns(article.layout, article.tagging)] == nouns


def test_namings_that_share_a_character_with_a_span() -> None:
    article = named("[P Ann Lee], [P Bob Ray], [P Eve Moor].")
    namings = find_namings(article.layout, article.tagging)
    assert [naming.text for naming in overlapping(namings, (6, 10))] == ["Ann Lee", "Bob Ray"]
    assert overlapping(namings, (7, 9)) == []

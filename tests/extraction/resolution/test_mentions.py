from __future__ import annotations

import pytest

from quotesearch.extraction.resolution.mentions import MentionKind, numbers_in
from tests.extraction.resolution.named import named


@pytest.mark.parametrize(
    ("mention", "kind", "names"),
    [
        ("[P Ann Lee]", "name", ["Ann Lee"]),
        ("[O Acme] chief [P Ann Lee]", "name", ["Ann Lee"]),
        ("Secretary of War [P Hegseth]", "name", ["Hegseth"]),
        ("his wife, [P Jane Doe]", "name", ["Jane Doe"]),
        ("[P Ann Lee], mayor of [X Leeds]", "name", ["Ann Lee"]),
        ("[P Ann Lee] and [P Bob Ray]", "name", ["Ann Lee", "Bob Ray"]),
        ("[P Ann Lee], [P Bob Ray] and [P Eve Moor]", "name", ["Ann Lee", "Bob Ray", "Eve Moor"]),
        ("[P Ann Lee] of [O Acme] herself", "name", ["Ann Lee"]),
        ("a letter from [P Ann Lee]", "name", ["Ann Lee"]),
        ("the [O Council on Roads] director [P Ann Lee]", "name", ["Ann Lee"]),
        ("the Council on Roads Director [P Ann Lee]", "name", ["Ann Lee"]),
        ("[O Acme] [P Ann Lee]", "name", ["Ann Lee"]),
        ("[O Acme] and [O Ford] chief [P Ann Lee]", "name", ["Ann Lee"]),
        ("[P Lee]’s lawyer, [P Bob Ray]", "name", ["Bob Ray"]),
        ("[P Ann Lee] or [P Bob Ray]", "name", ["Ann Lee"]),  # only "and" joins
        ("the [O Ministry]", "name", ["Ministry"]),
        ("[O Acme] and [O Ford]", "name", ["Acme", "Ford"]),
        ("the [O Post] report", "name", ["Post"]),
        ("a statement from [O Acme]", "name", ["Acme"]),
        ("a statement by the [O Acme] board", "description", []),
        ("the former [O Acme] and [O Ford] striker", "description", []),
        ("a spokesman for [P Clinton]", "description", []),
        ("the MP for [X Dartford]", "description", []),
        ("the [P Clinton] campaign", "description", []),
        ("[P Sarah]’s lawyer", "description", []),
        ("the mayor", "description", []),
        ("—", "description", []),
        ("she", "he or she", []),
        ("him", "he or she", []),
        ("it", "other pronoun", []),
        ("they", "other pronoun", []),
    ],
)
def test_by_which_means_a_mention_says_who_speaks(
    mention: str, kind: str, names: list[str]
) -> None:
    read = named(f"[q “It rained,”] [m {mention}] said.").mention()
    assert read.kind is MentionKind(kind)
    assert [naming.text for naming in read.namings] == names


def test_a_quote_may_have_no_mention() -> None:
    assert named("[q “It rained.”]").mention().kind is MentionKind.NONE


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P Lewin], [m who] wrote [q “It rained”].", ["Lewin"]),
        ("[P Lewin], a [U nurse], [m who] wrote [q “It rained”].", ["Lewin"]),
        ("[P Lewin] met a [U nurse], [m who] wrote [q “It rained”].", []),
        ("“[P Lewin]”, [m who] wrote [q “It rained”].", []),  # only quoted
        ("[m Who] wrote [q “It rained”]?", []),
    ],
)
def test_who_means_the_name_right_before_it(marked: str, names: list[str]) -> None:
    assert [naming.text for naming in named(marked).mention().namings] == names


@pytest.mark.parametrize(
    ("mention", "says"),
    [
        ("officials", {"is_plural", "is_indefinite"}),
        ("the two officials", {"is_plural"}),
        ("a neighbour", {"is_indefinite"}),
        ("the boss", set()),
        ("the company", {"is_organisation"}),
        ("her sister", {"is_related"}),
        ("a spokesman for [P Clinton]", {"is_related", "is_indefinite"}),
        ("[P Clinton] aides", {"is_related", "is_indefinite", "is_plural"}),
        ("the [P Trump] administration", {"is_related", "is_organisation"}),
        ("the letter", {"is_document"}),
        ("[P Ann Lee] and [P Bob Ray]", {"is_plural"}),
    ],
)
def test_what_a_mention_says_of_the_speaker(mention: str, says: set[str]) -> None:
    read = named(f"[q “It rained,”] [m {mention}] said.").mention()
    flags = ("plural", "indefinite", "related", "document", "organisation")
    assert {f"is_{flag}" for flag in flags if getattr(read, f"is_{flag}")} == says


def test_the_words_of_a_description() -> None:
    read = named("[q “It rained,”] [m the 36-year-old actress from [X Leeds]] said.").mention()
    assert (read.head, read.gender) == ("actress", "female")
    assert numbers_in(read.words) == {"36"}

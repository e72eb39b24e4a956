from __future__ import annotations

import pytest

from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.phrase_parts import (
    find_head,
    is_proper,
    known_name_start,
    name_start,
)


def words_of(text: str) -> list[Token]:
    return tokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("a spokesman for Hillary Clinton", "a spokesman"),
        ("University of Virginia professor Larry Sabato", None),
        ("Secretary of State Ann Lee", None),
        ("President Lee of France", "President Lee"),
        ("a memo from Ann Lee", "Ann Lee"),
        ("Ann Lee’s lawyer Bob Ray", "lawyer Bob Ray"),
    ],
)
def test_the_head_ends_before_a_complement(text: str, head: str | None) -> None:
    words = find_head(words_of(text), people=())
    assert " ".join(word.text for word in words) == (head or text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anthropic CEO Dario Amodei", "Dario Amodei"),
        ("Secretary of War Hegseth", "Hegseth"),
        ("CEO of the Restaurant Association", ""),
        ("White House", "White House"),
        ("the Democratic National Committee", "the Democratic National Committee"),
        ("Steve King", "Steve King"),
    ],
)
def test_the_name_starts_behind_the_offices(text: str, name: str) -> None:
    words = words_of(text)
    assert " ".join(word.text for word in words[name_start(words) :]) == name


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("Cruz constituent Dan Golvach", ["Cruz", "Dan", "Golvach"], "Dan Golvach"),
        ("Jo and Dan Golvach", ["Jo", "Dan", "Golvach"], "Jo and Dan Golvach"),
        ("Dan Golvach said", ["Dan", "Golvach"], None),
    ],
)
def test_known_names_count_where_they_end_the_phrase(
    text: str, known: list[str], name: str | None
) -> None:
    words = words_of(text)
    start = known_name_start(words, {text.index(word) for word in known})
    ending = None if start is None else " ".join(word.text for word in words[start:])
    assert ending == name


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Lee", True), ("lee", False), ("Monday", False), ("He", False), ("London-based", False)],
)
def test_a_capital_makes_a_name_unless_it_has_another_reason(word: str, expected: bool) -> None:
    assert is_proper(words_of(word)[0]) == expected

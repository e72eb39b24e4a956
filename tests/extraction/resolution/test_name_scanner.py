from __future__ import annotations

import random
import re

import pytest

from quotesearch.extraction.resolution.name_scanner import NameScanner

WORDS = ["Ann", "An", "U.S.", "O’Brien", "Lee-Li", "Jean", "de", "Ää", "B.", "x_y"]
BETWEEN = [" ", " ", "  ", "", ".", "\n", "’s "]


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (["Ann Lee", "Lee"], "Ann Lee met Lee.", ["Ann Lee", "Lee"]),
        (["Ann Lee", "Ann Lee Ray"], "Ann Lee Ray left.", ["Ann Lee Ray"]),
        (["Ann", "Ann Lee Ray"], "Ann Lee left.", ["Ann"]),
        (["Lee"], "Lees left, Leer and “Lee”, too.", ["Lee"]),
        (["Ann Lee"], "Ann\nLee left.", []),
        (["Ann Lee"], "Ann L", []),
        ([], "Ann Lee left.", []),
    ],
)
def test_the_longest_name_is_found_as_a_whole_word(
    names: list[str], text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in NameScanner(names).find(text)] == found


def test_it_finds_what_a_regular_expression_of_all_names_finds() -> None:
    chance = random.Random(3)
    for _ in range(500):
        names = {" ".join(chance.choices(WORDS, k=chance.randint(1, 3))) for _ in range(5)}
        pieces = (chance.choice([*WORDS, "é", "s"]) + chance.choice(BETWEEN) for _ in range(14))
        text = "".join(pieces)
        scanner = NameScanner(names)
        longest_first = sorted(names, key=len, reverse=True)
        alternatives = "|".join(map(re.escape, longest_first))
        expected = [match.span() for match in re.finditer(rf"\b(?:{alternatives})\b", text)]
        assert list(scanner.find(text)) == expected

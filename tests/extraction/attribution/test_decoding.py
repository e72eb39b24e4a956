from __future__ import annotations

import numpy as np
import pytest

from quotesearch.extraction.attribution.decoding import best_tags, find_contents, find_units
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagging import BEGIN, CONTENT, INSIDE, OUTSIDE
from tests.extraction.attribution.handmade import Handmade, handmade, untagged

O, B, I = OUTSIDE, BEGIN, INSIDE  # noqa: E741


def scores(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.log(np.array(rows, np.float32).reshape(-1, 3))


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ([], []),
        ([(0.8, 0.1, 0.1)], [O]),
        ([(0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.8, 0.1, 0.1)], [B, I, O]),
        ([(0.1, 0.8, 0.1), (0.1, 0.8, 0.1)], [B, B]),
        # nothing is inside that was not begun
        ([(0.1, 0.1, 0.8), (0.1, 0.1, 0.8)], [B, I]),
        ([(0.8, 0.1, 0.1), (0.4, 0.1, 0.5)], [O, O]),
        # one unlikely word does not part a content
        ([(0.1, 0.8, 0.1), (0.6, 0.1, 0.3), (0.01, 0.01, 0.98)], [B, I, I]),
    ],
)
def test_the_likeliest_tags(chances: list[tuple[float, float, float]], expected: list[int]) -> None:
    assert best_tags(scores(*chances), [False] * len(chances)) == expected


def test_nothing_goes_on_where_a_paragraph_opens() -> None:
    rows = scores((0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.1, 0.1, 0.8))
    assert best_tags(rows, [True, True, False]) == [B, B, I]


def test_the_likeliest_tags_are_those_of_all_sequences() -> None:
    chance = np.random.default_rng(1)
    for _ in range(20):
        rows = np.log(chance.dirichlet((1, 1, 1), size=5)).astype(np.float32)
        opens = (chance.random(5) < 0.2).tolist()
        allowed = [tags for tags in np.ndindex(*[3] * 5) if is_allowed(tags, opens)]
        best = max(allowed, key=lambda tags: sum(rows[at][tag] for at, tag in enumerate(tags)))
        assert best_tags(rows, opens) == list(best)


def is_allowed(tags: tuple[int, ...], opens: list[bool]) -> bool:
    before = [OUTSIDE, *tags]
    return not any(
        tag == INSIDE and (last == OUTSIDE or opened)
        for last, tag, opened in zip(before, tags, opens, strict=False)
    )


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", []),
        ("It rained.", ["It", "rained", "."]),
        ("“It rained,” Ann said.", ["“It rained,”", "Ann", "said", "."]),
        ("He said “no” and “yes”", ["He", "said", "“no”", "and", "“yes”"]),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
    ],
)
def test_a_quoted_run_is_one_unit(text: str, units: list[str]) -> None:
    layout = Layout.of(text)
    tagging = untagged(layout)
    spans = [tagging.span_of(unit) for unit in find_units(layout, tagging)]
    assert [text[start:end] for start, end in spans] == units


def contents(example: Handmade) -> list[str]:
    return example.texts(find_contents(example.layout, example.tagging))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Nobody spoke.", []),
        ("[q “It rained,”] Ann Lee said.", ["“It rained,”"]),
        ("Ann Lee said [q that it rained].", ["that it rained"]),
        ("Ann Lee called it [q “a mess”] and [q “a shame.”]", ["“a mess”", "“a shame.”"]),
        ("Ann Lee said [q that it was “a mess” for all].", ["that it was “a mess” for all"]),
        # a run is said as a whole, whatever single words of it look like
        ("[q “It rained all] week,” Ann Lee said.", ["“It rained all week,”"]),
        ("“It rained all [q week],” Ann Lee said.", []),
        # a content ends with its paragraph
        ("Ann Lee said [q that it rained\nand froze].", ["that it rained", "and froze"]),
    ],
)
def test_contents(marked: str, expected: list[str]) -> None:
    assert contents(handmade(marked)) == expected


def test_a_long_run_does_not_outweigh_the_words_around_it() -> None:
    run = "“cold and wet and grey and dark and long and late and sad”"
    example = handmade(f"Ann Lee said [q that it was {run} there].")
    start = example.layout.text.index(run)
    quoted = example.tagging.words_in(start, start + len(run))
    example.tagging.tags[quoted.first : quoted.end, CONTENT] = (0.62, 0.02, 0.36)
    assert contents(example) == [f"that it was {run} there"]

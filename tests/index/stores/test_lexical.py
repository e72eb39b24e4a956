from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.records import Quote


def ask(lexical: LexicalIndex, text: str, k: int, rows: Any = None) -> tuple[Any, Any]:
    """The best quotes for the words of a text."""
    return lexical.search([term.text for term in lexical.terms(text)], k, rows)


@pytest.fixture(scope="module")
def lexical_folder(quotes: list[Quote], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lexical") / "index"
    LexicalIndex.build(folder, quotes)
    return folder


@pytest.fixture(scope="module")
def lexical(lexical_folder: Path) -> LexicalIndex:
    return LexicalIndex.open(lexical_folder)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("who spoke with arrogance?", [0]),
        ("ARROGANT betrayals", [0]),
        ("good conscience", [1]),
        ("altman", [2]),
        ("Secretary", [0]),
        ("Zoe O'Brien", [3, 5]),
        ("Zoë O’Brien’s", [3, 5]),
        ("nobody's", [5]),
        ("nobodys", [5]),
        ("Nobody’s", [5]),
        ("verse", [3]),
        ("banana", []),
        ("", []),
    ],
)
def test_a_question_finds_quotes_in_any_inflection(
    lexical: LexicalIndex, text: str, rows: list[int]
) -> None:
    best, scores = ask(lexical, text, 10)
    assert sorted(best.tolist()) == rows
    assert (scores > 0).all()


@pytest.mark.parametrize(
    "text",
    [
        '"arrogance',
        "arrogance AND (",
        "words:arrogance^",
        "-arrogance*",
        "/arrogance[/",
        "\x00 arrogance\n",
    ],
)
def test_nothing_is_query_syntax(lexical: LexicalIndex, text: str) -> None:
    assert ask(lexical, text, 1)[0].tolist() == [0]


def test_the_best_comes_first(lexical: LexicalIndex) -> None:
    best, scores = ask(lexical, "in good conscience, full of rain and arrogance and betrayal", 10)
    assert set(best[:3].tolist()) == {0, 1, 3}
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)


def test_equal_scores_go_by_row_wherever_they_are_cut(
    make_quote: Callable[..., Quote], tmp_path: Path
) -> None:
    LexicalIndex.build(
        tmp_path / "index", [make_quote("the same words", start=row) for row in range(50)]
    )
    lexical = LexicalIndex.open(tmp_path / "index")
    for k in (1, 7, 50, 60):
        assert ask(lexical, "same words", k)[0].tolist() == list(range(min(k, 50)))


@pytest.mark.parametrize("kept", [0, 1, 10, 150, 300])
def test_a_filter_keeps_order_and_scores(
    make_quote: Callable[..., Quote], tmp_path: Path, kept: int
) -> None:
    draw = np.random.default_rng(0)
    words = [" ".join(draw.choice(["war", "peace", "tax", "law", "rain"], 8)) for _ in range(300)]
    LexicalIndex.build(
        tmp_path / "index", [make_quote(text, start=row) for row, text in enumerate(words)]
    )
    lexical = LexicalIndex.open(tmp_path / "index")
    rows = draw.choice(300, kept, replace=False)
    everything, scores = ask(lexical, "war and peace", 300)
    expected = [
        (row, score) for row, score in zip(everything, scores, strict=True) if row in set(rows)
    ][:20]

    best = ask(lexical, "war and peace", 20, rows)

    assert list(zip(*best, strict=True)) == expected


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Don’t don't dont", [("dont", "Don’t"), ("dont", "don't"), ("dont", "dont")]),
        (
            "Anthropic’s, the companies'",
            [("anthrop", "Anthropic’s"), ("the", "the"), ("compani", "companies")],
        ),
        (
            "😀 Zoë’s 3.5% of $1,000",
            [("zoe", "Zoë’s"), ("3.5", "3.5"), ("of", "of"), ("1,000", "1,000")],
        ),
        ("U.S.-led 4th", [("u.", "U.S"), ("led", "led"), ("4th", "4th")]),
        ("“end.Next” ‘so’", [("end", "end"), ("next", "Next"), ("so", "so")]),
        ("…", []),
    ],
)
def test_terms_lie_in_the_text(
    lexical: LexicalIndex, text: str, terms: list[tuple[str, str]]
) -> None:
    assert [(term.text, text[term.start : term.end]) for term in lexical.terms(text)] == terms


def test_only_the_fields_that_are_named_are_searched(lexical: LexicalIndex) -> None:
    assert lexical.search(["altman"], 10, fields=["words"])[0].tolist() == []
    assert lexical.search(["altman"], 10, fields=["speaker"])[0].tolist() == [2]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("altmann", "altman"),
        ("betrayls", "betrayals"),
        ("conscience", "conscience"),
        ("ran", "ran"),
        ("bananas", "bananas"),
    ],
)
def test_a_misspelt_term_is_corrected_to_the_closest_one(
    lexical: LexicalIndex, typed: str, term: str
) -> None:
    (wrong,) = lexical.terms(typed)
    (right,) = lexical.terms(term)
    assert lexical.closest(wrong.text) == right.text


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("good conscience", [1]),
        ("Good, conscience!", [1]),
        ("conscience good", []),
        ("arrogance", [0]),
        ("The Secretary of War", []),
        ("is full of rain", [3]),
        ("the", [3, 4]),
    ],
)
def test_a_phrase_finds_the_quotes_that_contain_it(
    lexical: LexicalIndex, phrase: str, rows: list[int]
) -> None:
    assert lexical.rows_with_phrase(phrase).tolist() == rows


def test_all_terms_must_be_in_words_or_speaker(lexical: LexicalIndex) -> None:
    assert lexical.rows_with_all(["altman", "surveil"], np.arange(6)).tolist() == [2]
    assert lexical.rows_with_all(["altman", "surveil"], np.array([0, 1])).tolist() == []
    assert lexical.rows_with_all(["altman", "rain"], np.arange(6)).tolist() == []
    assert lexical.rows_with_all([], np.arange(6)).tolist() == []


def test_a_rarer_term_weighs_more(lexical: LexicalIndex) -> None:
    everywhere, twice, once, never = map(lexical.idf, ("herald", "obrien", "conscienc", "banana"))
    assert 0 < everywhere < twice < once < never


def test_idf_counts_a_quote_once_for_all_fields(lexical: LexicalIndex) -> None:
    # Row 0 has the term in its words and in its context.
    assert lexical.idf("arrog") == lexical.idf("conscienc")


def test_several_threads_get_the_same_answers(lexical: LexicalIndex) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda _: (ask(lexical, "the good rain", 5)[0].tolist(), lexical.terms("a b")),
                range(200),
            )
        )
    assert answers == answers[:1] * 200


def test_opening_writes_nothing_into_the_index(lexical_folder: Path) -> None:
    before = sorted(lexical_folder.iterdir())
    LexicalIndex.open(lexical_folder)
    assert sorted(lexical_folder.iterdir()) == before


@pytest.mark.parametrize("count", [0, 1])
def test_an_index_may_hold_few_quotes(
    make_quote: Callable[..., Quote], tmp_path: Path, count: int
) -> None:
    LexicalIndex.build(tmp_path / "index", [make_quote("words")] * count)
    lexical = LexicalIndex.open(tmp_path / "index")
    assert lexical.count == count
    assert ask(lexical, "words", 10)[0].tolist() == list(range(count))
    assert lexical.idf("word") > 0

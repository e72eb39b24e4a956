"""Which publication of an index a question names."""

from __future__ import annotations

import pytest

from quotesearch.language.folding import fold_words
from quotesearch.search.question.sources import Sources

SOURCES = Sources(
    ["wash-post", "nyt", "The Herald", "USA Today", "Politico", "The Hill", "AP"],
    ordinary={"hill", "today"},
)


@pytest.mark.parametrize(
    ("question", "name", "words"),
    [
        ("what the washington post quoted", "wash-post", "washington post"),
        ("wapo on trump", "wash-post", "wapo"),
        ("washpost on trump", "wash-post", "washpost"),
        ("new york times on trump", "nyt", "new york times"),
        ("nyt on trump", "nyt", "nyt"),
        ("in the herald", "The Herald", "herald"),
        ("usa today december", "USA Today", "usa today"),
        ("what Politico quoted", "Politico", "politico"),
        ("ap poll of women", "AP", "ap"),
        ("by the associated press", "AP", "associated press"),
    ],
)
def test_a_question_names_a_publication(question: str, name: str, words: str) -> None:
    folded = fold_words(question)
    source = SOURCES.find(folded)
    assert source is not None
    named_by = [folded[position] for position in source.positions]
    assert (source.name, " ".join(named_by)) == (name, words)


@pytest.mark.parametrize(
    "question",
    [
        "a political one",
        "on capitol hill today",
        "post",
        "new times",
        "",
        "usa",
        "american people",
        "not your taxes",
    ],
)
def test_a_question_may_name_no_publication(question: str) -> None:
    assert SOURCES.find(fold_words(question)) is None


def test_words_that_name_something_else_are_passed_over() -> None:
    assert SOURCES.find(["politico", "nyt"], taken={0}) == SOURCES.find(["x", "nyt"])

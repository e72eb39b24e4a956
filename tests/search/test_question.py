from __future__ import annotations

import pytest

from quotesearch.errors import QuestionError
from quotesearch.search import MAX_QUESTION
from quotesearch.search.question import matched_words, read_question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("who called it arrogance", "who called it arrogance"),
        ("  who\tcalled\n\nit arrogance ", "who called it arrogance"),
        ("who\u00a0called it\u2003arrogance", "who called it arrogance"),
        ("nai\u0308ve", "na\u00efve"),
        ("“arrogance” AND (betrayal* OR speaker:x^2)", "“arrogance” AND (betrayal* OR speaker:x^2)"),
        ("2026", "2026"),
        ("戦争", "戦争"),
        ("😀 war", "😀 war"),
    ],
)
def test_a_question_is_read(text: str, question: str) -> None:
    assert read_question(text) == question


@pytest.mark.parametrize("text", ["", " ", "\n\t", "?", "“…” – !", "😀", "___", "\x00"])
def test_a_question_needs_a_word(text: str) -> None:
    with pytest.raises(QuestionError, match="no words") as refused:
        read_question(text)
    assert refused.value.where == "q"


def test_a_thousand_characters_are_a_question_and_one_more_is_none() -> None:
    assert MAX_QUESTION == 1000
    assert len(read_question("😀" * 999 + "a")) == 1000
    with pytest.raises(QuestionError, match=r"has 1001 characters.* at most 1000"):
        read_question("a" * 1001)


@pytest.mark.parametrize("text", ["\ud800", "war \udcff peace"])
def test_lone_surrogates_are_no_text(text: str) -> None:
    with pytest.raises(QuestionError, match="not valid Unicode"):
        read_question(text)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who called it arrogance", "arrogance"),
        ("What did Altman say about mass surveillance?", "Altman mass surveillance"),
        ("WHO SAID “good conscience”", "good conscience"),
        ("a more patriotic service", "more patriotic service"),
        ("the co-founder’s U.S. plan isn't done", "co-founder’s U.S plan isn't done"),
        ("who said what", "who said what"),
        ("the", "the"),
    ],
)
def test_words_that_only_ask_are_not_matched(question: str, words: str) -> None:
    assert matched_words(question) == words

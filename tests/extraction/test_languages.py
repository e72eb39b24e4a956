"""Which language an article is read as, and what is said when it is refused."""

from __future__ import annotations

import pickle

import pytest

from quotesearch.errors import ArticleError, ForeignLanguageError
from quotesearch.extraction import extract_article, extract_in_its_language, language_of
from quotesearch.records import Article

ENGLISH = (
    "“The bridge will be closed until May,” Mayor Ann Lee told reporters on Tuesday. She said that "
    "the town would pay for it. The opposition called the delay a failure of planning, and asked "
    "for the papers to be published before the next meeting."
)
GERMAN = (
    "„Die Brücke bleibt bis Mai geschlossen“, sagte Bürgermeisterin Anna Lehmann am Dienstag vor "
    "Journalisten. Die Stadt werde dafür bezahlen. Die Opposition nannte die Verzögerung ein "
    "Versagen der Planung und verlangte, dass die Unterlagen veröffentlicht werden."
)


def test_an_english_article_is_extracted() -> None:
    article = Article("bridge", ENGLISH)
    assert extract_in_its_language(article) == extract_article(article)
    assert extract_article(article).quotes


@pytest.mark.parametrize("stated", [None, "de", "en", "en-US"])
def test_a_foreign_article_is_refused_whatever_it_states(stated: str | None) -> None:
    article = Article("bruecke", GERMAN, language=stated)
    with pytest.raises(ForeignLanguageError) as refusal:
        extract_in_its_language(article)
    assert refusal.value.language == "de"
    assert str(refusal.value) == (
        "bruecke: is in German (de), and quotesearch reads English. "
        "Use --language en to read it anyway."
    )


def test_an_english_article_that_states_another_language_is_read() -> None:
    assert language_of(Article("bridge", ENGLISH, language="de")) == "en"


def test_a_language_without_a_name_in_english_is_refused_by_its_code() -> None:
    numbers = "12.4 13.1 12.9 | 4,512 4,110 4,987 | 1.08 0.92 0.79 151.2 | " * 5
    with pytest.raises(ForeignLanguageError, match='is in the language "qqq", and'):
        language_of(Article("table", numbers, language="qqq"))


def test_a_foreign_article_can_be_read_as_english() -> None:
    article = Article("bruecke", GERMAN)
    assert extract_in_its_language(article, "en") == extract_article(article)


def test_a_refusal_survives_the_way_from_a_worker() -> None:
    with pytest.raises(ArticleError) as refusal:
        language_of(Article("bruecke", GERMAN))
    copy = pickle.loads(pickle.dumps(refusal.value))
    assert type(copy) is ForeignLanguageError
    assert (str(copy), copy.language, copy.where) == (str(refusal.value), "de", "bruecke")

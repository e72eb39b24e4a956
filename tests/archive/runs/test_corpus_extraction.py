"""Many articles: what they give, what is resumed, and what goes on after a fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.archive.runs.corpus_extraction import extract, extract_corpus, extract_each
from quotesearch.archive.runs.journal import Journal
from quotesearch.errors import ArticleError, ForeignLanguageError, QuestionError
from quotesearch.records import Article, Quote

if TYPE_CHECKING:
    from tests.archive.runs.conftest import StandIn

pytestmark = pytest.mark.slow

KHANS = "Mr. and Mrs. Khan came. Khan left early. “No,” he said. Khan slept. “Yes,” she said."


Expected = dict[str, Any]


def expect(
    words: str, speaker: str | None, mention: str, date: str | None = None, **fields: Any
) -> Expected:
    """What is expected of a quote; `words` is its text, or a part of it."""
    return {"words": words, "speaker": speaker, "speaker_mention": mention, "date": date, **fields}


def compared(quotes: Iterable[Quote], expected: list[Expected]) -> list[Expected]:
    """Return, for each expected quote, those with its words, reduced to its fields."""
    all_quotes = list(quotes)
    reduced = []
    for wanted in expected:
        for quote in all_quotes:
            if wanted["words"] in quote.text:
                reduced.append({name: getattr(quote, name, wanted["words"]) for name in wanted})
    return reduced


def test_the_story_with_a_stated_date(story: list[Article]) -> None:
    quotes = [quote for quote in extract_corpus(story) if quote.article_id == "1"]
    marsh, stone, varga, pinto = "Ellen Marsh", "Jeremy Stone", "Daniel Varga", "Carlos Pinto"
    memo = "a January 9 memorandum from Secretary of Energy Varga"
    under = "the Under Secretary of State for Rivers, Lakes and Coasts, Jeremy Stone, who"
    may1, may2 = "2026-05-01", "2026-05-02"
    expected = [
        expect(
            "open the port’s “inner basin.”",
            marsh,
            "Northport CEO Ellen Marsh",
            may2,
            kind="mixed",
            cue="saying",
        ),
        expect("“deep respect for the river” and agreed", marsh, "Marsh", may2, kind="mixed"),
        expect("We have long wished to see things calm down", marsh, "Marsh", may2, kind="direct"),
        expect(
            "human oversight of the pumps The Board agrees", marsh, "Marsh", may2, kind="direct"
        ),
        expect("that Northport had agreed to “all lawful use”", stone, under, may2, kind="mixed"),
        expect(
            "“names the laws and thus leaves",
            stone,
            "Stone",
            may2,
            kind="mixed",
            cue="According to",
        ),
        expect(
            "firms that accede to “any lawful use”",
            varga,
            memo,
            "2026-01-09",
            kind="mixed",
            cue="stated",
        ),
        expect(
            "“cannot in good faith” comply",
            pinto,
            "Tidewater CEO Carlos Pinto",
            "2026-04-30",
            kind="mixed",
        ),
        expect(
            "a “lesson in vanity and ingratitude”",
            None,
            "The Secretary of Energy",
            may1,
            kind="mixed",
            cue="also called",
        ),
        expect(
            "was “to hold the locks to ransom.”",
            varga,
            "The Secretary of Energy",
            may1,
            kind="mixed",
        ),
        expect("with our charter Their standing", None, "he", may1, kind="direct", cue="continued"),
        expect("no boat may moor", varga, "Varga", may1, kind="indirect"),
        expect(
            "“for a period of no more than six weeks”", varga, "He", may1, kind="mixed", cue="add"
        ),
    ]
    assert compared(quotes, expected) == expected
    assert {quote.published for quote in quotes} == {"2026-05-06"}
    assert {quote.title for quote in quotes} == {
        "Northport signs the dredging deal after Tidewater drops out"
    }


def test_the_story_without_a_date(story: list[Article]) -> None:
    quotes = [quote for quote in extract_corpus(story) if quote.article_id == "2"]
    expected = [
        expect("the company had secured terms", "Ellen Marsh", "who", kind="indirect"),
        expect(
            "a “flood plain risk to the county,”",
            "Daniel Varga",
            "Energy Secretary Daniel Varga",
            kind="mixed",
        ),
        expect(
            "two of Northport’s “most important principles”", "Ellen Marsh", "Marsh", kind="mixed"
        ),
        expect(
            "The Board agrees with these principles,",
            "Ellen Marsh",
            "Marsh",
            kind="direct",
            cue="wrote",
        ),
        expect("the designation exceeds", "Tidewater", "Tidewater", kind="indirect"),
    ]
    assert compared(quotes, expected) == expected
    assert {(quote.date, quote.date_basis, quote.published) for quote in quotes} == {
        (None, None, None)
    }
    assert {quote.source for quote in quotes} == {"Quayside"}


def test_a_name_that_somebody_gives_is_a_quote(story: list[Article]) -> None:
    verbatim = {part for quote in extract_corpus(story) for part in quote.quoted}
    assert "flood plain risk to the county," in verbatim


def test_no_speaker_is_shown_below_the_threshold(story: list[Article]) -> None:
    quotes = extract_corpus(story)
    assert all(quote.confidence >= 0.57 for quote in quotes if quote.speaker)


def test_twice_is_the_same(story: list[Article]) -> None:
    assert extract_corpus(story) == extract_corpus(story)


def test_the_seed_of_hashing_does_not_matter(story: list[Article]) -> None:
    program = (
        "import json, sys; from quotesearch.records import Article;"
        "from quotesearch.archive.runs.corpus_extraction import extract_corpus;"
        "articles = [Article(str(at), text) for at, text in enumerate(json.load(sys.stdin))];"
        "print(json.dumps([quote.to_json() for quote in extract_corpus(articles)]))"
    )
    texts = json.dumps([article.text for article in story] + [KHANS])
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=texts,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            timeout=60,
        ).stdout
        for seed in ("0", "3", "5")
    }
    assert len(answers) == 1
    assert json.loads(answers.pop())


def test_an_article_that_is_done_is_not_extracted_again(
    stand_in: StandIn, articles: list[Article], tmp_path: Path
) -> None:
    journal = tmp_path / "new" / "journal"
    first = extract_each(stand_in, articles[:2], 1, Journal.open(journal), None)
    kept = journal.read_bytes()
    assert len(kept.splitlines()) == 3
    second = extract_each(stand_in, articles, 1, Journal.open(journal), None)
    assert stand_in.extracted == ["Ann", "Bo", "Zoë"]
    assert list(second) == ["Ann", "Bo", "Zoë"]
    without_journal = extract_each(stand_in, articles, 1, None, None)
    assert second == first | {"Zoë": stand_in(articles[2])} == without_journal
    assert journal.read_bytes().startswith(kept)
    assert list(extract_each(stand_in, articles[::-1], 1, Journal.open(journal), None)) == [
        "Zoë",
        "Bo",
        "Ann",
    ]


def test_without_a_callback_the_first_error_is_raised(
    stand_in: StandIn, articles: list[Article]
) -> None:
    unreadable = ArticleError("is empty", where="a.txt")
    skipped: list[ArticleError] = []
    assert list(extract_each(stand_in, [unreadable, *articles], 1, None, skipped.append)) == [
        "Ann",
        "Bo",
        "Zoë",
    ]
    assert skipped == [unreadable]
    with pytest.raises(ArticleError, match="is empty"):
        extract_each(stand_in, [unreadable, *articles], 1, None, None)


ENGLISH = Article(
    "pool",
    "“We no longer have the money for the pool,” said the mayor, Jane Doe, after the meeting. The "
    "schools now have to find another place for their lessons, and many clubs fear for their "
    "future. The council decided on Monday to close it for good.",
)
GERMAN = Article(
    "bad",
    "„Wir haben das Geld nicht mehr“, sagte Bürgermeisterin Jana Dorn nach der Sitzung. Die "
    "Schulen müssen nun einen anderen Ort für den Unterricht finden, und viele Vereine fürchten um "
    "ihre Zukunft. Der Stadtrat hatte am Montag beschlossen, das Bad zu schließen.",
    language="en",
)


def test_an_article_that_is_not_in_english_is_refused() -> None:
    assert {quote.article_id for quote in extract(ENGLISH)} == {"pool"}
    for articles in (GERMAN, [ENGLISH, GERMAN]):
        with pytest.raises(ForeignLanguageError, match=r"bad: is in German \(de\)"):
            extract(articles)


def test_the_articles_around_a_foreign_or_unreadable_one_are_extracted() -> None:
    unreadable = ArticleError("is empty", where="a.txt")
    skipped: list[ArticleError] = []
    quotes = extract([GERMAN, unreadable, ENGLISH], on_skip=skipped.append)
    assert {quote.article_id for quote in quotes} == {"pool"}
    assert skipped[1:] == [unreadable]
    assert isinstance(skipped[0], ForeignLanguageError)
    assert skipped[0].language == "de"


def test_a_stated_language_forces_every_article_to_be_read() -> None:
    def fail(error: ArticleError) -> None:
        raise AssertionError(error)

    english = extract(ENGLISH)
    assert extract([GERMAN, ENGLISH], language="en", on_skip=fail)[-len(english) :] == english
    with pytest.raises(QuestionError, match=r'language: "de" is not a language .* one of: en'):
        extract(ENGLISH, language="de")


def test_what_is_read_by_force_is_not_taken_by_a_run_without(tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    extract([GERMAN], language="en", journal=journal)
    extract([ENGLISH], journal=journal)
    journaled = journal.read_bytes()
    skipped: list[ArticleError] = []
    extract([GERMAN, ENGLISH], journal=journal, on_skip=skipped.append)
    assert len(skipped) == 1
    extract([GERMAN, ENGLISH], language="en", journal=journal)
    assert journal.read_bytes() == journaled, "what was done has been done again"


def test_articles_are_taken_as_they_are_needed(stand_in: StandIn, articles: list[Article]) -> None:
    def watched() -> Iterator[Article]:
        for number, article in enumerate(articles):
            assert number <= len(stand_in.extracted), "taken too early"
            yield article

    assert len(extract_each(stand_in, watched(), 1, None, None)) == 3

"""The quotes of an article: who says what, when, in which words, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.archive.runs.corpus import extract_corpus
from quotesearch.extraction import extract
from quotesearch.records import Article, Quote

if TYPE_CHECKING:
    from tests.extraction.conftest import MakeArticle

Said = dict[str, Any]


def said(
    words: str, speaker: str | None, mention: str, date: str | None = None, **fields: Any
) -> Said:
    """What is expected of a quote; `words` is its text, or a part of it."""
    return {"words": words, "speaker": speaker, "speaker_mention": mention, "date": date, **fields}


def compared(quotes: Iterable[Quote], expected: list[Said]) -> list[Said]:
    """For each that is expected, the quote with its words, reduced to what is expected of it."""
    found, all_quotes = [], list(quotes)
    for wanted in expected:
        for quote in all_quotes:
            if wanted["words"] in quote.text:
                found.append({name: getattr(quote, name, wanted["words"]) for name in wanted})
    return found


def test_the_story_with_a_stated_date(story: list[Article]) -> None:
    quotes = [quote for quote in extract_corpus(story) if quote.article_id == "1"]
    marsh, stone, varga, pinto = "Ellen Marsh", "Jeremy Stone", "Daniel Varga", "Carlos Pinto"
    memo = "a January 9 memorandum from Secretary of Energy Varga"
    under = "the Under Secretary of State for Rivers, Lakes and Coasts, Jeremy Stone, who"
    may1, may2 = "2026-05-01", "2026-05-02"
    expected = [
        said(
            "open the port’s “inner basin.”",
            marsh,
            "Northport CEO Ellen Marsh",
            may2,
            kind="mixed",
            cue="saying",
        ),
        said("“deep respect for the river” and agreed", marsh, "Marsh", may2, kind="mixed"),
        said("We have long wished to see things calm down", marsh, "Marsh", may2, kind="direct"),
        said("human oversight of the pumps The Board agrees", marsh, "Marsh", may2, kind="direct"),
        said("that Northport had agreed to “all lawful use”", stone, under, may2, kind="mixed"),
        said(
            "“names the laws and thus leaves",
            stone,
            "Stone",
            may2,
            kind="mixed",
            cue="According to",
        ),
        said(
            "firms that accede to “any lawful use”",
            varga,
            memo,
            "2026-01-09",
            kind="mixed",
            cue="stated",
        ),
        said(
            "“cannot in good faith” comply",
            pinto,
            "Tidewater CEO Carlos Pinto",
            "2026-04-30",
            kind="mixed",
        ),
        said(
            "a “lesson in vanity and ingratitude”",
            varga,
            "The Secretary of Energy",
            may1,
            kind="mixed",
            cue="also called",
        ),
        said(
            "was “to hold the locks to ransom.”",
            varga,
            "The Secretary of Energy",
            may1,
            kind="mixed",
        ),
        said("with our charter Their standing", varga, "he", may1, kind="direct", cue="continued"),
        said("no boat may moor", varga, "Varga", may1, kind="indirect"),
        said(
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
        said("the company had secured terms", "Ellen Marsh", "who", kind="indirect"),
        said(
            "a “flood plain risk to the county,”",
            "Daniel Varga",
            "Energy Secretary Daniel Varga",
            kind="mixed",
        ),
        said(
            "two of Northport’s “most important principles”", "Ellen Marsh", "Marsh", kind="mixed"
        ),
        said(
            "The Board agrees with these principles,",
            "Ellen Marsh",
            "Marsh",
            kind="direct",
            cue="wrote",
        ),
        said("the designation exceeds", "Tidewater", "Tidewater", kind="indirect"),
    ]
    assert compared(quotes, expected) == expected
    assert {(quote.date, quote.date_basis, quote.published) for quote in quotes} == {
        (None, None, None)
    }
    assert {quote.source for quote in quotes} == {"Quayside"}


def test_a_name_that_somebody_gives_is_a_quote(story: list[Article]) -> None:
    verbatim = {part for quote in extract_corpus(story) for part in quote.quoted}
    assert "flood plain risk to the county," in verbatim


def test_within_one_article_the_given_name_stays_open(story: list[Article]) -> None:
    speakers = {quote.speaker for quote in extract(story[0])}
    assert "Varga" in speakers
    assert "Daniel Varga" not in speakers


def test_the_fields_of_a_quote(make_article: MakeArticle) -> None:
    text = "It was late.\n“The dam,” Ann Lee said, “broke.” Bob Ray slept."
    (quote,) = extract(
        make_article(text, "a/b", source="The Herald", title="Rain", url="u", date="2026-03-04")
    )
    spans = ((14, 21), (39, 45))
    assert quote == Quote(
        id=Quote.make_id("a/b", spans, "The dam broke."),
        text="The dam broke.",
        kind="direct",
        quoted=("The dam", "broke."),
        report=None,
        report_start=None,
        report_end=None,
        denied=False,
        spans=spans,
        start=14,
        end=45,
        speaker="Ann Lee",
        speaker_mention="Ann Lee",
        speaker_start=24,
        speaker_end=31,
        cue="said",
        confidence=quote.confidence,
        date="2026-03-04",
        date_basis="published",
        published="2026-03-04",
        source="The Herald",
        title="Rain",
        url="u",
        article_id="a/b",
        context="It was late.\n“The dam,” Ann Lee said, “broke.” Bob Ray slept.",
        group=quote.id,
    )
    assert 0.9 < quote.confidence < 1


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("“It rained,” Ann Lee said. “Yes.”", "direct", ("It rained", "Yes.")),
        ("Ann Lee called it “a mess” and “ a shame.”", "mixed", ("a mess", "a shame.")),
        ("Ann Lee said that it rained.", "indirect", ()),
    ],
)
def test_the_verbatim_parts(
    make_article: MakeArticle, text: str, kind: str, quoted: tuple[str, ...]
) -> None:
    (quote,) = extract(make_article(text))
    assert (quote.kind, quote.quoted) == (kind, quoted)


def test_below_the_threshold_the_speaker_is_null_and_the_mention_shows(
    make_article: MakeArticle,
) -> None:
    (quote,) = extract(
        make_article("Mayor Ann Lee met Mayor Bob Ray. “It rained,” the mayor said.")
    )
    assert (quote.speaker, quote.speaker_mention, quote.speaker_start) == (None, "the mayor", 46)
    assert quote.confidence < 0.6


def test_no_speaker_is_shown_below_the_threshold(story: list[Article]) -> None:
    quotes = extract_corpus(story)
    assert all(quote.confidence >= 0.57 for quote in quotes if quote.speaker)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "“", "”", '"', "“”", "said", "said said", "“ ” said", ".", "\u200b", "😀", "\x00"],
)
def test_texts_without_a_quote(make_article: MakeArticle, text: str) -> None:
    assert extract(make_article(text)) == []


def test_a_very_long_quote(make_article: MakeArticle) -> None:
    words = "It rained and it rained. " * 400 + "It stopped,"
    (quote,) = extract(make_article(f"Bob left. “{words}” Ann Lee said in the town."))
    assert (quote.text, quote.speaker) == (words.removesuffix(","), "Ann Lee")
    assert 0 < len(quote.context) <= 300


def test_the_context_is_sentences_around_the_quote(make_article: MakeArticle) -> None:
    text = "Far away. " * 40 + "Bob Ray left. “It rained,” Ann Lee said. The dam broke."
    (quote,) = extract(make_article(text))
    assert 280 < len(quote.context) <= 300
    assert quote.context in text
    assert quote.context.startswith("Far away. ")
    assert "Bob Ray left. “It rained,” Ann Lee said." in quote.context
    (first,) = extract(
        make_article("“It rained,” Ann Lee said. Bob Ray left. " + "Far away. " * 40)
    )
    assert first.context.startswith("“It rained,” Ann Lee said. Bob Ray left. Far away. ")
    assert 280 < len(first.context) <= 300

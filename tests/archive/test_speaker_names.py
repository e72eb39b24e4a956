"""Names of speakers, completed by other articles and by the people whom the user knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive.known_speakers import read_aliases
from quotesearch.archive.runs.corpus_extraction import extract_corpus
from quotesearch.archive.speaker_names import name_known_speaker
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Article

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will win the election,” said Donald J. Trump.", "Donald Trump"),
        ("“We will win the election,” said Mr. Hegseth.", "Pete Hegseth"),
        ("“We will win the election,” said the Secretary of War.", "Pete Hegseth"),
        ("Bill Clinton left. “We will win the election,” said Clinton.", "Bill Clinton"),
        ("“We will win the election,” said Jane Doe.", "Jane Doe"),
    ],
)
def test_a_known_person_has_one_name_over_the_corpus(people: Path, text: str, speaker: str) -> None:
    (quote,) = extract_corpus([Article("a", text)], aliases=read_aliases(people))
    assert quote.speaker == speaker
    assert 0.6 <= quote.confidence < 1


def test_the_name_that_other_articles_complete_stays(people: Path) -> None:
    articles = [
        Article("a", "“We will win the election,” said Mayor Clinton."),
        Article("b", "“We will win the election,” said Mayor Chelsea Clinton."),
    ]
    assert [quote.speaker for quote in extract_corpus(articles, aliases=read_aliases(people))] == [
        "Chelsea Clinton",
        "Chelsea Clinton",
    ]


@pytest.mark.parametrize(
    ("shown", "mention", "resolution", "confidence", "expected"),
    [
        (
            "Donald J. Trump",
            "he",
            Resolution("Donald J. Trump", 0.95, 1.0),
            0.95,
            ("Donald Trump", 0.95),
        ),
        (None, "the Secretary of War", Resolution(None, 0.5, 0.97), 0.5, ("Pete Hegseth", 0.97)),
        (
            None,
            "the Secretary of War",
            Resolution(None, 0.5, 0.6),
            0.5,
            (None, 0.5),
        ),  # that mention may not be the speaker
        (
            None,
            "the Secretary of War",
            Resolution("Ed Low", 0.5, 0.97),
            0.5,
            (None, 0.5),
        ),  # somebody, if not for certain
        (None, "Hegseth", Resolution("Hegseth", 0.75, 0.97), 0.75, (None, 0.75)),
        (None, None, Resolution(None, 1.0, 0.97), 0.9, (None, 0.9)),
    ],
)
def test_a_name_is_shown_only_where_the_mention_is_certain(
    make_quote: MakeQuote,
    people: Path,
    shown: str | None,
    mention: str | None,
    resolution: Resolution,
    confidence: float,
    expected: tuple[str | None, float],
) -> None:
    quote = make_quote("Yes.", speaker=shown, speaker_mention=mention, confidence=confidence)
    named = name_known_speaker(quote, resolution, read_aliases(people), {})
    assert (named.speaker, named.confidence) == expected

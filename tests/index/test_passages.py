from __future__ import annotations

from typing import TYPE_CHECKING

from quotesearch.index.passages import introduced, lexical_fields, passages

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def test_a_speaker_is_searched_as_the_article_introduces_them(make_quote: MakeQuote) -> None:
    mentions = [
        ("a", "Frank Nervo", "Nervo"),
        ("a", "Frank Nervo", "Justice Frank Nervo of the Supreme Court"),
        ("a", "Frank Nervo", "he"),
        ("a", "Ann Lee", "she"),
        ("b", "Frank Nervo", "Frank Nervo"),
        ("a", None, "a clerk"),
        ("a", None, None),
    ]
    quotes = [
        make_quote("No.", article_id=article, speaker=speaker, speaker_mention=mention)
        for article, speaker, mention in mentions
    ]
    searched = introduced(quotes)
    justice = "Justice Frank Nervo of the Supreme Court"
    assert [quote.speaker_mention for quote in searched] == [
        *[justice] * 3,
        "she",
        "Frank Nervo",
        "a clerk",
        None,
    ]
    assert [quote.id for quote in searched] == [quote.id for quote in quotes]
    assert passages(searched[0])[1].startswith(f"Frank Nervo, {justice}: No.")
    assert justice in lexical_fields(searched[2])["speaker"]


def test_a_long_mention_introduces_nobody(make_quote: MakeQuote) -> None:
    quotes = [
        make_quote("No.", speaker="Ann Lee", speaker_mention=mention)
        for mention in ("Lee", "Lee, " + "who says " * 20)
    ]
    assert introduced(quotes)[0].speaker_mention == "Lee"

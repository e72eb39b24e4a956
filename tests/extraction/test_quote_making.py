"""The record of a quote: its fields, its context, and offsets into the unaltered text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.records import Article, Quote

if TYPE_CHECKING:
    from tests.extraction.conftest import MakeArticle

WORDS = [
    "It rained",
    "J’étais 😀 là",
    "𝔘𝔫𝔦 e\u0301",
    "a\u00a0b\u200bc",
    "“nested” it",
    "‘nested’ it",
    "x\u2028y",
    "Ünïcödé 中文",
]
FRAMES = [
    "“{words},” Ann Lee said.",
    "\ufeff😀\u200b “{words},” said Ann\u00a0Lee.",
    "𝔘 said 😀.\r\n\r\n''{words},'' Ann Lee said. \u200b''{words}.''\r\n",
    "Ann Lee said that \u00a0“{words}” was all 😀.",
    "Ann Lee said that {words} was all.",
    "Ann Lee said: “{words} one two three.\n“{words}\u200b.”\nNo.",
    "\t\u2003«\u00a0{words}\u00a0», Ann Lee said. JosÃ© Peña said that \u200b{words} was it.",
    '"LEE: {words}."\n\u200b"RAY: {words}."',
    "On March 3, 2025, Ann Lee called it “{words}”\u200b and “{words}.” "
    "She added: “{words} and more\u200b of it.”",
]


def test_the_fields_of_a_quote(make_article: MakeArticle) -> None:
    text = "It was late.\n“The dam,” Ann Lee said, “broke.” Bob Ray slept."
    (quote,) = extract_quotes(
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
    (quote,) = extract_quotes(make_article(text))
    assert (quote.kind, quote.quoted) == (kind, quoted)


def test_below_the_threshold_the_speaker_is_null_and_the_mention_shows(
    make_article: MakeArticle,
) -> None:
    (quote,) = extract_quotes(
        make_article("Mayor Ann Lee met Mayor Bob Ray. “It rained,” the mayor said.")
    )
    assert (quote.speaker, quote.speaker_mention, quote.speaker_start) == (None, "the mayor", 46)
    assert quote.confidence < 0.6


def test_a_very_long_quote(make_article: MakeArticle) -> None:
    words = "It rained and it rained. " * 400 + "It stopped,"
    (quote,) = extract_quotes(make_article(f"Bob left. “{words}” Ann Lee said in the town."))
    assert (quote.text, quote.speaker) == (words.removesuffix(","), "Ann Lee")
    assert 0 < len(quote.context) <= 300


def test_the_context_is_sentences_around_the_quote(make_article: MakeArticle) -> None:
    text = "Far away. " * 40 + "Bob Ray left. “It rained,” Ann Lee said. The dam broke."
    (quote,) = extract_quotes(make_article(text))
    assert 280 < len(quote.context) <= 300
    assert quote.context in text
    assert quote.context.startswith("Far away. ")
    assert "Bob Ray left. “It rained,” Ann Lee said." in quote.context
    (first,) = extract_quotes(
        make_article("“It rained,” Ann Lee said. Bob Ray left. " + "Far away. " * 40)
    )
    assert first.context.startswith("“It rained,” Ann Lee said. Bob Ray left. Far away. ")
    assert 280 < len(first.context) <= 300


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("words", WORDS)
def test_every_offset_counts_code_points_of_the_unaltered_text(
    make_article: MakeArticle, frame: str, words: str
) -> None:
    text = frame.format(words=words)
    quotes = extract_quotes(make_article(text))
    assert quotes
    for quote in quotes:
        pieces = [text[start:end] for start, end in quote.spans]
        assert quote.text == " ".join(pieces)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        assert all(start < end for start, end in quote.spans)
        assert list(quote.spans) == sorted(quote.spans)
        assert all(piece.strip("\u200b \u00a0\r\n") == piece for piece in pieces)
        assert quote.speaker_start is not None
        assert quote.speaker_mention == text[quote.speaker_start : quote.speaker_end]
        assert all(any(part in piece for piece in pieces) for part in quote.quoted)
        assert quote.context in text
        assert quote.cue is None or quote.cue in text
    assert len({quote.id for quote in quotes}) == len(quotes)


def test_line_ends_move_offsets_and_nothing_else(
    story: list[Article], make_article: MakeArticle
) -> None:
    plain = story[0].text
    windows = plain.replace("\n", "\r\n")
    one, other = extract_quotes(make_article(plain)), extract_quotes(make_article(windows))
    assert [(q.text, q.speaker, q.kind, q.cue) for q in one] == [
        (q.text, q.speaker, q.kind, q.cue) for q in other
    ]
    assert all(
        other[at].start == quote.start + plain[: quote.start].count("\n")
        for at, quote in enumerate(one)
    )

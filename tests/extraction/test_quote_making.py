"""Offsets point into the unaltered text, whatever stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.extraction import extract
from quotesearch.records import Article

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
    "On March 3, 2025, Ann Lee called it “{words}”\u200b and “{words}.” She added: “{words} and more\u200b of it.”",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("words", WORDS)
def test_every_offset_counts_code_points_of_the_unaltered_text(
    make_article: MakeArticle, frame: str, words: str
) -> None:
    text = frame.format(words=words)
    quotes = extract(make_article(text))
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
    one, other = extract(make_article(plain)), extract(make_article(windows))
    assert [(q.text, q.speaker, q.kind, q.cue) for q in one] == [
        (q.text, q.speaker, q.kind, q.cue) for q in other
    ]
    assert all(
        other[at].start == quote.start + plain[: quote.start].count("\n")
        for at, quote in enumerate(one)
    )

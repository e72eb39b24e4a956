"""The committed quotes file: the quotes that must be right are, and the known errors are absent."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from quotesearch.archive import format_quotes, read_quotes
from quotesearch.records import Quote

DATA = Path(__file__).parents[1] / "data" / "quotes.jsonl"
FIRST, SECOND = "000_c66e7765b04c67d5", "003_72f2085c380d2ea6"


@pytest.fixture(scope="module")
def data() -> list[Quote]:
    return read_quotes(DATA)


class GoldQuote(NamedTuple):
    """A quote that extraction must get right; `day` is when it was said, if the article tells."""

    article_id: str
    kind: str
    quoted: tuple[str, ...]
    speaker: str
    mention: str
    day: str | None


GOLD_QUOTES = (
    GoldQuote(
        FIRST,
        "mixed",
        ("master class in arrogance and betrayal",),
        "Pete Hegseth",
        "The Secretary of War",
        "2026-02-27",
    ),
    GoldQuote(
        FIRST,
        "mixed",
        ("to seize veto power over the operational decisions of the United States military.",),
        "Pete Hegseth",
        "The Secretary of War",
        "2026-02-27",
    ),
    GoldQuote(
        FIRST,
        "direct",
        (
            "Anthropic’s stance is fundamentally incompatible with American principles",
            "Their relationship with the United States Armed Forces and the Federal Government "
            "has therefore been permanently altered.",
        ),
        "Pete Hegseth",
        "he",
        "2026-02-27",
    ),
    GoldQuote(
        FIRST,
        "mixed",
        ("for a period of no more than six months", "to a better and more patriotic service."),
        "Pete Hegseth",
        "He",
        "2026-02-27",
    ),
    GoldQuote(
        FIRST,
        "mixed",
        (
            "references laws and thus appropriately vests those questions in our democratic "
            "system,",
            "unacceptably vests those questions in a single unaccountable CEO who would usurp "
            "sovereign control of our most sensitive systems.",
        ),
        "Jeremy Lewin",
        "Lewin",
        "2026-02-28",
    ),
    GoldQuote(
        FIRST,
        "mixed",
        ("cannot in good conscience",),
        "Dario Amodei",
        "Anthropic CEO Dario Amodei",
        "2026-02-26",
    ),
    GoldQuote(
        FIRST,
        "direct",
        (
            "Two of our most important safety principles are prohibitions on domestic mass "
            "surveillance and human responsibility for the use of force, including for "
            "autonomous weapon systems",
            "The DoW agrees with these principles, reflects them in law and policy, and we put "
            "them into our agreement.",
        ),
        "Sam Altman",
        "Altman",
        "2026-02-28",
    ),
    GoldQuote(
        SECOND,
        "direct",
        (
            "The DoW agrees with these principles, reflects them in law and policy, and we put "
            "them into our agreement",
        ),
        "Sam Altman",
        "Altman",
        None,
    ),
)


@pytest.mark.parametrize("gold", GOLD_QUOTES, ids=lambda gold: gold.quoted[0][:30])
def test_the_quotes_that_must_be_right(data: list[Quote], gold: GoldQuote) -> None:
    (quote,) = (
        quote
        for quote in data
        if quote.article_id == gold.article_id and gold.quoted[0] in quote.text
    )
    assert (quote.kind, quote.quoted) == (gold.kind, gold.quoted)
    assert (quote.speaker, quote.speaker_mention) == (gold.speaker, gold.mention)
    assert (quote.date, quote.date_basis) == (gold.day, "stated" if gold.day else None)
    if gold.kind == "direct":
        assert quote.text == " ".join(gold.quoted)
        assert len(quote.spans) == len(gold.quoted)


def test_a_name_in_quotation_marks_is_not_a_quote(data: list[Quote]) -> None:
    verbatim = {part.strip(" ,.") for quote in data for part in quote.quoted}
    assert verbatim.isdisjoint({"supply-chain risk", "Department of War"})
    assert "supply chain risk to national security" in verbatim


def test_title_source_and_day_are_those_that_the_articles_state(data: list[Quote]) -> None:
    stated = {
        (quote.article_id, quote.published, quote.title, quote.source, quote.url) for quote in data
    }
    assert stated == {
        (
            FIRST,
            "2026-03-04",
            "OpenAI signs US defense contract after Anthropic drops out",
            None,
            None,
        ),
        (SECOND, None, None, "TNW", None),
    }


def test_a_speaker_without_a_name_stays_unnamed(data: list[Quote]) -> None:
    unnamed = {quote.speaker_mention for quote in data if quote.speaker is None}
    assert unnamed == {"Pentagon officials", "Officials", "the White House and Pentagon"}


def test_the_file_is_formatted_as_extract_writes_it(data: list[Quote]) -> None:
    assert DATA.read_text(encoding="utf-8") == format_quotes(data)


def test_the_fields_of_each_quote_fit_together(data: list[Quote]) -> None:
    for quote in data:
        assert quote.id == Quote.make_id(quote.article_id, quote.spans, quote.text)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        spaces_between = len(quote.spans) - 1
        assert len(quote.text) == sum(end - start for start, end in quote.spans) + spaces_between
        assert quote.speaker_mention
        assert quote.speaker_start is not None
        assert quote.speaker_end == quote.speaker_start + len(quote.speaker_mention)
        assert len(quote.context) <= 300
        assert all(part in quote.text for part in quote.quoted)
        assert (quote.date is None) == (quote.date_basis is None)

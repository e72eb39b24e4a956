"""The committed data file holds what the two articles say: the quotes that must be right, and none that must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotesearch.archive import format_quotes, read_quotes
from quotesearch.records import Quote

DATA = Path(__file__).parents[1] / "data" / "quotes.jsonl"
FIRST, SECOND = "000_c66e7765b04c67d5", "003_72f2085c380d2ea6"


@pytest.fixture(scope="module")
def data() -> list[Quote]:
    return read_quotes(DATA)


# article, kind, verbatim parts, speaker, mention, day
GOLD: list[tuple[str, str, tuple[str, ...], str, str, str | None]] = [
    (
        FIRST,
        "mixed",
        ("master class in arrogance and betrayal",),
        "Pete Hegseth",
        "The Secretary of War",
        "2026-02-27",
    ),
    (
        FIRST,
        "mixed",
        ("to seize veto power over the operational decisions of the United States military.",),
        "Pete Hegseth",
        "The Secretary of War",
        "2026-02-27",
    ),
    (
        FIRST,
        "direct",
        (
            "Anthropic’s stance is fundamentally incompatible with American principles",
            "Their relationship with the United States Armed Forces and the Federal Government has therefore been "
            "permanently altered.",
        ),
        "Pete Hegseth",
        "he",
        "2026-02-27",
    ),
    (
        FIRST,
        "mixed",
        ("for a period of no more than six months", "to a better and more patriotic service."),
        "Pete Hegseth",
        "He",
        "2026-02-27",
    ),
    (
        FIRST,
        "mixed",
        (
            "references laws and thus appropriately vests those questions in our democratic system,",
            "unacceptably vests those questions in a single unaccountable CEO who would usurp sovereign control of "
            "our most sensitive systems.",
        ),
        "Jeremy Lewin",
        "Lewin",
        "2026-02-28",
    ),
    (
        FIRST,
        "mixed",
        ("cannot in good conscience",),
        "Dario Amodei",
        "Anthropic CEO Dario Amodei",
        "2026-02-26",
    ),
    (
        FIRST,
        "direct",
        (
            "Two of our most important safety principles are prohibitions on domestic mass surveillance and human "
            "responsibility for the use of force, including for autonomous weapon systems",
            "The DoW agrees with these principles, reflects them in law and policy, and we put them into our "
            "agreement.",
        ),
        "Sam Altman",
        "Altman",
        "2026-02-28",
    ),
    (
        SECOND,
        "direct",
        (
            "The DoW agrees with these principles, reflects them in law and policy, and we put them into our agreement",
        ),
        "Sam Altman",
        "Altman",
        None,
    ),
]


@pytest.mark.parametrize("row", GOLD, ids=[row[2][0][:30] for row in GOLD])
def test_the_quotes_that_must_be_right(
    data: list[Quote], row: tuple[str, str, tuple[str, ...], str, str, str | None]
) -> None:
    article_id, kind, quoted, speaker, mention, day = row
    (quote,) = (
        quote for quote in data if quote.article_id == article_id and quoted[0] in quote.text
    )
    assert (quote.kind, quote.quoted) == (kind, quoted)
    assert (quote.speaker, quote.speaker_mention) == (speaker, mention)
    assert (quote.date, quote.date_basis) == (day, "stated" if day else None)
    if kind == "direct":
        assert quote.text == " ".join(quoted)
        assert len(quote.spans) == len(quoted)


def test_nobody_says_a_passive_or_a_name(data: list[Quote]) -> None:
    verbatim = {part.strip(" ,.") for quote in data for part in quote.quoted}
    assert verbatim.isdisjoint({"supply-chain risk", "Department of War"})
    assert "supply chain risk to national security" in verbatim


def test_what_the_articles_state_of_themselves(data: list[Quote]) -> None:
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


def test_a_quote_without_a_speaker_is_not_given_one(data: list[Quote]) -> None:
    unnamed = {quote.speaker_mention for quote in data if quote.speaker is None}
    assert unnamed == {"Pentagon officials", "Officials", "the White House and Pentagon"}


def test_the_file_is_as_it_would_be_written(data: list[Quote]) -> None:
    assert DATA.read_text(encoding="utf-8") == format_quotes(data)


def test_the_records_agree_with_themselves(data: list[Quote]) -> None:
    for quote in data:
        assert quote.id == Quote.make_id(quote.article_id, quote.spans, quote.text)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        assert (
            len(quote.text) == sum(end - start for start, end in quote.spans) + len(quote.spans) - 1
        )
        assert quote.speaker_mention
        assert quote.speaker_start is not None
        assert quote.speaker_end == quote.speaker_start + len(quote.speaker_mention)
        assert len(quote.context) <= 300
        assert all(part in quote.text for part in quote.quoted)
        assert (quote.date is None) == (quote.date_basis is None)

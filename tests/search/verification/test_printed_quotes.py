"""The words of a quote as they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.search.verification.printed_quotes import read_quote

if TYPE_CHECKING:
    from quotesearch.language.wording.printed_words import PrintedWords
    from tests.conftest import MakeQuote


def runs(printed: PrintedWords) -> list[str]:
    """The words of each verbatim run."""
    return [" ".join(printed.keys[start:end]) for start, end in printed.run_spans]


def test_a_direct_quote_is_one_run(make_quote: MakeQuote) -> None:
    split = make_quote("We are ready and not afraid", quoted=("We are ready", "and not afraid"))
    assert runs(read_quote(split)) == ["we are ready and not afraid"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The reporter only interrupts the speaker.
        ("“We are ready,” Lee said, “not afraid”", ["we are ready not afraid"]),
        # The reporter's sentence holds the parts together.
        ("“We are ready” and Lee is “not afraid”", ["we are ready", "not afraid"]),
        ("“We are ready,” but “not afraid”", ["we are ready", "not afraid"]),
        ("Lee is “ready,” he said, and “not afraid”", ["ready", "not afraid"]),
        ("the plan is “a disgrace”", ["a disgrace"]),
    ],
)
def test_parts_in_marks_are_one_run_where_the_reporter_only_interrupts(
    make_quote: MakeQuote, text: str, expected: list[str]
) -> None:
    parts = tuple(part.split("”")[0] for part in text.split("“")[1:])
    quote = make_quote(text, kind="mixed", quoted=parts)
    assert runs(read_quote(quote)) == expected


def test_parts_that_are_not_in_the_text_are_all_there_is(make_quote: MakeQuote) -> None:
    quote = make_quote("the plan is bad", kind="mixed", quoted=("a disgrace", "a shame"))
    assert runs(read_quote(quote)) == ["a disgrace", "a shame"]


def test_a_paraphrase_has_no_verbatim_words(make_quote: MakeQuote) -> None:
    quote = make_quote("that the bridge is closed", kind="indirect", quoted=())
    printed = read_quote(quote)
    assert runs(printed) == []
    assert len(printed.words) == 5


def test_compounds_are_one_word(make_quote: MakeQuote) -> None:
    quote = make_quote("The health care of the town")
    assert runs(read_quote(quote, {"healthcare"})) == ["the healthcare of the town"]

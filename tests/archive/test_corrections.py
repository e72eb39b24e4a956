from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.archive import correct, read_corrections
from quotesearch.errors import RecordError

if TYPE_CHECKING:
    from quotesearch.records import Quote
    from tests.conftest import MakeQuote


def written(path: Path, *lines: dict[str, Any] | str) -> Path:
    """Write a file of lines; an object becomes JSON."""
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8"
    )
    return path


@pytest.fixture
def quote(make_quote: MakeQuote) -> Quote:
    return make_quote(
        "Yes.", speaker="Ann Lee", confidence=0.7, date="2026-03-04", date_basis="published"
    )


def anchor(quote: Quote) -> dict[str, Any]:
    """What a line of corrections copies from the line of its quote."""
    return {field: quote.to_json()[field] for field in ("article_id", "start", "end", "text")}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ([{}], {}),
        ([{"note": "checked"}], {}),
        ([{"not_a_quote": False}], {}),
        ([{"speaker": "Bo Chen"}], {"speaker": "Bo Chen", "confidence": 1.0}),
        ([{"speaker": None}], {"speaker": None, "confidence": 0.0}),
        ([{"date": "2025-01-02"}], {"date": "2025-01-02", "date_basis": "stated"}),
        ([{"date": None}], {"date": None, "date_basis": None}),
        (
            [
                {"speaker": "Bo Chen", "note": "a"},
                {"date": None, "note": "b"},
                {"speaker": "Bo Chen"},
            ],
            {"speaker": "Bo Chen", "confidence": 1.0, "date": None, "date_basis": None},
        ),
        ([{"not_a_quote": True}], None),
        ([{"speaker": "Bo Chen"}, {"not_a_quote": True}], None),
        ([{"article_id": "nowhere", "speaker": "Bo Chen"}], {}),
    ],
)
def test_only_what_is_given_is_changed(
    quote: Quote,
    make_quote: MakeQuote,
    tmp_path: Path,
    given: list[dict[str, Any]],
    changed: dict[str, Any] | None,
) -> None:
    path = written(tmp_path / "corrections.jsonl", *(anchor(quote) | line for line in given))
    other = make_quote("No.", article_id="other")
    expected = [] if changed is None else [quote.to_json() | changed]
    corrected = correct([quote, other], read_corrections(path)).quotes
    assert [one.to_json() for one in corrected] == [*expected, other.to_json()]


SAID = "we will rebuild the old harbour before the winter comes"
# The corrected quote starts at 100. These stand in its place with another model, or after the
# article was edited; the number is that of the one which the correction fits.
FITTING = [
    ([(100, SAID)], 0),
    ([(103, SAID[3:])], 0),  # a word less
    ([(90, "He said: " + SAID + " again")], 0),  # more words
    ([(100, SAID.upper() + "!")], 0),
    ([(100, SAID[:28])], 0),  # half of it
    ([(100, SAID[:20])], None),  # less than half
    (
        [(100, "nobody is to enter the old town hall until the police leave")],
        None,
    ),  # other words in its place
    ([(500, SAID)], 0),  # the article has grown above it
    ([(110, SAID)], 0),
    ([(500, f"{SAID},")], 0),
    ([(500, SAID[:40])], None),  # moved, and not the same words
    ([(500, SAID), (900, SAID)], None),  # moved, and nobody can tell which
    ([(100, SAID), (900, SAID)], 0),
    ([(500, SAID), (100, "nobody is to enter the old town hall until the police leave")], 0),
    ([(100, SAID[:40]), (103, SAID[3:])], 1),  # the one that covers more of it
    ([(100, SAID + " and goes"), (100, SAID)], 1),
    ([(100, SAID + " xy"), (100, SAID + " ab")], 0),  # both as well: the first
]


@pytest.mark.parametrize(("found", "corrected"), FITTING)
def test_a_correction_fits_by_place_and_words(
    make_quote: MakeQuote, tmp_path: Path, found: list[tuple[int, str]], corrected: int | None
) -> None:
    line = anchor(make_quote(SAID, start=100)) | {"speaker": "Bo Chen"}
    corrections = read_corrections(written(tmp_path / "corrections.jsonl", line))
    quotes = [make_quote(words, start=start, speaker="Ann Lee") for start, words in found]
    done = correct(quotes, corrections)
    expected = ["Bo Chen" if number == corrected else "Ann Lee" for number in range(len(quotes))]
    assert [quote.speaker for quote in done.quotes] == expected
    assert (done.idle == {}) == (corrected is not None)


def test_a_correction_that_fits_no_quote_says_what_it_was(
    make_quote: MakeQuote, tmp_path: Path
) -> None:
    gone = anchor(make_quote(SAID, article_id="gone"))
    lines = [
        gone | {"speaker": "Bo Chen", "date": None, "note": "asked"},
        gone | {"start": 70, "end": 80, "text": "harbour", "not_a_quote": True},
        gone | {"start": 90, "end": 91, "text": "?"},
    ]
    path = written(tmp_path / "corrections.jsonl", *lines)
    idle = correct([], read_corrections(path)).idle
    assert {where: str(correction) for where, correction in idle.items()} == {
        f"{path}:1": f"“{SAID}” in gone (speaker Bo Chen, date unknown)",
        f"{path}:2": "“harbour” in gone (not a quote)",
        f"{path}:3": "“?” in gone (no change)",
    }


@pytest.mark.parametrize(
    ("other", "speaker", "date", "idle"),
    [
        ({"date": "2026-01-01"}, "Ann Lee", "2026-01-01", 0),
        ({"speaker": "Ann Lee"}, "Ann Lee", None, 0),
        ({"speaker": "Bo Chen"}, "Ann Lee", None, 1),
        ({"not_a_quote": True}, "Ann Lee", None, 1),
    ],
)
def test_of_corrections_that_contradict_each_other_the_nearer_holds(
    make_quote: MakeQuote,
    tmp_path: Path,
    other: dict[str, Any],
    speaker: str,
    date: str | None,
    idle: int,
) -> None:
    farther = anchor(make_quote(SAID[:40], start=100)) | other
    nearer = anchor(make_quote(SAID, start=100)) | {"speaker": "Ann Lee"}
    corrections = read_corrections(written(tmp_path / "corrections.jsonl", farther, nearer))
    done = correct([make_quote(SAID, start=100)], corrections)
    (quote,) = done.quotes
    assert (quote.speaker, quote.date, len(done.idle)) == (speaker, date, idle)


FIRST = {
    "article_id": "a",
    "start": 0,
    "end": 5,
    "text": "first",
    "speaker": "Ann Lee",
    "date": None,
}
ANCHOR = {"article_id": "a", "start": 7, "end": 9, "text": "x"}
SAME = {field: FIRST[field] for field in ANCHOR}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Invalid JSON"),
        ({"speaker": "Bo Chen"}, "article_id: Field required"),
        ({"id": "0f3b9c2d8e7a6154", "speaker": "Bo Chen"}, "article_id: Field required"),
        (ANCHOR | {"article_id": ""}, "article_id: "),
        (ANCHOR | {"start": -1}, "start: "),
        (ANCHOR | {"end": 7}, "end must be greater than start"),
        (ANCHOR | {"text": " "}, "text: "),
        (ANCHOR | {"speaker": ""}, "speaker: "),
        (ANCHOR | {"date": "soon"}, "date: 'soon' is not a day written YYYY-MM-DD"),
        (ANCHOR | {"date": ""}, "date: "),
        (ANCHOR | {"not_a_quote": "yes"}, "not_a_quote: "),
        (ANCHOR | {"confidence": 1.0}, "confidence: "),
        (SAME | {"speaker": "Bo Chen"}, "speaker: an earlier line says 'Ann Lee' for \"first\""),
        (SAME | {"speaker": None}, "speaker: an earlier line says 'Ann Lee' for \"first\""),
        (SAME | {"date": "2026-01-01"}, 'date: an earlier line says None for "first"'),
    ],
)
def test_a_line_that_is_not_a_correction_is_named(
    tmp_path: Path, line: dict[str, Any] | str, says: str
) -> None:
    path = written(tmp_path / "corrections.jsonl", FIRST, "", line)
    with pytest.raises(RecordError) as refused:
        read_corrections(path)
    assert refused.value.where == f"{path}:3"
    assert says in refused.value.what
    assert refused.value.hint == "Fix or remove the line; nothing was changed."


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        read_corrections(tmp_path / "missing.jsonl")

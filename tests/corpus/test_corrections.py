from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.errors import RecordError
from quotesearch.extraction import correct, read_corrections

if TYPE_CHECKING:
    from quotesearch.models import Quote
    from tests.conftest import MakeQuote


def written(path: Path, *lines: dict[str, Any] | str) -> Path:
    """A file of lines; what is no text is written as JSON."""
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


@pytest.fixture
def quote(make_quote: MakeQuote) -> Quote:
    return make_quote("Yes.", speaker="Ann Lee", confidence=0.7, date="2026-03-04", date_basis="published")


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
            [{"speaker": "Bo Chen", "note": "a"}, {"date": None, "note": "b"}, {"speaker": "Bo Chen"}],
            {"speaker": "Bo Chen", "confidence": 1.0, "date": None, "date_basis": None},
        ),
        ([{"not_a_quote": True}], None),
        ([{"speaker": "Bo Chen"}, {"not_a_quote": True}], None),
        ([{"id": "0123456789abcdef", "speaker": "Bo Chen"}], {}),
    ],
)
def test_only_what_is_given_is_changed(
    quote: Quote, make_quote: MakeQuote, tmp_path: Path, given: list[dict[str, Any]], changed: dict[str, Any] | None
) -> None:
    path = written(tmp_path / "corrections.jsonl", *({"id": quote.id} | line for line in given))
    other = make_quote("No.", article_id="other")
    expected = [] if changed is None else [quote.to_json() | changed]
    corrected = correct([quote, other], read_corrections(path))
    assert [one.to_json() for one in corrected] == [*expected, other.to_json()]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Invalid JSON"),
        ({"speaker": "Bo Chen"}, "id: Field required"),
        ({"id": ""}, "id: "),
        ({"id": "x", "speaker": ""}, "speaker: "),
        ({"id": "x", "date": "soon"}, "date: 'soon' is not a day written YYYY-MM-DD"),
        ({"id": "x", "date": ""}, "date: "),
        ({"id": "x", "not_a_quote": "yes"}, "not_a_quote: "),
        ({"id": "x", "confidence": 1.0}, "confidence: "),
        ({"id": "first", "speaker": "Bo Chen"}, "speaker: a line before says 'Ann Lee' of the quote \"first\""),
        ({"id": "first", "speaker": None}, "speaker: a line before says 'Ann Lee' of the quote \"first\""),
        ({"id": "first", "date": "2026-01-01"}, 'date: a line before says None of the quote "first"'),
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: dict[str, Any] | str, says: str) -> None:
    first = {"id": "first", "speaker": "Ann Lee", "date": None}
    path = written(tmp_path / "corrections.jsonl", first, "", line)
    with pytest.raises(RecordError) as refused:
        read_corrections(path)
    assert refused.value.where == f"{path}:3"
    assert says in refused.value.what
    assert refused.value.hint == "Mend or remove the line; nothing was changed."


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        read_corrections(tmp_path / "missing.jsonl")

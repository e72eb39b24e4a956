"""`corrections.jsonl`: what a person knows better than the extractor, by quote id; it survives every rebuild."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quotesearch.errors import RecordError
from quotesearch.models import STRICT, Day, Filled, Json, Quote, read_records

_MEND = "Mend or remove the line; nothing was changed."


@dataclass(frozen=True)
class Correction:
    """A line of the file: "" stands for a key that is not given, None says that it is not known."""

    __pydantic_config__ = STRICT

    id: Filled
    speaker: Filled | None = ""
    date: Day | None = ""
    not_a_quote: bool = False
    note: str | None = None


def read_corrections(path: Path) -> dict[str, Json]:
    """What a file gives for each quote id, of `speaker`, `date` and `not_a_quote`; lines on one quote add up.

    Raises:
        RecordError: the file cannot be read, a line is no correction, or two lines contradict each other.
    """
    corrections: dict[str, Json] = {}
    for number, line in read_records(Correction, path, _MEND):
        known = corrections.setdefault(line.id, {})
        for field, value in vars(line).items():
            if field not in ("id", "note") and value not in ("", False) and known.setdefault(field, value) != value:
                what = f'{field}: a line before says {known[field]!r} of the quote "{line.id}"'
                raise RecordError(what, where=f"{path}:{number}", hint=_MEND)
    return corrections


def correct(quotes: Iterable[Quote], corrections: Mapping[str, Json]) -> Iterator[Quote]:
    """The quotes as corrected.

    A speaker that is given is certain (confidence 1); where it is said to be unknown, any name would be wrong
    (confidence 0). A day that is given is stated. What is not a quote is left out.
    """
    for quote in quotes:
        given = dict(corrections.get(quote.id, {}))
        if "speaker" in given:
            given["confidence"] = 1.0 if given["speaker"] else 0.0
        if "date" in given:
            given["date_basis"] = "stated" if given["date"] else None
        if not given.pop("not_a_quote", False):
            yield replace(quote, **given)

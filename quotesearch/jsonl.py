"""Read records from JSON and JSONL, and check every field of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from quotesearch.errors import QuotesearchError, RecordError
from quotesearch.records import Json

Record = TypeVar("Record")


_adapters: dict[type, TypeAdapter[Any]] = {}


def parse(
    kind: type[Record],
    record: str | bytes | Json,
    error: type[QuotesearchError],
    where: str = "",
    hint: str = "",
) -> Record:
    """Check a record and convert it to its class.

    Args:
        kind: the class, a frozen dataclass.
        record: JSON text, or the object that was parsed from it.
        error: the error to raise.
        where: the record, such as "data/quotes.jsonl:12".
        hint: what to do about a bad record.

    Raises:
        error: names the first bad field; as `where` if the record has no name of its own.
    """
    text = json.dumps(record) if isinstance(record, dict) else record
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "record"
        what = first["msg"].removeprefix("Value error, ")
        if not where:
            raise error(what, where=field, hint=hint) from None
        raise error(f"{field}: {what}", where=where, hint=hint) from None


def read_records(
    kind: type[Record], path: Path, fix_hint: str, missing_hint: str = ""
) -> Iterator[tuple[int, Record]]:
    """Yield the records of a JSONL file with their line numbers; empty lines are skipped.

    Args:
        kind: the class of the records, a frozen dataclass.
        path: the file, UTF-8.
        fix_hint: what to do about a line that is not a valid record.
        missing_hint: what to do if the file cannot be read.

    Raises:
        RecordError: the file cannot be read, or a line is not a valid record; names file and line.
    """
    text = _read_text(path, fix_hint, missing_hint)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, parse(kind, line, RecordError, f"{path}:{number}", fix_hint)


def _read_text(path: Path, fix_hint: str, missing_hint: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as unreadable:
        what = f"cannot be read ({unreadable.strerror})"
        raise RecordError(what, where=str(path), hint=missing_hint) from unreadable
    except UnicodeDecodeError as undecodable:
        what = f"is not UTF-8 at byte {undecodable.start}"
        raise RecordError(what, where=str(path), hint=fix_hint) from None


def _adapter(kind: type[Record]) -> TypeAdapter[Record]:
    """Return the adapter that checks a class; building one takes time, so each is kept."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]

"""Read records from JSON and JSONL, and check every field of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from quotesearch.errors import QuotesearchError, RecordError
from quotesearch.records import Json

Record = TypeVar("Record")


_adapters: dict[type, TypeAdapter[Any]] = {}  # building one takes time


def _adapter(kind: type[Record]) -> TypeAdapter[Record]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def parse(
    kind: type[Record],
    record: str | bytes | Json,
    error: type[QuotesearchError],
    where: str = "",
    hint: str = "",
) -> Record:
    """Check a record, JSON text or the parsed object, and convert it to the class that is expected.

    Raises:
        error: names the first field at fault and, as `where`, the record, such as "data/quotes.jsonl:12"; without it,
            the field stands there.
    """
    text = json.dumps(record) if isinstance(record, dict) else record
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "record"
        what = first["msg"].removeprefix("Value error, ")
        raise error(
            f"{field}: {what}" if where else what, where=where or field, hint=hint
        ) from None


def read_records(
    kind: type[Record], path: Path, mend: str, make: str = ""
) -> Iterator[tuple[int, Record]]:
    """The records of a JSONL file in UTF-8 with their line numbers; empty lines are passed over.

    Raises:
        RecordError: the file cannot be read (`make` says what to do then), or a line is no such record (`mend`);
            names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as unreadable:
        raise RecordError(
            f"cannot be read ({unreadable.strerror})", where=str(path), hint=make
        ) from unreadable
    except UnicodeDecodeError as undecodable:
        raise RecordError(
            f"is not UTF-8 at byte {undecodable.start}", where=str(path), hint=mend
        ) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, parse(kind, line, RecordError, f"{path}:{number}", mend)

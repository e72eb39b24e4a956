"""Sidecars: `NAME.json` beside an article says what its text does not."""

from __future__ import annotations

import json
from pathlib import Path

from quotesearch.errors import ArticleError
from quotesearch.models import Article, Json, parse

_MAY_SAY = ("title", "source", "date", "author", "url", "language")


def read_sidecar(path: Path) -> Json:
    """The fields of Article that the sidecar of an article's file gives; none where there is no sidecar.

    Raises:
        ArticleError: the sidecar is not a JSON object of these fields.
    """
    name = path.name.removesuffix(".gz")
    sidecar = path.with_name(Path(name).stem + ".json")
    if not sidecar.is_file():
        return {}
    hint = f"It is an object with any of {', '.join(_MAY_SAY)}."
    try:
        record = json.loads(sidecar.read_bytes())
    except ValueError as invalid:
        raise ArticleError(f"not JSON ({invalid})", where=str(sidecar), hint=hint) from None
    if not isinstance(record, dict) or (unknown := sorted(set(record) - set(_MAY_SAY))):
        what = f'unknown field "{unknown[0]}"' if isinstance(record, dict) else "not a JSON object"
        raise ArticleError(what, where=str(sidecar), hint=hint)
    parse(Article, {"id": "x", "text": "x", **record}, ArticleError, str(sidecar))
    return {field: value for field, value in record.items() if value is not None}

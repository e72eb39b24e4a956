"""Articles in JSON: Article JSONL, and the sidecar `NAME.json` beside an article, which says what its text does not."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import BinaryIO

from quotesearch.articles.untrusted import (
    LARGEST,
    check_fields,
    check_size,
    guarded,
    open_file,
    read_lines,
)
from quotesearch.errors import ArticleError
from quotesearch.jsonl import parse
from quotesearch.records import Article, Json

_SPANS = re.compile(rb'"spans":\s*\[\[\d')
_FIELDS = [field.name for field in fields(Article)]
_MAY_SAY = [name for name in _FIELDS if name not in ("id", "text")]


def read_jsonl(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of a JSONL file: an object a line, of which all but `text` is optional.

    A record without an id gets a hash of its url or text; other keys are ignored.
    """
    for number, line in enumerate(read_lines(file), start=1):
        place = f"{where}:{number}"
        if line is None:
            what = f"the line is longer than {LARGEST:,} bytes"
            yield ArticleError(what, where=place, hint="Leave it out.")
        elif _is_quote(line):
            hint = "Keep quotes out of the folder of the articles."
            yield ArticleError("holds quotes, not articles", where=place, hint=hint)
            return
        elif line.strip() and (article := guarded(partial(_article, line, place), place)):
            yield article


def _is_quote(line: bytes) -> bool:
    spans = _SPANS.search(line)
    return spans is not None and line.find(b'"article_id":', spans.end()) > 0


def _article(line: bytes, where: str) -> Article:
    hint = "Mend the line or leave it out."
    given = _object(line, where, hint)
    record = {name: value for name, value in given.items() if name in _FIELDS}
    date = record.get("date")
    if isinstance(date, str) and date[10:11] in ("T", " "):
        record["date"] = date[:10]  # a point in time: its day
    if record.get("id") is None:
        record["id"] = hashed(str(record.get("url") or record.get("text")))
    article = parse(Article, record, ArticleError, where, hint)
    if not article.text.strip():
        raise ArticleError("text: is empty", where=where, hint="Leave the line out.")
    return article


def read_sidecar(path: Path) -> Json:
    """The fields of Article that the sidecar of an article's file gives; none where there is no sidecar.

    Raises:
        ArticleError: the sidecar is not a JSON object of these fields.
    """
    sidecar = path.with_name(f"{Path(path.name.removesuffix('.gz')).stem}.json")
    if not sidecar.exists() or sidecar.is_dir():
        return {}
    hint = f"It is an object with any of {', '.join(_MAY_SAY)}."
    with open_file(sidecar) as file:
        data = file.read(LARGEST + 1)
    check_size(data, str(sidecar))
    record = _object(data, str(sidecar), hint)
    if unknown := sorted(record.keys() - set(_MAY_SAY)):
        raise ArticleError(f'unknown field "{unknown[0]}"', where=str(sidecar), hint=hint)
    article = parse(Article, {"id": "x", "text": "x", **record}, ArticleError, str(sidecar), hint)
    check_fields(article, str(sidecar))
    return {field: value for field, value in record.items() if value is not None}


def _object(data: bytes, where: str, hint: str) -> Json:
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as invalid:
        raise ArticleError(f"not JSON ({invalid})", where=where, hint=hint) from None
    if not isinstance(record, dict):
        raise ArticleError("not a JSON object", where=where, hint=hint)
    return record


def hashed(key: str) -> str:
    """The id of an article that has no name of its own: 16 hex digits for its url, or for its text."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

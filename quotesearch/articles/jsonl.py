"""Article JSONL: one JSON object a line, `text` required, every other field of Article optional."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import BinaryIO

from quotesearch.errors import ArticleError
from quotesearch.models import Article, Json, parse

_QUOTE = re.compile(rb'"spans":\s*\[\[\d.*"article_id":')
_FIELDS = frozenset(field.name for field in fields(Article))


def read_jsonl(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """The articles of a JSONL file. A record without an id gets a hash of its url or text; other keys are ignored."""
    for number, line in enumerate(file, start=1):
        if _QUOTE.search(line):
            hint = "Keep quotes out of the folder of the articles."
            yield ArticleError("holds quotes, not articles", where=f"{where}:{number}", hint=hint)
            return
        if line.strip():
            yield _article(line, f"{where}:{number}")


def _article(line: bytes, where: str) -> Article | ArticleError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as invalid:
        return ArticleError(f"not JSON ({invalid})", where=where, hint="Mend the line or leave it out.")
    if not isinstance(record, Mapping):
        return ArticleError("not a JSON object", where=where, hint="Mend the line or leave it out.")
    try:
        article = parse(Article, _completed(record), ArticleError, where)
    except ArticleError as invalid:
        return invalid
    if not article.text.strip():
        return ArticleError("text: is empty", where=where, hint="Leave the line out.")
    return article


def _completed(record: Mapping[str, object]) -> Json:
    known = {name: value for name, value in record.items() if name in _FIELDS}
    date = known.get("date")
    if isinstance(date, str) and date[10:11] in ("T", " "):
        known["date"] = date[:10]  # a point in time: its day
    if known.get("id") is None:
        known["id"] = hashed(str(known.get("url") or known.get("text")))
    return known


def hashed(key: str) -> str:
    """The id of an article that has no name of its own: 16 hex digits for its url, or for its text."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

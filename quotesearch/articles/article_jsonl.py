"""Article JSONL: one article a line, as a JSON object."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from typing import BinaryIO

from quotesearch.articles.article_ids import id_from_content
from quotesearch.articles.untrusted import LARGEST, guarded, read_lines
from quotesearch.errors import ArticleError
from quotesearch.jsonl import parse
from quotesearch.records import Article, Json

_SPANS = re.compile(rb'"spans":\s*\[\[\d')
_FIELDS = [field.name for field in fields(Article)]
_HINT = "Fix or remove the line."


def read_jsonl(file: BinaryIO, article_id: str, where: str) -> Iterator[Article | ArticleError]:
    """Read the articles of a JSONL file: an object a line, in which only `text` is required.

    A record without an id gets a hash of its url or text. Keys that Article does not have are
    ignored. A file of quotes is refused as a whole.
    """
    for number, line in enumerate(read_lines(file), start=1):
        place = f"{where}:{number}"
        if line is None:
            what = f"the line is longer than {LARGEST:,} bytes"
            yield ArticleError(what, where=place, hint="Shorten or remove the line.")
        elif _is_quote(line):
            hint = "Move the file out of the folder of articles."
            yield ArticleError("contains quotes, not articles", where=place, hint=hint)
            return
        elif line.strip():
            yield guarded(partial(_article, line, place), place)


def parse_object(data: bytes, where: str, hint: str) -> Json:
    """Parse JSON that must be an object.

    Raises:
        ArticleError: it is not JSON, or another kind of value.
    """
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as invalid:
        raise ArticleError(f"not JSON ({invalid})", where=where, hint=hint) from None
    if not isinstance(record, dict):
        raise ArticleError("not a JSON object", where=where, hint=hint)
    return record


def _is_quote(line: bytes) -> bool:
    """Ask whether a line of JSON looks like a quote: an article id after the spans."""
    spans = _SPANS.search(line)
    return spans is not None and line.find(b'"article_id":', spans.end()) > 0


def _article(line: bytes, where: str) -> Article:
    stated = parse_object(line, where, _HINT)
    record = {name: value for name, value in stated.items() if name in _FIELDS}
    record["date"] = _day(record.get("date"))
    if record.get("id") is None:
        record["id"] = id_from_content(str(record.get("url") or record.get("text")))
    article = parse(Article, record, ArticleError, where, _HINT)
    if not article.text.strip():
        raise ArticleError("text: is empty", where=where, hint="Remove the line.")
    return article


def _day(date: object) -> object:
    """Cut a point in time down to its day, and leave other values for the check of the record."""
    if isinstance(date, str) and date[10:11] in ("T", " "):
        return date[:10]
    return date

"""The sidecar `NAME.json` next to an article's file, which states what the article does not."""

from dataclasses import fields
from pathlib import Path

from quotesearch.articles.article_jsonl import parse_object
from quotesearch.articles.untrusted import LARGEST, check_fields, check_size, open_file
from quotesearch.errors import ArticleError
from quotesearch.jsonl import parse
from quotesearch.records import Article, Json

_FIELDS = [field.name for field in fields(Article) if field.name not in ("id", "text")]
_HINT = f"A sidecar is a JSON object with any of these fields: {', '.join(_FIELDS)}."


def read_sidecar(path: Path) -> Json:
    """Read the fields of Article that the sidecar of an article's file gives.

    Returns no fields if there is no sidecar.

    Raises:
        ArticleError: the sidecar is not a JSON object of these fields.
    """
    sidecar = sidecar_of(path)
    if not sidecar.exists() or sidecar.is_dir():
        return {}
    where = str(sidecar)
    with open_file(sidecar) as file:
        data = file.read(LARGEST + 1)
    check_size(data, where)
    record = parse_object(data, where, _HINT)
    _check(record, where)
    return {field: value for field, value in record.items() if value is not None}


def sidecar_of(path: Path) -> Path:
    """Return the path that the sidecar of an article's file would have."""
    stem = Path(path.name.removesuffix(".gz")).stem
    return path.with_name(f"{stem}.json")


def _check(record: Json, where: str) -> None:
    unknown = sorted(record.keys() - set(_FIELDS))
    if unknown:
        raise ArticleError(f'unknown field "{unknown[0]}"', where=where, hint=_HINT)
    placeholder = {"id": "x", "text": "x"}
    article = parse(Article, placeholder | record, ArticleError, where, _HINT)
    check_fields(article, where)

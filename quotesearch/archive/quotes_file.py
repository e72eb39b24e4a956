"""`quotes.jsonl`: one quote a line, UTF-8, sorted, none twice; every index is built from it."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quotesearch.archive.file_writing import replace_file
from quotesearch.errors import LossError, RecordError
from quotesearch.jsonl import read_records
from quotesearch.records import Filled, Quote

_BAD_LINE_HINT = "Fix or remove the line, or create the file again with `quotesearch extract`."
_NO_FILE_HINT = "Create it with `quotesearch extract`."
_UNREADABLE_HINT = (
    "Fix or remove the line, or use --replace to overwrite the file without reading it; "
    "nothing was changed."
)
_LOSS_ADVICE = (
    "Add those articles, write to another file (-o, --home), or use --replace to drop their quotes."
)
_NAMED_ARTICLES = 3  # that an error names


def read_quotes(path: Path) -> list[Quote]:
    """Read all quotes of a file, in its order.

    Raises:
        RecordError: the file cannot be read, a line is not a quote, or an id stands twice; names
            file and line.
    """
    quotes: list[Quote] = []
    lines: dict[str, int] = {}
    for number, quote in read_records(Quote, path, _BAD_LINE_HINT, _NO_FILE_HINT):
        first_line = lines.setdefault(quote.id, number)
        if first_line != number:
            what = f'the id "{quote.id}" is already on line {first_line}'
            raise RecordError(what, where=f"{path}:{number}", hint=_BAD_LINE_HINT)
        quotes.append(quote)
    return quotes


def format_quotes(quotes: Iterable[Quote]) -> str:
    """Return the text of a quotes file: a quote a line, by article and place, each id once."""
    unique = {quote.id: quote for quote in quotes}
    lines = []
    for quote in sorted(unique.values(), key=_file_order):
        lines.append(json.dumps(quote.to_json(), ensure_ascii=False) + "\n")
    return "".join(lines)


def _file_order(quote: Quote) -> tuple[str, int, int, str]:
    return quote.article_id, quote.start, quote.end, quote.id


def write_quotes(quotes: Iterable[Quote], path: Path) -> int:
    """Replace a quotes file in one step, and return the number of its quotes.

    The same quotes give the same bytes.
    """
    text = format_quotes(quotes)
    replace_file(path, text)
    return text.count("\n")


@dataclass(frozen=True)
class _Line:
    """The one field that the check for losses needs, so that it reads files of other versions."""

    article_id: Filled


def count_quotes(path: Path) -> Mapping[str, int]:
    """Count the quotes of each article, by article id; a file that is not there has none.

    Raises:
        RecordError: the file cannot be read, or a line is not a quote.
    """
    if not path.exists():
        return {}
    lines = read_records(_Line, path, _UNREADABLE_HINT, _UNREADABLE_HINT)
    return Counter(line.article_id for _, line in lines)


def refuse_losses(
    path: Path, counts: Mapping[str, int], articles: Collection[str], progress: str = ""
) -> None:
    """Refuse to write a file that holds quotes of articles other than those that were read.

    Args:
        counts: how many quotes the file has of each article, from `count_quotes`.
        articles: the ids of the articles whose quotes are about to be written, also of those that
            have none.
        progress: what becomes of the work that is done, a sentence for the hint.

    Raises:
        LossError: says how many articles and quotes would go, and names some of the articles.
    """
    lost = sorted(counts.keys() - set(articles))
    if not lost:
        return
    quotes = pluralise(sum(counts[article] for article in lost), "quote")
    names = ", ".join(lost[:_NAMED_ARTICLES])
    if len(lost) > _NAMED_ARTICLES:
        names += ", …"
    count = pluralise(len(lost), "article")
    what = f"would lose {quotes} from {count} not read in this run ({names})"
    sentences = ["Nothing was changed.", progress, _LOSS_ADVICE]
    hint = " ".join(sentence for sentence in sentences if sentence)
    raise LossError(what, where=str(path), hint=hint)


def pluralise(count: int, noun: str) -> str:
    """Write a number of things: "1 quote", "1,200 quotes"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

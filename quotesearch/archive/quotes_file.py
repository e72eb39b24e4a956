"""`quotes.jsonl`: the truth that every index is derived from. One quote a line, UTF-8, sorted, no line twice."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quotesearch.archive.file_writing import replace_file
from quotesearch.errors import LossError, RecordError
from quotesearch.jsonl import read_records
from quotesearch.records import Filled, Quote

_MEND = "Mend or remove the line, or make the file again with `quotesearch extract`."
_NAMED = 3  # articles that an error names


def read_quotes(path: Path) -> list[Quote]:
    """All quotes of a file, in its order.

    Raises:
        RecordError: the file cannot be read, a line is not a quote, or an id stands twice; names file and line.
    """
    quotes: list[Quote] = []
    lines: dict[str, int] = {}
    for number, quote in read_records(Quote, path, _MEND, "Make it with `quotesearch extract`."):
        first = lines.setdefault(quote.id, number)
        if first != number:
            raise RecordError(
                f'the id "{quote.id}" is already on line {first}',
                where=f"{path}:{number}",
                hint=_MEND,
            )
        quotes.append(quote)
    return quotes


def format_quotes(quotes: Iterable[Quote]) -> str:
    """The text of a quotes file: a quote a line, in the order of article id and place, each id once."""
    unique = {quote.id: quote for quote in quotes}
    ordered = sorted(
        unique.values(), key=lambda quote: (quote.article_id, quote.start, quote.end, quote.id)
    )
    return "".join(json.dumps(quote.to_json(), ensure_ascii=False) + "\n" for quote in ordered)


def write_quotes(quotes: Iterable[Quote], path: Path) -> int:
    """Replace the file in one step and return the number of its quotes; the same quotes give the same bytes."""
    text = format_quotes(quotes)
    replace_file(path, text)
    return text.count("\n")


@dataclass(frozen=True)
class _Line:
    """What the check for losses needs of a line, so that it reads files of other versions, too."""

    article_id: Filled


def count_quotes(path: Path) -> Mapping[str, int]:
    """Count the quotes of each article, by article id; a file that is not there has none.

    Raises:
        RecordError: the file cannot be read, or a line is not a quote.
    """
    hint = "Fix or remove the line, or give --replace to write the file without looking at it; nothing was changed."
    if not path.exists():
        return {}
    return Counter(line.article_id for _, line in read_records(_Line, path, hint, hint))


def refuse_losses(
    path: Path, held: Mapping[str, int], articles: Collection[str], kept: str = ""
) -> None:
    """Refuse to write a file that holds quotes of articles other than those that were read.

    Args:
        held: how many quotes the file has of each article, from `count_quotes`.
        articles: the ids of those whose quotes are about to be written, also of those without any.
        kept: what becomes of the work that is done, a sentence for the hint.

    Raises:
        LossError: says how many articles and quotes would go, and names some of the articles.
    """
    lost = sorted(held.keys() - set(articles))
    if not lost:
        return
    quotes = sum(held[article] for article in lost)
    named = ", ".join(lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
    what = f"would lose {_number(quotes, 'quote')} of {_number(len(lost), 'article')} not read this time ({named})"
    advice = "Give their articles as well, or write elsewhere (-o, --home), or give --replace to drop them."
    hint = " ".join(filter(None, ["Nothing was changed.", kept, advice]))
    raise LossError(what, where=str(path), hint=hint)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

"""`quotes.jsonl`: the truth that every index is derived from. One quote a line, UTF-8, sorted, no line twice."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from quotesearch.errors import RecordError
from quotesearch.models import Quote, read_records

_MEND = "Mend or remove the line, or make the file again with `quotesearch extract`."


def read_quotes(path: Path) -> list[Quote]:
    """All quotes of a file, in its order.

    Raises:
        RecordError: the file cannot be read, a line is not a quote, or an id stands twice; names file and line.
    """
    quotes: list[Quote] = []
    lines: dict[str, int] = {}
    for number, quote in read_records(Quote, path, _MEND, "Make it with `quotesearch extract ARTICLES -o FILE`."):
        first = lines.setdefault(quote.id, number)
        if first != number:
            raise RecordError(f'the id "{quote.id}" is already on line {first}', where=f"{path}:{number}", hint=_MEND)
        quotes.append(quote)
    return quotes


def format_quotes(quotes: Iterable[Quote]) -> str:
    """The text of a quotes file: a quote a line, in the order of article id and place, each id once."""
    unique = {quote.id: quote for quote in quotes}
    ordered = sorted(unique.values(), key=lambda quote: (quote.article_id, quote.start, quote.end, quote.id))
    return "".join(json.dumps(quote.to_json(), ensure_ascii=False) + "\n" for quote in ordered)


def write_quotes(quotes: Iterable[Quote], path: Path) -> int:
    """Replace the file in one step and tell how many quotes it has; the same quotes give the same bytes."""
    text = format_quotes(quotes)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        temporary = Path(folder, path.name)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    return text.count("\n")

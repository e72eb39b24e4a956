"""A whole result in one file: CSV for spreadsheets, JSON lines for programs."""

import csv
import io
import json
from collections.abc import Collection

from quotesearch.presentation import shown_text
from quotesearch.records import Hit

MOST_EXPORTED = 1_000  # hits
COLUMNS = (
    "shown",
    "text",
    "report",
    "denied",
    "speaker",
    "speaker_mention",
    "cue",
    "confidence",
    "kind",
    "date",
    "date_basis",
    "published",
    "source",
    "title",
    "url",
    "id",
    "article_id",
    "score",
    "conflict",
    "other_printings",
)

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")  # a spreadsheet computes a cell that begins so


def to_csv(hits: Collection[Hit]) -> str:
    """Write a table with a line for each hit, below the names of COLUMNS.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    file = io.StringIO()
    file.write(_BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for hit in hits:
        fields = hit.to_json()
        fields["shown"] = shown_text(hit.quote)
        fields["other_printings"] = len(hit.occurrences)
        writer.writerow([_without_formula(fields[name]) for name in COLUMNS])
    return file.getvalue()


def to_jsonl(hits: Collection[Hit]) -> str:
    """Write each hit on a line, as the search gives it."""
    lines = [json.dumps(hit.to_json(), ensure_ascii=False) for hit in hits]
    return "".join(f"{line}\n" for line in lines)


def _without_formula(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value

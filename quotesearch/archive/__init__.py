"""The files that quotes are kept in: `quotes.jsonl`, and what the user knows better.

`quotes` reads and writes the quotes, `corrections` applies the user's own corrections, `files`
puts a file in its place, and `home` says where they all lie.
"""

from quotesearch.archive.corrections import Corrections, correct, read_corrections
from quotesearch.archive.file_writing import refuse_special
from quotesearch.archive.home import Home
from quotesearch.archive.quotes_file import (
    count_quotes,
    format_quotes,
    read_quotes,
    refuse_losses,
    write_quotes,
)

__all__ = [
    "Corrections",
    "Home",
    "correct",
    "count_quotes",
    "format_quotes",
    "read_corrections",
    "read_quotes",
    "refuse_losses",
    "refuse_special",
    "write_quotes",
]

"""The files that quotes are kept in: `quotes.jsonl`, and what the user knows better.

`quotes` reads and writes the quotes, `corrections` applies the user's own corrections, `files`
puts a file in its place, and `home` says where they all lie.
"""

from quotesearch.corpus.corrections import Corrections, correct, read_corrections
from quotesearch.corpus.files import refuse_special
from quotesearch.corpus.home import Home
from quotesearch.corpus.quotes import count_quotes, format_quotes, read_quotes, refuse_losses, write_quotes

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

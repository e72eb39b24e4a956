"""Keep what extraction gives: the quotes, the user's corrections, and the speakers the user knows.

`quotes_file` reads and writes the quotes, `corrections` applies the user's corrections,
`known_speakers` and `across_articles` complete speakers' names, `file_writing` replaces files
safely, `home` says where they all lie, and `runs` takes articles through extraction.
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

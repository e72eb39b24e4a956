"""The words of a quote as they are compared: its verbatim runs, and the reporter's words."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from quotesearch.language.wording.printed_words import REPORTER, PrintedWords, read_printed
from quotesearch.language.wording.reading import read_words
from quotesearch.records import Quote

# Behind a part in marks, these go on with the reporter's sentence and take the next part into it.
_GOING_ON = frozenset(
    "and but or as for in of to with while because that which who than from on at by".split()
)
_MARK = r"[,.?!…;:—–-]"
_ENDS_WITH_MARK = re.compile(rf"{_MARK}\W*$")
_BEGINS_WITH_MARK = re.compile(rf"\W*{_MARK}")


class _Piece(NamedTuple):
    """Some of the text of a quote, and the run of verbatim words that it is of, or REPORTER."""

    text: str
    run: int


class PrintedQuote(NamedTuple):
    """A quote, and its words as they are compared."""

    quote: Quote
    printed: PrintedWords


def read_quotes(quotes: Sequence[Quote], compounds: Collection[str] = ()) -> list[PrintedQuote]:
    """Read quotes as `read_quote` does."""
    return [PrintedQuote(quote, read_quote(quote, compounds)) for quote in quotes]


def read_quote(quote: Quote, compounds: Collection[str] = ()) -> PrintedWords:
    """Read the words of a quote.

    A direct quote is one run. So is a mixed one that opens with a mark and that the reporter's
    clause only interrupts. Otherwise each part in marks is a run.

    Args:
        quote: the quote.
        compounds: words that are read as one where they are written in two or three.
    """
    names = tuple(name for name in (quote.speaker, quote.speaker_mention) if name)
    return read_printed(_pieces(quote), compounds, context=quote.context, names=names)


def _pieces(quote: Quote) -> list[_Piece]:
    if quote.kind == "direct":
        return _as_one_run(quote.quoted or (quote.text,))
    pieces = _cut_at_marks(quote)
    if pieces is None:  # the parts in marks are all there is to compare
        return [_Piece(f"{part} ", run) for run, part in enumerate(quote.quoted)]
    return _as_one_run_where_interrupted(pieces)


def _cut_at_marks(quote: Quote) -> list[_Piece] | None:
    """Cut the text of a quote into its parts in marks and the reporter's words between them.

    None where the parts are not in the text, one after the other.
    """
    pieces: list[_Piece] = []
    end = 0
    for run, part in enumerate(quote.quoted):
        start = quote.text.find(part, end)
        if start < 0:
            return None
        pieces.append(_Piece(quote.text[end:start], REPORTER))
        pieces.append(_Piece(part, run))
        end = start + len(part)
    pieces.append(_Piece(quote.text[end:], REPORTER))
    return pieces


def _as_one_run_where_interrupted(pieces: list[_Piece]) -> list[_Piece]:
    """Join the parts in marks to one run where the reporter only interrupts the speaker.

    Where the reporter's sentence holds the parts together, the pieces stay as they are.
    """
    parts = [number for number, piece in enumerate(pieces) if piece.run != REPORTER]
    opens_with_reporter = bool(read_words(pieces[0].text).words)
    if len(parts) < 2 or opens_with_reporter:
        return pieces
    for number in parts[:-1]:
        part, clause = pieces[number], pieces[number + 1]
        if not _interrupts(part.text, clause.text):
            return pieces
    first, last = parts[0], parts[-1]
    joined = _as_one_run([pieces[number].text for number in parts])
    return [*pieces[:first], *joined, *pieces[last + 1 :]]


def _as_one_run(parts: Sequence[str]) -> list[_Piece]:
    pieces = [_Piece(f"{part} ", 0) for part in parts[:-1]]
    return [*pieces, _Piece(parts[-1], 0)]


def _interrupts(part: str, clause: str) -> bool:
    """Tell whether the reporter's words behind a part in marks only say who speaks."""
    words = read_words(clause).words
    if len(words) < 2 or words[0].plain in _GOING_ON:
        return False
    return bool(_ENDS_WITH_MARK.search(part) or _BEGINS_WITH_MARK.match(clause))

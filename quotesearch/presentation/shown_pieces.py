"""The pieces that are shown of a quote: verbatim words, reported words, and what is added."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from quotesearch.presentation.labels import DENIED
from quotesearch.records import Piece, Quote, Span, Style

_FEWEST = 3  # words of an indirect quote that say something alone

_OPENING_MARKS = ("''", "``", "‘‘", '"', "“", "„", "«", "‘", "'")
_CLOSING_MARK = re.compile(
    r"""
    [.,;:!?]?            # the newspaper's own, before the mark
    [ \u00a0\u202f]?      # between the marks of a quotation within a quotation
    (?: ''|’’ | ["”“»’'] )
    (?!\w)               # an apostrophe closes nothing
    """,
    re.VERBOSE,
)
_MARKS = "\"“”„«»‘’'`.,;:!? \t\n"
_SENTENCE_END = re.compile(
    r"""
    (?<![A-Z]) (?<!\b[A-Z][a-z]) (?<!\b[A-Z][a-z][a-z])  # "U.S.", "Dr.", "Sen." end no sentence
    [.!?] ["”’)\]]* \s+
    | \n\s*
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(
    r"""
    [’'] (?: s|d|ll|ve|re|m ) \b   # "Okafor’s", "he’d"
    | (?<=s) [’'] (?=\s+\w)        # "Williams’ office"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_SUFFIXES = frozenset(("jr", "sr"))


class _Clause(NamedTuple):
    """Words as the article prints them, and the offset in the article where they start."""

    text: str
    start: int


class _PlacedPiece(NamedTuple):
    """A piece of a quote: its offsets in `text`, and its offset in the clause that is shown."""

    start: int
    end: int
    offset: int


class _Insertion(NamedTuple):
    """What is added to the printed words; `order` ranks several at one offset."""

    offset: int
    order: int
    piece: Piece


class _Composition(NamedTuple):
    """Words to show: where the pieces of the quote stand in them, and what is put around these."""

    words: str
    placed: list[_PlacedPiece]
    verbatim: list[Span]
    insertions: list[_Insertion]


def shown(quote: Quote, highlights: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """Put a quote into words that can be read alone.

    A direct quote is its own words in quotation marks. Any other quote, and any that the speaker
    denies, is its report as printed, with the speaker's name in brackets after a "he". If no
    report is known, it is the sentence around the words.

    Args:
        quote: the quote.
        highlights: [start, end) pairs into its text, to be marked.
    """
    if quote.kind == "direct" and not quote.denied:
        composition = _compose_words(quote)
    else:
        composition = _compose_report(quote)
    marked: list[Span] = []
    for highlight in highlights:
        marked += _in_clause(highlight, composition.placed)
    return tuple(_join_alike(_cut(composition, marked)))


def shown_text(quote: Quote) -> str:
    """Put a quote into words that can be read alone, as plain text."""
    return "".join(piece.text for piece in shown(quote))


def says_something(quote: Quote) -> bool:
    """Tell whether the words say something: an indirect "it" or "the justices" does not."""
    if quote.kind != "indirect":
        return True
    words = [word for word in quote.text.split() if any(map(str.isalnum, word))]
    return len(words) >= _FEWEST


# A direct quote, and a quote with its report


def _compose_words(quote: Quote) -> _Composition:
    length = len(quote.text)
    verbatim = _verbatim_parts(quote) or [(0, length)]
    insertions: list[_Insertion] = []
    for part in verbatim:
        insertions += _quotation_marks(part)
    return _Composition(quote.text, [_PlacedPiece(0, length, 0)], verbatim, insertions)


def _compose_report(quote: Quote) -> _Composition:
    clause = _find_clause(quote)
    placed = _place_pieces(quote, clause)
    parts: list[Span] = []
    for part in _verbatim_parts(quote):
        parts += _in_clause(part, placed)
    verbatim = [_with_printed_marks(clause.text, part) for part in parts]
    insertions = [
        *_missing_marks(parts, verbatim),
        *_name_in_brackets(quote, clause),
        *_warning(quote, clause),
    ]
    return _Composition(clause.text, placed, verbatim, insertions)


# The clause that is shown, and where the words of the quote stand in it


def _find_clause(quote: Quote) -> _Clause:
    """Return the report, or the sentence of the context that holds the words, or the words."""
    first_start, first_end = quote.spans[0]
    first_piece = quote.text[: first_end - first_start]
    if quote.report is not None:
        if quote.report_start is not None:
            return _Clause(quote.report, quote.report_start)
        return _Clause(quote.report, quote.start - quote.report.find(first_piece))
    offset = quote.context.find(first_piece)
    if offset >= 0:
        start, end = _sentences_over(quote.context, offset, offset + quote.end - quote.start)
        return _Clause(quote.context[start:end], quote.start - offset + start)
    return _Clause(quote.text, quote.start)


def _sentences_over(text: str, start: int, end: int) -> Span:
    """Return the offsets of the sentences that a span reaches into."""
    boundaries = [boundary.end() for boundary in _SENTENCE_END.finditer(text)]
    before = [boundary for boundary in boundaries if boundary <= start]
    after = [boundary for boundary in boundaries if boundary > end]
    first = max(before, default=0)
    last = min(after, default=len(text))
    return first, first + len(text[first:last].rstrip())


def _place_pieces(quote: Quote, clause: _Clause) -> list[_PlacedPiece]:
    """Find the pieces of the quote in the clause; one that it does not have is left out."""
    if clause.text == quote.text:
        return [_PlacedPiece(0, len(quote.text), 0)]
    placed = []
    start = 0
    for span_start, span_end in _pieces(quote):
        end = start + span_end - span_start
        piece = quote.text[start:end]
        offset = span_start - clause.start
        if offset < 0 or not clause.text.startswith(piece, offset):
            offset = clause.text.find(piece)
        if offset >= 0:
            placed.append(_PlacedPiece(start, end, offset))
        start = end + 1
    return placed


def _pieces(quote: Quote) -> Sequence[Span]:
    """Return the spans of the quote if they make up its text, otherwise one span as long as it."""
    joined_length = sum(end - start for start, end in quote.spans) + len(quote.spans) - 1
    if joined_length == len(quote.text):
        return quote.spans
    return [(quote.start, quote.start + len(quote.text))]


def _in_clause(span: Span, placed: Sequence[_PlacedPiece]) -> Iterator[Span]:
    """Yield a span of the text as one of the clause; nothing if the clause does not have it."""
    start, end = span
    for piece in placed:
        if piece.start <= start < end <= piece.end:
            shift = piece.offset - piece.start
            yield start + shift, end + shift


# Verbatim words and their quotation marks


def _verbatim_parts(quote: Quote) -> list[Span]:
    """Return the offsets of the verbatim parts in the text, in order."""
    parts = []
    end = 0
    for part in quote.quoted:
        start = quote.text.find(part, end)
        if start >= 0:
            end = start + len(part)
            parts.append((start, end))
    return parts


def _with_printed_marks(text: str, part: Span) -> Span:
    """Extend a verbatim part by the quotation marks that are printed around it."""
    start, end = part
    for mark in _OPENING_MARKS:
        if text.endswith(mark, 0, start):
            start -= len(mark)
            break
    closing = _CLOSING_MARK.match(text, end)
    return start, closing.end() if closing else end


def _missing_marks(parts: Sequence[Span], with_marks: Sequence[Span]) -> Iterator[_Insertion]:
    """Yield the quotation marks that the article does not print."""
    for (start, end), (marked_start, marked_end) in zip(parts, with_marks, strict=True):
        opening, closing = _quotation_marks((start, end))
        if start == marked_start:
            yield opening
        if end == marked_end:
            yield closing


def _quotation_marks(part: Span) -> tuple[_Insertion, _Insertion]:
    start, end = part
    opening = _Insertion(start, 2, Piece("“", "verbatim"))
    closing = _Insertion(end, 0, Piece("”", "verbatim"))
    return opening, closing


# What is added in brackets


def _name_in_brackets(quote: Quote, clause: _Clause) -> Iterator[_Insertion]:
    """Yield the speaker's name after the mention in the clause, if that says less."""
    if not quote.speaker or not quote.speaker_mention or quote.speaker_start is None:
        return
    mention = quote.speaker_mention.rstrip(" ,;:")
    start = quote.speaker_start - clause.start
    if start < 0 or not clause.text.startswith(mention, start):
        return  # the mention is outside the clause: the line below names the speaker
    end = start + len(mention)
    reach = len(quote.speaker) + 2
    around = clause.text[max(0, start - reach) : end + reach]
    if _is_named(quote.speaker, around):
        return
    clitic = _CLITIC.match(clause.text, end)
    offset = clitic.end() if clitic else end
    yield _Insertion(offset, 1, Piece(f" [{quote.speaker}]", "added"))


def _is_named(name: str, text: str) -> bool:
    """Tell whether a text has the words of a name in order; initials and "Jr." may be missing."""
    words = _LETTERS.findall(name.casefold())
    needed = [word for word in words if len(word) > 1 and word not in _NAME_SUFFIXES]
    remaining = iter(_LETTERS.findall(text.casefold()))
    return all(word in remaining for word in needed or words)


def _warning(quote: Quote, clause: _Clause) -> Iterator[_Insertion]:
    """Yield what has to stand before denied words if nothing around them says so."""
    if quote.denied and clause.text.strip(_MARKS) == quote.text.strip(_MARKS):
        yield _Insertion(0, 0, Piece(f"[{DENIED}] ", "added"))


# Cutting the words into pieces


def _cut(composition: _Composition, marked: Sequence[Span]) -> Iterator[Piece]:
    """Yield the words in pieces of one look each, with what is inserted."""
    words = composition.words
    insertions = sorted(composition.insertions, key=lambda insertion: insertion[:2])
    is_verbatim = _flag(words, composition.verbatim)
    is_marked = _flag(words, marked)
    edges = {0, len(words)}
    edges.update(insertion.offset for insertion in insertions)
    for start, end in (*composition.verbatim, *marked):
        edges |= {start, end}
    waiting = iter([*insertions, None])
    insertion = next(waiting)
    for start, end in pairwise([*sorted(edges), len(words)]):
        while insertion and insertion.offset == start:
            yield insertion.piece
            insertion = next(waiting)
        if start < end:
            style: Style = "verbatim" if is_verbatim[start] else "reported"
            yield Piece(words[start:end], style, bool(is_marked[start]))


def _flag(words: str, spans: Iterable[Span]) -> bytearray:
    """Return a 1 for each character inside a span, and a 0 for each other."""
    flags = bytearray(len(words))
    for start, end in spans:
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _join_alike(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours that look alike into one piece."""
    for (style, marked), alike in groupby(pieces, key=lambda piece: (piece.style, piece.marked)):
        text = "".join(piece.text for piece in alike)
        yield Piece(text, style, marked)

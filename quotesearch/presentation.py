"""How a quote is put into words, once: what is shown, who said it, when, and where it was printed.

Every output shows the pieces of `shown`: the pages, the widget with what it copies and inserts,
feed and table, and the command line. Alone under the speaker's name, they never say the opposite of
what the speaker said.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from quotesearch.records import Change, Hit, Match, Occurrence, Piece, Quote, Span, Style

DENIED = "denied or not said"
PARAPHRASED = "paraphrased by the reporter"

# How the command line writes a change: {0} as given, {1} as printed.
_CHANGES = {
    "same": "{0}",
    "left_out": "[…{1}…]",
    "stands_for": "{0}[={1}=]",
    "dropped": "[-{1}-]",
    "added": "{{+{0}+}}",
    "changed": "[-{1}-]{{+{0}+}}",
}
_FEWEST = 3  # words of an indirect quote that say something alone
_LONG, _ENDS = 10, 4  # words: of what is longer, a link names the first and the last

_OPENING = ("''", "``", "‘‘", '"', "“", "„", "«", "‘", "'")
_CLOSING = re.compile(
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
_AFTER_MENTION = re.compile(
    r"""
    [’'] (?: s|d|ll|ve|re|m ) \b   # "Okafor’s", "he’d"
    | (?<=s) [’'] (?=\s+\w)        # "Williams’ office"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_SUFFIXES = frozenset(("jr", "sr"))


class _Clause(NamedTuple):
    """Words as the article prints them, and where they start there."""

    text: str
    start: int


class _Placed(NamedTuple):
    """A piece of a quote: its offsets in `text`, and where it starts in the clause."""

    start: int
    end: int
    at: int


class _Insertion(NamedTuple):
    """What is added to the printed words; `order` ranks several at one place."""

    at: int
    order: int
    piece: Piece


def shown(quote: Quote, highlights: Iterable[Span] = ()) -> tuple[Piece, ...]:
    """Put a quote into words that can be read alone.

    A direct quote is its own words in quotation marks. Any other quote, and any that the speaker
    denies, is its report as printed, with the speaker's name in brackets after a "he". Where no
    report is known, it is the sentence around the words.

    Args:
        quote: the quote.
        highlights: [start, end) pairs into its text, to be marked.
    """
    if quote.kind == "direct" and not quote.denied:
        words, placed = quote.text, [_Placed(0, len(quote.text), 0)]
        verbatim = list(_parts(quote)) or [(0, len(words))]
        insertions = [mark for part in verbatim for mark in _marks(part)]
    else:
        clause = _clause(quote)
        words, placed = clause.text, _place(quote, clause)
        parts = [span for part in _parts(quote) for span in _shift(part, placed)]
        verbatim = [_with_marks(words, part) for part in parts]
        insertions = list(_missing_marks(parts, verbatim))
        insertions += [*_name(quote, clause), *_warning(quote, clause)]
    marked = [span for highlight in highlights for span in _shift(highlight, placed)]
    return tuple(_joined(_cut(words, verbatim, marked, insertions)))


def shown_text(quote: Quote) -> str:
    """Put a quote into words that can be read alone, as plain text."""
    return "".join(piece.text for piece in shown(quote))


def says_something(quote: Quote) -> bool:
    """Tell whether the words say something: an indirect "it" or "the justices" does not."""
    words = [word for word in quote.text.split() if any(map(str.isalnum, word))]
    return quote.kind != "indirect" or len(words) >= _FEWEST


def notes(quote: Quote) -> list[str]:
    """List what a reader has to be told about the words."""
    found = {DENIED: quote.denied, PARAPHRASED: quote.kind == "indirect"}
    return [note for note, applies in found.items() if applies]


def said_by(quote: Quote) -> str:
    """Name the speaker, and how the article does: "Sam Altman (named there: he)"."""
    mention = f" (named there: {quote.speaker_mention})" if quote.speaker_mention else ""
    return f"{quote.speaker or 'unknown speaker'}{mention}"


def said_when(quote: Quote) -> str:
    """Tell the day of the words or, where that is not known, of the article."""
    if quote.date_basis == "stated":
        return f"said {quote.date}"
    published = quote.date or quote.published
    return f"published {published}" if published else "date unknown"


def show_hit(hit: Hit) -> str:
    """Write a hit as plain text: the words, who said them when and where, other printings."""
    quote = hit.quote
    note = f" ({', '.join(notes(quote))})" if notes(quote) else ""
    lines = [shown_text(quote), f"{_attribution(quote)}{note}"]
    headline = quote.title if quote.source else None
    lines += [f"  {line}" for line in (headline, web_address(quote.url)) if line]
    if hit.occurrences:
        lines.append(f"  also printed by {', '.join(map(place, hit.occurrences))}")
    if hit.conflict:
        names = dict.fromkeys(other.speaker for other in hit.occurrences if other.speaker)
        others = [name for name in names if name != quote.speaker]
        lines.append(f"  conflict: the same words are also given to {', '.join(others)}")
    return "\n".join(lines)


def show_match(match: Match) -> str:
    """Write a match as text: what a quotation did to the printed words, and who said them."""
    words = " ".join(_show_change(change) for change in match.diff)
    return "\n".join([words, *_printed_as(match.quote), _attribution(match.quote)])


def _show_change(change: Change) -> str:
    form = _CHANGES[change.op]
    if change.op == "stands_for" and not change.printed:
        form = _CHANGES["same"]  # a bracket that is put in and hides nothing
    return form.format(change.given, change.printed)


def place(printing: Quote | Occurrence) -> str:
    """Name where it was printed: the source or, where that is not known, the headline."""
    return printing.source or printing.title or printing.article_id


def headline(printing: Quote | Occurrence) -> str:
    """Name the article: its headline or, where that is not known, the source."""
    return printing.title or printing.source or printing.article_id


def written_day(iso: str) -> str:
    """Write a day out: "2026-02-07" -> "7 February 2026"."""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def web_address(url: str | None) -> str | None:
    """Give the URL where it is one of the web, with what no address may hold escaped."""
    escaped = percent(url or "", safe="!#$%&'()*+,/:;=?@[]~")
    try:
        return escaped if urlsplit(escaped).scheme in ("http", "https") else None
    except ValueError:
        return None


def place_of(quote: Quote) -> str | None:
    """Link to the printed words by a text fragment; None where they are not on the web."""
    url = web_address(quote.url)
    exact = quote.text if len(quote.spans) == 1 else next(iter(quote.quoted), "")
    words = exact.split()
    ends = [words] if len(words) < _LONG else [words[:_ENDS], words[-_ENDS:]]
    fragment = ",".join(percent(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}" if url and fragment else url


def _attribution(quote: Quote) -> str:
    return f"  {said_by(quote)}, {said_when(quote)}, {place(quote)}"


def _printed_as(quote: Quote) -> Iterator[str]:
    """The words with their report, where they say something else without it."""
    if quote.denied:
        yield f"  {DENIED}: {shown_text(quote)}"
    elif quote.kind != "direct":
        yield f"  in print: {shown_text(quote)}"


# The clause that is shown, and where the words of the quote stand in it


def _clause(quote: Quote) -> _Clause:
    """The report, else the sentence of the context that holds the words, else the words."""
    first = quote.text[: quote.spans[0][1] - quote.spans[0][0]]
    if quote.report is not None:
        likely = quote.start - quote.report.find(first)
        start = likely if quote.report_start is None else quote.report_start
        return _Clause(quote.report, start)
    at = quote.context.find(first)
    if at >= 0:
        start, end = _sentence(quote.context, at, at + quote.end - quote.start)
        return _Clause(quote.context[start:end], quote.start - at + start)
    return _Clause(quote.text, quote.start)


def _sentence(text: str, start: int, end: int) -> Span:
    """The offsets of the sentences that a span reaches into."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at > end), default=len(text))
    return first, first + len(text[first:last].rstrip())


def _place(quote: Quote, clause: _Clause) -> list[_Placed]:
    """The pieces of the quote that stand in the clause."""
    if clause.text == quote.text:
        return [_Placed(0, len(quote.text), 0)]
    spans: Sequence[Span] = quote.spans
    if sum(end - start + 1 for start, end in spans) != len(quote.text) + 1:
        spans = [(quote.start, quote.start + len(quote.text))]
    placed, start = [], 0
    for first, last in spans:
        end = start + last - first
        piece, at = quote.text[start:end], first - clause.start
        if at < 0 or not clause.text.startswith(piece, at):
            at = clause.text.find(piece)
        if at >= 0:
            placed.append(_Placed(start, end, at))
        start = end + 1
    return placed


def _shift(span: Span, placed: Sequence[_Placed]) -> Iterator[Span]:
    """A span of the text as one of the clause; nothing where the clause does not have it."""
    for piece in placed:
        if piece.start <= span[0] < span[1] <= piece.end:
            yield piece.at + span[0] - piece.start, piece.at + span[1] - piece.start


# Verbatim words and their quotation marks


def _parts(quote: Quote) -> Iterator[Span]:
    """The verbatim parts of the text, in order."""
    after = 0
    for part in quote.quoted:
        start = quote.text.find(part, after)
        if start >= 0:
            after = start + len(part)
            yield start, after


def _with_marks(text: str, part: Span) -> Span:
    """A verbatim part with the quotation marks that are printed around it."""
    start, end = part
    opening = next((mark for mark in _OPENING if text.endswith(mark, 0, start)), "")
    closing = _CLOSING.match(text, end)
    return start - len(opening), closing.end() if closing else end


def _missing_marks(parts: Sequence[Span], printed: Sequence[Span]) -> Iterator[_Insertion]:
    """The marks that print has not."""
    for part, with_marks in zip(parts, printed, strict=True):
        opening, closing = _marks(part)
        if part[0] == with_marks[0]:
            yield opening
        if part[1] == with_marks[1]:
            yield closing


def _marks(part: Span) -> tuple[_Insertion, _Insertion]:
    start, end = part
    opening, closing = Piece("“", "verbatim"), Piece("”", "verbatim")
    return _Insertion(start, 2, opening), _Insertion(end, 0, closing)


# What is added in brackets


def _name(quote: Quote, clause: _Clause) -> Iterator[_Insertion]:
    """The speaker's name after the mention in the clause, where that says less."""
    if not (quote.speaker and quote.speaker_mention and quote.speaker_start is not None):
        return
    mention = quote.speaker_mention.rstrip(" ,;:")
    at = quote.speaker_start - clause.start
    if at < 0 or not clause.text.startswith(mention, at):
        return  # the mention is elsewhere: the line below names the speaker
    end = at + len(mention)
    beside = len(quote.speaker) + 2
    if _is_named(quote.speaker, clause.text[max(0, at - beside) : end + beside]):
        return
    clitic = _AFTER_MENTION.match(clause.text, end)
    yield _Insertion(clitic.end() if clitic else end, 1, Piece(f" [{quote.speaker}]", "added"))


def _is_named(name: str, text: str) -> bool:
    """Tell whether a text has the words of a name in their order; initials and "Jr." may lack."""
    words = _WORD.findall(name.casefold())
    needed = [word for word in words if len(word) > 1 and word not in _SUFFIXES] or words
    printed = iter(_WORD.findall(text.casefold()))
    return all(word in printed for word in needed)


def _warning(quote: Quote, clause: _Clause) -> Iterator[_Insertion]:
    """What has to stand before denied words of which no article says that they are."""
    if quote.denied and clause.text.strip(_MARKS) == quote.text.strip(_MARKS):
        yield _Insertion(0, 0, Piece(f"[{DENIED}] ", "added"))


# Cutting the words into pieces


def _cut(
    text: str, verbatim: Iterable[Span], marked: Iterable[Span], insertions: Iterable[_Insertion]
) -> Iterator[Piece]:
    """The text in pieces of one look each, with what is inserted."""
    added = sorted(insertions, key=lambda insertion: insertion[:2])
    is_verbatim, is_marked = (bytearray(len(text)) for _ in range(2))
    edges = {0, len(text), *(insertion.at for insertion in added)}
    for flags, spans in ((is_verbatim, verbatim), (is_marked, marked)):
        for start, end in spans:
            flags[start:end] = b"\x01" * (end - start)
            edges |= {start, end}
    waiting = iter([*added, None])
    following = next(waiting)
    for start, end in pairwise([*sorted(edges), len(text)]):
        while following and following.at == start:
            yield following.piece
            following = next(waiting)
        if start < end:
            style: Style = "verbatim" if is_verbatim[start] else "reported"
            yield Piece(text[start:end], style, bool(is_marked[start]))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that look alike as one piece."""
    for (style, marked), alike in groupby(pieces, key=lambda piece: (piece.style, piece.marked)):
        yield Piece("".join(piece.text for piece in alike), style, marked)

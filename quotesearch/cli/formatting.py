"""Hits and matches as the command line prints them."""

from collections.abc import Iterator

from quotesearch.presentation import (
    DENIED,
    notes,
    place,
    said_by,
    said_when,
    shown_text,
    web_address,
)
from quotesearch.records import Change, Hit, Match, Quote

# The form of each change: {0} is the text in the quotation, {1} the printed text.
_CHANGES = {
    "same": "{0}",
    "left_out": "[…{1}…]",
    "stands_for": "{0}[={1}=]",
    "dropped": "[-{1}-]",
    "added": "{{+{0}+}}",
    "changed": "[-{1}-]{{+{0}+}}",
}


def show_hit(hit: Hit) -> str:
    """Write a hit: the words, who said them when and where, other printings."""
    return "\n".join(_hit_lines(hit))


def show_match(match: Match) -> str:
    """Write a match: how a quotation changes the printed words, and who said them."""
    words = " ".join(_show_change(change) for change in match.diff)
    return "\n".join([words, *_print_lines(match.quote), _attribution(match.quote)])


def _hit_lines(hit: Hit) -> Iterator[str]:
    quote = hit.quote
    yield shown_text(quote)
    labels = ", ".join(notes(quote))
    yield f"{_attribution(quote)} ({labels})" if labels else _attribution(quote)
    if quote.source and quote.title:
        yield f"  {quote.title}"
    if address := web_address(quote.url):
        yield f"  {address}"
    if hit.occurrences:
        places = ", ".join(map(place, hit.occurrences))
        yield f"  also printed by {places}"
    if hit.conflict:
        others = ", ".join(_other_speakers(hit))
        yield f"  conflict: other articles attribute the same words to {others}"


def _other_speakers(hit: Hit) -> list[str]:
    """List the other people that articles attribute the words to, each once."""
    speakers = [printing.speaker for printing in hit.occurrences if printing.speaker]
    return [name for name in dict.fromkeys(speakers) if name != hit.quote.speaker]


def _show_change(change: Change) -> str:
    form = _CHANGES[change.op]
    if change.op == "stands_for" and not change.printed:
        form = _CHANGES["same"]  # an inserted bracket that replaces no printed words
    return form.format(change.given, change.printed)


def _print_lines(quote: Quote) -> Iterator[str]:
    """Yield the words with their report if they would say something else without it."""
    if quote.denied:
        yield f"  {DENIED}: {shown_text(quote)}"
    elif quote.kind != "direct":
        yield f"  in print: {shown_text(quote)}"


def _attribution(quote: Quote) -> str:
    return f"  {said_by(quote)}, {said_when(quote)}, {place(quote)}"

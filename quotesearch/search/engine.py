"""The way of a question: read, propose candidates, group printings, cut a page, mark what matched."""

from __future__ import annotations

import base64
import time
from collections.abc import Collection, Sequence

from quotesearch.errors import QuestionError
from quotesearch.index import Generation
from quotesearch.models import Filters, Hit, Interpretation, Occurrence, Quote, SearchResult, Span
from quotesearch.search.candidates import candidates
from quotesearch.search.printings import group_printings
from quotesearch.search.question import matched_words, read_question


def search(
    generation: Generation, question: str, *, filters: Filters | None = None, limit: int = 10, cursor: str | None = None
) -> SearchResult:
    """Answer a question.

    Args:
        generation: the index.
        question: in plain words.
        filters: strict narrowing.
        limit: hits of one page, at least 1.
        cursor: `next` of the page before.

    Returns:
        The page. `total` and `facets` count all hits of the question, printings of one quote once.

    Raises:
        QuestionError: the question is empty or too long, or the cursor is not one of this index.
    """
    started = time.perf_counter()
    filters = filters or Filters()
    asked = read_question(question)
    words = matched_words(asked)
    offset = _read_cursor(cursor, generation.manifest.id) if cursor else 0
    found = candidates(generation, asked, words, generation.records.rows(filters))
    groups = group_printings(found.quotes)
    leads = [_lead(found.quotes, group) for group in groups]
    hits = []
    for lead, group in list(zip(leads, groups, strict=True))[offset : offset + limit]:
        first, others = found.quotes[lead], [found.quotes[at] for at in group if at != lead]
        printed = sorted(others, key=lambda other: (other.published or "9999", other.article_id))
        marks = _highlights(generation, first, found.terms)
        hits.append(Hit(first, float(found.scores[group[0]]), marks, tuple(map(Occurrence.of, printed))))
    end = offset + limit
    return SearchResult(
        query=question,
        interpretation=Interpretation(words, filters),
        total=len(groups),
        hits=tuple(hits),
        facets=generation.records.facets(found.rows[leads]),
        next=_write_cursor(generation.manifest.id, end) if end < len(groups) else None,
        took_ms=1000 * (time.perf_counter() - started),
    )


def _lead(quotes: Sequence[Quote], group: list[int]) -> int:
    """The printing that is shown: the best that names the speaker, or else the best."""
    return next((at for at in group if quotes[at].speaker), group[0])


def _highlights(generation: Generation, quote: Quote, terms: Collection[str]) -> tuple[Span, ...]:
    return tuple((start, end) for term, start, end in generation.lexical.terms(quote.text) if term in terms)


def _write_cursor(generation_id: str, offset: int) -> str:
    return base64.urlsafe_b64encode(f"{generation_id}:{offset}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str, generation_id: str) -> int:
    """The offset of a page; a cursor belongs to the generation that made it, since another may order hits anew."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        name, _, offset = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").rpartition(":")
        position = int(offset)
    except ValueError:  # not ASCII, not base64, or no number
        name, position = "", -1
    if name != generation_id or position < 0:
        raise QuestionError("the cursor is not one of this index", where="cursor", hint="Ask again without it.")
    return position

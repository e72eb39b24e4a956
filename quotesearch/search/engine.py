"""The way of a question: understood, candidates proposed and weighed, printings of one quote grouped, a page cut."""

import base64
import datetime
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from quotesearch.errors import QuestionError
from quotesearch.index import UNKNOWN, Generation
from quotesearch.index.records import Numbers, Rows
from quotesearch.language.person_names import may_be_one
from quotesearch.models import Filters, Hit, Interpretation, Occurrence, Quote, SearchResult, Span
from quotesearch.presentation import shown
from quotesearch.search.candidates import Candidates, Scores, propose
from quotesearch.search.question import Question, understand
from quotesearch.search.relevance import probability, read_relevance

# Log-odds, measured on the articles held back from training (docs/quality.md).
ANSWER = -2.5  # the best quote reaches this, or nobody is quoted saying it
_BEHIND = 8.0  # further hits are at most this far behind the best
_NEARLY = 2.5  # exact words that are at most this far behind a paraphrase of theirs come before it
_PREFERENCE = 1.0  # exact words that are at most this far behind any paraphrase come before it


@dataclass(frozen=True)
class Group:
    """Printings of one quote among the candidates: their rows, first to last, and the value of the first."""

    rows: list[int]
    value: float


def search(
    generation: Generation,
    question: str,
    *,
    filters: Filters | None = None,
    literally: Collection[str] = (),
    limit: int = 10,
    cursor: str | None = None,
    today: datetime.date | None = None,
) -> SearchResult:
    """Answer a question.

    Args:
        generation: the index.
        question: in plain words. What stands in quotation marks must occur in the quote.
        filters: strict narrowing. It takes the place of what the question says of the same field.
        literally: fields of Filters that are not to be read from the question: its names are only words.
        limit: hits of one page, at least 1.
        cursor: `next` of the page before.
        today: what "last week" counts from; default: the day it is, UTC.

    Returns:
        The page. `total` and `facets` count all hits of the question, printings of one quote once.

    Raises:
        QuestionError: the question is empty or too long, or the cursor is not one of this index.
    """
    clock = _Clock()
    filters = filters or Filters()
    today = today or datetime.datetime.now(datetime.UTC).date()
    asked = understand(question, generation, today, {*filters.given(), *literally})
    offset = _read_cursor(cursor, generation.manifest.id) if cursor else 0
    clock.lap("understand")
    kept = _kept(generation, asked, filters)
    candidates = propose(generation, asked, kept)
    clock.lap("propose")
    candidates, values = weigh(generation, asked, candidates, kept)
    groups = place_groups(generation, candidates, values)
    leads = [_lead(generation, group) for group in groups]
    facets = generation.records.facets(np.array(leads, np.int64))
    clock.lap("weigh")
    page = slice(offset, offset + limit)
    hits = tuple(_hits(generation, groups[page], leads[page], candidates.terms))
    clock.lap("read")
    return SearchResult(
        query=question,
        interpretation=_interpretation(asked, filters),
        total=len(groups),
        hits=hits,
        facets=facets,
        next=_write_cursor(generation.manifest.id, page.stop) if page.stop < len(groups) else None,
        stages=clock.stages,
    )


class _Clock:
    """Seconds of each stage, one after the other."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.stages[stage], self._since = now - self._since, now


def _kept(generation: Generation, asked: Question, filters: Filters) -> Rows | None:
    """The rows that pass the filters and hold every phrase; None where all may."""
    kept = generation.records.rows(filters)
    for phrase in asked.phrases:
        holding = generation.lexical.holding(phrase)
        kept = holding if kept is None else np.intersect1d(kept, holding)
    return kept


def weigh(
    generation: Generation, asked: Question, candidates: Candidates, kept: Rows | None
) -> tuple[Candidates, Scores]:
    """The candidates of a question, and the log-odds of each.

    Where none answers, what the question names is left out of it, since it may be misunderstood, and others are
    proposed; where still none does, a quote with all the words of the question answers.
    """
    relevance = read_relevance()
    found = relevance.values(candidates.features)
    if asked.names and found.max(initial=-np.inf) < ANSWER:
        candidates = propose(generation, asked.unnamed(), kept)
        found = relevance.values(candidates.features)
    if found.max(initial=-np.inf) < ANSWER:
        literal = generation.lexical.holding_all(candidates.terms, candidates.rows)
        found = np.where(np.isin(candidates.rows, literal), ANSWER, found)
    return candidates, found


def place_groups(generation: Generation, candidates: Candidates, values: Scores) -> list[Group]:
    """Put the printings of each quote together, in the order in which they are shown.

    Exact words have a head start of _PREFERENCE: a reporter who asks wants to print what was said, and has less use
    for a paraphrase that fits a little better. It moves places only; the score stays the probability that the quote
    answers. As an order by one number it holds over all pages.
    """
    best = values.max(initial=-np.inf)
    if best < ANSWER:
        return []
    columns, rows = generation.records.columns, candidates.rows
    exact = columns.verbatim[rows] > 0
    raised = _raised(columns.article[rows], columns.speaker[rows], exact, values)
    places = raised + _PREFERENCE * exact
    order = np.lexsort((rows, -values, ~exact, -places))
    groups: dict[int, Group] = {}
    for at in order[raised[order] >= best - _BEHIND]:
        printing = int(columns.printing[rows[at]])
        groups.setdefault(printing, Group([], float(raised[at]))).rows.append(int(rows[at]))
    return list(groups.values())


def _raised(article: Numbers, speaker: Numbers, exact: npt.NDArray[np.bool_], values: Scores) -> Scores:
    """The values, but for exact words that of the best paraphrase in the same article, by the same person or by nobody
    who is named, where they answer nearly as well: whoever asks wants the words, and whose they are.
    """
    raised, named = values.copy(), speaker != UNKNOWN
    for at in np.flatnonzero(~exact & (values >= ANSWER)):
        theirs = speaker == speaker[at] if named[at] else named
        nearly = exact & theirs & (article == article[at]) & (values >= values[at] - _NEARLY)
        raised[nearly] = np.maximum(raised[nearly], values[at])
    return raised


def _lead(generation: Generation, group: Group) -> int:
    """The printing that is shown: the best that names the speaker, or else the best."""
    named = generation.records.columns.speaker
    return next((row for row in group.rows if named[row] != UNKNOWN), group.rows[0])


def _hits(generation: Generation, groups: list[Group], leads: list[int], terms: Collection[str]) -> Iterator[Hit]:
    printed = generation.records.printings(np.array(leads, np.int64))
    for group, lead, printings in zip(groups, leads, printed, strict=True):
        first = printings.pop(lead)
        others = printings.values()
        highlights = _highlights(generation, first, terms)
        yield Hit(
            first,
            score=float(probability(np.array(group.value))),
            shown=shown(first, highlights),
            highlights=highlights,
            occurrences=tuple(map(Occurrence.of, others)),
            conflict=_contradictory({quote.speaker for quote in (first, *others) if quote.speaker}),
        )


def _contradictory(speakers: Collection[str]) -> bool:
    return any(not may_be_one(*pair) for pair in combinations(speakers, 2))


def _highlights(generation: Generation, quote: Quote, terms: Collection[str]) -> tuple[Span, ...]:
    return tuple((start, end) for term, start, end in generation.lexical.terms(quote.text) if term in terms)


def _interpretation(asked: Question, filters: Filters) -> Interpretation:
    days = asked.days
    return Interpretation(
        text=asked.topic,
        speaker=filters.speaker or (asked.speaker.name if asked.speaker else None),
        source=filters.source or asked.source,
        since=filters.since or (days.since.isoformat() if days and days.since else None),
        until=filters.until or (days.until.isoformat() if days and days.until else None),
    )


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

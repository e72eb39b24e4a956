"""The records that pass between the rooms: Article, Quote, Hit, Filters, SearchResult and others.

All offsets count code points of `Article.text`, which is never altered. A record has the same JSON
in `quotes.jsonl`, over HTTP and in the widget; docs/format.md describes every field.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field

from quotesearch.errors import QuestionError


def _iso_day(value: str) -> str:
    with suppress(ValueError):
        if datetime.date.fromisoformat(value).isoformat() == value:
            return value
    raise ValueError(f"{value!r:.40} is not a day written YYYY-MM-DD")


Kind = Literal["direct", "mixed", "indirect"]
DateBasis = Literal["stated", "published"]
Style = Literal["verbatim", "reported", "added"]
Wording = Literal["verbatim", "altered", "partial", "spliced", "reported", "not_found"]
Speaker = Literal["same", "another", "not_certain", "not_asked"]
Operation = Literal["same", "dropped", "added", "changed", "left_out", "stands_for"]
Offset = Annotated[int, Field(ge=0)]
Span = tuple[Offset, Offset]
Share = Annotated[float, Field(ge=0, le=1)]
Filled = Annotated[str, Field(pattern=r"\S")]
Day = Annotated[str, AfterValidator(_iso_day), Field(json_schema_extra={"format": "date"})]
Json = dict[str, Any]

MAX_LIMIT = 100  # hits of one page, at most

STRICT = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True)
class Article:
    """A news article. Whatever neither its text nor its file states is None.

    `date` is the day of publication (YYYY-MM-DD).
    """

    __pydantic_config__ = STRICT

    id: Filled
    text: str
    title: str | None = None
    source: str | None = None
    date: Day | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Quote:
    """One attributed quote. docs/format.md describes every field.

    `spans` are the offsets of its pieces in the article; `speaker_start` and `speaker_end` are
    those of `speaker_mention`. `confidence` is the probability (0 to 1) that the attribution is
    right.

    `report` is the reporting clause as printed, with mention and cue. A quote that is mixed,
    indirect or `denied` is shown as its report, because its words alone could say the opposite of
    what the speaker said.
    """

    __pydantic_config__ = STRICT

    id: Filled
    text: Filled
    kind: Kind
    quoted: tuple[str, ...]
    report: Filled | None
    report_start: Offset | None
    report_end: Offset | None
    denied: bool
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]
    start: Offset
    end: Offset
    speaker: Filled | None
    speaker_mention: Filled | None
    speaker_start: Offset | None
    speaker_end: Offset | None
    cue: Filled | None
    confidence: Share
    date: Day | None
    date_basis: DateBasis | None
    published: Day | None
    source: str | None
    title: str | None
    url: str | None
    article_id: Filled
    context: str
    group: Filled | None

    @staticmethod
    def make_id(article_id: str, spans: Sequence[Span], text: str) -> str:
        """Return the stable id: 16 hex digits of a SHA-256 over article id, spans and text."""
        key = json.dumps([article_id, spans, text], ensure_ascii=False)
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True)
class Piece:
    """A piece of what is shown of a quote; all pieces in order make up the whole.

    `style`: "verbatim" words stand in quotation marks, which are part of `text`; "reported" words
    are the reporter's; "added" words are ours, in square brackets. `marked`: the words are in the
    question.
    """

    text: str
    style: Style
    marked: bool = False


@dataclass(frozen=True)
class Occurrence:
    """Another printing of a hit's words."""

    article_id: str
    source: str | None
    date: str | None
    url: str | None
    title: str | None
    text: str
    speaker: str | None
    report: str | None
    denied: bool

    @classmethod
    def of(cls, quote: Quote) -> Self:
        return cls(**{field.name: getattr(quote, field.name) for field in fields(cls)})


@dataclass(frozen=True)
class Hit:
    """A returned quote.

    `score` is the probability that it answers the question; `highlights` are [start, end) pairs
    into its text. `shown` is what to show a reader. `occurrences` are the other printings of the
    same words; `conflict` is true if printings name different people as the speaker.
    """

    quote: Quote
    score: Share
    shown: tuple[Piece, ...]
    highlights: tuple[Span, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    conflict: bool = False

    def to_json(self) -> Json:
        return {
            **self.quote.to_json(),
            "score": round(self.score, 4),
            "shown": [asdict(piece) for piece in self.shown],
            "highlights": [list(span) for span in self.highlights],
            "occurrences": [asdict(other) for other in self.occurrences],
            "conflict": self.conflict,
        }


@dataclass(frozen=True)
class Filters:
    """Strict narrowing of a search; None leaves a field open.

    `since` and `until` are days (YYYY-MM-DD), inclusive. They are compared with the day the words
    were said or, if that is unknown, the day they were published; a quote with neither never
    passes. Case does not matter for `speaker` and `source`.
    """

    __pydantic_config__ = STRICT

    speaker: Filled | None = None
    source: Filled | None = None
    since: Day | None = None
    until: Day | None = None
    kind: Kind | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise QuestionError("since is after until", where="since", hint="Swap them.")

    def given(self) -> set[str]:
        """Return the names of the fields that narrow."""
        return {name for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True)
class Interpretation:
    """How a question was understood: its topic, the speaker, the source and the days (inclusive).

    Filters are repeated here. What only the question says is a preference and narrows nothing.
    """

    text: str
    speaker: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class SearchResult:
    """One page of the answer to a question.

    `total` and `facets` (by speaker, source, kind and year) count all hits. `next` is the cursor of
    the next page, or None. `stages` are the seconds that each stage took.
    """

    query: str
    interpretation: Interpretation
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    next: str | None
    stages: Mapping[str, float]

    def to_json(self) -> Json:
        return {
            "query": self.query,
            "interpretation": asdict(self.interpretation),
            "total": self.total,
            "hits": [hit.to_json() for hit in self.hits],
            "facets": self.facets,
            "next": self.next,
            "took_ms": round(1000 * sum(self.stages.values()), 2),
        }


@dataclass(frozen=True)
class Quotation:
    """Words to verify, and the speaker they are attributed to."""

    __pydantic_config__ = STRICT

    text: str
    speaker: Filled | None = None


@dataclass(frozen=True)
class Change:
    """Words as they are `given` in a quotation and as they are `printed`.

    docs/format.md explains each operation.
    """

    op: Operation
    given: str
    printed: str


@dataclass(frozen=True)
class Match:
    """A quote that a quotation may come from.

    `similarity` is the share of the words given that agree, 0 to 1.
    """

    quote: Quote
    similarity: Share
    diff: tuple[Change, ...]


@dataclass(frozen=True)
class Verification:
    """What is known of a quotation: its wording, its speaker, and the quotes that show it, nearest
    first.
    """

    wording: Wording
    speaker: Speaker
    matches: tuple[Match, ...]

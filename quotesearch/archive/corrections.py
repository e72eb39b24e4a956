"""`corrections.jsonl`: what a person knows better than the extractor.

A correction is anchored in its article, by place and by words. A quote's id changes with every
letter of it; the anchor still holds when another model draws the quote a little wider, or when the
text of the article moves.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from quotesearch.errors import RecordError
from quotesearch.jsonl import read_records
from quotesearch.records import STRICT, Day, Filled, Json, Offset, Quote

_MEND = "Mend or remove the line; nothing was changed."
_OVERLAP = 0.5  # of the stretch that quote and anchor cover together
_SHARED = 0.5  # of the words of the shorter of the two


@dataclass(frozen=True)
class Correction:
    """A line of the file: the anchor, copied from the quote, and what is right.

    Of `speaker` and `date`, "" stands for a key that is not given, None says that it is not known.
    """

    __pydantic_config__ = STRICT

    article_id: Filled
    start: Offset
    end: Offset
    text: Filled
    speaker: Filled | None = ""
    date: Day | None = ""
    not_a_quote: bool = False
    note: str | None = None

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("end is not after start")

    @property
    def anchor(self) -> tuple[str, int, int, str]:
        return self.article_id, self.start, self.end, self.text

    @property
    def given(self) -> Json:
        """Return what the line gives of `speaker`, `date` and `not_a_quote`."""
        said: Json = {"speaker": self.speaker, "date": self.date, "not_a_quote": self.not_a_quote}
        return {field: value for field, value in said.items() if value not in ("", False)}

    def __str__(self) -> str:
        said = ", ".join(f"{field} {value or 'unknown'}" for field, value in self.given.items())
        said = said.replace("not_a_quote True", "not a quote") or "nothing"
        return f"“{self.text}” in {self.article_id} ({said})"


Corrections = Mapping[str, Correction]
"""By the place of the line, such as "data/corrections.jsonl:3"."""


def read_corrections(path: Path) -> Corrections:
    """Read the corrections of a file; lines on one quote add up.

    Raises:
        RecordError: the file cannot be read, a line is not a correction, or two lines contradict each other.
    """
    corrections: dict[str, Correction] = {}
    known: dict[tuple[str, int, int, str], Json] = defaultdict(dict)
    for number, line in read_records(Correction, path, _MEND):
        where = f"{path}:{number}"
        said = known[line.anchor]
        for field, value in line.given.items():
            if said.setdefault(field, value) != value:
                what = f'{field}: a line before says {said[field]!r} of "{line.text}"'
                raise RecordError(what, where=where, hint=_MEND)
        corrections[where] = line
    return corrections


class Corrected(NamedTuple):
    """The quotes as corrected, and the corrections that no quote fits."""

    quotes: list[Quote]
    idle: Corrections


def correct(quotes: Iterable[Quote], corrections: Corrections) -> Corrected:
    """Apply each correction to the quote that fits it best.

    A speaker that is given is certain (confidence 1); where it is said to be unknown, any name
    would be wrong (confidence 0). A day that is given is stated. What is not a quote is left out.
    Where corrections from different anchors contradict each other on one quote, the nearer holds
    and the other is idle.
    """
    quotes = list(quotes)
    of_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        of_article[quote.article_id].append(quote)

    fitting: dict[str, list[_Fit]] = defaultdict(list)
    for where, correction in corrections.items():
        if fit := _best_fit(where, correction, of_article[correction.article_id]):
            fitting[fit.quote.id].append(fit)

    corrected = []
    idle = dict(corrections)
    for quote in quotes:
        given: Json = {}
        for fit in _compatible(fitting[quote.id]):
            given |= fit.correction.given
            idle.pop(fit.where, None)
        if not given.get("not_a_quote"):
            corrected.append(_apply(quote, given))
    return Corrected(corrected, idle)


def _compatible(fits: Sequence["_Fit"]) -> Iterator["_Fit"]:
    """Yield the corrections of one quote, nearest first, but none that contradicts a nearer one."""
    nearest_first = sorted(fits, key=lambda fit: fit.nearness, reverse=True)
    given: Json = {}
    for fit in nearest_first:
        correction = fit.correction
        # Lines with one anchor add up: `read_corrections` has refused any that contradict each other.
        same_anchor = correction.anchor == nearest_first[0].correction.anchor
        if same_anchor or not _contradict(given, correction.given):
            given |= correction.given
            yield fit


def _apply(quote: Quote, given: Json) -> Quote:
    changes = dict(given)
    if "speaker" in given:
        changes["confidence"] = 1.0 if given["speaker"] else 0.0
    if "date" in given:
        changes["date_basis"] = "stated" if given["date"] else None
    return replace(quote, **changes)


def _contradict(given: Json, other: Json) -> bool:
    """Tell whether two corrections of one quote cannot both be right.

    They give a field differently, or one drops the quote and the other corrects it.
    """
    if given and other and ("not_a_quote" in given) != ("not_a_quote" in other):
        return True
    return any(given[field] != other[field] for field in given.keys() & other.keys())


# -- which quote a correction fits


class _Fit(NamedTuple):
    """A correction and a quote; `nearness` is what they share, 0 to 1, of place and then of words."""

    where: str
    correction: Correction
    quote: Quote
    nearness: tuple[float, float]


def _best_fit(where: str, correction: Correction, quotes: Sequence[Quote]) -> _Fit | None:
    """Find the quote of much the same place and words, or else the only one with the same words."""
    words = _words(correction.text)
    there = []
    for quote in quotes:
        nearness = _overlap(correction, quote), _shared(words, _words(quote.text))
        there.append(_Fit(where, correction, quote, nearness))
    near = [fit for fit in there if fit.nearness[0] >= _OVERLAP and fit.nearness[1] >= _SHARED]
    if near:
        return max(near, key=lambda fit: fit.nearness)
    moved = [fit for fit in there if _words(fit.quote.text) == words]
    return moved[0] if len(moved) == 1 else None


def _overlap(correction: Correction, quote: Quote) -> float:
    """Measure how much of the stretch that the two cover together is covered by both, 0 to 1."""
    common = min(correction.end, quote.end) - max(correction.start, quote.start)
    together = max(correction.end, quote.end) - min(correction.start, quote.start)
    return max(common, 0) / together


def _shared(words: Sequence[str], others: Sequence[str]) -> float:
    """Measure how many words of the shorter text the other has as well, 0 to 1."""
    common = Counter(words) & Counter(others)
    return common.total() / min(len(words), len(others))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold()) or [text]

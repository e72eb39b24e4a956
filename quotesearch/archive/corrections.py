"""`corrections.jsonl`: what a person knows better than the extractor, applied to the quotes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from quotesearch.archive.anchors import Anchor, Nearness, find_anchored
from quotesearch.errors import RecordError
from quotesearch.jsonl import read_records
from quotesearch.records import STRICT, Day, Filled, Json, Offset, Quote

_BAD_LINE_HINT = "Fix or remove the line; nothing was changed."


@dataclass(frozen=True)
class Correction:
    """A line of the file: the anchor, copied from the quote, and what is right.

    A `speaker` or `date` of "" stands for a key that is missing; None says that it is not known.
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
            raise ValueError("end must be greater than start")

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.article_id, self.start, self.end, self.text)

    @property
    def changes(self) -> Json:
        """Return what the line says of `speaker`, `date` and `not_a_quote`."""
        changes: Json = {}
        if self.speaker != "":
            changes["speaker"] = self.speaker
        if self.date != "":
            changes["date"] = self.date
        if self.not_a_quote:
            changes["not_a_quote"] = True
        return changes

    def __str__(self) -> str:
        summary = ", ".join(_describe(field, value) for field, value in self.changes.items())
        return f"“{self.text}” in {self.article_id} ({summary or 'no change'})"


def _describe(field: str, value: str | bool | None) -> str:
    return "not a quote" if field == "not_a_quote" else f"{field} {value or 'unknown'}"


Corrections = Mapping[str, Correction]
"""By the place of the line, such as "data/corrections.jsonl:3"."""


def read_corrections(path: Path) -> Corrections:
    """Read the corrections of a file; lines on one quote add up.

    Raises:
        RecordError: the file cannot be read, a line is not a correction, or two lines contradict
            each other.
    """
    corrections: dict[str, Correction] = {}
    changes_by_anchor: dict[Anchor, Json] = defaultdict(dict)
    for number, line in read_records(Correction, path, _BAD_LINE_HINT):
        where = f"{path}:{number}"
        changes = changes_by_anchor[line.anchor]
        for field, value in line.changes.items():
            earlier = changes.setdefault(field, value)
            if earlier != value:
                what = f'{field}: an earlier line says {earlier!r} for "{line.text}"'
                raise RecordError(what, where=where, hint=_BAD_LINE_HINT)
        corrections[where] = line
    return corrections


class Corrected(NamedTuple):
    """The quotes as corrected, and the corrections that no quote fits."""

    quotes: list[Quote]
    idle: Corrections


def correct(quotes: Iterable[Quote], corrections: Corrections) -> Corrected:
    """Apply each correction to the quote that fits it best.

    A speaker that a correction gives is certain (confidence 1); where it says that the speaker is
    unknown, any name would be wrong (confidence 0). A day that it gives is stated. A quote that it
    calls not a quote is left out. Where corrections from different anchors contradict each other on
    one quote, the nearer holds and the other is idle.
    """
    quotes = list(quotes)
    fits = _find_fits(quotes, corrections)
    corrected = []
    applied = set()
    for quote in quotes:
        changes: Json = {}
        for fit in _select_compatible(fits.get(quote.id, ())):
            changes |= fit.correction.changes
            applied.add(fit.where)
        if "not_a_quote" not in changes:
            corrected.append(_apply(quote, changes))
    idle = {where: correction for where, correction in corrections.items() if where not in applied}
    return Corrected(corrected, idle)


class _Fit(NamedTuple):
    """A correction, the place of its line, and how near its anchor is to the quote that it fits."""

    where: str
    correction: Correction
    nearness: Nearness


def _find_fits(quotes: Iterable[Quote], corrections: Corrections) -> dict[str, list[_Fit]]:
    """Return the corrections that fit each quote, by its id."""
    quotes_of: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        quotes_of[quote.article_id].append(quote)
    fits: dict[str, list[_Fit]] = defaultdict(list)
    for where, correction in corrections.items():
        anchored = find_anchored(correction.anchor, quotes_of[correction.article_id])
        if anchored:
            fits[anchored.quote.id].append(_Fit(where, correction, anchored.nearness))
    return fits


def _select_compatible(fits: Sequence[_Fit]) -> list[_Fit]:
    """Select the corrections of one quote that do not contradict a nearer one, nearest first."""
    nearest_first = sorted(fits, key=lambda fit: fit.nearness, reverse=True)
    selected: list[_Fit] = []
    changes: Json = {}
    for fit in nearest_first:
        # Lines with one anchor add up: `read_corrections` has refused any that contradict.
        is_same_anchor = fit.correction.anchor == nearest_first[0].correction.anchor
        if is_same_anchor or not _contradict(changes, fit.correction.changes):
            changes |= fit.correction.changes
            selected.append(fit)
    return selected


def _contradict(changes: Json, others: Json) -> bool:
    """Tell whether two corrections of one quote cannot both be right.

    They give a field differently, or one drops the quote and the other corrects it.
    """
    one_drops = ("not_a_quote" in changes) != ("not_a_quote" in others)
    if changes and others and one_drops:
        return True
    return any(changes[field] != others[field] for field in changes.keys() & others.keys())


def _apply(quote: Quote, changes: Json) -> Quote:
    fields = dict(changes)
    if "speaker" in changes:
        fields["confidence"] = 1.0 if changes["speaker"] else 0.0
    if "date" in changes:
        fields["date_basis"] = "stated" if changes["date"] else None
    return replace(quote, **fields)

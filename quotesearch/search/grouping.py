"""Group the printings of one quote, and put the groups in order."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotesearch.index import UNKNOWN, Generation
from quotesearch.index.stores.columns import Numbers
from quotesearch.search.candidates import Candidates, Scores
from quotesearch.search.ranker import ANSWER

# Log-odds, measured on the articles held back from training (docs/quality.md).
_BEHIND = 8.0  # further hits are at most this far behind the best
_NEARLY = 2.5  # exact words that are at most this far behind a paraphrase of theirs come before it
_PREFERENCE = 1.0  # exact words that are at most this far behind any paraphrase come before it


@dataclass(frozen=True)
class Group:
    """Printings of one quote among the candidates: their rows, first to last, and the value of the first."""

    rows: list[int]
    value: float


def place_groups(generation: Generation, candidates: Candidates, values: Scores) -> list[Group]:
    """Put the printings of each quote together, in the order in which they are shown.

    Exact words have a head start of _PREFERENCE: a reporter who asks wants to print what was said, and has less use
    for a paraphrase that fits a little better. It moves places only; the score stays the probability that the quote
    answers. As an order by one number it holds over all pages.
    """
    best = values.max(initial=-np.inf)
    if best < ANSWER:
        return []
    columns, rows = generation.quotes.columns, candidates.rows
    exact = columns.verbatim[rows] > 0
    raised = _raised(columns.article[rows], columns.speaker[rows], exact, values)
    places = raised + _PREFERENCE * exact
    order = np.lexsort((rows, -values, ~exact, -places))
    groups: dict[int, Group] = {}
    for at in order[raised[order] >= best - _BEHIND]:
        printing = int(columns.printing[rows[at]])
        groups.setdefault(printing, Group([], float(raised[at]))).rows.append(int(rows[at]))
    return list(groups.values())


def _raised(
    article: Numbers, speaker: Numbers, exact: npt.NDArray[np.bool_], values: Scores
) -> Scores:
    """The values, but for exact words that of the best paraphrase in the same article, by the same person or by nobody
    who is named, where they answer nearly as well: whoever asks wants the words, and whose they are.
    """
    raised, named = values.copy(), speaker != UNKNOWN
    for at in np.flatnonzero(~exact & (values >= ANSWER)):
        theirs = speaker == speaker[at] if named[at] else named
        nearly = exact & theirs & (article == article[at]) & (values >= values[at] - _NEARLY)
        raised[nearly] = np.maximum(raised[nearly], values[at])
    return raised

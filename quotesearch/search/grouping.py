"""Group the printings of one quote, and put the groups in order."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotesearch.index import UNKNOWN
from quotesearch.index.stores.columns import Columns
from quotesearch.index.stores.quote_store import Rows
from quotesearch.search.ranker import ANSWER, Scores

# Log-odds, measured on the articles held back from training (docs/experiments.md).
_BEHIND = 8.0  # other hits are at most this far behind the best
_ALMOST = 2.5  # exact words this far behind a paraphrase of them at most come before it
_HEAD_START = 1.0  # of exact words before any paraphrase


@dataclass(frozen=True)
class Group:
    """The printings of one quote among the candidates.

    `rows` are theirs, best first. `lead` is the row that is shown: the best that names the speaker
    or, where none does, the best. `value` is the log-odds of the best.
    """

    rows: tuple[int, ...]
    lead: int
    value: float


def group_candidates(columns: Columns, rows: Rows, values: Scores) -> list[Group]:
    """Group the printings of each quote, best group first; none where no candidate answers.

    Exact words have a head start: a reporter wants to print what was said, and can use a paraphrase
    less, even if it fits a little better. The head start moves places only; the value stays that of
    the quote itself. The order follows one number, so it holds over all pages.

    Args:
        columns: those of the index.
        rows: of the candidates, int64 (n,).
        values: their log-odds, float64 (n,).
    """
    best = values.max(initial=-np.inf)
    if best < ANSWER:
        return []
    is_exact = columns.verbatim[rows] > 0
    lifted = _lift_exact_words(columns, rows, is_exact, values)
    places = lifted + np.where(is_exact, _HEAD_START, 0.0)
    order = np.lexsort((rows, -values, ~is_exact, -places))
    near = order[lifted[order] >= best - _BEHIND]
    positions_by_printing: dict[int, list[int]] = defaultdict(list)
    for position in near.tolist():
        printing = int(columns.printing[rows[position]])
        positions_by_printing[printing].append(position)
    return [
        _group(columns, rows[positions], lifted[positions[0]])
        for positions in positions_by_printing.values()
    ]


def _group(columns: Columns, rows: Rows, value: float) -> Group:
    is_named = columns.speaker[rows] != UNKNOWN
    first_named = int(is_named.argmax())  # 0, too, where nobody is named
    return Group(tuple(rows.tolist()), int(rows[first_named]), float(value))


def _lift_exact_words(
    columns: Columns, rows: Rows, is_exact: npt.NDArray[np.bool_], values: Scores
) -> Scores:
    """Lift exact words to the value of a paraphrase of them that answers a little better.

    The paraphrase is in the same article and by the same speaker. Where it names no speaker, the
    exact words must name one: the reader wants the words, and who said them.
    """
    article, speaker = columns.article[rows], columns.speaker[rows]
    is_named = speaker != UNKNOWN
    lifted = values.copy()
    paraphrases = np.flatnonzero(~is_exact & (values >= ANSWER))
    for paraphrase in paraphrases:
        value = values[paraphrase]
        is_by_same = speaker == speaker[paraphrase]
        fits_speaker = is_by_same if is_named[paraphrase] else is_named
        in_same_article = article == article[paraphrase]
        answers_almost_as_well = values >= value - _ALMOST
        to_lift = is_exact & fits_speaker & in_same_article & answers_almost_as_well
        lifted[to_lift] = np.maximum(lifted[to_lift], value)
    return lifted

"""Candidates: the quotes that dense and lexical search propose for a question, and what is known of each beside it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from quotesearch.index import UNKNOWN, Generation
from quotesearch.index.passages import FIELDS
from quotesearch.index.stores.lexical import inverse_frequency
from quotesearch.index.stores.columns import NO_DAY
from quotesearch.index.stores.quote_store import Rows
from quotesearch.search.question.dates import Days
from quotesearch.search.question.understanding import Question, Role

Scores = npt.NDArray[np.float64]

NEAREST = (100, 200)  # candidates by words, and by passage
_MATCHING = 100  # candidates by BM25
_PREFERRED = 50  # candidates of each kind among the quotes that fit the speaker, days and source of the question
_SCORED = 500  # quotes that BM25 is known of: whoever proposes others, they hold next to none of the words
_FULL_MATCH = 4.0  # BM25 over the sum of the terms' idf, at which a quote holds all that is asked
_WEEK = 7  # days

FEATURES = (
    "words",  # cosine of question and words
    "passage",  # cosine of question and passage
    "tokens",  # mean cosine of the question's tokens to the nearest of the passage's
    "all_tokens",  # mean cosine of the question's tokens to all of the passage's
    "lexical",  # BM25 over all fields, as a share of what a quote with all the terms gets
    "said",  # the same over the words alone
    "described",  # the same over the speaker and the mention, of the words that may describe whose words are asked for
    "best_lexical",  # `lexical` as a share of the best candidate's
    "best_passage",  # `passage` less the best candidate's
    "article",  # the best `passage` of another candidate of the same article
    "verbatim",  # share of the quote that is exact
    "short",  # 1 for one word, near 0 for many
    "known",  # the speaker is known
    "speaker_asked",  # the speaker is whom the question asks for
    "speaker_first",  # the speaker is whom the question begins with
    "other_asked",  # the speaker is known, and not whom the question asks for or begins with
    "day",  # said (or published) on the days asked for, falling off by the week
    "source",  # printed by the source asked for
    "most_lexical",  # of any candidate: whether the words of the question say anything
    "most_passage",
    # Of the question, by which the rest is weighed:
    "who",  # it asks who
    "whose",  # it asks for somebody's words, or begins with somebody
    "when",  # it names days
    "terms",  # how many terms it has
    "rare",  # their mean idf, as a share of that of a term which no quote has
    "rarest",  # the greatest
)


@dataclass(frozen=True)
class Candidates:
    """Quotes that may answer a question, by row.

    `rows` int64 (n,) ascending; `features` float64 (n, FEATURES); `terms` are the matched words as the lexical index
    has them.
    """

    rows: Rows
    features: Scores
    terms: tuple[str, ...]


def propose(generation: Generation, question: Question, kept: Rows | None) -> Candidates:
    """The quotes nearest to a question by words, by passage and by BM25, and those among the quotes that it prefers.

    Args:
        generation: the index.
        question: as understood.
        kept: the rows that pass the filters, or None for all.
    """
    lexical = generation.lexical
    closest = {term: lexical.closest(term) for term, _, _ in lexical.terms(question.words)}
    terms = tuple(dict.fromkeys(closest.values()))
    describing = [
        closest[term] for term, _, _ in lexical.terms(question.describing) if term in closest
    ]
    vector, tokens = generation.embedder.embed_with_tokens(question.text)
    matching = [
        lexical.search(some, _SCORED, kept, fields)
        for some, fields in ((terms, FIELDS), (terms, ["words"]), (describing, ["speaker"]))
    ]
    by_words = matching[0][0]
    proposed = [generation.vectors.search(vector, NEAREST, kept), by_words[:_MATCHING]]
    fits = _fits(generation, question)
    preferred = np.all([fit == 1 for fit in fits.values()], axis=0)
    if not np.all(preferred):
        among = np.flatnonzero(preferred) if kept is None else kept[preferred[kept]]
        proposed.append(generation.vectors.search(vector, (_PREFERRED, _PREFERRED), among))
        proposed.append(by_words[np.isin(by_words, among)][:_PREFERRED])
    rows = np.unique(np.concatenate(proposed))
    idf = np.array([lexical.idf(term) for term in terms])
    bm25 = np.zeros((len(matching), lexical.count))
    for of_all, (found, scores) in zip(bm25, matching, strict=True):
        of_all[found] = scores
    shares = np.minimum(1.0, bm25[:, rows] / max(_FULL_MATCH * idf.sum(), 1e-9))
    cosines = np.column_stack(
        [generation.vectors.scores(vector, rows), generation.token_vectors.scores(tokens, rows)]
    )
    known = _of_quotes(generation, question.role, fits, rows, cosines.astype(np.float64), shares)
    known |= _of_question(question, idf / inverse_frequency(0, lexical.count))
    features = np.empty((len(rows), len(FEATURES)))
    for at, name in enumerate(FEATURES):
        features[:, at] = known[name]
    return Candidates(rows, features, terms)


def _fits(generation: Generation, question: Question) -> dict[str, Scores]:
    """How each quote fits what the question names, float64 (quotes,) each: 1 does, and days fall off by the week."""
    columns = generation.quotes.columns
    fits = {}
    if question.speaker:
        fits["speaker"] = columns.has_any("speaker", question.speaker.names).astype(np.float64)
    if question.days:
        fits["day"] = _nearness(generation, question.days)
    if question.source:
        fits["source"] = columns.has_any("source", [question.source]).astype(np.float64)
    return fits


def _of_question(question: Question, rarity: Scores) -> dict[str, Any]:
    return {
        "who": question.asks_who,
        "whose": question.role is not None,
        "when": question.days is not None,
        "terms": len(rarity),
        "rare": rarity.sum() / max(len(rarity), 1),
        "rarest": rarity.max(initial=0),
    }


def _of_quotes(
    generation: Generation,
    role: Role | None,
    fits: dict[str, Scores],
    rows: Rows,
    cosines: Scores,
    shares: Scores,
) -> dict[str, Any]:
    lexical, said, described = shares
    columns = generation.quotes.columns
    known = columns.speaker[rows] != UNKNOWN
    speaker, day, source = (
        fits[name][rows] if name in fits else np.zeros(len(rows))
        for name in ("speaker", "day", "source")
    )
    return {
        "words": cosines[:, 0],
        "passage": cosines[:, 1],
        "tokens": cosines[:, 2],
        "all_tokens": cosines[:, 3],
        "lexical": lexical,
        "said": said,
        "described": described,
        "best_lexical": lexical / max(lexical.max(initial=0), 1e-9),
        "best_passage": cosines[:, 1] - cosines[:, 1].max(initial=0),
        "article": _of_others(columns.article[rows], cosines[:, 1]),
        "verbatim": columns.verbatim[rows] / columns.length[rows],
        "short": 6 / (5 + columns.length[rows] / 6),
        "known": known,
        "speaker_asked": speaker * (role == "asked"),
        "speaker_first": speaker * (role == "first"),
        "other_asked": known & (speaker == 0) & (role is not None),
        "day": day,
        "source": source,
        "most_lexical": lexical.max(initial=0),
        "most_passage": cosines[:, 1].max(initial=0),
    }


def _of_others(article: npt.NDArray[np.int32], passage: Scores) -> Scores:
    """For each candidate the best cosine among the others of its article, 0 where there are none."""
    order = np.lexsort((-passage, article))
    first = np.ones(len(order), bool)
    first[1:] = article[order][1:] != article[order][:-1]
    starts = np.flatnonzero(first)
    best, second = passage[order][starts], np.zeros(len(starts))
    has_second = np.diff(np.append(starts, len(order))) > 1
    second[has_second] = passage[order][starts[has_second] + 1]
    group = np.cumsum(first) - 1
    others = np.zeros(len(order))
    others[order] = np.where(first, second[group], best[group]) if len(order) else 0
    return others


def _nearness(generation: Generation, asked: Days) -> Scores:
    """1 on the days that the question asks for, less by e a week away from them; 0 without a day."""
    days = generation.quotes.columns.day
    low = asked.since.toordinal() if asked.since else NO_DAY + 1
    high = asked.until.toordinal() if asked.until else np.iinfo(days.dtype).max
    away = np.maximum(np.maximum(low - days, days - high), 0) / _WEEK
    return np.where(days == NO_DAY, 0.0, np.exp(-away))

"""Features of the candidates: the numbers by which the ranker weighs them."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from quotesearch.index import UNKNOWN, Generation
from quotesearch.index.stores.columns import Columns, Numbers
from quotesearch.index.stores.lexical import LexicalIndex, inverse_frequency
from quotesearch.search.candidates import Candidates, LexicalMatches
from quotesearch.search.ranker import Scores

RANKING_FEATURES = (
    "words",  # cosine of question and words
    "passage",  # cosine of question and passage
    "tokens",  # mean cosine of the question's tokens to the nearest of the passage's
    "all_tokens",  # mean cosine of the question's tokens to all of the passage's
    "lexical",  # BM25 over all fields, as a share of what a quote with all the terms gets
    "said",  # the same over the words alone
    "described",  # the same over speaker and mention, for the words that may describe the speaker
    "best_lexical",  # `lexical` as a share of the best candidate's
    "best_passage",  # `passage` less the best candidate's
    "article",  # the best `passage` of another candidate of the same article
    "verbatim",  # share of the quote that is exact
    "short",  # 1 for one word, near 0 for many
    "known",  # the speaker is known
    "speaker_asked",  # the question asks for the words of this speaker
    "speaker_first",  # the question begins with this speaker
    "other_asked",  # the speaker is known, and the question asks for or begins with another
    "day",  # said (or published) on the days asked for, falling off by the week
    "source",  # printed by the source asked for
    "most_lexical",  # the best `lexical` of all candidates: whether the question says anything
    "most_passage",  # the best `passage` of all candidates
    # Of the question: the ranker weighs the others by these.
    "who",  # it asks who
    "whose",  # it asks for somebody's words, or begins with somebody
    "when",  # it names days
    "terms",  # how many terms it has
    "rare",  # their mean idf, as a share of that of a term that no quote has
    "rarest",  # the greatest
)

_FULL_MATCH = 4.0  # BM25 over the sum of the terms' idf, at which a quote has all that is asked
_LETTERS_A_WORD = 6  # on average, with the blank behind it
_SHORT = 5  # words more than one that halve the feature "short"
_ALMOST_0 = 1e-9  # in place of a divisor of 0

_Features = Mapping[str, Scores | float]


def compute_features(generation: Generation, candidates: Candidates) -> Scores:
    """Compute the features of each candidate, float64 (candidates, RANKING_FEATURES)."""
    columns = generation.quotes.columns
    named: dict[str, Scores | float] = {
        **_features_of_meaning(generation, candidates),
        **_features_of_words(generation.lexical, candidates),
        **_features_of_print(columns, candidates),
        **_features_of_speaker(columns, candidates),
        **_features_of_question(generation.lexical, candidates),
    }
    features = np.empty((len(candidates.rows), len(RANKING_FEATURES)))
    for column, name in enumerate(RANKING_FEATURES):
        features[:, column] = named[name]
    return features


def _features_of_meaning(generation: Generation, candidates: Candidates) -> _Features:
    rows = candidates.rows
    by_text = generation.vectors.scores(candidates.vector, rows).astype(np.float64)
    by_token = generation.token_vectors.scores(candidates.tokens, rows).astype(np.float64)
    words, passage = by_text.T
    tokens, all_tokens = by_token.T
    best_passage = passage.max(initial=0)
    articles = generation.quotes.columns.article[rows]
    best_of_article = _best_of_others(articles, passage)
    return {
        "words": words,
        "passage": passage,
        "tokens": tokens,
        "all_tokens": all_tokens,
        "best_passage": passage - best_passage,
        "most_passage": best_passage,
        "article": best_of_article,
    }


def _features_of_words(lexical: LexicalIndex, candidates: Candidates) -> _Features:
    found = candidates.lexical
    idf = _inverse_frequencies(lexical, candidates)
    full_match: float = max(_FULL_MATCH * idf.sum(), _ALMOST_0)

    def share_of_full_match(matches: LexicalMatches) -> Scores:
        bm25 = np.zeros(lexical.count)
        bm25[matches.rows] = matches.scores
        share: Scores = bm25[candidates.rows] / full_match
        return np.minimum(1.0, share)

    anywhere = share_of_full_match(found.anywhere)
    in_words = share_of_full_match(found.words)
    described = share_of_full_match(found.described)
    best = anywhere.max(initial=0)
    return {
        "lexical": anywhere,
        "said": in_words,
        "described": described,
        "best_lexical": anywhere / max(best, _ALMOST_0),
        "most_lexical": best,
    }


def _features_of_print(columns: Columns, candidates: Candidates) -> _Features:
    length = columns.length[candidates.rows]
    verbatim = columns.verbatim[candidates.rows]
    words = length / _LETTERS_A_WORD
    short = (_SHORT + 1) / (_SHORT + words)
    day = _of_candidates(candidates.preferences.day, candidates)
    source = _of_candidates(candidates.preferences.source, candidates)
    return {"verbatim": verbatim / length, "short": short, "day": day, "source": source}


def _features_of_speaker(columns: Columns, candidates: Candidates) -> _Features:
    is_known = columns.speaker[candidates.rows] != UNKNOWN
    by_speaker = _of_candidates(candidates.preferences.speaker, candidates)
    features: dict[str, Scores | float] = {
        "known": is_known.astype(np.float64),
        "speaker_asked": 0.0,
        "speaker_first": 0.0,
        "other_asked": 0.0,
    }
    role = candidates.question.role
    if role:
        by_another = is_known & (by_speaker == 0)
        features[f"speaker_{role}"] = by_speaker
        features["other_asked"] = by_another.astype(np.float64)
    return features


def _of_candidates(fit: Scores | None, candidates: Candidates) -> Scores:
    """Return how the candidates fit a preference; 0 where the question has none."""
    return np.zeros(len(candidates.rows)) if fit is None else fit[candidates.rows]


def _features_of_question(lexical: LexicalIndex, candidates: Candidates) -> _Features:
    question = candidates.question
    count = len(candidates.lexical.terms)
    idf = _inverse_frequencies(lexical, candidates)
    rarity = idf / inverse_frequency(0, lexical.count)
    mean_rarity = rarity.sum() / max(count, 1)
    return {
        "who": float(question.asks_who),
        "whose": float(question.role is not None),
        "when": float(question.days is not None),
        "terms": float(count),
        "rare": mean_rarity,
        "rarest": rarity.max(initial=0),
    }


def _inverse_frequencies(lexical: LexicalIndex, candidates: Candidates) -> Scores:
    """Look up the inverse document frequency of each term of the question."""
    return np.array([lexical.idf(term) for term in candidates.lexical.terms], np.float64)


def _best_of_others(articles: Numbers, cosines: Scores) -> Scores:
    """For each candidate, find the best cosine of another of its article; 0 where it is alone."""
    by_article: dict[int, list[float]] = defaultdict(list)
    for article, cosine in zip(articles.tolist(), cosines.tolist(), strict=True):
        by_article[article].append(cosine)
    for of_article in by_article.values():
        of_article.sort(reverse=True)
        of_article.append(0.0)  # in place of another, where there is only one

    others = np.zeros(len(cosines))
    for position, article in enumerate(articles.tolist()):
        best, second = by_article[article][:2]
        others[position] = second if cosines[position] == best else best
    return others

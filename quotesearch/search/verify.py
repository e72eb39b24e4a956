"""Whether words were said as they are quoted: the quotation against the printed quotes, word by word."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from quotesearch.errors import QuestionError
from quotesearch.index import Generation
from quotesearch.index.printings import Words, cuts, first_printed, holds
from quotesearch.language.folding import fold_words
from quotesearch.language.person_names import compare_names
from quotesearch.models import Change, Match, Operation, Quote, Verdict, Verification

MAX_QUOTATION = 5000  # code points
_DEPTH = 60  # quotes by BM25, and as many by meaning, that are compared word by word
_MATCHES = 5
_ALTERED = 0.6  # of the words are those of the quote: less is another quote
_FEWEST = 3  # words that tell a quote: fewer must be all of it
_REPLACED = 4  # words that an insertion in brackets may stand for
_OPERATIONS: dict[str, Operation] = {"equal": "same", "insert": "dropped", "delete": "added", "replace": "changed"}


@dataclass(frozen=True)
class _Compared:
    """A quote beside the quotation. `exact`: no word differs; `whole`: and none is left out on either side."""

    quote: Quote
    exact: bool
    whole: bool
    similarity: float


def verify(generation: Generation, text: str, speaker: str | None = None) -> Verification:
    """Compare a quotation with all verbatim words of the index.

    Marks, case, accents and spacing do not matter. An ellipsis stands for words left out, words in brackets are the
    editor's.

    Args:
        generation: the index.
        text: the quotation.
        speaker: to whom it is attributed.

    Returns:
        The verdict, and the quotes it rests on, most similar first. "verbatim": all the words of a printed quote.
        "partial": its words as far as they go, but some are left out, or more are given than the quote has. "altered":
        words are dropped, added or changed. "misattributed": the words are right, and everybody who is named as having
        said them is somebody else. "not_found": not here, which does not make it false.

    Raises:
        QuestionError: the text is empty or too long, or holds what is no text.
    """
    quotation = _read(text)
    compared = [one for quote in _near(generation, quotation) if (one := _compare(quotation, quote))]
    compared.sort(key=lambda one: _rank(one, speaker))
    if not compared:
        return Verification("not_found", ())
    matches = tuple(
        Match(one.quote, round(one.similarity, 4), _diff(quotation, one.quote)) for one in _different(compared)
    )
    return Verification(_verdict(compared, speaker), matches)


def _read(text: str) -> str:
    if len(text) > MAX_QUOTATION:
        hint = f"Verify at most {MAX_QUOTATION} at a time."
        raise QuestionError(f"the quotation has {len(text)} characters", where="text", hint=hint)
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError("the quotation is not valid Unicode", where="text", hint="Send it as UTF-8.")
    if not any(cuts(text)):
        raise QuestionError("the quotation has no words", where="text", hint="Give the words to verify.")
    return unicodedata.normalize("NFC", text)


def _near(generation: Generation, quotation: str) -> list[Quote]:
    """The quotes with verbatim words that are most like the quotation, and all their printings."""
    columns = generation.records.columns
    verbatim = np.flatnonzero(columns.verbatim)
    terms = [term for term, _, _ in generation.lexical.terms(quotation)]
    by_words, _ = generation.lexical.search(terms, _DEPTH, verbatim, ["words"])
    by_meaning = generation.vectors.search(generation.embedder.embed([quotation])[0], (_DEPTH, _DEPTH), verbatim)
    printings = columns.printing[np.concatenate([by_words, by_meaning])]
    return generation.records.get(verbatim[np.isin(columns.printing[verbatim], printings)])


def _printed(quote: Quote) -> str:
    return " … ".join(quote.quoted)


def _compare(quotation: str, quote: Quote) -> _Compared | None:
    """How the quotation relates to the verbatim words of a quote; None where it is another one."""
    given, printed = cuts(quotation), cuts(_printed(quote))
    ours, theirs = tuple(chain.from_iterable(given)), tuple(chain.from_iterable(printed))
    if not theirs:
        return None
    replaced = range(_REPLACED * quotation.count("[") + 1)
    shorter = min(len(ours), len(theirs))
    agree = min(1.0, len(theirs) / len(ours))
    if ours == theirs or (shorter >= _FEWEST and agree >= _ALTERED and (holds(theirs, given) or holds(ours, printed))):
        ends = given[0][0] == theirs[0] and given[-1][-1] == theirs[-1]
        gap = len(given) > 1 and len(printed) == 1 and "[" not in quotation
        whole = ends and len(theirs) - len(ours) in replaced and not gap
        return _Compared(quote, exact=True, whole=whole, similarity=agree)
    similarity = 1 - Levenshtein.distance(ours, theirs[slice(*_window(ours, theirs))]) / len(ours)
    if similarity < _ALTERED or shorter < _FEWEST:
        return None
    return _Compared(quote, exact=False, whole=False, similarity=similarity)


def _window(ours: Words, theirs: Words) -> tuple[int, int]:
    """The part of their words that ours are a version of: [start, end)."""
    if len(theirs) <= len(ours):
        return 0, len(theirs)
    found = partial_ratio_alignment(cast(str, ours), cast(str, theirs))  # any sequence of hashables will do
    assert found is not None
    start, end, further = found.dest_start, found.dest_end, len(ours) // 2  # it is as long as ours: some may be dropped
    starts, ends = range(start, max(-1, start - further - 1), -1), range(end, min(len(theirs), end + further) + 1)
    start = min(starts, key=lambda at: Levenshtein.distance(ours, theirs[at:end]))
    return start, min(ends, key=lambda at: Levenshtein.distance(ours, theirs[start:at]))


def _rank(one: _Compared, speaker: str | None) -> tuple[object, ...]:
    """Whole quotes, then the most similar; then who is asked about, a name before none, and the first printing."""
    theirs = bool(speaker and one.quote.speaker and compare_names(speaker, one.quote.speaker) != "another")
    named = not theirs, not one.quote.speaker
    return (not one.whole, -round(one.similarity, 6), not one.exact, *named, first_printed(one.quote))


def _verdict(compared: Sequence[_Compared], speaker: str | None) -> Verdict:
    best = compared[0]
    if not best.exact:
        return "altered"
    named = [one.quote.speaker for one in compared if one.quote.speaker and one.exact and one.whole == best.whole]
    if speaker and named and all(compare_names(speaker, name) == "another" for name in named):
        return "misattributed"
    return "verbatim" if best.whole else "partial"


def _different(compared: Sequence[_Compared]) -> list[_Compared]:
    """The best few, of each article only one with the same words."""
    seen: dict[tuple[str, Words], _Compared] = {}
    for one in compared:
        seen.setdefault((one.quote.article_id, fold_words(_printed(one.quote))), one)
    return list(seen.values())[:_MATCHES]


def _diff(quotation: str, quote: Quote) -> tuple[Change, ...]:
    """The quotation and the printed words side by side, as they are written; marks that stand alone are left out."""
    given, printed = ([word for word in text.split() if fold_words(word)] for text in (quotation, _printed(quote)))
    ours, theirs = (tuple("".join(fold_words(word)) for word in words) for words in (given, printed))
    start, end = _window(ours, theirs)
    changes = [
        Change(
            _OPERATIONS[step.tag],
            " ".join(given[step.src_start : step.src_end]),
            " ".join(printed[start + step.dest_start : start + step.dest_end]),
        )
        for step in Levenshtein.opcodes(ours, theirs[start:end])
    ]
    before, after = (Change("left_out", "", " ".join(part)) for part in (printed[:start], printed[end:]))
    return tuple(change for change in (before, *changes, after) if change.given or change.printed)

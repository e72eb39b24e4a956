"""Whether words were said as they are quoted, and by whom: a quotation against the printed quotes, word by word."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quotesearch.errors import QuestionError
from quotesearch.index import Generation
from quotesearch.index.printings import first_printed
from quotesearch.index.stores.quote_store import Rows
from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import Sameness, compare_names
from quotesearch.language.wording.alignment import align
from quotesearch.language.wording.comparison import Comparison, compare, stands_in
from quotesearch.language.wording.compounds import find_compounds, join_compounds
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords
from quotesearch.language.wording.qualifiers import is_content
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.similarity import similarity
from quotesearch.language.wording.splices import find_splice
from quotesearch.language.wording.steps import Step
from quotesearch.language.wording.words import Reading, Word
from quotesearch.records import Change, Match, Quote, Speaker, Verification, Wording
from quotesearch.search.printed_quotes import (
    frame_denies,
    in_marks,
    is_nested,
    is_spoken_of,
    read_quote,
)

MAX_QUOTATION = 5000  # code points
_DEPTH = 60  # quotes by BM25, and as many by meaning, that are compared word by word
_SENTENCE_DEPTH = 10  # and for every sentence of the quotation
_SENTENCES = 20  # of the quotation that are looked up one by one
_COMPARED = 100  # quotes that share most words, which are compared
_MATCHES = 5
_NEAR = 0.6  # of the words agree: less is another quote
_FRAME, _FRAME_WORDS = 0.5, 6  # or fewer, of as many words
_FEWEST = 3  # words that tell a part of a quote: fewer must be all of it
_RUN = 5  # words in a row that are a part of a quote, whatever stands around them
_PART = (
    0.01  # how near a quote is that is only a part of the quotation, or its words in another order
)
_SHARE = 0.3  # of a quotation, if they are at least


class _Found(NamedTuple):
    """A quote that the quotation is, or is near to."""

    wording: Wording
    quote: Quote
    printed: PrintedWords
    quotation: Reading
    comparison: Comparison


class _Candidate(NamedTuple):
    quote: Quote
    printed: PrintedWords


def verify(generation: Generation, text: str, speaker: str | None = None) -> Verification:
    """Compare a quotation with all the words of the index.

    Typography makes no difference (docs/api.md says what that is). An ellipsis stands for words left out, words in
    brackets are the editor's; neither may change what is said.

    Args:
        generation: the index.
        text: the quotation.
        speaker: to whom it is attributed.

    Returns:
        `wording`, `speaker`, and the quotes they rest on, the nearest first. docs/format.md has the values.

    Raises:
        QuestionError: the text is empty or too long, or holds what is no text.
    """
    quotation = _read(text)
    return verify_against(_near(generation, quotation), quotation.text, speaker)


def verify_against(quotes: Sequence[Quote], text: str, speaker: str | None = None) -> Verification:
    """Compare a quotation with these quotes, as `verify` does with those of an index."""
    quotation = _read(text)
    parts = in_marks(text)
    quotes = _sharing(quotation, quotes)
    candidates = [_Candidate(quote, read_quote(quote)) for quote in quotes]
    wholes = _compounds(quotation, candidates)
    if wholes:
        quotation = join_compounds(quotation, wholes)
        candidates = [_Candidate(quote, read_quote(quote, wholes)) for quote in quotes]
    found = _printed_so(quotation, candidates)
    if parts and not (found and found[0].wording in _RIGHT):
        found = _printed_in_marks(quotation, parts, candidates, wholes) or found
    found = found or _spliced(quotation, candidates) or _nearest(quotation, candidates)
    if not found:
        return Verification("not_found", "not_certain" if speaker else "not_asked", ())
    wording = found[0].wording
    if wording != "spliced":
        found = sorted(found, key=lambda one: _rank(one, speaker))
    matches = tuple(_match(one) for one in _different(found))
    return Verification(wording, _speaker(found, speaker), matches)


def _read(text: str) -> Reading:
    if len(text) > MAX_QUOTATION:
        hint = f"Verify at most {MAX_QUOTATION} at a time."
        raise QuestionError(f"the quotation has {len(text)} characters", where="text", hint=hint)
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError(
            "the quotation is not valid Unicode", where="text", hint="Send it as UTF-8."
        )
    reading = read_words(text)
    if not reading.words:
        raise QuestionError(
            "the quotation has no words", where="text", hint="Give the words to verify."
        )
    return reading


def _near(generation: Generation, quotation: Reading) -> list[Quote]:
    """The quotes that are most like the quotation or a sentence of it, and all their printings."""
    lexical, columns = generation.lexical, generation.quotes.columns
    everything = [term for term, _, _ in lexical.terms(quotation.text)]
    vector = generation.embedder.embed([quotation.text])[0]
    found: list[Rows] = []
    verbatim = np.flatnonzero(columns.verbatim)
    for rows in (verbatim, np.flatnonzero(columns.verbatim < columns.length)):
        found.append(lexical.search(everything, _DEPTH, rows, ["words"])[0])
        found.append(generation.vectors.search(vector, (_DEPTH, _DEPTH), rows))
    for sentence in _sentences(quotation):
        terms = [term for term, _, _ in lexical.terms(sentence)]
        found.append(lexical.search(terms, _SENTENCE_DEPTH, verbatim, ["words"])[0])
    printings = np.unique(columns.printing[np.concatenate(found)])
    return generation.quotes.get(np.flatnonzero(np.isin(columns.printing, printings)))


def _sentences(quotation: Reading) -> list[str]:
    """The sentences of a quotation and its pieces between ellipses, where it has more than one."""
    ends = {
        at + 1 for at, word in enumerate(quotation.words) if word.ends_sentence
    } | quotation.gaps
    places = sorted({0, *ends, len(quotation.words)})
    parts = [quotation.show(start, end) for start, end in pairwise(places)]
    return parts[:_SENTENCES] if len(parts) > 1 else []


def _sharing(quotation: Reading, quotes: Sequence[Quote]) -> list[Quote]:
    """Those of the quotes that have words of the quotation, as far as it takes to be near it; most words first."""
    wanted = set(fold_words(quotation.text))
    needed = min(_FEWEST, max(1, len(wanted) - 1))
    shared = [(len(wanted.intersection(fold_words(quote.text))), quote) for quote in quotes]
    shared.sort(key=lambda pair: -pair[0])
    return [quote for count, quote in shared if count >= needed][:_COMPARED]


def _compounds(quotation: Reading, candidates: Iterable[_Candidate]) -> set[str]:
    """The compounds that one side writes in one word, and the other in two or three."""
    own = {word.key for word in quotation.words}
    wholes: set[str] = set()
    theirs: set[str] = set()
    for candidate in candidates:
        theirs.update(candidate.printed.keys)
        wholes |= find_compounds(candidate.printed.words, own)
    return wholes | find_compounds(quotation.words, theirs)


def _printed_so(quotation: Reading, candidates: Iterable[_Candidate]) -> list[_Found]:
    """The quotes in which all the words of the quotation stand, best first as far as the wording goes."""
    found: list[_Found] = []
    for quote, printed in candidates:
        compared = compare(quotation, printed)
        if compared and _tells(quotation, compared):
            found.append(_Found(compared.standing, quote, printed, quotation, compared))
        elif (
            not compared
            and len(quotation.words) >= _FEWEST
            and (reported := stands_in(quotation, printed))
        ):
            found.append(_Found("reported", quote, printed, quotation, reported))
    return _best(found)


def _printed_in_marks(
    whole: Reading, parts: Sequence[str], candidates: Iterable[_Candidate], wholes: Collection[str]
) -> list[_Found]:
    """The quotes in which all stands that a quotation has in marks, where a reporter's clause stands outside."""
    marked = join_compounds(read_words(" … ".join(parts)), wholes)
    clauses = _starts(marked, parts)
    found: list[_Found] = []
    mostly = 2 * len(marked.words) >= len(whole.words)
    for quote, printed in candidates:
        if not marked.words or not (mostly or stands_in(whole, printed)):
            continue
        compared = compare(marked, printed, interrupted=clauses)
        if compared and _tells(marked, compared):
            one = _Found(compared.standing, quote, printed, marked, compared)
            # Marks inside the speech are no reporter's: what stands around them was said, too.
            if not (_spoken_by_another(one) and similarity(whole, printed.words) >= _NEAR):
                found.append(one)
    best = _best(found)
    return best if best and best[0].wording in _RIGHT else []


def _starts(reading: Reading, parts: Sequence[str]) -> set[int]:
    """The first word of every part of what is read, each behind an ellipsis."""
    starts: set[int] = set()
    place = 0
    for part in parts:
        starts.add(sum(word.start < place for word in reading.words))
        place += len(part) + len(" … ")
    return starts


def _best(found: list[_Found]) -> list[_Found]:
    """Those that have the best wording."""
    best = min((_ORDER.index(one.wording) for one in found), default=-1)
    return [one for one in found if _ORDER.index(one.wording) == best]


def _tells(quotation: Reading, compared: Comparison) -> bool:
    """Whether a part of a quote is long enough not to be printed by chance."""
    return compared.standing == "verbatim" or len(quotation.words) >= _FEWEST


def _spliced(quotation: Reading, candidates: Sequence[_Candidate]) -> list[_Found]:
    """The quotes whose passages are put together in the quotation, as they come there."""
    passages = find_splice(quotation, [candidate.printed for candidate in candidates])
    if not passages:
        return []
    found: list[_Found] = []
    for source in dict.fromkeys(passage.original_number for passage in passages):
        quote, printed = candidates[source]
        own = sorted(
            (one for one in passages if one.original_number == source), key=lambda one: one.first
        )
        steps: list[Step] = []
        before = 0
        for passage in own:
            steps.append(Step("left_out", 0, 0, before, passage.first))
            steps.append(Step("same", passage.start, passage.end, passage.first, passage.last))
            before = max(before, passage.last)
        steps.append(Step("left_out", 0, 0, before, len(printed.words)))
        share = sum(passage.end - passage.start for passage in own) / len(quotation.words)
        found.append(
            _Found("spliced", quote, printed, quotation, Comparison("partial", tuple(steps), share))
        )
    return found


def _nearest(quotation: Reading, candidates: Iterable[_Candidate]) -> list[_Found]:
    """The quotes that the quotation is a version of, of their verbatim words or of the reporter's."""
    near = [(share, one) for one in candidates if (share := _nearness(quotation, one))]
    near.sort(key=lambda pair: -pair[0])
    found: list[_Found] = []
    for share, (quote, printed) in near[: 2 * _MATCHES]:
        everything = align(quotation, printed, reported=True)
        reported = everything is not None and _is_report(printed, everything)
        aligned = everything if reported else align(quotation, printed)
        if aligned:
            wording: Wording = "reported" if reported else "altered"
            aligned = replace(aligned, similarity=share)
            found.append(_Found(wording, quote, printed, quotation, aligned))
    best = min(
        found, key=lambda one: (-round(one.comparison.similarity, 6), one.wording), default=None
    )
    return [one for one in found if best and one.wording == best.wording]


def _nearness(quotation: Reading, candidate: _Candidate) -> float:
    """The share of words that agree with the verbatim words, or with all of them; 0 where it is another quote."""
    printed = candidate.printed
    marked = [printed.words[at] for at in printed.verbatim]
    if marked and _is_version(quotation, marked, share := similarity(quotation, marked)):
        return max(share, _PART)
    if len(marked) < len(printed.words):
        share = similarity(quotation, printed.words)
        if _is_version(quotation, printed.words, share):
            return share
    return _PART if _holds_part(quotation, printed) else 0.0


def _is_version(quotation: Reading, words: Sequence[Word], share: float) -> bool:
    """Whether a quotation can be laid word by word on these words."""
    ours, theirs = [word.key for word in quotation.words], [word.key for word in words]
    shorter = min(len(ours), len(theirs))
    if shorter >= _FEWEST and share >= _NEAR:
        return True
    if shorter >= _FRAME_WORDS and share >= _FRAME:
        return True
    if shorter >= _FEWEST and sorted(ours) == sorted(theirs):
        return True
    # One of two words: only where it is no little word, and they are all.
    alike = [
        one for one, other in zip(words, quotation.words, strict=False) if one.key == other.key
    ]
    return len(ours) == len(theirs) == 2 and any(is_content(word) for word in alike)


def _holds_part(quotation: Reading, printed: PrintedWords) -> bool:
    """Whether a quotation has a whole run of verbatim words, or many in a row, among others."""
    keys = [word.key for word in quotation.words]
    needed = max(_RUN, round(_SHARE * len(keys)))
    if any(printed.find(keys[at : at + needed]) >= 0 for at in range(len(keys) - needed + 1)):
        return True
    text = f" {' '.join(keys)} "
    for start, end in printed.run_spans:
        if (
            end - start >= max(_FEWEST, _SHARE * len(keys))
            and f" {' '.join(printed.keys[start:end])} " in text
        ):
            return True
    return False


def _is_report(printed: PrintedWords, aligned: Comparison) -> bool:
    """Whether the words that agree are mostly the reporter's."""
    same = [
        at
        for step in aligned.steps
        if step.operation == "same"
        for at in range(step.first, step.last)
    ]
    reported = sum(printed.runs[at] == REPORTER for at in same)
    return 2 * reported > len(same)


def _rank(one: _Found, speaker: str | None) -> tuple[object, ...]:
    """The most similar first; then who is asked about, a name before none, and the first printing."""
    asked = bool(speaker) and _sameness(one.quote, speaker or "") == "same"
    return (
        -round(one.comparison.similarity, 6),
        not asked,
        not one.quote.speaker,
        first_printed(one.quote),
    )


def _sameness(quote: Quote, speaker: str) -> Sameness:
    """Whether who is asked about is the speaker of a quote; not where the quote speaks of them as of a third person.

    Words that the speaker denies are not the speaker's, nor surely are those whose frame denies them ("it is untrue
    that “…”"): that is never "same".
    """
    answer = compare_names(speaker, quote.speaker, mention=quote.speaker_mention)
    if answer == "same" and (quote.denied or frame_denies(quote)):
        return "not_certain"
    return "another" if answer == "not_certain" and is_spoken_of(quote, speaker) else answer


def _speaker(found: Sequence[_Found], speaker: str | None) -> Speaker:
    """Whether who is asked about said the words, by the quotes that are nearest."""
    if not speaker:
        return "not_asked"
    nearest = [
        one
        for one in found
        if round(one.comparison.similarity - found[0].comparison.similarity, 6) == 0
    ]
    spliced = found[0].wording == "spliced"
    answers = {_sameness(one.quote, speaker) for one in (found if spliced else nearest)}
    if any(_spoken_by_another(one) for one in nearest) or (spliced and len(answers) > 1):
        return "not_certain"
    return next(answer for answer in ("same", "not_certain", "another") if answer in answers)


def _spoken_by_another(one: _Found) -> bool:
    """Whether the words are words that the speaker quotes."""
    places = [
        step for step in one.comparison.steps if step.start < step.end and step.first < step.last
    ]
    return bool(places) and is_nested(one.quote, one.printed, places[0].first, places[-1].last)


def _different(found: Iterable[_Found]) -> list[_Found]:
    """The first few, of each article only one with the same words."""
    seen: dict[tuple[str, tuple[str, ...]], _Found] = {}
    for one in found:
        seen.setdefault((one.quote.article_id, one.printed.keys), one)
    return list(seen.values())[:_MATCHES]


def _match(one: _Found) -> Match:
    steps = one.comparison.steps
    changes = (
        Change(
            step.operation,
            one.quotation.show(step.start, step.end),
            one.printed.show(step.first, step.last),
        )
        for step in steps
    )
    diff = tuple(change for change in changes if change.given or change.printed)
    return Match(one.quote, round(one.comparison.similarity, 4), diff)


_RIGHT = ("verbatim", "partial")
_ORDER: tuple[Wording, ...] = ("verbatim", "partial", "reported", "altered", "spliced", "not_found")

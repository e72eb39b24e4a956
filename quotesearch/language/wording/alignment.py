"""Lay a quotation on the printed words that it is a version of, word by word."""

from collections.abc import Sequence
from dataclasses import replace

from quotesearch.language.wording.assembly import assemble
from quotesearch.language.wording.comparison import Comparison
from quotesearch.language.wording.masked_words import unmask
from quotesearch.language.wording.pieces import Pieces, cut
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords, as_needle
from quotesearch.language.wording.similarity import most_similar_span, similarity
from quotesearch.language.wording.steps import Step, tidy
from quotesearch.language.wording.words import Keys, Reading, Word, WordSpan

_EXCHANGED = 5  # words at an end of a quotation, at most, that are taken for exchanged ones


def align(
    quotation: Reading, original: PrintedWords, *, reported: bool = False
) -> Comparison | None:
    """Lay a quotation on the part of a print that it is a version of, word by word.

    Args:
        quotation: the quotation.
        original: the print.
        reported: whether the reporter's words count as well as the verbatim ones.

    Returns:
        The comparison, always "altered"; None where there are no words to compare.
    """
    if not reported:
        original = _without_reporter(original)
    quotation = unmask(quotation, original)
    pieces = cut(quotation, at_brackets=True)
    if not pieces.spans or not original.words:
        return None
    places = _similar_places(quotation, pieces, original)
    assembly = assemble(quotation, pieces, original, places)
    steps = list(tidy(assembly.steps))
    steps = _with_exchanged_end(original, steps)
    steps = _with_exchanged_start(original, steps)
    return Comparison("altered", tidy(steps), similarity(quotation, original.words))


def _without_reporter(original: PrintedWords) -> PrintedWords:
    """Take the keys from the reporter's words, so that nothing agrees with them."""
    words: list[Word] = []
    for word, run in zip(original.words, original.runs, strict=True):
        words.append(replace(word, key="") if run == REPORTER else word)
    reading = replace(original.reading, words=tuple(words))
    return replace(original, reading=reading)


def _similar_places(quotation: Reading, pieces: Pieces, original: PrintedWords) -> list[WordSpan]:
    """Find the part of the print that each piece is a version of, one behind the other.

    A piece ends before the next one, where that is printed as it is.
    """
    keys = [quotation.keys[start:end] for start, end in pieces.spans]
    places: list[WordSpan] = []
    done = 0
    for number, ours in enumerate(keys):
        theirs = original.keys[done:]
        if number + 1 < len(keys):
            limit = _find(keys[number + 1], theirs)
            theirs = theirs[:limit] if limit > 0 else theirs
        first, last = _similar_place(ours, theirs)
        places.append(WordSpan(done + first, done + last))
        done += last
    return places


def _similar_place(ours: Keys, theirs: Keys) -> WordSpan:
    """Find where words are printed as they are, or what they are most like."""
    if not theirs:
        return WordSpan(0, 0)
    exact = _find(ours, theirs)
    if exact >= 0:
        return WordSpan(exact, exact + len(ours))
    return most_similar_span(ours, theirs)


def _find(ours: Keys, theirs: Keys) -> int:
    """Find where words stand in others, -1 where they do not."""
    text = as_needle(theirs)
    offset = text.find(as_needle(ours))
    return text.count(" ", 0, offset) if offset >= 0 else -1


def _with_exchanged_start(original: PrintedWords, steps: Sequence[Step]) -> list[Step]:
    """Read words added at the start of a quotation as changed, and a stutter as dropped.

    The print goes on before the quotation. What looks added there stands for the words before, in
    the same sentence and run.
    """
    if len(steps) < 2 or steps[0].operation != "left_out":
        return list(steps)
    around, edge, *others = steps
    is_exchanged = edge.operation == "added" and _length(edge) <= _EXCHANGED
    is_stutter = edge.operation == "same" and _stutters(original.keys, around.last)
    if not (is_exchanged or is_stutter):
        return list(steps)
    length = _length(edge) if is_exchanged else 1
    last = around.last
    first = max(around.first, last - length)
    while first < last and not _leads_on(original, first, last):
        first += 1
    if first == last:
        return list(steps)
    around = around._replace(last=first)
    if is_exchanged:
        changed = Step("changed", edge.start, edge.end, first, last)
        return [around, changed, *others]
    dropped = Step("dropped", edge.start, edge.start, first, last)
    return [around, dropped, edge, *others]


def _with_exchanged_end(original: PrintedWords, steps: Sequence[Step]) -> list[Step]:
    """Read words added at the end of a quotation as changed, as those at its start."""
    if len(steps) < 2 or steps[-1].operation != "left_out":
        return list(steps)
    *others, edge, around = steps
    if edge.operation != "added" or _length(edge) > _EXCHANGED:
        return list(steps)
    first = around.first
    last = min(around.last, first + _length(edge))
    while last > first and not _follows(original, first, last):
        last -= 1
    if last == first:
        return list(steps)
    changed = Step("changed", edge.start, edge.end, first, last)
    return [*others, changed, around._replace(first=last)]


def _length(step: Step) -> int:
    return step.end - step.start


def _stutters(keys: Keys, place: int) -> bool:
    """Whether a printed word repeats the one before it."""
    if not 0 < place < len(keys):
        return False
    return keys[place - 1] == keys[place]


def _leads_on(original: PrintedWords, first: int, last: int) -> bool:
    """Whether printed words are of one run, and of one sentence with the word behind them."""
    ends_sentence = _ends_sentence(original, first, last)
    return _is_one_run(original, first, last) and not ends_sentence


def _follows(original: PrintedWords, first: int, last: int) -> bool:
    """Whether printed words are of one run, and of one sentence with the word before them."""
    ends_sentence = _ends_sentence(original, first - 1, last - 1)
    return _is_one_run(original, first, last) and not ends_sentence


def _is_one_run(original: PrintedWords, first: int, last: int) -> bool:
    return len(set(original.runs[first:last])) == 1


def _ends_sentence(original: PrintedWords, first: int, last: int) -> bool:
    return any(original.words[place].ends_sentence for place in range(first, last))

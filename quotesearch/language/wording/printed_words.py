"""Printed words: which of them are verbatim, and which are the reporter's."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations
from typing import NamedTuple

from quotesearch.language.wording.compounds import join_compounds
from quotesearch.language.wording.qualifiers import must_stay
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import Keys, Reading, Word, WordSpan

REPORTER = -1  # the run of the reporter's words
_SINGLE_BRACKETS = 3  # up to so many brackets, any of them may be left out; of more, only all
_BREAK = "\n "  # in place of reporter's words, and between runs


@dataclass(frozen=True)
class PrintedWords:
    """Printed words.

    Attributes:
        reading: the words.
        runs: for each word the number of the unbroken run of verbatim words it is in, or REPORTER.
        seams: the words of a run before which a reporter's clause was taken out.
        context: more of the article.
        names: those of the speaker.
    """

    reading: Reading
    runs: tuple[int, ...]
    seams: frozenset[int] = frozenset()
    context: str = ""
    names: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """All the words, the reporter's among them."""
        return self.reading.words

    @property
    def keys(self) -> Keys:
        """The key of each word."""
        return self.reading.keys

    @cached_property
    def verbatim(self) -> tuple[int, ...]:
        """The places of the verbatim words."""
        return tuple(place for place, run in enumerate(self.runs) if run != REPORTER)

    @cached_property
    def run_spans(self) -> tuple[WordSpan, ...]:
        """The words of each run."""
        spans: list[WordSpan] = []
        for place in self.verbatim:
            if place > 0 and self.runs[place] == self.runs[place - 1]:
                start, _ = spans.pop()
                spans.append(WordSpan(start, place + 1))
            else:
                spans.append(WordSpan(place, place + 1))
        return tuple(spans)

    @cached_property
    def known_keys(self) -> frozenset[str]:
        """The keys of all words that the article is known to have.

        The speaker's names do not count in the context: they would bear out any "[Holm]".
        """
        keys = set(read_words(self.context).keys)
        for name in self.names:
            keys.difference_update(read_words(name).keys)
        return frozenset(keys.union(self.keys))

    @cached_property
    def run_text(self) -> "RunText":
        """The verbatim words as one text to search in."""
        parts = [" "]
        starts: list[int] = []
        length = 1
        previous_run: int | None = None
        for key, run in zip(self.keys, self.runs, strict=True):
            if previous_run is not None and run != previous_run:
                parts.append(_BREAK)
                length += len(_BREAK)
            starts.append(length)
            part = _BREAK if run == REPORTER else f"{key} "
            parts.append(part)
            length += len(part)
            previous_run = run
        return RunText("".join(parts), tuple(starts))

    def find(self, keys: Sequence[str]) -> int:
        """Find words in one of the runs: the place of the first, -1 where they do not stand."""
        offset = self.run_text.text.find(as_needle(keys))
        return self.run_text.word_at(offset) if offset >= 0 else -1

    def show(self, start: int, end: int) -> str:
        """Show words `start` to `end` (exclusive) as printed, without clauses at the seams."""
        return self.reading.show(start, end)

    def without_brackets(self) -> Iterator["AbridgedWords"]:
        """Leave out what the paper put in brackets: one bracket, several, or all of them.

        Words in brackets that the others depend on stay: without its "[not]" the print says
        something else.
        """
        brackets = {word.bracket for word in self.words if word.bracket}
        for removed in _removals(sorted(brackets)):
            kept: list[int] = []
            hidden: list[Word] = []
            for place, word in enumerate(self.words):
                if word.bracket in removed:
                    hidden.append(word)
                else:
                    kept.append(place)
            if kept and not any(must_stay(word) for word in hidden):
                yield AbridgedWords(self._only(kept), tuple(kept))

    def _only(self, places: Sequence[int]) -> "PrintedWords":
        """Keep the words at these places."""
        words = tuple(self.words[place] for place in places)
        runs = tuple(self.runs[place] for place in places)
        gaps = frozenset(bisect_left(places, gap) for gap in self.reading.gaps)
        seams = frozenset(bisect_left(places, seam) for seam in self.seams)
        reading = replace(self.reading, words=words, gaps=gaps, recased=frozenset())
        return replace(self, reading=reading, runs=runs, seams=seams)


class AbridgedWords(NamedTuple):
    """Printed words without some of the brackets, and where each of them stands in the print."""

    printed: PrintedWords
    places: tuple[int, ...]


class RunText(NamedTuple):
    """The keys of verbatim words, each between blanks, with line feeds between runs.

    `starts` has the offset of each word.
    """

    text: str
    starts: tuple[int, ...]

    def word_at(self, offset: int) -> int:
        """Find the word behind the blank at an offset."""
        return bisect_left(self.starts, offset + 1)


def as_needle(keys: Iterable[str]) -> str:
    """Write words as they stand in a `RunText`."""
    return f" {' '.join(keys)} "


def read_printed(
    pieces: Sequence[tuple[str, int]],
    wholes: Collection[str] = (),
    *,
    context: str = "",
    names: tuple[str, ...] = (),
) -> PrintedWords:
    """Read printed text.

    Args:
        pieces: of the text, each with the number of its run, or REPORTER.
        wholes: compounds that are read as one word (`join_compounds`).
        context: more of the article.
        names: of the speaker.
    """
    text = "".join(piece for piece, _ in pieces)
    ends: list[int] = []
    end = 0
    for piece, _ in pieces:
        end += len(piece)
        ends.append(end)
    reading = join_compounds(read_words(text), wholes)
    numbers = [bisect_left(ends, word.end) for word in reading.words]
    runs = tuple(pieces[number][1] for number in numbers)
    seams: set[int] = set()
    for place in range(1, len(runs)):
        starts_piece = numbers[place] != numbers[place - 1]
        if starts_piece and runs[place] == runs[place - 1]:
            seams.add(place)
    return PrintedWords(reading, runs, frozenset(seams), context, names)


def _removals(brackets: Sequence[int]) -> Iterable[tuple[int, ...]]:
    """List the sets of brackets to leave out, the smallest first."""
    if len(brackets) > _SINGLE_BRACKETS:
        return [tuple(brackets)]
    sizes = range(1, len(brackets) + 1)
    return chain.from_iterable(combinations(brackets, size) for size in sizes)

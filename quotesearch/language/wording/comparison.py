"""Compare a quotation with printed words: what is left out, put in or exchanged, and whether it matters."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from quotesearch.language.wording import qualifiers
from quotesearch.language.wording.words import Reading, Word, fits_mask, join_compounds, read_words

Operation = Literal["same", "left_out", "stands_for", "dropped", "added", "changed"]
Standing = Literal["verbatim", "partial", "altered"]

Words = tuple[str, ...]

REPORTER = -1  # the run of words that are the reporter's


class Step(NamedTuple):
    """Words `start` to `end` of the quotation beside words `first` to `last` (exclusive) of the print."""

    operation: Operation
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Comparison:
    """A quotation beside a print.

    `standing`: as printed and all of it, a part of it (or with what an editor may do), or altered. `similarity`: the
    share of the words given that agree, 0 to 1.
    """

    standing: Standing
    steps: tuple[Step, ...]
    similarity: float


@dataclass(frozen=True)
class Printed:
    """Printed words. `runs` numbers for each word the unbroken run of verbatim words it stands in, or is REPORTER.

    `seams` are words before which the reporter's clause inside the run was taken out. `context` is
    more of the article, `names` are those of the speaker.
    """

    reading: Reading
    runs: tuple[int, ...]
    seams: frozenset[int] = frozenset()
    context: str = ""
    names: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        return self.reading.words

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """The places of the verbatim words."""
        return tuple(at for at, run in enumerate(self.runs) if run != REPORTER)

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Each run of verbatim words: [start, end)."""
        starts = [at for at in self.marked if not at or self.runs[at - 1] != self.runs[at]]
        ends = [
            at + 1
            for at in self.marked
            if at + 1 == len(self.runs) or self.runs[at + 1] != self.runs[at]
        ]
        return tuple(zip(starts, ends, strict=True))

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of the words that the article is known to have, besides the speaker's names."""
        own = {word.key for name in self.names for word in read_words(name).words}
        further = {word.key for word in read_words(self.context).words} - own
        return frozenset(further | set(self.keys))

    def without_brackets(self) -> "Iterator[tuple[Printed, tuple[int, ...]]]":
        """The print without what the paper put in some of its brackets, and where the words kept stand in this one."""
        brackets = sorted({word.bracket for word in self.words} - {0})
        if len(brackets) > _BRACKETS:
            chosen = [brackets]
        else:
            chosen = [
                list(some)
                for number in range(len(brackets))
                for some in combinations(brackets, number + 1)
            ]
        for left_out in chosen if brackets else ():
            kept = tuple(at for at, word in enumerate(self.words) if word.bracket not in left_out)
            hidden = (word for word in self.words if word.bracket in left_out)
            if not kept or any(
                qualifiers.governs(word) or qualifiers.is_number(word) for word in hidden
            ):
                continue  # without its "[not]" the print says something else
            words = tuple(self.words[at] for at in kept)
            gaps = frozenset(bisect_left(kept, gap) for gap in self.reading.gaps)
            reading = replace(self.reading, words=words, gaps=gaps, recased=frozenset())
            seams = frozenset(bisect_left(kept, seam) for seam in self.seams)
            runs = tuple(self.runs[at] for at in kept)
            yield Printed(reading, runs, seams, self.context, self.names), kept

    def show(self, start: int, end: int) -> str:
        """Words `start` to `end` (exclusive) as they are printed, without the clauses at the seams."""
        return self.reading.show(start, end)

    @cached_property
    def joined(self) -> tuple[str, list[int]]:
        """The keys of the verbatim words, each between blanks, with line feeds between runs; and where each begins."""
        parts, starts, length = [" "], [], 1
        for at, key in enumerate(self.keys):
            apart = at > 0 and self.runs[at] != self.runs[at - 1]
            written = "\n " if self.runs[at] == REPORTER else f"{key} "
            written = f"\n {written}" if apart else written
            starts.append(length + (2 if apart else 0))
            length += len(written)
            parts.append(written)
        return "".join(parts), starts

    def find(self, keys: Sequence[str]) -> int:
        """Where words stand in one of the runs, -1 where they do not."""
        text, starts = self.joined
        at = text.find(f" {' '.join(keys)} ")
        return bisect_left(starts, at + 1) if at >= 0 else -1


def read_printed(
    pieces: Sequence[tuple[str, int]],
    wholes: Collection[str] = (),
    *,
    context: str = "",
    names: tuple[str, ...] = (),
) -> Printed:
    """Read printed text.

    Args:
        pieces: of the text, each with the number of its run, or REPORTER.
        wholes: compounds that are read as one word (`join_compounds`).
        context: more of the article.
        names: of the speaker.
    """
    text, ends = "", []
    for piece, _ in pieces:
        text += piece
        ends.append(len(text))
    reading = join_compounds(read_words(text), wholes)
    numbers = [bisect_left(ends, word.end) for word in reading.words]
    runs = tuple(pieces[number][1] for number in numbers)
    new = (
        at
        for at in range(1, len(runs))
        if numbers[at] != numbers[at - 1] and runs[at] == runs[at - 1]
    )
    return Printed(reading, runs, frozenset(new), context, names)


class _Joint(NamedTuple):
    """What stands before, between and behind the pieces of a quotation: an ellipsis, words in brackets, or both."""

    gap: bool
    start: int
    end: int

    @property
    def bracketed(self) -> bool:
        return self.start < self.end


class _Pieces(NamedTuple):
    """The pieces of a quotation, each given as unbroken, [start, end); `joints` has one more."""

    pieces: list[tuple[int, int]]
    joints: list[_Joint]


class _Assembled(NamedTuple):
    steps: list[Step]
    wrong: bool  # what is hidden, or put in, changes what is said
    touched: bool  # something is left out, or the editor's


Places = list[tuple[int, int]]


def compare(
    quotation: Reading, printed: Printed, interrupted: Collection[int] = ()
) -> Comparison | None:
    """Compare a quotation with the verbatim words of a print; None where its words, in order, are not all there.

    Args:
        quotation: as read.
        printed: the print.
        interrupted: gaps of the quotation where it has a clause of the reporter's.
    """
    quotation = _unmask(quotation, printed)
    for brackets in (
        False,
        True,
    ):  # as words like others, which the paper printed so, or as the editor's
        if brackets and not any(word.bracket for word in quotation.words):
            continue
        parts = _pieces(quotation, brackets=brackets)
        if (places := _places(quotation, parts, printed)) is not None:
            return _judge(quotation, printed, parts, places, interrupted)
        for bare, kept in printed.without_brackets():
            if (places := _places(quotation, parts, bare)) is not None:
                found = _judge(quotation, bare, parts, places, interrupted)
                return _restored(found, kept, len(printed.words))
    return None


def stands_in(quotation: Reading, printed: Printed) -> Comparison | None:
    """Find a quotation in all the words of a print, the reporter's among them; None where it does not stand there."""
    everything = replace(printed, runs=(0,) * len(printed.runs))
    found = compare(quotation, everything)
    return found if found and found.standing != "altered" else None


def align(quotation: Reading, printed: Printed, *, reported: bool = False) -> Comparison | None:
    """Lay a quotation on the part of a print that it is a version of, word by word; None where there is no word.

    With `reported` the reporter's words count as well as the verbatim ones.
    """
    if not reported:
        keys = tuple(
            "" if run == REPORTER else key
            for key, run in zip(printed.keys, printed.runs, strict=True)
        )
        printed = replace(printed, reading=_with_keys(printed.reading, keys))
    quotation = _unmask(quotation, printed)
    parts = _pieces(quotation, brackets=True)
    if not parts.pieces or not printed.words:
        return None
    places = _windows(quotation, parts, printed)
    assembled = _assemble(quotation, printed, parts, places, ())
    steps = _with_edges(printed, _tidy(assembled.steps))
    return Comparison("altered", steps, similarity(quotation, printed.words))


def _with_keys(reading: Reading, keys: Sequence[str]) -> Reading:
    words = (replace(word, key=key) for word, key in zip(reading.words, keys, strict=True))
    return replace(reading, words=tuple(words))


def _with_edges(printed: Printed, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What was exchanged or dropped at the ends of a quotation, where it looks as if it had been added or cut off."""
    turned = [
        Step(step.operation, -step.end, -step.start, -step.last, -step.first)
        for step in reversed(steps)
    ]
    turned = _with_edge(printed, turned, backwards=True)
    steps = tuple(
        Step(step.operation, -step.end, -step.start, -step.last, -step.first)
        for step in reversed(turned)
    )
    return _tidy(_with_edge(printed, list(steps), backwards=False))


def _with_edge(printed: Printed, steps: list[Step], *, backwards: bool) -> list[Step]:
    if len(steps) < 2 or steps[0].operation != "left_out":
        return steps
    around, edge = steps[0], steps[1]
    if edge.operation == "added" and edge.end - edge.start <= _EXCHANGED:
        length = edge.end - edge.start
        operation: Operation = "changed"
    elif edge.operation == "same" and not backwards and _stutters(printed, around.last):
        length, operation = 1, "dropped"
    else:
        return steps
    border = max(around.first, around.last - length)
    while border < around.last and not _in_one_sentence(
        printed, border, around.last, backwards=backwards
    ):
        border += 1
    if border == around.last:
        return steps
    kept = Step("left_out", around.start, around.end, around.first, border)
    if operation == "dropped":
        return [kept, Step("dropped", edge.start, edge.start, border, around.last), *steps[1:]]
    return [kept, Step("changed", edge.start, edge.end, border, around.last), *steps[2:]]


def _stutters(printed: Printed, at: int) -> bool:
    return 0 < at < len(printed.keys) and printed.keys[at - 1] == printed.keys[at]


def _in_one_sentence(printed: Printed, border: int, last: int, *, backwards: bool) -> bool:
    """Whether words at the edge of what was found belong to its sentence and run; counted from behind, `backwards`."""
    first, end = (-last, -border) if backwards else (border, last)
    if any(printed.runs[at] != printed.runs[first] for at in range(first, end)):
        return False
    places = range(first - 1, end - 1) if backwards else range(first, end)
    return not any(printed.words[at].ends_sentence for at in places)


def similarity(quotation: Reading, printed: Sequence[Word]) -> float:
    """The share of the words of a quotation that agree, in order, with the part of a print most like it, 0 to 1.

    "Isn't" agrees with "is not" here: what is near is not yet the same.
    """
    ours, theirs = _spread(quotation.words), _spread(printed)
    if not ours or not theirs:
        return 0.0
    start, end = _window(ours, theirs)
    return max(0.0, 1 - Levenshtein.distance(ours, theirs[start:end]) / len(ours))


def _spread(words: Iterable[Word]) -> tuple[str, ...]:
    """The keys of words, contractions taken apart."""
    spread: list[str] = []
    for word in words:
        stem, apostrophe, ending = word.plain.rpartition("'")
        whole = _ENDINGS.get(ending, "") if apostrophe else ""
        if word.plain.endswith("n't"):
            spread += [_STEMS.get(word.plain, word.plain.removesuffix("n't")), "not"]
        elif whole and (ending != "s" or stem in qualifiers.PERSONAL):
            spread += [stem, whole]
        else:
            spread.append(word.key)
    return tuple(spread)


def _unmask(quotation: Reading, printed: Printed) -> Reading:
    """Give every masked word the key of the printed word that it may be."""
    if not any(word.masked for word in quotation.words):
        return quotation

    fits: dict[str, list[int]] = {}
    for word in quotation.words:
        if word.masked and word.plain not in fits:
            places = (at for at, other in enumerate(printed.words) if fits_mask(word, other))
            fits[word.plain] = list(islice(places, _MASKED))
    words = [_unmasked(quotation.words, at, printed, fits) for at in range(len(quotation.words))]
    return replace(quotation, words=tuple(words))


def _unmasked(
    words: Sequence[Word], at: int, printed: Printed, fits: Mapping[str, Sequence[int]]
) -> Word:
    """A masked word with the key of the printed word that it may be: the one whose neighbours are its own."""
    word = words[at]
    places = fits.get(word.plain, ()) if word.masked else ()
    if not places:
        return word

    def neighbours(place: int) -> int:
        before = at > 0 and place > 0 and words[at - 1].key == printed.keys[place - 1]
        behind = (
            at + 1 < len(words)
            and place + 1 < len(printed.keys)
            and words[at + 1].key == printed.keys[place + 1]
        )
        return int(before) + int(behind)

    other = printed.words[max(places, key=neighbours)]
    return replace(word, key=other.key, masked=not other.masked)


def _pieces(quotation: Reading, *, brackets: bool) -> _Pieces:
    """Take a quotation apart at its ellipses and, with `brackets`, at words in brackets, which are the editor's."""
    pieces: Places = []
    joints: list[_Joint] = []
    gap, inserted, start = False, (-1, -1), -1
    length = len(quotation.words)
    for at in range(length + 1):
        editorial = at < length and brackets and quotation.words[at].bracket > 0
        if start >= 0 and (at == length or editorial or at in quotation.gaps):
            pieces.append((start, at))
            start = -1
        gap = gap or at in quotation.gaps
        if editorial:
            inserted = (at if inserted[0] < 0 else inserted[0], at + 1)
        elif start < 0:
            joints.append(_Joint(gap, *(inserted if inserted[0] >= 0 else (at, at))))
            gap, inserted, start = False, (-1, -1), at
    return _Pieces(pieces, joints)


def _places(quotation: Reading, parts: _Pieces, printed: Printed) -> Places | None:
    """Where the pieces stand in the verbatim words, one after the other; None where they do not."""
    text, starts = printed.joined
    needles = [
        f" {' '.join(word.key for word in quotation.words[start:end])} "
        for start, end in parts.pieces
    ]
    found: list[int] = []
    at = 0
    for needle in needles:
        at = text.find(needle, at)
        if at < 0:
            return None
        found.append(at)
        at += len(needle) - 1
    for number in range(len(found) - 2, -1, -1):  # as close together as they stand
        needle = needles[number]
        found[number] = text.rfind(needle, 0, found[number + 1] + 1)
    firsts = [bisect_left(starts, offset + 1) for offset in found]
    places = [
        (first, first + end - start)
        for first, (start, end) in zip(firsts, parts.pieces, strict=True)
    ]
    return places or None


def _windows(quotation: Reading, parts: _Pieces, printed: Printed) -> Places:
    """The part of the print that each piece is a version of, one after the other."""
    keys = printed.keys
    windows: Places = []
    before = 0
    for number, (start, end) in enumerate(parts.pieces):
        ours = tuple(word.key for word in quotation.words[start:end])
        rest = keys[before:]
        following = parts.pieces[number + 1] if number + 1 < len(parts.pieces) else None
        if following:
            needle = tuple(word.key for word in quotation.words[following[0] : following[1]])
            limit = _find(needle, rest)
            rest = rest[:limit] if limit > 0 else rest
        exact = _find(ours, rest)
        first, last = (
            (exact, exact + len(ours)) if exact >= 0 else _window(ours, rest) if rest else (0, 0)
        )
        windows.append((before + first, before + last))
        before += last
    return windows


def _find(needle: Words, words: Words) -> int:
    """Where words stand in others, -1 if they do not."""
    text = f" {' '.join(words)} "
    at = text.find(f" {' '.join(needle)} ")
    return text.count(" ", 0, at) if at >= 0 else -1


def _window(ours: Words, theirs: Words) -> tuple[int, int]:
    """The part of their words that ours are a version of: [start, end)."""
    if len(theirs) <= len(ours):
        return 0, len(theirs)
    length = len(ours)

    def unlike(start: int, end: int) -> float:
        """Words added weigh more than words dropped, so that a word at an end is looked for a little further on."""
        same = LCSseq.similarity(ours, theirs[start:end])
        return _ADDED * (length - same) + (end - start - same)

    start = min(_like(ours, theirs), key=lambda at: unlike(at, at + length))
    end = start + length  # words may be dropped or added, so that it may be longer or shorter
    if unlike(start, end) > _ADDED * length:
        return start, end  # another text: its ends do not matter
    further = min(length, _FURTHER)
    starts = range(max(0, start - further), min(end, start + further + 1))
    start = min(starts, key=lambda at: unlike(at, end))
    ends = range(max(start, end - further), min(len(theirs), end + further) + 1)
    end = min(ends, key=lambda at: unlike(start, at))
    starts = range(max(0, start - further), min(end, start + further) + 1)
    return min(starts, key=lambda at: unlike(at, end)), end


def _like(ours: Words, theirs: Words) -> list[int]:
    """Where the parts begin, of our length, that have most of our words in any order: a few of them."""
    wanting = Counter(ours)
    shared = [0]
    for at, word in enumerate(theirs):
        count = shared[-1]
        if word in wanting:
            wanting[word] -= 1
            count += wanting[word] >= 0
        if at >= len(ours) and (gone := theirs[at - len(ours)]) in wanting:
            wanting[gone] += 1
            count -= wanting[gone] > 0
        shared.append(count)
    counts = shared[len(ours) :]
    most = max(counts)
    best = [at for at, count in enumerate(counts) if count == most]
    return best[:: max(1, len(best) // _WINDOWS)]


def _judge(
    quotation: Reading,
    printed: Printed,
    parts: _Pieces,
    places: Places,
    interrupted: Collection[int],
) -> Comparison:
    """What a quotation is whose pieces all stand in the print."""
    steps, wrong, touched = _assemble(quotation, printed, parts, places, interrupted)
    editorial = sum(joint.end - joint.start for joint in parts.joints)
    agree = 1 - editorial / len(quotation.words)
    if wrong:
        return Comparison("altered", _tidy(steps), agree)
    covered = {at for first, last in places for at in range(first, last)}
    whole = covered.issuperset(printed.marked)
    masked = any(word.masked for word in quotation.words)
    own_sic = quotation.sic and not printed.reading.sic
    own_brackets = any(
        quotation.words[start + further].bracket and not printed.words[first + further].bracket
        for (start, end), (first, _) in zip(parts.pieces, places, strict=True)
        for further in range(end - start)
    )
    own_marks = touched or masked or own_sic or own_brackets or quotation.recased
    clean = whole and (_is_as_printed(quotation, printed.reading) or not own_marks)
    return Comparison("verbatim" if clean else "partial", _tidy(steps), agree)


def _is_as_printed(quotation: Reading, printed: Reading) -> bool:
    """Whether even the ellipses and brackets of a quotation are those of the print."""
    same_words = [word.key for word in quotation.words] == [word.key for word in printed.words]
    brackets = [word.bracket > 0 for word in quotation.words] == [
        word.bracket > 0 for word in printed.words
    ]
    marks = (quotation.gaps, quotation.recased, quotation.sic) == (
        printed.gaps,
        printed.recased,
        printed.sic,
    )
    return same_words and brackets and marks and not any(word.masked for word in quotation.words)


def _assemble(
    quotation: Reading,
    printed: Printed,
    parts: _Pieces,
    places: Places,
    interrupted: Collection[int],
) -> _Assembled:
    """Lay the pieces of a quotation on their places, and judge what is done between them."""
    steps: list[Step] = []
    wrong = touched = False
    last_number = len(places)
    for number, joint in enumerate(parts.joints):
        before = places[number - 1][1] if number else 0
        after = places[number][0] if number < last_number else len(printed.words)
        if number == 0:
            inner = _before(quotation, printed, joint, after)
            steps.append(Step("left_out", 0, 0, 0, inner[0]))
        elif number == last_number:
            inner = (before, _behind(printed, joint, before))
        else:
            inner = (before, after)
        right, plain = _may_join(quotation, printed, joint, inner, number in (0, last_number))
        clause = joint.start in interrupted and not joint.bracketed
        if clause and all(printed.runs[at] == REPORTER for at in range(*inner)):
            right = plain = True
        wrong, touched = wrong or not right, touched or not plain
        steps.append(Step(_operation(joint, inner, right=right), joint.start, joint.end, *inner))
        if number == last_number:
            steps.append(Step("left_out", 0, 0, inner[1], after))
        else:
            steps.extend(_word_steps(quotation, printed, parts.pieces[number], places[number]))
    return _Assembled(steps, wrong, touched)


def _before(quotation: Reading, printed: Printed, joint: _Joint, first: int) -> tuple[int, int]:
    """The printed words that a bracket or an ellipsis at the start of a quotation stands for, or wrongly hides."""
    bracketed_capital = 0 in quotation.recased or (
        quotation.words[0].bracket > 0 and not joint.bracketed
    )
    clause = first
    while (
        clause > 0
        and printed.runs[clause - 1] != REPORTER
        and not printed.words[clause - 1].ends_clause
    ):
        clause -= 1
    if joint.bracketed:
        return max(clause, first - _STANDS_FOR), first
    if not (joint.gap or bracketed_capital):
        return first, first
    start = clause
    while (
        start > 0
        and printed.runs[start - 1] != REPORTER
        and not printed.words[start - 1].ends_sentence
    ):
        start -= 1
    coordinate = clause < first and printed.words[clause].plain in _COORDINATE
    if not coordinate and any(qualifiers.frames(word) for word in printed.words[start:clause]):
        return start, first
    hides = any(qualifiers.matters(printed.words, at) for at in range(clause, first))
    return (clause, first) if hides else (first, first)


def _behind(printed: Printed, joint: _Joint, last: int) -> int:
    """The end of the printed words that a bracket or an ellipsis at the end of a quotation stands for, or hides."""
    end = last
    while end < len(printed.words) and printed.runs[end] != REPORTER:
        if end and (
            printed.words[end - 1].ends_sentence
            if joint.gap
            else printed.words[end - 1].ends_clause
        ):
            break
        if joint.bracketed and end == last + _STANDS_FOR:
            break
        end += 1
    if joint.bracketed or not joint.gap or end == last:
        return end if joint.bracketed else last
    if printed.words[last].plain in _COORDINATE | {"but"}:
        return last
    hidden = printed.words[last:end]
    return end if any(qualifiers.takes_back(word) for word in hidden) else last


def _operation(joint: _Joint, inner: tuple[int, int], *, right: bool) -> Operation:
    if right:
        return "stands_for" if joint.bracketed else "left_out"
    if joint.bracketed:
        return "changed" if inner[0] < inner[1] else "added"
    return "dropped"


def _may_join(
    quotation: Reading, printed: Printed, joint: _Joint, inner: tuple[int, int], outermost: bool
) -> tuple[bool, bool]:
    """Whether what stands between two pieces is right, and whether nothing is done there to the printed words."""
    start, end = inner
    if joint.bracketed:
        words = quotation.words[joint.start : joint.end]
        return _may_stand(words, printed, start, end, gap=joint.gap), False
    if outermost:
        return start == end, not joint.gap
    if start == end:
        return True, start in printed.reading.gaps or start in printed.seams or not joint.gap
    return not _hides(printed, start, end), False


def _hides(printed: Printed, start: int, end: int) -> bool:
    """Whether leaving out these words changes what the others say. Whole sentences may go."""
    words = printed.words
    ends = [at for at in range(start, end) if words[at].ends_sentence]
    complete = start == 0 or words[start - 1].ends_sentence
    if (
        ends
        and not complete
        and not words[start - 1].ends_clause
        and words[start - 1].plain in _DANGLING
    ):
        return True
    if any(printed.runs[at] == REPORTER for at in range(start, end)):
        return any(words[at].plain in qualifiers.NEGATIONS for at in range(start, end))
    if not ends:
        return _governs(words, start, end)
    tail = (start, start) if complete else (start, ends[0] + 1)
    return _governs(words, *tail) or _governs(words, ends[-1] + 1, end)


def _governs(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the words hidden in one sentence matter to those that are kept."""
    if start >= end:
        return False
    first = start == 0 or words[start - 1].ends_sentence
    if (
        first
        and end - start > 1
        and words[end - 1].plain in _COORDINATE
        and words[end - 2].ends_clause
    ):
        return False  # a clause of its own, and what joins the next to it
    clause = (start == 0 or words[start - 1].ends_clause) and words[end - 1].ends_clause
    if clause and words[start].plain in _COORDINATE:
        return False
    aside = clause and words[start].plain not in qualifiers.CONDITIONS
    return any(qualifiers.matters(words, at, aside=aside) for at in range(start, end))


def _may_stand(words: Sequence[Word], printed: Printed, start: int, end: int, *, gap: bool) -> bool:
    """Whether an editor's words in brackets may stand for the printed ones, or be put in where there are none."""
    hidden = printed.words[start:end]
    if [word.key for word in words] == [word.key for word in hidden]:
        return True
    if any(qualifiers.governs(word) or qualifiers.is_number(word) for word in words):
        return False
    if any(
        qualifiers.matters(printed.words, at)
        for at in range(start, end)
        if not _is_person(printed, at)
    ):
        return False
    if len(hidden) > _STANDS_FOR and not gap:
        return False
    content = [word for word in words if word.plain not in qualifiers.JOINING | qualifiers.ARTICLES]
    if not content:
        return True
    if all(word.plain in qualifiers.PERSONAL for word in content):
        return bool(hidden) and _agree(content, hidden)
    if all(word.key in printed.known for word in content):
        return True
    if any(word.capital for word in content) or len(content) != 1:
        return False
    noun = content[0].plain
    pronouns = {qualifiers.PERSONAL.get(word.plain) for word in hidden}
    if noun in qualifiers.PLAIN_NOUNS and pronouns.isdisjoint({"first", "you"}):
        return all(_is_person(printed, at) for at in range(start, end))
    return pronouns == {"thing"} and noun not in qualifiers.CHARGES | qualifiers.BODIES


def _is_person(printed: Printed, at: int) -> bool:
    """Whether a printed word is a pronoun or a name."""
    before = printed.words[at - 1] if at else None
    word = printed.words[at]
    return (
        word.plain in qualifiers.PERSONAL
        or qualifiers.is_name(word, before)
        or (before is None and word.capital)
    )


def _agree(pronouns: Sequence[Word], hidden: Sequence[Word]) -> bool:
    """Whether pronouns may stand for words: not "she" for "he", and not "I" for anybody else."""
    kinds = {qualifiers.PERSONAL[word.plain] for word in pronouns}
    theirs = {qualifiers.PERSONAL.get(word.plain, "") for word in hidden}
    if "first" in kinds and "first" not in theirs:
        return False
    return not (
        ("male" in kinds and "female" in theirs) or ("female" in kinds and "male" in theirs)
    )


def _word_steps(
    quotation: Reading, printed: Printed, piece: tuple[int, int], place: tuple[int, int]
) -> list[Step]:
    """Lay a piece of the quotation on its part of the print: as many words as can be are the same."""
    ours = [word.key for word in quotation.words[slice(*piece)]]
    steps: list[Step] = []
    for block in Indel.opcodes(ours, printed.keys[slice(*place)]):
        start, end = piece[0] + block.src_start, piece[0] + block.src_end
        first, last = place[0] + block.dest_start, place[0] + block.dest_end
        step = Step(_OPERATIONS[block.tag], start, end, first, last)
        if steps and "same" not in (step.operation, steps[-1].operation):
            before = steps.pop()
            step = Step("changed", before.start, end, before.first, last)
        steps.append(step)
    return steps


def _tidy(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps that have words, neighbours of one sort made one."""
    tidy: list[Step] = []
    for step in steps:
        if step.start == step.end and step.first == step.last:
            continue
        if tidy and tidy[-1].operation == step.operation and step.operation in ("same", "left_out"):
            last = tidy.pop()
            start = last.start if last.start < last.end else step.start
            end = step.end if step.start < step.end else last.end
            tidy.append(Step(step.operation, start, end, last.first, step.last))
        else:
            tidy.append(step)
    return tuple(tidy)


def _restored(found: Comparison, kept: Sequence[int], length: int) -> Comparison:
    """Steps over a print without the paper's brackets as steps over the whole print, the brackets left out."""
    steps: list[Step] = []
    before = 0
    for step in found.steps:
        start, end = step.start, step.end
        inside = kept[step.first : step.last]
        for at in inside:
            if at > before:
                steps.append(Step("left_out", start, start, before, at))
            if step.operation == "same":
                steps.append(Step("same", start, start + 1, at, at + 1))
                start += 1
            else:
                steps.append(Step(step.operation, start, end, at, at + 1))
                start = end
            before = at + 1
        if not inside:
            steps.append(Step(step.operation, start, end, before, before))
    steps.append(Step("left_out", 0, 0, before, length))
    return replace(found, steps=_tidy(steps))


_OPERATIONS: dict[str, Operation] = {"equal": "same", "insert": "dropped", "delete": "added"}
_FURTHER = 60  # words that a window may be longer than the quotation, at most
_STANDS_FOR = 4  # words that an insertion in brackets may stand for
_WINDOWS = 5  # of those that look alike
_ADDED = 2.1  # words dropped that one added weighs as much as
_MASKED = 50  # printed words that a masked one is tried for
_BRACKETS = 3  # of a print that are left out one by one
_EXCHANGED = 5  # words at an end that are taken for others
_COORDINATE = frozenset("and or which who whom where".split())  # a clause of its own behind a comma
# Behind these a sentence goes on: to go on with another sentence is to make a new one.
_DANGLING = frozenset(
    """because that if unless than to of not never the a an and but or for with in on at by from is are was were be
    will would can could may might must should have has had do does did""".split()
)
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_STEMS = {"won't": "will", "can't": "can", "shan't": "shall"}

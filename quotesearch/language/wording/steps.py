"""Steps: a quotation laid on printed words, stretch by stretch."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from quotesearch.language.wording.words import Keys, WordSpan

Operation = Literal["same", "left_out", "stands_for", "dropped", "added", "changed"]

_OPERATIONS: dict[str, Operation] = {"equal": "same", "insert": "dropped", "delete": "added"}


class Step(NamedTuple):
    """Words `start` to `end` of the quotation beside words `first` to `last` of the print.

    Both ends are exclusive. docs/format.md has the operations.
    """

    operation: Operation
    start: int
    end: int
    first: int
    last: int

    @property
    def is_empty(self) -> bool:
        """Whether it has words neither of the quotation nor of the print."""
        return self.start == self.end and self.first == self.last


def word_steps(ours: Keys, piece: WordSpan, theirs: Keys, place: WordSpan) -> list[Step]:
    """Lay a piece of a quotation on its place in the print, with as many same words as can be.

    Args:
        ours: the keys of the quotation.
        piece: the words of it that are laid.
        theirs: the keys of the print.
        place: the words of it that they are laid on.
    """
    steps: list[Step] = []
    piece_keys = ours[piece.start : piece.end]
    place_keys = theirs[place.start : place.end]
    for block in Indel.opcodes(piece_keys, place_keys):
        operation = _OPERATIONS[block.tag]
        start = piece.start + block.src_start
        end = piece.start + block.src_end
        first = place.start + block.dest_start
        last = place.start + block.dest_end
        # Words added next to words dropped are words changed.
        if steps and "same" not in (operation, steps[-1].operation):
            before = steps.pop()
            operation, start, first = "changed", before.start, before.first
        steps.append(Step(operation, start, end, first, last))
    return steps


def tidy(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Drop empty steps, and join neighbours that are both the same or both left out."""
    tidied: list[Step] = []
    for step in steps:
        if step.is_empty:
            continue
        before = tidied[-1] if tidied else None
        if before and before.operation == step.operation and step.operation in ("same", "left_out"):
            tidied[-1] = _join(before, step)
        else:
            tidied.append(step)
    return tuple(tidied)


def _join(before: Step, step: Step) -> Step:
    """Make one of two steps that are neighbours in the print."""
    start = before.start if before.start < before.end else step.start
    end = step.end if step.start < step.end else before.end
    return Step(step.operation, start, end, before.first, step.last)


def restore_brackets(steps: Iterable[Step], places: Sequence[int], length: int) -> tuple[Step, ...]:
    """Turn steps over a print without some of its brackets into steps over the whole print.

    Args:
        steps: as they are.
        places: for each word of the shorter print, its place in the whole one.
        length: of the whole print, in words. What stands in the brackets is left out.
    """
    restored: list[Step] = []
    done = 0  # words of the whole print
    for step in steps:
        start, end = step.start, step.end
        for place in places[step.first : step.last]:
            if place > done:
                restored.append(Step("left_out", start, start, done, place))
            done = place + 1
            next_start = start + 1 if step.operation == "same" else end
            restored.append(Step(step.operation, start, next_start, place, done))
            start = next_start
        if step.first == step.last:
            restored.append(Step(step.operation, start, end, done, done))
    restored.append(Step("left_out", 0, 0, done, length))
    return tidy(restored)

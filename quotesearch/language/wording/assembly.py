"""Put a quotation together from its pieces, and judge what is done between them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from quotesearch.language.wording.concessions import Verdict, judge_joint
from quotesearch.language.wording.hidden_words import hidden_spans
from quotesearch.language.wording.pieces import Joint, Pieces
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords
from quotesearch.language.wording.steps import Operation, Step, word_steps
from quotesearch.language.wording.words import Reading, WordSpan


class Assembly(NamedTuple):
    """The steps of a whole quotation.

    `is_right`: nothing that is hidden or put in changes what is said. `is_untouched`: nothing is
    left out between the pieces, and nothing put in.
    """

    steps: list[Step]
    is_right: bool
    is_untouched: bool


def assemble(
    quotation: Reading,
    pieces: Pieces,
    original: PrintedWords,
    places: Sequence[WordSpan],
    interrupted: Collection[int] = (),
) -> Assembly:
    """Lay the pieces of a quotation on their places in the print, and judge its joints.

    Args:
        quotation: the quotation.
        pieces: of it, at least one.
        original: the print.
        places: of the pieces, in the print.
        interrupted: gaps of the quotation at which it has a reporter's clause.
    """
    joints = _judge_joints(quotation, pieces, original, places, interrupted)
    first = joints[0].hidden.start
    last = joints[-1].hidden.end
    steps = [Step("left_out", 0, 0, 0, first)]
    for number, joint in enumerate(joints):
        steps.append(_joint_step(joint))
        if number < len(places):
            piece, place = pieces.spans[number], places[number]
            steps += word_steps(quotation.keys, piece, original.keys, place)
    steps.append(Step("left_out", 0, 0, last, len(original.words)))
    is_right = all(joint.verdict.is_right for joint in joints)
    is_untouched = all(joint.verdict.is_untouched for joint in joints)
    return Assembly(steps, is_right, is_untouched)


class _JudgedJoint(NamedTuple):
    joint: Joint
    hidden: WordSpan  # the printed words that it stands for
    verdict: Verdict


def _judge_joints(
    quotation: Reading,
    pieces: Pieces,
    original: PrintedWords,
    places: Sequence[WordSpan],
    interrupted: Collection[int],
) -> list[_JudgedJoint]:
    joints = pieces.joints
    spans = hidden_spans(quotation, joints, original, places)
    judged: list[_JudgedJoint] = []
    for number, joint in enumerate(joints):
        hidden = spans[number]
        is_outermost = number in (0, len(places))
        if _is_reporters_clause(original, joint, hidden, interrupted):
            verdict = Verdict(is_right=True, is_untouched=True)
        else:
            verdict = judge_joint(quotation, original, joint, hidden, is_outermost=is_outermost)
        judged.append(_JudgedJoint(joint, hidden, verdict))
    return judged


def _is_reporters_clause(
    original: PrintedWords, joint: Joint, hidden: WordSpan, interrupted: Collection[int]
) -> bool:
    """Whether the reporter interrupts the speaker here, in the quotation and in the print."""
    if joint.is_bracketed or joint.start not in interrupted:
        return False
    return all(original.runs[place] == REPORTER for place in hidden.places)


def _joint_step(judged: _JudgedJoint) -> Step:
    joint, hidden, verdict = judged
    operation: Operation
    if joint.is_bracketed and verdict.is_right:
        operation = "stands_for"
    elif joint.is_bracketed:
        operation = "changed" if hidden.places else "added"
    else:
        operation = "left_out" if verdict.is_right else "dropped"
    return Step(operation, joint.start, joint.end, hidden.start, hidden.end)

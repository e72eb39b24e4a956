"""Attribution: which words somebody said, the cue that reports them, the mention of who said them.

The model (`tagger`) gives each word piece its chances; here they become whole quotes. A quoted run is said as a whole
or not at all, no content crosses the end of a paragraph, and pieces that share one cue are one quote.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from quotesearch.extraction.layout.layout import CAPITALS, Layout, trim
from quotesearch.extraction.tagging.tagger import (
    BEGIN,
    CONTENT,
    CUE,
    INSIDE,
    OUTSIDE,
    SOURCE,
    TO_CUE,
    TO_SOURCE,
    Floats,
    Tagging,
    tag,
)
from quotesearch.language.english import PRONOUNS
from quotesearch.records import Kind, Span

_RUN_WEIGHT = 8.0  # words that the evidence within a quoted run counts for, at most
_EDGE = 16  # words at either end of a content that say whose it is: the reporting clause stands beside it
_REACH = 40  # words of a mention or a cue on either side of the word that is pointed to, at most
_RETELLING = re.compile(r"\b(?:said|says|saying|told|tells|asked|wrote|writes|called)\b")
_TURN = re.compile(rf"\s*([{CAPITALS}][{CAPITALS}.’'\- ]+):\s")
_TURN_SHARE = 0.985  # a transcript says who speaks about as surely as a clear cue does
_CUE_CHANCE = 0.4  # below this, what the words point to as their cue is none
_LONG = 16  # words of a quote, its marks included, that need no cue
_BREAK = -3.0  # log odds of being inside
_FLOOR = 1e-5
_NEVER = -1e9
_PUNCTUATION = ".,;:—–- "
_REFUSING = re.compile(
    r"\b(?:declin\w+|refus\w+|not|no|never|without|cannot|unable|unwilling|unavailable)\b|n[’']t\b",
    re.IGNORECASE,
)
# What somebody did not do who gave no answer: "declined to comment", "did not return calls".
_NO_ANSWER = re.compile(
    r"""
    (?:to\s)?(?:(?:immediately|publicly|directly|further)\s)?
    (?:
        (?:for\s)?(?:(?:immediate|further|any|additional|public|a)\s)*
        comment(?:ing|s)?\b(?!\s(?:on|about)\s(?:if|(?:\w+\s){0,2}?(?:reports|claims|allegations|rumou?rs)\b))
      | elaborat(?:e|ing)\b
      | be\s(?:interviewed|identified|named|quoted|reached)\b
      | (?:respond|reply|answer)(?:ing)?\b
      | (?:[\w’'.-]+\s){0,6}?
        (?:requests?|messages?|calls?|e-?mails?|inquiry|inquiries|enquiry|enquiries|questions?|voicemails?|texts?)\b
        (?P<unanswered>)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same where the model took it all for the cue.
_NO_ANSWER_CUE = re.compile(
    r"""
    \bcomment(?:ed|ing)?\s(?:(?:further|publicly|directly)\s)?(?:on|about)$
  | \b(?:respon|repl(?:y|ie)|return|answer).*\b(?:requests?|messages?|calls?|e-?mails?|inquiries|questions?|comment)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject|disput|refut|dismiss|doubt|contest)")
_TURNING = re.compile(
    r"""
    ,?\s(?:but|yet|though|although)\s
    (?:(?:\w+ly|also|then|instead|later|did|has|have|had)\s){0,2}
    (?P<cue>
        (?:sa(?:y|id|ys)|admit(?:s|ted)?|conced(?:e|es|ed)|acknowledg(?:e|es|ed)|confirm(?:s|ed)?
          |insist(?:s|ed)?|claim(?:s|ed)?|argu(?:e|es|ed)|stress(?:es|ed)?|warn(?:s|ed)?
          |accept(?:s|ed)?|add(?:s|ed)?|suggest(?:s|ed)?|maintain(?:s|ed)?)
    )
    \s(?!to\b)
    """,
    re.VERBOSE,
)
_CLAIM = re.compile(r"\b(?:whether|reports?|claims?|allegations?|rumou?rs|suggestions?)\b")
_ANSWERING = re.compile(
    r"\b(?:respon|repl(?:y|ie)|return|answer|acknowledg|address)", re.IGNORECASE
)


@dataclass(frozen=True)
class Attribution:
    """Words with who is said to have said them, all as spans of the article.

    `spans` are the pieces of the content: for a direct quote without its quotation marks. `share` is how much of
    the model's pointing goes to the mention, or to there being none.
    """

    spans: tuple[Span, ...]
    kind: Kind
    mention: Span | None
    cue: Span | None
    share: float


def attribute(layout: Layout, reading: Tagging) -> list[Attribution]:
    """All attributions of a text, by place."""
    turns = {turn.spans[0][1]: turn for turn in _turns(layout)}
    told = (_first_told(layout, one) for one in _attributions(layout, reading))
    found = [one for one in told if not any(end in turns for _, end in one.spans)]
    said = [part for one in found if not _is_no_answer(layout, one) for part in _apart(layout, one)]
    return sorted([*turns.values(), *said], key=lambda attribution: attribution.spans)


def _apart(layout: Layout, told: Attribution) -> Iterator[Attribution]:
    """Part what is denied from what is then said: "denied that it leaked but said it was old"."""
    start, end = told.spans[0]
    denies = told.cue and told.cue[0] < start and _DENYING.search(layout.text, *told.cue)
    turn = _TURNING.search(layout.text, start, end) if denies and len(told.spans) == 1 else None
    if turn is None or layout.is_quoted(turn.start()):
        yield told
        return
    for span, cue in (((start, turn.start()), told.cue), ((turn.end(), end), turn.span("cue"))):
        kind: Kind = "mixed" if layout.runs_in(*span) else "indirect"
        yield replace(told, spans=(span,), kind=kind, cue=cue)


def _is_no_answer(layout: Layout, attribution: Attribution) -> bool:
    """Tell "declined to comment" and "did not respond to messages", which report no words."""
    if attribution.kind != "indirect" or attribution.cue is None:
        return False
    start, end = attribution.cue
    lead = layout.text[start : min(end, max(start, attribution.spans[0][0]))]
    content = " ".join(layout.text[slice(*span)] for span in attribution.spans)[:200]
    if not _REFUSING.search(lead) or "whether" in content:
        return False
    if _NO_ANSWER_CUE.search(lead):
        return _CLAIM.search(content) is None
    no_answer = _NO_ANSWER.match(content)
    return no_answer is not None and (
        no_answer["unanswered"] is None or _ANSWERING.search(lead) is not None
    )


def _turns(layout: Layout) -> Iterator[Attribution]:
    """The turns of a transcript, each a run that opens with its speaker: "PENCE: Thank you." """
    for run in layout.runs:
        label = _TURN.match(layout.text, run.inner_start, run.inner_end)
        if label and (words := trim(layout.text, [(label.end(), run.inner_end)])):
            yield Attribution(tuple(words), "direct", label.span(1), None, _TURN_SHARE)


def _attributions(layout: Layout, reading: Tagging) -> Iterator[Attribution]:
    contents = _contents(layout, reading)
    cues = {
        content: _follow(reading, [content], _spread(_edges(content)), TO_CUE, CUE)[0]
        for content in contents
    }
    cues |= {run: cues[content] for run, content in _continuations(layout, reading, contents)}
    groups: dict[Span, list[Span]] = defaultdict(list)
    for content in sorted(cues):
        groups[cues[content] or content].append(content)
    for group in groups.values():
        if one := _attribution(layout, reading, group, cues[group[0]]):
            yield one


def _continuations(
    layout: Layout, reading: Tagging, contents: Sequence[Span]
) -> Iterator[tuple[Span, Span]]:
    """Runs that go on with the one of the paragraph before and were left out, each with the content of that one."""
    reached = dict(zip(contents, contents, strict=True))
    for before, run in pairwise(layout.runs):
        words = reading.words(run.start, run.end)
        if before.continues and not any(
            first < words[1] and words[0] < last for first, last in reached
        ):
            at = reading.words(before.start, before.end)
            for content in [one for one in reached if one[0] < at[1] and at[0] < one[1]]:
                reached[words] = reached[content]
                yield words, reached[content]


def _first_told(layout: Layout, told: Attribution) -> Attribution:
    """A quote that somebody retells is that of who said it first: of "Lee said that Ray had told her “no”", Ray's.

    The model marks one attribution around such a clause; the clause, read by itself, gives the other.
    """
    start, end = told.spans[0][0], told.spans[-1][1]
    runs = layout.runs_in(start, end)
    if told.kind != "mixed" or not _RETELLING.search(layout.text, start, max(start, runs[0].start)):
        return told
    start += 5 * layout.text.startswith("that ", start)
    clause = Layout.of(layout.text[start:end])
    for one in _attributions(clause, tag(clause)):
        name = clause.text[slice(*one.mention)] if one.mention else ""
        if (
            one.kind != "indirect"
            and one.cue
            and name[:1].isupper()
            and name.lower() not in PRONOUNS
        ):
            moved = [
                (piece[0] + start, piece[1] + start)
                for piece in (*one.spans, one.mention, one.cue)
                if piece
            ]
            return Attribution(
                tuple(moved[:-2]), one.kind, moved[-2], moved[-1], min(one.share, told.share)
            )
    return told


def _attribution(
    layout: Layout, reading: Tagging, contents: Sequence[Span], cue: Span | None
) -> Attribution | None:
    """One quote of all contents that share a cue; the cue has half the say in whose it is."""
    chance = 1 - float(reading.tags[slice(*cue), CUE, OUTSIDE].min()) if cue else 0.0
    if chance < _CUE_CHANCE and sum(last - first for first, last in contents) < _LONG:
        return None  # a title, a slogan, scare quotes: what reads like a cue does not report them, and they are short
    weights = _spread([word for content in contents for word in _edges(content)])
    if cue:
        weights = {word: weight / 2 for word, weight in (weights | _spread(range(*cue))).items()}
    source, share = _follow(reading, contents, weights, TO_SOURCE, SOURCE)
    kind, spans = _printed(layout, [_characters(reading, content) for content in contents])
    mention = _characters(reading, source) if source else None
    if mention and layout.text[mention[1] - 2 : mention[1]] in ("’s", "'s"):
        mention = mention[0], mention[1] - 2
    if not spans or (kind != "direct" and mention is None):
        return None  # "it remains unclear whether …", "it was called “a mess”" are nobody's
    return Attribution(spans, kind, mention, _characters(reading, cue) if cue else None, share)


def _contents(layout: Layout, reading: Tagging) -> list[Span]:
    """Ranges of words that are said, by the likeliest sequence of tags in which each quoted run has one tag."""
    units = list(_units(layout, reading))
    chances = np.log(np.maximum(reading.tags[:, CONTENT], _FLOOR))
    said = np.logaddexp(chances[:, BEGIN], chances[:, INSIDE])
    scores = np.empty((len(units), 3), np.float32)
    for at, (first, last) in enumerate(units):
        weight = min(1.0, _RUN_WEIGHT / (last - first))
        scores[at] = chances[first] + weight * said[first + 1 : last].sum()
        scores[at, OUTSIDE] = weight * chances[first:last, OUTSIDE].sum()
    opens = {reading.words(start, end)[0] for start, end in layout.paragraphs}
    spans: list[Span] = []
    for (first, last), label in zip(
        units, _best_path(scores, [first in opens for first, _ in units]), strict=True
    ):
        if label == BEGIN:
            spans.append((first, last))
        elif label == INSIDE:
            spans[-1] = (spans[-1][0], last)
    return spans


def _units(layout: Layout, reading: Tagging) -> Iterator[Span]:
    """The quoted runs, and the single words between them."""
    at = 0
    for run in layout.runs:
        first, last = reading.words(run.start, run.end)
        yield from ((word, word + 1) for word in range(at, first))
        if last > max(first, at):
            yield max(first, at), last
        at = max(at, last)
    yield from ((word, word + 1) for word in range(at, len(reading.starts)))


def _best_path(scores: Floats, opens: Sequence[bool]) -> list[int]:
    """Viterbi over outside, begin, inside: nothing is inside that was not begun, nor where a paragraph opens."""
    outside, begin, inside = 0.0, _NEVER, _NEVER
    back: list[
        tuple[int, int]
    ] = []  # what comes before a word that is not inside, and before one that is
    for row, opened in zip(scores.tolist(), opens, strict=True):
        inner, carried = max((begin, BEGIN), (inside, INSIDE))[::-1]
        before = OUTSIDE if outside >= carried else inner
        best = max(outside, carried)
        back.append((before, inner))
        outside, begin, inside = (
            row[OUTSIDE] + best,
            row[BEGIN] + best,
            row[INSIDE] + (_NEVER if opened else carried),
        )
    tag = max((outside, OUTSIDE), (begin, BEGIN), (inside, INSIDE))[1]
    path = []
    for before, inner in reversed(back):
        path.append(tag)
        tag = inner if tag == INSIDE else before
    return path[::-1]


def _edges(content: Span) -> list[int]:
    words = range(*content)
    return sorted({*words[:_EDGE], *words[-_EDGE:]})


def _spread(words: Collection[int]) -> dict[int, float]:
    return dict.fromkeys(words, 1 / len(words))


def _follow(
    reading: Tagging,
    contents: Sequence[Span],
    weights: Mapping[int, float],
    pointer: int,
    part: int,
) -> tuple[Span | None, float]:
    """The words that words point to, outside the contents, or None if more point to none; and the share that agrees."""
    shares, low, none = reading.points(weights, pointer)
    for first, last in contents:
        shares[max(0, first - low) : max(0, last - low)] = 0.0
    fitting = shares * (
        1 - reading.tags[low : low + len(shares), part, OUTSIDE]
    )  # both heads must agree
    span = _around(reading, part, low + int(fitting.argmax()))
    share, total = (
        float(fitting[max(0, span[0] - low) : span[1] - low].sum()),
        float(fitting.sum()) + none,
    )
    return (span, share / total) if share > none else (None, none / max(total, _FLOOR))


def _around(reading: Tagging, part: int, at: int) -> Span:
    """The likeliest span of one part that holds a word."""
    low, high = max(0, at - _REACH), min(len(reading.tags), at + _REACH)
    chances = np.maximum(reading.tags[low:high, part], _FLOOR)
    gains = np.log(chances[:, INSIDE]) - np.log(chances[:, OUTSIDE] + chances[:, BEGIN])
    here = at - low
    breaks = np.flatnonzero(gains < _BREAK)  # words that no span goes on over
    first = max(breaks[breaks <= here], default=0)
    end = min(breaks[breaks > here], default=len(gains))
    gained = np.cumsum(gains)  # by each word that the span goes on over
    starts = np.log(chances[:, BEGIN]) - np.log(chances[:, OUTSIDE]) - gained
    return low + first + int(starts[first : here + 1].argmax()), at + int(
        gained[here:end].argmax()
    ) + 1


def _printed(layout: Layout, contents: Sequence[Span]) -> tuple[Kind, tuple[Span, ...]]:
    """Kind and pieces of a quote: the quoted runs alone, or the clause they stand in."""
    text, runs = layout.text, [run for span in contents for run in layout.runs_in(*span)]
    if not runs or any(
        text[at].isalnum() and not layout.is_quoted(at) for span in contents for at in range(*span)
    ):
        return "mixed" if runs else "indirect", tuple(
            trim(text, contents, "" if runs else _PUNCTUATION)
        )
    pieces = trim(text, [(run.inner_start, run.inner_end) for run in runs])
    words = trim(text, [_without_comma(text, piece) for piece in pieces])
    return "direct", tuple(span for span in words if any(map(str.isalnum, text[slice(*span)])))


def _without_comma(text: str, piece: Span) -> Span:
    """Leave out the comma before the reporting clause, "I am mayor," in print: it is the newspaper's."""
    start, end = piece
    return (start, end - 1) if text[end - 1] == "," else piece


def _characters(reading: Tagging, words: Span) -> Span:
    return int(reading.starts[words[0]]), int(reading.ends[words[1] - 1])

"""Denials: whether an article says that the speaker rejects the words or did not say them.

Each phrase of denial in the chain of words that governs a quote (`chain`) turns it into its
opposite; two cancel out: "has denied" denies, "could not deny" does not. What is forged, or
disowned later, is denied too (`disavowals`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.chain import REACH, Chain, Word, find_chain, find_words
from quotesearch.extraction.reporting.disavowals import find_disavowal, is_forged
from quotesearch.language.denial import (
    ASKING,
    BE,
    CONFIRMING,
    DESCRIPTIONS,
    EVIDENCE,
    ONES,
    PERCEIVING,
    PHRASES,
    PREFERRING,
    SAYING,
    WISHING,
    Sense,
    Words,
    is_loose,
    names_claim,
)
from quotesearch.language.english import ADVERBS, DETERMINERS
from quotesearch.records import Span

_DENIALS = (Sense.DENIES, Sense.DENIES_CLAIMS, Sense.DECRIES_CLAIMS)
_PARTICIPLE = re.compile(r"^(?!un).*ed$|^(?:thrown|taken|withdrawn|shot|forsworn|given)$")
# What stands between a verb of saying and its quoted words.
_PARTICLES = frozenset(
    """
    to that of as it him her them at on out off back away about so the word words phrase term name
    """.split()
)
_NAMING = frozenset("calling branding dubbing labelling labeling terming".split())
_UNREAL = frozenset("might could would should".split())
_NEARLY = frozenset("almost nearly".split())
_CLEARER = frozenset(
    """
    clearer plainer blunter franker firmer stronger surer happier prouder keener louder simpler
    harsher
    """.split()
)
_REPLACING = PREFERRING | {"instead"}  # "kept silent rather than say", and did not say
_PERSUADING = frozenset("persuade convince".split())
_ARTICLES = DETERMINERS - {"no"}
_AMONG = frozenset("among one".split())
_AMOUNTS = frozenset("more less".split())
_CONTRARY = frozenset("could would had were was".split())
_ENUMERATING = frozenset("a the these those past last next first".split())
_QUESTION_HEADS = frozenset("whether if".split())
_NEVER_SAID = re.compile(
    r"""
    (?:
        \b(?:he|she|they|we)\s
        (?:(?:had|has|have|did)(?:\snot|n[’']t)|(?:(?:had|has|have)\s)?never)\s(?:\w+\s){0,2}?
        (?:say|said|tell|told|used?|call(?:ed)?
          |write|wrote|written|utter(?:ed)?|mean|meant|make|made)
      | \bdenied\s(?:ever\s)?(?:saying|using|calling|writing|uttering|telling)
    )
    \b[^“”".;]{0,40}$
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Denial:
    """Whether a quote is denied, and the span of the words that govern it or deny it."""

    denied: bool
    span: Span | None


def find_denial(layout: Layout, attribution: Attribution) -> Denial:
    """Tell whether the article denies a quote, and by which words."""
    if attribution.cue is None:
        return Denial(is_forged(layout, attribution), None)
    chain = find_chain(layout, attribution, attribution.cue)
    if not chain.words:
        return Denial(is_forged(layout, attribution), None)
    span = chain.words[0].start, chain.words[-1].end
    if chain.behind:
        span = span[0], max(span[1], chain.behind[-1].end)
    is_own = _is_own(layout, attribution, attribution.cue)
    if _is_denied_by(chain, is_own):
        return Denial(True, _with_answer(layout, span) if chain.supposed else span)
    if _is_unattested(chain):
        return Denial(True, (chain.above[0].start, span[1]))
    if is_forged(layout, attribution) or _denies_its_words(layout, attribution):
        return Denial(True, span)
    if later := find_disavowal(layout, attribution, chain):
        return Denial(True, (span[0], max(span[1], later[1])))
    return Denial(False, span)


def _with_answer(layout: Layout, span: Span) -> Span:
    """Add the sentence that follows a question in its paragraph: “Did she say so? She did not.”"""
    number = layout.sentence_number(span[0])
    end = layout.sentences[number][1]
    if layout.text[end - 1] != "?" or number + 1 == len(layout.sentences):
        return span
    answer = layout.sentences[number + 1]
    is_beside = layout.paragraph_number(answer[0]) == layout.paragraph_number(span[0])
    return (span[0], max(span[1], answer[1])) if is_beside else span


@dataclass(frozen=True)
class _Count:
    """How often words turn what they govern, and whether they leave it open or end in a denial."""

    turns: int
    left_open: bool
    denies_last: bool


def _is_denied_by(chain: Chain, is_own: bool) -> bool:
    """Tell whether a chain denies; `is_own`: quoted words are the speaker's own on what is denied."""
    counted = _count(chain.words, chain.head, chain.leads, len(chain.before))
    after = _count(chain.behind, chain.head, leads=False)
    is_overlap = (
        bool(chain.behind and chain.words) and chain.behind[-1].start >= chain.words[0].start
    )
    turns = after.turns if is_overlap else counted.turns + after.turns
    below = _below(chain) if counted.turns else None
    if counted.left_open or after.left_open or below is Sense.LEAVES_OPEN:
        return not is_own
    if _is_supposed(chain) or _asks(chain, counted.turns):
        return True
    if is_own and counted.denies_last:
        return False
    if chain.kind == "direct" and not _reports_words(chain, is_own):
        return False
    return (turns + chain.nobody + (below in _DENIALS)) % 2 == 1


def _is_unattested(chain: Chain) -> bool:
    """Tell whether nothing shows that the speaker said so: "there is no evidence that she said"."""
    above = tuple(word.form for word in chain.above)
    if len(above) < 2 or _count(chain.above, (), leads=True).turns % 2 == 0:
        return False
    cue = chain.before[-1].form
    is_bare = cue.endswith("ing") or cue.removesuffix("e") + "ing" in SAYING  # "hear her say"
    if above[-1] == "that":
        match = _phrase(above, len(above) - 2)
        return above[-2] in EVIDENCE or (match is not None and match.sense in _DENIALS)
    if above[-1] == "who":
        return above[-2] in ONES and not _AMONG.isdisjoint(above)
    if above[-1] == "of":
        return above[-2] in EVIDENCE and cue.endswith("ing")
    return above[-1] in PERCEIVING and is_bare


def _is_supposed(chain: Chain) -> bool:
    """Tell whether nothing is certain: "if she says", "might have said", "wishes it so"."""
    forms = [word.form for word in chain.words]
    unreal = any(modal in _UNREAL and have == "have" for modal, have in pairwise(forms))
    if forms[-1] in WISHING and not _CONTRARY.isdisjoint(chain.head[:5]):
        return True
    return (chain.supposed or unreal) and not SAYING.isdisjoint(forms[-3:])


def _asks(chain: Chain, turns: int) -> bool:
    """Tell whether the content is a question, which states nothing: "asked whether"."""
    if not chain.leads or chain.kind == "direct" or not _QUESTION_HEADS & set(chain.head[:1]):
        return False
    return any(word.form in ASKING for word in chain.words) or (
        chain.head[0] == "whether" and turns > 0
    )


def _below(chain: Chain) -> Sense | None:
    """The sense of the verb at the head of the content: "refused | to retract his claim"."""
    is_infinitive = chain.head[:1] == ("to",)
    if not is_infinitive and chain.words[-1].form != "to":
        return None
    head = chain.head[1:] if is_infinitive else chain.head
    match = _phrase(head, 0) if head else None
    if match is None or (match.sense is Sense.DENIES_CLAIMS and not names_claim(head[1:5])):
        return None
    return match.sense


def _reports_words(chain: Chain, is_own: bool) -> bool:
    """Tell whether the cue is a verb of saying or denying, whose object quoted words can be."""
    cue = [word.form for word in chain.before]
    if is_own and chain.words[-1].form not in SAYING:
        return False
    while cue and cue[-1] in _PARTICLES:
        cue.pop()
    return bool(chain.behind) or (bool(cue) and (cue[-1] in SAYING or cue[-1] in PHRASES))


def _is_own(layout: Layout, attribution: Attribution, cue: Span) -> bool:
    """Tell whether quoted words are the speaker's own: "dismissed it as “nonsense”"."""
    text = layout.text
    run = next(
        (run for start, end in attribution.spans for run in layout.runs_in(start, end)), None
    )
    if attribution.kind == "indirect" or run is None:
        return False
    if attribution.spans[0][0] < cue[0]:
        return attribution.kind == "direct"
    if run.start <= cue[1] + 1:  # "rejected “absurd” claims"
        return (
            attribution.kind == "mixed"
            and text[run.end : run.end + 1] == " "
            and text[run.inner_start].islower()
        )
    lead = [word.form for word in find_words(text, max(cue[0], run.start - REACH), run.start)]
    if (
        not lead
        or lead[-1] in (":", ".", "?", "!")
        or (lead[-1] == "," and text[run.inner_start].isupper())
    ):
        return True
    is_named = "as" in lead[-4:] or lead[-1] in _NAMING
    return is_named and DESCRIPTIONS.isdisjoint(lead)


def _denies_its_words(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether the reported clause denies its quoted words: "that he had never said “no”"."""
    if attribution.kind != "mixed":
        return False
    start = attribution.spans[0][0]
    runs = [run for span in attribution.spans for run in layout.runs_in(*span)]
    if len(runs) != 1 or runs[0].start <= start:
        return False
    lead = layout.text[max(start, runs[0].start - REACH) : runs[0].start]
    return _NEVER_SAID.search(lead) is not None


class _Match(NamedTuple):
    """A phrase of denial: how many words it takes, and what it does."""

    length: int
    sense: Sense


def _count(words: Sequence[Word], head: Words, leads: bool, cue_end: int = 0) -> _Count:
    """Count the phrases of denial among words; from `cue_end` on they stand behind a verb."""
    forms = tuple(word.form for word in words)
    turns, left_open, denies_last = 0, False, False
    at = 0
    while at < len(forms):
        match = _phrase(forms, at)
        if match is None:
            denies_last = denies_last and forms[at] not in SAYING
            at += 1
            continue
        if match.sense is Sense.LEAVES_OPEN and not _is_coordinate(forms, at, match.length):
            left_open = True
        elif _turns(match, forms, at, head, leads, at >= cue_end):
            turns = 1 if forms[at] in _REPLACING else turns + 1
            denies_last = match.sense in _DENIALS
        at += match.length
    return _Count(turns, left_open, denies_last)


def _phrase(forms: Words, at: int) -> _Match | None:
    """The longest phrase of denial that begins at a word; adverbs may stand inside it."""
    if forms[at] == "too" and forms[at + 2 : at + 3] == ("to",):
        return _Match(3, Sense.NEGATES)  # "too polite to say"
    after = forms[at + 1 : at + 9]
    if forms[at] in PREFERRING and "than" in after and after[0] not in _AMOUNTS:
        return _Match(after.index("than") + 2, Sense.NEGATES)  # "would sooner quit than say"
    for phrase, sense in PHRASES.get(forms[at], ()):
        place = at
        for part in phrase[1:]:
            place += 1
            while place < len(forms) and forms[place] != part and is_loose(forms[place]):
                place += 1
            if place >= len(forms) or forms[place] != part:
                break
        else:
            return _Match(place - at + 1, sense)
    return None


def _turns(
    match: _Match, forms: Words, at: int, head: Words, leads: bool, is_between: bool
) -> bool:
    """Tell whether a phrase of denial turns what it governs, where it stands."""
    word, before = forms[at], forms[at - 1] if at else ""
    follows = (*forms[at + match.length :], *head[:4])
    if match.sense is Sense.AFFIRMS:
        return False
    if match.sense is Sense.IS_FALSE:
        return is_between and before != "as"
    if match.sense is Sense.NEGATES:
        return _negates(word, before, forms[:at], follows, is_between)
    is_adjective = before in DETERMINERS and word.endswith("ed")  # "the disputed valley"
    is_noun = word in ("dispute", "disputes") and not _ARTICLES.isdisjoint(
        forms[max(0, at - 2) : at]
    )
    if is_adjective or is_noun or _is_coordinate(forms, at, match.length):
        return False
    is_participle = match.length == 1 and _PARTICIPLE.search(word) is not None
    if is_participle and leads and not is_between and _is_passive(forms, at):
        return False  # "was denied a visa"
    if word == "opposition" and follows[:1] and follows[0] in SAYING:
        return False  # "prompting the opposition to accuse"
    if before in DETERMINERS and match.sense is not Sense.DENIES:
        return False  # "a question about the claim that"
    if match.sense is Sense.DENIES_CLAIMS:
        gerund = follows[0] if follows and follows[0].endswith("ing") else ""
        is_against = forms[at + match.length - 1] == "against"  # "argued against raising"
        return names_claim(follows[:7]) or gerund in SAYING or (gerund != "" and is_against)
    if match.sense is Sense.DECRIES_CLAIMS:
        return names_claim(follows[:8], "that")
    return True


def _negates(word: str, before: str, ahead: Words, follows: Words, is_between: bool) -> bool:
    if word == "nor" and "neither" in ahead:
        return False
    if is_between and word.endswith("ed") and follows[:1] != ("to",):
        return False  # "met for failed talks"
    if word == "few" and before in _ENUMERATING:
        return False
    if word in _NEARLY:
        return not is_between and follows[:1] != () and follows[0] in SAYING  # "almost said"
    if not _PERSUADING.isdisjoint(follows[:2]):
        return False  # "failed to persuade the board that"
    if word == "without" and not any(_is_verbal(part) for part in follows[:2]):
        return False  # "said without notes"
    if before == "could" and _is_compared(follows):
        return False
    return not (word in ("not", "never") and "until" in follows)


def _is_compared(follows: Words) -> bool:
    """Tell "not have put it more bluntly", "not be clearer"; not "not say more"."""
    if not _CLEARER.isdisjoint(follows[:6]):
        return True
    for word, following in pairwise((*follows[:6], "")):
        if following == "more" and word not in SAYING:
            return True
        if word == "more" and following.endswith("ly"):
            return True
    return False


def _is_verbal(word: str) -> bool:
    """Tell what "without" turns: "without (ever) saying", "without (any) hesitation"."""
    return word.endswith("ing") or is_loose(word) or (word in PHRASES and word not in DETERMINERS)


def _is_passive(forms: Words, at: int) -> bool:
    before = next(
        (word for word in reversed(forms[:at]) if not is_loose(word) and word not in ADVERBS), ""
    )
    return before in BE


def _is_coordinate(forms: Words, at: int, length: int) -> bool:
    """Tell "confirm or deny", "denied nor confirmed": one of two under one negator."""
    before, after = forms[max(0, at - 2) : at], forms[at + length : at + length + 2]
    if len(before) == 2 and before[1] in ("or", "nor") and before[0] in CONFIRMING:
        return True
    return len(after) == 2 and after[0] in ("or", "nor") and after[1] in CONFIRMING

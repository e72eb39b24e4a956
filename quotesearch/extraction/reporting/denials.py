"""Denials: whether an article says that the speaker rejects the words or did not say them.

The words that govern a quote (`governing_words`) deny it if they negate it once, or three times
(`negations`). What is forged (`fabrications`), or disowned later (`disavowals`), is denied too.
"""

from dataclasses import dataclass
from itertools import pairwise

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.clause_words import forms
from quotesearch.extraction.reporting.disavowals import find_disavowal
from quotesearch.extraction.reporting.fabrications import is_fabricated
from quotesearch.extraction.reporting.governing_words import (
    GoverningWords,
    find_governing_words,
)
from quotesearch.extraction.reporting.negations import (
    DENYING_SENSES,
    Negations,
    count_negations,
)
from quotesearch.extraction.reporting.own_words import are_own_words, denies_own_words
from quotesearch.extraction.reporting.phrase_matching import match_phrase
from quotesearch.language.claims import EVIDENCE, names_claim
from quotesearch.language.denial_phrases import PHRASES, Sense
from quotesearch.language.reporting_words import (
    ASKING_VERBS,
    PERCEIVING_WORDS,
    SAYING_VERBS,
    SPEAKER_STAND_INS,
    WISHING_WORDS,
)
from quotesearch.records import Span

# What stands between a verb of saying and its quoted words.
_PARTICLES = frozenset(
    """
    to that of as it him her them at on out off back away about so the word words phrase term name
    """.split()
)
_UNREAL = frozenset("might could would should".split())  # "might have said"
_AMONG = frozenset("among one".split())  # "is not among those who say"
_CONTRARY = frozenset("could would had were was".split())  # "wishes it were so"
_QUESTION_OPENERS = frozenset("whether if".split())


@dataclass(frozen=True)
class Denial:
    """Whether a quote is denied, and the span of the words that govern it or deny it."""

    denied: bool
    span: Span | None


def find_denial(layout: Layout, attribution: Attribution) -> Denial:
    """Tell whether the article denies a quote, and by which words."""
    cue = attribution.cue
    if cue is None:
        return Denial(is_fabricated(layout, attribution), None)
    governing = find_governing_words(layout, attribution, cue)
    if not governing.to_content:
        return Denial(is_fabricated(layout, attribution), None)
    start, end = _span_of(governing)
    are_own = are_own_words(layout, attribution, cue)
    if _is_denied_by(governing, are_own=are_own):
        if governing.is_supposed:
            end = _end_of_answer(layout, (start, end))
        return Denial(True, (start, end))
    if _is_unattested(governing):
        return Denial(True, (governing.above[0].start, end))
    if is_fabricated(layout, attribution) or denies_own_words(layout, attribution):
        return Denial(True, (start, end))
    disavowal = find_disavowal(layout, attribution, governing)
    if disavowal:
        _, disavowal_end = disavowal
        return Denial(True, (start, max(end, disavowal_end)))
    return Denial(False, (start, end))


def _span_of(governing: GoverningWords) -> Span:
    start = governing.to_content[0].start
    end = governing.to_content[-1].end
    if governing.behind:
        end = max(end, governing.behind[-1].end)
    return start, end


def _end_of_answer(layout: Layout, span: Span) -> int:
    """Find where the answer to a question ends: “Did she say so? She did not.”

    The answer is the next sentence of the paragraph. Without one, the span ends where it did.
    """
    start, end = span
    number = layout.sentence_number(start)
    _, sentence_end = layout.sentences[number]
    is_question = layout.text[sentence_end - 1] == "?"
    is_last = number + 1 == len(layout.sentences)
    if not is_question or is_last:
        return end
    answer_start, answer_end = layout.sentences[number + 1]
    if layout.paragraph_number(answer_start) != layout.paragraph_number(start):
        return end
    return max(end, answer_end)


def _is_denied_by(governing: GoverningWords, *, are_own: bool) -> bool:
    """Tell whether the governing words deny a quote.

    `are_own`: quoted words are the speaker's own, about what is denied.
    """
    words = forms(governing.to_content)
    leading = count_negations(
        words, governing.head, words_lead=governing.cue_leads, verb_end=len(governing.before)
    )
    behind = count_negations(forms(governing.behind), governing.head, words_lead=False)
    head_sense = _sense_of_head(governing) if leading.count else None
    leaves_open = leading.leaves_open or behind.leaves_open
    if leaves_open or head_sense is Sense.LEAVES_OPEN:
        return not are_own
    if _is_supposed(governing) or _is_asked(governing, leading):
        return True
    if are_own and leading.ends_in_denial:
        return False
    if governing.kind == "direct" and not _reports_words(governing, are_own=are_own):
        return False
    count = behind.count
    if not _overlaps(governing):
        count += leading.count
    if governing.is_subject_negated:
        count += 1
    if head_sense in DENYING_SENSES:
        count += 1
    return count % 2 == 1


def _overlaps(governing: GoverningWords) -> bool:
    """Tell whether the predicate behind the content holds the words that lead to it."""
    if not governing.behind:
        return False
    return governing.behind[-1].start >= governing.to_content[0].start


def _sense_of_head(governing: GoverningWords) -> Sense | None:
    """Give the sense of the verb at the head of the content: "refused | to retract his claim"."""
    head = governing.head
    is_infinitive = head[:1] == ("to",)
    if not is_infinitive and governing.to_content[-1].form != "to":
        return None
    verb_phrase = head[1:] if is_infinitive else head
    match = match_phrase(verb_phrase, 0) if verb_phrase else None
    if match is None:
        return None
    if match.sense is Sense.DENIES_CLAIMS and not names_claim(verb_phrase[1:5]):
        return None
    return match.sense


def _is_supposed(governing: GoverningWords) -> bool:
    """Tell whether nothing is certain: "if she says", "might have said", "wishes it were so"."""
    words = forms(governing.to_content)
    if words[-1] in WISHING_WORDS and not _CONTRARY.isdisjoint(governing.head[:5]):
        return True
    if SAYING_VERBS.isdisjoint(words[-3:]):
        return False
    if governing.is_supposed:
        return True
    return any(modal in _UNREAL and verb == "have" for modal, verb in pairwise(words))


def _is_asked(governing: GoverningWords, leading: Negations) -> bool:
    """Tell whether the content is a question, which states nothing: "asked whether"."""
    if not governing.cue_leads or governing.kind == "direct":
        return False
    opener = governing.head[0] if governing.head else ""
    if opener not in _QUESTION_OPENERS:
        return False
    if opener == "whether" and leading.count > 0:
        return True
    return not ASKING_VERBS.isdisjoint(forms(governing.to_content))


def _reports_words(governing: GoverningWords, *, are_own: bool) -> bool:
    """Tell whether the cue is a verb of saying or denying, whose object quoted words can be."""
    if are_own and governing.to_content[-1].form not in SAYING_VERBS:
        return False
    if governing.behind:
        return True
    verb = list(forms(governing.before))
    while verb and verb[-1] in _PARTICLES:
        verb.pop()
    return bool(verb) and (verb[-1] in SAYING_VERBS or verb[-1] in PHRASES)


def _is_unattested(governing: GoverningWords) -> bool:
    """Tell whether nothing shows that the speaker said so: "there is no evidence that she said"."""
    above = forms(governing.above)
    if len(above) < 2:
        return False
    negations = count_negations(above, (), words_lead=True)
    if negations.count % 2 == 0:
        return False
    noun, link = above[-2:]
    verb = governing.before[-1].form
    is_gerund = verb.endswith("ing")
    if link == "that":
        return noun in EVIDENCE or _is_denying(above, len(above) - 2)
    if link == "who":
        return noun in SPEAKER_STAND_INS and not _AMONG.isdisjoint(above)
    if link == "of":
        return noun in EVIDENCE and is_gerund
    is_infinitive = verb.removesuffix("e") + "ing" in SAYING_VERBS  # "hear her say"
    return link in PERCEIVING_WORDS and (is_gerund or is_infinitive)


def _is_denying(words: tuple[str, ...], position: int) -> bool:
    match = match_phrase(words, position)
    return match is not None and match.sense in DENYING_SENSES

"""Denials: whether an article says that the speaker rejects the words of a quote, or did not say them.

The words that govern a quote are read as a chain: the verb group of its cue with auxiliaries, negators and the verbs
above it ("was careful not to say"), what stands between cue and content ("claims that"), and a predicate behind the
content ("is nonsense"). Each phrase of denial in the chain turns the quote into its opposite; two cancel out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution import Attribution
from quotesearch.extraction.structure import Layout
from quotesearch.extraction.words import ADVERBS, DETERMINERS
from quotesearch.language.denial import (
    ASKING,
    AUXILIARIES,
    BE,
    CLAIMS,
    DESCRIPTIONS,
    FORGED,
    HEDGES,
    LINKS,
    LOOSE,
    MEDIA,
    MISREPORTED,
    MISTAKENLY,
    PHRASES,
    SAYING,
    Sense,
    Words,
)
from quotesearch.models import Span


@dataclass(frozen=True)
class Denial:
    """Whether a quote is denied, and the words that say so or that govern it, as a span of the article."""

    denied: bool
    span: Span | None


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    lower: str  # "n't" is "not"; a mark of punctuation stands for itself


_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:[’'.\-&][^\W_]+)*)|(?P<mark>[,;:—–()\[\]“”\"!?]|(?<=\s)-+(?=\s)|\.(?=\s|$))")
_REACH = 240  # characters of a chain on either side of its cue, at most
_STOPS = frozenset(
    """
    and but while when because who whom whose which that where after before since though although if unless whether
    whereas until than then
    """.split()
)
_WITHIN = (",", "’", "'", "-", "&")
_NUMBER = re.compile(r"\.? ?[0-9]")
_SENTENCE_ENDS = frozenset(".?!“”\";—–")
_SUBORDINATORS = _STOPS - {"and", "but", "then", "than"}
_GERUND_STOPS = frozenset("by after before while when in upon on for since with".split())
_PARTS = frozenset(word for phrases in PHRASES.values() for phrase, _ in phrases for word in phrase)
_KNOWN = _PARTS | LINKS | AUXILIARIES | ADVERBS | LOOSE
_INVERTING = frozenset("do does did has have had will would shall should can could is are was were".split())
_COUNTERFACTUAL = frozenset("had should were".split())
_DENIALS = (Sense.DENIES, Sense.DENIES_CLAIMS, Sense.DECRIES_CLAIMS)
_CONDITIONS = frozenset("if unless".split())
_NO_SUBJECT = frozenset("nobody no-one no none neither nor nothing not few hardly noone".split())
_MORE = frozenset("other fewer less lesser only just but".split())
_QUANTITIES = frozenset("everyone everybody all a even many every one any".split())
_SUBJECT_LINKS = frozenset("of at in the even single one member members any anyone his her their its".split())
_CONFIRMING = frozenset(
    form
    for verb in "confirm admit acknowledge accept endorse support affirm concede corroborate verify".split()
    for form in (verb, verb + "s", verb + "ed", verb.rstrip("e") + "ed", "verified", "admitted")
)
_PARTICIPLE = re.compile(r"ed$|^(?:thrown|taken|withdrawn|shot|forsworn|given)$")
_CLAIMERS = frozenset((word,) for word in "he she they it who what".split())  # "what he calls"
_PARTICLES = frozenset("to that of as it him her them at on out off back away about so".split())
_QUESTION_HEADS = frozenset("whether if".split())


def find_denial(layout: Layout, attribution: Attribution) -> Denial:
    """Tell whether the article denies a quote, and by which words."""
    if attribution.cue is None:
        return Denial(_is_forged(layout, attribution), None)
    chain = _chain(layout, attribution, attribution.cue)
    span = (chain.words[0].start, chain.words[-1].end) if chain.words else attribution.cue
    if _is_denied_by(chain) or _is_forged(layout, attribution) or _denies_its_words(layout, attribution):
        return Denial(True, span)
    if later := _later_denial(layout, attribution, chain):
        return Denial(True, (span[0], max(span[1], later[1])))
    return Denial(False, span)


@dataclass(frozen=True)
class _Chain:
    """The words that govern a quote, in order, and what has to be known of their surroundings.

    `subject_negates`: "nobody at the ministry said"; `supposed`: "had she said", "if she says"; `head`: the first
    words of the content; `leads`: the content follows the cue; `own`: its words are the speaker's even if the cue
    denies ("dismissed it as “nonsense”").
    """

    words: tuple[_Word, ...]
    behind: tuple[_Word, ...]  # the predicate behind the content
    between: int  # how many of `words` stand behind the cue
    subject_negates: bool
    supposed: bool
    head: tuple[str, ...]
    leads: bool
    own: bool
    kind: str


def _chain(layout: Layout, attribution: Attribution, cue: Span) -> _Chain:
    text, mention = layout.text, attribution.mention
    content = attribution.spans[0]
    leads = content[0] >= cue[0]  # cue and content may share "to"
    sentence = layout.sentence_at(cue[0])
    ends = [end for _, end in attribution.spans if end <= cue[0]]
    if mention and mention[1] <= cue[0]:
        ends.append(mention[1])
    low = max(sentence[0], cue[0] - _REACH, *ends, 0)
    group = _leading(_words(text, low, cue[0]), _words(text, *cue))
    supposed = subject_negates = False
    if mention and mention[1] <= cue[0]:
        starts = [end for _, end in attribution.spans if end <= mention[0]]
        ahead = _words(text, max(sentence[0], mention[0] - _REACH, *starts, 0), mention[0])
        joined = not {word.lower for word in _words(text, mention[1], cue[0])} & _SUBORDINATORS
        opening = group[0].start if group else cue[0]
        reached = not text[mention[1] : opening].strip(" ,")
        own_words = [word.lower for word in _words(text, *mention)]
        subject_negates = joined and _subject_negates(own_words, ahead, text, mention)
        is_question = text[sentence[1] - 1] == "?"
        whole = [*group, *_words(text, *cue)]
        fronted, supposed = _fronted(ahead, whole, is_question) if reached else ([], False)
        group = [*fronted, *group]
    between = _between(text, cue[1], min(content[0], cue[1] + _REACH), mention) if leads else []
    cue_words = _words(text, *cue)
    behind = [] if leads else _behind(layout, attribution, cue)
    head = tuple(word.lower for word in _words(text, content[0], min(content[1], content[0] + 80)))
    words = tuple(word for word in (*group, *cue_words, *between) if word.lower[0].isalnum())
    count = sum(word.start >= cue[1] for word in words)
    own = _is_own(layout, attribution, cue, words, leads)
    return _Chain(
        words, tuple(behind), count, subject_negates, supposed, head, leads, own, attribution.kind
    )


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words and marks of a span; "didn’t" is two words, did and not."""
    found = []
    for match in _TOKEN.finditer(text, start, max(start, end)):
        lower = _fold(text, match)
        if lower.endswith("n't") and lower != "n't":
            middle = match.end() - 3
            found.append(_Word(match.start(), middle, lower[:-3]))
            found.append(_Word(middle, match.end(), "not"))
        else:
            found.append(_Word(match.start(), match.end(), "not" if lower == "n't" else lower))
    return found


def _fold(text: str, match: re.Match[str]) -> str:
    """A word in small letters, unless it is a name: "Fianna Fail said", "decree No. 766"."""
    word = match.group().replace("’", "'")
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    if word[0].isupper() and word != "I" and (before[-1:].isalnum() or before[-1:] in _WITHIN):
        return word
    if word in ("No", "no") and _NUMBER.match(text, match.end()):
        return word.upper()
    return word.lower()


def _leading(before: Sequence[_Word], cue: Sequence[_Word]) -> list[_Word]:
    """The words right before a cue that belong to its verb group: auxiliaries, negators, the verbs above it."""
    kept: list[_Word] = []
    at = len(before) - 1
    first = cue[0].lower if cue else ""
    while at >= 0:
        word = before[at].lower
        following = kept[-1].lower if kept else first
        if not word[0].isalnum():
            opening = _parenthesis(before, at) if word == "," else None
            if opening is None or (kept and following not in _KNOWN):
                break
            at = opening - 1
            continue
        if word in _STOPS and not (word == "than" and at and before[at - 1].lower == "rather"):
            break
        if following.endswith("ing") and following == first and word in _GERUND_STOPS and not kept:
            if not _lost_time(before[: at + 1]):
                break
        if word not in _KNOWN and not word.endswith("ly"):
            matrix = _matrix(before, at) if "to" in (first, following) or following.endswith("ing") else None
            if matrix is None:
                break
            kept.extend(before[at:matrix:-1])
            at = matrix
            continue
        kept.append(before[at])
        at -= 1
    return kept[::-1]


def _lost_time(before: Sequence[_Word]) -> bool:
    """Tell "lost no time in saying"."""
    return len(before) > 1 and before[-2].lower == "time"


def _parenthesis(before: Sequence[_Word], at: int) -> int | None:
    """Where a parenthesis opens whose closing comma stands at `at`: "has not, she added, said"."""
    for opening in range(at - 1, max(-1, at - 9), -1):
        if not before[opening].lower[0].isalnum():
            ahead = before[opening - 1].lower if opening else ""
            fits = before[opening].lower == "," and (ahead in AUXILIARIES or ahead in _PARTS)
            return opening if fits else None
    return None


def _matrix(before: Sequence[_Word], at: int) -> int | None:
    """The verb of avoiding a few words back: "declined on Monday to say"."""
    for place in range(at - 1, max(-1, at - 8), -1):
        word = before[place].lower
        if not word[0].isalnum() or word in _STOPS:
            return None
        if any(len(phrase) == 1 and sense is Sense.NEGATES for phrase, sense in PHRASES.get(word, ())):
            return place if word.endswith(("ed", "es", "ing", "e", "l", "ls")) and len(word) > 4 else None
    return None


def _subject_negates(mention: Sequence[str], ahead: Sequence[_Word], text: str, span: Span) -> bool:
    """Tell whether nobody is the subject: "nobody at the ministry", "neither Lee nor Ray"."""
    if mention and mention[0] in _NO_SUBJECT:
        if len(mention) > 1 and (mention[1] in _MORE or (mention[0] == "not" and mention[1] not in _QUANTITIES)):
            return False  # "no fewer than five ministers", "not only Lee"
        following = text[span[0] + len(mention[0]) : span[0] + len(mention[0]) + 2].strip()
        return not (mention[0] == "no" and (following[:1] in (".", "") or following[:1].isdigit()))
    if mention and mention[0] in _QUANTITIES and [word.lower for word in ahead[-1:]] == ["not"]:
        return True
    for word in reversed(ahead[-5:]):
        if word.lower in _NO_SUBJECT:
            return text[word.end : word.end + 1] != "." and word.lower != "not" or _is_not_even(ahead)
        if word.lower not in _SUBJECT_LINKS:
            return False
    return False


def _is_not_even(ahead: Sequence[_Word]) -> bool:
    return [word.lower for word in ahead[-2:]] == ["not", "even"]


def _fronted(ahead: Sequence[_Word], group: Sequence[_Word], is_question: bool) -> tuple[list[_Word], bool]:
    """What stands before the subject and governs the verb: "nowhere did", "nor does"; and whether it supposes."""
    if not ahead or not group:
        return [], False
    if ahead[-1].lower in _CONDITIONS:
        return [], True
    if group[0].lower in AUXILIARIES:
        return [], False
    at = len(ahead) - 1
    while at > 0 and at > len(ahead) - 8 and ahead[at].lower not in _INVERTING | _STOPS:
        at -= 1
    skipped = [word.lower for word in ahead[at + 1 :]]  # words of the subject that the mention leaves out
    if ahead[at].lower not in _INVERTING or any(word in _KNOWN - DETERMINERS for word in skipped):
        return [], False
    fronted: list[_Word] = []
    for word in reversed(ahead[: at + 1]):
        if not word.lower[0].isalnum() or word.lower in _STOPS:
            break
        fronted.append(word)
    if skipped and not (len(fronted) == 1 and at == 0) and not any(word.lower in PHRASES for word in fronted):
        return [], False
    opens = len(fronted) == 1 and (at == 0 or not ahead[at - 1].lower[0].isalnum())
    participle = group[-1].lower.endswith("ing")
    supposed = opens and not participle and (is_question or ahead[at].lower in _COUNTERFACTUAL)
    only_if = at > 2 and "only" in {word.lower for word in ahead[:at]} and "if" in {word.lower for word in ahead[:at]}
    return fronted[::-1], supposed or only_if


def _between(text: str, start: int, end: int, mention: Span | None) -> list[_Word]:
    """The words between cue and content, without the mention and without clauses about others."""
    kept = []
    for word in _words(text, start, end):
        if mention and mention[0] <= word.start < mention[1]:
            continue
        if word.lower in _SUBORDINATORS - {"that"} or word.lower in _SENTENCE_ENDS:
            break
        kept.append(word)
    return [word for word in kept if word.lower[0].isalnum()]


def _behind(layout: Layout, attribution: Attribution, cue: Span) -> list[_Word]:
    """The predicate right behind a content that comes first: "is nonsense", "were quashed by"."""
    text = layout.text
    ends = [end for _, end in attribution.spans if end <= cue[0]]
    if not ends:
        return []
    start = end = max(ends)
    for run in layout.runs_in(attribution.spans[0][0], end):
        if attribution.kind == "mixed" and run.start == attribution.spans[0][0] and run.end < end:
            start = run.end  # "“It is over” is not something", all taken for the content
    if attribution.kind == "direct":
        start += len(text[end : end + 2]) - len(text[end : end + 2].lstrip("”\"'’"))
    kept = []
    for word in _words(text, start, min(cue[1], start + _REACH)):
        if not word.lower[0].isalnum() or word.lower in _STOPS or (not kept and word.lower not in AUXILIARIES):
            break
        kept.append(word)
    return kept


def _is_own(layout: Layout, attribution: Attribution, cue: Span, words: Sequence[_Word], leads: bool) -> bool:
    """Tell whether quoted words are the speaker's own about what is denied: "dismissed it as “nonsense”"."""
    text = layout.text
    runs = [run for span in attribution.spans for run in layout.runs_in(*span)]
    if attribution.kind == "indirect" or not runs:
        return False
    if not leads:
        return attribution.kind == "direct"
    run = runs[0]
    ahead = _words(text, max(cue[0], run.start - _REACH), run.start)
    lead = [word.lower for word in ahead]
    if not lead or run.start <= cue[1] + 1:
        follows = text[run.end : run.end + 1]
        return attribution.kind == "mixed" and follows == " " and text[run.inner_start].islower()
    if lead[-1] in (":", ".", "?", "!") or (lead[-1] == "," and text[run.inner_start].isupper()):
        return True
    tail = lead[-4:]
    described = any(word in DESCRIPTIONS for word in lead)
    return not described and ("as" in tail or tail[-1] in ("calling", "branding", "dubbing", "labelling", "labeling"))


def _is_denied_by(chain: _Chain) -> bool:
    """Count the turns of a chain: an odd number denies."""
    turns, left_open, denies_last = _turns(chain, chain.words, len(chain.words) - chain.between)
    after, after_open, _ = _turns(chain, chain.behind, 0) if chain.behind else (0, False, False)
    overlap = chain.behind and chain.words and chain.behind[-1].start >= chain.words[0].start
    total = after if overlap else turns + after
    if turns and (below := _below(chain)):
        total += below in _DENIALS
        left_open |= below is Sense.LEAVES_OPEN
    supposed = chain.supposed and any(word.lower in SAYING for word in chain.words[-3:])
    if supposed or left_open or after_open:
        return not (left_open and chain.own)
    if chain.head[:1] and chain.head[0] in _QUESTION_HEADS and chain.leads and chain.kind != "direct":
        asked = any(word.lower in ASKING for word in chain.words)
        if asked or (chain.head[0] == "whether" and turns):
            return True
    if chain.own and denies_last:
        return False
    if chain.kind == "direct" and not _reports_words(chain):
        return False
    if chain.kind == "direct" and chain.own and chain.words[-1].lower not in SAYING:
        return False
    return (total + chain.subject_negates) % 2 == 1


def _below(chain: _Chain) -> Sense | None:
    """The sense of the verb at the head of the content: "refused to | retract his claim"."""
    head = chain.head[1:] if chain.head[:1] == ("to",) else chain.head
    if not head or (head is chain.head and chain.words[-1].lower != "to"):
        return None
    match = _phrase(head, 0)
    if match is None or (match[1] is Sense.DENIES_CLAIMS and not _names_claim(head[1:5])):
        return None
    return match[1]


def _reports_words(chain: _Chain) -> bool:
    """Tell whether the cue is a verb of saying or denying, whose object quoted words can be."""
    cue = chain.words[: len(chain.words) - chain.between]
    lower = [word.lower for word in cue]
    while lower and lower[-1] in _PARTICLES:
        lower.pop()
    return bool(chain.behind) or any(word in SAYING or word in PHRASES for word in lower[-1:])


def _denies_its_words(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether the reported clause itself denies its quoted words: "insisted he had never said “no”"."""
    if attribution.kind != "mixed":
        return False
    start = attribution.spans[0][0]
    runs = layout.runs_in(start, attribution.spans[-1][1])
    if len(runs) != 1 or runs[0].start <= start:
        return False
    lead = layout.text[max(start, runs[0].start - _REACH) : runs[0].start]
    return _NEVER_SAID.search(lead) is not None


def _turns(chain: _Chain, words: Sequence[_Word], cue_end: int) -> tuple[int, bool, bool]:
    """How often the words turn what they govern, whether they leave it open, and whether they end in a denial."""
    lower = tuple(word.lower for word in words)
    turns, left_open, denies_last = 0, False, False
    at = 0
    while at < len(lower):
        match = _phrase(lower, at)
        if lower[at] == "too" and lower[at + 2 : at + 3] == ("to",):  # "too polite to say"
            match = 3, Sense.NEGATES
        if match is None:
            denies_last = denies_last and lower[at] not in SAYING
            at += 1
            continue
        length, sense = match
        follows = (*lower[at + length :], *chain.head[:4])
        if sense is Sense.LEAVES_OPEN and not _is_coordinate(lower, at, length):
            left_open = True
        elif _counts(sense, lower, at, length, follows, chain.leads, at >= cue_end):
            turns += 1
            denies_last = sense in _DENIALS
        at += length
    return turns, left_open, denies_last


def _phrase(lower: Words, at: int) -> tuple[int, Sense] | None:
    """The longest phrase of denial that begins at a word; adverbs may stand inside it."""
    for phrase, sense in PHRASES.get(lower[at], ()):
        place = at
        for part in phrase[1:]:
            place += 1
            while place < len(lower) and lower[place] != part and _is_loose(lower[place]):
                place += 1
            if place >= len(lower) or lower[place] != part:
                break
        else:
            return place - at + 1, sense
    return None


def _is_loose(word: str) -> bool:
    return word in LOOSE or word.endswith("ly")


def _counts(
    sense: Sense, lower: Words, at: int, length: int, follows: Words, leads: bool, is_between: bool
) -> bool:
    """Tell whether a phrase of denial turns what it governs, where it stands."""
    word, before = lower[at], lower[at - 1] if at else ""
    if sense is Sense.AFFIRMS:
        return False
    if sense is Sense.IS_FALSE:
        return is_between and before != "as"
    if sense is Sense.NEGATES:
        if word == "nor" and "neither" in lower[:at]:
            return False
        if is_between and word.endswith("ed") and follows[:1] != ("to",):
            return False  # "met for failed talks"
        if word == "few" and before in ("a", "the", "these", "those", "past", "last", "next", "first"):
            return False
        return not (word in ("not", "never") and "until" in lower[at + length :])
    if before in DETERMINERS and word.endswith("ed"):
        return False  # "the disputed valley"
    if word in ("dispute", "disputes") and DETERMINERS & set(lower[max(0, at - 2) : at]):
        return False  # "in a heated dispute over"
    if leads and not is_between and _PARTICIPLE.search(word) and length == 1 and _is_passive(lower, at):
        return False  # "was denied a visa"
    if sense is Sense.DENIES_CLAIMS and not _names_claim(follows[:7]):
        return False
    if sense is Sense.DECRIES_CLAIMS and not _names_claim(follows[:7], follows[1:8]):
        return False
    if word == "opposition" and follows[0:1] and follows[0] in SAYING:
        return False  # "prompting the opposition to accuse"
    return not _is_coordinate(lower, at, length)


def _is_passive(lower: Words, at: int) -> bool:
    before = next((word for word in reversed(lower[:at]) if not _is_loose(word) and word not in ADVERBS), "")
    return before in BE


def _names_claim(words: Words, links: Words | None = None) -> bool:
    """Tell whether a claim is named, and goes on with "that" where the words behind each are given."""
    nouns = [
        at
        for at, word in enumerate(words)
        if (word in CLAIMS or word.removesuffix("s") in CLAIMS) and words[at - 1 : at] not in _CLAIMERS
    ]
    return bool(nouns) if links is None else any(links[at : at + 1] == ("that",) for at in nouns)


def _is_coordinate(lower: Words, at: int, length: int) -> bool:
    """Tell "confirm or deny", "denied nor confirmed": one of two under one negator."""
    before, after = lower[max(0, at - 2) : at], lower[at + length : at + length + 2]
    if len(before) == 2 and before[1] in ("or", "nor") and before[0] in _CONFIRMING:
        return True
    return len(after) == 2 and after[0] in ("or", "nor") and after[1] in _CONFIRMING


def _is_forged(layout: Layout, attribution: Attribution) -> bool:
    """Tell whether the words were put into the speaker's mouth: "a doctored clip shows", "was wrongly quoted"."""
    start = attribution.spans[0][0]
    sentence = layout.sentence_at(start)
    words = [word.lower for word in _words(layout.text, max(sentence[0], start - _REACH), start)]
    for at, word in enumerate(words):
        if word.lower() in FORGED and MEDIA & set(words[at + 1 : at + 3]) and attribution.kind != "indirect":
            return True
        if word in MISTAKENLY and words[at + 1 : at + 2] and words[at + 1] in MISREPORTED:
            passive = at > 0 and words[at - 1] in BE
            if passive or words[at + 2 : at + 3] == ["as"]:
                return True
    return False


_NEVER_SAID = re.compile(
    r"""
    (?:
        \b(?:he|she|they|we)\s
        (?:(?:had|has|have|did)(?:\snot|n[’']t)|(?:(?:had|has|have)\s)?never)\s(?:\w+\s){0,2}?
        (?:say|said|tell|told|used?|call(?:ed)?|write|wrote|written|utter(?:ed)?|mean|meant|make|made)
      | \bdenied\s(?:ever\s)?(?:saying|using|calling|writing|uttering|telling)
    )
    \b[^“”".;]{0,40}$
    """,
    re.VERBOSE,
)
_DENY = r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:e|es|ed)|refut(?:e|es|ed)|disavow(?:s|ed)?|dismiss(?:es|ed)?)"
_LATER = re.compile(
    rf"""
    \b(?P<subject>[^\W\d_][\w’'\-]*),?\s
    (?:(?:has|have|had|later|also|since|repeatedly|always|long|flatly|\w+ly)\s){{0,4}}
    (?:
        {_DENY}\s(?:ever\s)?
        (?:
            (?P<saying>(?:using|saying|making|uttering|writing|having\s(?:ever\s)?(?:said|made|used|written|uttered))\b)
          | (?P<matter>(?:it|this|that|so)\b(?!\s\w+\s(?:was|were|is|had|has))
              |(?:(?:the|this|these|those|such|any|all|his|her|both)\s)?
               (?:claims?|allegations?|accusations?|charges?|reports?|accounts?|remarks?|comments?|quotes?)\b
               (?!\s(?:that|of|about)))
        )
      | (?P<otherwise>(?:says|said|swears|insists|insisted|maintains)\sotherwise\b)
      | (?P<never>(?:never\s(?:said|wrote|used|made|uttered)|(?:says|said|insists|insisted)\s(?:that\s)?
          (?:he|she|they)\snever\s(?:said|wrote|used|made|uttered|did))
          \s(?:so|it|that|this|them|those|these|such|any)\b)
      | (?P<such>(?:(?:says|said|did|made|used|wrote)\s(?:that\s)?(?:(?:he|she|they)\s(?:had\s)?(?:said|used)\s)?
          (?:no\ssuch|nothing\sof\sthe\s(?:kind|sort))))
      | (?:(?:says|said|insists|insisted)\s(?:that\s)?(?:he|she|they)\s)?(?P<misquoted>(?:was|were)\smisquoted)
      | (?P<retracted>(?:retracted|withdrew|withdrawn|recanted|walked\sback|took\sback|taken\sback|disavowed|
          disowned)\s(?:it|(?:the|this|that|his|her|their|those)\s
          (?:words?|remarks?|comments?|statements?|claims?|quotes?|assertions?|allegations?|accusations?))\b)
      | (?P<forgery>(?:calls|called|describes|described)\s(?:the|this|that|it|those|them)\s(?:\w+\s){{0,2}}?
          (?:as\s)?an?\s(?:fabrication|forgery|fake|invention|hoax|lie)\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"""
    \b(?:which|something|an?\s\w+|allegations?|claims?|charges?)\s(?:that\s|which\s)?
    (?P<subject>[^\W\d_][\w’'\-]*)\s(?:(?:has|have|had|\w+ly|always)\s){{0,3}}{_DENY}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Groups of the pattern that deny the words as words.
_RETELLING = ("saying", "never", "such", "otherwise", "misquoted", "retracted", "forgery")
_PERSONAL = frozenset("he she they it".split())


def _later_denial(layout: Layout, attribution: Attribution, chain: _Chain) -> Span | None:
    """Where the next clause or sentence denies the words, by the same speaker.

    Plainly reported words must be denied as words ("denied saying so"); alleged ones may be denied by any means.
    """
    text, cue, mention = layout.text, attribution.cue, attribution.mention
    end = max(attribution.spans[-1][1], cue[1] if cue else 0, mention[1] if mention else 0)
    number = layout.sentence_number(end - 1)
    last = min(number + 1, len(layout.sentences) - 1)
    stop = min(layout.sentences[last][1], layout.sentences[number][1] + 2 * _REACH)
    names = {word.lower for word in _words(text, *mention)} if mention else set()
    hedged = _is_hedged(chain)
    for pattern in (_LATER, _RELATIVE):
        for match in pattern.finditer(text, end, stop):
            groups = match.groupdict()
            retelling = any(groups.get(name) for name in _RETELLING)
            same = match["subject"].lower() in _PERSONAL or match["subject"].lower() in names
            if same and (hedged or retelling) and not layout.is_quoted(match.start()):
                closing = layout.sentence_at(match.end() - 1)[1]
                return match.start(), closing
    return None


def _is_hedged(chain: _Chain) -> bool:
    lower = [word.lower for word in chain.words]
    said_to_have = any(lower[at : at + 2] == ["said", "to"] for at in range(len(lower)))
    return said_to_have or bool(HEDGES & set(lower))


"""Chains: the words that govern a quote, from the verb group of its cue to the content.

Of "Lee was careful not to say that it rained" the chain is "was careful not to say"; of "Lee
rejected claims that it rained", "rejected claims". A predicate behind the content belongs to it,
too: "… is nonsense, according to Lee".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.language.denial import (
    AUXILIARIES,
    LINKS,
    LOOSE,
    PHRASES,
    PREFERRING,
    Sense,
    names_claim,
)
from quotesearch.language.english import ADVERBS, DETERMINERS
from quotesearch.records import Kind, Span

REACH = 240  # characters of a chain on either side of its cue, at most
_HEAD = 80  # characters of the content that tell what it is: "whether", "claims that"
_TOKEN = re.compile(
    r"""
    (?P<word>[^\W_]+(?:[’'.\-&][^\W_]+)*)
  | (?P<mark>[,;:—–()\[\]“”"!?]|(?<=\s)-+(?=\s)|\.(?=\s|$))
    """,
    re.VERBOSE,
)
_SURNAME = re.compile(r"[ ,]*(?:[A-Z][\w’'\-]*[ ,]+){0,3}")  # what a mention leaves out of a name
_NUMBER = re.compile(r"\.? ?[0-9]")
_WITHIN = (",", "’", "'", "-", "&")  # a capital behind one of these begins no sentence
_SENTENCE_ENDS = frozenset('.?!“”";—–')
# Words that begin another clause.
_STOPS = frozenset(
    """
    and but while when because who whom whose which that where after before since though although if
    unless whether whereas until than then
    """.split()
)
_SUBORDINATORS = _STOPS - {"and", "but", "then", "than"}
# "By saying", "after saying" belong to another verb, and are not negated with it.
_GERUND_STOPS = frozenset("by after before while when in upon on for since with".split())
_PARTS = frozenset(word for phrases in PHRASES.values() for phrase, _ in phrases for word in phrase)
_KNOWN = _PARTS | LINKS | AUXILIARIES | ADVERBS | LOOSE
_INVERTING = frozenset(
    "do does did has have had will would shall should can could is are was were".split()
)
_COUNTERFACTUAL = frozenset("had should were".split())
_CONDITIONS = frozenset("if unless".split())
_NO_SUBJECT = frozenset("nobody no-one no none neither nor nothing not few hardly noone".split())
_JOINING = frozenset("and or but nor".split())
_POSSESSIVES = frozenset("his her their its".split())
_BEING = frozenset("was is were are".split())
_MORE = frozenset("other fewer less lesser only just but".split())
_QUANTITIES = frozenset("everyone everybody all a even many every one any".split())
_SUBJECT_LINKS = frozenset(
    "of at in the even single one member members any anyone his her their its".split()
)
_YES = re.compile(r"\s+(?:Yes|Indeed|(?:He|She|They|It|I) (?:did|has|had|does)\b(?! not\b|n))")
_DIRECTLY = "”\"'’"


@dataclass(frozen=True)
class Word:
    """A word in small letters, "n't" as "not", a name as printed; or a mark of punctuation."""

    start: int
    end: int
    form: str

    @property
    def is_mark(self) -> bool:
        return not self.form[0].isalnum()


@dataclass(frozen=True)
class Chain:
    """The words that govern a quote, and what else decides what they say of it.

    Attributes: above: the words in front of the subject that govern its whole clause, "there is no
    evidence that", and the subject itself if it is "who". before: the verb group up to the end of
    the cue, and what stands in front of its subject ("nowhere did"). between: the words from the
    cue to the content. behind: the predicate behind the content; it can reach into `before`.
    head: the first words of the content, as forms. leads: the cue stands before the content.
    nobody: nobody is the subject, "no one at the ministry said". supposed: the clause supposes or
    asks, "had she said", "if she says", "did she say?". kind: of the quote.
    """

    above: tuple[Word, ...]
    before: tuple[Word, ...]
    between: tuple[Word, ...]
    behind: tuple[Word, ...]
    head: tuple[str, ...]
    leads: bool
    nobody: bool
    supposed: bool
    kind: Kind

    @property
    def words(self) -> tuple[Word, ...]:
        return self.before + self.between


def find_chain(layout: Layout, attribution: Attribution, cue: Span) -> Chain:
    """Find the words that govern a quote."""
    text, mention, content = layout.text, attribution.mention, attribution.spans[0]
    leads = content[0] >= cue[0]  # cue and content may share "to"
    cue_words = find_words(text, *cue)
    group = _verb_group(layout, attribution, cue, cue_words)
    is_claim = names_claim([word.form for word in cue_words[-1:]])  # "claims that … were denied"
    above: list[Word] = []
    fronted: list[Word] = []
    nobody = supposed = False
    if mention and mention[1] <= cue[0]:
        ahead = _ahead(layout, attribution, mention, cue)
        if _is_joined(text, mention, cue):
            is_compared = {"more", "than"} <= {word.form for word in cue_words}
            nobody = _is_nobody(text, mention, ahead) and not is_compared
        else:
            nobody = _is_another(text, mention, cue, ahead)
        opening = group[0].start if group else cue[0]
        if _SURNAME.fullmatch(text, mention[1], max(mention[1], opening)):
            is_question = _is_open_question(layout, cue)
            fronted, supposed = _fronted(ahead, group + cue_words, is_question)
            relative = find_words(text, *mention) if text[slice(*mention)] == "who" else []
            above = _above(ahead) + relative if leads else []
            if is_claim and text[slice(*mention)].lower() in _POSSESSIVES:
                fronted, above = _leading(ahead, ""), []  # "backed away from her view"
    between = _between(text, cue[1], min(content[0], cue[1] + REACH), mention) if leads else []
    head = find_words(text, content[0], min(content[1], content[0] + _HEAD))
    return Chain(
        above=tuple(above),
        before=tuple(word for word in (*fronted, *group, *cue_words) if not word.is_mark),
        between=tuple(between),
        behind=() if leads and not is_claim else tuple(_behind(layout, attribution, cue)),
        head=tuple(word.form for word in head),
        leads=leads,
        nobody=nobody,
        supposed=supposed,
        kind=attribution.kind,
    )


def find_words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of a span; "didn’t" is two words, did and not."""
    found = []
    for match in _TOKEN.finditer(text, start, max(start, end)):
        form = _fold(text, match)
        if form.endswith("n't"):
            middle = match.end() - len("n't")
            if middle > match.start():
                found.append(Word(match.start(), middle, form[: -len("n't")]))
            found.append(Word(middle, match.end(), "not"))
        else:
            found.append(Word(match.start(), match.end(), form))
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


def _verb_group(
    layout: Layout, attribution: Attribution, cue: Span, cue_words: Sequence[Word]
) -> list[Word]:
    mention = attribution.mention
    ends = [end for _, end in attribution.spans if end <= cue[0]]
    if mention and mention[1] <= cue[0]:
        ends.append(mention[1])
    low = max(layout.sentence_at(cue[0])[0], cue[0] - REACH, *ends, 0)
    return _leading(find_words(layout.text, low, cue[0]), cue_words[0].form if cue_words else "")


def _ahead(layout: Layout, attribution: Attribution, mention: Span, cue: Span) -> list[Word]:
    """The words of the sentence in front of the mention that belong to no content."""
    ends = [end for _, end in attribution.spans if end <= mention[0]]
    low = max(layout.sentence_at(cue[0])[0], mention[0] - REACH, *ends, 0)
    return find_words(layout.text, low, mention[0])


def _above(ahead: Sequence[Word]) -> list[Word]:
    """The last words in front of a mention, back to a mark or to another clause."""
    kept: list[Word] = []
    for word in reversed(ahead):
        if word.is_mark or word.form in _STOPS - {"that"}:
            break
        kept.append(word)
    return kept[::-1]


def _is_open_question(layout: Layout, cue: Span) -> bool:
    """Tell whether the cue stands in a question that the next sentence does not answer with yes."""
    end = layout.sentence_at(cue[0])[1]
    return layout.text[end - 1] == "?" and _YES.match(layout.text, end) is None


def _is_joined(text: str, mention: Span, cue: Span) -> bool:
    """Tell whether the mention is the subject of the cue: no other clause begins between them."""
    if cue[0] - mention[1] > REACH:
        return False
    return _SUBORDINATORS.isdisjoint(word.form for word in find_words(text, mention[1], cue[0]))


def _leading(before: Sequence[Word], first: str) -> list[Word]:
    """The words right before a cue that belong to it: auxiliaries, negators, the verbs above it."""
    kept: list[Word] = []
    at = len(before) - 1
    while at >= 0:
        word = before[at].form
        following = kept[-1].form if kept else first
        if before[at].is_mark:
            opening = _parenthesis(before, at) if word == "," else None
            if opening is None or (kept and following not in _KNOWN):
                break
            at = opening - 1
            continue
        if word == "than" and (preferred := _preferred(before, at)) is not None:
            kept.extend(before[preferred : at + 1][::-1])
            at = preferred - 1
            continue
        if word in _STOPS:
            break
        begins = not kept and first.endswith("ing")
        if begins and word in _GERUND_STOPS and not (at and before[at - 1].form == "time"):
            break  # but "lost no time in saying"
        if word not in _KNOWN and not word.endswith("ly"):
            matrix = (
                _matrix(before, at)
                if "to" in (first, following) or following.endswith("ing")
                else None
            )
            if matrix is None:
                break
            kept.extend(before[at:matrix:-1])
            at = matrix
            continue
        kept.append(before[at])
        at -= 1
    return kept[::-1]


def _preferred(before: Sequence[Word], at: int) -> int | None:
    """Where "rather" or "sooner" stands whose "than" is at `at`: "would sooner quit than say"."""
    for place in range(at - 1, max(-1, at - 9), -1):
        word = before[place]
        if word.form in PREFERRING:
            return place
        if word.is_mark or word.form in _STOPS:
            return None
    return None


def _parenthesis(before: Sequence[Word], at: int) -> int | None:
    """Where a parenthesis opens whose closing comma stands at `at`: "has not, she added, said"."""
    for opening in range(at - 1, max(-1, at - 9), -1):
        if before[opening].is_mark:
            ahead = before[opening - 1].form if opening else ""
            fits = before[opening].form == "," and (ahead in AUXILIARIES or ahead in _PARTS)
            return opening if fits else None
    return None


def _matrix(before: Sequence[Word], at: int) -> int | None:
    """The verb of avoiding a few words back: "declined on Monday to say"."""
    for place in range(at - 1, max(-1, at - 8), -1):
        word = before[place].form
        if before[place].is_mark or word in _STOPS:
            return None
        if any(
            len(phrase) == 1 and sense is Sense.NEGATES for phrase, sense in PHRASES.get(word, ())
        ):
            return (
                place
                if word.endswith(("ed", "es", "ing", "e", "l", "ls")) and len(word) > 4
                else None
            )
    return None


def _is_nobody(text: str, mention: Span, ahead: Sequence[Word]) -> bool:
    """Tell whether nobody is the subject: "nobody at the ministry", "neither Lee nor Ray"."""
    subject = [word.form for word in find_words(text, *mention)]
    before = [word.form for word in ahead[-5:]]
    if subject and subject[0] in _NO_SUBJECT:
        if subject == ["no"] or {"but", "except"} & set(subject[1:4]):
            return False  # "no one but Lee"
        following = subject[1] if len(subject) > 1 else ""
        is_number = subject[0] == "no" and _NUMBER.match(text, mention[0] + len("no"))
        is_many = following in _MORE or (subject[0] == "not" and following not in _QUANTITIES)
        return not is_number and not is_many  # "No. 10", "no fewer than five", "not only Lee"
    if before[-1:] == ["not"]:
        return subject[:1] != [] and subject[0] in _QUANTITIES
    while before and before[-1] in _SUBJECT_LINKS:
        if before[-2:] == ["not", "even"]:
            return True
        before.pop()
    return before[-1:] != [] and before[-1] in _NO_SUBJECT - {"not"}


def _is_another(text: str, mention: Span, cue: Span, ahead: Sequence[Word]) -> bool:
    """Tell "it was not Lee who said"."""
    if cue[0] - mention[1] > REACH:
        return False
    before = [word.form for word in ahead[-2:]]
    after = [word.form for word in find_words(text, mention[1], cue[0])]
    is_cleft = before[-1:] == ["not"] and before[0] in _BEING
    return is_cleft and after[:1] in (["who"], ["that"])


def _fronted(
    ahead: Sequence[Word], group: Sequence[Word], is_question: bool
) -> tuple[list[Word], bool]:
    """What governs the verb from before its subject, "nowhere did"; and whether it supposes."""
    if not ahead or not group:
        return [], False
    if ahead[-1].form in _CONDITIONS:
        return [], True
    if group[0].form in AUXILIARIES:
        return [], False
    at = len(ahead) - 1
    while at > 0 and at > len(ahead) - 8 and ahead[at].form not in _INVERTING | _STOPS:
        at -= 1
    skipped = [
        word.form for word in ahead[at + 1 :]
    ]  # words of the subject that the mention leaves out
    is_noun = at > 0 and ahead[at - 1].form in DETERMINERS  # "contesting the will, Lee said"
    is_known = not (_KNOWN - DETERMINERS).isdisjoint(skipped)
    if is_noun or is_known or ahead[at].form not in _INVERTING:
        return [], False
    fronted: list[Word] = []
    for word in reversed(ahead[: at + 1]):
        if word.is_mark or word.form in _STOPS:
            break
        fronted.append(word)
    is_first = len(fronted) == 1 and at == 0
    if skipped and not is_first and not any(word.form in PHRASES for word in fronted):
        return [], False
    opens = len(fronted) == 1 and (at == 0 or ahead[at - 1].is_mark)
    participle = group[-1].form.endswith("ing")
    supposed = opens and not participle and (is_question or ahead[at].form in _COUNTERFACTUAL)
    only_if = {"only", "if"} <= {word.form for word in ahead[:at]}
    return fronted[::-1], supposed or only_if


def _between(text: str, start: int, end: int, mention: Span | None) -> list[Word]:
    """The words between cue and content, without the mention, asides and clauses about others."""
    kept: list[Word] = []
    is_aside = False
    for word in find_words(text, start, end):
        if mention and mention[0] <= word.start < mention[1]:
            continue
        if word.form in _SUBORDINATORS - {"that", "until"} or word.form in _SENTENCE_ENDS:
            break
        if word.form == ",":
            is_aside = False
        elif word.form in _JOINING and kept and kept[-1].form == ",":
            is_aside = True  # "does not deny, and never has, that"
        if not is_aside:
            kept.append(word)
    return [word for word in kept if not word.is_mark]


def _behind(layout: Layout, attribution: Attribution, cue: Span) -> list[Word]:
    """The predicate right behind a content: "is nonsense", "were quashed by"."""
    text = layout.text
    ends = [end for _, end in attribution.spans if end <= cue[0]]
    start = max(ends, default=attribution.spans[-1][1])
    limit = cue[1] if ends else layout.sentence_at(start - 1)[1]
    opening = attribution.spans[0][0]
    if attribution.kind == "mixed":
        for run in layout.runs_in(opening, opening + 1):
            start = (
                run.end if run.start == opening else start
            )  # "“It is over” is not something", all content
    while attribution.kind == "direct" and start < limit and text[start] in _DIRECTLY:
        start += 1
    kept: list[Word] = []
    for word in find_words(text, start, min(limit, start + REACH)):
        if word.is_mark or word.form in _STOPS or (not kept and word.form not in AUXILIARIES):
            break
        kept.append(word)
    return kept

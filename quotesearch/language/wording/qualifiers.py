"""Small words that a statement depends on: leaving one out, or adding one, changes what is said."""

import re
from collections.abc import Sequence
from typing import Literal

from quotesearch.language.wording.words import Word

PronounKind = Literal["first", "you", "male", "female", "thing", "any"]

NEGATIONS = frozenset(
    """
    no not never none nobody nothing nowhere neither nor cannot hardly barely scarcely no-one noone
    deny denies denied denying refuse refuses refused refusing reject rejects rejected fail fails
    failed doubt doubts doubted impossible unable against unlikely stop stopped
    """.split()
)
MODALS = frozenset("will would shall should can could may might must ought going".split())
HEDGES = frozenset(
    """
    maybe perhaps possibly probably likely apparently allegedly reportedly seemingly supposedly
    presumably potentially arguably seem seems seemed appear appears appeared think thinks thought
    believe believes believed guess guesses guessed suppose supposes suspect suspects suspected
    assume assumes assumed hope hopes hoped bet expect expects expected imagine feel feels felt fear
    fears feared wish wishes wished want wants wanted try tries tried claim claims claimed alleged
    suggest suggests suggested almost nearly roughly approximately somewhat told heard understand
    know
    """.split()
)
LIMITS = frozenset(
    """
    only some few fewer most many much several just merely mostly partly partially sometimes rarely
    often always usually seldom occasionally half both every all each any least less more except
    save alone yet still once twice already
    """.split()
)
CONDITIONS = frozenset(
    """
    if unless until till whether provided providing assuming because although though but whereas
    despite except however otherwise lest
    """.split()
)
_GOVERNING = NEGATIONS | MODALS | HEDGES | LIMITS | CONDITIONS
_GOVERNING_ENDINGS = ("n't", "'ll", "'d")
_CONTRASTS = frozenset(("but", "though", "although", "whereas", "however", "despite"))
PRONOUN_KINDS: dict[str, PronounKind] = {
    **dict.fromkeys("i me my mine myself we us our ours".split(), "first"),
    **dict.fromkeys("you your yours".split(), "you"),
    **dict.fromkeys("he him his himself".split(), "male"),
    **dict.fromkeys("she her hers herself".split(), "female"),
    **dict.fromkeys("it its itself this that".split(), "thing"),
    **dict.fromkeys("they them their theirs these those one".split(), "any"),
}
ARTICLES = frozenset("a an the this that these those my your his her its our their".split())
# Nouns that say nothing about a person or a thing.
PLAIN_NOUNS = frozenset(
    """
    man men woman women person persons people child children boy boys girl girls kid kids guy guys
    lady ladies gentleman gentlemen fellow baby mother father parents wife husband brother sister
    son daughter family friend friends neighbor neighbors neighbour neighbours colleague colleagues
    student students visitor visitors everyone everybody someone somebody anyone anybody thing
    things something place places area animal animals
    """.split()
)
# An editor's brackets may not call anyone these.
CHARGES = frozenset(
    """
    thief thieves liar liars crook crooks criminal criminals killer killers murderer murderers
    traitor traitors thug thugs fraud fraudster cheat cheats coward cowards racist racists terrorist
    terrorists drunk idiot fool monster bully rapist abuser spy spies smuggler gangster dictator
    tyrant culprit suspect perpetrator accused addict bribe crime murder theft scam lie lies
    """.split()
)
# Nor may they put one of these for a pronoun.
BODIES = frozenset(
    """
    government governments police army military navy union unions party parties company companies
    firm firms bank banks church churches mafia gang gangs administration ministry ministries
    parliament congress senate court courts regime state council cabinet agency agencies committee
    board press media industry teamsters
    """.split()
)
# Words that join the words an editor keeps or changes, and state nothing.
JOINING = frozenset(
    "and that which who of to in on at for is are was were be the a an as then with by from".split()
)
_DAY_OR_MONTH = re.compile(
    r"""
      (?: mon | tues | wednes | thurs | fri | satur | sun ) days?
    | january | february | march | april | may | june | july | august | september | october
    | november | december
    | jan | feb | aug | sept? | oct | nov | dec
    """,
    re.VERBOSE,
)
_DATE_BEFORE, _DATE_BEHIND = 4, 2  # a number so many words behind or before a day is part of a date
_OPENING_MARKS = "“‘\"':"


def governs(word: Word) -> bool:
    """Whether a statement says something else without this word: not, will, perhaps, only, if."""
    parts = word.plain.split()
    return any(part in _GOVERNING or part.endswith(_GOVERNING_ENDINGS) for part in parts)


def frames(word: Word) -> bool:
    """Whether a word qualifies the clause that follows its own: "If it rains, …", "Maybe, …"."""
    return negates(word) or word.plain in HEDGES or word.plain in CONDITIONS


def takes_back(word: Word) -> bool:
    """Whether a word takes back or narrows the words before it: not, only, if, "I think"."""
    if word.plain == "only":
        return True
    return frames(word) and word.plain not in _CONTRASTS


def negates(word: Word) -> bool:
    """Whether a word turns a statement into its opposite: not, never, denied, isn't."""
    return word.plain in NEGATIONS or word.plain.endswith("n't")


def is_content(word: Word) -> bool:
    """Whether a word says something by itself.

    Articles, pronouns, prepositions and words that govern a statement do not.
    """
    if word.plain in JOINING or word.plain in ARTICLES or word.plain in PRONOUN_KINDS:
        return False
    return not governs(word)


def is_number(word: Word) -> bool:
    """Whether a word is a number in figures."""
    return word.key[:1].isdigit()


def must_stay(word: Word) -> bool:
    """Whether a word in brackets may be neither left out nor put in: one that governs, a number."""
    return governs(word) or is_number(word)


def is_day(word: Word) -> bool:
    """Whether a word names a day of the week or a month."""
    return word.capital and _DAY_OR_MONTH.fullmatch(word.plain) is not None


def is_name(word: Word, before: Word | None) -> bool:
    """Whether a word is a name, by its capital.

    A capital at the start of the text (`before` is None) or of a sentence says nothing.
    """
    if not word.capital or before is None or before.ends_sentence:
        return False
    if any(mark in before.after for mark in _OPENING_MARKS):
        return False
    stem = word.plain.split("'")[0]
    return stem not in PRONOUN_KINDS and not is_day(word)


def matters(words: Sequence[Word], place: int, *, aside: bool = False) -> bool:
    """Whether leaving out a word changes what is said.

    That is so for a word that governs a statement, a number or a name, unless it is part of a date.
    With an `aside`, a clause of its own, goes whatever a modal, a limit or a number in it governs.
    """
    word = words[place]
    if is_number(word):
        return not aside and not _is_near_day(words, place)
    before = words[place - 1] if place else None
    if is_name(word, before):
        return True
    if aside and (word.plain in MODALS or word.plain in LIMITS):
        return False
    return governs(word) and not is_day(word)


def _is_near_day(words: Sequence[Word], place: int) -> bool:
    first = max(0, place - _DATE_BEFORE)
    end = place + _DATE_BEHIND + 1
    return any(is_day(word) for word in words[first:end])

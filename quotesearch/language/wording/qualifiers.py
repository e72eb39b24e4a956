"""Small words that a statement hangs on: whoever leaves one out, or puts one in, says something else."""

import re
from collections.abc import Sequence

from quotesearch.language.wording.words import Word

NEGATIONS = frozenset(
    """no not never none nobody nothing nowhere neither nor cannot hardly barely scarcely no-one noone
    deny denies denied denying refuse refuses refused refusing reject rejects rejected fail fails failed
    doubt doubts doubted impossible unable against unlikely stop stopped""".split()
)
MODALS = frozenset("will would shall should can could may might must ought going".split())
HEDGES = frozenset(
    """maybe perhaps possibly probably likely apparently allegedly reportedly seemingly supposedly presumably
    potentially arguably seem seems seemed appear appears appeared think thinks thought believe believes believed
    guess guesses guessed suppose supposes suspect suspects suspected assume assumes assumed hope hopes hoped bet
    expect expects expected imagine feel feels felt fear fears feared wish wishes wished want wants wanted try tries
    tried claim claims claimed alleged suggest suggests suggested almost nearly roughly approximately somewhat
    told heard understand know""".split()
)
LIMITS = frozenset(
    """only some few fewer most many much several just merely mostly partly partially sometimes rarely often always
    usually seldom occasionally half both every all each any least less more except save alone yet still once
    twice already""".split()
)
CONDITIONS = frozenset(
    """if unless until till whether provided providing assuming because although though but whereas
    despite except however otherwise lest""".split()
)
_GOVERNING = NEGATIONS | MODALS | HEDGES | LIMITS | CONDITIONS
PERSONAL = {
    "i": "first", "me": "first", "my": "first", "mine": "first", "myself": "first", "we": "first", "us": "first",
    "our": "first", "ours": "first", "you": "you", "your": "you", "yours": "you", "he": "male", "him": "male",
    "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "itself": "thing", "they": "any", "them": "any", "their": "any", "theirs": "any",
    "this": "thing", "that": "thing", "these": "any", "those": "any", "one": "any",
}  # fmt: skip
ARTICLES = frozenset("a an the this that these those my your his her its our their".split())
PLAIN_NOUNS = frozenset(
    """man men woman women person persons people child children boy boys girl girls kid kids guy
    guys lady ladies gentleman gentlemen fellow baby mother father parents wife husband brother
    sister son daughter family friend friends neighbor neighbors neighbour neighbours colleague
    colleagues student students visitor visitors everyone everybody someone somebody anyone anybody
    thing things something place places area animal animals""".split()
)
# Nobody is to be called these, or taken for these, by a bracket.
CHARGES = frozenset(
    """thief thieves liar liars crook crooks criminal criminals killer killers murderer murderers traitor traitors thug
    thugs fraud fraudster cheat cheats coward cowards racist racists terrorist terrorists drunk idiot fool monster bully
    rapist abuser spy spies smuggler gangster dictator tyrant culprit suspect perpetrator accused addict bribe crime
    murder theft scam lie lies""".split()
)
BODIES = frozenset(
    """government governments police army military navy union unions party parties company companies firm firms bank
    banks church churches mafia gang gangs administration ministry ministries parliament congress senate court courts
    regime state council cabinet agency agencies committee board press media industry teamsters""".split()
)
# Words that join what an editor leaves or changes, and state nothing.
JOINING = frozenset(
    "and that which who of to in on at for is are was were be the a an as then with by from".split()
)
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|aug|sept?|oct|nov|dec"
)


def governs(word: Word) -> bool:
    """Whether a statement says something else without this word: not, will, perhaps, only, if and the like."""
    parts = word.plain.split()
    return any(
        part in _GOVERNING or part.endswith("n't") or part.endswith(_CONTRACTED) for part in parts
    )


def frames(word: Word) -> bool:
    """Whether a word of a clause before another takes something from it: "If it rains, …", "Maybe, …"."""
    return negates(word) or word.plain in HEDGES | CONDITIONS


def takes_back(word: Word) -> bool:
    """Whether a word behind others takes back or narrows what they say: not, only, if, "I think"."""
    but = frozenset(("but", "though", "although", "whereas", "however", "despite"))
    return word.plain == "only" or (frames(word) and word.plain not in but)


def negates(word: Word) -> bool:
    """Whether a word turns a statement into its opposite: not, never, denied, isn't."""
    return word.plain in NEGATIONS or word.plain.endswith("n't")


def is_content(word: Word) -> bool:
    """Whether a word says something by itself: not an article, a pronoun, a preposition or one that governs."""
    return not (governs(word) or word.plain in JOINING | ARTICLES or word.plain in PERSONAL)


def is_number(word: Word) -> bool:
    return word.key[:1].isdigit()


def is_day(word: Word) -> bool:
    return word.capital and bool(_DAYS.fullmatch(word.plain))


def is_name(word: Word, before: Word | None) -> bool:
    """Whether a word is a name by its capital, which at the start of a sentence (or of the text) says nothing."""
    starts = (
        before is None or before.ends_sentence or any(mark in before.after for mark in "“‘\"':")
    )
    return (
        word.capital
        and not starts
        and not is_day(word)
        and word.plain.split("'")[0] not in PERSONAL
    )


def matters(words: Sequence[Word], at: int, *, aside: bool = False) -> bool:
    """Whether leaving a word out changes what is said: one that governs, a number or a name, but no part of a date.

    In an `aside`, a clause of its own, what a modal, a limit or a number governs is left out with it.
    """
    word = words[at]
    if is_number(word):
        return not aside and not any(is_day(beside) for beside in words[max(0, at - 4) : at + 3])
    if is_name(word, words[at - 1] if at else None):
        return True
    own = MODALS | LIMITS if aside else frozenset()
    return governs(word) and not is_day(word) and word.plain not in own


_CONTRACTED = ("'ll", "'d")

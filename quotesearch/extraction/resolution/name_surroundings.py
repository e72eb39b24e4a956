"""What stands around a name: offices before it, a description behind it, pronouns near it."""

import re
from collections.abc import Iterable

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.namings import Naming
from quotesearch.language.english import (
    ORGANISATION_NOUNS,
    PRONOUNS,
    ROLE_HEADS,
)
from quotesearch.language.english import ROLES as OFFICES
from quotesearch.language.names.titles import MODIFIERS, PORTFOLIOS, ROLES

_REACH_BEFORE = 70  # characters before a name that are searched for an office
_NOT_AT_EDGE = re.compile(r"[^\s.\-’']")  # between an office and its name: nothing but these
_LINKS = frozenset("of the for and".split())
_DETERMINERS = frozenset("the a an its his her their our".split())
_ROLE_WORDS = ROLES | OFFICES
_AROUND = _ROLE_WORDS | MODIFIERS | PORTFOLIOS | ORGANISATION_NOUNS | _LINKS
_STOP_WORDS = (
    frozenset("a an the of for in at and to with his her their its who is was said from by".split())
    | PRONOUNS
)
# What follows a name and says who that is: "Mark Cuban (right), the investor,", "Jane Doe, 36,".
_APPOSITION = re.compile(
    r"""
    (?: [ ] \( [^()\n]{1,30} \) )?
    ,[ ] (?: (?P<age>\d{1,3}) ,[ ] )?
    (?P<description>
        (?: who[ ](?:is|was)[ ] )? (?: an? | the | his | her | their | [a-z][\w\-]+ )
        [ ] [^,.;:“”"\n]{2,80}
    )?
    (?= [,.;:\n] | $ )
    """,
    re.VERBOSE,
)
_ARTICLES = frozenset("a an the his her their who".split())
_AGE = re.compile(r",? \(?(\d{1,3})\)?(?=[,.;)\s])")
_VERB = re.compile(r"\b(?:said|says|told|added|wrote|asked|which|that|when|while|but|after)\b")
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())


def find_roles(layout: Layout, naming: Naming) -> frozenset[str]:
    """Return the lower-case words of the office before a name: "war secretary Pete Hegseth"."""
    start = naming.start
    sentence_start, _ = layout.sentence_at(start)
    reach = max(sentence_start, start - _REACH_BEFORE)
    roles: set[str] = set()
    is_behind_comma = layout.text[max(0, start - 2) : start] == ", "  # "the mayor, Ann Lee"
    edge = start - 2 if is_behind_comma else start
    has_determiner = False
    for word in reversed(tokens(layout.text, reach, start)):
        if _NOT_AT_EDGE.search(layout.text, word.end, edge):
            break
        lower = word.lower.rstrip(".")
        has_determiner = lower in _DETERMINERS
        last_part = lower.split("-")[-1]
        if lower in _LINKS and (not roles or roles & ROLE_HEADS):
            break  # "a spokesman for | Mayor Lee"; but "Secretary of | War Hegseth"
        if not _AROUND.isdisjoint((lower, last_part)):
            roles |= {lower, last_part}
        elif not word.is_capitalised:
            break
        edge = word.start
    is_office = bool(roles & _ROLE_WORDS) and (has_determiner or not is_behind_comma)
    return frozenset(roles - _LINKS) if is_office else frozenset()


def find_description(layout: Layout, naming: Naming) -> frozenset[str]:
    """Return the lower-case words, and the age, by which an apposition describes a name."""
    text = layout.text
    _, sentence_end = layout.sentence_at(naming.start)
    words: set[str] = set()
    age = _AGE.match(text, naming.end)
    if age:
        words.add(age.group(1))
    apposition = _APPOSITION.match(text, naming.end, sentence_end)
    if apposition and apposition["description"]:
        description = apposition["description"]
        start = apposition.start("description")
        described = tokens(text, start, apposition.end("description"))
        has_article = described[0].lower in _ARTICLES
        is_role = not _ROLE_WORDS.isdisjoint(word.lower for word in described[:3])
        if (has_article or is_role) and not _VERB.search(description):
            words |= description_words(described)
    return frozenset(words)


def description_words(words: Iterable[Token]) -> frozenset[str]:
    """Return the words of a description that tell something, in lower case."""
    return frozenset(word.lower.rstrip(".") for word in words) - _STOP_WORDS


def count_pronouns(layout: Layout, namings: Iterable[Naming]) -> dict[Naming, int]:
    """Count, from each person's name to the next one or the end of the next sentence, he and she.

    Returns:
        For each naming, how many more are of men than of women.
    """
    counts: dict[Naming, int] = {}
    outside = [naming for naming in namings if not naming.is_quoted]
    sentences = layout.sentences
    for number, naming in enumerate(outside):
        sentence = layout.sentence_number(naming.start)
        _, end = sentences[min(sentence + 1, len(sentences) - 1)]
        if number + 1 < len(outside):
            end = min(end, outside[number + 1].start)
        surplus = 0
        for word in tokens(layout.text, naming.end, max(naming.end, end)):
            if layout.is_quoted(word.start):
                continue
            if word.lower in _HE:
                surplus += 1
            elif word.lower in _SHE:
                surplus -= 1
        counts[naming] = surplus
    return counts

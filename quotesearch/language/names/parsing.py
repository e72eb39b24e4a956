"""Reading names: the name proper, the titles before it, and what stands behind its comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from quotesearch.language.folding import fold_letters, fold_words
from quotesearch.language.names.given_names import is_given_name
from quotesearch.language.names.offices import canonical, key_words
from quotesearch.language.names.organisations import is_acronym, is_organisation
from quotesearch.language.names.surnames import PARTICLES
from quotesearch.language.names.titles import (
    AGENTS,
    COURTESIES,
    HONORIFICS,
    INSTITUTIONAL,
    KIN,
    MODIFIERS,
    OFFICE_ENDINGS,
    PORTFOLIOS,
    POSTNOMINALS,
    ROLES,
    RULERS,
    SUFFIXES,
)

Kind = Literal["person", "organisation", "description", "relation", "handle"]

_CACHED = 1 << 15  # names that are remembered as they were read
_ARTICLES = frozenset("the a an".split())
_DETERMINERS = _ARTICLES | frozenset("his her their our my its this that one another some".split())
_LINKS = frozenset("of for to in at from with by and".split())
_RELATIVES = frozenset("who whose whom which that where".split())
_NOT_INITIALS = frozenset("us uk eu un nz ny la dc".split()) | ROLES | POSTNOMINALS
_OFFICES = ROLES - PORTFOLIOS - INSTITUTIONAL - POSTNOMINALS
_RELATED = KIN | AGENTS
_HOUSEHOLD = _RELATED | frozenset(["office", "team", "camp"])
# What stands before a name that others are described by: "people close to Tolk".
_TOWARDS = frozenset(
    """
    to with near around behind against about by on representing defending advising supporting
    backing prosecuting accompanying
    """.split()
)
_NOBODY = frozenset(
    """
    i we you he she it they him them who unknown anonymous unnamed nobody none somebody someone
    anybody anyone everybody everyone na people others
    """.split()
)
_LONG_SUFFIX = {"junior": "jr", "senior": "sr"}

_HYPHENS = re.compile("-{2,}")
_OWNED = re.compile("['’]s$")
_HANDLE = re.compile(r"@(\w+)")
_AGE = re.compile(r"(?:aged? )?(\d{1,3})(?: years old)?")
_ROMAN = re.compile(r"[IVX]{1,5}")
_PREFIXED = re.compile("(al|el|ul|ad|as|ash|at|an|ar|az|bin|ben|ibn)-([a-z]+)")  # "al-Sadr"
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_NICKNAME = re.compile(r"[“\"‘]([^“”\"‘’]{2,20})[”\"’](?= )")
_BRACKETED_NAME = re.compile(r" \(([^\W\d_a-z][^\W\d_A-Z]{1,15})\) ")  # "Isaac (Itzik) Tolk"
_QUOTED_NAME = re.compile(r"[“\"]([^\W\d_a-z][^“”\"]{1,40})[”\"]")
_MAIDEN = re.compile(r"\b(?:n[ée]e|born)\s+(\S.*)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?P<of>.+?)(?:['’]s|s['’])\s+(?P<role>.+)")
_RELATION = re.compile(r"(?P<role>.+?)\s(?:for|of|to)\s(?P<of>.+)")
_ALIAS = re.compile(
    r"""
    (?:
        \b(?:known|perform\w*|records?|recorded|wr[io]t\w+|goes|went|going|publish\w*|appears?|raps?|rapped
            |sings?|sang|plays?|played|djs?|blogs?|blogged|streams?|paints?|trades?|acts?|acted
            |appeared|signs?|signed|styled|billed|credited|tweet\w*|post\w*)\b
        (?:\s[a-z]+){0,5}?
        \s(?:as|by|under\sthe\sname(?:\sof)?)
        |
        \b(?:called|nicknamed|dubbed|born|formerly|n[ée]e|later|now|then|aka|alias|a\.k\.a\.
            |became|account\sof|real\sname|spelled|spelt|romani[sz]ed|transliterated)
        |
        \bsigns?\s(?:her|his|their)\s\w+
    )
    \s(?:(?:the|rapper|singer|simply|is)\s)?
    (?:(?:Mrs|Mr|Ms|Miss)\.?\s)?
    [“"‘]?
    (?P<name>
        [^\W\d_a-z][\w.'’-]*
        (?:\s(?:(?:van|von|de|der|al|bin|of)\s)?[^\W\d_a-z][\w.'’-]*){0,3}
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Name:
    """A name as it was read, its words folded.

    `words` are the name proper, `titles` the words before it, or all those of a description, and
    `described` what follows the comma. `other` is the person whose spokesman or brother is meant.
    `letters`: it is written as the letters of an abbreviation.
    """

    raw: str
    kind: Kind
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    described: tuple[str, ...] = ()
    age: int | None = None
    other: str = ""
    aliases: tuple[Name, ...] = ()
    article: str = ""
    capital: bool = True
    letters: bool = False

    @property
    def accented(self) -> bool:
        """Whether it has letters with accents, or others of their own."""
        return not self.raw.isascii()


@dataclass(frozen=True)
class Mention:
    """How an article names a speaker.

    `words` are all its words, `before` those before the name, `phrases` the key words of each
    description in it, `own` all words of these, `others` the people it relates the speaker to.
    """

    raw: str = ""
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    phrases: tuple[frozenset[str], ...] = ()
    own: frozenset[str] = frozenset()
    relations: tuple[Name, ...] = ()
    others: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    age: int | None = None
    handles: frozenset[str] = frozenset()


class _Token(NamedTuple):
    raw: str
    word: str

    @property
    def lower(self) -> bool:
        return self.raw.islower()

    @property
    def role(self) -> bool:
        last = self.word.removesuffix("-elect").split("-")[-1]
        foreign = len(last) > 8 and last.removesuffix("in").endswith(OFFICE_ENDINGS)
        many = self.lower and last.removesuffix("s") in ROLES
        return last in ROLES or foreign or many

    @property
    def given(self) -> bool:
        return is_given_name(self.word)


@lru_cache(_CACHED)
def read_name(text: str) -> Name:
    """Read a name as it is typed, filed or printed."""
    if handle := _HANDLE.fullmatch(text):
        return Name(text, "handle", (fold_letters(handle[1]),))
    plain = _PARENTHESES.sub(" ", text)
    nicknames = _NICKNAME.findall(plain) + _BRACKETED_NAME.findall(text)
    head, *rest = _chunks(_NICKNAME.sub("", plain)) or [""]
    head, rest = _in_reading_order(head, rest)
    head, rest = _behind_office(head, rest)
    while rest and _is_suffix(rest[0]):
        head = f"{head} {rest.pop(0)}"
    name = _read_head(head)
    ages = [int(found[1]) for part in rest if (found := _AGE.fullmatch(part.lower()))]
    said = [part for part in rest if not _AGE.fullmatch(part.lower()) and not _MAIDEN.search(part)]
    described = [word for part in said for word in lower_words(before_relative(part))]
    aliases = [_read_head(" ".join((nickname, *name.words[1:]))) for nickname in nicknames]
    if name.words and (maiden := _MAIDEN.search(text)):
        born = maiden[1].rstrip(") ")
        aliases.append(_read_head(born if " " in born else f"{name.words[0]} {born}"))
    return replace(
        name,
        raw=text,
        letters=is_acronym(text),
        described=tuple(described),
        age=ages[0] if ages else None,
        aliases=tuple(aliases),
    )


@lru_cache(_CACHED)
def read_mention(text: str, printed: Name) -> Mention:
    """Read how an article names the speaker who is filed under a printed name."""
    before: tuple[str, ...] = ()
    described: list[tuple[str, ...]] = []
    relations: list[Name] = []
    age = None
    for chunk in _chunks(_PARENTHESES.sub(" ", text)):
        said = before_relative(chunk)
        if found := _AGE.fullmatch(chunk.lower()):
            age = int(found[1])
        elif relation := _read_relation(said, _article(_tokens(said))):
            relations.append(relation)
            described.append(tuple(lower_words(said)))
        else:
            ahead, behind = _around(lower_words(said), printed)
            before = ahead if behind is not None else before
            described += [ahead, behind or ()]
    own = {canonical(word) for relation in relations for word in relation.titles}
    for words in described:
        own |= key_words(words) if words and not _relates(words, relations) else set()
    return Mention(
        raw=text,
        words=fold_words(text),
        before=before,
        phrases=tuple(phrase for words in described if (phrase := key_words(words))),
        own=frozenset(own),
        relations=tuple(relations),
        others=tuple(other for one in relations if (other := read_name(one.other)).words),
        aliases=tuple(map(_read_head, _find_aliases(text))),
        age=age,
        handles=frozenset(map(fold_letters, _HANDLE.findall(text))),
    )


def _find_aliases(text: str) -> list[str]:
    """List the other names that an article gives a speaker: "who raps as", "(Yitzhak)"."""
    aliases = [found["name"] for found in _ALIAS.finditer(text)]
    nicknames = [alias.raw for alias in read_name(text.split(",", maxsplit=1)[0]).aliases]
    return aliases + nicknames + _QUOTED_NAME.findall(text)


def lower_words(text: str) -> list[str]:
    """Fold the words of a description; a possessive loses its ending."""
    return [token.word for token in _tokens(text)]


def before_relative(text: str) -> str:
    """Cut a description before "who", "whose" and the like."""
    words = text.split()
    cut = next((at for at, word in enumerate(words) if word.lower() in _RELATIVES), len(words))
    return " ".join(words[:cut])


def spoken_words(name: Name) -> tuple[str, ...]:
    """List all words of a name before its comma, as an organisation's name is compared."""
    head = _PARENTHESES.sub("", name.raw).split(",")[0]
    if is_acronym(head) and "&" not in head:
        return (fold_letters(head.replace(".", "")),)
    return tuple(part for token in _tokens(head) for part in token.word.split("-"))


def _chunks(text: str) -> list[str]:
    return [chunk.strip() for chunk in text.split(",") if chunk.strip()]


def _around(words: Sequence[str], printed: Name) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The words before the name and those behind it; all of them and None without the name."""
    named = {*printed.words, *SUFFIXES}
    first = next((at for at, word in enumerate(words) if word in printed.words), None)
    if first is None:
        return tuple(words), None
    inside = range(first, len(words))
    after = next((at for at in inside if words[at] not in named), len(words))
    return tuple(words[:first]), tuple(words[after:])


def _relates(words: tuple[str, ...], relations: Sequence[Name]) -> bool:
    return any(words == tuple(lower_words(relation.raw)) for relation in relations)


def _in_reading_order(head: str, rest: list[str]) -> tuple[str, list[str]]:
    """Turn "Delgado, Rosa" round; what follows the comma must be names and titles alone."""
    if not rest or _is_suffix(rest[0]) or _AGE.fullmatch(rest[0].lower()):
        return head, rest
    tokens, surname = _tokens(rest[0]), _tokens(head)
    given = [token for token in tokens if not token.role or token.given]
    if not given or not surname or len(given) > 3 or tokens[-1] not in given:
        return head, rest
    if any(token.lower or token.word in _ARTICLES | _LINKS for token in tokens):
        return head, rest
    known = given[0].given or len(given[0].word) == 1
    first = surname[0]
    lone = len(surname) == 1 and not first.lower
    double = len(surname) <= 3 and known and (first.word in PARTICLES or not first.given)
    if (lone or double) and not any(token.role and token.lower for token in surname):
        return f"{rest[0]} {head}", rest[1:]
    return head, rest


def _behind_office(head: str, rest: list[str]) -> tuple[str, list[str]]:
    """Take the name that follows an office: "the mayor of Harlow, Anders Tolk"."""
    if len(rest) != 1 or _article(_tokens(head)) not in _ARTICLES:
        return head, rest
    name = _read_head(rest[0])
    named = name.kind == "person" and len(name.words) > 1 and name.capital and not name.article
    if not named or _read_head(head).kind != "description":
        return head, rest
    return rest[0], [head]


def _is_suffix(text: str) -> bool:
    return fold_letters(text).strip(". ") in SUFFIXES


def _tokens(text: str) -> list[_Token]:
    """The words of a name; initials are words of their own, hyphens stay."""
    found: list[_Token] = []
    shouted = text.isupper()
    pieces = text.replace("/", " ").replace("&", " and ").split()
    for at, piece in enumerate(pieces):
        bare = piece.strip('.,;:!?()[]“”"') or piece
        owns = at < len(pieces) - 1  # but "McDonald's"
        word = (
            fold_letters(_OWNED.sub("", bare) if owns else bare).replace("‐", "-").replace("‑", "-")
        )
        letters = _HYPHENS.sub("-", word.replace(".", "")).strip("-")
        if letters == "hc" and "." in bare:
            continue  # "Dr. h.c."
        if _are_initials(bare, letters, last=at == len(pieces) - 1, shouted=shouted):
            found += [_Token(letter.upper(), letter) for letter in letters]
        elif prefixed := _PREFIXED.fullmatch(letters):
            found += [_Token(prefixed[1], prefixed[1]), _Token(bare.partition("-")[2], prefixed[2])]
        elif any(character.isalnum() for character in letters):
            found.append(_Token(bare, letters))
    return found


def _are_initials(bare: str, letters: str, *, last: bool, shouted: bool) -> bool:
    """Whether a word is several initials: "J.R.", or "JD" before a surname."""
    if "." in bare:
        return 1 < len(letters) < 4 and all(len(part) < 2 for part in bare.split("."))
    written = len(bare) == 2 and bare.isupper() and bare.isalpha()
    return written and not last and not shouted and letters not in _NOT_INITIALS


def _read_head(text: str) -> Name:
    """Read a name without what follows its comma."""
    tokens = _tokens(text)
    article = "" if text.startswith("A.") else _article(tokens)
    if relation := _read_relation(text, article):
        return relation
    if article:
        tokens = tokens[1:]
    capital = any(not token.lower for token in tokens)
    if _is_institution(tokens) and (capital or not article):
        return Name(text, "organisation", tuple(token.word for token in tokens), article=article)
    while len(tokens) > 1 and _is_postnominal(tokens[-1], len(tokens)):
        tokens = tokens[:-1]
    tokens = tokens[: _place_start(tokens)]
    while capital and not article and len(tokens) > 2 and _trails(tokens[-1]):
        tokens = tokens[:-1]  # "Anders Tolk himself"
    suffix, tokens = _take_suffix(tokens)
    start = _name_start(tokens, capital=capital)
    if 1 < start < len(tokens) and tokens[start - 1].raw in _TOWARDS:
        titles = tuple(token.word for token in tokens[: start - 1])
        other = " ".join(token.raw for token in tokens[start:])
        return Name(text, "relation", (), titles, other=other, article=article)
    start = _behind_complement(tokens, start)
    words = tuple(token.word for token in tokens)
    titles, proper = words[:start], tokens[start:]
    described = bool(tokens) and tokens[-1].lower and (bool(article) or capital)
    if described or (_names_nobody(proper) and not _is_titled(titles, proper)):
        return Name(text, "description", (), words, suffix, article=article, capital=capital)
    return Name(text, "person", words[start:], titles, suffix, article=article, capital=capital)


def _trails(token: _Token) -> bool:
    return token.lower and not token.role


def _article(tokens: Sequence[_Token]) -> str:
    """The article or possessive that opens a name; the initial of "A J Lee" is none."""
    if len(tokens) < 2 or tokens[0].word not in _DETERMINERS:
        return ""
    initial = tokens[0].raw == "A" and len(tokens[1].word) == 1
    return "" if initial else tokens[0].word


def _is_institution(tokens: Sequence[_Token]) -> bool:
    """Whether the words are an organisation's name, and no office in it."""
    words = [token.word for token in tokens]
    if "and" in words[1:-1]:
        return not any(token.role or (token.lower and token.word != "and") for token in tokens)
    titled = len(words) > 2 and not any(token.lower for token in tokens)
    nouns = is_organisation(words[-1:]) and words[-1] not in PORTFOLIOS | INSTITUTIONAL
    if titled and nouns and not is_given_name(words[0]):
        return True  # "Harlow Unionist Party", whatever offices are in it
    return is_organisation(words) and _OFFICES.isdisjoint(words)


def _place_start(tokens: Sequence[_Token]) -> int:
    """Find what follows a full name: "Anders Tolk | of Ohio", "Lord Tolk | of Harlow"."""
    for at, token in enumerate(tokens):
        before = tokens[max(0, at - 2) : at]
        if token.raw not in ("of", "from", "at", "in", "with") or len(before) < 2:
            continue
        named = all(not one.lower and not one.role for one in before)
        titled = before[0].role and not (before[1].role or before[1].lower)
        offices = any(one.word in PORTFOLIOS for one in before)
        if (named or titled) and not offices:
            return at
    return len(tokens)


def _is_postnominal(token: _Token, count: int) -> bool:
    return token.word in POSTNOMINALS and (token.raw.isupper() or count > 2)


def _names_nobody(tokens: Sequence[_Token]) -> bool:
    """Whether the words are an office's, "Defense Secretary", or a letter, or "they"."""
    if len(tokens) > 1 and tokens[0].given and tokens[0].word not in HONORIFICS:
        return False  # "Dean Baker"
    if len(tokens) == 1 and len(tokens[0].word) == 1:
        return True
    offices = PORTFOLIOS | MODIFIERS | SUFFIXES | _DETERMINERS | _LINKS | _NOBODY
    return all(token.role or token.word in offices for token in tokens)


def _is_titled(titles: Sequence[str], proper: Sequence[_Token]) -> bool:
    """Whether a word that may be a role is a surname: "Mr. King"."""
    return len(proper) == 1 and bool(titles) and titles[-1] in COURTESIES | {"dr", "sir"}


def _read_relation(text: str, article: str) -> Name | None:
    """Read "a spokesman for Boris Tadlock" and "Tarek Mansour’s brother", who are neither."""
    bare = text[len(article) :].strip() if article else text
    for pattern, roles in ((_RELATION, _HOUSEHOLD), (_POSSESSIVE, _HOUSEHOLD)):
        if not (found := pattern.fullmatch(bare)):
            continue
        role, other = _tokens(found["role"]), _tokens(found["of"])
        if not role or not other or role[-1].word.removesuffix("s") not in roles:
            continue
        offices = PORTFOLIOS | _LINKS | _ARTICLES
        if other[0].word in PORTFOLIOS or all(one.word in offices for one in other):
            continue  # "secretary of state"
        named = bool(article) or any(not token.lower for token in other)
        if named and all(token.lower or token.role for token in role):
            titles = tuple(token.word for token in role)
            return Name(text, "relation", (), titles, other=found["of"], article=article)
    return None


def _take_suffix(tokens: list[_Token]) -> tuple[str | None, list[_Token]]:
    if len(tokens) < 2:
        return None, tokens
    last = tokens[-1]
    if last.word in SUFFIXES and last.raw != "senior":
        return _LONG_SUFFIX.get(last.word, last.word), tokens[:-1]
    king = tokens[0].word in RULERS
    if _ROMAN.fullmatch(last.raw) and (king or last.raw not in ("X", "V")):
        return last.word, tokens[:-1]
    return None, tokens


def _name_start(tokens: Sequence[_Token], *, capital: bool) -> int:
    """Find where the name begins behind offices and employers: "Anthropic CEO | Dario Amodei"."""
    start = 0
    for at, token in enumerate(tokens[:-1]):
        if at > start and tokens[start].given and not token.lower and at == len(tokens) - 2:
            break  # "Mary Baker Eddy"
        if at == start and token.role and token.given and token.word not in HONORIFICS:
            continue  # "Dean Baquet"
        owner = bool(_OWNED.search(token.raw))  # "CNN's Jake Tolk"
        described = (capital and token.lower) or owner
        described = described and token.word not in PARTICLES | {"and"}
        if described or (token.role and (token.word not in PARTICLES or token.word == "st")):
            start = at + 1
    return start


def _behind_complement(tokens: Sequence[_Token], start: int) -> int:
    """Skip what an office is of: "Secretary of War | Pete Hegseth"."""
    opening = _LINKS | _ARTICLES
    if not start or (tokens[start - 1].word not in opening and tokens[start].word not in _LINKS):
        return start
    at = start
    while at < len(tokens) and tokens[at].word in PORTFOLIOS | opening:
        at += 1
    if start < at < len(tokens) and tokens[at - 1].word in PORTFOLIOS:
        return at
    people = (place for place in range(at, len(tokens) - 1) if tokens[place].given)
    return next(people, len(tokens))  # "mayor of Harlow Bay" names nobody

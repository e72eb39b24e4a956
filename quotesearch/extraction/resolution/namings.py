"""Find where an article names somebody: the words that the model takes for names, put in order.

A naming is the name proper: titles, offices and the ending of a possessor are left out, and what
the model cut in two is joined.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.acronyms import find_spelt_out
from quotesearch.extraction.resolution.name_parts import name_key
from quotesearch.extraction.resolution.name_scanner import NameScanner
from quotesearch.extraction.tagging.tagging import (
    BEGIN_COLUMNS,
    INSIDE_COLUMNS,
    UNNAMED,
    Floats,
    Tagging,
    WordRange,
)
from quotesearch.language.calendar import CALENDAR_WORDS
from quotesearch.language.english import GROUPS, NAME_SUFFIXES, ORGANISATION_ENDINGS, PRONOUNS
from quotesearch.language.names.given_names import is_given_name
from quotesearch.language.names.organisations import is_organisation
from quotesearch.language.names.titles import (
    AGENTS,
    COURTESIES,
    KIN,
    MODIFIERS,
    PORTFOLIOS,
    POSTNOMINALS,
    ROLES,
)
from quotesearch.records import Span

_IS_NAME = 0.5  # the chance from which a word belongs to a name, or is a noun for somebody
_MAY_BE_NAME = 0.1  # the same, of a surname that is known from elsewhere in the article
_GOES_ON = 0.2  # the chance of going on a name, from which words behind "of" do
_SHORTEST_SURNAME = 3  # letters of a surname that is looked for alone
_SHORTEST_ACRONYM = 3  # letters
_BETWEEN_PERSONS = re.compile(
    r"[ ] (?: (?:de|da|do|dos|la|le|van|von|der|den|bin|ibn|bint|al|el|ul|di|du|ter|ten) [ ] ){0,3}"
    r"| - | (?<=\b[A-Z])\.[ ]? | (?<=\b(?:Jr|Sr|St))\.[ ]",
    re.VERBOSE,
)
_BETWEEN_OTHERS = re.compile(r" (?:(?:of|for|and|&|on|in|de|du|des) )?(?:the )?|-|’s |'s ")
_PLURAL = re.compile(r"\b[a-z]+s\b")
_MISSING_SPACE = re.compile(r"(?<=[a-z]{3})\.[A-Z][a-z]+$")  # "Posey.She" ends a sentence
# Somebody who is not named: "her daughter", "a spokeswoman", but not "his wife, Jane Doe".
_RELATIVES = "|".join(sorted(KIN | AGENTS | {"man", "woman", "boy", "girl", "resident", "witness"}))
_RELATIVE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Aa]nother|[Oo]ne|\w+['’]s) (?:[a-z\-]+ )?"
    rf"(?P<noun>{_RELATIVES})\b(?!,? [A-Z])"
)
_POSSESSOR = re.compile(r"['’]s$")
_POSSESSIVE = re.compile(r"['’]s?$")
_OFFICE_WORDS = COURTESIES | ROLES | MODIFIERS | PORTFOLIOS | {"of", "the", "for", "permanent"}
_SMALL_WORDS = frozenset("of for the and in on at to by with from a an".split())
_NAMES_LIKE_TITLES = frozenset("sri khan grace st saint marine duke pastor".split())
_MORE_TITLES = frozenset(
    "primate prophet apostle evangelist amb comr cde ambassador ven ds".split()
)
_TITLES = (COURTESIES | ROLES | MODIFIERS | _MORE_TITLES) - _NAMES_LIKE_TITLES


class Kind(Enum):
    """What bears a name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OTHER = "other"


_KINDS = tuple(Kind)  # in the order of the columns


@dataclass(frozen=True)
class Naming:
    """A place of the text that names somebody or something.

    `chance` is how sure the model is of its words, `is_quoted` whether it stands in quotation
    marks.
    """

    start: int
    end: int
    words: tuple[str, ...]
    kind: Kind
    chance: float
    is_quoted: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


class Noun(NamedTuple):
    """A noun that stands for somebody whom it does not name: "a neighbour"."""

    start: int
    end: int
    text: str


def _without_nouns(layout: Layout, namings: Sequence[Naming]) -> list[Naming]:
    """Leave out a plural that has a capital from its sentence, and elsewhere none: "Tourists"."""
    lower_words = set(_PLURAL.findall(layout.text))
    names = []
    for naming in namings:
        opens_sentence = layout.sentence_at(naming.start)[0] == naming.start
        is_single = len(naming.words) == 1
        lower = naming.words[0].lower()
        is_noun = lower in lower_words or lower.removesuffix("s") in GROUPS
        if not (opens_sentence and is_single and lower.endswith("s") and is_noun):
            names.append(naming)
    return names


def _without_offices(namings: Sequence[Naming]) -> Iterator[Naming]:
    """Leave out an office or a day that is taken for a name, but no surname that is spelt like one.

    "Prime Minister" names nobody; "Price" and "May" do, where "Anna Price" stands elsewhere. One
    word in capitals is an organisation, if it is nobody's surname.
    """
    surnames = {
        name_key(naming.words[-1])
        for naming in namings
        if naming.kind is Kind.PERSON and len(naming.words) > 1
    }
    for naming in namings:
        keys = [name_key(word) for word in naming.words]
        is_surname = len(keys) == 1 and keys[0] in surnames
        if is_surname:
            yield naming
        elif _is_acronym(naming):
            yield replace(naming, kind=Kind.ORGANISATION)
        elif not all(key in _OFFICE_WORDS or key in CALENDAR_WORDS for key in keys):
            yield naming


class _Draft(NamedTuple):
    """The words of a name, as far as it is put in order."""

    words: WordRange
    kind: Kind


def find_namings(layout: Layout, tagging: Tagging) -> list[Naming]:
    """Find every place that names somebody or something, in the order of the text."""
    drafts = _join(layout.text, tagging, _read_drafts(layout.text, tagging))
    drafts = _with_spelt_out(layout, tagging, drafts)
    made = [naming for draft in drafts if (naming := _make_naming(layout, tagging, draft))]
    namings = list(_without_offices(_without_nouns(layout, made)))
    missed = _find_missed_surnames(layout, tagging, namings)
    return sorted([*namings, *missed], key=attrgetter("start"))


def find_nouns(layout: Layout, tagging: Tagging) -> list[Noun]:
    """Find the nouns that stand for somebody unnamed, outside quotation marks, in order."""
    is_noun = tagging.names[:, UNNAMED] > _IS_NAME
    for noun in _RELATIVE.finditer(layout.text):
        words = tagging.words_in(*noun.span("noun"))
        is_noun[words.first : words.end] = True
    nouns = []
    for first, end in _runs(is_noun):
        start, noun_end = tagging.span_of(WordRange(end - 1, end))
        if first < end and not layout.is_quoted(start):
            nouns.append(Noun(start, noun_end, layout.text[start:noun_end].lower()))
    return nouns


def _runs(flags: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield where runs of true values begin and end."""
    edges = np.flatnonzero(np.diff(np.pad(flags.astype(np.int8), 1)))
    pairs = edges.reshape(-1, 2).tolist()
    yield from ((first, end) for first, end in pairs)


def _read_drafts(text: str, tagging: Tagging) -> Iterator[_Draft]:
    """Yield the names as the model tags them; of a person, with what may be the rest of it."""
    begins = tagging.names[:, BEGIN_COLUMNS]
    insides = tagging.names[:, INSIDE_COLUMNS]
    chances = (begins + insides).sum(axis=1)
    is_name = chances > _IS_NAME
    begins_anew = begins.sum(axis=1) > insides.sum(axis=1)
    for first, end in _runs(is_name):
        starts = [first, *(word for word in range(first + 1, end) if begins_anew[word]), end]
        for start, next_start in pairwise(starts):
            words = WordRange(start, next_start)
            kind = _kind_of(tagging, words)
            if kind is Kind.PERSON:
                words = _extended(text, tagging, chances, words)
            yield _Draft(words, kind)


def _extended(text: str, tagging: Tagging, chances: Floats, words: WordRange) -> WordRange:
    """Take in the words with capitals behind a person's name that may belong to it.

    Args:
        text: of the article.
        tagging: of its m words.
        chances: (m,) that a word belongs to a name.
        words: of the name.
    """
    first, end = words
    while end < len(tagging.starts):
        start, next_end = int(tagging.starts[end]), int(tagging.ends[end])
        is_behind = text[int(tagging.ends[end - 1]) : start] == " "
        may_belong = _GOES_ON < chances[end] <= _IS_NAME
        if not (is_behind and may_belong and text[start:next_end][0].isupper()):
            break
        end += 1
    return WordRange(first, end)


def _with_spelt_out(layout: Layout, tagging: Tagging, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Widen the names before acronyms in brackets to all words that the acronym stands for."""
    widened: list[_Draft] = []
    number = 0
    for span, _ in find_spelt_out(layout):
        words = tagging.words_in(*span)
        while number < len(drafts) and drafts[number].words.end <= words.first:
            widened.append(drafts[number])
            number += 1
        same = []
        while number < len(drafts) and drafts[number].words.first < words.end:
            same.append(drafts[number])
            number += 1
        if any(draft.kind is Kind.PERSON for draft in same) or not words.first < words.end:
            widened += same
            continue
        first = min([words.first, *(draft.words.first for draft in same)])
        widened.append(_Draft(WordRange(first, words.end), Kind.ORGANISATION))
    return [*widened, *drafts[number:]]


def _kind_of(tagging: Tagging, words: WordRange) -> Kind:
    names = tagging.names[words.first : words.end]
    chances = (names[:, BEGIN_COLUMNS] + names[:, INSIDE_COLUMNS]).sum(axis=0)
    return _KINDS[int(chances.argmax())]


def _join(text: str, tagging: Tagging, drafts: Iterable[_Draft]) -> list[_Draft]:
    """Join names that the model has cut in two: "US Centers | for | Disease Control"."""
    joined: list[_Draft] = []
    for draft in drafts:
        if joined and _goes_on(text, tagging, joined[-1], draft):
            words = WordRange(joined[-1].words.first, draft.words.end)
            joined[-1] = _Draft(words, joined[-1].kind)
        else:
            joined.append(draft)
    return joined


def _goes_on(text: str, tagging: Tagging, before: _Draft, draft: _Draft) -> bool:
    """Tell whether a name goes on the one before it."""
    _, end = tagging.span_of(before.words)
    start, _ = tagging.span_of(draft.words)
    if before.kind is Kind.PERSON or draft.kind is Kind.PERSON:
        are_alike = before.kind is draft.kind
        return are_alike and _BETWEEN_PERSONS.fullmatch(text, end, start) is not None
    if _BETWEEN_OTHERS.fullmatch(text, end, start) is None:
        return False
    last_start, last_end = tagging.span_of(WordRange(before.words.end - 1, before.words.end))
    is_office_noun = text[last_start:last_end].lower() in ORGANISATION_ENDINGS
    goes_on = tagging.names[draft.words.first, INSIDE_COLUMNS].sum() > _GOES_ON
    return bool(goes_on) or (is_office_noun and text[end:start].strip() in ("of", "of the", "for"))


def _make_naming(layout: Layout, tagging: Tagging, draft: _Draft) -> Naming | None:
    """Make a naming of the words of a name, without titles and endings; None if nothing is left."""
    start, end = tagging.span_of(draft.words)
    words = _without_titles(tokens(layout.text, start, end), draft.kind)
    while len(words) > 1 and draft.kind is Kind.PERSON and _is_domain(layout.text, words[0]):
        words = words[1:]
    if not words:
        return None
    return _naming(layout, tagging, words, draft.kind)


def _is_domain(text: str, word: Token) -> bool:
    """Tell what an office is of: "Secretary of | Energy | Varga"."""
    return word.lower in PORTFOLIOS and text[max(0, word.start - 5) : word.start].endswith(
        (" of ", " for ")
    )


def _naming(layout: Layout, tagging: Tagging, words: Sequence[Token], kind: Kind) -> Naming | None:
    start, end = words[0].start, words[-1].end
    ending = _POSSESSIVE.search(words[-1].text)
    if ending:
        end -= len(ending.group())
    texts = tuple(_plain_word(word.text, is_last=word is words[-1]) for word in words)
    if start >= end or not _may_be_name(texts):
        return None
    if kind is Kind.PERSON and _is_organisation(texts):
        kind = Kind.ORGANISATION
    tagged = tagging.words_in(start, end)
    names = tagging.names[tagged.first : tagged.end, 1:UNNAMED].sum(axis=1)
    chance = float(names.mean()) if len(names) else 0.0
    return Naming(start, end, texts, kind, round(chance, 3), layout.is_quoted(start))


def _is_acronym(naming: Naming) -> bool:
    """Tell whether a name that is taken for a person's is the letters of an organisation."""
    (first, *others) = naming.words
    is_long = len(first) >= _SHORTEST_ACRONYM
    is_in_capitals = first.isalpha() and first.isupper()
    return naming.kind is Kind.PERSON and not others and is_long and is_in_capitals


def _is_organisation(words: Sequence[str]) -> bool:
    """Tell "Hiranandani Hospital" by its last word."""
    if len(words) < 2 or (len(words) == 2 and is_given_name(name_key(words[0]))):
        return False
    others = [""] * (len(words) - 1)  # only the last word counts
    return is_organisation([*others, name_key(words[-1])])


def _plain_word(word: str, *, is_last: bool) -> str:
    """Leave out the ending of a possessor, and the point of what is no initial."""
    plain = _POSSESSIVE.sub("", word) if is_last else word
    plain = _MISSING_SPACE.sub("", plain)
    is_initial = len(plain) == 2 and plain[1] == "."
    return plain if is_initial or "." in plain[:-1] else plain.rstrip(".")


def _may_be_name(words: Sequence[str]) -> bool:
    keys = [name_key(word) for word in words]
    if all(key in PRONOUNS or not key for key in keys):
        return False
    return any(word[:1].isupper() or word[:1].isdigit() or len(words) > 1 for word in words)


def _without_titles(words: list[Token], kind: Kind) -> list[Token]:
    """Leave out what stands around the name proper: "Mr.", "Dr.", "Sgt", "the", "QC"."""
    first, end = 0, len(words)
    while first < end and words[first].lower in _SMALL_WORDS:
        first += 1
    while end > first and words[end - 1].lower in _SMALL_WORDS:
        end -= 1
    while kind is Kind.ORGANISATION and end > first and words[end - 1].lower in CALENDAR_WORDS:
        end -= 1  # "the News | Monday"
    if kind is Kind.PERSON:
        possessors = [n for n in range(first, end - 1) if _POSSESSOR.search(words[n].text)]
        first = max([first, *(number + 1 for number in possessors)])  # "Pioneer’s | Keaschall"
        end = min([end, *(n for n in range(first + 1, end) if words[n].lower in _SMALL_WORDS)])
        while end - first > 1 and words[end - 1].text.islower():
            end -= 1
        while first < end - 1 and _is_title(words[first:end]):
            first += 1
        while end - first > 1 and _is_postnominal(words[end - 1]):
            end -= 1
    return words[first:end]


def _is_title(words: Sequence[Token]) -> bool:
    """Tell whether the first of some words is a title; "Dean Martin" has none."""
    key = name_key(words[0].text)
    if key in COURTESIES:
        return True
    if key not in _TITLES:
        return False
    if name_key(words[1].text) in _TITLES:
        return True  # "Lance Corporal"
    behind = [word for word in words[1:] if name_key(word.text) not in NAME_SUFFIXES]
    is_given = is_given_name(key) and len(behind) == 1
    return bool(behind) and not is_given


def _is_postnominal(word: Token) -> bool:
    is_short = word.text.isupper() and len(word.text) > 1
    return is_short and word.lower in POSTNOMINALS and word.lower not in NAME_SUFFIXES


def _find_missed_surnames(
    layout: Layout, tagging: Tagging, namings: Sequence[Naming]
) -> Iterator[Naming]:
    """Yield where the text has the surname of somebody it names, and the model was not sure."""
    surnames = set()
    for naming in namings:
        if naming.kind is Kind.PERSON:
            last = naming.words[-1]
            if len(last) >= _SHORTEST_SURNAME and last[0].isupper():
                surnames.add(last)
    starts = [naming.start for naming in namings]
    for start, end in NameScanner(surnames).find(layout.text):
        number = bisect_right(starts, start) - 1
        if number >= 0 and namings[number].end > start:
            continue
        if number + 1 < len(namings) and namings[number + 1].start < end:
            continue
        words = tagging.words_in(start, end)
        chances = tagging.names[words.first : words.end, 1:UNNAMED].sum(axis=1)
        if len(chances) and chances.mean() > _MAY_BE_NAME:
            missed = _naming(layout, tagging, tokens(layout.text, start, end), Kind.PERSON)
            if missed:
                yield missed


def overlapping(namings: Sequence[Naming], span: Span) -> list[Naming]:
    """Return the namings that share a character with a span."""
    start, end = span
    first = bisect_right(namings, start, key=attrgetter("end"))
    last = bisect_left(namings, end, key=attrgetter("start"))
    return list(namings[first:last])

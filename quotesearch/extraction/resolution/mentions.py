"""Read a mention: the words that an article uses for a speaker, such as "he" or "Mayor Lee".

A mention names its speaker, or refers to one by a pronoun or a description. "A spokesman for
Clinton" names nobody who speaks, and "a letter from Clinton" does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.entities import Entities
from quotesearch.extraction.resolution.name_parts import find_gender, name_key
from quotesearch.extraction.resolution.name_surroundings import description_words
from quotesearch.extraction.resolution.namings import Kind, Naming, overlapping
from quotesearch.language.english import (
    ADVERBS,
    DOCUMENTS,
    GROUPS,
    INDEFINITES,
    ORGANISATION_NOUNS,
    PEOPLES,
    PLACE_LINKS,
    PRINTED_MATTER,
    ROLE_HEADS,
)
from quotesearch.language.names.given_names import Gender
from quotesearch.language.names.titles import AGENTS, KIN, MODIFIERS, ROLES
from quotesearch.records import Span

_HE_SHE: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "herself": "female",
}
_IT_THEY = frozenset("it they them we i you us me this that".split())
_TELLERS = frozenset("we i you us me".split())
_WHO = frozenset("who which whom that".split())
_POSSESSIVE_DETERMINERS = frozenset("his her their its my our your".split())
_POSSESSOR = re.compile(r"['’]s?\s")
# What stands behind the noun of a description: "people | familiar with the matter".
_COMPLEMENT_OPENERS = PLACE_LINKS | frozenset(
    "who which that familiar briefed close involved present working living speaking".split()
)
_MANY = frozenset("both two three four five six several many some most few all".split())
_SPEAKS_FOR = KIN | AGENTS | GROUPS
_AND = re.compile(r",? (?:and|&) (?:[\w.\-’'&]+ ){0,6}")
_MOST_NAMES = 12  # that are read in one mention
_RELATIVE_REACH = 150  # characters before "who" in which its antecedent stands
_NUMBER = re.compile(r"\d+")
_PLURALS = ("people", "children", "folk", "police", "couple", "pair", "men")
_SINGULAR_IN_S = frozenset("series news".split())


class MentionKind(Enum):
    """By which means a mention says who speaks."""

    NAME = "name"
    HE_SHE = "he or she"
    OTHER_PRONOUN = "other pronoun"  # it, they, we, who
    DESCRIPTION = "description"
    NONE = "no mention"


@dataclass(frozen=True)
class Mention:
    """What the words of a mention say of the speaker.

    Attributes:
        kind: by which means.
        start: where the mention stands; without one, where the quote does.
        end: where it ends.
        quote: the words that are said.
        namings: the names of the speakers; more than one where several speak together.
        others: other names in the mention, such as that of an employer.
        head: the lower-case noun of a description, "" without one.
        words: the telling words of a description, and of what stands around a name.
        gender: what the words imply.
        is_plural: whether they mean several.
        is_indefinite: whether they mean somebody who is not known: "a neighbour".
        is_related: whether they mean somebody by another: "her sister", "a spokesman for X".
        is_document: whether they mean something written.
        is_organisation: whether they mean an organisation: "the company".
        is_teller: whether they mean whoever tells the story, or reads it: "I", "you".
    """

    kind: MentionKind
    start: int
    end: int
    quote: str
    namings: tuple[Naming, ...] = ()
    others: tuple[Naming, ...] = ()
    head: str = ""
    words: frozenset[str] = frozenset()
    gender: Gender | None = None
    is_plural: bool = False
    is_indefinite: bool = False
    is_related: bool = False
    is_document: bool = False
    is_organisation: bool = False
    is_teller: bool = False


def read_mention(attribution: Attribution, entities: Entities) -> Mention:
    """Read the mention of an attribution."""
    text = entities.layout.text
    quote = " ".join(text[slice(*span)] for span in attribution.spans)
    if attribution.mention is None:
        return Mention(MentionKind.NONE, attribution.start, attribution.start, quote)
    start, end = _within_sentence(attribution.mention, attribution.start, entities)
    words = tokens(text, start, end)
    while len(words) > 1 and words[-1].lower in ADVERBS:  # "Ryan himself"
        words.pop()
    if not words:
        return Mention(MentionKind.DESCRIPTION, start, end, quote)
    pronoun = name_key(words[0].text) if len(words) == 1 else ""
    if pronoun in _HE_SHE:
        return Mention(MentionKind.HE_SHE, start, end, quote, gender=_HE_SHE[pronoun])
    if words[-1].lower in _WHO:
        return _read_relative(
            Mention(MentionKind.OTHER_PRONOUN, start, end, quote), words, entities
        )
    if pronoun in _IT_THEY:
        is_plural = pronoun not in ("it", "i", "this", "that", "me")
        is_teller = pronoun in _TELLERS
        kind = MentionKind.OTHER_PRONOUN
        return Mention(kind, start, end, quote, is_plural=is_plural, is_teller=is_teller)
    return _read_phrase((start, end), words, quote, entities)


def _within_sentence(mention: Span, quote_start: int, entities: Entities) -> Span:
    """Return the part of a mention that is next to its quote: "“…,” said Lee. | Ray said: “…”"."""
    start, end = mention
    _, sentence_end = entities.layout.sentence_at(start)
    if quote_start < start:
        return start, min(end, sentence_end)
    sentence_start, _ = entities.layout.sentence_at(end - 1)
    return max(start, sentence_start), end


def _read_relative(mention: Mention, words: Sequence[Token], entities: Entities) -> Mention:
    """Read "who" as the name right before it: "Lewin, who wrote"."""
    start = words[-1].start
    before = overlapping(entities.namings, (max(0, start - _RELATIVE_REACH), start))
    outside = [naming for naming in before if naming.end <= start and not naming.is_quoted]
    if not outside:
        return mention
    between = entities.layout.text[outside[-1].end : start]
    if len(between) <= 2 or (between.startswith(",") and between.rstrip().endswith(",")):
        names = (outside[-1],)
        return Mention(MentionKind.NAME, mention.start, mention.end, mention.quote, names)
    return mention


def _read_phrase(span: Span, words: Sequence[Token], quote: str, entities: Entities) -> Mention:
    text = entities.layout.text
    start, end = span
    inside = [
        naming
        for naming in overlapping(entities.namings, span)
        if start - 1 <= naming.start and naming.end <= end + 2
    ][:_MOST_NAMES]
    is_document = any(word.lower in DOCUMENTS for word in words)
    speaking = _speaking(text, span, words, inside, is_document=is_document)
    others = tuple(naming for naming in inside if naming not in speaking)
    head_words = _head_words(text, words, inside)
    head = head_words[-1].lower if head_words else ""
    opening = words[0].lower
    plain = [word for word in words if not _is_in(word, inside)]
    roles = [word.lower.rstrip(".") for word in plain]
    is_related = (
        opening in _POSSESSIVE_DETERMINERS
        or _POSSESSOR.search(text, start, end) is not None
        or (bool(others) and not speaking)
    )
    return Mention(
        kind=MentionKind.NAME if speaking else MentionKind.DESCRIPTION,
        start=start,
        end=end,
        quote=quote,
        namings=tuple(speaking),
        others=others,
        head=head,
        words=description_words(plain),
        gender=find_gender(("",), roles),
        is_plural=len(speaking) > 1 or _is_plural(head, opening),
        is_indefinite=opening in INDEFINITES or not (speaking or _is_definite(opening)),
        is_related=is_related or bool((KIN | AGENTS) & set(roles) and others),
        is_document=is_document,
        is_organisation=head in ORGANISATION_NOUNS,
    )


def _is_definite(opening: str) -> bool:
    return opening in _POSSESSIVE_DETERMINERS or opening in ("the", "this", "that")


def _is_in(word: Token, namings: Sequence[Naming]) -> bool:
    return any(naming.start <= word.start < naming.end for naming in namings)


def _speaking(
    text: str, span: Span, words: Sequence[Token], namings: Sequence[Naming], *, is_document: bool
) -> list[Naming]:
    """Return the names in a phrase that are the speaker's: two of "Ann Lee and Bob Ray"."""
    heads = [
        naming
        for naming in namings
        if not _is_by_origin(text, naming)
        and not _is_possessor(text, naming, span)
        and not _is_modifier(text, naming, span, namings)
        and not _is_complement(words, naming, is_document=is_document)
    ]
    persons = [naming for naming in heads if naming.kind is Kind.PERSON]
    if persons:
        return _joint(text, persons)
    organisations = [naming for naming in heads if naming.kind is Kind.ORGANISATION]
    if organisations:
        return _joint(text, organisations)
    return heads[:1]


def _is_by_origin(text: str, naming: Naming) -> bool:
    """Tell "the Frenchman", which is no name, from "the NWS"."""
    lower = naming.words[-1].lower()
    is_people = not PEOPLES.isdisjoint((lower, lower.removesuffix("s"))) or lower.endswith(
        ("man", "men")
    )
    is_single = len(naming.words) == 1 and (is_people or naming.kind is not Kind.ORGANISATION)
    return is_single and text[max(0, naming.start - 4) : naming.start].lower() == "the "


def _joint(text: str, namings: Sequence[Naming]) -> list[Naming]:
    """Return the first name, and those that "and" joins to it."""
    joint = [namings[0]]
    listed = [namings[0]]
    for naming in namings[1:]:
        between = text[listed[-1].end : naming.start]
        is_joined = _AND.fullmatch(between) is not None
        if not is_joined and between != ", ":
            break
        listed.append(naming)
        if is_joined:  # "Ann Lee, Bob Ray and Eve Moor"
            joint = list(listed)
    return joint


def _is_possessor(text: str, naming: Naming, span: Span) -> bool:
    """Tell "Sarah’s lawyer", where somebody else speaks."""
    _, end = span
    behind = text[naming.end : end]
    return _POSSESSOR.match(behind) is not None


def _is_modifier(text: str, naming: Naming, span: Span, namings: Sequence[Naming]) -> bool:
    """Tell "the Clinton campaign" or "OpenAI chief Sam Altman", where another noun is the head."""
    behind = [other for other in namings if other.start > naming.end]
    if behind and _AND.fullmatch(text, naming.end, behind[0].start):
        # "the former Manchester United and | Leeds striker"
        is_person = naming.kind is Kind.PERSON
        return not is_person and _stands_before_noun(text, behind[0], span, namings)
    return _stands_before_noun(text, naming, span, namings)


def _stands_before_noun(text: str, naming: Naming, span: Span, namings: Sequence[Naming]) -> bool:
    _, end = span
    behind = tokens(text, naming.end, end)
    if not behind or text[naming.end : behind[0].start].strip(" -") != "":
        return False
    if _is_in(behind[0], namings):
        return naming.kind is not Kind.PERSON
    if behind[0].lower.rstrip(".") in ROLE_HEADS | ROLES | MODIFIERS:
        return True
    if behind[0].lower in PRINTED_MATTER and naming.kind is Kind.ORGANISATION:
        return False  # "the Post report" speaks for the Post
    is_noun = behind[0].lower not in PLACE_LINKS | ADVERBS | {"and", "who", "or", "as", "the", "a"}
    return is_noun and (naming.kind is not Kind.PERSON or not behind[0].is_capitalised)


def _is_complement(words: Sequence[Token], naming: Naming, *, is_document: bool) -> bool:
    """Tell "a spokesman for Clinton", where the name stands behind a preposition.

    In "Secretary of War Hegseth", the words between the two are part of the office.
    """
    before = [word for word in words if word.end <= naming.start]
    for number in range(len(before) - 1, 0, -1):
        word = before[number]
        if word.lower in PLACE_LINKS:
            names_author = is_document and word.lower in ("from", "by")
            before_it = before[number - 1]
            has_words_between = number + 1 < len(before)
            is_name = before_it.is_capitalised and before_it.lower not in _SPEAKS_FOR
            if has_words_between and is_name and number > 1:
                return False  # "the Council on Roads director | Ann Lee"
            domain = {other.lower.rstrip(".") for other in before[number + 1 :]}
            is_office = naming.kind is Kind.PERSON and domain and not domain & ROLE_HEADS
            return not names_author and not is_office
        if not word.is_capitalised and word.lower not in ("the", "and"):
            return False
    return False


def _head_words(text: str, words: Sequence[Token], namings: Sequence[Naming]) -> list[Token]:
    """Return the words up to the noun that a description is about."""
    head: list[Token] = []
    for number, word in enumerate(words):
        opens_complement = word.lower in _COMPLEMENT_OPENERS and number > 0
        is_behind_comma = head and "," in text[head[-1].end : word.start]
        if opens_complement or is_behind_comma:
            break
        head.append(word)
    while head and (_is_in(head[-1], namings) or head[-1].lower.endswith(("’s", "'s"))):
        head.pop()
    return head


def _is_plural(head: str, opening: str) -> bool:
    if opening in ("a", "an", "one", "another", "this"):
        return False
    return is_plural_noun(head) or opening in _MANY


def is_plural_noun(noun: str) -> bool:
    """Tell whether a lower-case noun means several: "officials", "police"."""
    ends_like_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return (ends_like_plural and noun not in _SINGULAR_IN_S) or noun.endswith(_PLURALS)


def numbers_in(words: frozenset[str]) -> frozenset[str]:
    """Return the numbers among some words, as in "36-year-old"."""
    return frozenset(number for word in words for number in _NUMBER.findall(word))

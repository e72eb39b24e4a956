"""Resolve speakers: from each mention in the article to a full name, or to nobody by name.

"He", "Hegseth" and "the Secretary of War" are looked up among the entities of the article. Where
more than one of them fits, the speaker is open or the surname as printed, never a guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.resolution import certainties
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.entities import Entities, Entity, Place, between
from quotesearch.extraction.resolution.name_parts import find_gender, name_key
from quotesearch.extraction.resolution.namesakes import Referent, resolve_name
from quotesearch.extraction.resolution.noun_phrases import Name
from quotesearch.extraction.resolution.pronouns import Reference, resolve_reference
from quotesearch.language.english import ORGANISATION_NOUNS, PRONOUNS, ROLE_HEADS
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span

_LIST = re.compile(rf"[{CAPITALS}][\w’'.\-]*,? and (?:the )?[{CAPITALS}]")
_DESCRIPTION_OPENERS = ("the ", "his ", "her ")
_GENDERED_PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}
_RELATIVE_PRONOUN = "who"
_ANTECEDENT_REACH = 150  # characters between a relative pronoun and the name it follows, at most
_NOBODY = Referent(None, certainties.NOBODY)
_OPEN = Referent(None, certainties.OPEN)


@dataclass(frozen=True)
class Resolution:
    """Whom a mention refers to: `speaker` is None when that is open; `certainty` is 0 to 1."""

    speaker: str | None
    certainty: float


@dataclass(frozen=True)
class Resolutions:
    """The speaker of each attribution, in their order, and the subjects of the article's sentences.

    A mention that is resolved to an entity counts as a subject, too.
    """

    speakers: tuple[Resolution, ...]
    subjects: tuple[Place, ...]


def resolve_all(attributions: Iterable[Attribution], entities: Entities) -> Resolutions:
    """Resolve the mentions of attributions, which are in the order of the text.

    The order matters: a pronoun is resolved by who spoke before.
    """
    discourse = Discourse.begin(entities)
    speakers = []
    for attribution in attributions:
        referent = resolve(attribution, discourse)
        speakers.append(Resolution(referent.name, referent.certainty))
        discourse = advance(discourse, attribution, referent)
    return Resolutions(tuple(speakers), tuple(discourse.subjects))


def advance(discourse: Discourse, attribution: Attribution, referent: Referent) -> Discourse:
    """Return the discourse after an attribution: an entity that spoke was a subject there."""
    mention = attribution.mention
    if mention is None or not isinstance(referent.speaker, Entity):
        return discourse
    return discourse.with_speaker(Place(mention[0], referent.speaker))


def resolve(attribution: Attribution, discourse: Discourse) -> Referent:
    """Resolve the mention of one attribution by what the article has said before."""
    mention = attribution.mention
    if mention is None:
        return _NOBODY
    reference = find_reference(attribution, discourse)
    if reference:
        entity, certainty = resolve_reference(reference, discourse)
        return Referent(entity, certainty) if entity else _OPEN

    text = discourse.layout.text[slice(*mention)]
    folded = name_key(text)
    if folded.split()[-1:] == [_RELATIVE_PRONOUN]:
        return _find_antecedent(mention[1] - len(_RELATIVE_PRONOUN), discourse)
    if folded in PRONOUNS:
        return _NOBODY
    name = discourse.entities.mentions[mention]
    if _is_list(text, name):
        return _NOBODY
    if name.words:
        return resolve_name(name, discourse.entities)
    return _resolve_description(text, name, mention, discourse)


def find_reference(attribution: Attribution, discourse: Discourse) -> Reference | None:
    """Return a mention that has to be weighed among the people named before, or None.

    That is "he", "she", or a person's office that nobody in the article is known to hold alone.
    """
    mention = attribution.mention
    if mention is None:
        return None
    text = discourse.layout.text
    printed = text[slice(*mention)]
    pronoun = name_key(printed)
    quote = " ".join(text[slice(*span)] for span in attribution.spans)
    if pronoun in _GENDERED_PRONOUNS:
        return Reference(mention[0], _GENDERED_PRONOUNS[pronoun], None, quote)

    name = discourse.entities.mentions[mention]
    offices = name.roles & ROLE_HEADS
    if not offices or not _is_description(printed, name):
        return None
    if _find_holder(name, discourse.entities):
        return None
    gender = find_gender(("",), name.roles)
    return Reference(mention[0], gender, offices, quote)


def _is_list(text: str, name: Name) -> bool:
    """Tell a mention of several: of "the White House and Pentagon", neither has spoken alone."""
    if not _LIST.search(text):
        return False
    fewest_words = 2 if name.person else 3  # of a name that has an "and" in it
    return len(name.words) < fewest_words


def _is_description(text: str, name: Name) -> bool:
    """Tell whether a mention means somebody in particular, without a name: "the senator"."""
    is_definite = text.lower().startswith(_DESCRIPTION_OPENERS)
    return not name.words and is_definite and not _LIST.search(text)


def _resolve_description(text: str, name: Name, mention: Span, discourse: Discourse) -> Referent:
    if not _is_description(text, name):
        return _NOBODY
    holder = _find_holder(name, discourse.entities)
    if holder:
        return Referent(holder, certainties.ONLY_HOLDER)
    if name.roles & ORGANISATION_NOUNS:
        return _find_last_organisation(mention[0], discourse)
    return _NOBODY


def _find_holder(title: Name, entities: Entities) -> Entity | None:
    """Find the one current holder in the article of a multi-word title: "Secretary of War"."""
    if len(title.roles) < 2 or not title.roles & ROLE_HEADS:
        return None
    holders = [
        entity
        for entity in entities.by_name.values()
        if entity.person and title.roles <= entity.roles
    ]
    if len(holders) != 1:
        return None
    is_former = "former" in holders[0].roles - title.roles
    return None if is_former else holders[0]


def _find_last_organisation(start: int, discourse: Discourse) -> Referent:
    """Resolve "the company": the last subject since the sentence before, if an organisation."""
    sentences = discourse.layout.sentences
    before = max(0, discourse.layout.sentence_number(start) - 1)
    subjects = between(discourse.subjects, sentences[before][0], start)
    if not subjects or subjects[-1].entity.person:
        return _OPEN
    return Referent(subjects[-1].entity, certainties.LAST_ORGANISATION)


def _find_antecedent(start: int, discourse: Discourse) -> Referent:
    """Resolve a relative pronoun to the last name before it in its sentence: "Lewin, who wrote"."""
    sentence = discourse.layout.sentence_at(start)
    reach = max(sentence[0], start - _ANTECEDENT_REACH)
    names = between(discourse.entities.appearances, reach, start)
    if not names:
        return _OPEN
    return Referent(names[-1].entity, certainties.ANTECEDENT)

"""Speakers: from the mention in the article to a full name, or to None where nobody is named for sure.

Within an article, "he", "Hegseth" and "the Secretary of War" are looked up among the people whom the article
names; over the corpus, a bare surname takes the given name that another article gives, if that article speaks of
the same person as far as one can see. More than one candidate left means None or the surname as printed, never a
guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.characters import CAPITALS
from quotesearch.extraction.resolution.entities import Cast, Entity, Place, between
from quotesearch.extraction.resolution.noun_phrases import Name, fold, gender, surname
from quotesearch.extraction.resolution.pronouns import Reference, refer
from quotesearch.language.english import ORGANISATION_NOUNS, PRONOUNS, ROLE_HEADS
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span

_LIST = re.compile(rf"[{CAPITALS}][\w’'.\-]*,? and (?:the )?[{CAPITALS}]")
_CLAUSE = 150  # characters between "who" and the name it follows, at most
_HE: dict[str, Gender] = {"he": "male", "she": "female"}


@dataclass(frozen=True)
class Resolution:
    """Who a mention refers to: `speaker` is None when that is open; `certainty` is a probability."""

    speaker: str | None
    certainty: float


_Found = tuple[
    Entity | str | None, float
]  # an entity of the article, a name that is none, or nobody; how certain
_UNNAMED: _Found = None, 1.0
_OPEN: _Found = None, 0.5


class Speakers:
    """Who speaks in one article. `last` is who was last resolved, and where."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._layout, self._text = cast, cast.layout, cast.layout.text
        self.last: Place | None = None

    def resolve(self, attribution: Attribution) -> Resolution:
        """Who is said to have spoken. Call it in the order of the text: a pronoun goes by who spoke before."""
        mention = attribution.mention
        found, certainty = self._mentioned(attribution, mention) if mention else _UNNAMED
        if mention and isinstance(found, Entity):
            self.last = mention[0], found
            self._cast.is_subject(*self.last)
        return Resolution(found.text if isinstance(found, Entity) else found, certainty)

    def reference(self, attribution: Attribution) -> Reference | None:
        """The mention as something to be weighed: "he", "she", or a person's office that nobody here bears alone."""
        if attribution.mention is None:
            return None
        mention = fold(self._text[slice(*attribution.mention)])
        words = " ".join(self._text[slice(*span)] for span in attribution.spans)
        if mention in _HE:
            return Reference(attribution.mention[0], _HE[mention], None, words)
        name = self._cast.mentioned[attribution.mention]
        offices = name.roles & ROLE_HEADS
        if not offices or not self._describes(name, attribution.mention) or self._bearer(name):
            return None
        return Reference(attribution.mention[0], gender(("",), name.roles), offices, words)

    def _mentioned(self, attribution: Attribution, mention: Span) -> _Found:
        reference = self.reference(attribution)
        if reference:
            entity, certainty = refer(self._cast, reference, self.last)
            return (entity, certainty) if entity else _OPEN
        text = self._text[slice(*mention)]
        if fold(text).split()[-1:] == ["who"]:
            return self._antecedent(mention[1] - 3)
        if fold(text) in PRONOUNS:
            return _UNNAMED
        name = self._cast.mentioned[mention]
        if _LIST.search(text) and len(name.words) < 2 + (name.person is not True):
            return _UNNAMED  # "the White House and Pentagon": neither alone
        if name.words:
            return self._named(name)
        if not self._describes(name, mention):
            return _UNNAMED
        if bearer := self._bearer(name):
            return bearer, 0.9
        return self._organisation(mention[0]) if name.roles & ORGANISATION_NOUNS else _UNNAMED

    def _named(self, name: Name) -> _Found:
        exact = self._cast.entities.get(fold(name.text))
        if exact and len(name.words) > 1:
            return self._longer(exact), 0.985
        namesakes = self._cast.by_surname[surname(name.words)]
        if name.person is not False:
            namesakes = [entity for entity in namesakes if entity.person is not False]
        titled = gender(("", *name.words), name.roles)
        left = [
            entity
            for entity in namesakes
            if not (titled and entity.gender and entity.gender != titled)
        ]
        if len(left) == 1:
            return left[0], 0.97 if len(namesakes) == 1 else 0.9
        if left:
            return self._among(left, name)
        called = [entity for entity in self._cast.by_given[fold(name.text)] if entity.person]
        return (called[0], 0.85) if not namesakes and len(called) == 1 else (name.text, 0.75)

    def _longer(self, entity: Entity) -> Entity:
        """ "Vargas Llosa" is Mario Vargas Llosa where the article names one."""
        namesakes = self._cast.by_surname[surname(entity.words)]
        longer = [
            other for other in namesakes if fold(other.text).endswith(f" {fold(entity.text)}")
        ]
        return longer[0] if len(longer) == 1 else entity

    def _among(self, namesakes: Sequence[Entity], name: Name) -> _Found:
        """Two people of one surname: told apart by their office, else by whom the article is about."""
        heads = name.roles & ROLE_HEADS
        holders = [entity for entity in namesakes if heads & entity.roles]
        if len(holders) == 1:
            return holders[0], 0.85
        counts = [
            len(re.findall(rf"\b{re.escape(entity.text)}\b", self._text)) for entity in namesakes
        ]
        best = max(range(len(namesakes)), key=counts.__getitem__)
        if all(counts[best] >= 3 * count for at, count in enumerate(counts) if at != best):
            return namesakes[best], 0.92
        return name.text, 0.92

    def _describes(self, name: Name, mention: Span) -> bool:
        """Whether a mention speaks of somebody certain without a name: "the senator", "his wife"."""
        text = self._text[slice(*mention)]
        return (
            not name.words
            and text.lower().startswith(("the ", "his ", "her "))
            and not _LIST.search(text)
        )

    def _bearer(self, name: Name) -> Entity | None:
        """ "The Secretary of War" is the only one here who bears a title of several words, and does not only use to."""
        if len(name.roles) < 2 or not name.roles & ROLE_HEADS:
            return None
        bearers = [
            entity
            for entity in self._cast.entities.values()
            if entity.person and name.roles <= entity.roles
        ]
        former = [entity for entity in bearers if "former" in entity.roles - name.roles]
        return bearers[0] if len(bearers) == 1 and not former else None

    def _organisation(self, start: int) -> _Found:
        """ "The company" is the organisation that the sentence before was about, if it was about one."""
        sentence_before = self._layout.sentences[max(0, self._layout.sentence_number(start) - 1)]
        about = between(self._cast.subjects, sentence_before[0], start)
        return (about[-1][1], 0.8) if about and not about[-1][1].person else _OPEN

    def _antecedent(self, start: int) -> _Found:
        """ "Jeremy Lewin, who wrote": whom the sentence names last before the relative pronoun."""
        named = between(
            self._cast.named, max(self._layout.sentence_at(start)[0], start - _CLAUSE), start
        )
        return (named[-1][1], 0.9) if named else _OPEN

"""Speakers: from the mention in the article to a full name, or to None where nobody is named for sure.

Within an article, "he", "Hegseth" and "the Secretary of War" are looked up among the people whom the article
names; over the corpus, a bare surname takes the given name that another article gives, if that article speaks of
the same person as far as one can see. More than one candidate left means None or the surname as printed, never a
guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotesearch.extraction.attribution import Attribution
from quotesearch.extraction.cast import Cast, Entity, Place, between
from quotesearch.extraction.names import Gender, Name, fold, gender, surname
from quotesearch.extraction.references import Reference, refer
from quotesearch.extraction.structure import CAPITALS
from quotesearch.extraction.words import ORGANISATION_NOUNS, PRONOUNS, ROLE_HEADS
from quotesearch.models import Span

_LIST = re.compile(rf"[{CAPITALS}][\w’'.\-]*,? and (?:the )?[{CAPITALS}]")
_CLAUSE = 150  # characters between "who" and the name it follows, at most
_HE: dict[str, Gender] = {"he": "male", "she": "female"}


@dataclass(frozen=True)
class Resolution:
    """Who a mention refers to: `speaker` is None when that is open; `certainty` is a probability."""

    speaker: str | None
    certainty: float


_UNNAMED = Resolution(None, 1.0)
_OPEN = Resolution(None, 0.5)
_Found = tuple[Resolution, Entity | None]


class Speakers:
    """Who speaks in one article. `last` is who was last resolved, and where."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._layout, self._text = cast, cast.layout, cast.layout.text
        self.last: Place | None = None

    def resolve(self, attribution: Attribution) -> Resolution:
        """Who is said to have spoken. Call it in the order of the text: a pronoun goes by who spoke before."""
        if attribution.mention is None:
            return _UNNAMED
        resolution, entity = self._mentioned(attribution, attribution.mention)
        if entity:
            self.last = attribution.mention[0], entity
            self._cast.is_subject(*self.last)
        return resolution

    def reference(self, attribution: Attribution) -> Reference | None:
        """The mention as something to be weighed: "he", "she", or a person's office that nobody here bears alone."""
        if attribution.mention is None:
            return None
        mention = fold(self._text[slice(*attribution.mention)])
        words = " ".join(self._text[slice(*span)] for span in attribution.spans)
        if mention in _HE:
            return Reference(attribution.mention[0], _HE[mention], None, words)
        name = self._cast.mentioned[attribution.mention]
        if not self._describes(name, attribution.mention) or not name.roles & ROLE_HEADS or self._bearer(name):
            return None
        return Reference(attribution.mention[0], gender(("",), name.roles), name.roles & ROLE_HEADS, words)

    def _mentioned(self, attribution: Attribution, mention: Span) -> _Found:
        reference = self.reference(attribution)
        if reference:
            entity, certainty = refer(self._cast, reference, self.last)
            return (Resolution(entity.text, certainty), entity) if entity else (_OPEN, None)
        text = self._text[slice(*mention)]
        if fold(text).split()[-1:] == ["who"]:
            return self._antecedent(mention[1] - 3)
        if fold(text) in PRONOUNS:
            return _UNNAMED, None
        name = self._cast.mentioned[mention]
        if _LIST.search(text) and len(name.words) < 2 + (name.person is not True):
            return _UNNAMED, None  # "the White House and Pentagon": neither alone
        return self._named(name) if name.words else self._described(name, mention)

    def _named(self, name: Name) -> _Found:
        exact = self._cast.entities.get(fold(name.text))
        if exact and len(name.words) > 1:
            longer = self._longer(exact)
            return Resolution(longer.text, 0.985), longer
        namesakes = self._cast.by_surname[surname(name.words)]
        if name.person is not False:
            namesakes = [entity for entity in namesakes if entity.person is not False]
        titled = gender(("", *name.words), name.roles)
        left = [entity for entity in namesakes if not (titled and entity.gender and entity.gender != titled)]
        if len(left) == 1:
            return Resolution(left[0].text, 0.97 if len(namesakes) == 1 else 0.9), left[0]
        if left:
            return self._among(left, name)
        called = [entity for entity in self._cast.by_given[fold(name.text)] if entity.person]
        if not namesakes and len(called) == 1:
            return Resolution(called[0].text, 0.85), called[0]
        return Resolution(name.text, 0.75), None

    def _longer(self, entity: Entity) -> Entity:
        """ "Vargas Llosa" is Mario Vargas Llosa where the article names one."""
        namesakes = self._cast.by_surname[surname(entity.words)]
        longer = [other for other in namesakes if fold(other.text).endswith(f" {fold(entity.text)}")]
        return longer[0] if len(longer) == 1 else entity

    def _among(self, namesakes: Sequence[Entity], name: Name) -> _Found:
        """Two people of one surname: told apart by their office, else by whom the article is about."""
        heads = name.roles & ROLE_HEADS
        holders = [entity for entity in namesakes if heads & entity.roles]
        if len(holders) == 1:
            return Resolution(holders[0].text, 0.85), holders[0]
        counts = [len(re.findall(rf"\b{re.escape(entity.text)}\b", self._text)) for entity in namesakes]
        best = max(range(len(namesakes)), key=counts.__getitem__)
        if all(counts[best] >= 3 * count for at, count in enumerate(counts) if at != best):
            return Resolution(namesakes[best].text, 0.92), namesakes[best]
        return Resolution(name.text, 0.92), None

    def _describes(self, name: Name, mention: Span) -> bool:
        """Whether a mention speaks of somebody certain without a name: "the senator", "his wife"."""
        text = self._text[slice(*mention)]
        return not name.words and text.lower().startswith(("the ", "his ", "her ")) and not _LIST.search(text)

    def _described(self, name: Name, mention: Span) -> _Found:
        """ "The Secretary of War" is whoever bears that title here; "the company" has a name, but which is open."""
        if not self._describes(name, mention):
            return _UNNAMED, None
        bearer = self._bearer(name)
        if bearer:
            return Resolution(bearer.text, 0.9), bearer
        return self._organisation(mention[0]) if name.roles & ORGANISATION_NOUNS else (_UNNAMED, None)

    def _bearer(self, name: Name) -> Entity | None:
        """The only one here who bears a title of several words, and does not only use to."""
        if len(name.roles) < 2 or not name.roles & ROLE_HEADS:
            return None
        bearers = [entity for entity in self._cast.entities.values() if entity.person and name.roles <= entity.roles]
        former = [entity for entity in bearers if "former" in entity.roles - name.roles]
        return bearers[0] if len(bearers) == 1 and not former else None

    def _organisation(self, start: int) -> _Found:
        """ "The company" is the organisation that the sentence before was about, if it was about one."""
        sentence_before = self._layout.sentences[max(0, self._layout.sentence_number(start) - 1)]
        about = between(self._cast.subjects, sentence_before[0], start)
        if not about or about[-1][1].person:
            return _OPEN, None
        return Resolution(about[-1][1].text, 0.8), about[-1][1]

    def _antecedent(self, start: int) -> _Found:
        """ "Jeremy Lewin, who wrote": whom the sentence names last before the relative pronoun."""
        named = between(self._cast.named, max(self._layout.sentence_at(start)[0], start - _CLAUSE), start)
        return (Resolution(named[-1][1].text, 0.9), named[-1][1]) if named else (_OPEN, None)

"""Whom a mention may mean, and what the text says of each: the features that the ranking weighs."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.resolution.discourse import Discourse, Turn
from quotesearch.extraction.resolution.entities import Entity, Place, between
from quotesearch.extraction.resolution.mentions import (
    Mention,
    MentionKind,
    is_plural_noun,
    numbers_in,
)
from quotesearch.extraction.resolution.name_matching import NameMatch, fold_words, match_names
from quotesearch.extraction.resolution.name_parts import name_key
from quotesearch.extraction.resolution.namings import Kind, Naming
from quotesearch.language.english import ROLE_HEADS
from quotesearch.language.names.given_names import guess_gender
from quotesearch.language.names.titles import PORTFOLIOS

Float64Array = NDArray[np.float64]

_LEAD = 300  # characters at the top of the article, which name the person it is about
_RECENT = 5  # subjects of sentences
_WINDOW = 2500  # characters that a reference looks back
_AHEAD = 300  # and ahead, for a name that follows its pronoun
_MOST = 40  # candidates
_HE_OR_SHE = re.compile(r"\b(?:(?P<he>he|him|his|himself)|she|her|hers|herself)\b", re.IGNORECASE)
_TOLD = ("told ", "tells ", "telling ", "asked ")  # what stands before an addressee
_LONGEST_TOLD = max(map(len, _TOLD))
_MOST_PRONOUNS = 3  # he or she near a name, beyond which more say no more
_DISTANCES = {"here": 0, "before": 1, "near": 3, "far": 6}  # sentences back, at most
_FULL_OFFICES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
}
# Anyone who holds one of these offices is not referred to by another.
_EXCLUSIVE_OFFICES = frozenset(
    "senator governor representative president mayor judge pope king queen".split()
)

FEATURES = (
    *(f"subject_{distance}" for distance in _DISTANCES),  # last as a subject, that far back
    *(f"mentioned_{distance}" for distance in _DISTANCES),  # last mentioned at all
    "ahead",  # mentioned only after this
    "paragraph",  # mentioned in the same paragraph
    "last_subject",  # the last subject that fits
    "second_subject",  # the last but one
    "last_mentioned",  # the last one mentioned that fits
    "second_mentioned",  # the last but one
    "recent",  # share of the last subjects
    "speaker",  # who spoke last
    "speaker_here",  # the same, in this paragraph
    "speaker_next",  # the same, in the paragraph before
    "speaker_sentence",  # the same, in this sentence or the one before
    "speaker_second",  # who spoke before the last one
    "spoke_often",  # how many of the last quotes are by this one
    "gender",  # known, and that of the mention
    "gender_open",  # not known
    "pronouns",  # he or she near its names, where that fits the mention; less than 0 if not
    "guessed",  # not known, and the given name sounds like the gender of the mention; -1 if not
    "chain",  # the pronoun of the mention stands between its last name and here, and no other name
    "chain_other",  # the pronoun of the other gender does
    "often",  # how often named, logarithm
    "share",  # of all that is named
    "lead",  # named at the top
    "spoken_of",  # named in the quote
    "office",  # has an office that the mention names
    "only_office",  # the same, and nobody else has it
    "all_words",  # the text uses all words of a longer description for this one: "Secretary of War"
    "only_described",  # "described", and nobody else is
    "described",  # an apposition has the noun of the mention
    "number",  # an apposition has the number of the mention: "the 36-year-old"
    "in_mention",  # the mention names it beside the speaker: "a spokesman for Clinton"
    "noun",  # its name has the noun of the mention: "the ministry"
    "person",
    "organisation",
    "thing",
    "full",  # a person with given name and surname
    "unnamed",
    "unnamed_last",  # unnamed, and the last subject that fits
    "unnamed_same",  # unnamed, and by the same noun as the mention
    "unnamed_gender",  # unnamed, and of known gender, that of the mention
    "only",  # the only person with a name that fits
    "equal",  # how the name of the mention matches this one's
    "ends",
    "starts",
    "around",
    "subset",
    "initials",
    "near",
    "is_own",  # the name of the mention is taken for this one's
    "is_joint",  # two names that speak together
    "ambiguous",  # this name may be another's short form
    "rivals",  # how many others the name may mean, logarithm
    "chance",  # how sure the model is of the words of the name
    "other_gender",  # a title says another gender
    "single",  # a person's name of one word
    "capitals",  # a name in capitals
    "nobody",
    "nobody_plural",
    "nobody_indefinite",
    "nobody_related",
    "nobody_document",
    "nobody_organisation",
    "nobody_alone",  # no other candidate
    "nobody_other_names",  # other names stand in the mention
    "nobody_spoke",  # nobody by name spoke last
    "nobody_turn",  # the quote before had no speaker, in this paragraph or the one before
    "nobody_first",  # nobody has spoken yet
    "nobody_addressee",  # "told" stands before the mention: words were said to this one
    "nobody_group",  # "the" before a name in the plural: "the Texans"
    "nobody_thing",  # the name is a thing's
)
_COLUMN = {name: number for number, name in enumerate(FEATURES)}


class Speaker(NamedTuple):
    """Who may have spoken: one entity, two that speak together, or nobody by name."""

    entities: tuple[Entity, ...]

    @property
    def name(self) -> str | None:
        """The name that is shown; None for nobody by name."""
        if not self.entities or not all(entity.is_named for entity in self.entities):
            return None
        return " and ".join(entity.text for entity in self.entities)


NOBODY = Speaker(())


class Candidates(NamedTuple):
    """Whom a mention may mean, the last of them nobody.

    `features` are float64 (candidates, FEATURES).
    """

    speakers: Sequence[Speaker]
    features: Float64Array


def list_candidates(mention: Mention, discourse: Discourse) -> Candidates:
    """List whom a mention may mean, with the features that weigh them."""
    if mention.kind is MentionKind.NAME:
        rows = _rows_of_name(mention, discourse)
    else:
        rows = _rows_of_reference(mention, discourse)
    named = [speaker for speaker, _ in rows]
    rows.append((NOBODY, _features_of_nobody(mention, discourse, named)))
    features = np.zeros((len(rows), len(FEATURES)))
    for number, (_, values) in enumerate(rows):
        for name, value in values.items():
            features[number, _COLUMN[name]] = value
    return Candidates([speaker for speaker, _ in rows], features)


_Rows = list[tuple[Speaker, dict[str, float]]]


def _rows_of_name(mention: Mention, discourse: Discourse) -> _Rows:
    """Weigh whom a name may mean: the entity it is taken for, and those it may be short for."""
    entities = discourse.entities
    own = tuple(entities.meant_by(naming) for naming in mention.namings)
    if len(own) > 1:
        chance = min(naming.chance for naming in mention.namings)
        values = {"is_joint": 1.0, "is_own": 1.0, "chance": chance}
        values["full"] = all(entity.person and len(entity.words) > 1 for entity in own)
        return [(Speaker(own), values)]
    naming = mention.namings[0]
    bearers = _of_fitting_bearers(mention, entities.bearers[naming.start, naming.end])
    history = _recall(mention, discourse, bearers)
    rows: _Rows = []
    for entity in bearers:
        match = match_names(fold_words(naming.words), fold_words(entity.words))
        values = _features(entity, history)
        values |= _features_of_name(mention, naming, match, entity)
        values["is_own"] = entity is bearers[0]
        values["rivals"] = float(np.log1p(len(bearers) - 1))
        rows.append((Speaker((entity,)), values))
    return rows


def _of_fitting_bearers(mention: Mention, bearers: Sequence[Entity]) -> list[Entity]:
    """Return whom a name may mean, without a Bill Clinton where the text has "Mrs. Clinton".

    Of several, the one that holds the office named there, if only one does.
    """
    own, *rivals = dict.fromkeys(bearers)
    if not rivals:
        return [own]
    called = _full_offices(mention.words)
    fitting = [
        rival
        for rival in rivals
        if mention.gender is None or rival.gender in (None, mention.gender)
    ]
    holders = [rival for rival in fitting if called & _full_offices(rival.roles)]
    if len(fitting) == 1:
        return fitting
    if len(holders) == 1:
        return holders
    return [own, *rivals][:_MOST]


def _features_of_name(
    mention: Mention, naming: Naming, match: NameMatch, entity: Entity
) -> dict[str, float]:
    values: dict[str, float] = {name: float(held) for name, held in match._asdict().items()}
    values["chance"] = naming.chance
    values["ambiguous"] = entity.is_ambiguous
    is_other = mention.gender and entity.gender and mention.gender != entity.gender
    values["other_gender"] = bool(is_other)
    values["single"] = bool(entity.person) and len(entity.words) == 1
    values["capitals"] = len(entity.text) > 1 and entity.text.isupper()
    return values


def _rows_of_reference(mention: Mention, discourse: Discourse) -> _Rows:
    """Weigh whom a pronoun or a description may mean, or who speaks where there is no mention."""
    history = _recall(mention, discourse)
    rows = [(Speaker((entity,)), _features(entity, history)) for entity in history.people[-_MOST:]]
    beside = {discourse.entities.meant_by(naming) for naming in mention.others}
    for speaker, values in rows:
        values["in_mention"] = speaker.entities[0] in beside
    named = [values for speaker, values in rows if speaker.name and speaker.entities[0].person]
    if len(named) == 1:
        named[0]["only"] = 1
    for feature in ("office", "described"):
        holders = [
            values
            for speaker, values in rows
            if speaker.name and speaker.entities[0].person and values[feature]
        ]
        if len(holders) == 1:
            holders[0][f"only_{feature}"] = 1
    return rows


@dataclass(frozen=True)
class _History:
    """What an article has said, within reach of a mention, of those it may mean.

    `people` are in the order in which they were last mentioned. `last_subject` and `last_mention`
    are offsets. `turns` are the subjects of the sentences in order, each once a sentence;
    `latest_subjects` and `latest` have each of them once, the latest first.
    """

    mention: Mention
    discourse: Discourse
    people: Sequence[Entity]
    ahead: frozenset[Entity]
    last_subject: Mapping[Entity, int]
    last_mention: Mapping[Entity, int]
    turns: Sequence[Entity]
    latest_subjects: Sequence[Entity]
    latest: Sequence[Entity]
    spoke: Counter[Entity]
    chain: Mapping[str, float]

    def sentences_back(self, start: int) -> int:
        layout = self.discourse.layout
        return layout.sentence_number(self.mention.start) - layout.sentence_number(start)


def _recall(
    mention: Mention, discourse: Discourse, only: Sequence[Entity] | None = None
) -> _History:
    def may_be_meant(entity: Entity) -> bool:
        return entity in only if only is not None else _may_mean(mention, entity)

    start = mention.start
    subjects = _places(discourse.subjects, start - _WINDOW, start, may_be_meant)
    appearances = _places(discourse.entities.appearances, start - _WINDOW, start, may_be_meant)
    mentions = sorted([*appearances, *subjects], key=itemgetter(0))
    later = _places(discourse.entities.appearances, mention.end, mention.end + _AHEAD, may_be_meant)
    subject_of_sentence: dict[tuple[int, Entity], Place] = {}
    for place in subjects:
        sentence = discourse.layout.sentence_number(place.start)
        subject_of_sentence[sentence, place.entity] = place
    turns = [place.entity for place in subject_of_sentence.values()]
    latest = list(dict.fromkeys(place.entity for place in reversed(mentions)))
    seen = set(latest)
    followers = dict.fromkeys(place.entity for place in later)
    ahead = [entity for entity in followers if entity not in seen and entity.is_named]
    return _History(
        mention=mention,
        discourse=discourse,
        people=[*ahead, *reversed(latest)],
        ahead=frozenset(ahead),
        last_subject={place.entity: place.start for place in subject_of_sentence.values()},
        last_mention={place.entity: place.start for place in mentions},
        turns=turns,
        latest_subjects=list(islice(dict.fromkeys(reversed(turns)), 2)),
        latest=latest[:2],
        chain=_chain(mention, discourse, mentions),
        spoke=Counter(turn.speaker for turn in discourse.turns if turn.speaker),
    )


def _chain(mention: Mention, discourse: Discourse, mentions: Sequence[Place]) -> dict[str, float]:
    """Tell which pronouns stand between the last one mentioned and a pronoun."""
    if not mentions or mention.kind is not MentionKind.HE_SHE:
        return {}
    layout = discourse.layout
    found = set()
    for word in _HE_OR_SHE.finditer(layout.text, mentions[-1].start, mention.start):
        if not layout.is_quoted(word.start()):
            found.add("male" if word["he"] else "female")
    return {
        "chain": mention.gender in found,
        "chain_other": bool(found - {mention.gender}),
    }


def _places(
    places: Sequence[Place], start: int, end: int, may_be_meant: Callable[[Entity], bool]
) -> list[Place]:
    return [place for place in between(places, start, end) if may_be_meant(place.entity)]


def _may_mean(mention: Mention, entity: Entity) -> bool:
    """Tell whom a pronoun or a description cannot mean."""
    if mention.kind is MentionKind.HE_SHE:
        if not entity.person or entity.gender not in (None, mention.gender):
            return False
        if not entity.is_named and is_plural_noun(entity.words[0]):
            return False
        return "and" not in entity.words
    if mention.kind is MentionKind.NONE:
        return True
    if mention.kind is MentionKind.OTHER_PRONOUN:
        return not mention.is_teller
    if mention.is_indefinite and not mention.is_document and entity.is_named:
        return False
    if mention.gender and entity.gender not in (None, mention.gender):
        return False
    fields, fields_held = PORTFOLIOS & mention.words, PORTFOLIOS & entity.roles
    if fields and fields_held and not fields & fields_held:  # the finance minister for health
        return False
    called = _full_offices(mention.words) & _EXCLUSIVE_OFFICES
    held = _full_offices(entity.roles) & _EXCLUSIVE_OFFICES
    return not called or not held or bool(held & called)


def _features(entity: Entity, history: _History) -> dict[str, float]:
    mention, layout = history.mention, history.discourse.layout
    features: dict[str, float] = {}
    subject = history.last_subject.get(entity)
    if subject is not None and (near := _distance(history.sentences_back(subject))):
        features[f"subject_{near}"] = 1
    mentioned = history.last_mention.get(entity)
    if mentioned is not None:
        if near := _distance(history.sentences_back(mentioned)):
            features[f"mentioned_{near}"] = 1
        paragraph = layout.paragraph_number(mention.start)
        features["paragraph"] = layout.paragraph_number(mentioned) == paragraph
    features["ahead"] = entity in history.ahead
    features["last_subject"] = history.latest_subjects[:1] == [entity]
    features["unnamed_last"] = features["last_subject"] and not entity.is_named
    features["second_subject"] = history.latest_subjects[1:2] == [entity]
    features["last_mentioned"] = history.latest[:1] == [entity]
    features["second_mentioned"] = history.latest[1:2] == [entity]
    features["recent"] = history.turns[-_RECENT:].count(entity) / _RECENT
    if history.latest[:1] == [entity]:
        features |= history.chain
    features |= _features_of_turns(entity, history)
    features |= _features_of_entity(entity, mention)
    features["share"] = entity.times / max(1, len(history.discourse.entities.appearances))
    return features


def _features_of_turns(entity: Entity, history: _History) -> dict[str, float]:
    """Return who spoke before, and how far from here."""
    turns = history.discourse.turns
    features: dict[str, float] = {"spoke_often": history.spoke[entity] / max(1, len(turns))}
    if turns and turns[-1].speaker == entity:
        paragraphs = _paragraphs_back(history, turns[-1])
        features["speaker"] = 1
        features["speaker_here"] = paragraphs == 0
        features["speaker_next"] = paragraphs == 1
        features["speaker_sentence"] = history.sentences_back(turns[-1].mention) <= 1
    others = [turn.speaker for turn in turns if turn.speaker != turns[-1].speaker]
    features["speaker_second"] = others[-1:] == [entity]
    return features


def _paragraphs_back(history: _History, turn: Turn) -> int:
    layout = history.discourse.layout
    return layout.paragraph_number(history.mention.start) - layout.paragraph_number(turn.end - 1)


def _features_of_entity(entity: Entity, mention: Mention) -> dict[str, float]:
    """Return what the text says of an entity, and how that fits the mention."""
    features: dict[str, float] = {}
    is_fitting = entity.gender is not None and entity.gender == mention.gender
    features["gender"] = is_fitting
    features["gender_open"] = entity.gender is None and entity.person is not False
    surplus = max(-_MOST_PRONOUNS, min(_MOST_PRONOUNS, entity.pronouns)) / _MOST_PRONOUNS
    if mention.gender:
        features["pronouns"] = surplus if mention.gender == "male" else -surplus
        guess = guess_gender(name_key(entity.words[0])) if len(entity.words) > 1 else None
        if guess and entity.gender is None:
            features["guessed"] = 1 if guess == mention.gender else -1
    features["often"] = float(np.log1p(entity.times))
    features["lead"] = entity.first is not None and entity.first < _LEAD
    features["spoken_of"] = entity.is_named and entity.words[-1] in mention.quote
    called = _full_offices(mention.words)
    # "A mayor" is not Mayor Lee, and "the plant’s president" is not the President.
    is_known = not mention.is_indefinite and not mention.is_related
    features["office"] = is_known and not called.isdisjoint(_full_offices(entity.roles))
    features["described"] = is_known and mention.head in entity.descriptions
    words = {word.lower() for word in entity.words} if entity.is_named else set()
    is_longer = is_known and len(mention.words) > 1 and entity.is_named
    features["all_words"] = is_longer and mention.words <= entity.descriptions | words
    numbers = numbers_in(mention.words)
    features["number"] = bool(numbers) and not numbers.isdisjoint(entity.descriptions)
    features["noun"] = is_known and mention.head in words
    features["person"] = entity.is_named and entity.person is True
    features["organisation"] = entity.is_named and entity.person is False and not entity.is_thing
    features["thing"] = entity.is_thing
    features["full"] = entity.is_named and bool(entity.person) and len(entity.words) > 1
    features["unnamed"] = not entity.is_named
    features["unnamed_same"] = not entity.is_named and mention.head in entity.words
    features["unnamed_gender"] = not entity.is_named and is_fitting
    return features


def _features_of_nobody(
    mention: Mention, discourse: Discourse, named: Sequence[Speaker]
) -> dict[str, float]:
    turns = discourse.turns
    layout = discourse.layout
    features: dict[str, float] = {
        "nobody": 1,
        "nobody_plural": mention.is_plural,
        "nobody_indefinite": mention.is_indefinite,
        "nobody_related": mention.is_related,
        "nobody_document": mention.is_document,
        "nobody_organisation": mention.is_organisation,
        "nobody_alone": not any(speaker.name for speaker in named),
        "nobody_other_names": bool(mention.others),
        "nobody_first": not turns,
    }
    if turns:
        last = turns[-1]
        is_unnamed = last.speaker is None or not last.speaker.is_named
        paragraph = layout.paragraph_number(mention.start)
        is_near = paragraph - layout.paragraph_number(last.end - 1) <= 1
        features["nobody_spoke"] = is_unnamed
        features["nobody_turn"] = is_unnamed and is_near
    before = layout.text[max(0, mention.start - _LONGEST_TOLD) : mention.start].lower()
    features["nobody_addressee"] = before.endswith(_TOLD)
    if mention.namings:
        naming = mention.namings[0]
        before = layout.text[max(0, naming.start - 4) : naming.start].lower()
        is_plural = naming.words[-1].endswith("s") and len(naming.words) == 1
        features["nobody_group"] = is_plural and before.endswith("the ")
        features["nobody_thing"] = naming.kind is Kind.OTHER
    return features


def _distance(sentences: int) -> str | None:
    """Return the name of a distance in sentences; None is farther than any that counts."""
    for name, most in _DISTANCES.items():
        if sentences <= most:
            return name
    return None


def _full_offices(roles: frozenset[str]) -> set[str]:
    return {_FULL_OFFICES.get(role, role) for role in roles if role in ROLE_HEADS}

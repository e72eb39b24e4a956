"""Recognise the entities of an article: tell which of its names are one's, and who has none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import NamedTuple

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.tokens import tokens
from quotesearch.extraction.resolution.acronyms import find_spelt_out
from quotesearch.extraction.resolution.entities import Entities, Entity, Place
from quotesearch.extraction.resolution.name_matching import (
    NameIndex,
    NameMatch,
    Words,
    fold_words,
    suffix_of,
)
from quotesearch.extraction.resolution.name_parts import find_gender, name_key
from quotesearch.extraction.resolution.name_surroundings import (
    count_pronouns,
    find_description,
    find_roles,
)
from quotesearch.extraction.resolution.namings import Kind, Naming, Noun, find_namings, find_nouns
from quotesearch.extraction.resolution.subjects import find_subjects
from quotesearch.extraction.tagging.tagging import Tagging
from quotesearch.language.names.given_names import Gender
from quotesearch.records import Span

_MANY_PRONOUNS = 3  # more of one gender than of the other, near a person's names


class _Form(NamedTuple):
    """A folded name, with the suffix that tells a Jr. from a Sr."""

    is_person: bool
    words: Words
    suffix: str


@dataclass(eq=False)
class _Draft:
    """An entity while its names are being gathered."""

    words: Words
    suffix: str
    namings: list[Naming] = field(default_factory=list)
    rivals: list["_Draft"] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        persons = sum(naming.chance for naming in self.namings if naming.kind is Kind.PERSON)
        return 2 * persons > sum(naming.chance for naming in self.namings)


def find_entities(layout: Layout, tagging: Tagging) -> Entities:
    """Find whom an article speaks of, and where."""
    namings = find_namings(layout, tagging)
    drafts = _gather(layout, namings)
    entity_of = _make_entities(layout, drafts, namings)
    nouns = find_nouns(layout, tagging)
    bearers: dict[Span, Sequence[Entity]] = {}
    for draft, entity in entity_of.items():
        rivals = [entity_of[rival] for rival in draft.rivals]
        for naming in draft.namings:
            bearers[naming.start, naming.end] = (entity, *rivals)
    places = [
        Place(naming.start, bearers[naming.start, naming.end][0])
        for naming in namings
        if not naming.is_quoted
    ]
    places += _places_of_nouns(layout, nouns, entity_of.values())
    places.sort(key=itemgetter(0))
    ordered = sorted(entity_of.values(), key=lambda entity: entity.first or 0)
    return Entities(
        layout=layout,
        namings=namings,
        bearers=bearers,
        by_name={name_key(entity.text): entity for entity in ordered},
        appearances=places,
        subjects=find_subjects(layout, places, _ends(namings, nouns)),
    )


def _ends(namings: Iterable[Naming], nouns: Iterable[Noun]) -> dict[int, int]:
    """Return where the name or noun ends that starts at an offset."""
    ends = {naming.start: naming.end for naming in namings}
    return ends | {noun.start: noun.end for noun in nouns}


def _places_of_nouns(
    layout: Layout, nouns: Sequence[Noun], entities: Iterable[Entity]
) -> Iterator[Place]:
    """Yield whom nouns stand for: the one person described so, or somebody unnamed."""
    described: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for word in entity.descriptions if entity.person else ():
            described[word].append(entity)
    times = Counter(noun.text for noun in nouns)
    firsts: dict[str, int] = {}
    for noun in nouns:
        firsts.setdefault(noun.text, noun.start)
    for noun in nouns:
        is_definite = layout.text[max(0, noun.start - 4) : noun.start].lower() == "the "
        bearers = described.get(noun.text, [])
        if is_definite and len(bearers) == 1:
            yield Place(noun.start, bearers[0])
            continue
        entity = Entity(
            words=(noun.text,),
            person=True,
            gender=find_gender(("",), [noun.text]),
            times=times[noun.text],
            first=firsts[noun.text],
            is_named=False,
        )
        yield Place(noun.start, entity)


def _gather(layout: Layout, namings: Sequence[Naming]) -> list[_Draft]:
    """Put the namings together that mean one, the fullest names first."""
    by_form: dict[_Form, list[Naming]] = defaultdict(list)
    for naming in namings:
        words = fold_words(naming.words)
        form = _Form(naming.kind is Kind.PERSON, words, suffix_of(naming.words))
        by_form[form].append(naming)
    forms = sorted(by_form, key=lambda form: (-len(form.words), by_form[form][0].start))
    drafts: list[_Draft] = []
    indices: dict[bool, NameIndex[_Draft]] = {True: NameIndex(), False: NameIndex()}
    by_acronym = _read_acronyms(layout)
    for form in forms:
        is_person, words, suffix = form
        own = by_form[form]
        draft = _Draft(words, suffix, list(own))
        found = _find_bearers(form, indices[is_person], by_acronym.get(words))
        if not found:
            found = _find_equal(words, indices[not is_person])
        if len(found) == 1 and not _is_of_other_gender(layout, own, found[0]):
            found[0].namings += own
            found[0].suffix = found[0].suffix or suffix
            continue
        draft.rivals = found
        drafts.append(draft)
        indices[is_person].add(words, draft)
    return drafts


def _is_of_other_gender(layout: Layout, namings: Sequence[Naming], draft: _Draft) -> bool:
    """Tell whether a title before a short form says another gender than the given name does."""
    gender = find_gender(draft.namings[0].words, ())
    if gender is None:
        return False
    titles = {find_gender(("",), find_roles(layout, naming)) for naming in namings}
    return bool(titles - {None}) and gender not in titles


def _find_bearers(form: _Form, index: NameIndex[_Draft], spelt_out: Words | None) -> list[_Draft]:
    """Return of whom a name is a form, as far as its words tell: none, one or several."""
    if spelt_out:
        full = [draft for match, draft in index.find(spelt_out) if match.equal or match.ends]
        if full:
            return full[:1]
    matches = [
        (match, draft)
        for match, draft in index.find(form.words)
        if not form.suffix or draft.suffix in ("", form.suffix)  # a Jr. is no Sr.
    ]
    of_part = _is_name_part if form.is_person else _is_surname
    for fits in (_is_same, _is_acronym, of_part, _is_part, _is_misspelt):
        fitting = [draft for match, draft in matches if fits(match)]
        if fitting:
            return _without_forms(fitting)
    return []


def _find_equal(words: Words, index: NameIndex[_Draft]) -> list[_Draft]:
    return [draft for match, draft in index.find(words) if match.equal]


def _is_same(match: NameMatch) -> bool:
    return match.equal


def _is_surname(match: NameMatch) -> bool:
    return match.ends or match.around


def _is_name_part(match: NameMatch) -> bool:
    """Tell a surname or a given name: "Thomas" may be Dylan Thomas, or Thomas Reid."""
    return match.ends or match.around or match.starts


def _is_part(match: NameMatch) -> bool:
    return match.starts or match.subset


def _is_acronym(match: NameMatch) -> bool:
    return match.initials


def _is_misspelt(match: NameMatch) -> bool:
    return match.near


def _without_forms(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Leave out those whose own name may be a form of the others'."""
    return [draft for draft in drafts if not draft.rivals] or list(drafts)


def _read_acronyms(layout: Layout) -> dict[Words, Words]:
    """Return the names that the text spells out, by their acronyms; all are folded."""
    spelt_out = {}
    for (start, end), acronym in find_spelt_out(layout):
        words = [word.text for word in tokens(layout.text, start, end)]
        spelt_out[fold_words([acronym])] = fold_words(words)
    return spelt_out


def _make_entities(
    layout: Layout, drafts: Sequence[_Draft], namings: Sequence[Naming]
) -> Mapping[_Draft, Entity]:
    persons = [naming for naming in namings if naming.kind is Kind.PERSON]
    pronouns = count_pronouns(layout, persons)
    entities = {}
    for draft in drafts:
        outside = [naming for naming in draft.namings if not naming.is_quoted]
        told = outside or draft.namings
        words = _shown_words(told, is_person=draft.is_person)
        surplus = sum(pronouns.get(naming, 0) for naming in outside)
        roles = frozenset[str]().union(*(find_roles(layout, naming) for naming in outside))
        described = frozenset[str]().union(
            *(find_description(layout, naming) for naming in outside)
        )
        entities[draft] = Entity(
            words=words,
            person=_is_person(draft),
            roles=roles,
            gender=find_gender(words, roles)
            or find_gender(("",), described)
            or _gender_of(surplus),
            times=len(outside),
            first=min(map(attrgetter("start"), told)),
            is_thing=_is_thing(draft),
            is_ambiguous=len(draft.rivals) > 1,
            descriptions=described | roles,
            pronouns=surplus,
        )
    return entities


def _gender_of(pronouns: int) -> Gender | None:
    """Return the gender that the pronouns near somebody's names imply, if they are many."""
    if abs(pronouns) < _MANY_PRONOUNS:
        return None
    return "male" if pronouns > 0 else "female"


def _shown_words(namings: Sequence[Naming], *, is_person: bool) -> tuple[str, ...]:
    """Return the full name as it is printed: a person's that is printed most, else the longest."""
    full = [naming for naming in namings if len(fold_words(naming.words)) > 1] or namings
    counts = Counter(naming.words for naming in full)
    if is_person:
        most = max(counts.values())
        counts = Counter({words: count for words, count in counts.items() if count == most})
    return max(counts, key=lambda words: (len(fold_words(words)), counts[words]))


def _is_person(draft: _Draft) -> bool | None:
    if draft.is_person:
        return True
    kinds = Counter(naming.kind for naming in draft.namings)
    return False if kinds[Kind.ORGANISATION] or len(draft.words) > 1 else None


def _is_thing(draft: _Draft) -> bool:
    kinds = Counter(naming.kind for naming in draft.namings)
    return kinds.most_common(1)[0][0] is Kind.OTHER

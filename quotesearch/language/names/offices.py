"""Offices and callings: whether two descriptions mean the same, or exclude each other."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from quotesearch.language.names.letters import Replacements, replace_all
from quotesearch.language.names.titles import COURTESIES, MODIFIERS, ROLES

# Groups of words with the same meaning; the first word of each stands for all of them.
_SYNONYMS = """
governor gov; senator sen; representative rep congressman congresswoman congressmember
congressperson congressman-elect; general gen; professor prof; captain capt skipper;
sergeant sgt; lieutenant lt; colonel col; major maj; admiral adm; commander cmdr; corporal
cpl; private pvt pte; brigadier brig; councillor cllr councilman councilwoman
councilmember councilor alderman alderwoman; assemblyman assemblywoman assemblymember;
president pres potus; reverend rev pastor vicar priest; spokesperson spokesman spokeswoman
spokespeople spox; chair chairman chairwoman chairperson; lawyer attorney barrister
solicitor advocate counsel; doctor dr doc physician; adviser advisor aide; businessperson
businessman businesswoman; police policeman policewoman; firefighter fireman; defense
defence; labor labour; center centre; superintendent supt; inspector insp; detective det;
constable pc; officer cop; sheikh sheik shaikh; reporter journalist correspondent; actor
actress; headteacher headmaster headmistress; archaeologist archeologist; organizer
organiser; neighbor neighbour; harbor harbour; counselor counsellor; mother mom mum;
father dad fr; director-general director; founder co-founder cofounder; owner co-owner;
farmer grower; american us america; british britain uk; french france; dutch netherlands;
welsh wales; irish ireland; scottish scotland; spanish spain; swedish sweden; danish
denmark; finnish finland; polish poland; turkish turkey; greek greece; swiss switzerland;
saint st; secretary sec
"""
# Roles that one person cannot have in one story: nobody has a role from either side of a bar.
_OPPOSED_ROLES = """
    prosecutor prosecution | defense defender defendant
    plaintiff claimant | defendant
    judge | defendant plaintiff
    husband | wife
    king | queen
    mother | father
    landlord | tenant
    referee umpire | goalkeeper goalie player midfielder striker defender
    victim | attacker defendant
    bride | groom bridegroom
"""
# Fields for which governments have an office, one on each line. One office may cover a whole line.
_GOVERNMENT_FIELDS = """
    war defense armed army navy military
    foreign external affairs overseas commonwealth
    interior home security homeland immigration police
    justice law
    finance treasury exchequer economy economic budget revenue
    trade commerce business industry industrial technology
    labor employment work pensions welfare social
    health
    education schools universities
    transport transportation infrastructure roads
    agriculture farming food fisheries fishing rural
    environment climate energy water forests
    culture media sport sports arts tourism
    housing urban communities
"""
# Offices that a government has once for each field.
_MINISTERS = frozenset("secretary minister".split())
# Offices that one person holds at a time: "the mayor" is the mayor of the place in the story.
_ONE_OF_A_PLACE = frozenset(
    """
    governor mayor president ambassador king queen ceo premier chancellor pope
    sheriff coach principal superintendent coroner archbishop taoiseach chair speaker treasurer
    dean rector
    """.split()
)
# Callings of people who may be called "Dr".
LEARNED = frozenset(
    """
    doctor professor surgeon virologist epidemiologist immunologist oncologist cardiologist
    neurologist neurosurgeon psychologist psychiatrist biologist chemist physicist astronomer
    geologist hydrologist ecologist oceanographer researcher scientist historian economist
    archaeologist anthropologist sociologist veterinarian vet dentist lecturer pediatrician
    paediatrician pathologist coroner linguist philosopher theologian mathematician statistician
    geneticist neuroscientist climatologist seismologist zoologist
    """.split()
)
_PHRASES: Replacements = (
    ("chief executive officer", "ceo"),
    ("chief executive", "ceo"),
    ("prime minister", "premier"),
    ("head of government", "premier"),
    ("head of state", "president"),
    ("district attorney", "prosecutor"),
)
# Words for an office that somebody no longer holds; it does not exclude other offices.
FORMERLY = frozenset("former formerly then ex".split())
_DESCRIPTION_STOP_WORDS = frozenset(
    """
    the a an his her their our my its this that one another some of for to in at from with by and
    """.split()
)
_LEFT_OUT = _DESCRIPTION_STOP_WORDS | FORMERLY
_TELLING_ROLES = ROLES - COURTESIES - MODIFIERS


class _Opposition(NamedTuple):
    """Two sets of roles; nobody has a role from both."""

    left: frozenset[str]
    right: frozenset[str]


def canonical(word: str) -> str:
    """Return the usual word for the meaning of a folded word: "governor" for "gov"."""
    return _canonical_words().get(word, word)


def key_words(words: Iterable[str]) -> frozenset[str]:
    """Return the folded words of a description that distinguish it from others."""
    text = replace_all(" ".join(words), _PHRASES)
    canonical_words = map(canonical, text.split())
    return frozenset(canonical_words) - _LEFT_OUT


def roles_of(words: Iterable[str]) -> frozenset[str]:
    """Return the roles among folded words, without courtesies ("mrs") and modifiers ("acting")."""
    return key_words(words) & _TELLING_ROLES


def is_one_description(description: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the key words are the same: "president of Ukraine", "Ukrainian president"."""
    if len(description) != len(other):
        return False
    missing = other - description
    for word in description - other:
        if not any(are_akin(word, other_word) for other_word in missing):
            return False
    return True


def are_akin(word: str, other: str) -> bool:
    """Tell whether two words begin alike, as "Ukraine" and "Ukrainian" do."""
    length = min(len(word), len(other), 5)
    if length < 4 or abs(len(word) - len(other)) > 4:
        return False
    return word[:length] == other[:length]


def exclude_each_other(description: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether nobody can be both: "Health Secretary" and "Transport Secretary"."""
    if _are_opposed(description, other):
        shared_roles = description & other & ROLES
        return shared_roles <= {"lawyer"}
    shared_ministers = description & other & _MINISTERS
    return bool(shared_ministers) and have_other_fields(description, other)


def have_other_fields(words: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two offices or departments belong to different fields."""
    fields = _fields_of(words)
    other_fields = _fields_of(others)
    if not fields or not other_fields:
        return False
    return fields.isdisjoint(other_fields)


def is_one_of_many(description: frozenset[str]) -> bool:
    """Tell whether the key words are a calling that many people have: "the analyst"."""
    return len(description) == 1 and description.isdisjoint(_ONE_OF_A_PLACE)


def _are_opposed(description: frozenset[str], other: frozenset[str]) -> bool:
    for opposition in _oppositions():
        if description & opposition.left and other & opposition.right:
            return True
        if description & opposition.right and other & opposition.left:
            return True
    return False


def _fields_of(words: Iterable[str]) -> set[frozenset[str]]:
    """Return the fields that words name, each with all its words."""
    canonical_words = set(map(canonical, words))
    return {field for field in _fields() if not field.isdisjoint(canonical_words)}


@cache
def _canonical_words() -> dict[str, str]:
    """Map each word to the first of its group."""
    canonical_words: dict[str, str] = {}
    for group in _SYNONYMS.split(";"):
        synonyms = group.split()
        canonical_words |= dict.fromkeys(synonyms, synonyms[0])
    return canonical_words


@cache
def _oppositions() -> list[_Opposition]:
    oppositions = []
    for line in _OPPOSED_ROLES.strip().splitlines():
        left, _, right = line.partition("|")
        oppositions.append(_Opposition(frozenset(left.split()), frozenset(right.split())))
    return oppositions


@cache
def _fields() -> list[frozenset[str]]:
    return [frozenset(line.split()) for line in _GOVERNMENT_FIELDS.strip().splitlines()]

"""Offices and callings: whether two descriptions are one, and whether one person can be both."""

from collections.abc import Iterable

from quotesearch.language.names.titles import COURTESIES, MODIFIERS, ROLES

# Words of one meaning: the first stands for all.
_CANONICAL = {
    word: group.split()[0]
    for group in """
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
    """.split(";")
    for word in group.split()
}
# Roles that one person cannot have in one story.
_OPPOSED = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("prosecutor prosecution", "defense defender defendant"),
        ("plaintiff claimant", "defendant"),
        ("judge", "defendant plaintiff"),
        ("husband", "wife"),
        ("king", "queen"),
        ("mother", "father"),
        ("landlord", "tenant"),
        ("referee umpire", "goalkeeper goalie player midfielder striker defender"),
        ("victim", "attacker defendant"),
        ("bride", "groom bridegroom"),
    )
)
# What governments have an office for, a line for each: one person may have all of a line.
_FIELDS = """
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
# Offices of which a government has one for each field.
_MINISTERS = frozenset("secretary minister".split())
# Offices that one person has at a time, as the story goes: "the mayor" is the mayor of the story.
_ONE_OF_A_PLACE = frozenset(
    """
    governor mayor president ambassador king queen ceo premier chancellor pope
    sheriff coach principal superintendent coroner archbishop taoiseach chair speaker treasurer
    dean rector
    """.split()
)
# Those who are called "Dr" for what they know.
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
_PHRASES = (
    ("chief executive officer", "ceo"),
    ("chief executive", "ceo"),
    ("prime minister", "premier"),
    ("head of government", "premier"),
    ("head of state", "president"),
    ("district attorney", "prosecutor"),
)
# An office that somebody had before excludes none.
FORMERLY = frozenset("former formerly then ex".split())
_SMALL = frozenset(
    """
    the a an his her their our my its this that one another some of for to in at from with by and
    """.split()
).union(FORMERLY)


def canonical(word: str) -> str:
    """Replace a folded word by the usual one of its meaning: "gov" by "governor"."""
    return _CANONICAL.get(word, word)


def key_words(words: Iterable[str]) -> frozenset[str]:
    """Keep the words of a description that tell it from others."""
    text = " ".join(words)
    for long, short in _PHRASES:
        text = text.replace(long, short)
    return frozenset(map(canonical, text.split())) - _SMALL


def roles_of(words: Iterable[str]) -> frozenset[str]:
    """Keep the roles among folded words, without courtesies and what only modifies a role."""
    known = (word for word in key_words(words) if word in ROLES)
    return frozenset(known) - COURTESIES - MODIFIERS


def is_one_description(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the key words are the same: "president of Ukraine", "Ukrainian president"."""
    if len(one) != len(other):
        return False
    left, missing = one - other, other - one
    return all(any(are_akin(word, theirs) for theirs in missing) for word in left)


def are_akin(word: str, other: str) -> bool:
    """Tell whether two words begin alike, as a country and its adjective do."""
    length = min(len(word), len(other), 5)
    return length > 3 and word[:length] == other[:length] and abs(len(word) - len(other)) < 5


def exclude_each_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether nobody is both: "Health Secretary" and "Transport Secretary"."""
    for side, opposite in _OPPOSED:
        if (one & side and other & opposite) or (one & opposite and other & side):
            return not one & other & ROLES - {"lawyer"}
    return bool(one & other & _MINISTERS) and have_other_fields(one, other)


def have_other_fields(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two offices or departments are of fields that no one has together."""
    fields = _fields(one)
    other_fields = _fields(other)
    return bool(fields and other_fields) and fields.isdisjoint(other_fields)


def _fields(words: Iterable[str]) -> set[int]:
    known = map(canonical, words)
    wanted = set(known)
    lines = enumerate(_FIELDS.strip().splitlines())
    return {number for number, line in lines if not wanted.isdisjoint(line.split())}


def is_one_of_many(description: frozenset[str]) -> bool:
    """Tell whether the key words are a calling that anybody may have: "the analyst"."""
    return len(description) == 1 and not description & _ONE_OF_A_PLACE

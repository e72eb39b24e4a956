"""Offices and callings: whether two descriptions are one, and whether one person can be both."""

from collections.abc import Iterable, Sequence

from quotesearch.language.titles import COURTESIES, MODIFIERS, ROLES

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
        ("prosecutor prosecution", "defense defender defendant suspect"),
        ("plaintiff claimant", "defendant"),
        ("judge", "prosecutor defendant plaintiff juror"),
        ("husband", "wife"),
        ("king prince duke", "queen princess duchess"),
        ("mother", "father"),
        ("brother son", "sister daughter"),
        ("landlord", "tenant"),
        ("referee umpire", "goalkeeper goalie player midfielder striker defender coach"),
        ("doctor surgeon nurse", "patient"),
        ("teacher headteacher professor", "student pupil"),
        ("driver pilot", "passenger"),
        ("bride", "groom bridegroom"),
        ("victim", "suspect attacker defendant"),
    )
)
# Offices of which a government, a town or a firm has one for each thing that they are of.
_SINGLE = frozenset(
    """
    secretary minister governor mayor president ambassador king queen ceo premier chancellor
    """.split()
)
# Offices that one person has at a time, as the story goes: "the mayor" is the mayor of the story.
_ONE_OF_A_PLACE = (_SINGLE - {"secretary", "minister"}) | frozenset(
    """
    pope sheriff coach principal superintendent coroner archbishop taoiseach chair speaker treasurer
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
# Who is called by office and surname all over the world. After each surname the given names of
# those who had the office, a colon before each person.
_OFFICE_HOLDERS = {
    "vice": """
        vance:jd,j,james harris:kamala pence:mike,michael biden:joe,joseph cheney:dick,richard
        gore:al,albert quayle:dan mondale:walter rockefeller:nelson agnew:spiro
    """,
    "president": """
        trump:donald biden:joe,joseph obama:barack bush:george:george clinton:bill,william
        reagan:ronald carter:jimmy,james ford:gerald nixon:richard johnson:lyndon:andrew
        kennedy:john,jack eisenhower:dwight truman:harry roosevelt:theodore,teddy:franklin
        hoover:herbert coolidge:calvin harding:warren wilson:woodrow taft:william mckinley:william
        cleveland:grover harrison:benjamin:william lincoln:abraham grant:ulysses adams:john:john
        putin:vladimir zelensky:volodymyr macron:emmanuel xi:jinping erdogan:recep lula:luiz
        milei:javier
    """,
    "prime": """
        starmer:keir sunak:rishi truss:liz,elizabeth johnson:boris may:theresa cameron:david
        brown:gordon blair:tony major:john thatcher:margaret trudeau:justin:pierre carney:mark
        harper:stephen albanese:anthony morrison:scott ardern:jacinda modi:narendra
        netanyahu:benjamin,bibi orban:viktor meloni:giorgia gandhi:indira:rajiv
        bhutto:benazir:zulfikar
    """,
}
_SHORT_OFFICES = {"pm": "prime", "premier": "prime", "vp": "vice"}
_SMALL = frozenset(
    """
    the a an his her their our my its this that one another some of for to in at from with by and
    former then ex
    """.split()
)


def canonical(word: str) -> str:
    """Replace a folded word by the usual one of its meaning: "gov" by "governor"."""
    return _CANONICAL.get(word, word)


def key_words(words: Iterable[str]) -> frozenset[str]:
    """Keep the words of a description that tell it from others."""
    text = " ".join(words)
    for long in ("chief executive officer", "chief executive"):
        text = text.replace(long, "ceo")
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
    """Tell whether nobody is both: "Secretary of State" and "Secretary of War"."""
    for side, opposite in _OPPOSED:
        if (one & side and other & opposite) or (one & opposite and other & side):
            return not one & other & ROLES - {"lawyer"}
    common = one & other & _SINGLE
    ours, theirs = one - other - MODIFIERS, other - one - MODIFIERS
    if not common or not ours or not theirs or ours | theirs == {"war", "defense"}:
        return False
    return not any(are_akin(word, other) for word in ours for other in theirs)


def is_one_of_many(description: frozenset[str]) -> bool:
    """Tell whether the key words are a calling that anybody may have: "the analyst"."""
    return len(description) == 1 and not description & _ONE_OF_A_PLACE


def holders_of(titles: Sequence[str], surname: str) -> list[list[str]]:
    """List the given names of those who are known by an office and a surname, for each person."""
    called = {_SHORT_OFFICES.get(title, title) for title in titles}
    office = next((office for office in _OFFICE_HOLDERS if office in called), None)
    if office is None or (office == "prime" and "deputy" in titles):
        return []
    for entry in _OFFICE_HOLDERS[office].split():
        known, *people = entry.split(":")
        if known == surname:
            return [person.split(",") for person in people]
    return []

"""Names of organisations: whether two of them are one organisation's."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from rapidfuzz.distance import OSA

from quotesearch.language.folding import fold_letters

Words = Sequence[str]
Comparison = Literal["same", "another", "not_certain"]

# What a word is that makes a name an organisation's.
_NOUNS = frozenset(
    """
    inc incorporated corp corporation llc llp ltd limited plc gmbh ag sa spa co company companies
    group holdings holding industries enterprises partners ventures technologies systems labs
    laboratories laboratory motors airlines airways railways bank bundesbank banking insurance foods
    pharmaceuticals media press university college school academy institute institution polytechnic
    faculty hospital clinic infirmary museum gallery library theatre orchestra department dept
    ministry office bureau agency administration authority commission committee council board court
    tribunal parliament congress senate assembly government cabinet treasury exchequer police army
    navy force forces party democrats republicans liberals conservatives greens tories socialists
    coalition alliance campaign movement front union federation confederation association society
    league club guild chamber institute foundation trust fund charity organisation organization
    network project initiative forum centre center service services watch church diocese archdiocese
    synod mosque synagogue temple nations team staff embassy consulate house kremlin pentagon
    vatican knesset bundestag duma times post journal tribune herald gazette guardian telegraph
    observer chronicle news broadcasting channel studios records pictures entertainment
    international brotherhood newspaper magazine consortium cooperative utility regulator watchdog
    inspectorate secretariat directorate
    """.split()
)
# Those that are surnames, too, at the end of a name of two words.
_SURNAMES = frozenset(
    """
    bank church court force front house nation post press school temple times watch
    """.split()
)
# Those at which the order matters: the University of Newcastle is not Newcastle University.
_ORDERED = frozenset("university college school institute bank".split())
# Words that a full name has and a short one leaves out.
_IDLE = frozenset(
    """
    inc incorporated corp corporation llc llp ltd limited plc gmbh ag sa spa co company companies
    group holdings holding international university newspaper magazine club party government
    administration office staff news
    """.split()
)
# Words that make one institution of a name another.
_TELLING = frozenset(
    """
    central royal national federal state new first north south east west northern southern eastern
    western upper lower young free democratic independent united general junior supreme high world
    metropolitan community technical real provisional
    official reserve local county city
    """.split()
)
_FORCES = frozenset("department service force constabulary".split())
_LEGAL = _IDLE - {"university", "party", "office"}
_LINKS = frozenset("the of and for in on at to de la le du des der die das del y et und".split())
_SPELLINGS = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
    "dept": "department",
    "govt": "government",
    "corp": "corporation",
    "assn": "association",
    "intl": "international",
    "univ": "university",
    "us": "american",
    "uk": "british",
    "saint": "st",
    "co-operative": "cooperative",
}
# The names of an organisation that no rule joins, a line for each.
_KNOWN = """
federal bureau of investigation|fbi
central intelligence agency|cia
national security agency|nsa
environmental protection agency|epa
food and drug administration|fda
internal revenue service|irs
national aeronautics and space administration|nasa
centers for disease control and prevention|centers for disease control|cdc
department of defense|defense department|pentagon|dod
department of justice|justice department|doj
department of homeland security|homeland security department|dhs
state department|department of state|foggy bottom
securities and exchange commission|sec
federal trade commission|ftc
federal reserve|fed|us federal reserve|federal reserve board|federal reserve system
drug enforcement administration|dea
immigration and customs enforcement|ice
white house
kremlin
downing street|number 10|no 10|10 downing street
scotland yard|metropolitan police|met police|new scotland yard
buckingham palace
vatican|holy see
elysee|elysee palace
capitol hill|us congress|congress
us supreme court|supreme court of the united states|scotus
united nations|un
united nations educational scientific and cultural organization|unesco
united nations childrens fund|unicef
united nations high commissioner for refugees|unhcr|un refugee agency
united nations relief and works agency|unrwa
world health organization|who
world trade organization|wto
world food programme|wfp
food and agriculture organization|fao
international monetary fund|imf
international atomic energy agency|iaea
international criminal court
international court of justice|icj|world court
world bank
european union|eu
european commission
european central bank|ecb
deutsche bundesbank|bundesbank|german central bank
bank of japan|boj
peoples bank of china|pboc
reserve bank of india|rbi
reserve bank of australia|rba
bank of england|boe|old lady of threadneedle street
north atlantic treaty organization|nato
organization of the petroleum exporting countries|opec
organization for economic cooperation and development|oecd
african union
arab league|league of arab states
federation internationale de football association|fifa
union of european football associations|uefa
football association|fa
international olympic committee|ioc
national football league|nfl
national basketball association|nba
british broadcasting corporation|bbc|beeb
national broadcasting company|nbc
columbia broadcasting system|cbs
cable news network|cnn
washington post|wapo
new york times|nyt|times of new york
wall street journal|wsj
associated press|ap
agence france presse|afp
marks and spencer|m and s
procter and gamble|p and g
johnson and johnson|j and j
general motors|gm
general electric|ge
international business machines|ibm
british petroleum|bp
british airways
royal bank of scotland|rbs
bank of scotland
hongkong and shanghai banking corporation|hsbc
american telephone and telegraph|at and t
united parcel service|ups
medecins sans frontieres|doctors without borders|msf
amnesty international|amnesty
human rights watch|hrw
international committee of the red cross|icrc
american civil liberties union|aclu
national rifle association|nra
national association for the advancement of colored people|naacp
national health service|nhs
trades union congress|tuc
confederation of british industry|cbi
conservative party|conservatives|tories|tory party
labour party|labour|labor party
liberal democrats|lib dems|liberal democrat party
liberal party of canada
scottish national party|snp
green party|greens|green party of england and wales
department of the treasury|treasury department|us treasury|treasury
democratic unionist party|dup
democratic party|democrats
republican party|republicans|gop|grand old party
african national congress|anc
christian democratic union|cdu
alternative for germany|alternative fur deutschland|afd
bharatiya janata party|bjp
peoples liberation army|pla
al qaeda|al qaida
islamic state|isis|isil|daesh|islamic state of iraq and syria
palestine liberation organization|plo
muslim brotherhood
united states agency for international development|usaid
ministry of defence|mod
home office
foreign office|foreign and commonwealth office|fco|foreign commonwealth and development office|fcdo
federal security service|fsb
komitet gosudarstvennoy bezopasnosti|kgb
alphabet
meta|facebook|meta platforms
twitter|x
"""
# Letters that several organisations go by, all of them often in the news.
_SHARED_LETTERS = frozenset(
    """
    aa aap aba abc aca ada afa ama apa ba bc bma cba cbc cca cic cma cp ctu dnc dp dpa fsa gmb iba
    ica icc ifa ila ima iom ips ira isa isi lp mta nas nca ncc ndp nec nla np npa oas pa pac pga pp
    ppa psa pta rca rnc rsa sa sas sba sdp sfa sla sp ssa tca tpa tsa uta wba wga wwf
    """.split()
)


def is_organisation(words: Sequence[str]) -> bool:
    """Tell whether the folded words of a name have one that makes it an organisation's."""
    surname = len(words) == 2 and words[-1] in _SURNAMES  # "Ann House"
    return not surname and any(_SPELLINGS.get(word, word) in _NOUNS for word in words)


def is_known_organisation(words: Sequence[str]) -> bool:
    """Tell whether the folded words are a name of an organisation that everybody knows."""
    return _plain(words) in _known()


def is_acronym(text: str) -> bool:
    """Tell whether a name is written as the letters of an abbreviation: "F.B.I.", "M&S", "NATO"."""
    letters = [character for character in text if character.isalpha()]
    plain = text.replace(".", "").replace("&", "").replace(" ", "")
    in_one = "&" in text or " " not in text
    return 1 < len(letters) <= 7 and plain.isalpha() and plain.isupper() and in_one


def compare_organisations(one: Words, other: Words, *, letters: bool = False) -> Comparison:
    """Compare the folded words of two names, one of which at least is an organisation's.

    `letters`: one of them is an abbreviation, which may be that of a name in another language.
    """
    known, known_other = _known().get(_plain(one)), _known().get(_plain(other))
    if known is not None and known_other is not None:
        return "same" if known == known_other else "another"
    words, others = _content(one), _content(other)
    if not words or not others:
        return "not_certain"
    if "".join(words) == "".join(others):
        return "same"
    short, full = (one, other) if len(one) < len(other) else (other, one)
    if len(short) == 1 and short[0] in _initials(full):
        return "not_certain" if short[0] in _SHARED_LETTERS else "same"
    if letters:
        return "not_certain"
    if len(words) == len(others) == 1:
        return _compare_single(words[0], others[0])
    return _compare_full(words, others)


def _compare_single(word: str, other: str) -> Comparison:
    if _sound(word) == _sound(other):
        return "same"
    return "not_certain" if len(word) > 4 and OSA.distance(word, other) <= 1 else "another"


def _compare_full(words: list[str], others: list[str]) -> Comparison:
    if sorted(words) == sorted(others):
        return "another" if _ORDERED.intersection(words) else "same"
    extra, missing = set(words) - set(others), set(others) - set(words)
    if extra and missing:
        if extra <= _IDLE or missing <= _IDLE:
            return "not_certain"
        spelt = all(any(_is_misspelt(word, other) for other in missing) for word in extra)
        return "same" if spelt and len(extra) == len(missing) else "another"
    more, longer, shorter = (extra, words, others) if extra else (missing, others, words)
    if more <= _IDLE:
        return "same"
    goes_on = longer[: len(shorter)] == shorter  # "Ministry of Defence of Ukraine"
    if not goes_on and (longer[0] in _TELLING or _ORDERED.intersection(shorter)):
        return "another"
    return "not_certain"


def _is_misspelt(word: str, other: str) -> bool:
    return _sound(word) == _sound(other) or (len(word) > 5 and OSA.distance(word, other) < 2)


def _plain(words: Sequence[str]) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in words if word != "the")


def _content(words: Sequence[str]) -> list[str]:
    """The words that tell an organisation from others."""
    spelled = [_SPELLINGS.get(word, word) for word in words]
    content = [word for word in spelled if word not in _LINKS]
    if "police" in content[:-1]:
        content = [word for word in content if word not in _FORCES]
    while len(content) > 1 and content[-1] in _LEGAL:
        content.pop()
    return content


def _initials(words: Sequence[str]) -> set[str]:
    """The abbreviations that a full name may have, with its small words and without."""
    some = [word for word in words if word not in _LINKS]
    return {"".join(word[0] for word in chosen) for chosen in (some, words) if chosen}


def _sound(word: str) -> str:
    """How a word sounds, however it is transliterated: "hezbollah" and "hizbullah"."""
    found = word.translate(str.maketrans("eoyqc", "iuikk")).removesuffix("h")
    return "".join(letter for at, letter in enumerate(found) if at == 0 or found[at - 1] != letter)


@cache
def _known() -> dict[str, int]:
    lines = fold_letters(_KNOWN).strip().splitlines()
    return {_plain(name.split()): at for at, line in enumerate(lines) for name in line.split("|")}

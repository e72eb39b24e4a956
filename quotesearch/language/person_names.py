"""Names of persons and organisations: whether the name somebody asks for is the speaker of a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from quotesearch.language.folding import fold_letters, fold_words
from quotesearch.language.given_names import compare_given, gender_of, is_given_name
from quotesearch.language.organisations import compare_organisations, is_acronym, is_organisation
from quotesearch.language.titles import (
    AGENTS,
    COURTESIES,
    FEMALE_TITLES,
    HONORIFICS,
    KIN,
    MALE_TITLES,
    MODIFIERS,
    POLITICAL,
    PORTFOLIOS,
    POSTNOMINALS,
    ROLES,
    SUFFIXES,
    TITLES,
)

Sameness = Literal["same", "another", "not_certain"]

_CACHED = 1 << 16  # comparisons that are remembered
_PARTICLES = frozenset(
    """
    van von der den de del della di da dos das do du la le les lo el al ul bin ibn ben bint abu ter ten te zu zur af av
    st saint mac mc ap y e
    """.split()
)
_ARTICLES = frozenset("the a an".split())
_DETERMINERS = _ARTICLES | frozenset("his her their our my its this that one another some".split())
_LINKS = frozenset("of for to in at from with by and".split())
_NOT_INITIALS = frozenset("us uk eu un nz ny la dc nj uae ussr".split())
_RELATIVES = frozenset("who whose whom which that where".split())
_COMMON = frozenset(
    """
    smith johnson williams jones brown davis miller wilson moore taylor anderson thomas jackson white harris martin
    thompson garcia martinez robinson clark rodriguez lewis lee walker hall allen young hernandez king wright lopez hill
    scott green adams baker gonzalez nelson carter mitchell perez roberts turner phillips campbell parker evans edwards
    collins stewart sanchez morris rogers reed cook morgan bell murphy bailey rivera cooper richardson cox howard ward
    torres peterson gray ramirez james watson brooks kelly sanders price bennett wood barnes ross henderson coleman
    jenkins perry powell long patterson hughes flores washington butler simmons foster gonzales bryant alexander russell
    griffin diaz hayes myers ford hamilton graham sullivan wallace woods cole west jordan owens reynolds fisher ellis
    harrison gibson mcdonald cruz marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter
    hicks crawford henry boyd mason morales kennedy warren dixon ramos reyes burns gordon shaw holmes rice robertson hunt
    black daniels palmer mills nichols grant knight ferguson rose stone hawkins dunn perkins hudson spencer gardner
    stephens payne pierce berry matthews arnold wagner willis ray watkins olson carroll duncan snyder hart cunningham
    bradley lane andrews ruiz harper fox riley armstrong carpenter weaver greene lawrence elliott chavez sims austin peters
    kelley franklin lawson ryan clarke davies green khan patel singh kaur kumar sharma shah ali ahmed hussain hassan begum
    chen wang li zhang liu yang huang wu zhou xu lin chan wong kim park choi jung kang cho nguyen tran le pham hoang
    rossi russo ferrari bianchi muller schmidt schneider fischer weber meyer wagner becker hoffmann dubois durand moreau
    laurent bernard petit robert richard simon michel silva santos oliveira souza costa pereira fernandes ivanov petrov
    smirnov kuznetsov popov novak kowalski nowak hansen johansen olsen larsen nielsen jensen andersson johansson
    eriksson karlsson murphy walsh obrien byrne kelly ryan oconnor osullivan cohen levy tanaka sato suzuki yamamoto
    okafor mensah diallo traore
    """.split()
)
_EAST_ASIAN = frozenset(
    """
    kim lee yi rhee park pak bak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han shin sin seo suh
    kwon hwang ahn an song hong ryu yoo yu ko go moon mun bae baek nam noh roh ha joo chu woo ban son ma xi li wang zhang
    liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo luo liang tang xie feng deng cao peng zeng xiao tian
    dong pan yuan cai jiang wei lu du ye cheng su lü ding ren yao wen fan fang shi tan chan wong leung cheung lam ng
    cheng lau ho yip chow tsai tsang mao nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly abe
    """.split()
)
_SYLLABLE = r"(?:zh|ch|sh|th|tr|ng|ph|kh|gh|[bpmfdtnlgkhjqxrzcsywv])?[aeiouy]{1,3}(?:ng|nh|[nrkmlpthc])?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,2}}(?:-{_SYLLABLE})?")
_HISPANIC = frozenset(
    """
    garcia martinez rodriguez lopez hernandez gonzalez perez sanchez ramirez torres flores rivera gomez diaz reyes morales
    ortiz gutierrez chavez ruiz alvarez castillo vasquez jimenez romero mendoza herrera medina aguilar vargas castro
    guzman fernandez munoz salazar soto delgado pena rios alvarado sandoval contreras valdez guerrero estrada ortega nunez
    maldonado vega santiago dominguez espinoza silva padilla marquez cortez rojas acosta figueroa luna juarez navarro
    ramos molina campos ayala vazquez serrano cabrera ochoa pacheco leon lara solis fuentes guevara moreno lucia maria jose
    juan carlos luis jorge miguel pedro pablo javier fernando alejandro andres diego rafael sergio ricardo eduardo ignacio
    gabriel antonio manuel enrique rocio pilar belen ines carmen ximena camila valentina sofia isabel beatriz montserrat
    """.split()
)
# Fathers and sons of one name who are both in the news: without "Jr." it is the father's.
_BOTH_IN_THE_NEWS = frozenset(
    ["donald trump", "ferdinand marcos", "ken griffey", "cuba gooding", "floyd mayweather", "sammy davis", "lon chaney"]
    + ["frank sinatra", "vladimir guerrero", "dale earnhardt", "hank williams", "jesse jackson", "julio chavez"]
)
# Those whose father was as well known, and is dead: without "Jr." either may be meant.
_FAMOUS_FATHERS = frozenset(
    ["robert kennedy", "john kennedy", "joseph kennedy", "oliver holmes", "robert downey", "al gore", "harold ford"]
    + ["albert gore", "adam powell", "henry lodge", "arthur schlesinger", "william buckley", "julian bond"]
)
# Who is called by the office and the surname all over the world; more than one name: either may be meant.
_OFFICE_HOLDERS = {
    "president": """
        trump:donald biden:joe,joseph obama:barack bush:george:george clinton:bill,william reagan:ronald carter:jimmy,james
        ford:gerald nixon:richard johnson:lyndon:andrew kennedy:john,jack eisenhower:dwight truman:harry
        roosevelt:theodore,teddy:franklin hoover:herbert coolidge:calvin harding:warren wilson:woodrow taft:william
        mckinley:william cleveland:grover harrison:benjamin:william lincoln:abraham grant:ulysses adams:john:john
        putin:vladimir zelensky:volodymyr macron:emmanuel xi:jinping erdogan:recep lula:luiz milei:javier
    """,
    "vice": """
        vance:jd,j,james harris:kamala pence:mike,michael biden:joe,joseph cheney:dick,richard gore:al,albert quayle:dan
        mondale:walter rockefeller:nelson agnew:spiro
    """,
    "prime": """
        starmer:keir sunak:rishi truss:liz,elizabeth johnson:boris may:theresa cameron:david brown:gordon blair:tony major:john
        thatcher:margaret trudeau:justin:pierre carney:mark harper:stephen albanese:anthony morrison:scott ardern:jacinda
        modi:narendra netanyahu:benjamin,bibi orban:viktor meloni:giorgia gandhi:indira:rajiv bhutto:benazir:zulfikar
    """,
}
_CANONICAL = {
    word: group.split()[0]
    for group in """
        governor gov; senator sen; representative rep congressman congresswoman congressmember congressperson
        congressman-elect; general gen; professor prof; captain capt skipper; sergeant sgt; lieutenant lt; colonel col;
        major maj; admiral adm; commander cmdr; corporal cpl; private pvt pte; brigadier brig;
        councillor cllr councilman councilwoman councilmember councilor alderman alderwoman; assemblyman assemblywoman
        assemblymember; president pres potus; reverend rev pastor vicar priest minister-of-religion; father fr;
        spokesperson spokesman spokeswoman spokespeople spox; chair chairman chairwoman chairperson chairs;
        lawyer attorney barrister solicitor advocate counsel; doctor dr doc physician; ceo chief-executive; adviser advisor
        aide; businessperson businessman businesswoman; police policeman policewoman; firefighter fireman; defense defence;
        labor labour; center centre; superintendent supt; inspector insp; detective det; constable pc; officer cop;
        sheikh sheik shaikh; reporter journalist correspondent; actor actress; teacher headteacher-of; headteacher
        headmaster headmistress; archaeologist archeologist; organizer organiser; neighbor neighbour; harbor harbour;
        counselor counsellor; mp member-of-parliament; mother mom mum; father-of dad; director-general director;
        founder co-founder cofounder; owner co-owner; farmer grower; american us america; british britain uk; french france;
        dutch netherlands; welsh wales; irish ireland; scottish scotland; spanish spain; swedish sweden; danish denmark;
        finnish finland; polish poland; turkish turkey; greek greece; swiss switzerland; saint st; secretary sec
    """.split(";")
    for word in group.split()
}
# Roles that one person cannot have in one story.
_OPPOSED = (
    (frozenset(["prosecutor", "prosecution"]), frozenset(["defense", "defender", "defendant", "suspect"])),
    (frozenset(["plaintiff", "claimant"]), frozenset(["defendant"])),
    (frozenset(["judge"]), frozenset(["prosecutor", "defendant", "plaintiff", "juror"])),
    (frozenset(["husband"]), frozenset(["wife"])),
    (frozenset(["mother"]), frozenset(["father"])),
    (frozenset(["brother", "son"]), frozenset(["sister", "daughter"])),
    (frozenset(["landlord"]), frozenset(["tenant"])),
)
# Offices of which a government, a town or a firm has one for each thing that they are of.
_SINGLE_OFFICES = frozenset(
    "secretary minister governor mayor president ambassador king queen ceo premier chancellor".split()
)
_LEARNED = frozenset(
    """
    doctor professor surgeon virologist epidemiologist immunologist oncologist cardiologist neurologist neurosurgeon
    psychologist psychiatrist biologist chemist physicist astronomer geologist hydrologist ecologist oceanographer
    researcher scientist historian economist archaeologist anthropologist sociologist veterinarian vet dentist lecturer
    pediatrician paediatrician pathologist coroner linguist philosopher theologian mathematician statistician geneticist
    neuroscientist climatologist seismologist zoologist
    """.split()
)
_KNIGHTLY = frozenset("sir dame lord lady baron baroness viscount viscountess hon honorable honourable".split())
_REGNAL_TITLES = frozenset("king queen pope emperor empress tsar czar prince princess sultan emir shah".split())
_ROMAN = re.compile(r"[IVX]{1,5}")
_AGE = re.compile(r"(?:aged? )?(\d{1,3})(?: years old)?")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_NICKNAME = re.compile(r"[“\"‘]([^“”\"‘’]{2,20})[”\"’](?= )")
_HANDLE = re.compile(r"@(\w+)")
_MAIDEN = re.compile(r"\b(?:n[ée]e|born)\s+(\S.*)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?P<of>.+?)(?:['’]s|s['’])\s+(?P<role>.+)")
_RELATION = re.compile(r"(?P<role>.+?)\s(?:for|of|to)\s(?P<of>.+)")
_MARRIED = re.compile(r"\b(?:married|n[ée]e|born|maiden|formerly|divorced?|widow|remarried)\b", re.IGNORECASE)
_ALIAS = re.compile(
    r"""
    \b(?:known|performs|performing|writes|writing|styled|called|nicknamed|dubbed|born|formerly|n[ée]e|later|now|aka
        |alias|a\.k\.a\.)\s+
    (?:(?:also|better|best|professionally|on|stage|as|is|the|rapper|singer|simply)\s+){0,4}
    [“"‘]?(?P<name>[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,3})
    """,
    re.VERBOSE,
)
_FAMILY_OF_ONE_NAME = re.compile(r"\b(?:father|son|sr|senior|elder|younger)\b", re.IGNORECASE)


def fold_name(name: str) -> tuple[str, ...]:
    """Fold the words of a name and leave its titles out: "Sen. Beto O’Rourke" -> ("beto", "orourke")."""
    words = fold_words(name)
    return tuple(word for word in words if word not in TITLES) or words


def compare_names(asked: str, speaker: str | None, *, mention: str | None = None) -> Sameness:
    """Tell whether the name somebody asks for is the speaker of a quote, by the printed name and the mention.

    Args:
        asked: what somebody typed: a name, with or without titles, or an office.
        speaker: the name under which the quote is filed; None where nobody is named.
        mention: the words by which the article names the speaker at the quote. Roles are read from it.

    Returns:
        "another" only where it is certain: other surnames, given names that contradict each other, the son for the
        father, somebody's spokeswoman for that person, an office that the article excludes. "not_certain" where a
        given name stands alone, a surname is spelt otherwise, or nobody is named.
    """
    return _compare(" ".join(asked.split()), " ".join((speaker or "").split()), " ".join((mention or "").split()))


@lru_cache(_CACHED)
def _compare(asked: str, speaker: str, mention: str) -> Sameness:
    name, printed = _read(asked), _read(speaker)
    told = _read_mention(mention, printed)
    if name.kind == "handle":
        return _compare_handle(name, told)
    if name.kind == "relation":
        return _compare_relation(name, printed, told)
    if not printed.raw:
        return _compare_nameless(name, told)
    if name.kind == "description":
        return _compare_description(name, printed, told)
    if any(_is_one(name, alias) for alias in told.aliases):
        return "same"
    if _is_called_so(name, printed, told):
        return "same"
    alone = printed.words and len(name.words) == 1
    by_person = _compare_persons(name, printed)
    if any(_meets(name, other, alone=bool(alone)) for other in told.others) and by_person.likeness != "same_full":
        return "another"
    if by_person.likeness in ("same_full", "same_surname"):
        return _weigh(name, printed, told, by_person)
    if organised := _compare_as_organisations(name, printed, mention):
        return organised
    if any(_compare_persons(alias, printed).likeness == "same_full" for alias in name.aliases):
        return "same"
    return _weigh(name, printed, told, by_person)


# -- reading names


Kind = Literal["person", "description", "relation", "handle"]


@dataclass(frozen=True)
class _Name:
    """A name as it was read, all words folded.

    `words` are the name proper, `titles` the words before it, `described` those after it; `other` is the person whose
    spokesman or brother is meant. `definite`: the first word is an article or there is none.
    """

    raw: str
    kind: Kind
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffix: str | None = None
    described: tuple[str, ...] = ()
    age: int | None = None
    other: str = ""
    aliases: tuple[_Name, ...] = ()
    article: str = ""
    capital: bool = True
    accented: bool = False


class _Token(NamedTuple):
    raw: str
    word: str

    @property
    def lower(self) -> bool:
        return self.raw[:1].islower()

    @property
    def role(self) -> bool:
        return self.word in ROLES or self.word.split("-")[-1] in ROLES


@lru_cache(_CACHED)
def _read(text: str) -> _Name:
    """Read a name as it is typed or filed."""
    handle = _HANDLE.fullmatch(text)
    if handle:
        return _Name(text, "handle", (fold_letters(handle[1]),))
    maiden = _MAIDEN.search(text)
    plain = _PARENTHESES.sub(" ", text)
    nicknames = [found for found in _NICKNAME.findall(plain)]
    plain = _NICKNAME.sub("", plain)
    head, *rest = [part.strip() for part in plain.split(",") if part.strip()] or [""]
    head, rest = _in_reading_order(head, rest)
    while rest and _is_suffix(rest[0]):
        head = f"{head} {rest.pop(0)}"
    name = replace(_read_head(head), raw=text)
    ages = [found for part in rest if (found := _AGE.fullmatch(part.lower()))]
    said = [part for part in rest if not _AGE.fullmatch(part.lower()) and not _MAIDEN.search(part)]
    described = tuple(word for part in said for word in _folded(_before_relative(part)))
    name = replace(name, described=described, age=int(ages[0][1]) if ages else None)
    aliases = [_read_head(" ".join((nickname, *name.words[-1:]))) for nickname in nicknames]
    if maiden and name.words:
        born = maiden[1].rstrip(") ")
        whole = born if " " in born else f"{name.words[0]} {born}"
        aliases.append(_read_head(whole))
    return replace(name, aliases=tuple(aliases))


def _in_reading_order(head: str, rest: list[str]) -> tuple[str, list[str]]:
    """Turn "Delgado, Rosa" round; what follows the comma must be names and titles alone."""
    if not rest or _is_suffix(rest[0]) or _AGE.fullmatch(rest[0].lower()):
        return head, rest
    tokens, surname = _tokens(rest[0]), _tokens(head)
    given = [token for token in tokens if not token.role or is_given_name(token.word)]
    names = given and len(given) <= 3 and all(not token.lower for token in tokens)
    names = names and not any(token.word in _ARTICLES | _LINKS for token in tokens) and tokens[-1] in given
    known = is_given_name(given[0].word) or len(given[0].word) == 1 if given else False
    bare = not any(token.role and token.lower for token in surname)
    if names and bare and (len(surname) == 1 or (known and not is_given_name(surname[0].word))):
        return f"{rest[0]} {head}", rest[1:]
    if names and known and len(surname) <= 3 and surname[0].word in _PARTICLES:
        return f"{rest[0]} {head}", rest[1:]
    return head, rest


def _is_suffix(text: str) -> bool:
    return fold_letters(text).strip(". ") in SUFFIXES


def _tokens(text: str) -> list[_Token]:
    found = []
    mixed = not text.isupper()
    pieces = text.replace("/", " ").split()
    for at, piece in enumerate(pieces):
        bare = piece.strip(".,;:!?()[]“”\"") or piece
        word = fold_letters(bare).replace("‐", "-").replace("‑", "-")
        letters = word.replace(".", "")
        initials = "." in bare and all(len(part) == 1 for part in word.split(".") if part) and len(letters) < 4
        run = mixed and len(bare) == 2 and bare.isupper() and bare.isalpha() and at < len(pieces) - 1
        run = run and letters not in ROLES | POSTNOMINALS | _NOT_INITIALS
        if initials and len(letters) > 1 or run:
            found += [_Token(letter.upper(), letter) for letter in letters]
        elif letters and re.search(r"\w", letters):
            found.append(_Token(bare, "and" if letters == "&" else letters))
        elif bare == "&":
            found.append(_Token("and", "and"))
    return found


def _folded(text: str) -> list[str]:
    return [token.word.removesuffix("s") if token.raw.endswith(("’s", "'s")) else token.word for token in _tokens(text)]


def _before_relative(text: str) -> str:
    words = text.split()
    cut = next((at for at, word in enumerate(words) if word.lower() in _RELATIVES), len(words))
    return " ".join(words[:cut])


def _read_head(text: str) -> _Name:
    """Read a name without what follows its comma."""
    tokens = _tokens(text)
    article = tokens[0].word if tokens and tokens[0].word in _DETERMINERS and len(tokens) > 1 else ""
    if relation := _read_relation(text, article):
        return relation
    if article:
        tokens = tokens[1:]
    capital = any(not token.lower for token in tokens)
    while len(tokens) > 1 and tokens[-1].word in POSTNOMINALS and (tokens[-1].raw.isupper() or len(tokens) > 2):
        tokens = tokens[:-1]
    suffix, tokens = _take_suffix(tokens)
    start = _name_start(tokens, capital=capital)
    proper = tokens[start:]
    titles = tuple(token.word for token in tokens[:start])
    names_nobody = all(token.role or token.word in PORTFOLIOS | MODIFIERS | _LINKS for token in proper)
    lower = capital is False and bool(article)
    if (names_nobody and not _is_titled(titles, proper)) or lower:
        words = tuple(token.word for token in tokens)
        return _Name(text, "description", words=(), titles=words, suffix=suffix, article=article, capital=capital)
    accented = any(ord(character) > 127 for token in proper for character in token.raw)
    words = tuple(token.word for token in proper)
    return _Name(text, "person", words, titles, suffix, article=article, capital=capital, accented=accented)


def _is_titled(titles: Sequence[str], proper: Sequence[_Token]) -> bool:
    """Whether words that may be roles are a surname: "Mr. King", "Tim Cook"."""
    return len(proper) == 1 and bool(titles) and titles[-1] in COURTESIES | frozenset(["dr", "sir"])


def _read_relation(text: str, article: str) -> _Name | None:
    """Read "a spokesman for Boris Tadlock" and "Tarek Mansour’s brother", which are neither's names."""
    bare = text[len(article) :].strip() if article else text
    for pattern, roles in ((_RELATION, KIN | AGENTS), (_POSSESSIVE, KIN | AGENTS | frozenset(["office", "team", "camp"]))):
        found = pattern.fullmatch(bare)
        if not found:
            continue
        words = _tokens(found["role"])
        other = _tokens(found["of"])
        named = any(not token.lower for token in other) or article in _DETERMINERS
        related = bool(words) and words[-1].word in roles and all(token.lower or token.role for token in words)
        portfolio = bool(other) and all(token.word in PORTFOLIOS | _LINKS | _ARTICLES for token in other)
        if related and named and not portfolio:
            role = tuple(token.word for token in words)
            return _Name(text, "relation", titles=role, other=found["of"], article=article)
    return None


def _take_suffix(tokens: list[_Token]) -> tuple[str | None, list[_Token]]:
    if len(tokens) < 2:
        return None, tokens
    last = tokens[-1]
    if last.word in SUFFIXES and not (last.word == "senior" and last.lower):
        return {"junior": "jr", "senior": "sr"}.get(last.word, last.word), tokens[:-1]
    regnal = len(last.raw) > 1 or last.raw == "I" or tokens[0].word in _REGNAL_TITLES
    if _ROMAN.fullmatch(last.raw) and regnal and last.raw not in ("X", "V") or (
        _ROMAN.fullmatch(last.raw) and tokens[0].word in _REGNAL_TITLES
    ):
        return last.word, tokens[:-1]
    return None, tokens


def _name_start(tokens: Sequence[_Token], *, capital: bool) -> int:
    """Find where the name begins behind titles, offices and employers: "Anthropic CEO | Dario Amodei"."""
    start = 0
    for at, token in enumerate(tokens[:-1]):
        left = len(tokens) - at - 1
        if at > start and not token.lower and is_given_name(tokens[start].word) and left < 2:
            break  # "Mary Baker Eddy"
        describes = capital and token.lower and token.word not in _PARTICLES
        keeps = token.word in _PARTICLES and not token.role
        if at == start and token.role and is_given_name(token.word) and token.word not in HONORIFICS:
            continue  # "Earl Warren", "Dean Baquet"
        if token.role and not keeps and at >= start:
            start = at + 1
        elif describes:
            start = at + 1
    return _behind_complement(tokens, start)


def _behind_complement(tokens: Sequence[_Token], start: int) -> int:
    """Skip what an office is of: "Secretary of War | Pete Hegseth"."""
    if not start or tokens[start - 1].word not in ("of", "for") and tokens[start].word not in _LINKS:
        while start and start < len(tokens) - 1 and tokens[start].word in PORTFOLIOS and not tokens[start].lower:
            if start and not is_given_name(tokens[start].word) and tokens[start - 1].word in ("of", "and"):
                start += 1
            else:
                break
        return start
    at = start
    while at < len(tokens) and tokens[at].word in PORTFOLIOS | _LINKS | _ARTICLES:
        at += 1
    rest = tokens[at:]
    if at > start and rest and tokens[at - 1].word in PORTFOLIOS:
        return at
    given = [at + index for index, token in enumerate(rest[:-1]) if is_given_name(token.word)]
    if given:
        return given[0]
    return len(tokens)  # "mayor of Harlow Bay"


# -- reading mentions


@dataclass(frozen=True)
class _Mention:
    """How an article names a speaker.

    `words` are all words of it, `before` those before the name, `phrases` its single descriptions, `own` the roles in
    them, `others` the people it relates the speaker to.
    """

    raw: str = ""
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    phrases: tuple[frozenset[str], ...] = ()
    own: frozenset[str] = frozenset()
    relations: tuple[_Name, ...] = ()
    others: tuple[_Name, ...] = ()
    aliases: tuple[_Name, ...] = ()
    age: int | None = None
    handles: frozenset[str] = frozenset()


@lru_cache(_CACHED)
def _read_mention(text: str, printed: _Name) -> _Mention:
    if not text:
        return _Mention()
    handles = frozenset(fold_letters(handle) for handle in _HANDLE.findall(text))
    plain = _PARENTHESES.sub(" ", text)
    chunks = [chunk.strip() for chunk in plain.split(",") if chunk.strip()]
    before: tuple[str, ...] = ()
    phrases: list[frozenset[str]] = []
    own: set[str] = set()
    relations: list[_Name] = []
    age = None
    for chunk in chunks:
        if found := _AGE.fullmatch(chunk.lower()):
            age = int(found[1])
            continue
        said = _before_relative(chunk)
        if not said:
            continue
        related = _read_relation(said, said.split()[0].lower() if said.split()[0].lower() in _DETERMINERS else "")
        if related:
            relations.append(related)
            own |= {_canonical(word) for word in related.titles}
            phrases.append(_key(_folded(said)))
            continue
        words = _folded(said)
        first = next((at for at, word in enumerate(words) if word in printed.words), None)
        if first is None:
            phrases.append(_key(words))
            own |= {_canonical(word) for word in words}
            continue
        inside = range(first, len(words))
        after = next((at for at in inside if words[at] not in printed.words and words[at] not in SUFFIXES), len(words))
        before = tuple(words[:first])
        for part in (words[:first], words[after:]):
            if part:
                phrases.append(_key(part))
                own |= {_canonical(word) for word in part}
    aliases = tuple(_read_head(found["name"]) for found in _ALIAS.finditer(text))
    others = tuple(other for relation in relations if (other := _read(relation.other)).words)
    return _Mention(
        text,
        fold_words(text),
        before,
        tuple(phrase for phrase in phrases if phrase),
        frozenset(own) - _DETERMINERS - _LINKS,
        tuple(relations),
        others,
        aliases,
        age,
        handles,
    )


def _canonical(word: str) -> str:
    return _CANONICAL.get(word, word)


def _key(words: Iterable[str]) -> frozenset[str]:
    """The words of a description that tell it from others."""
    joined = " ".join(words).replace("chief executive officer", "ceo").replace("chief executive", "ceo")
    return frozenset(_canonical(word) for word in joined.split()) - _DETERMINERS - _LINKS - {"former", "then", "ex"}


def _roles(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_canonical(word) for word in _key(words) if word in ROLES or word == "ceo")


# -- comparing what is not a person's name


def _compare_handle(name: _Name, told: _Mention) -> Sameness:
    if not told.handles:
        return "not_certain"
    return "same" if name.words[0] in told.handles else "another"


def _compare_relation(name: _Name, printed: _Name, told: _Mention) -> Sameness:
    """Compare "a spokesman for the mayor" with who is printed: its like, or the mayor himself."""
    asked = _key(name.titles)
    words = _key(_folded(name.other))
    for relation in told.relations:
        if asked & _key(relation.titles) and words & _key(_folded(relation.other)):
            return "same"
    if _key(_folded(name.raw)) in told.phrases:
        return "same"
    other = _read(name.other)
    if printed.words and other.words and not is_organisation(printed.words):
        if _compare_persons(other, printed).likeness in ("same_full", "same_surname"):
            return "another"
    if printed.words and other.kind == "description" and _key(other.titles) in told.phrases:
        return "another"
    return "not_certain"


def _compare_description(name: _Name, printed: _Name, told: _Mention) -> Sameness:
    """Compare an office or a calling with the words of the mention."""
    asked = _key(name.titles)
    if not name.article and _tail(name.titles, printed):
        return "same"  # "Cook" for Tim Cook
    if not asked:
        return "not_certain"
    if printed.kind == "description" and _key(printed.titles) == asked:
        return "same"
    if any(_agree(asked, phrase) for phrase in told.phrases):
        return "same"
    if any(_agree(asked, _key(_folded(other.raw))) for other in told.others):
        return "another"
    if is_organisation(name.titles) and printed.words:
        return _compare_as_organisations(replace(name, words=name.titles), printed, told.raw) or "another"
    definite = name.article == "the" or not name.article
    if definite and any(_exclude(asked, phrase) for phrase in told.phrases):
        return "another"
    return "not_certain"


def _tail(words: Sequence[str], printed: _Name) -> bool:
    return bool(words) and len(printed.words) > len(words) and printed.words[-len(words) :] == tuple(words)


def _agree(asked: frozenset[str], phrase: frozenset[str]) -> bool:
    """Whether two descriptions have the same words: "president of Ukraine", "Ukrainian president"."""
    if asked == phrase:
        return True
    if len(asked) != len(phrase):
        return False
    left, theirs = asked - phrase, phrase - asked
    return all(any(_akin(word, other) for other in theirs) for word in left)


def _akin(word: str, other: str) -> bool:
    length = min(len(word), len(other), 5)
    return length > 3 and word[:length] == other[:length] and abs(len(word) - len(other)) < 5


def _exclude(asked: frozenset[str], phrase: frozenset[str]) -> bool:
    """Whether nobody is both: "Secretary of State" and "Secretary of War", "prosecutor" and "defence lawyer"."""
    for one, other in _OPPOSED:
        if (asked & one and phrase & other) or (asked & other and phrase & one):
            return not asked & phrase or asked & phrase == {"lawyer"}
    heads = asked & phrase & _SINGLE_OFFICES
    mine, theirs = asked - phrase - MODIFIERS, phrase - asked - MODIFIERS
    if not heads or not mine or not theirs or {"war", "defense"} == mine | theirs:
        return False
    return not any(_akin(word, other) for word in mine for other in theirs)


def _compare_nameless(name: _Name, told: _Mention) -> Sameness:
    """Compare with a speaker whom the article does not name."""
    if name.kind == "description":
        asked = _key(name.titles)
        if any(asked == phrase or (asked and asked <= phrase and len(told.phrases) == 1) for phrase in told.phrases):
            return "same"
        definite = name.article == "the"
        return "another" if definite and any(_exclude(asked, phrase) for phrase in told.phrases) else "not_certain"
    if any(_compare_persons(name, other).likeness == "same_full" for other in told.others):
        return "another"
    printed = _read(told.raw) if told.raw else None
    if printed and printed.kind == "person" and _compare_persons(name, printed).likeness == "same_full":
        return "same"
    return "not_certain"


def _compare_as_organisations(name: _Name, printed: _Name, mention: str) -> Sameness | None:
    """Compare two names of which one at least is an organisation's; None where neither is."""
    words, theirs = _spoken(name), _spoken(printed)
    ours_is = is_organisation(words) or is_acronym(name.raw) or (name.article == "the" and len(name.titles) == 0)
    theirs_is = is_organisation(theirs) or is_acronym(printed.raw)
    if not ours_is and not theirs_is:
        return None
    if len(theirs) > 1 and not theirs_is and _is_person(printed):
        return "another"
    if len(words) > 1 and not ours_is and _is_person(name):
        return "another"
    answers = [compare_organisations(words, theirs)]
    for chunk in mention.split(","):
        called = _spoken(_read(_before_relative(chunk.strip())))
        if called and set(called) != set(theirs):
            found = compare_organisations(words, called)
            both_letters = is_acronym(name.raw) and len(called) == 1
            if found == "same" or (found == "another" and both_letters):
                answers.insert(0, found)
    if "same" in answers[:1] or answers[0] == "same":
        return "same"
    if is_acronym(name.raw) != is_acronym(printed.raw) and answers[0] == "another":
        known = compare_organisations(words, ("kremlin",)) == "another" and _both_known(words, theirs)
        return "another" if known or len(answers) > 1 else "not_certain"
    return answers[0]


def _both_known(words: Sequence[str], theirs: Sequence[str]) -> bool:
    return is_organisation(words) and is_organisation(theirs)


def _spoken(name: _Name) -> tuple[str, ...]:
    return tuple(word for token in _tokens(_PARENTHESES.sub("", name.raw).split(",")[0]) for word in token.word.split("-"))


def _is_person(name: _Name) -> bool:
    return bool(name.titles) or (len(name.words) > 1 and is_given_name(name.words[0]))


# -- comparing persons


Likeness = Literal["same_full", "same_surname", "initial", "near", "given_alone", "half", "surname_only", "different"]


class _Compared(NamedTuple):
    """How two names relate: `likeness` without suffixes; `given`, whether the given names agree."""

    likeness: Likeness
    given: bool = False


def _is_one(name: _Name, other: _Name) -> bool:
    titled = tuple(fold_words(other.raw)) == tuple(fold_words(name.raw))
    return titled or _compare_persons(name, other).likeness == "same_full"


def _is_called_so(name: _Name, printed: _Name, told: _Mention) -> bool:
    """Whether the mention has the words asked for, a title and part of the name: "Sister Bernadette"."""
    asked = fold_words(name.raw)
    asked = asked[1:] if name.article else asked
    if not name.titles or not asked or not set(name.words) & set(printed.words):
        return False
    if told.others and any(set(asked) <= set(fold_words(other.raw)) for other in told.others):
        return False
    length = len(asked)
    return any(told.words[at : at + length] == asked for at in range(len(told.words) - length + 1))


def _meets(name: _Name, other: _Name, *, alone: bool) -> bool:
    """Whether somebody else of the mention is asked for; by a surname alone only with that person's title."""
    likeness = _compare_persons(name, other).likeness
    if likeness == "same_full":
        return len(name.words) > 1 or not alone
    return alone and likeness == "same_surname" and bool(_roles(name.titles) & _roles(other.titles))


def _compare_persons(name: _Name, printed: _Name) -> _Compared:
    words, others = name.words, printed.words
    if not words or not others:
        return _Compared("different")
    if _squeezed(words) == _squeezed(others):
        return _Compared("same_full", given=True)
    if len(words) == 1 or len(others) == 1:
        return _compare_single(words, others, asked_single=len(words) == 1)
    if compared := _compare_part(name, printed):
        return compared
    found = [_compare_full(one, other, printed) for one, other in _readings(words, others)]
    return max(found, key=lambda compared: _ORDER.index(compared.likeness))


_ORDER: tuple[Likeness, ...] = (
    "different",
    "surname_only",
    "half",
    "given_alone",
    "near",
    "initial",
    "same_surname",
    "same_full",
)


def _squeezed(words: Iterable[str]) -> str:
    return "".join(words).replace("-", "")


def _readings(words: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The orders and divisions in which two names may be compared: as they are, East Asian ones turned round."""
    pairs = [(words, others)]
    apart, others_apart = (tuple("-".join(found).split("-")) for found in (words, others))
    if len(words) < len(others_apart) == len(apart) or len(others) < len(apart) == len(others_apart):
        pairs.append((apart, others_apart))
    if not {"bin", "ibn", "bint", "ben"} & {*words, *others}:
        turned = (*words[1:], words[0])
        if words[0] == others[-1] or words[-1] == others[0]:
            for one in (turned, (words[-1], *words[:-1])):
                both_given = all(is_given_name(word) for word in words)
                if _squeezed(one) == _squeezed(others) and not both_given:
                    pairs.append((others, others))
    return pairs


def _compare_single(words: tuple[str, ...], others: tuple[str, ...], *, asked_single: bool) -> _Compared:
    """Compare a single name with a full one: mostly a surname."""
    single, full = (words[0], others) if asked_single else (others[0], words)
    if len(full) == 1:
        return _Compared("near") if _is_misspelt(single, full[0]) == "near" else _Compared(
            "same_full" if _is_misspelt(single, full[0]) == "same" else "different"
        )
    _, surname = _split(full)
    whole, last = _squeezed(surname), _squeezed(full[-1:])
    if single.replace("-", "") in (whole, last, _squeezed(word for word in surname if word not in _PARTICLES)):
        return _Compared("same_surname" if asked_single else "surname_only")
    if _is_east_asian(full) and single == full[0]:
        return _Compared("same_surname" if asked_single else "surname_only")
    spelt = _is_misspelt(single, whole)
    if spelt == "same":
        return _Compared("same_surname" if asked_single else "surname_only")
    if single in full[-1].split("-") or single in full[1:-1]:
        return _Compared("half")
    given = compare_given(single, full[0])
    if given in ("same", "near") or single in full[0].split("-"):
        return _Compared("given_alone")
    return _Compared("near" if spelt == "near" else "different")


def _compare_part(name: _Name, printed: _Name) -> _Compared | None:
    """Compare a double surname, or one with its particles, with the full name that it ends."""
    words, others = name.words, printed.words
    if len(words) < len(others) and others[-len(words) :] == words:
        if words[0] in _PARTICLES or not is_given_name(words[0]):
            return _Compared("same_surname")
        return _Compared("half")
    if len(others) < len(words) and words[-len(others) :] == others and not is_given_name(others[0]):
        return _Compared("surname_only")
    if words[0] in _PARTICLES and _squeezed(words) == _squeezed(_split(others)[1]):
        return _Compared("same_surname")
    return None


def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the given names from the surname with its particles."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return words[:start], words[start:]


def _is_east_asian(words: tuple[str, ...]) -> bool:
    """Whether the surname stands first: "Kim Jong Un", "Xi Jinping"."""
    if words[0] not in _EAST_ASIAN or not 1 < len(words) < 4:
        return False
    return all(_SYLLABLES.fullmatch(word) for word in words[1:])


def _compare_full(words: tuple[str, ...], others: tuple[str, ...], printed: _Name) -> _Compared:
    """Compare two names of two words or more."""
    if words == others:
        return _Compared("same_full", given=True)
    given, surname = _split(words)
    their_given, their_surname = _split(others)
    likeness = _compare_given(given, their_given)
    spelt = _compare_surnames(surname, their_surname)
    if spelt == "different":
        return _compare_half(words, others, likeness, printed)
    if likeness == "different":
        return _Compared("different")
    agrees = likeness in ("same", "initials")
    if spelt == "near":
        return _Compared("near", given=agrees)
    if spelt == "slip":
        return _Compared("same_full" if likeness == "same" else "near", given=agrees)
    if likeness == "initial":
        return _Compared("initial" if words[-1] in _COMMON else "same_full", given=True)
    if likeness == "near":
        return _Compared("near")
    doubled = len(words) != len(others) and _is_hispanic(printed, max(words, others, key=len))
    return _Compared("half" if doubled else "same_full", given=True)


def _is_hispanic(printed: _Name, words: tuple[str, ...]) -> bool:
    """Whether the last two of three names are a father's and a mother's surname."""
    if len(words) < 3 or any(len(word) == 1 for word in words) or is_given_name(words[1]):
        return False
    known = sum(word in _HISPANIC or word.endswith("ez") for word in words)
    return known > 1 or (known > 0 and printed.accented)


def _compare_half(
    words: tuple[str, ...], others: tuple[str, ...], given: str, printed: _Name
) -> _Compared:
    """Compare names of which one may have only part of the other's surname."""
    if given == "different":
        return _Compared("different")
    shorter, longer = sorted((words, others), key=lambda found: len(_squeezed(found)))
    parts = [part for word in longer[1:] for part in word.split("-")]
    if shorter[-1] in parts:
        first = len(longer) > 2 and shorter[-1] == longer[1] and _is_hispanic(printed, longer)
        return _Compared("same_full" if first else "half", given=True)
    if set(shorter[-1].split("-")) & set(parts):
        return _Compared("half", given=True)
    return _Compared("different", given=given in ("same", "initials"))


def _compare_surnames(one: tuple[str, ...], other: tuple[str, ...]) -> Literal["same", "slip", "near", "different"]:
    whole, theirs = _squeezed(one), _squeezed(other)
    bare, their_bare = (_squeezed(word for word in words if word not in _PARTICLES) for words in (one, other))
    sons = {"bin", "ibn", "bint"}
    if whole == theirs or (bare == their_bare and bool(sons & {*one}) == bool(sons & {*other})):
        return "same"
    found = _is_misspelt(whole, theirs)
    if found == "near" and len(whole) > 7 and whole not in _COMMON and sorted(whole) == sorted(theirs):
        return "slip"  # letters changed places
    return found


def _is_misspelt(one: str, other: str) -> Literal["same", "near", "different"]:
    """Whether two surnames are one in two spellings ("same": transliterations of one alphabet's)."""
    one, other = one.replace("-", ""), other.replace("-", "")
    if one == other or _transliterated(one) == _transliterated(other):
        return "same"
    shorter = min(len(one), len(other))
    slips = 2 if shorter > 7 else 1
    return "near" if shorter > 3 and OSA.distance(one, other) <= slips else "different"


def _transliterated(word: str) -> str:
    """A surname as all its transliterations are written: "Zelenskyy", "Đoković", "Müller"."""
    if len(word) < 5:
        return word
    word = word.replace("dj", "d").replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")
    return re.sub(r"(?:iy|yi|yy|ii|ij|yj|y|i)$", "i", word)


def _compare_given(
    one: tuple[str, ...], other: tuple[str, ...]
) -> Literal["same", "initials", "initial", "near", "different"]:
    """Compare the given names, middle names and initials of two people with one surname."""
    first = compare_given(one[0], other[0])
    if first == "different":
        return _compare_shifted(one, other)
    rest, theirs = one[1:], other[1:]
    middle = compare_given(rest[0], theirs[0]) if rest and theirs else None
    if middle == "different" and not _overlap(rest, theirs):
        return "different"
    if first == "initial":
        return "initials" if middle in ("same", "initial") else "initial"
    if first == "near":
        return "near"
    return "near" if middle == "near" else "same"


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(len(word) > 1 and word in other for word in one)


def _compare_shifted(one: tuple[str, ...], other: tuple[str, ...]) -> Literal["same", "near", "different"]:
    """Compare the name somebody goes by with all the given names: "Edgar" of "J. Edgar", "Boris" of "Alexander Boris"."""
    for shorter, longer in ((one, other), (other, one)):
        if any(compare_given(shorter[0], name) == "same" for name in longer[1:]):
            return "same" if len(longer[0]) == 1 else "near"
    return "different"


# -- weighing what else is known


def _weigh(name: _Name, printed: _Name, told: _Mention, compared: _Compared) -> Sameness:
    """Turn the likeness of two persons' names into an answer, by suffixes, titles, roles and ages."""
    likeness = compared.likeness
    if likeness == "different":
        renamed = compared.given and bool(_MARRIED.search(told.raw))
        return "not_certain" if renamed else "another"
    suffixes = _compare_suffixes(name, printed, told)
    if suffixes == "another" or _ages_exclude(name, printed, told):
        return "another"
    titles = _compare_titles(name, printed, told)
    if titles == "another" and likeness in ("same_surname", "initial", "surname_only"):
        return "another"
    if likeness == "initial" and titles == "same" and _offices(name.titles):
        likeness = "same_full"
    if likeness == "same_surname":
        return suffixes if titles == "same" else "not_certain"
    if likeness != "same_full":
        return "not_certain"
    if len(name.words) == 1 and len(printed.words) == 1 and titles == "not_certain":
        return "not_certain"
    return "not_certain" if _jobs_differ(name, printed, told) else suffixes


def _compare_suffixes(name: _Name, printed: _Name, told: _Mention) -> Sameness:
    ours, theirs = name.suffix, printed.suffix
    if ours == theirs or {ours, theirs} == {"jr", "ii"}:
        return "same"
    if ours and theirs:
        return "another"
    known = " ".join((printed.words[0], printed.words[-1]))
    if known in _BOTH_IN_THE_NEWS:
        return "another" if len(name.words) > 1 else "not_certain"
    if known in _FAMOUS_FATHERS or ours:
        return "not_certain"
    return "not_certain" if theirs and _FAMILY_OF_ONE_NAME.search(told.raw) and len(name.words) > 1 else "same"


def _ages_exclude(name: _Name, printed: _Name, told: _Mention) -> bool:
    theirs = told.age or printed.age
    return bool(name.age and theirs and abs(name.age - theirs) > 9)


def _offices(titles: Iterable[str]) -> frozenset[str]:
    """The canonical roles of a title, without courtesies and what only modifies them."""
    return _roles(titles) - COURTESIES - MODIFIERS


def _compare_titles(name: _Name, printed: _Name, told: _Mention) -> Sameness:
    """Tell whether somebody called by a title and a surname has that title in print."""
    if (gendered := _compare_courtesies(name, printed, told)) != "same":
        return gendered
    offices = _offices(name.titles)
    own = told.own | {_canonical(word) for word in printed.titles}
    surname = name.words[-1]
    if holders := _holders(name.titles, surname):
        if len(holders) > 1:
            return "not_certain"
        match = any(compare_given(given, printed.words[0]) in ("same", "initial") for given in holders[0])
        return "same" if match or len(printed.words) < 2 else "another"
    if not offices or offices & own or offices & _KNIGHTLY:
        return "same"
    if "doctor" in offices and own & _LEARNED:
        return "same"
    print_roles = {word for word in own if word in ROLES} - COURTESIES - MODIFIERS
    if not print_roles:
        return "not_certain" if surname in _COMMON else "same"
    return "not_certain"


def _compare_courtesies(name: _Name, printed: _Name, told: _Mention) -> Sameness:
    asked = {*name.titles}
    theirs = {*told.before, *printed.titles}
    if asked & FEMALE_TITLES and theirs & MALE_TITLES or asked & MALE_TITLES and theirs & FEMALE_TITLES:
        return "another"
    gender = gender_of(printed.words[0]) if len(printed.words) > 1 else None
    if (asked & FEMALE_TITLES and gender == "male") or (asked & MALE_TITLES and gender == "female"):
        return "not_certain"
    return "same"


def _holders(titles: Sequence[str], surname: str) -> list[list[str]]:
    """The given names of those who are known by an office and a surname, a list for each person."""
    office = next((office for office in ("vice", "prime", "president") if office in titles), None)
    if not office or ("deputy" in titles and office == "prime"):
        return []
    for entry in _OFFICE_HOLDERS[office].split():
        known, *people = entry.split(":")
        if known == surname:
            return [person.split(",") for person in people]
    return []


def _jobs_differ(name: _Name, printed: _Name, told: _Mention) -> bool:
    """Whether the name is asked for with a job, and printed with another: perhaps a namesake."""
    asked = _offices(name.described)
    own = {word for word in told.own if word in ROLES} - COURTESIES - MODIFIERS - HONORIFICS
    if not asked or not own:
        return False
    described = _key(name.described)
    return not any(_akin(word, other) or word == other for word in described for other in told.own)

"""Surnames: where they begin in a name, how they are spelt, and which many people share."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

Spelling = Literal["same", "slip", "near", "different"]

_CACHED = 1 << 15  # surnames that are remembered as they sound
PARTICLES = frozenset(
    """
    van von der den de del della di da dos das do du la le les lo el al ul bin ibn ben bint abu ter
    ten te zu zur af av st saint mac mc ap
    """.split()
)
SONS = frozenset(["bin", "ibn", "bint"])
# Surnames of so many people that an initial tells nobody: of the census of the USA in 1990 those of
# most people, and the commonest of other countries.
COMMON = frozenset(
    """
    smith johnson williams jones brown davis miller wilson moore taylor anderson thomas jackson
    white harris martin thompson garcia martinez robinson clark rodriguez lewis lee walker hall
    allen young hernandez king wright lopez hill scott green adams baker gonzalez nelson carter
    mitchell perez roberts turner phillips campbell parker evans edwards collins stewart sanchez
    morris rogers reed cook morgan bell murphy bailey rivera cooper richardson cox howard ward
    torres peterson gray ramirez james watson brooks kelly sanders price bennett wood barnes ross
    henderson coleman jenkins perry powell long patterson hughes flores washington butler simmons
    foster gonzales bryant alexander russell griffin diaz hayes myers ford hamilton graham sullivan
    wallace woods cole west jordan owens reynolds fisher ellis harrison gibson mcdonald cruz
    marshall ortiz gomez murray freeman wells webb simpson stevens tucker porter hunter hicks
    crawford henry boyd mason morales kennedy warren dixon ramos reyes burns gordon shaw holmes rice
    robertson hunt black daniels palmer mills nichols grant knight ferguson rose stone hawkins dunn
    perkins hudson spencer gardner stephens payne pierce berry matthews arnold wagner willis ray
    watkins olson carroll duncan snyder hart cunningham bradley lane andrews ruiz harper fox riley
    armstrong carpenter weaver greene lawrence elliott chavez sims austin peters kelley franklin
    lawson ryan clarke davies green khan patel singh kaur kumar sharma shah ali ahmed hussain hassan
    begum chen wang li zhang liu yang huang wu zhou xu lin chan wong kim park choi jung kang cho
    nguyen tran le pham hoang rossi russo ferrari bianchi muller schmidt schneider fischer weber
    meyer wagner becker hoffmann dubois durand moreau laurent bernard petit robert richard simon
    michel silva santos oliveira souza costa pereira fernandes ivanov petrov smirnov kuznetsov popov
    novak kowalski nowak hansen johansen olsen larsen nielsen jensen andersson johansson eriksson
    karlsson murphy walsh obrien byrne kelly ryan oconnor osullivan cohen levy tanaka sato suzuki
    yamamoto okafor mensah diallo traore
    """.split()
)
# Surnames that stand first in Chinese, Korean, Vietnamese and Japanese names.
_EAST_ASIAN = frozenset(
    """
    kim lee yi rhee park pak bak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im
    han shin sin seo suh kwon hwang ahn an song hong ryu yoo yu ko go moon mun bae baek nam noh roh
    ha joo chu woo ban son ma xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao
    lin he guo luo liang tang xie feng deng cao peng zeng xiao tian dong pan yuan cai jiang wei lu
    du ye cheng su lü ding ren yao wen fan fang shi tan chan wong leung cheung lam ng cheng lau ho
    yip chow tsai tsang mao nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly abe
    """.split()
)
# Surnames that are one in the languages and spellings of East Asia, where they begin unlike.
_ROMANISED = """
lee li yi rhee ri rie ly le; chen chan tan tran chin; wang wong ong heng vuong; wong huang hwang ng oei
hoang huynh; zhang chang cheung teo chong truong; wu ng goh ngo woo go vu vo; xu hsu hui khoo huh hur ho
heo tu; liu lau low ryu yoo yu luu lew; lin lam lim im rim yim; zheng cheng tay chung jung jeong trinh te;
cai tsai choi chua chae choy thai; guo kuo kwok kwek quach; xie hsieh tse che ta cheah; ye yip yap diep;
qiu yau khoo hiew yew kau khu; ruan nguyen yuen; zhao chao chiu jo cho trieu; yang yeung yeo yong duong
iu; pan phan poon ban; fan pham; he ho hoh ha; cao tsao cho chow jo; kim gim jin kam; roh noh ro no lu lo
loo; luo law lo la; jiang chiang kang keung khuong; xue hsueh sit; xiao hsiao siu siew so; hu woo oh wu;
xia hsia ha; jin chin kam kim; qian chien tsien; qin chin tsin; pei bui; du do to tu; yan ngan gan eom;
han hon; wei ngai goei nguy; su so soo to; shen sum sim; cui choi tsui
"""
_ONSET = "(?:zh|ch|sh|th|tr|ng|ph|kh|gh|[bpmfdtnlgkhjqxrzcsywv])"
_SYLLABLE = f"{_ONSET}?[aeiouy]{{1,3}}(?:ng|nh|[nrkmlpthc])?"
_SYLLABLES = re.compile(f"(?:{_SYLLABLE}){{1,2}}(?:-{_SYLLABLE})?")
# Names by which a Spanish or Latin American name is known, with a father's and a mother's surname.
_HISPANIC = frozenset(
    """
    garcia martinez rodriguez lopez hernandez gonzalez perez sanchez ramirez torres flores rivera
    gomez diaz reyes morales ortiz gutierrez chavez ruiz alvarez castillo vasquez jimenez romero
    mendoza herrera medina aguilar vargas castro guzman fernandez munoz salazar soto delgado pena
    rios alvarado sandoval contreras valdez guerrero estrada ortega nunez maldonado vega santiago
    dominguez espinoza silva padilla marquez cortez rojas acosta figueroa luna juarez navarro ramos
    molina campos ayala vazquez serrano cabrera ochoa pacheco leon lara solis fuentes guevara moreno
    lucia maria jose juan carlos luis jorge miguel pedro pablo javier fernando alejandro andres
    diego rafael sergio ricardo eduardo ignacio gabriel antonio manuel enrique rocio pilar belen
    ines carmen ximena camila valentina sofia isabel beatriz montserrat
    """.split()
)
_Y_ENDING = re.compile("(?:iy|yi|yy|ii|ij|yj|y|i)$")
_SLAVIC = re.compile("(?:[oe][vw]|[oe][vw]a|ski|skaya|in|ina|enko|chuk)$")
# What the languages of Europe write for one letter of other scripts.
_LETTERS_OF_SCRIPTS = (
    *(("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("zh", "j"), ("ksh", "ks"), ("x", "ks")),
    *(("ou", "u"), ("oo", "u")),
)
_SOFT_OV = re.compile("(ch|sh|j)ov")
_GLIDES = re.compile("[yji]+")
_VOWELS = re.compile("ei|ie|ey|ai|ay|ee|ea|igh")
_DOUBLE = re.compile(r"(\w)\1")


def squeeze(words: Iterable[str]) -> str:
    """Write words as one, without hyphens."""
    return "".join(words).replace("-", "")


def split_name(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the given names from the surname with its particles."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return words[:start], words[start:]


def is_east_asian(words: tuple[str, ...]) -> bool:
    """Tell whether the surname may stand first: "Kim Jong Un", "Xi Jinping"."""
    if words[0] not in _EAST_ASIAN or not 1 < len(words) < 4:
        return False
    return all(_SYLLABLES.fullmatch(word) for word in words[1:])


def may_open_with_surname(words: tuple[str, ...]) -> bool:
    """Tell whether a word at either end is a surname of East Asia: "Xi Jinping", "Weiming Chen"."""
    return not _EAST_ASIAN.isdisjoint((words[0], words[-1]))


def end_surnames(words: tuple[str, ...]) -> list[str]:
    """List the words at either end of a name that are surnames of East Asia in any spelling."""
    known = _EAST_ASIAN.union(_ROMANISED.replace(";", " ").split())
    return [word for word in (words[0], words[-1]) if word in known]


def are_romanised_alike(surname: str, other: str) -> bool:
    """Tell whether two surnames of East Asia may be one in other letters: "Chan", "Chen"."""
    groups = (group.split() for group in _ROMANISED.split(";"))
    return any(surname in group and other in group for group in groups)


def is_hispanic(words: tuple[str, ...], *, accented: bool) -> bool:
    """Tell whether words behind the given names are a father's and a mother's surname."""
    known = sum(word in _HISPANIC or word.endswith("ez") for word in words)
    return known > 1 or (known > 0 and accented)


def compare_surnames(one: tuple[str, ...], other: tuple[str, ...]) -> Spelling:
    """Compare two surnames with their particles.

    "slip": letters of a rare name have changed places; "near": they are spelt otherwise.
    """
    whole, theirs = squeeze(one), squeeze(other)
    bare = squeeze(word for word in one if word not in PARTICLES)
    their_bare = squeeze(word for word in other if word not in PARTICLES)
    sons = SONS.isdisjoint(one) == SONS.isdisjoint(other)
    if whole == theirs or (bare == their_bare and sons):
        return "same"
    spelling = compare_spelling(whole, theirs)
    swapped = len(whole) > 7 and whole not in COMMON and sorted(whole) == sorted(theirs)
    return "slip" if spelling == "near" and swapped else spelling


def compare_spelling(one: str, other: str) -> Spelling:
    """Compare the spelling of two surnames; transliterations of one name are the same."""
    one, other = one.replace("-", ""), other.replace("-", "")
    if one == other or _transliterated(one) == _transliterated(other):
        return "same"
    sound, their_sound = _sound(one), _sound(other)
    if sound == their_sound:
        return "near"
    shorter = min(len(one), len(other))
    slips = 2 if shorter > 6 else 1
    # Nobody errs in the first letter.
    near = shorter > 3 and sound[0] == their_sound[0] and OSA.distance(one, other) <= slips
    return "near" if near else "different"


@lru_cache(_CACHED)
def _transliterated(word: str) -> str:
    """A surname as all its transliterations are written: "Zelenskyy", "Đoković", "Müller"."""
    if len(word) < 5:
        return word
    for letters, letter in (("dj", "d"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")):
        word = word.replace(letters, letter)
    if len(word) > 6 and word not in COMMON:
        vowels = () if _SLAVIC.search(word) else (("ee", "i"),)
        for letters, letter in (*_LETTERS_OF_SCRIPTS, *vowels):
            word = word.replace(letters, letter)
        word = _DOUBLE.sub(r"\1", word.removesuffix("h"))
    word = _Y_ENDING.sub("i", word)
    if not _SLAVIC.search(word):
        return word
    word = _GLIDES.sub("i", word.replace("q", "k").replace("kh", "h").replace("w", "v"))
    word = _SOFT_OV.sub(r"\1ev", word)
    return _DOUBLE.sub(r"\1", word.replace("ie", "e").replace("io", "o"))


@lru_cache(_CACHED)
def _sound(word: str) -> str:
    """About how a surname sounds: "Stevens" and "Stephens", "Reilly" and "Riley"."""
    for letters, letter in (("ph", "v"), ("f", "v"), ("ck", "k"), ("sch", "sh"), ("gh", "h")):
        word = word.replace(letters, letter)
    word = _VOWELS.sub("i", word)
    for letters, letter in (("q", "k"), ("c", "k"), ("z", "s"), ("y", "i")):
        word = word.replace(letters, letter)
    return _DOUBLE.sub(r"\1", word[0] + word[1:].replace("h", "")).removesuffix("e")

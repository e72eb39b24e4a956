"""East Asian names: surnames that come first, and their spellings in Latin letters."""

import re

from quotesearch.language.names.parsed_names import Words

# Surnames that come first in Chinese, Korean, Vietnamese and Japanese names.
_EAST_ASIAN_SURNAMES = frozenset(
    """
    kim lee yi rhee park pak bak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im
    han shin sin seo suh kwon hwang ahn an song hong ryu yoo yu ko go moon mun bae baek nam noh roh
    ha joo chu woo ban son ma xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao
    lin he guo luo liang tang xie feng deng cao peng zeng xiao tian dong pan yuan cai jiang wei lu
    du ye cheng su lü ding ren yao wen fan fang shi tan chan wong leung cheung lam ng cheng lau ho
    yip chow tsai tsang mao nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly abe
    """.split()
)
# Each group is one surname in several languages and spellings.
_ROMANISED_GROUPS = """
lee li yi rhee ri rie ly le; chen chan tan tran chin; wang wong ong heng vuong; wong huang hwang ng
oei hoang huynh; zhang chang cheung teo chong truong; wu ng goh ngo woo go vu vo; xu hsu hui khoo
huh hur ho heo tu; liu lau low ryu yoo yu luu lew; lin lam lim im rim yim; zheng cheng tay chung
jung jeong trinh te; cai tsai choi chua chae choy thai; guo kuo kwok kwek quach; xie hsieh tse che
ta cheah; ye yip yap diep; qiu yau khoo hiew yew kau khu; ruan nguyen yuen; zhao chao chiu jo cho
trieu; yang yeung yeo yong duong iu; pan phan poon ban; fan pham; he ho hoh ha; cao tsao cho chow
jo; kim gim jin kam; roh noh ro no lu lo loo; luo law lo la; jiang chiang kang keung khuong; xue
hsueh sit; xiao hsiao siu siew so; hu woo oh wu; xia hsia ha; jin chin kam kim; qian chien tsien;
qin chin tsin; pei bui; du do to tu; yan ngan gan eom; han hon; wei ngai goei nguy; su so soo to;
shen sum sim; cui choi tsui
"""
_ROMANISED_SURNAMES = frozenset(_ROMANISED_GROUPS.replace(";", " ").split())
_SURNAMES_IN_ANY_SPELLING = _EAST_ASIAN_SURNAMES | _ROMANISED_SURNAMES

_ONSET = "(?:zh|ch|sh|th|tr|ng|ph|kh|gh|[bpmfdtnlgkhjqxrzcsywv])"
_SYLLABLE = f"{_ONSET}?[aeiouy]{{1,3}}(?:ng|nh|[nrkmlpthc])?"
# The words after the surname: "Jong", "Jinping", "Dae-su".
_SYLLABLES = re.compile(f"(?:{_SYLLABLE}){{1,2}}(?:-{_SYLLABLE})?")


def is_east_asian(words: Words) -> bool:
    """Tell whether the surname may come first: "Kim Jong Un", "Xi Jinping"."""
    if words[0] not in _EAST_ASIAN_SURNAMES or not 1 < len(words) < 4:
        return False
    return all(_SYLLABLES.fullmatch(word) for word in words[1:])


def may_have_east_asian_surname(words: Words) -> bool:
    """Tell whether a word at either end is a surname: "Xi Jinping", "Weiming Chen"."""
    return words[0] in _EAST_ASIAN_SURNAMES or words[-1] in _EAST_ASIAN_SURNAMES


def east_asian_surnames(words: Words) -> list[str]:
    """Return the words at either end of a name that are surnames in any spelling."""
    ends = (words[0], words[-1])
    return [word for word in ends if word in _SURNAMES_IN_ANY_SPELLING]


def are_romanised_alike(surname: str, other: str) -> bool:
    """Tell whether two surnames may be spellings of one: "Chan", "Chen"."""
    for group in _ROMANISED_GROUPS.split(";"):
        spellings = group.split()
        if surname in spellings and other in spellings:
            return True
    return False

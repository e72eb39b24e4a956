"""Words as they are compared: typography, spelling and figures folded, each with its place in the text.

These make no difference: marks of any kind, letter case, accents, ligatures, soft hyphens, points in initials, a
compound with a hyphen, a space or neither, British or American spelling, numbers in words or figures.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotesearch.language.wording.numbers import may_begin_number, read_number
from quotesearch.language.wording.spelling import fold_spelling


@dataclass(frozen=True)
class Word:
    """A word of a text.

    `key` is what is compared, `plain` its lower-case letters. `start` and `end` delimit it in the text, `lead` and
    `trail` with the marks that stick to it; `after` are the marks and spaces up to the next word. `bracket` numbers
    the square brackets it stands in, 0 for none. `masked`: letters of it are blotted out, as in "f***".
    """

    key: str
    plain: str
    start: int
    end: int
    lead: int = 0
    trail: int = 0
    after: str = ""
    bracket: int = 0
    capital: bool = False
    masked: bool = False

    @property
    def ends_sentence(self) -> bool:
        return self.plain not in _ABBREVIATED and any(mark in self.after for mark in ".?!")

    @property
    def ends_clause(self) -> bool:
        return (
            self.ends_sentence
            or any(mark in self.after for mark in ",;:—–()")
            or "-- " in f"{self.after} "
        )


@dataclass(frozen=True)
class Reading:
    """The words of a text. An ellipsis at n, one of the `gaps`, stands before word n.

    `recased` are the words whose first letter stands in brackets, as in "[T]he". `sic`: the text has a "[sic]", which
    is no word of it.
    """

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int] = frozenset()
    recased: frozenset[int] = frozenset()
    sic: bool = False

    def show(self, start: int, end: int) -> str:
        """Words `start` to `end` (exclusive) as they are written."""
        if start >= end:
            return ""
        return " ".join(self.text[self.words[start].lead : self.words[end - 1].trail].split())

    def regrouped(self, lengths: Sequence[int], words: Iterable[Word]) -> "Reading":
        """The same text, every word made of the next so many of its words."""
        places: dict[int, int] = {}
        at = 0
        for new, length in enumerate(lengths):
            places |= {at + further: new for further in range(length)}
            at += length
        places[at] = len(lengths)
        return replace(
            self,
            words=tuple(words),
            gaps=frozenset(places[gap] for gap in self.gaps),
            recased=frozenset(places[word] for word in self.recased),
        )


def read_words(text: str) -> Reading:
    """Read the words of a text, and where it says that words are left out or put in."""
    found: list[re.Match[str]] = []
    brackets: list[int] = []
    gaps: set[int] = set()
    recased: set[int] = set()
    sic, number, opened = False, 0, -1
    for part in _PART.finditer(text):
        kind = part.lastgroup
        if kind == "ellipsis":
            gaps.add(len(found))
        elif kind == "sic":
            sic = True
        elif kind == "open":
            opened = len(found)
        elif kind == "close" and opened >= 0:
            number += 1
            if opened == len(found):
                gaps.add(opened)  # "[]" hides as an ellipsis does
            brackets[opened:] = [number] * (len(found) - opened)
            opened = -1
        elif kind != "close":
            if kind == "recased":
                recased.add(len(found))
            found.append(part)
            brackets.append(0)
    words = tuple(_with_marks(text, found, brackets))
    return _read_numbers(Reading(text, words, frozenset(gaps), frozenset(recased), sic))


def compounds(words: Sequence[Word], vocabulary: Collection[str]) -> set[str]:
    """The words of a vocabulary that are written in two or three here: "e mail" for "email"."""
    found: set[str] = set()
    for at in range(len(words)):
        for length in (2, 3):
            if (whole := _joined(words[at : at + length], length)) in vocabulary:
                found.add(whole)
    return found


def join_compounds(reading: Reading, wholes: Collection[str]) -> Reading:
    """Make one word of every two or three that together are one of these."""
    if not wholes:
        return reading
    words: list[Word] = []
    lengths: list[int] = []
    at = 0
    while at < len(reading.words):
        parts = reading.words[at : at + 3]
        length = next((length for length in (3, 2) if _joined(parts[:length], length) in wholes), 1)
        gap_inside = any(at + further in reading.gaps for further in range(1, length))
        length = 1 if gap_inside else length
        words.append(
            _merge(parts[:length], _joined(parts[:length], length)) if length > 1 else parts[0]
        )
        lengths.append(length)
        at += length
    return reading.regrouped(lengths, words)


def fits_mask(word: Word, other: Word) -> bool:
    """Whether two words, one of them masked or both, may be the same: the letters that are shown agree."""
    if not word.masked:
        return other.masked and fits_mask(other, word)
    start, end = _shown_letters(word.plain)
    if other.masked:
        other_start, other_end = _shown_letters(other.plain)
        length = min(len(start), len(other_start))
        return length > 0 and start[:length] == other_start[:length] and end == other_end
    if len(other.plain) != len(word.plain) or not any(stem in other.plain for stem in _SWEARING):
        return False
    return other.plain.startswith(start) and other.plain.endswith(end)


def _shown_letters(masked: str) -> tuple[str, str]:
    """The letters before and behind those that are blotted out."""
    letters = _MASK.split(masked)
    return letters[0], letters[-1]


def _with_marks(
    text: str, found: Sequence[re.Match[str]], brackets: Sequence[int]
) -> Iterator[Word]:
    """The words that were found, with the marks around them."""
    lead = _sticking(text, 0, found[0].start()) if found else 0
    for at, part in enumerate(found):
        start, end = part.span()
        following = found[at + 1].start() if at + 1 < len(found) else len(text)
        after = text[end:following]
        blank = _BLANK.search(after)
        trail = end + (blank.start() if blank else len(after))
        key, plain, capital = _keys(part.lastgroup or "", part.group())
        shown = _ELLIPSIS.sub("…", after) if "." in after else after
        masked = part.lastgroup == "masked"
        yield Word(key, plain, start, end, lead, trail, shown, brackets[at], capital, masked)
        lead = _sticking(text, trail, following)


def _keys(kind: str, written: str) -> tuple[str, str, bool]:
    """The key of a word, its lower-case letters, and whether it has a capital, but is not all capitals."""
    if kind == "recased":
        written = written.replace("[", "", 1).replace("]", "", 1)
    capital = written[:1].isupper() and not (len(written) > 1 and written.isupper())
    plain = _fold(written)
    if kind == "initials":
        key = _POINTS.sub("", plain)
    elif kind in ("slashed", "number"):
        key = plain = _ORDINAL.sub("th", _COMMAS.sub("", plain))
    elif kind == "symbol":
        key = plain = _SYMBOLS[written]
    elif kind == "masked":
        key = plain
    else:
        key = fold_spelling(plain if plain in _OTHER_WORDS else plain.replace("'", ""))
    return key, plain, capital


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    """Lower-case letters without accents, ligatures or invisible marks; apostrophes of one form."""
    if text.isascii():
        return text.lower().replace("`", "'")
    letters = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return "".join(mark for mark in letters if unicodedata.category(mark) not in ("Mn", "Cf"))


def _sticking(text: str, first: int, start: int) -> int:
    """Where the marks begin that stick to a word from before; none lies before `first`."""
    while start > first and not text[start - 1].isspace():
        start -= 1
    return start


def _read_numbers(reading: Reading) -> Reading:
    """Read numbers in words, and sums of money with their sign, as figures."""
    words: list[Word] = []
    lengths: list[int] = []
    at = 0
    while at < len(reading.words):
        word = reading.words[at]
        money = word.key if word.plain in _MONEY and reading.text[word.start] in _SYMBOLS else ""
        first = at + 1 if money else at
        number = None
        if first < len(reading.words) and may_begin_number(reading.words[first].plain):
            number = read_number([part.plain for part in _linked(reading, first)])
        if not number:
            words.append(word)
            lengths.append(1)
            at += 1
            continue
        figure = _merge(reading.words[at : first + number.length], number.figure)
        words.append(figure)
        lengths.append(first + number.length - at)
        at = first + number.length
        if money:
            unit = money.removesuffix("s") if number.figure == "1" else money
            words.append(
                replace(
                    figure,
                    key=unit,
                    plain=unit,
                    start=figure.trail,
                    end=figure.trail,
                    lead=figure.trail,
                )
            )
            lengths.append(0)
    if all(length == 1 for length in lengths):
        return replace(reading, words=tuple(words))
    return reading.regrouped(lengths, words)


def _linked(reading: Reading, start: int) -> Sequence[Word]:
    """The words that a number beginning here can be made of."""
    end = start
    while end < min(start + _NUMBER_WORDS, len(reading.words)):
        end += 1
        last = reading.words[end - 1]
        if not _links(last.after) or end in reading.gaps or end >= len(reading.words):
            break
        if reading.words[end].bracket != last.bracket:
            break
    return reading.words[start:end]


def _joined(parts: Sequence[Word], length: int) -> str:
    """The one word that these may be, or "" where they stand apart."""
    if len(parts) < length:
        return ""
    apart = any(not _links(part.after) or part.bracket != parts[-1].bracket for part in parts[:-1])
    whole = "".join(part.key for part in parts)
    return "" if apart or whole in _NOT_COMPOUNDS else whole


def _links(after: str) -> bool:
    """Whether what stands between two words may stand inside one, or inside a number."""
    return after in (" ", "-", "") or bool(_LINK.fullmatch(after))


def _merge(parts: Sequence[Word], key: str) -> Word:
    first, last = parts[0], parts[-1]
    plain = " ".join(part.plain for part in parts)
    return replace(first, key=key, plain=plain, end=last.end, trail=last.trail, after=last.after)


_NUMBER_WORDS = 12  # at most, as in "two hundred and sixty-three thousand four hundred and five"
_SYMBOLS = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "%": "percent", "&": "and"}
_MONEY = frozenset(("dollars", "pounds", "euros", "yen"))
# In two words these are others: "per cent", "may be", "not able".
_NOT_COMPOUNDS = frozenset(
    "percent maybe notable apart already altogether ahead alone around away".split()
)
_SWEARING = (
    "fuck shit cunt bitch arse ass bastard damn dick cock piss crap bollock bugger wank twat prick hell nigg slut whore"
    " tit puss fag bloody"
).split()
# Without its apostrophe each of these is another word.
_OTHER_WORDS = frozenset(
    "i'll i'd we'll we're we'd he'll she'll she'd can't won't it's let's who's".split()
)
_ABBREVIATED = frozenset(
    """mr mrs ms dr prof sen rep gov gen col capt lt sgt st jr sr vs hon rev jan feb aug sept oct nov dec inc corp co
    ltd""".split()
)
_LETTERS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l"}
)
_POINTS, _COMMAS, _ORDINAL = (
    re.compile(r"[\s.]"),
    re.compile(r"[\s,]"),
    re.compile(r"(?<=\d)(?:st|nd|rd|th)$"),
)
_BLANK = re.compile(r"\s")
_LINK = re.compile(r"[\s\u00ad\u200b]*[-\u2010\u2011\u00ad]?[\s\u00ad\u200b]*")
_MASK = re.compile(r"[*#_\-]+")
_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}")
_PART = re.compile(
    r"""
      (?P<ellipsis> … | \.(?:\s?\.){2,} )
    | (?P<sic> [\[(]\s*sic\s*[.!]?\s*[\])] )
    | (?P<recased> \[[^\W\d_]\](?=[^\W\d_]) [^\W_](?:[^\W_]|['’])* )
    | (?P<open> \[ )
    | (?P<close> \] )
    | (?P<initials> (?<!\w) [^\W\d_] (?: (?:\.[^\W\d_])+\.?(?!\w) | \.(?:[ \u00a0][^\W\d_]\.)+ ) )
    | (?P<slashed> \d{1,4}\s?/\s?\d{1,4}(?!\d) )
    | (?P<number> \d+(?:[.,]\d+){0,6}(?:st|nd|rd|th|s)?(?![^\W_]) )
    | (?P<masked>
          [^\W\d_]+(?:[*\#_]{2,}[^\W\d_]*|[*\#][^\W\d_]+)(?:[*\#]+[^\W\d_]*)?
        | (?<!\w)(?![aAI]-)[^\W\d_]{1,2}-{2,}[^\W\d_]{0,3}(?!\w)
      )
    | (?P<symbol> [$£€¥%&] )
    | (?P<word> [^\W_] (?: [^\W_] | [\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f] | ['’ʼ‘](?=[^\W_]) )* )
    """,
    re.VERBOSE | re.IGNORECASE,
)

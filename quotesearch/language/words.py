"""Words as they are compared: typography, spelling and figures folded, each with its place in the text.

These make no difference: marks of any kind, letter case, accents, ligatures, soft hyphens, points in initials, a
compound with a hyphen, a space or neither, British or American spelling, numbers in words or figures.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quotesearch.language.numbers import read_number
from quotesearch.language.spelling import fold_spelling


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
        return self.ends_sentence or any(mark in self.after for mark in ",;:—–()") or "-- " in f"{self.after} "


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
    words: list[Word] = []
    gaps: set[int] = set()
    recased: set[int] = set()
    sic, brackets, opened = False, 0, -1
    for found in _PART.finditer(text):
        kind = found.lastgroup
        if kind == "ellipsis":
            gaps.add(len(words))
        elif kind == "sic":
            sic = True
        elif kind == "open":
            opened = len(words)
        elif kind == "close" and opened >= 0:
            brackets += 1
            if opened == len(words):
                gaps.add(opened)  # "[]" hides as an ellipsis does
            words[opened:] = [replace(word, bracket=brackets) for word in words[opened:]]
            opened = -1
        elif kind != "close":
            if kind == "recased":
                recased.add(len(words))
            words.append(_word(found))
    reading = Reading(text, tuple(_with_marks(text, words)), frozenset(gaps), frozenset(recased), sic)
    return _read_numbers(reading)


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
        words.append(_merge(parts[:length], _joined(parts[:length], length)) if length > 1 else parts[0])
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
    if len(other.plain) != len(word.plain):
        return False
    return other.plain.startswith(start) and other.plain.endswith(end)


def _shown_letters(masked: str) -> tuple[str, str]:
    """The letters before and behind those that are blotted out."""
    letters = _MASK.split(masked)
    return letters[0], letters[-1]


def _word(found: re.Match[str]) -> Word:
    kind, written = found.lastgroup, found.group()
    if kind == "recased":
        written = written.replace("[", "", 1).replace("]", "", 1)
    plain = _fold(written)
    key = plain
    if kind == "initials":
        key = re.sub(r"[\s.]", "", plain)
    elif kind in ("slashed", "number"):
        key = re.sub(r"[\s,]", "", plain)
        key = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "th", key)
        plain = key
    elif kind == "symbol":
        key = plain = _SYMBOLS[written]
    elif kind != "masked":
        key = plain if plain in _OTHER_WORDS else plain.replace("'", "")
        key = fold_spelling(key)
    capital = written[:1].isupper() and not (len(written) > 1 and written.isupper())
    return Word(key, plain, found.start(), found.end(), capital=capital, masked=kind == "masked")


def _fold(text: str) -> str:
    """Lower-case letters without accents, ligatures or invisible marks; apostrophes of one form."""
    letters = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return "".join(mark for mark in letters if unicodedata.category(mark) not in ("Mn", "Cf"))


def _with_marks(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """The words with the marks around them."""
    lead = _sticking(text, 0, words[0].start) if words else 0
    for word, following in pairwise([*words, None]):
        assert word is not None
        end = following.start if following else len(text)
        between = text[word.end : end]
        blank = re.search(r"\s", between)
        trail = word.end + (blank.start() if blank else len(between))
        after = _ELLIPSIS.sub("…", between)
        yield replace(word, lead=lead, trail=trail, after=after)
        if following:
            lead = _sticking(text, trail, end)


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
        money = word.key if reading.text[word.start : word.end] in _SYMBOLS and word.key != "percent" else ""
        first = at + 1 if money else at
        parts = _linked(reading, first)
        number = read_number([part.plain for part in parts]) if parts else None
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
            words.append(replace(figure, key=unit, plain=unit, start=figure.trail, end=figure.trail, lead=figure.trail))
            lengths.append(0)
    return reading.regrouped(lengths, words)


def _linked(reading: Reading, start: int) -> Sequence[Word]:
    """The words that a number beginning here can be made of."""
    end = start
    while end < min(start + _NUMBER_WORDS, len(reading.words)):
        end += 1
        last = reading.words[end - 1]
        if not _LINK.fullmatch(last.after) or end in reading.gaps or end >= len(reading.words):
            break
        if reading.words[end].bracket != last.bracket:
            break
    return reading.words[start:end]


def _joined(parts: Sequence[Word], length: int) -> str:
    """The one word that these may be, or "" where they stand apart."""
    if len(parts) < length:
        return ""
    apart = any(not _LINK.fullmatch(part.after) or part.bracket != parts[-1].bracket for part in parts[:-1])
    whole = "".join(part.key for part in parts)
    return "" if apart or whole in _NOT_COMPOUNDS else whole


def _merge(parts: Sequence[Word], key: str) -> Word:
    first, last = parts[0], parts[-1]
    plain = " ".join(part.plain for part in parts)
    return replace(first, key=key, plain=plain, end=last.end, trail=last.trail, after=last.after)


_NUMBER_WORDS = 12  # at most, as in "two hundred and sixty-three thousand four hundred and five"
_SYMBOLS = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "%": "percent", "&": "and"}
_NOT_COMPOUNDS = frozenset(("percent", "maybe"))  # "per cent" and "may be" are other words
# Without its apostrophe each of these is another word.
_OTHER_WORDS = frozenset("i'll i'd we'll we're we'd he'll she'll she'd can't won't it's let's who's".split())
_ABBREVIATED = frozenset("mr mrs ms dr prof sen rep gov gen col capt lt sgt st jr sr vs no hon rev".split())
_LETTERS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l"})
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

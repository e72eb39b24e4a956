"""Read the words of a text, with typography, spelling and figures folded.

These make no difference: marks of any kind, letter case, accents, ligatures, soft hyphens, points
in initials, British or American spelling, numbers in words or figures. Compounds are joined
separately (`join_compounds`), because that takes both texts.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from quotesearch.language.wording.numbers import Number, may_begin_number, read_number
from quotesearch.language.wording.spelling import fold_spelling
from quotesearch.language.wording.words import Reading, Word, WordGroup, may_link, merge_words

_NUMBER_WORDS = 12  # at most: "two hundred and sixty-three thousand four hundred and five" has 9
_SYMBOLS = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "%": "percent", "&": "and"}
_MONEY = frozenset(("dollars", "pounds", "euros", "yen"))
# Without the apostrophe each of these is a different word.
_WITH_APOSTROPHE = frozenset(
    "i'll i'd we'll we're we'd he'll she'll she'd can't won't it's let's who's".split()
)
_LETTERS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "ł": "l"}
)
_POINTS = re.compile(r"[\s.]")
_THOUSANDS = re.compile(r"[\s,]")
_ORDINAL_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_BLANK = re.compile(r"\s")
_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}")
# The words of a text, and what says that words are left out or put in.
_PART = re.compile(
    r"""
      (?P<ellipsis> … | \.(?:\s?\.){2,} )
    | (?P<sic> [\[(]\s*sic\s*[.!]?\s*[\])] )
    | (?P<recased> \[[^\W\d_]\](?=[^\W\d_]) [^\W_](?:[^\W_]|['’])* )       # "[T]he"
    | (?P<open> \[ )
    | (?P<close> \] )
    | (?P<initials>                                                       # "U.S.", "J. K."
          (?<!\w) [^\W\d_] (?: (?:\.[^\W\d_])+\.?(?!\w) | \.(?:[ \u00a0][^\W\d_]\.)+ )
      )
    | (?P<slashed> \d{1,4}\s?/\s?\d{1,4}(?!\d) )                          # "9/11"
    | (?P<number> \d+(?:[.,]\d+){0,6}(?:st|nd|rd|th|s)?(?![^\W_]) )
    | (?P<masked>                                                         # "f***ing", "s---"
          [^\W\d_]+(?:[*\#_]{2,}[^\W\d_]*|[*\#][^\W\d_]+)(?:[*\#]+[^\W\d_]*)?
        | (?<!\w)(?![aAI]-)[^\W\d_]{1,2}-{2,}[^\W\d_]{0,3}(?!\w)
      )
    | (?P<symbol> [$£€¥%&] )
    | (?P<word>
          [^\W_]
          (?: [^\W_] | [\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f] | ['’ʼ‘](?=[^\W_]) )*
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_words(text: str) -> Reading:
    """Read the words of a text, and where it says that words are left out or put in."""
    matches: list[re.Match[str]] = []  # of words
    brackets: list[int] = []  # of each word
    gaps: set[int] = set()
    recased: set[int] = set()
    has_sic = False
    bracket = 0
    opening: int | None = None  # the first word behind an open bracket
    for match in _PART.finditer(text):
        kind = match.lastgroup
        place = len(matches)
        if kind == "ellipsis":
            gaps.add(place)
        elif kind == "sic":
            has_sic = True
        elif kind == "open":
            opening = place
        elif kind == "close":
            if opening is None:
                continue
            bracket += 1
            if opening == place:
                gaps.add(place)  # "[]" hides words as an ellipsis does
            brackets[opening:] = [bracket] * (place - opening)
            opening = None
        else:
            if kind == "recased":
                recased.add(place)
            matches.append(match)
            brackets.append(0)
    words = tuple(_words(text, matches, brackets))
    reading = Reading(text, words, frozenset(gaps), frozenset(recased), has_sic)
    return _with_figures(reading)


def _words(text: str, matches: Sequence[re.Match[str]], brackets: Sequence[int]) -> Iterator[Word]:
    """Make a word of each match, with the marks around it."""
    if not matches:
        return
    next_starts = [match.start() for match in matches[1:]]
    next_starts.append(len(text))
    lead = _start_of_marks(text, 0, matches[0].start())
    for match, bracket, next_start in zip(matches, brackets, next_starts, strict=True):
        kind = match.lastgroup or ""
        form = _form(kind, match.group())
        start, end = match.span()
        after = text[end:next_start]
        blank = _BLANK.search(after)
        trail = end + blank.start() if blank else next_start
        # The points of an ellipsis do not end a sentence.
        after = _ELLIPSIS.sub("…", after) if "." in after else after
        yield Word(
            key=form.key,
            plain=form.plain,
            start=start,
            end=end,
            lead=lead,
            trail=trail,
            after=after,
            bracket=bracket,
            capital=form.has_capital,
            masked=kind == "masked",
        )
        lead = _start_of_marks(text, trail, next_start)


def _start_of_marks(text: str, first: int, start: int) -> int:
    """Find where the marks start that stick to the front of a word; not before `first`."""
    while start > first and not text[start - 1].isspace():
        start -= 1
    return start


class _Form(NamedTuple):
    """A folded word; `Word` says what the fields mean."""

    key: str
    plain: str
    has_capital: bool


def _form(kind: str, written: str) -> _Form:
    """Fold a word as it is written.

    Args:
        kind: the group of `_PART` that it belongs to.
        written: the word.
    """
    if kind == "recased":
        written = written.replace("[", "", 1).replace("]", "", 1)
    in_capitals = len(written) > 1 and written.isupper()
    has_capital = written[:1].isupper() and not in_capitals
    plain = _fold_typography(written)
    if kind == "symbol":
        name = _SYMBOLS[written]
        return _Form(name, name, has_capital)
    if kind in ("slashed", "number"):
        figure = _THOUSANDS.sub("", plain)
        figure = _ORDINAL_ENDING.sub("th", figure)
        return _Form(figure, figure, has_capital)
    if kind == "initials":
        return _Form(_POINTS.sub("", plain), plain, has_capital)
    if kind == "masked":
        return _Form(plain, plain, has_capital)
    letters = plain if plain in _WITH_APOSTROPHE else plain.replace("'", "")
    return _Form(fold_spelling(letters), plain, has_capital)


@lru_cache(maxsize=65536)
def _fold_typography(text: str) -> str:
    """Write text in lower case, without accents, ligatures and invisible marks.

    Apostrophes get one form.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    letters = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return "".join(mark for mark in letters if unicodedata.category(mark) not in ("Mn", "Cf"))


def _with_figures(reading: Reading) -> Reading:
    """Read numbers in words as figures, and a currency sign as a word behind its number."""
    groups: list[WordGroup] = []
    place = 0
    while place < len(reading.words):
        figure = _figure_at(reading, place)
        if figure:
            groups += figure
            place += sum(group.size for group in figure)
        else:
            groups.append(WordGroup(reading.words[place], 1))
            place += 1
    return reading.regroup(groups)


def _figure_at(reading: Reading, start: int) -> list[WordGroup]:
    """Read the number that starts at a word: its figure and its currency; empty if none does."""
    sign = reading.words[start]
    has_sign = sign.plain in _MONEY and reading.text[sign.start] in _SYMBOLS
    first = start + 1 if has_sign else start
    number = _number_at(reading, first)
    if number is None:
        return []
    end = first + number.length
    figure = merge_words(reading.words[start:end], number.figure)
    group = WordGroup(figure, end - start)
    if not has_sign:
        return [group]
    name = sign.key.removesuffix("s") if number.figure == "1" else sign.key
    behind = figure.trail
    currency = replace(figure, key=name, plain=name, start=behind, end=behind, lead=behind)
    return [group, WordGroup(currency, 0)]


def _number_at(reading: Reading, start: int) -> Number | None:
    """Read the number, in words or figures, that starts at a word."""
    words = reading.words
    if start >= len(words) or not may_begin_number(words[start].plain):
        return None
    limit = min(start + _NUMBER_WORDS, len(words))
    end = start + 1
    while end < limit and _continues(reading, end):
        end += 1
    return read_number([word.plain for word in words[start:end]])


def _continues(reading: Reading, place: int) -> bool:
    """Whether a word may belong to the same number as the word before it."""
    before, word = reading.words[place - 1], reading.words[place]
    if place in reading.gaps or word.bracket != before.bracket:
        return False
    return may_link(before.after)

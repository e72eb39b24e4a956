"""Words with letters blotted out ("f***"), and the words that they may be."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from quotesearch.language.wording.printed_words import PrintedWords
from quotesearch.language.wording.words import Keys, Reading, Word

_PLACES = 50  # printed words that a masked word is tried for
# A mask may stand for a word that has one of these stems.
_SWEARING = """
    fuck shit cunt bitch arse ass bastard damn dick cock piss crap bollock bugger wank twat prick
    hell nigg slut whore tit puss fag bloody
    """.split()
_MASK = re.compile(r"[*#_\-]+")


def fits_mask(word: Word, other: Word) -> bool:
    """Whether two words may be the same, of which one is masked, or both.

    The letters that are shown must agree.
    """
    if word.masked and other.masked:
        return _masks_agree(word, other)
    if word.masked:
        return _may_hide(word, other)
    return other.masked and _may_hide(other, word)


def unmask(quotation: Reading, original: PrintedWords) -> Reading:
    """Give every masked word of a quotation the key of the printed word that it may be."""
    if not any(word.masked for word in quotation.words):
        return quotation
    places_of: dict[str, list[int]] = {}  # where a masked word may stand in the print
    words: list[Word] = []
    for place, word in enumerate(quotation.words):
        if not word.masked:
            words.append(word)
            continue
        if word.plain not in places_of:
            places_of[word.plain] = _fitting_places(word, original.words)
        neighbours = _neighbours(quotation.keys, place)
        words.append(_unmasked(word, neighbours, original, places_of[word.plain]))
    return replace(quotation, words=tuple(words))


class _ShownLetters(NamedTuple):
    start: str
    end: str


def _shown_letters(masked: Word) -> _ShownLetters:
    """Find the letters before and behind those that are blotted out."""
    letters = _MASK.split(masked.plain)
    return _ShownLetters(letters[0], letters[-1])


def _masks_agree(word: Word, other: Word) -> bool:
    shown, other_shown = _shown_letters(word), _shown_letters(other)
    length = min(len(shown.start), len(other_shown.start))
    if not length or shown.end != other_shown.end:
        return False
    return shown.start[:length] == other_shown.start[:length]


def _may_hide(masked: Word, other: Word) -> bool:
    """Whether a masked word may be this one: a swear word of its length, with its letters."""
    if len(other.plain) != len(masked.plain):
        return False
    if not any(stem in other.plain for stem in _SWEARING):
        return False
    shown = _shown_letters(masked)
    return other.plain.startswith(shown.start) and other.plain.endswith(shown.end)


def _fitting_places(masked: Word, words: Sequence[Word]) -> list[int]:
    places = (place for place, word in enumerate(words) if fits_mask(masked, word))
    return list(islice(places, _PLACES))


class _Neighbours(NamedTuple):
    """The keys before and behind a word; None at an end of the text."""

    before: str | None
    behind: str | None


def _neighbours(keys: Keys, place: int) -> _Neighbours:
    is_first = place == 0
    is_last = place + 1 == len(keys)
    before = None if is_first else keys[place - 1]
    behind = None if is_last else keys[place + 1]
    return _Neighbours(before, behind)


def _unmasked(
    word: Word, neighbours: _Neighbours, original: PrintedWords, places: Sequence[int]
) -> Word:
    """Give a masked word the key of the printed word that it may be.

    Of several, take the one that shares most of its neighbours.
    """
    if not places:
        return word

    def shared_neighbours(place: int) -> int:
        pairs = zip(neighbours, _neighbours(original.keys, place), strict=True)
        shared = [ours for ours, theirs in pairs if ours is not None and ours == theirs]
        return len(shared)

    best = max(places, key=shared_neighbours)
    printed_word = original.words[best]
    # Where the print has a mask, too, nothing is left out.
    return replace(word, key=printed_word.key, masked=not printed_word.masked)

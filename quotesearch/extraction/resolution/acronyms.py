"""Find the names that a text spells out before it gives their acronym in brackets.

"The Indigenous People of Biafra (IPOB)": the acronym tells where the name begins.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.tokens import Token, tokens
from quotesearch.extraction.resolution.name_parts import name_key
from quotesearch.records import Span

_IN_BRACKETS = re.compile(r" \((?:the )?[“\"']?(?P<acronym>[A-Z][\w&.\-]{1,9})[”\"']?\)")
_REACH = 120  # characters before an acronym that its name stands in
_MOST_SMALL_WORDS = 4  # between two words with capitals
_NEVER_FIRST = frozenset("the a an in on at by for to from of and".split())


class SpeltOut(NamedTuple):
    """The span of a name, and the acronym that the text gives for it."""

    span: Span
    acronym: str


def find_spelt_out(layout: Layout) -> Iterator[SpeltOut]:
    """Yield the names before acronyms in brackets, in the order of the text."""
    for bracket in _IN_BRACKETS.finditer(layout.text):
        end = bracket.start()
        sentence_start, _ = layout.sentence_at(end)
        words = _words_before(layout.text, max(sentence_start, end - _REACH), end)
        first = _first_word(words, name_key(bracket["acronym"]))
        if first is not None:
            yield SpeltOut((words[first].start, end), bracket["acronym"])


def _words_before(text: str, start: int, end: int) -> list[Token]:
    """Return the words that stand right before an offset, with nothing between but spaces."""
    words: list[Token] = []
    edge = end
    small_words = 0
    for word in reversed(tokens(text, start, end)):
        small_words = 0 if word.is_capitalised else small_words + 1
        if text[word.end : edge].strip(" -") or small_words > _MOST_SMALL_WORDS:
            break
        words.insert(0, word)
        edge = word.start
    return words


def _first_word(words: Sequence[Token], acronym: str) -> int | None:
    """Return the word that a name begins with, so that its letters give the acronym."""
    for first in range(len(words) - 2, -1, -1):
        word = words[first]
        if not word.is_capitalised or word.lower in _NEVER_FIRST:
            continue
        if word.lower[0] == acronym[0] and _gives(words[first:], acronym):
            return first
    return None


def _gives(words: Sequence[Token], acronym: str) -> bool:
    """Tell whether an acronym takes letters of every word with a capital, in their order."""
    letters = acronym.replace("&", "").replace("-", "")
    with_small = "".join(word.lower[0] for word in words)
    capitals = [word.lower for word in words if word.is_capitalised]
    if letters in (with_small, "".join(word[0] for word in capitals)):
        return True
    position = 0
    for word in capitals:
        if position == len(letters) or word[0] != letters[position]:
            return False
        for letter in word:
            if position < len(letters) and letter == letters[position]:
                position += 1
    return position == len(letters)

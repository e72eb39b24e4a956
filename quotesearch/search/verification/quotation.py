"""The quotation to verify: its words, its sentences, and what of it stands in quotation marks."""

import re
import unicodedata
from itertools import pairwise

from quotesearch.errors import QuestionError
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import Reading

MAX_QUOTATION = 5000  # code points
FEWEST_WORDS = 3  # that show a part of a quote: fewer must be all of it

_MARKED_PART = re.compile(
    r"""
      [“„] (?P<curly> [^“”„]* ) ”
    | (?<!\d)" (?P<straight> [^"]* ) "   # not the mark of 6" or 20"
    """,
    re.VERBOSE,
)


def read_quotation(text: str) -> Reading:
    """Read the words of a quotation.

    Raises:
        QuestionError: it has no words, is longer than MAX_QUOTATION, or is not valid Unicode.
    """
    if len(text) > MAX_QUOTATION:
        hint = f"Verify at most {MAX_QUOTATION} at a time."
        raise QuestionError(f"the quotation has {len(text)} characters", where="text", hint=hint)
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError(
            "the quotation is not valid Unicode", where="text", hint="Send it as UTF-8."
        )
    reading = read_words(text)
    if not reading.words:
        raise QuestionError(
            "the quotation has no words", where="text", hint="Give the words to verify."
        )
    return reading


def split_sentences(quotation: Reading) -> list[str]:
    """Split a quotation at its sentences and its ellipses; nothing where it is all one piece."""
    ends = set(quotation.gaps)
    for position, word in enumerate(quotation.words):
        if word.ends_sentence:
            ends.add(position + 1)
    borders = sorted({0, *ends, len(quotation.words)})
    sentences = [quotation.show(start, end) for start, end in pairwise(borders)]
    return sentences if len(sentences) > 1 else []


def find_marked_parts(text: str) -> list[str]:
    """Find the parts of a quotation in double quotation marks.

    Nothing is found where no word stands outside of them: then the marks are only those of the
    quotation.
    """
    parts = [match["curly"] or match["straight"] or "" for match in _MARKED_PART.finditer(text)]
    outside = _MARKED_PART.sub(" ", text)
    return parts if read_words(outside).words else []

"""The clean form of a text: as it was meant, without what encodings and typesetting left in it.

Accents are composed, soft hyphens and characters of no width are gone, references such as "&rdquo;"
are read, and so is text that was decoded wrongly ("â€œ" for “, "Ã©" for é). A span of the clean
form leads back to the text as it was printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from quotesearch.records import Span

_MOST_PASSES = 3  # what was decoded wrongly twice takes two, and accents that it hides another

# The characters that the bytes 0x80 to 0xBF of UTF-8 become when they are read as Latin-1 or
# Windows-1252, with the bytes.
_AS_LATIN = {chr(byte): byte for byte in range(0x80, 0xC0)}
_AS_WINDOWS = {
    bytes((byte,)).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # undefined there
}
_CONTINUATIONS = _AS_LATIN | _AS_WINDOWS
_CONTINUATION = "[" + "".join(map(re.escape, _CONTINUATIONS)) + "]"
_MARKS = "‘’“”–—…"  # a capital before them is more often a word's own: "CAFÃ”" is no "CAFÔ"

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNCLEAN = re.compile(
    rf"""
      (?P<reference> &(?:\#\d{{1,6}}|\#x[\da-fA-F]{{1,5}}|[A-Za-z]{{2,8}}\d{{0,2}});)
    | (?P<wrong>                        # read as Latin-1 or Windows-1252:
          (?<![A-Z]) [Â-Å] [{_MARKS}]   #   Ó, Œ
        | [Â-ÅÈÌ] (?![{_MARKS}]) {_CONTINUATION}
        | [áâï] {_CONTINUATION}{{2}}
        | ð {_CONTINUATION}{{3}}
      )
    | (?P<cut> â€)                      # the third character is lost: it has no meaning there
    | (?P<macintosh> ‚Ä. | √.)          # read as Mac Roman
    | (?P<control> [\x80-\x84\x86-\x9f])
    | (?P<accented> [^\W\d_][\u0300-\u036f]+)
    | (?P<invisible> [{_INVISIBLE}]+)
    """,
    re.VERBOSE,
)
_ENDS_A_CLAUSE = ".,;:?!…"
# Letters with accents, punctuation, signs: what a text is likely to have been before.
_LIKELY = (
    (0x80, 0x17F),
    (0x218, 0x21B),
    (0x300, 0x36F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x2044),
    (0x20A0, 0x2122),
    (0xFEFF, 0xFEFF),
    (0x1F300, 0x1FAFF),
)


class _Edit(NamedTuple):
    """The span [clean_start, clean_end) of a clean text, for a span of the text before."""

    clean_start: int
    clean_end: int
    start: int
    end: int


@dataclass(frozen=True)
class CleanText:
    """The clean form of a text.

    Attributes:
        text: the clean form.
        printed: the text as it was.
        passes: the edits of each pass over the text, each in the order of the text.
    """

    text: str
    printed: str
    passes: tuple[tuple[_Edit, ...], ...]

    def printed_span(self, span: Span) -> Span:
        """Return the span of the printed text for a span of the clean one; it is not empty."""
        for edits in reversed(self.passes):
            span = _span_before(edits, span)
        return span


def clean_text(text: str) -> CleanText:
    """Bring a text into its clean form."""
    clean = text
    passes: list[tuple[_Edit, ...]] = []
    while len(passes) < _MOST_PASSES and _may_be_unclean(clean):
        clean, edits = _cleaned_once(clean)
        if not edits:
            break
        passes.append(tuple(edits))
    return CleanText(clean, text, tuple(passes))


def printed_form(text: str) -> str:
    """Write a name or other words as a reader is to see them: clean, with plain single spaces."""
    return " ".join(clean_text(text).text.split())


def _may_be_unclean(text: str) -> bool:
    return not text.isascii() or "&" in text


def _cleaned_once(text: str) -> tuple[str, list[_Edit]]:
    pieces: list[str] = []
    edits: list[_Edit] = []
    end = clean_end = 0
    for match in _UNCLEAN.finditer(text):
        replacement = _replacement(match)
        if replacement == match.group():
            continue
        clean_start = clean_end + match.start() - end
        pieces += (text[end : match.start()], replacement)
        end = match.end()
        clean_end = clean_start + len(replacement)
        edits.append(_Edit(clean_start, clean_end, match.start(), end))
    pieces.append(text[end:])
    return "".join(pieces), edits


def _replacement(match: re.Match[str]) -> str:
    unclean = match.group()
    match match.lastgroup:
        case "reference":
            return unescape(unclean)
        case "wrong":
            return _decoded(unclean, bytes(map(_byte, unclean)))
        case "cut":
            return "”"
        case "macintosh":
            return _decoded(unclean, unclean.encode("mac_roman", "replace"))
        case "control":
            return bytes((ord(unclean),)).decode("cp1252", "ignore")
        case "accented":
            return _composed(unclean)
        case _:
            return _space_or_nothing(match)


def _byte(character: str) -> int:
    return _CONTINUATIONS.get(character, ord(character))


def _decoded(unclean: str, encoded: bytes) -> str:
    """Return the character that UTF-8 has for the bytes, if it is a likely one."""
    try:
        character = encoded.decode("utf-8")
    except UnicodeDecodeError:
        return unclean
    number = ord(character[0])
    is_likely = any(first <= number <= last for first, last in _LIKELY)
    return character if is_likely else unclean


def _composed(accented: str) -> str:
    """Compose a letter and its accents; leave out those that no letter has."""
    composed = unicodedata.normalize("NFC", accented)
    return "".join(letter for letter in composed if not unicodedata.combining(letter))


def _space_or_nothing(match: re.Match[str]) -> str:
    """Return a space where a character of no width is all that parts two clauses."""
    start, end = match.span()
    before = match.string[max(0, start - 1) : start]
    after = match.string[end : end + 1]
    return " " if before and before in _ENDS_A_CLAUSE and after.isalpha() else ""


def _span_before(edits: Sequence[_Edit], span: Span) -> Span:
    start, end = span
    last = end - 1
    first_edit, last_edit = _edit_at(edits, start), _edit_at(edits, last)
    start_before = first_edit.end + start - first_edit.clean_end
    end_before = last_edit.end + end - last_edit.clean_end
    if start < first_edit.clean_end:
        start_before = first_edit.start
    if last < last_edit.clean_end:
        end_before = last_edit.end
    return start_before, end_before


def _edit_at(edits: Sequence[_Edit], position: int) -> _Edit:
    """Return the last edit at or before a character of the clean text."""
    number = bisect_right(edits, position, key=_clean_start)
    return edits[number - 1] if number else _Edit(0, 0, 0, 0)


def _clean_start(edit: _Edit) -> int:
    return edit.clean_start

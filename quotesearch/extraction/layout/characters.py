"""The characters of a text: capital letters, white space, and spans without it at their ends."""

from collections.abc import Iterable

from quotesearch.records import Span

_LATIN = map(chr, range(0xC0, 0x250))  # Latin-1 letters, Latin Extended-A and -B
CAPITALS = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())  # in a regex class

# White space of every kind, and characters of no width.
_BLANKS = "\t\v\u00a0\u1680\u2028\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANKS_BY_WIDTH = range(0x2000, 0x200B)  # en quad to zero width space
_LINE_ENDS = "\r\f\x85\u2029"
_PLAIN = {
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(_BLANKS_BY_WIDTH, " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
}


def with_plain_white_space(text: str) -> str:
    """Replace each white-space character by a plain space or newline, so that offsets stay."""
    return text.translate(_PLAIN)


def trim(text: str, spans: Iterable[Span], characters: str = "") -> list[Span]:
    """Take white space and the given characters off the ends of spans; drop spans of nothing else.

    Args:
        text: the text that the spans point into.
        spans: [start, end) offsets.
        characters: what else to take off, each character by itself.
    """
    trimmed = (_trim_one(text, span, characters) for span in spans)
    return [(start, end) for start, end in trimmed if start < end]


def _trim_one(text: str, span: Span, characters: str) -> Span:
    start, end = span
    while start < end and _is_removable(text[start], characters):
        start += 1
    while start < end and _is_removable(text[end - 1], characters):
        end -= 1
    return start, end


def _is_removable(character: str, characters: str) -> bool:
    return character.isspace() or character in characters

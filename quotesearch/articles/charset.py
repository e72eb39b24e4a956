"""Bytes -> text: by their byte order mark, as UTF-8, as declared, or by what they look like."""

import codecs
import re
from contextlib import suppress

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Encodings that may be detected. Of equally likely ones the first is taken: Western European.
_DETECTABLE = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("koi8_r", "cp932", "euc_jp", "cp949", "gb18030", "big5"),
)
# Python has codecs that no page is written in, such as punycode and unicode_escape.
_WRITTEN_IN = re.compile(
    r"""
      cp\d+ | iso8859-\d+ | koi8-\w | mac-\w+
    | iso2022_\w+ | shift_jis\w* | euc_\w+ | gb\w+ | big5\w*
    """,
    re.VERBOSE,
)
_READ_AS_CP1252 = ("ascii", "iso8859-1")  # as browsers do
_SAMPLE = 500  # runs of text that the encoding is detected from


def decode(data: bytes, declared: str = "", errors: str = "strict") -> str:
    """Decode bytes to text, without its byte order mark.

    Args:
        data: the bytes.
        declared: the encoding that is stated elsewhere. Text that is valid UTF-8 is read as UTF-8
            all the same.
        errors: as of bytes.decode; for damaged UTF-8, and for bytes in no encoding that can be
            detected.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors)
    stated = _normalised(declared)
    likeliest = stated if stated and data.isascii() else "utf-8"  # ISO-2022-JP is all ASCII
    try:
        return data.decode(likeliest)
    except UnicodeDecodeError:
        candidates = [] if _is_mostly_utf8(data) else [stated, *_detect(data)]
    for encoding in candidates:
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("utf-8", errors)


def _normalised(declared: str) -> str:
    """Return Python's name for a declared encoding, or "" if no page is written in it."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    if name in _READ_AS_CP1252:
        return "cp1252"
    return name if _WRITTEN_IN.fullmatch(name) else ""


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    non_ascii = sum(character > "\x7f" for character in text)
    return non_ascii > 2 * text.count("\ufffd")


def _detect(data: bytes) -> list[str]:
    """List the likeliest encodings, in the order of _DETECTABLE.

    charset-normalizer would order equally likely ones otherwise.
    """
    from charset_normalizer import from_bytes

    # Most of an HTML page is ASCII, which tells nothing.
    runs = [run for run in re.split(rb"[\n<>]+", data) if not run.isascii()]
    sample = b"\n".join(runs[:_SAMPLE])
    matches = list(from_bytes(sample, cp_isolation=list(_DETECTABLE)))
    names: set[str] = set()
    for match in matches:
        best = matches[0]
        if (match.chaos, -match.coherence) <= (best.chaos, -best.coherence):
            names.update(match.could_be_from_charset)
    return [encoding for encoding in _DETECTABLE if encoding in names]

"""Bytes -> text: by a byte order mark, as UTF-8, in the encoding that is declared, or in the one they look like."""

import codecs
import re
from contextlib import suppress

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LIKELY = "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp874 koi8_r cp932 euc_jp cp949 gb18030 big5".split()
_KNOWN = re.compile(
    r"cp\d+|iso8859-\d+|iso2022_\w+|koi8-\w|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*"
)


def decode(data: bytes, declared: str = "", errors: str = "strict") -> str:
    """The text that bytes hold, without its byte order mark.

    `declared` is an encoding that is stated elsewhere; text that is valid as UTF-8 is UTF-8 nevertheless. `errors`, as
    of bytes.decode, is for damaged UTF-8 and for what is in no encoding that can be told.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors)
    try:
        named = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        named = ""
    named = (
        "cp1252" if named in ("ascii", "iso8859-1") else named if _KNOWN.fullmatch(named) else ""
    )  # as browsers do
    try:
        return data.decode(
            named if named and data.isascii() else "utf-8"
        )  # ISO-2022-JP is all ASCII
    except UnicodeDecodeError:
        read = data.decode("utf-8", "replace")
    if sum(character > "\x7f" for character in read) <= 2 * read.count(
        "\ufffd"
    ):  # else it is UTF-8 for the most part
        for encoding in (named, *_detected(data)):
            with suppress(LookupError, UnicodeDecodeError):
                return data.decode(encoding)
    return data.decode("utf-8", errors)


def _detected(data: bytes) -> list[str]:
    """The likeliest encodings; of equally likely ones the Western European first, unlike in charset-normalizer."""
    from charset_normalizer import from_bytes

    telling = [
        run for run in re.split(rb"[\n<>]+", data) if not run.isascii()
    ]  # most of an HTML page is ASCII
    matches = list(from_bytes(b"\n".join(telling[:500]), cp_isolation=_LIKELY))
    likeliest = [
        one
        for one in matches
        if (one.chaos, -one.coherence) <= (matches[0].chaos, -matches[0].coherence)
    ]
    return [name for name in _LIKELY if any(name in one.could_be_from_charset for one in likeliest)]

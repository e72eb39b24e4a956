"""Numbers in words, read as figures: "twenty-six" is "26", "thirty-first" is "31st", "four hundred" is "400"."""

from collections.abc import Sequence
from typing import NamedTuple

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_SMALL = {word: value for value, word in enumerate(f"{_UNITS} seventeen eighteen nineteen".split())}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
)
_ORDINAL_SMALL = {
    word: value
    for value, word in enumerate(
        f"{_ORDINAL_UNITS} fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
_ORDINAL_TENS = {word.replace("ty", "tieth"): value for word, value in _TENS.items()}
_HUNDRED = 100


class Number(NamedTuple):
    """A number that was read: its figure, and how many words it takes up."""

    figure: str
    length: int


def may_begin_number(word: str) -> bool:
    """Whether a lower-case word may be the first of a number."""
    return word in ("a", "an") or _value(word) is not None


def read_number(words: Sequence[str]) -> Number | None:
    """Read the number that lower-case words begin with; None where they begin with none.

    An ordinal's figure ends in "th", whatever the number ("1th"): it is for comparing, not for showing.
    """
    total, part, last, length = 0.0, 0.0, "", 0
    for at, word in enumerate(words):
        if at == 0 and word in ("a", "an") and len(words) > 1 and words[1] in (*_SCALES, "hundred"):
            part, last = 1, "unit"
            continue
        if (
            word == "and"
            and last in ("hundred", "scale")
            and at + 1 < len(words)
            and _value(words[at + 1])
        ):
            continue
        value, kind = _value(word) or (0.0, "")
        ordinal = kind.startswith("ordinal ")
        kind = kind.removeprefix("ordinal ")
        if not kind or not _may_follow(last, kind, part, value):
            break
        if kind == "hundred":
            part *= _HUNDRED
        elif kind == "scale":
            total, part = total + part * value, 0
        else:
            part += value
        last, length = kind, at + 1
        if ordinal:
            return Number(f"{_figure(total + part)}th", length)
    return Number(_figure(total + part), length) if length else None


def _value(word: str) -> tuple[float, str] | None:
    """What a word adds to a number, and as what."""
    if word in _SMALL:
        return _SMALL[word], "unit" if 0 < _SMALL[word] < 10 else "teen"
    if word in _TENS:
        return _TENS[word], "tens"
    if word == "hundred":
        return _HUNDRED, "hundred"
    if word in _SCALES:
        return _SCALES[word], "scale"
    if word in _ORDINAL_SMALL:
        return _ORDINAL_SMALL[word], "ordinal unit" if _ORDINAL_SMALL[word] < 10 else "ordinal teen"
    if word in _ORDINAL_TENS:
        return _ORDINAL_TENS[word], "ordinal tens"
    if word.replace(".", "", 1).isdecimal() and len(word) <= 15:
        return float(word), "figure"
    return None


def _may_follow(last: str, kind: str, part: float, value: float) -> bool:
    """Whether a word of a kind goes on with the number so far."""
    if kind == "hundred":
        return last in ("unit", "teen", "figure") and 0 < part < _HUNDRED
    if kind == "scale":
        return last != "scale" and part > 0
    if kind == "unit" and last == "tens":
        return True
    if kind == "figure":
        return not last
    return last in ("", "hundred", "scale")


def _figure(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)

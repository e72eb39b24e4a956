"""Numbers in words, read as figures: "twenty-six" is "26", "four hundred" is "400"."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

_Kind = Literal["unit", "teen", "tens", "hundred", "scale", "figure"]


class Number(NamedTuple):
    """A number: its figure, and how many words it takes up."""

    figure: str
    length: int


class _NumberWord(NamedTuple):
    value: float
    kind: _Kind
    is_ordinal: bool = False


_HUNDRED = 100
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MULTIPLIERS = frozenset((*_SCALES, "hundred"))  # what "a" may stand before
_CARDINALS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split()
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    """.split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_LONGEST_FIGURE = 15  # characters: a float holds as many digits


def _number_words() -> dict[str, _NumberWord]:
    """Map each word of a number to its value."""
    table = {"hundred": _NumberWord(_HUNDRED, "hundred")}
    for value, word in enumerate(_CARDINALS):
        table[word] = _NumberWord(value, _kind_of(value))
    for value, word in enumerate(_ORDINALS, start=1):
        table[word] = _NumberWord(value, _kind_of(value), is_ordinal=True)
    for tens, word in enumerate(_TENS, start=2):
        ordinal = word.replace("ty", "tieth")
        table[word] = _NumberWord(10 * tens, "tens")
        table[ordinal] = _NumberWord(10 * tens, "tens", is_ordinal=True)
    for word, value in _SCALES.items():
        table[word] = _NumberWord(value, "scale")
    return table


def _kind_of(value: int) -> _Kind:
    """Tell the kind of a number below twenty."""
    return "unit" if 0 < value < 10 else "teen"


_NUMBER_WORDS = _number_words()


def may_begin_number(word: str) -> bool:
    """Whether a lower-case word may be the first of a number."""
    return word in ("a", "an") or _number_word(word) is not None


def read_number(words: Sequence[str]) -> Number | None:
    """Read the number that lower-case words begin with; None where they begin with none.

    An ordinal's figure ends in "th", whatever the number ("1th"): it is for comparing, not for
    showing.
    """
    total = 0.0  # up to the last scale: 2,000,000 in "two million three hundred …"
    part = 0.0  # since then
    last: _Kind | None = None
    length = 0
    for place, word in enumerate(words):
        is_last = place + 1 == len(words)
        following = "" if is_last else words[place + 1]
        if place == 0 and word in ("a", "an") and following in _MULTIPLIERS:
            part, last = 1.0, "unit"
            continue
        if word == "and" and last in ("hundred", "scale") and _number_word(following):
            continue
        number_word = _number_word(word)
        if number_word is None or not _may_follow(last, number_word.kind, part):
            break
        if number_word.kind == "hundred":
            part *= _HUNDRED
        elif number_word.kind == "scale":
            total += part * number_word.value
            part = 0.0
        else:
            part += number_word.value
        last = number_word.kind
        length = place + 1
        if number_word.is_ordinal:
            return Number(f"{_figure(total + part)}th", length)
    if not length:
        return None
    return Number(_figure(total + part), length)


def _number_word(word: str) -> _NumberWord | None:
    """Look up what a word adds to a number; None where it is not a number."""
    number_word = _NUMBER_WORDS.get(word)
    if number_word is None and len(word) <= _LONGEST_FIGURE:
        digits = word.replace(".", "", 1)
        if digits.isdecimal():
            return _NumberWord(float(word), "figure")
    return number_word


def _may_follow(last: _Kind | None, kind: _Kind, part: float) -> bool:
    """Whether a word of a kind may go on with the number so far."""
    if kind == "hundred":
        return last in ("unit", "teen", "figure") and 0 < part < _HUNDRED
    if kind == "scale":
        return last != "scale" and part > 0
    if kind == "figure":
        return last is None
    if kind == "unit" and last == "tens":
        return True
    return last in (None, "hundred", "scale")


def _figure(value: float) -> str:
    is_whole = value == int(value)
    return str(int(value)) if is_whole else str(value)

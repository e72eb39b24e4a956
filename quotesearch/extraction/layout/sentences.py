"""The sentences of a text.

A quoted run is never cut, and no sentence goes past its paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from quotesearch.extraction.layout.characters import CAPITALS, trim
from quotesearch.extraction.layout.quotation_marks import Run
from quotesearch.records import Span

_SENTENCE_END = re.compile(
    rf"""
    (?<![.!?…]) [.!?…]++      # all the points there are,
    [”\"’')\]»]*              # with the marks and brackets that close there
    (?= \s+
        [“\"‘'(\[«]*          # before the next sentence, with marks that open there
        [0-9{CAPITALS}]
    )
    """,
    re.VERBOSE,
)
# Their point ends no sentence, nor does that of an initial.
_ABBREVIATIONS = """
    Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Capt Cmdr Adm Sgt Maj Rev Hon Prof St Jr Sr
    Inc Corp Co Ltd vs No Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec
    Ariz Calif Colo Conn Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore
    Pa Tenn Tex Va Vt Wash Wis U.S U.N U.K D.C a.m p.m
    """.split()
_ABBREVIATION = re.compile(rf"\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))}|[A-Z])\.$")
_LONGEST_ABBREVIATION = 12  # characters, with room to spare

# The rules look at sentences whole, so a list or a table without full stops is cut into pieces.
_LONGEST = 1_500  # characters of a piece, at most, apart from a quoted run near its end
_TAIL = 200  # and from what follows such a run: ", she said in a letter"


def find_sentences(text: str, paragraphs: Sequence[Span], runs: Sequence[Run]) -> list[Span]:
    """Return the spans of the sentences, in order, without white space at their ends.

    A sentence that is too long to be one is returned in pieces.
    """
    pieces: list[Span] = []
    for paragraph in paragraphs:
        for start, end in _sentences_of_paragraph(text, paragraph, runs):
            pieces.extend(_pieces(text, start, end, runs))
    return trim(text, pieces)


def _sentences_of_paragraph(text: str, paragraph: Span, runs: Sequence[Run]) -> Iterator[Span]:
    start, paragraph_end = paragraph
    for match in _SENTENCE_END.finditer(text, start, paragraph_end):
        if _is_inside_a_run(match, runs) or _ends_an_abbreviation(text, match.start()):
            continue
        yield start, match.end()
        start = match.end()
    yield start, paragraph_end


def _is_inside_a_run(sentence_end: re.Match[str], runs: Sequence[Run]) -> bool:
    """Tell whether more of a quoted run follows the end of a sentence in it."""
    runs_before = bisect_right(runs, sentence_end.start(), key=attrgetter("inner_start"))
    if runs_before == 0:
        return False
    return sentence_end.end() < runs[runs_before - 1].end


def _ends_an_abbreviation(text: str, position: int) -> bool:
    """Tell whether the mark at the position is the point of an abbreviation or an initial."""
    if text[position] != ".":
        return False
    after_point = position + 1
    start = max(0, after_point - _LONGEST_ABBREVIATION)
    return _ABBREVIATION.search(text, start, after_point) is not None


def _pieces(text: str, start: int, end: int, runs: Sequence[Run]) -> Iterator[Span]:
    while end - start > _LONGEST:
        cut = _place_to_cut(text, start, end, runs)
        if cut == end:
            break
        yield start, cut
        start = cut
    yield start, end


def _place_to_cut(text: str, start: int, end: int, runs: Sequence[Run]) -> int:
    """Return the end of the first piece: after a word, and outside quoted runs."""
    cut = start + _LONGEST
    number = bisect_left(runs, cut, key=attrgetter("end"))
    if number < len(runs) and runs[number].start < cut:
        cut = runs[number].end + _TAIL
        number += 1
    limit = end
    if number < len(runs):
        limit = min(end, runs[number].start)
    cut = min(cut, limit)
    while cut < limit and not text[cut].isspace():
        cut += 1
    return cut

"""The words of a quote as they are compared: its verbatim runs, and the reporter's words around them."""

import re
from collections.abc import Collection, Iterator, Sequence

from quotesearch.language.wording.printed_words import REPORTER, PrintedWords, read_printed
from quotesearch.language.wording.qualifiers import ARTICLES, JOINING, negates
from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.words import Reading
from quotesearch.records import Quote

Pieces = list[tuple[str, int]]


def read_quote(quote: Quote, wholes: Collection[str] = ()) -> PrintedWords:
    """Read a quote.

    A direct quote is one run, and so is a mixed one that opens with a mark and is only interrupted by the reporter's
    clause. Other parts in marks are runs of their own.
    """
    names = tuple(filter(None, (quote.speaker, quote.speaker_mention)))
    return read_printed(_pieces(quote), wholes, context=quote.context, names=names)


def _pieces(quote: Quote) -> Pieces:
    if quote.kind == "direct":
        return _one_run(quote.quoted or (quote.text,))
    pieces: Pieces = []
    at = 0
    for run, part in enumerate(quote.quoted):
        place = quote.text.find(part, at)
        if place < 0:
            return [(f"{part} ", run) for run, part in enumerate(quote.quoted)]
        pieces += [(quote.text[at:place], REPORTER), (part, run)]
        at = place + len(part)
    pieces.append((quote.text[at:], REPORTER))
    return _joined(pieces)


def _joined(pieces: Pieces) -> Pieces:
    """One run, where the reporter only interrupts it; the pieces as they are, where his sentence holds the parts."""
    runs = [number for number, (_, run) in enumerate(pieces) if run != REPORTER]
    if len(runs) < 2 or read_words(pieces[0][0]).words:
        return pieces
    for number in runs[:-1]:
        if not _interrupts(pieces[number][0], pieces[number + 1][0]):
            return pieces
    first, last = runs[0], runs[-1]
    inside = _one_run([pieces[number][0] for number in runs])
    return [*pieces[:first], *inside, *pieces[last + 1 :]]


def _one_run(parts: Sequence[str]) -> Pieces:
    return [*((f"{part} ", 0) for part in parts[:-1]), (parts[-1], 0)]


def _interrupts(part: str, clause: str) -> bool:
    """Whether the reporter's words behind a part only say who speaks."""
    words = read_words(clause).words
    ends = bool(re.search(r"[,.?!…;:—–-]\W*$", part)) or bool(re.match(r"\W*[,.?!…;:—–-]", clause))
    return ends and len(words) > 1 and words[0].plain not in _GOES_ON


def in_marks(text: str) -> list[str] | None:
    """The parts of a quotation that stand in double quotation marks, where words of it stand outside."""
    parts = [found["curly"] or found["straight"] for found in _MARKED.finditer(text)]
    outside = _MARKED.sub(" ", text)
    return parts if parts and read_words(outside).words else None


def frame_denies(quote: Quote) -> bool:
    """Whether the reporter's words of a mixed quote may deny its words in marks.

    "It is untrue that “…”", "she had not been “…”".
    """
    if quote.kind != "mixed":
        return False
    at = 0
    for part in quote.quoted:
        place = max(at, quote.text.find(part, at))
        frame = read_words(quote.text[at:place]).words
        if any(word.plain in _FALSE for word in frame) or any(map(negates, frame[-_CLOSE:])):
            return True
        at = place + len(part)
    return False


def is_nested(quote: Quote, printed: PrintedWords, first: int, last: int) -> bool:
    """Whether words of a quote are words that its speaker quotes, and not all of the quote are."""
    words = printed.words
    for start, end in _spoken_inside(printed.reading, double=quote.kind == "direct"):
        if start <= words[first].start and words[last - 1].end <= end:
            return any(not start <= words[at].start < end for at in printed.verbatim)
    return False


def is_spoken_of(quote: Quote, asked: str) -> bool:
    """Whether a quote speaks of somebody by this description ("the minister"), and its speaker has one of their own.

    A bare name says nothing of an office: presidents speak of "the president", too.
    """
    described = _DESCRIPTION.fullmatch(asked.strip())
    if not described or not quote.speaker or not quote.speaker_mention:
        return False
    phrase = f" {' '.join(word.plain for word in read_words(described['phrase']).words)} "
    text = f" {' '.join(word.plain for word in read_words(quote.text).words)} "
    names = {word.plain for word in read_words(quote.speaker).words}
    own = (
        {word.plain for word in read_words(quote.speaker_mention).words}
        - names
        - ARTICLES
        - JOINING
    )
    return phrase in text and bool(own) and own.isdisjoint(phrase.split())


def _spoken_inside(reading: Reading, *, double: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a text in inner quotation marks, single or double, [start, end)."""
    opened = -1
    for found in _INNER.finditer(reading.text):
        if found.group() in "“”" and not double:
            continue
        if found.lastgroup == "opening":
            opened = found.end()
        elif opened >= 0:
            yield opened, found.start()
            opened = -1


_FALSE = frozenset("false untrue wrong incorrect inaccurate nonsense lie lies hoax myth".split())
_CLOSE = 3  # words before a part in marks of which a negation governs it
# Behind a part in marks these go on with the reporter's sentence, and take the next part into it.
_GOES_ON = frozenset(
    "and or but as for in of to with while because that which who than from on at by".split()
)
_DESCRIPTION = re.compile(
    r"(?:one of )?(?P<phrase>(?:the|an?|his|her|their|its|my|our)(?: [a-z-]+){1,6})"
)
_MARKED = re.compile(r"[“„](?P<curly>[^“”„]*)”|(?<!\d)\"(?P<straight>[^\"]*)\"")
_INNER = re.compile(
    r"""
      (?P<opening> (?<![\w’']) [‘'] (?=\w) | “ )
    | (?P<closing> (?<=[,.?!…—–]) [’'] (?!\w) | (?<=\w) [’'] (?=[\s,.;:?!”"]|\Z) | ” )
    """,
    re.VERBOSE,
)

"""The words and marks of a clause, in the form in which they are compared with word lists."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotesearch.extraction.layout.layout import Layout
from quotesearch.records import Span

REACH = 240  # characters on either side of a cue in which words can govern a quote, at most
# Words that begin another clause.
CLAUSE_OPENERS = frozenset(
    """
    and but while when because who whom whose which that where after before since though although if
    unless whether whereas until than then
    """.split()
)
SUBORDINATORS = CLAUSE_OPENERS - {"and", "but", "then", "than"}
_TOKEN = re.compile(
    r"""
    (?P<word>[^\W_]+(?:[’'.\-&][^\W_]+)*)
  | (?P<mark>[,;:—–()\[\]“”"!?]|(?<=\s)-+(?=\s)|\.(?=\s|$))
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\.? ?[0-9]")
_NOT = "n't"
_INSIDE_SENTENCE = (",", "’", "'", "-", "&")  # a capital behind one of these begins no sentence


@dataclass(frozen=True)
class Word:
    """A word or a mark of punctuation, with its place in the article.

    The form of a word is in lower case, "n't" as "not". A name keeps its capital.
    """

    start: int
    end: int
    form: str

    @property
    def is_mark(self) -> bool:
        return not self.form[0].isalnum()


def split_words(text: str, start: int, end: int) -> list[Word]:
    """Split a span into its words and marks. "Didn’t" is two words, "did" and "not"."""
    words: list[Word] = []
    for token in _TOKEN.finditer(text, start, max(start, end)):
        words.extend(_words_of_token(text, token))
    return words


def forms(words: Iterable[Word]) -> tuple[str, ...]:
    """Give the forms of the words."""
    return tuple(word.form for word in words)


def words_in_front(
    layout: Layout, position: int, sentence_start: int, parts: Iterable[Span]
) -> list[Word]:
    """Split what stands in front of a position: in its sentence, behind the last of the parts."""
    part_ends = [end for _, end in parts if end <= position]
    start = max(sentence_start, position - REACH, *part_ends)
    return split_words(layout.text, start, position)


def take_last_clause(words: Sequence[Word], openers: Collection[str]) -> list[Word]:
    """Take the words of the last clause: what stands behind the last mark or opener of a clause."""
    reverse_clause: list[Word] = []
    for word in reversed(words):
        if word.is_mark or word.form in openers:
            break
        reverse_clause.append(word)
    return reverse_clause[::-1]


def _words_of_token(text: str, token: re.Match[str]) -> Iterator[Word]:
    form = _form(text, token)
    if not form.endswith(_NOT):
        yield Word(token.start(), token.end(), form)
        return
    not_start = token.end() - len(_NOT)
    if not_start > token.start():
        yield Word(token.start(), not_start, form.removesuffix(_NOT))
    yield Word(not_start, token.end(), "not")


def _form(text: str, token: re.Match[str]) -> str:
    word = token.group().replace("’", "'")
    if _is_name(text, word, token.start()):  # "Fianna Fail said"
        return word
    if word in ("No", "no") and _NUMBER.match(text, token.end()):  # "decree No. 766"
        return word.upper()
    return word.lower()


def _is_name(text: str, word: str, start: int) -> bool:
    """Tell whether a word has its capital inside a sentence."""
    if not word[0].isupper() or word == "I":
        return False
    before = text[max(0, start - 2) : start].rstrip()
    last = before[-1:]
    return last.isalnum() or last in _INSIDE_SENTENCE

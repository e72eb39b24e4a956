"""Understand a question: whose words it asks for, of which days and source, about what."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from quotesearch.errors import QuestionError
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.language.folding import fold_words
from quotesearch.search.question.asked_speaker import WHO, Role, find_asked_speaker
from quotesearch.search.question.dates import Days, find_days
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.people import NamedPerson
from quotesearch.search.question.sources import NamedSource

MAX_QUESTION = 1000  # code points

# Words that ask rather than describe: "who called it arrogance" is about arrogance.
_ASKING = frozenset(
    """
    who what when where which why how whom whose did does do is are was were be been has have had
    will would can could say says said saying tell tells told call calls called talk talks talked
    speak speaks spoke spoken mention mentions mentioned claim claims claimed quote quotes quoted
    words about according to regarding the a an and or of in on at by for from with that this these
    those it its as he she they his her their them him i you we me my your our us there any anyone
    somebody someone ever
    """.split()
)
_QUESTION_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_QUOTED_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")


@dataclass(frozen=True)
class Question:
    """A question as it was understood.

    text: all of it.
    words: those by which quotes are found.
    topic: the words without the speaker's name.
    phrases: stood in quotation marks; quotes must have them.
    speaker: whose words are asked for; `role` is how that shows (see `AskedSpeaker`).
    description: where nobody's words are asked for, the words that may describe the speaker: "mayor
        blamed" of "which mayor blamed Lee".
    source: a publication of the index.
    days: the days asked for.
    """

    text: str
    words: str
    topic: str
    phrases: tuple[str, ...]
    speaker: NamedPerson | None
    role: Role | None
    description: str
    source: str | None
    days: Days | None

    @property
    def names_anything(self) -> bool:
        """Whether it names a speaker, a source or days."""
        return bool(self.speaker or self.source or self.days)

    @property
    def asks_who(self) -> bool:
        """Whether it begins with "who" or "which"."""
        first_word = fold_words(self.text)[:1]
        return not WHO.isdisjoint(first_word)

    def without_names(self) -> Question:
        """Return the question as if what it names were not in it."""
        rest = self.topic or self.words
        return replace(self, text=rest, words=rest, speaker=None, role=None, source=None, days=None)


class _Word(NamedTuple):
    """A word of a question: as typed, folded, and its place [start, end)."""

    typed: str
    folded: str
    start: int
    end: int


class _Names(NamedTuple):
    """Everything that a question names."""

    days: Days | None
    source: NamedSource | None
    people: list[NamedPerson]
    in_days_or_source: frozenset[int]  # positions of words


def understand(
    text: str, knowledge: Knowledge, today: datetime.date, ignore: Collection[str] = ()
) -> Question:
    """Read a question in the light of what an index has: its speakers, its sources and its days.

    Args:
        text: the question.
        knowledge: what the index has.
        today: the day that "last week" counts from.
        ignore: fields of Filters that are not read from the question.

    Raises:
        QuestionError: it is empty, longer than MAX_QUESTION, or not valid Unicode.
    """
    question = read_question(text)
    words = _split(question)
    names = _find_names(question, words, knowledge, today, ignore)
    asked = find_asked_speaker(
        words=[word.folded for word in words],
        people=_people_apart(names),
        names_other_things=names.in_days_or_source,
        before_colon=_before_colon(question, words),
    )
    telling = _telling_positions(words, names.in_days_or_source)

    def typed_without(people: Iterable[NamedPerson]) -> str:
        positions = _without(telling, people)
        return _as_typed(question, [words[position] for position in positions])

    searched = typed_without([]) or _as_typed(question, words)
    topic = typed_without([asked.person]) if asked else typed_without([])
    description = "" if asked else typed_without(names.people)
    return Question(
        text=question,
        words=searched,
        topic=topic,
        phrases=_find_phrases(question),
        speaker=asked.person if asked else None,
        role=asked.role if asked else None,
        description=description,
        source=names.source.name if names.source else None,
        days=names.days,
    )


def read_question(text: str) -> str:
    """Compose the Unicode of a question, and fold its white space.

    Raises:
        QuestionError: it is empty, longer than MAX_QUESTION, or not valid Unicode.
    """
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"the question has {len(text)} characters",
            where="q",
            hint=f"Use at most {MAX_QUESTION}.",
        )
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError(
            "the question is not valid Unicode", where="q", hint="Send it as UTF-8."
        )
    composed = unicodedata.normalize("NFC", text)
    question = " ".join(composed.split())
    if not _QUESTION_WORD.search(question):
        raise QuestionError(
            "the question has no words",
            where="q",
            hint='Ask something like "who called it arrogance".',
        )
    return question


def _split(question: str) -> list[_Word]:
    words = []
    for match in _QUESTION_WORD.finditer(question):
        typed = match.group()
        folded = "".join(fold_words(typed))
        words.append(_Word(typed, folded, match.start(), match.end()))
    return words


def _find_names(
    question: str,
    words: Sequence[_Word],
    knowledge: Knowledge,
    today: datetime.date,
    ignore: Collection[str],
) -> _Names:
    """Find the days, the source and the people that a question names, without those to ignore."""
    folded = [word.folded for word in words]
    days = source = None
    people: list[NamedPerson] = []
    taken: set[int] = set()
    if knowledge.reach and "since" not in ignore and "until" not in ignore:
        days = find_days(question, today, *knowledge.reach)
    if days:
        taken |= _positions_in(words, days)
    if "source" not in ignore:
        source = knowledge.sources.find(folded, taken)
    if source:
        taken |= set(source.positions)
    if "speaker" not in ignore:
        unknown = _unknown_positions(knowledge.lexical, words)
        people = knowledge.people.find(folded, unknown)
    return _Names(days, source, people, frozenset(taken))


def _positions_in(words: Sequence[_Word], days: Days) -> set[int]:
    """Return the positions of the words that name the days."""
    start, end = days.span
    return {position for position, word in enumerate(words) if start <= word.start < end}


def _unknown_positions(lexical: LexicalIndex, words: Sequence[_Word]) -> list[int]:
    """Return the positions of the words that no quote of the index has, in any inflection."""
    unknown = []
    for position, word in enumerate(words):
        terms = [term for term, _, _ in lexical.terms(word.typed)]
        if not any(lexical.knows(term) for term in terms):
            unknown.append(position)
    return unknown


def _people_apart(names: _Names) -> list[NamedPerson]:
    """Return the people whose names are no part of the days or the source."""
    taken = names.in_days_or_source
    return [person for person in names.people if taken.isdisjoint(person.positions)]


def _before_colon(question: str, words: Sequence[_Word]) -> set[int]:
    """Return the positions of the words that a colon follows: "lee: too dear"."""
    return {position for position, word in enumerate(words) if question.startswith(":", word.end)}


def _telling_positions(words: Sequence[_Word], taken: Collection[int]) -> list[int]:
    """Return the positions of the words that say what the question is about."""
    return [
        position
        for position, word in enumerate(words)
        if position not in taken and word.typed.lower() not in _ASKING
    ]


def _without(positions: Iterable[int], people: Iterable[NamedPerson]) -> list[int]:
    """Leave out the positions of the words that name these people."""
    left_out: set[int] = set()
    for person in people:
        left_out.update(person.positions)
    return [position for position in positions if position not in left_out]


def _find_phrases(question: str) -> tuple[str, ...]:
    phrases = _QUOTED_PHRASE.findall(question)
    return tuple(phrase for phrase in phrases if _QUESTION_WORD.search(phrase))


def _as_typed(question: str, words: Sequence[_Word]) -> str:
    """Join words, with the mark between two of them if it is one: "co-founder", "and/or"."""
    if not words:
        return ""
    parts = [words[0].typed]
    for word, following in pairwise(words):
        gap = question[word.end : following.start]
        parts.append(gap if len(gap) == 1 else " ")
        parts.append(following.typed)
    return "".join(parts)

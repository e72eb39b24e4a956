"""What a question says: whose words are asked for, from which days and source, and by which words they are found."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from quotesearch.errors import QuestionError
from quotesearch.index.stores.lexical import LexicalIndex
from quotesearch.language.folding import fold_words
from quotesearch.language.names.titles import TITLES
from quotesearch.records import Span
from quotesearch.search.question.dates import Days, find_days
from quotesearch.search.question.knowledge import Knowledge
from quotesearch.search.question.people import NamedPerson

MAX_QUESTION = 1000  # code points

# Words that ask rather than describe: "who called it arrogance" is about arrogance.
_ASKING = frozenset(
    """
    who what when where which why how whom whose did does do is are was were be been has have had will would can could
    say says said saying tell tells told call calls called talk talks talked speak speaks spoke spoken mention mentions
    mentioned claim claims claimed quote quotes quoted words about according to regarding the a an and or of in on at
    by for from with that this these those it its as he she they his her their them him i you we me my your our us
    there any anyone somebody someone ever
    """.split()
)
_SAYING = frozenset(
    """
    say says said saying on about tell tells told tweet tweets tweeted call calls called calling claim claims claimed
    warn warns warned argue argues argued explain explains explained ask asks asked admit admits admitted quote quotes
    comparing compares compared blast blasts blasted tweeting
    """.split()
)
# What somebody says: "a statement by Lee", "Lee's answer".
_SAID = frozenset(
    """
    said written quote quotes quoted words statement statements remark remarks comment comments speech speeches answer
    answers response responses reply reaction tweet tweets message verdict view views stance position explanation excuse
    """.split()
)
# Who is meant by "Lee's aide", "Lee strategist", "Post reporter": not Lee, nor the Post.
_OTHERS = frozenset(
    """
    adviser advisers advisor advisors aide aides allies ally anchor attorney backer backers boss bosses brother camp
    campaign ceo chair chairman chairwoman chief colleague columnist confidant confidante congressman congresswoman
    critic critics daughter democrat director donor donors editor exec executive family fan fans father flack founder
    friend friends governor guru head hopeful host husband insider lawyer lawyers leader leaders loyalist man manager
    mayor mother mouthpiece official officials operative opponent pal pastor pollster premier president professor
    relatives reporter representative republican rival rivals scholar senator sister son speechwriter spokesman
    spokesperson spokeswoman staff staffer staffers strategist strategists student supporter supporters surrogate
    surrogates team voter voters wife woman worker workers
    """.split()
)
# Who "is" or "has" something is spoken of.
_BEING = frozenset("is isnt was wasnt has hasnt had hadnt".split())
_WHO = frozenset("who whos whose whom which".split())
_WHAT = frozenset("what whats when where why how did does".split())
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_PHRASE = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")

Role = Literal["asked", "first"]


@dataclass(frozen=True)
class Question:
    """A question as it was understood.

    `text` is all of it, `words` what quotes are matched by, `topic` the same without the speaker. `phrases` stood in
    quotation marks and must occur. `speaker` is whose words are asked for, and `role` how that shows: "asked" ("what
    did Lee say", "Lee on bridges") or only "first" ("lee bridges"). Where nobody's are, `describing` has the words that
    name nobody: "mayor blamed" of "which mayor blamed Lee". `source` is a publication of the index.
    """

    text: str
    words: str
    topic: str
    phrases: tuple[str, ...]
    speaker: NamedPerson | None
    role: Role | None
    describing: str
    source: str | None
    days: Days | None

    @property
    def names(self) -> bool:
        """Whether it names a speaker, a source or days."""
        return bool(self.speaker or self.source or self.days)

    @property
    def asks_who(self) -> bool:
        """Whether it begins with "who" or "which"."""
        return not _WHO.isdisjoint(fold_words(self.text)[:1])

    def unnamed(self) -> Question:
        """The question as if what it names were not in it."""
        left = self.topic or self.words
        return replace(self, text=left, words=left, speaker=None, role=None, source=None, days=None)


def understand(
    text: str, knowledge: Knowledge, today: datetime.date, ignore: Collection[str] = ()
) -> Question:
    """Read a question against what an index has: only its speakers and sources, and days that it reaches.

    Args:
        text: the question.
        knowledge: what the index holds.
        today: what "last week" counts from.
        ignore: fields of Filters that are not to be read from the question.

    Raises:
        QuestionError: it is empty, longer than MAX_QUESTION, or holds what is no text.
    """
    question = read_question(text)
    tokens = [found.span() for found in _WORD.finditer(question)]
    folded = ["".join(fold_words(question[slice(*span)])) for span in tokens]
    reach = None if {"since", "until"}.intersection(ignore) else knowledge.reach
    days = find_days(question, today, *reach) if reach else None
    dated = {
        at for at, span in enumerate(tokens) if days and days.span[0] <= span[0] < days.span[1]
    }
    printed = None if "source" in ignore else knowledge.sources.find(folded, dated)
    apart = dated.union(range(*printed.words) if printed else ())
    people = (
        ()
        if "speaker" in ignore
        else knowledge.people.find(folded, _unknown(knowledge.lexical, question, tokens))
    )
    named = [one for one in people if apart.isdisjoint(range(one.first, one.last + 1))]
    colons = {at for at, (_, end) in enumerate(tokens) if question.startswith(":", end)}
    speaker, role = _speaker(folded, named, apart, colons)
    rest = [
        at
        for at in range(len(tokens))
        if at not in apart and question[slice(*tokens[at])].lower() not in _ASKING
    ]
    spoken = range(speaker.first, speaker.last + 1) if speaker else ()
    naming = {at for one in people for at in range(one.first, one.last + 1)}
    return Question(
        text=question,
        words=_as_typed(question, [tokens[at] for at in rest] or tokens),
        topic=_as_typed(question, [tokens[at] for at in rest if at not in spoken]),
        phrases=tuple(phrase for phrase in _PHRASE.findall(question) if _WORD.search(phrase)),
        speaker=speaker,
        role=role,
        describing=""
        if role
        else _as_typed(question, [tokens[at] for at in rest if at not in naming]),
        source=printed.name if printed else None,
        days=days,
    )


def read_question(text: str) -> str:
    """The question in composed Unicode, white space folded.

    Raises:
        QuestionError: it is empty, longer than MAX_QUESTION, or holds what is no text.
    """
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"the question has {len(text)} characters",
            where="q",
            hint=f"Ask it in at most {MAX_QUESTION}.",
        )
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError(
            "the question is not valid Unicode", where="q", hint="Send it as UTF-8."
        )
    question = " ".join(unicodedata.normalize("NFC", text).split())
    if not _WORD.search(question):
        raise QuestionError(
            "the question has no words",
            where="q",
            hint='Ask something like "who called it arrogance".',
        )
    return question


def _as_typed(question: str, spans: Sequence[Span]) -> str:
    """The words at the spans, as "co-founder" and "and/or" where one character stands between them."""
    gaps = [question[one[1] : other[0]] for one, other in pairwise(spans)]
    return "".join(
        question[start:end] + (gap if len(gap) == 1 else " ")
        for (start, end), gap in zip(spans, [*gaps, ""], strict=False)
    ).rstrip()


def _unknown(lexical: LexicalIndex, question: str, tokens: Sequence[Span]) -> list[int]:
    """The positions of words that no quote of the index has, in any inflection."""
    return [
        at
        for at, (start, end) in enumerate(tokens)
        if not any(lexical.knows(term) for term, _, _ in lexical.terms(question[start:end]))
    ]


def _speaker(
    words: Sequence[str], named: Sequence[NamedPerson], apart: set[int], colons: set[int]
) -> tuple[NamedPerson | None, Role | None]:
    """Whose words are asked for. Who is named after "who" or "which" is spoken of, unless it is "according to".

    Args:
        words: of the question, folded.
        named: everybody whom it names.
        apart: positions of words that name days or a source.
        colons: positions of words before a colon.
    """
    around = ["", "", *words, ""]
    before = {one: around[one.first : one.first + 2] for one in named}
    after = {one: around[one.last + 3] for one in named}
    for one in named:
        if before[one] == ["according", "to"]:
            return one, "asked"
    if words[0] in _WHO:
        return None, None
    may_speak = [
        one for one in named if after[one] in _SAID or not (one.possessive or after[one] in _OTHERS)
    ]
    for one in may_speak:
        if words[0] in _WHAT and before[one][1] in ("did", "does"):
            return one, "asked"
    # "pentagon chiefs quit" asks for nobody's words: what has a single name is more often spoken of.
    for one in may_speak:
        says = one.last in colons or after[one] in _SAYING or after[one] in _SAID
        leads = all(at in apart or words[at] in TITLES for at in range(one.first))
        if leads and (says or (one.full and after[one] not in _BEING)):
            return one, "asked" if says else "first"
    for one in may_speak:
        asks = before[one][1] in ("did", "does") or (
            before[one][1] == "by" and before[one][0] in _SAID
        )
        if asks or after[one] in _SAYING:
            return one, "asked"
    return None, None

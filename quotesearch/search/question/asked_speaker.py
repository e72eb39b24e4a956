"""The asked speaker: whose words a question asks for, among the people it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from quotesearch.language.names.titles import TITLES
from quotesearch.search.question.people import NamedPerson

Role = Literal["asked", "first"]

WHO = frozenset("who whos whose whom which".split())
_WHAT = frozenset("what whats when where why how did does".split())
_SAYING = frozenset(
    """
    say says said saying on about tell tells told tweet tweets tweeted call calls called calling
    claim claims claimed warn warns warned argue argues argued explain explains explained ask asks
    asked admit admits admitted quote quotes comparing compares compared blast blasts blasted
    tweeting
    """.split()
)
# What somebody says: "a statement by Lee", "Lee's answer".
_STATEMENTS = frozenset(
    """
    said written quote quotes quoted words statement statements remark remarks comment comments
    speech speeches answer answers response responses reply reaction tweet tweets message verdict
    view views stance position explanation excuse
    """.split()
)
# Someone else, described by a name: "Lee's aide", "Lee strategist", "Post reporter".
_OTHER_PEOPLE = frozenset(
    """
    adviser advisers advisor advisors aide aides allies ally anchor attorney backer backers boss
    bosses brother camp campaign ceo chair chairman chairwoman chief colleague columnist confidant
    confidante congressman congresswoman critic critics daughter democrat director donor donors
    editor exec executive family fan fans father flack founder friend friends governor guru head
    hopeful host husband insider lawyer lawyers leader leaders loyalist man manager mayor mother
    mouthpiece official officials operative opponent pal pastor pollster premier president professor
    relatives reporter representative republican rival rivals scholar senator sister son
    speechwriter spokesman spokesperson spokeswoman staff staffer staffers strategist strategists
    student supporter supporters surrogate surrogates team voter voters wife woman worker workers
    """.split()
)
# "Lee is …", "Lee has …": the question is about Lee, not for Lee's words.
_BEING = frozenset("is isnt was wasnt has hasnt had hadnt".split())
_DID = frozenset(("did", "does"))


class AskedSpeaker(NamedTuple):
    """Whose words are asked for, and how that shows.

    The role is "asked" where the question says so ("what did Lee say", "Lee on bridges"), and
    "first" where it only begins with the name ("lee bridges").
    """

    person: NamedPerson
    role: Role


@dataclass(frozen=True)
class _Mention:
    """A person named in a question, with the words around the name ("" beyond either end)."""

    person: NamedPerson
    second_before: str
    before: str
    after: str

    @classmethod
    def in_question(cls, person: NamedPerson, words: Sequence[str]) -> _Mention:
        padded = ["", "", *words, ""]
        start, end = person.first + 2, person.last + 3  # of the name, in the padded words
        return cls(person, padded[start - 2], padded[start - 1], padded[end])

    @property
    def may_speak(self) -> bool:
        """Whether the words may be this person's.

        They are not where the name only describes something else: "Lee's bridge", "Lee aide".
        "Lee's answer" is Lee's.
        """
        if self.after in _STATEMENTS:
            return True
        return not self.person.possessive and self.after not in _OTHER_PEOPLE

    @property
    def follows_according_to(self) -> bool:
        return (self.second_before, self.before) == ("according", "to")

    @property
    def follows_did(self) -> bool:
        return self.before in _DID

    @property
    def follows_statement_by(self) -> bool:
        return self.second_before in _STATEMENTS and self.before == "by"


def find_asked_speaker(
    words: Sequence[str],
    people: Sequence[NamedPerson],
    names_other_things: Collection[int],
    before_colon: Collection[int],
) -> AskedSpeaker | None:
    """Find whose words a question asks for; None where it asks for nobody's.

    Args:
        words: those of the question, folded, at least one.
        people: those that the question names, except within the days or the source.
        names_other_things: positions of the words that name days or a source.
        before_colon: positions of the words before a colon.
    """
    mentions = [_Mention.in_question(person, words) for person in people]

    for mention in mentions:  # "according to Lee"
        if mention.follows_according_to:
            return AskedSpeaker(mention.person, "asked")

    if words[0] in WHO:  # "who attacked Lee": Lee is talked about
        return None

    speakers = [mention for mention in mentions if mention.may_speak]

    if words[0] in _WHAT:  # "what did Lee say"
        for mention in speakers:
            if mention.follows_did:
                return AskedSpeaker(mention.person, "asked")

    for mention in speakers:  # "Lee on bridges", "Lee: too dear", or just "lee bridges"
        if not _opens(mention.person, words, names_other_things):
            continue
        speaks = mention.after in _SAYING or mention.after in _STATEMENTS
        if speaks or mention.person.last in before_colon:
            return AskedSpeaker(mention.person, "asked")
        # A single name ("pentagon chiefs quit") is more often talked about than asked for.
        if mention.person.has_full_name and mention.after not in _BEING:
            return AskedSpeaker(mention.person, "first")

    for mention in speakers:  # "why did Lee resign", "a statement by Lee", "the day Lee said"
        speaks = mention.after in _SAYING
        if speaks or mention.follows_did or mention.follows_statement_by:
            return AskedSpeaker(mention.person, "asked")

    return None


def _opens(person: NamedPerson, words: Sequence[str], names_other_things: Collection[int]) -> bool:
    """Tell whether a question opens with a name: only titles, days and a source stand before it."""
    before = range(person.first)
    return all(position in names_other_things or words[position] in TITLES for position in before)

"""Judge the speaker: whether who is asked about said the words, by the quotes that have them."""

import re
from collections.abc import Sequence

from quotesearch.language.names.sameness import Sameness, compare_names
from quotesearch.language.wording.qualifiers import ARTICLES, JOINING, negates
from quotesearch.language.wording.reading import read_words
from quotesearch.records import Quote, Speaker
from quotesearch.search.verification.compared_quote import ComparedQuote

_FALSE = frozenset("false untrue wrong incorrect inaccurate nonsense lie lies hoax myth".split())
_GOVERNED = 3  # a negation governs a part in marks from at most so many words before it
_DESCRIPTION = re.compile(
    r"""
    (?: one[ ]of[ ] )?
    (?P<phrase> (?: the | an? | his | her | their | its | my | our ) (?: [ ][a-z-]+ ){1,6} )
    """,
    re.VERBOSE,
)
# What the quotes answer, the strongest first.
_STRONGEST_FIRST: tuple[Sameness, ...] = ("same", "not_certain", "another")


def match_speaker(matches: Sequence[ComparedQuote], asked: str) -> Speaker:
    """Judge whether the person asked about said the words, by the nearest of the quotes found.

    Args:
        matches: the quotes, at least one, the nearest first.
        asked: the name or the description that was asked about.
    """
    nearest = [match for match in matches if _is_as_near(match, matches[0])]
    if any(match.is_quoted_by_speaker for match in nearest):
        return "not_certain"
    if matches[0].wording == "spliced":
        answers = {compare_speaker(match.quote, asked) for match in matches}
        if len(answers) > 1:
            return "not_certain"
    else:
        answers = {compare_speaker(match.quote, asked) for match in nearest}
    return next(answer for answer in _STRONGEST_FIRST if answer in answers)


def _is_as_near(match: ComparedQuote, first: ComparedQuote) -> bool:
    difference = match.comparison.similarity - first.comparison.similarity
    return round(difference, 6) == 0


def compare_speaker(quote: Quote, asked: str) -> Sameness:
    """Compare the person asked about with the speaker of a quote.

    Words that the speaker denies are never surely the speaker's, nor are those whose frame denies
    them ("it is untrue that “…”"). Where the quote speaks of the person asked about as of somebody
    else, they are not its speaker.
    """
    answer = compare_names(asked, quote.speaker, mention=quote.speaker_mention)
    if answer == "same" and (quote.denied or _frame_denies(quote)):
        return "not_certain"
    if answer == "not_certain" and _speaks_of(quote, asked):
        return "another"
    return answer


def _frame_denies(quote: Quote) -> bool:
    """Tell whether the reporter's words of a mixed quote may deny its words in marks.

    "It is untrue that “…”", "she had not been “…”".
    """
    if quote.kind != "mixed":
        return False
    end = 0
    for part in quote.quoted:
        start = max(end, quote.text.find(part, end))
        frame = read_words(quote.text[end:start]).words
        says_it_is_false = any(word.plain in _FALSE for word in frame)
        is_negated = any(negates(word) for word in frame[-_GOVERNED:])
        if says_it_is_false or is_negated:
            return True
        end = start + len(part)
    return False


def _speaks_of(quote: Quote, asked: str) -> bool:
    """Tell whether a quote speaks of somebody else by this description ("the minister").

    The speaker must have a description of their own. A bare name says nothing of an office:
    presidents speak of "the president", too.
    """
    description = _DESCRIPTION.fullmatch(asked.strip())
    if not description or not quote.speaker or not quote.speaker_mention:
        return False
    words = _plain_words(description["phrase"])
    phrase = f" {' '.join(words)} "
    text = f" {' '.join(_plain_words(quote.text))} "
    names = _plain_words(quote.speaker)
    own_description = set(_plain_words(quote.speaker_mention)).difference(names, ARTICLES, JOINING)
    if phrase not in text or not own_description:
        return False
    return own_description.isdisjoint(phrase.split())


def _plain_words(text: str) -> list[str]:
    return [word.plain for word in read_words(text).words]

"""What an editor may do with printed words: leave some out, or put words in brackets for them.

Neither may change what is said. Closed lists of small words decide (`qualifiers`); what they do not
settle is not allowed.
"""

from collections.abc import Sequence
from typing import NamedTuple

from quotesearch.language.wording import qualifiers
from quotesearch.language.wording.hidden_words import COORDINATE, MOST_REPLACED
from quotesearch.language.wording.pieces import Joint
from quotesearch.language.wording.printed_words import REPORTER, PrintedWords
from quotesearch.language.wording.words import Reading, Word, WordSpan

# Behind one of these the sentence goes on, and no other sentence may take its place.
_DANGLING = frozenset(
    """
    because that if unless than to of not never the a an and but or for with in on at by from is are
    was were be will would can could may might must should have has had do does did
    """.split()
)


class Verdict(NamedTuple):
    """What a joint does to the printed words.

    `is_right`: it does not change what is said. `is_untouched`: it does nothing at all.
    """

    is_right: bool
    is_untouched: bool


def judge_joint(
    quotation: Reading,
    original: PrintedWords,
    joint: Joint,
    hidden: WordSpan,
    *,
    is_outermost: bool,
) -> Verdict:
    """Judge whether a joint is right.

    Args:
        quotation: the quotation.
        original: the print.
        joint: of the quotation.
        hidden: the printed words that the joint stands for.
        is_outermost: whether it is at the start or at the end of the quotation.
    """
    start, end = hidden
    if joint.is_bracketed:
        inserted = quotation.words[joint.start : joint.end]
        return Verdict(_may_stand_for(inserted, original, hidden, joint), is_untouched=False)
    if is_outermost:
        return Verdict(is_right=start == end, is_untouched=not joint.has_gap)
    if start < end:
        return Verdict(not _hides(original, hidden), is_untouched=False)
    is_printed_pause = start in original.reading.gaps or start in original.seams
    return Verdict(is_right=True, is_untouched=is_printed_pause or not joint.has_gap)


def _hides(original: PrintedWords, hidden: WordSpan) -> bool:
    """Whether leaving out these words changes what the others say. Whole sentences may go."""
    start, end = hidden
    words = original.words
    hidden_words = words[start:end]
    before = words[start - 1] if start > 0 else None
    sentence_ends = [place for place in hidden.places if words[place].ends_sentence]
    starts_sentence = before is None or before.ends_sentence
    if sentence_ends and before is not None and _dangles(before):
        return True
    if REPORTER in original.runs[start:end]:
        return any(word.plain in qualifiers.NEGATIONS for word in hidden_words)
    if not sentence_ends:
        return _governs(words, start, end)
    rest_of_sentence = start if starts_sentence else sentence_ends[0] + 1
    if _governs(words, start, rest_of_sentence):
        return True
    return _governs(words, sentence_ends[-1] + 1, end)


def _dangles(word: Word) -> bool:
    return word.plain in _DANGLING and not word.ends_clause


def _governs(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether words of one sentence that are left out matter to those that are kept."""
    if start >= end:
        return False
    first, last = words[start], words[end - 1]
    before = words[start - 1] if start > 0 else None
    starts_sentence = before is None or before.ends_sentence
    starts_clause = before is None or before.ends_clause
    if starts_sentence and _joins_next_clause(words[start:end]):
        return False
    is_clause = starts_clause and last.ends_clause
    if is_clause and first.plain in COORDINATE:
        return False
    is_aside = is_clause and first.plain not in qualifiers.CONDITIONS
    places = range(start, end)
    return any(qualifiers.matters(words, place, aside=is_aside) for place in places)


def _joins_next_clause(hidden: Sequence[Word]) -> bool:
    """Whether words are a clause of their own and what joins the next to it: "We left, and"."""
    if len(hidden) < 2 or hidden[-1].plain not in COORDINATE:
        return False
    return hidden[-2].ends_clause


def _may_stand_for(
    inserted: Sequence[Word], original: PrintedWords, hidden: WordSpan, joint: Joint
) -> bool:
    """Whether words in brackets may stand for printed ones, or be put in where there are none."""
    start, end = hidden
    printed = original.words[start:end]
    if [word.key for word in inserted] == [word.key for word in printed]:
        return True
    if any(map(qualifiers.must_stay, inserted)):
        return False
    others = [place for place in hidden.places if not _is_person(original.words, place)]
    if any(qualifiers.matters(original.words, place) for place in others):
        return False
    if len(printed) > MOST_REPLACED and not joint.has_gap:
        return False
    content = [word for word in inserted if not _is_joining(word)]
    if not content:
        return True
    if all(word.plain in qualifiers.PRONOUN_KINDS for word in content):
        return len(printed) > 0 and _agree(content, printed)
    if all(word.key in original.known_keys for word in content):
        return True
    if len(content) > 1 or content[0].capital:
        return False
    return _noun_may_stand_for(content[0].plain, printed, are_persons=not others)


def _is_joining(word: Word) -> bool:
    return word.plain in qualifiers.JOINING or word.plain in qualifiers.ARTICLES


def _noun_may_stand_for(noun: str, printed: Sequence[Word], *, are_persons: bool) -> bool:
    """Whether a noun that the article does not have may stand for printed words.

    Args:
        noun: the noun.
        printed: the words.
        are_persons: whether all of them are pronouns or names.
    """
    kinds = {qualifiers.PRONOUN_KINDS.get(word.plain) for word in printed}
    if noun in qualifiers.PLAIN_NOUNS and kinds.isdisjoint({"first", "you"}):
        return are_persons
    if noun in qualifiers.CHARGES or noun in qualifiers.BODIES:
        return False
    return kinds == {"thing"}


def _is_person(words: Sequence[Word], place: int) -> bool:
    """Whether a printed word is a pronoun or a name: "Nobody" at the start is neither."""
    word = words[place]
    if word.plain in qualifiers.PRONOUN_KINDS:
        return True
    if place == 0:
        return word.capital and not qualifiers.must_stay(word)
    return qualifiers.is_name(word, words[place - 1])


def _agree(pronouns: Sequence[Word], printed: Sequence[Word]) -> bool:
    """Whether pronouns may stand for words: not "she" for "he", nor "I" for anyone else."""
    kinds = {qualifiers.PRONOUN_KINDS[word.plain] for word in pronouns}
    printed_kinds = {qualifiers.PRONOUN_KINDS.get(word.plain) for word in printed}
    if "first" in kinds and "first" not in printed_kinds:
        return False
    if "male" in kinds and "female" in printed_kinds:
        return False
    return not ("female" in kinds and "male" in printed_kinds)

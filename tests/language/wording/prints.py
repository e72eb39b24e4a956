"""Printed words that the tests of wording compare quotations with."""

from __future__ import annotations

from quotesearch.language.wording.printed_words import PrintedWords, read_printed

TAX = "We will not raise taxes this year, and we may lower them in the next."
BRIDGE = (
    "If the money comes, the bridge will open in May. I think it can carry 40 trucks. The old one "
    "carried ten."
)
DEBT = "He told me he was sorry, but he never paid the three thousand dollars back to Mr. Quill."
COAST = (
    "I have walked this coast for sixteen years. The gulls know me, or pretend to. My wife says I "
    "talk to them too much, and she may be right. Nobody else listens."
)
TEACHERS = "Some of the teachers think that most parents would pay $400 a year."
CLERK = "Neither the mayor nor the clerk read the report before the vote."
PAY = (
    "The men are tired. Most of them have not been paid since the flood, and I do not blame those "
    "who left."
)
SHED = "The shed was shit and the f***ing goat said so."
LETTER = "He [Mayor Quill] told [the board] that the money was gone."
PAUSE = "I looked … nobody. Only the dog."
GRAMMAR = "There is [sic] three of them, and she don't care."


def direct(text: str, context: str = "") -> PrintedWords:
    """Words of Ada Holm, all of them in one pair of quotation marks."""
    return read_printed([(text, 0)], context=context, names=("Ada Holm",))

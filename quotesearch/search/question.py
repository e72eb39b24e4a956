"""What is asked: the question checked, and the words of it that are matched."""

from __future__ import annotations

import re
import unicodedata

from quotesearch.errors import QuestionError

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
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")


def read_question(text: str) -> str:
    """The question in composed Unicode, white space folded.

    Raises:
        QuestionError: it is empty, longer than MAX_QUESTION, or holds what is no text.
    """
    if len(text) > MAX_QUESTION:
        raise QuestionError(
            f"the question has {len(text)} characters", where="q", hint=f"Ask it in at most {MAX_QUESTION}."
        )
    if any(unicodedata.category(character) == "Cs" for character in text):
        raise QuestionError("the question is not valid Unicode", where="q", hint="Send it as UTF-8.")
    question = " ".join(unicodedata.normalize("NFC", text).split())
    if not _WORD.search(question):
        raise QuestionError(
            "the question has no words", where="q", hint='Ask something like "who called it arrogance".'
        )
    return question


def matched_words(question: str) -> str:
    """The words that quotes are matched by; all of them, where a question only asks."""
    words = _WORD.findall(question)
    return " ".join(word for word in words if word.lower() not in _ASKING) or " ".join(words)

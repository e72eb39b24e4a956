"""Which language a text is in: English is what the rest of this room, and extraction, can read.

The library that decides is a naive Bayes classifier (Lui and Baldwin, ACL 2012). It is sure of
itself on long texts, but foreign names and quotations count as much for it as anything else.
Therefore it sees the reporter's own words only, and each passage of a text has a vote.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

ENGLISH = "en"

_SHORTEST_TEXT = 200  # characters; a shorter text says too little
_SHORTEST_PASSAGE = 100
_ENOUGH = 60  # characters of the reporter's own words; with fewer, all words of a passage count
_POSSIBLE = 0.05  # a passage that is English with this chance counts as English
_CONFIDENCE = 0.5  # any other passage that the library is less sure of abstains
_NO_LANGUAGE = "zxx"  # ISO 639: numbers, addresses, markup
_UNDETERMINED = "und"  # ISO 639
# Rare relatives of a language would share its probability, and none of them would be certain.
# Nigerian Pidgin has no two letters, and would otherwise pass for English.
_WITHOUT_TWO_LETTERS = {"pcm", _NO_LANGUAGE}

# No alternative can reach over the opening mark of the next one: linear on hostile text.
_QUOTED = re.compile(
    r"""
      “ [^“”]{1,2000} ”
    | " [^"]{1,2000} "
    | « [^«»]{1,2000} »
    | „ [^„“”]{1,2000} [“”]
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")


def detect_language(text: str, stated: str | None = None) -> str:
    """Return the ISO 639 code of the language in which most of a text is written.

    What is not certain counts as English, and so does a text of less than 200 characters: reading
    a foreign article costs little, and refusing an English one loses its quotes.

    Args:
        text: the article.
        stated: what its file or page says, such as "de" or "en-GB". Templates are often copied
            with the wrong language, so this only decides where the text itself does not.
    """
    if len(text) < _SHORTEST_TEXT:
        return ENGLISH
    letters = _count_letters_by_language(text)
    letters[_primary_code(stated)] += letters.pop(_UNDETERMINED, 0)
    foreign = letters.total() - letters[ENGLISH]
    if foreign <= letters[ENGLISH]:
        return ENGLISH
    del letters[ENGLISH]
    return letters.most_common(1)[0][0]


def _count_letters_by_language(text: str) -> Counter[str]:
    letters: Counter[str] = Counter()
    for passage in _passages(text):
        words = _own_words(passage)
        letters[_classify(words)] += len(words)
    return letters


def _passages(text: str) -> Iterator[str]:
    """Yield a text in pieces of whole lines, each long enough to tell its language."""
    lines: list[str] = []
    length = 0
    for line in text.splitlines():
        lines.append(line)
        length += len(line)
        if length >= _SHORTEST_PASSAGE:
            yield "\n".join(lines)
            lines, length = [], 0
    yield "\n".join(lines)


def _own_words(passage: str) -> str:
    """Return the words that tell a reporter's language: neither names nor what others said."""
    own_words = _words_in_lower_case(_QUOTED.sub(" ", passage))
    if len(own_words) >= _ENOUGH:
        return own_words
    all_words = _words_in_lower_case(passage)
    return all_words if len(all_words) >= _ENOUGH else passage.lower()


def _words_in_lower_case(passage: str) -> str:
    words = _WORD.findall(passage)
    return " ".join(word for word in words if not word[0].isupper())


def _classify(words: str) -> str:
    ranking = _classifier().rank(words)
    if dict(ranking)[ENGLISH] >= _POSSIBLE:
        return ENGLISH
    language, chance = ranking[0]
    is_certain = chance >= _CONFIDENCE and language != _NO_LANGUAGE
    return str(language) if is_certain else _UNDETERMINED


@cache
def _classifier() -> Any:
    """Load the library's classifier, which takes half a second and 75 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    labels = classifier.labels
    common = [label for label in labels if len(label) == 2 or label in _WITHOUT_TWO_LETTERS]
    classifier.set_languages(common)
    return classifier


def _primary_code(stated: str | None) -> str:
    """Return the language of a tag such as "en-GB" or "pt_BR", English if it has none."""
    match = _CODE.match(stated.lower()) if stated else None
    return match[0] if match else ENGLISH

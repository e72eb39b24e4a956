"""Find where an article names its entities, and where they are the subject of a sentence."""

import re
from collections.abc import Iterable, Iterator

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entity_register import EntityRegister, Naming
from quotesearch.extraction.resolution.name_parts import surname
from quotesearch.extraction.resolution.name_scanner import NameScanner

_OBJECT_REACH = 40  # characters before a name that are searched for its preposition
_SHORTEST_SURNAME = 3  # letters of a surname that is looked for alone
_POSSESSIVE = ("’s", "'s")
# A preposition (and up to three words after it) before a name, which is therefore no subject.
_PREPOSITION = re.compile(
    r"""
    \b (?:of|for|to|with|by|from|against|about|at|in|on|between|like|than|behind|over|after|and)
    (?: [ ] (?:the|a|an|his|her) )?
    (?: [ ] [\w.\-]+ ){0,3}
    [ ]? \Z
    """,
    re.VERBOSE,
)


def find_namings(layout: Layout, register: EntityRegister) -> list[Naming]:
    """Find the full names of the entities in the text, and the surnames that only one bears."""
    key_of: dict[str, str] = {}
    for key, draft in register.drafts.items():
        key_of[draft.text] = key
        last_word = draft.words[-1]
        namesakes = register.surnames.get(surname(draft.words), ())
        if len(namesakes) == 1 and len(last_word) >= _SHORTEST_SURNAME:
            key_of[last_word] = key
    text = layout.text
    namings = []
    for start, end in NameScanner(key_of).find(text):
        if not layout.is_quoted(start):
            namings.append(Naming(start, end, key_of[text[start:end]]))
    return namings


def find_subjects(layout: Layout, namings: Iterable[Naming]) -> Iterator[Naming]:
    """Yield the subject of each sentence: the first name that is neither object nor possessor."""
    text = layout.text
    last_sentence = None
    for naming in namings:
        start, end, _ = naming
        sentence = layout.sentence_at(start)
        if sentence == last_sentence:
            continue
        reach = max(sentence[0], start - _OBJECT_REACH)
        is_object = _PREPOSITION.search(text, reach, start) is not None
        is_possessor = text.startswith(_POSSESSIVE, end)
        if not is_object and not is_possessor:
            last_sentence = sentence
            yield naming

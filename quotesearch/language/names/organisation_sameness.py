"""Decide whether an organisation, or letters that abbreviate a name, is the speaker."""

from __future__ import annotations

from quotesearch.language.folding import fold_letters, fold_words
from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.name_words import (
    PARENTHESES,
    cut_relative_clause,
    split_into_words,
)
from quotesearch.language.names.offices import key_words, roles_of
from quotesearch.language.names.organisations import compare_organisations, is_acronym
from quotesearch.language.names.parsed_names import Mention, Name, Sameness, Words
from quotesearch.language.names.titles import AGENTS, ROLES

_TELLING_LETTERS = 4  # fewer letters may abbreviate many organisations


def compare_organised(name: Name, speaker: Name, mention: Mention) -> Sameness | None:
    """Compare two names; return None if neither may be an organisation's."""
    if _is_employer(name, speaker, mention):
        return "another"
    if not _may_be_organisation(name) and not _may_be_organisation(speaker):
        return None
    words = _spoken_words(name)
    if _has_organisation(mention, words):
        return "same"
    if name.acronym and len(name.text) < _TELLING_LETTERS and "&" not in name.text:
        return "not_certain"
    return compare_organisations(words, _spoken_words(speaker))


def are_initials_of(acronym: Name, speaker: Name) -> bool:
    """Tell whether letters abbreviate the speaker's name: "UNHCR", "AOC"."""
    if speaker.kind == "person" and not speaker.titles:
        parts = "-".join(speaker.words).split("-")
        initials = "".join(part[0] for part in parts if part)
        return len(initials) > 2 and initials == "".join(acronym.words)
    if len(acronym.text) < _TELLING_LETTERS:
        return False
    return compare_organisations(_spoken_words(acronym), _spoken_words(speaker)) == "same"


def _may_be_organisation(name: Name) -> bool:
    return name.kind == "organisation" or name.acronym


def _is_employer(name: Name, speaker: Name, mention: Mention) -> bool:
    """Tell whether the article calls the speaker its officer: "Acme CEO Lena Marlow"."""
    words = _without_determiner(name)
    if not words or len(speaker.words) < 2:
        return False
    if mention.words_before[: len(words)] != words:
        return False
    if roles_of(words) or not set(words).isdisjoint(speaker.words):
        return False
    office = key_words(mention.words_before[len(words) :])
    return bool(office) and office <= ROLES and office.isdisjoint(AGENTS)


def _without_determiner(name: Name) -> Words:
    words = fold_words(name.text)
    return words[1:] if name.determiner else words


def _has_organisation(mention: Mention, words: Words) -> bool:
    """Tell whether a part of the mention names the organisation."""
    for part in mention.text.split(","):
        name = read_name(cut_relative_clause(part))
        if name.text and compare_organisations(words, _spoken_words(name)) == "same":
            return True
    return False


def _spoken_words(name: Name) -> Words:
    """Return all words before the comma, titles included, to compare them as an organisation's."""
    text = PARENTHESES.sub("", name.text)
    head, *_ = text.split(",")
    if is_acronym(head) and "&" not in head:
        return (fold_letters(head.replace(".", "")),)
    words: list[str] = []
    for word in split_into_words(head):
        words += word.folded.split("-")
    return tuple(words)

"""Decide whether the name somebody asks for is the speaker of a quote."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from quotesearch.language.folding import fold_words
from quotesearch.language.names.description_sameness import (
    compare_description,
    compare_relation,
    compare_with_unnamed,
)
from quotesearch.language.names.likeness import compare_persons
from quotesearch.language.names.mention_parsing import read_mention
from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.offices import key_words, roles_of
from quotesearch.language.names.organisation_sameness import are_initials_of, compare_organised
from quotesearch.language.names.parsed_names import Mention, Name, Sameness
from quotesearch.language.names.person_sameness import (
    compare_as_persons,
    compare_suffixes,
    is_one_person,
)
from quotesearch.language.names.titles import TITLES

__all__ = ["Sameness", "compare_names", "fold_name", "may_be_one"]

_CACHED_COMPARISONS = 1 << 16
_LONGEST_NAME = 300  # code points: a longer text is not a name
_NO_MENTION = Mention()


def fold_name(name: str) -> tuple[str, ...]:
    """Fold the words of a name without its titles: "Sen. Ann O’Rourke" -> ("ann", "orourke")."""
    words = fold_words(name)
    words_without_titles = tuple(word for word in words if word not in TITLES)
    return words_without_titles or words


def compare_names(asked: str, speaker: str | None, *, mention: str | None = None) -> Sameness:
    """Tell whether the name somebody asks for is the speaker of a quote.

    Args:
        asked: what somebody typed: a name, with or without titles, or an office.
        speaker: the name under which the quote is filed; None if nobody is named.
        mention: the words by which the article names the speaker there. Roles are read from it.

    Returns:
        "another" only if nobody can have both names (see `difference`), if the article relates the
        speaker to the person asked for, or if it prints an office that excludes the office asked
        for. "not_certain" whenever there is a doubt.
    """
    asked = _normalise_spaces(asked)
    speaker = _normalise_spaces(speaker)
    mention = _normalise_spaces(mention)
    if not asked or max(len(asked), len(speaker)) > _LONGEST_NAME:
        return "not_certain"
    return _compare_texts(asked, speaker, mention[:_LONGEST_NAME])


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two speakers may be one person or organisation, as far as their names say.

    It takes less to separate two names here than for an accusation: names that only a marriage or
    a nickname could explain are not one speaker's.
    """
    if max(len(name), len(other)) > _LONGEST_NAME:
        return False
    first, second = read_name(name), read_name(other)
    kinds = {first.kind, second.kind}
    if kinds == {"person", "organisation"}:
        return False
    if kinds != {"person"}:
        return compare_names(name, other) != "another"
    if compare_persons(first, second) == "different":
        return False
    return compare_suffixes(first, second, _NO_MENTION) != "another"


def _normalise_spaces(text: str | None) -> str:
    return " ".join((text or "").split())


@lru_cache(_CACHED_COMPARISONS)
def _compare_texts(asked: str, speaker_text: str, mention_text: str) -> Sameness:
    speaker = read_name(speaker_text)
    name = _as_surname(read_name(asked), speaker)
    mention = read_mention(mention_text, speaker) if mention_text else _NO_MENTION
    return _compare(name, speaker, mention)


def _as_surname(name: Name, speaker: Name) -> Name:
    """Read an office as a surname if that is the speaker's: "Cook", "Judge Baker"."""
    if name.kind != "description" or name.determiner or not name.titles:
        return name
    if len(speaker.words) < 2 or name.titles[-1] != speaker.words[-1]:
        return name
    *titles, surname = name.titles
    if not key_words(titles) <= roles_of(titles):
        return name
    return replace(name, kind="person", words=(surname,), titles=tuple(titles))


def _compare(name: Name, speaker: Name, mention: Mention) -> Sameness:
    """Compare a name with a speaker, by the kind of name that is asked for."""
    if name.kind == "handle":
        return "same" if name.words[0] in mention.handles else "not_certain"
    if name.kind == "relation":
        return compare_relation(name, speaker, mention)
    if not speaker.text:
        return compare_with_unnamed(name, mention)
    if name.kind == "description":
        return compare_description(name, speaker, mention)
    aliases = (*mention.aliases, *speaker.aliases)
    if any(is_one_person(name, alias) for alias in aliases):
        return "same"
    if name.acronym and are_initials_of(name, speaker):
        return "same"
    if speaker.kind in ("description", "handle", "relation"):
        return "not_certain"
    if "organisation" in (name.kind, speaker.kind):
        return compare_organised(name, speaker, mention) or "not_certain"
    return compare_as_persons(name, speaker, mention)

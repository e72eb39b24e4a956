from __future__ import annotations

from quotesearch.language.names.parsed_names import Mention, Name


def test_a_name_is_accented_if_it_has_letters_outside_ascii() -> None:
    assert Name("Zoë Tolk", "person").accented
    assert not Name("Zoe Tolk", "person").accented


def test_a_mention_says_nothing_by_default() -> None:
    mention = Mention()
    assert not mention.text
    assert not mention.descriptions
    assert mention.age is None

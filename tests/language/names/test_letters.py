from __future__ import annotations

from quotesearch.language.names.letters import replace_all, squeeze, undouble


def test_words_are_squeezed_into_one() -> None:
    assert squeeze(["al", "sadr-tolk"]) == "alsadrtolk"


def test_doubled_letters_are_written_once() -> None:
    assert undouble("phillip tolk") == "philip tolk"


def test_replacements_are_made_in_order() -> None:
    assert replace_all("tschad", (("tsch", "ch"), ("ch", "k"))) == "kad"

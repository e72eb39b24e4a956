from __future__ import annotations

import pytest

from quotesearch.language.folding import fold_letters, fold_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë O’Brien", ("zoe", "obrien")),
        ("F.B.I.", ("f", "b", "i")),
        ("Søren Ågård, Łódź", ("soren", "agard", "lodz")),
        ("Straße, Đoković, Þór", ("strasse", "dokovic", "thor")),
        ("don't, don’t, donʼt", ("dont", "dont", "dont")),
        ("Ban Ki-moon_2", ("ban", "ki", "moon", "2")),
        ("ﬁne", ("fine",)),
        ("…", ()),
    ],
)
def test_a_text_is_split_into_folded_words(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words


def test_folding_letters_keeps_spaces_and_marks() -> None:
    assert fold_letters("J. R. O’Neïl-Ruß") == "j. r. oneil-russ"

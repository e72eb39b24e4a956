"""How the articles use the words of speakers' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotesearch.index.name_statistics import ordinary_words, words_of_others

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


def test_words_of_others(make_quote: MakeQuote) -> None:
    quoted = [
        make_quote(
            "One.", article_id="0", speaker="Ann Paris", context="Ann Paris, of Lee, said it."
        )
    ]
    quoted += [
        make_quote("Two.", article_id=f"{at}", speaker="Bo Lee", context="Lee was in Paris.")
        for at in range(5)
    ]
    assert words_of_others(quoted) == set()
    quoted += [
        make_quote("Six.", article_id=f"{at}", context="Rain in Paris, paris!")
        for at in range(5, 12)
    ]
    assert words_of_others(quoted) == {"paris"}


def test_ordinary_words() -> None:
    texts = ["Rose will sing", "a rose, and what Rose will do", "Lee"]
    assert ordinary_words(["Will Rose", "Ann Lee"], texts) == {"will"}

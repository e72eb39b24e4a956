from __future__ import annotations

from pathlib import Path

from quotesearch.archive import Home


def test_quotes_and_index_lie_in_folders_of_their_own() -> None:
    home = Home(Path("newsroom"))
    assert home.quotes == Path("newsroom/data/quotes.jsonl")
    assert home.index == Path("newsroom/index")

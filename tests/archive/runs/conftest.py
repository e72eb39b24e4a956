"""What the tests of runs share: three articles, and a stand-in for the extractor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotesearch.extraction import Extraction
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Article

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


class StandIn:
    """Makes one quote of an article, and remembers which articles it was given."""

    def __init__(self, make_quote: MakeQuote) -> None:
        self.extracted: list[str] = []
        self._make_quote = make_quote

    def __call__(self, article: Article) -> Extraction:
        self.extracted.append(article.id)
        quote = self._make_quote(
            article.text, article_id=article.id, confidence=0.1 + 0.2, speaker_start=3
        )
        zoe = Entity(("Zoë", article.id), None, frozenset({"mayor", "doctor"}), "female")
        x = Entity(("X",), person=False)
        return Extraction((quote,), (Resolution(None, 0.5, 0.75),), {"zoe": zoe, "x": x})


@pytest.fixture
def stand_in(make_quote: MakeQuote) -> StandIn:
    return StandIn(make_quote)


@pytest.fixture
def articles() -> list[Article]:
    return [Article(name, f"{name} is here.", source="The Herald") for name in ("Ann", "Bo", "Zoë")]

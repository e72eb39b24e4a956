"""Fixtures that every room may use. The default model is exported once a session, and reused as builds do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotesearch.corpus import write_quotes
from quotesearch.index import build
from quotesearch.models import Quote

MakeQuote = Callable[..., Quote]


@pytest.fixture(scope="session")
def make_quote() -> MakeQuote:
    """A quote of which a test says only what matters: make_quote("words", speaker="Ann Lee")."""

    def make(text: str, *, start: int = 0, article_id: str = "article", **given: Any) -> Quote:
        end = start + len(text)
        fields: dict[str, Any] = {
            "id": Quote.make_id(article_id, [(start, end)], text),
            "text": text,
            "kind": "direct",
            "quoted": (text,),
            "spans": ((start, end),),
            "start": start,
            "end": end,
            "speaker_start": None,
            "speaker_end": None,
            "confidence": 0.9,
            "article_id": article_id,
            "context": "",
        }
        nothing = dict.fromkeys(
            ("speaker", "speaker_mention", "cue", "date", "date_basis", "published", "source", "title", "url")
        )
        return Quote(**{**nothing, **fields, **given})

    return make


@pytest.fixture(scope="session")
def quotes(make_quote: MakeQuote) -> list[Quote]:
    """Six quotes in the order of `quotes_file`: row n of an index of that file is the n-th."""
    return [
        make_quote(
            "a master class in arrogance and betrayal",
            article_id="feud",
            kind="mixed",
            speaker="Pete Hegseth",
            speaker_mention="The Secretary of War",
            date="2026-02-27",
            date_basis="stated",
            source="The Herald",
            context="The Secretary of War called it a “master class in arrogance and betrayal” on Friday.",
        ),
        make_quote(
            "We cannot in good conscience accede to their request.",
            article_id="feud",
            start=100,
            speaker="Dario Amodei",
            speaker_mention="Anthropic CEO Dario Amodei",
            date="2026-02-26",
            date_basis="stated",
            source="The Herald",
        ),
        make_quote(
            "Two of our most important safety principles are prohibitions on domestic mass surveillance.",
            article_id="feud",
            start=300,
            speaker="Sam Altman",
            speaker_mention="Altman",
            published="2026-03-01",
            source="The Herald",
        ),
        make_quote("The garden is full of rain.", article_id="poem", speaker="Zoë O’Brien", source="Verse"),
        make_quote("The bridge will be closed for repairs.", article_id="road", published="2025-05-04"),
        make_quote(
            "Nobody’s going to read it, 50% off or not.",
            article_id="road",
            start=90,
            kind="indirect",
            speaker="Zoë O’Brien",
            source="the herald",
        ),
    ]


@pytest.fixture
def quotes_file(tmp_path: Path, quotes: list[Quote]) -> Path:
    path = tmp_path / "quotes.jsonl"
    write_quotes(quotes, path)
    return path


@pytest.fixture(scope="session")
def empty_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of no quotes, with the exported default model. Not to be changed: take `index_dir`."""
    folder = tmp_path_factory.mktemp("empty")
    write_quotes([], folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def embedder_folder(empty_index: Path) -> Path:
    return next(empty_index.glob("generations/*/embedder"))


@pytest.fixture
def index_dir(empty_index: Path, tmp_path: Path) -> Path:
    """An index of no quotes of one's own; a build into it need not export the model again."""
    return Path(shutil.copytree(empty_index, tmp_path / "index"))

"""What the tests of the archive share: the story and articles of extraction, and known people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extraction.conftest import make_article, story

__all__ = ["make_article", "people", "story"]

PEOPLE = [
    {"name": "Donald Trump", "aliases": ["Donald J. Trump", "The Donald"], "wikidata": "Q22686"},
    {"name": "Pete Hegseth", "aliases": ["Hegseth", "the Secretary of War"], "wikidata": None},
    {"name": "Hillary Clinton", "aliases": ["Clinton", "Secretary Clinton"]},
    {"name": "José Peña"},
    {"name": "Anna Berg", "aliases": ["Berg", "the mayor"]},
    {"name": "Nils Berg", "aliases": ["Berg"]},
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "speakers.jsonl"
    path.write_text("\n".join(map(json.dumps, PEOPLE)), encoding="utf-8")
    return path

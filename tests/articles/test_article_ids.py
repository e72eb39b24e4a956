from __future__ import annotations

from pathlib import Path

import pytest

from quotesearch.articles.article_ids import id_from_content, id_from_path


@pytest.mark.parametrize(
    ("path", "article_id"),
    [
        ("rain.txt", "rain"),
        ("2026/rain.txt.gz", "2026/rain"),
        ("rain.fall.html", "rain.fall"),
        ("what [now]*.txt", "what [now]*"),
    ],
)
def test_the_id_of_a_file_is_its_path_without_the_ending(path: str, article_id: str) -> None:
    assert id_from_path(Path(path)) == article_id


def test_the_id_of_a_url_or_text_is_a_hash() -> None:
    assert id_from_content("https://example.org/1") == "18c17418f5ad82f0"
    assert id_from_content("It rained.") != id_from_content("It rained. ")
    assert len(id_from_content("\ud800")) == 16

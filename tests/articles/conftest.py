"""Files of articles, and pages of HTML with what their heads can state."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.articles.html import html_article
from quotesearch.errors import ArticleError
from quotesearch.records import Article

Write = Callable[[str, str | bytes], Path]

PARAGRAPHS = [
    "The river rose above the old dam on Tuesday night, and hundreds of people had to leave their "
    "houses.",
    "“We will not go,” said Ann Lee, the mayor of Springfield, who had come to the bridge at noon.",
    "The council meets again on Friday. It has not said who will pay for the repair of the dam.",
    "“Nobody asked us,” a farmer said. His fields lie below the bridge, and all of them are under "
    "water.",
]
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
NODE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The dam broke &amp; the river rose",
    "datePublished": "2026-03-04T23:30:00-05:00",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"@type": "Organization", "name": "The Herald"},
    "url": "https://example.org/dam",
    "inLanguage": "en-GB",
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file below the folder `news`; an ending .gz compresses it."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return tmp_path / "news"


def read_files(*paths: Path | str, **defaults: str) -> tuple[list[Article], list[ArticleError]]:
    results = list(read_articles([str(path) for path in paths], defaults))
    articles = [result for result in results if isinstance(result, Article)]
    errors = [result for result in results if isinstance(result, ArticleError)]
    return articles, errors


def page(body: str = BODY, head: str = "", h1: str = "The dam broke", root: str = "<html>") -> str:
    return (
        f"<!DOCTYPE html>{root}<head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<main><article><h1>{h1}</h1>{body}</article></main>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def linked(*nodes: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )


def meta(**contents: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{text}">'
        for name, text in contents.items()
    )


def read(data: str | bytes, **fetched: str) -> Article | ArticleError:
    return html_article(
        data if isinstance(data, bytes) else data.encode(), "dam", "dam.html", **fetched
    )


def article(data: str | bytes, **fetched: str) -> Article:
    result = read(data, **fetched)
    assert isinstance(result, Article), result
    return result

"""What the tests of HTML share: a page, what its head can state, and the article that is read from it."""

from __future__ import annotations

import json

from quotesearch.articles.html import html_article
from quotesearch.errors import ArticleError
from quotesearch.records import Article

PARAGRAPHS = [
    "The river rose above the old dam on Tuesday night, and hundreds of people had to leave their houses.",
    "“We will not go,” said Ann Lee, the mayor of Springfield, who had come to the bridge at noon.",
    "The council meets again on Friday. It has not said who will pay for the repair of the dam.",
    "“Nobody asked us,” a farmer said. His fields lie below the bridge, and all of them are under water.",
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


def page(body: str = BODY, head: str = "", h1: str = "The dam broke", root: str = "<html>") -> str:
    return (
        f"<!DOCTYPE html>{root}<head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<main><article><h1>{h1}</h1>{body}</article></main><footer><p>All rights reserved.</p></footer></body></html>"
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
    found = read(data, **fetched)
    assert isinstance(found, Article), found
    return found

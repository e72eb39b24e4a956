"""What an HTML page states of its article, and the article that comes of it."""

from __future__ import annotations

import json

import pytest

from quotesearch.records import Article
from tests.articles.conftest import BODY, NODE, TEXT, article, linked, meta, page

WHOLE = Article(
    id="dam",
    text=TEXT,
    title="The dam broke & the river rose",
    source="The Herald",
    date="2026-03-04",
    author="Ann Lee, Bo Ek",
    url="https://example.org/dam",
    language="en-GB",
)


@pytest.mark.parametrize(
    "nodes",
    [
        [NODE],
        [[NODE]],
        [
            {
                "@graph": [
                    {"@type": "WebSite", "name": "Elsewhere", "url": "https://example.org"},
                    NODE,
                ]
            }
        ],
        [{"@type": "WebPage", "datePublished": "2020-01-01", "headline": "A page"}, NODE],
        [{"@type": "WebPage", "mainEntity": NODE}],
        [{"@type": "ImageObject", "url": "https://example.org/i.png", "author": "Cy"}, NODE],
        [NODE | {"@type": ["ReportageNewsArticle", "Thing"]}],
        [
            NODE
            | {
                "@type": "LiveBlogPosting",
                "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Later"}],
            }
        ],
        [
            NODE
            | {
                "author": [
                    "Ann Lee",
                    {"name": "Bo Ek"},
                    {"name": "Ann Lee"},
                    {"name": "https://example.org/ann"},
                ]
            }
        ],
        [NODE, NODE | {"headline": "Related", "datePublished": "2019-01-01"}],
    ],
)
def test_the_fields_that_json_ld_states(nodes: list[object]) -> None:
    assert article(page(head=linked(*nodes))) == WHOLE


def test_json_ld_is_read_from_comments_and_sloppy_json() -> None:
    text = json.dumps(NODE)
    for wrapped in (
        f"<!--{text}-->",
        f"\n<![CDATA[\n{text}\n]]>",
        f"{text};",
        text.replace("rose", "ro\tse"),
    ):
        found = article(
            page(head=f'<script type="application/ld+json; charset=utf-8">{wrapped}</script>')
        )
        assert (found.author, found.date) == ("Ann Lee, Bo Ek", "2026-03-04")


@pytest.mark.parametrize(
    "odd",
    [
        "{",
        '[1, null, "x"]',
        "[" * 100_000,
        "[" * 900 + "]" * 900,
        '{"@graph":' * 500 + "1" + "}" * 500,
        '{"@type": 7, "headline": {"a": 1}}',
        '{"@type": ["NewsArticle"], "datePublished": {}, "author": 7, "publisher": []}',
        '{"@type": "Article", "author": {"name": ["\\ud800"]}, "headline": "\\ud800", '
        '"articleBody": ["x"]}',
    ],
)
def test_useless_json_ld_is_ignored(odd: str) -> None:
    found = article(
        page(head=f'<script type="application/ld+json">{odd}</script>{meta(og__title="A title")}')
    )
    assert (found.text, found.title, found.author, found.date) == (TEXT, "A title", None, None)
    json.dumps(found.__dict__, ensure_ascii=False).encode()


def test_the_fields_that_meta_tags_state() -> None:
    head = (
        meta(
            og__title="The dam broke",
            og__site_name="The Herald",
            og__locale="en_GB",
            author="Ann Lee",
        )
        + meta(
            article__published_time="2026-03-04T23:30:00-05:00",
            article__author="https://facebook.com/ann",
        )
        + '<link rel="canonical" href="https://example.org/dam">'
        '<meta property="og:url" content="https://example.org/x">'
    )
    expected = {
        "title": "The dam broke",
        "source": "The Herald",
        "author": "Ann Lee",
        "date": "2026-03-04",
    }
    assert article(page(head=head)) == Article(
        id="dam", text=TEXT, **expected, url="https://example.org/dam", language="en-GB"
    )


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta name="parsely-pub-date" content="2026-03-04T10:00:00Z">', "", "2026-03-04"),
        ('<meta name="dc.date.issued" content="2026-03-04">', "", "2026-03-04"),
        ('<meta itemprop="datePublished" content="2026-03-04">', "", "2026-03-04"),
        ('<meta name="date" content="Wed, 04 Mar 2026 10:00:00 GMT">', "", "2026-03-04"),
        (linked({"@type": "WebPage", "datePublished": "2026-03-04"}), "", "2026-03-04"),
        (
            linked({"@type": "Article", "dateModified": "2026-03-09"}),
            "<time datetime='2026-03-04'>today</time>",
            "2026-03-04",
        ),
        (
            meta(article__published_time="soon"),
            "<time datetime='2026-03-04T23:30-0500'>today</time>",
            "2026-03-04",
        ),
        ("", "<p class='date'>Published on March 4, 2026</p>", "2026-03-04"),
        ("", "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, day: str | None) -> None:
    assert article(page(body + BODY, head)).date == day


def test_the_title_is_without_the_name_of_the_site() -> None:
    named = meta(og__title="The dam broke | The Herald", og__site_name="The Herald")
    assert article(page(head=named)).title == "The dam broke"
    assert article(
        page(head=f"<title>The dam broke - Herald online</title>{meta(og__site_name='herald')}")
    ).title == ("The dam broke")
    assert article(page(h1="The <em>dam</em>\n broke &amp; fell")).title == "The dam broke & fell"


def test_the_address_that_a_page_was_fetched_from_takes_precedence() -> None:
    assert (
        article(page(head=linked(NODE)), url="https://archive.org/dam").url
        == "https://archive.org/dam"
    )

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
        (meta(article__published_time="Wed, 03/04/2026 - 17:57"), "", "2026-03-04"),
        (meta(og__locale="en_US", date="03/04/2026"), "", "2026-03-04"),
        (meta(og__locale="en_GB", date="04/03/2026"), "", "2026-03-04"),
        (meta(date="03/04/2026"), "", None),
        (meta(date="03/04/2026", article__modified_time="2026-03-05T10:00Z"), "", "2026-03-04"),
        ("", "<p class='date'>Wednesday, 05/03/2026</p>", None),
        ("", "<div class='byline'>By Ann Lee | Mar. 4, 2026, 9:45 p.m.</div>", "2026-03-04"),
        ("", "<div class='byline'>By Ann Lee | 4 mars 2026</div>", "2026-03-04"),
        ("", "<div class='byline'>By Ann Lee, 2026</div>", None),
        ("", "<p class='date'>1 January 2026</p>", "2026-01-01"),
        ("", "<p>By Ann Lee</p><p><em>4 March 2026</em></p>", "2026-03-04"),
        ("", "<p>Posted on March 4, 2026 by Ann</p>", "2026-03-04"),
        ("", "<time>March 4, 2026</time>", "2026-03-04"),
        (
            "",
            "<p>Updated <time datetime='2026-03-09'>9th</time>, published "
            "<time datetime='2026-03-04'>4th</time></p>",
            "2026-03-04",
        ),
        (
            "",
            "<time class='updated' datetime='2026-03-09'></time>"
            "<time class='entry-date published' datetime='2026-03-04'></time>",
            "2026-03-04",
        ),
        ("", "<time class='published updated' datetime='2026-03-04'></time>", "2026-03-04"),
        ("", "<p class='date'>Last updated 9 March 2026</p>", None),
        (meta(article__modified_time="2026-03-09T10:00:00Z"), "", None),
        ('<link rel="canonical" href="https://example.org/2026/03/04/dam">', "", "2026-03-04"),
        ("", "<aside><time datetime='2026-01-20'></time></aside>", None),
        ("", "<ul class='related-posts'><li><time datetime='2026-01-20'></time></li></ul>", None),
        ("", "<div class='comments'><p class='date'>20 January 2026</p></div>", None),
        ("", "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, day: str | None) -> None:
    assert article(page(body + BODY, head)).date == day


@pytest.mark.parametrize("foot", ["© 2026 The Herald", "Copyright 1998-2026 The Herald"])
def test_the_year_of_a_copyright_is_no_day(foot: str) -> None:
    assert article(page().replace("All rights reserved.", foot)).date is None


def test_the_date_above_the_name_of_the_site_is_that_of_today() -> None:
    html = (
        "<html><title>The dam broke</title><body>"
        "<header><p class='date'>9 March 2026</p><h1>The Herald</h1></header>"
        f"<article><h2>The dam broke</h2><p class='date'>4 March 2026</p>{BODY}</article>"
    )
    assert article(html).date == "2026-03-04"
    assert article(html.replace("<p class='date'>4 March 2026</p>", "")).date is None


@pytest.mark.parametrize(
    ("head", "h1"),
    [
        ("<title>The dam broke | Herald</title>", "Herald</h1><h1>The dam broke"),
        ("", "<span class='kicker'>Live</span>The dam broke"),
        (
            meta(og__title="The dam broke - Herald")
            + '<link rel="canonical" href="https://www.herald.co.uk/dam">',
            "<img>",
        ),
        (
            meta(og__title="The dam broke | Herald")
            + linked({"@type": "WebSite", "name": "The Herald"}),
            "<img>",
        ),
        ("<title>The dam broke</title>", "<svg><title>Menu</title></svg>"),
    ],
)
def test_the_title_among_names_of_the_site(head: str, h1: str) -> None:
    assert article(page(head=head, h1=h1)).title == "The dam broke"


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

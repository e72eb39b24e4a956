from __future__ import annotations

import gzip
import io
import time
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.articles.article_ids import id_from_content
from quotesearch.articles.feed import read_feed
from quotesearch.articles.untrusted import LARGEST
from quotesearch.errors import ArticleError
from quotesearch.records import Article

ITEM = """<item><title>Rain &amp;amp; sun</title><link>https://example.org/1</link>
<pubDate>Wed, 04 Mar 2026 23:30:00 -0500</pubDate><dc:creator>Ann Lee</dc:creator>
<description>In short.</description><content:encoded><![CDATA[<p>It rained <b>all</b> week.</p>
<p>“Yes,” said Bo&nbsp;Ek.<br>It stopped.</p>]]>
</content:encoded></item>"""
READ = Article(
    id=id_from_content("https://example.org/1"),
    text="It rained all week.\n\n“Yes,” said Bo Ek.\n\nIt stopped.",
    title="Rain & sun",
    source="The Herald",
    date="2026-03-04",
    author="Ann Lee",
    url="https://example.org/1",
    language="en-gb",
)


def rss(*items: str, encoding: str = "utf-8", declared: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="{declared or encoding}"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>The Herald</title><language>en-gb</language>"
        f"{''.join(items)}</channel></rss>"
    ).encode(encoding)


def atom(*entries: str) -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title>{inner}</feed>'
    ).encode()


def read(data: bytes) -> list[Article | ArticleError]:
    return list(read_feed(io.BytesIO(data), "name", "name.rss"))


def only(data: bytes) -> Article:
    (article,) = read(data)
    assert isinstance(article, Article), article
    return article


def test_an_item_of_rss() -> None:
    assert only(rss(ITEM)) == READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_feed_is_read_in_the_encoding_it_declares(encoding: str) -> None:
    assert only(rss(ITEM, encoding=encoding, declared=encoding.removesuffix("-sig"))) == READ


def test_an_entry_of_atom() -> None:
    result = only(
        atom(
            """<title type="html">Rain &amp;amp; &lt;i>sun&lt;/i></title>
            <link href="https://example.org/1"/>
            <published>2026-03-04T23:30:00-05:00</published><updated>2026-03-09T00:00:00Z</updated>
            <author><name>Ann Lee</name></author><summary>In short.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
            <p>It rained <b>all</b> week.</p>
            <p>“Yes,” said Bo Ek.<br/>It stopped.</p></div></content>"""
        )
    )
    assert result == Article(**{**READ.__dict__, "language": None})


def test_an_item_of_rdf() -> None:
    result = only(
        b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>R</title></channel>
        <item><title>T</title><link>https://example.org/r</link>
        <description>It rained.</description>
        <dc:date>2026-03-04T00:30:00+05:30</dc:date></item></rdf:RDF>"""
    )
    assert (result.text, result.title, result.source, result.date) == (
        "It rained.",
        "T",
        "R",
        "2026-03-04",
    )


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<description>It rained.</description>", "It rained."),
        (
            "<description>It rained.\n\nIt stopped &amp; dried.</description>",
            "It rained.\n\nIt stopped & dried.",
        ),
        (
            "<description>&lt;p&gt;It rained.&lt;/p&gt;"
            "&lt;p&gt;It\nstopped.&lt;/p&gt;</description>",
            "It rained.\n\nIt stopped.",
        ),
        (
            "<description>&amp;lt;p&amp;gt;It rained.&amp;lt;/p&amp;gt;</description>",  # twice
            "It rained.",
        ),
        (
            "<description>Use &amp;lt;p&amp;gt; for paragraphs.</description>",
            "Use <p> for paragraphs.",
        ),
        ("<description>It rained.</description><content:encoded> </content:encoded>", "It rained."),
        (
            "<description>It &lt;script&gt;x()&lt;/script&gt;rained.&lt;!-- x --&gt;</description>",
            "It rained.",
        ),
    ],
)
def test_the_text_is_the_content_or_else_the_description(item: str, text: str) -> None:
    assert only(rss(f"<item>{item}</item>")).text == text


def test_an_item_without_a_link_has_an_id_of_its_text() -> None:
    result = only(
        rss("<item><description>It rained.</description><guid isPermaLink='false'>7</guid></item>")
    )
    assert (result.id, result.url, result.title, result.date) == (
        id_from_content("It rained."),
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    "item",
    [
        "<item/>",
        "<item><title>T</title></item>",
        "<item><description> <p></p></description></item>",
    ],
)
def test_an_item_without_text_is_named_and_the_rest_goes_on(item: str) -> None:
    before, bad, after = read(rss(ITEM, item, ITEM.replace("org/1", "org/3")))
    assert before == READ
    assert isinstance(after, Article)
    assert isinstance(bad, ArticleError)
    assert (bad.what, bad.where) == ("the entry has no text", "name.rss, entry 2")


def test_the_items_before_broken_markup_are_read() -> None:
    assert read(rss(ITEM, "<item><title>A & B</item>").removesuffix(b"</channel></rss>"))[0] == READ


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"It rained.",
        b"\0" * 1000,
        b"/etc/passwd",
        b"https://example.org/feed",
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        b"<url><loc>https://example.org</loc></url></urlset>",
        rss(),
    ],
)
def test_a_file_that_is_not_a_feed_is_refused(data: bytes) -> None:
    (result,) = read(data)
    assert isinstance(result, ArticleError)
    assert (result.what, result.where) == (
        "is not an RSS or Atom feed, or has no entries",
        "name.rss",
    )


ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "entities",
    [
        f'<!ENTITY a0 "ha">{ENTITIES}',
        '<!ENTITY a12 SYSTEM "file:///etc/passwd">',
        f'<!ENTITY a12 "{"a" * 9}">',
    ],
)
def test_entities_are_not_expanded(entities: str, encoding: str) -> None:
    item = "<item><description>&a12;</description></item>"
    (result,) = read(
        rss(item, encoding=encoding)
        .decode(encoding)
        .replace("<rss", f"<!DOCTYPE rss [{entities}]><rss")
        .encode(encoding)
    )
    assert isinstance(result, ArticleError)
    assert result.what == "declares XML entities"


@pytest.mark.parametrize(
    "data",
    [
        rss("<item>" * 10_000),
        rss(f"<item><description>{'&lt;div&gt;' * 100_000}It rained.</description></item>"),
        rss(f"<item><description>{'word ' * 1_000_000}</description></item>"),
        rss(f"<item><description>{'&' * 200_000}</description></item>"),
        rss("<item><description>a&#1;b\x01c&#xD800;</description></item>"),
        rss(
            "<item><description>x</description>"
            "<pubDate>Mon, 99 Foo 2026 99:99:99 +99999</pubDate></item>"
        ),
        b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + rss(ITEM),
        b'<rss version="2.0">' + b"<" * 200_000,
        b"<!DOCTYPE " * 100_000,
        b"<rss>" + b"x" * LARGEST,
    ],
)
def test_hostile_feeds_are_read_or_refused_in_reasonable_time(data: bytes) -> None:
    began = time.process_time()
    assert read(data)
    assert time.process_time() - began < 20


def test_feeds_are_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(rss(ITEM))
    (tmp_path / "b.atom").write_bytes(atom("<id>urn:2</id><content>It rained.</content>"))
    (tmp_path / "c.xml.gz").write_bytes(gzip.compress(rss(ITEM.replace("org/1", "org/3"), ITEM)))
    result = list(read_articles([str(tmp_path)]))
    assert [article.url for article in result[:3] if isinstance(article, Article)] == [
        "https://example.org/1",
        None,
        "https://example.org/3",
    ]
    (again,) = result[3:]
    assert isinstance(again, ArticleError)
    assert "is already used in" in again.what

from __future__ import annotations

import gzip
import io
import json
import time
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.articles.html import LARGEST, html_article, html_lines, read_html
from quotesearch.errors import ArticleError
from quotesearch.models import Article

PARAGRAPHS = [
    "The river rose above the old dam on Tuesday night, and hundreds of people had to leave their houses.",
    "“We will not go,” said Ann Lee, the mayor of Springfield, who had come to the bridge at noon.",
    "The council meets again on Friday. It has not said who will pay for the repair of the dam.",
    "“Nobody asked us,” a farmer said. His fields lie below the bridge, and all of them are under water.",
]
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
LINK = '<a href="/x">Ten bridges you should have seen before you die</a>'


def page(body: str = BODY, head: str = "", h1: str = "The dam broke", root: str = "<html>") -> str:
    return (
        f"<!DOCTYPE html>{root}<head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<main><article><h1>{h1}</h1>{body}</article></main><footer><p>All rights reserved.</p></footer></body></html>"
    )


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def meta(**contents: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in contents.items())


def read(data: str | bytes, **fetched: str) -> Article | ArticleError:
    return html_article(data if isinstance(data, bytes) else data.encode(), "dam", "dam.html", **fetched)


def article(data: str | bytes, **fetched: str) -> Article:
    found = read(data, **fetched)
    assert isinstance(found, Article), found
    return found


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
        [{"@graph": [{"@type": "WebSite", "name": "Elsewhere", "url": "https://example.org"}, NODE]}],
        [{"@type": "WebPage", "datePublished": "2020-01-01", "headline": "A page"}, NODE],
        [{"@type": "WebPage", "mainEntity": NODE}],
        [{"@type": "ImageObject", "url": "https://example.org/i.png", "author": "Cy"}, NODE],
        [NODE | {"@type": ["ReportageNewsArticle", "Thing"]}],
        [NODE | {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Later"}]}],
        [NODE | {"author": ["Ann Lee", {"name": "Bo Ek"}, {"name": "Ann Lee"}, {"name": "https://example.org/ann"}]}],
        [NODE, NODE | {"headline": "Related", "datePublished": "2019-01-01"}],
    ],
)
def test_what_json_ld_states(nodes: list[object]) -> None:
    assert article(page(head=linked(*nodes))) == WHOLE


def test_json_ld_as_pages_write_it() -> None:
    text = json.dumps(NODE)
    for wrapped in (f"<!--{text}-->", f"\n<![CDATA[\n{text}\n]]>", f"{text};", text.replace("rose", "ro\tse")):
        found = article(page(head=f'<script type="application/ld+json; charset=utf-8">{wrapped}</script>'))
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
        '{"@type": "Article", "author": {"name": ["\\ud800"]}, "headline": "\\ud800", "articleBody": ["x"]}',
    ],
)
def test_json_ld_that_is_no_use(odd: str) -> None:
    found = article(page(head=f'<script type="application/ld+json">{odd}</script>{meta(og__title="A title")}'))
    assert (found.text, found.title, found.author, found.date) == (TEXT, "A title", None, None)
    json.dumps(found.__dict__, ensure_ascii=False).encode()


def test_what_meta_tags_state() -> None:
    head = (
        meta(og__title="The dam broke", og__site_name="The Herald", og__locale="en_GB", author="Ann Lee")
        + meta(article__published_time="2026-03-04T23:30:00-05:00", article__author="https://facebook.com/ann")
        + '<link rel="canonical" href="https://example.org/dam"><meta property="og:url" content="https://example.org/x">'
    )
    expected = {"title": "The dam broke", "source": "The Herald", "author": "Ann Lee", "date": "2026-03-04"}
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
        (meta(article__published_time="soon"), "<time datetime='2026-03-04T23:30-0500'>today</time>", "2026-03-04"),
        ("", "<p class='date'>Published on March 4, 2026</p>", "2026-03-04"),
        ("", "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, day: str | None) -> None:
    assert article(page(body + BODY, head)).date == day


def test_the_names_of_the_site_and_of_the_article_come_apart() -> None:
    named = meta(og__title="The dam broke | The Herald", og__site_name="The Herald")
    assert article(page(head=named)).title == "The dam broke"
    assert article(page(head=f"<title>The dam broke - Herald online</title>{meta(og__site_name='herald')}")).title == (
        "The dam broke"
    )
    assert article(page(h1="The <em>dam</em>\n broke &amp; fell")).title == "The dam broke & fell"


def test_where_a_page_was_found_takes_precedence() -> None:
    assert article(page(head=linked(NODE)), url="https://archive.org/dam").url == "https://archive.org/dam"


# -- the text


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<h2>The dam broke</h2>{}",
        "<ul><li>A dam broke</li><li>Houses are flooded</li></ul>{}",
        "{}<h3>More on this</h3>",
        f"{{}}<p>{LINK}</p>",
        f"<p><strong>READ ALSO |</strong> {LINK}</p>{{}}",
        f"{{}}<ul><li>{LINK}</li><li>{LINK}</li></ul>",
        '<p class="imageCaption">The bridge on Tuesday</p>{}',
        "<figure><img src='x.png'><figcaption>The bridge on Tuesday</figcaption></figure>{}",
        "{}<div id='comments'><p>First! This is what I always say about dams and about bridges.</p></div>",
        "<script>var x = 'The mayor said';</script><style>p {{ color: red }}</style>{}<!-- The mayor said -->",
    ],
)
def test_only_the_article_is_text(around: str) -> None:
    assert article(page(around.format(BODY))).text == TEXT


def test_paragraphs_headings_items_and_line_breaks_are_lines() -> None:
    listed = "<h2>What we know</h2><ul><li>One house fell.</li><li>The bridge stands.</li></ul>"
    found = article(page(f"{BODY}{listed}<p>Later\n that <b>day</b>:<br>it rained again over all of Springfield.</p>"))
    assert found.text.removeprefix(TEXT).split("\n\n") == [
        "", "What we know", "One house fell.", "The bridge stands.", "Later that day:",
        "it rained again over all of Springfield.",
    ]  # fmt: skip


STANDFIRST = "Hundreds had to leave their houses, and the mayor of Springfield refuses to go"


@pytest.mark.parametrize(
    ("head", "printed", "opens_with"),
    [
        (meta(og__description=STANDFIRST), f"<header><div class='dek'>{STANDFIRST}</div></header>", STANDFIRST),
        (linked({"@type": "Article", "description": STANDFIRST}), f"<h2 class='teaser'>{STANDFIRST}</h2>", STANDFIRST),
        (meta(description=STANDFIRST), "", PARAGRAPHS[0]),  # printed nowhere
        (meta(description=PARAGRAPHS[0]), "", PARAGRAPHS[0]),
    ],
)
def test_the_standfirst_opens_the_text(head: str, printed: str, opens_with: str) -> None:
    lines = article(page(f"{printed}{BODY}", head)).text.split("\n\n")
    assert lines[0] == opens_with
    assert lines[-len(PARAGRAPHS) :] == PARAGRAPHS


def test_an_article_in_several_boxes() -> None:
    parts = [
        [f"In part {part} of it the mayor said “no” {n} times to the council." for n in range(8)] for part in range(6)
    ]
    boxes = "".join(
        f"<div class='x article__body'>{''.join(f'<p>{line}</p>' for line in lines)}</div><div>Advertisement</div>"
        for lines in parts
    )
    teasers = (
        "<div class='x article__body'><p>Another story of another day, which is told at length elsewhere.</p></div>"
    )
    found = article(page(f"<div>{boxes}</div><div>{boxes.replace('In part', 'Part')}{teasers}</div>"))
    lines = [line for lines in parts for line in lines]
    assert found.text.split("\n\n") == lines + [line.replace("In part", "Part") for line in lines]


def test_a_text_that_only_json_ld_gives() -> None:
    for body in ("\n\n".join(PARAGRAPHS), BODY):
        found = article(page("<p>Subscribe to read on.</p>", linked(NODE | {"articleBody": body})))
        assert found.text == TEXT


def test_html_lines() -> None:
    assert html_lines("<p>One &amp; <b>two</b></p>three<br/>four<script>five</script><!-- six --> <ul><li>7") == [
        "One & two", "three", "four", "7",
    ]  # fmt: skip
    assert html_lines("One & two\n\nthree < four\x00") == ["One & two", "three < four"]
    assert html_lines("") == html_lines(" <p> </p>") == []


# -- bytes

ASCII = BODY.translate({ord("“"): '"', ord("”"): '"'})
FOREIGN = "“Señora Müller said – no – to the café’s plan,” the mayor of Springfield told the newspaper on Friday."
ACCENTED = "Señora Müller said no to the café’s plan.".replace("’", "'")
JAPANESE = "首相は記者会見で「増税はしない」と述べた。野党は強く反発している。"
RUSSIAN = "Президент заявил вчера: «Мы не уступим». Депутаты проголосовали за реформу после заседания."
CONTENT_TYPE = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("sentence", "encoding", "head", "charset"),
    [
        (FOREIGN, "utf-8", "", ""),
        (FOREIGN, "utf-8-sig", "", ""),
        (FOREIGN, "utf-8", '<meta charset="iso-8859-1">', ""),
        (FOREIGN, "utf-16", "", ""),
        (FOREIGN, "cp1252", '<meta charset="windows-1252">', ""),
        (FOREIGN, "cp1252", "", "windows-1252"),
        (FOREIGN, "cp1252", '<meta charset="utf-8">', "windows-1252"),
        (FOREIGN, "cp1252", "", ""),
        (ACCENTED, "latin-1", '<meta charset="ISO-8859-1">', ""),
        (JAPANESE, "shift_jis", CONTENT_TYPE.format("Shift_JIS"), ""),
        (JAPANESE, "euc_jp", "<meta charset=euc-jp>", ""),
        (JAPANESE, "iso2022_jp", CONTENT_TYPE.format("iso-2022-jp"), ""),
        (JAPANESE, "cp932", "", ""),
        (RUSSIAN, "cp1251", "", ""),
    ],
)
def test_encodings(sentence: str, encoding: str, head: str, charset: str) -> None:
    html = page(f"{ASCII}<p>{sentence}</p>", head)
    assert article(html.encode(encoding), charset=charset).text.endswith(f"\n\n{sentence}")


def test_a_damaged_byte_spoils_one_character() -> None:
    found = article(page(f"{BODY}<p>{FOREIGN}</p>").encode().replace(b"dam on Tuesday", b"d\xffm on Tuesday"))
    assert FOREIGN in found.text
    assert "d\ufffdm on Tuesday" in found.text


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n", b"It rained.", b"\x00" * 1000, bytes(range(256)) * 50, b"%PDF-1.4\n" + bytes(range(256)) * 9,
     page("", linked(NODE), h1="").replace("<p>All rights reserved.</p>", "").encode(), b"<!--" * 100_000],
)  # fmt: skip
def test_what_holds_no_article(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, ArticleError)
    assert (found.where, found.what) == ("dam.html", "the page holds no article text")
    assert found.hint


def test_a_page_that_is_too_large() -> None:
    for data in (b"x" * (LARGEST + 1), page("<p>a</p>" * 60_000).encode()):
        found = read(data)
        assert isinstance(found, ArticleError)
        assert "elements" in found.what or "larger" in found.what
    (error,) = read_html(io.BytesIO(b"x" * (LARGEST + 1)), "dam", "dam.html")
    assert isinstance(error, ArticleError)


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))


@pytest.mark.parametrize(
    "html",
    [
        page("<div>" * 100_000 + BODY),
        page("<p>" + "<b>word " * 50_000 + BODY),
        page("<table><tr><td>" * 20_000 + BODY),
        page("<p>" + "word " * 1_000_000),
        page("<" * 500_000),
        page("<p " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">x</p>" + BODY),
        page(BODY.replace("river", "ri\0v\x01&#1;&#12;&#xD800;&#x110000;\ufffeer")),
        page(BODY, meta(og__title="&lt;a " * 300_000, date="9" * 1_000_000, author="(" * 100_000)),
        page(BODY, meta(og__title="a - " * 50_000)),
        page(BODY, linked(NODE | {"articleBody": "word said " * 200_000})),
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">{LAUGHS}]><html><body><p>&a12;</p>{BODY}</body></html>',
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>{BODY}</body></html>',
    ],
)
def test_hostile_pages_are_read_or_refused_in_reasonable_time(html: str) -> None:
    began = time.process_time()
    found = read(html.encode("utf-8", "surrogatepass"))
    assert time.process_time() - began < 20
    if isinstance(found, Article):
        assert len(found.text) < 6_000_000
        assert "root:" not in found.text
        json.dumps(found.__dict__, ensure_ascii=False).encode()


def test_a_control_character_does_not_cost_the_article() -> None:
    assert article(page(BODY.replace("river", "ri&#x1F;v&#2;e&#11r\x0b"))).text == TEXT


def test_what_trips_a_parser_is_an_error_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", trip)
    found = read(page())
    assert isinstance(found, ArticleError)
    assert found.what == "cannot be read as HTML (RecursionError: too deep)"


# -- files


def test_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("a.html", "b.htm", "c.xhtml", "2026/d.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page(head=linked(NODE)), encoding="utf-8")
    (tmp_path / "e.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "e.json").write_text('{"source": "The Herald", "title": "Mine"}', encoding="utf-8")
    (tmp_path / "f.html").write_bytes(b"")
    found = list(read_articles([str(tmp_path)], {"date": "2020-01-01", "source": "Elsewhere"}))
    assert [one.id for one in found if isinstance(one, Article)] == ["2026/d", "a", "b", "c", "e"]
    assert [one.where for one in found if isinstance(one, ArticleError)] == [f"{tmp_path}/f.html"]
    last = found[4]
    assert last == Article("e", TEXT, title="Mine", source="The Herald", date="2020-01-01")
    assert capfd.readouterr() == ("", "")

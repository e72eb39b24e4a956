"""Every format, sound and damaged: a fault costs one record or file, and no exception gets out."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from quotesearch.articles import READERS, article_jsonl, feed, read_articles
from quotesearch.errors import ArticleError
from quotesearch.records import Article

GOOD = "It rained in Springfield."
SENTENCE = "“We will not go,” said Ann Lee, the mayor of Springfield, on Tuesday — “not today.”"
HTML = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Rain &amp; wind</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain", '
    '"datePublished": "2026-03-04T23:30:00-05:00", "author": [{"name": "Bo Ek"}]}</script></head>'
    f"<body><article><h1>Rain</h1><p>{SENTENCE}</p><p>The river rose above the old dam.</p>"
    "</article></body></html>"
)
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Herald</title>'
    "<item><title>Rain</title><link>https://e.org/1</link>"
    "<pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate>"
    f"<description><![CDATA[<p>{SENTENCE}</p>]]></description></item>"
    f"<item><guid>2</guid><description>{SENTENCE} Again.</description></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
    "<title>Herald</title>"
    '<entry><title type="html">Rain &amp;amp; wind</title><link href="https://e.org/1"/>'
    "<updated>2026-03-04T10:00:00Z</updated>"
    f'<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry>'
    '<entry><id>2</id><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    f"<p>{SENTENCE}</p></div></content></entry></feed>"
)
JSONL = "\n".join(
    json.dumps({"id": name, "text": SENTENCE, "date": "2026-03-04", "url": f"https://e.org/{name}"})
    for name in "pqr"
)
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}"
RECORD = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/{number}\r\n"
    "Content-Type: application/http\r\n"
    f"Content-Length: {len(HTTP.encode())}\r\n\r\n{{http}}\r\n\r\n"
)
WARC = "".join(RECORD.format(number=number, http=HTTP) for number in range(3))
SAMPLES = {
    ".txt": f"2026-03-04\nHome > News > Rain\n\n{SENTENCE}\n© 2026 The Herald\n",
    ".jsonl": JSONL,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": f'<?xml version="1.0"?>{HTML}',
    ".rss": RSS,
    ".atom": ATOM,
    ".xml": ATOM,
    ".warc": WARC,
}
INSERTED = (
    *(
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
        b"<",
        b">",
        b'"',
        b"{",
        b"[",
        b"&#xd800;",
        b"&#99999999999;",
    ),
    *(
        b"\\ud800",
        b"9" * 5_000,
        b"1e999",
        b"[" * 5_000,
        b"<b>" * 5_000,
        b"<![CDATA[",
        b"]]>",
        b"<!--",
    ),
    *(b"http://[::1", b"0000-00-00", b"\r\n\r\n", b"Content-Encoding: gzip\r\n", b" " * 5_000),
)


def test_there_is_a_sample_of_every_format() -> None:
    assert SAMPLES.keys() == READERS.keys()


def damage(data: bytes, chance: random.Random) -> bytes:
    """Flip a bit, insert something, leave something out or repeat it, once or a few times."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 10))):
        place = chance.randrange(len(damaged))
        other = chance.randrange(len(damaged))
        match chance.randrange(5):
            case 0 | 1:
                damaged[place] ^= 1 << chance.randrange(8)
            case 2:
                damaged[place:place] = chance.choice(INSERTED)
            case 3:
                del damaged[place : place + chance.choice((1, 10, 300))]
            case 4:
                damaged[place:place] = damaged[other : other + chance.choice((5, 300))]
        if not damaged:
            return b""
    return bytes(damaged)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("ending", SAMPLES)
def test_no_damage_ends_a_run(tmp_path: Path, ending: str, packed: bool) -> None:
    chance = random.Random(f"{ending} {packed}")
    data = SAMPLES[ending].encode()
    whole = gzip.compress(data, mtime=0) if packed else data
    for number in range(40):
        name = f"{number:02}{ending}{'.gz' if packed else ''}"
        (tmp_path / name).write_bytes(damage(whole, chance))
    (tmp_path / "last.txt").write_text(GOOD)
    results = list(read_articles([str(tmp_path)]))
    assert results[-1] == Article("last", GOOD)
    for result in results:
        if isinstance(result, ArticleError):
            assert result.where
            assert result.hint
        else:
            fields = [result.id, result.text, result.title, result.url]
            json.dumps(fields, ensure_ascii=False).encode()


@pytest.mark.parametrize("ending", SAMPLES)
def test_the_samples_themselves_can_be_read(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"m{ending}").write_text(SAMPLES[ending])
    results = list(read_articles([str(tmp_path)]))
    assert results
    for result in results:
        assert isinstance(result, Article), result
        assert SENTENCE in result.text


@pytest.mark.parametrize(
    ("module", "ending", "expected"),
    [(feed, ".rss", 2), (feed, ".atom", 2), (article_jsonl, ".jsonl", 3)],
)
@pytest.mark.parametrize(
    "fault",
    [RecursionError("too deep"), MemoryError(), ValueError("bad"), LookupError("no codec")],
    ids=repr,
)
def test_a_fault_costs_one_record(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    ending: str,
    expected: int,
    fault: Exception,
) -> None:
    """A parser may raise anything, even if no known damage makes it do so."""
    make: Callable[..., Article] = module._article  # type: ignore[attr-defined]
    calls: list[None] = []

    def fails_first(*arguments: object) -> Article:
        calls.append(None)
        if len(calls) == 1:
            raise fault
        return make(*arguments)

    monkeypatch.setattr(module, "_article", fails_first)
    (tmp_path / f"m{ending}").write_text(SAMPLES[ending])
    first, *others = read_articles([str(tmp_path)])
    assert isinstance(first, ArticleError)
    assert type(fault).__name__ in first.what
    assert len(others) == expected - 1
    assert all(isinstance(other, Article) for other in others)


@pytest.mark.parametrize(
    "line",
    [
        "date:" + " " * 100_000 + "x",
        " " * 100_000 + "x",
        "Home>" + " " * 100_000 + ">",
        "Home>" * 50_000,
        "Title: " + "x " * 100_000,
        "© 2026 " + "A" * 100_000,
        "Get the " + "A " * 100_000,
        "2026-03-04" + " " * 100_000 + "x",
    ],
    ids=lambda line: line[:12].strip(),
)
def test_no_line_of_a_text_takes_long_to_match(tmp_path: Path, line: str) -> None:
    (tmp_path / "m.txt").write_text(f"{line}\n{GOOD}\n{line}")
    (article,) = read_articles([str(tmp_path)])
    assert isinstance(article, Article)

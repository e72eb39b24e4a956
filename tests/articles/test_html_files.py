"""Files of HTML: their encodings, their names, and what is given with them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from quotesearch.articles import read_articles
from quotesearch.errors import ArticleError
from quotesearch.records import Article
from tests.articles.conftest import BODY, NODE, TEXT, article, linked, page

ASCII = BODY.translate({ord("“"): '"', ord("”"): '"'})
FOREIGN = "“Señora Müller said – no – to the café’s plan,” the mayor of Springfield told the newspaper on Friday."
ACCENTED = "Señora Müller said no to the café’s plan.".replace("’", "'")
JAPANESE = "首相は記者会見で「増税はしない」と述べた。野党は強く反発している。"
RUSSIAN = (
    "Президент заявил вчера: «Мы не уступим». Депутаты проголосовали за реформу после заседания."
)
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
    found = article(
        page(f"{BODY}<p>{FOREIGN}</p>").encode().replace(b"dam on Tuesday", b"d\xffm on Tuesday")
    )
    assert FOREIGN in found.text
    assert "d\ufffdm on Tuesday" in found.text


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

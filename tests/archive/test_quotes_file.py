from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quotesearch.archive import format_quotes, read_quotes, write_quotes
from quotesearch.errors import RecordError
from quotesearch.records import Quote

MakeQuote = Callable[..., Quote]


def test_what_is_written_is_read(quotes: list[Quote], tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "quotes.jsonl"
    assert write_quotes(quotes, path) == len(quotes)
    assert read_quotes(path) == quotes


def test_the_same_quotes_give_the_same_bytes(quotes: list[Quote], tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    write_quotes(quotes, one)
    write_quotes(reversed([*quotes, *quotes]), other)
    assert one.read_bytes() == other.read_bytes()
    write_quotes(read_quotes(one), one)
    assert one.read_bytes() == other.read_bytes()


def test_the_order_is_article_then_place(make_quote: MakeQuote) -> None:
    made = [
        make_quote("c", article_id="b"),
        make_quote("b", start=9),
        make_quote("a", start=10),
        make_quote("d"),
    ]
    in_file = [json.loads(line)["text"] for line in format_quotes(made).splitlines()]
    assert in_file == ["d", "b", "a", "c"]


@pytest.mark.parametrize(
    "words",
    ["“Zoë” – 5 €", "a\nb\r\nc", "a\u2028b\u2029c\x85d\x0be\x0cf", "\u200b\u00a0x", "😀𝔘", '\\"{}'],
)
def test_any_character_comes_back(make_quote: MakeQuote, tmp_path: Path, words: str) -> None:
    quote = make_quote(words, speaker="Zoë O’Brien", context=words)
    write_quotes([quote, make_quote("after", start=50)], tmp_path / "quotes.jsonl")
    assert read_quotes(tmp_path / "quotes.jsonl") == [quote, make_quote("after", start=50)]


def test_text_stays_legible_in_the_file(make_quote: MakeQuote) -> None:
    assert "Zoë 😀" in format_quotes([make_quote("Zoë 😀")])


def test_no_quotes_are_an_empty_file(tmp_path: Path) -> None:
    assert write_quotes([], tmp_path / "quotes.jsonl") == 0
    assert (tmp_path / "quotes.jsonl").read_bytes() == b""
    assert read_quotes(tmp_path / "quotes.jsonl") == []


def test_a_failed_write_leaves_the_old_file(quotes: list[Quote], tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    write_quotes(quotes, path)
    before = path.read_bytes()
    with pytest.raises(UnicodeEncodeError):
        write_quotes([replace(quotes[0], context="\ud800")], path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_quotes_that_fail_on_their_way_leave_the_old_file(
    quotes: list[Quote], tmp_path: Path
) -> None:
    path = tmp_path / "quotes.jsonl"
    write_quotes(quotes, path)
    with pytest.raises(ZeroDivisionError):
        write_quotes((quote for quote in quotes if 1 / 0), path)
    assert read_quotes(path) == quotes
    assert list(tmp_path.iterdir()) == [path]


def test_blank_lines_and_line_endings_do_not_matter(quotes: list[Quote], tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    lines = format_quotes(quotes).splitlines()
    path.write_bytes(("\r\n".join(["", *lines[:3], "  ", *lines[3:]])).encode())
    assert read_quotes(path) == quotes


@pytest.fixture
def lines(quotes: list[Quote]) -> list[str]:
    return format_quotes(quotes).splitlines()


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "Invalid JSON"),
        ("[1]", "record: "),
        ("{}", "id: Field required"),
        (("kind", "loud"), "kind: "),
        (("spans", [[5, "x"]]), "spans.0.1: "),
        (("date", "2026-02-30"), "date: "),
        (("mood", "glad"), "mood: "),
    ],
)
def test_a_bad_line_is_named(
    lines: list[str], tmp_path: Path, bad: str | tuple[str, object], says: str
) -> None:
    path = tmp_path / "quotes.jsonl"
    line = bad if isinstance(bad, str) else json.dumps({**json.loads(lines[0]), bad[0]: bad[1]})
    path.write_text("\n".join([lines[1], "", line, lines[2]]), encoding="utf-8")
    with pytest.raises(RecordError) as refused:
        read_quotes(path)
    assert refused.value.where == f"{path}:3"
    assert says in refused.value.what
    assert "Fix or remove the line" in refused.value.hint
    assert str(refused.value).startswith(f"{path}:3: ")


def test_an_id_that_stands_twice(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    path.write_text("\n".join([lines[0], lines[1], lines[0]]), encoding="utf-8")
    with pytest.raises(RecordError, match="is already on line 1") as refused:
        read_quotes(path)
    assert refused.value.where == f"{path}:3"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="quotesearch extract") as refused:
        read_quotes(tmp_path / "none.jsonl")
    assert refused.value.where == str(tmp_path / "none.jsonl")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        read_quotes(tmp_path)


def test_bytes_that_are_not_utf_8_are_refused(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    path.write_bytes(lines[0].encode() + b"\n\xe9\n")
    with pytest.raises(RecordError, match="is not UTF-8 at byte") as refused:
        read_quotes(path)
    assert refused.value.where == str(path)

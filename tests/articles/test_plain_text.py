from __future__ import annotations

import io

import pytest

from quotesearch.articles.plain_text import read_text
from quotesearch.errors import ArticleError
from quotesearch.records import Article


def read(text: str | bytes) -> Article | ArticleError:
    data = text if isinstance(text, bytes) else text.encode()
    (only,) = read_text(io.BytesIO(data), "folder/name", "folder/name.txt")
    return only


def article(text: str) -> Article:
    result = read(text)
    assert isinstance(result, Article)
    return result


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        (" date 2026-03-04 Homepage > News > A title", "2026-03-04"),
        ("Date: 2026-03-04", "2026-03-04"),
        ("2026-03-04T10:00:00Z", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("Mar. 4, 2026", "2026-03-04"),
        ("Sept. 4, 2026", "2026-09-04"),
        ("4 March 2026", "2026-03-04"),
        ("Published on March 4, 2026 at 10:30", "2026-03-04"),
        ("Posted: 4 Mar 2026 by Ann Lee", "2026-03-04"),
        ("March 4, 2026 | News", "2026-03-04"),
        ("A title\n\nMarch 4, 2026", "2026-03-04"),
        ("Wednesday, March 4, 2026", "2026-03-04"),
        ("Wed 4 Mar 2026 21.45 GMT", "2026-03-04"),
        ("MARCH 4TH, 2026", "2026-03-04"),
        ("By Ann Lee, March 4, 2026", "2026-03-04"),
        ("By Ann Lee | 4 March 2026 | 9:45pm", "2026-03-04"),
        ("Published 9.45pm, Wednesday 4 March 2026", "2026-03-04"),
        ("First published on March 4, 2026; last updated on March 9, 2026", "2026-03-04"),
        ("Updated 9 March 2026 | Published 4 March 2026", "2026-03-04"),
        ("Updated 9 March 2026\nPublished 4 March 2026", "2026-03-04"),
        ("Last updated: 9 March 2026", None),
        ("Wed, 04/03/2026", "2026-03-04"),  # the other reading is a Friday
        ("17/03/2026", "2026-03-17"),
        ("04/03/2026", None),
        ("ST. PAUL, Minn., March 4, 2026 (AP) - It rained", "2026-03-04"),
        ("OSLO, 4 March 2026 /PRNewswire/ -- It rained", "2026-03-04"),
        ("The Dam Broke March 4, 2026", None),
        ("March 2026", None),
        ("By Ann Lee, who was born on March 4, 2006", None),
        ("2026-02-30", None),
        ("March 40, 2026", None),
        ("Smarch 4, 2026", None),
        ("January 6, 2021 was a cold day.", None),
        ("4 March 2026, said the mayor, was a cold day.", None),
        ("The dam broke on March 4, 2026.", None),
        ("one\ntwo\nthree\nfour\n2026-03-04", None),
        ("It rained.", None),
    ],
)
def test_the_day_that_the_first_lines_state(head: str, day: str | None) -> None:
    assert article(f"{head}\n\nIt rained all week.").date == day


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (" date 2026-03-04 Homepage > News > Business > The dam broke \n\nBody.", "The dam broke"),
        ("Home > News > The dam broke\nBody.", "The dam broke"),
        ("Title: The dam broke\n2026-03-04\nBody.", "The dam broke"),
        ("Headline: The dam broke\nBody.", "The dam broke"),
        ("The dam broke at night\n\nBody.", "The dam broke at night"),
        ("The dam broke at night\r\n\r\nBody.", "The dam broke at night"),
        ("The dam broke at night\nBody.", None),
        ("The dam broke at night.\n\nBody.", None),
        ("“The dam broke at night”\n\nBody.", None),
        ("The dam broke at night\nBy Ann Lee\n4 March 2026\n\nBody.", "The dam broke at night"),
        ("4 March 2026\n\nThe dam broke at night\n\nBody.", "The dam broke at night"),
        ("By Ann Lee\nThe dam broke at night\nBody.", None),
        ("The Herald\n\nBody.", None),
        ("March 4, 2026\n\nBody.", None),
        ("The dam broke at night\n\n", None),
        ("word " * 40 + "\n\nBody.", None),
    ],
)
def test_the_title_that_the_first_lines_state(text: str, title: str | None) -> None:
    assert article(text).title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY Ann Lee and Renée O’Neill", "Ann Lee and Renée O’Neill"),
        ("By Ann Lee, March 4, 2026", "Ann Lee"),
        ("By Ann Lee | News", "Ann Lee"),
        ("By noon it rained", None),
        ("By Monday Morning it rained", None),
    ],
)
def test_the_author_that_a_byline_states(line: str, author: str | None) -> None:
    assert article(f"The dam broke at night\n\n{line}\n\nBody.").author == author


@pytest.mark.parametrize(
    ("foot", "source"),
    [
        ("Get the TNW newsletter", "TNW"),
        (
            "Get the TNW newsletter\nGet the most important tech news in your inbox each week.",
            "TNW",
        ),
        ("Sign up for The Herald’s newsletters", "The Herald"),
        ("© 2026 The Herald. All rights reserved.", "The Herald"),
        ("Copyright 2026 by The Herald", "The Herald"),
        ("Get well soon", None),
        ("She said: get the TNW newsletter", None),
        ("Get the TNW newsletter\n" + "Body.\n" * 6, None),
    ],
)
def test_the_source_that_the_last_lines_state(foot: str, source: str | None) -> None:
    assert article(f"It rained.\nIt stopped.\n{foot}").source == source


def test_a_field_that_is_not_stated_is_none() -> None:
    assert article("It rained.") == Article(id="folder/name", text="It rained.")


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc\n", " \n a \n", "\x0c“x”\u2028y\u200b\u00a0", "a\x00b", "e\u0301é😀"]
)
def test_the_text_is_never_altered(text: str) -> None:
    assert article(text).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_byte_order_marks(encoding: str) -> None:
    text = "2026-03-04\r\n“It rained,” said Renée Müller.\r\n"
    result = read(text.encode(encoding))
    assert isinstance(result, Article)
    assert (result.text, result.date) == (text, "2026-03-04")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (
            "“It rained.”".encode() + b"\xff",
            "is not valid UTF-8 (byte 16), and no other encoding fits",
        ),
        (
            b"\xff\xfea\x00\x00\xd8",
            "is not valid UTF-16-LE (byte 4), and no other encoding fits",
        ),
    ],
)
def test_a_file_that_is_empty_or_not_text_is_refused(data: bytes, what: str) -> None:
    error = read(data)
    assert isinstance(error, ArticleError)
    assert (error.what, error.where) == (what, "folder/name.txt")
    assert error.hint

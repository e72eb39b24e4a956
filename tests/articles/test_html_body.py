"""The text of an article among all else that an HTML page holds."""

from __future__ import annotations

import pytest

from tests.articles.conftest import BODY, NODE, PARAGRAPHS, TEXT, article, linked, meta, page

LINK = '<a href="/x">Ten bridges you should have seen before you die</a>'


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
        "{}<div id='comments'><p>First! This is what I always say about dams and about bridges.</p>"
        "</div>",
        "<script>var x = 'The mayor said';</script><style>p {{ color: red }}</style>{}"
        "<!-- The mayor said -->",
    ],
)
def test_only_the_article_is_text(around: str) -> None:
    assert article(page(around.format(BODY))).text == TEXT


def test_paragraphs_headings_items_and_line_breaks_are_lines() -> None:
    listed = "<h2>What we know</h2><ul><li>One house fell.</li><li>The bridge stands.</li></ul>"
    last = "<p>Later\n that <b>day</b>:<br>it rained again over all of Springfield.</p>"
    text = article(page(f"{BODY}{listed}{last}")).text
    assert text.removeprefix(TEXT).split("\n\n") == [
        "",
        "What we know",
        "One house fell.",
        "The bridge stands.",
        "Later that day:",
        "it rained again over all of Springfield.",
    ]


STANDFIRST = "Hundreds had to leave their houses, and the mayor of Springfield refuses to go"


@pytest.mark.parametrize(
    ("head", "printed", "opens_with"),
    [
        (
            meta(og__description=STANDFIRST),
            f"<header><div class='dek'>{STANDFIRST}</div></header>",
            STANDFIRST,
        ),
        (
            linked({"@type": "Article", "description": STANDFIRST}),
            f"<h2 class='teaser'>{STANDFIRST}</h2>",
            STANDFIRST,
        ),
        # Boxes that are mostly not of the article.
        (
            meta(og__description=STANDFIRST),
            f"<div class='teaser'><p>{STANDFIRST}</p></div>",
            STANDFIRST,
        ),
        (meta(og__description=STANDFIRST), f"<aside><p>{STANDFIRST}</p></aside>", STANDFIRST),
        (meta(description=STANDFIRST), "", PARAGRAPHS[0]),  # printed nowhere
        (meta(description=PARAGRAPHS[0]), "", PARAGRAPHS[0]),
    ],
)
def test_the_standfirst_opens_the_text(head: str, printed: str, opens_with: str) -> None:
    lines = article(page(f"{printed}{BODY}", head)).text.split("\n\n")
    assert lines[0] == opens_with
    assert lines[-len(PARAGRAPHS) :] == PARAGRAPHS


def box(lines: list[str]) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return f"<div class='x article__body'>{paragraphs}</div>"


def test_an_article_in_several_boxes_is_read_whole() -> None:
    parts = [
        [f"In part {part} of it the mayor said “no” {n} times to the council." for n in range(8)]
        for part in range(6)
    ]
    boxes = "".join(f"{box(lines)}<div>Advertisement</div>" for lines in parts)
    teaser = box(["Another story of another day, which is told at length elsewhere."])
    html = page(f"<div>{boxes}</div><div>{boxes.replace('In part', 'Part')}{teaser}</div>")
    first = [line for lines in parts for line in lines]
    second = [line.replace("In part", "Part") for line in first]
    assert article(html).text.split("\n\n") == first + second


def test_a_text_that_only_json_ld_has_is_read() -> None:
    for body in ("\n\n".join(PARAGRAPHS), BODY):
        html = page("<p>Subscribe to read on.</p>", linked(NODE | {"articleBody": body}))
        assert article(html).text == TEXT

"""The list of the speakers, read in a browser without JavaScript: the server renders it whole."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.web import create_app
from tests.web.conftest import served

pytestmark = pytest.mark.browser


def test_speakers_are_listed_most_quoted_first(page):
    page.goto("/speakers/")
    rows = page.locator(".speakers li")
    expect(rows.nth(0)).to_have_text("Ann Lee 45 quotes")
    expect(rows.nth(1)).to_have_text("Bo Díaz 3 quotes")
    expect(rows.nth(2)).to_have_text("100% Pure 1 quote")
    expect(page.get_by_text("14 speakers, most quoted first")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_role("link", name="Speakers")).to_have_attribute(
        "aria-current", "page"
    )


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("o’c", ["Sinéad O’Connor"]),
        (" LEE ", ["Ann Lee"]),
        ("健", ["Ōe 健三郎"]),
        ("zz", []),
        ("100%", ["100% Pure"]),
    ],
)
def test_a_word_of_the_name_begins_with_the_prefix(page, prefix, names):
    page.goto("/speakers/")
    page.get_by_label("Find a speaker").fill(prefix)
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_label("Find a speaker")).to_have_value(prefix.strip())
    expect(page.locator(".speakers a")).to_have_text(names)
    if not names:
        expect(page.get_by_text(f"No speaker matches “{prefix}”.")).to_be_visible()
    page.get_by_role("link", name="all speakers").click()
    expect(page.locator(".speakers li")).to_have_count(14)


def test_a_long_list_has_pages(page, make_quote, tmp_path):
    write_quotes(
        [make_quote("Words.", article_id=f"{n}", speaker=f"Name {n}") for n in range(121)],
        tmp_path / "q.jsonl",
    )
    build(tmp_path / "q.jsonl", tmp_path / "index")
    with served(create_app(tmp_path / "index")) as url:
        page.goto(f"{url}/speakers/?prefix=name")
        expect(page.locator(".speakers li")).to_have_count(120)
        page.get_by_role("link", name="Next").click()
        expect(page).to_have_url(re.compile(r"\?prefix=name&page=2$"))
        expect(page.locator(".speakers li")).to_have_count(1)


def test_an_index_without_quotes(page, empty_index):
    with served(create_app(empty_index)) as url:
        page.goto(f"{url}/speakers/")
        expect(page.get_by_role("main")).to_contain_text("There are no quotes here yet.")
        page.goto(url)
        expect(page.get_by_role("contentinfo")).to_contain_text("0 quotes from 0 articles.")

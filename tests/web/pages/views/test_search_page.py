"""The search page in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def ask(page, question: str) -> None:
    page.get_by_label("Who said what?").fill(question)
    page.keyboard.press("Enter")


def test_what_a_newcomer_sees(page):
    page.goto("/")
    expect(page).to_have_title("quotesearch")
    expect(page.get_by_role("heading", level=1)).to_have_text("quotesearch")
    expect(
        page.get_by_text("Ask a plain question and get the words that were said")
    ).to_be_visible()
    expect(page.get_by_label("Who said what?")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("38 quotes from 2 articles.")
    expect(page.get_by_role("listitem").filter(has_text="Pete Hegseth 9")).to_be_visible()
    page.get_by_role("link", name="Pete Hegseth").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pete Hegseth")


def test_an_address_can_be_shared_reloaded_and_come_back_to(page):
    page.goto("/?q=good+conscience")
    expect(page.locator("quote-search [role=option]").first).to_contain_text("good conscience")
    ask(page, "who called it arrogance")
    expect(page.locator("quote-search [role=option]").first).to_contain_text("arrogance")
    expect(page).to_have_url(re.compile(r"/\?q=who\+called\+it\+arrogance$"))
    expect(page).to_have_title("who called it arrogance · quotesearch")
    page.reload()
    expect(page.locator("quote-search [role=option]").first).to_contain_text("arrogance")
    page.goto("about:blank")
    page.go_back()
    expect(page.get_by_label("Who said what?")).to_have_value("who called it arrogance")
    expect(page.locator("quote-search [role=option]").first).to_contain_text("arrogance")
    ask(page, "")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page).to_have_title("quotesearch")


def test_filters_are_shared_and_downloaded_with_the_question(page, server_url):
    page.goto("/?q=safety")
    select = page.locator("quote-search").get_by_label("Speaker")
    name = select.locator("option").nth(1).get_attribute("value")
    select.select_option(name)
    asked = {"q": ["safety"], "speaker": [name]}
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == asked)
    for link in page.locator(".take a").all():
        assert parse_qs(urlsplit(link.get_attribute("href")).query) == asked
    page.reload()
    expect(select).to_have_value(name)
    assert set(page.locator("quote-search .speaker").all_inner_texts()) == {name}
    assert (
        parse_qs(urlsplit(page.locator("link[rel=alternate]").get_attribute("href")).query) == asked
    )


def test_the_kind_of_quote_is_shared_with_the_question(page):
    page.goto("/?q=safety&kind=indirect")
    select = page.locator("quote-search").get_by_label("Wording")
    expect(select).to_have_value("indirect")
    expect(select.locator("option:checked")).to_have_text(re.compile("^Reported"))
    options = page.locator("quote-search [role=option]")
    expect(options.get_by_text("paraphrased by the reporter")).to_have_count(options.count())
    select.select_option("direct")
    page.wait_for_url(
        lambda url: parse_qs(urlsplit(url).query) == {"q": ["safety"], "kind": ["direct"]}
    )
    expect(options.get_by_text("paraphrased by the reporter")).to_have_count(0)
    select.select_option("")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == {"q": ["safety"]})


def test_a_question_can_be_followed_and_its_quotes_downloaded(page, server_url):
    page.goto("/?q=good+conscience")
    for name, path in (
        ("Follow this question", "feed.atom"),
        ("download all results", "search.csv"),
    ):
        link = page.get_by_role("link", name=name)
        expect(link).to_have_attribute("href", f"{server_url}/api/v1/{path}?q=good+conscience")
        assert page.request.get(link.get_attribute("href")).ok
    ask(page, "100% & more? #1")
    expect(page.get_by_role("link", name="Follow this question")).to_be_hidden()
    ask(page, "“arrogance” & betrayal")
    link = page.get_by_role("link", name="Follow this question")
    expect(link).to_be_visible()
    assert parse_qs(urlsplit(link.get_attribute("href")).query) == {"q": ["“arrogance” & betrayal"]}


def test_a_feed_reader_finds_the_feed_of_a_shared_question(page):
    link = page.locator("link[rel=alternate]")
    page.goto("/?q=%22a%22+%26+b")
    expect(link).to_have_attribute("href", "/api/v1/feed.atom?q=%22a%22+%26+b")
    expect(link).to_have_attribute("title", '"a" & b')
    page.goto("/")
    expect(link).to_have_count(0)


def test_without_javascript_the_page_says_what_still_works(browser, server_url):
    with browser.new_context(base_url=server_url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/")
        page.locator("noscript").get_by_role("link", name="speakers").click()
        expect(page.locator(".speakers li").first).to_contain_text("Pete Hegseth")

"""The page that verifies a quotation, read in a browser without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.web import create_app
from tests.web.conftest import served

pytestmark = pytest.mark.browser

HOSTILE = """</textarea><img src=x onerror="hacked=1"><script>hacked=1</script>'">{{ 7 * 7 }}"""
WORDS = "We cannot in good conscience accede to their request."


@pytest.fixture
def page(browser: Browser, server_url: str) -> Iterator[Page]:
    with browser.new_context(base_url=server_url, java_script_enabled=False) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/verify")
        yield page


def verify(page: Page, text: str, speaker: str = "") -> None:
    page.get_by_label("Paste a quotation").fill(text)
    page.get_by_label("Attributed to").fill(speaker)
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_label("Paste a quotation")).to_have_value(text)
    expect(page.get_by_label("Attributed to")).to_have_value(speaker)


@pytest.mark.parametrize(
    ("text", "speaker", "verdict", "why"),
    [
        ("“classified network”", "", "Printed, word for word.", "all the words of a printed quote"),
        (
            "master class in arrogance",
            "",
            "The words are right, but they are not all of it.",
            "Nothing is changed.",
        ),
        (
            "master class of arrogance",
            "",
            "Close, but these are not the printed words.",
            "the marks below",
        ),
        (
            "master class in arrogance and betrayal",
            "Hegseth",
            "Printed, word for word.",
            "The name matches. The article names Pete Hegseth.",
        ),
        (
            "master class in arrogance and betrayal",
            "Sam Altman",
            "Printed, word for word.",
            "Printed as somebody else’s. The article names Pete Hegseth, not Sam Altman.",
        ),
        (
            "Let them eat cake with cream",
            "Hegseth",
            "Not found here.",
            "That does not make it false",
        ),
    ],
)
def test_the_verdict_is_in_plain_words(page, text, speaker, verdict, why):
    verify(page, text, speaker)
    expect(page.get_by_role("heading", level=2)).to_have_text(verdict)
    expect(page.get_by_role("region", name=verdict)).to_contain_text(why)
    expect(page).to_have_title(f"{verdict.rstrip('.')} · Verify a quotation · quotesearch")
    expect(page).to_have_url(re.compile(r"/verify#verdict$"))
    expect(page.locator("blockquote").first).to_be_visible(
        visible=not verdict.startswith("Not found")
    )
    expect(page.get_by_role("main")).not_to_contain_text(re.compile(r"\bis false\b|\bnever said\b"))


@pytest.mark.parametrize(("speaker", "count"), [("", 0), ("Sam Altman", 1)])
def test_words_that_are_close_may_be_somebody_elses_too(page, speaker, count):
    verify(page, "master class of arrogance and really betrayal", speaker)
    expect(page.get_by_text("Printed as somebody else’s.")).to_have_count(count)
    expect(page.locator(".whole").first).to_contain_text("master class in arrogance and betrayal")


def test_a_match_says_who_when_where(page):
    verify(page, "master class of arrogance")
    match = page.locator(".quotes > li").first
    expect(match).to_contain_text("Pete Hegseth, named in the article as “The Secretary of War”")
    expect(match).to_contain_text("said on 27 February 2026")
    expect(match.locator("cite")).to_have_text(
        "OpenAI signs US defense contract after Anthropic drops out"
    )
    expect(match).to_contain_text(
        "In print: The Secretary of War [Pete Hegseth] also called Amodei’s statement a “"
    )
    match.get_by_text("In context").click()
    expect(match.locator(".context")).to_contain_text("The Secretary of War")
    match.get_by_role("link", name="Pete Hegseth").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pete Hegseth")


def test_what_differs_is_marked_for_eye_and_ear(page):
    verify(page, "master class of arrogance and really betrayal")
    words = page.locator("blockquote").first
    assert words.locator("del").all_text_contents() == ["not printed: of", "not printed: really"]
    assert words.locator("ins").all_text_contents() == ["printed: in"]
    for element, line in (("del", "line-through"), ("ins", "underline")):
        mark = words.locator(element).first
        assert line in mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    legend = page.locator(".legend")
    expect(legend).to_have_text(
        "Struck out: in your quotation, not in print. Underlined: in print, not in your quotation. "
        "[In brackets]: printed around it."
    )
    verify(page, "master class of arrogance")
    expect(page.locator("blockquote .around").last).to_contain_text("and betrayal")
    expect(legend).to_contain_text("[In brackets]: printed around it.")
    verify(page, "[a] master class … and betrayal")
    expect(page.locator("del, ins")).to_have_count(0)
    verify(page, "master class arrogance and betrayal")
    assert words.locator("ins").all_text_contents() == ["printed: in"]
    verify(page, "classified network")
    expect(page.locator(".quotes > li").first).to_be_visible()
    expect(page.locator("del, ins")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("…", "The quotation has no words. Give the words to verify."),
        (" ", "The quotation has no words."),
    ],
)
def test_what_cannot_be_verified_stays_in_the_field(page, text, says):
    verify(page, text)
    expect(page.get_by_label("Paste a quotation")).to_have_accessible_description(
        re.compile(re.escape(says))
    )
    expect(page.get_by_label("Paste a quotation")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#verdict")).to_have_count(0)


def test_more_than_can_be_verified(page):
    long = page.request.post(
        "/verify", form={"text": "word " * 1001}, headers={"Accept": "text/html"}
    )
    assert long.status == 400
    assert "The quotation has 5005 characters. Verify at most 5000 at a time." in long.text()
    expect(page.get_by_label("Paste a quotation")).to_have_attribute("maxlength", "5000")


def test_nothing_that_is_typed_becomes_markup(page):
    verify(page, HOSTILE, HOSTILE)
    expect(page.get_by_role("heading", level=2)).to_have_text("Not found here.")
    verify(page, f"master class in arrogance and betrayal, {HOSTILE[:20]}", HOSTILE)
    assert page.locator("main img, main script").count() == 0


def test_nothing_of_an_article_becomes_markup(page, make_quote, tmp_path: Path):
    quote = make_quote(
        f"{WORDS} {HOSTILE}",
        speaker=HOSTILE,
        speaker_mention=HOSTILE,
        source=HOSTILE,
        context=HOSTILE,
        url=HOSTILE,
    )
    write_quotes([quote], tmp_path / "quotes.jsonl")
    build(tmp_path / "quotes.jsonl", tmp_path / "index")
    with served(create_app(tmp_path / "index")) as url:
        page.goto(f"{url}/verify")
        verify(page, WORDS)
        expect(page.locator("blockquote")).to_contain_text(HOSTILE.split(maxsplit=1)[0])
        expect(page.locator(".speaker")).to_have_text(HOSTILE)
        assert page.locator("main :is(img, script)").count() == 0
        assert page.locator("main cite a").count() == 0
        page.locator(".speaker").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)
        page.goto(f"{url}/")
        expect(page.locator(".prominent a").first).to_have_text(HOSTILE)
        assert page.locator("main :is(img, script)").count() == 0

"""The page that writes the code to embed the search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = (
    """"></quote-search><img src=x onerror="hacked=1"><script>hacked=1</script>'&amp;{{ 7 * 7 }}"""
)


@pytest.fixture
def code(page, server_url):
    page.goto("/embed-code")
    code = page.locator("pre code")
    expect(code).to_have_text(
        f'<script type="module" src="{server_url}/widget/quote-search.js"></script>\n'
        "<quote-search></quote-search>"
    )
    return code


def test_choices_change_the_code_and_the_preview(page, code):
    page.get_by_label("Speaker").fill("Sam Altman")
    page.get_by_label("Source").fill("TNW")
    page.get_by_label("Results per page").fill("3")
    page.get_by_label("Colours").select_option("dark")
    page.get_by_label("Language").select_option("Deutsch")
    attributes = 'speaker="Sam Altman" source="TNW" limit="3" theme="dark" lang="de"'
    expect(code).to_contain_text(f"<quote-search {attributes}></quote-search>")
    preview = page.locator("quote-search")
    for name, value in (
        ("speaker", "Sam Altman"),
        ("source", "TNW"),
        ("limit", "3"),
        ("theme", "dark"),
        ("lang", "de"),
    ):
        expect(preview).to_have_attribute(name, value)
    page.get_by_label("Speaker").fill("  ")
    page.get_by_label("Source").fill("")
    page.get_by_label("Results per page").fill(
        "101"
    )  # more than a page can have: the last sound code stays
    expect(code).to_contain_text('limit="3"')
    page.get_by_label("Results per page").fill("")
    page.get_by_label("Colours").select_option(index=0)
    page.get_by_label("Language").select_option("English")
    expect(code).to_contain_text("<quote-search></quote-search>")
    expect(preview).not_to_have_attribute("theme", re.compile(""))


def test_the_code_works_where_it_is_pasted(page, code):
    page.get_by_label("Results per page").fill("1")
    pasted = f"<!doctype html><html lang=en><title>A newsroom</title>{code.inner_text()}"
    page.route(
        "**/newsroom",
        lambda route: route.fulfill(body=pasted, content_type="text/html; charset=utf-8"),
    )
    page.goto("/newsroom")
    page.get_by_label("Who said what?").fill("what did Altman say")
    page.keyboard.press("Enter")
    expect(page.locator("quote-search [role=option]")).to_have_count(1)


def test_values_are_escaped(page, code):
    page.get_by_label("Speaker").fill(HOSTILE)
    expect(code).to_contain_text("&quot;")
    pasted = page.evaluate(
        """() => {
            const code = document.querySelector("pre code").textContent;
            const inert = new DOMParser().parseFromString(code, "text/html");
            const speaker = inert.querySelector("quote-search").getAttribute("speaker");
            return [speaker, inert.querySelectorAll("img").length, inert.scripts.length];
        }"""
    )
    assert pasted == [HOSTILE, 0, 1]
    assert page.evaluate("typeof hacked") == "undefined"


def test_copying(page, code):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == code.text_content()


def test_without_a_clipboard_the_code_is_selected(page, code):
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.get_by_role("button", name="Copy").click()
    expect(
        page.get_by_role("status").filter(has_text="Selected. Copy it with the keyboard.")
    ).to_be_visible()
    assert page.evaluate("String(getSelection())") == code.inner_text()


def test_fields_complete_what_the_index_has(page, code):
    assert "Pete Hegseth" in page.locator("#speakers option").evaluate_all(
        "all => all.map(e => e.value)"
    )
    assert page.locator("#sources option").evaluate_all("all => all.map(e => e.value)") == ["TNW"]

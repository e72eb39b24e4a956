"""What <quote-search> tells the page around it, and what it puts on the clipboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LISTEN = """() => {
    window.told = [];
    for (const type of ["qs-search", "qs-select", "qs-copy", "qs-error"]) {
      document.addEventListener(type, (event) => told.push({
        type, detail: event.detail, composed: event.composed, cancelable: event.cancelable,
        target: event.target.localName,
      }));
    }
}"""
PREVENT = "(type) => document.addEventListener(type, (event) => event.preventDefault())"


@pytest.fixture
def group(page, widget, hit):
    """The buttons of the only quote that is shown. Events go into `told`."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.answer(hit(text="Yes & <no>, *never*.", speaker="Ada [M] Moreau"), total=34)
    widget.host()
    page.evaluate(LISTEN)
    widget.ask("yield")
    expect(widget.options).to_have_count(1)
    page.evaluate("navigator.clipboard.writeText('before')")
    return widget.group("Yes &")


def events(page, type):
    page.wait_for_function("(type) => told.some((event) => event.type === type)", arg=type)
    return [event for event in page.evaluate("told") if event["type"] == type]


def test_a_search_is_an_event(page, group, widget):
    [event] = events(page, "qs-search")
    assert event["detail"].items() >= {"query": "yield", "total": 34}.items()
    assert (event["composed"], event["target"]) == (True, "quote-search")
    widget.ask("")
    page.wait_for_function("told.at(-1).detail.query === ''")
    assert page.evaluate("told.at(-1).detail").items() >= {"query": "", "total": 0}.items()


def test_an_error_is_an_event_that_crosses_shadow_roots(page, widget):
    widget.serve(lambda route: route.fulfill(status=500))
    widget.host("<div id=outer></div>")
    page.evaluate(
        """() => {
            const shadow = document.querySelector("#outer").attachShadow({ mode: "open" });
            shadow.append(document.createElement("quote-search"));
        }"""
    )
    page.evaluate(
        """() => document.addEventListener("qs-error", ({ detail, target }) => {
            window.told = [detail.status, target.id];
        })"""
    )
    widget.ask("x")
    page.wait_for_function("window.told")
    assert page.evaluate("told") == [500, "outer"]


def test_inserting_hands_over_the_whole_quote(page, group, widget):
    group.get_by_role("button", name="Insert").click()
    [event] = events(page, "qs-select")
    assert (event["composed"], event["cancelable"]) == (True, True)
    quote = event["detail"]["quote"]
    assert (quote["text"], quote["speaker"]) == ("Yes & <no>, *never*.", "Ada [M] Moreau")
    assert {"id", "url", "date", "source", "quoted", "kind"} <= quote.keys()
    assert event["detail"].keys() == {"quote", "text", "html", "markdown"}
    expect(widget.status).to_contain_text("Chosen")


@pytest.mark.parametrize(
    ("name", "form", "parts"),
    [
        ("Text", "text", ["“Yes & <no>, *never*.”", "Ada [M] Moreau", "The Courier"]),
        (
            "HTML",
            "html",
            [
                "<blockquote",
                'cite="https://courier.example/a',
                "Yes &amp; &lt;no&gt;, *never*.",
                "Ada [M] Moreau",
                "The Courier",
            ],
        ),
        ("Markdown", "markdown", ["> ", "\\*never\\*", "](https://courier.example/a", "\\[M\\]"]),
    ],
)
def test_copying_in_three_forms(page, group, name, form, parts):
    group.get_by_text("Copy", exact=True).click()
    group.get_by_role("button", name=name).click()
    [event] = events(page, "qs-copy")
    assert (event["composed"], event["cancelable"], event["detail"]["format"]) == (True, True, form)
    assert event["detail"]["quote"]["speaker"] == "Ada [M] Moreau"
    page.wait_for_function("navigator.clipboard.readText().then((text) => text !== 'before')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == event["detail"]["text"]
    assert [part for part in parts if part not in copied] == []


def test_html_that_is_copied_is_what_it_says(page, group):
    group.get_by_text("Copy", exact=True).click()
    group.get_by_role("button", name="HTML").click()
    [event] = events(page, "qs-copy")
    read = page.evaluate(
        """(html) => {
            const body = new DOMParser().parseFromString(html, "text/html").body;
            const names = [...body.querySelectorAll("*")].map((e) => e.localName);
            return [[...new Set(names)], body.textContent];
        }""",
        event["detail"]["text"],
    )
    assert set(read[0]) <= {
        "figure",
        "blockquote",
        "figcaption",
        "p",
        "cite",
        "a",
        "time",
        "footer",
    }
    assert "Yes & <no>, *never*." in read[1]


def test_a_copy_that_the_page_prevents_does_not_happen(page, group):
    page.evaluate(PREVENT, "qs-copy")
    group.get_by_text("Copy", exact=True).click()
    group.get_by_role("button", name="Text").click()
    events(page, "qs-copy")
    assert page.evaluate("navigator.clipboard.readText()") == "before"


def test_the_event_comes_even_if_the_clipboard_refuses(page, group, widget):
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no')) }"
    )
    group.get_by_text("Copy", exact=True).click()
    group.get_by_role("button", name="Text").click()
    assert events(page, "qs-copy")[0]["detail"]["text"]
    expect(widget.status).not_to_contain_text("Copied")


def test_a_choice_that_the_page_prevents_is_not_reported(page, group, widget):
    page.evaluate(PREVENT, "qs-select")
    group.get_by_role("button", name="Insert").click()
    events(page, "qs-select")
    expect(widget.status).not_to_contain_text("Chosen")


def test_paraphrased_words_are_not_copied_as_verbatim(page, widget, hit):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.answer(
        hit("that they would stay", "indirect", speaker=None, speaker_mention="an aide", url=None)
    )
    widget.host()
    page.evaluate(LISTEN)
    widget.ask("x")
    group = widget.group("that they would stay")
    group.get_by_text("Copy", exact=True).click()
    for name in ("Text", "HTML", "Markdown"):
        group.get_by_role("button", name=name).click()
    page.wait_for_function("told.filter((event) => event.type === 'qs-copy').length === 3")
    for event in events(page, "qs-copy"):
        text = event["detail"]["text"]
        assert "that they would stay" in text
        assert "“" not in text
        assert "null" not in text
        assert "an aide" in text

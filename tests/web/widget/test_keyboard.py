"""<quote-search> by keyboard alone: a combobox after the W3C's pattern."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FACETS = {"speaker": {"Ada Moreau": 3}, "source": {"The Courier": 3}, "year": {"2026": 3}}
FOCUS = """() => {
    let e = document.activeElement;
    while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    return e;
}"""
NAME = """(e) => {
    const name = e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent;
    return `${e.localName} ${name.trim()}`;
}"""
NOTE_CHOICE = """() => document.addEventListener("qs-select", ({ detail }) => {
    window.chosen = detail.quote.text;
})"""
ACTIVE = """() => {
    const inside = document.querySelector("quote-search").shadowRoot;
    const id = inside.querySelector("[role=combobox]").getAttribute("aria-activedescendant");
    const chosen = [...inside.querySelectorAll("[role=option][aria-selected=true]")];
    if (chosen.length !== (id ? 1 : 0) || (id && chosen[0].id !== id)) return "inconsistent";
    return id ? [...inside.querySelectorAll("[role=option]")].findIndex((e) => e.id === id) : null;
}"""


@pytest.fixture
def three(widget, hit):
    """Three quotes answered, the cursor in the field."""
    widget.answer(hit("One."), hit("Two."), hit("Three."), facets=FACETS, speaker="Ada Moreau")
    widget.host()
    widget.ask("what")
    expect(widget.options).to_have_count(3)
    expect(widget.input).to_be_focused()
    return widget


def test_roles_names_and_states(page, three):
    combobox = page.get_by_role("combobox", name="Who said what?")
    expect(combobox).to_have_attribute("aria-autocomplete", "list")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    listbox = page.get_by_role("listbox", name="Quotes")
    expect(listbox).to_have_id(combobox.get_attribute("aria-controls"))
    ids = three.options.evaluate_all("all => all.map(e => e.id)")
    assert len({*ids, ""}) == 4
    assert listbox.locator(":is(a, button, details, select, input, [tabindex])").count() == 0
    for words in ("One.", "Two.", "Three."):
        expect(three.group(words)).to_have_count(1)


@pytest.mark.parametrize(
    ("keys", "active"),
    [
        ("", None),
        ("Down", 0),
        ("Down Down", 1),
        ("Down Down Down", 2),
        ("Down Down Up", 0),
        ("Down Up", None),
        ("Down End", 2),
        ("Down End Home", 0),
        ("End", None),
        ("Home", None),
    ],
)
def test_arrows_home_and_end(page, three, keys, active):
    for key in keys.split():
        page.keyboard.press(key.replace("Down", "ArrowDown").replace("Up", "ArrowUp"))
    assert page.evaluate(ACTIVE) == active
    expect(three.input).to_be_focused()


def test_home_and_end_move_the_caret_while_no_option_is_active(page, three):
    caret = "e => e.selectionStart"
    page.keyboard.press("Home")
    assert three.input.evaluate(caret) == 0
    page.keyboard.press("End")
    assert three.input.evaluate(caret) == len("what")


def test_typing_leaves_the_option(page, three):
    page.keyboard.press("ArrowDown")
    page.keyboard.type("e")
    expect(three.input).to_have_value("whate")
    assert page.evaluate(ACTIVE) is None


def test_the_active_option_is_seen(page, widget, hit):
    widget.answer(*(hit(f"Number {i}. " + "words " * 60) for i in range(12)))
    widget.host()
    widget.ask("what")
    expect(widget.options).to_have_count(12)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(widget.options.last).to_be_in_viewport()
    look = """(e) => {
        const css = getComputedStyle(e);
        return [css.outlineStyle, css.backgroundColor, css.boxShadow];
    }"""
    assert widget.options.last.evaluate(look) != widget.options.first.evaluate(look)


def test_enter_selects_the_active_option_and_else_asks(page, three):
    page.evaluate(NOTE_CHOICE)
    asked = len(three.asked)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("chosen") == "Two."
    assert len(three.asked) == asked
    page.keyboard.type(" else")
    page.keyboard.press("Enter")
    page.wait_for_function("true")
    expect(three.options).to_have_count(3)
    assert three.asked[-1]["q"] == "what else"


def test_escape_closes_then_clears(page, three):
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(three.input).to_have_attribute("aria-expanded", "false")
    expect(three.options).to_have_count(0)
    expect(page.get_by_role("button", name="Insert")).to_have_count(0)
    expect(three.input).to_have_value("what")
    assert page.evaluate(ACTIVE) is None
    page.keyboard.press("ArrowDown")
    expect(three.input).to_have_attribute("aria-expanded", "true")
    expect(three.options).to_have_count(3)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(three.input).to_have_value("")
    expect(three.input).to_be_focused()
    expect(three.root).to_have_attribute("data-state", "empty")


def test_typing_opens_what_was_closed(page, three):
    page.keyboard.press("Escape")
    expect(three.input).to_have_attribute("aria-expanded", "false")
    page.keyboard.type(" is")
    expect(three.input).to_have_attribute("aria-expanded", "true")
    expect(three.options).to_have_count(3)


def test_keys_of_an_input_method_are_its_own(page, three):
    page.keyboard.press("ArrowDown")
    for key in ("ArrowDown", "Enter", "Escape"):
        three.input.dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True})
    assert page.evaluate(ACTIVE) == 0
    expect(three.input).to_have_value("what")


def test_tab_goes_through_everything_in_the_order_it_is_seen(page, three):
    three.input.focus()
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        element = page.evaluate_handle(FOCUS)
        if element.evaluate("e => e.localName") == "body":
            break
        assert element.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        seen.append(element.evaluate(NAME))
    order = [
        "button Search",
        "button Remove “said by Ada",
        "select Speaker",
        "select Source",
        "select Year",
        "a ",
        "button Insert",
    ]
    places = [
        next((i for i, name in enumerate(seen) if name.startswith(start)), None) for start in order
    ]
    assert None not in places, seen
    assert places == sorted(places), seen
    for name in ("Insert", "Copy", "Why this name?"):
        assert sum(name in each for each in seen) == 3, seen
    assert three.options.evaluate_all("all => all.filter(e => e.tabIndex >= 0).length") == 0


def test_folds_open_by_keyboard(page, three):
    for summary in (three.group("Two.").get_by_text("Why this name?"),):
        summary.focus()
        page.keyboard.press("Enter")
    expect(page.get_by_text("She said: Two.")).to_be_visible()


def test_a_click_makes_an_option_active_and_a_double_click_only_selects_a_word(page, three):
    page.evaluate(NOTE_CHOICE)
    three.options.nth(1).click()
    assert page.evaluate(ACTIVE) == 1
    assert page.evaluate("window.chosen") is None
    three.options.nth(2).locator("blockquote span").dblclick()
    assert page.evaluate("getSelection().toString()").strip() == "Three"
    assert page.evaluate(ACTIVE) == 2
    assert page.evaluate("window.chosen") is None


def test_each_group_stands_below_its_option(page, three):
    tops = []
    for words in ("One.", "Two.", "Three."):
        tops.append(three.options.filter(has_text=words).bounding_box()["y"])
        tops.append(three.group(words).get_by_role("button", name="Insert").bounding_box()["y"])
    assert tops == sorted(tops)

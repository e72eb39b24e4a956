"""<quote-search> on somebody else's page: its policy, its styles, its life cycle, its readers."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quotesearch.records import Occurrence

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
WIDGET = ROOT / "quotesearch/web/static/quote-search.js"
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HOSTILE_STYLE = """
body, body * {
    all: unset !important; color: lime !important; font: 3px cursive !important;
    display: inline !important; letter-spacing: 9px !important;
    text-transform: uppercase !important; position: fixed !important
}
quote-search { font-size: 80px; line-height: 3; color: lime; text-align: right; word-spacing: 50px }
mark, button, input, details, select {
    border: 20px dotted red !important; background: lime !important
}
"""
LOOK = """() => {
    const inside = document.querySelector("quote-search").shadowRoot;
    return [...inside.querySelectorAll("*")].map((e) => {
        const css = getComputedStyle(e);
        return [e.localName, css.color, css.fontFamily, css.fontSize, css.letterSpacing,
                css.textTransform, css.display, css.borderTopWidth, css.backgroundColor,
                css.wordSpacing, css.textAlign, css.lineHeight].join(" ");
    });
}"""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
FACETS = {"speaker": {LONG: 3}, "source": {"The Courier": 3}, "year": {"2026": 3}}


@pytest.fixture
def everything(widget, hit):
    """All that can be seen: every kind of quote, long words, printings, filters, chips, more."""
    hits = [
        hit(
            "a “master class” of",
            "mixed",
            quoted=("master class",),
            highlights=[(0, 1), (3, 9)],
            speaker_mention="he",
        ),
        hit(
            "that they would stay",
            "indirect",
            highlights=[(5, 9)],
            occurrences=[Occurrence.of(hit().quote)],
        ),
        hit(
            LONG,
            speaker=None,
            speaker_mention=LONG,
            confidence=0.4,
            source=LONG,
            occurrences=[Occurrence.of(hit(source=LONG).quote)],
        ),
    ]
    widget.answer(*hits, total=9, facets=FACETS, next_page="abc", speaker=LONG, since="2026-01-01")
    return hits


# Policy and styles


def test_a_strict_policy_is_enough(page, widget):
    widget.host(csp=STRICT)
    widget.ask("who called it arrogance")
    expect(widget.options.first.locator("mark").first).to_be_visible()
    group = page.get_by_role("group").filter(has=page.get_by_role("button", name="Insert")).first
    assert group.evaluate("e => getComputedStyle(e).gridRowStart") != "auto"


def test_styles_of_the_host_do_not_leak_in(page, widget, everything):
    looks = []
    for style in ("", HOSTILE_STYLE):
        widget.host(style=style)
        widget.ask("x")
        expect(page.locator("quote-search [role=option]")).to_have_count(3)
        looks.append(page.evaluate(LOOK))
    assert looks[0] == looks[1]


def test_styles_do_not_leak_out(page, widget, everything):
    outside = """() => {
        const elements = document.querySelectorAll("main *:not(quote-search), html, body");
        return [...elements].map((e) => {
            const css = getComputedStyle(e);
            return Object.values(css).map((name) => css.getPropertyValue(name)).join();
        });
    }"""
    controls = (
        "<p>a <mark>b</mark> <button>c</button> <input> "
        "<details><summary>d</summary>e</details><ul><li>f</ul>"
    )
    widget.host(f"<div style='height:9em'>{controls}</div>", scripts=())
    before = page.evaluate(outside)
    page.add_script_tag(url="/widget/quote-search.js", type="module")
    page.evaluate("document.body.append(document.createElement('quote-search'))")
    widget.ask("x")
    expect(widget.options).to_have_count(3)
    after = page.evaluate(outside)
    assert after[2:] == before[2:]  # of html and body only the height grows
    assert (
        page.evaluate(
            "document.adoptedStyleSheets.length + document.querySelectorAll('head link').length"
        )
        == 0
    )


# Life cycle


@pytest.mark.parametrize("where", ["", "?again"], ids=["same-address", "two-addresses"])
def test_loaded_twice(widget, where):
    widget.host(scripts=("", where))
    widget.ask("good conscience")
    expect(widget.options.first).to_contain_text("good conscience")


def test_two_on_a_page_keep_to_themselves(page, widget, hit):
    widget.serve(
        lambda r: r.fulfill(
            body=widget.reply(hit("First." if "q=first" in r.request.url else "Second."))
        )
    )
    widget.host("<quote-search id=a></quote-search><quote-search id=b></quote-search>")
    for name, question in (("#a", "first"), ("#b", "second")):
        page.locator(f"{name} input").fill(question)
        page.locator(f"{name} input").press("Enter")
    expect(page.locator("#a [role=option]")).to_contain_text(["First."])
    expect(page.locator("#b [role=option]")).to_contain_text(["Second."])
    page.locator("#a input").press("Escape")
    expect(page.locator("#a").get_by_role("option")).to_have_count(0)
    expect(page.locator("#b").get_by_role("option")).to_have_count(1)


def test_moved_it_keeps_its_answer(page, widget, hit):
    widget.answer(hit())
    widget.host()
    widget.ask("yield")
    expect(widget.options).to_have_count(1)
    page.evaluate("document.body.prepend(document.querySelector('quote-search'))")
    expect(widget.options).to_have_count(1)
    assert len(widget.asked) == 1


def test_removed_while_asking_and_added_again(page, widget, hit):
    widget.serve(lambda route: None)
    widget.host()
    widget.ask("yield")
    expect(page.get_by_text("Searching…")).to_be_visible()
    with page.expect_event("requestfailed"):
        page.evaluate("window.element = document.querySelector('quote-search'); element.remove()")
    widget.answer(hit())
    page.evaluate("document.body.append(element)")
    expect(widget.options).to_contain_text(["“We will not yield.”"])


def test_made_before_the_script_has_loaded(page, widget, hit):
    widget.answer(hit())
    widget.host(scripts=())
    page.evaluate(
        """() => {
            const early = { filters: { kind: "direct" }, value: "yield" };
            Object.assign(document.querySelector("quote-search"), early);
        }"""
    )
    page.add_script_tag(url="/widget/quote-search.js", type="module")
    expect(widget.options).to_contain_text(["“We will not yield.”"])
    assert page.evaluate("document.querySelector('quote-search').filters") == {"kind": "direct"}
    assert widget.asked[-1]["kind"] == "direct"


@pytest.mark.parametrize("order", [("filters", "value"), ("value", "filters")], ids=" then ".join)
def test_narrowed_before_it_is_on_the_page_it_asks_once(page, widget, hit, order):
    widget.answer(hit())
    widget.host("")
    page.evaluate(
        """order => {
            const element = document.createElement("quote-search");
            const given = { value: "yield", filters: { speaker: "Ada Moreau" } };
            for (const name of order) element[name] = given[name];
            document.body.append(element);
        }""",
        order,
    )
    expect(widget.options).to_contain_text(["“We will not yield.”"])
    assert [(one["q"], one["speaker"]) for one in widget.asked] == [("yield", "Ada Moreau")]


def test_attributes_are_read_and_react_at_run_time(page, widget, hit):
    widget.answer(hit())
    widget.host(
        '<quote-search query="yield" limit="1" speaker="Ada Moreau" source="The Courier">'
        "</quote-search>"
    )
    expect(widget.options).to_have_count(1)
    assert widget.asked[-1] == {
        "q": "yield",
        "limit": "1",
        "speaker": "Ada Moreau",
        "source": "The Courier",
    }
    for name, value in (
        ("speaker", "Ben Ito"),
        ("source", "The Herald"),
        ("limit", "3"),
        ("query", "again"),
    ):
        with page.expect_response("**/api/v1/search?*"):
            page.evaluate(
                "([n, v]) => document.querySelector('quote-search').setAttribute(n, v)",
                [name, value],
            )
        assert widget.asked[-1]["q" if name == "query" else name] == value
    with page.expect_response("**/elsewhere/api/v1/search?*") as asked:
        page.evaluate(
            "document.querySelector('quote-search').setAttribute('api', '/elsewhere/api/v1/')"
        )
    assert "speaker=Ben+Ito" in asked.value.url


def test_the_reader_cannot_remove_filters_of_the_page(page, widget, hit):
    widget.answer(
        hit(), facets={"speaker": {"Ada Moreau": 3}}, speaker="Ada Moreau", source="The Courier"
    )
    widget.host(
        '<quote-search query="yield" speaker="Ada Moreau" source="The Courier"></quote-search>'
    )
    expect(widget.options).to_have_count(1)
    expect(page.get_by_role("button", name="said by Ada Moreau")).to_have_count(0)
    expect(page.get_by_label("Speaker")).to_be_hidden()


def test_a_hotkey_only_when_it_is_asked_for(page, widget):
    widget.host("<quote-search></quote-search><input id=other>")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(widget.input).not_to_be_focused()
    page.evaluate("document.querySelector('quote-search').setAttribute('hotkey', '/')")
    page.locator("#other").press("/")
    expect(page.locator("#other")).to_have_value("/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(widget.input).to_be_focused()
    expect(widget.input).to_have_value("")
    page.evaluate("document.activeElement.blur(); document.querySelector('quote-search').remove()")
    page.keyboard.press("/")  # nothing listens any more: the page fixture would see an error


# Readers


@pytest.mark.parametrize(
    ("body", "lang"), [('<quote-search lang="de">', "en"), ("<quote-search>", "de")]
)
def test_german(page, widget, hit, body, lang):
    widget.answer(hit(confidence=0.66), total=2)
    widget.host(f"{body}</quote-search>", lang=lang)
    widget.ask("x")
    expect(widget.options).to_contain_text(["4. März 2026"])
    shown = page.locator("quote-search .root").inner_text()
    for english in ("Search", "Insert", "Copy", "Why", "confidence", "published", "Who said"):
        assert english not in shown
    page.evaluate("document.querySelector('quote-search').setAttribute('lang', 'en')")
    expect(page.get_by_role("combobox", name="Who said what?")).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "theme"), [("light", "auto"), ("dark", "auto"), ("light", "dark"), ("dark", "light")]
)
def test_theme(page, widget, scheme, theme):
    page.emulate_media(color_scheme=scheme)
    widget.host(f'<quote-search theme="{theme}"></quote-search>')
    ground = light(widget.root.evaluate("e => getComputedStyle(e).backgroundColor"))
    edge = light(
        widget.input.evaluate("e => getComputedStyle(e).borderTopColor")
    )  # axe does not look at borders
    assert (ground < 0.5) == ((scheme if theme == "auto" else theme) == "dark")
    assert (max(ground, edge) + 0.05) / (min(ground, edge) + 0.05) >= 3


def light(css: str) -> float:
    """The relative luminance of "rgb(r, g, b)", as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", css)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("width", [320, 1000])
def test_fits_and_can_be_hit(page, widget, everything, width):
    page.set_viewport_size({"width": width, "height": 700})
    widget.host()
    widget.ask("x")
    expect(widget.options).to_have_count(3)
    widget.opened()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator("quote-search :is(a, button, input, select, summary)").filter(
        visible=True
    )
    boxes = [(target.inner_text(), target.bounding_box()) for target in targets.all()]
    assert len(boxes) >= 20
    assert [(name, box) for name, box in boxes if box["width"] < 24 or box["height"] < 24] == []
    assert [
        (name, box) for name, box in boxes if box["x"] < 0 or box["x"] + box["width"] > width
    ] == []


def test_forced_colours(page, widget, everything):
    page.emulate_media(forced_colors="active")
    widget.host()
    widget.ask("x")
    expect(widget.options).to_have_count(3)
    widget.input.press("ArrowDown")
    look = """(e) => {
        const css = getComputedStyle(e);
        return [css.outlineStyle, css.outlineColor, css.backgroundColor];
    }"""
    assert widget.options.first.evaluate(look) != widget.options.last.evaluate(look)
    mark = widget.options.first.locator("mark").first
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != widget.root.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )


def test_reduced_motion(page, widget):
    page.emulate_media(reduced_motion="reduce")
    widget.serve(lambda route: None)
    widget.host()
    widget.ask("x")
    expect(page.get_by_text("Searching…")).to_be_visible()
    moving = """() => {
        const inside = document.querySelector("quote-search").shadowRoot;
        return [...inside.querySelectorAll("*")].filter((e) => {
            const css = getComputedStyle(e);
            const times = css.transitionDuration.split(", ").map(parseFloat);
            return css.animationName !== "none" || times.some((time) => time > 0);
        }).map((e) => e.outerHTML);
    }"""
    assert page.evaluate(moving) == []


# What we promise


def test_small_enough():
    assert len(gzip.compress(WIDGET.read_bytes(), 9)) <= 10_000


def test_the_docs_name_every_part_property_event_and_attribute():
    docs, widget = (ROOT / "docs/embed.md").read_text(), WIDGET.read_text()
    properties = set(re.findall(r"--qs-[a-z-]+", widget))
    parts = set(re.findall(r'part: "([a-z]+)"', widget))
    events = set(re.findall(r'"(qs-[a-z]+)"', widget))
    attributes = {"api", "speaker", "source", "limit", "theme", "lang", "query", "hotkey", "value"}
    assert len(properties) >= 12
    assert events == {"qs-search", "qs-select", "qs-copy", "qs-error"}
    assert [
        name for name in sorted(properties | parts | events | attributes) if f"`{name}`" not in docs
    ] == []

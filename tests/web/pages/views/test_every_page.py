"""What all pages share, in a real browser: policy, landmarks, keyboard, sizes, contrast."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from quotesearch.web import Settings, create_app

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?q=arrogance",
    "/speakers/",
    "/speakers/Pete%20Hegseth",
    "/verify",
    "/embed-code",
    "/nowhere",
]
WIDTHS = [320, 390, 1000, 1900]


@pytest.mark.parametrize("address", PAGES)
def test_the_policy_is_strict_and_nothing_breaks_it(page, server_url, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    if (
        address == "/nowhere"
    ):  # the browser logs the 404; the `page` fixture would take it for an error
        reply = page.request.get(address, headers={"Accept": "text/html"})
    else:
        reply = page.goto(address)
        assert page.context.cookies() == []
        assert [url for url in asked if not url.startswith(server_url)] == []
        assert (
            page.evaluate("document.querySelectorAll('[style], style, script:not([src])').length")
            == 0
        )
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("address", [address for address in PAGES if address != "/nowhere"])
def test_landmarks_headings_and_the_way_past_them(page, address):
    page.goto(address)
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link")).to_have_text(
        ["Search", "Speakers", "Verify", "Embed", "API"]
    )
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("address", [address for address in PAGES if address != "/nowhere"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, address):
    page.goto(address, wait_until="networkidle")  # an answer hides the examples
    reachable = page.locator("main :is(a, button, input, select, textarea, summary)").filter(
        visible=True
    )
    wanted = reachable.evaluate_all("all => { window.wanted = new Set(all); return all.length }")
    focus = """() => {
        const focused = document.activeElement;
        let inner = focused;
        while (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
        const ring = getComputedStyle(inner).outlineStyle;
        wanted.delete(inner);
        return [inner.localName, ring, focused === document.body];
    }"""
    for _ in range(wanted + 30):
        page.keyboard.press("Tab")
        name, ring, around = page.evaluate(focus)
        if around:
            break
        assert ring != "none", name
    assert page.evaluate("[...wanted].map(e => e.outerHTML)") == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_and_can_be_hit(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    for address in PAGES[:-1]:
        page.goto(address)
        page.locator("summary").evaluate_all("all => all.forEach(e => e.click())")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        targets = page.locator("a, button, input, select, textarea, summary").filter(visible=True)
        boxes = targets.evaluate_all(
            "all => all.map(e => [e.outerHTML, e.getBoundingClientRect().toJSON()])"
        )
        assert [box for box in boxes if min(box[1]["width"], box[1]["height"]) < 24] == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page, scheme):
    page.emulate_media(color_scheme=scheme)
    for address in PAGES[2:-1]:
        page.goto(address)
        if address == "/verify":
            page.get_by_label("Paste a quotation").fill("master class of arrogance")
            page.get_by_role("button", name="Verify").click()
            expect(page.locator("del").first).to_be_visible()
            page.wait_for_load_state()
        page.locator("summary").evaluate_all("all => all.forEach(e => e.click())")
        ratios = page.evaluate(CONTRAST)
        assert [found for found in ratios if found[1] < 4.5] == []
        assert len(ratios) > 8


CONTRAST = """() => {
    const rgb = (css) => css.match(/[\\d.]+/g).map(Number);
    const light = (css) => rgb(css).slice(0, 3)
      .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ratio = (a, b) => {
      const [x, y] = [light(a), light(b)].sort((p, q) => p - q);
      return (y + .05) / (x + .05);
    };
    const ground = (e) => {
      const css = getComputedStyle(e).backgroundColor;
      return rgb(css)[3] === 0 ? ground(e.parentElement) : css;
    };
    return [...document.querySelectorAll("body *")]
      .filter((e) => !e.closest("svg, quote-search") && e.checkVisibility())
      .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
      .map((e) => [e.outerHTML.slice(0, 80), ratio(getComputedStyle(e).color, ground(e))]);
}"""


def test_forced_colours_keep_the_chart(page):
    page.emulate_media(forced_colors="active")
    page.goto("/speakers/Pete%20Hegseth")
    bar, ground = page.locator("rect").first.evaluate(
        "e => [getComputedStyle(e).fill, getComputedStyle(document.body).backgroundColor]"
    )
    assert bar != ground


@pytest.mark.parametrize("address", PAGES)
def test_below_a_path_of_a_proxy(committed_index, address):
    client = create_app(committed_index, Settings(trusted_proxies=1)).test_client()
    page = client.get(
        address, headers={"Accept": "text/html", "X-Forwarded-Prefix": "/quotes"}
    ).text
    addresses = re.findall(r'(?:href|src|action)="([^"#?]*)', page)
    assert len(addresses) > 9
    assert [each for each in addresses if each and not re.match(r"/quotes/|https?://", each)] == []

"""The HTML pages in a real browser: the search page, what all pages share, and errors as pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

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


def ask(page, question: str) -> None:
    page.get_by_label("Who said what?").fill(question)
    page.keyboard.press("Enter")


# The search page


def test_what_a_newcomer_sees(page):
    page.goto("/")
    expect(page).to_have_title("quotesearch")
    expect(page.get_by_role("heading", level=1)).to_have_text("quotesearch")
    expect(
        page.get_by_text("Ask a plain question and get the words that were said")
    ).to_be_visible()
    expect(page.get_by_label("Who said what?")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text("37 quotes from 2 articles.")
    expect(page.get_by_role("listitem").filter(has_text="Pete Hegseth 9")).to_be_visible()
    page.get_by_role("link", name="Pete Hegseth").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pete Hegseth")


def test_examples_are_of_this_index_and_are_answered(page):
    page.goto("/")
    examples = page.locator(".examples a").all_inner_texts()
    assert examples[0].startswith("who said “")
    assert examples[1] == "what did Sam Altman say in February 2026"
    assert len(examples) == 3
    for example in examples:
        page.goto("/")
        page.get_by_role("link", name=example, exact=True).click()
        expect(page.get_by_label("Who said what?")).to_have_value(example)
        expect(page.locator("quote-search [role=option]").first).to_be_visible()


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


def test_what_narrows_a_question_is_shared_and_downloaded_with_it(page, server_url):
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
        ("download all its quotes", "search.csv"),
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


# All pages


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
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => p - q); return (y + .05) / (x + .05) };
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


# Errors


@pytest.mark.parametrize(
    ("method", "address", "status", "says"),
    [
        ("GET", "/nowhere", 404, "Not found here"),
        ("GET", "/speakers/Nobody", 404, "Nobody is quoted here as “Nobody”."),
        ("GET", "/speakers/?page=7", 400, "There is no page 7. The last one is 1."),
        ("PUT", "/verify", 405, "Method Not Allowed"),
    ],
)
def test_an_error_is_a_page_for_a_person_and_a_problem_for_a_program(
    page, method, address, status, says
):
    shown = page.request.fetch(address, method=method, headers={"Accept": "text/html,*/*;q=0.8"})
    problem = page.request.fetch(address, method=method, headers={"Accept": "*/*"})
    assert shown.status == problem.status == status
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert problem.headers["content-type"] == "application/problem+json"
    assert "Accept" in shown.headers["vary"]
    assert "Accept" in problem.headers["vary"]
    assert says in shown.text()
    assert problem.json()["detail"] in shown.text().replace("&#39;", "'")
    assert ("allow" in shown.headers) == (status == 405)


def test_the_api_answers_a_browser_with_problems_too(page):
    reply = page.request.get("/api/v1/search?q=", headers={"Accept": "text/html"})
    assert reply.status == 400
    assert reply.headers["content-type"] == "application/problem+json"

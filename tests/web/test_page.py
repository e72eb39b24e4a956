"""The search page and <quote-search> in a real browser, against a real server.

Only what a server cannot be asked to do (fail, be slow, send hostile strings) is answered by `page.route`.
"""

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quotesearch.models import Hit, Interpretation, Occurrence, Quote, SearchResult

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
WIDGET = ROOT / "quotesearch/web/static/quote-search.js"
API = re.compile(r"/api/v1/search\?")
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HOSTILE = """<img src=x onerror="hacked=1"><script>hacked=1</script>'"><svg onload=hacked=1>${hacked=1}"""


def hit(text="We will not yield.", kind="direct", *, highlights=(), occurrences=(), conflict=False, **fields) -> Hit:
    known = {
        "id": "0123456789abcdef",
        "quoted": (text,) if kind == "direct" else (),
        "spans": ((0, len(text)),),
        "start": 0,
        "end": len(text),
        "speaker": "Ada Moreau",
        "speaker_mention": "Ada Moreau",
        "speaker_start": 30,
        "speaker_end": 40,
        "cue": "said",
        "confidence": 0.9,
        "date": "2026-03-04",
        "date_basis": "published",
        "published": "2026-03-04",
        "source": "The Courier",
        "title": "A title",
        "url": "https://courier.example/a",
        "article_id": "courier/a",
        "context": f"She said: {text}",
        "group": None,
    }
    return Hit(Quote(text=text, kind=kind, **(known | fields)), 0.9, tuple(highlights), tuple(occurrences), conflict)


def reply(*hits, total=None) -> str:
    total = len(hits) if total is None else total
    return json.dumps(SearchResult("q", Interpretation("q"), total, hits, {}, None, 1.0).to_json())


def answer(page, *hits, total=None) -> None:
    body = reply(*hits, total=total)
    page.route(API, lambda route: route.fulfill(body=body, content_type="application/json"))


def host(page, body="<quote-search></quote-search>", *, scripts=("",), csp=None) -> None:
    """Open a page of somebody else's, on the server's origin, that embeds the widget."""
    tags = "".join(f'<script type="module" src="/widget/quote-search.js{query}"></script>' for query in scripts)
    html = f"<!doctype html><html lang=en><title>A newsroom</title>{tags}<body>{body}"
    headers = {"content-type": "text/html; charset=utf-8"} | ({"content-security-policy": csp} if csp else {})
    page.route("**/newsroom", lambda route: route.fulfill(body=html, headers=headers))
    page.goto("/newsroom")


def ask(page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    page.get_by_role("searchbox").press("Enter")


# A question answered


def test_typing_shows_the_words_with_speaker_date_and_source(page):
    page.goto("/")
    page.get_by_role("searchbox", name="Who said what?").press_sequentially("who called it arrogance")
    first = page.get_by_role("listitem").filter(has=page.locator("blockquote")).first
    expect(first.locator("blockquote")).to_contain_text("“master class in arrogance and betrayal”")
    expect(first.locator("mark", has_text="arrogance")).to_be_visible()
    expect(first).to_contain_text("Pete Hegseth, named there as “The Secretary of War”")
    expect(first.locator("figcaption > p time")).to_have_text("27 February 2026")
    top = page.request.get("/api/v1/search", params={"q": "who called it arrogance"}).json()["hits"][0]
    expect(first.locator("figcaption > p cite")).to_have_text(top["source"] or top["title"] or top["article_id"])
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^(The best )?\d+ "))


def test_a_question_nobody_answers(page):
    page.goto("/")
    ask(page, "banana bread recipe")
    expect(page.get_by_role("status")).to_contain_text("Nobody is quoted saying that here.")
    expect(page.locator("blockquote")).to_have_count(0)


def test_an_overlong_question_is_answered_with_what_is_wrong(page):
    page.goto("/")
    ask(page, "a" * 1001)
    detail = page.request.get("/api/v1/search", params={"q": "a" * 1001}).json()["detail"]
    expect(page.get_by_role("status")).to_contain_text(detail)


def test_keyboard_alone(page):
    answer(page, hit(occurrences=[Occurrence.of(hit(source=None, date=None).quote)]))
    page.goto("/")
    focused = "() => { let e = document.activeElement; while (e.shadowRoot) e = e.shadowRoot.activeElement; return e }"

    def tab_to(name: str) -> None:
        for _ in range(12):
            page.keyboard.press("Tab")
            element = page.evaluate_handle(focused)
            if element.evaluate("e => e.localName") == name:
                assert element.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
                return
        pytest.fail(f"Tab does not reach {name}")

    tab_to("input")
    page.keyboard.type("not yield")
    page.keyboard.press("Enter")
    expect(page.locator("blockquote")).to_have_text("“We will not yield.”")
    tab_to("button")
    tab_to("a")
    tab_to("summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("She said: We will not yield.")).to_be_visible()
    tab_to("summary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A title · date unknown")).to_be_visible()

    page.evaluate("document.querySelector('quote-search').focus()")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("blockquote")).to_have_count(0)
    expect(page.get_by_role("link", name="all speakers")).to_be_visible()


def test_escape_clears_where_the_browser_itself_does_not(page):
    answer(page, hit())
    host(page)
    ask(page, "yield")
    expect(page.locator("blockquote")).to_have_count(1)
    page.get_by_role("searchbox").dispatch_event("keydown", {"key": "Escape"})  # not trusted: only scripts see it
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("blockquote")).to_have_count(0)


# One quote


@pytest.mark.parametrize(
    ("one", "shown", "verbatim"),
    [
        (hit("We stay."), "“We stay.”", ["“We stay.”"]),
        (
            hit("a “master class in arrogance”, he", "mixed", quoted=("master class in arrogance",)),
            "a “master class in arrogance”, he",
            ["“master class in arrogance”"],
        ),
        (
            hit("it is “one,” then ‘two.’", "mixed", quoted=("one", "two.")),
            "it is “one,” then ‘two.’",
            ["“one,”", "‘two.’"],
        ),
        (hit("in good conscience", "mixed", quoted=("good",)), "in “good” conscience", ["“good”"]),
        (hit("that they would stay", "indirect"), "that they would stay", []),
    ],
    ids=["direct", "mixed", "two-parts", "marks-not-printed", "indirect"],
)
def test_verbatim_words_stand_inside_quotation_marks(page, one, shown, verbatim):
    answer(page, one)
    host(page)
    ask(page, "x")
    expect(page.locator("blockquote")).to_have_text(shown)
    assert page.locator(".verbatim").all_inner_texts() == verbatim
    colours = page.locator("blockquote span").evaluate_all(
        "all => all.map(e => [e.className, getComputedStyle(e).color])"
    )
    assert len({colour for _, colour in colours}) == len({name for name, _ in colours})
    expect(page.get_by_text("paraphrased")).to_have_count(int(one.quote.kind == "indirect"))


def test_highlights_count_code_points(page):
    text = "𝔸 🧨 naïve 👩‍🚀 claim, naïve"
    starts = [at for at in range(len(text)) if text.startswith("naïve", at)]
    answer(page, hit(text, highlights=[(at, at + 5) for at in starts] + [(4, 999), (9, 3), (-1, 2)]))
    host(page)
    ask(page, "naïve")
    expect(page.locator("blockquote")).to_have_text(f"“{text}”")
    assert page.locator("mark").all_inner_texts() == ["naïve", "naïve"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "Ada Moreau"),
        ({"speaker_mention": "he"}, "Ada Moreau, named there as “he”"),
        ({"speaker_mention": None}, "Ada Moreau"),
        ({"speaker": None, "speaker_mention": "a senior official"}, "Unknown speaker: “a senior official”"),
        ({"speaker": None, "speaker_mention": None}, "Unknown speaker"),
    ],
)
def test_who(page, fields, shown):
    answer(page, hit(**fields))
    host(page)
    ask(page, "x")
    expect(page.locator("figcaption > p").first).to_have_text(shown)


@pytest.mark.parametrize(
    ("date", "basis", "published", "shown"),
    [
        ("2026-02-27", "stated", "2026-03-04", "said on 27 February 2026"),
        ("2026-03-04", "published", "2026-03-04", "published 4 March 2026"),
        (None, None, "2026-03-04", "published 4 March 2026"),
        (None, None, None, "date unknown"),
        ("soon", "stated", None, "date unknown"),
        ("2026-13-45", "stated", None, "date unknown"),
    ],
)
def test_when(page, date, basis, published, shown):
    answer(page, hit(date=date, date_basis=basis, published=published))
    host(page)
    ask(page, "x")
    expect(page.locator("figcaption > p").nth(1)).to_have_text(f"{shown} · The Courier")
    times = page.locator("figcaption > p time")
    assert [time.get_attribute("datetime") for time in times.all()] == ([date or published] if "20" in shown else [])


@pytest.mark.parametrize(
    ("fields", "shown", "href"),
    [
        ({}, "The Courier", "https://courier.example/a"),
        ({"source": None}, "A title", "https://courier.example/a"),
        ({"source": None, "title": None}, "courier/a", "https://courier.example/a"),
        ({"url": None}, "The Courier", None),
        ({"url": "javascript:alert(1)"}, "The Courier", None),
        ({"url": " JaVaScRiPt:alert(1)"}, "The Courier", None),
        ({"url": "data:text/html,<script>alert(1)</script>"}, "The Courier", None),
        ({"url": "//courier.example/a"}, "The Courier", None),
    ],
)
def test_where(page, fields, shown, href):
    one = hit(**fields)
    answer(page, hit(**fields, occurrences=[Occurrence.of(one.quote)]))
    host(page)
    ask(page, "x")
    page.get_by_text("1 other printing").click()
    main, other = page.locator("cite").all()
    for place in (main, other):
        expect(place).to_have_text(shown)
        links = place.locator("a").evaluate_all("all => all.map(a => [a.getAttribute('href'), a.rel])")
        assert links == ([[href, "noopener"]] if href else [])


def test_no_string_of_the_server_becomes_markup(page):
    fields = (
        "speaker",
        "speaker_mention",
        "source",
        "title",
        "context",
        "cue",
        "id",
        "article_id",
        "date",
        "published",
    )
    strings = {name: f"{name} {HOSTILE}" for name in fields}
    one = hit(
        f"text {HOSTILE}",
        "mixed",
        quoted=(HOSTILE,),
        highlights=[(5, 9)],
        url=HOSTILE,
        date_basis=HOSTILE,
        **strings,
    )
    unknown = hit(
        HOSTILE, HOSTILE, speaker=None, speaker_mention=HOSTILE, source=None, url=f"https://a.example/{HOSTILE}"
    )
    others = [Occurrence.of(one.quote), Occurrence.of(unknown.quote)]
    answer(page, Hit(one.quote, 1.0, one.highlights, tuple(others)), unknown)
    host(page)  # without a policy that would hide a hole
    page.evaluate("window.before = document.querySelectorAll('*').length")
    ask(page, HOSTILE)
    expect(page.locator("blockquote")).to_have_count(2)
    for summary in page.locator("summary").all():
        summary.click()
    shown = page.locator("quote-search ol").inner_text()
    for name in ("speaker", "speaker_mention", "source", "title", "context"):
        assert strings[name] in shown
    assert f"text {HOSTILE[:-1]}" in shown.replace("“", "").replace("”", "")
    assert page.locator("quote-search :is(img, script, svg, iframe)").count() == 0
    assert page.evaluate("document.querySelectorAll('*').length === before && typeof hacked === 'undefined'")


def test_a_hostile_problem_stays_text(page):
    problem = json.dumps({"title": HOSTILE, "status": 400, "detail": HOSTILE})
    page.route(API, lambda r: r.fulfill(status=400, body=problem, content_type="application/problem+json"))
    host(page)
    ask(page, "x")
    expect(page.get_by_role("status")).to_contain_text(HOSTILE)
    assert page.evaluate("typeof hacked === 'undefined'")


# What a server does on a bad day


@pytest.mark.parametrize(
    ("status", "served", "says", "again"),
    [
        (400, {"body": '{"detail": "Ask in fewer words."}'}, "as it stands. Ask in fewer words.", False),
        (400, {"body": "<h1>Bad"}, "cannot be answered as it stands. Put it in other words.", False),
        (429, {"headers": {"retry-after": "7"}}, "at once. Wait 7 seconds, then try again.", True),
        (429, {}, "Too many questions at once. Wait a moment, then try again.", True),
        (500, {}, "not working just now. It is not your question. Try again in a minute.", True),
        (404, {"body": "<h1>Not here"}, "not working just now.", True),
        (200, {"body": "<h1>A proxy says hello"}, "not working just now.", True),
        (200, {"body": '{"hits": 7}'}, "not working just now.", True),
    ],
)
def test_a_problem_says_what_to_do(page, status, served, says, again):
    page.route(API, lambda route: route.fulfill(status=status, **served))
    host(page)
    page.evaluate("document.addEventListener('qs-error', ({ detail }) => (window.told = detail))")
    ask(page, "good conscience")
    page.wait_for_function("window.told")
    said = " ".join(page.get_by_role("status").locator("p").all_inner_texts())
    assert says in said
    assert page.evaluate("told") == {"query": "good conscience", "status": status, "message": said}
    expect(page.get_by_role("button", name="Try again")).to_be_visible(visible=again)
    expect(page.locator("blockquote")).to_have_count(0)


def test_offline_and_back(page):
    page.goto("/")
    page.context.set_offline(True)
    ask(page, "good conscience")
    expect(page.get_by_role("status")).to_contain_text("You are offline.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("blockquote").first).to_contain_text("good conscience")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_a_server_that_is_not_there(page):
    page.route(API, lambda route: route.abort("connectionrefused"))
    host(page)
    ask(page, "good conscience")
    expect(page.get_by_role("status")).to_contain_text("The search cannot be reached.")


def test_loading_shows_and_an_earlier_question_is_aborted(page):
    body = reply(hit("Second."))
    page.route(API, lambda route: "q=first" in route.request.url or route.fulfill(body=body))
    host(page)
    ask(page, "first")
    expect(page.get_by_text("Searching…")).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "q=first" in request.url):
        ask(page, "second")
    expect(page.locator("blockquote")).to_have_text("“Second.”")
    expect(page.get_by_text("Searching…")).to_be_hidden()


def test_a_stale_reply_is_dropped(page):
    page.add_init_script("""
        window.arrived = [];
        window.fetch = (url) => new Promise((resolve) => {  // one that nothing can abort
          window["answer_" + url.searchParams.get("q")] = (reply) => {
            resolve({ ok: true, status: 200, json: async () => reply });
            setTimeout(() => arrived.push(reply));
          };
        });""")
    host(page)
    ask(page, "first")
    ask(page, "second")
    for query, text in (("second", "Second."), ("first", "First.")):
        page.evaluate(f"answer_{query}({reply(hit(text))})")
    page.wait_for_function("arrived.length === 2")
    expect(page.locator("blockquote")).to_have_text("“Second.”")


def test_typing_asks_once_after_a_pause(page):
    asked = []
    page.on("request", lambda request: API.search(request.url) and asked.append(request.url))
    answer(page, hit())
    page.clock.install()
    host(page)
    page.get_by_role("searchbox").press_sequentially("conscience")
    assert asked == []
    page.clock.run_for(1000)
    expect(page.locator("blockquote")).to_have_count(1)
    assert [url.partition("?")[2] for url in asked] == ["q=conscience&limit=10"]


# An element on somebody else's page


def test_attributes_value_and_events(page):
    answer(page, hit(), total=34)
    asked = []
    page.on("request", lambda request: API.search(request.url) and asked.append(request.url))
    host(page, '<quote-search api="/elsewhere/api/v1/" limit="1" query="yield"></quote-search>')
    expect(page.get_by_role("status")).to_have_text("The best 1 of 34 quotes")
    assert asked[0].endswith("/elsewhere/api/v1/search?q=yield&limit=1")
    page.evaluate("""() => {
        window.told = [];
        document.addEventListener("qs-search", (event) => told.push([event.detail, event.composed]));
        document.querySelector("quote-search").value = "again";
    }""")
    page.wait_for_function("told.length === 1")
    page.evaluate("document.querySelector('quote-search').value = ''")
    assert page.evaluate("told") == [[{"query": "again", "total": 34}, True], [{"query": "", "total": 0}, True]]


@pytest.mark.parametrize("where", ["", "?again"], ids=["same-address", "two-addresses"])
def test_loaded_twice(page, where):
    host(page, "<quote-search></quote-search>", scripts=("", where))
    ask(page, "good conscience")
    expect(page.locator("blockquote").first).to_contain_text("good conscience")


def test_removed_while_asking_and_added_again(page):
    page.route(API, lambda route: None)
    host(page)
    ask(page, "yield")
    expect(page.get_by_text("Searching…")).to_be_visible()
    with page.expect_event("requestfailed"):
        page.evaluate("window.element = document.querySelector('quote-search'); element.remove()")
    answer(page, hit())
    page.evaluate("document.body.append(element)")
    expect(page.locator("blockquote")).to_have_text("“We will not yield.”")


def test_made_before_the_script_has_loaded(page):
    answer(page, hit())
    host(page, scripts=())
    page.evaluate("document.querySelector('quote-search').value = 'yield'")
    page.add_script_tag(url="/widget/quote-search.js", type="module")
    expect(page.locator("blockquote")).to_have_text("“We will not yield.”")


def test_words_can_be_selected_with_the_mouse(page):
    answer(page, hit())
    host(page)
    ask(page, "yield")
    page.locator("blockquote p").dblclick(position={"x": 40, "y": 12})
    assert page.evaluate("String(getSelection())").strip()
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_a_strict_policy_is_enough(page):
    host(page, csp=STRICT)
    ask(page, "who called it arrogance")
    expect(page.locator("mark").first).to_be_visible()
    assert page.locator("blockquote").first.evaluate("e => getComputedStyle(e).fontSize") != "16px"


# What everybody can read


def everything() -> list[Hit]:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    return [
        hit(
            "a “master class” of",
            "mixed",
            quoted=("master class",),
            highlights=[(0, 1), (3, 9)],
            speaker_mention="he",
        ),
        hit("that they would stay", "indirect", highlights=[(5, 9)], occurrences=[Occurrence.of(hit().quote)]),
        hit(
            long,
            speaker=None,
            speaker_mention=long,
            source=long,
            occurrences=[Occurrence.of(hit(source=long).quote)],
        ),
    ]


@pytest.mark.parametrize(
    ("scheme", "theme"), [("light", "auto"), ("dark", "auto"), ("light", "dark"), ("dark", "light")]
)
def test_contrast(page, scheme, theme):
    page.emulate_media(color_scheme=scheme)
    answer(page, *everything())
    page.goto("/?q=x")
    page.locator("quote-search").evaluate("(e, theme) => e.setAttribute('theme', theme)", theme)
    expect(page.locator("blockquote")).to_have_count(3)
    for summary in page.locator("summary").all():
        summary.click()
    measured = page.evaluate("""() => {
        const rgb = (css) => css.match(/[\\d.]+/g).map(Number);
        const light = (css) => rgb(css).slice(0, 3)
          .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort(); return (y + 0.05) / (x + 0.05) };
        const ground = (e) => {
          const css = getComputedStyle(e).backgroundColor;
          return rgb(css)[3] === 0 ? ground(e.parentElement ?? e.getRootNode().host) : css;
        };
        const inside = document.querySelector("quote-search").shadowRoot;
        const edge = inside.querySelector("input");
        const written = (e) => e === edge || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        const shown = [...document.querySelectorAll("body *"), ...inside.querySelectorAll("*")]
          .filter((e) => written(e) && e.checkVisibility({ visibilityProperty: true }));
        return {
          text: shown.map((e) => [e.localName + "." + e.className, ratio(getComputedStyle(e).color, ground(e))]),
          edge: ratio(getComputedStyle(edge).borderTopColor, ground(edge)),
          ground: light(ground(edge)),
        };
    }""")
    names = {name for name, _ in measured["text"]}
    assert (
        set(
            "h1.brand label. input. button.ask mark. span.verbatim span.paraphrase span.speaker span.quiet time. a. "
            "summary. p.context".split()
        )
        <= names
    )
    assert [(name, ratio) for name, ratio in measured["text"] if ratio < 4.5] == []
    assert measured["edge"] >= 3
    assert (measured["ground"] < 0.5) == ((scheme if theme == "auto" else theme) == "dark")


@pytest.mark.parametrize("width", [320, 1000])
def test_fits_and_can_be_hit(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    answer(page, *everything())
    for address in ("/", "/?q=x"):
        page.goto(address)
        if "?" in address:
            expect(page.locator("blockquote")).to_have_count(3)
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        targets = page.locator("a, button, input, summary").filter(visible=True)
        boxes = [target.bounding_box() for target in targets.all()]
        assert len(boxes) >= 5
        assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []


def test_reduced_motion(page):
    page.emulate_media(reduced_motion="reduce")
    page.route(API, lambda route: None)
    host(page)
    ask(page, "x")
    expect(page.get_by_text("Searching…")).to_be_visible()
    assert page.locator("quote-search ol").evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


# What we promise


def test_small_enough():
    assert len(gzip.compress(WIDGET.read_bytes())) < 10_000


def test_the_docs_name_all_of_it():
    docs, widget = (ROOT / "docs/embed.md").read_text(), WIDGET.read_text()
    offered = {
        *re.findall(r"--qs-[a-z-]+", widget),
        *re.findall(r'part: "([a-z]+)"', widget),
        *re.findall(r'getAttribute\("([a-z]+)"\)', widget),
        *re.findall(r'"(qs-[a-z]+)"', widget),
        *("theme", "query", "value"),
    }
    assert len(offered) > 20
    assert [name for name in sorted(offered) if f"`{name}`" not in docs] == []


# What was understood


def test_what_was_understood_is_shown_and_can_be_removed(page):
    page.goto("/?q=what+did+Altman+say+in+February+2026")
    chips = page.locator(".chips button")
    expect(chips).to_have_text(["said by Sam Altman ×", "from 1 February 2026 to 28 February 2026 ×"])
    with page.expect_request(API) as asked:
        page.get_by_role("button", name="said by Sam Altman: not meant, remove").click()
    assert "&speaker=" in asked.value.url
    expect(chips).to_have_text(["from 1 February 2026 to 28 February 2026 ×"])
    expect(page.get_by_label("Who said what?")).to_be_focused()
    with page.expect_request(API) as asked:
        chips.click()
    assert "&since=&until=" in asked.value.url
    expect(chips).to_have_count(0)
    # Another question is understood afresh.
    page.get_by_label("Who said what?").fill("what did Altman say about principles")
    page.keyboard.press("Enter")
    expect(chips).to_have_text(["said by Sam Altman ×"])


def test_a_question_that_names_nothing_has_no_chips(page):
    page.goto("/?q=good+conscience")
    expect(page.locator("li[part=quote]").first).to_be_visible()
    expect(page.locator(".chips")).to_be_hidden()


def test_two_names_for_the_same_words_are_shown(page):
    other = Occurrence("herald/a", "The Herald", "2026-03-05", None, None, "We will not yield.", HOSTILE)
    answer(page, hit(occurrences=[other], conflict=True), hit("It is done."))
    page.goto("/?q=yield")
    expect(page.locator(".conflict")).to_have_text([f"The same words are also given to {HOSTILE}."])

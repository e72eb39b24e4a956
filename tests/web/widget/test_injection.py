"""Nothing that the API sends becomes markup: 200 payloads in every string of the reply."""

from __future__ import annotations

import itertools
import json

import pytest
from playwright.sync_api import expect

from quotesearch.presentation import shown
from quotesearch.records import Hit, Occurrence, Piece

pytestmark = pytest.mark.browser

BREAKS = [
    "",
    '">',
    "'>",
    "</p>",
    "</mark>",
    "-->",
    "]]>",
    "</style>",
    "</script>",
    "\\u003c/div>",
    "<!--",
    "\x00\u2028",
    "`};",
]
VECTORS = [
    '<script>alert("{n}")</script>',
    '<img src=x onerror=alert("{n}")>',
    '<svg onload=alert("{n}")></svg>',
    '<iframe srcdoc="<script>parent.alert({n})</script>"></iframe>',
    '<a href="javascript:alert({n})">x</a>',
    '<details open ontoggle=alert("{n}")>x</details>',
    '<input autofocus onfocus=alert("{n}")>',
    "<link rel=stylesheet href=https://evil.example/{n}>",
    "<img src=https://evil.example/{n}>",
    '<math><mtext><style><img src=x onerror=alert("{n}")></style></mtext></math>',
    '<template shadowrootmode=open><script>alert("{n}")</script></template>',
    '" onmouseover="alert({n})" style="background:url(https://evil.example/{n})" x="',
    "javascript:alert({n})",
    "${{alert({n})}}{{{{constructor.constructor('alert({n})')()}}}}",
    "<base href=https://evil.example/{n}/>",
    "<form action=https://evil.example/{n}>"
    '<button formaction="javascript:alert({n})">x</button></form>',
]
PAYLOADS = [
    before + vector.format(n=n)
    for n, (vector, before) in zip(range(200), itertools.product(VECTORS, BREAKS), strict=False)
]
FACET_FIELDS = ("speaker", "source", "year", "kind")
URLS = ["{}", "https://a.example/{}", "https://a.example/#{}", "http:{}"]
STRINGS = """
    id text speaker speaker_mention cue date date_basis published source title article_id context
""".split()
STYLES = ["verbatim", "reported", "added", "{}"]
KINDS = ["direct", "mixed", "indirect", "{}"]
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
)
ANATOMY = """() => {
    const inside = [...document.querySelector("quote-search").shadowRoot.querySelectorAll("*")];
    const found = inside.flatMap((e) =>
        [e.localName, ...e.getAttributeNames().map((name) => `${e.localName} ${name}`)]);
    const addresses = (e) => ["href", "cite", "src"].map((name) => e.getAttribute(name));
    const links = inside.flatMap((e) => addresses(e).filter(Boolean));
    return { found: [...new Set(found)], links, outside: document.querySelectorAll("*").length };
}"""


def hostile(hit, payload: str, n: int) -> Hit:
    fields = dict.fromkeys(STRINGS, payload) | {"url": URLS[n % len(URLS)].format(payload)}
    if n % 3 == 0:
        fields["speaker"] = None
    text = fields.pop("text")
    one = hit(
        text,
        KINDS[n % len(KINDS)].format(payload),
        quoted=(payload[2:-2],),
        confidence=0.66,
        **fields,
    )
    pieces = (
        Piece(payload[:4], "verbatim", True),
        Piece(payload[4:], STYLES[n % len(STYLES)].format(payload)),
    )
    return Hit(one.quote, 1.0, pieces, ((0, 4), (6, 9)), (Occurrence.of(one.quote),), conflict=True)


@pytest.fixture
def dialogs(page):
    """The messages of the dialogs that opened; one that stays open would stop the page."""
    messages = []
    page.on("dialog", lambda dialog: (messages.append(dialog.message), dialog.dismiss()))
    return messages


def test_all_payloads_differ():
    assert len(set(PAYLOADS)) == 200


@pytest.mark.parametrize(
    "policy", [None, POLICY], ids=["no policy to hide a hole", "strict policy"]
)
def test_no_string_of_a_reply_becomes_markup(page, widget, hit, dialogs, policy):
    elsewhere = []
    reply = "{}"  # to the next question, however often the widget asks it

    def note_request(route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    page.route(lambda url: "127.0.0.1" not in url, note_request)
    widget.serve(lambda route: route.fulfill(body=reply, content_type="application/json"))
    widget.host(csp=policy)

    def anatomy():
        for name in ("summary", "select"):
            page.locator(f"quote-search {name}").evaluate_all(
                "all => all.forEach(e => { e.click(); e.blur() })"
            )
        return page.evaluate(ANATOMY)

    harmless = [
        Hit(
            one.quote,
            1.0,
            shown(one.quote, [(0, 4)]),
            ((0, 4),),
            (Occurrence.of(one.quote),),
            conflict=True,
        )
        for one in (
            hit(confidence=0.66),
            hit("it is “one” then", "mixed", quoted=("one",)),
            hit("words that are none", "indirect", speaker=None, date_basis="stated"),
        )
    ]
    facets = {name: {"2026": 3} for name in FACET_FIELDS}
    understood = {"speaker": "A", "source": "B", "since": "2026-01-01", "until": "2026-02-01"}
    reply = widget.reply(*harmless, total=9, facets=facets, next_page="abc", **understood)
    widget.ask("harmless")
    expect(widget.options).to_have_count(3)
    own = anatomy()

    for first in range(0, 200, 50):
        payloads = PAYLOADS[first : first + 50]
        hits = [hostile(hit, payload, first + i) for i, payload in enumerate(payloads)]
        hostile_facets = {name: dict.fromkeys(payloads, 3) for name in FACET_FIELDS}
        hostile_filters = dict.fromkeys(understood, payloads[first // 50])
        hostile_reply = json.loads(
            widget.reply(
                *hits, total=99, facets=hostile_facets, next_page=payloads[0], **hostile_filters
            )
        )
        reply = json.dumps(hostile_reply | {"query": payloads[0]})
        widget.ask(f"page {first}")
        expect(widget.options).to_have_count(50)
        expect(widget.options.nth(7)).to_contain_text(
            payloads[7]
        )  # shown as it was sent, not left out
        now = anatomy()
        assert set(now["found"]) - set(own["found"]) == set()
        assert [link for link in now["links"] if not link.startswith(("http://", "https://"))] == []
        assert now["outside"] == own["outside"]
    assert (dialogs, elsewhere) == ([], [])


@pytest.mark.parametrize("status", [400, 401, 429, 500])
def test_no_problem_becomes_markup(page, widget, dialogs, status):
    body = json.dumps(
        dict.fromkeys(("title", "detail", "where", "type"), " ".join(PAYLOADS)) | {"status": status}
    )
    widget.serve(
        lambda r: r.fulfill(status=status, body=body, content_type="application/problem+json")
    )
    widget.host()
    widget.ask(PAYLOADS[7])
    expect(widget.root).to_have_attribute("data-state", "refused" if status == 400 else "problem")
    assert page.locator("quote-search :is(img, script, svg, iframe)").count() == 0
    assert dialogs == []


@pytest.mark.parametrize(
    "name", ["query", "speaker", "source", "api", "lang", "theme", "limit", "hotkey"]
)
def test_no_attribute_becomes_markup(page, widget, hit, dialogs, name):
    page.route("**/search?*", lambda route: route.fulfill(body=widget.reply(hit())))
    widget.host("")
    page.evaluate(
        """([name, payloads]) => {
            const element = document.createElement("quote-search");
            document.querySelector("main").append(element);
            for (const payload of payloads) element.setAttribute(name, payload);
        }""",
        [name, PAYLOADS[::10]],
    )
    widget.ask("x")
    expect(
        widget.page.locator("quote-search :is(img, script, svg, iframe, link, base, form form)")
    ).to_have_count(0)
    assert dialogs == []

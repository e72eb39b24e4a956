"""<quote-search> while it asks: when it asks, what it shows meanwhile, and when the server fails.

Only what a server cannot be asked to do (fail, be slow) is answered by `page.route`.
"""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_typing_finds_quotes_of_the_index(page, widget):
    widget.host()
    widget.input.press_sequentially("who called it arrogance")
    first = widget.options.first
    expect(first).to_contain_text("“master class in arrogance and betrayal”")
    expect(first.locator("mark", has_text="arrogance")).to_be_visible()
    expect(first).to_contain_text("Pete Hegseth")
    expect(first).to_contain_text("27 February 2026")
    expect(widget.root).to_have_attribute("data-state", "answer")
    expect(widget.input).to_have_attribute("aria-expanded", "true")


def test_at_first_nothing_is_asked_or_shown(widget):
    widget.host()
    expect(widget.root).to_have_attribute("data-state", "empty")
    expect(widget.input).to_have_attribute("aria-expanded", "false")
    expect(widget.options).to_have_count(0)
    assert widget.asked == []


def test_a_question_without_an_answer(widget):
    widget.host()
    widget.ask("banana bread recipe")
    expect(widget.root).to_have_attribute("data-state", "nothing")
    expect(widget.status).to_contain_text("No matching quotes found.")
    expect(widget.options).to_have_count(0)
    expect(widget.input).to_have_attribute("aria-expanded", "false")


def test_the_widget_shows_why_a_question_is_refused(page, widget):
    widget.host()
    widget.ask("a" * 1001)
    detail = page.request.get("/api/v1/search", params={"q": "a" * 1001}).json()["detail"]
    expect(widget.root).to_have_attribute("data-state", "refused")
    expect(widget.status).to_contain_text(detail)


# When it asks


def host_with_stopped_clock(page, widget) -> None:
    """Open the widget on a page whose time stands still until `page.clock.run_for`."""
    page.clock.install(time=datetime(2026, 3, 1))
    widget.host()
    page.clock.pause_at(datetime(2026, 3, 2))


def test_typing_asks_once_after_a_pause(page, widget, hit):
    widget.answer(hit())
    host_with_stopped_clock(page, widget)
    widget.input.press_sequentially("conscience")
    assert widget.asked == []
    page.clock.run_for(1000)
    expect(widget.options).to_have_count(1)
    assert [asked["q"] for asked in widget.asked] == ["conscience"]


def test_enter_does_not_wait_and_does_not_ask_twice(page, widget, hit):
    widget.answer(hit())
    host_with_stopped_clock(page, widget)
    widget.input.press_sequentially("conscience")
    widget.input.press("Enter")
    expect(widget.options).to_have_count(1)
    page.clock.run_for(1000)
    assert len(widget.asked) == 1


def test_the_button_asks(page, widget, hit):
    widget.answer(hit())
    widget.host()
    widget.input.fill("it")
    page.get_by_role("button", name="Search").click()
    expect(widget.options).to_have_count(1)


def test_loading_shows_and_an_earlier_question_is_aborted(page, widget, hit):
    body = widget.reply(hit("Second."))
    widget.serve(lambda route: "q=first" in route.request.url or route.fulfill(body=body))
    widget.host()
    widget.ask("first")
    expect(widget.page.locator("quote-search .busy")).to_have_count(1)
    expect(page.get_by_text("Searching…")).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "q=first" in request.url):
        widget.ask("second")
    expect(widget.options).to_contain_text(["“Second.”"])
    expect(page.get_by_text("Searching…")).to_be_hidden()


def test_a_stale_reply_is_dropped(page, widget, hit):
    page.add_init_script("""
        window.arrived = [];
        window.fetch = (url) => new Promise((resolve) => {  // one that nothing can abort
          window["answer_" + new URL(url).searchParams.get("q")] = (reply) => {
            resolve({ ok: true, status: 200, headers: new Headers(), json: async () => reply });
            setTimeout(() => arrived.push(reply));
          };
        });""")
    widget.host()
    widget.ask("first")
    widget.ask("second")
    for query, text in (("second", "Second."), ("first", "First.")):
        page.evaluate(f"answer_{query}({widget.reply(hit(text))})")
    page.wait_for_function("arrived.length === 2")
    expect(widget.options).to_contain_text(["“Second.”"])


def test_one_announcement_for_one_answer(page, widget, hit):
    widget.answer(hit("One."), hit("Two."))
    widget.host()
    page.evaluate("""() => {
        window.said = [];
        const inside = document.querySelector("quote-search").shadowRoot;
        const status = inside.querySelector("[role=status]");
        const note = () => status.textContent.trim() && said.push(status.textContent.trim());
        const all = { childList: true, characterData: true, subtree: true };
        new MutationObserver(note).observe(status, all);
    }""")
    widget.ask("what")
    expect(widget.options).to_have_count(2)
    assert len(set(page.evaluate("said"))) == 1
    assert "2" in page.evaluate("said[0]")


# What a server does on a bad day


@pytest.mark.parametrize(
    ("status", "served", "says", "again"),
    [
        (400, {"body": '{"detail": "Ask in fewer words."}'}, "Ask in fewer words.", False),
        (400, {"body": "<h1>Bad"}, "was not accepted", False),
        (429, {"headers": {"retry-after": "7"}}, "Try again in 7 seconds.", True),
        (429, {}, "Try again in a few seconds.", True),
        (500, {}, "not working right now.", True),
        (503, {"body": "<h1>Gone"}, "not working right now.", True),
        (404, {"body": "<h1>Not here"}, "not working right now.", True),
        (200, {"body": "<h1>A proxy says hello"}, "not working right now.", True),
        (200, {"body": '{"hits": 7}'}, "not working right now.", True),
        (200, {"body": "null"}, "not working right now.", True),
    ],
)
def test_a_problem_says_what_to_do(page, widget, status, served, says, again):
    widget.serve(lambda route: route.fulfill(status=status, **served))
    widget.host()
    page.evaluate("document.addEventListener('qs-error', ({ detail }) => (window.told = detail))")
    widget.ask("good conscience")
    page.wait_for_function("window.told")
    expect(widget.root).to_have_attribute("data-state", "problem" if again else "refused")
    expect(widget.status).to_contain_text(says)
    told = page.evaluate("told")
    assert (told["query"], told["status"]) == ("good conscience", status)
    assert says in told["message"]
    expect(page.get_by_role("button", name="Try again")).to_be_visible(visible=again)
    expect(widget.options).to_have_count(0)


def test_the_widget_never_sends_a_key(widget):
    problem = json.dumps({"title": "Unauthorized", "status": 401, "detail": "A key is needed."})
    widget.serve(
        lambda r: r.fulfill(status=401, body=problem, content_type="application/problem+json")
    )
    widget.host('<quote-search api-key="secret"></quote-search>')
    with widget.page.expect_request("**/api/v1/search?*") as asked:
        widget.ask("x")
    assert "secret" not in str(asked.value.all_headers()) + asked.value.url
    expect(widget.options).to_have_count(0)
    expect(widget.status).not_to_have_text("")


def test_offline_and_back(page, widget):
    widget.host()
    page.context.set_offline(True)
    widget.ask("good conscience")
    expect(widget.status).to_contain_text("You are offline.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(widget.options.first).to_contain_text("good conscience")
    expect(widget.input).to_be_focused()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_a_server_that_is_not_there(widget):
    widget.serve(lambda route: route.abort("connectionrefused"))
    widget.host()
    widget.ask("good conscience")
    expect(widget.status).to_contain_text("The search cannot be reached.")


def test_an_answer_goes_when_the_next_question_fails(widget, hit):
    body = widget.reply(hit())
    widget.serve(
        lambda r: r.fulfill(body=body) if "q=first" in r.request.url else r.fulfill(status=500)
    )
    widget.host()
    widget.ask("first")
    expect(widget.options).to_have_count(1)
    widget.ask("second")
    expect(widget.root).to_have_attribute("data-state", "problem")
    expect(widget.options).to_have_count(0)

"""examples/newsroom/ in a real browser: its own policy, and an origin other than the server's."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quotesearch.web import Settings, create_app
from tests.web.conftest import served

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[3] / "examples/newsroom"
ADDRESS = "http://127.0.0.1:8000"  # of the server, as the example has it
HOSTILE = """<img src=x onerror="hacked=1"><script>hacked=1</script>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def newsroom(committed_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example as its README has it served: on an origin of its own, which the server allows."""
    folder = tmp_path_factory.mktemp("newsroom")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as files:
        origin = f"http://127.0.0.1:{files.server_port}"
        threading.Thread(target=files.serve_forever, daemon=True).start()
        with served(create_app(committed_index, Settings(cors_origins=(origin,)))) as url:
            for file in EXAMPLE.iterdir():
                (folder / file.name).write_text(file.read_text().replace(ADDRESS, url))
            yield origin
        files.shutdown()


@pytest.fixture
def draft(page: Page, newsroom: str) -> Page:
    page.goto(newsroom)
    return page


def select(page: Page, **changed: object) -> None:
    """Ask for one quote, changed in some fields, and insert it."""
    found = page.request.get(
        "/api/v1/search", params={"q": "who called it arrogance", "limit": 1}
    ).json()
    found["hits"][0] |= changed
    page.route("**/api/v1/search?*", lambda route: route.fulfill(json=found))
    page.get_by_label("Who said what?").fill("arrogance, again")
    page.keyboard.press("Enter")
    expect(page.locator("quote-search .busy")).to_have_count(0)  # else the answer before is there
    page.get_by_role("button", name="Insert").click()


def words(text: str) -> list[dict[str, object]]:
    return [{"text": text, "style": "verbatim", "marked": False}]


def test_a_quote_is_inserted_where_the_cursor_was(draft):
    draft.get_by_text("fought in public").click()
    draft.get_by_label("Who said what?").fill("who called it arrogance")
    draft.keyboard.press("Enter")
    expect(draft.locator("quote-search blockquote").first).to_contain_text(
        "master class in arrogance"
    )
    draft.get_by_role("button", name="Insert").first.click()
    story = draft.get_by_role("textbox", name="What was said about the contract")
    expect(story.locator("> *")).to_have_text(
        [
            re.compile("fought in public"),
            re.compile("“master class in arrogance"),
            re.compile("not decided"),
        ]
    )
    expect(story.locator("figcaption")).to_have_text(
        "Pete Hegseth, said on 27 February 2026, "
        "OpenAI signs US defense contract after Anthropic drops out"
    )
    expect(draft.get_by_text("Inserted: Pete Hegseth.")).to_be_visible()
    select(
        draft,
        text="The next one.",
        shown=words("“The next one.”"),
        source="TNW",
        url="https://a.example/x",
    )
    expect(story.locator("> *").nth(2)).to_contain_text("“The next one.”")
    address = "https://a.example/x#:~:text=The%20next%20one."
    expect(story.get_by_role("link", name="TNW")).to_have_attribute("href", address)


def test_a_quote_is_inserted_at_the_end_where_no_cursor_was(draft):
    select(draft, speaker=None, date=None, date_basis=None, published=None, title=None, source=None)
    last = draft.locator("#story > *").last
    expect(last.locator("figcaption")).to_have_text(
        re.compile(r"^Unnamed: ‘The Secretary of War’, date unknown, \w+$")
    )


def test_a_hostile_article_stays_text(draft):
    select(draft, shown=words(HOSTILE), speaker=HOSTILE, source=HOSTILE, url="javascript:hacked=1")
    expect(draft.locator("#story blockquote p").first).to_have_text(HOSTILE)
    assert draft.locator("#story :is(img, script, a)").count() == 0
    assert draft.evaluate("typeof hacked") == "undefined"


def test_the_search_has_the_colours_of_the_paper(draft):
    button = draft.get_by_role("button", name="Search")
    assert button.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(0, 69, 124)"


@pytest.mark.parametrize("width", [320, 1300])
def test_it_fits(draft, width):
    draft.set_viewport_size({"width": width, "height": 800})
    assert draft.evaluate("document.documentElement.scrollWidth") <= width

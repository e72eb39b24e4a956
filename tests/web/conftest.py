"""The application over the committed quotes, and a real browser: Debian's chromium."""

import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)
from werkzeug.serving import make_server

from quotesearch.presentation import shown
from quotesearch.records import Hit, Interpretation, Quote, SearchResult
from quotesearch.web import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT = 15_000  # ms: other work may share the processor
SEARCH = re.compile(r"/api/v1/search\?")

expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def app(committed_index: Path) -> Flask:
    return create_app(committed_index)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application from a thread, on a free port, at the address that is yielded.

    It starts at once. The fixture `start_server` starts the whole program, which takes seconds: it
    is for tests of the server itself.
    """
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Without a browser these tests are skipped on a developer's machine, and fail on CI."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent(f"no browser: none of {', '.join(NAMES)} is on the PATH (apt install chromium)")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGS, *root])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server_url: str) -> Iterator[Page]:
    """A tab in a context of its own. The test fails when the page logs or throws an error.

    The browser itself logs when the API refuses or the network is gone; that is not an error of the
    page. The time zone is west of Greenwich: there a day that is read as midnight UTC and written
    in local time is the day before.
    """
    context = browser.new_context(
        base_url=server_url, timezone_id="America/Los_Angeles", locale="en-US"
    )
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource") and (
            "/api/v1/" in message.location["url"] or "ERR_INTERNET_DISCONNECTED" in message.text
        )
        if message.type == "error" and not refused:
            errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@dataclass
class Widget:
    """<quote-search> on a page of somebody else's.

    The real API answers until `answer` or `serve` does. `asked` has the parameters of every
    question.
    """

    page: Page
    asked: list[dict[str, str]] = field(default_factory=list)

    def host(
        self, body="<quote-search></quote-search>", *, scripts=("",), csp=None, style="", lang="en"
    ) -> None:
        """Open a page on the server's origin that embeds the widget."""
        tags = "".join(
            f'<script type="module" src="/widget/quote-search.js{query}"></script>'
            for query in scripts
        )
        html = (
            f"<!doctype html><html lang={lang}><meta charset=utf-8>"
            f"<meta name=viewport content='width=device-width'>"
            f"<title>A newsroom</title>{tags}{style and f'<style>{style}</style>'}"
            f"<body><main><h1>A newsroom</h1>{body}</main>"
        )
        headers = {"content-type": "text/html; charset=utf-8"} | (
            {"content-security-policy": csp} if csp else {}
        )
        self.page.route("**/newsroom", lambda route: route.fulfill(body=html, headers=headers))
        self.page.goto("/newsroom")

    def serve(self, handler: Callable[[Route], None]) -> None:
        self.page.route(SEARCH, handler)

    def answer(self, *hits: Hit, total=None, facets=None, next_page=None, **understood) -> None:
        """Let the API answer every question with these."""
        body = self.reply(*hits, total=total, facets=facets, next_page=next_page, **understood)
        self.serve(lambda route: route.fulfill(body=body, content_type="application/json"))

    @staticmethod
    def reply(*hits: Hit, total=None, facets=None, next_page=None, **understood) -> str:
        total = len(hits) if total is None else total
        meant = Interpretation("q", **understood)
        return json.dumps(
            SearchResult("q", meant, total, hits, facets or {}, next_page, {}).to_json()
        )

    def ask(self, question: str) -> None:
        """Type a question and send it at once: a pause between the two would ask it twice."""
        self.input.focus()
        self.input.evaluate(
            """(input, question) => {
                input.value = question;
                input.dispatchEvent(new Event("input", { bubbles: true }));
                input.form.requestSubmit();
            }""",
            question,
        )

    @property
    def root(self) -> Locator:
        return self.page.locator("quote-search .root")

    @property
    def input(self) -> Locator:
        return self.page.locator("input[role=combobox]")

    @property
    def options(self) -> Locator:
        return self.page.get_by_role("option").and_(self.page.locator("[role=listbox] *"))

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def group(self, words: str) -> Locator:
        """What can be done with the quote that has these words."""
        return self.page.get_by_role("group", name=words)

    def opened(self) -> None:
        """Open everything that is folded."""
        for summary in self.page.locator("summary").all():
            summary.click()


@pytest.fixture
def widget(page: Page) -> Widget:
    widget = Widget(page)

    def note(request) -> None:
        if SEARCH.search(request.url):
            widget.asked.append(
                dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
            )

    page.on("request", note)
    return widget


@pytest.fixture(scope="session")
def hit() -> Callable[..., Hit]:
    """A hit of which a test says only what matters: hit("words", speaker="Ann Lee")."""

    def make(
        text="We will not yield.",
        kind="direct",
        *,
        highlights=(),
        occurrences=(),
        conflict=False,
        **given,
    ) -> Hit:
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
            "report": None,
            "report_start": None,
            "report_end": None,
            "denied": False,
            "group": None,
        }
        quote = Quote(text=text, kind=kind, **(known | given))
        return Hit(
            quote, 0.9, shown(quote, highlights), tuple(highlights), tuple(occurrences), conflict
        )

    return make

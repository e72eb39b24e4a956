"""The application over the committed quotes, and a real browser: Debian's chromium, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

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


@pytest.fixture(scope="session")
def app(committed_index: Path) -> Flask:
    return create_app(committed_index)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


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
    """A tab in a context of its own. The test fails when the page throws or writes an error to the console.

    What the browser itself logs when the API refuses or the network is gone is no error of the page. The time
    zone is west of Greenwich: there a day read as midnight UTC and written in local time is the day before.
    """
    context = browser.new_context(base_url=server_url, timezone_id="America/Los_Angeles", locale="en-US")
    page = context.new_page()
    page.set_default_timeout(10_000)
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

"""Check that every output shows the words that turn a quote into its opposite.

    python benchmarks/shown.py INDEX CASES

CASES has a JSON object a line: `question`, `must_show` (words that must be visible with the first
hit) and, where it is known, `article_id` of the expected hit. Each question is asked of a real
server, in a real browser (Debian's chromium) and on the command line. What one of the outputs does
not show is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import html
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import feedparser
from playwright.sync_api import Page, expect, sync_playwright

PROGRAM = str(Path(sys.executable).with_name("quotesearch"))
NOT_IN_FEED = "of no known day: not in the feed"
# Collects in `taken` what the widget copies and inserts.
COLLECT = """() => {
  window.taken = {};
  document.addEventListener("qs-copy", ({ detail }) => {
    taken[`copy: ${detail.format}`] = detail.text;
  });
  document.addEventListener("qs-select", ({ detail: { quote, ...forms } }) => {
    for (const [format, text] of Object.entries(forms)) taken[`insert: ${format}`] = text;
  });
}"""
TIMEOUT = 60_000  # milliseconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("cases", type=Path)
    arguments = parser.parse_args()
    lines = arguments.cases.read_text(encoding="utf-8").splitlines()
    failed: Counter[str] = Counter()
    with serving(arguments.index) as url, browsing() as page:
        for number, line in enumerate(lines, start=1):
            case = json.loads(line)
            for failure in find_failures(case, arguments.index, url, page):
                output, _, _ = failure.partition(":")
                failed[output] += 1
                print(f"{arguments.cases}:{number}: {case['question']!r}: {failure}")
    print(f"{len(lines)} questions; not as they must be: {dict(failed) or 'none'}")


def find_failures(case: dict[str, object], index: Path, url: str, page: Page) -> Iterator[str]:
    """Yield what is wrong with the first hit, as "output: what"."""
    question = str(case["question"])
    must_show = case["must_show"]
    assert isinstance(must_show, list)
    hits = fetch_json(url, "search", question)["hits"]
    if not hits:
        yield "search: no hit"
        return
    articles = [hits[0]["article_id"], *(other["article_id"] for other in hits[0]["occurrences"])]
    if case.get("article_id") not in (None, *articles):
        yield f"search: the first hit is of {articles[0]}"
    for name, text in read_outputs(question, index, url, page).items():
        visible = fold(unescape(name, text))
        missing = [words for words in must_show if fold(words) not in visible]
        if missing and text != NOT_IN_FEED:
            yield f"{name}: {', '.join(missing)} not in {text!r}"


def unescape(name: str, text: str) -> str:
    """Undo the escapes of an output."""
    if name.endswith("markdown"):
        return re.sub(r"\\(.)", r"\1", text)
    return html.unescape(text)


def fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def read_outputs(question: str, index: Path, url: str, page: Page) -> dict[str, str]:
    """Read what each output shows of the first hit."""
    page_address = f"{url}/?{urllib.parse.urlencode({'q': question})}"
    widget_address = f"{url}/embed?{urllib.parse.urlencode({'query': question})}"
    feed = fetch(url, "feed.atom", question)
    table = fetch(url, "search.csv", question).removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(table, newline=""))
    first = json.loads(fetch(url, "search.jsonl", question).splitlines()[0])
    command = [PROGRAM, "search", question, "--index", str(index), "--limit", "1"]
    return {
        "page": read_first_hit(page, page_address),
        "widget": read_first_hit(page, widget_address),
        **copy_and_insert(page),
        "Atom": read_feed(feed, first),
        "CSV": next(rows)["shown"],
        "JSONL": as_shown(first),
        "command line": subprocess.run(command, capture_output=True, text=True, check=True).stdout,
    }


def read_first_hit(page: Page, address: str) -> str:
    """Read what is visible of the first hit, with nothing unfolded."""
    page.goto(address)
    option = page.locator("quote-search [role=option]").first
    expect(option).to_be_visible()
    return option.inner_text()


def copy_and_insert(page: Page) -> dict[str, str]:
    """Copy and insert the first hit with the widget on the page, in every format."""
    page.evaluate(COLLECT)
    actions = page.locator("quote-search [part=actions]").first
    actions.get_by_text("Copy", exact=True).click()
    for name in ("Text", "HTML", "Markdown"):
        actions.get_by_role("button", name=name, exact=True).click()
    actions.get_by_role("button", name="Insert").click()
    return dict(page.evaluate("taken"))


def read_feed(feed: str, hit: dict[str, object]) -> str:
    """Read the title of the hit's entry, "" if it is missing."""
    entries = feedparser.parse(feed, sanitize_html=False).entries
    shown = as_shown(hit)
    for entry in entries:
        if entry.title.endswith(shown):
            return str(entry.title)
    is_dated = hit["published"] or hit["date"]
    return "" if is_dated else NOT_IN_FEED


def as_shown(hit: dict[str, object]) -> str:
    pieces = hit["shown"]
    assert isinstance(pieces, list)
    return "".join(piece["text"] for piece in pieces)


def fetch(url: str, path: str, question: str) -> str:
    address = f"{url}/api/v1/{path}?{urllib.parse.urlencode({'q': question})}"
    with urllib.request.urlopen(address, timeout=60) as response:
        return str(response.read().decode())


def fetch_json(url: str, path: str, question: str) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(fetch(url, path, question)))


@contextlib.contextmanager
def serving(index: Path) -> Iterator[str]:
    """Serve an index, and give the address once the server is ready."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [PROGRAM, "serve", "--index", str(index), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        while not is_ready(url):
            if server.poll() is not None:
                sys.exit("the server does not start")
            time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait()


def is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=10):
            return True
    except urllib.error.URLError:
        return False


@contextlib.contextmanager
def browsing() -> Iterator[Page]:
    """Open a page in Debian's chromium."""
    options = ["--disable-gpu"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_page()
        page.set_default_timeout(TIMEOUT)
        expect.set_options(timeout=TIMEOUT)
        yield page
        browser.close()


if __name__ == "__main__":
    main()

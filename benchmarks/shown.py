"""Whether every output shows the words that turn a quote around.

    python benchmarks/shown.py INDEX CASES

CASES has a JSON object a line: `question`, `must_show` (words that must be visible with the first hit) and, where it is
known, `article_id` of the hit that is expected. Each question is asked of a real server, in a real browser (Debian's
chromium) and on the command line. What is not visible in one of the outputs is printed.
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
COPIED = """() => {
  window.taken = {};
  document.addEventListener("qs-copy", ({ detail }) => (taken[`copy: ${detail.format}`] = detail.text));
  document.addEventListener("qs-select", ({ detail: { quote, ...forms } }) => {
    for (const [format, text] of Object.entries(forms)) taken[`insert: ${format}`] = text;
  });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("cases", type=Path)
    given = parser.parse_args()
    lines = given.cases.read_text(encoding="utf-8").splitlines()
    failed: Counter[str] = Counter()
    with serving(given.index) as url, browsing() as page:
        for number, line in enumerate(lines, start=1):
            case = json.loads(line)
            for failure in failures(case, given.index, url, page):
                failed[failure.partition(":")[0]] += 1
                print(f"{given.cases}:{number}: {case['question']!r}: {failure}")
    print(f"{len(lines)} questions; not as they must be: {dict(failed) or 'none'}")


def failures(case: dict[str, object], index: Path, url: str, page: Page) -> Iterator[str]:
    """What is wrong with the first hit, each beginning with where."""
    question, must_show = str(case["question"]), case["must_show"]
    assert isinstance(must_show, list)
    hits = fetch_json(url, "search", question)["hits"]
    if not hits:
        yield "search: no hit"
        return
    articles = [hits[0]["article_id"], *(other["article_id"] for other in hits[0]["occurrences"])]
    if case.get("article_id") not in (None, *articles):
        yield f"search: the first hit is of {articles[0]}"
    for name, text in outputs(question, index, url, page).items():
        read = re.sub(r"\\(.)", r"\1", text) if name.endswith("markdown") else html.unescape(text)
        visible = " ".join(read.split()).casefold()
        lacking = [
            words for words in must_show if " ".join(words.split()).casefold() not in visible
        ]
        if lacking and text != NOT_IN_FEED:
            yield f"{name}: {', '.join(lacking)} not in {text!r}"


def outputs(question: str, index: Path, url: str, page: Page) -> dict[str, str]:
    """What each output shows of the first hit."""
    command = [PROGRAM, "search", question, "--index", str(index), "--limit", "1"]
    table = fetch(url, "search.csv", question).removeprefix("\ufeff")
    first = json.loads(fetch(url, "search.jsonl", question).splitlines()[0])
    return {
        "page": words(page, f"{url}/?{urllib.parse.urlencode({'q': question})}"),
        "widget": words(page, f"{url}/embed?{urllib.parse.urlencode({'query': question})}"),
        **taken(page),
        "Atom": in_feed(fetch(url, "feed.atom", question), first),
        "CSV": next(csv.DictReader(io.StringIO(table, newline="")))["shown"],
        "JSONL": as_shown(first),
        "command line": subprocess.run(command, capture_output=True, text=True, check=True).stdout,
    }


def words(page: Page, address: str) -> str:
    """What a reader sees of the first hit, nothing unfolded."""
    page.goto(address)
    option = page.locator("quote-search [role=option]").first
    expect(option).to_be_visible()
    return option.inner_text()


def taken(page: Page) -> dict[str, str]:
    """What the widget on the page copies and inserts of the first hit."""
    page.evaluate(COPIED)
    group = page.locator("quote-search [part=actions]").first
    group.get_by_text("Copy", exact=True).click()
    for name in ("Text", "HTML", "Markdown"):
        group.get_by_role("button", name=name, exact=True).click()
    group.get_by_role("button", name="Insert").click()
    return dict(page.evaluate("taken"))


def in_feed(feed: str, hit: dict[str, object]) -> str:
    """The title of the hit's entry."""
    titles = [entry.title for entry in feedparser.parse(feed, sanitize_html=False).entries]
    own = next((title for title in titles if title.endswith(as_shown(hit))), None)
    dated = hit["published"] or hit["date"]
    return own or ("" if dated else NOT_IN_FEED)


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
    """The address of a server of the index, once it is ready."""
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
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--disable-gpu", *root]
        )
        page = browser.new_page()
        page.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        yield page
        browser.close()


if __name__ == "__main__":
    main()

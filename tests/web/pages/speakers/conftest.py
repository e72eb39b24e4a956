"""Quotes of many names, served, and a browser without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote as percent

import pytest
from playwright.sync_api import Browser, Page

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.records import Quote
from quotesearch.web import create_app
from tests.web.conftest import served

HOSTILE = """<img src=x onerror="hacked=1"><script>hacked=1</script>'">{{ 7 * 7 }}"""
NAMES = [
    "AC/DC",
    "A//B",
    "Sinéad O’Connor",
    "Beto O'Rourke",
    "100% Pure",
    "50%25",
    "Who? #1 & co",
    "Ōe 健三郎",
    HOSTILE,
]
MANY = 45  # quotes of Ann Lee, most of all
SAME = "It is what it is, and it will be what it will be."


def quotes(make: Callable[..., Quote]) -> Iterator[Quote]:
    for number in range(MANY):
        yield make(
            f"Ann speaks for time number {number}.",
            article_id=f"ann/{number}",
            speaker="Ann Lee",
            speaker_mention="she" if number else "Lee",
            date=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            date_basis="published",
            published=f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            source="The Courier" if number % 3 else "The Herald",
            url=f"https://courier.example/{number}",
            title="A title",
        )
    for at, name in enumerate(NAMES):
        yield make(f"Somebody is called that, {at}.", article_id=name, speaker=name)
    for at, (name, source) in enumerate(
        [("Bo Díaz", "A"), ("Díaz", "B"), ("Cy Young", HOSTILE)], start=1
    ):
        yield make(
            SAME, article_id=f"bo/{at}", speaker=name, source=source, published=f"2024-01-0{at}"
        )
    yield make(
        "that the “old order” is over",
        article_id="bo/4",
        kind="mixed",
        quoted=("old order",),
        speaker="Bo Díaz",
        speaker_mention="the minister",
        confidence=0.7,
        date="2024-02-07",
        date_basis="stated",
        published="2024-02-09",
        title=HOSTILE,
        source="A",
        context=f"The minister said so. {HOSTILE}",
    )
    yield make(
        f"that all is {HOSTILE}", article_id="bo/5", kind="indirect", quoted=(), speaker="Bo Díaz"
    )
    yield make("Shouted.", article_id="bo/6", speaker="DÍAZ")


@pytest.fixture(scope="session")
def speakers_url(make_quote, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("speakers")
    write_quotes(list(quotes(make_quote)), folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    with served(create_app(folder / "index")) as url:
        yield url


@pytest.fixture
def page(browser: Browser, speakers_url: str) -> Iterator[Page]:
    with browser.new_context(base_url=speakers_url, java_script_enabled=False) as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        yield page


def speaker(page: Page, name: str, query: str = "") -> None:
    reply = page.goto(f"/speakers/{percent(name)}{query}")
    assert reply is not None
    assert reply.status == 200, reply.text()

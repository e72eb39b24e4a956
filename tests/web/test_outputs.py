"""No output shows of a quote the opposite of what was said, nor words as verbatim that are not."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

import feedparser
import pytest
from playwright.sync_api import Page, expect

from quotesearch.archive import write_quotes
from quotesearch.index import build
from quotesearch.records import Quote
from quotesearch.web import create_app
from tests.web.conftest import served

if TYPE_CHECKING:
    from tests.conftest import MakeQuote, Run

pytestmark = pytest.mark.browser

MARKUP = """<img src=x onerror="hacked=1"><script>hacked=1</script>"""


@dataclass(frozen=True)
class Case:
    """A sentence with its quote, what asks for it, and what every output has to show."""

    question: str
    sentence: str
    pieces: tuple[str, ...]
    words: str
    kind: str = "indirect"
    quoted: tuple[str, ...] = ()
    denied: bool = False
    mention: str | None = None
    speaker: str | None = "Linda Okafor"


CASES = {
    "indirect, denied": Case(
        "tax rise before the election",
        "She ruled out a tax rise before the election.",
        ("a tax rise before the election",),
        "She [Linda Okafor] ruled out a tax rise before the election.",
        denied=True,
        mention="She",
    ),
    "mixed": Case(
        "cruel joke on islanders",
        "Chen called the ferry timetable “a cruel joke” on islanders.",
        ("the ferry timetable “a cruel joke” on islanders",),
        "Chen [Bo Chen] called the ferry timetable “a cruel joke” on islanders.",
        kind="mixed",
        quoted=("a cruel joke",),
        mention="Chen",
        speaker="Bo Chen",
    ),
    "direct, denied": Case(
        "sell the lighthouse to a hotel chain",
        "The harbour master never said “we will sell the lighthouse to a hotel chain”, he insists.",
        ("we will sell the lighthouse to a hotel chain",),
        "The harbour master [Ravi Menon] never said “we will sell the lighthouse to a hotel chain”"
        ", he insists.",
        kind="direct",
        quoted=("we will sell the lighthouse to a hotel chain",),
        denied=True,
        mention="The harbour master",
        speaker="Ravi Menon",
    ),
    "direct, split": Case(
        "the quarry needs three cranes",
        "“The quarry is flooded,” Petra Voss said. “The quarry needs three cranes.”",
        ("The quarry is flooded", "The quarry needs three cranes."),
        "“The quarry is flooded” “The quarry needs three cranes.”",
        kind="direct",
        quoted=("The quarry is flooded", "The quarry needs three cranes."),
        mention="Petra Voss",
        speaker="Petra Voss",
    ),
    "markup and a lone mark": Case(
        "aquarium leaks at night",
        f"He denied that the “aquarium leaks at night {MARKUP}, he said.",
        (f"the “aquarium leaks at night {MARKUP}",),
        f"He [{MARKUP}] denied that the “aquarium leaks at night {MARKUP}, he said.",
        denied=True,
        mention="He",
        speaker=MARKUP,
    ),
    "right to left": Case(
        "museum closed on Sunday",
        "Levi said the museum was “סגור לרגל החג” and closed on Sunday.",
        ("the museum was “סגור לרגל החג” and closed on Sunday",),
        "Levi [Noa Levi] said the museum was “סגור לרגל החג” and closed on Sunday.",
        kind="mixed",
        quoted=("סגור לרגל החג",),
        mention="Levi",
        speaker="Noa Levi",
    ),
}


def quote_of(make: MakeQuote, name: str, case: Case) -> Quote:
    before = "Nothing was decided. "
    article = before + case.sentence
    spans, after = [], 0
    for piece in case.pieces:
        start = article.index(piece, after)
        after = start + len(piece)
        spans.append((start, after))
    plain = case.kind == "direct" and not case.denied
    at = article.index(case.mention) if case.mention else None
    place: dict[str, Any] = {
        "report": None if plain else case.sentence,
        "report_start": None if plain else len(before),
        "report_end": None if plain else len(article),
        "speaker_start": at,
        "speaker_end": None if at is None else at + len(case.mention or ""),
        "spans": tuple(spans),
        "start": spans[0][0],
        "end": spans[-1][1],
    }
    return make(
        " ".join(case.pieces),
        article_id=name,
        kind=case.kind,
        quoted=case.quoted,
        denied=case.denied,
        speaker=case.speaker,
        speaker_mention=case.mention,
        published="2026-05-04",
        date="2026-05-04",
        date_basis="published",
        source="The Courier",
        title=f"Headline: {name}",
        url="https://courier.example/a",
        context=article,
        **place,
    )


@pytest.fixture(scope="module")
def index(make_quote: MakeQuote, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    write_quotes(
        [quote_of(make_quote, name, case) for name, case in CASES.items()], folder / "quotes.jsonl"
    )
    build(folder / "quotes.jsonl", folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def server_url(index: Path) -> Iterator[str]:
    with served(create_app(index)) as url:
        yield url


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


def verbatim(case: Case) -> list[str]:
    return re.findall("“[^“”]+”", case.words)


def test_the_search_page_shows_the_words(page: Page, case: Case) -> None:
    page.goto(f"/?q={percent(case.question)}")
    words = page.locator("quote-search [role=option] blockquote").first
    expect(words).to_have_text(case.words)
    assert "".join(words.locator(".verbatim").all_inner_texts()) == "".join(verbatim(case))
    noted = page.locator("quote-search [role=option]").first.get_by_text("denied or not said")
    expect(noted).to_have_count(int(case.denied))
    link = page.locator("quote-search [part=actions]").first.get_by_role("link").first
    expect(link).to_have_text(re.compile("^Headline: "))


def test_the_widget_shows_copies_and_inserts_the_words(page: Page, widget, case: Case) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.host()
    page.evaluate(
        "document.addEventListener('qs-select', (event) => (window.chosen = event.detail))"
    )
    widget.ask(case.question)
    option = widget.options.first
    expect(option.locator("blockquote")).to_have_text(case.words)
    assert "".join(option.locator("[part~=verbatim]").all_inner_texts()) == "".join(verbatim(case))
    marked = " ".join(option.locator("mark").all_inner_texts()).lower()
    assert marked.split()[-1] in case.question.lower()
    group = page.locator("quote-search [part=actions]").first
    group.get_by_text("Copy", exact=True).click()
    copied = {}
    for name in ("Text", "HTML", "Markdown"):
        page.evaluate("navigator.clipboard.writeText('before')")
        group.get_by_role("button", name=name, exact=True).click()
        page.wait_for_function("navigator.clipboard.readText().then((text) => text !== 'before')")
        copied[name.lower()] = page.evaluate("navigator.clipboard.readText()")
    group.get_by_role("button", name="Insert").click()
    inserted = page.evaluate("chosen")
    assert {name: inserted[name] for name in copied} == copied
    assert inserted["quote"]["denied"] is case.denied
    assert copied["text"].splitlines()[:2] == [case.words, case.speaker]
    read = page.evaluate(
        """(html) => {
            const body = new DOMParser().parseFromString(html, "text/html").body;
            const words = body.querySelector("blockquote").textContent;
            return [words, body.querySelectorAll("img, script").length];
        }""",
        copied["html"],
    )
    assert read == [case.words, 0]
    assert re.sub(r"\\(.)", r"\1", copied["markdown"].splitlines()[0]) == f"> {case.words}"
    assert page.evaluate("typeof hacked") == "undefined"


def test_the_speaker_page_shows_the_words(page: Page, case: Case) -> None:
    page.goto(f"/speakers/{percent(case.speaker or '', safe='')}")
    words = page.locator("blockquote")
    expect(words).to_have_text(case.words)
    assert words.locator(".verbatim").all_inner_texts() == verbatim(case)
    expect(page.locator("figcaption").get_by_text("denied or not said")).to_have_count(
        int(case.denied)
    )
    expect(page.locator("figcaption cite a")).to_have_text(re.compile("^Headline: "))
    assert page.evaluate("typeof hacked") == "undefined"


def test_no_example_asks_who_said_what_is_denied(page: Page) -> None:
    page.goto("/")
    examples = page.locator(".examples a")
    expect(examples.first).to_be_visible()
    assert not any("lighthouse" in example for example in examples.all_inner_texts())


def test_the_verification_shows_the_words(page: Page) -> None:
    case = CASES["direct, denied"]
    page.goto("/verify")
    page.get_by_label("Paste a quotation").fill(case.quoted[0])
    page.get_by_role("button", name="Verify").click()
    expect(page.locator("figcaption").first).to_contain_text(f"denied or not said: {case.words}")


def test_feed_table_and_json_lines_have_the_words(page: Page, case: Case) -> None:
    asked = f"?q={percent(case.question)}"
    feed = feedparser.parse(
        page.request.get(f"/api/v1/feed.atom{asked}").body(), sanitize_html=False
    )
    entry = next(entry for entry in feed.entries if case.words in entry.title)
    assert entry.title == f"{case.speaker}: {case.words}"
    words, said, *_ = entry.content[0].value.split("\n\n")
    assert words == case.words
    assert ("denied or not said" in said) is case.denied
    table = page.request.get(f"/api/v1/search.csv{asked}").body().decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(table, newline="")))
    assert next(iter(row)) == "shown"
    assert (row["shown"], row["denied"]) == (case.words, str(case.denied))
    hit = json.loads(page.request.get(f"/api/v1/search.jsonl{asked}").text().splitlines()[0])
    assert "".join(piece["text"] for piece in hit["shown"]) == case.words
    assert "".join(
        piece["text"] for piece in hit["shown"] if piece["style"] == "verbatim"
    ) == "".join(verbatim(case))
    quote = page.request.get(f"/api/v1/quotes/{hit['id']}").json()
    assert "".join(piece["text"] for piece in quote["shown"]) == case.words


def test_the_command_line_shows_the_words(run: Run, index: Path, case: Case) -> None:
    words, said, headline, address, *_ = run(
        "search", case.question, "--index", index
    ).stdout.splitlines()
    assert words == case.words
    assert said.startswith(
        f"  {case.speaker} (named there: {case.mention}), published 2026-05-04, The Courier"
    )
    assert ("(denied or not said" in said) is case.denied
    assert headline.startswith("  Headline: ")
    assert address == "  https://courier.example/a"

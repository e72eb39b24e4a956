"""axe-core finds no violation in the widget's states and on the pages, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from quotesearch.records import Occurrence

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?q=arrogance",
    "/verify",
    "/speakers/",
    "/speakers/Pete%20Hegseth",
    "/embed-code",
    "/docs",
    "/embed",
]
FACETS = {
    "kind": {"direct": 2},
    "speaker": {"Ada Moreau": 3},
    "source": {"The Courier": 3},
    "year": {"2026": 3},
}

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def no_violation(page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert len(found.response["passes"]) > 10  # it did look


@schemes
@pytest.mark.parametrize("theme", ["auto", "other"])
def test_the_widget_in_each_state(page, widget, hit, scheme, theme):
    page.emulate_media(color_scheme=scheme)
    theme = theme if theme == "auto" else {"light": "dark", "dark": "light"}[scheme]
    widget.host(f'<quote-search theme="{theme}"></quote-search>')
    expect(widget.root).to_have_attribute("data-state", "empty")
    no_violation(page)

    place = ("herald/a", "The Herald", "2026-03-05", "https://herald.example/b", None)
    other = Occurrence(*place, "Words.", "Ben Ito", None, False)
    hits = [
        hit(
            "a “master class” of",
            "mixed",
            quoted=("master class",),
            highlights=[(0, 1), (3, 9)],
            speaker_mention="he",
        ),
        hit("We stay.", confidence=0.66, occurrences=[other], conflict=True),
        hit(
            "that they would stay",
            "indirect",
            speaker=None,
            speaker_mention="an aide",
            highlights=[(5, 9)],
        ),
        hit(
            "a tax rise",
            "indirect",
            denied=True,
            report="She ruled out a tax rise.",
            report_start=0,
            speaker_start=0,
            speaker_mention="She",
            start=14,
            end=24,
            spans=((14, 24),),
            highlights=[(2, 5)],
        ),
    ]
    widget.answer(*hits, total=9, facets=FACETS, next_page="abc", speaker="Ada Moreau")
    widget.ask("answered")
    expect(widget.options).to_have_count(4)
    no_violation(page)
    widget.opened()
    widget.input.press("ArrowDown")
    expect(widget.options.first).to_have_attribute("aria-selected", "true")
    no_violation(page)

    widget.answer()
    widget.ask("nobody")
    expect(widget.root).to_have_attribute("data-state", "nothing")
    no_violation(page)

    widget.serve(lambda route: route.fulfill(status=500))
    widget.ask("trouble")
    expect(widget.root).to_have_attribute("data-state", "problem")
    no_violation(page)


@schemes
@pytest.mark.parametrize("address", PAGES)
def test_the_pages(page, scheme, address):
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    if "?q=" in address:
        expect(
            page.get_by_role("listbox", name="Quotes").get_by_role("option").first
        ).to_be_visible()
    no_violation(page)

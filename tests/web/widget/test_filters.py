"""<quote-search>: what it understood of a question, its filters, and more quotes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FACETS = {
    "speaker": {"Ada Moreau": 12, "Ben Ito": 3},
    "source": {"The Courier": 9, "The Herald": 6},
    "year": {"2026": 11, "2025": 4},
}


# What was understood


def test_what_was_understood_is_shown_and_can_be_removed(page, widget):
    widget.host()
    widget.ask("what did Altman say in February 2026")
    chips = page.get_by_role("list", name="Understood").get_by_role("button")
    expect(chips).to_have_text(
        ["said by Sam Altman ×", "from 1 February 2026 to 28 February 2026 ×"]
    )
    chips.first.click()
    expect(chips).to_have_text(["from 1 February 2026 to 28 February 2026 ×"])
    assert widget.asked[-1]["speaker"] == ""
    expect(widget.input).to_be_focused()
    chips.click()
    expect(chips).to_have_count(0)
    assert (widget.asked[-1]["speaker"], widget.asked[-1]["since"], widget.asked[-1]["until"]) == (
        "",
        "",
        "",
    )
    widget.ask("what did Altman say about principles")  # another question is understood afresh
    expect(chips).to_have_text(["said by Sam Altman ×"])
    assert "speaker" not in widget.asked[-1]


# Facets and pages


def test_filters_narrow_and_go_with_the_question(page, widget, hit):
    widget.answer(hit(), facets=FACETS)
    widget.host()
    widget.ask("yield")
    narrow = page.get_by_role("group", name="Filters")
    expect(narrow.get_by_label("Speaker").locator("option")).to_have_text(
        ["Any", "Ada Moreau (12)", "Ben Ito (3)"]
    )
    for name, label, sent in (
        ("Speaker", "Ben Ito (3)", {"speaker": "Ben Ito"}),
        ("Source", "The Herald (6)", {"source": "The Herald"}),
        ("Year", re.compile("2025"), {"since": "2025-01-01", "until": "2025-12-31"}),
    ):
        select = narrow.get_by_label(name)
        value = select.locator("option").filter(has_text=label).get_attribute("value")
        with page.expect_response("**/api/v1/search?*"):
            select.select_option(value)
        assert {key: widget.asked[-1][key] for key in sent} == sent
        expect(select).to_have_value(value)
    assert (
        widget.asked[-1].items()
        >= {"q": "yield", "speaker": "Ben Ito", "source": "The Herald"}.items()
    )
    with page.expect_response("**/api/v1/search?*"):
        narrow.get_by_label("Speaker").select_option(index=0)
    assert not widget.asked[-1].get("speaker")
    with page.expect_response("**/api/v1/search?*"):
        widget.ask("another")
    assert widget.asked[-1].keys() & {"speaker", "source", "since", "until"} == set()
    assert page.get_by_role("listbox", name="Quotes").locator("select").count() == 0


@pytest.mark.parametrize(
    ("lang", "label", "options"),
    [
        (
            "en",
            "Wording",
            [
                "All quotes",
                "In quotation marks (9)",
                "Reported (4)",
                "Partly in quotation marks (2)",
                "constructor (1)",
            ],
        ),
        (
            "de",
            "Wortlaut",
            [
                "Alle Zitate",
                "In Anführungszeichen (9)",
                "Indirekte Rede (4)",
                "Teils in Anführungszeichen (2)",
                "constructor (1)",
            ],
        ),
    ],
)
def test_a_control_for_how_words_are_printed(page, widget, hit, lang, label, options):
    widget.answer(
        hit(), facets={"kind": {"direct": 9, "indirect": 4, "mixed": 2, "constructor": 1}}
    )
    widget.host(lang=lang)
    widget.ask("yield")
    select = page.locator("quote-search").get_by_label(label)
    expect(select.locator("option")).to_have_text(options)
    with page.expect_response("**/api/v1/search?*"):
        select.select_option("mixed")
    assert widget.asked[-1]["kind"] == "mixed"
    expect(select).to_have_value("mixed")
    assert page.evaluate("document.querySelector('quote-search').filters") == {"kind": "mixed"}


def test_a_filter_that_leaves_nothing_stays_visible(page, widget):
    widget.answer(facets={"kind": {}, "speaker": {}})
    widget.host()
    page.evaluate(
        "document.querySelector('quote-search').filters = { kind: 'direct', speaker: 'Ada Moreau' }"
    )
    widget.ask("yield")
    page.evaluate(
        "document.querySelector('quote-search').filters = { kind: 'direct', speaker: 'Ada Moreau' }"
    )
    narrow = page.get_by_role("group", name="Filters")
    expect(narrow.get_by_label("Wording").locator("option:checked")).to_have_text(
        "In quotation marks (0)"
    )
    expect(narrow.get_by_label("Speaker").locator("option:checked")).to_have_text("Ada Moreau (0)")


@pytest.mark.parametrize(
    ("since", "until", "chip", "year"),
    [
        ("2026-01-01", "2026-01-31", "from 1 January 2026 to 31 January 2026 ×", ""),
        ("2026-01-01", None, "from 1 January 2026 ×", ""),
        ("2026-01-01", "2026-12-31", None, "2026"),
    ],
)
def test_days_other_than_a_whole_year_are_a_chip(page, widget, hit, since, until, chip, year):
    widget.answer(hit(), facets={"year": {"2026": 3}}, since=since, until=until)
    widget.host()
    widget.ask("yield")
    days = {name: day for name, day in (("since", since), ("until", until)) if day}
    page.evaluate("(days) => (document.querySelector('quote-search').filters = days)", days)
    chips = page.get_by_role("list", name="Understood").get_by_role("button")
    expect(chips).to_have_text([chip] if chip else [])
    expect(page.get_by_role("group", name="Filters").get_by_label("Year")).to_have_value(year)
    assert widget.asked[-1].items() >= days.items()
    if chip:
        with page.expect_response("**/api/v1/search?*"):
            chips.click()
        assert widget.asked[-1].keys().isdisjoint({"since", "until"})


def test_another_speaker_can_be_chosen_at_once(page, widget, hit):
    everybody = {"Ada Moreau": 12, "Ben Ito": 3}
    narrowed = {
        name: widget.reply(hit(), facets={"speaker": {name: count}})
        for name, count in everybody.items()
    }
    whole = widget.reply(hit(), facets={"speaker": everybody})
    widget.serve(lambda r: r.fulfill(body=narrowed.get(widget.asked[-1].get("speaker"), whole)))
    widget.host()
    widget.ask("yield")
    select = page.get_by_role("group", name="Filters").get_by_label("Speaker")
    for name in everybody:
        with page.expect_response("**/api/v1/search?*"):
            select.select_option(name)
        expect(select).to_have_value(name)
        expect(select.locator("option")).to_have_text(["Any", "Ada Moreau (12)", "Ben Ito (3)"])
        assert page.evaluate("document.querySelector('quote-search').filters") == {"speaker": name}


def test_filters_of_the_real_index(page, widget):
    widget.host()
    widget.ask("lawful")
    select = page.get_by_role("group", name="Filters").get_by_label("Speaker")
    label = select.locator("option").nth(1).inner_text()
    name, count = re.fullmatch(r"(.+) \((\d+)\)", label).groups()
    with page.expect_response("**/api/v1/search?*") as answered:
        select.select_option(index=1)
    hits = answered.value.json()["hits"]
    assert {one["speaker"] for one in hits} == {name}
    assert answered.value.json()["total"] == int(count)
    expect(widget.options).to_have_count(len(hits))


def test_more_quotes(page, widget, hit):
    first, second = (
        widget.reply(hit("One."), total=2, next_page="abc"),
        widget.reply(hit("Two."), total=2),
    )
    widget.serve(lambda r: r.fulfill(body=second if "cursor=abc" in r.request.url else first))
    widget.host()
    widget.ask("x")
    expect(widget.options).to_contain_text(["One."])
    page.get_by_role("button", name="More quotes").click()
    expect(widget.options).to_contain_text(["One.", "Two."])
    expect(page.get_by_role("button", name="More quotes")).to_be_hidden()
    ids = widget.options.evaluate_all("all => all.map(e => e.id)")
    assert len(set(ids)) == 2
    expect(widget.group("Two.").get_by_role("button", name="Insert")).to_be_visible()
    assert widget.asked[-1]["cursor"] == "abc"

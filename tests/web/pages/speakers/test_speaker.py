"""The page of one speaker, read in a browser without JavaScript: the server renders it whole."""

from __future__ import annotations

from urllib.parse import quote as percent

import pytest
from playwright.sync_api import expect

from tests.web.pages.speakers.conftest import HOSTILE, MANY, NAMES, SAME, speaker

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", NAMES)
def test_any_name_has_its_page(page, name):
    page.goto("/speakers/")
    page.locator(".speakers a").get_by_text(name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("blockquote")).to_have_text(
        f"“Somebody is called that, {NAMES.index(name)}.”"
    )
    expect(page.locator("figcaption")).to_contain_text("date unknown")
    assert page.locator("main img, main script").count() == 0


def test_an_unknown_name_is_not_found(page):
    reply = page.goto("/speakers/Ann/Nobody%3Cimg%3E")
    assert reply.status == 404
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    expect(page.get_by_role("heading", level=1)).to_have_text("Not found")
    expect(page.get_by_text("Nobody called “Ann/Nobody<img>” is quoted here.")).to_be_visible()
    page.get_by_role("link", name="all speakers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Speakers")


@pytest.mark.parametrize(
    ("name", "hint"), [("lee", "Did you mean Ann Lee?"), ("Nobody", "The articles may spell")]
)
def test_an_unknown_name_suggests_a_similar_one(page, name, hint):
    page.goto(f"/speakers/{name}")
    expect(page.get_by_role("main")).to_contain_text(hint)


def test_case_does_not_matter(page):
    speaker(page, "ANN lee")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ann Lee")


def test_quotes_come_newest_first_page_by_page(page):
    speaker(page, "Ann Lee")
    seen = []
    for number in (1, 2, 3):
        expect(page.get_by_text(f"Page {number} of 3")).to_be_visible()
        seen += [day.get_attribute("datetime") for day in page.locator(".quotes time").all()]
        if number < 3:
            page.get_by_role("link", name="Next").click()
    assert len(seen) == MANY
    assert seen == sorted(seen, reverse=True)
    expect(page.get_by_role("link", name="Next")).to_have_count(0)
    page.get_by_role("link", name="Previous").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?page=4", "There is no page 4. The last page is 3."),
        ("?page=0", "There is no page 0."),
        ("?page=²", "There is no page ²."),
        ("?page=9999999999999", "There is no page 9999999999."),
        ("?since=soon", "'soon' is not a day written YYYY-MM-DD"),
        ("?since=2025-02-02&until=2025-01-01", "Since is after until. Swap them."),
    ],
)
def test_a_parameter_at_fault_is_named(page, query, says):
    reply = page.goto(f"/speakers/Ann%20Lee{query}")
    assert reply.status == 400
    expect(page.get_by_role("heading", level=1)).to_have_text("Invalid request")
    expect(page.get_by_role("main")).to_contain_text(says)


def test_a_quote_says_when_where_and_how_the_article_names_them(page):
    speaker(page, "Ann Lee", "?page=3")
    last = page.locator(".quotes > li").last  # 1 January, after the 25th, 13th of it and so on
    expect(last.locator("blockquote")).to_have_text("“Ann speaks for time number 0.”")
    expect(last.locator("figcaption > p")).to_have_text(
        ["A title", "published 1 January 2025 · The Herald"]
    )
    link = last.get_by_role("link")
    expect(link).to_have_attribute(
        "href", "https://courier.example/0#:~:text=Ann%20speaks%20for%20time%20number%200."
    )
    first = page.locator(".quotes > li").first
    expect(first.locator("figcaption > p").last).to_have_text("named in the article as “she”")


def test_paraphrase_doubt_and_context(page):
    speaker(page, "Bo Díaz")
    mixed, direct, indirect = page.locator(".quotes > li").all()
    assert mixed.locator(".verbatim").all_inner_texts() == ["“old order”"]
    assert mixed.locator(".reported").all_inner_texts() == ["that the ", " is over"]
    expect(mixed).to_contain_text("said on 7 February 2024 · A")
    expect(mixed).to_contain_text("named in the article as “the minister”")
    expect(mixed.locator(".doubt")).to_have_text("Speaker uncertain (70% confidence)")
    mixed.get_by_text("In context").click()
    expect(mixed.get_by_text(f"The minister said so. {HOSTILE}")).to_be_visible()
    expect(mixed.locator("cite")).to_have_text(HOSTILE)
    expect(mixed.get_by_text("published 9 February 2024")).to_be_visible()
    assert direct.locator(".verbatim").all_inner_texts() == [f"“{SAME}”"]
    expect(direct.locator("figcaption")).not_to_contain_text("uncertain")
    assert indirect.locator(".verbatim").count() == 0
    expect(indirect.locator("blockquote")).to_have_text(f"that all is {HOSTILE}")
    expect(indirect).to_contain_text("date unknown")
    expect(indirect).to_contain_text("paraphrased by the reporter")
    colours = mixed.locator("blockquote span").evaluate_all(
        "all => all.map(e => getComputedStyle(e).color)"
    )
    assert len(set(colours)) == 2


def test_printings_are_one_quote_and_other_names_are_told(page):
    speaker(page, "Bo Díaz")
    quote = page.locator(".quotes > li").nth(1)
    expect(quote.locator(".doubt")).to_have_text("The same words are also attributed to Cy Young.")
    quote.get_by_text("2 other printings").click()
    expect(quote.locator("details li")).to_have_text(
        ["B · 2 January 2024 · Díaz", f"{HOSTILE} · 3 January 2024 · Cy Young"]
    )
    expect(page.get_by_text("Possibly the same person: DÍAZ (1), Díaz (1).")).to_be_visible()
    page.get_by_role("link", name="Díaz", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "DÍAZ"
    )  # as either is: case does not part them
    expect(page.locator("blockquote")).to_have_text(["“Shouted.”", f"“{SAME}”"][::-1])
    expect(page.get_by_text("Possibly the same person: Bo Díaz (3).")).to_be_visible()
    speaker(page, "Ann Lee")
    expect(page.get_by_text("Possibly the same person")).to_have_count(0)


def test_sources_narrow(page):
    speaker(page, "Ann Lee")
    expect(page.locator(".prominent li")).to_have_text(["The Courier 30", "The Herald 15"])
    page.get_by_role("link", name="The Herald").first.click()
    expect(page.get_by_text("Only in The Herald.")).to_be_visible()
    lines = page.locator(".quotes figcaption > p:nth-child(2)").all_inner_texts()
    assert {line.partition(" · ")[2] for line in lines} == {"The Herald"}
    expect(page.locator(".quotes > li")).to_have_count(15)
    page.get_by_role("link", name="All quotes").click()
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()


def test_the_chart_and_its_table_say_the_same(page):
    speaker(page, "Ann Lee")
    chart = page.get_by_role("img", name="Quotes of Ann Lee from January 2025 to December 2025")
    expect(chart).to_have_accessible_description("Most quotes: 4 in January 2025.")
    heights = [float(bar.get_attribute("height")) for bar in chart.locator("rect").all()]
    page.get_by_text("As a table").click()
    rows = page.get_by_role("row").all()[1:]
    counts = [int(row.get_by_role("cell").inner_text()) for row in rows]
    assert sum(counts) == MANY
    assert heights == [round(94 * count / max(counts), 1) for count in counts]
    rows[1].get_by_role("link", name="February 2025").click()
    expect(page.get_by_text("Only from 1 February 2025 to 28 February 2025.")).to_be_visible()
    expect(page.locator(".quotes > li")).to_have_count(counts[1])
    assert {day.get_attribute("datetime")[:7] for day in page.locator(".quotes time").all()} == {
        "2025-02"
    }


def test_without_days_there_is_no_chart(page):
    speaker(page, "AC/DC")
    expect(page.locator("svg")).to_have_count(0)
    expect(page.locator(".lede")).to_have_text("1 quote")


def test_days_that_are_not_known_are_counted(page):
    speaker(page, "Bo Díaz")
    expect(
        page.get_by_text("Most quotes: 1 on 1 January 2024. 1 quote is undated.")
    ).to_be_visible()


def test_what_one_person_said_is_searched(browser, speakers_url):
    with browser.new_context(base_url=speakers_url) as context:
        page = context.new_page()
        page.goto(f"/speakers/{percent('Bo Díaz')}")
        page.get_by_label("Search what Bo Díaz said").fill("the old order")
        page.get_by_role("button", name="Search").click()
        expect(page.locator("quote-search [role=option]").first).to_contain_text("old order")
        expect(page.locator("quote-search").get_by_label("Speaker")).to_have_value("Bo Díaz")
        assert set(page.locator("quote-search .speaker").all_inner_texts()) == {"Bo Díaz"}

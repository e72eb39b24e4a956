"""What <quote-search> shows of one quote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quotesearch.records import Occurrence

pytestmark = pytest.mark.browser


@pytest.fixture
def shown(widget, hit):
    """Shows one quote, and gives its option and its group."""

    def show(*texts, **fields):
        one = hit(*texts, **fields)
        widget.answer(one)
        widget.host()
        widget.ask("x")
        expect(widget.options).to_have_count(1)
        return widget.options, widget.page.get_by_role("group").filter(
            has=widget.page.get_by_role("button", name="Insert")
        )

    return show


@pytest.mark.parametrize(
    ("text", "kind", "quoted", "words", "verbatim"),
    [
        ("We stay.", "direct", ["We stay."], "“We stay.”", ["“We stay.”"]),
        (
            "a “master class in arrogance”, he",
            "mixed",
            ["master class in arrogance"],
            "a “master class in arrogance”, he",
            ["“master class in arrogance”"],
        ),
        (
            "it is “one,” then ‘two.’",
            "mixed",
            ["one", "two."],
            "it is “one,” then ‘two.’",
            ["“one,”", "‘two.’"],
        ),
        ("in good conscience", "mixed", ["good"], "in “good” conscience", ["“good”"]),
        ("that they would stay", "indirect", [], "that they would stay", []),
    ],
    ids=["direct", "mixed", "two-parts", "marks-not-printed", "indirect"],
)
def test_verbatim_words_stand_inside_quotation_marks(shown, text, kind, quoted, words, verbatim):
    option, _ = shown(text, kind, quoted=tuple(quoted))
    expect(option).to_contain_text(words)
    assert option.locator("[part~=verbatim]").all_inner_texts() == verbatim
    if not verbatim:
        assert "“" not in option.inner_text()
    looks = option.locator("[part~=verbatim], [part~=reported]").evaluate_all(
        "all => all.map(e => [e.getAttribute('part'), getComputedStyle(e).color])"
    )
    assert len({colour for _, colour in looks}) == len({part for part, _ in looks})


def test_highlights_count_code_points(shown):
    text = "𝔸 🧨 naïve 👩‍🚀 claim, naïve"
    starts = [at for at in range(len(text)) if text.startswith("naïve", at)]
    option, _ = shown(
        text, highlights=[(at, at + 5) for at in starts] + [(4, 999), (9, 3), (-1, 2)]
    )
    expect(option).to_contain_text(f"“{text}”")
    assert option.locator("mark").all_inner_texts() == ["naïve", "naïve"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Ada Moreau"),
        (
            {"speaker": None, "speaker_mention": "a senior official", "confidence": 0.3},
            "Unnamed: ‘a senior official’",
        ),
        ({"speaker": None, "speaker_mention": None, "confidence": 0.3}, "Unnamed"),
    ],
)
def test_the_speaker_or_the_mention_is_named(shown, fields, says):
    option, _ = shown(**fields)
    expect(option).to_contain_text(says)
    assert ("Ada Moreau" in option.inner_text()) == (not fields)


@pytest.mark.parametrize(
    ("date", "basis", "published", "says"),
    [
        ("2026-02-27", "stated", "2026-03-04", "said on 27 February 2026"),
        ("2026-03-04", "published", "2026-03-04", "published 4 March 2026"),
        (None, None, "2026-03-04", "published 4 March 2026"),
        (None, None, None, "date unknown"),
        ("soon", "stated", None, "date unknown"),
        ("2026-13-45", "stated", None, "date unknown"),
    ],
)
def test_the_day_and_its_basis_are_shown(shown, date, basis, published, says):
    option, _ = shown(date=date, date_basis=basis, published=published)
    expect(option).to_contain_text(says)
    expect(option).to_contain_text("The Courier")


@pytest.mark.parametrize(
    ("fields", "line", "headline"),
    [
        ({}, "published 4 March 2026 · The Courier", "A title"),
        ({"source": None}, "published 4 March 2026", "A title"),
        ({"title": None}, "published 4 March 2026", "The Courier"),
        ({"source": None, "title": None}, "published 4 March 2026", "courier/a"),
    ],
)
def test_headline_source_and_link_are_shown(shown, fields, line, headline):
    option, group = shown(**fields)
    expect(option.locator("p").last).to_have_text(line)
    link = group.get_by_role("link")
    expect(link).to_have_text(headline)
    expect(link).to_have_attribute(
        "href", "https://courier.example/a#:~:text=We%20will%20not%20yield."
    )
    expect(link).to_have_attribute("rel", "noopener")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//courier.example/a",
    ],
)
def test_only_addresses_of_the_web_are_links(shown, url):
    _, group = shown(url=url)
    expect(group.get_by_text("A title")).to_be_visible()
    expect(group.get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "kind", "quoted", "url", "fragment"),
    [
        (
            "It is well-known, yes & no.",
            "direct",
            None,
            "",
            "#:~:text=It%20is%20well%2Dknown%2C%20yes%20%26%20no.",
        ),
        ("We stay.", "direct", None, "#part-2", "#part-2:~:text=We%20stay."),
        ("We stay.", "direct", None, "?a=1&b=2", "?a=1&b=2#:~:text=We%20stay."),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen",
            "direct",
            None,
            "",
            "#:~:text=one%20two%20three%20four,twelve%20thirteen%20fourteen%20fifteen",
        ),
        (
            "called it a “class”",
            "mixed",
            ["class"],
            "",
            "#:~:text=called%20it%20a%20%E2%80%9Cclass%E2%80%9D",
        ),
        (
            "Ça va – „naïve“ 50% #1",
            "direct",
            None,
            "",
            "#:~:text=%C3%87a%20va%20%E2%80%93%20%E2%80%9Ena%C3%AFve%E2%80%9C%2050%25%20%231",
        ),
    ],
    ids=["encoded", "after-a-fragment", "after-a-query", "long", "mixed", "all-of-unicode"],
)
def test_the_link_leads_to_the_words(shown, text, kind, quoted, url, fragment):
    address = f"https://courier.example/a{url.partition('#')[0]}"
    _, group = shown(
        text, kind, quoted=tuple(quoted or [text]), url=f"https://courier.example/a{url}"
    )
    wanted = address.partition("?")[0] + fragment
    expect(group.get_by_role("link").first).to_have_attribute("href", wanted)


@pytest.mark.parametrize(
    ("kind", "quoted", "fragment"),
    [("direct", ("We go.", "We stay."), "#:~:text=We%20go."), ("indirect", (), "")],
)
def test_the_link_leads_to_the_first_piece_of_a_split_quote(shown, kind, quoted, fragment):
    _, group = shown("We go. We stay.", kind, quoted=quoted, spans=((0, 6), (20, 28)))
    expect(group.get_by_role("link").first).to_have_attribute(
        "href", f"https://courier.example/a{fragment}"
    )


@pytest.mark.parametrize(
    ("kind", "denied", "lang", "note"),
    [
        ("direct", False, "en", ""),
        ("indirect", False, "en", ", paraphrased by the reporter"),
        ("indirect", True, "en", ", denied or not said, paraphrased by the reporter"),
        ("direct", True, "de", ", bestritten oder nicht gesagt"),
        ("indirect", False, "de", ", sinngemäß wiedergegeben"),
    ],
)
def test_notes_about_the_words(widget, hit, kind, denied, lang, note):
    widget.answer(hit(kind=kind, denied=denied))
    widget.host(lang=lang)
    widget.ask("x")
    expect(widget.options.locator("[part=note]")).to_have_text(note)


@pytest.mark.parametrize(
    ("confidence", "low"), [(0.7, True), (0.799, True), (0.8, False), (0.95, False)]
)
def test_low_confidence_is_shown_as_such(shown, confidence, low):
    option, group = shown(confidence=confidence)
    expect(option.get_by_text(re.compile("low confidence"))).to_have_count(int(low))
    group.get_by_text("Why this name?").click()
    expect(group).to_contain_text(f"{int(confidence * 100 + 0.5)}")


def test_widget_and_pages_call_the_same_confidence_low():
    web = Path(__file__).parents[3] / "quotesearch" / "web"
    script = (web / "static" / "quote-search.js").read_text()
    parts = (web / "templates" / "_parts.html").read_text()
    (in_script,) = re.findall(r"const SURE = ([\d.]+);", script)
    (on_pages,) = re.findall(r"quote\.confidence < ([\d.]+)", parts)
    assert in_script == on_pages


def test_the_reasons_for_a_name(shown):
    _, group = shown(speaker_mention="the chief executive", cue="insisted", confidence=0.91)
    expect(group.get_by_text("She said: We will not yield.")).to_be_hidden()
    group.get_by_text("Why this name?").click()
    for says in ("the chief executive", "insisted", "91", "She said: We will not yield."):
        expect(group).to_contain_text(says)


def test_why_leaves_out_what_is_unknown(shown):
    _, group = shown(speaker=None, speaker_mention=None, cue=None, context="", confidence=0.0)
    for summary in group.locator("summary").all():
        summary.click()
    assert not re.search(r"null|undefined|NaN|“”|‘’", group.inner_text())


def test_other_printings(widget, hit):
    others = [
        Occurrence(
            "herald/a",
            "The Herald",
            "2026-03-05",
            "https://herald.example/b",
            None,
            "We will not yield.",
            None,
            None,
            False,
        ),
        Occurrence(
            "x/1",
            None,
            None,
            "javascript:alert(1)",
            "Elsewhere",
            "We will not yield.",
            "Ada Moreau",
            None,
            False,
        ),
    ]
    widget.answer(hit(occurrences=others), hit("Alone.", speaker="Ben Ito"))
    widget.host()
    widget.ask("x")
    group = widget.group("We will not yield.")
    group.get_by_text("2 other printings").click()
    for says in ("The Herald", "5 March 2026", "Elsewhere", "date unknown"):
        expect(group).to_contain_text(says)
    links = group.get_by_role("link").evaluate_all("all => all.map(a => a.href.split('#')[0])")
    assert links == ["https://courier.example/a", "https://herald.example/b"]
    expect(widget.group("Alone.").get_by_text("other printing")).to_have_count(0)


def test_two_names_for_the_same_words_are_shown(widget, hit):
    other = Occurrence(
        "herald/a",
        "The Herald",
        "2026-03-05",
        None,
        None,
        "We will not yield.",
        "Ben Ito",
        None,
        False,
    )
    widget.answer(hit(occurrences=[other], conflict=True), hit("It is done."))
    widget.host()
    widget.ask("yield")
    conflict = widget.page.get_by_text("The same words are also attributed to Ben Ito.")
    expect(conflict).to_have_count(1)
    expect(conflict).to_be_visible()

from __future__ import annotations

import pytest

from quotesearch.articles.headline import headline

LONG = "The dam broke at night"


@pytest.mark.parametrize(
    ("titles", "sources", "expected"),
    [
        ([LONG], [], LONG),
        ([f"{LONG} | The Herald"], ["The Herald"], LONG),
        ([f"{LONG}|The Herald"], ["the herald"], LONG),
        ([f"{LONG} - The Herald"], ["The Herald"], LONG),
        ([f"{LONG} – Herald"], ["The Herald"], LONG),
        ([f"{LONG} — The Herald – 04/03/2026"], ["The Herald"], LONG),
        ([f"{LONG} - News - The Herald - Daily"], ["News – The Herald – Daily"], LONG),
        ([f"{LONG}｜日報"], ["日報"], LONG),
        (
            [f"{LONG} - Springfield news", LONG],
            [],
            LONG,
        ),  # another title shows where the headline ends
        (["Flood: dam broke - what now?", "Flood"], [], "Flood: dam broke - what now?"),
        (
            ["Your bill - here's how to check", "Your bill - here's how to check it"],
            [],
            "Your bill - here's how to check",
        ),
        (["The Herald", LONG], ["The Herald"], LONG),  # a page that names only the site
        (["Opinion | The dam broke", "Opinion"], ["The Herald"], "Opinion | The dam broke"),
        (["Half-time: 1-1", "Half"], ["The Herald"], "Half-time: 1-1"),
        (["| The Herald"], ["The Herald"], None),
        (["", LONG], ["", "The Herald"], LONG),
        ([f"Herald: {LONG}"], ["The Herald"], LONG),
        ([f"The Herald - {LONG}"], ["The Herald"], LONG),
        ([f"{LONG} - Opinion - The Herald"], ["The Herald"], LONG),
        ([f"{LONG} | UK news | The Herald"], ["The Herald"], LONG),
        ([f"{LONG} | Spain | The Herald"], ["The Herald"], LONG),
        (["Opinion | Who pays for it? | Herald"], ["The Herald"], "Opinion | Who pays for it?"),
        (["Who pays? - Opinion - The Herald", "Who pays?"], ["The Herald"], "Who pays?"),
        (["United 1 - 2 City - Sport - Herald"], ["The Herald"], "United 1 - 2 City"),
        ([f"{LONG} - live"], ["Livemint"], f"{LONG} - live"),
        ([f"{LONG} | News, Jobs - Herald"], ["News, Jobs - The Herald"], LONG),
        (["The dam broke …", LONG], [], LONG),
        (["The dam broke...", "Rain"], [], "The dam broke..."),
        (["The Herald view: who pays?"], ["The Herald"], "The Herald view: who pays?"),
        (["Review: The Herald of rain"], ["The Herald"], "Review: The Herald of rain"),
        (["News - rain"], ["News – The Herald"], "News - rain"),
        ([], ["The Herald"], None),
        ([" - ".join("a" * 10_000)], ["The Herald"], " - ".join("a" * 10_000)),
    ],
)
def test_the_headline_is_the_title_without_the_name_of_the_site(
    titles: list[str], sources: list[str], expected: str | None
) -> None:
    assert headline(titles, sources) == expected

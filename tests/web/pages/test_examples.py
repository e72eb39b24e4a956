"""The example questions of the search page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_examples_are_of_this_index_and_are_answered(page):
    page.goto("/")
    examples = page.locator(".examples a").all_inner_texts()
    assert examples[0].startswith("who said “")
    assert examples[1] == "what did Sam Altman say in February 2026"
    assert len(examples) == 3
    for example in examples:
        page.goto("/")
        page.get_by_role("link", name=example, exact=True).click()
        expect(page.get_by_label("Who said what?")).to_have_value(example)
        expect(page.locator("quote-search [role=option]").first).to_be_visible()

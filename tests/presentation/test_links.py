"""Links to the article of a quote, and to the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.presentation import place_of, web_address

if TYPE_CHECKING:
    from tests.conftest import MakeQuote


@pytest.mark.parametrize(
    ("text", "fields", "address"),
    [
        ("We stay.", {}, "https://a.example/x#:~:text=We%20stay."),
        ("A co-op, & more", {}, "https://a.example/x#:~:text=A%20co%2Dop%2C%20%26%20more"),
        ("1 2 3 4 5 6 7 8 9 10", {}, "https://a.example/x#:~:text=1%202%203%204,7%208%209%2010"),
        (
            "We go. We stay.",
            {"quoted": ("We go.", "We stay."), "spans": ((0, 6), (20, 28))},
            "https://a.example/x#:~:text=We%20go.",
        ),
        (
            "that they go and stay",
            {"kind": "indirect", "quoted": (), "spans": ((0, 9), (20, 28))},
            "https://a.example/x",
        ),
        ("Yes", {"url": "HTTP://a.example/x#part"}, "HTTP://a.example/x#part:~:text=Yes"),
        ("Yes", {"url": None}, None),
        ("Yes", {"url": "javascript:alert(1)"}, None),
        ("Yes", {"url": " https://a.example"}, None),
        ("Yes", {"url": "//a.example"}, None),
    ],
)
def test_a_link_leads_to_the_words_in_the_article(
    make_quote: MakeQuote, text: str, fields: dict[str, Any], address: str | None
) -> None:
    assert place_of(make_quote(text, **{"url": "https://a.example/x", **fields})) == address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/a b?q=“x”", "https://a.example/a%20b?q=%E2%80%9Cx%E2%80%9D"),
        ("ftp://a.example/x", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_an_address_on_the_web_is_a_link(url: str | None, address: str | None) -> None:
    assert web_address(url) == address

"""A quote as a page sets it."""

from __future__ import annotations

import pytest

from quotesearch.web.typeset import pieces, place_of, written_day


@pytest.mark.parametrize(
    ("text", "fields", "shown", "verbatim"),
    [
        ("We stay.", {}, "“We stay.”", ["“We stay.”"]),
        (
            "a “master class in arrogance”, he",
            {"kind": "mixed", "quoted": ("master class in arrogance",)},
            "a “master class in arrogance”, he",
            ["“master class in arrogance”"],
        ),
        (
            "it is “one,” then ‘two.’",
            {"kind": "mixed", "quoted": ("one", "two.")},
            "it is “one,” then ‘two.’",
            ["“one,”", "‘two.’"],
        ),
        ("We go. We stay.", {"quoted": ("We go.", "We stay.")}, "“We go.” “We stay.”", ["“We go.”", "“We stay.”"]),
        ("in good conscience", {"kind": "mixed", "quoted": ("good",)}, "in “good” conscience", ["“good”"]),
        ("of it", {"kind": "mixed", "quoted": ("elsewhere", "it")}, "of “it”", ["“it”"]),
        ("that they would stay", {"kind": "indirect", "quoted": ()}, "that they would stay", []),
    ],
    ids=["direct", "mixed", "two-parts", "split", "marks-not-printed", "a-part-not-there", "indirect"],
)
def test_verbatim_words_stand_in_quotation_marks(make_quote, text, fields, shown, verbatim):
    set_ = pieces(make_quote(text, **fields))
    assert "".join(piece for _, piece in set_) == shown
    assert [piece for exact, piece in set_ if exact] == verbatim


@pytest.mark.parametrize(("iso", "words"), [("2026-02-07", "7 February 2026"), ("0999-12-31", "31 December 999")])
def test_a_day_is_written_out(iso, words):
    assert written_day(iso) == words


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
def test_a_link_finds_the_words_in_the_article(make_quote, text, fields, address):
    assert place_of(make_quote(text, **{"url": "https://a.example/x", **fields})) == address

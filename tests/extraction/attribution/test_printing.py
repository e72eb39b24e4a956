from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.printing import read_printing
from quotesearch.extraction.layout.layout import Layout

Line = tuple[str, list[str]]


def printing(text: str, *contents: str) -> Line:
    """The kind of a quote of these contents, and its pieces."""
    spans = [(text.index(content), text.index(content) + len(content)) for content in contents]
    kind, pieces = read_printing(Layout.of(text), spans)
    return kind, [text[start:end] for start, end in pieces]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It rained,” Lee said.", "“It rained,”", ("direct", ["It rained"])),
        ("“It rained,” Lee said.", "It rained", ("direct", ["It rained"])),
        ("“It rained?” Lee asked.", "“It rained?”", ("direct", ["It rained?"])),
        ("“One.” “Two.” Lee left.", "“One.” “Two.”", ("direct", ["One.", "Two."])),
        ("“One.” “…” Lee left.", "“One.” “…”", ("direct", ["One."])),
        ("Lee said it was “a mess.”", "it was “a mess.”", ("mixed", ["it was “a mess.”"])),
        ("Lee said it rained, too.", " it rained,", ("indirect", ["it rained"])),
        ("Lee said it rained - and", "it rained - ", ("indirect", ["it rained"])),
        ("“—,” said Lee.", "“—,”", ("direct", [])),
    ],
)
def test_kind_and_pieces(text: str, content: str, expected: Line) -> None:
    assert printing(text, content) == expected


def test_contents_on_both_sides_of_the_cue() -> None:
    text = "“The dam,” Lee said, “broke.”"
    assert printing(text, "“The dam,”", "“broke.”") == ("direct", ["The dam", "broke."])
    assert printing(text, "“The dam,”", "Lee said") == ("mixed", ["“The dam,”", "Lee said"])

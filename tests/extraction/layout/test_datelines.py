from __future__ import annotations

import pytest

from quotesearch.extraction.layout.datelines import without_datelines
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.layout.paragraphs import find_paragraphs


def bodies(text: str) -> list[str]:
    spans = without_datelines(text, find_paragraphs(text))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (Reuters) — ",
        "OSLO, May 3 (Reuters) - ",
        "OSLO, Norway (AP) -- ",
        "ST. LOUIS, Mo. — ",
        "OSLO—",
        "NEW DELHI, Aug 11: ",
        "NEW DELHI: ",
        "BERLIN/MILAN: ",
        "Puri (Odisha) [India], August 5 (ANI): ",
        "New Delhi [India], August 5: ",
        "Cork, 3 May – ",
        "Tripoli, Libya (CNN) -- ",
        "OSLO (Aug. 13) -- ",
        "(Reuters) - ",
    ],
)
def test_a_paragraph_starts_behind_its_dateline(dateline: str) -> None:
    assert bodies(f"A headline\n\n{dateline}The harbour will close, Ann Lee said.") == [
        "A headline",
        "The harbour will close, Ann Lee said.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "NATO will send a ship, Ann Lee said.",
        "ANN LEE: “No.”",
        "ANN LEE: ‘No, I won’t.’",
        "LEE: Why?\nRAY: It is late, he said.",
        "One.\nTwo.\nThree.\nNOTICE: The harbour is closed.",
        "The harbour (Oslo) will close — on Friday.",
        "Ann Lee: The harbour will close.",
        "It was in May – the harbour closed.",
        "Q: Why?",
        "U.S. troops left — at last.",
        "",
    ],
)
def test_these_are_no_datelines(text: str) -> None:
    assert bodies(text) == [line for line in text.split("\n") if line]


@pytest.mark.parametrize("marks", ["“”", "‘’"])
def test_a_dateline_may_stand_before_a_quote(marks: str) -> None:
    opening, closing = marks
    body = f"{opening}No,{closing} said Ann Lee."
    assert bodies(f"OSLO: {body}") == [body]


def test_no_sentence_holds_a_dateline() -> None:
    layout = Layout.of("OSLO (AP) — The harbour will close.")
    assert [layout.text[start:end] for start, end in layout.sentences] == [
        "The harbour will close."
    ]

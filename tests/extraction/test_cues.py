from __future__ import annotations

import pytest

from quotesearch.extraction.cues import ACCORDING, CUE, CUES


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("say says said saying", "say"),
        ("tell tells told telling", "tell"),
        ("write writes wrote written writing", "write"),
        ("argue argues argued arguing", "argue"),
        ("express expresses expressed expressing", "express"),
        ("vow vows vowed vowing", "vow"),
        ("admit admits admitted admitting", "admit"),
        ("read reads reading", "read"),
        ("call calls called calling", "call"),
        ("describe describes described describing", "describe"),
    ],
)
def test_every_form_of_a_verb(forms: str, lemma: str) -> None:
    assert {CUES[form].lemma for form in forms.split()} == {lemma}
    assert [form for form in forms.split() if CUES[form].participle] == [forms.rsplit(maxsplit=1)[-1]]


@pytest.mark.parametrize("form", ["sayed", "telled", "writed", "thinked", "denys", "replyed", "admited", "sayes"])
def test_forms_that_nobody_writes(form: str) -> None:
    assert form not in CUES


def test_verbs_that_name_and_verbs_that_take_a_clause() -> None:
    assert [CUES[form].naming for form in ("called", "labeled", "said", "warned")] == [True, True, False, False]
    assert [CUES[form].bare for form in ("said", "told", "called", "asked")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("She said it and he pointed out that they went on.", ["said", "pointed out", "went on"]),
        ("She puts it well: he is putting it off.", ["puts it"]),
        ("Unsaid, essays and hearsay say nothing.", ["say"]),
        ("He readily talked of statements.", []),
    ],
)
def test_cues_are_whole_words(text: str, cues: list[str]) -> None:
    assert CUE.findall(text) == cues


def test_according_to() -> None:
    assert ACCORDING.findall("According to her, and according to him, according as") == ["According to", "according to"]

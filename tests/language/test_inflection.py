from __future__ import annotations

import pytest

from quotesearch.language.inflection import inflect, inflect_all


@pytest.mark.parametrize(
    "forms",
    [
        "reject rejects rejected rejecting",
        "deny denies denied denying",
        "say says sayed saying",  # irregular, but in no list: its forms are written out
        "refuse refuses refused refusing",
        "dismiss dismisses dismissed dismissing",
        "brush brushes brushed brushing",
        "rebut rebuts rebutted rebutting",
        "take takes took taken taking",
        "put puts putting",
        "be am is are was were been being",
    ],
)
def test_a_verb_has_its_forms(forms: str) -> None:
    verb, *_ = forms.split()
    assert inflect(verb) == frozenset(forms.split())


def test_several_verbs_have_the_forms_of_each() -> None:
    assert inflect_all("deny\n take") == inflect("deny") | inflect("take")

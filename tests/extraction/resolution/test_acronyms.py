from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.acronyms import find_spelt_out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Indigenous People of Biafra (IPOB) rose.", ["Indigenous People of Biafra"]),
        (
            "The Independent Corrupt Practices and other related offences Commission (ICPC) rose.",
            ["Independent Corrupt Practices and other related offences Commission"],
        ),
        ("US Central Command (Centcom) rose.", ["Central Command"]),
        (
            "In Leeds, the World Health Organization (the “WHO”) rose.",
            ["World Health Organization"],
        ),
        ("Ann Lee (R-Utah) rose.", []),
        ("He rose (NASA).", []),
        ("The Big World Health Organization (BHO) rose.", []),
        ("Bob Ray (QC) rose.", []),
        ("World Health. Organization (WHO) rose.", []),
    ],
)
def test_a_name_begins_with_the_letter_of_its_acronym(text: str, names: list[str]) -> None:
    assert [text[slice(*one.span)] for one in find_spelt_out(Layout.of(text))] == names

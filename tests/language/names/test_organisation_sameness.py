from __future__ import annotations

import pytest

from quotesearch.language.names.sameness import compare_names
from tests.language.names.cases import Case, read_cases

ORGANISATIONS = read_cases(
    """
    same        | HLTS                    | Harlow Lifeboat and Tug Society | -
    not_certain | HLS                     | Harlow Lifeboat Society         | -
    same        | Harlow Lifeboat Society | HLS                             | -
    same        | Acme plc                | ACME                            | -
    same        | the Justice Department  | Department of Justice           | -
    same        | Harlow Bureau           | Harlow Agency                   | the Harlow Bureau
    same        | P&G                     | Procter & Gamble                | -
    not_certain | Ministry of Health      | Ministry of Health of Albion    | -
    not_certain | UNHCR                   | UNRWA                           | -
    not_certain | University of Harlow    | Harlow State University         | -
    not_certain | Harlow Free Union Party | Dorne Union Party               | -
    another     | Ministry of Health      | Ministry of Transport           | -
    another     | Acme                    | Lena Marlow                     | Acme CEO Lena Marlow
    not_certain | the White House | Lena Marlow | White House spokeswoman Lena Marlow
    not_certain | Lena Marlow             | Harlow Motors Inc.              | -
    same        | EBT                     | Edna Brandt-Tolk                | -
    """
)


@pytest.mark.parametrize("case", ORGANISATIONS)
def test_an_organisation_is_the_speaker_under_any_of_its_names(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer

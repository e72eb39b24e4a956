from __future__ import annotations

import pytest

from quotesearch.language.names.sameness import compare_names
from tests.language.names.cases import Case, read_cases

OFFICES = read_cases(
    """
    same        | the Secretary of War            | Ross Tolk          | The Secretary of War
    not_certain | the Secretary of War            | Ross Tolk          | Defense Secretary Ross Tolk
    not_certain | the Secretary of War            | Ross Tolk          | the Secretary of State
    same        | the Health Secretary | Ross Tolk | Ross Tolk, the secretary of health
    another     | the Health Secretary | Ross Tolk | Transport Secretary Ross Tolk
    same        | Harlow Bay’s mayor | Ross Tolk | Ross Tolk, the mayor of Harlow Bay
    not_certain | the mayor of Dorne              | Ross Tolk          | the mayor of Harlow Bay
    same        | the president of Albania | Ross Tolk | Albanian President Ross Tolk
    same        | the fire marshal                | Ross Tolk          | Fire Marshal Ross Tolk
    same        | the Albanian head of government | Ross Tolk | Albania’s prime minister, Ross Tolk
    not_certain | the mayor of Harlow             | Ross Tolk          | the Labour mayor
    not_certain | the Home Secretary              | Ross Tolk          | the interior secretary
    not_certain | the health secretary | Ross Tolk | Ross Tolk, the former transport secretary
    not_certain | the senator                     | Ross Tolk          | Sen. Ross Tolk
    not_certain | the minister                    | Ross Tolk          | the foreign minister
    not_certain | a neighbour                     | Ross Tolk          | a neighbour, Ross Tolk
    another     | the defence lawyer              | Ross Tolk          | the prosecutor
    another     | the referee                     | Ross Tolk          | the goalkeeper, Ross Tolk
    same        | a police spokesman              | -                  | a police spokesman
    not_certain | Ross Tolk                       | -                  | the governor
    not_certain | Ross Tolk                       | -                  | -
    not_certain | Prime Minister Ross Tolk        | the prime minister | the prime minister
    """
)
RELATIONS = read_cases(
    """
    another     | a spokesman for Ross Tolk | Ross Tolk | -
    another     | Ross Tolk's brother       | Ross Tolk | -
    another     | the wife of Ross Tolk     | Ross Tolk | -
    not_certain | Tolk's office             | Ross Tolk | -
    not_certain | the queen                 | Edna Tolk | Edna Tolk, wife of the king
    not_certain | Tolk's wife               | Edna Tolk | -
    another     | people close to Tolk      | Ross Tolk | -
    another     | Ross Tolk                 | Ann Brill | Ann Brill, a spokeswoman for Ross Tolk
    another     | Ross Tolk                 | -         | a spokeswoman for Ross Tolk
    another     | the mayor                 | Ann Brill | Ann Brill, a spokeswoman for the mayor
    same        | a spokeswoman for Tolk | Ann Brill | Ann Brill, a spokeswoman for Mayor Ross Tolk
    not_certain | a company spokesman       | Ann Brill | a spokesman for the port
    another     | Mayor Tolk                | Edna Tolk | Edna Tolk, sister of Mayor Ross Tolk
    another     | Ross Brill                | Ross Tolk | Ross Tolk, a colleague of Ross Brill
    """
)


@pytest.mark.parametrize("case", OFFICES)
def test_an_office_is_the_speakers_if_the_article_prints_it(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


@pytest.mark.parametrize("case", RELATIONS)
def test_someone_who_speaks_for_a_person_is_somebody_else(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer

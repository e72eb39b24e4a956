from __future__ import annotations

import pytest

from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.parsed_names import Mention
from quotesearch.language.names.person_sameness import compare_suffixes, is_one_person
from quotesearch.language.names.sameness import compare_names
from tests.language.names.cases import Case, read_cases

SUFFIXES = read_cases(
    """
    not_certain | Ross Tolk       | Ross Tolk Jr.       | Ross Tolk Jr., a baker
    same        | Ross Tolk, Jr.  | Ross Tolk Jr        | -
    not_certain | Ross Tolk Jr.   | Ross Tolk           | -
    another     | Ross Tolk Jr.   | Ross Tolk Sr.       | -
    another     | Ross Tolk II    | Ross Tolk III       | -
    not_certain | Ross Tolk       | Ross Tolk Jr.       | Ross Tolk Jr., son of the late senator
    not_certain | Sam Luther Tolk | Sam Luther Tolk Jr. | -
    same        | Ross Tolk       | Ross Tolk Sr.       | -
    same        | Ross Tolk       | Ross Tolk III       | Ross Tolk III, a baker
    another     | King Charles II | King Charles III    | -
    not_certain | King Charles    | Charles III         | -
    not_certain | Pope Pius       | Pius XII            | -
    same        | Pope Francis    | Francis             | the pope
    not_certain | Ross Tolk, 24   | Ross Tolk           | Ross Tolk, 61
    same        | Ross Tolk, 60   | Ross Tolk           | Ross Tolk, 61
    """
)
TITLES = read_cases(
    """
    same        | Acme CEO Lena Marlow                          | Lena Marlow | -
    same        | Cllr Dame Lena Marlow MBE                     | Lena Marlow | -
    same        | the Rt Hon Lena Marlow MP                     | Lena Marlow | -
    same        | Datuk Seri Lena Marlow                        | Lena Marlow | -
    same        | Bundesministerin Lena Marlow                  | Lena Marlow | -
    same        | Det Ch Insp Lena Marlow                       | Lena Marlow | -
    same        | Secretary of War Lena Marlow | Lena Marlow | Defense Secretary Lena Marlow
    same        | Director of National Intelligence Lena Marlow | Lena Marlow | -
    same        | University of Harlow professor Lena Marlow    | Lena Marlow | -
    same        | Lena Marlow (D-Ohio)                          | Lena Marlow | -
    same        | Lena Marlow, MP for Harlow                    | Lena Marlow | -
    same        | Mayor Lena Marlow of Harlow Bay               | Lena Marlow | -
    same        | Lord Tolk of Harlow                           | Ross Tolk   | Lord Tolk
    same        | Gov. Tolk | Ross Tolk | Ross Tolk, governor of Ohio
    same        | Congresswoman Tolk                            | Edna Tolk   | Rep. Edna Tolk
    same        | Chief Pilot Tolk | Edna Tolk | Edna Tolk, the airline’s chief pilot
    same        | Dr. Tolk | Edna Tolk | Edna Tolk, a virologist
    not_certain | Dr. Tolk                                      | Edna Tolk   | Rep. Edna Tolk
    not_certain | Judge Tolk                                    | Edna Tolk   | Sen. Edna Tolk
    not_certain | Sen. Smith                                    | Edna Smith  | -
    same        | Judge Baker                                   | Edna Baker  | Judge Edna Baker
    same        | Cook                                          | Edna Cook   | -
    same        | Sister Agnes                                  | Agnes Tolk  | Sister Agnes
    not_certain | Sister Agnes | Agnes Tolk | Agnes Tolk, an aide, who followed Sister Agnes
    same        | Professor Emerita Dr. h.c. Edna Tolk          | Edna Tolk   | -
    same        | Otunba Edna Tolk                              | Edna Tolk   | -
    same        | the Premier of Dorne, Edna Tolk               | Edna Tolk   | Premier Edna Tolk
    not_certain | Edna Tolk, 12 | Edna Tolk | Edna Tolk, a retired admiral
    not_certain | President Tolk                                | Edna Tolk   | -
    same        | President Tolk | Edna Tolk | Edna Tolk, president of Albion
    another     | Mrs. Tolk                                     | Ross Tolk   | Mr. Tolk
    not_certain | Mrs. Tolk | Ross Tolk | Ross Tolk, whose wife is a judge
    not_certain | Mrs. Tolk                                     | Edward Tolk | -
    same        | Edna Tolk, a nurse | Edna Tolk | Edna Tolk, a former nurse
    not_certain | Edna Tolk, the goalkeeper                     | Edna Tolk   | Edna Tolk, a judge
    not_certain | Edna Tolk                                     | Tolk        | -
    """
)


@pytest.mark.parametrize("case", SUFFIXES)
def test_suffixes_and_ages_part_namesakes(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


@pytest.mark.parametrize("case", TITLES)
def test_titles_and_jobs_confirm_a_speaker_or_raise_a_doubt(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


@pytest.mark.parametrize(
    ("name", "speaker", "mention", "answer"),
    [
        ("Ross Tolk Jr.", "Ross Tolk II", "", "same"),
        ("Ross Tolk Jr.", "Ross Tolk III", "", "another"),
        ("Ross Tolk", "Ross Tolk", "Ross Tolk, the elder", "same"),
        ("Ross Tolk", "Ross Tolk III", "", "same"),
        ("Ross Tolk", "Ross Tolk III", "Ross Tolk III, the elder", "not_certain"),
    ],
)
def test_two_suffixes(name: str, speaker: str, mention: str, answer: str) -> None:
    names = read_name(name), read_name(speaker)
    assert compare_suffixes(*names, Mention(text=mention)) == answer


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [
        ("DJ Brash", "dj brash", True),
        ("Bill Tolk", "William Tolk", True),
        ("Tolk", "William Tolk", False),
    ],
)
def test_the_same_words_or_names_fully_alike_are_one_person(
    name: str, other: str, is_one: bool
) -> None:
    assert is_one_person(read_name(name), read_name(other)) is is_one

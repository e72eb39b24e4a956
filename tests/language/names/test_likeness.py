from __future__ import annotations

import pytest

from quotesearch.language.names.likeness import compare_persons
from quotesearch.language.names.name_parsing import read_name
from quotesearch.language.names.sameness import compare_names
from tests.language.names.cases import Case, read_cases

SPELLING = read_cases(
    """
    same        | ANDERS TOLK          | Anders Tolk         | -
    same        | anders tolk          | Anders Tolk         | -
    same        | Sean O'Dell          | Seán O’Dell         | -
    same        | Soren Tolk           | Søren Tolk          | -
    same        | Thomas Mueller       | Thomas Müller       | -
    same        | Tolk, Anders         | Anders Tolk         | -
    same        | Tolk, Dr. A.         | Anders Tolk         | -
    same        | van der Tolk, Anders | Anders van der Tolk | -
    same        | Ross Mac Donald      | Ross MacDonald      | -
    not_certain | Ross McDonald        | Ross MacDonald      | -
    not_certain | Mary Smyth           | Mary Smith          | -
    not_certain | Vantongren           | Ruud Vantongeren    | -
    same        | Ruud Vantogneren     | Ruud Vantongeren    | -
    not_certain | Ruud Hennick         | Ruud Bennick        | -
    same        | Yevgeny Tolkov       | Evgeny Tolkov       | -
    same        | Dmitry Tolkovsky     | Dmitri Tolkovskiy   | -
    """
)
GIVEN_NAMES = read_cases(
    """
    same        | Bill Vantongeren       | William J. Vantongeren | -
    same        | J.K. Vantongeren       | Joanne Vantongeren     | -
    same        | JK Vantongeren         | J. K. Vantongeren      | -
    same        | R. Vantongeren         | Ruud Vantongeren       | -
    same        | F. Scott Vantongeren   | Scott Vantongeren      | -
    another     | S. Vantongeren         | Ruud Vantongeren       | -
    not_certain | R. Jones               | Robert Jones           | -
    another     | William K. Vantongeren | William J. Vantongeren | -
    another     | Ross E. Vantongeren    | Ross F. Vantongeren    | -
    not_certain | Anna May Vantongeren   | Anna Lou Vantongeren   | -
    another     | Michelle Vantongeren   | Michael Vantongeren    | -
    not_certain | Eva Vantongeren        | Eve Vantongeren        | -
    not_certain | Ruud                   | Ruud Vantongeren       | -
    not_certain | Bill                   | William Vantongeren    | -
    same        | Anders "Andy" Tolk     | Anders Tolk            | -
    same        | Andy Tolk              | Anders "Andy" Tolk     | -
    """
)
SURNAMES = read_cases(
    """
    same        | Tolk                 | Anders Tolk         | -
    same        | Wasserman Tolk       | Edna Wasserman Tolk | -
    same        | von der Mark         | Ursel von der Mark  | -
    same        | Mark                 | Ursel von der Mark  | -
    same        | Sadr                 | Yusuf al-Sadr       | -
    same        | Youssef El Sadr      | Yusuf al-Sadr       | -
    not_certain | Khalid bin Salman    | Salman bin Khalid   | -
    same        | Brandt-Tolk          | Mary Brandt-Tolk    | -
    same        | Brandt Tolk          | Mary Brandt-Tolk    | -
    not_certain | Tolk                 | Mary Tolk-Brandt    | -
    not_certain | Mary Brandt          | Mary Brandt-Tolk    | -
    not_certain | Mary Tolk-Lind       | Mary Tolk-Brandt    | -
    same        | Mary Tolk            | Mary Brandt Tolk    | -
    not_certain | Mary Brandt          | Mary Brandt Tolk    | -
    same        | Ana Ruiz             | Ana Ruiz Delgado    | -
    not_certain | Ana Delgado          | Ana Ruiz Delgado    | -
    same        | Yun                  | Yun Dae-su          | -
    same        | Dae-su Yun           | Yun Dae-su          | -
    not_certain | Dae-su               | Yun Dae-su          | -
    another     | Yun Dae-ho           | Yun Dae-su          | -
    same        | Nagy Péter           | Péter Nagy          | -
    not_certain | Peter Paul           | Paul Peter          | -
    not_certain | Mary Tolk            | Mary Brandt         | -
    same        | Mary Tolk (née Lind) | Mary Lind           | -
    same        | Oleg Tolkatschow     | Oleg Tolkachev      | -
    same        | Yulia Tolkoshenko    | Julija Tolkoschenko | -
    """
)


@pytest.mark.parametrize("case", [*SPELLING, *GIVEN_NAMES, *SURNAMES])
def test_a_name_is_compared_with_the_speaker_word_by_word(case: Case) -> None:
    answer = compare_names(case.asked, case.speaker, mention=case.mention)
    assert answer == case.answer


@pytest.mark.parametrize(
    ("name", "speaker", "likeness"),
    [
        ("Anders Tolk", "Anders Tolk", "full"),
        ("Tolk Anders", "Anders Tolk", "full"),
        ("Duke Hollander", "Duke Hollander", "full"),
        ("Tolk", "Anders Tolk", "surname"),
        ("Anders Tolk", "Tolk", "surname_only"),
        ("R. Jones", "Robert Jones", "initial"),
        ("Anders", "Anders Tolk", "unsure"),
        ("Ruud Vantongren", "Ruud Vantongeren", "unsure"),
        ("Edna Tolk", "Anders Tolk", "different"),
        ("Anders Tolk", "", "different"),
    ],
)
def test_two_names_are_alike_in_full_or_in_part(name: str, speaker: str, likeness: str) -> None:
    assert compare_persons(read_name(name), read_name(speaker)) == likeness

"""Names of persons: who is the same, who is another, and what is not certain. All are invented."""

from __future__ import annotations

import time

import pytest

from quotesearch.language.names.sameness import Sameness, compare_names, fold_name, may_be_one

Case = tuple[str, str | None, str | None, Sameness]


def table(text: str) -> list[Case]:
    """Cases, one a line: answer | asked | speaker | mention; a dash is None."""
    cases: list[Case] = []
    for line in text.strip().splitlines():
        answer, asked, speaker, mention = (cell.strip() for cell in line.split("|"))
        assert answer in ("same", "another", "not_certain")
        cases.append(
            (
                asked,
                None if speaker == "-" else speaker,
                None if mention == "-" else mention,
                answer,
            )
        )
    return cases


SPELLING = table(
    """
    same        | ANDERS TOLK          | Anders Tolk          | -
    same        | anders tolk          | Anders Tolk          | -
    same        | Sean O'Dell          | Seán O’Dell          | -
    same        | Soren Tolk           | Søren Tolk           | -
    same        | Thomas Mueller       | Thomas Müller        | -
    same        | Tolk, Anders         | Anders Tolk          | -
    same        | Tolk, Dr. A.         | Anders Tolk          | -
    same        | van der Tolk, Anders | Anders van der Tolk  | -
    same        | Ross Mac Donald      | Ross MacDonald       | -
    not_certain | Ross McDonald        | Ross MacDonald       | -
    not_certain | Mary Smyth           | Mary Smith           | -
    not_certain | Vantongren           | Ruud Vantongeren     | -
    same        | Ruud Vantogneren     | Ruud Vantongeren     | -
    not_certain | Ruud Hennick         | Ruud Bennick         | -
    same        | Yevgeny Tolkov       | Evgeny Tolkov        | -
    same        | Dmitry Tolkovsky     | Dmitri Tolkovskiy    | -
    """
)
GIVEN_NAMES = table(
    """
    same        | Bill Vantongeren        | William J. Vantongeren | -
    same        | J.K. Vantongeren        | Joanne Vantongeren     | -
    same        | JK Vantongeren          | J. K. Vantongeren      | -
    same        | R. Vantongeren          | Ruud Vantongeren       | -
    same        | F. Scott Vantongeren    | Scott Vantongeren      | -
    another     | S. Vantongeren          | Ruud Vantongeren       | -
    not_certain | R. Jones                | Robert Jones           | -
    another     | William K. Vantongeren  | William J. Vantongeren | -
    another     | Ross E. Vantongeren     | Ross F. Vantongeren    | -
    not_certain | Anna May Vantongeren    | Anna Lou Vantongeren   | -
    another     | Michelle Vantongeren    | Michael Vantongeren    | -
    not_certain | Eva Vantongeren         | Eve Vantongeren        | -
    not_certain | Ruud                    | Ruud Vantongeren       | -
    not_certain | Bill                    | William Vantongeren    | -
    same        | Anders "Andy" Tolk      | Anders Tolk            | -
    same        | Andy Tolk               | Anders "Andy" Tolk     | -
    """
)
SURNAMES = table(
    """
    same        | Tolk                | Anders Tolk           | -
    same        | Wasserman Tolk      | Edna Wasserman Tolk   | -
    same        | von der Mark        | Ursel von der Mark    | -
    same        | Mark                | Ursel von der Mark    | -
    same        | Sadr                | Yusuf al-Sadr         | -
    same        | Youssef El Sadr     | Yusuf al-Sadr         | -
    not_certain | Khalid bin Salman   | Salman bin Khalid     | -
    same        | Brandt-Tolk         | Mary Brandt-Tolk      | -
    same        | Brandt Tolk         | Mary Brandt-Tolk      | -
    not_certain | Tolk                | Mary Tolk-Brandt      | -
    not_certain | Mary Brandt         | Mary Brandt-Tolk      | -
    not_certain | Mary Tolk-Lind      | Mary Tolk-Brandt      | -
    same        | Mary Tolk           | Mary Brandt Tolk      | -
    not_certain | Mary Brandt         | Mary Brandt Tolk      | -
    same        | Ana Ruiz            | Ana Ruiz Delgado      | -
    not_certain | Ana Delgado         | Ana Ruiz Delgado      | -
    same        | Yun                 | Yun Dae-su            | -
    same        | Dae-su Yun          | Yun Dae-su            | -
    not_certain | Dae-su              | Yun Dae-su            | -
    another     | Yun Dae-ho          | Yun Dae-su            | -
    same        | Nagy Péter          | Péter Nagy            | -
    not_certain | Peter Paul          | Paul Peter            | -
    not_certain | Mary Tolk           | Mary Brandt           | -
    not_certain | Mary Lind           | Mary Tolk             | Mary Tolk, who married in May
    same        | Mary Lind           | Mary Tolk             | Mary Tolk, formerly known as Mary Lind
    same        | Mary Tolk (née Lind) | Mary Lind            | -
    same        | DJ Brash            | Anders Tolk           | Anders Tolk, better known as DJ Brash
    same        | DJ Brash            | Anders Tolk           | Anders Tolk, who raps as DJ Brash
    same        | La Paloma           | Ana Ruiz              | the singer Ana Ruiz, “La Paloma”
    same        | Mary Brandt-Tolk    | Mary Brandt           | Mary Brandt, who signs her books Mary Brandt-Tolk
    same        | Itzik Ben-Tolk      | Isaac Ben Tolk        | Isaac (Itzik) Ben Tolk
    same        | Oleg Tolkatschow    | Oleg Tolkachev        | -
    same        | Yulia Tolkoshenko   | Julija Tolkoschenko   | -
    """
)
SUFFIXES = table(
    """
    not_certain | Ross Tolk            | Ross Tolk Jr.        | Ross Tolk Jr., a baker
    same        | Ross Tolk, Jr.       | Ross Tolk Jr         | -
    not_certain | Ross Tolk Jr.        | Ross Tolk            | -
    another     | Ross Tolk Jr.        | Ross Tolk Sr.        | -
    another     | Ross Tolk II         | Ross Tolk III        | -
    not_certain | Ross Tolk            | Ross Tolk Jr.        | Ross Tolk Jr., son of the late senator
    not_certain | Sam Luther Tolk      | Sam Luther Tolk Jr.  | -
    same        | Ross Tolk            | Ross Tolk Sr.        | -
    same        | Ross Tolk            | Ross Tolk III        | Ross Tolk III, a baker
    another     | King Charles II      | King Charles III     | -
    not_certain | King Charles         | Charles III          | -
    not_certain | Pope Pius            | Pius XII             | -
    same        | Pope Francis         | Francis              | the pope
    not_certain | Ross Tolk, 24        | Ross Tolk            | Ross Tolk, 61
    same        | Ross Tolk, 60        | Ross Tolk            | Ross Tolk, 61
    """
)
TITLES = table(
    """
    same        | Acme CEO Lena Marlow                 | Lena Marlow | -
    same        | Cllr Dame Lena Marlow MBE            | Lena Marlow | -
    same        | the Rt Hon Lena Marlow MP            | Lena Marlow | -
    same        | Datuk Seri Lena Marlow               | Lena Marlow | -
    same        | Bundesministerin Lena Marlow         | Lena Marlow | -
    same        | Det Ch Insp Lena Marlow              | Lena Marlow | -
    same        | Secretary of War Lena Marlow         | Lena Marlow | Defense Secretary Lena Marlow
    same        | Director of National Intelligence Lena Marlow | Lena Marlow | -
    same        | University of Harlow professor Lena Marlow | Lena Marlow | -
    same        | Lena Marlow (D-Ohio)                 | Lena Marlow | -
    same        | Lena Marlow, MP for Harlow           | Lena Marlow | -
    same        | Mayor Lena Marlow of Harlow Bay      | Lena Marlow | -
    same        | Lord Tolk of Harlow                  | Ross Tolk   | Lord Tolk
    same        | Gov. Tolk                            | Ross Tolk   | Ross Tolk, governor of Ohio
    same        | Congresswoman Tolk                   | Edna Tolk   | Rep. Edna Tolk
    same        | Chief Pilot Tolk                     | Edna Tolk   | Edna Tolk, the airline’s chief pilot
    same        | Dr. Tolk                             | Edna Tolk   | Edna Tolk, a virologist
    not_certain | Dr. Tolk                             | Edna Tolk   | Rep. Edna Tolk
    not_certain | Judge Tolk                           | Edna Tolk   | Sen. Edna Tolk
    not_certain | Sen. Smith                           | Edna Smith  | -
    same        | Judge Baker                          | Edna Baker  | Judge Edna Baker
    same        | Cook                                 | Edna Cook   | -
    same        | Sister Agnes                         | Agnes Tolk  | Sister Agnes
    not_certain | Sister Agnes                         | Agnes Tolk  | Agnes Tolk, an aide, who followed Sister Agnes
    same        | Professor Emerita Dr. h.c. Edna Tolk | Edna Tolk   | -
    same        | Otunba Edna Tolk                     | Edna Tolk   | -
    same        | the Premier of Dorne, Edna Tolk      | Edna Tolk   | Premier Edna Tolk
    not_certain | Edna Tolk, 12                        | Edna Tolk   | Edna Tolk, a retired admiral
    not_certain | President Tolk                       | Edna Tolk   | -
    same        | President Tolk                       | Edna Tolk   | Edna Tolk, president of Albion
    another     | Mrs. Tolk                            | Ross Tolk   | Mr. Tolk
    not_certain | Mrs. Tolk                            | Ross Tolk   | Ross Tolk, whose wife is a judge
    not_certain | Mrs. Tolk                            | Edward Tolk | -
    same        | Edna Tolk, a nurse                   | Edna Tolk   | Edna Tolk, a former nurse
    not_certain | Edna Tolk, the goalkeeper            | Edna Tolk   | Edna Tolk, a judge
    not_certain | Edna Tolk                            | Tolk        | -
    """
)
OFFICES = table(
    """
    same        | the Secretary of War      | Ross Tolk | The Secretary of War
    not_certain | the Secretary of War      | Ross Tolk | Defense Secretary Ross Tolk
    not_certain | the Secretary of War      | Ross Tolk | the Secretary of State
    same        | the Health Secretary      | Ross Tolk | Ross Tolk, the secretary of health
    another     | the Health Secretary      | Ross Tolk | Transport Secretary Ross Tolk
    same        | Harlow Bay’s mayor        | Ross Tolk | Ross Tolk, the mayor of Harlow Bay
    not_certain | the mayor of Dorne        | Ross Tolk | the mayor of Harlow Bay
    same        | the president of Albania  | Ross Tolk | Albanian President Ross Tolk
    same        | the fire marshal          | Ross Tolk | Fire Marshal Ross Tolk
    same        | the Albanian head of government | Ross Tolk | Albania’s prime minister, Ross Tolk
    not_certain | the mayor of Harlow       | Ross Tolk | the Labour mayor
    not_certain | the Home Secretary        | Ross Tolk | the interior secretary
    not_certain | the health secretary      | Ross Tolk | Ross Tolk, the former transport secretary
    not_certain | the senator               | Ross Tolk | Sen. Ross Tolk
    not_certain | the minister              | Ross Tolk | the foreign minister
    not_certain | a neighbour               | Ross Tolk | a neighbour, Ross Tolk
    another     | the defence lawyer        | Ross Tolk | the prosecutor
    another     | the referee               | Ross Tolk | the goalkeeper, Ross Tolk
    same        | a police spokesman        | -         | a police spokesman
    not_certain | Ross Tolk                 | -         | the governor
    not_certain | Ross Tolk                 | -         | -
    not_certain | Prime Minister Ross Tolk  | the prime minister | the prime minister
    """
)
OTHERS = table(
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
    same        | a spokeswoman for Tolk    | Ann Brill | Ann Brill, a spokeswoman for Mayor Ross Tolk
    not_certain | a company spokesman       | Ann Brill | a spokesman for the port
    another     | Mayor Tolk                | Edna Tolk | Edna Tolk, sister of Mayor Ross Tolk
    another     | Ross Brill                | Ross Tolk | Ross Tolk, a colleague of Ross Brill
    same        | @tolk                     | Ross Tolk | Ross Tolk (@tolk)
    not_certain | @brill                    | Ross Tolk | Ross Tolk (@tolk)
    not_certain | @tolk                     | Ross Tolk | Ross Tolk
    """
)
ORGANISATIONS = table(
    """
    same        | HLTS                      | Harlow Lifeboat and Tug Society | -
    not_certain | HLS                       | Harlow Lifeboat Society | -
    same        | Harlow Lifeboat Society   | HLS                    | -
    same        | Acme plc                  | ACME                   | -
    same        | the Justice Department    | Department of Justice  | -
    same        | Harlow Bureau             | Harlow Agency          | the Harlow Bureau
    same        | P&G                       | Procter & Gamble       | -
    not_certain | Ministry of Health        | Ministry of Health of Albion | -
    not_certain | UNHCR                     | UNRWA                  | -
    not_certain | University of Harlow      | Harlow State University | -
    not_certain | Harlow Free Union Party   | Dorne Union Party      | -
    another     | Ministry of Health        | Ministry of Transport  | -
    another     | Acme                      | Lena Marlow            | Acme CEO Lena Marlow
    not_certain | the White House           | Lena Marlow            | White House spokeswoman Lena Marlow
    not_certain | Lena Marlow               | Harlow Motors Inc.     | -
    same        | EBT                       | Edna Brandt-Tolk       | -
    """
)


@pytest.mark.parametrize(
    ("asked", "speaker", "mention", "answer"),
    [*SPELLING, *GIVEN_NAMES, *SURNAMES, *SUFFIXES, *TITLES, *OFFICES, *OTHERS, *ORGANISATIONS],
)
def test_who_is_asked_for(
    asked: str, speaker: str | None, mention: str | None, answer: Sameness
) -> None:
    assert compare_names(asked, speaker, mention=mention) == answer


@pytest.mark.parametrize(
    ("one", "other", "another"),
    [
        # Given names that are known, and are none of the other's.
        ("Robert Tolk", "Edna Tolk", True),
        ("Robert Tolk", "Edna Brandt", True),
        ("Robert F. Tolk", "John F. Tolk", True),
        ("Paula Tolk", "Paul Tolk", True),
        ("Anna Maria Tolk", "Anna Lucia Tolk", True),
        ("Ross E. Tolk", "Ross F. Tolk", True),
        ("Park Ji-hoon", "Park Ji-sung", True),
        # A man's surname is for life, a woman's need not be.
        ("Robert Brandt", "Robert Vantongeren", True),
        ("Mary Brandt", "Mary Vantongeren", False),
        # Short forms, spellings, languages and second names that may be meant.
        ("Peggy Tolk", "Maggie Tolk", False),
        ("B. Tolk", "William Tolk", False),
        ("Y. Tolkov", "Evgeny Tolkov", False),
        ("Beto Tolk", "Robert Tolk", False),
        ("Diego Tolk", "James Tolk", False),
        ("Edgar Tolk", "Ross E. Tolk", False),
        ("Lena Tolk", "Anna-Lena Tolk", False),
        ("Jo Tolk", "Jonathan Tolk", False),
        ("Sparky Tolk", "Edward Tolk", False),
        ("Ixchel Tolk", "Edward Tolk", False),
        ("Ruth J. Tolk", "Ruth Brandt Tolk", False),
        ("Manny Tolk", "Emmanuel Tolk", False),
        # Names of other orders.
        ("Nguyen Van Hung", "Nguyen Hung", False),
        ("Abu Tolk", "Robert Brandt", False),
        ("Carlos Ruiz", "Carlos Delgado", False),
        ("Ahmed Yusuf", "Ahmed Khalid", False),
        ("Carrie Lam", "Lam Cheng Yuet-ngor", False),
        ("Chou En-lai", "Zhou Enlai", False),
        ("Ann Lee", "Bo Chen", True),
        ("Tan Mei", "Bo Chen", False),
        ("Ryu Mei", "Bo Liu", False),
        ("Carlos Ruiz Delgado", "Carlos Delgado", False),
        # One word, a handle, letters.
        ("Robert Tolk", "Edna", False),
        ("Robert Tolk", "@edna", False),
        ("Robert Tolk", "ET", False),
        ("Tolk campaign", "Edna Tolk", False),
        ("Robert Tolk", "Robert Tolk Jr.", False),
        ("Robert Tolk Sr.", "Robert Tolk Jr.", True),
    ],
)
def test_who_is_another(one: str, other: str, another: bool) -> None:
    assert (compare_names(one, other) == "another") is another
    assert (compare_names(other, one) == "another") is another


@pytest.mark.parametrize(
    "mention",
    [
        "Edna Tolk, formerly of Dorne",
        "Edna Tolk, whose maiden name she does not use",
        "Edna Tolk, known on stage by another name",
        "Edna Tolk, whom friends call Ruth",
        "Edna “Dusty” Tolk",
    ],
)
def test_a_hint_at_another_name_leaves_a_doubt(mention: str) -> None:
    assert compare_names("Ruth Brandt", "Edna Tolk", mention="Edna Tolk, a judge") == "another"
    assert compare_names("Ruth Brandt", "Edna Tolk", mention=mention) == "not_certain"


@pytest.mark.parametrize(
    ("mention", "answer"),
    [
        ("Zebediah Ottershaw, the road chief", "another"),
        ("Zebediah Ottershaw, the singer", "not_certain"),  # who may have a stage name
        (None, "not_certain"),
    ],
)
def test_who_is_described_is_known_by_that_name(mention: str | None, answer: str) -> None:
    assert compare_names("Mayor Philberta Crump", "Zebediah Ottershaw", mention=mention) == answer


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Edna Tolk", "Tolk", True),
        ("Joe Tolk", "Joseph R. Tolk Jr", True),
        ("Ixchel Tolk", "Edward Tolk", False),
        ("Tolk campaign", "Edna Tolk", False),
        ("Harlow Motors", "Harlow Motors Group", True),
        ("the mayor", "Edna Tolk", True),
        ("Robert Tolk Sr.", "Robert Tolk Jr.", False),
        ("a" * 1000, "Edna Tolk", False),
    ],
)
def test_which_speakers_may_be_one(one: str, other: str, may_be: bool) -> None:
    assert may_be_one(one, other) is may_be
    assert may_be_one(other, one) is may_be


@pytest.mark.parametrize(
    "text", ["", " ", "…", "@", "()", "“”", ",", "the", "'s", "a" * 100_000, "Jr."]
)
def test_what_is_no_name_is_never_another(text: str) -> None:
    assert compare_names(text, "Anders Tolk") == "not_certain"


@pytest.mark.parametrize(
    "text", ["(", "a ", "’s ", "“a", "A. ", "of ", "known as ", "a-", "@a ", "Ee", ", ", "née "]
)
def test_a_hostile_name_takes_no_time(text: str) -> None:
    started = time.process_time()
    compare_names(text * (290 // len(text)), text * (280 // len(text)), mention=text * 100_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sen. Beto O’Rourke", ("beto", "orourke")),
        ("Cllr Zoë Tolk", ("zoe", "tolk")),
        ("The President", ("the", "president")),
        ("Zoë", ("zoe",)),
    ],
)
def test_a_folded_name(name: str, words: tuple[str, ...]) -> None:
    assert fold_name(name) == words

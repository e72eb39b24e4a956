from __future__ import annotations

import pytest

from quotesearch.language.wording.reading import read_words
from quotesearch.language.wording.splices import find_splice
from tests.language.wording.growth import HOSTILE, grows_with_the_print
from tests.language.wording.prints import BRIDGE, TAX, direct


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Two prints, with or without an ellipsis or a joining word.
        ("We will not raise taxes this year. I think it can carry 40 trucks.", [0, 1]),
        ("We will not raise taxes this year … I think it can carry 40 trucks.", [0, 1]),
        ("We will not raise taxes this year, because the old one carried ten.", [0, 1]),
        # Two places of one print.
        ("If the money comes, the bridge will open in May. The old one carried ten.", [1, 1]),
        ("The old one carried ten. If the money comes, the bridge will open.", [1, 1]),
        # A word dropped, or clauses that changed places: an alteration.
        ("We will raise taxes this year", None),
        ("We may lower them in the next, and we will not raise taxes this year", None),
        # Words that nobody printed.
        ("We will not raise taxes this year, says everybody who has a boat.", None),
        ("We will not raise taxes this year", None),
    ],
)
def test_a_splice_is_made_of_passages_that_were_not_printed_together(
    text: str, numbers: list[int] | None
) -> None:
    passages = find_splice(read_words(text), [direct(TAX), direct(BRIDGE)])
    assert (passages and [passage.original_number for passage in passages]) == numbers


def test_a_passage_says_where_it_is_printed() -> None:
    text = "We will not raise taxes this year. I think it can carry 40 trucks."
    passages = find_splice(read_words(text), [direct(TAX), direct(BRIDGE)])
    assert passages is not None
    assert [(passage.start, passage.end) for passage in passages] == [(0, 7), (7, 14)]
    assert [(passage.first, passage.last) for passage in passages] == [(0, 7), (10, 17)]


def test_sentences_in_another_order_are_not_a_splice() -> None:
    turned = read_words("The gate was open. The dog was gone.")
    assert find_splice(turned, [direct("The dog was gone. The gate was open.")]) is None


def test_without_a_print_there_is_no_splice() -> None:
    assert find_splice(read_words(TAX), []) is None


@pytest.mark.parametrize(("text", "printed"), HOSTILE)
def test_the_work_of_finding_splices_grows_with_the_words(text: str, printed: str) -> None:
    assert grows_with_the_print(
        lambda quotation, original: find_splice(quotation, [original]), text, printed
    )

from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.refusals import is_refusal
from tests.extraction.marked import attribution


@pytest.mark.parametrize(
    "marked",
    [
        "[m Ann Lee] [c declined] [q to comment].",
        "[m Ann Lee] [c declined] [q to comment on the lawsuit].",
        "[m The ministry] [c would not] [q comment].",
        "[m Ann Lee] [c refused] [q to elaborate].",
        "[m Ann Lee] [c declined] [q to be interviewed].",
        "[m Ann Lee] [c didn’t] [q respond].",
        "[m Ann Lee] [c did not respond to] [q messages].",
        "[m Ann Lee] [c did not return] [q calls from the Herald].",
        "[m Ann Lee] [c did not respond to requests for comment on] [q the lawsuit].",
        "[m Ann Lee] [c would not comment on] [q the lawsuit].",
    ],
)
def test_no_answer_is_a_refusal(marked: str) -> None:
    assert is_refusal(*attribution(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "[m Ann Lee] [c said] [q to comment would be wrong].",
        "[m Ann Lee] [c declined] [q to comment on whether the dam leaked].",
        "[m Ann Lee] [c declined] [q to comment on reports that it leaked].",
        "[m Ann Lee] [c would not comment on] [q claims that it leaked].",
        "[m Ann Lee] [c declined] [q to say if it leaked].",
        "[m Ann Lee] [c did not say] [q which questions she asked].",  # asked, not left unanswered
        "[q “To comment”] [m Ann Lee] [c declined].",
        "[m Ann Lee] declined [q to comment].",
        "[q To comment] is what [m Ann Lee] [c declined].",
    ],
)
def test_other_quotes_are_not(marked: str) -> None:
    assert not is_refusal(*attribution(marked))

from __future__ import annotations

import pytest

from quotesearch.extraction import extract_quotes
from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.reporting.reports import find_reports
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.records import Article
from tests.extraction.conftest import FIRST, SECOND
from tests.extraction.marked import attribution


def report(*marked: str) -> str | None:
    """Give the report of the first quote; the others are its neighbours in the article."""
    layout, _ = attribution(marked[0])
    attributions = [attribution(text)[1] for text in marked]
    first_report = find_reports(layout, attributions)[0]
    return layout.text[slice(*first_report.span)] if first_report.span else None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[m Ann Lee] [c denied] [q that it rained].", "Ann Lee denied that it rained."),
        ("It was wet. [m Ann Lee] [c said] [q it rained]. Bob left.", "Ann Lee said it rained."),
        ("[q It rained], [c said] [m Ann Lee].", "It rained, said Ann Lee."),
        ("[m Ann Lee] [c called] [q it “a flood.”] Bob left.", "Ann Lee called it “a flood.”"),
        ("“[q It rained],” [c said] [m Ann Lee].", None),
        ("[m Ann Lee] never [c said] “[q it rained]”.", "Ann Lee never said “it rained”."),
        # what governs the words belongs to them
        (
            "Nowhere in the letter did [m Ann Lee] [c say] [q it rained].",
            "Nowhere in the letter did Ann Lee say it rained.",
        ),
        (
            "Far from [c saying] [q it rained], [m Ann Lee] slept.",
            "Far from saying it rained, Ann Lee slept.",
        ),
        (
            "Rumours [q that it rained] were [c quashed] by [m Ann Lee].",
            "Rumours that it rained were quashed by Ann Lee.",
        ),
        (
            "[m Ann Lee] [c allegedly said] [q it rained]. She denies it. Bob left.",
            "Ann Lee allegedly said it rained. She denies it.",
        ),
        (
            "Did [m Ann Lee] [c say] [q it rained]? She did not. Bob left.",
            "Did Ann Lee say it rained? She did not.",
        ),
        # the mention or the cue in the sentence before
        (
            "[m Ann Lee] spoke. [c Reportedly], [q it rained].",
            "Ann Lee spoke. Reportedly, it rained.",
        ),
        # another clause is left out where that is certain
        ("Bob left; [m Ann Lee] [c said] [q it rained].", "Ann Lee said it rained."),
        ("[m Ann Lee] [c said] [q it rained]; Bob left.", "Ann Lee said it rained"),
        (
            "Bob left (in June; [m Ann Lee] [c said] [q it rained]).",
            "Bob left (in June; Ann Lee said it rained).",
        ),
        (
            "“Yes; no,” and [m Ann Lee] [c said] [q it rained].",
            "“Yes; no,” and Ann Lee said it rained.",
        ),
        # no bracket is left open
        ("([m Ann Lee] [c said] [q it rained]. Bob left.)", "Ann Lee said it rained."),
    ],
)
def test_a_report_is_the_clause_that_reports(marked: str, expected: str | None) -> None:
    assert report(marked) == expected


def test_a_report_leaves_out_that_of_somebody_else() -> None:
    first = "[m Ann Lee] [c said] [q it rained], but Bob Ray denied that it poured."
    second = "Ann Lee said it rained, but [m Bob Ray] [c denied] [q that it poured]."
    assert report(first, second) == "Ann Lee said it rained"
    assert report(second, first) == "Bob Ray denied that it poured."


def test_two_quotes_share_the_report_that_holds_both() -> None:
    first = "[m Ann Lee] [c denied] [q that it rained] but said it poured."
    second = "[m Ann Lee] denied that it rained but [c said] [q it poured]."
    assert report(first, second) == "Ann Lee denied that it rained but said it poured."
    assert report(second, first) == "Ann Lee denied that it rained but said it poured."


def test_a_long_sentence_is_cut_at_its_marks() -> None:
    words = "nobody in the long valley would forget for a great many years to come "
    aside = ", which " + words * 6
    behind = report(f"[m Ann Lee] [c said] [q it rained]{aside}.")
    in_front = report(f"In June{aside}, [m Ann Lee] [c said] [q it rained].")
    assert behind == "Ann Lee said it rained"
    assert in_front == "Ann Lee said it rained."


@pytest.mark.parametrize("text", [FIRST, SECOND], ids=["first", "second"])
def test_a_report_holds_content_mention_and_cue(text: str) -> None:
    layout = Layout.of(text)
    attributions = attribute(layout, tag(layout), tag)
    reports = find_reports(layout, attributions)
    for attributed, reported in zip(attributions, reports, strict=True):
        if reported.span is None:
            assert attributed.kind == "direct"
            continue
        start, end = reported.span
        parts = [*attributed.spans, attributed.mention, attributed.cue]
        assert all(start <= part[0] and part[1] <= end for part in parts if part)
        cut_runs = [run for run in layout.runs if run.start < start < run.end]
        cut_runs += [run for run in layout.runs if run.start < end < run.end]
        assert not cut_runs


def test_a_quote_carries_its_report() -> None:
    text = "It was late. Ann Lee has repeatedly denied that the dam leaked. Bob Ray left."
    article = Article(id="1", text=text)
    [quote] = extract_quotes(article)
    assert quote.denied
    assert quote.report == "Ann Lee has repeatedly denied that the dam leaked."
    assert quote.report_start is not None
    assert article.text[quote.report_start : quote.report_end] == quote.report

"""Hits and matches as the command line prints them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from quotesearch.archive import write_quotes

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote, Run


def test_search_shows_words_speaker_date_and_source(
    run: Run, committed_index: Path, answered: Answered
) -> None:
    done = run("search", answered.question, "--index", committed_index, "--limit", "1")
    assert (done.returncode, done.stderr) == (0, "")
    shown, attribution, *_ = done.stdout.splitlines()
    assert answered.words in shown
    place = "OpenAI signs US defense contract after Anthropic drops out"
    assert re.fullmatch(rf"  {answered.speaker} \(.+\), said {answered.day}, {place}", attribution)


def test_search_shows_what_is_unknown_and_other_printings(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    words = "The lighthouse will shine again before the winter comes."
    printings = [
        make_quote(words, article_id="a"),
        make_quote(words, article_id="b", source="The Herald"),
        make_quote(words, article_id="c", title="A title", published="2026-01-01"),
    ]
    other = make_quote(
        "that no lighthouse was for sale", article_id="d", kind="indirect", quoted=(), cue="said"
    )
    write_quotes([*printings, other], quotes_file)
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    hits = run("search", "lighthouse", "--index", index_dir).stdout.split("\n\n")
    assert (
        "that no lighthouse was for sale\n"
        "  unknown speaker, date unknown, d (paraphrased by the reporter)\n"
    ) in hits
    (hit,) = (hit for hit in hits if "shine" in hit)
    first_line, attribution, others = hit.splitlines()
    assert first_line == f"“{words}”"
    assert attribution.startswith("  unknown speaker, ")
    assert re.fullmatch(r"  also printed by [^,]+, [^,]+", others)
    first_place = attribution.rpartition(", ")[2]
    other_places = others.partition(" by ")[2].split(", ")
    assert sorted([first_place, *other_places]) == ["A title", "The Herald", "a"]


def test_search_shows_that_printings_name_different_people(
    run: Run, index_dir: Path, quotes_file: Path, make_quote: MakeQuote
) -> None:
    words = "The lighthouse will shine again before the winter comes."
    printings = [
        make_quote(words, article_id=str(name), speaker=name)
        for name in ("Ann Lee", "Bo Chen", None)
    ]
    write_quotes(printings, quotes_file)
    assert run("build", quotes_file, "-o", index_dir).returncode == 0
    done = run("search", "lighthouse", "--index", index_dir, "--speaker", "Bo Chen")
    last_line = done.stdout.splitlines()[-1]
    assert last_line == "  conflict: other articles attribute the same words to Ann Lee"


def test_verify_shows_the_changed_words_and_the_speaker(run: Run, committed_index: Path) -> None:
    done = run(
        "verify", "master class of arrogance", "--speaker", "Sam Altman", "--index", committed_index
    )
    assert (done.returncode, done.stderr) == (0, "")
    wording, speaker, _, words, printed, attribution, *_ = done.stdout.splitlines()
    assert wording.startswith("wording: altered. Close, but these are not the printed words.")
    assert speaker == (
        "speaker: another. Printed as somebody else’s. "
        "The article names Pete Hegseth, not Sam Altman."
    )
    assert "master class [-in-]{+of+} arrogance […and betrayal" in words
    assert printed.startswith("  in print: The Secretary of War [Pete Hegseth] also called")
    assert attribution.startswith("  Pete Hegseth (named there: ")

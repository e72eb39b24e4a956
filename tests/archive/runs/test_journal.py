"""The journal: what it keeps, and what of it is not taken."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotesearch.archive.runs.corpus_extraction import extract_each
from quotesearch.archive.runs.journal import Journal

if TYPE_CHECKING:
    from quotesearch.records import Article
    from tests.archive.runs.conftest import StandIn


def test_a_journal_gives_back_what_it_was_given(
    stand_in: StandIn, articles: list[Article], tmp_path: Path
) -> None:
    path = tmp_path / "journal"
    extraction = stand_in(articles[0])
    Journal.open(path).record(articles[0], extraction)
    again = Journal.open(path)
    assert again.recall(articles[0]) == extraction
    assert again.recall(articles[1]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Ann is there."},
        {"title": "New"},
        {"date": "2026-01-01"},
        {"source": None},
        {"id": "Anne"},
    ],
)
def test_a_changed_article_is_extracted_again(
    stand_in: StandIn, articles: list[Article], tmp_path: Path, change: dict[str, str | None]
) -> None:
    extract_each(stand_in, articles, 1, Journal.open(tmp_path / "journal"), None)
    changed = replace(articles[0], **change)  # type: ignore[arg-type]
    found = extract_each(
        stand_in, [changed, *articles[1:]], 1, Journal.open(tmp_path / "journal"), None
    )
    assert stand_in.extracted == ["Ann", "Bo", "Zoë", changed.id]
    assert found[changed.id].quotes[0].text == changed.text


@pytest.mark.parametrize(
    ("spoil", "again"),
    [
        (lambda kept: kept[:-1], ["Zoë"]),
        (lambda kept: kept[:-40], ["Zoë"]),
        (lambda kept: kept + b'{"torn', []),
        (lambda kept: kept + b"\0" * 4096, []),
        (lambda kept: kept.replace(b'"Ann is here."', b'"Ann is here.', 1), ["Ann"]),
        (lambda kept: kept.partition(b"\n")[0], ["Ann", "Bo", "Zoë"]),
        (lambda kept: kept.partition(b"\n")[2], ["Ann", "Bo", "Zoë"]),
        (lambda kept: b'{"extractor": "0"}' + kept[kept.index(b"\n") :], ["Ann", "Bo", "Zoë"]),
        (lambda kept: b"", ["Ann", "Bo", "Zoë"]),
    ],
    ids="end line torn zeros middle fingerprint headless other empty".split(),
)
def test_a_torn_line_or_one_of_another_extractor_is_extracted_again(
    stand_in: StandIn,
    articles: list[Article],
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
    again: list[str],
) -> None:
    journal = tmp_path / "journal"
    whole = extract_each(stand_in, articles, 1, Journal.open(journal), None)
    journal.write_bytes(spoil(journal.read_bytes()))
    stand_in.extracted.clear()
    assert extract_each(stand_in, articles, 1, Journal.open(journal), None) == whole
    assert stand_in.extracted == again
    stand_in.extracted.clear()
    assert extract_each(stand_in, articles, 1, Journal.open(journal), None) == whole
    assert stand_in.extracted == []


def test_the_journal_names_its_extractor(
    stand_in: StandIn, articles: list[Article], tmp_path: Path
) -> None:
    extract_each(stand_in, articles, 1, Journal.open(tmp_path / "journal"), None)
    header = json.loads((tmp_path / "journal").read_text(encoding="utf-8").splitlines()[0])
    assert list(header) == ["extractor"]
    program = (
        "import shutil, sys; from pathlib import Path;"
        "from quotesearch.archive.runs import journal;"
        "import quotesearch; package = Path(sys.argv[1]) / 'package';"
        "shutil.copytree(Path(quotesearch.__file__).parent, package);"
        "quotesearch.__file__ = str(package / '__init__.py');"
        "whole = journal.fingerprint_extractor();"
        "(package / 'extraction' / 'resolution' / 'pronoun_weights.json').write_text('{}');"
        "print(whole != journal.fingerprint_extractor())"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "True\n"


def test_nothing_done_leaves_no_journal(stand_in: StandIn, tmp_path: Path) -> None:
    assert extract_each(stand_in, [], 2, tmp_path / "journal", None) == {}
    assert list(tmp_path.iterdir()) == []

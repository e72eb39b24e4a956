"""The public API of the package, and the examples of docs/python.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import quotesearch

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "python.md"
BLOCK = re.compile(r"```(?P<language>python|article|text)\n(?P<text>.*?)```", re.DOTALL)


def blocks(language: str) -> list[str]:
    """Return the code blocks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    return [block["text"] for block in BLOCK.finditer(page) if block["language"] == language]


def run(program: str, folder: Path) -> str:
    """Run a Python program in a folder, and return what it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=folder,
        env=environment,
        text=True,
        timeout=120,
    )
    return done.stdout


@pytest.mark.parametrize("name", quotesearch.__all__)
def test_each_public_name_exists_and_is_documented(name: str) -> None:
    assert getattr(quotesearch, name).__doc__
    assert f"`{name}" in PAGE.read_text(encoding="utf-8")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'crawl'"):
        quotesearch.crawl  # noqa: B018
    assert set(dir(quotesearch)) == {*quotesearch.__all__, "__version__"}


def test_importing_the_package_loads_no_other_module_of_it(tmp_path: Path) -> None:
    program = (
        "import quotesearch, sys;"
        "print(*(name for name in sys.modules if name.startswith('quotesearch')))"
    )
    assert run(program, tmp_path).split() == ["quotesearch"]


def test_the_example_prints_what_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (article,) = blocks("article")
    (tmp_path / "articles" / "budget.txt").write_text(article, encoding="utf-8")
    example, *_ = blocks("python")
    expected, *_ = blocks("text")
    assert run(example, tmp_path) == expected


def test_the_other_examples_run(tmp_path: Path) -> None:
    for example in blocks("python")[1:]:
        run(example, tmp_path)

"""The same input gives the same quotes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from quotesearch.archive.runs.corpus import extract_corpus
from quotesearch.records import Article

KHANS = "Mr. and Mrs. Khan came. Khan left early. “No,” he said. Khan slept. “Yes,” she said."


def test_twice_is_the_same(story: list[Article]) -> None:
    assert extract_corpus(story) == extract_corpus(story)


def test_the_seed_of_hashing_does_not_matter(story: list[Article]) -> None:
    program = (
        "import json, sys; from quotesearch.records import Article;"
        "from quotesearch.archive.runs.corpus import extract_corpus;"
        "articles = [Article(str(at), text) for at, text in enumerate(json.load(sys.stdin))];"
        "print(json.dumps([quote.to_json() for quote in extract_corpus(articles)]))"
    )
    texts = json.dumps([article.text for article in story] + [KHANS])
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=texts,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            timeout=60,
        ).stdout
        for seed in ("0", "3", "5")
    }
    assert len(answers) == 1
    assert json.loads(answers.pop())

"""How good the extraction is: the table of docs/quality.md, from what the command line extracts.

    python benchmarks/quality.py DATA [--work DIR]

DATA holds corpora/polnear, corpora/web, queries, pages and tools, the two scorers. The model has seen none of these
articles; docs/quality.md says which of them were looked at while it was made.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.articles import read_articles
from quotesearch.extraction import extract
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.records import Article

COMMAND = (str(Path(sys.executable).with_name("quotesearch")), "extract")
BINS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, help="folder that keeps the extracted quotes")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = given.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        rows = [
            *polnear(given.data, work),
            *web(given.data, work),
            *pages(given.data),
            speed(given.data),
        ]
    width = max(len(name) for name, _, _ in rows)
    print(f"| {'figure':<{width}} | here | goal |\n|{'-' * (width + 2)}|---|---|")
    for name, figure, goal in rows:
        print(f"| {name:<{width}} | {figure} | {goal} |")


Row = tuple[str, str, str]


def polnear(data: Path, work: Path) -> Iterator[Row]:
    """The political articles: spans, mentions, and full names over the questions."""
    folder = data / "corpora" / "polnear"
    quotes = extracted(folder / "articles_train_dev.jsonl.gz", work / "polnear.jsonl")
    scores = score(data, folder / "dev.jsonl", work / "polnear.jsonl")
    said, who = scores["contents"]["overall"], scores["attribution"]
    yield "quoted segments, exact F1", percent(scores["segments"]["exact"]["F1"]), "≥ 97"
    yield "mention accuracy on matched segments", percent(who["mention_accuracy"]), "≥ 96"
    yield "joint quote + speaker mention, F1", percent(who["joint"]["F1"]), "≥ 93"
    yield "merged split quotes, exact F1", percent(scores["segments_merged"]["exact"]["F1"]), "≥ 90"
    overall = f"{percent(said['exact']['F1'])} / {percent(said['partial']['F1'])}"
    yield "whole contents, overall exact / partial F1", overall, "≥ 60 / ≥ 84"
    yield from names(data, quotes)


def names(data: Path, quotes: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Full names and their confidence, over the quotes that the questions point at."""
    tool = runpy.run_path(str(data / "tools" / "score_retrieval.py"))
    by_article = collections.defaultdict(list)
    for quote in quotes:
        by_article[quote["article_id"]].append(quote)
    questions = records(data / "queries" / "dev.jsonl")
    count: collections.Counter[str] = collections.Counter()
    judged = []
    for question in questions:
        fitting = [
            quote
            for quote in by_article[question["article_id"]]
            if any(tool["words_match"](quote["text"], target) for target in question["targets"])
        ]
        quote = max(fitting, key=lambda one: shared(one["text"], question["targets"]), default=None)
        right = quote is not None and tool["same_person"](quote["speaker"], question["speaker"])
        count["found"] += quote is not None
        count["right"] += right
        count["nameable"] += question["speaker"] is not None
        if quote and quote["speaker"]:
            judged.append((quote["confidence"], right))
            count["covered"] += question["speaker"] is not None
    yield (
        "full name right, of the quotes asked for",
        percent(count["right"] / len(questions)),
        "≥ 92",
    )
    yield "… of them found at all", percent(count["found"] / len(questions)), ""
    precise = f"{percent(np.mean([right for _, right in judged]))} at {percent(count['covered'] / count['nameable'])}"
    yield (
        "shown names that are right, at the share of nameable quotes shown",
        precise,
        "≥ 97 at ≥ 88",
    )
    yield (
        f"calibration error (ECE, {BINS} bins, {len(judged)} names)",
        f"{calibration_error(judged):.3f}",
        "≤ 0.03",
    )


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of confidence to share right over bins of equal width."""
    bins = collections.defaultdict(list)
    for confidence, right in judged:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    apart = (
        len(inside) * abs(np.mean([p - right for p, right in inside])) for inside in bins.values()
    )
    return float(sum(apart)) / len(judged)


def web(data: Path, work: Path) -> Iterator[Row]:
    """Articles from elsewhere, hand-read."""
    folder = data / "corpora" / "web"
    extracted(folder / "articles_dev.jsonl", work / "web.jsonl")
    scores = score(data, folder / "dev.jsonl", work / "web.jsonl")
    named = scores["attribution"]["names"]
    three = (
        scores["attribution"]["joint"]["F1"],
        named["named_precision"],
        named["named_answered"],
    )
    yield (
        "web: joint / shown name right / named quotes shown",
        " / ".join(map(percent, three)),
        "≥ 90 / ≥ 96 / ≥ 85",
    )
    wrong = scores["not_quotes"]
    yield (
        "web: what nobody said, taken as a quote",
        f"{wrong['predicted_as_quote']} of {wrong['gold']}",
        "≤ 3",
    )


def pages(data: Path) -> Iterator[Row]:
    """HTML pages against what the publishers' own parsers read."""
    expected = {record["id"]: record for record in records(data / "pages" / "expected.jsonl")}
    found = [
        one
        for one in read_articles([str(data / "pages" / "*.html.gz")])
        if isinstance(one, Article)
    ]
    words = [word_f1(one.text, expected[one.id]["text"]) for one in found]
    titles = np.mean([one.title == expected[one.id]["title"] for one in found])
    dates = np.mean([one.date == expected[one.id]["date"] for one in found])
    three = f"{sum(words) / len(expected):.3f} / {percent(titles)} / {percent(dates)}"
    yield "HTML pages: word F1 of the body / title / date", three, "≥ 0.96 / ≥ 97 / ≥ 98"


def word_f1(text: str, gold: str) -> float:
    """F1 of the words of two texts, order left aside."""
    ours, theirs = (collections.Counter(one.lower().split()) for one in (text, gold))
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def speed(data: Path) -> Row:
    """Articles a second in one process, and the time beside that of the model alone."""
    articles = [
        Article(id=one["article_id"], text=one["text"])
        for one in records(data / "corpora" / "polnear" / "dev.jsonl")
    ]
    extract(articles[0])
    began = time.perf_counter()
    for article in articles:
        tag(Layout.of(article.text))
    model = time.perf_counter() - began
    began = time.perf_counter()
    for article in articles:
        extract(article)
    whole = time.perf_counter() - began
    return (
        "articles a second, one core",
        f"{len(articles) / whole:.1f}, {whole / model:.2f} x the model",
        "≥ 8 or ≤ 1.5 x",
    )


def extracted(articles: Path, output: Path) -> list[dict[str, Any]]:
    """The quotes of a file of articles, by the command line."""
    if not output.exists():
        subprocess.run([*COMMAND, str(articles), "-o", str(output)], check=True)
    return records(output)


def score(data: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    """What tools/score_extraction.py says."""
    tool = str(data / "tools" / "score_extraction.py")
    done = subprocess.run(
        [sys.executable, tool, str(gold), str(predicted), "--json"], check=True, capture_output=True
    )
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shared(text: str, targets: Sequence[str]) -> int:
    """The most words that a text has in common with a target."""
    return max(len(set(text.lower().split()) & set(target.lower().split())) for target in targets)


def percent(share: float) -> str:
    return f"{100 * float(share):.1f}"


if __name__ == "__main__":
    main()

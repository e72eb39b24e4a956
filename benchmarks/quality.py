"""Measure how good the extraction is: the table of docs/quality.md.

    python benchmarks/quality.py DATA [--work DIR]

DATA holds corpora/polnear, corpora/press, corpora/web, queries, pages, and the two scorers in
tools. What is measured is what the command line extracts. The model has seen none of these
articles; docs/quality.md says which of them were looked at while it was made.
"""

from __future__ import annotations

import argparse
import gzip
import json
import runpy
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quotesearch.articles import read_articles
from quotesearch.extraction import extract_quotes
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.records import Article

COMMAND = (str(Path(sys.executable).with_name("quotesearch")), "extract")
BINS = 10
Record = dict[str, Any]


class Row(NamedTuple):
    """A line of the table."""

    name: str
    figure: str
    goal: str


class ShownName(NamedTuple):
    """A name that is shown, with its confidence, and whether it is right."""

    confidence: float
    is_right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, help="folder that keeps the extracted quotes")
    arguments = parser.parse_args()
    data = arguments.data
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        rows = [
            *measure_polnear(data, work),
            *measure_labelled(data, work, "press", "≥ 93.5 / ≥ 98.5 / ≥ 94"),
            *measure_labelled(data, work, "web", "≥ 90 / ≥ 97 / ≥ 92"),
            measure_pages(data),
            measure_speed(data),
        ]
    width = max(len(row.name) for row in rows)
    print(f"| {'figure':<{width}} | here | goal |\n|{'-' * (width + 2)}|---|---|")
    for row in rows:
        print(f"| {row.name:<{width}} | {row.figure} | {row.goal} |")


def measure_polnear(data: Path, work: Path) -> Iterator[Row]:
    """Measure spans, mentions and full names on the political articles."""
    folder = data / "corpora" / "polnear"
    quotes = extract_file(folder / "articles_train_dev.jsonl.gz", work / "polnear.jsonl")
    scores = score(data, folder / "dev.jsonl", work / "polnear.jsonl")
    contents = scores["contents"]["overall"]
    attribution = scores["attribution"]
    segments = percent(scores["segments"]["exact"]["F1"])
    mentions = percent(attribution["mention_accuracy"])
    joint = percent(attribution["joint"]["F1"])
    merged = percent(scores["segments_merged"]["exact"]["F1"])
    overall = f"{percent(contents['exact']['F1'])} / {percent(contents['partial']['F1'])}"
    yield Row("quoted segments, exact F1", segments, "≥ 97")
    yield Row("mention accuracy on matched segments", mentions, "≥ 96")
    yield Row("joint quote + speaker mention, F1", joint, "≥ 93")
    yield Row("merged split quotes, exact F1", merged, "≥ 90")
    yield Row("whole contents, overall exact / partial F1", overall, "≥ 60 / ≥ 84")
    yield from measure_names(data, quotes)


def measure_names(data: Path, quotes: Sequence[Record]) -> Iterator[Row]:
    """Measure full names and their confidence on the quotes that the questions ask for."""
    tool = runpy.run_path(str(data / "tools" / "score_retrieval.py"))
    quotes_of_article: dict[str, list[Record]] = defaultdict(list)
    for quote in quotes:
        quotes_of_article[quote["article_id"]].append(quote)
    questions = read_records(data / "queries" / "dev.jsonl")
    counts: Counter[str] = Counter()
    shown: list[ShownName] = []
    for question in questions:
        candidates = quotes_of_article[question["article_id"]]
        best = best_quote(candidates, question["targets"], tool["words_match"])
        is_nameable = question["speaker"] is not None
        if is_nameable:
            counts["nameable"] += 1
        if best is None:
            continue
        counts["extracted"] += 1
        is_right = bool(tool["same_person"](best["speaker"], question["speaker"]))
        if is_right:
            counts["right"] += 1
        if best["speaker"]:
            shown.append(ShownName(best["confidence"], is_right))
            if is_nameable:
                counts["covered"] += 1
    right = percent(counts["right"] / len(questions))
    extracted = percent(counts["extracted"] / len(questions))
    precision = percent(np.mean([name.is_right for name in shown]))
    coverage = percent(counts["covered"] / counts["nameable"])
    yield Row("full name right, of the quotes asked for", right, "≥ 92")
    yield Row("… of them found at all", extracted, "")
    yield Row(
        "shown names that are right, at the share of nameable quotes shown",
        f"{precision} at {coverage}",
        "≥ 97 at ≥ 88",
    )
    yield Row(
        f"calibration error (ECE, {BINS} bins, {len(shown)} names)",
        f"{calibration_error(shown):.3f}",
        "≤ 0.03",
    )


def best_quote(quotes: Sequence[Record], targets: Sequence[str], match: Any) -> Record | None:
    """Choose the quote that matches a target and has the most words in common with one."""
    matching = []
    for quote in quotes:
        if any(match(quote["text"], target) for target in targets):
            matching.append(quote)
    return max(matching, key=lambda quote: most_shared(quote["text"], targets), default=None)


def calibration_error(shown: Sequence[ShownName]) -> float:
    """Compute the expected calibration error over bins of equal width.

    It is the mean distance of the confidence from the share that is right (Naeini et al. 2015).
    """
    names_of_bin: dict[int, list[ShownName]] = defaultdict(list)
    for name in shown:
        number = min(int(name.confidence * BINS), BINS - 1)
        names_of_bin[number].append(name)
    distances = []
    for names in names_of_bin.values():
        mean_distance = np.mean([name.confidence - name.is_right for name in names])
        distances.append(len(names) * abs(mean_distance))
    return float(sum(distances)) / len(shown)


def measure_labelled(data: Path, work: Path, corpus: str, goal: str) -> Iterator[Row]:
    """Measure a corpus whose quotations have labelled speakers."""
    folder = data / "corpora" / corpus
    quotes = work / f"{corpus}.jsonl"
    extract_file(folder / "articles_dev.jsonl", quotes)
    scores = score(data, folder / "dev.jsonl", quotes)
    joint = percent(scores["attribution"]["joint"]["F1"])
    names = scores["attribution"]["names"]
    precision = percent(names["named_precision"])
    coverage = percent(names["named_answered"])
    not_quotes = scores["not_quotes"]
    yield Row(
        f"{corpus}: joint / shown name right / named quotes shown",
        f"{joint} / {precision} / {coverage}",
        goal,
    )
    yield Row(
        f"{corpus}: what nobody said, taken as a quote",
        f"{not_quotes['predicted_as_quote']} of {not_quotes['gold']}",
        "≤ 4 %",
    )


def measure_pages(data: Path) -> Row:
    """Compare what is read of HTML pages with what the publishers' own parsers read."""
    records = read_records(data / "pages" / "expected.jsonl")
    expected = {record["id"]: record for record in records}
    scores, titles, dates = [], [], []
    for article in read_articles([str(data / "pages" / "*.html.gz")]):
        if isinstance(article, Article):
            record = expected[article.id]
            scores.append(word_f1(article.text, record["text"]))
            titles.append(article.title == record["title"])
            dates.append(article.date == record["date"])
    body = sum(scores) / len(expected)
    figure = f"{body:.3f} / {percent(np.mean(titles))} / {percent(np.mean(dates))}"
    return Row("HTML pages: word F1 of the body / title / date", figure, "≥ 0.96 / ≥ 97 / ≥ 98")


def word_f1(text: str, gold: str) -> float:
    """Compute the F1 of the words of two texts, whatever their order."""
    ours = Counter(text.lower().split())
    theirs = Counter(gold.lower().split())
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def measure_speed(data: Path) -> Row:
    """Measure articles a second in one process, and the time relative to that of the model."""
    records = read_records(data / "corpora" / "polnear" / "dev.jsonl")
    articles = [Article(id=record["article_id"], text=record["text"]) for record in records]
    extract_quotes(articles[0])
    started = time.perf_counter()
    for article in articles:
        tag(Layout.of(article.text))
    model_seconds = time.perf_counter() - started
    started = time.perf_counter()
    for article in articles:
        extract_quotes(article)
    seconds = time.perf_counter() - started
    figure = f"{len(articles) / seconds:.1f}, {seconds / model_seconds:.2f} x the model"
    return Row("articles a second, one core", figure, "≥ 8 or ≤ 1.5 x")


def extract_file(articles: Path, output: Path) -> list[Record]:
    """Extract the quotes of a file of articles by the command line, unless that was done before."""
    if not output.exists():
        subprocess.run([*COMMAND, str(articles), "-o", str(output)], check=True)
    return read_records(output)


def score(data: Path, gold: Path, predicted: Path) -> Record:
    """Run tools/score_extraction.py."""
    tool = str(data / "tools" / "score_extraction.py")
    command = [sys.executable, tool, str(gold), str(predicted), "--json"]
    process = subprocess.run(command, check=True, capture_output=True)
    scores: Record = json.loads(process.stdout)
    return scores


def read_records(path: Path) -> list[Record]:
    """Read the objects of a JSONL file, gzipped or not."""
    open_file = gzip.open if path.suffix == ".gz" else open
    with open_file(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def most_shared(text: str, targets: Sequence[str]) -> int:
    """Count the words that a text has in common with the target that it shares most with."""
    words = set(text.lower().split())
    return max(len(words & set(target.lower().split())) for target in targets)


def percent(share: float) -> str:
    return f"{100 * float(share):.1f}"


if __name__ == "__main__":
    main()

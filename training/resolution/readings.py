"""Read the labelled articles that are held back from training, with who said each quotation."""

from __future__ import annotations

import pickle
import runpy
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from quotesearch.extraction.attribution.attributing import attribute
from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.resolution.entities import Entities
from quotesearch.extraction.resolution.recognition import find_entities
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.extraction.tagging.tagging import Tagging
from quotesearch.records import Span
from training.attribution.examples import split
from training.records import read

_HELD_BACK = Path(__file__).parents[1] / "attribution" / "press_held_back.jsonl"
_LEAST_OVERLAP = 0.5  # of a label with the quote that it is compared with, in characters


@dataclass(frozen=True)
class Label:
    """Who said some words: `names` are right names of the speaker, none for nobody by name.

    `sources` are the spans of the words that name the speaker there, None where no label says so.
    """

    content: Sequence[Span]
    names: tuple[str, ...]
    sources: Sequence[Span] | None


class Article(NamedTuple):
    """A labelled article."""

    article_id: str
    publisher: str
    text: str
    labels: Sequence[Label]


class _Read(NamedTuple):
    """What the model makes of an article, without its pointers, and the attributions."""

    layout: Layout
    tagging: Tagging
    attributions: Sequence[Attribution]


@dataclass(frozen=True)
class Reading:
    """An article as extraction reads it, with the label of each attribution that has one."""

    article_id: str
    publisher: str
    attributions: Sequence[Attribution]
    entities: Entities
    labels: Sequence[Label | None]


def read_held_back(data: Path, cache: Path | None = None) -> list[Reading]:
    """Read the articles of the press and of PolNeAR that are held back.

    Args:
        data: folder with corpora, queries and tools.
        cache: a file that keeps what the model makes of them from one run to the next.
    """
    articles = [*_press(data), *_polnear(data)]
    if cache and cache.exists():
        reads: list[_Read] = pickle.loads(cache.read_bytes())  # noqa: S301 (our own file)
    else:
        with ProcessPoolExecutor() as processes:
            reads = list(processes.map(_read, [article.text for article in articles], chunksize=8))
        if cache:
            cache.write_bytes(pickle.dumps(reads))
    return [_reading(article, read) for article, read in zip(articles, reads, strict=True)]


def _read(text: str) -> _Read:
    layout = Layout.of(text)
    tagging = tag(layout)
    return _Read(layout, replace(tagging, windows=()), attribute(layout, tagging, tag))


def _reading(article: Article, read: _Read) -> Reading:
    labels = [_label_of(attribution, article.labels) for attribution in read.attributions]
    entities = find_entities(read.layout, read.tagging)
    return Reading(article.article_id, article.publisher, read.attributions, entities, labels)


def _press(data: Path) -> Iterator[Article]:
    unlabelled = data / "corpora" / "press" / "articles_unlabelled.jsonl.gz"
    articles = {record["id"]: record for record in read(unlabelled)}
    for record in read(_HELD_BACK):
        article = articles[record["article_id"]]
        labels = []
        for attribution in record["attributions"]:
            name = attribution["speaker"]
            names = (name, *attribution.get("also", ())) if name else ()
            labels.append(Label(attribution["content"], names, attribution["source"]))
        yield Article(article["id"], article.get("source") or "", article["text"], labels)


def _polnear(data: Path) -> Iterator[Article]:
    """Yield the articles of PolNeAR that are held back; questions name some of their speakers."""
    corpora, questions = data / "corpora" / "polnear", data / "queries" / "train.jsonl"
    words_match = runpy.run_path(str(data / "tools" / "score_retrieval.py"))["words_match"]
    by_article = defaultdict(list)
    for question in read(questions):
        if question["speaker"]:
            by_article[question["article_id"]].append(question)
    _, held_back = split(corpora, questions)
    for article in held_back:
        labels = list(_labels_of_questions(article, by_article[article["article_id"]], words_match))
        yield Article(article["article_id"], "PolNeAR", article["text"], labels)


def _labels_of_questions(
    article: Mapping[str, Any],
    questions: Sequence[Mapping[str, Any]],
    words_match: Callable[[str, str], bool],
) -> Iterator[Label]:
    text = article["text"]
    for attribution in article["attributions"]:
        words = " ".join(text[start:end] for start, end in attribution["content"])
        for question in questions:
            if any(words_match(words, target) for target in question["targets"]):
                name = question["speaker"]
                yield Label(attribution["content"], (name,), attribution["source"])
                break


def _label_of(attribution: Attribution, labels: Sequence[Label]) -> Label | None:
    """Return the label of the words that an attribution shares most of."""
    best, most = None, 0
    for label in labels:
        shared = sum(
            max(0, min(end, label_end) - max(start, label_start))
            for start, end in attribution.spans
            for label_start, label_end in label.content
        )
        length = sum(end - start for start, end in label.content)
        if shared >= _LEAST_OVERLAP * length and shared > most:
            best, most = label, shared
    return best

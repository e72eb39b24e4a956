"""Labelled articles as word pieces with their targets: PolNeAR, and the press.

PolNeAR labels every attribution, and has noisy names of people. The press labels who says what
stands in quotation marks, and every name; what it leaves open is filled in by the model that the
package has, where that is sure.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotesearch.extraction.layout.layout import Layout
from quotesearch.extraction.tagging.features import Encoding, Integers, encode
from quotesearch.extraction.tagging.tagger import tag
from quotesearch.extraction.tagging.tagging import BEGIN, CONTENT, INSIDE, OUTSIDE, Tagging
from training.attribution.network import NAMES, TAGS
from training.records import read

HELD_BACK = 84  # articles for calibration, none of them trained on
NO_TARGET = -1

_HERE = Path(__file__).parent
_SURE = 0.7  # the chance from which the model's own tag fills in what no label says
_CLASS_OF_KIND = {"P": "person", "O": "organisation", "X": "other"}
_UNNAMED = NAMES.index("unnamed")

Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    """One article of n pieces.

    Attributes:
        encoding: its pieces.
        tags: (n, 3) a tag for each part of `TAGS`; -1 where no label says one.
        names: (n,) an index into `NAMES`; -1 where no label says one.
        people: (n,) whether a piece belongs to the name of a person.
        attributions: the pieces of each attribution, by part.
    """

    encoding: Encoding
    tags: Integers
    names: Integers
    people: Booleans
    attributions: list[dict[str, Integers]]


def split(corpora: Path, questions: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles of PolNeAR to train on, and those held back.

    Those held back are articles with questions, so that names can be judged, too.
    """
    articles = read(corpora / "train.jsonl.gz")
    ids_with_questions = sorted({question["article_id"] for question in read(questions)})
    ids_held_back = set(random.Random(1).sample(ids_with_questions, HELD_BACK))
    training = [article for article in articles if article["article_id"] not in ids_held_back]
    held_back = [article for article in articles if article["article_id"] in ids_held_back]
    return training, held_back


def press_articles(press: Path) -> list[dict[str, Any]]:
    """Return the articles of the press to train on, with their attributions and entities."""
    articles = read(press / "train.jsonl.gz")
    texts = {
        record["id"]: record["text"] for record in read(press / "articles_unlabelled.jsonl.gz")
    }
    for record in read(_HERE / "press_quotes.jsonl"):
        articles.append({**record, "text": texts[record["article_id"]]})
    entities = {
        record["article_id"]: record["entities"] for record in read(_HERE / "press_entities.jsonl")
    }
    return [{**article, "entities": entities[article["article_id"]]} for article in articles]


def polnear_example(article: Mapping[str, Any], people: Sequence[Any], tokenizer: Any) -> Example:
    """Make an example of an article of PolNeAR; `people` are [start, end, class] of its names."""
    encoding = encode(Layout.of(article["text"]), tokenizer)
    tags = np.full((len(encoding.ids), len(TAGS)), OUTSIDE, dtype=np.int64)
    attributions = _attributions(article, encoding)
    for pieces_by_part in attributions:
        for number, part in enumerate(TAGS):
            _set_runs(tags[:, number], pieces_by_part[part])
    is_person = np.zeros(len(encoding.ids), bool)
    for start, end, name in people:
        if name == "PERSON":
            is_person[_pieces(encoding, start, end)] = True
    names = np.full(len(encoding.ids), NO_TARGET)
    return Example(encoding, tags, names, is_person, attributions)


def press_example(article: Mapping[str, Any], tokenizer: Any) -> Example:
    """Make an example of an article of the press, with its entities."""
    layout = Layout.of(article["text"])
    encoding = encode(layout, tokenizer)
    read_tags = _read_tags(encoding, tag(layout))
    tags = read_tags.copy()
    labelled = {**article, "attributions": _with_marks(article["attributions"], layout)}
    attributions = _attributions(labelled, encoding)
    for start, end in _with_marks_of_spans(article["not_quotes"], layout):
        _unset_content(tags, _pieces(encoding, start, end))
    for pieces_by_part in attributions:
        for number, part in enumerate(TAGS):
            _add_label(tags[:, number], pieces_by_part[part])
    names, people = _names(article["entities"], encoding)
    return Example(encoding, tags, names, people, attributions)


def _attributions(article: Mapping[str, Any], encoding: Encoding) -> list[dict[str, Integers]]:
    attributions = []
    for attribution in article["attributions"]:
        pieces_by_part = {}
        for part in TAGS:
            spans = [_pieces(encoding, start, end) for start, end in attribution[part]]
            pieces_by_part[part] = np.concatenate([np.array([], dtype=np.int64), *spans])
        attributions.append(pieces_by_part)
    return attributions


def _pieces(encoding: Encoding, start: int, end: int) -> Integers:
    """Return the pieces that share a character with a span of the text."""
    first = np.searchsorted(encoding.ends, start, "right")
    last = np.searchsorted(encoding.starts, end, "left")
    return np.arange(first, last)


def _runs(pieces: Integers) -> list[Integers]:
    """Cut sorted pieces into runs without a gap."""
    if not len(pieces):
        return []
    return np.split(pieces, np.flatnonzero(np.diff(pieces) != 1) + 1)


def _set_runs(tags: Integers, pieces: Integers) -> None:
    for run in _runs(pieces):
        tags[run] = INSIDE
        tags[run[0]] = BEGIN


def _add_label(tags: Integers, pieces: Integers) -> None:
    """Set the tags of labelled pieces; one that goes on what the model read begins nothing new."""
    for run in _runs(pieces):
        is_read = (tags[run] == BEGIN) | (tags[run] == INSIDE)
        if is_read.all() and len(run):
            continue
        before = tags[run[0] - 1] if run[0] else OUTSIDE
        goes_on = before in (BEGIN, INSIDE) and is_read[0]
        tags[run] = INSIDE
        if not goes_on:
            tags[run[0]] = BEGIN


def _unset_content(tags: Integers, pieces: Integers) -> None:
    """Take away a content that lies wholly within pieces that nobody says."""
    if not len(pieces):
        return
    content = tags[:, CONTENT]
    goes_on_before = content[pieces[0]] == INSIDE
    behind = pieces[-1] + 1
    goes_on_after = behind < len(content) and content[behind] == INSIDE
    if not goes_on_before and not goes_on_after:
        content[pieces] = OUTSIDE


def _read_tags(encoding: Encoding, tagging: Tagging) -> Integers:
    """Return the tag (n, 3) that the model is sure of for each piece, or -1."""
    best = tagging.tags.argmax(-1)
    chance = tagging.tags.max(-1)
    word_of = np.searchsorted(encoding.firsts, np.arange(len(encoding.ids)), "right") - 1
    of_pieces = np.where(chance >= _SURE, best, NO_TARGET)[word_of]
    is_later = np.ones(len(encoding.ids), bool)
    is_later[encoding.firsts] = False
    of_pieces[is_later[:, None] & (of_pieces == BEGIN)] = INSIDE
    return of_pieces.astype(np.int64)


def _with_marks(attributions: Sequence[Any], layout: Layout) -> list[dict[str, Any]]:
    """Extend contents to the quotation marks around them, as PolNeAR has them."""
    return [
        {**attribution, "content": _with_marks_of_spans(attribution["content"], layout)}
        for attribution in attributions
    ]


def _with_marks_of_spans(spans: Sequence[Any], layout: Layout) -> list[tuple[int, int]]:
    return [_with_marks_of_span(start, end, layout) for start, end in spans]


def _with_marks_of_span(start: int, end: int, layout: Layout) -> tuple[int, int]:
    for run in layout.runs_in(start, end):
        if abs(run.inner_start - start) <= 1 and abs(run.inner_end - end) <= 1:
            return run.start, run.end
    return start, end


def _names(entities: Sequence[Any], encoding: Encoding) -> tuple[Integers, Booleans]:
    """Return what each piece is, and whether it belongs to the name of a person."""
    names = np.zeros(len(encoding.ids), dtype=np.int64)
    for kind, _, _, named, _, shared in entities:
        for start, end in (*shared, *named):
            pieces = _pieces(encoding, start, end)
            if not len(pieces):
                continue
            if kind == "U":
                names[pieces] = _UNNAMED
                continue
            begin = NAMES.index(f"begin_{_CLASS_OF_KIND[kind]}")
            names[pieces] = begin + 1
            names[pieces[0]] = begin
    people = (names == NAMES.index("begin_person")) | (names == NAMES.index("inside_person"))
    return names, people

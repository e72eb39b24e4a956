"""Calibrate the confidence of an attribution on the held-out articles.

A calibration tells how often the mention is right, given the share of the model's pointing that
falls on it.
"""

from __future__ import annotations

import argparse
import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quotesearch.extraction.pipeline import read_article
from quotesearch.records import Article
from training.attribution.data import split

BINS = 8


class Judgement(NamedTuple):
    """Whether the mention of an attribution is right; `group` is "quoted" or "indirect"."""

    group: str
    share: float
    is_right: bool


def judge(article: dict[str, Any], tool: dict[str, Any]) -> Iterator[Judgement]:
    """Judge each attribution that matches a gold one."""
    text = article["text"]
    reading = read_article(Article(article["article_id"], text))
    words = tool["Doc"](text)
    gold_covers = [words.cover(gold["content"]) for gold in article["attributions"]]
    covers = [words.cover(attribution.spans) for attribution in reading.attributions]
    for gold_number, number in tool["match"](gold_covers, covers, 0.5):
        source = article["attributions"][gold_number]["source"]
        attribution = reading.attributions[number]
        start, end = attribution.mention or (None, None)
        mention = {
            "speaker_mention": attribution.mention and text[start:end],
            "speaker_start": start,
            "speaker_end": end,
        }
        if source:
            is_right = tool["mention_right"](words, source, mention)
        else:
            is_right = attribution.mention is None
        group = "indirect" if attribution.kind == "indirect" else "quoted"
        yield Judgement(group, attribution.share, bool(is_right))


def curve(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return points (share, chance to be right) at equal steps of rank; the chance never falls."""
    points.sort()
    parts = np.array_split(np.array(points, float), BINS)
    bins = [np.array(part, float).mean(axis=0) for part in parts]
    shares = [share for share, _ in bins]
    chances = np.maximum.accumulate([right for _, right in bins])
    return [
        (round(float(share), 3), round(float(chance), 3))
        for share, chance in zip(shares, chances, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("folder", type=Path, help="folder of the model, for calibration.json")
    arguments = parser.parse_args()
    tool = runpy.run_path(str(arguments.data / "tools" / "score_extraction.py"))
    _, held_out = split(
        arguments.data / "corpora" / "polnear", arguments.data / "queries" / "train.jsonl"
    )
    points: dict[str, list[tuple[float, bool]]] = {"quoted": [], "indirect": []}
    for article in held_out:
        for judgement in judge(article, tool):
            points[judgement.group].append((judgement.share, judgement.is_right))
    curves = {group: curve(pairs) for group, pairs in points.items()}
    (arguments.folder / "calibration.json").write_text(
        json.dumps(curves, indent=1) + "\n", encoding="utf-8"
    )
    print({group: (len(pairs), curves[group]) for group, pairs in points.items()})


if __name__ == "__main__":
    main()

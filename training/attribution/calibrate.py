"""What share of the pointing means how often the mention is right, on the articles held back from training."""

from __future__ import annotations

import argparse
import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from quotesearch.extraction.pipeline import read_article
from quotesearch.records import Article
from training.attribution.data import split

BINS = 8


def judged(article: dict[str, Any], tool: dict[str, Any]) -> Iterator[tuple[str, float, bool]]:
    """Of each attribution that fits a gold one: "quoted" or "indirect", its share, whether its mention is right."""
    text = article["text"]
    reading = read_article(Article(article["article_id"], text))
    words = tool["Doc"](text)
    gold = [(words.cover(one["content"]), one) for one in article["attributions"]]
    found = [(words.cover(one.spans), one) for one in reading.attributions]
    for at, by in tool["match"]([cover for cover, _ in gold], [cover for cover, _ in found], 0.5):
        source, one = gold[at][1]["source"], found[by][1]
        start, end = one.mention or (None, None)
        mention = {
            "speaker_mention": one.mention and text[start:end],
            "speaker_start": start,
            "speaker_end": end,
        }
        right = tool["mention_right"](words, source, mention) if source else one.mention is None
        yield "indirect" if one.kind == "indirect" else "quoted", one.share, bool(right)


def curve(points: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """(share, chance of being right) at equal steps of rank, never falling."""
    points.sort()
    bins = [
        np.array(part, float).mean(axis=0) for part in np.array_split(np.array(points, float), BINS)
    ]
    chances = np.maximum.accumulate([right for _, right in bins])
    return [
        (round(float(share), 3), round(float(chance), 3))
        for (share, _), chance in zip(bins, chances, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("folder", type=Path, help="folder of the model, for calibration.json")
    given = parser.parse_args()
    tool = runpy.run_path(str(given.data / "tools" / "score_extraction.py"))
    _, held = split(given.data / "corpora" / "polnear", given.data / "queries" / "train.jsonl")
    points: dict[str, list[tuple[float, bool]]] = {"quoted": [], "indirect": []}
    for article in held:
        for group, share, right in judged(article, tool):
            points[group].append((share, right))
    curves = {group: curve(pairs) for group, pairs in points.items()}
    (given.folder / "calibration.json").write_text(
        json.dumps(curves, indent=1) + "\n", encoding="utf-8"
    )
    print({group: (len(pairs), curves[group]) for group, pairs in points.items()})


if __name__ == "__main__":
    main()

"""Count how often a mention is right, by the share of the pointing that agrees on it.

Judged on the articles held back from training.
"""

from __future__ import annotations

import argparse
import json
import runpy
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.pipeline import read_article
from quotesearch.records import Article
from training.attribution.data import split

BINS = 8
LEAST_OVERLAP = 0.5  # of a content with the gold one that it is compared with

Curve = list[tuple[float, float]]  # (share, chance of being right), rising


class Judged(NamedTuple):
    """One attribution: its share, and whether its mention is right."""

    group: str  # "quoted" or "indirect"
    share: float
    is_right: bool


def judge(article: Mapping[str, Any], scorer: Mapping[str, Any]) -> Iterator[Judged]:
    """Judge each attribution of an article that fits a gold one.

    Args:
        article: a record of PolNeAR.
        scorer: the names of tools/score_extraction.py.
    """
    text = article["text"]
    words = scorer["Doc"](text)
    attributions = read_article(Article(article["article_id"], text)).attributions
    covers = [words.cover(attribution.spans) for attribution in attributions]
    gold_covers = [words.cover(gold["content"]) for gold in article["attributions"]]
    for gold_number, number in scorer["match"](gold_covers, covers, LEAST_OVERLAP):
        attribution = attributions[number]
        source = article["attributions"][gold_number]["source"]
        if source:
            mention = _mention_fields(text, attribution)
            is_right = bool(scorer["mention_right"](words, source, mention))
        else:
            is_right = attribution.mention is None
        group = "indirect" if attribution.kind == "indirect" else "quoted"
        yield Judged(group, attribution.share, is_right)


def _mention_fields(text: str, attribution: Attribution) -> dict[str, Any]:
    """Return the mention in the form of a quote's JSON."""
    if attribution.mention is None:
        return {"speaker_mention": None, "speaker_start": None, "speaker_end": None}
    start, end = attribution.mention
    return {"speaker_mention": text[start:end], "speaker_start": start, "speaker_end": end}


def curve(judged: Sequence[Judged]) -> Curve:
    """Return the mean share and the share of right mentions at equal steps of rank.

    Where fewer are right than at a lower share, the curve stays level.
    """
    points = sorted((one.share, one.is_right) for one in judged)
    bins = np.array_split(np.array(points, float), BINS)
    means = np.array([points_of_bin.mean(axis=0) for points_of_bin in bins])
    shares, chances = means[:, 0], np.maximum.accumulate(means[:, 1])
    pairs = zip(shares.tolist(), chances.tolist(), strict=True)
    return [(round(share, 3), round(chance, 3)) for share, chance in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora/polnear, queries and tools")
    parser.add_argument("folder", type=Path, help="folder of the model, for calibration.json")
    arguments = parser.parse_args()
    scorer = runpy.run_path(str(arguments.data / "tools" / "score_extraction.py"))
    questions = arguments.data / "queries" / "train.jsonl"
    _, held_back = split(arguments.data / "corpora" / "polnear", questions)
    by_group: dict[str, list[Judged]] = {"quoted": [], "indirect": []}
    for article in held_back:
        for judged in judge(article, scorer):
            by_group[judged.group].append(judged)
    curves = {group: curve(judged) for group, judged in by_group.items()}
    output = arguments.folder / "calibration.json"
    output.write_text(json.dumps(curves, indent=1) + "\n", encoding="utf-8")
    for group, judged in by_group.items():
        print(f"{group}: {len(judged)} attributions, {curves[group]}")


if __name__ == "__main__":
    main()

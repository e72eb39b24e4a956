from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from quotesearch.embedding.embedder import TOKEN_LENGTH, Embedder
from quotesearch.errors import ModelError

TEXTS = ["Yes.", "who called it arrogance", "“Naïve – ¡ça va?” 😀 北京", " ", "", "word " * 1000]


@pytest.fixture(scope="module")
def embedder(embedder_folder: Path) -> Embedder:
    return Embedder(embedder_folder)


def test_every_text_has_a_vector_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_every_token_has_a_vector(embedder: Embedder) -> None:
    dimension = embedder.identity.token_dimension
    vector, tokens = embedder.embed_with_tokens("who called it arrogance")
    np.testing.assert_array_equal(vector, embedder.embed(["who called it arrogance"])[0])
    assert tokens.dtype == np.int8
    assert tokens.shape == (4, dimension)
    np.testing.assert_allclose(np.linalg.norm(tokens, axis=1), TOKEN_LENGTH, atol=dimension / 8)
    assert embedder.embed_with_tokens("").tokens.shape == (0, dimension)
    long_text = embedder.embed_with_tokens("word " * 1000)
    assert len(long_text.tokens) == embedder.identity.max_length - 2


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    alone = [embedder.embed([text])[0] for text in TEXTS]
    np.testing.assert_array_equal(together, alone)


def test_a_vector_does_not_depend_on_other_threads(embedder: Embedder) -> None:
    with ThreadPoolExecutor(4) as pool:
        vectors = list(pool.map(lambda _: embedder.embed(TEXTS[:4]), range(20)))
    for other in vectors[1:]:
        np.testing.assert_array_equal(vectors[0], other)


def test_texts_of_like_meaning_are_near(embedder: Embedder) -> None:
    question, near, far = embedder.embed(
        [
            "Who warned of a CEO taking over?",
            "A single executive could usurp control.",
            "Bake bread at 200 °C.",
        ]
    )
    assert question @ near > 2 * question @ far  # the scale of the cosines is the model's own


def test_text_beyond_max_length_is_not_read(embedder: Embedder) -> None:
    short, long = embedder.embed(["word " * 300, "word " * 300 + "arrogance"])
    np.testing.assert_array_equal(short, long)


def test_it_runs_without_torch(embedder_folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from quotesearch.embedding import Embedder;"
        "Embedder(Path(sys.argv[1])).embed(['words']);"
        "heavy = {'torch', 'onnx', 'transformers', 'sentence_transformers'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, embedder_folder], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("text", [None, "{", json.dumps({"name": "half of it"})])
def test_a_folder_that_is_not_an_embedder_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "embedder.json").write_text(text)
    with pytest.raises(ModelError, match=r"embedder\.json"):
        Embedder(tmp_path)

"""Indexes with a small embedder, which is copied, hashed and opened in no time."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from quotesearch.archive import write_quotes
from quotesearch.embedding.embedder import (
    DEFAULT_MODEL,
    INPUT,
    MODEL_FILE,
    OUTPUTS,
    TOKENIZER_FILE,
    EmbedderIdentity,
)
from quotesearch.index import Generation, build, builder
from quotesearch.records import Quote

DIMENSION = 16
VECTORS = 512  # different vectors of tokens


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedder with the tokenizer of the real one, and a random vector for each token."""
    folder = tmp_path_factory.mktemp("small-model")
    onnx.save(small_graph(), str(folder / MODEL_FILE))
    shutil.copy(DEFAULT_MODEL / TOKENIZER_FILE, folder)
    identity = EmbedderIdentity("small", "0" * 64, DIMENSION, DIMENSION, 256, {"opset": 17})
    identity.write(folder)
    return folder


def small_graph() -> onnx.ModelProto:
    """Token ids -> the vectors of the tokens, of length one, and their normalised mean."""
    table = np.random.default_rng(0).standard_normal((VECTORS, DIMENSION), dtype=np.float32)
    text, tokens = OUTPUTS
    nodes = [
        helper.make_node("Mod", [INPUT, "vectors"], ["places"]),
        helper.make_node("Gather", ["table", "places"], ["rows"]),
        helper.make_node("LpNormalization", ["rows"], [tokens], axis=-1, p=2),
        helper.make_node("ReduceMean", [tokens], ["mean"], axes=[1], keepdims=0),
        helper.make_node("LpNormalization", ["mean"], [text], axis=-1, p=2),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info(INPUT, TensorProto.INT64, [1, "length"])],
        [
            helper.make_tensor_value_info(text, TensorProto.FLOAT, [1, DIMENSION]),
            helper.make_tensor_value_info(tokens, TensorProto.FLOAT, [1, "length", DIMENSION]),
        ],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array(VECTORS, np.int64), "vectors"),
        ],
    )
    opset = helper.make_opsetid("", 17)
    return helper.make_model(graph, opset_imports=[opset], ir_version=8)


@pytest.fixture(autouse=True)
def with_small_model(small_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build every index of a test with the small embedder."""
    monkeypatch.setattr(builder, "DEFAULT_MODEL", small_model)


@pytest.fixture(scope="session")
def empty_index(small_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of no quotes. Not to be changed: take `index_dir`."""
    folder = tmp_path_factory.mktemp("empty")
    build_small([], folder, small_model)
    return folder / "index"


@pytest.fixture(scope="session")
def index_of_quotes(
    empty_index: Path,
    small_model: Path,
    quotes: list[Quote],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The index of `quotes`, built into a copy of `empty_index`. Not to be changed."""
    folder = tmp_path_factory.mktemp("quotes")
    shutil.copytree(empty_index, folder / "index")
    build_small(quotes, folder, small_model)
    return folder / "index"


def build_small(quotes: list[Quote], folder: Path, small_model: Path) -> None:
    write_quotes(quotes, folder / "quotes.jsonl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "DEFAULT_MODEL", small_model)
        build(folder / "quotes.jsonl", folder / "index")


@pytest.fixture
def built_index(index_of_quotes: Path, tmp_path: Path) -> Path:
    """An index of `quotes` of the test's own; `index_dir` is one of no quotes."""
    return Path(shutil.copytree(index_of_quotes, tmp_path / "built"))


def serving(index_dir: Path) -> Path:
    """The folder of the generation that serves."""
    return index_dir / "generations" / (index_dir / "CURRENT").read_text().strip()


def flip(path: Path) -> None:
    """Change one bit of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def answers(generation: Generation) -> tuple[list[list[float]], list[float]]:
    """What a generation answers to a question: rows and scores by vectors, and by words."""
    question = "what was said about arrogance"
    vector, tokens = generation.embedder.embed_with_tokens(question)
    rows = generation.vectors.search(vector, (3, 3))
    cosines = generation.vectors.scores(vector, rows)
    by_tokens = generation.token_vectors.scores(tokens, rows)
    terms = [term.text for term in generation.lexical.terms(question)]
    hits = generation.lexical.search(terms, 3)
    by_vectors = [rows.tolist(), *cosines.tolist(), by_tokens.tolist()]
    return by_vectors, [*hits.rows.tolist(), *hits.scores.tolist()]

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from quotesearch.onnx_models import open_model, quantise

SIZE = 64


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that multiplies its input by a random matrix."""
    weights = np.random.default_rng(0).standard_normal((SIZE, SIZE), dtype=np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["input", "weights"], ["output"])],
        "matrix",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, SIZE])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, SIZE])],
        [numpy_helper.from_array(weights, "weights")],
    )
    opset = helper.make_opsetid("", 17)
    path = tmp_path_factory.mktemp("model") / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), str(path))
    return path


def test_a_quantised_model_is_smaller_and_gives_nearly_the_same(
    model: Path, tmp_path: Path
) -> None:
    quantise(model, tmp_path / "small.onnx")
    assert (tmp_path / "small.onnx").stat().st_size < model.stat().st_size / 2
    inputs = {"input": np.random.default_rng(1).standard_normal((1, SIZE), dtype=np.float32)}
    (full,) = open_model(model).run(None, inputs)[0]
    (small,) = open_model(tmp_path / "small.onnx").run(None, inputs)[0]
    assert full @ small / np.linalg.norm(full) / np.linalg.norm(small) > 0.99


def test_a_model_runs_on_one_thread(model: Path) -> None:
    options = open_model(model).get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


def test_telemetry_is_off() -> None:
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"

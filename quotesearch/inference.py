"""ONNX Runtime: the one place that opens a model, and that makes one small."""

import os
import tempfile
from pathlib import Path
from typing import Any

# ONNX Runtime reports to its maker unless this is set before it is imported: it looks up a host, and keeps an id of
# the machine below HOME. This program never does either, whatever the environment says (SECURITY.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def open_model(path: Path) -> Any:
    """An `onnxruntime.InferenceSession` of one thread; it may be run by several threads at once.

    Dynamic int8 scales activations by what is in the batch: give each text alone, and it always reads the same.
    Threads that each run a text of their own also do more together than several on one text.
    """
    import onnxruntime  # here: its import starts threads, which a server must not do before it forks

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def quantise(source: Path, target: Path) -> None:
    """Make an ONNX model's weights int8, dynamically and per channel.

    The range is reduced to 7 bits: on CPUs without VNNI the sums of 8 bits overflow, and what was made on one
    machine would read differently on the next. It costs the embedder 0.001 of cosine.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory(prefix="quotesearch-export-") as folder:
        prepared = Path(folder) / "model.onnx"
        quant_pre_process(source, prepared, skip_optimization=True, skip_symbolic_shape=True)
        quantize_dynamic(prepared, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)

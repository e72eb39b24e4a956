"""Open and quantise ONNX models: the one module that imports ONNX Runtime."""

import os
import tempfile
from pathlib import Path
from typing import Any

# Unless this is set before ONNX Runtime is imported, it reports to its maker: it looks up a host,
# and keeps an id of the machine below HOME. This program never does either, whatever the
# environment says (SECURITY.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def open_model(path: Path) -> Any:
    """Open a model as an `onnxruntime.InferenceSession` of one thread.

    Several threads may run it at once, which is faster than several threads on one text. Give it
    one text at a time: dynamic int8 scales activations by what is in the batch, so that a text
    alone always gives the same vectors.
    """
    import onnxruntime  # here: the import starts threads, which a server must not do before a fork

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def quantise(source: Path, target: Path) -> None:
    """Make the weights of an ONNX model int8, dynamically and per channel.

    The range is reduced to 7 bits: on CPUs without VNNI the sums of 8 bits overflow, and a model
    made on one machine would give other vectors on the next. It costs the embedder 0.001 of cosine.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory(prefix="quotesearch-export-") as folder:
        prepared = Path(folder) / "model.onnx"
        quant_pre_process(source, prepared, skip_optimization=True, skip_symbolic_shape=True)
        quantize_dynamic(
            prepared, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )

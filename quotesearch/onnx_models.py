"""Open models with ONNX Runtime: the one module that imports it."""

import os
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

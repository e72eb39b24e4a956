"""Read the weights back out of the model that the package carries, to train on from there.

What int8 lost stays lost; some epochs of training make up for it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.attribution.network import Network
from training.attribution.train import ENCODER

_SEQUENCE = re.compile(r"\b(\w+)\.\1\.(?=\d)")  # "query.query.0" is network.query[0]
_QUANTISED = "_quantized"
_SCALE = "_scale"
_ZERO_POINT = "_zero_point"


def restore(network: Network, model: Path) -> list[str]:
    """Set the weights of a network to those of model.onnx; return the names of those it lacks."""
    loaded = onnx.load(str(model))
    values = dict(_weights(loaded.graph))
    state = network.state_dict()
    missing = []
    for name, current in state.items():
        value = values.get(f"network.{name}")
        if value is None or value.shape != tuple(current.shape):
            missing.append(name)
        else:
            state[name] = torch.from_numpy(value.copy())
    network.load_state_dict(state)
    return missing


def _weights(graph: Any) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each weight in float32, under the name that it has in PyTorch."""
    stored = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    plain = {}
    for name, value in stored.items():
        if name.endswith(_QUANTISED):
            base = name.removesuffix(_QUANTISED)
            scale, zero = stored[base + _SCALE], stored[base + _ZERO_POINT]
            plain[base] = (value.astype(np.float32) - zero.astype(np.float32)) * scale
        elif not name.endswith((_SCALE, _ZERO_POINT)):
            plain[name] = value
    yield from plain.items()
    for node in graph.node:  # the exporter transposes the weights of a layer, and renames them
        if node.op_type in ("MatMul", "MatMulInteger", "Gemm"):
            weight = node.input[1].removesuffix(_QUANTISED)
            if weight in plain:
                layer = node.name.strip("/").removesuffix("_quant").rsplit("/", 1)[0]
                name = _SEQUENCE.sub(r"\1.", layer.replace("/", "."))
                yield f"{name}.weight", plain[weight].T


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="model.onnx of the package")
    parser.add_argument("weights", type=Path, help="file for the weights, for train.py --start")
    arguments = parser.parse_args()
    network = Network(ENCODER)
    missing = restore(network, arguments.model)
    arguments.weights.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.weights)
    print(f"left as they begin: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()

"""Trained weights -> the ONNX model that the package carries, int8."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from quotesearch.onnx_models import quantise
from training.attribution.network import Network
from training.attribution.train import ENCODER

OPSET = 17


class _OneWindow(nn.Module):
    """The network as the package runs it: one window, never padded, shares in place of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, pointers, entities = self.network(ids, features, torch.ones_like(ids))
        return (
            tags[0].reshape(-1, 3, 3).softmax(-1),
            pointers[0].softmax(-1),
            entities[0].softmax(-1),
        )


def export(weights: Path, folder: Path, *, small: bool = True) -> None:
    """Write model.onnx and tokenizer.json into a folder."""
    network = Network(ENCODER)
    network.load_state_dict(torch.load(weights))
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 40))
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that traces calls itself legacy
        full = Path(temporary) / "model.onnx" if small else folder / "model.onnx"
        torch.onnx.export(
            _OneWindow(network).eval(),
            (ids, torch.ones(1, 40, 3, dtype=torch.int64)),
            full,
            input_names=["ids", "features"],
            output_names=["tags", "pointers", "entities"],
            dynamic_axes={"ids": {1: "length"}, "features": {1: "length"}},
            opset_version=OPSET,
            dynamo=False,
        )
        if small:
            quantise(full, folder / "model.onnx")
    shutil.copy(ENCODER / "tokenizer.json", folder / "tokenizer.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="weights.pt of train.py")
    parser.add_argument("folder", type=Path, help="folder for model.onnx and tokenizer.json")
    parser.add_argument("--full", action="store_true", help="float32, for comparison")
    given = parser.parse_args()
    export(given.weights, given.folder, small=not given.full)

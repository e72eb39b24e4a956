"""Export trained weights as the ONNX model that the package carries, int8."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from quotesearch.onnx_models import quantise
from training.attribution.network import TAGS, Network
from training.attribution.train import ENCODER

OPSET = 17
EXAMPLE_PIECES = 40  # of the window that the exporter traces; any number does


class _OneWindow(nn.Module):
    """The network as the package runs it: one window, never padded, shares in place of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, pointers, names = self.network(ids, features, torch.ones_like(ids))
        tag_shares = tags[0].reshape(-1, len(TAGS), 3).softmax(-1)
        return tag_shares, pointers[0].softmax(-1), names[0].softmax(-1)


def export(weights: Path, folder: Path, *, small: bool = True) -> None:
    """Write model.onnx and tokenizer.json into a folder; unless `small`, in float32."""
    network = Network(ENCODER)
    network.load_state_dict(torch.load(weights))
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "model.onnx"
    if small:
        with tempfile.TemporaryDirectory() as temporary:
            full_model = Path(temporary) / "model.onnx"
            _write_onnx(network, full_model)
            quantise(full_model, model)
    else:
        _write_onnx(network, model)
    shutil.copy(ENCODER / "tokenizer.json", folder / "tokenizer.json")


def _write_onnx(network: Network, path: Path) -> None:
    ids = torch.randint(1000, 2000, (1, EXAMPLE_PIECES))
    features = torch.ones(1, EXAMPLE_PIECES, 3, dtype=torch.int64)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter that traces calls itself legacy
        torch.onnx.export(
            _OneWindow(network).eval(),
            (ids, features),
            path,
            input_names=["ids", "features"],
            output_names=["tags", "pointers", "names"],
            dynamic_axes={"ids": {1: "length"}, "features": {1: "length"}},
            opset_version=OPSET,
            dynamo=False,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="weights.pt of train.py")
    parser.add_argument("folder", type=Path, help="folder for model.onnx and tokenizer.json")
    parser.add_argument("--full", action="store_true", help="float32, for comparison")
    arguments = parser.parse_args()
    export(arguments.weights, arguments.folder, small=not arguments.full)


if __name__ == "__main__":
    main()

"""Export the trained embedder as the int8 ONNX model that comes with the package."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from quotesearch.embedding.export import export

NAME = "quotesearch-minilm"

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder that train.py wrote")
    parser.add_argument(
        "folder", type=Path, help="folder for model.onnx, tokenizer.json and embedder.json"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        exported = Path(temporary) / "embedder"
        replace(export(str(arguments.model), exported), name=NAME).write(exported)
        shutil.copytree(exported, arguments.folder, dirs_exist_ok=True)

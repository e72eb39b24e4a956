"""The trained embedder -> the ONNX model that the package carries, int8."""

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
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        exported = Path(temporary) / "embedder"
        replace(export(str(given.model), exported), name=NAME).write(exported)
        shutil.copytree(exported, given.folder, dirs_exist_ok=True)

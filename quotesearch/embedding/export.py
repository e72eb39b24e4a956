"""A sentence-transformers model -> a folder that `Embedder` runs without torch.

The one module that imports torch and sentence-transformers, and only while it exports.
"""

import hashlib
import os
import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from quotesearch.embedding.embedder import (
    INPUT,
    MODEL_FILE,
    OUTPUTS,
    TOKENIZER_FILE,
    Embedder,
    EmbedderIdentity,
)
from quotesearch.errors import ModelError
from quotesearch.onnx_models import quantise

OPSET = 17
EXPORT_METHOD: dict[str, int | str] = {
    "opset": OPSET,
    "quantisation": "dynamic int8 per channel, reduced range",
}

# The least cosine between an exported embedder and its model, over the probes. all-MiniLM-L6-v2
# has 0.992 on average over 600 passages; single words come lowest, "No." with 0.967.
MIN_COSINE = 0.96
PROBES = (
    "Yes.",
    "We cannot in good conscience accede to their request.",
    "what did the secretary say about mass surveillance in March",
    "“It’s a master class in arrogance,” he wrote – “and in betrayal.”",
    "The plan would cost 3.5 billion dollars over ten years, said the chair of the committee, "
    "and nobody knows who is to pay for it once the first of the contracts ends. ",
    "A text that is longer than any model reads. " * 100,
)
_LIBRARIES = ("onnx", "sentence_transformers", "torch")  # the extra `models`
_DEFAULT_MAX_LENGTH = 512  # tokens, for a model that does not state its own


def weights_sha256(model: str) -> str:
    """Hash the weights in a model's folder (SHA-256), without loading them."""
    folder = Path(model)
    files = sorted([*folder.rglob("*.safetensors"), *folder.rglob("*.bin")])
    digests = []
    for path in files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def export(model: str, folder: Path) -> EmbedderIdentity:
    """Write `model.onnx`, `tokenizer.json` and `embedder.json` into a new folder, and check them.

    Pooling and normalisation are inside the graph; its input is the tokens of one text, int64
    (1, length). The vectors of the tokens are `token_embeddings` as the model leaves them: a layer
    at its end may have made them shorter.

    Args:
        model: a folder that sentence-transformers loads. No model hub is asked for a name, nor for
            anything that a folder lacks.
        folder: where to write; it must not exist.

    Raises:
        ModelError: the model cannot be loaded, the libraries for that are not installed, or the
            exported embedder does not agree with the model.
    """
    _require_libraries(model)
    if not Path(model).is_dir():
        raise ModelError(
            "is not a folder; quotesearch does not download models",
            where=model,
            hint="Download it, for example with `hf download NAME --local-dir FOLDER`, "
            "and name the folder.",
        )
    with tempfile.TemporaryDirectory(prefix="quotesearch-export-") as temporary:
        _seclude(temporary)
        loaded = _load(model)
        folder.mkdir(parents=True)
        max_length = loaded.model.max_seq_length or _DEFAULT_MAX_LENGTH
        _write_tokenizer(loaded.tokenizer, max_length, folder)
        full_model = Path(temporary) / MODEL_FILE
        _write_graph(loaded.model, full_model)
        quantise(full_model, folder / MODEL_FILE)
    expected = _encode_probes(loaded.model)
    token_vectors = loaded.model.encode(PROBES[0], output_value="token_embeddings")
    identity = EmbedderIdentity(
        name=model,
        weights_sha256=weights_sha256(model),
        dimension=expected.shape[1],
        token_dimension=token_vectors.shape[1],
        max_length=max_length,
        export=EXPORT_METHOD,
    )
    identity.write(folder)
    _check_agreement(folder, expected, model)
    return identity


def _require_libraries(model: str) -> None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise ModelError(
            f"cannot be exported without {', '.join(missing)}",
            where=model,
            hint="Install them: pip install 'quotesearch[models]' "
            "(in a checkout: .venv/bin/pip install -e '.[models]').",
        )


def _seclude(cache: str) -> None:
    """Keep the libraries off the network, and torch's caches in a folder that is removed.

    They read these variables when they are imported, so that they hold whatever the environment
    says. A model's folder may name another model on a hub.
    """
    os.environ.update(
        HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", TORCHINDUCTOR_CACHE_DIR=cache
    )


class _LoadedModel(NamedTuple):
    """A SentenceTransformer, and a copy of its tokenizer."""

    model: Any
    tokenizer: Any


def _load(source: str) -> _LoadedModel:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(source, device="cpu", local_files_only=True)
        tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    except (OSError, ValueError, AttributeError) as unusable:
        first_line = str(unusable).partition("\n")[0]
        raise ModelError(
            f"cannot be loaded ({first_line})",
            where=source,
            hint="Name the folder of a model that sentence-transformers can load, "
            "with a fast tokenizer.",
        ) from unusable
    return _LoadedModel(model, tokenizer)


def _write_tokenizer(tokenizer: Any, max_length: int, folder: Path) -> None:
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length)
    tokenizer.save(str(folder / TOKENIZER_FILE))


def _write_graph(model: Any, path: Path) -> None:
    import torch
    from torch.nn.functional import normalize

    class OneText(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            # One text is never padded: every token counts.
            attention = torch.ones_like(tokens)
            outputs = self.model({"input_ids": tokens, "attention_mask": attention})
            vector = normalize(outputs["sentence_embedding"], dim=1)
            token_vectors = normalize(outputs["token_embeddings"], dim=2)
            return vector, token_vectors

    example = model.preprocess(["An example of some length."])["input_ids"]
    with warnings.catch_warnings():
        # The exporter that traces calls itself legacy; the new one needs another package,
        # onnxscript.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            OneText().eval(),
            (example,),
            path,
            input_names=[INPUT],
            output_names=list(OUTPUTS),
            dynamic_axes={INPUT: {1: "length"}, OUTPUTS[1]: {1: "length"}},
            opset_version=OPSET,
            dynamo=False,
        )


def _encode_probes(model: Any) -> Any:
    return model.encode(list(PROBES), normalize_embeddings=True, show_progress_bar=False)


def _check_agreement(folder: Path, expected: Any, model: str) -> None:
    """Compare the vectors of an exported embedder with those of its model, over the probes.

    Raises:
        ModelError: their cosine is too low.
    """
    vectors = Embedder(folder).embed(PROBES)
    cosines = np.sum(vectors * expected, axis=1)
    lowest = float(np.min(cosines))
    if lowest < MIN_COSINE:
        raise ModelError(
            f"its int8 export differs too much: cosine {lowest:.3f}, but {MIN_COSINE} is needed",
            where=model,
            hint="It loses too much in int8, or needs a prompt. Choose another model.",
        )

"""A sentence-transformers model -> a folder that `Embedder` runs without torch.

The one module that imports torch and sentence-transformers, and only while it exports.
"""

import hashlib
import os
import tempfile
import warnings
from pathlib import Path
from typing import Any

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

OPSET = 17
EXPORT: dict[str, int | str] = {
    "opset": OPSET,
    "quantisation": "dynamic int8 per channel, reduced range",
}

# Least cosine of an exported embedder to its model, over the probes. all-MiniLM-L6-v2 has 0.992 on the mean over 600
# passages; single words come lowest, "No." with 0.967.
MIN_COSINE = 0.96
PROBES = (
    "Yes.",
    "We cannot in good conscience accede to their request.",
    "what did the secretary say about mass surveillance in March",
    "“It’s a master class in arrogance,” he wrote – “and in betrayal.”",
    "The plan would cost 3.5 billion dollars over ten years, said the chair of the committee, and nobody knows"
    " who is to pay for it once the first of the contracts ends. ",
    "A text that is longer than any model reads. " * 100,
)


def weights_sha256(model: str) -> str:
    """Hash the weights in a model's folder (SHA-256), without loading them."""
    files = sorted(
        path for ending in ("*.safetensors", "*.bin") for path in Path(model).rglob(ending)
    )
    digests = []
    for path in files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def export(model: str, folder: Path) -> EmbedderIdentity:
    """Write `model.onnx`, `tokenizer.json` and `embedder.json` into a new folder, and prove them.

    Pooling and normalisation are inside the graph; its input is the tokens of one text, int64 (1, length). The vectors
    of the tokens are `token_embeddings` as the model leaves them: a layer at its end may have made them shorter.

    Args:
        model: a folder that sentence-transformers loads. No hub is asked for a name, nor for what a folder lacks.
        folder: to be made.

    Raises:
        ModelError: the model cannot be loaded, or the exported embedder does not agree with it.
    """
    if not Path(model).is_dir():
        raise ModelError(
            "is not a folder, and no model hub is asked",
            where=model,
            hint="Download the model, as with `hf download NAME --local-dir FOLDER`, and give the folder.",
        )
    with tempfile.TemporaryDirectory(prefix="quotesearch-export-") as temporary:
        _seclude(temporary)
        loaded, tokenizer = _load(model)
        folder.mkdir(parents=True)
        max_length = loaded.max_seq_length or 512
        tokenizer.no_padding()
        tokenizer.enable_truncation(max_length)
        tokenizer.save(str(folder / TOKENIZER_FILE))
        full = Path(temporary) / MODEL_FILE
        _write_graph(loaded, full)
        quantise(full, folder / MODEL_FILE)
    expected = loaded.encode(list(PROBES), normalize_embeddings=True, show_progress_bar=False)
    identity = EmbedderIdentity(
        name=model,
        weights_sha256=weights_sha256(model),
        dimension=expected.shape[1],
        token_dimension=loaded.encode(PROBES[0], output_value="token_embeddings").shape[1],
        max_length=max_length,
        export=EXPORT,
    )
    identity.write(folder)
    cosine = float(np.min(np.sum(Embedder(folder).embed(PROBES) * expected, axis=1)))
    if cosine < MIN_COSINE:
        raise ModelError(
            f"its int8 export has cosine {cosine:.3f} to the model where {MIN_COSINE} is the least",
            where=model,
            hint="The model suffers from int8 or needs a prompt; choose another.",
        )
    return identity


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
        quantize_dynamic(
            prepared, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def _seclude(cache: str) -> None:
    """Keep the libraries from the network, and have torch make its caches in a folder that is removed.

    They read this when they are imported, and it holds whatever the environment says. A model's folder may name another
    model on a hub.
    """
    os.environ.update(
        HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", TORCHINDUCTOR_CACHE_DIR=cache
    )


def _load(source: str) -> tuple[Any, Any]:
    """The model and a copy of its tokenizer."""
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = SentenceTransformer(source, device="cpu", local_files_only=True)
        return model, Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    except (OSError, ValueError, AttributeError) as unusable:
        raise ModelError(
            f"cannot be loaded ({str(unusable).partition(chr(10))[0]})",
            where=source,
            hint="Give the folder of a model that sentence-transformers loads, with a fast tokenizer.",
        ) from unusable


def _write_graph(model: Any, path: Path) -> None:
    import torch

    class OneText(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            # One text is never padded: every token counts.
            read = self.model({"input_ids": tokens, "attention_mask": torch.ones_like(tokens)})
            vector, of_tokens = read["sentence_embedding"], read["token_embeddings"]
            return torch.nn.functional.normalize(vector, dim=1), torch.nn.functional.normalize(
                of_tokens, dim=2
            )

    example = model.preprocess(["An example of some length."])["input_ids"]
    with warnings.catch_warnings():
        # The exporter that traces calls itself legacy; the new one needs one more package, onnxscript.
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

"""Text -> vectors through ONNX Runtime, from a folder that `export` wrote. Needs no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import Field, TypeAdapter, ValidationError
from tokenizers import Tokenizer

from quotesearch.errors import ModelError
from quotesearch.onnx_models import open_model
from quotesearch.records import STRICT

DEFAULT_MODEL = Path(__file__).with_name("model")  # the embedder that comes with the program
MODEL_FILE, TOKENIZER_FILE, IDENTITY_FILE = "model.onnx", "tokenizer.json", "embedder.json"
INPUT, OUTPUTS = "input_ids", ("embedding", "tokens")  # of the ONNX graph
TOKEN_LENGTH = 127  # of a token's vector: a length of one, stored as int8

Vector = npt.NDArray[np.float32]
TokenVectors = npt.NDArray[np.int8]


@dataclass(frozen=True)
class EmbedderIdentity:
    """What decides the vector of a text: embedders with equal identities may share vectors.

    `weights_sha256` is of the weights before the export. `dimension` is that of the vector of a
    text, `token_dimension` that of the vectors of its tokens. `max_length` is in tokens; what is
    beyond it in a text is not read. `export` names how the model was made into `model.onnx`.
    """

    __pydantic_config__ = STRICT

    name: str
    weights_sha256: str
    dimension: Annotated[int, Field(gt=0)]
    token_dimension: Annotated[int, Field(gt=0)]
    max_length: Annotated[int, Field(gt=0)]
    export: dict[str, int | str]

    @classmethod
    def read(cls, folder: Path) -> EmbedderIdentity:
        """Read `embedder.json` from the folder of an exported embedder.

        Raises:
            ModelError: it is missing, or not such a description.
        """
        path = folder / IDENTITY_FILE
        try:
            return _IDENTITY.validate_json(path.read_bytes())
        except (OSError, ValidationError) as unreadable:
            raise ModelError(
                "does not describe an exported embedder",
                where=str(path),
                hint="Run `quotesearch build` to export the model again.",
            ) from unreadable

    def write(self, folder: Path) -> None:
        """Write `embedder.json` into a folder."""
        (folder / IDENTITY_FILE).write_bytes(_IDENTITY.dump_json(self, indent=2))


_IDENTITY = TypeAdapter(EmbedderIdentity)


class Embedding(NamedTuple):
    """The vectors of one text.

    `vector`: float32 (dimension,) of length one. `tokens`: int8 (tokens, token_dimension) of length
    TOKEN_LENGTH, without the tokens that the tokenizer adds to a text.
    """

    vector: Vector
    tokens: TokenVectors


class Embedder:
    """An exported model. Several threads may use it at once.

    Each text runs through the model by itself. In batches of 8, a vector moves by up to 0.035 of
    cosine with its neighbours; alone it is always the same, and no slower, since nothing is padded.
    """

    def __init__(self, folder: Path) -> None:
        self.identity = EmbedderIdentity.read(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._session = open_model(folder / MODEL_FILE)

    def embed_with_tokens(self, text: str) -> Embedding:
        """Return the vector of a text and the vectors of its tokens."""
        encoding = self._tokenizer.encode(text)
        inputs = {INPUT: np.array([encoding.ids], np.int64)}
        vectors, tokens = self._session.run(OUTPUTS, inputs)
        of_text = np.array(encoding.special_tokens_mask) == 0
        as_int8 = np.rint(tokens[0, of_text] * TOKEN_LENGTH).astype(np.int8)
        return Embedding(vectors[0], as_int8)

    def embed(self, texts: Sequence[str]) -> Vector:
        """Return the vectors of texts, float32 (texts, dimension)."""
        vectors = [self.embed_with_tokens(text).vector for text in texts]
        return np.array(vectors, np.float32).reshape(-1, self.identity.dimension)

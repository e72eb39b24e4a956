"""Text -> vectors through ONNX Runtime, from a folder that `export` wrote. Nothing here needs torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field, TypeAdapter, ValidationError
from tokenizers import Tokenizer

from quotesearch.errors import ModelError
from quotesearch.onnx_models import open_model
from quotesearch.records import STRICT

DEFAULT = Path(__file__).with_name("model")  # the embedder that comes with the program
MODEL_FILE, TOKENIZER_FILE, IDENTITY_FILE = "model.onnx", "tokenizer.json", "embedder.json"
INPUT, OUTPUTS = "input_ids", ("embedding", "tokens")
TOKEN_LENGTH = 127  # of the vector of a token: a length of one, as int8

Vector = npt.NDArray[np.float32]
TokenVectors = npt.NDArray[np.int8]


@dataclass(frozen=True)
class EmbedderIdentity:
    """What decides the vector of a text: two embedders with equal identities may share vectors.

    `weights_sha256` is of the weights before the export. `dimension` is that of a text, `token_dimension` that of each
    of its tokens. `max_length` is in tokens; the rest of a longer text is not seen. `export` names how the model was
    made into `model.onnx`.
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
        path = folder / IDENTITY_FILE
        try:
            return _IDENTITY.validate_json(path.read_bytes())
        except (OSError, ValidationError) as unreadable:
            raise ModelError(
                "is not the description of an exported embedder",
                where=str(path),
                hint="Run `quotesearch build`; it exports the model again.",
            ) from unreadable

    def write(self, folder: Path) -> None:
        (folder / IDENTITY_FILE).write_bytes(_IDENTITY.dump_json(self, indent=2))


class Embedder:
    """An exported model. May be used by several threads at once.

    Each text runs through the model by itself: in batches of 8 a vector moves by up to 0.035 of cosine with its
    neighbours; alone it is always the same, and no slower, because nothing is padded.
    """

    def __init__(self, folder: Path) -> None:
        self.identity = EmbedderIdentity.read(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._session = open_model(folder / MODEL_FILE)

    def read(self, text: str) -> tuple[Vector, TokenVectors]:
        """The vector of a text, float32 (dimension,) of length one, and those of its tokens.

        The latter are int8 (tokens, token_dimension) of length TOKEN_LENGTH, without the tokens that are no part of the
        text.
        """
        encoded = self._tokenizer.encode(text)
        vector, tokens = self._session.run(OUTPUTS, {INPUT: np.array([encoded.ids], np.int64)})
        own = np.array(encoded.special_tokens_mask) == 0
        return vector[0], np.rint(tokens[0, own] * TOKEN_LENGTH).astype(np.int8)

    def embed(self, texts: Sequence[str]) -> Vector:
        """The vectors of texts alone, float32 (texts, dimension)."""
        vectors = [self.read(text)[0] for text in texts]
        return np.array(vectors, np.float32).reshape(-1, self.identity.dimension)


_IDENTITY = TypeAdapter(EmbedderIdentity)

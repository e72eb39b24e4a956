from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quotesearch.archive import write_quotes
from quotesearch.errors import RecordError
from quotesearch.index import build, builder, check, is_current, open_index
from quotesearch.records import Quote
from tests.index.conftest import answers, flip, serving


def test_a_built_index_can_be_asked(
    index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    manifest = build(quotes_file, index_dir)
    generation = open_index(index_dir)
    assert generation.manifest == manifest == check(index_dir)
    assert manifest.quotes == len(quotes)
    assert generation.quotes.get(np.arange(6)) == quotes
    vector = generation.embedder.embed(["We cannot in good conscience accede to their request."])[0]
    assert generation.vectors.search(vector, (1, 1)).tolist() == [1]
    assert generation.vectors.scores(vector, np.array([1]))[0, 0] == pytest.approx(1)
    assert generation.lexical.search(["arrog"], 1).rows.tolist() == [0]


def test_a_rebuild_gives_the_same_answers(
    index_dir: Path, built_index: Path, quotes_file: Path
) -> None:
    expected = answers(open_index(built_index))
    build(quotes_file, index_dir)
    assert answers(open_index(index_dir)) == expected
    build(quotes_file, index_dir)
    assert answers(open_index(index_dir)) == expected


@pytest.mark.parametrize("count", [0, 1])
def test_an_index_may_hold_few_quotes(
    index_dir: Path, quotes_file: Path, quotes: list[Quote], count: int
) -> None:
    write_quotes(quotes[:count], quotes_file)
    build(quotes_file, index_dir)
    by_vectors, by_words = answers(open_index(index_dir))
    assert by_vectors[0] == list(range(count))
    assert by_words[:count] == list(range(count))


def test_an_index_is_current_until_quotes_or_model_change(
    index_dir: Path,
    built_index: Path,
    quotes_file: Path,
    quotes: list[Quote],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not is_current(tmp_path / "nothing", quotes_file)
    assert not is_current(index_dir, quotes_file)
    assert is_current(built_index, quotes_file)
    assert not is_current(built_index, quotes_file, model="another/model")
    assert not is_current(built_index, tmp_path / "missing.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr(builder, "PARAMETERS", {"passages": ["words"]})
        assert not is_current(built_index, quotes_file)
    write_quotes(quotes[1:], quotes_file)
    assert not is_current(built_index, quotes_file)


@pytest.mark.parametrize(
    "step",
    [
        "passage_vectors._embed_all",
        "builder.VECTOR_STORE",
        "builder.TokenVectorStore",
        "builder.LexicalIndex",
        "builder.QuoteStore",
        "builder.open_generation",
        "publishing.flush",
        "publishing.flush_entry",
    ],
)
def test_an_interrupted_build_leaves_the_old_generation_serving(
    built_index: Path,
    quotes_file: Path,
    quotes: list[Quote],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    class Interrupted:
        def __call__(self, *_: object) -> None:
            raise KeyboardInterrupt

        build = __call__

    before, expected = serving(built_index), answers(open_index(built_index))
    write_quotes(quotes[:2], quotes_file)
    with monkeypatch.context() as patched:
        patched.setattr(f"quotesearch.index.{step}", Interrupted())
        with pytest.raises(KeyboardInterrupt):
            build(quotes_file, built_index)
    assert serving(built_index) == before
    assert answers(open_index(built_index)) == expected

    build(quotes_file, built_index)
    assert open_index(built_index).manifest.quotes == 2
    assert set((built_index / "generations").iterdir()) == {before, serving(built_index)}


def test_a_damaged_index_is_built_again(index_dir: Path, quotes_file: Path) -> None:
    flip(serving(index_dir) / "embedder" / "model.onnx")
    build(quotes_file, index_dir)
    assert check(index_dir).quotes == 6


def test_without_quotes_no_index_is_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"missing\.jsonl"):
        build(tmp_path / "missing.jsonl", tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_the_model_of_the_program_is_copied_without_its_readme(
    index_dir: Path, quotes_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Path(shutil.copytree(builder.DEFAULT_MODEL, tmp_path / "model"))
    (model / "README.md").write_text("How the model was made.")
    monkeypatch.setattr(builder, "DEFAULT_MODEL", model)
    build(quotes_file, index_dir)
    files = {path.name for path in (serving(index_dir) / "embedder").iterdir()}
    assert files == {"embedder.json", "model.onnx", "tokenizer.json"}


def test_a_changed_speaker_is_searched_at_once(
    built_index: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    write_quotes([replace(quotes[0], speaker="Ann Lee"), *quotes[1:]], quotes_file)
    build(quotes_file, built_index)
    generation = open_index(built_index)
    assert generation.lexical.search(["hegseth"], 6).rows.tolist() == []
    assert generation.lexical.search(["lee"], 6).rows.tolist() == [0]

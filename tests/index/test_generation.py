from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quotesearch.archive import write_quotes
from quotesearch.errors import IndexDamagedError, IndexMissingError, RecordError
from quotesearch.index import Generation, build, builder, check, is_current, open_index
from quotesearch.records import Quote

QUESTION = "what was said about arrogance"


def serving(index_dir: Path) -> Path:
    return index_dir / "generations" / (index_dir / "CURRENT").read_text().strip()


def embedded(quotes_file: Path, index_dir: Path) -> int:
    """Build, and count the passages that had to be embedded."""
    calls: list[tuple[int, int]] = []
    build(quotes_file, index_dir, progress=lambda done, total: calls.append((done, total)))
    assert all(done <= total for done, total in calls)
    return calls[-1][0] if calls else 0


def answers(generation: Generation) -> tuple[list[list[float]], list[float]]:
    vector = generation.embedder.embed([QUESTION])[0]
    rows = generation.vectors.search(vector, (3, 3))
    cosines = generation.vectors.scores(vector, rows)
    by_tokens = generation.token_vectors.scores(
        generation.embedder.embed_with_tokens(QUESTION)[1], rows
    )
    found, scores = generation.lexical.search(
        [term for term, _, _ in generation.lexical.terms(QUESTION)], 3
    )
    return [rows.tolist(), *cosines.tolist(), by_tokens.tolist()], [
        *found.tolist(),
        *scores.tolist(),
    ]


def test_what_was_built_can_be_asked(
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
    assert generation.lexical.search(["arrog"], 1)[0].tolist() == [0]


def test_a_rebuild_gives_the_same_answers(
    index_dir: Path, quotes_file: Path, tmp_path: Path
) -> None:
    again = Path(shutil.copytree(index_dir, tmp_path / "again"))
    build(quotes_file, index_dir)
    build(quotes_file, again)
    assert answers(open_index(index_dir)) == answers(open_index(again))
    build(quotes_file, again)
    assert answers(open_index(index_dir)) == answers(open_index(again))


def test_only_new_passages_are_embedded(
    index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    # A quote without speaker and context has the same text twice.
    assert embedded(quotes_file, index_dir) == 11
    assert embedded(quotes_file, index_dir) == 0
    changed = [replace(quotes[0], context="Another context."), *quotes[:0:-1]]
    write_quotes(changed, quotes_file)
    assert embedded(quotes_file, index_dir) == 1

    generation = open_index(index_dir)
    (quote,) = generation.quotes.get(np.array([0]))
    whole = "Pete Hegseth, The Secretary of War: a master class in arrogance and betrayal\nAnother context."
    direct = generation.embedder.embed([quote.text, whole])
    np.testing.assert_array_equal(generation.vectors.vectors(np.array([0]))[0], direct)
    np.testing.assert_array_equal(
        generation.token_vectors.of(0), generation.embedder.embed_with_tokens(whole)[1]
    )


def test_words_that_become_a_whole_passage_get_their_tokens(
    index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    build(quotes_file, index_dir)
    bare = replace(quotes[0], speaker=None, speaker_mention=None, title=None, context="")
    write_quotes([bare], quotes_file)
    assert embedded(quotes_file, index_dir) == 1
    generation = open_index(index_dir)
    np.testing.assert_array_equal(
        generation.token_vectors.of(0), generation.embedder.embed_with_tokens(bare.text)[1]
    )


@pytest.mark.parametrize("count", [0, 1])
def test_few_quotes(index_dir: Path, quotes_file: Path, quotes: list[Quote], count: int) -> None:
    write_quotes(quotes[:count], quotes_file)
    build(quotes_file, index_dir)
    rows, text_rows = answers(open_index(index_dir))
    assert rows[0] == list(range(count))
    assert text_rows[:count] == list(range(count))


def test_an_index_is_current_until_quotes_or_model_change(
    index_dir: Path,
    quotes_file: Path,
    quotes: list[Quote],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not is_current(tmp_path / "nothing", quotes_file)
    assert not is_current(index_dir, quotes_file)
    build(quotes_file, index_dir)
    assert is_current(index_dir, quotes_file)
    assert not is_current(index_dir, quotes_file, model="another/model")
    assert not is_current(index_dir, tmp_path / "missing.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr(builder, "PARAMETERS", {"passages": ["words"]})
        assert not is_current(index_dir, quotes_file)
    write_quotes(quotes[1:], quotes_file)
    assert not is_current(index_dir, quotes_file)


def test_the_generation_before_is_kept_and_older_ones_are_not(
    index_dir: Path, quotes_file: Path
) -> None:
    generations = [serving(index_dir)]
    for _ in range(3):
        build(quotes_file, index_dir)
        generations.append(serving(index_dir))
    assert set((index_dir / "generations").iterdir()) == set(generations[-2:])


def test_a_reader_keeps_what_it_opened(
    index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    build(quotes_file, index_dir)
    reader = open_index(index_dir)
    before = answers(reader)
    write_quotes(quotes[:1], quotes_file)
    build(quotes_file, index_dir)
    build(quotes_file, index_dir)
    assert not (index_dir / "generations" / reader.manifest.id).exists()
    assert answers(reader) == before
    assert reader.records.get(np.arange(6)) == quotes


@pytest.mark.parametrize(
    "step",
    [
        "_read_all",
        "Vectors",
        "Tokens",
        "LexicalIndex",
        "Records",
        "open_generation",
        "flush",
        "flush_entry",
    ],
)
def test_an_interrupted_build_leaves_the_old_generation_serving(
    index_dir: Path,
    quotes_file: Path,
    quotes: list[Quote],
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    class Interrupted:
        def __call__(self, *_: object) -> None:
            raise KeyboardInterrupt

        build = __call__

    build(quotes_file, index_dir)
    before, expected = serving(index_dir), answers(open_index(index_dir))
    write_quotes(quotes[:2], quotes_file)
    with monkeypatch.context() as patched:
        patched.setattr(builder, step, Interrupted())
        with pytest.raises(KeyboardInterrupt):
            build(quotes_file, index_dir)
    assert serving(index_dir) == before
    assert answers(open_index(index_dir)) == expected

    build(quotes_file, index_dir)
    assert open_index(index_dir).manifest.quotes == 2
    assert set((index_dir / "generations").iterdir()) == {before, serving(index_dir)}


def test_two_builds_at_once(index_dir: Path, quotes_file: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(lambda _: build(quotes_file, index_dir), range(2)))
    assert check(index_dir) in built
    assert len(list((index_dir / "generations").iterdir())) == 2


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink])
def test_damage_to_any_file_is_found_before_it_is_used(
    index_dir: Path, quotes_file: Path, damage: Callable[[Path], None]
) -> None:
    build(quotes_file, index_dir)
    names = ["manifest.json", *check(index_dir).files]
    assert {
        "vectors.words.faiss",
        "tokens.npy",
        "records.sqlite",
        "lexical/meta.json",
        "embedder/model.onnx",
    } < set(names)
    for name in names:
        path = serving(index_dir) / name
        sound = path.read_bytes()
        damage(path)
        with pytest.raises(IndexDamagedError, match="quotesearch build"):
            open_index(index_dir)
        path.write_bytes(sound)
    check(index_dir)


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ("", "is not a manifest"),
        ("[]", "is not a manifest"),
        ('{"format": 6}', "is not a manifest"),
        ('{"format": 99}', "has format 99"),
    ],
)
def test_a_manifest_that_is_none(index_dir: Path, manifest: str, what: str) -> None:
    (serving(index_dir) / "manifest.json").write_text(manifest)
    with pytest.raises(IndexDamagedError, match=what):
        open_index(index_dir)


@pytest.mark.parametrize("pointer", [b"", b"no-such-generation\n", b"\x00" * 30, b"\xff\xfe"])
def test_a_pointer_to_nothing(index_dir: Path, pointer: bytes) -> None:
    (index_dir / "CURRENT").write_bytes(pointer)
    with pytest.raises(IndexDamagedError, match=r"manifest\.json"):
        open_index(index_dir)


def test_parts_of_different_generations_do_not_open(index_dir: Path, quotes_file: Path) -> None:
    other = serving(index_dir)
    build(quotes_file, index_dir)
    shutil.copy(other / "records.sqlite", serving(index_dir))
    with pytest.raises(IndexDamagedError, match=r"records\.sqlite"):
        open_index(index_dir)


def test_a_damaged_index_is_built_anew(index_dir: Path, quotes_file: Path) -> None:
    flip(serving(index_dir) / "embedder" / "model.onnx")
    build(quotes_file, index_dir)
    assert check(index_dir).quotes == 6


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="quotesearch build"):
        open_index(tmp_path)


def test_no_quotes_file_says_so_and_leaves_no_index(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"missing\.jsonl"):
        build(tmp_path / "missing.jsonl", tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_an_index_is_opened_and_asked_without_torch(index_dir: Path, quotes_file: Path) -> None:
    build(quotes_file, index_dir)
    program = (
        "import sys; from pathlib import Path; from quotesearch.index import open_index;"
        "g = open_index(Path(sys.argv[1])); g.vectors.search(g.embedder.embed(['rain'])[0], (3, 3));"
        "g.lexical.search(['rain'], 3);"
        "print(sorted({'torch', 'onnx', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, index_dir], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"

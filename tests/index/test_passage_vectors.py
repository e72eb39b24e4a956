from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from quotesearch.archive import write_quotes
from quotesearch.index import build, open_index
from quotesearch.records import Quote


def count_embedded(quotes_file: Path, index_dir: Path) -> int:
    """Build, and count the passages that had to be embedded."""
    calls: list[tuple[int, int]] = []
    build(quotes_file, index_dir, progress=lambda done, total: calls.append((done, total)))
    assert all(done <= total for done, total in calls)
    return calls[-1][0] if calls else 0


def test_only_new_passages_are_embedded(
    index_dir: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    # A quote without speaker and context has the same text twice.
    assert count_embedded(quotes_file, index_dir) == 11
    assert count_embedded(quotes_file, index_dir) == 0
    changed = [replace(quotes[0], context="Another context."), *quotes[:0:-1]]
    write_quotes(changed, quotes_file)
    assert count_embedded(quotes_file, index_dir) == 1

    generation = open_index(index_dir)
    (quote,) = generation.quotes.get(np.array([0]))
    whole = (
        "Pete Hegseth, The Secretary of War: a master class in arrogance and betrayal\n"
        "Another context."
    )
    direct = generation.embedder.embed([quote.text, whole])
    np.testing.assert_array_equal(generation.vectors.get(np.array([0]))[0], direct)
    tokens = generation.embedder.embed_with_tokens(whole).tokens
    np.testing.assert_array_equal(generation.token_vectors.get(0), tokens)


def test_words_that_become_a_whole_passage_get_their_tokens(
    built_index: Path, quotes_file: Path, quotes: list[Quote]
) -> None:
    bare = replace(quotes[0], speaker=None, speaker_mention=None, title=None, context="")
    write_quotes([bare], quotes_file)
    assert count_embedded(quotes_file, built_index) == 1
    generation = open_index(built_index)
    tokens = generation.embedder.embed_with_tokens(bare.text).tokens
    np.testing.assert_array_equal(generation.token_vectors.get(0), tokens)

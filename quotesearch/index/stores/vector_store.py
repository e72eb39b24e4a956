"""What the store of the vectors must do, whichever library it uses."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, Self

from quotesearch.embedding.embedder import Vector
from quotesearch.index.stores.quote_store import Rows


class VectorStore(Protocol):
    """Two vectors for every quote: of its words, and of its whole passage.

    Row r is quote r. `count` is the number of quotes. `flat_faiss.FlatFaissStore` is the store in
    use; `generation.VECTOR_STORE` names it, and tests/index/stores/test_vector_store.py holds for
    every store in its list. Another store, such as Milvus, must do this:

    - `build` leaves what it has written below the generation's folder, or a file there that names
      it: a generation is checked by its files, and removed with its folder. A collection on a
      server must bear the generation's id, so that two generations can serve side by side.
    - `open` reads only that. The opened store goes on answering when the folder is removed.
    - `search` respects `rows` also where few quotes pass a filter.
    - `scores` gives exact cosines, of any rows: the ranking network was trained on them. An
      approximate `search` costs candidates, approximate scores change the ranking.
    - `get` returns the vectors bit for bit, since a build reuses those of the generation before.
    - Several threads may ask at once, and each question gets the same answer every time.
    - Its library is imported inside its functions if the import starts threads: a server must not
      have any before it forks.
    """

    count: int

    @classmethod
    def build(cls, folder: Path, vectors: Vector) -> None:
        """Write the vectors, float32 (quotes, 2, dimension) of length one, words before passage."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what `build` has written into this folder."""

    def search(self, vector: Vector, nearest: tuple[int, int], rows: Rows | None = None) -> Rows:
        """Find the quotes whose words or whose passage are among the nearest, int64 ascending.

        Args:
            vector: float32 (dimension,) of length one.
            nearest: how many by words, and how many by passage; at least 1 each.
            rows: if given, only these quotes are looked at.
        """

    def scores(self, vector: Vector, rows: Rows) -> Vector:
        """Return the cosines to the words and to the passage of each row, float32 (rows, 2)."""

    def get(self, rows: Rows) -> Vector:
        """Return the vectors of rows, float32 (rows, 2, dimension)."""

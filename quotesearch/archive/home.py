"""The folder in which a newsroom keeps its own quotes and their index."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """A home: `data/` holds the quotes and what the user knows, `index/` is built from them."""

    folder: Path

    @property
    def quotes(self) -> Path:
        return self.folder / "data" / "quotes.jsonl"

    @property
    def index(self) -> Path:
        return self.folder / "index"

"""The folder in which a newsroom keeps its own quotes and their index."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Home:
    """A newsroom's folder: `data/` holds the quotes and what the user knows, `index/` the index."""

    folder: Path

    @property
    def quotes(self) -> Path:
        return self.folder / "data" / "quotes.jsonl"

    @property
    def index(self) -> Path:
        return self.folder / "index"

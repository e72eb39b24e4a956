"""The manifest of a generation: what it holds, and how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from quotesearch.embedding.embedder import EmbedderIdentity
from quotesearch.index.inventory import FileEntry, damage
from quotesearch.index.passages import FIELDS, PASSAGES
from quotesearch.records import STRICT

# Raise it whenever the files of a generation come to mean something else.
FORMAT = 6

MANIFEST = "manifest.json"

# What decides the content of an index, besides the quotes and the embedder.
PARAMETERS: dict[str, list[str]] = {
    "passages": [" ".join(parts) for parts in PASSAGES],
    "fields": list(FIELDS),
}


@dataclass(frozen=True)
class Manifest:
    """What a generation is.

    `created` is UTC, ISO. `quotes` counts the quotes that it holds, `quotes_sha256` is of the file
    that they were read from. `files` go by their path in the generation's folder.
    """

    __pydantic_config__ = STRICT

    format: int
    id: str
    created: str
    quotes: int
    articles: int
    quotes_sha256: str
    embedder: EmbedderIdentity
    parameters: dict[str, list[str]]
    files: Mapping[str, FileEntry]

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation's folder.

        Raises:
            IndexDamagedError: it is missing, not a manifest, or of another format.
        """
        path = folder / MANIFEST
        try:
            text = path.read_bytes()
            version = _OBJECT.validate_json(text).get("format")
            if version != FORMAT:
                raise damage(
                    path, f"has format {version}; this version of quotesearch reads format {FORMAT}"
                )
            return _MANIFEST.validate_json(text)
        except ValidationError as invalid:
            raise damage(path, "is not a manifest") from invalid
        except (OSError, ValueError) as unreadable:
            raise damage(path, f"cannot be read ({unreadable})") from unreadable

    def write(self, folder: Path) -> None:
        """Write the manifest into a generation's folder."""
        (folder / MANIFEST).write_bytes(_MANIFEST.dump_json(self, indent=2))


_MANIFEST = TypeAdapter(Manifest)
_OBJECT = TypeAdapter(dict[str, object])

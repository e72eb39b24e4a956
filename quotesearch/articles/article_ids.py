"""Ids of articles that do not state one."""

import hashlib
from pathlib import Path


def id_from_path(file: Path) -> str:
    """Return the path without its ending: "2026/rain" for "2026/rain.txt.gz"."""
    return file.with_name(file.name.removesuffix(".gz")).with_suffix("").as_posix()


def id_from_content(key: str) -> str:
    """Hash the url of an article or, if it has none, its text, to 16 hex digits."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

"""The journal of a run: what is done is kept here, so that an interrupted run can go on.

A line names the extractor; then comes one for each article, as it is done, by a hash of its record.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

import quotesearch
from quotesearch.extraction import Extraction
from quotesearch.records import Article

_DECIDING_FOLDERS = ("extraction", "language")
_ENTRY = TypeAdapter(dict[str, Extraction])


class Journal:
    """The journal in a file, which comes into being with the first article that is done."""

    def __init__(self, path: Path, language: str | None) -> None:
        self._path, self._language = path, language
        self._header = json.dumps({"extractor": fingerprint_extractor()}).encode() + b"\n"
        self._extractions: dict[str, Extraction] = {}

    @classmethod
    def open(cls, path: Path, language: str | None = None) -> "Journal":
        """Open a journal and read what it holds.

        A torn end is cut off the file, and so is all that another extractor wrote.

        Args:
            path: of the journal.
            language: in which all articles of this run are read, or None if each is read in its
                own. What such a run reads is not taken for what other runs would read.
        """
        journal = cls(path, language)
        with suppress(FileNotFoundError):
            journal._read_and_truncate()
        return journal

    def recall(self, article: Article) -> Extraction | None:
        """Return the extraction of an article that was done when the journal was opened."""
        in_its_own_language = self._extractions.get(_digest(article))
        return in_its_own_language or self._extractions.get(_digest(article, self._language))

    def record(self, article: Article, extraction: Extraction) -> None:
        """Write down the extraction of an article."""
        digest = _digest(article, self._language)
        entry = _ENTRY.dump_json({digest: extraction}) + b"\n"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            is_new = file.tell() == 0
            file.write(self._header + entry if is_new else entry)

    def _read_and_truncate(self) -> None:
        with self._path.open("r+b") as file:
            sound_bytes = 0
            for line in file:
                is_torn = not line.endswith(b"\n")
                is_of_another = sound_bytes == 0 and line != self._header
                if is_torn or is_of_another:
                    break
                sound_bytes += len(line)
                with suppress(ValidationError):  # the header, or a damaged line
                    self._extractions |= _ENTRY.validate_json(line)
            file.truncate(sound_bytes)


def fingerprint_extractor() -> str:
    """Return a hash of everything that decides what an article gives: the modules and the model."""
    package = Path(quotesearch.__file__).parent
    deciding = list(package.glob("*.py"))
    for folder in _DECIDING_FOLDERS:
        deciding += (package / folder).rglob("*")
    digest = hashlib.sha256()
    for path in sorted(deciding):
        if path.is_file() and path.suffix != ".pyc":
            header = f"{path.name} {path.stat().st_size}\n".encode()
            digest.update(header + path.read_bytes())
    return digest.hexdigest()


def _digest(article: Article, language: str | None = None) -> str:
    """Return a hash of an article and of the language in which it is read, if that is forced."""
    record = asdict(article)
    if language:
        record["read as"] = language
    return hashlib.sha256(json.dumps(record).encode()).hexdigest()

"""One run over articles: extract, correct and write their quotes, and lose none from before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from quotesearch.archive import (
    Corrections,
    correct,
    count_quotes,
    read_corrections,
    refuse_losses,
    refuse_special,
    write_quotes,
)
from quotesearch.archive.known_speakers import read_aliases
from quotesearch.archive.runs.corpus import extract_corpus
from quotesearch.articles import read_articles
from quotesearch.errors import ArticleError
from quotesearch.records import Article, Json, Quote

STDIN = "-"  # among the paths of articles


class Watcher(Protocol):
    """Follows a run; the command line shows a bar."""

    def skip(self, error: ArticleError) -> None:
        """Take note of an article that cannot be read or extracted, and is left out."""

    def show(self, stage: str, articles: int) -> None:
        """Take note of how many articles have been read for a stage of the work."""


@dataclass(frozen=True)
class Known:
    """The files of what the user knows; those that are not named are looked for beside the output."""

    corrections: Path | None = None
    speakers: Path | None = None


@dataclass(frozen=True)
class Run:
    """What a run gave: quotes, number of articles done and skipped, and corrections that fit no quote."""

    quotes: list[Quote]
    articles: int
    skipped: int
    idle: Corrections


def extract_files(
    paths: Sequence[str],
    output: Path | None,
    watcher: Watcher,
    *,
    stated: Json | None = None,
    known: Known = Known(),
    replace: bool = False,
    jobs: int = 1,
) -> Run:
    """Extract the quotes of articles and write them to a file.

    What is done is kept in a journal beside the file until it is written, so that a run that is
    interrupted or refused can go on.

    Args:
        paths: of the articles, as `read_articles` takes them.
        output: the quotes, JSONL; None writes nothing, and keeps no journal.
        watcher: told of what is skipped and how far the work is.
        stated: fields of Article for the articles that do not state them.
        known: the files of corrections and speakers.
        replace: whether quotes that the file holds of other articles may be dropped.
        jobs: how many processes read articles, as in `extract_corpus`.

    Raises:
        LossError: the file holds quotes of articles that were not read, and `replace` is not given.
        OutputError: the output is not a file, or read-only.
        RecordError: a file of quotes, corrections or speakers is damaged.
        ArticleError: no article could be read.
        WorkerError: a worker process died.
    """
    stated = stated or {}
    journal = journal_of(output) if output else None
    for path in filter(None, (output, journal)):
        refuse_special(path)
    corrections_path = known.corrections or _beside(output, "corrections.jsonl")
    corrections = read_corrections(corrections_path) if corrections_path else {}
    speakers_path = known.speakers or _beside(output, "speakers.jsonl")
    aliases = read_aliases(speakers_path) if speakers_path else {}
    if output and not replace:
        _refuse_early(output, paths, stated, watcher)

    reading = _Reading(paths, stated, watcher)
    quotes = extract_corpus(
        reading.articles(),
        aliases=aliases,
        jobs=jobs,
        journal=journal,
        on_skip=reading.take_back,
    )
    if not reading.done:
        raise ArticleError("no article could be read", hint="Nothing was written.")
    corrected = correct(quotes, corrections)
    if output and journal:
        if not replace:
            kept = f"What was extracted is kept in {journal}."
            refuse_losses(output, count_quotes(output), reading.done, kept)
        write_quotes(corrected.quotes, output)
        journal.unlink(missing_ok=True)
    return Run(corrected.quotes, len(reading.done), reading.skipped, corrected.idle)


def journal_of(output: Path) -> Path:
    """Return the file that keeps what a run has done until its output is written."""
    return Path(f"{output}.partial")


def _refuse_early(output: Path, paths: Sequence[str], stated: Json, watcher: Watcher) -> None:
    """Look for the articles that the output has quotes of, before extraction takes its hours.

    Standard input can be read only once, so that its articles are not known before.

    Raises:
        LossError: some are not there, or cannot be read; what cannot be read is told, too.
    """
    held = count_quotes(output)
    if STDIN in paths:
        return
    missing, unreadable = set(held), []
    number = 0
    for number, article in enumerate(read_articles(paths, stated), start=1):
        if not missing:
            return
        watcher.show("checking", number)
        if isinstance(article, ArticleError):
            unreadable.append(article)
        else:
            missing.discard(article.id)
    if missing and number > len(
        unreadable
    ):  # else the run itself says that no article could be read
        for error in unreadable:
            watcher.skip(error)
        refuse_losses(output, held, held.keys() - missing)


class _Reading:
    """The articles of a run as they are read: ids of those that are done, and how many were skipped."""

    def __init__(self, paths: Sequence[str], stated: Json, watcher: Watcher) -> None:
        self._paths, self._stated, self._watcher = paths, stated, watcher
        self.done: set[str] = set()
        self.skipped = 0

    def articles(self) -> Iterator[Article]:
        """Yield the articles that can be read, and skip the others."""
        for number, article in enumerate(read_articles(self._paths, self._stated), start=1):
            self._watcher.show("extracting", number)
            if isinstance(article, ArticleError):
                self._skip(article)
            else:
                self.done.add(article.id)
                yield article

    def take_back(self, error: ArticleError) -> None:
        """Skip an article that was read and cannot be extracted; `where` of the error is its id."""
        self.done.discard(error.where)
        self._skip(error)

    def _skip(self, error: ArticleError) -> None:
        self.skipped += 1
        self._watcher.skip(error)


def _beside(output: Path | None, name: str) -> Path | None:
    path = output and output.parent / name
    return path if path and path.exists() else None

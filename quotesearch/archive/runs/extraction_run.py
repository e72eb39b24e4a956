"""One run over files of articles: extract, correct and write their quotes, and lose none."""

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
from quotesearch.archive.known_speakers import Aliases, read_aliases
from quotesearch.archive.runs.corpus_extraction import extract_corpus
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
class UserFiles:
    """The files of what the user knows; those that are None are looked for next to the output."""

    corrections: Path | None = None
    speakers: Path | None = None


@dataclass(frozen=True)
class RunResult:
    """What a run gave.

    Attributes:
        quotes: as corrected.
        articles, skipped: how many articles were done and how many were not.
        idle: the corrections that fit no quote.
    """

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
    user_files: UserFiles = UserFiles(),
    replace: bool = False,
    jobs: int = 1,
) -> RunResult:
    """Extract the quotes of articles and write them to a file.

    What is done is kept in a journal next to the file until it is written, so that a run that is
    interrupted or refused can go on.

    Args:
        paths: of the articles, as `read_articles` takes them.
        output: the quotes, JSONL; None writes nothing, and keeps no journal.
        watcher: is told what is skipped and how far the work is.
        stated: fields of Article for the articles that do not state them.
        user_files: the files of corrections and speakers.
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
    journal = journal_path(output) if output else None
    for path in (output, journal):
        if path:
            refuse_special(path)
    corrections, aliases = _read_user_files(user_files, output)
    if output and not replace:
        _refuse_losses_early(output, paths, stated, watcher)

    intake = _Intake(paths, stated, watcher)
    quotes = extract_corpus(
        intake.articles(),
        aliases=aliases,
        jobs=jobs,
        journal=journal,
        on_skip=intake.take_back,
    )
    if not intake.done:
        raise ArticleError("no article could be read", hint="Nothing was written.")
    corrected = correct(quotes, corrections)
    if output and journal:
        if not replace:
            progress = f"The extracted quotes are kept in {journal}."
            refuse_losses(output, count_quotes(output), intake.done, progress)
        write_quotes(corrected.quotes, output)
        journal.unlink(missing_ok=True)
    return RunResult(corrected.quotes, len(intake.done), intake.skipped, corrected.idle)


def journal_path(output: Path) -> Path:
    """Return the file that keeps what a run has done until its output is written."""
    return Path(f"{output}.partial")


def _read_user_files(user_files: UserFiles, output: Path | None) -> tuple[Corrections, Aliases]:
    corrections = user_files.corrections or _find_beside(output, "corrections.jsonl")
    speakers = user_files.speakers or _find_beside(output, "speakers.jsonl")
    return (
        read_corrections(corrections) if corrections else {},
        read_aliases(speakers) if speakers else {},
    )


def _find_beside(output: Path | None, name: str) -> Path | None:
    """Return the file of this name in the folder of the output, if there is one."""
    if output is None:
        return None
    path = output.parent / name
    return path if path.exists() else None


def _refuse_losses_early(
    output: Path, paths: Sequence[str], stated: Json, watcher: Watcher
) -> None:
    """Look for the articles that the output has quotes of, before extraction takes its hours.

    Standard input can be read only once, so that its articles are not known before.

    Raises:
        LossError: some of them are not there, or cannot be read; the watcher is told about those
            that cannot be read.
    """
    counts = count_quotes(output)
    if STDIN in paths:
        return
    missing = set(counts)
    unreadable = []
    number = 0
    for number, article in enumerate(read_articles(paths, stated), start=1):
        if not missing:
            return
        watcher.show("checking", number)
        if isinstance(article, ArticleError):
            unreadable.append(article)
        else:
            missing.discard(article.id)
    none_could_be_read = number == len(unreadable)  # then the run itself says so
    if not missing or none_could_be_read:
        return
    for error in unreadable:
        watcher.skip(error)
    refuse_losses(output, counts, counts.keys() - missing)


class _Intake:
    """The articles of a run as they are read: the ids of those done, and how many were skipped."""

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

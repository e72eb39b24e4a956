"""One run over files of articles: extract, correct and write their quotes, and lose none."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
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
from quotesearch.articles import count_unread, read_articles
from quotesearch.errors import ArticleError, ForeignLanguageError
from quotesearch.extraction import language_of
from quotesearch.records import Article, Json, Quote

STDIN = "-"  # among the paths of articles


class Watcher(Protocol):
    """Follows a run; the command line shows a bar."""

    def skip(self, error: ArticleError) -> None:
        """Take note of an article that cannot be read or extracted, and is left out.

        It is a ForeignLanguageError if the article is not in English.
        """

    def show(self, stage: str, articles: int) -> None:
        """Take note of how many articles have been read for a stage of the work."""


@dataclass(frozen=True)
class UserFiles:
    """The files of what the user knows; those that are None are looked for next to the output."""

    corrections: Path | None = None
    speakers: Path | None = None


@dataclass(frozen=True)
class RunOptions:
    """How a run works.

    Attributes:
        replace: whether quotes that the output holds of other articles may be dropped.
        language, jobs: as in `extract_corpus`.
    """

    replace: bool = False
    language: str | None = None
    jobs: int = 1


@dataclass(frozen=True)
class RunResult:
    """What a run gave.

    Attributes:
        quotes: as corrected.
        articles, skipped: how many articles were done, and how many could not be.
        foreign: how many were refused, by their languages; they are not among the skipped.
        unread: how many files no reader exists for, by their endings; nor are these.
        idle: the corrections that fit no quote.
    """

    quotes: list[Quote]
    articles: int
    skipped: int
    foreign: Mapping[str, int]
    unread: Mapping[str, int]
    idle: Corrections


def extract_files(
    paths: Sequence[str],
    output: Path | None,
    watcher: Watcher,
    *,
    stated: Json | None = None,
    user_files: UserFiles = UserFiles(),
    options: RunOptions = RunOptions(),
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
        options: how the run works.

    Raises:
        LossError: the file holds quotes of articles that were not read or are not in English, and
            `options.replace` is not given.
        OutputError: the output is not a file, or read-only.
        RecordError: a file of quotes, corrections or speakers is damaged.
        ArticleError: no article could be read, or none is in English.
        WorkerError: a worker process died.
    """
    stated = stated or {}
    journal = journal_path(output) if output else None
    for path in (output, journal):
        if path:
            refuse_special(path)
    corrections, aliases = _read_user_files(user_files, output)
    if output and not options.replace:
        # Standard input can be read only once, so that its articles are not known before.
        known = [] if STDIN in paths else read_articles(paths, stated)
        _refuse_losses_early(output, known, watcher, options.language)

    intake = _Intake(paths, stated, watcher)
    quotes = extract_corpus(
        intake.articles(),
        aliases=aliases,
        language=options.language,
        jobs=options.jobs,
        journal=journal,
        on_skip=intake.take_back,
    )
    if not intake.done:
        raise intake.nothing_read()
    corrected = correct(quotes, corrections)
    if output and journal:
        if not options.replace:
            progress = f"The extracted quotes are kept in {journal}."
            refuse_losses(output, count_quotes(output), intake.done, progress)
        write_quotes(corrected.quotes, output)
        journal.unlink(missing_ok=True)
    return RunResult(
        quotes=corrected.quotes,
        articles=len(intake.done),
        skipped=intake.skipped,
        foreign=intake.foreign,
        unread=count_unread(paths),
        idle=corrected.idle,
    )


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
    output: Path,
    articles: Iterable[Article | ArticleError],
    watcher: Watcher,
    language: str | None,
) -> None:
    """Look for the articles that the output has quotes of, before extraction takes its hours.

    Raises:
        LossError: some of them are not there, cannot be read, or are in another language; the
            watcher is told about those that cannot be read or are in another language.
    """
    counts = count_quotes(output)
    missing = set(counts)
    refusals = []
    number = 0
    for number, article in enumerate(articles, start=1):
        if not missing:
            return
        watcher.show("checking", number)
        refusal = _find_refusal(article, missing, language)
        if refusal:
            refusals.append(refusal)
        elif isinstance(article, Article):
            missing.discard(article.id)
    none_could_be_read = number == len(refusals)  # then the run itself says so
    if not missing or none_could_be_read:
        return
    for refusal in refusals:
        watcher.skip(refusal)
    refuse_losses(output, counts, counts.keys() - missing)


def _find_refusal(
    article: Article | ArticleError, missing: Container[str], language: str | None
) -> ArticleError | None:
    """Return why an article cannot be read; its language only matters if quotes of it may go."""
    if isinstance(article, ArticleError):
        return article
    if language or article.id not in missing:
        return None
    try:
        language_of(article)
    except ForeignLanguageError as refusal:
        return refusal
    return None


class _Intake:
    """The articles of a run as they are read: the ids of those done, and how many were not."""

    def __init__(self, paths: Sequence[str], stated: Json, watcher: Watcher) -> None:
        self._paths, self._stated, self._watcher = paths, stated, watcher
        self.done: set[str] = set()
        self.skipped = 0
        self.foreign: Counter[str] = Counter()

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
        """Leave out an article that was read and cannot be extracted; the error names its id."""
        self.done.discard(error.where)
        self._skip(error)

    def nothing_read(self) -> ArticleError:
        """Return what to say of a run that has done no article."""
        what = "no article could be read"
        hint = "Nothing was written."
        if self.foreign and not self.skipped:
            what = "no article is in English"
            hint = "Use --language en to read them anyway; nothing was written."
        return ArticleError(what, hint=hint)

    def _skip(self, error: ArticleError) -> None:
        if isinstance(error, ForeignLanguageError):
            self.foreign[error.language] += 1
        else:
            self.skipped += 1
        self._watcher.skip(error)

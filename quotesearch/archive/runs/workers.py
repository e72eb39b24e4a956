"""Many articles: read by several processes, and kept in a journal from which an interrupted run goes on."""

import hashlib
import json
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from threading import Thread

from pydantic import TypeAdapter, ValidationError

import quotesearch
from quotesearch.errors import ArticleError, WorkerError
from quotesearch.extraction import Extraction
from quotesearch.records import Article

_AHEAD = 4  # articles handed out for each worker: none waits for work, and few are lost with a killed run


Read = Callable[[Article], Extraction]
Skip = Callable[[ArticleError], None]
Outcomes = Generator[
    tuple[Article, Extraction | str], None, None
]  # as they are done; text says why nothing came


def read_all(
    read: Read,
    articles: Iterable[Article | ArticleError],
    jobs: int,
    journal: Path | None,
    on_skip: Skip | None,
) -> dict[str, Extraction]:
    """What many articles give, by article id, in the order of the articles; `extract_corpus` describes the rest.

    Worker processes import `read` by its name.
    """
    header = json.dumps({"extractor": _fingerprint()}).encode() + b"\n" if journal else b""
    done = _recall(journal, header) if journal else {}
    found: dict[str, Extraction | None] = {}  # None until it is done

    def skip(error: ArticleError) -> None:
        if on_skip is None:
            raise error
        on_skip(error)

    def undone() -> Iterator[Article]:
        for article in articles:
            if isinstance(article, ArticleError):
                skip(article)
                continue
            found[article.id] = done.get(_digest(article))
            if found[article.id] is None:
                yield article

    with closing(_outcomes(read, undone(), jobs)) as outcomes:
        for article, outcome in outcomes:
            if isinstance(outcome, str):
                skip(
                    ArticleError(
                        f"cannot be extracted, by a fault of the program ({outcome})",
                        where=article.id,
                    )
                )
                continue
            found[article.id] = outcome
            if journal:
                _record(journal, header, article, outcome)
    return {article_id: extraction for article_id, extraction in found.items() if extraction}


# -- the journal: a line that names the extractor, then one for each article, by a hash of its record, as it is done

_ENTRY = TypeAdapter(dict[str, Extraction])


def _recall(journal: Path, header: bytes) -> dict[str, Extraction]:
    """What a journal holds. A torn end is cut off, and so is all that another extractor wrote."""
    done: dict[str, Extraction] = {}
    with suppress(FileNotFoundError), journal.open("r+b") as file:
        sound = 0
        for line in file:
            if not line.endswith(b"\n") or (sound == 0 and line != header):
                break
            sound += len(line)
            with suppress(ValidationError):
                done |= _ENTRY.validate_json(line)
        file.truncate(sound)
    return done


def _record(journal: Path, header: bytes, article: Article, extraction: Extraction) -> None:
    journal.parent.mkdir(parents=True, exist_ok=True)
    with journal.open("ab") as file:
        entry = _ENTRY.dump_json({_digest(article): extraction})
        file.write((b"" if file.tell() else header) + entry + b"\n")


def _digest(article: Article) -> str:
    return hashlib.sha256(json.dumps(asdict(article)).encode()).hexdigest()


def _fingerprint() -> str:
    """A hash of everything that decides what an article gives: the modules and the model."""
    found = hashlib.sha256()
    package = Path(quotesearch.__file__).parent
    folders = (package / "extraction", package / "language")
    deciding = [path for folder in folders for path in folder.rglob("*")]
    for path in sorted([*deciding, *package.glob("*.py")]):
        if path.is_file() and path.suffix != ".pyc":
            found.update(f"{path.name} {path.stat().st_size}\n".encode() + path.read_bytes())
    return found.hexdigest()


# -- the work, here or in worker processes


def _outcomes(read: Read, articles: Iterator[Article], jobs: int) -> Outcomes:
    first = list(islice(articles, 2 * jobs)) if jobs > 1 else []
    articles = chain(first, articles)
    if len(first) < 2 * jobs:  # so few are done before workers have started
        return ((article, _attempt(read, article)) for article in articles)
    return _in_workers(read, articles, jobs)


def _in_workers(read: Read, articles: Iterator[Article], jobs: int) -> Outcomes:
    # Started anew, never forked: the model's library has threads, which do not survive a fork.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _follow_parent)
    pending: dict[Future[Extraction | str], Article] = {}

    def finished(at_most: int) -> Outcomes:
        while len(pending) > at_most:
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                yield pending.pop(future), outcome

    try:
        for article in articles:
            # Ctrl-C reaches every process of a terminal; the workers, which inherit this, leave it to this one.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                pending[pool.submit(_attempt, read, article)] = article
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            yield from finished(_AHEAD * jobs - 1)
        yield from finished(0)
    except BrokenProcessPool:
        suspects = ", ".join(
            [article.id for future, article in pending.items() if future.exception()][:jobs]
        )
        hint = "Give the same command again, with fewer --jobs if the memory ran out."
        raise WorkerError(
            f"a worker process died on one of these articles: {suspects}", hint=hint
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _attempt(read: Read, article: Article) -> Extraction | str:
    try:
        return read(article)
    except Exception as fault:  # whatever it is, the other articles go on
        place = traceback.extract_tb(fault.__traceback__)[-1]
        return f"{type(fault).__name__}: {fault}, {Path(place.filename).name} line {place.lineno}"


def _follow_parent() -> None:
    """End this worker when its parent ends, even killed; else it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent

    def follow() -> None:
        parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()

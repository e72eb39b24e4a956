"""Worker processes: extract many articles at once, and go on when one of them fails."""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from quotesearch.errors import ArticleError, WorkerError
from quotesearch.extraction import Extraction
from quotesearch.records import Article

# Articles handed out for each worker: none waits for work, and few are lost with a killed run.
_PENDING_PER_WORKER = 4
_FEW = 2  # articles for each worker that are done here before workers would have started


@dataclass(frozen=True)
class Fault:
    """Why an article cannot be extracted: the program's own error, and where it arose."""

    what: str


class Outcome(NamedTuple):
    """An article and what it gave."""

    article: Article
    result: Extraction | ArticleError | Fault


Extract = Callable[[Article], Extraction]
Outcomes = Generator[Outcome, None, None]
_Pending = dict["Future[Extraction | ArticleError | Fault]", Article]


def extract_in_processes(extract: Extract, articles: Iterator[Article], jobs: int) -> Outcomes:
    """Yield what articles give, in order of completion.

    Articles are taken as they are needed. Few of them, or one job, are done in this process.

    Args:
        extract: worker processes import it by its name.
        jobs: how many processes to use.

    Raises:
        WorkerError: a worker process died.
    """
    if jobs == 1:
        return _extract_here(extract, articles)
    first = list(islice(articles, _FEW * jobs))
    all_articles = chain(first, articles)
    if len(first) < _FEW * jobs:
        return _extract_here(extract, all_articles)
    return _extract_in_workers(extract, all_articles, jobs)


def _extract_here(extract: Extract, articles: Iterator[Article]) -> Outcomes:
    for article in articles:
        yield Outcome(article, _attempt(extract, article))


def _extract_in_workers(extract: Extract, articles: Iterator[Article], jobs: int) -> Outcomes:
    # Workers are spawned, not forked: the model's library has threads, which a fork would lose.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, _end_with_parent)
    pending: _Pending = {}
    most = _PENDING_PER_WORKER * jobs
    try:
        for article in articles:
            with _interrupts_blocked():
                future = pool.submit(_attempt, extract, article)
                pending[future] = article
            yield from _take_finished(pending, at_most=most - 1)
        yield from _take_finished(pending, at_most=0)
    except BrokenProcessPool:
        failed = [article.id for future, article in pending.items() if future.exception()]
        suspects = ", ".join(failed[:jobs])
        what = f"a worker process died on one of these articles: {suspects}"
        hint = "Run the same command again, with fewer --jobs if memory ran out."
        raise WorkerError(what, hint=hint) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _take_finished(pending: _Pending, at_most: int) -> Outcomes:
    """Take out and yield what is finished, until at most so many articles are pending."""
    while len(pending) > at_most:
        for future in wait(pending, return_when=FIRST_COMPLETED).done:
            result = future.result()
            yield Outcome(pending.pop(future), result)


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Block Ctrl-C while a worker may start: workers inherit that, and leave it to this process.

    It reaches every process of a terminal.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attempt(extract: Extract, article: Article) -> Extraction | ArticleError | Fault:
    try:
        return extract(article)
    except ArticleError as refusal:
        return refusal
    except Exception as error:  # whatever it is, the other articles go on
        place = traceback.extract_tb(error.__traceback__)[-1]
        file = Path(place.filename).name
        return Fault(f"{type(error).__name__}: {error}, {file} line {place.lineno}")


def _end_with_parent() -> None:
    """End this worker when its parent ends, even killed; it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent

    def follow() -> None:
        parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()

"""Extract the quotes of many articles, with speakers' names resolved over all of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from quotesearch.archive.corrections import correct, read_corrections
from quotesearch.archive.known_speakers import Aliases, read_aliases
from quotesearch.archive.runs.journal import Journal
from quotesearch.archive.runs.workers import Extract, Fault, extract_in_processes
from quotesearch.archive.speaker_names import name_speakers
from quotesearch.errors import ArticleError, QuestionError
from quotesearch.extraction import EXTRACTORS, Extraction, extract_in_its_language
from quotesearch.records import Article, Quote

OnSkip = Callable[[ArticleError], None]


def extract(
    articles: Article | Iterable[Article | ArticleError],
    *,
    speakers: Path | None = None,
    corrections: Path | None = None,
    language: str | None = None,
    jobs: int = 1,
    journal: Path | None = None,
    on_skip: OnSkip | None = None,
) -> list[Quote]:
    """Extract the quotes of one article or many, and apply what the user knows.

    Args:
        articles: one article, or many as `read_articles` yields them, each with an id of its own.
            They are taken as they are needed.
        speakers: `speakers.jsonl`, the people the user knows.
        corrections: `corrections.jsonl`, applied last.
        language, jobs, journal, on_skip: as in `extract_corpus`.

    Raises:
        RecordError: a line of `speakers` or `corrections` is damaged.
        ArticleError: an article cannot be read or extracted, and `on_skip` is None. It is a
            ForeignLanguageError if the article is not in English.
        QuestionError: `language` is not one that is read.
        WorkerError: a worker process died.
    """
    aliases = read_aliases(speakers) if speakers else {}
    lines = read_corrections(corrections) if corrections else {}
    many = [articles] if isinstance(articles, Article) else articles
    quotes = extract_corpus(
        many, aliases=aliases, language=language, jobs=jobs, journal=journal, on_skip=on_skip
    )
    return correct(quotes, lines).quotes


def extract_corpus(
    articles: Iterable[Article | ArticleError],
    *,
    aliases: Aliases | None = None,
    language: str | None = None,
    jobs: int = 1,
    journal: Path | None = None,
    on_skip: OnSkip | None = None,
) -> list[Quote]:
    """Extract the quotes of many articles, names resolved over each and then over all of them.

    Args:
        articles: as `read_articles` yields them, each with an id of its own. They are taken as they
            are needed.
        aliases: the people the user knows, from `read_aliases`.
        language: "en" reads every article as English; None refuses those in other languages.
        jobs: how many processes read articles; the quotes are the same. Each imports the script
            that calls this, which therefore needs `if __name__ == "__main__"`.
        journal: a file that keeps what is done, for a run that goes on where this one is
            interrupted; remove it when the quotes are safe.
        on_skip: called with the error of each article that cannot be read or extracted; without it
            the first error is raised.

    Raises:
        QuestionError: `language` is not one that is read.
        WorkerError: a worker process died.
    """
    _refuse_unknown(language)
    read = partial(extract_in_its_language, language=language)
    kept = Journal.open(journal, language) if journal else None
    extractions = extract_each(read, articles, jobs, kept, on_skip)
    return name_speakers(extractions, aliases or {})


def extract_each(
    extract: Extract,
    articles: Iterable[Article | ArticleError],
    jobs: int,
    journal: Journal | None,
    on_skip: OnSkip | None,
) -> dict[str, Extraction]:
    """Extract many articles, and return what each gave by article id, in the order of the articles.

    Args:
        extract: worker processes import it by its name; for the others, see `extract_corpus`.
    """
    extractions: dict[str, Extraction | None] = {}  # None until the article is done

    def skip(error: ArticleError) -> None:
        if on_skip is None:
            raise error
        on_skip(error)

    def undone_articles() -> Iterator[Article]:
        for article in articles:
            if isinstance(article, ArticleError):
                skip(article)
                continue
            recalled = journal.recall(article) if journal else None
            extractions[article.id] = recalled
            if recalled is None:
                yield article

    with closing(extract_in_processes(extract, undone_articles(), jobs)) as outcomes:
        for article, result in outcomes:
            if isinstance(result, Fault):
                what = f"cannot be extracted because of an error in the program ({result.what})"
                skip(ArticleError(what, where=article.id))
            elif isinstance(result, ArticleError):
                skip(result)
            else:
                extractions[article.id] = result
                if journal:
                    journal.record(article, result)
    return {article_id: result for article_id, result in extractions.items() if result}


def _refuse_unknown(language: str | None) -> None:
    if language and language not in EXTRACTORS:
        known = ", ".join(EXTRACTORS)
        what = f'"{language}" is not a language that quotesearch reads'
        raise QuestionError(what, where="language", hint=f"Choose one of: {known}.")

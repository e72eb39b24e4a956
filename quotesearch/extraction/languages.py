"""The languages that extraction reads: a second one starts here.

docs/architecture.md says what it needs besides.
"""

from collections.abc import Callable, Mapping

from quotesearch.errors import ForeignLanguageError
from quotesearch.extraction.pipeline import Extraction, extract_article
from quotesearch.language.detection import ENGLISH, detect_language
from quotesearch.records import Article

EXTRACTORS: Mapping[str, Callable[[Article], Extraction]] = {ENGLISH: extract_article}
"""By the ISO 639 code of the language of an article, the function that extracts its quotes."""


def extract_in_its_language(article: Article, language: str | None = None) -> Extraction:
    """Extract the quotes of an article, or refuse to if it is in a language that is not read.

    Args:
        article: its `language` is a hint, its text decides.
        language: a key of EXTRACTORS, in which the article is read whatever it is in.

    Raises:
        ForeignLanguageError: the article is in another language.
    """
    return EXTRACTORS[language or language_of(article)](article)


def language_of(article: Article) -> str:
    """Return the language of an article, a key of EXTRACTORS.

    Raises:
        ForeignLanguageError: the article is in another language.
    """
    language = detect_language(article.text, article.language)
    if language not in EXTRACTORS:
        raise _refusal(article, language)
    return language


def _refusal(article: Article, language: str) -> ForeignLanguageError:
    what = f"is in {_name_in_english(language)}, and quotesearch reads English"
    hint = "Use --language en to read it anyway."
    refusal = ForeignLanguageError(what, where=article.id, hint=hint)
    refusal.language = language
    return refusal


def _name_in_english(language: str) -> str:
    from babel import Locale

    name = Locale(ENGLISH).languages.get(language)
    return f"{name} ({language})" if name else f'the language "{language}"'

"""Count the articles that `extract` would refuse for their language, of files in English.

    .venv/bin/python benchmarks/language.py shared/corpora/press/articles_train.jsonl.gz …

No more than one in 1,000 should be.
"""

import argparse
import time
from pathlib import Path

from quotesearch.articles import read_articles
from quotesearch.language.detection import detect_language
from quotesearch.records import Article


def main() -> None:
    """Print each article that would be refused, and their share of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="FILE", help="articles in English")
    paths = parser.parse_args().paths
    articles = [article for article in read_articles(paths) if isinstance(article, Article)]
    detect_language(articles[0].text * 2)  # loads the library
    refused = 0
    started = time.process_time()
    for article in articles:
        language = detect_language(article.text, article.language)
        if language != "en":
            refused += 1
            print(f"{language} {article.id}: {article.text[:70]!r}")
    milliseconds = 1000 * (time.process_time() - started) / len(articles)
    files = ", ".join(Path(path).name for path in paths)
    print(f"{refused} of {len(articles)} refused, {milliseconds:.1f} ms of CPU each ({files})")


if __name__ == "__main__":
    main()

"""Verify a quotation against the quotes of an index: its words, and who said them."""

from collections.abc import Iterable, Sequence

from quotesearch.index import Generation
from quotesearch.index.printings import first_printed
from quotesearch.language.wording.compounds import find_compounds, join_compounds
from quotesearch.language.wording.words import Reading
from quotesearch.records import Change, Match, Quote, Verification
from quotesearch.search.verification.compared_quote import ComparedQuote
from quotesearch.search.verification.lookup import choose_similar, look_up
from quotesearch.search.verification.printed_quotes import PrintedQuote, read_quotes
from quotesearch.search.verification.quotation import find_marked_parts, read_quotation
from quotesearch.search.verification.speaker_match import compare_speaker, match_speaker
from quotesearch.search.verification.wording_match import match_wording

_MATCHES = 5  # quotes that are shown


def verify(generation: Generation, text: str, speaker: str | None = None) -> Verification:
    """Compare a quotation with all the quotes of an index.

    Typography makes no difference (docs/api.md says what that is). An ellipsis stands for words
    left out, words in square brackets are the editor's; neither may change what is said.

    Args:
        generation: the index.
        text: the quotation.
        speaker: the name it is attributed to, or None where only the wording is checked.

    Returns:
        `wording`, `speaker`, and the quotes that show them, the nearest first. docs/format.md
        explains the values.

    Raises:
        QuestionError: the text is empty or too long, or not valid Unicode.
    """
    quotation = read_quotation(text)
    return verify_against(look_up(generation, quotation), text, speaker)


def verify_against(quotes: Sequence[Quote], text: str, speaker: str | None = None) -> Verification:
    """Compare a quotation with these quotes, as `verify` does with those of an index."""
    quotation = read_quotation(text)
    similar = choose_similar(quotation, quotes)
    prints = read_quotes(similar)
    words_in_parts = _find_compounds(quotation, prints)
    if words_in_parts:
        quotation = join_compounds(quotation, words_in_parts)
        prints = read_quotes(similar, words_in_parts)

    matches = match_wording(quotation, find_marked_parts(text), prints, words_in_parts)
    if not matches:
        return Verification("not_found", "not_certain" if speaker else "not_asked", ())
    wording = matches[0].wording
    if wording != "spliced":
        matches = _sort(matches, speaker)
    return Verification(
        wording=wording,
        speaker=match_speaker(matches, speaker) if speaker else "not_asked",
        matches=tuple(_match(match) for match in _distinct(matches)[:_MATCHES]),
    )


def _find_compounds(quotation: Reading, prints: Iterable[PrintedQuote]) -> set[str]:
    """Find the words that one side writes in one word, and the other in two or three."""
    own = {word.key for word in quotation.words}
    in_parts: set[str] = set()
    in_print: set[str] = set()
    for _, printed in prints:
        in_print.update(printed.keys)
        in_parts |= find_compounds(printed.words, own)
    return in_parts | find_compounds(quotation.words, in_print)


def _sort(matches: Iterable[ComparedQuote], speaker: str | None) -> list[ComparedQuote]:
    """Put the nearest first; of these, who is asked about, then anyone named, then the oldest."""

    def key(match: ComparedQuote) -> tuple[object, ...]:
        is_by_another = not speaker or compare_speaker(match.quote, speaker) != "same"
        is_nameless = not match.quote.speaker
        return -match.closeness, is_by_another, is_nameless, first_printed(match.quote)

    return sorted(matches, key=key)


def _distinct(matches: Iterable[ComparedQuote]) -> list[ComparedQuote]:
    """Keep one quote of those of an article that have the same words."""
    distinct: dict[tuple[str, tuple[str, ...]], ComparedQuote] = {}
    for match in matches:
        distinct.setdefault((match.quote.article_id, match.printed.keys), match)
    return list(distinct.values())


def _match(match: ComparedQuote) -> Match:
    """Turn a compared quote into what is shown of it."""
    changes: list[Change] = []
    for step in match.comparison.steps:
        quoted_words = match.quotation.show(step.start, step.end)
        printed_words = match.printed.show(step.first, step.last)
        if quoted_words or printed_words:
            changes.append(Change(step.operation, quoted_words, printed_words))
    return Match(match.quote, round(match.comparison.similarity, 4), tuple(changes))

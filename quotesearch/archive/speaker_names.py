"""Name the speakers of quotes by what all articles and the user know of them."""

from collections.abc import Mapping
from dataclasses import replace

from quotesearch.archive.across_articles import ShortName, find_full_names
from quotesearch.archive.known_speakers import Aliases, find_known_name
from quotesearch.extraction import Extraction
from quotesearch.extraction.resolution.confidence import THRESHOLD
from quotesearch.extraction.resolution.entities import EntitiesByName
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Quote


def name_speakers(extractions: Mapping[str, Extraction], aliases: Aliases) -> list[Quote]:
    """Return the quotes of many articles, with the speakers' names completed.

    A bare surname takes the given name that another article gives, if that speaks of the same
    person; then a person the user knows takes the one name.

    Args:
        extractions: by article id.
        aliases: from `read_aliases`.
    """
    entities = {article_id: extraction.entities for article_id, extraction in extractions.items()}
    full_names = find_full_names(entities)
    quotes = []
    for extraction in extractions.values():
        for quote, resolution in zip(extraction.quotes, extraction.resolutions, strict=True):
            completed = _complete_name(quote, full_names)
            quotes.append(name_known_speaker(completed, resolution, aliases, extraction.entities))
    return quotes


def name_known_speaker(
    quote: Quote, resolution: Resolution, aliases: Aliases, entities: EntitiesByName
) -> Quote:
    """Give a known person the one name; an open mention may be an alias of one."""
    if quote.speaker:
        name = find_known_name(quote.speaker, aliases, entities)
        return replace(quote, speaker=name or quote.speaker)
    is_resolved = resolution.speaker is not None  # but not for certain
    if is_resolved or not quote.speaker_mention:
        return quote
    name = find_known_name(quote.speaker_mention, aliases, entities)
    if name is None:
        return quote
    if resolution.mention_chance < THRESHOLD:
        return quote
    return replace(quote, speaker=name, confidence=resolution.mention_chance)


def _complete_name(quote: Quote, full_names: Mapping[ShortName, str]) -> Quote:
    """Give a quote the full name that other articles have for its speaker, if any."""
    if quote.speaker is None:
        return quote
    full_name = full_names.get(ShortName(quote.article_id, quote.speaker))
    if full_name is None:
        return quote
    return replace(quote, speaker=full_name)

"""How a quote is put into words, once: what is shown, who said it, when, and where it was printed.

Every output shows the pieces of `shown`: the pages, the widget with what it copies and inserts,
feed and table, and the command line. Alone under the speaker's name, they never say the opposite
of what the speaker said.

`shown_pieces` makes them, `labels` names speaker, day and place, `links` leads to the words.
"""

from quotesearch.presentation.labels import (
    DENIED,
    headline,
    notes,
    place,
    said_by,
    said_when,
    written_day,
)
from quotesearch.presentation.links import place_of, web_address
from quotesearch.presentation.shown_pieces import says_something, shown, shown_text

__all__ = [
    "DENIED",
    "headline",
    "notes",
    "place",
    "place_of",
    "said_by",
    "said_when",
    "says_something",
    "shown",
    "shown_text",
    "web_address",
    "written_day",
]

"""What the tests of extraction share: articles in a line, and a story.

The story has the constructions that must be right.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from quotesearch.articles.plain_text import read_text
from quotesearch.records import Article

MakeArticle = Callable[..., Article]

FIRST = """\
date 2026-05-06 Home > News > City > Northport signs the dredging deal after Tidewater drops out

Northport has reached an agreement with the Harbor Board (formerly Port Office) to dredge the \
channel.

On May 2, Northport CEO Ellen Marsh announced the deal in a post on X, saying the company would \
open the port’s “inner basin.” Contrary to fears voiced by Tidewater’s CEO Carlos Pinto the \
previous day, Marsh wrote that the Board (HB) showed “deep respect for the river” and agreed to \
certain “natural safeguards” for the banks.

“We have long wished to see things calm down,” said Marsh, in an allusion to the measures taken \
against Tidewater earlier in the day—namely, being designated a “flood-plain risk” to the county.

“Two of our most important principles are clean water and human oversight of the pumps,” said \
Marsh. “The Board agrees with these principles, and we put them into our agreement.”

This was clarified on Saturday by the Under Secretary of State for Rivers, Lakes and Coasts, \
Jeremy Stone, who wrote on X that Northport had agreed to “all lawful use” of the basin.

According to Stone, Northport’s approach “names the laws and thus leaves the questions to our \
assembly,” while Tidewater’s “leaves them to a single captain.”

The Tidewater saga

However, cracks began to form earlier this year, when a January 9 memorandum from Secretary of \
Energy Varga stated that the county will only contract with firms that accede to “any lawful use” \
of the locks.

Later, on April 30—a day before Varga’s deadline—Tidewater CEO Carlos Pinto released a statement \
saying that the company “cannot in good faith” comply with the demand.

Thus, on the morning of May 1, Varga followed through on his threat.

The Secretary of Energy also called Pinto’s statement a “lesson in vanity and ingratitude” and \
said that Tidewater’s true aim was “to hold the locks to ransom.”

“Tidewater’s stance is incompatible with our charter,” he continued. “Their standing with the \
county has therefore been lost.”

Varga ordered that, effective immediately, no boat may moor at Tidewater’s pier.

He did, however, add that Tidewater will go on to serve the county “for a period of no more than \
six weeks” to allow for a transition.
"""
SECOND = """\
Northport has reached an agreement with the county, hours after Governor Paul Ames ordered harbors \
to drop Tidewater.
The announcement came late Friday from Northport CEO Ellen Marsh, who said the company had secured \
terms for the basin.
Energy Secretary Daniel Varga also designated the company a “flood plain risk to the county,” a \
term of insurance law.
In a post on X, Marsh said the deal reflects two of Northport’s “most important principles”: water \
and oversight.
“The Board agrees with these principles, and we put them into our agreement,” Marsh wrote, \
referring to the county’s recent use of the “Harbor Board” branding in official posts.
Tidewater has pushed back, arguing that the designation exceeds the county’s authority. Carlos \
Pinto slept.
Get the Quayside newsletter
"""


@pytest.fixture(scope="session")
def make_article() -> MakeArticle:
    """Make an article of its text and what else matters: make_article("…", date="2026-03-04")."""

    def make(text: str, article_id: str = "article", **fields: str | None) -> Article:
        return Article(article_id, text, **fields)

    return make


@pytest.fixture(scope="session")
def story() -> list[Article]:
    """Two articles on one quarrel.

    The first states its day and title; the given name of Varga is in the second.
    """
    first = read_article(FIRST, "1")
    second = read_article(SECOND, "2")
    assert (first.date, first.source) == ("2026-05-06", None)
    assert (second.date, second.source) == (None, "Quayside")
    return [first, second]


def read_article(text: str, name: str) -> Article:
    article = next(read_text(io.BytesIO(text.encode()), name, name))
    assert isinstance(article, Article)
    return article

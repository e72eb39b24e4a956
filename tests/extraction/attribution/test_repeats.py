from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.attribution import Attribution
from quotesearch.extraction.attribution.repeats import with_speakers_of_repeats
from quotesearch.extraction.layout.layout import Layout

SAID = "“It is a dark day for all of us,” Lee said."


def mentions(text: str) -> list[str]:
    """Who says each run, if the model gives the last word of the text for all but the sentence."""
    layout = Layout.of(text)
    own = (text.index("Lee"), text.index("Lee") + 3)
    other = (text.index("Ray"), text.index("Ray") + 3)
    attributions = []
    for run in layout.runs:
        mention = own if 0 <= own[0] - run.end < 3 else other
        span = (run.inner_start, run.inner_end)
        attributions.append(Attribution((span,), "direct", mention, None, 0.9))
    result = with_speakers_of_repeats(layout, attributions)
    return [text[slice(*one.mention)] for one in result if one.mention]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ray left.\n“A dark day”\n{SAID}", ["Lee", "Lee"]),
        (f"{SAID}\nRay left.\n“A dark day for all of us”", ["Lee", "Lee"]),
        # other words, too few words, words in a sentence, words that a line announces
        (f"Ray left.\n“A bright day”\n{SAID}", ["Ray", "Lee"]),
        (f"Ray left.\n“Dark day”\n{SAID}", ["Ray", "Lee"]),
        (f"“A dark day” it was for Ray.\n{SAID}", ["Ray", "Lee"]),
        (f"Ray said:\n“A dark day”\n{SAID}", ["Ray", "Lee"]),
    ],
)
def test_a_quote_that_stands_alone_has_the_speaker_of_the_one_it_repeats(
    text: str, expected: list[str]
) -> None:
    assert mentions(text) == expected

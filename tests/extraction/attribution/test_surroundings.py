from __future__ import annotations

import pytest

from quotesearch.extraction.attribution.surroundings import find_surroundings
from quotesearch.extraction.tagging.tagging import CONTENT
from tests.extraction.attribution.handmade import handmade


@pytest.mark.parametrize(
    ("marked", "sentences", "paragraph"),
    [
        (
            "It was May. [q “It rained,”] [m Ann Lee] [c said]. Bob left.",
            ["“It rained,” Ann Lee said."],
            "It was May. “It rained,” Ann Lee said. Bob left.",
        ),
        # a reporting clause that the marks or the line cut off
        (
            "[q “It rained?”] [m Ann Lee] [c asked]. Bob left.",
            ["“It rained?”", "Ann Lee asked."],
            "“It rained?” Ann Lee asked. Bob left.",
        ),
        (
            "[m Ann Lee] [c said]:\n[q “It rained.”]",
            ["“It rained.”", "Ann Lee said:"],
            "“It rained.”",
        ),
        # and what is none
        ("Ann Lee said:\nBob left.\n[q “It rained.”]", ["“It rained.”"], "“It rained.”"),
        ("[q “It rained.”] Bob [c said] so.", ["“It rained.”"], "“It rained.” Bob said so."),
        (
            "[q “It rained.”] [m Bob] [c said]: “It froze.”",
            ["“It rained.”"],
            "“It rained.” Bob said: “It froze.”",
        ),
        ("[q “It rained.”]\n[m Bob] [c said] so.", ["“It rained.”"], "“It rained.”"),
        (
            "[m Ann Lee] [c said] [q that it rained]. [m Bob] [c said] so.",
            ["Ann Lee said that it rained."],
            "Ann Lee said that it rained. Bob said so.",
        ),
    ],
)
def test_the_sentences_and_the_paragraph_of_a_content(
    marked: str, sentences: list[str], paragraph: str
) -> None:
    example = handmade(marked)
    ((content,),) = [words for (part, _), words in example.words.items() if part == CONTENT]
    span = example.tagging.span_of(content)
    near = find_surroundings(example.layout, example.tagging, [span])
    assert example.texts(list(near.sentences)) == sentences
    assert example.texts(list(near.paragraphs)) == [paragraph]

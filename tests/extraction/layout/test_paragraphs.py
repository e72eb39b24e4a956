from __future__ import annotations

from quotesearch.extraction.layout.paragraphs import find_paragraphs


def test_a_line_with_words_is_a_paragraph() -> None:
    text = "One.\n\n \nTwo.\r\nThree."
    paragraphs = find_paragraphs(text)
    assert [text[start:end] for start, end in paragraphs] == ["One.", "Two.\r", "Three."]

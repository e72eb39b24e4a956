from __future__ import annotations

import pytest

from quotesearch.extraction.layout.layout import Layout, tokens, trim


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in Layout.of(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped! Did it? Yes…", ["It rained.", "It stopped!", "Did it?", "Yes…"]),
        (
            "Mr. Lee met Sen. Ray on Jan. 5. It rained.",
            ["Mr. Lee met Sen. Ray on Jan. 5.", "It rained."],
        ),
        (
            "The U.S. Senate met J. R. Lee. It rained.",
            ["The U.S. Senate met J. R. Lee.", "It rained."],
        ),
        ("It cost $3.5 billion. It rained.", ["It cost $3.5 billion.", "It rained."]),
        ("it rained. but not much.", ["it rained. but not much."]),
        (
            "“It rained. It stopped,” she said. He left.",
            ["“It rained. It stopped,” she said.", "He left."],
        ),
        ("She said “it rained.” He left.", ["She said “it rained.”", "He left."]),
        (
            "“It rained?” he asked. “Yes.” She left.",
            ["“It rained?” he asked.", "“Yes.”", "She left."],
        ),
        ("One\nTwo. Three\n\n \nFour", ["One", "Two.", "Three", "Four"]),
        ("It rained. Žofie left. Élan.", ["It rained.", "Žofie left.", "Élan."]),
        ("It rained.\u200b Ann left.\u00a0He left.", ["It rained.", "Ann left.", "He left."]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_without_an_end_is_cut_but_never_in_a_quoted_run() -> None:
    text = "red, green, “blue. And more.” " * 500
    found = Layout.of(text).sentences
    assert len(found) > 5
    assert all(end - start < 1_600 for start, end in found)
    assert all(text[start:end].count("“") == text[start:end].count("”") for start, end in found)
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(
        " ", ""
    )


def test_a_long_quoted_run_is_one_sentence() -> None:
    text = f"Ann said: “{'It rained. ' * 400}It stopped,” and she left for home in the rain."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained, Ann said.", ["It", "rained", "Ann", "said"]),
        ("Zoë O’Brien-Smith’s dogs'", ["Zoë", "O’Brien-Smith’s", "dogs'"]),
        ("AT&T, U.S. x.com J. Lee", ["AT&T", "U.S.", "x.com", "J.", "Lee"]),
        ("JosÃ© and PeÃ±a", ["JosÃ©", "and", "PeÃ±a"]),
        ("5,000 @x #y", ["5", "000", "x", "y"]),
        ("😀 𝔘x", ["𝔘x"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    found = tokens(text, 0, len(text))
    assert [token.text for token in found] == expected
    assert all(text[token.start : token.end] == token.text for token in found)


def test_what_is_known_of_a_token() -> None:
    word, name = tokens("said, Žofie", 0, 11)
    assert (word.is_capitalised, name.is_capitalised) == (False, True)
    assert name.lower == "žofie"


def test_every_white_space_is_a_plain_one_at_the_same_place() -> None:
    text = "a\u00a0b\u200bc\u2009d\ufeffe\tf\u2028g\u2029h\r\ni\x85j😀\u3000k"
    assert Layout.of(text).text == "a b c d e f g\nh\n\ni\nj😀 k"
    assert len(Layout.of(text).text) == len(text)


def test_the_sentence_at_a_place() -> None:
    layout = Layout.of("One. Two.  Three.")
    assert [layout.sentence_at(place) for place in (0, 3, 4, 5, 9, 10, 16)] == [
        (0, 4),
        (0, 4),
        (5, 9),
        (5, 9),
        (11, 17),
        (11, 17),
        (11, 17),
    ]


def test_what_is_quoted() -> None:
    layout = Layout.of("a “b” c “d”")
    assert [place for place in range(len(layout.text)) if layout.is_quoted(place)] == [
        2,
        3,
        4,
        8,
        9,
        10,
    ]


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [(0, 11, 2), (0, 2, 0), (0, 3, 1), (3, 4, 1), (4, 9, 2), (5, 8, 0), (10, 11, 1), (11, 11, 0)],
)
def test_the_runs_that_share_a_character_with_a_span(start: int, end: int, count: int) -> None:
    assert len(Layout.of("a “b” c “d”").runs_in(start, end)) == count


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        (" a ", "", "a"),
        ("a", "", "a"),
        (", a b.", ",.", "a b"),
        ("  ", "", None),
        ("", "", None),
        ("..", ".", None),
    ],
)
def test_trim(text: str, characters: str, expected: str | None) -> None:
    found = [text[start:end] for start, end in trim(text, [(0, len(text))], characters)]
    assert found == ([expected] if expected else [])

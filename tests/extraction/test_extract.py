from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

import pytest

from quotesearch.extraction import extract, extract_corpus
from quotesearch.models import Article, Quote

MakeArticle = Callable[..., Article]
Said = dict[str, Any]


def said(words: str, speaker: str | None, mention: str, date: str | None = None, **fields: Any) -> Said:
    """What is expected of a quote; `words` is its text, or a part of it."""
    return {"words": words, "speaker": speaker, "speaker_mention": mention, "date": date, **fields}


def compared(quotes: Iterable[Quote], expected: list[Said]) -> list[Said]:
    """For each that is expected, the quote with its words, reduced to what is expected of it."""
    found, all_quotes = [], list(quotes)
    for wanted in expected:
        for quote in all_quotes:
            if wanted["words"] in quote.text:
                found.append({name: getattr(quote, name, wanted["words"]) for name in wanted})
    return found


def test_the_story_with_a_stated_date(story: list[Article]) -> None:
    quotes = [quote for quote in extract_corpus(story) if quote.article_id == "1"]
    marsh, stone, varga, pinto = "Ellen Marsh", "Jeremy Stone", "Daniel Varga", "Carlos Pinto"
    memo = "a January 9 memorandum from Secretary of Energy Varga"
    under = "the Under Secretary of State for Rivers, Lakes and Coasts, Jeremy Stone, who"
    may1, may2 = "2026-05-01", "2026-05-02"
    expected = [
        said("open the port’s “inner basin.”", marsh, "Northport CEO Ellen Marsh", may2, kind="mixed", cue="saying"),
        said("“deep respect for the river” and agreed", marsh, "Marsh", may2, kind="mixed"),
        said("We have long wished to see things calm down,", marsh, "Marsh", may2, kind="direct"),
        said("human oversight of the pumps, The Board agrees", marsh, "Marsh", may2, kind="direct"),
        said("that Northport had agreed to “all lawful use”", stone, under, may2, kind="mixed"),
        said("“names the laws and thus leaves", stone, "Stone", may2, kind="mixed", cue="According to"),
        said("firms that accede to “any lawful use”", varga, memo, "2026-01-09", kind="mixed", cue="stated"),
        said("“cannot in good faith” comply", pinto, "Tidewater CEO Carlos Pinto", "2026-04-30", kind="mixed"),
        said(
            "a “lesson in vanity and ingratitude”",
            varga,
            "The Secretary of Energy",
            may1,
            kind="mixed",
            cue="also called",
        ),
        said("was “to hold the locks to ransom.”", varga, "The Secretary of Energy", may1, kind="mixed"),
        said("with our charter, Their standing", varga, "he", may1, kind="direct", cue="continued"),
        said("no boat may moor", varga, "Varga", may1, kind="indirect"),
        said("“for a period of no more than six weeks”", varga, "He", may1, kind="mixed", cue="add"),
    ]
    assert compared(quotes, expected) == expected
    assert {quote.published for quote in quotes} == {"2026-05-06"}
    assert {quote.title for quote in quotes} == {"Northport signs the dredging deal after Tidewater drops out"}


def test_the_story_without_a_date(story: list[Article]) -> None:
    quotes = [quote for quote in extract_corpus(story) if quote.article_id == "2"]
    expected = [
        said("the company had secured terms", "Ellen Marsh", "who", kind="indirect"),
        said("a “flood plain risk to the county,”", "Daniel Varga", "Energy Secretary Daniel Varga", kind="mixed"),
        said("two of Northport’s “most important principles”", "Ellen Marsh", "Marsh", kind="mixed"),
        said("The Board agrees with these principles,", "Ellen Marsh", "Marsh", kind="direct", cue="wrote"),
        said("the designation exceeds", "Tidewater", "Tidewater", kind="indirect"),
    ]
    assert compared(quotes, expected) == expected
    assert {(quote.date, quote.date_basis, quote.published) for quote in quotes} == {(None, None, None)}
    assert {quote.source for quote in quotes} == {"Quayside"}


def test_a_name_that_somebody_gives_is_a_quote(story: list[Article]) -> None:
    verbatim = {part for quote in extract_corpus(story) for part in quote.quoted}
    assert "flood plain risk to the county," in verbatim


def test_within_one_article_the_given_name_stays_open(story: list[Article]) -> None:
    speakers = {quote.speaker for quote in extract(story[0])}
    assert "Varga" in speakers
    assert "Daniel Varga" not in speakers


def test_the_fields_of_a_quote(make_article: MakeArticle) -> None:
    text = "It was late.\n“The dam,” Ann Lee said, “broke.” Bob Ray slept."
    (quote,) = extract(make_article(text, "a/b", source="The Herald", title="Rain", url="u", date="2026-03-04"))
    spans = ((14, 22), (39, 45))
    assert quote == Quote(
        id=Quote.make_id("a/b", spans, "The dam, broke."),
        text="The dam, broke.",
        kind="direct",
        quoted=("The dam,", "broke."),
        spans=spans,
        start=14,
        end=45,
        speaker="Ann Lee",
        speaker_mention="Ann Lee",
        speaker_start=24,
        speaker_end=31,
        cue="said",
        confidence=quote.confidence,
        date="2026-03-04",
        date_basis="published",
        published="2026-03-04",
        source="The Herald",
        title="Rain",
        url="u",
        article_id="a/b",
        context="It was late.\n“The dam,” Ann Lee said, “broke.” Bob Ray slept.",
        group=quote.id,
    )
    assert 0.9 < quote.confidence < 1


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("“It rained,” Ann Lee said. “Yes.”", "direct", ("It rained,", "Yes.")),
        ("Ann Lee called it “a mess” and “ a shame.”", "mixed", ("a mess", "a shame.")),
        ("Ann Lee said that it rained.", "indirect", ()),
    ],
)
def test_the_verbatim_parts(make_article: MakeArticle, text: str, kind: str, quoted: tuple[str, ...]) -> None:
    (quote,) = extract(make_article(text))
    assert (quote.kind, quote.quoted) == (kind, quoted)


def test_below_the_threshold_the_speaker_is_null_and_the_mention_shows(make_article: MakeArticle) -> None:
    (quote,) = extract(make_article("Mayor Ann Lee met Mayor Bob Ray. “It rained,” the mayor said."))
    assert (quote.speaker, quote.speaker_mention, quote.speaker_start) == (None, "the mayor", 46)
    assert quote.confidence < 0.6


def test_no_speaker_is_shown_below_the_threshold(story: list[Article]) -> None:
    quotes = extract_corpus(story)
    assert all(quote.confidence >= 0.57 for quote in quotes if quote.speaker)


@pytest.mark.parametrize(
    "text", ["", " \n", "“", "”", '"', "“”", "said", "said said", "“ ” said", ".", "\u200b", "😀", "\x00"]
)
def test_texts_without_a_quote(make_article: MakeArticle, text: str) -> None:
    assert extract(make_article(text)) == []


def test_a_very_long_quote(make_article: MakeArticle) -> None:
    words = "It rained and it rained. " * 400 + "It stopped,"
    (quote,) = extract(make_article(f"Bob left. “{words}” Ann Lee said in the town."))
    assert (quote.text, quote.speaker) == (words, "Ann Lee")
    assert 0 < len(quote.context) <= 300


def test_the_context_is_sentences_around_the_quote(make_article: MakeArticle) -> None:
    text = "Far away. " * 40 + "Bob Ray left. “It rained,” Ann Lee said. The dam broke."
    (quote,) = extract(make_article(text))
    assert 280 < len(quote.context) <= 300
    assert quote.context in text
    assert quote.context.startswith("Far away. ")
    assert "Bob Ray left. “It rained,” Ann Lee said." in quote.context
    (first,) = extract(make_article("“It rained,” Ann Lee said. Bob Ray left. " + "Far away. " * 40))
    assert first.context.startswith("“It rained,” Ann Lee said. Bob Ray left. Far away. ")
    assert 280 < len(first.context) <= 300


# -- offsets point into the unaltered text, whatever stands in it

WORDS = [
    "It rained",
    "J’étais 😀 là",
    "𝔘𝔫𝔦 e\u0301",
    "a\u00a0b\u200bc",
    "“nested” it",
    "‘nested’ it",
    "x\u2028y",
    "Ünïcödé 中文",
]
FRAMES = [
    "“{words},” Ann Lee said.",
    "\ufeff😀\u200b “{words},” said Ann\u00a0Lee.",
    "𝔘 said 😀.\r\n\r\n''{words},'' Ann Lee said. \u200b''{words}.''\r\n",
    "Ann Lee said that \u00a0“{words}” was all 😀.",
    "Ann Lee said that {words} was all.",
    "Ann Lee said: “{words} one two three.\n“{words}\u200b.”\nNo.",
    "\t\u2003«\u00a0{words}\u00a0», Ann Lee said. JosÃ© Peña said that \u200b{words} was it.",
    '"LEE: {words}."\n\u200b"RAY: {words}."',
    "On March 3, 2025, Ann Lee called it “{words}”\u200b and “{words}.” She added: “{words} and more\u200b of it.”",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("words", WORDS)
def test_every_offset_counts_code_points_of_the_unaltered_text(
    make_article: MakeArticle, frame: str, words: str
) -> None:
    text = frame.format(words=words)
    quotes = extract(make_article(text))
    assert quotes
    for quote in quotes:
        pieces = [text[start:end] for start, end in quote.spans]
        assert quote.text == " ".join(pieces)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        assert all(start < end for start, end in quote.spans)
        assert list(quote.spans) == sorted(quote.spans)
        assert all(piece.strip("\u200b \u00a0\r\n") == piece for piece in pieces)
        assert quote.speaker_start is not None
        assert quote.speaker_mention == text[quote.speaker_start : quote.speaker_end]
        assert all(any(part in piece for piece in pieces) for part in quote.quoted)
        assert quote.context in text
        assert quote.cue is None or quote.cue in text
    assert len({quote.id for quote in quotes}) == len(quotes)


def test_line_ends_move_offsets_and_nothing_else(story: list[Article], make_article: MakeArticle) -> None:
    plain = story[0].text
    windows = plain.replace("\n", "\r\n")
    one, other = extract(make_article(plain)), extract(make_article(windows))
    assert [(q.text, q.speaker, q.kind, q.cue) for q in one] == [(q.text, q.speaker, q.kind, q.cue) for q in other]
    assert all(other[at].start == quote.start + plain[: quote.start].count("\n") for at, quote in enumerate(one))


# -- the same input gives the same quotes

KHANS = "Mr. and Mrs. Khan came. Khan left early. “No,” he said. Khan slept. “Yes,” she said."


def test_twice_is_the_same(story: list[Article]) -> None:
    assert extract_corpus(story) == extract_corpus(story)


def test_the_seed_of_hashing_does_not_matter(story: list[Article]) -> None:
    program = (
        "import json, sys; from quotesearch.models import Article; from quotesearch.extraction import extract_corpus;"
        "articles = [Article(str(at), text) for at, text in enumerate(json.load(sys.stdin))];"
        "print(json.dumps([quote.to_json() for quote in extract_corpus(articles)]))"
    )
    texts = json.dumps([article.text for article in story] + [KHANS])
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=texts,
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            timeout=60,
        ).stdout
        for seed in ("0", "3", "5")
    }
    assert len(answers) == 1
    assert json.loads(answers.pop())


# -- the work grows with the text, not with its square


def steps(article: Article) -> int:
    """How many lines of the extraction run for an article."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "extraction" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(article)
    finally:
        sys.settrace(before)
    return count


def name(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


HARD: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“" * n,
    "straight marks": lambda n: '"' * n,
    "marks in paragraphs": lambda n: "“a\n" * n,
    "nested marks": lambda n: "“a " * n + "”" * n,
    "cues": lambda n: "said " * n,
    "cues with subjects": lambda n: "Ann Lee said he said " * n,
    "quotes": lambda n: "“It rained all week,” said Ann Lee. " * n,
    "one sentence": lambda n: "Ann Lee said “it rained all week” and on May 3 " * n,
    "dates": lambda n: "On February 28 Ann Lee said that it rained all week. " * n,
    "commas": lambda n: "Ann, " * n + "said",
    "names": lambda n: " ".join(f"Ann {name(number)} left." for number in range(n)),
    "short names": lambda n: " ".join(f"Mr. {name(number)} left." for number in range(n)),
    "namesakes": lambda n: "Bill Clinton. Hillary Clinton. " + "Clinton said that it rained all week. " * n,
    "pronouns": lambda n: "Ann Lee left. " + "She said that it rained all week. " * n,
    "titles": lambda n: "Mayor Ann Lee left. " + "The mayor said that it rained all week. " * n,
    "no white space": lambda n: "a" * n + "“a”" * n,
}


@pytest.mark.parametrize("hard", HARD)
def test_twice_the_text_is_twice_the_work(make_article: MakeArticle, hard: str) -> None:
    once, twice = (steps(make_article(HARD[hard](n))) for n in (150, 300))
    assert twice <= 2.2 * once

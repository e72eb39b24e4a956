"""What is understood of a question."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from quotesearch.errors import QuestionError
from quotesearch.search import MAX_QUESTION, Searcher
from quotesearch.search.question.understanding import Question, read_question, understand

if TYPE_CHECKING:
    from tests.conftest import MakeQuote
    from tests.search.conftest import SearcherOf

TODAY = datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("who called it arrogance", "who called it arrogance"),
        ("  who\tcalled\n\nit arrogance ", "who called it arrogance"),
        ("who\u00a0called it\u2003arrogance", "who called it arrogance"),
        ("nai\u0308ve", "na\u00efve"),
        (
            "“arrogance” AND (betrayal* OR speaker:x^2)",
            "“arrogance” AND (betrayal* OR speaker:x^2)",
        ),
        ("2026", "2026"),
        ("戦争", "戦争"),
        ("😀 war", "😀 war"),
    ],
)
def test_a_question_is_read(text: str, question: str) -> None:
    assert read_question(text) == question


@pytest.mark.parametrize("text", ["", " ", "\n\t", "?", "“…” – !", "😀", "___", "\x00"])
def test_a_question_needs_a_word(text: str) -> None:
    with pytest.raises(QuestionError, match="no words") as refused:
        read_question(text)
    assert refused.value.where == "q"


def test_a_question_has_at_most_a_thousand_characters() -> None:
    assert MAX_QUESTION == 1000
    assert len(read_question("😀" * 999 + "a")) == 1000
    with pytest.raises(QuestionError, match=r"has 1001 characters.*Use at most 1000"):
        read_question("a" * 1001)


@pytest.mark.parametrize("text", ["\ud800", "war \udcff peace"])
def test_lone_surrogates_are_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="not valid Unicode"):
        read_question(text)


@pytest.fixture(scope="module")
def harbour(searcher_of: SearcherOf, make_quote: MakeQuote) -> Searcher:
    """Searches what three speakers said of a harbour and a bridge."""
    printed = [
        ("The harbour will be rebuilt.", "Ann Lee", "The Herald", "2025-03-02"),
        ("The bridge is too dear.", "Bo Chen", "wash-post", "2025-06-15"),
        ("No comment.", "Bo Chen", "wash-post", "2025-06-16"),
        ("No comment at all.", "Bo Chen", "wash-post", "2025-06-17"),
        ("The tide is high.", "Pentagon", "wash-post", "2025-06-18"),
    ]
    quotes = [
        make_quote(text, article_id=day, speaker=speaker, source=source, published=day)
        for text, speaker, source, day in printed
    ]
    return searcher_of(quotes)


def understood(searcher: Searcher, question: str, ignore: set[str] = frozenset()) -> Question:
    return understand(question, searcher.knowledge, TODAY, ignore)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who called it arrogance", "arrogance"),
        ("What did Lee say about mass surveillance?", "Lee mass surveillance"),
        ("WHO SAID “good conscience”", "good conscience"),
        ("a more patriotic service", "more patriotic service"),
        ("the co-founder’s U.S. plan isn't done", "co-founder’s U.S plan isn't done"),
        ("chen in june 2025 on bridges", "chen bridges"),
        ("what the washington post quoted on bridges", "bridges"),
        ("who said what", "who said what"),
        ("the", "the"),
    ],
)
def test_words_that_only_ask_are_not_matched(harbour: Searcher, question: str, words: str) -> None:
    assert understood(harbour, question).words == words


@pytest.mark.parametrize(
    ("question", "speaker", "role", "topic"),
    [
        ("what did Ann Lee say about the harbour", "Ann Lee", "asked", "harbour"),
        ("lee on the harbour", "Ann Lee", "asked", "harbour"),
        ("chen bridge", "Bo Chen", "first", "bridge"),
        ("sen chen bridge", "Bo Chen", "first", "sen bridge"),
        ("lee: the harbour", "Ann Lee", "asked", "harbour"),
        ("a statement by lee on the harbour", "Ann Lee", "asked", "statement harbour"),
        # The first person named speaks and others are spoken of, unless a question asks for theirs.
        (
            "lee harbour interview with chen on bridges",
            "Ann Lee",
            "first",
            "harbour interview chen bridges",
        ),
        ("lee at a debate did chen lie", "Ann Lee", "first", "debate chen lie"),
        ("what did chen say about lee on harbours", "Bo Chen", "asked", "lee harbours"),
        # An aide of Lee's is not Lee, but an answer of Lee's is by Lee.
        ("lee aide on the harbour", None, None, "lee aide harbour"),
        ("chens bridge", None, None, "chens bridge"),
        ("chens answer on the bridge", "Bo Chen", "asked", "answer bridge"),
        ("lee is wrong", None, None, "lee wrong"),
        ("harbour threatened by lee", None, None, "harbour threatened lee"),
        ("according to chen the bridge is dear", "Bo Chen", "asked", "bridge dear"),
        ("june 2025 chen bridge", "Bo Chen", "first", "bridge"),
        # A person named after "who" is spoken of.
        ("who said chen is wrong", None, None, "chen wrong"),
        ("which mayor told chen to go", None, None, "mayor chen go"),
        ("the bridge of chen", None, None, "bridge chen"),
        # A single name is spoken of, unless the question says that it speaks.
        ("pentagon chiefs on a bridge", None, None, "pentagon chiefs bridge"),
        ("what did the pentagon say about a bridge", "Pentagon", "asked", "bridge"),
    ],
)
def test_whose_words_are_asked_for(
    harbour: Searcher, question: str, speaker: str | None, role: str | None, topic: str
) -> None:
    asked = understood(harbour, question)
    assert (asked.speaker and asked.speaker.name, asked.role, asked.topic) == (speaker, role, topic)


def test_days_and_source_are_understood(harbour: Searcher) -> None:
    asked = understood(harbour, "chen in wapo in june on bridges")
    assert asked.source == "wash-post"
    assert asked.days
    assert (str(asked.days.since), str(asked.days.until)) == ("2025-06-01", "2025-06-30")


@pytest.mark.parametrize("ignored", ["speaker", "source", "since", "until"])
def test_fields_to_ignore_are_not_read_from_the_question(harbour: Searcher, ignored: str) -> None:
    asked = understood(harbour, "chen in wapo in june on bridges", {ignored})
    fields = {
        "speaker": asked.speaker,
        "source": asked.source,
        "since": asked.days,
        "until": asked.days,
    }
    assert fields[ignored] is None
    missing = {name for name, value in fields.items() if value is None}
    assert missing == ({"since", "until"} if ignored in ("since", "until") else {ignored})


def test_words_in_quotation_marks_are_phrases(harbour: Searcher) -> None:
    asked = understood(harbour, 'who said "too dear" and “no comment” and "" and "!"')
    assert asked.phrases == ("too dear", "no comment")


@pytest.mark.parametrize(
    ("question", "description"),
    [
        ("which mayor blamed lee for the bridge", "mayor blamed bridge"),
        ("the engineer on bridges", "engineer bridges"),
        ("what did lee say about the mayor", ""),
    ],
)
def test_words_that_name_nobody_may_describe_the_speaker(
    harbour: Searcher, question: str, description: str
) -> None:
    assert understood(harbour, question).description == description


def test_a_question_without_its_names_is_about_the_same(harbour: Searcher) -> None:
    asked = understood(harbour, "what did chen say in wapo in june about bridges")
    assert asked.names_anything
    unnamed = asked.without_names()
    assert not unnamed.names_anything
    assert (unnamed.text, unnamed.words, unnamed.topic) == ("bridges", "bridges", "bridges")
    only_a_name = understood(harbour, "what did chen say").without_names()
    assert only_a_name.words == "chen"


@pytest.mark.parametrize(
    ("question", "asks_who"),
    [("Who spoke", True), ("whose bridge", True), ("what did who say", False), ("戦争", False)],
)
def test_a_question_may_ask_who(harbour: Searcher, question: str, asks_who: bool) -> None:
    assert understood(harbour, question).asks_who is asks_who

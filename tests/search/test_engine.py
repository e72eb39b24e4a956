from __future__ import annotations

import base64
import datetime
import itertools
import math
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from quotesearch.corpus import write_quotes
from quotesearch.errors import QuestionError
from quotesearch.index import Generation, build, open_index
from quotesearch.models import Filters, Hit, Interpretation, Quote, SearchResult
from quotesearch.search import search

if TYPE_CHECKING:
    from tests.conftest import Answered, MakeQuote

COSTS = "who said the bridge costs more than planned"
HARBOUR = "who will rebuild the harbour"
SPEAKERS = ("Ann Lee", "Bo Chen", None)
SOURCES = ("The Herald", "Verse", None)
DAYS = ("2024-12-31", "2025-01-01", "2025-06-15", None)


@pytest.fixture(scope="module")
def committed(committed_index: Path) -> Generation:
    return open_index(committed_index)


@pytest.fixture(scope="module")
def town(empty_index: Path, make_quote: MakeQuote, tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """23 quotes on what a bridge costs, five printings of a promise, and words with characters of all kinds."""
    bridge = [
        make_quote(
            f"The bridge over the river costs {at + 2} million more than planned.",
            article_id=f"bridge-{at:02}",
            kind=("direct", "indirect")[at % 2],
            speaker=SPEAKERS[at % 3],
            source=SOURCES[at // 3 % 3],
            date=DAYS[at % 4] if at < 12 else None,
            date_basis="stated" if at < 12 and DAYS[at % 4] else None,
            published=DAYS[at % 4] if at >= 12 else None,
        )
        for at in range(23)
    ]
    promise = "We will rebuild the old harbour before the winter comes"
    printed: list[tuple[str, str, str | None, str | None]] = [
        ("b", promise, "Ann Lee", "2025-03-03"),
        ("c", promise.upper(), "Ann Lee", "2025-03-02"),
        ("d", f"Whatever it costs: {promise}!", None, None),
        ("a", promise, "Ann Lee", "2025-03-03"),
        ("e", promise, "Bo Chen", "2025-03-01"),
    ]
    harbour = [
        make_quote(text, article_id=article, speaker=speaker, published=day, source=None if speaker else "Nameless")
        for article, text, speaker, day in printed
    ]
    others = [
        make_quote(
            "😀𝔸 The na\u00efve lighthouse keeper, 🧨 na\u00efvely, kept the LIGHTHOUSE’s lamp.", article_id="light"
        ),
        make_quote("Tomatoes grow best in full sun.", article_id="garden", speaker="Cy Gardner"),
    ]
    folder = tmp_path_factory.mktemp("town")
    shutil.copytree(empty_index, folder / "index")
    write_quotes([*bridge, *harbour, *others], folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    return open_index(folder / "index")


def pages(generation: Generation, question: str, limit: int) -> list[SearchResult]:
    found = [search(generation, question, limit=limit)]
    while found[-1].next:
        found.append(search(generation, question, limit=limit, cursor=found[-1].next))
    return found


def without_time(result: SearchResult) -> dict[str, object]:
    return {name: value for name, value in result.to_json().items() if name != "took_ms"}


def marked(hit: Hit) -> list[str]:
    return [hit.quote.text[start:end] for start, end in hit.highlights]


# The answer


def test_the_best_answer_comes_first(committed: Generation, answered: Answered) -> None:
    result = search(committed, answered.question)
    first = result.hits[0]
    assert (first.quote.speaker, first.quote.date) == (answered.speaker, answered.day)
    assert answered.words in first.quote.text
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[-1] <= scores[0] < 1


@pytest.mark.parametrize(
    "question",
    [
        "banana bread recipe",
        "how do I fix a flat bicycle tyre",
        "who said the espresso machine needs descaling",
        "what did the chef say about sourdough",
        "who won the chess championship",
        "weather in Lisbon tomorrow",
        "photosynthesis",
        "asdfghjkl qwerty",
        "who said what",
    ],
)
def test_a_question_that_nothing_answers_has_no_hit(committed: Generation, question: str) -> None:
    result = search(committed, question)
    assert (result.total, result.hits, result.next) == (0, (), None)
    assert result.facets == {"speaker": {}, "source": {}, "year": {}}


def test_an_answer_says_what_was_asked(committed: Generation) -> None:
    result = search(committed, " Who called it\tarrogance?", filters=Filters(speaker="pete hegseth"))
    assert result.query == " Who called it\tarrogance?"
    assert result.interpretation == Interpretation("arrogance", speaker="pete hegseth")
    assert list(result.stages) == ["understand", "propose", "weigh", "read"]
    assert all(seconds > 0 for seconds in result.stages.values())


def test_an_index_of_nothing_has_no_answer(empty_index: Path) -> None:
    nothing = open_index(empty_index)
    for filters in (Filters(), Filters(speaker="Ann Lee")):
        result = search(nothing, "who called it arrogance", filters=filters)
        assert (result.total, result.hits, result.next) == (0, (), None)


# Narrowing


@pytest.mark.parametrize(
    ("given", "passes"),
    [
        ({"speaker": "Ann Lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "ANN lee"}, lambda quote: quote.speaker == "Ann Lee"),
        ({"speaker": "Lee"}, lambda quote: False),
        ({"source": "the herald"}, lambda quote: quote.source == "The Herald"),
        ({"since": "2025-01-01"}, lambda quote: (quote.date or quote.published or "0") >= "2025-01-01"),
        ({"until": "2025-01-01"}, lambda quote: (quote.date or quote.published or "9") <= "2025-01-01"),
        (
            {"since": "2025-01-01", "until": "2025-01-01"},
            lambda quote: "2025-01-01" in (quote.date, quote.published),
        ),
        ({"since": "2026-01-01"}, lambda quote: False),
        ({"kind": "indirect"}, lambda quote: quote.kind == "indirect"),
        ({"kind": "mixed"}, lambda quote: False),
        (
            {"speaker": "bo chen", "source": "verse", "kind": "direct", "since": "2000-01-01"},
            lambda quote: (
                (quote.speaker, quote.source, quote.kind) == ("Bo Chen", "Verse", "direct")
                and (quote.date or quote.published)
            ),
        ),
    ],
)
def test_filters_keep_what_they_say(town: Generation, given: dict[str, str], passes: Callable[[Quote], bool]) -> None:
    bridge = {hit.quote.id: hit for hit in search(town, COSTS, limit=100).hits if "bridge" in hit.quote.text}
    assert len(bridge) == 23
    kept = search(town, COSTS, filters=Filters(**given), limit=100).hits
    assert {hit.quote.id for hit in kept} & bridge.keys() == {at for at, hit in bridge.items() if passes(hit.quote)}
    assert all(passes(hit.quote) for hit in kept)


@pytest.fixture(scope="module")
def crowd(empty_index: Path, make_quote: MakeQuote, tmp_path_factory: pytest.TempPathFactory) -> Generation:
    """1,000 quotes of random words: half of one source, a tenth of another, a hundredth, and a single one."""
    draw = np.random.default_rng(0)
    words = "war peace tax law rain bridge school harbour mayor budget vote wall border trade".split()
    shares = {"half": 500, "tenth": 100, "hundredth": 10, "one": 1}
    sources = [source for source, count in shares.items() for _ in range(count)]
    sources += ["rest"] * (1000 - len(sources))
    draw.shuffle(sources)
    quotes = [
        make_quote(" ".join(draw.choice(words, 6)), article_id=f"{at:04}", source=source)
        for at, source in enumerate(sources)
    ]
    folder = tmp_path_factory.mktemp("crowd")
    shutil.copytree(empty_index, folder / "index")
    write_quotes(quotes, folder / "quotes.jsonl")
    build(folder / "quotes.jsonl", folder / "index")
    return open_index(folder / "index")


@pytest.mark.parametrize(("source", "kept"), [("half", 500), ("tenth", 100), ("hundredth", 10), ("one", 1)])
@pytest.mark.parametrize("question", ["war and peace", "who will pay for the school budget"])
def test_a_filtered_answer_is_that_of_a_scan_of_all_that_pass(
    crowd: Generation, source: str, kept: int, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = search(crowd, question, filters=Filters(source=source), limit=10)
    assert all(hit.quote.source == source for hit in found.hits)
    monkeypatch.setattr("quotesearch.search.candidates.DEPTH", 1000)  # every quote that passes is weighed
    scanned = search(crowd, question, filters=Filters(source=source), limit=10)
    assert len(scanned.hits) <= min(10, kept)
    assert scanned.hits or kept == 1
    assert [hit.quote.id for hit in found.hits] == [hit.quote.id for hit in scanned.hits]


# What the question says


def test_a_speaker_a_source_and_days_that_a_question_names_come_first_but_narrow_nothing(town: Generation) -> None:
    for question, understood, fits in [
        ("chen on what the bridge costs", {"speaker": "Bo Chen"}, lambda quote: quote.speaker == "Bo Chen"),
        (
            "what the herald quoted on the bridge costs",
            {"source": "The Herald"},
            lambda quote: quote.source == "The Herald",
        ),
        (
            "in june 2025 the bridge costs more than planned",
            {"since": "2025-06-01", "until": "2025-06-30"},
            lambda quote: "2025-06-15" in (quote.date, quote.published),
        ),
    ]:
        result = search(town, question, limit=100, today=datetime.date(2025, 7, 1))
        shown = {name: value for name, value in asdict(result.interpretation).items() if value and name != "text"}
        assert shown == understood
        literal = search(town, question, limit=100, literally={"speaker", "source", "since"})
        places, before = ([at for at, hit in enumerate(one.hits) if fits(hit.quote)] for one in (result, literal))
        assert places[0] <= before[0]
        assert not all(fits(hit.quote) for hit in result.hits)


@pytest.mark.parametrize("question", ["chen on growing vegetables", "what did bo chen say about vegetables in the sun"])
def test_what_a_question_names_does_not_empty_the_answer(town: Generation, question: str) -> None:
    result = search(town, question)
    assert result.interpretation.speaker == "Bo Chen"
    assert [hit.quote.text for hit in result.hits][:1] == ["Tomatoes grow best in full sun."]


def test_what_was_not_meant_is_only_words(town: Generation) -> None:
    result = search(town, "chen on what the bridge costs", literally={"speaker"})
    assert result.interpretation == Interpretation("chen bridge costs")


def test_a_filter_takes_the_place_of_what_the_question_says(town: Generation) -> None:
    result = search(town, "chen on what the bridge costs", filters=Filters(speaker="ann lee"))
    assert result.interpretation.speaker == "ann lee"
    assert {hit.quote.speaker for hit in result.hits} == {"Ann Lee"}


def test_words_in_quotation_marks_must_occur(town: Generation) -> None:
    hits = search(town, 'what costs "7 million more"', limit=100).hits
    assert [hit.quote.text for hit in hits] == ["The bridge over the river costs 7 million more than planned."]
    assert search(town, 'what costs "7 billion more"').total == 0


@pytest.mark.parametrize("question", ["who spoke of the lighthose", "tomatos in full sun"])
def test_a_misspelt_word_finds_what_was_meant(town: Generation, question: str) -> None:
    assert search(town, question).hits[0].quote.article_id in ("light", "garden")
    assert search(town, question).hits[0].highlights


# Pages


def test_pages_are_the_whole_answer_in_one_order(town: Generation) -> None:
    whole = search(town, COSTS, limit=100)
    assert len({hit.quote.id for hit in whole.hits}) == whole.total >= 23
    for limit in (1, 5, whole.total - 1, whole.total, whole.total + 1):
        found = pages(town, COSTS, limit)
        assert [hit for page in found for hit in page.hits] == list(whole.hits)
        assert [len(page.hits) for page in found[:-1]] == [limit] * (len(found) - 1)
        assert len(found) == math.ceil(whole.total / limit)
        assert all((page.total, page.facets) == (whole.total, whole.facets) for page in found)


def test_facets_count_the_hits(town: Generation) -> None:
    result = search(town, COSTS, limit=100)
    quotes = [hit.quote for hit in result.hits]
    days = (quote.date or quote.published for quote in quotes)
    assert result.facets == {
        "speaker": Counter(quote.speaker for quote in quotes if quote.speaker),
        "source": Counter(quote.source for quote in quotes if quote.source),
        "year": Counter(day[:4] for day in days if day),
    }
    assert list(result.facets["year"]) == ["2025", "2024"]


def cursor(name: str, offset: object) -> str:
    return base64.urlsafe_b64encode(f"{name}:{offset}".encode()).decode().rstrip("=")


def test_a_cursor_past_the_end_finds_nothing_more(town: Generation) -> None:
    result = search(town, COSTS, cursor=cursor(town.manifest.id, 10**9))
    assert (result.total, result.hits, result.next) == (search(town, COSTS).total, (), None)


def test_a_cursor_belongs_to_its_generation(town: Generation, committed: Generation) -> None:
    following = search(town, COSTS).next
    assert following
    assert search(town, COSTS, cursor=following).hits
    with pytest.raises(QuestionError, match=r"not one of this index.*without it") as refused:
        search(committed, COSTS, cursor=following)
    assert refused.value.where == "cursor"


@pytest.mark.parametrize("garbage", ["10", "é", "😀", "====", "a" * 5000, "\ud800", "../../etc/passwd", " "])
def test_garbage_is_no_cursor(town: Generation, garbage: str) -> None:
    with pytest.raises(QuestionError, match="not one of this index"):
        search(town, COSTS, cursor=garbage)


@pytest.mark.parametrize("offset", [-1, "", "x", "1.5", "9" * 5000])
def test_a_cursor_to_no_place(town: Generation, offset: object) -> None:
    with pytest.raises(QuestionError, match="not one of this index"):
        search(town, COSTS, cursor=cursor(town.manifest.id, offset))


# Printings


def test_printings_are_one_hit_and_two_names_for_the_same_words_a_conflict(town: Generation) -> None:
    result = search(town, HARBOUR)
    (hit,) = result.hits
    assert hit.quote.speaker in ("Ann Lee", "Bo Chen")
    assert {hit.quote.article_id, *(other.article_id for other in hit.occurrences)} == set("abcde")
    assert hit.conflict
    assert result.total == 1
    assert result.facets == {"speaker": {hit.quote.speaker: 1}, "source": {}, "year": {"2025": 1}}


def test_names_that_may_be_one_persons_are_no_conflict(committed: Generation) -> None:
    hits = [hit for hit in search(committed, "who says the DoW agrees with these principles").hits if hit.occurrences]
    assert hits
    assert not any(hit.conflict for hit in hits)


def test_the_printing_that_passes_the_filters_is_shown_with_all_others(town: Generation) -> None:
    (nameless,) = search(town, HARBOUR, filters=Filters(source="Nameless")).hits
    assert (nameless.quote.article_id, nameless.quote.speaker) == ("d", None)
    assert {other.article_id for other in nameless.occurrences} == set("abce")
    (theirs,) = search(town, HARBOUR, filters=Filters(speaker="Bo Chen")).hits
    assert theirs.quote.article_id == "e"
    assert theirs.conflict


def test_the_first_printing_comes_first_and_one_without_a_day_last(town: Generation) -> None:
    (hit,) = search(town, HARBOUR).hits
    order = ["e", "c", "a", "b", "d"]
    order.remove(hit.quote.article_id)
    assert [other.article_id for other in hit.occurrences] == order


def test_a_committed_quote_in_both_articles_is_one_hit(committed: Generation) -> None:
    first = search(committed, "who says the DoW agrees with these principles").hits[0]
    articles = {first.quote.article_id, *(other.article_id for other in first.occurrences)}
    assert articles == {"000_c66e7765b04c67d5", "003_72f2085c380d2ea6"}
    assert {other.speaker for other in first.occurrences} == {"Sam Altman"}


# Highlights


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("lighthouse keeper", ["lighthouse", "keeper", "LIGHTHOUSE’s"]),
        ("naïve lighthouses", ["na\u00efve", "lighthouse", "na\u00efvely", "LIGHTHOUSE’s"]),
        ("Naive lamps of the keepers", ["na\u00efve", "keeper", "na\u00efvely", "lamp"]),
        ("a beacon’s attendant guiding ships at night", []),
    ],
)
def test_highlights_are_the_words_asked_for(town: Generation, question: str, words: list[str]) -> None:
    first = search(town, question).hits[0]
    assert first.quote.article_id == "light"
    assert marked(first) == words


def test_highlights_lie_in_the_text_and_apart(committed: Generation, town: Generation) -> None:
    asked = [(committed, "what did Altman say about mass surveillance"), (town, COSTS), (town, "lighthouse")]
    for generation, question in asked:
        for hit in search(generation, question).hits:
            edges = [edge for span in hit.highlights for edge in span]
            assert edges == sorted(edges)
            assert all(start < end <= len(hit.quote.text) for start, end in hit.highlights)
            assert all(word == word.strip() for word in marked(hit))


# Questions of all kinds


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_form_of_unicode_does_not_matter(town: Generation, form: str) -> None:
    question = "naïve café keeper of the lighthouse"
    written = search(town, unicodedata.normalize(form, question))
    assert written.hits == search(town, question).hits
    assert written.hits


@pytest.mark.parametrize(
    "question",
    [
        '"arrogance',
        "arrogance AND (",
        "words:arrogance^",
        "-arrogance*",
        "/arrogance[/",
        "arrogance OR NOT betrayal",
        "%arrogance_' OR betrayal --",
        "<b>arrogance</b>",
        "\x00 arrogance\r\n",
        "arrogance".ljust(1000),
        "arrogance " * 100,
        "arrogance " + "x" * 990,
    ],
)
def test_nothing_in_a_question_is_syntax(committed: Generation, question: str) -> None:
    first = search(committed, question).hits[0]
    assert "arrogance and betrayal" in first.quote.text
    assert "arrogance" in marked(first)


@pytest.mark.parametrize("question", ["", "?!", "a" * 1001, "\ud800 arrogance"])
def test_what_is_no_question_is_refused(committed: Generation, question: str) -> None:
    with pytest.raises(QuestionError) as refused:
        search(committed, question)
    assert refused.value.where == "q"


def test_the_same_question_has_the_same_answer(town: Generation, committed: Generation) -> None:
    for generation, question in itertools.product((town, committed), (COSTS, "who called it arrogance")):
        assert without_time(search(generation, question)) == without_time(search(generation, question))

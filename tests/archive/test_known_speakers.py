from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotesearch.archive.known_speakers import known_as, read_aliases
from quotesearch.archive.runs.corpus import _identify, extract_corpus
from quotesearch.errors import RecordError
from quotesearch.extraction.resolution.entities import Entity
from quotesearch.extraction.resolution.speakers import Resolution
from quotesearch.records import Article, Quote

MakeQuote = Callable[..., Quote]

PEOPLE = [
    {"name": "Donald Trump", "aliases": ["Donald J. Trump", "The Donald"], "wikidata": "Q22686"},
    {"name": "Pete Hegseth", "aliases": ["Hegseth", "the Secretary of War"], "wikidata": None},
    {"name": "Hillary Clinton", "aliases": ["Clinton", "Secretary Clinton"]},
    {"name": "José Peña"},
    {"name": "Anna Berg", "aliases": ["Berg", "the mayor"]},
    {"name": "Nils Berg", "aliases": ["Berg"]},
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "speakers.jsonl"
    path.write_text("\n".join(map(json.dumps, PEOPLE)), encoding="utf-8")
    return path


def cast(*entities: Entity) -> dict[str, Entity]:
    return {entity.text.lower(): entity for entity in entities}


NOBODY: dict[str, Entity] = {}
BILL = Entity(("Bill", "Clinton"), person=True, gender="male")
RUBIO = Entity(("Marco", "Rubio"), person=True, roles={"secretary", "state"})


@pytest.mark.parametrize(
    ("printed", "names", "name"),
    [
        ("Donald Trump", NOBODY, "Donald Trump"),
        ("Donald J Trump", NOBODY, "Donald Trump"),
        ("donald\nj. trump", NOBODY, "Donald Trump"),
        ("Donald", NOBODY, "Donald Trump"),
        ("Trump", NOBODY, None),
        ("Jose Pena", NOBODY, "José Peña"),
        ("The Secretary of War", NOBODY, "Pete Hegseth"),
        ("The Secretary of War", cast(RUBIO), "Pete Hegseth"),
        (
            "The Secretary of War",
            cast(Entity(("Ed", "Low"), person=True, roles={"secretary"})),
            None,
        ),
        ("Hegseth", cast(BILL), "Pete Hegseth"),
        ("Bill Clinton", cast(BILL), None),
        ("Clinton", NOBODY, "Hillary Clinton"),
        ("Clinton", cast(BILL), None),
        ("Clinton", cast(Entity(("Hillary", "Clinton"), person=True)), None),
        ("Clinton", cast(Entity(("Clinton", "campaign"), person=False)), "Hillary Clinton"),
        ("Clinton", cast(Entity(("Clinton",), person=True, gender="male")), None),
        ("Clinton", cast(Entity(("Clinton",), person=True, gender="female")), "Hillary Clinton"),
        ("Secretary Clinton", cast(BILL), "Hillary Clinton"),
        ("Berg", NOBODY, None),
        ("the mayor", cast(Entity(("Bob", "Ray"), person=True, roles={"mayor"})), None),
        ("the mayor", cast(Entity(("Anna", "Berg"), person=True, roles={"mayor"})), "Anna Berg"),
        ("", NOBODY, None),
    ],
)
def test_who_is_known_by_a_name(
    people: Path, printed: str, names: dict[str, Entity], name: str | None
) -> None:
    assert known_as(printed, read_aliases(people), names) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will win the election,” said Donald J. Trump.", "Donald Trump"),
        ("“We will win the election,” said Mr. Hegseth.", "Pete Hegseth"),
        ("“We will win the election,” said the Secretary of War.", "Pete Hegseth"),
        ("Bill Clinton left. “We will win the election,” said Clinton.", "Bill Clinton"),
        ("“We will win the election,” said Jane Doe.", "Jane Doe"),
    ],
)
def test_a_known_person_has_one_name_over_the_corpus(people: Path, text: str, speaker: str) -> None:
    (quote,) = extract_corpus([Article("a", text)], aliases=read_aliases(people))
    assert quote.speaker == speaker
    assert 0.6 <= quote.confidence < 1


def test_the_name_that_other_articles_complete_stays(people: Path) -> None:
    articles = [
        Article("a", "“We will win the election,” said Mayor Clinton."),
        Article("b", "“We will win the election,” said Mayor Chelsea Clinton."),
    ]
    assert [quote.speaker for quote in extract_corpus(articles, aliases=read_aliases(people))] == [
        "Chelsea Clinton",
        "Chelsea Clinton",
    ]


@pytest.mark.parametrize(
    ("shown", "mention", "found", "confidence", "expected"),
    [
        ("Donald J. Trump", "he", Resolution("Donald J. Trump", 0.9), 0.8, ("Donald Trump", 0.8)),
        (None, "the Secretary of War", Resolution(None, 0.5), 0.45, ("Pete Hegseth", 0.855)),
        (
            None,
            "the Secretary of War",
            Resolution(None, 0.5),
            0.3,
            (None, 0.3),
        ),  # that mention may not be the speaker
        (
            None,
            "the Secretary of War",
            Resolution("Ed Low", 0.5),
            0.45,
            (None, 0.45),
        ),  # somebody, if not for certain
        (None, "Hegseth", Resolution("Hegseth", 0.75), 0.5, (None, 0.5)),
        (None, None, Resolution(None, 1.0), 0.9, (None, 0.9)),
    ],
)
def test_a_name_is_shown_only_where_the_mention_is_certain(
    make_quote: MakeQuote,
    people: Path,
    shown: str | None,
    mention: str | None,
    found: Resolution,
    confidence: float,
    expected: tuple[str | None, float],
) -> None:
    quote = make_quote("Yes.", speaker=shown, speaker_mention=mention, confidence=confidence)
    named = _identify(quote, found, read_aliases(people), NOBODY)
    assert (named.speaker, named.confidence) == expected


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Invalid JSON"),
        ({"aliases": ["x"]}, "name: Field required"),
        ({"name": " "}, "name: "),
        ({"name": "X", "aliases": "x"}, "aliases: "),
        ({"name": "X", "aliases": [""]}, "aliases.0: "),
        ({"name": "X", "wikidata": "22686"}, "wikidata: "),
        ({"name": "X", "wikidata": "Q0"}, "wikidata: "),
        ({"name": "X", "born": 1946}, "born: "),
        ({"name": "donald TRUMP"}, '"donald TRUMP" is already on line 1'),
    ],
)
def test_a_line_that_is_no_person_is_named(
    people: Path, line: dict[str, Any] | str, says: str
) -> None:
    with people.open("a", encoding="utf-8") as file:
        file.write("\n\n" + (line if isinstance(line, str) else json.dumps(line)))
    with pytest.raises(RecordError) as refused:
        read_aliases(people)
    assert refused.value.where == f"{people}:8"
    assert says in refused.value.what
    assert refused.value.hint.endswith("nothing was changed.")

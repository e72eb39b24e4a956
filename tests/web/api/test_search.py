"""The search: its hits and pages, and the questions that it refuses."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient

from quotesearch.presentation import shown
from quotesearch.records import Quote
from tests.web.api.conftest import SEARCH, Json, check, problem

if TYPE_CHECKING:
    from tests.conftest import Answered


def test_a_question_is_answered(client: FlaskClient, document: Json, answered: Answered) -> None:
    body = check(document, SEARCH, client.get(SEARCH, query_string={"q": answered.question}))
    assert body["query"] == answered.question
    assert body["total"] >= len(body["hits"]) >= 1
    first = body["hits"][0]
    assert (first["speaker"], first["date"]) == (answered.speaker, answered.day)
    assert answered.words in first["text"]


def test_a_question_that_nothing_answers(client: FlaskClient, document: Json) -> None:
    body = check(document, SEARCH, client.get(SEARCH, query_string={"q": "banana bread recipe"}))
    assert (body["total"], body["hits"], body["next"]) == (0, [], None)
    assert body["facets"] == {"speaker": {}, "source": {}, "kind": {}, "year": {}}


def test_hits_are_the_committed_quotes(
    client: FlaskClient, document: Json, quotes: dict[str, Quote]
) -> None:
    body = check(
        document, SEARCH, client.get(SEARCH, query_string={"q": "the DoW agrees", "limit": 100})
    )
    more = {"score", "shown", "highlights", "occurrences", "conflict"}
    bare = [
        {name: value for name, value in hit.items() if name not in more} for hit in body["hits"]
    ]
    assert bare == [json.loads(json.dumps(quotes[hit["id"]].to_json())) for hit in body["hits"]]
    for hit in body["hits"]:
        pieces = shown(quotes[hit["id"]], hit["highlights"])
        assert hit["shown"] == [asdict(piece) for piece in pieces]
    assert any(hit["occurrences"] for hit in body["hits"])
    assert any(hit["highlights"] for hit in body["hits"])


def test_what_is_given_narrows(client: FlaskClient, document: Json) -> None:
    given = {
        "q": "mass surveillance",
        "speaker": "sam altman",
        "source": "tnw",
        "since": "",
        "until": "",
        "kind": "mixed",
    }
    body = check(document, SEARCH, client.get(SEARCH, query_string=given))
    assert {(hit["speaker"], hit["source"], hit["kind"]) for hit in body["hits"]} == {
        ("Sam Altman", "TNW", "mixed")
    }
    assert body["interpretation"] == {
        "text": "mass surveillance",
        "speaker": "sam altman",
        "source": "tnw",
        "since": None,
        "until": None,
    }
    dated = {"q": "mass surveillance", "since": "2026-02-28", "until": "2026-02-28"}
    body = check(document, SEARCH, client.get(SEARCH, query_string=dated))
    assert {hit["date"] for hit in body["hits"]} == {"2026-02-28"}


def test_next_leads_through_all_hits(client: FlaskClient, document: Json) -> None:
    whole = check(
        document, SEARCH, client.get(SEARCH, query_string={"q": "Anthropic", "limit": "100"})
    )
    found, given = [], {"q": "Anthropic", "limit": "3"}
    while True:
        body = check(document, SEARCH, client.get(SEARCH, query_string=given))
        found += body["hits"]
        assert (body["total"], body["facets"]) == (whole["total"], whole["facets"])
        if body["next"] is None:
            break
        given["cursor"] = body["next"]
    assert found == whole["hits"]
    assert len({hit["id"] for hit in found}) == whole["total"] > 3


def test_an_empty_filter_says_that_nothing_of_its_kind_was_meant(
    client: FlaskClient, document: Json
) -> None:
    question = {"q": "what did Altman say in February 2026"}
    body = check(document, SEARCH, client.get(SEARCH, query_string=question))
    understood = {
        "speaker": "Sam Altman",
        "source": None,
        "since": "2026-02-01",
        "until": "2026-02-28",
    }
    assert body["interpretation"] == {"text": "", **understood}
    body = check(
        document, SEARCH, client.get(SEARCH, query_string={**question, "speaker": "", "since": ""})
    )
    assert body["interpretation"] == {"text": "Altman February 2026", **dict.fromkeys(understood)}


def test_unicode_is_sent_as_it_is(client: FlaskClient) -> None:
    response = client.get(SEARCH, query_string={"q": "arrogance 😀 naïve"})
    assert "arrogance 😀 naïve".encode() in response.data


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("", "q", "no words"),
        ("q=", "q", "no words"),
        ("q=+%3F%21", "q", "no words"),
        ("q=" + "a" * 1001, "q", "at most 1000"),
        ("q=war&Q=peace", "Q", 'no parameter "Q". Known are q, speaker, source'),
        ("q=war&" + "x" * 500 + "=1", "x" * 40, "no parameter"),
        ("q=war&q=peace", "q", '"q" is given 2 times. Give it once'),
        ("q=war&kind=direct&kind=mixed", "kind", "given 2 times"),
        ("q=war&limit=0", "limit", "from 1 to 100"),
        ("q=war&limit=101", "limit", "from 1 to 100"),
        ("q=war&limit=-1", "limit", "from 1 to 100"),
        ("q=war&limit=ten", "limit", "'ten' is no limit"),
        ("q=war&limit=", "limit", "from 1 to 100"),
        ("q=war&limit=1.0", "limit", "from 1 to 100"),
        ("q=war&limit=%D9%A3", "limit", "from 1 to 100"),
        ("q=war&limit=" + "9" * 5000, "limit", "from 1 to 100"),
        ("q=war&since=yesterday", "since", "'yesterday' is not a day written YYYY-MM-DD"),
        ("q=war&until=2026-2-30", "until", "not a day written YYYY-MM-DD"),
        ("q=war&until=2026-02-30", "until", "is not a day written YYYY-MM-DD"),
        ("q=war&since=2026-03-01&until=2026-02-01", "since", "is after until"),
        ("q=war&kind=shouted", "kind", "'direct', 'mixed' or 'indirect'"),
        ("q=war&speaker=+", "speaker", "pattern"),
        ("q=war&cursor=abc", "cursor", "Search again without it"),
    ],
)
def test_what_cannot_be_understood_is_named(
    client: FlaskClient, document: Json, query: str, parameter: str, detail: str
) -> None:
    response = client.get(f"{SEARCH}?{query}")
    body = problem(response, 400)
    assert body["parameter"] == parameter
    assert detail in body["detail"]
    assert len(body["detail"]) < 300
    check(document, SEARCH, response)


@pytest.mark.parametrize("query", ["q=%FF", "q=%ED%A0%80", "q=war%00", "q=%F0%9F%98%80war"])
def test_odd_bytes_are_no_error(client: FlaskClient, document: Json, query: str) -> None:
    check(document, SEARCH, client.get(f"{SEARCH}?{query}"))


def test_a_thousand_characters_are_a_question(client: FlaskClient) -> None:
    assert client.get(SEARCH, query_string={"q": "arrogance".ljust(1000, "!")}).status_code == 200

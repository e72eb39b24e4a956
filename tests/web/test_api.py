from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from quotesearch.corpus import read_quotes
from quotesearch.models import Quote
from quotesearch.web import create_app
from quotesearch.web.live import Live

if TYPE_CHECKING:
    from tests.conftest import Answered

ROOT = Path(__file__).parents[2]
SEARCH = "/api/v1/search"
VERIFY = "/api/v1/verify"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def document(app: Flask) -> Json:
    """The OpenAPI document, as it is served."""
    return dict(app.test_client().get("/openapi.json").get_json())


@pytest.fixture(scope="module")
def quotes() -> dict[str, Quote]:
    """The committed quotes by id."""
    return {quote.id: quote for quote in read_quotes(ROOT / "data" / "quotes.jsonl")}


def closed(schema: Any) -> Any:
    """The schema with no member allowed that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    named = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return named | {name: closed(part) for name, part in schema.items()}


def check(document: Json, path: str, response: TestResponse, method: str = "get") -> Json:
    """The body, when it is what the document says of this path and status, and no more."""
    described = resolved(document, document["paths"][path][method]["responses"][str(response.status_code)])
    ((media_type, content),) = described["content"].items()
    assert response.mimetype == media_type
    assert set(described["headers"]) <= set(response.headers.keys())
    schema = {**content["schema"], "components": closed(document["components"])}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(response.get_json())
    return dict(response.get_json())


def resolved(document: Json, part: Json) -> Json:
    """The part itself or, where it is a reference, what it refers to."""
    for name in part.get("$ref", "#").split("/")[1:]:
        document = document[name]
    return document if "$ref" in part else part


def problem(response: TestResponse, status: int) -> Json:
    """The problem, with the members that RFC 9457 gives it."""
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    body = json.loads(response.data)
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"]
    assert body["detail"]
    return dict(body)


# What the document says


def test_the_document_is_sound(document: Json) -> None:
    assert document["openapi"].startswith("3.1.")
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    references = {value for name, value in members(document) if name == "$ref"}
    kinds = ("schemas", "parameters", "headers", "responses")
    assert references == {f"#/components/{kind}/{name}" for kind in kinds for name in document["components"][kind]}


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """All members of all objects, however deep."""
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for name, part in value.items():
            yield name, part
            yield from members(part)


def test_every_address_is_described(app: Flask, document: Json) -> None:
    pages = {"/widget/quote-search.js", "/openapi.json", "/static/<path:filename>"}
    rules = [rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith("pages.")]
    addresses = {rule.rule for rule in rules}
    assert {address.replace("<quote_id>", "{id}") for address in addresses - pages} == set(document["paths"])
    docs = (ROOT / "docs" / "api.md").read_text()
    asked = {
        f"{'POST' if 'POST' in rule.methods else 'GET'} {rule.rule.replace('<quote_id>', '<id>')}"
        for rule in rules
        if rule.methods and rule.endpoint != "static"
    }
    assert [address for address in sorted(asked) if f"`{address}" not in docs] == []


@pytest.mark.parametrize("path", [SEARCH, f"{SEARCH}.csv", f"{SEARCH}.jsonl", "/api/v1/feed.atom", "/api/v1/speakers"])
def test_the_parameters_of_the_document_are_those_that_are_read(client: FlaskClient, document: Json, path: str) -> None:
    parameters = [resolved(document, part) for part in document["paths"][path]["get"]["parameters"]]
    described = {parameter["name"] for parameter in parameters if parameter["in"] == "query"}
    hint = client.get(path, query_string={"no-such": "1"}).get_json()["detail"].partition("Known are ")[2]
    assert set(hint.rstrip(".").split(", ")) == described


# Search


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
    assert body["facets"] == {"speaker": {}, "source": {}, "year": {}}


def test_hits_are_the_committed_quotes(client: FlaskClient, document: Json, quotes: dict[str, Quote]) -> None:
    body = check(document, SEARCH, client.get(SEARCH, query_string={"q": "the DoW agrees", "limit": 100}))
    more = {"score", "highlights", "occurrences", "conflict"}
    shown = [{name: value for name, value in hit.items() if name not in more} for hit in body["hits"]]
    assert shown == [json.loads(json.dumps(quotes[hit["id"]].to_json())) for hit in body["hits"]]
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
    assert {(hit["speaker"], hit["source"], hit["kind"]) for hit in body["hits"]} == {("Sam Altman", "TNW", "mixed")}
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
    whole = check(document, SEARCH, client.get(SEARCH, query_string={"q": "Anthropic", "limit": "100"}))
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


def test_an_empty_filter_says_that_nothing_of_its_kind_was_meant(client: FlaskClient, document: Json) -> None:
    question = {"q": "what did Altman say in February 2026"}
    body = check(document, SEARCH, client.get(SEARCH, query_string=question))
    understood = {"speaker": "Sam Altman", "source": None, "since": "2026-02-01", "until": "2026-02-28"}
    assert body["interpretation"] == {"text": "", **understood}
    body = check(document, SEARCH, client.get(SEARCH, query_string={**question, "speaker": "", "since": ""}))
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
        ("q=war&cursor=abc", "cursor", "Ask again without it"),
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


# Verification


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        ({"text": "a master class in arrogance and betrayal"}, "partial"),
        ({"text": "master class in arrogance and betrayal", "speaker": "Hegseth"}, "verbatim"),
        ({"text": "master class in arrogance and betrayal", "speaker": None}, "verbatim"),
        ({"text": "master class in arrogance and betrayal", "speaker": "Sam Altman"}, "misattributed"),
        ({"text": "master class in ignorance and betrayal"}, "altered"),
        ({"text": "banana bread needs three ripe bananas"}, "not_found"),
    ],
)
def test_a_quotation_is_verified(client: FlaskClient, document: Json, sent: Json, verdict: str) -> None:
    body = check(document, VERIFY, client.post(VERIFY, json=sent), "post")
    assert body["verdict"] == verdict
    if verdict == "not_found":
        assert body["matches"] == []
    else:
        assert body["matches"][0]["quote"]["speaker"] == "Pete Hegseth"


@pytest.mark.parametrize(
    ("sent", "parameter", "detail"),
    [
        (b"", "record", "Invalid JSON"),
        (b"[]", "record", "Send {"),
        (b"{}", "text", "required"),
        (b'{"text": 1}', "text", "valid string"),
        (b'{"text": ""}', "text", "no words"),
        (b'{"text": "words", "q": "x"}', "q", "Unexpected"),
        (b'{"text": "words", "speaker": " "}', "speaker", "pattern"),
        (b'{"text": "' + b"a" * 5001 + b'"}', "text", "at most 5000"),
        (b'{"text": "\xff"}', "record", "Send {"),
    ],
)
def test_a_body_that_cannot_be_understood(
    client: FlaskClient, document: Json, sent: bytes, parameter: str, detail: str
) -> None:
    response = client.post(VERIFY, data=sent, content_type="application/json")
    body = problem(response, 400)
    assert body["parameter"] == parameter
    assert detail in body["detail"]
    check(document, VERIFY, response, "post")


def test_a_body_that_is_too_long(client: FlaskClient, document: Json) -> None:
    longest = {"text": "\U0001d54f" * 4_999 + "a"}  # each as two escapes
    assert client.post(VERIFY, json=longest).status_code == 200
    response = client.post(VERIFY, data=b" " * 100_001, content_type="application/json")
    problem(response, 413)
    check(document, VERIFY, response, "post")


def test_a_body_that_is_no_json_and_parameters_are_refused(client: FlaskClient) -> None:
    assert problem(client.post(VERIFY, data={"text": "words"}), 400)["parameter"] == "body"
    assert problem(client.post(f"{VERIFY}?text=words", json={"text": "words"}), 400)["parameter"] == "text"
    assert problem(client.get(VERIFY), 405)["detail"]


# One quote, and speakers


def test_every_quote_has_an_address(client: FlaskClient, document: Json, quotes: dict[str, Quote]) -> None:
    for quote_id, quote in quotes.items():
        body = check(document, "/api/v1/quotes/{id}", client.get(f"/api/v1/quotes/{quote_id}"))
        assert body == json.loads(json.dumps(quote.to_json()))


@pytest.mark.parametrize("quote_id", ["0" * 16, "x" * 5000, "%27%20OR%201=1", "%F0%9F%98%80"])
def test_no_quote_has_this_id(client: FlaskClient, document: Json, quote_id: str) -> None:
    response = client.get(f"/api/v1/quotes/{quote_id}")
    assert "no quote" in problem(response, 404)["detail"]
    check(document, "/api/v1/quotes/{id}", response)


def test_a_quote_takes_no_parameters(client: FlaskClient, document: Json, quotes: dict[str, Quote]) -> None:
    response = client.get(f"/api/v1/quotes/{next(iter(quotes))}?q=war")
    assert problem(response, 400)["parameter"] == "q"
    check(document, "/api/v1/quotes/{id}", response)


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("heg", ["Pete Hegseth"]),
        ("PETE", ["Pete Hegseth"]),
        ("pete hegs", ["Pete Hegseth"]),
        ("sam", ["Sam Altman"]),
        ("ltman", []),
        ("%", []),
        ("_am", []),
    ],
)
def test_speakers_by_the_start_of_a_name(client: FlaskClient, document: Json, prefix: str, names: list[str]) -> None:
    body = check(document, "/api/v1/speakers", client.get("/api/v1/speakers", query_string={"prefix": prefix}))
    assert [speaker["name"] for speaker in body["speakers"]] == names


def test_speakers_are_counted(client: FlaskClient, document: Json, quotes: dict[str, Quote]) -> None:
    body = check(document, "/api/v1/speakers", client.get("/api/v1/speakers?limit=100"))
    said = [quote.speaker for quote in quotes.values() if quote.speaker]
    assert {speaker["name"]: speaker["quotes"] for speaker in body["speakers"]} == {
        name: said.count(name) for name in said
    }
    two = check(document, "/api/v1/speakers", client.get("/api/v1/speakers?limit=2"))
    assert two["speakers"] == body["speakers"][:2]
    assert problem(client.get("/api/v1/speakers?limit=101"), 400)["parameter"] == "limit"


# The rest


def test_health_and_readiness(app: Flask, client: FlaskClient, document: Json, quotes: dict[str, Quote]) -> None:
    assert check(document, "/healthz", client.get("/healthz")) == {"status": "alive"}
    assert check(document, "/readyz", client.get("/readyz")) == {
        "status": "ready",
        "generation": app.extensions["live"].generation.manifest.id,
        "quotes": len(quotes),
    }


def test_alive_but_not_ready(tmp_path: Path, document: Json) -> None:
    live = Live(tmp_path)
    client = create_app(live).test_client()
    assert client.get("/healthz").status_code == 200
    response = client.get("/readyz")
    assert "not open" in problem(response, 503)["detail"]
    check(document, "/readyz", response)
    live.tried.set()  # as when it was refused
    for path in (SEARCH, f"{SEARCH}.csv", "/api/v1/speakers"):
        response = client.get(f"{path}?q=war" if "search" in path else path)
        problem(response, 503)
        check(document, path, response)


@pytest.mark.parametrize(
    "address", ["/nothing", "/api/v1/", "/api/v2/search", "/static/nothing.js", "/static/../api.py"]
)
def test_nothing_is_there(client: FlaskClient, address: str) -> None:
    problem(client.get(address), 404)


@pytest.mark.parametrize(
    "address", ["/", SEARCH, f"{SEARCH}.csv", "/api/v1/quotes/x", "/api/v1/speakers", "/healthz", "/openapi.json"]
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading_is_allowed(client: FlaskClient, method: str, address: str) -> None:
    response = client.open(address, method=method)
    problem(response, 405)
    assert {allowed.strip() for allowed in response.headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}


def test_an_error_of_ours_is_a_problem_that_tells_nothing_of_it(
    committed_index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # No request makes the program fail that we know of: what serves is taken away.
    broken = create_app(committed_index)
    del broken.extensions["live"]
    body = problem(broken.test_client().get(f"{SEARCH}?q=war"), 500)
    assert "live" not in json.dumps(body)
    assert "KeyError" in caplog.text


@pytest.mark.parametrize("address", ["/", f"{SEARCH}?q=war", SEARCH, "/nothing", "/widget/quote-search.js"])
def test_headers_of_every_answer(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_the_description_for_a_person(client: FlaskClient, document: Json) -> None:
    page = client.get("/docs")
    assert page.mimetype == "text/html"
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["style-src"]) == ("'none'", "'self'")
    loaded = re.findall(r'<(?:link|script|img|iframe)[^>]* (?:href|src)="([^"]*)"', page.text)
    assert loaded == ["/static/favicon.svg", "/static/page.css"]
    assert not re.search(r"<script|<style|style=|\bon\w+=|https?://", page.text)
    named = set(re.findall(r' id="([^"]+)"', page.text))
    assert set(re.findall(r' href="#([^"]+)"', page.text)) <= named
    operations = [each for methods in document["paths"].values() for each in methods.values()]
    assert {operation["operationId"] for operation in operations} | set(document["components"]["schemas"]) <= named
    assert len(named) == len(re.findall(r' id="', page.text))
    parameters = {
        resolved(document, part)["name"] for operation in operations for part in operation.get("parameters", ())
    }
    assert [name for name in parameters | set(document["paths"]) if f"<code>{name}</code>" not in page.text] == []


def test_the_page_and_what_it_loads(client: FlaskClient) -> None:
    page = client.get("/?q=war")
    assert page.mimetype == "text/html"
    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    for address, mimetype in (
        ("/widget/quote-search.js", "text/javascript"),
        ("/static/page.js", "text/javascript"),
        ("/static/page.css", "text/css"),
        ("/static/favicon.svg", "image/svg+xml"),
    ):
        assert f'"{address}"' in page.text
        loaded = client.get(address)
        assert (loaded.status_code, loaded.mimetype) == (200, mimetype)
    widget = ROOT / "quotesearch" / "web" / "static" / "quote-search.js"
    assert client.get("/widget/quote-search.js").data == widget.read_bytes()

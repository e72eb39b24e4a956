"""The verification of a quotation: wording, speaker, and the bodies that it refuses."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.api.conftest import VERIFY, Json, check, problem


@pytest.mark.parametrize(
    ("sent", "wording", "speaker"),
    [
        ({"text": "a master class in arrogance and betrayal"}, "reported", "not_asked"),
        ({"text": "class in arrogance and betrayal"}, "partial", "not_asked"),
        (
            {"text": "master class in arrogance and betrayal", "speaker": "Hegseth"},
            "verbatim",
            "same",
        ),
        (
            {"text": "master class in arrogance and betrayal", "speaker": None},
            "verbatim",
            "not_asked",
        ),
        (
            {"text": "master class in arrogance and betrayal", "speaker": "Sam Altman"},
            "verbatim",
            "another",
        ),
        ({"text": "master class in ignorance and betrayal"}, "altered", "not_asked"),
        ({"text": "banana bread needs three ripe bananas"}, "not_found", "not_asked"),
        (
            {"text": "banana bread needs three ripe bananas", "speaker": "Hegseth"},
            "not_found",
            "not_certain",
        ),
    ],
)
def test_a_quotation_is_verified(
    client: FlaskClient, document: Json, sent: Json, wording: str, speaker: str
) -> None:
    body = check(document, VERIFY, client.post(VERIFY, json=sent), "post")
    assert (body["wording"], body["speaker"]) == (wording, speaker)
    if wording == "not_found":
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
def test_a_malformed_body_is_refused(
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


def test_other_bodies_and_parameters_are_refused(client: FlaskClient) -> None:
    assert problem(client.post(VERIFY, data={"text": "words"}), 400)["parameter"] == "body"
    assert (
        problem(client.post(f"{VERIFY}?text=words", json={"text": "words"}), 400)["parameter"]
        == "text"
    )
    assert problem(client.get(VERIFY), 405)["detail"]

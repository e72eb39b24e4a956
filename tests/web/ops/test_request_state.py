"""The state of a request, and its id."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

from tests.web.ops.conftest import SEARCH


@pytest.mark.parametrize("given", ["a", "7f3c-22.B_x:1", "x" * 64])
def test_the_id_of_a_request_is_echoed(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, given: str
) -> None:
    caplog.set_level(logging.INFO, "quotesearch")
    for address in (SEARCH, "/api/v1/search", "/nothing"):
        answer = client.get(address, headers={"X-Request-ID": given})
        assert answer.headers["X-Request-ID"] == given
        if answer.status_code != 200:
            assert answer.get_json()["request_id"] == given
        assert caplog.records[-1].msg["id"] == given  # type: ignore[index]


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "ä", '"><script>', "a;b", None])
def test_an_unsafe_id_is_replaced(client: FlaskClient, given: str | None) -> None:
    headers = {} if given is None else {"X-Request-ID": given}
    made = [client.get("/healthz", headers=headers).headers["X-Request-ID"] for _ in range(2)]
    assert all(len(each) == 32 and each.isalnum() for each in made)
    assert made[0] != made[1]

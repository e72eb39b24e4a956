"""Errors: a page for a person, a problem for a program."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("method", "address", "status", "says"),
    [
        ("GET", "/nowhere", 404, "Not found"),
        ("GET", "/speakers/Nobody", 404, "Nobody called “Nobody” is quoted here."),
        ("GET", "/speakers/?page=7", 400, "There is no page 7. The last page is 1."),
        ("PUT", "/verify", 405, "Method Not Allowed"),
    ],
)
def test_an_error_is_a_page_for_a_person_and_a_problem_for_a_program(
    page, method, address, status, says
):
    shown = page.request.fetch(address, method=method, headers={"Accept": "text/html,*/*;q=0.8"})
    problem = page.request.fetch(address, method=method, headers={"Accept": "*/*"})
    assert shown.status == problem.status == status
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert problem.headers["content-type"] == "application/problem+json"
    assert "Accept" in shown.headers["vary"]
    assert "Accept" in problem.headers["vary"]
    assert says in shown.text()
    assert problem.json()["detail"] in shown.text().replace("&#39;", "'")
    assert ("allow" in shown.headers) == (status == 405)


def test_the_api_answers_a_browser_with_problems_too(page):
    reply = page.request.get("/api/v1/search?q=", headers={"Accept": "text/html"})
    assert reply.status == 400
    assert reply.headers["content-type"] == "application/problem+json"

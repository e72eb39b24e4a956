"""The schemas of the OpenAPI document."""

from __future__ import annotations

from dataclasses import fields

from quotesearch.records import Hit, Quote
from quotesearch.web.api.schemas import schemas


def test_a_hit_has_all_fields_of_a_quote_and_its_own() -> None:
    quote, hit = schemas()["Quote"], schemas()["Hit"]
    own = [field.name for field in fields(Hit) if field.name != "quote"]
    assert list(quote["properties"]) == [field.name for field in fields(Quote)]
    assert list(hit["properties"]) == [*quote["properties"], *own]
    assert hit["required"] == [*quote["required"], *own]
    assert not [name for name in own if "default" in hit["properties"][name]]


def test_a_single_quote_is_answered_with_what_is_shown_of_it() -> None:
    quote, shown_quote = schemas()["Quote"], schemas()["ShownQuote"]
    assert list(shown_quote["properties"]) == [*quote["properties"], "shown"]
    assert shown_quote["required"] == [*quote["required"], "shown"]


def test_a_problem_need_not_name_a_parameter() -> None:
    problem = schemas()["Problem"]
    assert set(problem["properties"]) - set(problem["required"]) == {"parameter"}

"""The parameters in the query of a request: which there are, and reading them strictly."""

import re
from collections.abc import Collection, Mapping
from dataclasses import fields

from flask import request

from quotesearch.errors import QuestionError
from quotesearch.jsonl import parse
from quotesearch.records import MAX_LIMIT, Filters

FILTERS = tuple(field.name for field in fields(Filters))
QUESTION = ("q", *FILTERS)  # what describes a result; the address of a page has them, too
DEFAULT_LIMIT = 10

_MOST_NAMED = 40  # characters of a parameter that an error repeats
_LIMIT = re.compile("[0-9]{1,3}")


def read_parameters(known: Collection[str]) -> dict[str, str]:
    """Read the parameters of the current request.

    Raises:
        QuestionError: a parameter is not among the known ones, or stands there twice.
    """
    for name, values in request.args.lists():
        if name not in known:
            short = name[:_MOST_NAMED]
            hint = f"Use {', '.join(known)}." if known else "There are none here."
            raise QuestionError(f'unknown parameter "{short}"', where=short, hint=hint)
        if len(values) > 1:
            what = f'"{name}" is there {len(values)} times'
            raise QuestionError(what, where=name, hint="Send it once.")
    return request.args.to_dict()


def read_filters(parameters: Mapping[str, str]) -> Filters:
    """Make the filters of the parameters; an empty parameter is no filter.

    Raises:
        QuestionError: a value is not one that its filter can have.
    """
    values = {name: parameters[name] for name in FILTERS if parameters.get(name)}
    return parse(Filters, values, QuestionError)


def read_ignored(parameters: Mapping[str, str]) -> set[str]:
    """List the fields that are not to be read from the question: those whose parameter is empty."""
    return {name for name in FILTERS if parameters.get(name) == ""}


def read_limit(parameters: Mapping[str, str]) -> int:
    """Read `limit`, the number of results.

    Raises:
        QuestionError: it is not a number from 1 to MAX_LIMIT.
    """
    value = parameters.get("limit", str(DEFAULT_LIMIT))
    if not _LIMIT.fullmatch(value) or not 1 <= int(value) <= MAX_LIMIT:
        short = value[:_MOST_NAMED]
        what = f"limit must be a number from 1 to {MAX_LIMIT}, not {short!r}"
        raise QuestionError(what, where="limit")
    return int(value)

"""The HTML pages: search, speakers, verification, embedding, API; and errors in a browser."""

import re
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, render_template, request

from quotesearch.errors import NotFoundError, QuestionError
from quotesearch.index.stores.columns import NO_DAY
from quotesearch.index.stores.quote_store import Rows
from quotesearch.jsonl import parse
from quotesearch.presentation import headline, notes, place, place_of, shown, written_day
from quotesearch.records import Filters
from quotesearch.search import MAX_QUOTATION, say_speaker, say_wording
from quotesearch.web.api.openapi import document
from quotesearch.web.api.parameters import QUESTION
from quotesearch.web.ops.problems import PROBLEM_TYPE
from quotesearch.web.ops.serving_index import current_generation, current_searcher
from quotesearch.web.pages.examples import example_questions
from quotesearch.web.pages.speaker import (
    distinct_newest_first,
    other_names,
    similar_name,
    with_printings,
)
from quotesearch.web.pages.timeline import timeline

_OWN_FILES = "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
_NO_FRAME = "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_POLICY = f"default-src 'none'; {_OWN_FILES}; {_NO_FRAME}"
_FRAME_POLICY = f"default-src 'none'; {_OWN_FILES}; base-uri 'none'; frame-ancestors *"
# The attributes of the widget that the address of an iframe may set.
_WIDGET_ATTRIBUTES = ("query", "speaker", "source", "limit", "theme", "lang")
_PROMINENT_SPEAKERS = 8  # on the search page
_SPEAKERS_A_PAGE = 120
_QUOTES_A_PAGE = 20
_MOST_SUGGESTED = 500  # names that a field completes
_PAGE_NUMBER = re.compile("[0-9]{1,9}")

pages = Blueprint("pages", __name__)
for _filter in (headline, notes, place, place_of, shown, written_day):
    pages.add_app_template_filter(_filter)


@dataclass(frozen=True)
class Page:
    """The part of a list that is shown. Pages count from 1."""

    number: int
    last: int
    part: slice


@pages.get("/")
def search_page() -> Response:
    """The search, and what this index can be asked."""
    generation = current_generation()
    speakers = list(generation.quotes.speakers().items())[:_PROMINENT_SPEAKERS]
    examples = list(example_questions(generation, [name for name, _ in speakers]))
    asked = {name: request.args[name] for name in QUESTION if name in request.args}
    return _render("search.html", examples=examples, speakers=speakers, asked=asked)


@pages.get("/speakers/")
def speakers_page() -> Response:
    """Everybody who is quoted, most quoted first, or those whose name has a word with `prefix`."""
    prefix = request.args.get("prefix", "").strip()
    counts = list(current_generation().quotes.speakers(prefix).items())
    page = _page(len(counts), _SPEAKERS_A_PAGE)
    return _render(
        "speakers.html", prefix=prefix, found=counts[page.part], total=len(counts), page=page
    )


@pages.get("/speakers/<path:name>", merge_slashes=False)
def speaker_page(name: str) -> Response:
    """What somebody said: over time, in which sources, and every quote, newest first."""
    searcher = current_searcher()
    generation = searcher.generation
    all_rows = _rows({"speaker": name})
    if not len(all_rows):
        raise _unknown_speaker(name)
    narrowing = _narrowing()
    distinct = distinct_newest_first(generation, _rows({"speaker": name, **narrowing}))
    page = _page(len(distinct), _QUOTES_A_PAGE)

    facets = generation.quotes.facets(all_rows)
    name_in_index = next(iter(facets["speaker"]))
    days = generation.quotes.columns.day[all_rows]
    known_days = days[days != NO_DAY]
    return _render(
        "speaker.html",
        name=name_in_index,
        others=other_names(searcher, name_in_index),
        count=len(days),
        undated=len(days) - len(known_days),
        bars=timeline(known_days),
        sources=facets["source"],
        narrowing=narrowing,
        total=len(distinct),
        quotes=with_printings(generation, distinct[page.part], name_in_index),
        page=page,
    )


@pages.route("/verify", methods=["GET", "POST"])
def verify_page() -> Response:
    """Whether words were said as they are quoted."""
    text = request.form.get("text", "")
    speaker = request.form.get("speaker", "").strip()
    verification = refusal = None
    if request.method == "POST":
        try:
            verification = current_searcher().verify(text, speaker or None)
        except QuestionError as error:
            refusal = error
    response = _render(
        "verify.html",
        text=text,
        speaker=speaker,
        speakers=_suggested_names(),
        most=MAX_QUOTATION,
        found=verification,
        wording=say_wording(verification) if verification else None,
        by_whom=say_speaker(verification, speaker) if verification else None,
        refused=refusal,
    )
    response.status_code = 400 if refusal else 200
    return response


@pages.get("/embed-code")
def embed_page() -> Response:
    """The lines that put the search on a page of somebody's own."""
    sources = current_generation().quotes.columns.names["source"]
    return _render("embed.html", speakers=_suggested_names(), sources=sources)


@pages.get("/docs")
def docs_page() -> Response:
    """The description of the API for a person; nothing of it comes from elsewhere."""
    return _render("docs.html", document=document(current_app))


@pages.get("/embed")
def frame() -> Response:
    """The search alone, for an iframe on a page that forbids scripts of others.

    The parameters are the attributes of the widget.
    """
    values = {name: request.args.get(name) for name in _WIDGET_ATTRIBUTES}
    attributes = {name: value for name, value in values.items() if value}
    return _render("frame.html", _FRAME_POLICY, attributes=attributes)


@pages.after_app_request
def show_problem(response: Response) -> Response:
    """Turn a problem (RFC 9457) into a page for a browser; the API answers with it as it is."""
    if response.mimetype != PROBLEM_TYPE or request.path.startswith("/api/"):
        return response
    response.vary.add("Accept")
    if request.accept_mimetypes.best_match([PROBLEM_TYPE, "text/html"]) == "text/html":
        page = _render("error.html", problem=response.get_json())
        response.set_data(page.get_data())
        response.headers.update(page.headers)
    return response


def _render(template: str, policy: str = _POLICY, /, **values: object) -> Response:
    # The template asks for the manifest, since an error has a page even while no index is open.
    text = render_template(template, manifest=lambda: current_generation().manifest, **values)
    return Response(text, headers={"Content-Security-Policy": policy})


def _page(total: int, size: int) -> Page:
    """Cut the page that the address asks for from a list of `total` items.

    Raises:
        QuestionError: there is no page of this number.
    """
    last = max(1, -(-total // size))
    value = request.args.get("page", "1")
    if not _PAGE_NUMBER.fullmatch(value) or not 1 <= int(value) <= last:
        hint = f"The last page is {last}."
        raise QuestionError(f"there is no page {value:.10}", where="page", hint=hint)
    number = int(value)
    return Page(number, last, slice((number - 1) * size, number * size))


def _narrowing() -> dict[str, str]:
    """Return the parameters that narrow the quotes of a speaker."""
    values = {name: request.args.get(name) for name in ("source", "since", "until")}
    return {name: value for name, value in values.items() if value}


def _rows(filters: dict[str, str]) -> Rows:
    """Return the rows that pass the filters, of which there is at least one."""
    rows = current_generation().quotes.rows(parse(Filters, filters, QuestionError))
    assert rows is not None
    return rows


def _unknown_speaker(name: str) -> NotFoundError:
    similar = similar_name(current_searcher(), name)
    otherwise = "The articles may spell the name differently."
    hint = f"Did you mean {similar}?" if similar else otherwise
    return NotFoundError(f"nobody called “{name:.80}” is quoted here", hint=hint)


def _suggested_names() -> list[str]:
    """List the names that a field completes, most quoted first."""
    return list(current_generation().quotes.speakers())[:_MOST_SUGGESTED]

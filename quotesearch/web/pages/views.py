"""The HTML pages: search, speakers, verifying, embedding, the API; and errors, for who reads in a browser."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from flask import Blueprint, Response, render_template, request

from quotesearch.errors import NotFoundError, QuestionError
from quotesearch.index.stores.columns import NO_DAY
from quotesearch.index.stores.quote_store import Rows
from quotesearch.jsonl import parse
from quotesearch.language.folding import fold_words
from quotesearch.language.names.sameness import may_be_one
from quotesearch.presentation import headline, notes, place, place_of, shown, written_day
from quotesearch.records import Filters, Quote
from quotesearch.search import MAX_QUOTATION, say_speaker, say_wording
from quotesearch.web.api.endpoints import QUESTION, openapi
from quotesearch.web.ops.problems import PROBLEM
from quotesearch.web.ops.serving_index import current_generation, current_searcher
from quotesearch.web.pages.timeline import timeline

pages = Blueprint("pages", __name__)
for _filter in (headline, notes, place, place_of, shown, written_day):
    pages.add_app_template_filter(_filter)

_OWN = "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
_POLICY = f"default-src 'none'; {_OWN}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_FRAME_POLICY = f"default-src 'none'; {_OWN}; base-uri 'none'; frame-ancestors *"
_ATTRIBUTES = (
    "query",
    "speaker",
    "source",
    "limit",
    "theme",
    "lang",
)  # of the widget, that an iframe may set


@dataclass(frozen=True)
class Page:
    """The part of a list that is shown; pages count from 1."""

    number: int
    last: int
    part: slice


@pages.get("/")
def search_page() -> Response:
    """The search, and what this index can be asked."""
    speakers = list(current_generation().quotes.speakers().items())[:8]
    examples = list(_examples([name for name, _ in speakers]))
    asked = {name: request.args[name] for name in QUESTION if name in request.args}
    return _render("search.html", examples=examples, speakers=speakers, asked=asked)


@pages.get("/speakers/")
def speakers_page() -> Response:
    """Everybody who is quoted, most quoted first, or those of whose name a word starts with `prefix`."""
    prefix = request.args.get("prefix", "").strip()
    found = list(current_generation().quotes.speakers(prefix).items())
    page = _page(len(found), 120)
    return _render(
        "speakers.html", prefix=prefix, found=found[page.part], total=len(found), page=page
    )


@pages.get("/speakers/<path:name>", merge_slashes=False)
def speaker_page(name: str) -> Response:
    """What somebody said: over time, in which sources, and every quote, newest first, its printings as one."""
    records = current_generation().quotes
    columns = records.columns
    everything = _rows({"speaker": name})
    if not len(everything):
        meant = current_searcher().knowledge.people.find(
            words := fold_words(name), range(len(words))
        )
        hint = (
            f"Perhaps as {meant[0].name}."
            if meant
            else "The articles may write the name otherwise."
        )
        raise NotFoundError(f"nobody is quoted here as “{name:.80}”", hint=hint)
    facets = records.facets(everything)
    narrowing = {
        field: value for field in ("source", "since", "until") if (value := request.args.get(field))
    }
    rows = _rows({"speaker": name, **narrowing})
    newest = rows[np.argsort(-columns.day[rows], kind="stable")]
    distinct = newest[np.sort(np.unique(columns.printing[newest], return_index=True)[1])]
    page = _page(len(distinct), 20)
    days = columns.day[everything]
    known = next(iter(facets["speaker"]))
    return _render(
        "speaker.html",
        name=known,
        others=_other_names(known),
        count=len(everything),
        undated=int((days == NO_DAY).sum()),
        bars=timeline(days[days != NO_DAY]),
        sources=facets["source"],
        narrowing=narrowing,
        total=len(distinct),
        quotes=_with_printings(distinct[page.part], known),
        page=page,
    )


@pages.route("/verify", methods=["GET", "POST"])
def verify_page() -> Response:
    """Whether words were said as they are quoted."""
    text, speaker = request.form.get("text", ""), request.form.get("speaker", "").strip()
    found = refused = None
    if request.method == "POST":
        try:
            found = current_searcher().verify(text, speaker or None)
        except QuestionError as error:
            refused = error
    wording = say_wording(found) if found else None
    by_whom = say_speaker(found, speaker) if found else None
    fields = {"text": text, "speaker": speaker, "speakers": _completed(), "most": MAX_QUOTATION}
    response = _render(
        "verify.html", **fields, found=found, wording=wording, by_whom=by_whom, refused=refused
    )
    response.status_code = 400 if refused else 200
    return response


@pages.get("/embed-code")
def embed_page() -> Response:
    """The lines that put the search on a page of somebody's own."""
    return _render(
        "embed.html",
        speakers=_completed(),
        sources=current_generation().quotes.columns.names["source"],
    )


@pages.get("/docs")
def docs_page() -> Response:
    """The description of the API for a person; nothing of it comes from elsewhere."""
    return _render("docs.html", document=openapi().get_json())


@pages.get("/embed")
def frame() -> Response:
    """The search alone, for an iframe where scripts of others are forbidden; its parameters are the attributes."""
    attributes = {name: value for name in _ATTRIBUTES if (value := request.args.get(name))}
    return _render("frame.html", _FRAME_POLICY, attributes=attributes)


@pages.after_app_request
def show_problem(response: Response) -> Response:
    """Problems (RFC 9457) are for programs; who reads in a browser gets the same as a page. The API stays as it is."""
    if response.mimetype != PROBLEM or request.path.startswith("/api/"):
        return response
    response.vary.add("Accept")
    if request.accept_mimetypes.best_match([PROBLEM, "text/html"]) == "text/html":
        page = _render("error.html", problem=response.get_json())
        response.set_data(page.get_data())
        response.headers.update(page.headers)
    return response


def _render(template: str, policy: str = _POLICY, /, **values: object) -> Response:
    # The manifest is read in the template, since an error has a page even where no index is open.
    text = render_template(template, manifest=lambda: current_generation().manifest, **values)
    return Response(text, headers={"Content-Security-Policy": policy})


def _page(total: int, size: int) -> Page:
    """The page that is asked for; raises QuestionError where there is none of this number."""
    last = max(1, -(-total // size))
    given = request.args.get("page", "1")
    if not (re.fullmatch("[0-9]{1,9}", given) and 1 <= int(given) <= last):
        raise QuestionError(
            f"there is no page {given:.10}", where="page", hint=f"The last one is {last}."
        )
    return Page(int(given), last, slice((int(given) - 1) * size, int(given) * size))


def _rows(given: dict[str, str]) -> Rows:
    found = current_generation().quotes.rows(parse(Filters, given, QuestionError))
    assert found is not None
    return found


def _completed() -> list[str]:
    """The names that a field completes."""
    return list(current_generation().quotes.speakers())[:500]


def _examples(speakers: Sequence[str]) -> Iterator[str]:
    """A question of each sort, made of the words and days of those who are quoted most."""
    records = current_generation().quotes
    phrases = list(islice(filter(None, map(_phrase, speakers)), 2))
    if phrases:
        yield f"who said “{phrases[0]}”"
    for name in speakers[1:2]:
        days = records.columns.day[_rows({"speaker": name})]
        if len(known := days[days != NO_DAY]):
            yield f"what did {name} say in {datetime.date.fromordinal(int(np.median(known))):%B %Y}"
    yield from phrases[1:]


def _phrase(name: str) -> str | None:
    """A few words (16 to 48 characters) that somebody said, and that are rather surely theirs."""
    records = current_generation().quotes
    rows = _rows({"speaker": name})
    lengths = records.columns.verbatim[rows]
    fit = records.get(rows[(lengths >= 16) & (lengths <= 48)][:20])
    theirs = [quote for quote in fit if quote.confidence >= 0.9 and not quote.denied]
    sure = [max(quote.quoted, key=len).rstrip(".,;:!?") for quote in theirs]
    return max(sure, key=len, default=None)


def _other_names(name: str) -> dict[str, int]:
    """Other names that may be the same person's, with their quotes: the index keeps them apart, unless only by case."""
    found = current_searcher().knowledge.people.find(fold_words(name))
    names = next((named.names for named in found if name in named.names), frozenset())
    counts = current_generation().quotes.speakers().items()
    return {
        other: count
        for other, count in counts
        if other in names and other.casefold() != name.casefold()
    }


def _with_printings(rows: Rows, name: str) -> Iterator[tuple[Quote, list[Quote], list[str]]]:
    """Each quote with its other printings, first to last, and the names of the others to whom these give its words."""
    for row, printings in zip(
        rows.tolist(), current_generation().quotes.printings(rows), strict=True
    ):
        shown = printings.pop(row)
        others = list(printings.values())
        given_to = {
            other.speaker
            for other in others
            if other.speaker and not may_be_one(other.speaker, name)
        }
        yield shown, others, sorted(given_to)

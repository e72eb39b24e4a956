"""The schemas of the OpenAPI document, made from the records, so that they cannot drift apart."""

from pydantic import TypeAdapter

from quotesearch.records import Hit, Interpretation, Json, Quotation, Verification
from quotesearch.search import MAX_QUOTATION

TEXT: Json = {"type": "string"}
COUNT: Json = {"type": "integer", "minimum": 0}
_COUNTS: Json = {"type": "object", "additionalProperties": {"type": "integer"}}


def reference(name: str, kind: str = "schemas") -> Json:
    """Refer to a component of the document."""
    return {"$ref": f"#/components/{kind}/{name}"}


def schemas() -> Json:
    """Make the schemas by name: those of the records, then those of what the API makes of them."""
    records = _record_schemas()
    quote, hit = records["Quote"], records["Hit"]
    hit_fields = _answer_fields(hit)
    shown = {"shown": hit_fields["shown"]}
    return {
        **records,
        "Hit": _with_fields({**quote, **hit}, quote, hit_fields),
        "ShownQuote": _with_fields({**quote, "title": "ShownQuote"}, quote, shown),
        "SearchResult": _object(
            query=TEXT,
            interpretation=reference("Interpretation"),
            total=COUNT,
            hits={"type": "array", "items": reference("Hit")},
            facets=_object(speaker=_COUNTS, source=_COUNTS, year=_COUNTS, kind=_COUNTS),
            next={"anyOf": [TEXT, {"type": "null"}]},
            took_ms={"type": "number"},
        ),
        "Speakers": _object(speakers={"type": "array", "items": _object(name=TEXT, quotes=COUNT)}),
        "Alive": _object(status=TEXT),
        "Ready": _object(status=TEXT, generation=TEXT, quotes=COUNT),
        "Problem": _problem(),
    }


def _record_schemas() -> Json:
    kinds: TypeAdapter[object] = TypeAdapter(Hit | Interpretation | Quotation | Verification)
    document = kinds.json_schema(ref_template="#/components/schemas/{model}")
    records: Json = document["$defs"]
    records["Quotation"]["properties"]["text"] |= {"minLength": 1, "maxLength": MAX_QUOTATION}
    return records


def _answer_fields(hit: Json) -> Json:
    """Return the fields that a hit has and a quote has not. An answer has all of them."""
    fields = {name: schema for name, schema in hit["properties"].items() if name != "quote"}
    for schema in fields.values():
        schema.pop("default", None)
    return fields


def _with_fields(schema: Json, quote: Json, fields: Json) -> Json:
    """Give a schema the fields of a quote and further ones, all of these required."""
    return {
        **schema,
        "properties": quote["properties"] | fields,
        "required": [*quote["required"], *fields],
    }


def _problem() -> Json:
    problem = _object(type=TEXT, title=TEXT, status=COUNT, detail=TEXT, request_id=TEXT)
    problem["properties"]["parameter"] = TEXT  # not required
    return problem


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}

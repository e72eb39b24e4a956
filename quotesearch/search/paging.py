"""Cursors: where the next page of a result begins."""

import base64

from quotesearch.errors import QuestionError


def write_cursor(generation_id: str, offset: int) -> str:
    return base64.urlsafe_b64encode(f"{generation_id}:{offset}".encode()).decode().rstrip("=")


def read_cursor(cursor: str, generation_id: str) -> int:
    """The offset of a page; a cursor belongs to the generation that made it, since another may order hits anew."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        name, _, offset = (
            base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii").rpartition(":")
        )
        position = int(offset)
    except ValueError:  # not ASCII, not base64, or no number
        name, position = "", -1
    if name != generation_id or position < 0:
        raise QuestionError(
            "the cursor is not one of this index", where="cursor", hint="Ask again without it."
        )
    return position

"""Cursors: where the next page of a result begins."""

import base64

from quotesearch.errors import QuestionError


def write_cursor(generation_id: str, offset: int) -> str:
    """Write the cursor of the page that begins at an offset, for URLs."""
    content = f"{generation_id}:{offset}".encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def read_cursor(cursor: str, generation_id: str) -> int:
    """Read the offset of a page from its cursor.

    A cursor is good only in the generation that wrote it: another may order the hits otherwise.

    Raises:
        QuestionError: it is no cursor, or one of another generation.
    """
    try:
        written_by, offset = _decode(cursor)
    except ValueError:  # not ASCII, not base64, or without a number
        written_by, offset = "", -1
    if written_by != generation_id or offset < 0:
        raise QuestionError(
            "the cursor does not belong to this index",
            where="cursor",
            hint="Search again without it.",
        )
    return offset


def _decode(cursor: str) -> tuple[str, int]:
    padding = "=" * (-len(cursor) % 4)
    content = base64.urlsafe_b64decode((cursor + padding).encode("ascii")).decode("ascii")
    generation_id, _, offset = content.rpartition(":")
    return generation_id, int(offset)

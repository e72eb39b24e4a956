"""An attribution: words with who is said to have said them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotesearch.records import Kind, Span


@dataclass(frozen=True)
class Attribution:
    """WordRange with who is said to have said them, all as spans of the article.

    Attributes:
        spans: the pieces of the content; for a direct quote, without its quotation marks.
        kind: how the content is printed.
        mention: the words that name the speaker there, or None.
        cue: the words that report the content, or None.
        share: how much of the model's pointing goes to the mention, or to there being none.
    """

    spans: tuple[Span, ...]
    kind: Kind
    mention: Span | None
    cue: Span | None
    share: float

    @property
    def start(self) -> int:
        """Where the content starts."""
        start, _ = self.spans[0]
        return start

    @property
    def end(self) -> int:
        """Where the content ends."""
        _, end = self.spans[-1]
        return end

    def moved(self, offset: int) -> Attribution:
        """Return the same attribution in a text with `offset` more characters before it."""
        spans = tuple(_moved(span, offset) for span in self.spans)
        mention = _moved(self.mention, offset) if self.mention else None
        cue = _moved(self.cue, offset) if self.cue else None
        return replace(self, spans=spans, mention=mention, cue=cue)


def _moved(span: Span, offset: int) -> Span:
    start, end = span
    return start + offset, end + offset

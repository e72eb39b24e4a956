from __future__ import annotations

from tests.extraction.marked import attribution


def test_start_and_end_are_those_of_the_content() -> None:
    layout, quote = attribution("“[q The dam],” [m Ann Lee] [c said], “[q broke].”")
    assert layout.text[quote.start : quote.end] == "The dam,” Ann Lee said, “broke"


def test_every_span_is_moved() -> None:
    layout, quote = attribution("“[q The dam],” [m Ann Lee] [c said], “[q broke].”")
    longer = "It rained. " + layout.text
    moved = quote.moved(len("It rained. "))
    assert [longer[slice(*span)] for span in moved.spans] == ["The dam", "broke"]
    assert moved.mention is not None
    assert longer[slice(*moved.mention)] == "Ann Lee"
    assert moved.cue is not None
    assert longer[slice(*moved.cue)] == "said"


def test_a_part_that_is_missing_stays_missing() -> None:
    _, quote = attribution("[q It rained].")
    assert (quote.moved(5).mention, quote.moved(5).cue) == (None, None)

"""The pieces that a quote is shown in."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from quotesearch.presentation import DENIED, says_something, shown, shown_text
from quotesearch.records import Piece, Quote

if TYPE_CHECKING:
    from tests.conftest import MakeQuote

NAME = "Linda Okafor"
HOSTILE = """<img src=x onerror="hacked=1"><script>hacked=1</script>'">{{ 7 * 7 }}"""


def printed(make: MakeQuote, article: str, *pieces: str, **fields: Any) -> Quote:
    """Make a quote of these pieces of an article.

    The whole article is its report, unless `report` is one of the fields.
    """
    spans = []
    end = 0
    for piece in pieces:
        start = article.index(piece, end)
        end = start + len(piece)
        spans.append((start, end))
    defaults: dict[str, Any] = {"kind": "indirect", "quoted": (), "speaker": NAME}
    report = fields.setdefault("report", article)
    if report:
        report_start = article.index(report)
        defaults["report_start"] = report_start
        defaults["report_end"] = report_start + len(report)
    mention = fields.get("speaker_mention")
    if mention:
        mention_start = article.find(mention)
        defaults["speaker_start"] = mention_start
        defaults["speaker_end"] = mention_start + len(mention)
    placed = {"spans": tuple(spans), "start": spans[0][0], "end": spans[-1][1]}
    return make(" ".join(pieces), **{**defaults, **fields, **placed})


# Direct quotes


@pytest.mark.parametrize(
    ("text", "quoted", "words"),
    [
        ("We stay.", None, "“We stay.”"),
        ("We go. We stay.", ("We go.", "We stay."), "“We go.” “We stay.”"),
        ("We “stay.", None, "“We “stay.”"),
        ("נשארים כאן", None, "“נשארים כאן”"),
        (HOSTILE, None, f"“{HOSTILE}”"),
        ("We stay.", ("elsewhere",), "“We stay.”"),
    ],
    ids=["whole", "split", "lone-mark", "right-to-left", "markup", "parts-not-there"],
)
def test_a_direct_quote_is_shown_in_quotation_marks(
    make_quote: MakeQuote, text: str, quoted: tuple[str, ...] | None, words: str
) -> None:
    quote = make_quote(
        text, quoted=quoted or (text,), speaker=NAME, speaker_mention="she", context="She said so."
    )
    assert shown_text(quote) == words
    exact = [piece.text for piece in shown(quote) if piece.style == "verbatim"]
    assert exact == [f"“{part}”" for part in (quoted if quoted and quoted[0] in text else (text,))]


# Other quotes are shown as their report


@pytest.mark.parametrize(
    ("article", "text", "mention", "words"),
    [
        ("She ruled out a tax rise.", "a tax rise", "She", f"She [{NAME}] ruled out a tax rise."),
        ("Okafor, 54, denied that.", "that", "Okafor", f"Okafor [{NAME}], 54, denied that."),
        ("Okafor’s denial of talks.", "talks", "Okafor", f"Okafor’s [{NAME}] denial of talks."),
        (
            "The Williams’ denial of talks.",
            "talks",
            "The Williams",
            f"The Williams’ [{NAME}] denial of talks.",
        ),
        ("That, she’d deny, was so.", "That", "she", f"That, she’d [{NAME}] deny, was so."),
        ("The mayor, denied talks.", "talks", "The mayor,", f"The mayor [{NAME}], denied talks."),
        # The name stands there already.
        (
            "Mayor Linda Okafor denied it all.",
            "it all",
            "Mayor Linda Okafor",
            "Mayor Linda Okafor denied it all.",
        ),
        (
            "LINDA N. OKAFOR denied it all.",
            "it all",
            "LINDA N. OKAFOR",
            "LINDA N. OKAFOR denied it all.",
        ),
        (
            "The mayor, Linda Okafor, denied it.",
            "it",
            "The mayor",
            "The mayor, Linda Okafor, denied it.",
        ),
        (
            "Linda Okafor, the mayor, denied it.",
            "it",
            "the mayor",
            "Linda Okafor, the mayor, denied it.",
        ),
    ],
)
def test_the_full_name_follows_a_shorter_mention_in_brackets(
    make_quote: MakeQuote, article: str, text: str, mention: str, words: str
) -> None:
    quote = printed(make_quote, article, text, speaker_mention=mention, denied=True)
    assert shown_text(quote) == words
    added = [piece.text for piece in shown(quote) if piece.style == "added"]
    assert added == ([f" [{NAME}]"] if "[" in words else [])


@pytest.mark.parametrize(
    ("speaker", "mention", "words"),
    [
        ("Donald J. Trump Jr.", "Donald Trump", "Donald Trump left."),
        ("F.B.I.", "the F.B.I.", "the F.B.I. left."),
        ("F.B.I.", "it", "it [F.B.I.] left."),
        (None, "it", "it left."),
        (HOSTILE, "it", f"it [{HOSTILE}] left."),
    ],
)
def test_the_name_is_added_only_if_the_mention_lacks_it(
    make_quote: MakeQuote, speaker: str | None, mention: str, words: str
) -> None:
    quote = printed(
        make_quote, f"{mention} left.", "left", speaker=speaker, speaker_mention=mention
    )
    assert shown_text(quote) == words


def test_a_mention_outside_the_report_adds_nothing(make_quote: MakeQuote) -> None:
    article = "The mayor was asked. There would be no tax rise."
    quote = printed(
        make_quote,
        article,
        "no tax rise",
        report="There would be no tax rise.",
        speaker_mention="The mayor",
    )
    assert shown_text(quote) == "There would be no tax rise."


@pytest.mark.parametrize(
    ("article", "pieces", "quoted", "verbatim"),
    [
        (
            "She called it a “grave mistake”, twice.",
            ["a “grave mistake”"],
            ["grave mistake"],
            ["“grave mistake”"],
        ),
        (
            "She says “one,” then ‘two.’",
            ["“one,” then ‘two.’"],
            ["one", "two."],
            ["“one,”", "‘two.’"],
        ),
        (
            "She says ''one'' and ``two''.",
            ["''one'' and ``two''"],
            ["one", "two"],
            ["''one''", "``two''"],
        ),
        ("She acted in good conscience.", ["good conscience"], ["good"], ["“good”"]),
        ("She said “we stay", ["“we stay"], ["we stay"], ["“we stay”"]),
        ("She said we stay” then.", ["we stay”"], ["we stay"], ["“we stay”"]),
        ("“We,” she said, “stay.”", ["We", "stay."], ["We", "stay."], ["“We,”", "“stay.”"]),
        ("She said of it.", ["of it"], ["elsewhere", "it"], ["“it”"]),
    ],
    ids=[
        "marks",
        "two-parts",
        "two-characters",
        "none",
        "no-end",
        "no-start",
        "two-pieces",
        "a-part-not-there",
    ],
)
def test_verbatim_parts_keep_the_marks_that_are_printed(
    make_quote: MakeQuote, article: str, pieces: list[str], quoted: list[str], verbatim: list[str]
) -> None:
    quote = printed(make_quote, article, *pieces, kind="mixed", quoted=tuple(quoted), speaker=None)
    assert [piece.text for piece in shown(quote) if piece.style == "verbatim"] == verbatim
    reported = "".join(piece.text for piece in shown(quote) if piece.style == "reported")
    assert re.sub(r"\W", "", "".join(verbatim) + reported).count("she") == article.count("she")


def test_a_denied_direct_quote_is_shown_as_its_report(make_quote: MakeQuote) -> None:
    article = "Okafor never said “we will raise taxes”, her office says."
    quote = printed(
        make_quote,
        article,
        "we will raise taxes",
        kind="direct",
        quoted=("we will raise taxes",),
        denied=True,
        speaker_mention="Okafor",
    )
    assert shown(quote) == (
        Piece("Okafor", "reported"),
        Piece(f" [{NAME}]", "added"),
        Piece(" never said ", "reported"),
        Piece("“we will raise taxes”", "verbatim"),
        Piece(", her office says.", "reported"),
    )


# Without a report

CONTEXT = "She met Dr. Brandt. Asked by the U.S. envoy, she ruled out a tax rise. He left."


@pytest.mark.parametrize("denied", [True, False])
def test_without_a_report_the_sentence_is_shown(make_quote: MakeQuote, denied: bool) -> None:
    fields: dict[str, Any] = {"report": None, "denied": denied, "speaker_mention": "she"}
    quote = printed(make_quote, f"Before. {CONTEXT}", "a tax rise", context=CONTEXT, **fields)
    assert shown_text(quote) == f"Asked by the U.S. envoy, she [{NAME}] ruled out a tax rise."


@pytest.mark.parametrize(
    ("context", "denied", "words"),
    [
        ("Nothing of it.", False, "a tax rise"),
        ("", False, "a tax rise"),
        ("Nothing of it.", True, f"[{DENIED}] a tax rise"),
        ("“a tax rise”", True, f"[{DENIED}] “a tax rise”"),
        ("He left.\na tax rise.", True, f"[{DENIED}] a tax rise."),
    ],
)
def test_denied_words_never_stand_alone(
    make_quote: MakeQuote, context: str, denied: bool, words: str
) -> None:
    quote = make_quote(
        "a tax rise", kind="indirect", quoted=(), speaker=NAME, denied=denied, context=context
    )
    assert shown_text(quote) == words


def test_a_report_without_offsets_is_placed_by_its_words(make_quote: MakeQuote) -> None:
    quote = printed(
        make_quote,
        "Yes. She ruled out a tax rise.",
        "a tax rise",
        report="She ruled out a tax rise.",
    )
    elsewhere = {
        **quote.to_json(),
        "report_start": None,
        "speaker_mention": "She",
        "speaker_start": 5,
    }
    again = Quote(
        **{name: value for name, value in elsewhere.items() if name != "spans"}, spans=quote.spans
    )
    assert shown_text(again) == f"She [{NAME}] ruled out a tax rise."


# Words of the question


@pytest.mark.parametrize(
    ("kind", "pieces", "marks", "marked"),
    [
        ("direct", ["naïve 👩‍🚀 claim"], ["naïve"], ["naïve"]),
        ("indirect", ["naïve 👩‍🚀 claim"], ["naïve", "claim"], ["naïve", "claim"]),
        ("indirect", ["𝔸 naïve", "claim"], ["naïve", "claim"], ["naïve", "claim"]),
        ("mixed", ["naïve 👩‍🚀 claim"], ["claim"], ["claim"]),
    ],
)
def test_words_of_the_question_are_marked(
    make_quote: MakeQuote, kind: str, pieces: list[str], marks: list[str], marked: list[str]
) -> None:
    article = "The claim: she denied 𝔸 naïve 👩‍🚀 claim."
    quoted = {"direct": tuple(pieces), "mixed": ("naïve",)}.get(kind, ())
    quote = printed(make_quote, article, *pieces, kind=kind, quoted=quoted, speaker_mention="she")
    spans = [(quote.text.index(word), quote.text.index(word) + len(word)) for word in marks]
    found = shown(quote, spans)
    assert [piece.text for piece in found if piece.marked] == marked
    assert "".join(piece.text for piece in found) == shown_text(quote)


def test_invalid_highlights_mark_nothing(make_quote: MakeQuote) -> None:
    quote = make_quote("We stay.")
    assert shown(quote, [(4, 99), (5, 3), (-1, 2), (2, 2)]) == (Piece("“We stay.”", "verbatim"),)


def test_a_long_hostile_text_is_shown_quickly(make_quote: MakeQuote) -> None:
    article = "She said " + "“ ' . A" * 40_000
    quote = printed(
        make_quote,
        article,
        article[9:],
        kind="mixed",
        quoted=("“",) * 9,
        report=None,
        context=article,
    )
    before = time.process_time()
    assert shown_text(quote).startswith("She said ")
    assert time.process_time() - before < 5


# Words that say nothing


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("it", "indirect", False),
        ("the justices", "indirect", False),
        ("the justices …", "indirect", False),
        ("a tax rise", "indirect", True),
        ("it", "direct", True),
        ("“help”", "mixed", True),
    ],
)
def test_indirect_quotes_of_one_or_two_words_say_nothing_alone(
    make_quote: MakeQuote, text: str, kind: str, says: bool
) -> None:
    assert says_something(make_quote(text, kind=kind)) is says

"""Findings: a verification in words, for the page and the command line."""

from typing import NamedTuple

from quotesearch.records import Speaker, Verification, Wording


class Finding(NamedTuple):
    """What a verification found: in a few words, and in a sentence."""

    title: str
    sentence: str


_PRINTED_SO = ("verbatim", "partial", "reported")
_WORDINGS: dict[Wording, Finding] = {
    "verbatim": Finding(
        "Printed, word for word.",
        "These are all the words of a printed quote, exactly as printed.",
    ),
    "partial": Finding(
        "The words are right, but they are not all of it.",
        "Nothing is changed. Words around them or between them are left out: read them below.",
    ),
    "altered": Finding(
        "Close, but these are not the printed words.",
        "Some words differ, or an ellipsis or a bracket changes the meaning. See the marks below.",
    ),
    "spliced": Finding(
        "Two passages put together.",
        "Each was printed, but not together. Both are shown below.",
    ),
    "reported": Finding(
        "Reported, but not as a quotation.",
        "These words, or words close to them, are the reporter’s. "
        "They were not printed as the speaker’s own.",
    ),
    "not_found": Finding(
        "Not found here.", "It is not among the quotes of this index. That does not make it false."
    ),
}
_DENIED = Finding(
    "Printed, but denied.",
    "The article says that the speaker rejects these words or did not say them. "
    "Read below how it reports them.",
)
_DENIED_BY = Finding(
    "Denied by the speaker.", "The article says that {printed} denies these words."
)
_SPEAKERS: dict[Speaker, Finding] = {
    "same": Finding("The name matches.", "The article names {printed}."),
    "another": Finding("Printed as somebody else’s.", "The article names {printed}, not {asked}."),
    "not_certain": Finding(
        "It is not certain who said it.", "The article does not say whether it was {asked}."
    ),
}


def say_wording(verification: Verification) -> Finding:
    """Put into words what was found about the wording."""
    if verification.matches and verification.wording in _PRINTED_SO:
        nearest = verification.matches[0].quote
        if nearest.denied:
            return _DENIED
    return _WORDINGS[verification.wording]


def say_speaker(verification: Verification, asked: str | None) -> Finding | None:
    """Put into words what was found about the speaker.

    Args:
        verification: as the searcher gives it.
        asked: the speaker asked about, or None.

    Returns:
        None where nobody was asked about or no quote was found. The sentence names the speaker in
        print and the one asked about.
    """
    if not asked or not verification.matches or verification.speaker == "not_asked":
        return None
    nearest = verification.matches[0].quote
    finding = _SPEAKERS[verification.speaker]
    if nearest.denied and verification.speaker != "another":
        finding = _DENIED_BY
    printed = nearest.speaker or nearest.speaker_mention or "nobody"
    sentence = finding.sentence.format(printed=printed, asked=asked)
    return Finding(finding.title, sentence)

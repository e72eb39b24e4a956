"""Cues: the verbs and phrases that report what somebody said, in every form they are printed in."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Verbs of saying: a clause follows them, or the words themselves.
_SAYING = """
say tell write add continue note tweet ask reply respond explain argue claim insist warn state declare
announce acknowledge admit allege assert contend suggest recall remark quip joke shout yell whisper conclude
caution concede maintain stress emphasize emphasise reiterate predict promise pledge vow urge complain
lament boast confirm testify counter retort observe comment believe think report order direct demand
repeat answer post read recount reveal muse opine chant exclaim proclaim propose recommend advise assure
inform guess reason wonder disclose estimate fear hope indicate imply mean express voice object
protest plead interject worry anticipate imagine cry tout lecture retaliate
"""
# Verbs that name or judge something: the words follow their object.
_NAMING = """
call describe label brand dub designate accuse slam blast criticize criticise denounce condemn mock praise
dismiss deride characterize characterise decry portray refer hail attack ridicule blame compare liken
"""
# A clause may follow these without "that".
_BARE = """
say think believe argue claim insist note suggest warn acknowledge admit concede predict
contend allege assert write hope fear tell explain mean
"""

_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "think": "think thinks thought thinking",
    "mean": "mean means meant meaning",
    "read": "read reads reading",
    "cry": "cry cries cried crying",
    "worry": "worry worries worried worrying",
    "state": "states stated stating",
    "reply": "reply replies replied replying",
    "testify": "testify testifies testified testifying",
    "decry": "decry decries decried decrying",
    "admit": "admit admits admitted admitting",
    "refer": "refer refers referred referring",
    "quip": "quip quips quipped quipping",
    "slam": "slam slams slammed slamming",
    "dub": "dub dubs dubbed dubbing",
    "plead": "plead pleads pleaded pled pleading",
    "label": "label labels labeled labelled labeling labelling",
}


@dataclass(frozen=True)
class CueForm:
    """
    One printed form of a reporting verb.
    """

    lemma: str
    participle: bool  # "saying": the subject stands further off
    naming: bool
    bare: bool  # takes a clause without "that"


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split()
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    third = lemma + ("es" if lemma.endswith(("ss", "sh", "ch", "x")) else "s")
    return [lemma, third, lemma + "ed", lemma + "ing"]


CUES: dict[str, CueForm] = {
    form: CueForm(lemma, form.endswith("ing"), lemma in _NAMING.split(), lemma in _BARE.split())
    for lemma in (*_SAYING.split(), *_NAMING.split())
    for form in _forms(lemma)
}
for _phrase in ("went on", "goes on", "put it", "puts it", "pointed out", "points out", "pointing out"):
    CUES[_phrase] = CueForm(_phrase, _phrase.startswith("pointing"), naming=False, bare=False)
CUE = re.compile(r"\b(?:" + "|".join(sorted(CUES, key=len, reverse=True)) + r")\b")
ACCORDING = re.compile(r"\b[Aa]ccording to\b")

"""Claims: nouns for what somebody says, thinks or plans, as in "denied claims that it rained"."""

from collections.abc import Sequence

# Nouns that can stand between a verb that denies and what it denies.
CLAIMS = frozenset(
    """
    claim allegation accusation report rumour rumor suggestion idea notion assertion speculation
    theory view charge story account statement insinuation implication contention argument finding
    conclusion assumption premise belief perception characterisation characterization description
    depiction portrayal narrative criticism concern fear prediction forecast possibility prospect
    likelihood chance assessment estimate figure interpretation impression hint talk gossip whisper
    hypothesis thesis proposition proposal plan call demand request bid attempt effort need remark
    comment promise pledge words word quote quotation warning complaint verdict testimony version
    thought intention intent involvement knowledge wrongdoing stories theories inquiries allegations
    comparison comparisons label labels
    """.split()
)
# Nouns whose "as …" is denied with them: "disputed the description of it as “a flop”".
DESCRIPTIONS = frozenset(
    """
    characterisation characterization description depiction portrayal label labelling labeling
    """.split()
)
# Words before "that she said" in a clause that says whether she did: "there is no evidence that".
EVIDENCE = frozenset(
    """
    evidence proof record sign indication hint suggestion suggestions claim claims allegation
    allegations accusation accusations report reports rumour rumours rumor rumors story stories
    show shows showed shown prove proves proved suggest suggests suggested indicate indicates
    indicated confirm confirms confirmed true untrue false lie myth hoax fabrication case
    """.split()
)
# Behind one of these, "claims" is a verb: "what he claims".
_CLAIMANTS = frozenset("he she they it who what".split())
# "What she had said" is a claim, too.
_PAST_CLAIMS = frozenset("said told claimed called written stated alleged".split())


def names_claim(words: Sequence[str]) -> bool:
    """Tell whether a claim is among the words: "suggestions", "what she had said"."""
    if any(_is_claim(words, position) for position in range(len(words))):
        return True
    if "what" not in words:
        return False
    after_what = words[words.index("what") + 1 :]
    return not _PAST_CLAIMS.isdisjoint(after_what)


def names_claim_that(words: Sequence[str]) -> bool:
    """Tell whether a claim among the words is followed by "that": "the claim that"."""
    for position in range(1, len(words)):
        if words[position] == "that" and _is_claim(words, position - 1):
            return True
    return False


def _is_claim(words: Sequence[str], position: int) -> bool:
    word = words[position]
    is_noun = position == 0 or words[position - 1] not in _CLAIMANTS
    return is_noun and (word in CLAIMS or word.removesuffix("s") in CLAIMS)

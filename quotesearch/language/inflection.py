"""Inflection: the forms of an English verb."""

# Verbs that double their last consonant: "omitted", "omitting".
_DOUBLING = frozenset(
    """
    rebut admit omit stop bat swat drop backpedal shun scrap wag dispel repel demur sidestep slap
    """.split()
)
# Irregular verbs, one a line, the base form first.
_IRREGULAR_VERBS = """
    take takes took taken taking
    give gives gave given giving
    withdraw withdraws withdrew withdrawn withdrawing
    throw throws threw thrown throwing
    shake shakes shook shaken shaking
    fall falls fell fallen falling
    forget forgets forgot forgotten forgetting
    cast casts casting
    shoot shoots shot shooting
    hold holds held holding
    keep keeps kept keeping
    put puts putting
    forswear forswears forswore forsworn forswearing
    hide hides hid hidden hiding
    shrink shrinks shrank shrunk shrinking
    leave leaves left leaving
    remain remains remained remaining
    hit hits hitting
    fight fights fought fighting
    be am is are was were been being
    make makes made making
    lose loses lost losing
    draw draws drew drawn drawing
    find finds found finding
    know knows knew known knowing
    strike strikes struck stricken striking
    tear tears tore torn tearing
    think thinks thought thinking
    go goes went gone going
    set sets setting
    shut shuts shutting
    lay lays laid laying
    rethink rethinks rethought rethinking
    sink sinks sank sunk sinking
    undercut undercuts undercutting
    veto vetoes vetoed vetoing
    withhold withholds withheld withholding
    write writes wrote written writing
"""
_IRREGULAR_LINES = [line.split() for line in _IRREGULAR_VERBS.strip().splitlines()]
_IRREGULAR_FORMS = {forms[0]: frozenset(forms) for forms in _IRREGULAR_LINES}
_VOWELS = "aeiou"
_SIBILANTS = ("s", "sh", "ch", "x")


def inflect(verb: str) -> frozenset[str]:
    """Give the forms of an English verb in its base form: deny, denies, denied, denying."""
    if verb in _IRREGULAR_FORMS:
        return _IRREGULAR_FORMS[verb]
    if verb.endswith("e"):
        stem = verb.removesuffix("e")
        return frozenset((verb, verb + "s", verb + "d", stem + "ing"))
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        stem = verb.removesuffix("y")
        return frozenset((verb, stem + "ies", stem + "ied", verb + "ing"))
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    third_person = verb + "es" if verb.endswith(_SIBILANTS) else verb + "s"
    return frozenset((verb, third_person, stem + "ed", stem + "ing"))


def inflect_all(verbs: str) -> frozenset[str]:
    """Give all forms of several verbs, which are separated by white space."""
    forms: set[str] = set()
    for verb in verbs.split():
        forms |= inflect(verb)
    return frozenset(forms)

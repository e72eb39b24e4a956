"""Words of denial: how English journalism says that somebody rejects words or did not say them.

Closed classes, each as complete as we could make it. A phrase is a string of words; the first word
of a verb phrase stands in its base form and is inflected here. Which of the phrases govern a quote
is for extraction to find.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import chain

Words = tuple[str, ...]


class Sense(Enum):
    """What a phrase does to the words that it governs."""

    NEGATES = "negates"  # "not", "never", "refused to": turns what it governs into its opposite
    DENIES = "denies"  # "denied", "scoffed at": rejects what it governs; negated, it lets it stand
    DENIES_CLAIMS = "denies claims"  # "brushed aside": rejects it only where a claim is named
    DECRIES_CLAIMS = "decries claims"  # "denounced": rejects it only as "the claim that …"
    IS_FALSE = "is false"  # "untrue", "nonsense": says so of what it governs
    LEAVES_OPEN = "leaves open"  # "ruled out", "left open": negated or not, nothing is stated
    AFFIRMS = "affirms"  # "not only", "made no secret": looks like a denial and is none


# Verbs that take a doubled consonant.
_DOUBLED = frozenset(
    """
    rebut admit omit stop bat swat drop backpedal shun scrap wag dispel repel demur sidestep slap
    """.split()
)
# Verbs with forms of their own.
_IRREGULAR = {
    forms.split()[0]: frozenset(forms.split())
    for forms in (
        "take takes took taken taking",
        "give gives gave given giving",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "throw throws threw thrown throwing",
        "shake shakes shook shaken shaking",
        "fall falls fell fallen falling",
        "forget forgets forgot forgotten forgetting",
        "cast casts casting",
        "shoot shoots shot shooting",
        "hold holds held holding",
        "keep keeps kept keeping",
        "put puts putting",
        "forswear forswears forswore forsworn forswearing",
        "hide hides hid hidden hiding",
        "shrink shrinks shrank shrunk shrinking",
        "leave leaves left leaving",
        "remain remains remained remaining",
        "hit hits hitting",
        "fight fights fought fighting",
        "be am is are was were been being",
        "make makes made making",
        "lose loses lost losing",
        "draw draws drew drawn drawing",
        "find finds found finding",
        "know knows knew known knowing",
        "strike strikes struck stricken striking",
        "tear tears tore torn tearing",
        "think thinks thought thinking",
        "go goes went gone going",
        "set sets setting",
        "shut shuts shutting",
        "lay lays laid laying",
        "rethink rethinks rethought rethinking",
        "sink sinks sank sunk sinking",
        "undercut undercuts undercutting",
        "veto vetoes vetoed vetoing",
        "withhold withholds withheld withholding",
        "write writes wrote written writing",
    )
}


def inflect(verb: str) -> frozenset[str]:
    """Give the forms of an English verb: deny, denies, denied, denying."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return frozenset((verb, verb + "s", verb + "d", verb[:-1] + "ing"))
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset((verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"))
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    plural = verb + "es" if verb.endswith(("s", "sh", "ch", "x")) else verb + "s"
    return frozenset((verb, plural, stem + "ed", stem + "ing"))


# Whoever denies rejects what follows: a clause, a gerund or a noun.
_DENYING_VERBS = """
    deny|reject|dismiss|refute|rebut|repudiate|dispute|contest|contradict|disavow|disown|disclaim|
    discount|discredit|debunk|doubt|disbelieve|disprove|scoff|scoff at|pooh-pooh|rubbish|quash|
    squelch|scotch|oppose|disagree|disagree that|demur|recant|retract|renounce|abjure|forswear|
    gainsay|refuse to accept|walk back|row back|row back on|back away from|backtrack|backtrack on|
    back off|back down from|backpedal|pour cold water on|throw cold water on|take issue with|
    shake his head|shake her head|shake their heads|shake its head|push back|push back on|
    push back against|shoot down|knock down|bat down|bat away|swat down|swat away|cast aside|
    distance himself from|distance herself from|distance themselves from|distance itself from|
    beg to differ|object to|laugh off|veto|turn down|nix|put paid to|put to rest|dispel
"""
# They reject a claim, a report or an idea where one is named: "brushed aside suggestions that", but
# not "brushed aside a reporter"; and saying it: "balked at calling it".
_CLAIM_DENYING_VERBS = """
    brush off|brush aside|brush away|shrug off|wave off|wave away|wave aside|play down|downplay|
    question|challenge|mock|ridicule|deride|scorn|laugh at|snort at|sneer at|bristle at|balk at|
    baulk at|abandon|drop|scrap|give up|give up on|withdraw|take back|reverse|hit back at|fight|
    fight back against|fend off|counter|quell|tamp down|dampen|silence|reconsider|rethink|
    disregard|ignore|deflect|trash|explode|correct|clear up|poke holes in|undercut|undermine|
    rail against|roll his eyes at|roll her eyes at|roll their eyes at|recoil at|recoil from|revise|
    wag a finger at|raise an eyebrow at|pour scorn on|heap scorn on|give the lie to|
    give short shrift to|make short work of|make light of|sniff at|chuckle at|chortle at|
    grimace at|wince at|frown on|frown at|take exception to|take umbrage at|bridle at|chafe at|
    hit out at|torpedo|sink|lay to rest|throw out|shut down|shut the door on|close the door on|
    close the door to|slam the door on|write off|set aside|turn his back on|turn her back on|
    throw up his hands|throw up her hands|cool on|sour on|part company with|turn against|
    argue against|be against|campaign against|protest against|change his mind about|
    change her mind about|change their minds about|reverse course on|rebuff|spurn|poke fun at|
    make fun of|slap down|stamp on|allay|repel|
    renege on|go back on|tear into|strike down|overrule|overturn|query|demolish|find fault with|
    set the record straight on|disabuse|u-turn on|vote against|vote down|come out against|
    speak out against|caution against|warn against|advise against|draw the line at|shelve|ditch|
    jettison|minimise|minimize|belittle
"""
_CLAIM_DECRYING_VERBS = """
    decry|denounce|condemn|blast|slam|attack|criticise|criticize|lash out at|deplore|mock|lambast|
    lambaste|assail|complain about|complain of|complain at
"""
# Nouns and adjectives that deny.
_DENYING_WORDS = """
    denial|denials|rejection|dismissal|rebuttal|refutation|repudiation|disavowal|retraction|doubt|
    doubts|scepticism|skepticism|disbelief|opposition to|opposed to|objections to|objection to|
    sceptical|skeptical|doubtful|dubious|unconvinced|unpersuaded|incredulous|dismissive of|
    averse to|misgivings|reservations about|disagreement with
"""
# Verbs that say of what follows, "to say" or "saying", that it did not happen.
_AVOIDING_VERBS = """
    refuse|decline|fail|avoid|forget|neglect|omit|hesitate|refrain from|abstain from|desist from|
    shy away from|shy from|steer clear of|stop short|stop short of|fall short|fall short of|
    hold back|hold back from|hold off|hold off on|shrink from|dodge|evade|sidestep|duck|skirt|hide|
    conceal|withhold|resist|stay silent|keep silent|keep quiet|remain silent|remain mum|stay mum|
    keep mum|balk|baulk|cease|stop saying|stop claiming|stop calling|stop believing|
    disdain|scruple|parry|equivocate|prevaricate|know better than to|fight shy of|
    keep from|keep his counsel|keep her counsel|keep their counsel|think better of
"""
# Nouns and adjectives that say so, and negators.
_NEGATORS = """
    not|never|no|cannot|without|neither|nor|nowhere|nobody|noone|no one|no-one|none|nothing|hardly|
    barely|scarcely|no longer|yet to|far from|instead of|anything but|unable|unwilling|
    reluctant|hesitant|loath|loth|loathe|wary of|afraid|ashamed|shy about|coy about|noncommittal|
    non-committal|silent on|silent about|mum on|tight-lipped|evasive|undecided|unsure|uncertain|
    unclear|unaware|agnostic|refusal|unwillingness|reluctance|inability|failure to|too early|
    too soon|premature|impossible|incapable of|short of|few|at no point|at no time|in vain did|
    hesitation|qualms|little to|embarrassed|not once|not one|not a single|the last to|
    the last person to|the last one to|come close to|comes close to|came close to|less than|ain't|cant|
    dont|didnt|doesnt|wouldnt|little did|little does|little do|made to say|almost|nearly|
    a long way from|at a loss to|still to say|vague on|vague about|cagey on|cagey about|
    equivocal on|equivocal about|hard to believe|difficult to believe|second thoughts about
"""
# What is said to be so is not.
_FALSE_WORDS = """
    untrue|false|falsehood|nonsense|wrong|incorrect|inaccurate|absurd|ridiculous|ludicrous|
    preposterous|laughable|nonsensical|baseless|unfounded|groundless|rubbish|fiction|fake|
    fabricated|fabrication|a lie|lies|a myth|a hoax|bunk|hogwash|garbage|mistaken|misleading|
    mistake|a stretch|wide of the mark|far-fetched|unthinkable|inconceivable|out of the question
"""
_OPEN_VERBS = """
    rule out|leave to others|leave it to others|leave open|leave the door open|keep open|exclude|
    preclude|keep the door open
"""
# They hold a negator and state what follows all the same.
_AFFIRMING = """
    not only|not just|not merely|not simply|not alone|not long|not surprisingly|no less|
    no stranger to|no secret of|no secret|no bones about|no bones|no time|not mince|
    minced no words|mince no words|mincing no words|minces no words|no uncertain terms|
    not for the first time|not for nothing|never one to|not one to|not joking|not kidding|
    not wrong|not mistaken|not exaggerating|not lying|not help but|not help|cannot help|cannot but|
    cannot stress|not stress|not overstate|cannot overstate|cannot emphasize|cannot emphasise|
    not emphasize enough|cannot wait|not wait to|never stopped|never stop|
    never ceases|never ceased|no matter|not to mention|whether or not|not least|not content|
    not the first|not the only|not the last|not unlike|no mistake|no apologies|no apology|
    no sooner|never tires|never tired|never tire|not tire|never misses|never missed|not miss|
    never fails|never failed|not fail|never made a secret|never made any secret|not make a secret|
    not make any secret|beyond doubt|beyond a doubt|beyond any doubt|beyond all doubt|
    beyond a reasonable doubt|beyond reasonable doubt|without doubt|without a doubt|
    without question|without success|no regrets|no regret|no reminding|nothing but|nothing short of|
    nothing less than|nothing more than|none other than|not be surprised|no wonder|no question|
    no coincidence|no accident|not forget|never forget|
    never forgot|not without|not so much|never been more|not afraid|unafraid|no fewer|no exception|
    no better|not be overstated|not lost on|not unusual|not unreasonable|never wavered|not waver|
    not stop|no chance|no opportunity|not slow to|not above|no prompting|not surprised|not sorry|
    stop denying|stopped denying|gave up denying|no need to|far from alone|little doubt|
    no illusion|no illusions|not always|not apologise|not apologize|not regret|never regretted|
    not ignore|not ignored|never ignored|not immediately clear
"""
_AFFIRMING_VERBS = """
    refuse to apologise|refuse to apologize|refuse to apologise for|refuse to apologize for|
    refuse to back down from|decline to apologise|decline to apologize|decline to apologise for|
    decline to apologize for|concede nothing|think nothing of|waste no time|waste no words
"""
# Nouns for what is claimed, thought or planned. They stand between a verb that denies and what is
# denied.
CLAIMS = frozenset(
    """
    claim allegation accusation report rumour rumor suggestion idea notion assertion speculation
    theory view charge story account statement insinuation implication contention argument finding
    conclusion assumption premise belief perception characterisation characterization description
    depiction portrayal narrative criticism concern fear prediction forecast possibility prospect
    likelihood chance assessment estimate figure interpretation impression hint talk gossip whisper
    hypothesis thesis proposition proposal plan call demand request bid attempt effort need remark
    comment promise pledge words word quote quotation warning complaint verdict testimony version
    thought intention
    intent involvement knowledge wrongdoing stories theories inquiries allegations comparison
    comparisons label labels
    """.split()
)
# Descriptions, whose "as …" is denied with them: "disputed the description of it as “a flop”".
DESCRIPTIONS = frozenset(
    """
    characterisation characterization description depiction portrayal label labelling labeling
    """.split()
)
# What "that somebody said" hangs on where it is said to be so or not: "there is no evidence that".
EVIDENCE = frozenset(
    """
    evidence proof record sign indication hint suggestion suggestions claim claims allegation
    allegations accusation accusations report reports rumour rumours rumor rumors story stories
    show shows showed shown prove proves proved suggest suggests suggested indicate indicates
    indicated confirm confirms confirmed true untrue false lie myth hoax fabrication case
    """.split()
)
# "She is not among those who say".
ONES = frozenset("those one ones".split())
WISHING = frozenset("wish wishes wished wishing".split())
# What perceives somebody say something: "nobody heard her say".
PERCEIVING = frozenset(
    """
    hear hears heard see sees saw seen has had have show shows showed shown record records recorded
    remember remembers remembered recall recalls recalled catch catches caught quote quotes quoted
    """.split()
)
# Questions: what follows "whether" or "if" is not stated.
ASKING = frozenset(
    chain.from_iterable(
        inflect(verb)
        for verb in """
        ask wonder question enquire inquire query debate consider weigh doubt discuss ponder know
        decide determine learn see investigate examine study explore review check assess clarify
        """.split()
    )
)
# Verbs of saying: what they report in quotation marks is words, so a negator before them denies the
# words.
SAYING = frozenset(
    chain.from_iterable(
        inflect(verb)
        for verb in """
        utter use claim call state declare promise suggest describe refer add mention tweet post
        label term announce assert insist admit acknowledge confirm concede argue threaten pledge
        vow order shout yell whisper repeat endorse urge demand advise believe express address
        answer reply voice allege mean imply accuse pronounce
        """.split()
    )
) | frozenset(
    """
    say says said saying tell tells told telling write writes wrote written writing speak speaks
    spoke spoken speaking think thinks thought thinking mean means meant swear swears swore sworn
    """.split()
)
AUXILIARIES = frozenset(
    """
    be am is are was were been being do does did done have has had having will would shall should
    can could may might must ought need dare dares dared let's 's 'd 've 'll wo ca
    """.split()
)
# Verbs, adjectives and nouns between a negator and "to say": "was not prepared to say", "had no
# reason to believe".
LINKS = frozenset(
    """
    to as so far going go gone goes went on out willing prepared ready able want wants wanted wish
    wishes wished like liked intend intends intended plan plans planned mean means meant expect
    expects expected seem seems seemed appear appears appeared begin begun start started try tries
    tried trying seek sought care cared careful bother bothered choose chose chosen authorised
    authorized allowed permitted free inclined minded about to position reason right evidence
    intention desire authority way effort attempt move quick eager keen come came bring brought
    himself herself themselves itself of from in at ever even any yet still also actually really
    explicitly again once others enough quite very much all only too then now already immediately
    directly later since just so ever again the a an any anything anyone anybody everything
    something moved rush rushed happy content hurry mood
    """.split()
)
# "Reportedly": the article does not say that the words were said.
HEDGES = frozenset(
    """
    alleged allegedly reported reportedly purported purportedly supposed supposedly rumoured rumored
    apparently accused quoted believed claimed
    """.split()
)
# By these somebody else says that the speaker said it.
ALLEGING = frozenset(
    """
    allege alleges alleged claim claims claimed testify testifies testified said says told tells wrote
    writes swear swears swore contend contends contended assert asserts asserted report reports reported
    """.split()
)
MISTAKENLY = frozenset(
    "wrongly falsely incorrectly erroneously mistakenly inaccurately wrongfully".split()
)
MISREPORTED = frozenset(
    """
    reported quoted said attributed ascribed alleged claimed cited credited accused portrayed pinned
    put laid
    """.split()
)
# Forgeries that need no word for what is forged: "a deepfake of her saying".
FORGERIES = frozenset(
    """
    deepfake deepfakes forgery forgeries hoax hoaxes spoof spoofs parody fabrication impersonator
    impersonation impostor imposter
    """.split()
)
# A forgery that puts words into a mouth: "a doctored clip shows …".
FORGED = frozenset(
    """
    doctored fake faked fabricated manipulated deepfake deepfaked ai-generated forged bogus spoof
    parody altered counterfeit hoax falsified fictitious satirical photoshopped impostor imposter
    """.split()
)
MEDIA = frozenset(
    """
    clip clips video videos audio recording recordings footage photo photos image images picture
    tweet tweets post posts letter letters screenshot screenshots message messages email emails
    e-mail memo quote quotes account page website article poster leaflet document ad advert call
    interview transcript press statement deepfake
    """.split()
)

# Verbs of confirming: "would not confirm or deny" is one negation.
CONFIRMING = frozenset(
    chain.from_iterable(
        inflect(verb)
        for verb in """
        confirm admit acknowledge accept endorse support affirm concede corroborate verify
        """.split()
    )
)
_CLAIMERS = frozenset("he she they it who what".split())  # "what he calls"
_TOLD = frozenset("said told claimed called written stated alleged".split())  # "what she had said"
# Like any word in -ly, these may stand inside a phrase.
LOOSE = frozenset("well just far even ever also very all so more some serious little once".split())
BE = inflect("be")
PREFERRING = frozenset("rather sooner".split())
_MISQUOTING = frozenset("misquoted misreported misattributed".split())


def is_loose(word: str) -> bool:
    """Tell whether a word may stand inside a phrase: "stopped well short of"."""
    return word in LOOSE or word.endswith("ly")


def names_claim(words: Sequence[str], link: str | None = None) -> bool:
    """Tell whether the words name a claim and, with `link`, go on with that word."""
    for at, word in enumerate(words):
        is_claim = word in CLAIMS or word.removesuffix("s") in CLAIMS
        is_verb = at > 0 and words[at - 1] in _CLAIMERS
        if is_claim and not is_verb and (link is None or list(words[at + 1 : at + 2]) == [link]):
            return True
    if link is None and "what" in words:
        return not _TOLD.isdisjoint(words[words.index("what") + 1 :])
    return False


def _phrases(text: str) -> Iterable[Words]:
    return (tuple(phrase.split()) for phrase in text.replace("\n", " ").split("|"))


def _inflected(text: str) -> Iterable[Words]:
    return ((form, *phrase[1:]) for phrase in _phrases(text) for form in inflect(phrase[0]))


def _table() -> Mapping[str, list[tuple[Words, Sense]]]:
    """All phrases by their first word, the longest first."""
    found: dict[Words, Sense] = {}
    for sense, phrases in (
        (Sense.NEGATES, chain(_phrases(_NEGATORS), _inflected(_AVOIDING_VERBS))),
        (Sense.DENIES_CLAIMS, _inflected(_CLAIM_DENYING_VERBS)),
        (Sense.DECRIES_CLAIMS, _inflected(_CLAIM_DECRYING_VERBS)),
        (Sense.IS_FALSE, _phrases(_FALSE_WORDS)),
        (Sense.DENIES, chain(_phrases(_DENYING_WORDS), _inflected(_DENYING_VERBS))),
        (Sense.NEGATES, ((word,) for word in _MISQUOTING)),
        (Sense.LEAVES_OPEN, _inflected(_OPEN_VERBS)),
        (Sense.AFFIRMS, chain(_phrases(_AFFIRMING), _inflected(_AFFIRMING_VERBS))),
    ):
        for phrase in phrases:
            found[phrase] = sense
    table: dict[str, list[tuple[Words, Sense]]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        table.setdefault(phrase[0], []).append((phrase, found[phrase]))
    return table


PHRASES = _table()

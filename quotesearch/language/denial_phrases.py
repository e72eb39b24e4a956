"""Phrases of denial: how English journalism says that somebody rejects words or did not say them.

The lists are closed classes, each as complete as we could make it. In a list, "|" separates the
phrases; the first word of a verb phrase stands in its base form and is inflected here. Which
phrases govern a quote is for extraction to find.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import NamedTuple

from quotesearch.language.inflection import inflect

Words = tuple[str, ...]


class Sense(Enum):
    """What a phrase does to the words that it governs."""

    NEGATES = "negates"  # "not", "never", "refused to": turns what it governs into its opposite
    DENIES = "denies"  # "denied", "scoffed at": rejects what it governs; negated, it lets it stand
    DENIES_CLAIMS = "denies claims"  # "brushed aside": rejects it only where a claim is named
    DECRIES_CLAIMS = "decries claims"  # "denounced": rejects it only as "the claim that …"
    IS_FALSE = "is false"  # "untrue", "nonsense": says so of what it governs
    LEAVES_OPEN = "leaves open"  # "ruled out", "left open": negated or not, nothing is stated
    AFFIRMS = "affirms"  # "not only", "made no secret": looks like a denial but is not one


class Phrase(NamedTuple):
    """A phrase of denial, word by word, with what it does."""

    words: Words
    sense: Sense


# Words that may stand inside a phrase, like any adverb in -ly: "stopped well short of".
LOOSE_WORDS = frozenset(
    "well just far even ever also very all so more some serious little once".split()
)
# Anyone who denies rejects what follows: a clause, a gerund or a noun.
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
# These verbs reject a claim, a report or an idea only where it is named: "brushed aside suggestions
# that", but not "brushed aside a reporter". They also reject saying it: "balked at calling it".
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
# With these verbs, what follows as "to say" or "saying" did not happen.
_AVOIDING_VERBS = """
    refuse|decline|fail|avoid|forget|neglect|omit|hesitate|refrain from|abstain from|desist from|
    shy away from|shy from|steer clear of|stop short|stop short of|fall short|fall short of|
    hold back|hold back from|hold off|hold off on|shrink from|dodge|evade|sidestep|duck|skirt|hide|
    conceal|withhold|resist|stay silent|keep silent|keep quiet|remain silent|remain mum|stay mum|
    keep mum|balk|baulk|cease|stop saying|stop claiming|stop calling|stop believing|
    disdain|scruple|parry|equivocate|prevaricate|know better than to|fight shy of|
    keep from|keep his counsel|keep her counsel|keep their counsel|think better of
"""
# Nouns and adjectives that do the same, and negators.
_NEGATORS = """
    not|never|no|cannot|without|neither|nor|nowhere|nobody|noone|no one|no-one|none|nothing|hardly|
    barely|scarcely|no longer|yet to|far from|instead of|anything but|unable|unwilling|reluctant|
    hesitant|loath|loth|loathe|wary of|afraid|ashamed|shy about|coy about|noncommittal|
    non-committal|silent on|silent about|mum on|tight-lipped|evasive|undecided|unsure|uncertain|
    unclear|unaware|agnostic|refusal|unwillingness|reluctance|inability|failure to|too early|
    too soon|premature|impossible|incapable of|short of|few|at no point|at no time|in vain did|
    hesitation|qualms|little to|embarrassed|not once|not one|not a single|the last to|
    the last person to|the last one to|come close to|comes close to|came close to|less than|ain't|
    cant|dont|didnt|doesnt|wouldnt|little did|little does|little do|made to say|almost|nearly|
    a long way from|at a loss to|still to say|vague on|vague about|cagey on|cagey about|
    equivocal on|equivocal about|hard to believe|difficult to believe|second thoughts about
"""
# These say that what is claimed is not so.
_FALSE_WORDS = """
    untrue|false|falsehood|nonsense|wrong|incorrect|inaccurate|absurd|ridiculous|ludicrous|
    preposterous|laughable|nonsensical|baseless|unfounded|groundless|rubbish|fiction|fake|
    fabricated|fabrication|a lie|lies|a myth|a hoax|bunk|hogwash|garbage|mistaken|misleading|
    mistake|a stretch|wide of the mark|far-fetched|unthinkable|inconceivable|out of the question
"""
# After these verbs, negated or not, nothing is stated.
_OPEN_VERBS = """
    rule out|leave to others|leave it to others|leave open|leave the door open|keep open|exclude|
    preclude|keep the door open
"""
# These hold a negator and state what follows all the same.
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
_MISQUOTING = "misquoted|misreported|misattributed"


def is_loose(word: str) -> bool:
    """Tell whether a word may stand inside a phrase: "stopped well short of"."""
    return word in LOOSE_WORDS or word.endswith("ly")


def _split_phrases(text: str) -> Iterator[Words]:
    for phrase in text.replace("\n", " ").split("|"):
        yield tuple(phrase.split())


def _inflect_phrases(text: str) -> Iterator[Words]:
    """Yield each phrase once for each form of its verb, which is its first word."""
    for verb, *particles in _split_phrases(text):
        for form in inflect(verb):
            yield form, *particles


def _collect_senses() -> Mapping[Words, Sense]:
    """Give each phrase its sense. Of a phrase in several lists, the last one counts."""
    negators = chain(_split_phrases(_NEGATORS), _inflect_phrases(_AVOIDING_VERBS))
    denying = chain(_split_phrases(_DENYING_WORDS), _inflect_phrases(_DENYING_VERBS))
    affirming = chain(_split_phrases(_AFFIRMING), _inflect_phrases(_AFFIRMING_VERBS))
    lists: Sequence[tuple[Sense, Iterable[Words]]] = (
        (Sense.NEGATES, negators),
        (Sense.DENIES_CLAIMS, _inflect_phrases(_CLAIM_DENYING_VERBS)),
        (Sense.DECRIES_CLAIMS, _inflect_phrases(_CLAIM_DECRYING_VERBS)),
        (Sense.IS_FALSE, _split_phrases(_FALSE_WORDS)),
        (Sense.DENIES, denying),
        (Sense.NEGATES, _split_phrases(_MISQUOTING)),
        (Sense.LEAVES_OPEN, _inflect_phrases(_OPEN_VERBS)),
        (Sense.AFFIRMS, affirming),
    )
    senses: dict[Words, Sense] = {}
    for sense, phrases in lists:
        senses.update(dict.fromkeys(phrases, sense))
    return senses


def _index_phrases(senses: Mapping[Words, Sense]) -> Mapping[str, Sequence[Phrase]]:
    index: dict[str, list[Phrase]] = {}
    for words in sorted(senses, key=len, reverse=True):
        index.setdefault(words[0], []).append(Phrase(words, senses[words]))
    return index


_SENSES = _collect_senses()
# All phrases by their first word, the longest first.
PHRASES = _index_phrases(_SENSES)
# All words that stand in a phrase.
PHRASE_WORDS = frozenset(chain.from_iterable(_SENSES))

"""Spellings of one word: British and American ("colour", "color"), single and double consonants."""

import re
from functools import lru_cache

_LONGEST = 40  # letters: anything longer is not a word

# Each rule leads from one spelling to the other. It may change words that have only one spelling,
# as long as it does not make two different words alike.
_RULES = tuple(
    (re.compile(pattern, re.VERBOSE), replacement)
    for pattern, replacement in (
        (
            r"""
            ^( arb | arm | behavi | cand | clam | col | demean | discol | dishon | disfav | endeav
             | fav | ferv | flav | glam | harb | hon | hum | lab | misbehavi | neighb | od | parl
             | ranc | rig | rum | sav | savi | splend | succ | tum | val | vap | vig )our
            """,
            r"\1or",
        ),
        (r"(?<=\w\w) (?<!^pr) is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"iz\1"),
        (r"(?<=al) ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        # Not after a first syllable: "filled" is not "filed". (A lookbehind has one length only.)
        (
            r"""
            (?<=[aeiouy][a-z][aeiou]) (?<!fi)
            ll( ed | ing | er | ers | or | ors | ous | ously | ery | ist | ists | ation )$
            """,
            r"l\1",
        ),
        (
            r"""
            (?<=[aeiouy][a-z]{2}[aeiou]) (?<!fi)
            ll( ed | ing | er | ers | or | ors | ous | ously | ery | ist | ists | ation )$
            """,
            r"l\1",
        ),
        (
            r"""
            ^( cent | theat | met | lit | fib | calib | somb | spect | lust | meag | sab | scept
             | kilomet | centimet | millimet | kilolit )re
            """,
            r"\1er",
        ),
        (r"logue (?=s?$)", "log"),
        (r"([bdklmnprstvz])eable$", r"\1able"),
        (r"^(def|off|pret)ence", r"\1ense"),
    )
)
_PAIRS = """
    adviser advisor; aeroplane airplane; ageing aging; aluminium aluminum; anaemia anemia;
    anaemic anemic; anaesthetic anesthetic; archaeology archeology; archaeologist archeologist;
    archaeological archeological; artefact artifact; artefacts artifacts; axe ax; cheque check;
    cheques checks; cosy cozy; counsellor counselor; diarrhoea diarrhea; disc disk; doughnut donut;
    draught draft; encyclopaedia encyclopedia; enquiry inquiry; enquiries inquiries; foetus fetus;
    gaol jail; grey gray; greys grays; haemorrhage hemorrhage; jewellery jewelry; kerb curb;
    kerbs curbs; leukaemia leukemia; licence license; manoeuvre maneuver; manoeuvres maneuvers;
    mediaeval medieval; mould mold; moulds molds; mouldy moldy; moustache mustache;
    oesophagus esophagus; oestrogen estrogen; ok okay; orthopaedic orthopedic; paediatric pediatric;
    paediatrician pediatrician; plough plow; ploughs plows; ploughed plowed; ploughing plowing;
    practise practice; practised practiced; practising practicing; programme program;
    programmes programs; pyjamas pajamas; sceptic skeptic; sceptics skeptics; sceptical skeptical;
    scepticism skepticism; smoulder smolder; smouldering smoldering; storey story; storeys stories;
    sulphur sulfur; tyre tire; tyres tires; woollen woolen; yoghurt yogurt; whisky whiskey;
    woollens woolens; fulfil fulfill; fulfils fulfills; fulfilment fulfillment; enrol enroll;
    enrols enrolls; enrolment enrollment; instalment installment; instalments installments;
    skilful skillful; skilfully skillfully; wilful willful; wilfully willfully; distil distill;
    instil instill; judgement judgment; judgements judgments; acknowledgement acknowledgment
"""
_SPELLINGS = dict(pair.split() for pair in _PAIRS.split(";"))


@lru_cache(maxsize=65536)
def fold_spelling(word: str) -> str:
    """Fold the spellings of a lower-case word into one; for comparing, not for showing."""
    if len(word) > _LONGEST:
        return word
    word = _SPELLINGS.get(word, word)
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word

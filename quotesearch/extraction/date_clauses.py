"""Whether a date in a sentence is that of its words, or of what they are about.

"Lee said in a statement on Tuesday", "Speaking on Tuesday, Lee said" and "Lee on Tuesday said" tell
when words were said. "Lee said after Tuesday's defeat" and "said Lee, who won on Tuesday" do not.
"""

import re
from collections.abc import Sequence

from quotesearch.extraction.date_mentions import DateMention
from quotesearch.records import Span

_OCCASION = r"""
    (?:
        address | appearance | article | assembly | blog | brief(?:ing)? | broadcast | cabinet
      | call | ceremony | column | comments | (?:press[ ]|news[ ])?conference | congress
      | convention | conversation | council | court | debate | e-?mail | edition | episode | essay
      | event | filing | forum | funeral | gathering | hearing | inquest | inquiry | interview
      | launch | lecture | letter | meeting | memo(?:randum)? | message | note | op-ed | panel
      | parliament | phone | podcast | post | press[ ](?:event|release|statement) | programme
      | protest | rally | remarks | reply | report | response | sermon | session | show | sitting
      | speech | statement | summit | testimony | town[ ]hall | trial | tweet | update | video
      | vigil | visit
    )s?
"""
_SPEAKING = r"""
    (?:
        (?:asked | interviewed | pressed | questioned) \b
      | (?:answering | commenting | reacting | replying | responding) (?!\s(?:on[ ]the|to)\b)
      | (?:posting | speaking | talking | tweeting | writing) (?!\s(?:about|of)\b)
      | (?:addressing | appearing | briefing | giving[ ]evidence | testifying) \b
    )
"""
_FILLER = r"[^.;:!?“”\n]"

# What may stand between the start of a sentence and the date that governs it.
_LEAD_IN = re.compile(
    r"""
    (?: (?-i:[A-Z][A-Z .,’'-]{2,40}) (?:\([A-Z]{2,10}\)\s)? [-–—]{1,2}\s )?   # a dateline
    (?:
        (?:
            later | earlier | then | thus | and | but | meanwhile | also | still | back | just
          | on | late | early | by | again | only | even
          | the[ ](?:morning|afternoon|evening|night)(?:[ ]of)?
        )\b
        [,\s]*
    )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# An adverbial of saying: "Speaking to reporters in Ohio", "In a statement released".
_SAYING = re.compile(
    rf"""
    (?: (?:also|and|but|earlier|later|meanwhile|then),?\s )?
    (?:
        {_SPEAKING} {_FILLER}{{0,120}}
      | (?:at|by|during|in|on|through|via)\s
        (?:{_FILLER}{{0,60}}?\s)? {_OCCASION}\b {_FILLER}{{0,80}}
      | (?:at|from|in|outside)\s (?-i:(?:[A-Z][\w’'.-]{{0,30}}\s){{1,6}}) (?:(?:early|late|on)\s)?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"(?:at|during|in)\s(?:(?:an?|his|her|the|their)\s)?", re.IGNORECASE)
_SPOKE = re.compile(
    rf"""
    {_FILLER}{{0,60}}?
    \b(?:
        addressed | briefed | gave\sevidence | spoke | testified(?:\sbefore)?
      | (?:was|were)\s(?:interviewed|speaking)
    )\b
    (?P<rest>{_FILLER}{{0,80}})
    """,
    re.VERBOSE,
)
# Words behind which a date is that of something else.
_ELSEWHERE = re.compile(
    r"""
    \b(?:
        (?:day|hour|month|week|year)s?[ ]after
      | ahead | amid | because | before | despite | due | if
      | over(?![ ]the[ ]phone) | regarding | scheduled | set | since | that | though
      | until | unless | when | where | whether | which | who | whom | whose
    )\b
  | \b(?:by|for|from|(?<!afternoon\s)(?<!evening\s)(?<!hours\s)(?<!morning\s)(?<!night\s)of)\s$
  | ,\s(?!(?:broadcast|dated|issued|posted|published|released)\b)\w+ed\b
    """,
    re.VERBOSE,
)
_NEW_CLAUSE = re.compile(r"[.;:]|\b(?:and|between|but)\b")
_OF_EVENT = re.compile(r"\s*(?:\w+\s)?(?:about|of)\b")
_FROM_MENTION = re.compile(r"\s(?:by|from)\s(?:[\w’ ,&-]{0,120}[, ])?")
_RELATIVE_CLAUSE = re.compile(r",|\bwho\b")
_TO_DATE = re.compile(r",?\s(?:(?:earlier|early|late|later|on)\s)*")
_TO_CUE = re.compile(r"(?:\s[a-z]{1,20}){0,3},?\s")
_DETERMINER = re.compile(r"\b(?:an?|her|his|its|my|our|the|their|this)\s$")
_ORDINAL = re.compile(r"\d\d?(?:st|nd|rd|th)")
_NOUN = re.compile(r"\s(?!(?:after|at|even|in|morn|night|on|that|to)\w*\b)[a-z]")
_OCCASION_FOLLOWS = re.compile(
    rf"(?:[’']s?)?\s(?:[\w-]{{1,30}}\s){{0,2}}?{_OCCASION}\b", re.VERBOSE | re.IGNORECASE
)

_DETERMINER_REACH = 7  # characters before a date in which a determiner is looked for
_NEAR_CUE = 100  # characters between a cue and its date, at most
_LONGEST_OPENING = 160  # characters of a sentence before the date that opens it


def opening_date(
    text: str, dates: Sequence[DateMention], start: int, before: int
) -> DateMention | None:
    """Return the date in the adverbial that opens a sentence.

    Args:
        text: of the article.
        dates: in order, from the start of the sentence up to `before`.
        start: where the sentence starts.
        before: the offset ahead of which the adverbial stands.
    """
    for date in dates:
        if date.start >= before or date.start - start > _LONGEST_OPENING:
            return None
        if _is_of_event(text, date):
            continue
        if _opens(text, start, date):
            return date
    return None


def _opens(text: str, start: int, date: DateMention) -> bool:
    """Tell whether a date stands in an adverbial that starts a sentence."""
    if _LEAD_IN.fullmatch(text, start, date.start) or _is_saying(text, start, date.start):
        return True
    is_at = _AT.fullmatch(text, start, date.start)
    return is_at is not None and _OCCASION_FOLLOWS.match(text, date.end) is not None


def speaking_date(text: str, dates: Sequence[DateMention], start: int) -> DateMention | None:
    """Return the date on which somebody spoke: "Lee spoke to reporters on Tuesday".

    Args:
        text: of the article.
        dates: in order, those of the sentence.
        start: where the name of the subject starts.
    """
    for date in dates:
        spoke = _SPOKE.fullmatch(text, start, date.start) if date.start > start else None
        if spoke and not _ELSEWHERE.search(spoke["rest"]) and not _is_of_event(text, date):
            return date
    return None


def is_in_mention(text: str, mention: Span, date: DateMention) -> bool:
    """Tell whether a date is part of a mention: "a January 9 memorandum from Secretary Lee"."""
    start, end = mention
    if not start <= date.start or not date.end <= end:
        return False
    return not _RELATIVE_CLAUSE.search(text, start, date.start) and not _is_of_event(text, date)


def is_with_cue(text: str, mention: Span, cue: Span, date: DateMention) -> bool:
    """Tell whether a date stands with a cue: "said on Saturday", "Lee on Saturday said"."""
    if _is_of_event(text, date):
        return False
    is_in_cue = cue[0] <= date.start and date.end <= cue[1]
    return (
        is_in_cue
        or _is_behind_cue(text, mention, cue, date)
        or _is_before_cue(text, mention, cue, date)
        or _is_before_mention(text, mention, date)
    )


def _is_behind_cue(text: str, mention: Span, cue: Span, date: DateMention) -> bool:
    """Tell whether a date follows a cue, and its mention, in the same clause."""
    _, end = cue
    mention_start, mention_end = mention
    if end <= mention_start <= end + 1 and mention_end <= date.start:
        mention_is_closed = "," in text[mention_end - 1 : mention_end + 1]
        if mention_is_closed or not _ELSEWHERE.search(text, mention_start, mention_end):
            end = mention_end
    if not 0 <= date.start - end <= _NEAR_CUE or _OF_EVENT.match(text, end, date.start):
        return False
    between = text[end : date.start]
    return not _NEW_CLAUSE.search(between) and not _ELSEWHERE.search(between)


def _is_before_cue(text: str, mention: Span, cue: Span, date: DateMention) -> bool:
    """Tell whether a date stands between a mention and its cue: "Lee on Monday said"."""
    _, mention_end = mention
    cue_start, _ = cue
    if not mention_end <= date.start or not date.end <= cue_start:
        return False
    if not _TO_CUE.fullmatch(text, date.end, cue_start):
        return False
    if _TO_DATE.fullmatch(text, mention_end, date.start):
        return True
    aside = mention_end + len(", ")
    return text.startswith(", ", mention_end) and _is_saying(text, aside, date.start)


def _is_before_mention(text: str, mention: Span, date: DateMention) -> bool:
    """Tell whether a mention follows a date: "a letter of January 9 from Secretary Lee"."""
    start, _ = mention
    if date.end > start:
        return False
    return _FROM_MENTION.fullmatch(text, date.end, start) is not None


def _is_saying(text: str, start: int, end: int) -> bool:
    """Tell whether an adverbial of saying leads up to a date."""
    if end - start > _LONGEST_OPENING or not _SAYING.fullmatch(text, start, end):
        return False
    return not _ELSEWHERE.search(text[start:end])


def _is_of_event(text: str, date: DateMention) -> bool:
    """Tell whether a date belongs to a noun that is no occasion to speak: "the Jan. 6 attack"."""
    if text.startswith(("’", "'"), date.end):
        is_attribute = True
    else:
        before = text[max(0, date.start - _DETERMINER_REACH) : date.start]
        is_ordinal = _ORDINAL.match(text, date.start, date.end) is not None
        has_determiner = not is_ordinal and _DETERMINER.search(before) is not None
        is_attribute = has_determiner and _NOUN.match(text, date.end) is not None
    return is_attribute and not _OCCASION_FOLLOWS.match(text, date.end)

"""Lines of the page between the paragraphs of an article: "Advertisement", "Read more: …".

Nobody says them, they name no speaker, and a quotation goes on behind them.
"""

import re
from collections.abc import Iterable

from quotesearch.records import Span

_LONGEST = 160  # characters of such a line, at most
_STRAY = re.compile(
    r"""
    \W*
    (?:
        # advertising
        (?:advertise?ment|advertisements|advert|sponsored(?:\ (?:content|links?))?|promoted)
      | (?:story|article|post|report|text|content)\ continues\b [\w\ ]{0,40}
      | (?:continue|keep)\ reading\b [\w\ ]{0,40}
      | scroll\ (?:down\ )?(?:to|for)\b [\w\ ]{0,40}
      | (?:skip|after)\ (?:past\ )?(?:the\ )?(?:newsletter|promotion)\b [\w\ ]{0,40}
        # other articles
      | (?:read|see|watch|listen)(?:\ (?:more|also|next|now|too|here))?\ ?: .{1,140}
      | (?:also|you\ may\ also)\ (?:read|like|see)\b .{0,140}
      | (?:related|recommended|most\ read|trending|more)(?:\ \w{1,12}){0,2} :?
      | (?:related|recommended|trending|more\ on\ this|don['’]t\ miss)
        (?:\ \w{1,12}){0,2}\ ?: .{1,140}
      | more\ on\ (?:this\ story|this|[A-Z][\w\ ]{0,30}:)
        # asking the reader
      | (?:share|tweet|save|print|email|comment|comments|like|copy\ link|loading)
      | share\ (?:this|on|via)\b .{0,60}
      | (?:sign\ up|subscribe|follow\ us|click\ here|tap\ here|download\ our)\b .{0,140}
      | get\ (?:the|our)\b .{0,60} \bnewsletter\b .{0,40}
      | view\ (?:this\ post|all\ comments|photo|comments|gallery)\b .{0,80}
        # pictures
      | (?:image|photo|picture|video)
        (?:\ (?:source|caption|credit|credits|copyright|by)\b|:) .{1,140}
      | (?:photo|photograph|picture|image|video|credit|pic|file\ photo)s?
      | .{0,120}
        \b(?:getty\ images|ap\ photo\b.{0,30}|shutterstock|via\ reuters|reuters/[\w\ .]{1,40})
    )
    \W*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_stray_lines(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """Return those of the paragraphs that belong to the page, not to the article."""
    return [(start, end) for start, end in paragraphs if _is_stray(text[start:end])]


def _is_stray(line: str) -> bool:
    return len(line) <= _LONGEST and _STRAY.fullmatch(line.strip()) is not None

"""A hit and a match as plain text, as the command line prints them."""

from quotesearch.models import Hit, Match, Occurrence, Quote


def show_hit(hit: Hit) -> str:
    """The words, who said them when and where, and what other printings say."""
    quote = hit.quote
    lines = [" ".join(f"“{part}”" for part in quote.quoted) if quote.kind == "direct" else quote.text, _said(quote)]
    if hit.occurrences:
        lines.append(f"  also printed by {', '.join(map(_place, hit.occurrences))}")
    if hit.conflict:
        others = dict.fromkeys(other.speaker for other in hit.occurrences if other.speaker not in (None, quote.speaker))
        lines.append(f"  conflict: the same words are also given to {', '.join(filter(None, others))}")
    return "\n".join(lines)


def show_match(match: Match) -> str:
    """The printed words with what a quotation did to them, and who said them."""
    forms = {
        "same": "{0}",
        "left_out": "[…{1}…]",
        "stands_for": "{0}[={1}=]",
        "dropped": "[-{1}-]",
        "added": "{{+{0}+}}",
        "changed": "[-{1}-]{{+{0}+}}",
    }
    shown = (forms[change.op].format(change.given, change.printed) for change in match.diff)
    words = " ".join(shown).replace("[==]", "")  # words in brackets that stand for none
    return f"{words}\n{_said(match.quote)}"


def _said(quote: Quote) -> str:
    mention = f" (named there: {quote.speaker_mention})" if quote.speaker_mention else ""
    said = {"stated": f"said {quote.date}", "published": f"published {quote.date}"}.get(quote.date_basis or "")
    when = said or (f"published {quote.published}" if quote.published else "date unknown")
    return f"  {quote.speaker or 'unknown speaker'}{mention}, {when}, {_place(quote)}"


def _place(printing: Quote | Occurrence) -> str:
    return printing.source or printing.title or printing.article_id

"""Names of persons. A stand-in: the merge takes the module of the branch `names`."""

import re
from typing import Literal

Sameness = Literal["same", "another", "not_certain"]


def compare_names(asked: str, speaker: str | None, *, mention: str | None = None) -> Sameness:
    """Tell whether the name somebody asks for is the speaker of a quote."""
    wanted, named = (re.findall(r"\w+", name.lower()) for name in (asked, speaker or ""))
    if asked.lower() in (mention or "").lower():
        return "same"
    if not named:
        return "not_certain"
    if wanted[-1] != named[-1]:
        return "not_certain" if len(wanted) == 1 else "another"
    if len(wanted) > 1 and len(named) > 1 and wanted[0][0] != named[0][0]:
        return "another"
    return "same"

"""Names as resolution compares them: folded, by surname, and by what they say of the gender."""

import unicodedata
from collections.abc import Iterable, Sequence

from quotesearch.language.english import NAME_SUFFIXES
from quotesearch.language.folding import fold_letters
from quotesearch.language.names.given_names import Gender, gender_of

_MALE_TITLES = """
    mr sir lord congressman chairman spokesman businessman king prince emperor sultan husband
    father son brother widower grandfather grandson uncle nephew boyfriend man boy gentleman actor
    policeman councilman fisherman serviceman salesman postman waiter monk priest imam dad baron
    duke monsignor alhaji fireman foreman groom
""".split()
_FEMALE_TITLES = """
    mrs ms miss lady dame congresswoman chairwoman spokeswoman businesswoman queen princess empress
    actress wife mother daughter sister widow grandmother granddaughter aunt niece girlfriend woman
    girl policewoman councilwoman saleswoman waitress nun mum mom stepmother baroness duchess alhaja
    headmistress landlady bride
""".split()
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(_MALE_TITLES, "male"),
    **dict.fromkeys(_FEMALE_TITLES, "female"),
}


def name_key(text: str) -> str:
    """Fold a name for comparison: lower case, no accents, no points; apostrophes stay."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.lower().replace("’", "'").replace(".", "").strip()


def surname(words: Sequence[str]) -> str:
    """Return the last word of a name, folded; a suffix such as Jr. does not count."""
    proper = [word for word in words if name_key(word) not in NAME_SUFFIXES]
    candidates = proper or words
    return name_key(candidates[-1]) if candidates else ""


def find_gender(words: Sequence[str], roles: Iterable[str]) -> Gender | None:
    """Return the gender that a title or the given name implies, or None."""
    by_title = {_GENDERS[role] for role in roles if role in _GENDERS}
    if len(by_title) == 1:  # "Mr. and Mrs. Khan" says nothing
        return by_title.pop()
    has_given_name = len(words) > 1
    return gender_of(_fold_given(words[0])) if has_given_name else None


def _fold_given(word: str) -> str:
    return fold_letters(word.replace(".", ""))

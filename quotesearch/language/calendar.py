"""The calendar in English: the names of days and months."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT_MONTHS = ("jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec")
CALENDAR_WORDS = frozenset((*DAYS, *MONTHS, *_SHORT_MONTHS))

_NUMBERS = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}


def month_number(month: str) -> int:
    """Return the number of a month, 1 to 12, by its name or a short form: "Sept." is 9."""
    return _NUMBERS[month[:3].lower()]

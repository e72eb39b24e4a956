"""The calendar in English: the names of days and months, and the days that there are."""

import datetime

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
_DAY_NUMBERS = {day[:3]: number for number, day in enumerate(DAYS)}


def month_number(month: str) -> int:
    """Return the number of a month, 1 to 12, by its name or a short form: "Sept." is 9."""
    return _NUMBERS[month[:3].lower()]


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month or a short form of it, without a full stop."""
    name = word.lower()
    return name == "sept" or any(name in (month, month[:3]) for month in MONTHS)


def day_number(day: str) -> int:
    """Return the number of a day of the week, 0 to 6, by its name or a short form: "Tues." is 1."""
    return _DAY_NUMBERS[day[:3].lower()]


def calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    """Return the day of these numbers, None if the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

"""Dates told from the day on which a text was written: "last December", "two years ago", "yesterday".

A counted time is as rough as people count: years ago give a year, months a month and days a day, each with
"about". Weeks give the month that holds the week, or both months when the week lies across two.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tracker.domain.date_forms import MONTH_NUMBERS, SEASON_WORDS
from tracker.domain.dates import PartialDate

_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "yesterday morning": -1, "yesterday afternoon": -1, "yesterday evening": -1,
    "last night": -1, "day before yesterday": -2, "tomorrow": 1,
}  # fmt: skip
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"], 1
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "couple of": 2}  # fmt: skip
_AGO = re.compile(r"([a-z ]+|[0-9]{1,3}) (day|week|month|year)s? ago")
_STEPS = {"last": -1, "this": 0, "next": 1}
_YEAR_AT_END = re.compile(r"(.+?)(?: of| in)? (last|this|next) year")


def read_relative(words: str, written: date) -> PartialDate | None:
    """Read a date told from ``written``, or return None.

    "Last December" is the latest December before the month of writing, "next March" the first March after
    it, "last summer" the latest summer that was over.
    """
    if words in _DAYS:
        return PartialDate.on(written + timedelta(days=_DAYS[words]))
    step, _, unit = words.replace("this past ", "last ").partition(" ")
    if step in _STEPS and unit:
        return _stepped(unit, _STEPS[step], written)
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    counted, unit = match.groups()
    count = int(counted) if counted.isdigit() else _COUNTS.get(counted)
    return None if count is None else _AGO_READERS[unit](count, written)


def with_year(words: str, written: date) -> str:
    """Write "January of last year" as "January 2014"; other words come back unchanged."""
    match = _YEAR_AT_END.fullmatch(words)
    return f"{match[1]} {written.year + _STEPS[match[2]]}" if match else words


def _stepped(unit: str, step: int, written: date) -> PartialDate | None:
    if unit == "year":
        return PartialDate.of(written.year + step)
    if unit == "month":
        return _month_of(written + relativedelta(months=step))
    if unit == "week":
        monday = written + timedelta(days=7 * step - written.weekday())
        return _months_of(monday, monday + timedelta(days=6))
    if unit in MONTH_NUMBERS:
        return _named_month(MONTH_NUMBERS[unit], step, written)
    if unit in SEASON_WORDS:
        return _named_season(SEASON_WORDS[unit], step, written)
    return None


def _named_month(month: int, step: int, written: date) -> PartialDate:
    passed = month < written.month if step < 0 else month <= written.month
    years = {-1: 0 if passed else -1, 0: 0, 1: 1 if passed else 0}[step]
    return PartialDate.of(written.year + years, month)


def _named_season(season: str, step: int, written: date) -> PartialDate | None:
    """Read last or this season. "Next winter" is left unread: which year it takes its name from is open."""
    if step > 0:
        return None
    if step == 0:
        began_last_year = season == "winter" and written.month <= 2
        return PartialDate.season(written.year - began_last_year, season)
    years = range(written.year, written.year - 3, -1)
    return next(found for year in years if _is_over(found := PartialDate.season(year, season), written))


def _is_over(season: PartialDate, day: date) -> bool:
    return season.latest is not None and season.latest < day


def _month_of(day: date) -> PartialDate:
    return PartialDate.of(day.year, day.month)


def _months_of(first: date, last: date) -> PartialDate:
    return PartialDate.between(_month_of(first), _month_of(last))


def _years_ago(count: int, written: date) -> PartialDate:
    return PartialDate.of(written.year - count, approximate=True)


def _months_ago(count: int, written: date) -> PartialDate:
    return _month_of(written - relativedelta(months=count)).marked(approximate=True)


def _weeks_ago(count: int, written: date) -> PartialDate:
    middle = written - timedelta(weeks=count)
    return _months_of(middle - timedelta(days=3), middle + timedelta(days=3))


def _days_ago(count: int, written: date) -> PartialDate:
    return PartialDate.on(written - timedelta(days=count)).marked(approximate=True)


_AGO_READERS: dict[str, Callable[[int, date], PartialDate]] = {
    "day": _days_ago,
    "week": _weeks_ago,
    "month": _months_ago,
    "year": _years_ago,
}

"""The grammar of stored dates: EDTF text (ISO 8601-2, levels 0 and 1) read into ends, marks and days.

Used by ``dates.PartialDate`` alone; everybody else asks the PartialDate. Bounds are inclusive days.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from tracker.errors import ValueProblem

FIRST_YEAR, LAST_YEAR = 1900, 2099
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
UNKNOWN_TEXT = "XXXX"
HINT = "Type “May 2013”, “23 May 2013” or just “2013”."

_POINT = re.compile(r"([0-9]{4}|[0-9]{3}X)(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
SEASON_NAMES = {number: name for name, number in SEASONS.items()}


class DateError(ValueProblem):
    """A text or a combination of numbers that is not a date."""


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


FINENESS = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE)


@dataclass(frozen=True, slots=True)
class Point:
    """A single date without its mark (``base``), the mark, and the days it can be."""

    base: str
    mark: str
    precision: Precision
    earliest: date
    latest: date

    @property
    def text(self) -> str:
        """The point as stored."""
        return self.base + self.mark


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends; the same point twice for a single date, None for an open end, None twice for not known."""

    first: Point | None
    last: Point | None
    marks: str = ""
    """The marks of the ends, one or two of ``~ ? %``."""


@lru_cache(maxsize=4096)
def read_ends(text: str) -> Ends:
    """``point | point "/" point | point "/.." | "../" point | "XXXX"``."""
    if text == UNKNOWN_TEXT:
        return Ends(None, None)
    start, slash, end = text.partition("/")
    if not slash:
        point = _point(text, text)
        return Ends(point, point, point.mark)
    if start == end == "..":
        raise _not_stored_form(text)
    first = None if start == ".." else _point(start, text)
    last = None if end == ".." else _point(end, text)
    if first and last:
        _check_range(first, last, text)
    return Ends(first, last, "".join(end.mark for end in (first, last) if end))


def _point(text: str, whole: str) -> Point:
    """``(year | year "-" month | year "-" month "-" day | year "-" season | decade) ["~" | "?" | "%"]``."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise _not_stored_form(whole)
    year_text, second, third, mark = match.groups()
    base = text.removesuffix(mark)
    if year_text.endswith("X"):
        if second is not None:
            raise _not_stored_form(whole)
        year = int(year_text[:3]) * 10
        check_numbers(year, None, None)
        return Point(base, mark, Precision.DECADE, date(year, 1, 1), date(year + 9, 12, 31))
    year = int(year_text)
    if second is not None and int(second) in SEASON_NAMES and third is None:
        check_numbers(year, None, None)
        return Point(base, mark, Precision.SEASON, *_season_bounds(year, int(second)))
    month, day = (None if number is None else int(number) for number in (second, third))
    check_numbers(year, month, day)
    precision = Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return Point(base, mark, precision, date(year, month or 1, day or 1), date(year, last_month, last_day))


def _season_bounds(year: int, season: int) -> tuple[date, date]:
    """Whole months, as people in the northern hemisphere name seasons: spring is March to May, and so on.

    "Winter 2013" is said of January 2013 as of the winter that began in December 2013, so it reaches from
    1 January 2013 to the end of February 2014 (cut at the end of 2099, the last year that is kept).
    """
    if season == SEASONS["winter"]:
        if year == LAST_YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, 1, 1), date(year + 1, 2, calendar.monthrange(year + 1, 2)[1])
    month = 3 * (season - 20)
    return date(year, month, 1), date(year, month + 2, calendar.monthrange(year, month + 2)[1])


def check_numbers(year: int, month: int | None, day: int | None) -> None:
    """Raise DateError, with the number that is wrong, for a year, month or day that does not exist."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"The year {year} is outside {FIRST_YEAR} to {LAST_YEAR}. Check the year.")
    if month is None:
        return
    if month > 12:
        raise DateError(f"There are only 12 months, so {month}/{year} is not a date. {HINT}")
    if month < 1:
        raise DateError(f"Months are counted from 1, so {month}/{year} is not a date. {HINT}")
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise DateError(f"{MONTHS[month - 1]} has no day {day} in {year}. {HINT}")


def _check_range(first: Point, last: Point, text: str) -> None:
    if first.base == last.base:
        raise DateError(f"Both ends of {text} are the same. Write it once, as {first.base}.")
    if first.earliest > last.latest:
        raise DateError(
            f"The range ends ({last.base}) before it begins ({first.base}). Put the earlier date first."
        )


def _not_stored_form(text: str) -> DateError:
    return DateError(
        f"“{text}” is not in the form in which dates are kept, such as 2013, 2013-05 or 2013-05-23."
    )


def joined(start: str, start_mark: str, end: str, end_mark: str) -> str:
    """Write a range; two ends with the same base are one date with the marks of both."""
    if start == end:
        return start + combined(start_mark + end_mark)
    return f"{start}{start_mark}/{end}{end_mark}"


def combined(marks: str) -> str:
    """Combine marks into the one that says them all."""
    about, possibly = (any(mark in kind for mark in marks) for kind in ("~%", "?%"))
    return "%" if about and possibly else "~" if about else "?" if possibly else ""


def coarse(point: Point, to: Precision, day: date) -> str:
    """Name the month, year or decade of ``day`` (a bound of the point), or the point if it is no finer."""
    if FINENESS.index(point.precision) >= FINENESS.index(to):
        return point.base
    if to is Precision.MONTH:
        return f"{day.year}-{day.month:02}"
    return f"{day.year}" if to is Precision.YEAR else f"{day.year // 10}X"

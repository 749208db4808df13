"""Dates told from another date: "two years later", "the following May", "month 18", "at age 14"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.dates import PartialDate, Precision

SEASON = r"(?:spring|summer|autumn|fall|winter)(?![a-z])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]{1,2}")


def month_number(words: str) -> int | None:
    """The number of the first month named, 1 to 12."""
    found = _MONTH_WORD.search(words)
    return _MONTHS.index(found[1].lower()) + 1 if found else None


AGES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A date told from another: ``count`` ``unit``s after the date before it, or at an age (unit "age").

    ``since_operation``: it counts from the last operation, as "at one year" and "month 18" do."""

    count: int
    unit: str
    month: int | None = None
    season: str | None = None
    since_operation: bool = False


STEPS = frozenset({"mark", "age", "later", "numbered", "following", "of_that", "that_day"})
_COUNTED = re.compile(rf"\b(?:([0-9]{{1,2}})|({'|'.join(AGES)})|(a couple of|an?))\b", re.IGNORECASE)
_UNIT = re.compile(r"(day|morning|afternoon|night|week|month|year)")


def step_of(kind: str, words: str) -> Step | None:
    """``count unit "later"``, "the following May", "later that month", "month 18", "at age 14"."""
    said = words.lower()
    unit = _UNIT.search(said)
    steps = int("following" in said or "next" in said)
    if kind == "of_that":
        return Step(steps, "year", month_number(said))
    if kind == "following":
        if unit:
            return Step(steps, "day" if unit[1] in ("morning", "afternoon", "night") else unit[1])
        season = re.search(SEASON, said)
        return Step(steps, "season", None if season else month_number(said), season[0] if season else None)
    if kind == "that_day":
        number = NUMBER.search(said)
        return Step(int(number[0]), "day of month") if number else None
    counted = _COUNTED.search(said)
    if counted is None or (unit is None and kind != "age"):
        return None
    sign = -1 if said.endswith(("before that", "earlier")) else 1
    counted_in = "age" if kind == "age" or unit is None else unit[1]
    return Step(sign * _count(counted), counted_in, since_operation=kind in ("mark", "numbered"))


def _count(counted: re.Match[str]) -> int:
    digits, word, few = counted.groups()
    if digits:
        return int(digits)
    if few:
        return 2 if few == "a couple of" else 1
    place = AGES.index(word)
    return place if place <= 20 else (place - 18) * 10


def stepped(step: Step, before: PartialDate | None, born: int | None) -> PartialDate | None:
    """The date of a step, as exact as its unit; None when what it is told from is not known."""
    if step.unit == "age":
        return PartialDate.of(born + step.count) if born is not None else None
    if before is None or before.earliest is None or before.latest is None:
        return None
    start = before.earliest
    if step.unit == "day of month":
        return _on_day(step.count, before)
    has_month = before.latest.year == start.year and before.latest.month == start.month
    if step.unit == "season":
        return _next_named(step, before)
    if step.month is not None:
        return PartialDate.of(start.year + step.count, step.month)
    if step.unit == "year":
        return PartialDate.of(
            start.year + step.count, start.month if has_month and step.since_operation else None
        )
    if step.unit == "month" and has_month:
        months = start.year * 12 + start.month - 1 + step.count
        return PartialDate.of(months // 12, months % 12 + 1)
    if step.unit in ("day", "week") and has_month:
        return _days_later(step, before)
    return PartialDate.of(start.year + (step.count // 12 if step.unit == "month" else 0))


def _on_day(day: int, before: PartialDate) -> PartialDate | None:
    """ "On the 12th" after 3 November is 12 November; after the 27th it is a day of the next month."""
    start, latest = before.earliest, before.latest
    if start is None or latest is None or (latest - start).days > 31:
        return None
    months = start.year * 12 + start.month - 1 + (before.precision is Precision.DAY and day < start.day)
    try:
        return PartialDate.on(date(months // 12, months % 12 + 1, day))
    except ValueError:
        return None


def _days_later(step: Step, before: PartialDate) -> PartialDate | None:
    start = before.earliest
    if start is None:
        return None
    exact = before.precision is Precision.DAY
    there = start + timedelta(days=step.count * (7 if step.unit == "week" else 1)) if exact else start
    if exact and step.unit == "day":
        return PartialDate.on(there)
    if not exact and step.unit == "week":
        months = start.year * 12 + start.month - 1 + round(step.count * 7 / 30.4)
        return PartialDate.of(months // 12, months % 12 + 1)
    return PartialDate.of(there.year, there.month)


def _next_named(step: Step, before: PartialDate) -> PartialDate | None:
    """ "The following May" is the first May after that date; "that May" the first one from its month on."""
    start = before.earliest
    if start is None:
        return None
    if step.season is not None:
        middle = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 12}[step.season]
        return PartialDate.of(start.year + (step.count and start.month >= middle))
    month = step.month or 1
    coarse = before.precision in (Precision.YEAR, Precision.SEASON)
    passed = step.count > 0 if coarse else (month < start.month or (month == start.month and step.count > 0))
    return PartialDate.of(start.year + passed, month)

"""Dates told in everyday words: holidays, "two weeks from Tuesday", "the second of February", "two summers ago".

A holiday is a day only where somebody says "on" or names its eve; else it tells the month, as people mean it.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from tracker.domain.dates import PartialDate
from tracker.domain.relative_dates import read_relative

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
ORDINAL = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
_ORDINAL = re.compile(rf"\b{ORDINAL}\b", re.IGNORECASE)
_DAYS_OF_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = "(?:" + "|".join(_DAYS_OF_WEEK) + ")"
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1, "a couple of": 2}


def _fourth_thursday(year: int) -> date:
    return date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda year: date(year, 12, 25),
    "xmas": lambda year: date(year, 12, 25),
    "boxing day": lambda year: date(year, 12, 26),
    "halloween": lambda year: date(year, 10, 31),
    "thanksgiving": _fourth_thursday,
    "new year": lambda year: date(year, 1, 1),
    "valentine": lambda year: date(year, 2, 14),
    "st patrick": lambda year: date(year, 3, 17),
    "easter": easter,
    "independence day": lambda year: date(year, 7, 4),
    "labor day": lambda year: date(year, 9, 1),
    "memorial day": lambda year: date(year, 5, 31),
}
HOLIDAY = (
    r"(?:christmas|xmas|boxing\sday|halloween|thanksgiving|new\syear['’]?s|valentine['’]?s|st\.?\spatrick['’]?s|easter"
    r"|independence\sday|labou?r\sday|memorial\sday)(?:\s(?:day|eve|week|weekend|sunday|monday))?(?![a-z])"
)


def told_pattern(month: str, day: str, year: str, count: str) -> str:
    """The alternatives of a verbose pattern that finds such dates, by the patterns of their parts."""
    which = r"(?:this|last|next)\syear(?![a-z])"
    nth = rf"(?:the\s)?(?=[efnst][a-z-]{{4,13}}\s(?:day\s)?of\s){ORDINAL}\s(?:day\s)?of\s{month}"
    return rf"""(?P<digits> (?:{nth}|{day}(?:\sof)?\s{month}|{month}\s{day})[\s,]{{1,2}}(?:of\s)?{which}
        | {nth}(?:[\s,]{{1,2}}(?:of\s)?{year}|(?<!fourth\sof\sjuly)) )
    | (?P<holiday> (?:last\s|this\spast\s)?{HOLIDAY}[\s,]{{1,2}}(?:of\s|in\s)?(?:{year}|{which})
        | (?:last\s|this\spast\s){HOLIDAY}
        | (?:(?<=on\s)|(?<=at\s)|(?<=after\s)|(?<=since\s)|(?<=around\s)|(?<=before\s)){HOLIDAY} )
    | (?P<ahead> {count}\s(?:day|week|month)s?\sfrom\s(?:now|today|tomorrow|(?:next\s|this\s)?{WEEKDAY})(?![a-z])
        | (?:next|this(?:\scoming)?)\s{WEEKDAY}(?![a-z]) )
    | (?P<today> {count}\syears?\sago\stoday(?![a-z]) )
    | (?P<seasons> {count}\s(?:spring|summer|autumn|fall|winter)s?\sago(?![a-z]) )"""


_NAMED = re.compile("|".join(_HOLIDAYS))
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WHICH = re.compile(r"\b(last|this)\b")


def day_in_digits(words: str, written: date) -> str:
    """ "The second of February of this year" as "2 of February 2015"; other words come back unchanged."""
    said = _ORDINAL.sub(lambda found: str(_ORDINALS.index(found[0].lower()) + 1), words.lower())
    said = re.sub(r"^the ", "", said).replace(" day of ", " of ")
    step = re.search(r"(?:,? of|,)? (this|last|next) year$", said)
    if step is None:
        return said
    return f"{said[: step.start()]} {written.year + {'last': -1, 'this': 0, 'next': 1}[step[1]]}"


def holiday(words: str, written: date, on_day: bool) -> tuple[PartialDate | None, int, int | None]:
    """The holiday's date, and its month and its day (None where only the month is meant); no date without a year."""
    said = words.lower().replace("’", "'").replace("labour", "labor").replace("st.", "st")
    named = _NAMED.search(said)
    find = _HOLIDAYS[named[0] if named else "christmas"]
    exact = (
        (on_day or " eve" in said) and "week" not in said and "labor" not in said and "memorial" not in said
    )
    shift = timedelta(days=-1 if " eve" in said and "new year" not in said else 0)
    year = _year(said, find, written)
    day = find(year or written.year) + shift
    if "new year" in said and " eve" in said:
        day = date((year or written.year), 12, 31)
    value = None if year is None else PartialDate.on(day) if exact else PartialDate.of(day.year, day.month)
    return value, day.month, day.day if exact else None


def _year(said: str, find: Callable[[int], date], written: date) -> int | None:
    digits = _YEAR.search(said)
    if digits:
        return int(digits[0])
    which = _WHICH.search(said)
    if which is None:
        return None
    if "year" in said.removeprefix("new year").split("this")[-1].split("last")[-1]:
        return written.year - (which[1] == "last")
    return written.year - (find(written.year) > written)


def ahead(words: str, written: date) -> PartialDate | None:
    """ "Two weeks from Tuesday", "three months from now": the month it falls in; "next Thursday" is a day."""
    said = words.lower()
    weekday = next((place for place, name in enumerate(_DAYS_OF_WEEK) if said.endswith(name)), None)
    start = written + timedelta(days=said.endswith("tomorrow"))
    if weekday is not None:
        start = written + timedelta(days=(weekday - written.weekday() - 1) % 7 + 1)
    counted = re.match(r"([a-z ]+?|[0-9]+) (day|week|month)s? from", said)
    if counted is None:
        return PartialDate.on(start)
    count = int(counted[1]) if counted[1].isdigit() else _COUNTS.get(counted[1])
    if count is None:
        return None
    days = {"day": count, "week": 7 * count}.get(counted[2])
    there = start + timedelta(days=days) if days else start + relativedelta(months=count)
    return PartialDate.of(there.year, there.month)


def seasons_ago(words: str, written: date) -> PartialDate | None:
    """ "Two summers ago": the summer before the last one; as rough as the year."""
    counted = re.match(r"([a-z ]+?|[0-9]+) (spring|summer|autumn|fall|winter)s? ago", words.lower())
    if counted is None:
        return None
    count = int(counted[1]) if counted[1].isdigit() else _COUNTS.get(counted[1])
    last = read_relative(f"last {counted[2]}", written)
    if count is None or last is None or last.earliest is None:
        return None
    return PartialDate.of(last.earliest.year - count + 1)


def years_ago_today(words: str, written: date) -> PartialDate | None:
    """ "Three years ago today" tells the month."""
    counted = re.match(r"([a-z ]+?|[0-9]+) years? ago", words.lower())
    if counted is None:
        return None
    count = int(counted[1]) if counted[1].isdigit() else _COUNTS.get(counted[1])
    return None if count is None else PartialDate.of(written.year - count, written.month)

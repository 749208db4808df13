"""One date written out: with a month name, with a season, as a decade or in numbers.

Each reader takes words in the plain form of ``date_words`` (lower case, single spaces, no commas) and returns
every reading that the text allows: none when the form is another one, two when it can mean two things.
A date that is recognised and impossible raises DateError.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.domain.dates import HINT, MONTHS, SEASONS, DateError, PartialDate

Readings = tuple[PartialDate, ...]

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
SEASON_WORDS = {name: name for name in SEASONS} | {"fall": "autumn"}
DECADE_WORDS = {"fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}

_TOKEN = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)(?![a-z])|('?[0-9]+)|([a-z]+)|[ /-]+|(.)")
_SMALL_WORDS = frozenset({"of", "the", "in"})
_TWO_NUMBERS = re.compile(r"('?[0-9]{2}|[0-9]{1,4})([-/.])('?[0-9]{2}|[0-9]{1,4})")
_THREE_NUMBERS = re.compile(r"([0-9]{1,4})([-/.])([0-9]{1,2})\2('?[0-9]{2}|[0-9]{1,4})")
_COMPACT = re.compile(r"(?:19|20)[0-9]{6}")
_DECADE = re.compile(r"'?([0-9]{2})?([0-9])0s")
_MONTH_AND_YEAR_JOINED = re.compile(r"[a-z]+[-/][0-9]{2}")

# M month name, N one or two digits, O ordinal, Y four digits, A '98, S season -> the part each one is.
_NAMED_FORMS = {
    "Y": "y", "A": "y",
    "MY": "my", "YM": "ym", "MA": "my",
    "NMY": "dmy", "NMN": "dmy", "NMA": "dmy", "OMY": "dmy", "OMN": "dmy", "OMA": "dmy",
    "MNY": "mdy", "MNN": "mdy", "MNA": "mdy", "MOY": "mdy", "MON": "mdy", "MOA": "mdy",
    "YMN": "ymd", "YMO": "ymd",
    "SY": "sy", "SA": "sy", "SN": "sy", "YS": "ys",
}  # fmt: skip
_FORMS_WITHOUT_YEAR = frozenset({"M", "NM", "OM", "MO", "S"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading depends on besides the words: the text as typed, two days, and the order of numbers."""

    text: str
    today: date
    written: date
    numeric: Literal["mdy", "dmy"] | None

    def year(self, digits: str) -> int:
        """Return the year of two or four digits: two mean 19yy once 20yy is over 10 years ahead of today."""
        number = int(digits.lstrip("'"))
        if number > 99:
            return number
        return number + (1900 if number > self.today.year % 100 + 10 else 2000)

    def no_year(self) -> DateError:
        """Return the error for a day or month without a year."""
        return DateError(f"“{self.text}” names no year. {HINT}")


def read_named(words: str, setting: Setting) -> Readings:
    """``"2013" | "'98" | month year | day month year | month day year | year month day | season year``.

    A day may be an ordinal, a year may be ``'13``, and after a day also ``13``. A month and two digits is a
    year when joined ("Jan-15"); apart ("Jan 15") it may as well be a day, so both readings are returned.
    """
    if words.strip("/-") != words:  # "1995-" leaves open what it means
        return ()
    tokens = _tokens(words)
    kinds = "".join(kind for kind, _ in tokens)
    if kinds in _FORMS_WITHOUT_YEAR:
        raise setting.no_year()
    if kinds == "MN":
        joined = _MONTH_AND_YEAR_JOINED.fullmatch(words) is not None
        return _month_and_number(MONTH_NUMBERS[tokens[0][1]], tokens[1][1], joined, setting)
    if kinds in ("SYN", "SYY", "SAA", "SAN"):
        return _winter_of_two_years([text for _, text in tokens], setting)
    parts = dict(zip(_NAMED_FORMS.get(kinds, ""), (text for _, text in tokens), strict=False))
    if not parts or len(parts["y"].lstrip("'")) not in (2, 4):
        return ()
    year = setting.year(parts["y"])
    if "s" in parts:
        return (PartialDate.season(year, SEASON_WORDS[parts["s"]]),)
    month, day = parts.get("m"), parts.get("d")
    return (PartialDate.of(year, MONTH_NUMBERS[month] if month else None, int(day) if day else None),)


def _tokens(words: str) -> list[tuple[str, str]]:
    """Split into (kind, text); the kind is "?" for anything that has no place in a date."""
    tokens = []
    for match in _TOKEN.finditer(words):
        ordinal, number, word, other = match.groups()
        if ordinal:
            tokens.append(("O", ordinal))
        elif number:
            tokens.append((_number_kind(number), number))
        elif word and word not in _SMALL_WORDS:
            tokens.append(("M" if word in MONTH_NUMBERS else "S" if word in SEASON_WORDS else "?", word))
        elif other:
            tokens.append(("?", other))
    return tokens


def _number_kind(number: str) -> str:
    if number.startswith("'"):
        return "A" if len(number) == 3 else "?"
    return {1: "N", 2: "N", 4: "Y"}.get(len(number), "?")


def _month_and_number(month: int, digits: str, joined: bool, setting: Setting) -> Readings:
    if len(digits) == 1:
        raise setting.no_year()
    if int(digits) <= 31 and setting.year(digits) > setting.written.year + 1:
        raise setting.no_year()  # "Jan 30" is hardly the year 2030
    month_reading = PartialDate.of(setting.year(digits), month)
    day_reading = None if joined else _last_such_day(month, int(digits), setting.written)
    return (month_reading, day_reading) if day_reading else (month_reading,)


def _last_such_day(month: int, day: int, written: date) -> PartialDate | None:
    for year in range(written.year, written.year - 9, -1):  # 29 February can be 8 years back
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= written:
            return PartialDate.on(found)
    return None


def _winter_of_two_years(words: list[str], setting: Setting) -> Readings:
    """``"winter" year second-year``: the months December to February of that one winter."""
    season, first, second = words
    year = setting.year(first)
    if season != "winter" or int(second.lstrip("'")) % 100 != (year + 1) % 100:
        return ()
    return (PartialDate.between(PartialDate.of(year, 12), PartialDate.of(year + 1, 2)),)


def read_decade(words: str, setting: Setting) -> Readings:
    """``"1990s" | "90s" | "'90s" | "nineties"``; two digits mean the last such decade that has begun."""
    if words in DECADE_WORDS:
        return (PartialDate.decade(1900 + 10 * DECADE_WORDS[words]),)
    match = _DECADE.fullmatch(words)
    if match is None:
        return ()
    century, tens = match.groups()
    if century:
        return (PartialDate.decade(int(century) * 100 + int(tens) * 10),)
    start = 2000 + int(tens) * 10
    return (PartialDate.decade(start if start <= setting.today.year else start - 100),)


def read_numbers(words: str, setting: Setting) -> Readings:
    """``YYYYMMDD``, or two or three numbers with one of ``- / .`` between them."""
    if _COMPACT.fullmatch(words):
        return (PartialDate.of(int(words[:4]), int(words[4:6]), int(words[6:])),)
    if match := _TWO_NUMBERS.fullmatch(words):
        first, separator, second = match.groups()
        return _two_numbers(first, second, separator, setting)
    if match := _THREE_NUMBERS.fullmatch(words):
        first, separator, second, third = match.groups()
        return _three_numbers(first, second, third, separator, setting)
    return ()


def _two_numbers(first: str, second: str, separator: str, setting: Setting) -> Readings:
    """``year-year | year-month | month/year | month/yy | yy-yy``."""
    if _is_year(first):
        if _is_year(second):
            return (PartialDate.between(PartialDate.of(int(first)), PartialDate.of(int(second))),)
        return year_and_number(int(first), second, separator)
    if _is_year(second) and len(first) < 3:
        return (PartialDate.of(int(second), int(first)),)
    if len(second) < 2 or len(first.lstrip("'")) > 2 or len(second.lstrip("'")) != 2 or separator == ".":
        return ()
    return _short_pair(first, second, separator, setting)


def year_and_number(year: int, digits: str, separator: str) -> Readings:
    """Read ``2013-05`` as a month, ``1995-97`` as a range, and what can be two things as both.

    A plain hyphen before 01 to 12 is the ISO month. ``2013-21`` is the stored text of spring 2013, and
    to most people the years 2013 to 2021.
    """
    if len(digits) > 2:
        return _same_century(year, digits) if digits.startswith("'") else ()
    number = int(digits)
    readings: list[PartialDate] = []
    if 1 <= number <= 12:
        readings.append(PartialDate.of(year, number))
    if separator == "-" and readings:
        return tuple(readings)
    if separator == "-" and number in SEASONS.values():
        readings.append(PartialDate.parse(f"{year}-{number}"))
    readings += _same_century(year, digits)
    return tuple(readings) or (PartialDate.of(year, number),)  # raises the sentence about months


def _same_century(year: int, digits: str) -> Readings:
    """``1995-97``: a range to a later year that leaves out its century."""
    number = int(digits.lstrip("'"))
    if len(digits) == 1 or number <= year % 100:
        return ()
    return (PartialDate.between(PartialDate.of(year), PartialDate.of(year - year % 100 + number)),)


def _short_pair(first: str, second: str, separator: str, setting: Setting) -> Readings:
    """``5/13`` is May 2013, ``95-97`` a range of years, ``05-07`` either."""
    start, end = setting.year(first), setting.year(second)
    number = int(first.lstrip("'"))
    as_range = separator == "-" and len(first) > 1 and (number > 31 or first.startswith("'") or number <= 12)
    ranges: Readings = ()
    if as_range and start < end:
        ranges = (PartialDate.between(PartialDate.of(start), PartialDate.of(end)),)
    if first.startswith("'") or (ranges and number > 12):
        return ranges
    if end > setting.written.year + 1 and int(second.lstrip("'")) <= 31 and not second.startswith("'"):
        raise setting.no_year()  # "5/30" is hardly the year 2030
    return (PartialDate.of(end, number), *ranges)


def _three_numbers(first: str, second: str, third: str, separator: str, setting: Setting) -> Readings:
    """``year-month-day``, ``day.month.year``, or day and month in the order that is possible or asked for."""
    if _is_year(first):
        whole_day = third.isdigit() and len(third) < 3
        return (PartialDate.of(int(first), int(second), int(third)),) if whole_day else ()
    if len(first) > 2 or len(third.lstrip("'")) not in (2, 4):
        return ()
    one, two, year = int(first), int(second), setting.year(third)
    orders = {"mdy": (one, two), "dmy": (two, one)}
    possible = {order: parts for order, parts in orders.items() if parts[0] <= 12}
    if not possible:
        raise DateError(
            f"There are only 12 months, so {first}{separator}{second}{separator}{third} is not a date. {HINT}"
        )
    wanted = "dmy" if separator == "." else setting.numeric
    if wanted in possible:
        possible = {wanted: possible[wanted]}
    readings = [PartialDate.of(year, month, day) for month, day in possible.values()]
    if separator == "-" and wanted not in possible:
        readings += _year_first(first, second, third, setting)
    return tuple(readings)


def _year_first(first: str, second: str, third: str, setting: Setting) -> Readings:
    """``13-05-23`` may be a shortened ISO date."""
    if not all(len(digits) == 2 and digits.isdigit() for digits in (first, second, third)):
        return ()
    try:
        return (PartialDate.of(setting.year(first), int(second), int(third)),)
    except DateError:
        return ()


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit()

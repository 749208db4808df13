"""Dates inside running text: where they stand, and what each one means for this writer on that day.

Words are read by :func:`tracker.domain.date_words.read_date`; this module finds the stretches, settles the
order of day and month once for the whole text, and resolves what only its neighbours can ("October", "that
October", "on May 21"). Levels are blanked before, so "C5/6" is never the month of May.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.domain.date_words import AmbiguousDate, read_date
from tracker.domain.dates import PartialDate, Precision
from tracker.errors import TrackerError

NumericOrder = Literal["mdy", "dmy"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)(?![a-z])"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_SHORT = r"(?:['’`][0-9]{2}(?![0-9]))"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9a-z])"
_OF = r"(?:\s{1,2}of)?(?:\s{1,2}the)?[\s,]{0,3}"
_ABOUT = r"(?:(?:about|around|abt\.?|circa|ca\.|approx\.?|approximately|early|mid|late)[\s-]{1,2}|~\s?|c\.?\s?(?=(?:19|20)))"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|[0-9]{1,2})"

_DATE = re.compile(
    rf"""(?=[0-9a-fjl-ostwy~'’`])(?<![0-9a-z/.])(?:
      (?P<iso> {_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]) )
    | (?P<numeric> [0-9]{{1,2}}(?P<sep>[-/.])[0-9]{{1,2}}(?P=sep)(?:{_YEAR}|['’]?[0-9]{{2}})(?![0-9]|[-/][0-9]) )
    | (?P<yearmonth> {_YEAR}[-/](?:0?[1-9]|1[0-2])(?![0-9]|[-/][0-9]) )
    | (?P<range> {_YEAR}\s?(?:-|–|to|through|thru)\s?(?:{_YEAR}|[0-9]{{2}}(?![0-9/])) )
    | (?P<about> {_ABOUT}?{_ABOUT}(?:{_MONTH}[\s,]{{1,2}})?(?:in\s)?(?:the\s)?(?:{_YEAR}s?|{_SHORT}s?|{_SEASON}{_OF}{_YEAR}) )
    | (?P<monthyear> [0-9]{{1,2}}[-/.]{_YEAR} )
    | (?P<mdy> {_MONTH}\s{{0,2}}{_DAY}[\s,]{{1,3}}(?:{_YEAR}|{_SHORT}) )
    | (?P<dmy> {_DAY}(?:\s{{1,2}}of)?[\s,-]{{1,2}}{_MONTH}{_OF}-?(?:{_YEAR}|{_SHORT}|[0-9]{{2}}(?![0-9])) )
    | (?P<my> {_MONTH}{_OF}[-/]?(?:{_YEAR}|{_SHORT}) )
    | (?P<sy> {_SEASON}{_OF}(?:{_YEAR}|{_SHORT}) )
    | (?P<relative_my> {_MONTH}\s(?:of\s)?(?:this|last|next)\s(?:past\s)?year(?![a-z])
        | {_SEASON}\s(?:of\s)?(?:this|last|next)\syear(?![a-z]) )
    | (?P<ago> {_COUNT}\s{{1,2}}(?:day|week|month|year)s?\sago(?![a-z]) )
    | (?P<stepped> (?:last|this|next|this\spast)\s(?:{_MONTH}|{_SEASON}|month|year|week)(?![a-z]) | yesterday(?![a-z]) )
    | (?P<mn> {_MONTH}\s?-?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?)(?![0-9a-z/]) )
    | (?P<nm> {_DAY}(?:\s{{1,2}}of)?\s{_MONTH}(?![a-z]) )
    | (?P<pair> (?:0?[1-9]|1[0-2])[-/](?:['’]?[0-9]{{2}})(?![0-9]|[-/.][0-9]|%|\s?(?:mg|lbs?|\")) )
    | (?P<decade> (?:(?:the|late|early|mid)[\s-])*(?:(?:19|20)[0-9]0s|['’]?[0-9]0['’]?s)(?![a-z0-9]) )
    | (?P<year> {_YEAR}(?!['’]?s?[a-z]|[-/.][0-9]|%|\s?(?:mg|lbs?)) )
    | (?P<short> {_SHORT}(?!s) )
    | (?P<month> {_MONTH} )
    )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A stretch that is a date: its places, its words, what it means, and other meanings it could have.

    ``value`` is None while only the month is known and no year stands near it.
    """

    start: int
    end: int
    words: str
    value: PartialDate | None
    choices: tuple[PartialDate, ...] = ()
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the reading of dates in one text depends on: two days and the writer's order of numbers."""

    today: date
    written: date
    order: NumericOrder | None

    @classmethod
    def of(cls, text: str, today: date, written: date) -> "Calendar":
        """The calendar of a writer; the first date that only one order allows settles the order for all."""
        return cls(today, written, numeric_order(text))


_NUMERIC = re.compile(r"(?<![0-9/.-])([0-9]{1,2})([/-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9/-])")


def numeric_order(text: str) -> NumericOrder | None:
    """``dmy`` or ``mdy`` when some date of the text allows only that one; None when none does or they differ."""
    seen: set[NumericOrder] = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and second <= 12:
            seen.add("dmy")
        elif 12 < second <= 31 and first <= 12:
            seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


def find_dates(plain: str, offset: int, calendar: Calendar) -> list[DateSpan]:
    """The dates of one line from left to right, those without a year resolved from their neighbours."""
    spans = [span for match in _DATE.finditer(plain) if (span := _read(match, offset, calendar)) is not None]
    return _with_years(spans)


def _read(match: re.Match[str], offset: int, calendar: Calendar) -> DateSpan | None:
    words = match[0]
    start, end = match.start() + offset, match.end() + offset
    trailing = len(words) - len(words.rstrip(" .,"))
    end, words = end - trailing, words.rstrip(" .,")
    kind = match.lastgroup if match.lastgroup != "sep" else "numeric"
    if kind == "month":
        return _lone_month(match, words, start, end)
    try:
        value, choices = _value(words, calendar)
    except TrackerError:
        return _day_without_year(words, start, end, calendar) if kind in ("mn", "nm") else None
    if kind == "mn" and len(choices) > 1:
        value = _of_month_and_number(match, choices)
    return DateSpan(start, end, words, value, choices)


def _value(words: str, calendar: Calendar) -> tuple[PartialDate, tuple[PartialDate, ...]]:
    """The likeliest date, and all candidates when there are several: US order comes first."""
    try:
        numeric = calendar.order
        return read_date(words, today=calendar.today, written=calendar.written, numeric=numeric), ()
    except AmbiguousDate as doubt:
        return doubt.candidates[0], doubt.candidates


def _of_month_and_number(match: re.Match[str], choices: tuple[PartialDate, ...]) -> PartialDate:
    """"AUG 09" is a year in a list, "on May 21" a day: a word before it, or "th", tells."""
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    is_day = before.endswith("on ") or match[0].rstrip(" .,")[-1:].isalpha()
    wanted = Precision.DAY if is_day else Precision.MONTH
    return next((choice for choice in choices if choice.precision is wanted), choices[0])


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_WORD = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,2}")


def _month_number(words: str) -> int | None:
    found = _MONTH_WORD.search(words)
    return _MONTHS.index(found[1].lower()) + 1 if found else None


_BEFORE_MONTH = re.compile(r"\b(?:in|that|since|by|until|last|next|following|of) $", re.IGNORECASE)


def _lone_month(match: re.Match[str], words: str, start: int, end: int) -> DateSpan | None:
    """A month by itself; "may" and "march" are verbs unless a capital letter or "in" says otherwise."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    if words.rstrip(".").lower() in ("may", "march", "mar") and (words.islower() or not before.strip()):
        return DateSpan(start, end, words, None, (), _month_number(words)) if _BEFORE_MONTH.search(before) else None
    return DateSpan(start, end, words, None, (), _month_number(words))


def _day_without_year(words: str, start: int, end: int, calendar: Calendar) -> DateSpan | None:
    month, number = _month_number(words), _NUMBER.search(words)
    if month is None or number is None:
        return None
    for year in (calendar.written.year, calendar.written.year - 1):
        try:
            found = date(year, month, int(number[0]))
        except ValueError:
            continue
        return DateSpan(start, end, words, PartialDate.on(found), (PartialDate.on(found),))
    return None


def _with_years(spans: Sequence[DateSpan]) -> list[DateSpan]:
    """Give a lone month the year of the date before it in the line, else leave it open."""
    resolved: list[DateSpan] = []
    year: int | None = None
    for span in spans:
        if span.month is not None and year is not None:
            span = DateSpan(span.start, span.end, span.words, PartialDate.of(year, span.month))
        if span.value is not None and span.value.earliest is not None:
            year = span.value.earliest.year
        resolved.append(span)
    return resolved


def in_year(span: DateSpan, heading: PartialDate | None, calendar: Calendar, *, ahead: bool = False) -> DateSpan:
    """A lone month in the year of its heading, else the latest such month before the day of writing.

    What is planned lies ahead: then it is the next such month.
    """
    if span.month is None or span.value is not None:
        return span
    if heading is not None and heading.earliest is not None:
        year = heading.earliest.year
    else:
        now = calendar.written
        year = now.year + (span.month < now.month) if ahead else now.year - (span.month > now.month)
    value = PartialDate.of(year, span.month)
    return DateSpan(span.start, span.end, span.words, value, (value,))


def blanked(plain: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with the given places (relative to it) replaced by spaces."""
    pieces, place = [], 0
    for start, end in sorted(places):
        if start >= place:
            pieces += [plain[place:start], "\x00" * (end - start)]
            place = end
    return "".join([*pieces, plain[place:]])

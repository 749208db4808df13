"""Dates inside running text: where they stand, and what each one means for this writer on that day.

Words are read by :func:`tracker.domain.date_words.read_date`; this module finds the stretches, settles the
order of day and month once for the whole text, and resolves what only its neighbours can ("October", "that
October", "on May 21"). Levels are blanked before, so "C5/6" is never the month of May.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tracker.domain.date_words import AmbiguousDate, read_date
from tracker.domain.dates import PartialDate, Precision
from tracker.errors import TrackerError
from tracker.text.date_steps import AGES, NUMBER, SEASON, STEPS, Step, month_number, step_of
from tracker.text.told_dates import ahead, day_in_digits, holiday, seasons_ago, told_pattern, years_ago_today

NumericOrder = Literal["mdy", "dmy"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_SHORT = r"(?:['’`][0-9]{2}(?![0-9]))"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9a-z])"
_OF = r"(?:\s{1,2}of)?(?:\s{1,2}the)?[\s,]{0,3}\u00a0{0,8}"
_ABOUT = r"(?:(?:about|around|abt\.?|circa|ca\.|approx\.?|approximately|early|mid|late)[\s-]{1,2}|~\s?|c\.?\s?(?=(?:19|20)))"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|a couple of|[0-9]{1,2})"
)

_AGE = rf"(?:[1-9][0-9]?|{'|'.join(AGES[5:])})"

_DATE = re.compile(
    rf"""(?=[0-9a-fh-jl-ostvwxy~'’`])(?<![0-9a-z/.])(?:
      (?P<iso> {_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9]) )
    | (?P<numeric> [0-9]{{1,2}}(?P<sep>[-/.])[0-9]{{1,2}}(?P=sep)(?:{_YEAR}|['’]?[0-9]{{2}})(?![0-9]|[-/][0-9]) )
    | (?P<yearmonth> {_YEAR}[-/](?:0?[1-9]|1[0-2])(?![0-9]|[-/][0-9]) )
    | (?P<range> {_YEAR}\s?(?:-|–|to|through|thru)\s?(?:{_YEAR}|[0-9]{{2}}(?![0-9/])) )
    | (?P<about> {_ABOUT}?{_ABOUT}(?:{_MONTH}[\s,]{{1,2}})?(?:in\s)?(?:the\s)?(?:{_YEAR}s?|{_SHORT}s?|{SEASON}{_OF}{_YEAR}) )
    | (?P<monthyear> [0-9]{{1,2}}[-/.]{_YEAR} )
    | {told_pattern(_MONTH, _DAY, _YEAR, _COUNT)}
    | (?P<mdy> {_MONTH}\s{{0,2}}{_DAY}[\s,]{{1,3}}(?:{_YEAR}|{_SHORT}) )
    | (?P<dmy> {_DAY}(?:\s{{1,2}}of)?[\s,-]{{1,2}}{_MONTH}{_OF}-?(?:{_YEAR}|{_SHORT}|[0-9]{{2}}(?![0-9])) )
    | (?P<my> {_MONTH}{_OF}[-/]?(?:{_YEAR}|{_SHORT}) )
    | (?P<sy> {SEASON}{_OF}(?:{_YEAR}|{_SHORT}|[0-9]{{2}}(?![0-9a-z:/.-])) )
    | (?P<relative_my> {_MONTH}\s(?:of\s)?(?:this|last|next)\s(?:past\s)?year(?![a-z])
        | {SEASON}\s(?:of\s)?(?:this|last|next)\syear(?![a-z]) )
    | (?P<age> (?:at\s(?:the\s)?age(?:\sof)?|aged|when\si\swas(?:\sonly|\sjust)?|when\si\sturned
        |the\s(?:year|summer|spring|fall|autumn|winter)\s(?:that\s)?i\s(?:was|turned))\s{_AGE}(?:\s?years?\sold)?(?![0-9a-z]) )
    | (?P<later> (?:about\s|around\s|some\s)?{_COUNT}\s(?:and\sa\shalf\s)?(?:day|week|month|year)s?\s
        (?:later|after\sthat|before\sthat|earlier|afterwards?|after(?=\s(?:the|my|that)\s))(?![a-z]) )
    | (?P<numbered> (?:at\s)?(?:month|week|year)\s[0-9]{{1,2}}(?![0-9]) )
    | (?P<following> (?:the\s(?:very\s)?(?:following|next)|(?:later\s)?that\s(?:same\s|very\s)?
        |(?:later\s)?the\s(?:very\s)?same)\s?
        (?:day|morning|afternoon|night|week|month|year|{SEASON}|{_MONTH})(?![a-z]) )
    | (?P<that_day> (?:on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\sthe\s(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)
        (?![a-z]|\s(?:of|floor)) )
    | (?P<of_that> {_MONTH}\sof\s(?:that|the\s(?:same|following|next))\syear(?![a-z]) )
    | (?P<mark> at\s{_COUNT}\s(?:week|month|year)s?(?=\s?[,:.;)=]|\spost|\safter\sthat) )
    | (?P<ago> {_COUNT}\s{{1,2}}(?:day|week|month|year)s?\sago(?![a-z]) )
    | (?P<since_op> {_COUNT}[\s-]{{1,2}}(?:day|week|wk|month|mo|year|yr)s?\.?\s(?:out(?:\sfrom)?(?=\s|[,.;:]|$)
        |post[\s-]?op(?:erative)?(?![a-z])|post(?=\s[A-Z])) )
    | (?P<stepped> (?:last|this|next|this\spast)\s(?:{_MONTH}|{SEASON}|month|year|week)(?![a-z])
        | (?:yesterday|tomorrow)(?![a-z]) )
    | (?P<mn> {_MONTH}\s?-?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?)(?![0-9a-z/]|[\s,]{{1,3}}{_YEAR}) )
    | (?P<nm> {_DAY}(?:\s{{1,2}}of)?\s{_MONTH}(?![a-z]) )
    | (?P<pair> (?:0?[1-9]|1[0-2])[-/](?:['’]?[0-9]{{2}})(?![0-9]|[-/.][0-9]|%|\s?(?:mg|lbs?|\")) )
    | (?P<decade> (?:(?:the|late|early|mid)[\s-]){{0,3}}(?:(?:19|20)[0-9]0s|['’]?[0-9]0['’]?s)(?![a-z0-9]) )
    | (?P<year> {_YEAR}(?!['’]?s?[a-z]|[-/.][0-9]|%|\s?(?:mg|lbs?)) )
    | (?P<short> {_SHORT}(?!s) )
    | (?P<month> {_MONTH}(?!\s[0-9]{{1,2}},?\s{_YEAR}) )
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
    step: Step | None = None
    day: int | None = None


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
    return _with_years(spans, plain, offset)


def _read(match: re.Match[str], offset: int, calendar: Calendar) -> DateSpan | None:
    words = match[0]
    start, end = match.start() + offset, match.end() + offset
    trailing = len(words) - len(words.rstrip(" .,"))
    end, words = end - trailing, words.rstrip(" .,")
    kind = match.lastgroup if match.lastgroup != "sep" else "numeric"
    if kind in STEPS:
        step = step_of(kind, words)
        return DateSpan(start, end, words, None, (), None, step) if step else None
    if kind == "month":
        return _lone_month(match, words, start, end)
    if kind in _TOLD:
        return _told(match, kind or "", words, start, end, calendar)
    if kind == "since_op":
        words = _SINCE_OPERATION.sub(lambda m: f"{m[1]} {_UNITS[m[2][0].lower()]} ago", words)
    try:
        value, choices = _value(words, calendar)
    except TrackerError:
        if kind == "pair":
            return _day_of_month(words, start, end)
        return _day_without_year(words, start, end) if kind in ("mn", "nm") else None
    if kind == "pair" and value.earliest is not None and value.earliest > calendar.written:
        return _day_of_month(words, start, end) or DateSpan(start, end, words, value, choices)
    if kind == "mn" and len(choices) > 1:
        as_day = _day_without_year(words, start, end)
        if _is_day(match):
            return as_day
        value = next((choice for choice in choices if choice.precision is Precision.MONTH), choices[0])
        if value.earliest is not None and value.earliest > calendar.written:
            return as_day
        return DateSpan(start, end, words, value, choices, day=as_day.day if as_day else None)
    return DateSpan(start, end, words, value, choices)


_TOLD: dict[str | None, Callable[[str, date], PartialDate | None]] = {
    "ahead": ahead,
    "seasons": seasons_ago,
    "today": years_ago_today,
    "digits": lambda _words, _written: None,
    "holiday": lambda _words, _written: None,
}


def _told(
    match: re.Match[str], kind: str, words: str, start: int, end: int, calendar: Calendar
) -> DateSpan | None:
    """A date told in everyday words."""
    if kind == "holiday":
        on_day = match.string[max(0, match.start() - 4) : match.start()].lower().strip() == "on"
        value, month, day = holiday(words, calendar.written, on_day)
        open_ = value is None
        return DateSpan(start, end, words, value, (), month if open_ else None, None, day if open_ else None)
    if kind == "digits":
        said = day_in_digits(words, calendar.written)
        try:
            return DateSpan(start, end, words, _value(said, calendar)[0])
        except TrackerError:
            return _day_without_year(said, start, end)
    value = _TOLD[kind](words, calendar.written)
    return DateSpan(start, end, words, value) if value is not None else None


def _day_of_month(words: str, start: int, end: int) -> DateSpan | None:
    """ "10/22" of somebody who writes in December 2015 is a day of that year, not October 2022."""
    month, day = (int(number) for number in re.split(r"[-/]", words.replace("'", "").replace("’", "")))
    try:
        date(2000, month, day)
    except ValueError:
        return None
    return DateSpan(start, end, words, None, (), month, None, day)


_SINCE_OPERATION = re.compile(r"(.*?)[\s-]{1,2}(day|w(?:ee)?k|mo(?:nth)?|y(?:ea)?r)s?\.?\s.*", re.IGNORECASE)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


@lru_cache(maxsize=4096)
def _value(words: str, calendar: Calendar) -> tuple[PartialDate, tuple[PartialDate, ...]]:
    """The likeliest date, and all candidates when there are several: US order comes first."""
    try:
        numeric = calendar.order
        return read_date(words, today=calendar.today, written=calendar.written, numeric=numeric), ()
    except AmbiguousDate as doubt:
        return doubt.candidates[0], doubt.candidates


_BEFORE_DAY = re.compile(r"\b(?:on|for|by|until|till|since|this|from) $", re.IGNORECASE)


def _is_day(match: re.Match[str]) -> bool:
    """ "AUG 09" is a year in a list, "on May 21" a day: a word before it, or "th", tells."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    return _BEFORE_DAY.search(before) is not None or match[0].rstrip(" .,")[-1:].isalpha()


_BEFORE_MONTH = re.compile(r"\b(?:in|that|since|by|until|last|next|following|of) $", re.IGNORECASE)


def _lone_month(match: re.Match[str], words: str, start: int, end: int) -> DateSpan | None:
    """A month by itself; "may" and "march" are verbs unless a capital letter or "in" says otherwise."""
    before = match.string[max(0, match.start() - 10) : match.start()]
    if (
        words == "May"
        and not _BEFORE_MONTH.search(before)
        and match.string[match.end() : match.end() + 3] in (" I ", " we", " yo")
    ):
        return None
    if before.lower() == "fourth of ":
        return None
    if words.rstrip(".").lower() in ("may", "march", "mar") and (words.islower() or not before.strip()):
        return (
            DateSpan(start, end, words, None, (), month_number(words))
            if _BEFORE_MONTH.search(before)
            else None
        )
    return DateSpan(start, end, words, None, (), month_number(words))


def _day_without_year(words: str, start: int, end: int) -> DateSpan | None:
    month, number = month_number(words), NUMBER.search(words)
    if month is None or number is None:
        return None
    try:
        date(2000, month, int(number[0]))
    except ValueError:
        return None
    return DateSpan(start, end, words, None, (), month, None, int(number[0]))


_SENTENCE_END = re.compile(r"[.!?]\s")


def _with_years(spans: Sequence[DateSpan], plain: str, offset: int) -> list[DateSpan]:
    """Give a lone month the year of the date before it in the line, else leave it open."""
    resolved: list[DateSpan] = []
    year: int | None = None
    place = 0
    for span in spans:
        if _SENTENCE_END.search(plain, place, span.start - offset):
            year = None
        place = span.end - offset
        if span.month is not None and year is not None:
            span = DateSpan(span.start, span.end, span.words, on_year(year, span))
        if span.value is not None and span.value.earliest is not None:
            year = span.value.earliest.year
        resolved.append(span)
    return resolved


def on_year(year: int, span: DateSpan) -> PartialDate:
    """The month of a span in a year, or its day where the year has it."""
    if span.day is not None:
        try:
            return PartialDate.on(date(year, span.month or 1, span.day))
        except ValueError:
            pass
    return PartialDate.of(year, span.month)


def blanked(plain: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with the given places (relative to it) replaced by spaces."""
    pieces, place = [], 0
    for start, end in sorted(places):
        if start >= place:
            pieces += [plain[place:start], "\x00" * (end - start)]
            place = end
    return "".join([*pieces, plain[place:]])

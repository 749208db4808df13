"""A date at the precision it is known: a year, a month, a day, a season, a decade, a range, or not known.

The value of a PartialDate is its text, in EDTF (Extended Date/Time Format, ISO 8601-2, levels 0 and 1):

    2013  2013-05  2013-05-23      year, month, day
    2013-21 ... 2013-24            spring, summer, autumn, winter
    199X                           the nineties
    2013~  2013?  2013%            about, possibly, possibly about
    1995/1997  1995/..  ../1999    between, since, until: both ends included
    XXXX                           not known

Bounds are inclusive calendar days within 1900 to 2099. The marks ``~ ? %`` do not widen them: nobody can
say by how much, so a caller that needs care looks at ``approximate`` and ``uncertain``. There is no
conversion to a plain date but the two bounds, so a day that nobody named cannot slip in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from tracker.domain.edtf import (
    FINENESS,
    HINT,
    MONTHS,
    SEASON_NAMES,
    SEASONS,
    UNKNOWN_TEXT,
    DateError,
    Point,
    Precision,
    check_numbers,
    coarse,
    combined,
    joined,
    read_ends,
)
from tracker.domain.phrases import say

__all__ = [
    "HINT",
    "MONTHS",
    "SEASONS",
    "DateError",
    "DateOrder",
    "Happened",
    "PartialDate",
    "Precision",
    "Withheld",
]

_MARK_WORDS = {"~": "about", "?": "date.possibly", "%": "date.possibly_about"}


class DateOrder(StrEnum):
    """The order in which a reader likes the parts of a date."""

    DMY = "dmy"
    MDY = "mdy"
    ISO = "iso"


class Happened(StrEnum):
    """Whether something dated has happened by a given day."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. ``str(d)`` is the stored text and ``PartialDate.parse`` its inverse.

    Equality and hash look at the text alone: ``2013`` and ``2013-01/2013-12`` have the same bounds and are
    different statements. Raises DateError for text that is not canonical or names an impossible date.
    """

    edtf: str

    def __post_init__(self) -> None:
        read_ends(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read stored text, the exact inverse of ``str``. Words are read by ``date_words.read_date``."""
        return cls(text)

    @classmethod
    def of(
        cls, year: int, month: int | None = None, day: int | None = None, *, approximate: bool = False
    ) -> Self:
        """Build a year, a month or a day from its numbers."""
        if day is not None and month is None:
            raise DateError(f"A day needs its month. {HINT}")
        check_numbers(year, month, day)
        numbers = [f"{year:04}"] + [f"{number:02}" for number in (month, day) if number is not None]
        return cls("-".join(numbers) + ("~" if approximate else ""))

    @classmethod
    def on(cls, day: date) -> Self:
        """Build an exact day."""
        return cls(f"{day.year:04}-{day.month:02}-{day.day:02}")

    @classmethod
    def season(cls, year: int, season: str, *, approximate: bool = False) -> Self:
        """Build a season; ``season`` is one of the names in SEASONS."""
        if season not in SEASONS:
            raise DateError(f"“{season}” is not a season. Choose spring, summer, autumn or winter.")
        return cls(f"{year:04}-{SEASONS[season]}" + ("~" if approximate else ""))

    @classmethod
    def decade(cls, year: int, *, approximate: bool = False) -> Self:
        """Build the decade that holds ``year``: 1990 and 1994 both give the nineties."""
        return cls(f"{year // 10:03}X" + ("~" if approximate else ""))

    @classmethod
    def between(cls, a: Self, b: Self) -> Self:
        """Build a range from two single dates, both included. Two equal ends give that one date."""
        start, end = _single(a), _single(b)
        return cls(joined(start.base, start.mark, end.base, end.mark))

    @classmethod
    def since(cls, a: Self) -> Self:
        """Build a range that begins in ``a`` and has no end yet."""
        return cls(_single(a).text + "/..")

    @classmethod
    def until(cls, a: Self) -> Self:
        """Build a range that ends in ``a`` and whose beginning is not known."""
        return cls("../" + _single(a).text)

    @classmethod
    def unknown(cls) -> Self:
        """Build the date of somebody who says that they do not know it."""
        return cls(UNKNOWN_TEXT)

    @property
    def earliest(self) -> date | None:
        """The first possible day; None when the start is open or the date is not known."""
        first = read_ends(self.edtf).first
        return first.earliest if first else None

    @property
    def latest(self) -> date | None:
        """The last possible day; None when the end is open or the date is not known."""
        last = read_ends(self.edtf).last
        return last.latest if last else None

    @property
    def precision(self) -> Precision:
        """How finely the date is known; every range, open or closed, is RANGE."""
        first, last = _ends(self)
        if first is None and last is None:
            return Precision.UNKNOWN
        return first.precision if first is not None and first is last else Precision.RANGE

    @property
    def approximate(self) -> bool:
        """Whether the date, or an end of the range, is "about"."""
        marks = read_ends(self.edtf).marks
        return "~" in marks or "%" in marks

    @property
    def uncertain(self) -> bool:
        """Whether the date, or an end of the range, is "possibly"."""
        marks = read_ends(self.edtf).marks
        return "?" in marks or "%" in marks

    @property
    def open_start(self) -> bool:
        """Whether this is "until ..." with no known beginning."""
        first, last = _ends(self)
        return first is None and last is not None

    @property
    def open_end(self) -> bool:
        """Whether this is "since ..." with no end."""
        first, last = _ends(self)
        return first is not None and last is None

    @property
    def exact(self) -> bool:
        """Whether one certain day is named."""
        return self.precision is Precision.DAY and not self.approximate and not self.uncertain

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A total order: earliest day, then latest day, then text.

        So 1 January 2013 stands before January 2013, that before 2013, and all three before February 2013.
        An open start sorts first, an open end after closed ranges of the same start, not known last of all.
        """
        first, last = _ends(self)
        if first is last is None:
            return date.max, date.max, self.edtf
        return first.earliest if first else date.min, last.latest if last else date.max, self.edtf

    def happened_by(self, day: date) -> Happened:
        """Whether it has happened by the end of ``day``: certain once the latest bound is reached.

        "Since 1995" has begun for certain once 1995 is over. A date not known has possibly happened.
        """
        first, last = _ends(self)
        decisive = last or first
        if decisive is None:
            return Happened.POSSIBLY
        if decisive.latest <= day:
            return Happened.YES
        return Happened.NO if first is not None and first.earliest > day else Happened.POSSIBLY

    def marked(self, *, approximate: bool = False, uncertain: bool = False) -> Self:
        """Return the same date with "about" or "possibly" added (to both ends of a range); never removed."""
        added = ("~" if approximate else "") + ("?" if uncertain else "")
        return self._mapped(lambda end: end.base + combined(end.mark + added))

    def coarsened(self, to: Precision) -> Self:
        """Return the date told no finer than ``to`` (DAY, MONTH, YEAR or DECADE); bounds only ever widen.

        Marks stay. Winter 2013 may have been February 2014, so as a year it is "between 2013 and 2014".
        """
        if to not in FINENESS or to is Precision.SEASON:
            raise ValueError(f"a date is coarsened to day, month, year or decade, not to {to}")
        first, last = _ends(self)
        if first is None or last is None:
            return self._mapped(lambda end: coarse(end, to, end.latest if last else end.earliest) + end.mark)
        start, end = coarse(first, to, first.earliest), coarse(last, to, last.latest)
        return type(self)(joined(start, first.mark, end, last.mark))

    def shown(self, order: DateOrder = DateOrder.DMY, *, short: bool = False) -> str:
        """Return the date in words at its own precision, in the spoken language; ``short`` cuts month names."""
        first, last = _ends(self)
        if first is not None and first is last:
            return _shown(first, order, short)
        if first is not None and last is not None:
            start, end = (_shown(point, order, short, after="between") for point in (first, last))
            return say("date.between", start=start, end=end)
        if first is not None:
            return say("date.since", date=_shown(first, order, short, after="since"))
        if last is not None:
            return say("date.until", date=_shown(last, order, short, after="until"))
        return say("date.not_known")

    def _mapped(self, change: Callable[[Point], str]) -> Self:
        first, last = _ends(self)
        if first is None and last is None:
            return self
        if first is last and first is not None:
            return type(self)(change(first))
        return type(self)("/".join(change(end) if end else ".." for end in (first, last)))


@dataclass(frozen=True, slots=True)
class Withheld(PartialDate):
    """A date that a person leaves out of a sheet: it keeps its place in the order of things, and is told nowhere."""

    def shown(self, order: DateOrder = DateOrder.DMY, *, short: bool = False) -> str:  # noqa: ARG002 - told in one way
        """Return the words that say that it is left out."""
        return say("date.left_out")


def _ends(value: PartialDate) -> tuple[Point | None, Point | None]:
    ends = read_ends(value.edtf)
    return ends.first, ends.last


def _single(value: PartialDate) -> Point:
    first, last = _ends(value)
    if first is None or first is not last:
        raise DateError(f"A range needs single dates at its ends, and “{value.shown()}” is not one. {HINT}")
    return first


def _shown(point: Point, order: DateOrder, short: bool, *, after: str = "") -> str:
    """One end in words; ``after`` is the word that it follows, which may ask for another form of a decade."""
    base = _shown_base(point, order, short, after)
    return say(_MARK_WORDS[point.mark], what=base) if point.mark else base


def _shown_base(point: Point, order: DateOrder, short: bool, after: str) -> str:
    year, day = point.base[:4], point.earliest
    if point.precision is Precision.DECADE:
        return say(f"date.decade.after_{after}" if after else "date.decade", year=day.year)
    if point.precision is Precision.SEASON:
        return say(f"date.season.{SEASON_NAMES[int(point.base[5:])]}", year=year)
    if order is DateOrder.ISO or point.precision is Precision.YEAR:
        return point.base
    month = say(f"month.{day.month:02}.short" if short else f"month.{day.month:02}")
    if point.precision is Precision.MONTH:
        return say("date.month", month=month, year=year)
    return say(f"date.day.{order}", day=day.day, month=month, year=year)

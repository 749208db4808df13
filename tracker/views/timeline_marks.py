"""The values a timeline is made of: days, marks and lanes. They know nothing of pixels and colours.

All days are inclusive. A mark is drawn over the whole range its date allows, never on a day nobody named.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.dates import PartialDate, Withheld


class LaneKind(StrEnum):
    """The lanes in the order in which they are drawn; ``words.choice`` says their titles."""

    CONDITIONS = "conditions"
    OTHER_IMPLANTS = "other implants"
    OPERATIONS = "operations"
    HARDWARE = "hardware"
    TREATMENTS = "treatments"
    CARE = "care"
    IMAGING = "imaging"
    NOTED = "noted"
    SYMPTOM = "symptom"


class Look(StrEnum):
    """How a mark, or one stretch of a bar, is meant; each has its own shape besides its colour."""

    SOLID = "as recorded"
    TROUBLE = "trouble found"
    UNCERTAIN = "not recorded"
    HOLLOW = "planned, or only possibly so far"


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, both included; ``first`` is None when nothing is known of the earliest day.

    ``about`` tells that the words were "about" or "possibly", which no range can show.
    """

    first: date | None
    last: date
    about: bool = False

    @property
    def exact(self) -> bool:
        """Whether one certain day is named."""
        return self.first == self.last and not self.about

    @property
    def middle(self) -> date:
        """The day in the middle, for placing a number or a label."""
        return self.last if self.first is None else self.first + (self.last - self.first) // 2

    def until(self, day: date) -> "Days":
        """The same range without the days after ``day``."""
        if self.last <= day:
            return self
        first = None if self.first is None else min(self.first, day)
        return Days(first, day, self.about)


def days_of(when: PartialDate | None) -> Days | None:
    """The days a date allows; None when nothing is known. Of "since 1995" the days in which it began."""
    if when is None or isinstance(when, Withheld):
        return None
    if when.open_end:
        return days_of(PartialDate.parse(when.edtf.partition("/")[0]))
    if when.latest is None:
        return None
    return Days(when.earliest, when.latest, when.approximate or when.uncertain)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar in one state; ``start`` None: not recorded; ``end`` None: it goes on.

    ``end`` is the first day of what follows. ``note`` says what happened at its start.
    """

    start: date | None
    end: date | None
    look: Look
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One recorded thing. ``records`` names the (table, id) behind it; ``words`` tells every fact of it.

    A point has ``begin`` alone; a span has pieces as well. ``label`` is the text beside it, ``short`` the text
    where room is scarce. ``important`` marks keep their label when there is no room for all.
    ``withheld``: its date is left out of a sheet, which is why it has no ``begin``.
    """

    records: tuple[tuple[str, str], ...]
    words: str
    label: str
    short: str
    begin: Days | None
    pieces: tuple[Piece, ...] = ()
    look: Look = Look.SOLID
    number: int | None = None
    important: bool = False
    withheld: bool = False

    @property
    def table(self) -> str:
        """The table of the (first) record behind the mark."""
        return self.records[0][0]

    @property
    def record_id(self) -> str:
        """The identifier of the (first) record behind the mark."""
        return self.records[0][1]

    @property
    def is_span(self) -> bool:
        """Whether it is drawn as a bar over time."""
        return bool(self.pieces)


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane. A symptom's lane has a curve of (day, score 0 to 10), the strongest of each week."""

    kind: LaneKind
    title: str
    marks: tuple[Mark, ...]
    curve: tuple[tuple[date, int], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes in their order, with the days to show first (``view``) and the days of the whole history.

    ``undated`` are the things that cannot be placed. ``note`` tells what the view leaves out, ``alt`` says
    the whole picture in one sentence.
    """

    on: date
    lanes: tuple[Lane, ...]
    view: Days
    whole: Days
    undated: tuple[Mark, ...]
    note: str
    alt: str

    @property
    def strip(self) -> Days:
        """The days that the strip of the whole history runs over: those of ``whole`` and of ``view``."""
        firsts = [days.first for days in (self.whole, self.view) if days.first]
        return Days(min(firsts, default=self.on), max(self.whole.last, self.view.last))

    @property
    def operations(self) -> tuple[Mark, ...]:
        """The numbered marks, each with its line through all lanes."""
        found = (mark for lane in self.lanes if lane.kind is LaneKind.OPERATIONS for mark in lane.marks)
        return tuple(mark for mark in found if mark.number is not None)

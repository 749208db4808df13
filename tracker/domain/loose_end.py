"""A loose end as a value: what is open, which records it is about, where it is closed, and setting it aside."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.domain.dated import happened
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.gate import build
from tracker.domain.happenings import Happening
from tracker.domain.history import History
from tracker.domain.levels import Site
from tracker.domain.records import Finding, Procedure, Record, SetAside, Surgery


class EndKind(StrEnum):
    """The kinds of loose ends, in the order in which they are told of one day; stored with what is set aside."""

    NO_REPORT = "no report"
    NOT_DISCUSSED = "report not discussed"
    HARDWARE_TROUBLE = "hardware trouble, nothing since"
    BEFORE_PUT_IN = "dated before it was put in"
    NO_OPERATIVE_NOTE = "no operative note"
    NO_LEVEL = "no level"
    NO_HARDWARE_LIST = "no hardware list"
    FUSION_NOT_ASSESSED = "fusion not assessed"
    PLAN_PASSED = "planned day passed"
    NOT_ANSWERED = "request not answered"
    NO_MR_LABEL = "no MR label"
    NO_SOURCE = "no generator or pump"
    SOURCES_DIFFER = "sources differ"
    LEVEL_NOT_THERE = "level not in this spine"
    NO_GROUP = "medicine without a group"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an end can be closed: the record's form and the field in it; ``id`` None is a new record."""

    table: str
    id: str | None
    field: str


@dataclass(frozen=True, slots=True)
class Part:
    """One record of an end. ``part`` is what of it is open: a procedure, a segment, an event, the name of a field."""

    record: Record
    part: Procedure | Happening | Finding | Site | str | None = None
    detail: str = ""
    """Tells several ends of one kind of one record apart: stored with what is set aside."""

    def is_set_aside(self, kind: EndKind, aside: SetAside) -> bool:
        """Whether this is what the person has set aside."""
        about = (aside.about_table, aside.about_id, aside.end)
        return about == (self.record.table(), self.record.id, _stored(kind, self))


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """Something that is open: its kind, what it is about, since when it is in the record, and where it is closed."""

    kind: EndKind
    parts: tuple[Part, ...]
    date: PartialDate | None
    place: Place
    group: str = ""
    """Ends of one kind and group are told as one."""
    order_open: bool = False
    """Something is recorded that may have come after it: the dates do not tell."""

    @property
    def record(self) -> Record:
        """The record it is about, or the first of several."""
        return self.parts[0].record

    @property
    def key(self) -> str:
        """A name for it that stays the same while it is open."""
        return f"{self.kind.name}-{self.record.id}-{self.parts[0].detail}".replace(" ", "")


@dataclass(frozen=True, slots=True)
class PutAside:
    """An end that is still open and that the person has set aside; ``records`` are what taking it back removes."""

    end: LooseEnd
    records: tuple[SetAside, ...]

    @property
    def reason(self) -> str:
        """Why, in the person's words."""
        return self.records[0].reason or ""


def _stored(kind: EndKind, part: Part) -> str:
    return f"{kind.value}: {part.detail}" if part.detail else kind.value


def set_aside(end: LooseEnd, reason: str, on: date) -> tuple[SetAside, ...]:
    """The records that set an end aside, one for each record it is about; raises InvalidRecord without a reason."""
    return tuple(
        build(
            SetAside,
            {
                "about_table": part.record.table(),
                "about_id": part.record.id,
                "end": _stored(end.kind, part),
                "reason": reason,
                "date": on.isoformat(),
            },
        )
        for part in end.parts
    )


def known(record: Any, on: date) -> bool:
    """Whether a record counts by a day: what has no date does, as far as anyone knows."""
    return getattr(record, "date", None) is None or happened(record, on) is not Happened.NO


def an_end(
    kind: EndKind,
    record: Record,
    field: str,
    part: Part | None = None,
    *,
    place: Place | None = None,
    group: str = "",
) -> LooseEnd:
    """An end about one record, closed in a field of its form unless another place is given."""
    when = getattr(record, "date", None)
    return LooseEnd(
        kind, (part or Part(record),), when, place or Place(record.table(), record.id, field), group
    )


def operations_by(history: History, on: date) -> list[Surgery]:
    """The operations that took place by a day, without injections."""
    return [s for s in history.operations if known(s, on)]

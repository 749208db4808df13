"""What is left out of a sheet, and what others have from it: a link to it, its date, the words it came from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.records import (
    Device,
    DeviceEvent,
    DeviceEventKind,
    FusionAssessment,
    ImagingStudy,
    Record,
    Surgery,
)
from tracker.domain.records.base import members

Key = tuple[str, str]
"""A record by its table and identifier."""
Blanks = Mapping[type[Record], Collection[str]]
"""Fields that are gone from every record of a kind, which stays."""


@dataclass(frozen=True)
class Gone:
    """What is gone: each record with what is nested in it, by table and identifier.

    ``written`` are the words it came from, by the pasted text in which they stand; ``days`` those of its operations.
    """

    records: dict[Key, Record]
    blanks: Blanks
    written: dict[str | None, set[str]] = field(default_factory=dict)
    days: set[PartialDate] = field(default_factory=set)

    @classmethod
    def of(cls, records: Iterable[Record], blanks: Blanks | None = None) -> "Gone":
        """Some records with what is nested in them, and fields that are gone from records that stay."""
        made = cls({}, blanks or {})
        made.add(records)
        return made

    def __contains__(self, key: object) -> bool:
        return key in self.records

    def has(self, record: Record) -> bool:
        """Whether a record is gone."""
        return (record.table(), record.id) in self.records

    def add(self, records: Iterable[Record]) -> None:
        """Count records as gone, with what is nested in them."""
        for one in tuple(records):
            if isinstance(one, Surgery) and one.date:
                self.days.add(one.date)
            for member in members(one):
                self.records[member.table(), member.id] = member
                if words := getattr(member, "as_written", None):
                    self.written.setdefault(text_of(one), set()).add(words)

    def tells(self, about: Any) -> bool:
        """Whether something is about what is gone, or about a field that is."""
        blank = (names for kind, names in self.blanks.items() if kind.table() == about.about_table)
        named = getattr(about, "field", None)
        return (about.about_table, about.about_id) in self or any(named in names for names in blank)

    def same_words(self, written: str, text: str | None) -> bool:
        """Whether what is gone came from the same words of a text: "PLIF L4-S1 with 4 screws" tells of both."""
        return any(one in written or written in one for one in self.written.get(text, ()))


def text_of(record: Record) -> str | None:
    """The pasted text that a record came from; what is nested in it came from the same one."""
    found: str | None = getattr(record, "source_id", None)
    return found


def cut(record: Record, gone: Gone) -> dict[str, str]:
    """The fields of a record that point to what is gone, and the table that each points to."""
    links = fields_with(type(record), "link")
    return {name: table for name, table in links.items() if (table, getattr(record, name)) in gone}


def withheld(history: History, gone: Gone) -> dict[Key, set[type[Record]]]:
    """What stays with its date withheld, and from which kinds of record it had the date."""
    found: dict[Key, set[type[Record]]] = {}
    for record in (*history.devices, *history.fusion):
        put_in = {Surgery} if isinstance(record, Device) and cut(record, gone) else set[type[Record]]()
        for one in members(record):
            whole = one is record or getattr(one, "kind", None) is DeviceEventKind.IMPLANTED
            if of := {*_lenders(one, gone), *(put_in if whole else ())}:
                found[one.table(), one.id] = of
    return found


def _lenders(record: Record, gone: Gone) -> Iterator[type[Record]]:
    if isinstance(record, DeviceEvent | FusionAssessment):
        tables = cut(record, gone).values()
        yield from (kind for kind in (Surgery, ImagingStudy) if kind.table() in tables)
        if record.date in gone.days:
            yield Surgery


@cache
def fields_with(kind: type[Record], option: str) -> dict[str, Any]:
    """The fields of a kind that are declared with an option, and what it says."""
    found: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get(option):
            found[name] = extra[option]
    return found

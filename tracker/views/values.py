"""One field of any record in words: its label, its value, and which fields a person filled in.

Everything is read off the records, so that a field that is added there is shown without a word here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.papers import record_at
from tracker.domain.record_fields import filled_in
from tracker.domain.records import Device, Document, OtherImplant, Procedure, Record, Surgery
from tracker.domain.records.base import Labelled
from tracker.domain.site_set import Sites
from tracker.views import care_words, words

SOURCE = ("as_written",)
"""Where a record came from: told as its source, not among its facts."""
IDENTITY = ("maker", "model", "reference", "size", "material", "lot", "serial", "udi")
"""The fields that ``words.identity_words`` says."""
LABEL = tuple(name for name, info in Labelled.model_fields.items() if filled_in(info))
"""The fields of an MR label, the label itself first: they are told together (``words.label_words``) or not at all."""
_UNASKED = ("file_name", "media_type", "language")
"""Fields that no form asks for, and that are facts all the same."""
_BYTES = (Document, "size")
"""The field that is a number of bytes; other sizes are words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of a record: its label and its words; ``own`` marks what the person or a report said word by word."""

    label: str
    words: str
    own: bool = False

    def __str__(self) -> str:
        text = self.words.rstrip(".")
        return f"{self.label}: {words.quoted(text) if self.own else text}"


@cache
def names_of(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that a person can fill in, in the order of the record."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if (filled_in(info) or name in _UNASKED or (kind, name) == _BYTES) and name not in SOURCE
    )


@cache
def _options(kind: type[Record], name: str) -> dict[str, Any]:
    extra = kind.model_fields[name].json_schema_extra
    return dict(extra) if isinstance(extra, dict) else {}


def value_words(history: History, record: Record, name: str) -> str:
    """The value of a field as it is printed; empty when it is not recorded, or names what is not there on the day."""
    value, options = getattr(record, name), _options(type(record), name)
    if value is None or value == "":
        return ""
    if isinstance(value, PartialDate):
        return words.when(value)
    if isinstance(value, Sites):
        return words.places(value, history.axis)
    if isinstance(value, StrEnum):
        return words.choice(value)
    if options.get("vocabulary"):
        return words.term(options["vocabulary"], value)
    if options.get("link"):
        return named(history, options["link"], value)
    if (type(record), name) == _BYTES:
        return file_size(value)
    return care_words.number(value) if isinstance(value, float) else str(value)


def file_size(size: int) -> str:
    """A number of bytes in thousands or millions: "0.3 kB", "84 kB", "1.2 MB"."""
    kilo = size / 1000
    return (
        f"{care_words.number(round(kilo / 1000, 1))} MB"
        if kilo >= 1000
        else f"{care_words.number(round(kilo, None if kilo >= 10 else 1))} kB"
    )


def said(history: History, record: Record, *, but: frozenset[str] = frozenset()) -> Iterator[Said]:
    """Every filled field of a record with its label, without those named in ``but``; an MR label with all of its own."""
    kind = type(record)
    if isinstance(record, Device | OtherImplant):
        if LABEL[0] not in but and has_label(record):
            yield Said(label_of(kind, LABEL[0]), words.label_words(record, under_head=True))
        but = but.union(LABEL)
    for name in names_of(kind):
        text = "" if name in but else value_words(history, record, name)
        if text:
            yield Said(label_of(kind, name), text, bool(_options(kind, name).get("long")))


def has_label(made: Device | OtherImplant) -> bool:
    """Whether anything at all is recorded of an MR label."""
    return any(getattr(made, name) for name in LABEL)


def named(history: History, table: str, record_id: str) -> str:
    """How another record is named where it is pointed at: "Operation 1 (23 May 2013)"; empty when it is not there."""
    record = record_at(history, table, record_id)
    if isinstance(record, Procedure):
        record = history.procedures[record.id][0]
    if record is None:
        return ""
    if isinstance(record, Surgery):
        return f"{words.operation_title(history, record)} ({words.when(record.date)})"
    return short_name(history, record)


def _coded(record: Record) -> str:
    """The name of a code with the person's own word for it; empty where no such word is recorded."""
    kind, called = getattr(record, "kind", None), getattr(record, "called", None)
    listed = _options(type(record), "kind").get("vocabulary") if kind and called else None
    return words.term(listed, str(kind), called) if listed else ""


def short_name(history: History, record: Record) -> str:
    """A record by its kind or own name, with its date where it has one."""
    kind = type(record)
    fields = (n for n in ("called", "name", "kind", "sites") if n in names_of(kind))
    said = (value_words(history, record, n) for n in fields)
    name = _coded(record) or next(filter(None, said), "") or words.title(kind)
    dated = "date" in kind.model_fields
    return f"{name} ({words.when(getattr(record, 'date', None))})" if dated else name

"""One line for any record, and the records of a kind in date order: for lists, dialogs and the command line."""

import re
from collections.abc import Callable
from typing import Any

from tracker.domain.history import History
from tracker.domain.records import (
    Condition,
    Device,
    ImagingStudy,
    OtherImplant,
    Person,
    Record,
    Surgery,
    Symptom,
    SymptomEntry,
)
from tracker.views import words


def _surgery(history: History, record: Surgery) -> str:
    because = words.surgery_reasons(record)
    text = f"{words.when(record.date)}: {words.surgery_words(record, history.axis)}"
    return f"{text}, because of {because}" if because else text


def _study(history: History, record: ImagingStudy) -> str:
    found = words.study_words(record, history.axis)
    return ": ".join(
        part for part in (f"{words.when(record.date)}: {words.study_name(record)}", found) if part
    )


def _entry(_history: History, record: SymptomEntry) -> str:
    return f"{words.when(record.date)} {record.time or ''}".strip() + f": {words.entry_words(record)}"


def _person(_history: History, record: Person) -> str:
    born = f"born {record.birth_date.shown(short=True)}" if record.birth_date else ""
    parts = (record.name or "name not recorded", record.sex.value if record.sex else "", born)
    return ", ".join(part for part in parts if part)


_LINES: dict[type[Record], Callable[[History, Any], str]] = {
    Surgery: _surgery,
    Device: lambda history, r: words.device_words(r, history.axis),
    ImagingStudy: _study,
    Symptom: lambda _, r: words.symptom_words(r) + (f": {r.called}" if r.called else ""),
    SymptomEntry: _entry,
    Condition: lambda history, r: f"{words.when(r.date)}: {words.condition_words(r, history.axis)}",
    OtherImplant: lambda _, r: f"{words.when(r.date)}: {words.implant_words(r)}",
    Person: _person,
}


def one(history: History, record: Record) -> str:
    """The record in one line."""
    line = _LINES.get(type(record))
    return line(history, record) if line else record.title


def plain(history: History, record: Record) -> str:
    """The same line with everything escaped that Markdown would take for mark-up."""
    return escaped(one(history, record))


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])", r"\\\1", text).replace("\n", " ")

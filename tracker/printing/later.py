"""What is dated after the day of a sheet: most of it is counted, and what changes a decision is told all the same.

A slip in a year ("2062") makes a record one of the future, and with its day it would be gone from every sheet without
a word. So allergies, blood thinners, implants and the answers of the head that are dated after the day of printing stay,
with their date; all else that is dated after the day of the sheet is counted by kind.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.dated import in_order
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.gate import dates_of, members
from tracker.domain.happenings import put_in_date
from tracker.domain.history import LISTS, History, took_place
from tracker.domain.labels import label_of
from tracker.domain.phrases import say
from tracker.domain.records import (
    About,
    Allergy,
    Background,
    Device,
    DeviceEvent,
    DeviceEventKind,
    Medication,
    OtherImplant,
    Record,
    SourceText,
    Symptom,
    SymptomEntry,
)
from tracker.domain.records.base import copied
from tracker.printing.care import is_thinner, is_ungrouped
from tracker.printing.decides import ACTIVE, in_the_head
from tracker.printing.layout import Cell, quiet
from tracker.views import words

_ALSO = ("_typed", "_earliest", "_latest")


def with_what_decides(history: History, told: History, on: date, today: date) -> History:
    """The history of a day, and of the whole one what changes a decision and is dated after the day of printing."""
    added = {
        kind: tuple(_kept(history, kind, today)) for kind in (Allergy, Medication, OtherImplant, Background)
    }
    lists: dict[str, Any] = {LISTS[kind]: (*told.of(kind), *found) for kind, found in added.items() if found}
    if devices := tuple(_devices(history, today)):
        lists["devices"] = (*told.devices, *devices)
    if not lists:
        return told
    changed: dict[str, Any] = {name: in_order(found) for name, found in lists.items()}
    made = replace(told, **changed)
    made.so_far[on] = made
    return made


def _kept(history: History, kind: type[Record], today: date) -> Iterator[Record]:
    for one in history.of(kind):
        if _is_later(one.date, today) and _decides(one):
            ended = getattr(one, "until", None)
            yield (
                copied(one, {f"until{end}": None for end in ("", *_ALSO)}) if _is_later(ended, today) else one
            )


def _decides(one: Any) -> bool:
    if isinstance(one, Medication):
        return is_thinner(one) or is_ungrouped(one)
    return not isinstance(one, Background) or in_the_head(one)


def _devices(history: History, today: date) -> Iterator[Device]:
    """Stimulators and pumps whose putting in is dated later, and was not planned; with what became of them by then."""
    for device in history.devices:
        surgery, when = history.surgery_of(device), put_in_date(history, device)
        if device.kind in ACTIVE and _is_later(when, today) and (surgery is None or took_place(surgery)):
            put_in = DeviceEventKind.IMPLANTED
            own = {"id": f"{device.id}-put-in", "device_id": device.id, "kind": put_in, "date": when}
            added = [DeviceEvent.of(**own)] if surgery else []
            so_far = [one for one in device.events if one.kind is put_in or not _is_later(one.date, today)]
            yield copied(
                device, {"procedure_id": None, "events": [copied(one, {}) for one in so_far] + added}
            )


def not_told(
    history: History, told: History, on: date, today: date, hidden: Collection[tuple[str, str]]
) -> Cell:
    """How many records are not on the sheet as they are dated later, by kind, and which are on it all the same.

    ``hidden`` are those that a person left out: their number would tell of them.
    """
    known = told.by_key
    missing = Counter(_missing(history, told, on, hidden))
    kept = Counter(
        words.title(type(one))
        for key, one in known.items()
        if key[0] in _SHOWN and key not in hidden and _is_later(_when(told, one), today)
    )
    day = words.when(PartialDate.on(on))
    return (
        *((quiet(say("later.not_shown", on=day, kinds=_listed(missing))),) if missing else ()),
        *((quiet(say("later.shown", kinds=_listed(kept))),) if kept else ()),
    )


_SHOWN = {kind.table() for kind in (Allergy, Medication, OtherImplant, Background, Device)}


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{name} ({number})" for name, number in found.items())


def _missing(history: History, told: History, on: date, hidden: Collection[tuple[str, str]]) -> Iterator[str]:
    """The kind of each record that is not told for its date; steps and parts of one that is told are named apart."""
    known = told.by_key
    for kind in LISTS:
        if kind is SourceText or issubclass(kind, About):
            continue
        for one in history.of(kind):
            key = one.table(), one.id
            if key in hidden:
                continue
            if key in known:
                yield from _parts_missing(one, known, on)
            elif _is_later(_when(history, one), on):
                yield words.title(kind)
    yield from _entries_missing(history, told, on)


def _parts_missing(one: Record, known: Any, on: date) -> Iterator[str]:
    for part in members(one):
        then = known.get((part.table(), part.id))
        if then is None:
            if _is_later(getattr(part, "date", None), on):
                yield words.title(Device if isinstance(part, DeviceEvent) else type(part))
            continue
        for name, when in dates_of(part).items():
            if _is_later(when, on) and getattr(then, name) is None:
                yield say("later.date_of", kind=words.title(type(part)), field=label_of(type(part), name))


def _entries_missing(history: History, told: History, on: date) -> Iterator[str]:
    """Entries of symptoms; where only some are loaded, those."""
    for symptom in told.of(Symptom):
        course = history.course_of(symptom)
        loaded = history.entries_of(symptom) or (course.first, course.highest, course.latest)
        later = {one.id for one in loaded if one is not None and _is_later(one.date, on)}
        yield from (words.title(SymptomEntry) for _ in later)


def _when(history: History, one: Record) -> PartialDate | None:
    if isinstance(one, Device):
        return put_in_date(history, one)
    return getattr(one, "date", None)


def _is_later(when: PartialDate | None, on: date) -> bool:
    return when is not None and when.happened_by(on) is Happened.NO

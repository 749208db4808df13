"""A history without some of its records, for one sheet: what is gone can be told by no section and drawn nowhere.

What hangs on a record goes with it: statements, translations and ends set aside about it; papers, requests and
pasted texts that belong to it alone, or tell it in its own words; clinicians and places that nothing else names;
hardware that is in the body only once a planned operation has taken place.

What stays and points to it stays without the pointer. The date of hardware, of what became of it, or of a fusion
judged that comes from there is withheld: it keeps its place in the order of things, so that no later fact turns
into an earlier one, and is printed as left out. The history that is returned knows the ``whole`` one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from tracker.domain.dates import PartialDate, Withheld
from tracker.domain.fusion import assessment_date
from tracker.domain.hardware import Presence, event_date, put_in_date, state_of
from tracker.domain.history import LISTS, History
from tracker.domain.records import (
    About,
    AnatomyProfile,
    Clinician,
    Device,
    DeviceEvent,
    DeviceEventKind,
    Document,
    Facility,
    FusionAssessment,
    ImagingStudy,
    PaperKind,
    Record,
    Statement,
    Surgery,
    Symptom,
)
from tracker.domain.records.base import copied, members

_PAPERS_OF: dict[type[Record], frozenset[PaperKind]] = {
    Surgery: frozenset({PaperKind.OPERATIVE_NOTE}),
    Device: frozenset({PaperKind.STICKER, PaperKind.CARD}),
    ImagingStudy: frozenset({PaperKind.REPORT, PaperKind.IMAGES}),
}
"""What a paper of this kind tells of: where all of that is gone, one that belongs to nothing else is gone too."""
_COUNTS = frozenset({"id", "version", "ribs", "lumbar", "transition"})
"""What of the anatomy the names of all levels go by: it stays, or the levels would be named wrongly."""
_NOT_IN_YET = (Presence.NOT_YET, Presence.POSSIBLY)
_CLEARED = ("_typed", "_earliest", "_latest")

Blanks = Mapping[type[Record], Collection[str]]
"""Fields that are gone from every record of a kind, which stays."""


@dataclass(frozen=True)
class _Gone:
    """What is gone: each record with what is nested in it, by table and identifier, and the words it came from."""

    records: dict[tuple[str, str], Record]
    blanks: Blanks

    def __contains__(self, key: object) -> bool:
        return key in self.records

    def has(self, record: Record) -> bool:
        return (record.table(), record.id) in self.records

    def add(self, records: Iterable[Record]) -> None:
        self.records.update({(m.table(), m.id): m for one in tuple(records) for m in members(one)})

    def dates(self) -> set[PartialDate]:
        """The days of the operations that are gone."""
        return {one.date for one in self.records.values() if isinstance(one, Surgery) and one.date}

    def tells(self, about: Any) -> bool:
        """Whether something is about what is gone, or about a field that is."""
        blank = (names for kind, names in self.blanks.items() if kind.table() == about.about_table)
        field = getattr(about, "field", None)
        return (about.about_table, about.about_id) in self or any(field in names for names in blank)


def without_records(history: History, on: date, chosen: Iterable[Record], blanks: Blanks) -> History:
    """The history of a day without some records, what hangs on them, and some fields; the given one is left as it is."""
    gone = _Gone({}, blanks)
    gone.add(chosen)
    for hanging in _HANGING:
        gone.add(hanging(history, on, gone))
    kept: dict[str, Any] = {
        name: tuple(_loosened(history, one, gone) for one in history.of(kind) if not gone.has(one))
        for kind, name in LISTS.items()
    }
    single: dict[str, Any] = {
        "person": history.person and _loosened(history, history.person, gone),
        "anatomy": history.anatomy and _counting(history.anatomy, gone),
    }
    for name in ("courses", "entries"):
        of_symptoms = getattr(history, name).items()
        kept[name] = {id_: one for id_, one in of_symptoms if (Symptom.table(), id_) not in gone}
    return replace(history, **kept, **single, whole=history)


def _counting(profile: AnatomyProfile, gone: _Gone) -> AnatomyProfile:
    if not gone.has(profile):
        return profile
    return copied(profile, dict.fromkeys(set(type(profile).model_fields) - _COUNTS))


# --- what hangs on what is gone


def _not_in_yet(history: History, on: date, gone: _Gone) -> Iterator[Record]:
    """Hardware that only an operation which is gone says not to be in the body yet."""
    for device in history.devices:
        surgery = history.surgery_of(device)
        if surgery and gone.has(surgery) and state_of(history, device, on).presence in _NOT_IN_YET:
            yield device


def _never_judged(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    """What was said of a fusion at an operation that did not take place, or of an image that was not taken."""
    for one in history.fusion:
        keys = (Surgery.table(), one.surgery_id), (ImagingStudy.table(), one.imaging_id)
        if any(key in gone and key[1] in history.never for key in keys):
            yield one


def _entries(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    """What was noted of a symptom, as far as it is loaded: it is no part of its record."""
    for symptom in filter(gone.has, history.symptoms):
        course = history.course_of(symptom)
        found = (course.first, course.highest, course.latest, *history.entries_of(symptom))
        yield from (entry for entry in found if entry is not None)


def _asked_for(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    yield from (one for one in history.requests if (Surgery.table(), one.surgery_id) in gone)


def _papers(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    """Papers of what is gone alone, and those of a kind that tells of nothing else."""
    emptied = {
        paper
        for kind, papers in _PAPERS_OF.items()
        if (of := history.of(kind)) and all(map(gone.has, of))
        for paper in papers
    }
    for document in history.documents:
        belongs = [gone.tells(link) for link in history.links_of.get(document.id, ())]
        if all(belongs) and (belongs or document.kind in emptied):
            yield document


def _pasted(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    """Texts from which anything came that is gone: they are printed whole, or not at all."""
    came = {getattr(one, "source_id", None) for one in gone.records.values()}
    yield from (text for text in history.sources if text.id in came)


def _about(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    for kind in LISTS:
        if issubclass(kind, About):
            yield from filter(gone.tells, history.of(kind))
    for link in history.document_links:
        if (Document.table(), link.document_id) in gone:
            yield link


def _clinicians(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    return _named_by_it_alone(history, history.clinicians, gone)


def _facilities(history: History, _on: date, gone: _Gone) -> Iterator[Record]:
    return _named_by_it_alone(history, history.facilities, gone)


def _named_by_it_alone(
    history: History, directory: Iterable[Clinician | Facility], gone: _Gone
) -> Iterator[Record]:
    names = _names(gone.records.values())
    others = _names(one for kind in LISTS for one in history.of(kind) if not gone.has(one))
    return (one for one in directory if one.name in names - others)


def _names(records: Iterable[Record]) -> set[str]:
    """The clinicians and places that some records name."""
    every = (m for one in records for m in members(one))
    return {getattr(m, name) for m in every for name in _fields_with(type(m), "names") if getattr(m, name)}


_HANGING: tuple[Callable[[History, date, _Gone], Iterator[Record]], ...] = (
    _not_in_yet,
    _never_judged,
    _entries,
    _asked_for,
    _papers,
    _pasted,
    _about,
    _clinicians,
    _facilities,
    _about,
)
"""In this order; what is about a clinician who is gone is found last."""


@cache
def _fields_with(kind: type[Record], option: str) -> dict[str, Any]:
    """The fields of a kind that are declared with an option, and what it says."""
    found: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get(option):
            found[name] = extra[option]
    return found


# --- what stays


def _loosened(history: History, record: Record, gone: _Gone) -> Record:
    """The record without what it has from those that are gone; the same one where it has nothing from them."""
    changed = _changed(history, record, gone)
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        loose = [_loosened(history, one, gone) for one in parts if not _never_was(history, one, gone)]
        if len(loose) < len(parts) or any(a is not b for a, b in zip(loose, parts, strict=True)):
            changed[name] = [copied(one, {}) for one in loose]
    if isinstance(record, Device) and (put_in := _put_in(history, record, changed)) is not None:
        changed["events"] = put_in
    return copied(record, changed) if changed else record


def _changed(history: History, record: Record, gone: _Gone) -> dict[str, Any]:
    links = _fields_with(type(record), "link")
    cut = {name: None for name, table in links.items() if (table, getattr(record, name)) in gone}
    blank = (name for name in gone.blanks.get(type(record), ()) if getattr(record, name) is not None)
    changed: dict[str, Any] = {**cut, **dict.fromkeys(blank)}
    if isinstance(record, DeviceEvent | FusionAssessment) and (cut or record.date in gone.dates()):
        changed |= _withheld(_date(history, record))
    if isinstance(record, Statement) and record.date in gone.dates():
        changed |= _withheld(record.date)
    written = getattr(record, "as_written", None)
    if written and any(_same_words(written, one) for one in _from_its_text(record, gone)):
        changed["as_written"] = None
    return changed


def _from_its_text(record: Record, gone: _Gone) -> Iterator[Record]:
    """What is gone and may have come from the same text as a record; a nested one does not say from which it came."""
    for one in gone.records.values():
        texts = {getattr(each, "source_id", None) for each in (one, record) if hasattr(each, "source_id")}
        if len(texts) < 2:
            yield one


def _same_words(written: str, gone: Record) -> bool:
    """Whether two records came from the same words: "PLIF L4-S1 with 4 screws" tells of both."""
    other = getattr(gone, "as_written", None)
    return isinstance(other, str) and bool(other) and (other in written or written in other)


def _date(history: History, record: DeviceEvent | FusionAssessment) -> PartialDate | None:
    if isinstance(record, DeviceEvent):
        return event_date(history, record)
    return assessment_date(history, record)


def _withheld(when: PartialDate | None) -> dict[str, Any]:
    return {"date": Withheld(when.edtf) if when else None} | {f"date{end}": None for end in _CLEARED}


def _never_was(history: History, record: Record, gone: _Gone) -> bool:
    """Whether it became of a device at an operation that did not take place, or is of an image that was not taken."""
    if not isinstance(record, DeviceEvent):
        return False
    keys = (Surgery.table(), record.surgery_id), (ImagingStudy.table(), record.imaging_id)
    return any(key in gone and key[1] in history.never for key in keys)


def _put_in(history: History, device: Device, changed: Mapping[str, Any]) -> list[Record] | None:
    """The events of a device whose operation is gone, with the date of putting in withheld; None for any other."""
    when = put_in_date(history, device)
    if "procedure_id" not in changed or when is None:
        return None
    events = [copied(one, {}) for one in changed.get("events", device.events)]
    known = [one for one in events if one.kind is DeviceEventKind.IMPLANTED]
    own = {"device_id": device.id, "kind": DeviceEventKind.IMPLANTED}
    for event in known:
        for name, value in _withheld(when).items():
            setattr(event, name, value)
    if not known:
        events.append(DeviceEvent.of(id=f"{device.id}-put-in", **own, **_withheld(when)))
    return events

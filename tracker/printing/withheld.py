"""A history without some of its records, for one sheet: what is gone can be told by no section and drawn nowhere.

What hangs on a record goes with it: statements, translations and ends set aside about it; papers, requests and
pasted texts that belong to it alone, or tell it in its own words; clinicians and places that nothing else names;
hardware that is in the body only once a planned operation has taken place.

What stays and points to it stays without the pointer. The date of hardware, of what became of it, or of a fusion
judged that comes from there is withheld: it keeps its place in the order of things, so that no later fact turns
into an earlier one, and is printed as left out; what else would say it (a statement of that date, an operative note
or a report at it) is gone too. The history that is returned knows the ``whole`` one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.dates import PartialDate, Withheld
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import Presence
from tracker.domain.fusion import assessment_date
from tracker.domain.happenings import event_date, put_in_date
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
from tracker.domain.removals import untold_removals
from tracker.printing.gone import Blanks, Gone, cut, fields_with, text_of, withheld

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


def without_records(history: History, on: date, chosen: Iterable[Record], blanks: Blanks) -> History:
    """The history of a day without some records, what hangs on them, and some fields; the given one is left as it is."""
    return _without(history, on, Gone.of(chosen, blanks), _HANGING)


def without_later(history: History, on: date, later: Iterable[Record]) -> History:
    """The history without what came later than a day and what is about it or named by it alone; it knows no whole one.

    Papers, requests and pasted texts have dates of their own, and do not go along.
    """
    return replace(_without(history, on, Gone.of(later), _WITH_LATER), whole=None)


def _without(history: History, on: date, gone: Gone, hanging: tuple["Hanging", ...]) -> History:
    for each in hanging:
        gone.add(each(history, on, gone))
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


def _counting(profile: AnatomyProfile, gone: Gone) -> AnatomyProfile:
    if not gone.has(profile):
        return profile
    return copied(profile, dict.fromkeys(set(type(profile).model_fields) - _COUNTS))


# --- what hangs on what is gone


def _not_in_yet(history: History, on: date, gone: Gone) -> Iterator[Record]:
    """Hardware that only an operation which is gone says not to be in the body yet."""
    for device in history.devices:
        surgery = history.surgery_of(device)
        if surgery and gone.has(surgery) and state_of(history, device, on).presence in _NOT_IN_YET:
            yield device


def _never_judged(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    """What was said of a fusion at an operation that did not take place, or of an image that was not taken."""
    for one in history.fusion:
        keys = (Surgery.table(), one.surgery_id), (ImagingStudy.table(), one.imaging_id)
        if any(key in gone and key[1] in history.never for key in keys):
            yield one


def _entries(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    """What was noted of a symptom, as far as it is loaded: it is no part of its record."""
    for symptom in filter(gone.has, history.symptoms):
        course = history.course_of(symptom)
        found = (course.first, course.highest, course.latest, *history.entries_of(symptom))
        yield from (entry for entry in found if entry is not None)


def _asked_for(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    yield from (one for one in history.requests if (Surgery.table(), one.surgery_id) in gone)


def _papers(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    """Papers of what is gone alone, and those of a kind that tells of nothing else."""
    emptied = _papers_of(kind for kind in _PAPERS_OF if _is_emptied(history, kind, gone))
    dated = {key: _papers_of(kinds) for key, kinds in withheld(history, gone).items()}
    for document in history.documents:
        belongs = [
            gone.tells(link) or document.kind in dated.get((link.about_table, link.about_id), ())
            for link in history.links_of.get(document.id, ())
        ]
        if all(belongs) and (belongs or document.kind in emptied):
            yield document


def _papers_of(kinds: Iterable[type[Record]]) -> set[PaperKind]:
    return {paper for kind in kinds for paper in _PAPERS_OF[kind]}


def _is_emptied(history: History, kind: type[Record], gone: Gone) -> bool:
    """Whether all of a kind is gone; a plan or an injection that stays has no operative note."""
    of = history.operations if kind is Surgery and history.operations else history.of(kind)
    return bool(of) and all(map(gone.has, of))


def _pasted(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    """Texts from which anything came that is gone: they are printed whole, or not at all."""
    came = {getattr(one, "source_id", None) for one in gone.records.values()}
    yield from (text for text in history.sources if text.id in came)


def _about(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    undated = withheld(history, gone)
    for kind in (kind for kind in LISTS if issubclass(kind, About)):
        for one in history.of(kind):
            of_date = getattr(one, "field", None) == "date" and (one.about_table, one.about_id) in undated
            if of_date or gone.tells(one):
                yield one
    for link in history.document_links:
        if (Document.table(), link.document_id) in gone:
            yield link


def _clinicians(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    return _named_by_it_alone(history, history.clinicians, gone)


def _facilities(history: History, _on: date, gone: Gone) -> Iterator[Record]:
    return _named_by_it_alone(history, history.facilities, gone)


def _named_by_it_alone(
    history: History, directory: Iterable[Clinician | Facility], gone: Gone
) -> Iterator[Record]:
    names = _names(gone.records.values())
    others = _names(one for kind in LISTS for one in history.of(kind) if not gone.has(one))
    return (one for one in directory if one.name in names - others)


def _names(records: Iterable[Record]) -> set[str]:
    """The clinicians and places that some records name."""
    every = (m for one in records for m in members(one))
    return {getattr(m, name) for m in every for name in fields_with(type(m), "names") if getattr(m, name)}


Hanging = Callable[[History, date, Gone], Iterator[Record]]

_HANGING: tuple[Hanging, ...] = (
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
_WITH_LATER: tuple[Hanging, ...] = (_not_in_yet, _about, _clinicians, _facilities, _about)


# --- what stays


def _loosened(history: History, record: Record, gone: Gone, owner: Record | None = None) -> Record:
    """The record without what it has from those that are gone; the same one where it has nothing from them."""
    changed = _changed(history, record, gone, text_of(owner or record))
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        loose = [
            _loosened(history, one, gone, record)
            for one in parts
            if not gone.has(one) and not _never_was(history, one, gone)
        ]
        if len(loose) < len(parts) or any(a is not b for a, b in zip(loose, parts, strict=True)):
            changed[name] = [copied(one, {}) for one in loose]
    if isinstance(record, Device) and (put_in := _put_in(history, record, changed)) is not None:
        changed["events"] = put_in
    if isinstance(record, Device) and (untold := _untold(history, record, gone)):
        kept = changed.get("events") or [copied(one, {}) for one in record.events]
        changed["events"] = [*kept, *untold]
    return copied(record, changed) if changed else record


def _untold(history: History, device: Device, gone: Gone) -> list[Record]:
    """That nobody recorded whether a device came out at an operation that is gone: true of it all the same."""
    own = {"device_id": device.id, "kind": DeviceEventKind.FATE_NOT_RECORDED}
    return [
        DeviceEvent.of(id=f"{device.id}-{surgery.id}", **own, **_withheld(surgery.date))
        for surgery in untold_removals(history, device, put_in_date(history, device))
        if gone.has(surgery)
    ]


def _changed(history: History, record: Record, gone: Gone, text: str | None) -> dict[str, Any]:
    loose = dict.fromkeys(cut(record, gone))
    blank = (name for name in gone.blanks.get(type(record), ()) if getattr(record, name) is not None)
    changed: dict[str, Any] = {**loose, **dict.fromkeys(blank)}
    if isinstance(record, DeviceEvent | FusionAssessment) and (loose or record.date in gone.days):
        changed |= _withheld(_date(history, record))
    if isinstance(record, Statement) and record.date in gone.days:
        changed |= _withheld(record.date)
    written = getattr(record, "as_written", None)
    if written and gone.same_words(written, text):
        changed["as_written"] = None
    return changed


def _date(history: History, record: DeviceEvent | FusionAssessment) -> PartialDate | None:
    if isinstance(record, DeviceEvent):
        return event_date(history, record)
    return assessment_date(history, record)


def _withheld(when: PartialDate | None) -> dict[str, Any]:
    return {"date": Withheld(when.edtf) if when else None} | {f"date{end}": None for end in _CLEARED}


def _never_was(history: History, record: Record, gone: Gone) -> bool:
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

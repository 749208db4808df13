"""A history as of a day: the one place that says what had happened by then; every table, drawing and print starts here.

What has not happened by the end of the day (``Happened.NO``) is left out; what may have happened within the
days its date allows stays, with that date. What a report says is left out until the report has come, where the
day it came is recorded. Planned operations and ordered images stay as they are recorded,
whatever their date: they are no history yet, and so do appointments. The dates of the facts count, not the day they were entered.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from tracker.domain import imaging
from tracker.domain.dated import HasDate, happened
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.fusion import assessment_date
from tracker.domain.gate import dates_of
from tracker.domain.happenings import happenings, put_in_date
from tracker.domain.history import LISTS, Course, History, SeriesPoint
from tracker.domain.records import (
    Appointment,
    Dated,
    Device,
    DeviceEvent,
    DeviceEventKind,
    FusionAssessment,
    ImagingStudy,
    Medication,
    Record,
    SourceText,
    Status,
    StudyState,
    Surgery,
    Symptom,
    SymptomEntry,
)
from tracker.domain.records.base import copied, values_of

_WEEK = timedelta(days=6)  # from the first day of a week to its last
_PLANS: tuple[type[Record], ...] = (Appointment, SourceText)
"""Kinds that stay whatever their date: what lies ahead, and the texts things came from."""

R = TypeVar("R", bound=Record)


def as_of(history: History, on: date) -> History:
    """The history without what has not happened by the end of ``on``; the given one is left as it is.

    It is kept with the given one, for many ask for the same day; a history of a day is its own history of that day.
    """
    kept = history.so_far.get(on)
    if kept is None:
        kept = history.so_far[on] = _as_of(history, on)
        kept.so_far[on] = kept
    return kept


def _as_of(history: History, on: date) -> History:
    lists: dict[str, tuple[Any, ...]] = {
        name: tuple(one for record in history.of(kind) if (one := _so_far_of(record, on)) is not None)
        for kind, name in LISTS.items()
        if issubclass(kind, Dated) and kind not in _PLANS
    }
    lists["fusion"] = tuple(one for one in lists["fusion"] if _is_judged(history, one, on))
    lists["appointments"] = tuple(_ahead(one, on) for one in history.appointments)
    kept = {surgery.id for surgery in lists["surgeries"]}
    devices = [_told(history, d, on) for d in history.devices if _is_put_in(history, d, kept, on)]
    changed: dict[str, Any] = {**lists, "devices": tuple(devices)}
    entries = {
        symptom.id: tuple(one for one in history.entries_of(symptom) if _has_happened(one, on))
        for symptom in lists["symptoms"]
        if symptom.id in history.entries
    }
    courses = _courses(history.courses, entries, lists["symptoms"], on)
    return replace(history, courses=courses, entries=entries, **changed)


def _is_known(record: Any, on: date) -> bool:
    planned = isinstance(record, Surgery) and record.status is Status.PLANNED
    return (planned and not _is_open_from(record.date)) or _has_happened(record, on)


def _is_open_from(when: PartialDate | None) -> bool:
    """Whether a date is "since" a day: of a plan it is the day on which it was made."""
    return when is not None and when.latest is None


def _ahead(visit: Appointment, on: date) -> Appointment:
    """A visit that is still to come, without its answers and what came of it; the same one once it may have been."""
    if _has_happened(visit, on):
        return visit
    questions = [copied(one, {"answer": None}) for one in visit.questions]
    return copied(visit, {"notes": None, "questions": questions})


def _is_known_study(study: ImagingStudy, state: StudyState | None, on: date) -> bool:
    """``state`` is the one of the day."""
    return state is not None and (study.state is not StudyState.CANCELLED or _has_happened(study, on))


def _is_judged(history: History, assessment: FusionAssessment, on: date) -> bool:
    """Whether a fusion was judged by a day: one without a date of its own goes by its image or operation."""
    when = assessment_date(history, assessment)
    return when is None or when.happened_by(on) is not Happened.NO


def _has_happened(record: HasDate, on: date) -> bool:
    return happened(record, on) is not Happened.NO


def _so_far_of(record: R, on: date) -> R | None:
    """The record without the ends, receipts, steps and complications that have not come yet, a copy where one is left out.

    None for a record of what has not happened at all.
    """
    state = imaging.state_on(record, on) if isinstance(record, ImagingStudy) else None
    if isinstance(record, ImagingStudy):
        if not _is_known_study(record, state, on):
            return None
    elif not _is_known(record, on):
        return None
    ahead = [
        name
        for name, when in dates_of(record).items()
        if name not in ("date", "mr_date") and when is not None and when.happened_by(on) is Happened.NO
    ]
    changed: dict[str, Any] = {
        f"{name}{part}": None for name in ahead for part in ("", "_typed", "_earliest", "_latest")
    }
    if "until" in ahead and isinstance(record, Medication):
        changed["why_stopped"] = None
    if isinstance(record, Surgery):
        so_far = [one for one in record.complications if _has_happened(one, on)]
        later = len(so_far) < len(record.complications)
        changed |= {"complications": [copied(one, {}) for one in so_far]} if later else {}
    if isinstance(record, ImagingStudy):
        changed |= _study_so_far(record, state)
    return copied(record, changed) if changed else record


def _study_so_far(study: ImagingStudy, state: StudyState | None) -> dict[str, Any]:
    """How far a study has come; what its report says is not known before the report has come."""
    if state is None or state is imaging.furthest(study):
        return {} if state is study.state else {"state": state}
    unread = imaging.ORDER.index(state) < imaging.ORDER.index(StudyState.REPORT_RECEIVED)
    return {"state": state} | ({"report": None, "findings": []} if unread else {})


def _is_put_in(history: History, device: Device, kept: set[str], on: date) -> bool:
    surgery = history.surgery_of(device)
    if surgery is not None:
        return surgery.id in kept
    put_in = put_in_date(history, device)
    return put_in is None or put_in.happened_by(on) is not Happened.NO


def _told(history: History, device: Device, on: date) -> Device:
    """The device with what has become of it so far; a copy where something is left out."""
    so_far = {news.event.id for news in happenings(history, device, on)}
    events = [e for e in device.events if e.id in so_far or e.kind is DeviceEventKind.IMPLANTED]
    if len(events) == len(device.events):
        return device
    copies = [DeviceEvent.of(**values_of(event)) for event in events]
    return Device.of(**values_of(device), events=copies)


Entries = Mapping[str, tuple[SymptomEntry, ...]]


def _courses(
    courses: Mapping[str, Course], entries: Entries, symptoms: Iterable[Symptom], on: date
) -> dict[str, Course]:
    return {s.id: _so_far(s, courses[s.id], entries.get(s.id), on) for s in symptoms if s.id in courses}


def _so_far(symptom: Symptom, course: Course, entries: tuple[SymptomEntry, ...] | None, on: date) -> Course:
    """The course up to a day, told by the entries up to then where they are loaded.

    Where they are not and the newest came later, the weekly peaks stand for the entries before it. A week that ends
    after the day is left out, as its strongest entry may have come later.
    """
    if course.latest is None or _is_known(course.latest, on):
        return course
    points = tuple(point for point in course.points if _last_day(point) <= on)
    if entries is not None:
        return course_of((*points, *_week_that_goes_on(course, entries, on)), entries)
    first = course.first if course.first and _is_known(course.first, on) else None
    highest = course.highest if course.highest and _is_known(course.highest, on) else None
    if points:
        highest = highest or _peak(symptom, max(points, key=lambda point: (point.score, point.start)))
    latest = _peak(symptom, points[-1]) if points else first
    return Course(points, len(points) or int(first is not None), first, highest, latest)


def _week_that_goes_on(course: Course, entries: tuple[SymptomEntry, ...], on: date) -> Iterator[SeriesPoint]:
    """The point of a week that ends after the day, made of its entries up to then."""
    for point in course.points:
        if point.end is None and point.start <= on < _last_day(point):
            week = [one.score for one in entries if one.score is not None and _is_of(one, point.start)]
            if week:
                yield SeriesPoint(point.start, max(week), None, sum(week) / len(week), len(week))


def _is_of(entry: SymptomEntry, day: date) -> bool:
    """Whether an entry is of one day, in the week of another."""
    first = entry.date.earliest if entry.date else None
    if first is None or entry.date is None or first != entry.date.latest:
        return False
    return first.isocalendar()[:2] == day.isocalendar()[:2]


def course_of(points: tuple[SeriesPoint, ...], entries: tuple[SymptomEntry, ...]) -> Course:
    """The course of these entries, which stand oldest first and those without a day last.

    Of equally strong ones the newest is the highest, as in the store.
    """
    dated = [entry for entry in entries if entry.date_earliest]
    newest = [*reversed(dated), *(entry for entry in entries if not entry.date_earliest)]
    highest = max(
        (entry for entry in newest if entry.score is not None), key=lambda one: one.score or 0, default=None
    )
    first, latest = (dated[0], dated[-1]) if dated else (None, None)
    return Course(points, len(entries), first, highest, latest)


def _last_day(point: SeriesPoint) -> date:
    return point.end or point.start + _WEEK


def _peak(symptom: Symptom, point: SeriesPoint) -> SymptomEntry:
    """The strongest entry of a week, of which only the week is loaded."""
    start, end = PartialDate.on(point.start), PartialDate.on(_last_day(point))
    id_ = f"{symptom.id}-{point.start}"
    return SymptomEntry.of(
        id=id_, symptom_id=symptom.id, score=point.score, date=PartialDate.between(start, end)
    )

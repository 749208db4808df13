"""The lanes of the timeline but for hardware: each function turns one kind of record into marks.

The history given is one as of the day ``on``, so nothing here asks what has happened.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from tracker.domain.dated import HasDate, happened
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import Course, History, is_intervention, took_place, was_taken
from tracker.domain.phrases import say
from tracker.domain.records import (
    Condition,
    ImagingStudy,
    Medication,
    OtherImplant,
    Record,
    Surgery,
    Symptom,
    SymptomEntry,
    Treatment,
)
from tracker.views import words
from tracker.views.facts import facts
from tracker.views.timeline_marks import Days, Lane, LaneKind, Look, Mark, Piece, days_of

Told = Callable[[Record], str]

_LONGEST_SERIES = 60


def told_by(history: History, on: date) -> Told:
    """A function that tells all facts of a record, one line each."""
    lines: dict[tuple[str, str], list[str]] = {}
    for fact in facts(history, on):
        line = f"{fact.what}, {fact.when}: {fact.details}"
        lines.setdefault((fact.table, fact.record_id), []).append(line)
    return lambda record: "\n".join(lines.get((record.table(), record.id), ()))


def conditions(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Conditions as bars; one without a date has a start that is not recorded."""
    return tuple(
        span(record, record.until, words.condition_words(record, history.axis, alone=True), on, told)
        for record in history.conditions
    )


def other_implants(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Implants outside the spine as bars."""
    return tuple(
        span(record, None, words.implant_name(record, alone=True), on, told)
        for record in begun(history.other_implants, on)
    )


D = TypeVar("D", bound=HasDate)


def begun(records: Iterable[D], on: date) -> list[D]:
    """What has begun by a day, surely or possibly; a sheet may tell of more, and no bar begins before its date."""
    return [one for one in records if happened(one, on) is not Happened.NO]


def span(
    record: Condition | OtherImplant | Medication | Treatment,
    until: PartialDate | None,
    name: str,
    on: date,
    told: Told,
) -> Mark:
    """A bar from when a thing began until when it was over; open where that is not recorded."""
    begin = _begun(record.date, on)
    label = f"{name}, {_start_words(record.date)}"
    if until is not None and days_of(until) is not None:
        label += f", {words.until(until)}"
    return Mark(key(record), told(record), label, name, begin, _lasting(begin, days_of(until), on))


def _lasting(begin: Days | None, end: Days | None, on: date) -> tuple[Piece, ...]:
    """A bar: hollow over the days in which it may have begun or ended, solid between; open where not recorded."""
    start = begin.first if begin else None
    sure = begin.last if begin and begin.first else start
    if end is None or (end.first or end.last) > on:
        cuts, looks = [start, sure, None], [Look.HOLLOW, Look.SOLID]
    else:
        ending = max(end.first or end.last, sure or date.min)
        cuts = [start, sure, ending, max(end.last, ending)]
        looks = [Look.HOLLOW, Look.SOLID, Look.HOLLOW]
    stretches = zip(cuts, cuts[1:], looks, strict=False)
    pieces = tuple(
        Piece(a, b, look) for a, b, look in stretches if a != b or (a is b is None and look is Look.SOLID)
    )
    return pieces or (Piece(start, sure, Look.SOLID),)


def _begun(when: PartialDate | None, on: date) -> Days | None:
    days = days_of(when)
    return days.until(on) if days else None


def _start_words(when: PartialDate | None) -> str:
    if when is None or days_of(when) is None:
        return say("not_recorded.start")
    return words.since(when)


def operations(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Operations as numbered marks; planned and cancelled ones are hollow and say so."""
    return tuple(_operation(history, s, on, told) for s in history.surgeries if not is_intervention(s))


def treatments(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Injections and the like, which are not numbered."""
    return tuple(_operation(history, s, on, told) for s in history.surgeries if is_intervention(s))


def _operation(history: History, surgery: Surgery, on: date, told: Told) -> Mark:
    number = history.number_of(surgery)
    hollow = not took_place(surgery)
    status = words.status_words(surgery)
    prefix = f"{status}: " if status else ""
    label = prefix + words.main_words(surgery, history.axis, alone=True)
    short = prefix + words.procedure_words(surgery.procedures[0], history.axis, alone=True)
    short += " …" if label != short else ""
    begin = days_of(surgery.date) if hollow else _begun(surgery.date, on)
    look = Look.HOLLOW if hollow else Look.SOLID
    return Mark(key(surgery), told(surgery), label, short, begin, look=look, number=number, important=True)


def imaging(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Images with what they said; of a run that says the same thing only the first has a label, with the count."""
    runs: list[list[ImagingStudy]] = []
    says = {study.id: _says(history, study) for study in history.imaging}
    for study in history.imaging:
        if runs and len(runs[-1]) < _LONGEST_SERIES and says[runs[-1][0].id] == says[study.id]:
            runs[-1].append(study)
        else:
            runs.append([study])
    return tuple(_image(study, run, says[study.id], on, told) for run in runs for study in run)


@dataclass(frozen=True, slots=True)
class _Said:
    """What an image says: its name, what was found, and both with the part that was imaged."""

    name: str
    found: str = field(compare=False)
    words: str
    undated: bool


def _says(history: History, study: ImagingStudy) -> _Said:
    found = words.study_findings(study, history.axis, alone=True)
    whole = words.at_its_part(study, found, history.axis)
    return _Said(words.study_name(study), found, whole, study.date is None)


def _image(study: ImagingStudy, run: list[ImagingStudy], said: _Said, on: date, told: Told) -> Mark:
    hollow = not was_taken(study)
    label, short = _image_labels(said, len(run)) if study is run[0] else ("", "")
    return Mark(
        key(study),
        told(study),
        label,
        short,
        days_of(study.date) if hollow else _begun(study.date, on),
        look=Look.HOLLOW if hollow else Look.SOLID,
        important=bool(study.findings),
    )


def _image_labels(said: _Said, number: int) -> tuple[str, str]:
    """The label of a run of images that say the same, and the short one."""
    count = f"{number} × " if number > 1 else ""
    short, found = f"{count}{said.name}", said.found or said.words
    each = say("timeline.each", what=short) if count else short
    return (f"{each}: {found}" if found else short), short


def symptom(history: History, record: Symptom, on: date, told: Told) -> Lane:
    """A symptom's lane: how long it has lasted, the entries worth naming, and the curve of weekly peaks."""
    course = history.course_of(record)
    curve = tuple((point.start, point.score) for point in course.points)
    marks = []
    begin, end = _begun(record.date, on), days_of(record.until)
    if begin is not None:
        label = _start_words(record.date)
        marks.append(Mark(key(record), told(record), label, label, begin, _lasting(begin, end, on)))
    told_apart = [entry for entry in (course.highest, course.latest) if entry]
    for entry in named_entries(course):
        if days_of(entry.date) is not None:
            marks.append(_entry(record, entry, on, labelled=any(entry.id == one.id for one in told_apart)))
    name = words.symptom_words(record)
    title = say("timeline.scale", symptom=name)
    return Lane(LaneKind.SYMPTOM, title, tuple(marks), curve, _note(course, curve))


def named_entries(course: Course) -> tuple[SymptomEntry, ...]:
    """The first, the highest and the latest entry, each once."""
    found = {entry.id: entry for entry in (course.first, course.highest, course.latest) if entry}
    return tuple(found.values())


def _entry(record: Symptom, entry: SymptomEntry, on: date, *, labelled: bool) -> Mark:
    said = f"{words.symptom_words(record)}, {words.when(entry.date)}: {words.entry_words(entry)}"
    score = "" if entry.score is None else str(entry.score)
    return Mark(key(record), said, score if labelled else "", score, _begun(entry.date, on))


def _note(course: Course, curve: tuple[tuple[date, int], ...]) -> str:
    if not curve:
        return say("timeline.no_entries")
    if course.first is not None and course.first.date is not None and days_of(course.first.date) is not None:
        return say("timeline.no_entries_before", date=words.month_of(course.first.date))
    return ""


def key(record: Record) -> tuple[tuple[str, str], ...]:
    """The record behind a mark."""
    return ((record.table(), record.id),)

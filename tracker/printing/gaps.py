"""What is not recorded, said in one place: the gap and what it is a gap of, never what to do about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.hardware import in_body
from tracker.domain.history import History, is_intervention
from tracker.printing.layout import Cell, Column, Section, Table, plain, strong
from tracker.views import words

_NAMED = 6  # up to so many are named one by one, more are counted


def not_recorded(history: History, on: date) -> tuple[Section, ...]:
    """The section on what is not recorded; none when everything asked for is recorded."""
    rows = (
        *_person(history),
        *_operations(history),
        *_hardware(history, on),
        *_rest(history),
        *_absent(history),
    )
    table = Table((Column("Not recorded", 45), Column("Of what", 135)), rows)
    return (Section("What is not recorded", (table,), "no entry either way"),) if rows else ()


Row = tuple[Cell, ...]


def _row(what: str, subjects: Sequence[str], total: int, noun: str) -> tuple[Row, ...]:
    if not subjects:
        return ()
    if len(subjects) > _NAMED:
        return (((strong(what),), (plain(f"{len(subjects)} of {total} {noun}"),)),)
    return (((strong(what),), (plain("; ".join(dict.fromkeys(subjects))),)),)


def _rows(gaps: Iterable[tuple[str, list[str]]], total: int, noun: str) -> tuple[Row, ...]:
    return tuple(row for what, subjects in gaps for row in _row(what, subjects, total, noun))


def _person(history: History) -> tuple[Row, ...]:
    person, anatomy = history.person, history.anatomy
    known = {
        "name": person and person.name,
        "birth date": person and person.birth_date,
        "sex": person and person.sex,
        "number of lumbar vertebrae": anatomy and anatomy.lumbar,
        "transitional vertebra": anatomy and anatomy.transition,
    }
    return _row("About the patient", [what for what, value in known.items() if not value], 9, "facts")


def _operations(history: History) -> tuple[Row, ...]:
    done = history.operations
    gaps = {
        "Date": [s for s in done if not s.date],
        "Surgeon": [s for s in done if not s.surgeon],
        "Hospital": [s for s in done if not s.hospital],
        "Reason": [s for s in done if not words.surgery_reasons(s)],
        "Outcome": [s for s in done if not s.outcome and not s.result],
        "Level": [s for s in done if not all(p.sites for p in s.procedures)],
    }
    named = [
        (what, [words.operation_title(history, s).lower() for s in found]) for what, found in gaps.items()
    ]
    return _rows(named, len(done), "operations")


def _hardware(history: History, on: date) -> tuple[Row, ...]:
    inside = in_body(history, on)
    gaps = {
        "Number of parts": [s for s in inside if not s.quantity],
        "Maker and model": [s for s in inside if not s.device.maker and not s.device.model],
        "Lot and serial number": [s for s in inside if not s.device.lot and not s.device.serial],
    }
    named = [
        (what, [f"{words.device_words(s.device, history.axis)} ({words.when(s.put_in)})" for s in found])
        for what, found in gaps.items()
    ]
    return _rows(named, len(inside), "entries of hardware in the body")


def _rest(history: History) -> tuple[Row, ...]:
    images = [f"{words.study_name(s)} {words.when(s.date)}" for s in history.imaging if not s.pictures]
    unsaid = [
        f"{words.study_name(s)} {words.when(s.date)}"
        for s in history.imaging
        if not s.findings and not s.report
    ]
    labels = [
        words.term("other_implants", i.kind, i.called) for i in history.other_implants if not i.mr_label
    ]
    entries = [words.symptom_words(s) for s in history.symptoms if not history.course_of(s).entries]
    return (
        *_row("Where the pictures are", images, len(history.imaging), "images"),
        *_row("What was found", unsaid, len(history.imaging), "images"),
        *_row("How strong, over time", entries, len(history.symptoms), "symptoms"),
        *_row("MR label", labels, len(history.other_implants), "other implants"),
    )


def _absent(history: History) -> tuple[Row, ...]:
    present = {
        "operations": history.operations,
        "injections and similar": any(map(is_intervention, history.surgeries)),
        "hardware": history.devices,
        "imaging": history.imaging,
        "symptoms": history.symptoms,
        "conditions": history.conditions,
        "other implants": history.other_implants,
    }
    return _row("No entry of any kind", [what for what, found in present.items() if not found], 7, "kinds")

"""What is not recorded, said in one place: the gap and what it is a gap of, never what to do about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import vocabulary
from tracker.domain.hardware import in_body
from tracker.domain.history import History, is_intervention
from tracker.printing.layout import Cell, Column, Section, Table, headed, plain, strong
from tracker.views import words

_NAMED = 6  # up to so many are named one by one, more are counted


def not_recorded(history: History, on: date) -> tuple[Section, ...]:
    """The section on what is not recorded; none when everything asked for is recorded."""
    rows = _merged(
        (
            *_person(history),
            *_operations(history),
            *_hardware(history, on),
            *_rest(history),
            *_absent(history),
        )
    )
    table = Table((Column("Not recorded", 62), Column("Of what", 118)), rows)
    return (headed("not_recorded", (table,), "no entry either way"),) if rows else ()


Gap = tuple[str, str]
"""What is not recorded, and of what."""


def _merged(gaps: Iterable[Gap]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each set of subjects: what is missing of the same things stands together."""
    together: dict[str, list[str]] = {}
    for what, subjects in gaps:
        together.setdefault(subjects, []).append(what)
    return tuple(((strong(_sentence(what)),), (plain(of),)) for of, what in together.items())


def _sentence(what: list[str]) -> str:
    said = ", ".join(what)
    return said[:1].upper() + said[1:]


def _row(what: str, subjects: Sequence[str], total: int, noun: str) -> tuple[Gap, ...]:
    if not subjects:
        return ()
    if len(subjects) > _NAMED:
        return ((what, f"{len(subjects)} of {total} {noun}"),)
    return ((what, "; ".join(dict.fromkeys(subjects))),)


def _rows(gaps: Iterable[tuple[str, list[str]]], total: int, noun: str) -> tuple[Gap, ...]:
    return tuple(row for what, subjects in gaps for row in _row(what, subjects, total, noun))


def _person(history: History) -> tuple[Gap, ...]:
    person, anatomy = history.person, history.anatomy
    known = {
        "name": person and person.name,
        "birth date": person and person.birth_date,
        "sex": person and person.sex,
        "number of lumbar vertebrae": anatomy and anatomy.lumbar,
        "transitional vertebra": anatomy and anatomy.transition,
    }
    return _row("about the patient", [what for what, value in known.items() if not value], 9, "facts")


def _operations(history: History) -> tuple[Gap, ...]:
    done = history.operations
    gaps = {
        "date": [s for s in done if not s.date],
        "surgeon": [s for s in done if not s.surgeon],
        "hospital": [s for s in done if not s.hospital],
        "reason": [s for s in done if not words.surgery_reasons(s)],
        "outcome": [s for s in done if not s.outcome and not s.result],
        "level": [s for s in done if not all(p.sites for p in s.procedures)],
    }
    named = [
        (what, [words.operation_title(history, s).lower() for s in found]) for what, found in gaps.items()
    ]
    return _rows(named, len(done), "operations")


def _hardware(history: History, on: date) -> tuple[Gap, ...]:
    inside = in_body(history, on)
    gaps = {
        "number": [s for s in inside if not s.quantity],
        "maker, model": [s for s in inside if not s.device.maker and not s.device.model],
        "lot, serial": [s for s in inside if not s.device.lot and not s.device.serial],
    }
    named = [
        (what, [f"{words.device_words(s.device, history.axis)} ({words.when(s.put_in)})" for s in found])
        for what, found in gaps.items()
    ]
    return _rows(named, len(inside), "entries of hardware in the body")


def _rest(history: History) -> tuple[Gap, ...]:
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
    signs = vocabulary.plain_terms("neurological")
    return (
        *_row("where the pictures are", images, len(history.imaging), "images"),
        *_row("what was found", unsaid, len(history.imaging), "images"),
        *_row("how strong, over time", entries, len(history.symptoms), "symptoms"),
        *_row("ever asked about", _never_asked(history), len(signs), "signs"),
        *_row("MR label", labels, len(history.other_implants), "other implants"),
    )


def _never_asked(history: History) -> list[str]:
    """The signs of which no question is recorded, once any of them was asked."""
    asked = {item.kind for item in history.neurological}
    signs = vocabulary.plain_terms("neurological").items()
    return [term.name.lower() for code, term in signs if code not in asked | {"other"}] if asked else []


def _absent(history: History) -> tuple[Gap, ...]:
    present = {
        "operations": history.operations,
        "injections and similar": any(map(is_intervention, history.surgeries)),
        "hardware": history.devices,
        "imaging": history.imaging,
        "symptoms": history.symptoms,
        "conditions": history.conditions,
        "other implants": history.other_implants,
        "allergies": history.allergies,
        "medicines": history.medications,
        "other treatment": history.treatments,
        "signs asked about": history.neurological,
        "scores": history.scores,
        "background": history.background,
        "operations elsewhere": history.other_operations,
        "goals": history.goals,
        "papers": history.documents,
    }
    absent = [what for what, found in present.items() if not found]
    return (("no entry of any kind", "; ".join(absent)),) if absent else ()

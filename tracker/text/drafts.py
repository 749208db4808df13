"""A reading as data for the gate: operations, conditions, imaging and the person, ready to be reviewed and saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.age import birth_from_age
from tracker.domain.dates import PartialDate
from tracker.domain.records import Condition, ImagingStudy, Person, Record, Status, Surgery
from tracker.errors import TrackerError
from tracker.text.names import called
from tracker.text.reading import About, Event, EventType, Question, Reading, Said

_OPERATIONS = (EventType.SURGERY, EventType.INJECTION, EventType.PLANNED)


@dataclass(frozen=True)
class Draft:
    """Data for ``gate.build(kind, data)``, the lines it came from, their words, and what is left to ask."""

    kind: type[Record]
    data: dict[str, Any]
    lines: tuple[int, ...] = ()
    words: str = ""
    questions: tuple[Question, ...] = ()


def drafts(reading: Reading, *, today: date, posted: date | None = None) -> tuple[Draft, ...]:
    """All drafts of a reading: the person first, then the others in the order of the text.

    Events of one full date become one operation with several procedures; an event with a vaguer date, or with
    none, stays an operation of its own. The age counts from ``posted``, today when that is not known.
    """
    found: list[Draft] = []
    if reading.about is not None:
        found.append(_person(reading.about, reading, posted or today))
    for group in _sessions(reading.events):
        found.extend(_drafts_of(group, reading))
    return tuple(found)


def _person(about: About, reading: Reading, said_on: date) -> Draft:
    data: dict[str, Any] = {"name": about.name, "sex": about.sex}
    if about.age is not None:
        data["birth_date"] = _birth(about.age, said_on)
    line = reading.text.count("\n", 0, about.start)
    return Draft(Person, _given(data), (line,), reading.text[about.start : about.end])


def _birth(age: int, said_on: date) -> PartialDate | None:
    try:
        return birth_from_age(age, said_on)
    except TrackerError:
        return None


def _given(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", ())}


def _sessions(events: Iterable[Event]) -> list[list[Event]]:
    """Events in order; operations of one exact day stand together where the first of them stood."""
    groups: list[list[Event]] = []
    by_day: dict[tuple[str, bool], list[Event]] = {}
    for event in events:
        exact = event.type in _OPERATIONS and event.date is not None and event.date.exact
        day = (str(event.date), event.type is EventType.PLANNED)
        if exact and day in by_day:
            by_day[day].append(event)
            continue
        groups.append([event])
        if exact:
            by_day[day] = groups[-1]
    return groups


def _drafts_of(group: Sequence[Event], reading: Reading) -> list[Draft]:
    first = group[0]
    if first.type in _OPERATIONS:
        return [_operation(group, reading)]
    if first.type is EventType.CONDITION:
        return [_condition(first, said, reading) for said in first.conditions]
    if first.type is EventType.IMAGING:
        return [_imaging(first, reading)]
    return []


def _draft(kind: type[Record], data: Mapping[str, Any], group: Sequence[Event], reading: Reading) -> Draft:
    lines = tuple(dict.fromkeys(event.line for event in group))
    words = "\n".join(reading.lines[line].strip() for line in lines)
    questions = tuple(question for question in reading.questions if question.line in lines)
    return Draft(kind, _given({**data, "as_written": words}), lines, words, questions)


# --- operations


def _operation(group: Sequence[Event], reading: Reading) -> Draft:
    first = group[0]
    status = Status.PLANNED if first.type is EventType.PLANNED else Status.DONE
    procedures = [procedure for event in group for procedure in _procedures(event)]
    return _draft(Surgery, {"date": first.date, "status": status, "procedures": procedures}, group, reading)


def _procedures(event: Event) -> list[dict[str, Any]]:
    kinds = vocabulary.procedures()
    return [
        _given(
            {
                "kind": said.code,
                "called": called(said, kinds[said.code]),
                "sites": event.sites,
                "revision": "yes" if event.revision else None,
                "as_written": said.words,
                "reasons": tuple(_reason(reason) for reason in event.reasons),
            }
        )
        for said in event.procedures
    ]


def _reason(said: Said) -> dict[str, Any]:
    return _given({"kind": said.code, "called": called(said, vocabulary.indications()[said.code])})


# --- conditions and imaging


def _condition(event: Event, said: Said, reading: Reading) -> Draft:
    data = {
        "kind": said.code,
        "called": called(said, vocabulary.indications()[said.code]),
        "sites": event.sites,
        "date": event.date,
        "operated": event.operated,
    }
    return _draft(Condition, data, [event], reading)


def _imaging(event: Event, reading: Reading) -> Draft:
    code = event.studies[0].code if event.studies else "other"
    findings = tuple(_finding(said, event) for said in event.conditions)
    kind = code if code in vocabulary.imaging_kinds() else "other"
    data = {"kind": kind, "date": event.date, "sites": event.sites, "findings": findings}
    return _draft(ImagingStudy, data, [event], reading)


def _finding(said: Said, event: Event) -> dict[str, Any]:
    listed = vocabulary.findings()
    known = vocabulary.find(listed, said.words)
    code = said.code if said.code in listed else known.code if known else "other"
    return _given({"kind": code, "called": called(said, listed[code]), "sites": event.sites})

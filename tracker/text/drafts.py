"""A reading as data for the gate: operations, conditions, imaging and the person, ready to be reviewed and saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.age import birth_from_age
from tracker.domain.dates import PartialDate
from tracker.domain.records import Condition, ImagingStudy, Person, Record, Status, Surgery
from tracker.domain.site_set import Sites
from tracker.errors import TrackerError
from tracker.text.grouping import OPERATIONS, Regrouping, Unit, groups_of
from tracker.text.names import called
from tracker.text.reading import About, Event, EventType, Question, Reading, Said

ABOUT = "about"
"""The key of the draft that tells who the text is about."""


@dataclass(frozen=True)
class Draft:
    """Data for ``gate.build(kind, data)``, the lines it came from, their words, and what is left to ask.

    ``key`` names the draft as long as the text stays the same. ``units`` are what it is made of; the procedures
    of an operation stand in their order.
    """

    kind: type[Record]
    data: dict[str, Any]
    lines: tuple[int, ...] = ()
    words: str = ""
    questions: tuple[Question, ...] = ()
    key: str = ABOUT
    units: tuple[Unit, ...] = ()


def drafts(
    reading: Reading, *, today: date, posted: date | None = None, regroupings: Iterable[Regrouping] = ()
) -> tuple[Draft, ...]:
    """All drafts of a reading: the person first, then the others in the order of the text.

    Events of one full date become one operation with several procedures; an event with a vaguer date, or with
    none, stays an operation of its own; ``regroupings`` say what the person joined and split. The age counts
    from ``posted``, today when that is not known.
    """
    found: list[Draft] = []
    if reading.about is not None:
        found.append(_person(reading.about, reading, posted or today))
    asked: set[Question] = set()
    for group in groups_of(reading.events, regroupings):
        draft = _draft_of(group, reading)
        if draft is not None:
            questions = tuple(one for one in _questions_on(group, reading) if one not in asked)
            asked.update(questions)
            found.append(replace(draft, key=group[0].key, units=tuple(group), questions=questions))
    return tuple(found)


def _questions_on(group: Sequence[Unit], reading: Reading) -> list[Question]:
    """The questions about words of the events of a group; one is asked beside the first draft it is about."""
    return [one for one in reading.questions if any(_is_on(one, unit.event) for unit in group)]


def _is_on(question: Question, event: Event) -> bool:
    if question.line != event.line:
        return False
    said = (*event.procedures, *event.conditions, *event.studies, *event.reasons)
    return event.start <= question.start < event.end or question.start in {one.start for one in said}


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


def _draft_of(group: Sequence[Unit], reading: Reading) -> Draft | None:
    events = [unit.event for unit in group]
    first = events[0]
    if first.type in OPERATIONS:
        return _operation(events, reading)
    if first.type is EventType.CONDITION:
        return _condition(first, first.conditions[0], reading)
    if first.type is EventType.IMAGING:
        return _imaging(events, reading)
    return None


def _draft(kind: type[Record], data: Mapping[str, Any], group: Sequence[Event], reading: Reading) -> Draft:
    lines = tuple(dict.fromkeys(event.line for event in group))
    words = "\n".join(reading.lines[line].strip() for line in lines)
    return Draft(kind, _given({**data, "as_written": words}), lines, words)


def _date(group: Sequence[Event]) -> PartialDate | None:
    """The date of events that are one: the first that is told, or the finest one within it."""
    dates = [event.date for event in group if event.date is not None]
    return min((one for one in dates if _within(one, dates[0])), key=_days, default=None)


def _within(one: PartialDate, other: PartialDate) -> bool:
    starts, ends = _bounds(other)
    return one == other or (starts <= _bounds(one)[0] and _bounds(one)[1] <= ends)


def _days(when: PartialDate) -> int:
    starts, ends = _bounds(when)
    return (ends - starts).days


def _bounds(when: PartialDate) -> tuple[date, date]:
    return when.earliest or date.min, when.latest or date.max


# --- operations


def _operation(group: Sequence[Event], reading: Reading) -> Draft:
    first = group[0]
    status = Status.PLANNED if first.type is EventType.PLANNED else Status.DONE
    procedures = [procedure for event in group for procedure in _procedures(event)]
    return _draft(Surgery, {"date": _date(group), "status": status, "procedures": procedures}, group, reading)


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


def _imaging(group: Sequence[Event], reading: Reading) -> Draft:
    studies = [said.code for event in group for said in event.studies]
    findings = tuple(_finding(said, event) for event in group for said in event.conditions)
    kind = next((code for code in studies if code in vocabulary.imaging_kinds()), "other")
    sites = Sites.joined(use for event in group for use in event.sites)
    return _draft(
        ImagingStudy,
        {"kind": kind, "date": _date(group), "sites": sites, "findings": findings},
        group,
        reading,
    )


def _finding(said: Said, event: Event) -> dict[str, Any]:
    listed = vocabulary.findings()
    known = vocabulary.find(listed, said.words)
    code = said.code if said.code in listed else known.code if known else "other"
    return _given({"kind": code, "called": called(said, listed[code]), "sites": event.sites})

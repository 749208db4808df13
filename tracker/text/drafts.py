"""A reading as data for the gate: operations, conditions, imaging and the person, ready to be reviewed and saved."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from tracker.domain import vocabulary
from tracker.domain.age import birth_from_age
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.records import (
    Condition,
    ImagingStudy,
    OtherOperation,
    Person,
    Record,
    Status,
    StudyState,
    Surgery,
    Treatment,
)
from tracker.domain.site_set import Sites
from tracker.errors import TrackerError
from tracker.text.grouping import OPERATIONS, Regrouping, Unit, groups_of
from tracker.text.names import called
from tracker.text.reading import About, Event, EventType, Question, Reading, Said
from tracker.text.sentences import told_in

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
    asked: set[tuple[int, int, bool]] = set()
    listed = _Questions.of(reading)
    for group in groups_of(reading.events, regroupings):
        draft = _draft_of(group, reading)
        if draft is not None:
            questions = tuple(one for one in listed.on(group) if _place(one) not in asked)
            asked.update(map(_place, questions))
            found.append(replace(draft, key=group[0].key, units=tuple(group), questions=questions))
    return tuple(found)


def _place(question: Question) -> tuple[int, int, bool]:
    """What a question is about: the same words are asked about once."""
    return question.start, question.end, bool(question.choices)


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions of a reading, with their numbers in the order of their places."""

    listed: tuple[Question, ...]
    numbers: list[int]
    starts: list[int]

    @classmethod
    def of(cls, reading: Reading) -> Self:
        listed = reading.questions
        numbers = sorted(range(len(listed)), key=lambda number: listed[number].start)
        return cls(listed, numbers, [listed[number].start for number in numbers])

    def on(self, group: Iterable[Unit]) -> list[Question]:
        """The questions about words of the events of a group; one is asked beside the first draft it is about."""
        found = {number for unit in group for number in self._about(unit.event)}
        return [self.listed[number] for number in sorted(found)]

    def _about(self, event: Event) -> Iterator[int]:
        said = (*event.procedures, *event.conditions, *event.studies, *event.reasons)
        for start, end in ((event.start, event.end), *((one.start, one.start + 1) for one in said)):
            for number in self.numbers[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                if self.listed[number].line == event.line:
                    yield number


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
    if first.anatomy:
        return None
    if first.type is EventType.PLANNED and not first.procedures:
        return _imaging(events, reading)
    if first.type in OPERATIONS:
        return _operation(events, reading)
    if first.type is EventType.CONDITION:
        return _condition(first, first.conditions[0], reading)
    if first.type is EventType.IMAGING:
        return _imaging(events, reading)
    return _other(first, reading)


def _draft(kind: type[Record], data: Mapping[str, Any], group: Sequence[Event], reading: Reading) -> Draft:
    lines = tuple(dict.fromkeys(event.line for event in group))
    told = dict.fromkeys((event.line, told_in(event, reading)) for event in group)
    words = "\n".join(words for _, words in told)
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
    status = Status.PLANNED if first.type is EventType.PLANNED else first.status or Status.DONE
    why = "; ".join(dict.fromkeys(event.stopped_for for event in group if event.stopped_for))
    procedures = [procedure for event in group for procedure in _procedures(event)]
    data = {"date": _date(group), "status": status, "not_completed": why, "procedures": procedures}
    return _draft(Surgery, data, group, reading)


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
    data: dict[str, Any] = {"kind": kind, "date": _date(group), "sites": sites, "findings": findings}
    if group[0].type is EventType.PLANNED:
        data["state"] = StudyState.ORDERED
    return _draft(ImagingStudy, data, group, reading)


def _finding(said: Said, event: Event) -> dict[str, Any]:
    listed = vocabulary.findings()
    known = vocabulary.find(listed, said.words)
    of_fusion = known is not None and known.group == "fusion"
    code = said.code if said.code in listed and not of_fusion else known.code if known else "other"
    return _given(
        {
            "kind": code,
            "called": called(said, listed[code]),
            "sites": event.sites if said.sites is None else said.sites,
        }
    )


# --- a brace, an accident, an operation elsewhere


def _other(event: Event, reading: Reading) -> Draft:
    """A brace is a treatment, an operation elsewhere its own record, and an accident something to keep in own words."""
    told = event.conditions[0] if event.conditions else None
    if told is not None and told.code == "brace":
        start, end = _ends(event.date)
        brace: dict[str, Any] = {"kind": "brace", "called": told.words, "date": start, "until": end}
        return _draft(Treatment, brace, [event], reading)
    if told is not None:
        data: dict[str, Any] = {
            "kind": "other",
            "called": told.words,
            "date": event.date,
            "sites": event.sites,
        }
        return _draft(Condition, data, [event], reading)
    called_ = ", ".join(said.words for said in event.procedures) or event.words
    return _draft(OtherOperation, {"called": called_, "date": event.date}, [event], reading)


def _ends(when: PartialDate | None) -> tuple[PartialDate | None, PartialDate | None]:
    """The two ends of a range, such as 1988/1991; a date that is no range has a start only."""
    if when is None or when.precision is not Precision.RANGE or ".." in str(when):
        return when, None
    start, _, end = str(when).partition("/")
    return PartialDate.parse(start), PartialDate.parse(end)

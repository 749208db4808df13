"""The facts: every recorded thing as one row of a plain table, in date order, and the headline over them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.as_of import as_of
from tracker.domain.dated import date_key
from tracker.domain.dates import PartialDate
from tracker.domain.fusion import assessment_date
from tracker.domain.happenings import Happening, event_date, happenings, put_in_date
from tracker.domain.hardware import in_body
from tracker.domain.history import LISTS, History
from tracker.domain.phrases import say, say_count
from tracker.domain.records import (
    Clinician,
    Device,
    DeviceEvent,
    DeviceEventKind,
    DocumentLink,
    Facility,
    FusionAssessment,
    ImagingStudy,
    Record,
    SourceText,
    Statement,
    Surgery,
    Symptom,
    SymptomEntry,
    Translation,
)
from tracker.views import words
from tracker.views.imaging_steps import told_steps
from tracker.views.telling import head, own, rest, sentences, sources, told
from tracker.views.values import IDENTITY


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: when, what kind of thing, the details, where it came from, and the record behind it."""

    date: PartialDate | None
    what: str
    details: str
    source: str
    table: str
    record_id: str

    @property
    def when(self) -> str:
        """The date as printed."""
        return words.when(self.date)


def facts(
    history: History,
    on: date | None = None,
    *,
    ahead: bool = False,
    only: Callable[[Record], bool] = lambda _: True,
) -> tuple[Fact, ...]:
    """All rows in date order, those without a date last; with ``on`` as of that day.

    With ``ahead`` what is dated after that day is told as well; an operation there has no number. ``only`` says
    which records are told at all.
    """
    counted = as_of(history, on) if on else history
    rows = _rows(history if ahead else counted, counted, only, on or date.max)
    return tuple(sorted(rows, key=lambda row: date_key(row.date)))


_ALONGSIDE: tuple[type[Record], ...] = (DocumentLink, Statement, Translation)
"""Records that are told with the record they are about."""
_NO_EVENT: tuple[type[Record], ...] = (Clinician, Facility)
"""Records that are no dated facts: they have a table of their own."""


def _rows(history: History, counted: History, only: Callable[[Record], bool], on: date) -> Iterator[Fact]:
    told_apart: dict[type[Record], Callable[[History, Any], Iterator[Fact]]] = {
        Device: _device,
        Symptom: _symptom,
    }
    for kind in LISTS:
        if kind in _ALONGSIDE or kind in _NO_EVENT or kind is SourceText:
            continue
        for record in filter(only, history.of(kind)):
            if kind in told_apart:
                yield from told_apart[kind](history, record)
            else:
                yield _fact(history, record, _what(counted, record), _details(history, record, on))


def directory(history: History) -> tuple[Fact, ...]:
    """What is recorded without being a dated fact: the person, how the vertebrae are counted, clinicians, places."""
    single = [record for record in (history.person, history.anatomy) if record is not None]
    listed = [record for kind in _NO_EVENT for record in history.of(kind)]
    return tuple(
        _row(history, None, record, words.capital(words.title(type(record))), str(told(history, record)))
        for record in (*single, *listed)
    )


def _what(counted: History, record: Record) -> str:
    if isinstance(record, Surgery):
        return words.operation_title(counted, record)
    if isinstance(record, ImagingStudy):
        return words.study_name(record)
    return words.capital(words.title(type(record)))


def _details(history: History, record: Record, on: date) -> str:
    if isinstance(record, Surgery):
        return _operation(history, record)
    if isinstance(record, ImagingStudy):
        return _study(history, record, on)
    return str(told(history, record))


def _study(history: History, study: ImagingStudy, on: date) -> str:
    """What was found, how far it has come, then the report's words where the findings do not stand for it already."""
    alone = () if study.findings else ("report",)
    further = rest(history, study, but=alone)
    said = (words.study_words(study, history.axis), words.capital(told_steps(study, on)), *map(str, further))
    return sentences(*said) or words.not_recorded()


def _device(history: History, device: Device) -> Iterator[Fact]:
    """What became of a device; what an operation put in has a row of its own only for what that does not say."""
    name, title = words.device_words(device, history.axis), words.capital(words.title(Device))
    start = start_of(history, device)
    if start is not None:
        yield start
    for news in happenings(history, device):
        yield _row(history, news.date, device, title, _happened(history, name, news))
    for event in device.events:
        if event.kind is DeviceEventKind.IMPLANTED and any(own(history, event)):
            news = Happening(event, event_date(history, event))
            yield _row(history, news.date, device, title, _happened(history, name, news))


def start_of(history: History, device: Device) -> Fact | None:
    """The row of a device on the day it was put in; None where the row of its operation says all of it."""
    by, further = history.surgery_of(device), tuple(_further(history, device))
    if by is not None and not further:
        return None
    return _put_in_row(history, device, "" if by else _made(device), *further)


def whole_device(history: History, device: Device) -> Fact:
    """A device in one row on the day it was put in: card and sticker, all else, and in short what became of it."""
    became = "; ".join(map(words.event_words, happenings(history, device)))
    later = f"{words.capital(words.title(DeviceEvent))}: {became}" if became else ""
    return _put_in_row(history, device, _made(device), *_further(history, device), later)


def _put_in_row(history: History, device: Device, *said: str) -> Fact:
    title = words.capital(words.title(Device))
    details = sentences(words.device_words(device, history.axis), *said)
    return _row(history, put_in_date(history, device), device, title, details)


def _made(device: Device) -> str:
    identity = words.identity_words(device)
    return f"{say('label.made')}: {identity}" if identity else ""


def _further(history: History, device: Device) -> Iterator[str]:
    return map(str, rest(history, device, but=(*IDENTITY, "events")))


def _happened(history: History, name: str, news: Happening) -> str:
    note = f"; {news.event.note}" if news.event.note else ""
    further = own(history, news.event, but={"note", "sites"})
    return sentences(f"{name}: {words.event_words(news)}{note}", *map(str, further))


def _symptom(history: History, symptom: Symptom) -> Iterator[Fact]:
    """The symptom itself, then the entries worth naming: one that is both first and highest is one row."""
    name, title = words.symptom_words(symptom), words.capital(words.title(Symptom))
    yield _fact(history, symptom, title, str(told(history, symptom)))
    course = history.course_of(symptom)
    roles: dict[str, list[str]] = {}
    entries: dict[str, SymptomEntry] = {}
    for role, entry in (
        ("entry.first", course.first),
        ("entry.highest", course.highest),
        ("entry.last", course.latest),
    ):
        if entry is not None:
            entries[entry.id] = entry
            roles.setdefault(entry.id, []).append(say(role))
    for entry in entries.values():
        time = f", {entry.time}" if entry.time else ""
        details = f"{name}, {words.listing(roles[entry.id])}{time}: {words.entry_words(entry)}"
        yield _row(history, entry.date, symptom, title, details)


def _operation(history: History, surgery: Surgery) -> str:
    """What was done and why, what was put in, how it went, then all else."""
    parts = [head(history, procedure) for procedure in surgery.procedures]
    put_in = ", ".join(_put_in(history, device) for device in history.devices_of(surgery))
    first = {say("column.put_in"): put_in, say("column.outcome"): words.outcome_words(surgery)}
    further = rest(history, surgery, but={"outcome", "result"})
    return sentences(
        "; ".join(parts), *(f"{what}: {said}" for what, said in first.items() if said), *map(str, further)
    )


def _put_in(history: History, device: Device) -> str:
    known = words.identity_words(device)
    return words.device_words(device, history.axis) + (f" ({known})" if known else "")


def _fact(history: History, record: Record, what: str, details: str) -> Fact:
    when = getattr(record, "date", None)
    if isinstance(record, FusionAssessment):
        when = assessment_date(
            history, record
        )  # the day of its image or operation, where it has none of its own
    return _row(history, when, record, what, details)


def _row(history: History, date_: PartialDate | None, record: Record, what: str, details: str) -> Fact:
    return Fact(date_, what, details, "; ".join(sources(history, record)), record.table(), record.id)


def headline(history: History, on: date) -> tuple[str, ...]:
    """The first line of the dashboard and the print: counts and what is in place, each a short phrase.

    Nothing is counted that is not there: a history of conditions alone has no operations to count.
    """
    history = as_of(history, on)
    done, phrases = history.operations, []
    if done:
        phrases = [
            say_count("headline.operations", len(done)),
            say_count("headline.procedures", sum(len(s.procedures) for s in done)),
        ]
        phrases = [say("told_here", what=one) for one in phrases] if history.lacks_operations else phrases
    inside = in_body(history, on)
    if inside:
        merged = words.levels_of((state.sites for state in inside), history.axis)
        certain = all(state.certain for state in inside)
        said = (
            say("headline.hardware", where=merged)
            if certain
            else say("headline.hardware.doubt", where=merged)
        )
        phrases.append(" ".join(said.split()))
    for symptom in history.symptoms:
        latest = history.course_of(symptom).latest
        if latest is not None:
            name = words.within(words.symptom_words(symptom))
            phrases.append(say("headline.symptom", symptom=name, score=words.score_words(latest)))
    return tuple(phrases)

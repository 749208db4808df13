"""The facts: every recorded thing as one row of a plain table, in date order, and the headline over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain import hardware
from tracker.domain.as_of import as_of
from tracker.domain.dates import PartialDate
from tracker.domain.history import HasDate, History, date_key
from tracker.domain.records import (
    Condition,
    Device,
    ImagingStudy,
    OtherImplant,
    Record,
    Sourced,
    Surgery,
    Symptom,
    SymptomEntry,
)
from tracker.views import words
from tracker.views.imaging_steps import told_steps


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


def facts(history: History, on: date | None = None, *, ahead: bool = False) -> tuple[Fact, ...]:
    """All rows in date order, those without a date last; with ``on`` as of that day.

    With ``ahead`` what is dated after that day is told as well; an operation there has no number.
    """
    counted = as_of(history, on) if on else history
    rows = _rows(history if ahead else counted, counted)
    return tuple(sorted(rows, key=lambda row: date_key(row.date)))


def _rows(history: History, counted: History) -> Iterator[Fact]:
    axis = history.axis
    for condition in history.conditions:
        details = f"{words.condition_words(condition, axis)}{_until(condition)}"
        yield _fact(condition, condition, "Condition", details)
    for surgery in history.surgeries:
        yield _fact(surgery, surgery, words.operation_title(counted, surgery), _operation(history, surgery))
    for study in history.imaging:
        yield _fact(study, study, words.study_name(study), _study(history, study))
    for device in history.devices:
        yield from _device(history, device)
    for symptom in history.symptoms:
        yield from _symptom(history, symptom)
    for implant in history.other_implants:
        yield _fact(
            implant, implant, "Other implant", _sentences(words.implant_words(implant), _made(implant))
        )


def _until(record: Condition | Symptom) -> str:
    return f", until {words.when(record.until)}" if record.until else ""


def _sentences(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _made(made: Device | OtherImplant) -> str:
    known = words.identity_words(made)
    return f"Maker, model: {known}" if known else ""


def _study(history: History, study: ImagingStudy) -> str:
    """What was found, the report in its own words where the findings do not stand for it already, and the steps."""
    report = f"Report: {study.report}" if study.findings and study.report else ""
    found = _sentences(words.study_words(study, history.axis), report)
    return _sentences(found, _capital(told_steps(study))) or words.NOT_RECORDED


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _device(history: History, device: Device) -> Iterator[Fact]:
    """What became of a device; what an operation put in stands in the operation's own row."""
    name = words.device_words(device, history.axis)
    if history.surgery_of(device) is None:
        put_in = hardware.put_in_date(history, device)
        yield _row(put_in, device, "Hardware", _sentences(name, _made(device)))
    for news in hardware.happenings(history, device):
        note = f"; {news.event.note}" if news.event.note else ""
        yield _row(news.date, device, "Hardware", f"{name}: {words.event_words(news)}{note}")


def _symptom(history: History, symptom: Symptom) -> Iterator[Fact]:
    """The symptom itself, then the entries worth naming: one that is both first and highest is one row."""
    name = words.symptom_words(symptom)
    called = f": {symptom.called}" if symptom.called else ""
    yield _fact(symptom, symptom, "Symptom", f"{name}{called}{_until(symptom)}")
    course = history.course_of(symptom)
    roles: dict[str, list[str]] = {}
    entries: dict[str, SymptomEntry] = {}
    for role, entry in (
        ("first entry", course.first),
        ("highest", course.highest),
        ("last entry", course.latest),
    ):
        if entry is not None:
            entries[entry.id] = entry
            roles.setdefault(entry.id, []).append(role)
    for entry in entries.values():
        details = f"{name}, {words.listing(roles[entry.id])}: {words.entry_words(entry)}"
        yield _row(entry.date, symptom, "Symptom", details)


def _operation(history: History, surgery: Surgery) -> str:
    axis = history.axis
    parts = [
        " because of ".join(
            p for p in (words.procedure_words(procedure, axis), words.reasons(procedure)) if p
        )
        for procedure in surgery.procedures
    ]
    put_in = ", ".join(_put_in(history, device) for device in history.devices_of(surgery))
    told = {
        "Put in": put_in,
        "Outcome": words.outcome_words(surgery),
        "Surgeon": surgery.surgeon,
        "Hospital": surgery.hospital,
    }
    return _sentences("; ".join(parts), *(f"{what}: {said}" for what, said in told.items() if said))


def _put_in(history: History, device: Device) -> str:
    known = words.identity_words(device)
    return words.device_words(device, history.axis) + (f" ({known})" if known else "")


def _fact(dated: HasDate, record: Record, what: str, details: str) -> Fact:
    return _row(dated.date, record, what, details)


def _row(date_: PartialDate | None, record: Record, what: str, details: str) -> Fact:
    pasted = isinstance(record, Sourced) and bool(record.as_written or record.source_id)
    return Fact(date_, what, details, "Pasted text" if pasted else "Typed in", record.table(), record.id)


def headline(history: History, on: date) -> tuple[str, ...]:
    """The first line of the dashboard and the print: counts and what is in place, each a short phrase.

    Nothing is counted that is not there: a history of conditions alone has no operations to count.
    """
    history = as_of(history, on)
    done, phrases = history.operations, []
    if done:
        phrases = [
            _count(len(done), "operation"),
            _count(sum(len(s.procedures) for s in done), "procedure"),
        ]
    inside = hardware.in_body(history, on)
    if inside:
        merged = words.levels_of((state.sites for state in inside), history.axis)
        doubt = "" if all(state.certain for state in inside) else " (part not recorded)"
        phrases.append(f"hardware in place {merged}{doubt}".replace("  ", " "))
    for symptom in history.symptoms:
        latest = history.course_of(symptom).latest
        if latest is not None:
            phrases.append(
                f"{words.within(words.symptom_words(symptom))}: last entry {words.score_words(latest)}"
            )
    return tuple(phrases)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

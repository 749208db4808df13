"""What has changed since the last visit: facts dated after it, and steps of earlier ones, as lines by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.dated import date_key
from tracker.domain.dates import Happened, PartialDate, Withheld
from tracker.domain.gate import dates_of
from tracker.domain.history import LISTS, History
from tracker.domain.phrases import known, say
from tracker.domain.records import (
    Appointment,
    Device,
    ImagingStudy,
    OtherImplant,
    Record,
    SetAside,
    SourceText,
    Symptom,
)
from tracker.domain.visits import days_of, is_over, last_visit
from tracker.views import words
from tracker.views.facts import facts
from tracker.views.telling import bare_head


@dataclass(frozen=True, slots=True)
class Changed:
    """One line: when, and what. ``possibly`` says that its date allows days before the visit too."""

    when: PartialDate
    what: str
    possibly: bool
    table: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Since:
    """The last visit and everything dated after it, oldest first."""

    visit: Appointment
    changes: tuple[Changed, ...]

    @property
    def title(self) -> str:
        """ "Since the visit of 1 Apr 2016 with A. Example", "Since the visit (between 2019 and 2020)"."""
        when, who = self.visit.date, self.visit.clinician
        date = words.when(when)
        if when is not None and words.is_span(when):
            key = "since_visit.with.span" if who else "since_visit.span"
        else:
            key = "since_visit.with" if who else "since_visit"
        return say(key, date=date, who=who)


def since_last_visit(history: History, on: date) -> Since | None:
    """What the record tells of the time after the last visit before a day; None where no visit is recorded."""
    visit = last_visit(history, on)
    days = days_of(visit, on) if visit else None
    if visit is None or days is None:
        return None
    found = (*_facts(history, on, days[0]), *_steps(history, on, days))
    kept = (_changed(one, days, on) for one in found if one[-1] != visit.id)
    changes = sorted((one for one in kept if one is not None), key=lambda one: date_key(one.when))
    return Since(visit, tuple(changes))


_Dated = tuple[PartialDate | None, str, str, str]


def _changed(found: _Dated, days: tuple[date, date], on: date) -> Changed | None:
    """The line, where its date may be after the visit and has come; ``days`` are those of the visit."""
    when, what, table, record_id = found
    visit, surely = days
    if (
        when is None
        or isinstance(when, Withheld)
        or when.happened_by(on) is Happened.NO
        or when.happened_by(visit) is Happened.YES
    ):
        return None
    possibly = when.happened_by(surely) is not Happened.NO
    return Changed(when, what, possibly, table, record_id)


def _facts(history: History, on: date, visit: date) -> Iterator[_Dated]:
    for fact in facts(history, on, only=lambda record: _is_news(record, visit, on)):
        if fact.table != SetAside.table():
            yield fact.date, f"{fact.what}: {fact.details}", fact.table, fact.record_id


def _is_news(record: Record, visit: date, on: date) -> bool:
    """Whether it may be news of the time between; a visit that is still ahead, as on its own day, is none."""
    ahead = isinstance(record, Appointment) and not is_over(record, on)
    return not ahead and not _surely_before(record, visit)


def _surely_before(record: Record, visit: date) -> bool:
    """Whether it is dated before the visit; what became of a device or a symptom has dates of its own.

    There may be hundreds of images, so their facts are not told to be left out.
    """
    own_dates = isinstance(record, Device | Symptom)
    when: PartialDate | None = None if own_dates else getattr(record, "date", None)
    return when is not None and when.happened_by(visit) is Happened.YES


def _steps(history: History, on: date, days: tuple[date, date]) -> Iterator[_Dated]:
    """Other dates of a record than its own: a report that came, a medicine that ended, papers that arrived.

    What also began after the visit has a line of its own, which says until when.
    """
    visit, surely_by = days
    so_far = as_of(history, on)
    for kind in LISTS:
        if kind is SourceText:
            continue
        for record in so_far.of(kind):
            dates = dates_of(record)
            if _began(dates.get("date"), surely_by, on):
                dates.pop("until", None)
            for name, when in dates.items():
                if name != "date" and when is not None and when.happened_by(visit) is not Happened.YES:
                    surely = when.happened_by(on) is Happened.YES
                    yield when, _step(so_far, record, name, surely), record.table(), record.id


def _began(when: PartialDate | None, visit: date, on: date) -> bool:
    """Whether it surely began after the visit, and has."""
    if when is None or isinstance(when, Withheld):
        return False
    return when.happened_by(visit) is Happened.NO and when.happened_by(on) is not Happened.NO


def _step(history: History, record: Record, field: str, surely: bool) -> str:
    """ "X-ray (15 Mar 2010): report received", with what the report says; "Medicine, Examplin 5 mg: ended"."""
    label = _came(record, field, surely)
    if isinstance(record, ImagingStudy):
        found = words.study_words(record, history.axis) if field == "received" else ""
        name = f"{words.study_name(record)} ({words.when(record.date)}): {label}"
        return f"{name}: {found}" if found else name
    said = words.implant_name(record) if isinstance(record, OtherImplant) else bare_head(history, record)
    return f"{words.capital(words.title(type(record)))}{f', {said}' if said else ''}: {label}"


def _came(record: Record, field: str, surely: bool) -> str:
    """What a date of a record says that has happened: "report received", "ended".

    What lasts "until 2026" may last to the end of it: within the year it has only possibly ended.
    """
    own = f"since.{record.table()}.{field}"
    if known(own):
        return say(own)
    return say(f"since.{field}" if surely or field != "until" else "possibly_ended")

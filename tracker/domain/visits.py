"""Visits in time: which are over, and the last one, seen from a day or from another visit."""

from datetime import date, timedelta

from tracker.domain.dated import happened
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import History
from tracker.domain.records import Appointment

_DAY = timedelta(days=1)


def is_over(visit: Appointment, on: date) -> bool:
    """Whether a visit was over before a day: its last possible day was, or what came of it is recorded.

    On its own day it is still ahead: its sheet is printed that morning. One without a date, and one of which only the
    year is known that is not over ("2026"), is over once an outcome or an answer is recorded, and ahead until then.
    """
    if visit.date is None:
        return _has_outcome(visit)
    been = happened(visit, on - _DAY)
    return been is Happened.YES or (been is Happened.POSSIBLY and _has_outcome(visit))


def _has_outcome(visit: Appointment) -> bool:
    return bool(visit.notes) or any(question.answer for question in visit.questions)


def days_of(visit: Appointment, on: date) -> tuple[date, date] | None:
    """The day from which anything may be news of the time after a visit that is over, and from which it surely is.

    Both are its last possible day, where that is over; None where no such day is known. Of "until 2026", in that
    year, the first is that of the year, as of "2026": how long before it was is not known.
    """
    if visit.date is None or visit.date.latest is None:
        return None
    last = visit.date.latest
    if last < on:
        return last, last
    first = visit.date.earliest or PartialDate.parse(visit.date.edtf.removeprefix("../")).earliest
    return first or last, last


def last_visit(history: History, on: date) -> Appointment | None:
    """The newest appointment that was over before a day; one without a last possible day cannot be told.

    One whose last possible day is not over counts only where there is no other: what came after it is not known.
    """
    been = [
        (days[0] == days[1], days[0], visit.date.sort_key, visit.position, visit)
        for visit in history.appointments
        if visit.date is not None and is_over(visit, on) and (days := days_of(visit, on)) is not None
    ]
    return max(been, key=lambda one: one[:4])[4] if been else None


def seen_from(visit: Appointment, today: date) -> date:
    """The day a visit looks back from: its own while it is over, else today."""
    first = visit.date.earliest if visit.date else None
    return min(first, today) if first else today

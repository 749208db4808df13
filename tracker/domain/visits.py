"""Visits in time: which are over, and the last one, seen from a day or from another visit."""

from datetime import date, timedelta

from tracker.domain.dates import Happened
from tracker.domain.history import History, happened
from tracker.domain.records import Appointment

_DAY = timedelta(days=1)


def is_over(visit: Appointment, on: date) -> bool:
    """Whether a visit was surely over before a day.

    On its own day it is still ahead: its sheet is printed that morning. One without a date cannot be told.
    """
    return visit.date is not None and happened(visit, on - _DAY) is Happened.YES


def last_visit(history: History, on: date) -> Appointment | None:
    """The newest appointment that was over before a day; one without a last possible day cannot be told."""
    been = [
        (visit.date.latest, visit.date.sort_key, visit.position, visit)
        for visit in history.appointments
        if visit.date is not None and visit.date.latest is not None and is_over(visit, on)
    ]
    return max(been, key=lambda one: one[:3])[3] if been else None


def seen_from(visit: Appointment, today: date) -> date:
    """The day a visit looks back from: its own while it is over, else today."""
    first = visit.date.earliest if visit.date else None
    return min(first, today) if first else today

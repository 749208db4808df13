"""Visits in time: the last one that has been, seen from a day or from another visit."""

from datetime import date

from tracker.domain.history import History
from tracker.domain.records import Appointment


def last_visit(history: History, on: date) -> Appointment | None:
    """The newest appointment that was surely over before a day; one whose date is not recorded cannot be told."""
    been = [
        (visit.date.latest, visit.date.sort_key, visit.position, visit)
        for visit in history.appointments
        if visit.date is not None and visit.date.latest is not None and visit.date.latest < on
    ]
    return max(been, key=lambda one: one[:3])[3] if been else None


def seen_from(visit: Appointment, today: date) -> date:
    """The day a visit looks back from: its own while it is over, else today."""
    first = visit.date.earliest if visit.date else None
    return min(first, today) if first else today

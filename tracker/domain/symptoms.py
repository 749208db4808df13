"""Symptoms that are followed, in the order in which a person notes them again."""

from datetime import date

from tracker.domain.dates import Happened
from tracker.domain.history import History
from tracker.domain.records import Symptom


def followed(history: History, on: date) -> tuple[Symptom, ...]:
    """The symptoms that have not ended by a day: the one noted last first, those never noted last."""
    lasting = [symptom for symptom in history.symptoms if not _has_ended(symptom, on)]
    return tuple(sorted(lasting, key=lambda symptom: _noted(history, symptom), reverse=True))


def _has_ended(symptom: Symptom, on: date) -> bool:
    return symptom.until is not None and symptom.until.happened_by(on) is Happened.YES


def _noted(history: History, symptom: Symptom) -> tuple[str, str]:
    """The last day and time an entry allows; the empty text comes before every other."""
    latest = history.course_of(symptom).latest
    return (latest.date_latest or "", latest.time or "") if latest else ("", "")

"""Symptoms that are followed, in the order in which a person notes them again."""

from datetime import date

from tracker.domain import vocabulary
from tracker.domain.dates import Happened
from tracker.domain.history import History
from tracker.domain.records import Symptom


def followed(history: History, on: date) -> tuple[Symptom, ...]:
    """The symptoms that have not ended by a day: the one noted last first, those never noted last."""
    lasting = [symptom for symptom in history.symptoms if not _has_ended(symptom, on)]
    return tuple(sorted(lasting, key=lambda symptom: _noted(history, symptom), reverse=True))


_AXIAL, _LIMB = frozenset({"neck", "mid_back", "low_back"}), frozenset({"arm", "leg"})
"""Parts of the body by the symptoms' vocabulary: pain along the spine, and pain of arm or leg."""


def axial_and_limb(history: History) -> bool:
    """Whether a strength is recorded of pain along the spine and of pain in arm or leg: the share of both can be told."""
    return _is_rated(history, _AXIAL) and _is_rated(history, _LIMB)


def _is_rated(history: History, regions: frozenset[str]) -> bool:
    kinds = vocabulary.symptoms()
    return any(
        one.kind.endswith("_pain")
        and kinds[one.kind].region in regions
        and (highest := history.course_of(one).highest) is not None
        and highest.score is not None
        for one in history.symptoms
    )


def _has_ended(symptom: Symptom, on: date) -> bool:
    return symptom.until is not None and symptom.until.happened_by(on) is Happened.YES


def _noted(history: History, symptom: Symptom) -> tuple[str, str]:
    """The last day and time an entry allows; the empty text comes before every other."""
    latest = history.course_of(symptom).latest
    return (latest.date_latest or "", latest.time or "") if latest else ("", "")

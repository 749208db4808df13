"""The appointment sheet: what a spine clinic asks, in the order in which it decides."""

from datetime import date

from tracker.domain.history import History
from tracker.printing import (
    brief_body,
    brief_care,
    brief_imaging,
    brief_operations,
    brief_symptoms,
    brief_visit,
    decides,
    open_ends,
    pictures,
)
from tracker.printing.layout import Cell, Section, headed
from tracker.printing.wanted import Part

_BANDS = 68.0, 58.0, 50.0, 36.0
"""Millimetres of the timeline's height: where all bars are to find room, as usual, and where room is wanting."""


def summary(_history: History, _on: date) -> Cell:
    """Nothing: what changes a decision stands first."""
    return ()


def _timeline(history: History, on: date) -> tuple[Section, ...]:
    """Everything dated in one band, no higher than it needs to be; in large print in all its height."""
    if pictures.is_large():
        return pictures.timeline(history, on)
    band = pictures.timeline_band(history, on, *_BANDS)
    return (headed("timeline", (band,)),) if band else ()


WITHIN = ("blood_thinners", "allergies", "other_implants", "injections")
"""What can be left out besides the parts: it is told in parts of several kinds."""

PARTS = (
    Part("contact", brief_visit.contact),
    Part("decides", decides.decides),
    Part("visit", brief_visit.visit),
    Part("since_visit", brief_visit.since_visit),
    Part("symptoms", brief_symptoms.symptoms),
    Part("neurological", brief_symptoms.neurological),
    Part("conditions", brief_symptoms.conditions),
    Part("anatomy", brief_symptoms.anatomy),
    Part("operations", brief_operations.operations),
    Part("planned", brief_operations.planned),
    Part("hardware", brief_body.hardware),
    Part("fusion", brief_body.fusion),
    Part("drawing", brief_body.drawing),
    Part("timeline", _timeline),
    Part("imaging", brief_imaging.imaging),
    Part("treatments", brief_care.treatments),
    Part("medicines", brief_care.medicines),
    Part("other_operations", brief_care.other_operations),
    Part("background", brief_care.background),
    Part("scores", brief_care.scores),
    Part("tolerances", brief_care.tolerances),
    Part("goals", brief_care.goals),
    Part("requests", brief_care.requests),
    Part("not_known", lambda history, on: open_ends.not_known(history, on, brief=True)),
)

"""A history in which all that clinics ask for and the first story leaves open is recorded."""

import makers as m
from appointments import full, history_of

from tracker.domain.history import Course, History
from tracker.domain.records import (
    Background,
    Medication,
    NeurologicalItem,
    Record,
    Symptom,
    Tolerance,
    Treatment,
)


def all_asked_about() -> History:
    """Pain in back and leg, operations with all that is asked of them, signs, background and care."""
    back, leg = m.symptom("back_pain", "2008"), m.symptom("leg_pain", "2014", side="left")
    courses = {back.id: _course(back, 3, 7, 4), leg.id: _course(leg, 2, 9, 5)}
    return history_of([*full(2, 5), back, leg, *_operated(), *_asked()], courses)


def _course(of: Symptom, first: int, highest: int, latest: int) -> Course:
    noted = zip(("2014", "2016", "2026-09"), (first, highest, latest), strict=True)
    return Course((), 3, *(m.entry(of, when, score) for when, score in noted))


def _operated() -> list[Record]:
    first = m.procedure("plif", "L3-L4", approach="from the back", approach_side="left")
    third = m.surgery("2010-02-03", first)
    return [
        third,
        m.surgery("2010-02-05", m.procedure("decompression", "L3-L4"), stage_of_id=third.id),
        m.device("rod", "L3, L4", m.event("removed", "2019-05", quantity=1), by=third, quantity=2),
        m.surgery("2019-05", m.procedure("acdf", "C5-C6"), status="aborted"),
        m.surgery("2027", m.procedure("alif", "L3-L4"), status="planned"),
    ]


def _asked() -> list[Record]:
    signs = {
        "weakness": "present",
        "walking": "patient says no",
        "bowel": "patient says no",
        "saddle": "present",
    }
    background = {
        "diabetes": {"value": "tablets"},
        "bone_density": {"value": "T-score -2.6"},
        "infection": {"answer": "no"},
        "height": {"value": "180 cm"},
        "work": {"value": "gardener"},
        "anaesthesia": {"value": "hard to wake"},
    }
    return [
        *(m.of(NeurologicalItem, kind=kind, answer=said, date="2026-09-01") for kind, said in signs.items()),
        *(m.of(Background, kind=kind, date="2026-08", **said) for kind, said in background.items()),
        m.of(Medication, name="Nervex", dose="300 mg", frequency="twice a day", date="2024"),
        m.of(Treatment, kind="brace", date="2009"),
        m.of(Tolerance, activity="sitting", date="2026-09", minutes=20),
    ]

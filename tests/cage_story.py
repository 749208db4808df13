"""A made-up history after a common story: a cage that slipped, an image nobody read, an operation that was stopped.

A fusion at L4-L5 with a cage; two weeks in hospital, an X-ray ordered in the first days and done on the day of
going home, its report three months later; ten months on an operation from the front that had to be stopped,
which took the cage out; three years later a CT: not fused, and bone growing where it narrows the nerves' way.
"""

from datetime import date
from typing import Any

import makers as m

from tracker.domain.history import LISTS, Course, History, SeriesPoint, in_order
from tracker.domain.records import FusionAssessment, Record, Symptom, SymptomEntry

OPERATED = date(2010, 3, 1)
HOME = date(2010, 3, 15)
DAY_AFTER = date(2010, 3, 16)
REPORT = date(2010, 6, 15)
STOPPED = date(2011, 1, 20)
THREE_YEARS_ON = date(2014, 2, 1)

DAYS = (OPERATED, DAY_AFTER, REPORT, STOPPED, THREE_YEARS_ON)
"""The five dates at which the story is looked at."""


def records() -> list[Record]:
    """Every record of the story, parents first; the entries of the symptom are not among them."""
    first = m.surgery(
        str(OPERATED),
        m.procedure("tlif", "L4-L5", reasons=[m.reason("disc_degeneration")]),
        operative_note="no",
        admitted=str(OPERATED),
        discharged=str(HOME),
    )
    stopped = m.surgery(
        str(STOPPED),
        m.procedure("alif", "L4-L5, L5-S1", revision="yes", approach="from the front"),
        m.procedure("hardware_removal", "L4-L5"),
        status="aborted",
        operative_note="yes",
        hardware_put_in="no",
        not_completed="the aorta tore three times; only the cage could be taken out, from the side",
        complications=[{"kind": "vessel_injury", "called": "aorta torn three times", "sites": "L4-L5"}],
    )
    shot = m.imaging(
        "xray",
        str(HOME),
        m.finding("hardware_displaced", "L4-L5", called="cage hanging out in front"),
        ordered="2010-03-06",
        received=str(REPORT),
        discussed=str(REPORT),
        report="cage displaced to the front, still between the vertebrae",
    )
    scan = m.imaging(
        "ct", str(THREE_YEARS_ON), m.finding("osteophyte", "L4-L5"), report="no fusion, promising bone growth"
    )
    cage = m.device(
        "interbody_cage",
        "L4-L5",
        m.event("displaced", str(REPORT), imaging_id=shot.id),
        m.event("removed", None, surgery_id=stopped.id),
        by=first,
        quantity=1,
    )
    judged = m.of(
        FusionAssessment,
        sites="L4-L5",
        status="not fused",
        method="CT",
        imaging_id=scan.id,
        words="no fusion, promising signs of bone growth",
    )
    return [first, stopped, shot, scan, cage, *_metal(first), judged, pain()]


def _metal(by: Any) -> list[Record]:
    return [
        m.device("pedicle_screw", "L4, L5", by=by, quantity=4),
        m.device("rod", "L4-L5", by=by, quantity=2),
    ]


def pain() -> Symptom:
    """The pain in the leg, with an identifier of its own, so that its course can be told."""
    return m.symptom("leg_pain", "2009", id="leg-pain", side="left")


_COURSE = (("2010-02-20", 8), ("2010-03-16", 4), ("2010-06-14", 6), ("2011-01-25", 9), ("2014-01-15", 5))


def entries() -> list[SymptomEntry]:
    """How strong the pain was, once before each of the five dates."""
    return [m.entry(pain(), day, score) for day, score in _COURSE]


def history(*more: Record) -> History:
    """The story as one history, without a store."""
    told = [*records(), *more]
    lists: dict[str, Any] = {
        name: in_order(x for x in told if type(x) is kind) for kind, name in LISTS.items()
    }
    own = entries()
    points = tuple(SeriesPoint(date.fromisoformat(day), score) for day, score in _COURSE)
    course = Course(points, len(own), own[0], own[3], own[-1])
    return History(**lists, courses={"leg-pain": course})

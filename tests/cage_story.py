"""The shipped story of the cage, as tests look at it: its records, five days of it, and a pain beside it.

The records are those of the example that the program ships (``data/example-cage``), read without a store. The
pain in the leg and its entries are not of the story: they are made up here, so that a test sees whether what is
shown of a day tells of later entries.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import makers as m

from tracker.domain.dated import in_order
from tracker.domain.gate import build
from tracker.domain.history import LISTS, Course, History, SeriesPoint
from tracker.domain.records import ROOTS, Person, Record, Symptom, SymptomEntry

EXAMPLE = Path(__file__).parents[1] / "data" / "example-cage" / "example.json"

OPERATED = date(2011, 10, 3)
HOME = date(2011, 10, 17)
DAY_AFTER = date(2011, 10, 18)
REPORT = date(2012, 1, 31)
STOPPED = date(2012, 8, 31)
THREE_YEARS_ON = date(2015, 8, 31)

DAYS = (OPERATED, DAY_AFTER, REPORT, STOPPED, THREE_YEARS_ON)
"""The five dates at which the story is looked at; of what is known to the month, the last day of that month."""


def records() -> list[Record]:
    """Every record of the story, parents first, and the pain; its entries are not among them."""
    rows = json.loads(EXAMPLE.read_bytes())["records"]
    return [*(build(kind, row) for kind in ROOTS for row in rows.get(kind.table(), [])), pain()]


def pain() -> Symptom:
    """The pain in the leg, with an identifier of its own, so that its course can be told."""
    return m.symptom("leg_pain", "2009", id="leg-pain", side="left")


_COURSE = (("2011-09-20", 8), ("2011-10-18", 4), ("2012-01-30", 6), ("2012-09-05", 9), ("2015-08-20", 5))


def entries() -> list[SymptomEntry]:
    """How strong the pain was, once before each of the five dates but the fourth."""
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
    person = next(x for x in told if isinstance(x, Person))
    return History(person=person, **lists, courses={"leg-pain": course})

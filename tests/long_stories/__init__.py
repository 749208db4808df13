"""Five long made-up histories, as patients with many operations have them: what a surgeon could misread is in them.

Each is a list of records, told as of ``ON``; levels are read as people write them, on the axis of the story.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import appointments

from long_stories.disputed import disputed
from long_stories.infected import infected
from long_stories.neck import neck
from long_stories.scoliosis import scoliosis
from long_stories.stopped import stopped
from tracker.domain import records as r
from tracker.domain.as_of import course_of
from tracker.domain.dated import in_date_order
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.records import Record

ON = date(2026, 11, 22)


def history_of(records: list[Record]) -> History:
    """The history of a story, with the entries of its symptoms and their course."""
    found = appointments.history_of(records)
    entries = {
        one.id: in_date_order(e for e in records if isinstance(e, r.SymptomEntry) and e.symptom_id == one.id)
        for one in found.symptoms
    }
    courses = {id_: _course(own) for id_, own in entries.items() if own}
    return replace(found, entries=entries, courses=courses)


def _course(entries: tuple[r.SymptomEntry, ...]) -> Course:
    rated = [(one.date.earliest, one.score) for one in entries if one.date and one.score is not None]
    return course_of(tuple(SeriesPoint(day, score) for day, score in rated if day), entries)


STORIES: dict[str, Callable[[], list[Record]]] = {
    "scoliosis": scoliosis,
    "neck": neck,
    "infected": infected,
    "disputed": disputed,
    "stopped": stopped,
}

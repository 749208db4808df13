"""Reading: the whole history in one load, with the long series aggregated by SQL."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Integer, cast, literal, or_, text
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session, select

from tracker.domain.dated import in_order
from tracker.domain.history import LISTS, Course, History, SeriesPoint
from tracker.domain.records import AnatomyProfile, Device, Person, Record, Surgery, SymptomEntry
from tracker.storage.batch import eager, found, table_of

R = TypeVar("R", bound=Record)

_NEWEST_FIRST = (
    "date_earliest IS NULL, date_earliest DESC, date_latest DESC, time DESC, position DESC, id DESC"
)
_OLDEST_FIRST = "date_earliest IS NULL, date_earliest, date_latest, time, position, id"

_WEEKLY = text(
    """
    SELECT symptom_id, min(date_earliest), CASE WHEN date_earliest <> date_latest THEN date_latest END,
           max(score), avg(score), count(*)
    FROM symptomentry
    WHERE score IS NOT NULL AND date_earliest IS NOT NULL AND date_latest IS NOT NULL
    GROUP BY symptom_id,
             CASE WHEN date_earliest = date_latest THEN CAST((julianday(date_earliest) + 0.5) / 7 AS INTEGER)
                  ELSE date_earliest || date_latest END
    ORDER BY 1, 2, 3
    """
)
"""Weeks begin on Monday: day number 0.5 of the Julian count, plus a half, is a Monday."""

_COUNTS = text("SELECT symptom_id, count(*) FROM symptomentry GROUP BY symptom_id")

_EDGES = text(
    f"""
    SELECT (SELECT id FROM symptomentry WHERE symptom_id = :symptom AND date_earliest =
              (SELECT min(date_earliest) FROM symptomentry WHERE symptom_id = :symptom)
            ORDER BY date_latest, time, position, id LIMIT 1) AS first,
           (SELECT id FROM symptomentry WHERE symptom_id = :symptom AND score =
              (SELECT max(score) FROM symptomentry WHERE symptom_id = :symptom)
            ORDER BY {_NEWEST_FIRST} LIMIT 1) AS highest,
           (SELECT id FROM symptomentry WHERE symptom_id = :symptom AND date_earliest =
              (SELECT max(date_earliest) FROM symptomentry WHERE symptom_id = :symptom)
            ORDER BY {_NEWEST_FIRST} LIMIT 1) AS latest
    """
)


def history(session: Session) -> History:
    """Everything that is recorded, detached from the session, in date order."""
    lists: dict[str, Any] = {name: in_order(all_of(session, kind)) for kind, name in LISTS.items()}
    lists["devices"] = _in_order_of(lists["surgeries"], lists["devices"])
    loaded = History(
        person=next(iter(all_of(session, Person)), None),
        anatomy=next(iter(all_of(session, AnatomyProfile)), None),
        courses=courses(session),
        entries={},
        **lists,
    )
    session.expunge_all()
    return loaded


def all_of(session: Session, kind: type[R]) -> list[R]:
    """All records of a kind with their children, by identifier."""
    query = select(kind).options(*eager(kind)).order_by(table_of(kind).c.id)
    return [linked(record) for record in session.exec(query)]


def one(session: Session, kind: type[R], id_: str) -> R | None:
    """One record with its children; None when it is not stored."""
    record = found(session, kind, [id_]).get(id_)
    return linked(record) if isinstance(record, kind) else None


def entries(session: Session, symptom_id: str, limit: int | None, offset: int) -> tuple[SymptomEntry, ...]:
    """The entries of a symptom, newest first; those whose beginning is not known come last."""
    own = select(SymptomEntry).where(SymptomEntry.symptom_id == symptom_id)
    return tuple(session.exec(own.order_by(text(_NEWEST_FIRST)).limit(limit).offset(offset)))


def every_entry(session: Session) -> dict[str, tuple[SymptomEntry, ...]]:
    """All entries by the identifier of their symptom, oldest first; those whose beginning is not known come last."""
    by_symptom: dict[str, list[SymptomEntry]] = {}
    for entry in session.exec(select(SymptomEntry).order_by(text(_OLDEST_FIRST))):
        by_symptom.setdefault(entry.symptom_id, []).append(entry)
    session.expunge_all()
    return {symptom: tuple(entries) for symptom, entries in by_symptom.items()}


def entries_noting(session: Session, words: Sequence[str], limit: int) -> tuple[SymptomEntry, ...]:
    """The entries whose note holds any of the words; those that hold the most of them first, then the newest."""
    notes = table_of(SymptomEntry).c.note
    held = [notes.icontains(word, autoescape=True) for word in words]
    if not held:
        return ()
    most = sum((cast(one, Integer) for one in held), start=literal(0))
    query = select(SymptomEntry).where(or_(*held))
    return tuple(session.exec(query.order_by(most.desc(), text(_NEWEST_FIRST)).limit(limit)))


def courses(session: Session) -> dict[str, Course]:
    """The course of each symptom that has entries: weekly peaks and averages, first, highest and latest entry."""
    points: dict[str, list[SeriesPoint]] = {}
    for symptom, start, end, score, mean, entries in session.execute(_WEEKLY):
        last = date.fromisoformat(end) if end else None
        point = SeriesPoint(date.fromisoformat(start), score, last, mean, entries)
        points.setdefault(symptom, []).append(point)
    counts = session.execute(_COUNTS).all()
    edges = {symptom: session.execute(_EDGES, {"symptom": symptom}).one() for symptom, _ in counts}
    named = found(session, SymptomEntry, {id_ for row in edges.values() for id_ in row if id_})
    return {
        symptom: Course(tuple(points.get(symptom, ())), count, *_entries(named, edges[symptom]))
        for symptom, count in counts
    }


def linked(record: R) -> R:
    """The record with its children knowing it, so that nothing is left to load when the session is closed."""
    for name, child_kind in type(record).children().items():
        for child in getattr(record, name):
            set_committed_value(child, str(child_kind.parent).removesuffix("_id"), record)
            linked(child)
    return record


def _in_order_of(surgeries: Sequence[Surgery], devices: Sequence[Device]) -> tuple[Device, ...]:
    """Devices in the order of the operations that put them in; those of none come last."""
    procedures = [procedure.id for surgery in surgeries for procedure in surgery.procedures]
    place = {id_: number for number, id_ in enumerate(procedures)}
    return tuple(
        sorted(
            devices, key=lambda device: (place.get(device.procedure_id or "", len(place)), device.position)
        )
    )


def _entries(named: dict[str, Record], ids: Iterable[str | None]) -> list[SymptomEntry | None]:
    return [entry if isinstance(entry := named.get(id_ or ""), SymptomEntry) else None for id_ in ids]

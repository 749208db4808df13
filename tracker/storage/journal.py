"""The journal: what each change did to which record, and the contents before and after, by their SHA-256."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_new
from sqlmodel import Session

from tracker.domain.gate import build, dump
from tracker.domain.records import BY_TABLE, Record
from tracker.errors import InvalidRecord, StoreProblem
from tracker.storage.books import CHANGE, CONTENT, JOURNAL


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the history. ``undoes`` names the change that this one took back.

    An undoing names the change it undid, a redoing the undoing: nothing names a redoing, for undoing that is
    undoing the change once more.
    """

    id: int
    at: datetime
    what: str
    undoes: int | None = None

    @property
    def subject(self) -> str:
        """What was saved or removed, also of an undoing: ``saved operation``."""
        return self.what.removeprefix("undid: ").removeprefix("redid: ")


@dataclass(frozen=True, slots=True)
class Line:
    """What a change did to one record: its content before and after as text, None where there was none."""

    table: str
    id: str
    before: str | None
    after: str | None

    @property
    def action(self) -> str:
        """``insert``, ``update`` or ``delete``."""
        if self.before is None:
            return "insert"
        return "delete" if self.after is None else "update"


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one change left it; None when it was removed, or when its content was purged."""

    change: Change
    action: str
    record: Record | None


def body_of(record: Record) -> str:
    """The content of a record with its children as one canonical text."""
    return json.dumps(dump(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha_of(body: str | None) -> str | None:
    """The SHA-256 of a content, in hexadecimal."""
    return None if body is None else hashlib.sha256(body.encode()).hexdigest()


def record_of(table: str, body: str) -> Record:
    """The record a content stands for, through the gate; raises StoreProblem if it no longer passes."""
    try:
        return build(BY_TABLE[table], json.loads(body))
    except (InvalidRecord, KeyError, ValueError) as error:
        raise StoreProblem(
            "The earlier state cannot be read by this version; nothing was changed."
        ) from error


def write(
    session: Session, at: datetime, what: str, lines: Iterable[Line], undoes: int | None = None
) -> Change:
    """Add one change with its lines; contents that are known already are not stored twice."""
    stamp = at.astimezone().isoformat(timespec="seconds")
    added = session.execute(insert(CHANGE).values(at=stamp, what=what, undoes=undoes).returning(CHANGE))
    change = _change(added.one())
    rows: list[dict[str, Any]] = []
    contents: dict[str | None, str] = {}
    for line in lines:
        contents |= {sha_of(body): body for body in (line.before, line.after) if body is not None}
        rows.append(
            {
                "change_id": change.id,
                "record_table": line.table,
                "record_id": line.id,
                "action": line.action,
                "before_sha": sha_of(line.before),
                "after_sha": sha_of(line.after),
            }
        )
    session.execute(insert(JOURNAL), rows)
    session.execute(
        insert_new(CONTENT).on_conflict_do_nothing(), [{"sha": s, "body": b} for s, b in contents.items()]
    )
    return change


def last(session: Session) -> Change | None:
    """The newest change that stands: it is no undoing itself, and not undone, or redone since."""
    return _newest(session, CHANGE.c.undoes.is_(None), CHANGE.c.id.not_in(_undone()))


def last_undone(session: Session) -> Change | None:
    """The newest undoing that stands, while nothing but undoing and redoing came after it."""
    newest = select(func.coalesce(func.max(CHANGE.c.id), 0)).where(CHANGE.c.undoes.is_(None))
    return _newest(session, *_STANDING, CHANGE.c.id > newest.scalar_subquery())


def undone(session: Session) -> set[int]:
    """The changes that are taken back at present."""
    return set(session.execute(_undone()).scalars())


_UNDOINGS = select(CHANGE.c.id).where(
    CHANGE.c.undoes.in_(select(CHANGE.c.id).where(CHANGE.c.undoes.is_(None)))
)
_STANDING = (
    CHANGE.c.id.in_(_UNDOINGS),
    CHANGE.c.id.not_in(select(CHANGE.c.undoes).where(CHANGE.c.undoes.in_(_UNDOINGS))),
)
"""The conditions for an undoing that was not redone."""


def _undone() -> Select[tuple[int]]:
    return select(CHANGE.c.undoes).where(*_STANDING)


def _newest(session: Session, *conditions: ColumnElement[bool]) -> Change | None:
    query = select(CHANGE).where(*conditions).order_by(CHANGE.c.id.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return _change(row) if row else None


def lines_of(session: Session, change: Change) -> list[Line]:
    """The lines of a change with their contents; raises StoreProblem when a content was purged."""
    before, after = CONTENT.alias(), CONTENT.alias()
    query = (
        select(JOURNAL, before.c.body.label("before"), after.c.body.label("after"))
        .outerjoin(before, before.c.sha == JOURNAL.c.before_sha)
        .outerjoin(after, after.c.sha == JOURNAL.c.after_sha)
        .where(JOURNAL.c.change_id == change.id)
        .order_by(JOURNAL.c.id)
    )
    rows = session.execute(query).all()
    if any((r.before_sha and r.before is None) or (r.after_sha and r.after is None) for r in rows):
        raise StoreProblem("The earlier state was forgotten for good, so this cannot be undone.")
    return [Line(r.record_table, r.record_id, r.before, r.after) for r in rows]


def versions(session: Session, record: Record) -> tuple[Version, ...]:
    """What each change made of a record, newest first."""
    query = (
        select(CHANGE, JOURNAL.c.action, CONTENT.c.body)
        .join(JOURNAL, JOURNAL.c.change_id == CHANGE.c.id)
        .outerjoin(CONTENT, CONTENT.c.sha == JOURNAL.c.after_sha)
        .where(JOURNAL.c.record_table == record.table(), JOURNAL.c.record_id == record.id)
        .order_by(JOURNAL.c.id.desc())
    )
    return tuple(
        Version(_change(row), row.action, record_of(record.table(), row.body) if row.body else None)
        for row in session.execute(query)
    )


def times(session: Session, table: str, ids: Sequence[str]) -> dict[str, int]:
    """How often each of these records was changed so far, removals included; the others are left out."""
    counted: dict[str, int] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        own = (JOURNAL.c.record_table == table, JOURNAL.c.record_id.in_(part))
        query = select(JOURNAL.c.record_id, func.count()).where(*own).group_by(JOURNAL.c.record_id)
        counted |= {row[0]: row[1] for row in session.execute(query)}
    return counted


def newest(session: Session) -> dict[tuple[str, str], str | None]:
    """The SHA-256 that the journal gives last for every record it knows; None for a removed one."""
    latest = select(func.max(JOURNAL.c.id)).group_by(JOURNAL.c.record_table, JOURNAL.c.record_id)
    rows = session.execute(select(JOURNAL).where(JOURNAL.c.id.in_(latest)))
    return {(row.record_table, row.record_id): row.after_sha for row in rows}


def _change(row: Row[Any]) -> Change:
    return Change(row.id, datetime.fromisoformat(row.at), row.what, row.undoes)

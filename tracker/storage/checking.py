"""Checking the data file: is it sound, does every record pass the gate, does the journal fit."""

from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlmodel import Session

from tracker.domain.gate import build, dump, members
from tracker.domain.records import BY_TABLE, ROOTS, Record
from tracker.errors import TrackerError
from tracker.storage import journal, notes
from tracker.storage.batch import ABOUT, is_there, table_of
from tracker.storage.books import CONTENT
from tracker.storage.loading import all_of, one


def counts(session: Session) -> dict[str, int]:
    """How many records of each table there are."""
    return {
        kind.table(): session.execute(select(func.count()).select_from(table_of(kind))).scalar_one()
        for kind in ROOTS
    }


def troubles(session: Session) -> tuple[str, ...]:
    """Everything that is wrong, a sentence each, naming records by kind and identifier only."""
    sound = [row[0] for row in session.execute(text("PRAGMA integrity_check"))]
    damaged = [] if sound == ["ok"] else ["The data file is damaged. Leave it as it is and restore a backup."]
    wrong = (
        *dangling(session),
        *_unfit_records(session),
        *journal_troubles(session),
        *notes.troubles(session),
    )
    return (*damaged, *wrong)


def dangling(session: Session) -> list[str]:
    """Rows that point at a row that is not there."""
    rows = session.execute(text("PRAGMA foreign_key_check")).all()
    loose = [f"A row of {row[0]} points at a {row[2]} that is not there." for row in rows]
    return loose + [
        f"The {kind.title} {id_} is about a record that is not there."
        for kind in ABOUT
        for id_, record in _read(session, kind)
        if record is not None and not is_there(session, record)
    ]


def journal_troubles(session: Session) -> list[str]:
    """Records that are not as the journal says it left them, and contents that were tampered with."""
    said = {key: sha for key, sha in journal.newest(session).items() if sha}
    there = {
        (kind.table(), record.id): journal.sha_of(journal.body_of(record))
        for kind in ROOTS
        for _, record in _read(session, kind)
        if record
    }
    wrong = [
        f"The journal does not fit the {BY_TABLE[table].title if table in BY_TABLE else table} {id_}."
        for table, id_ in sorted(said.keys() | there.keys())
        if said.get((table, id_)) != there.get((table, id_))
    ]
    bent = [row.sha for row in session.execute(select(CONTENT)) if journal.sha_of(row.body) != row.sha]
    return wrong + [f"The content {sha[:12]} in the journal was altered." for sha in bent]


def _unfit_records(session: Session) -> Iterator[str]:
    for kind in ROOTS:
        for id_, record in _read(session, kind):
            if record is None or not _as_the_gate_writes(record):
                yield f"The {kind.title} {id_} is not as the gate would write it. Open it and save it again."


def _read(session: Session, kind: type[Record]) -> Iterator[tuple[str, Record | None]]:
    """Every record of a kind by identifier, None where a value cannot be read."""
    try:
        yield from [(record.id, record) for record in all_of(session, kind)]
    except (TrackerError, ValueError):
        for id_ in session.execute(select(table_of(kind).c.id)).scalars().all():
            yield id_, _read_one(session, kind, id_)


def _read_one(session: Session, kind: type[Record], id_: str) -> Record | None:
    try:
        return one(session, kind, id_)
    except (TrackerError, ValueError):
        return None


def _as_the_gate_writes(record: Record) -> bool:
    """Whether every field, bounds and links included, equals what the gate makes of the record."""
    try:
        again = build(type(record), dump(record))
    except TrackerError:
        return False
    pairs = zip(members(record), members(again), strict=True)
    return all(a.model_dump(exclude={"version"}) == b.model_dump(exclude={"version"}) for a, b in pairs)

"""Taking a change back, and doing again what was taken back: each is a new change of the journal."""

from datetime import datetime

from sqlmodel import Session

from tracker.errors import NotFound, StaleRecord, StoreProblem
from tracker.storage import journal
from tracker.storage.batch import Batch
from tracker.storage.journal import Change


def to_undo(session: Session, change_id: int | None) -> Change:
    """The change to take back: the last that stands, which must be the one that is meant."""
    change = journal.last(session)
    if change_id is None and change is None:
        raise NotFound("There is nothing to undo.")
    if change is None or change_id not in (None, change.id):
        if change_id in journal.undone(session):
            raise StaleRecord("This was taken back already, maybe in another window.")
        raise StaleRecord("Something else was changed after this, so it was not taken back. Undo that first.")
    return change


def to_redo(session: Session, change_id: int | None) -> Change:
    """The undoing to take back: the last that stands, which must be the one that is meant."""
    change = journal.last_undone(session)
    if change_id is None and change is None:
        raise NotFound("There is nothing to redo.")
    if change is None or change_id not in (None, change.id):
        raise StaleRecord(
            "Something else was changed after this was taken back, so it was not redone. Enter it anew."
        )
    return change


def reverse(session: Session, change: Change, at: datetime, verb: str) -> Change:
    """Bring every record of a change back to what it was before it; StoreProblem when that cannot be had."""
    lines = journal.lines_of(session, change)
    batch = Batch(session)
    batch.apply(
        put=[journal.record_of(line.table, line.before) for line in lines if line.before is not None],
        drop=[journal.record_of(line.table, line.after or "") for line in lines if line.before is None],
    )
    done = batch.finish()
    if {(d.id, d.before, d.after) for d in done} != {(n.id, n.after, n.before) for n in lines}:
        raise StoreProblem("The record is not as this change left it, so it cannot be undone.")
    return journal.write(session, at, f"{verb}: {change.subject}", done, undoes=change.id)

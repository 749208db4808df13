"""Nobody's work is overwritten unseen: a record is only saved from where it was opened."""

from sqlmodel import Session

from tracker.domain.gate import dump
from tracker.domain.records import Record
from tracker.errors import StaleRecord
from tracker.storage import journal
from tracker.storage.batch import found


def refuse_stale(session: Session, records: tuple[Record, ...]) -> None:
    """Raise StaleRecord when a record was changed or removed after it was opened; the same content is none."""
    kinds: dict[type[Record], None] = dict.fromkeys(type(record) for record in records)
    for kind in kinds:
        group = [record for record in records if type(record) is kind]
        stored = found(session, kind, [record.id for record in group])
        gone = journal.times(session, kind.table(), [r.id for r in group if r.id not in stored])
        for record in group:
            if record.id in gone:
                raise StaleRecord(f"{this(kind)} was removed after you opened it. Undo that first.")
            if record.id in stored and _differ(record, stored[record.id]):
                raise StaleRecord(
                    f"{this(kind)} was changed in another window after you opened it. "
                    "Nothing was saved: open it again and make your change there."
                )


def _differ(record: Record, stored: Record) -> bool:
    return record.version != stored.version and dump(record) != dump(stored)


def this(kind: type[Record]) -> str:
    """How a sentence begins that is about a record of a kind."""
    return f"This {kind.title}" if kind.title[0].islower() else f"“{kind.title}”"

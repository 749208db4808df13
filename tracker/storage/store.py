"""The store: the only door to the data file. Every change is one transaction with its journal lines."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Engine, text
from sqlmodel import Session

from tracker.domain.gate import build, dump, seal
from tracker.domain.history import History
from tracker.domain.records import Record, SymptomEntry
from tracker.errors import ImportRefused, NotFound
from tracker.storage import checking, documents, exchange, journal, loading, notes, undoing
from tracker.storage.batch import Batch, found
from tracker.storage.database import WRITING, open_database
from tracker.storage.documents import Files
from tracker.storage.exchange import Tables
from tracker.storage.hanging import Hanging, hanging
from tracker.storage.journal import Change, Version
from tracker.storage.notes import Draft
from tracker.storage.stale import refuse_stale, this
from tracker.storage.troubles import told

R = TypeVar("R", bound=Record)

FILE = "tracker.db"
BACKUPS = "backups"

_STAMP = "data_version"
_LAST_COPY = "last_copy_at"


class Store:
    """One person's data file. Usable from several threads and processes at once."""

    def __init__(self, path: Path, engine: Engine, now: Callable[[], datetime]) -> None:
        self.path = path
        self.files = Files(path.parent / documents.FOLDER)
        self._engine = engine
        self._write_engine = engine.execution_options(**{WRITING: True})
        self._now = now

    @classmethod
    def open(cls, folder: Path, *, now: Callable[[], datetime]) -> Self:
        """Open the data file in ``folder``, creating both; raises StoreProblem with a sentence."""
        path = folder / FILE
        return cls(path, open_database(path, folder / BACKUPS), now)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # Reading

    def history(self) -> History:
        """Everything that is recorded; entries of symptoms only as courses."""
        with self._reading() as session:
            return loading.history(session)

    def with_entries(self, history: History) -> History:
        """A history that was loaded, with all entries of its symptoms."""
        with self._reading() as session:
            return replace(history, entries=loading.every_entry(session))

    def get(self, kind: type[R], id: str) -> R:
        """One record with its children, detached; raises NotFound."""
        with self._reading() as session:
            record = loading.one(session, kind, id)
            if record is None:
                raise NotFound(f"{this(kind)} is no longer recorded. Open the list again.")
            session.expunge_all()
            return record

    def entries(self, symptom_id: str, limit: int | None = None, offset: int = 0) -> tuple[SymptomEntry, ...]:
        """The entries of a symptom, newest first."""
        with self._reading() as session:
            return loading.entries(session, symptom_id, limit, offset)

    def entries_noting(self, words: list[str], limit: int) -> tuple[SymptomEntry, ...]:
        """The entries whose note holds any of the words: those that hold the most of them, newest first."""
        with self._reading() as session:
            return loading.entries_noting(session, words, limit)

    def goes_with(self, record: Record) -> tuple[Record, ...]:
        """What has to be removed together with a record: the devices that an operation put in."""
        return self.hanging(record).first

    def hanging(self, record: Record) -> Hanging:
        """What has to go before a record, what goes with it by itself, and what stays and lets go of it."""
        with self._reading() as session:
            hangs = hanging(session, record)
            session.expunge_all()
            return hangs

    def changes(self, record: Record) -> tuple[Version, ...]:
        """What each change made of a record, newest first."""
        with self._reading() as session:
            return journal.versions(session, record)

    def data_version(self) -> int:
        """A number that is another one after every change of the history, also by another process.

        Drafts, settings and notes are not part of the history: what is shown of it can stay.
        """
        with self._reading() as session:
            return int(notes.kept(session, _STAMP) or 0)

    def counts(self) -> dict[str, int]:
        """How many records of each table there are."""
        with self._reading() as session:
            return checking.counts(session)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the data file and the files beside it, a sentence each; empty when all is well."""
        with self._reading() as session:
            return (*checking.troubles(session), *documents.troubles(session, self.files))

    def file_remarks(self) -> list[str]:
        """How many files there are, how many are kept only for undo, and how many nothing names."""
        with self._reading() as session:
            return documents.remarks(session, self.files)

    def named_files(self) -> list[str]:
        """The files that belong to the history: of documents, and of those the journal can bring back."""
        with self._reading() as session:
            return sorted({*documents.named_by_records(session), *documents.named_by_journal(session)})

    # Changing

    def save(self, *records: Record, what: str | None = None, token: str | None = None) -> str:
        """Insert or update whole records in one change, and return the identifier of the first.

        A ``token`` that was used before saves nothing and returns the record saved then. Raises
        InvalidRecord, ValueProblem, and StaleRecord when a record was changed elsewhere meanwhile. A record of
        version 0 is a new one: it is never stored over another content of the same identifier.
        """
        for record in records:
            seal(record)
        with self._writing() as session:
            if token and (earlier := notes.saved_with(session, token)):
                return earlier
            refuse_stale(session, records)
            batch = Batch(session)
            batch.apply(put=[build(type(record), dump(record)) for record in records])
            self._finish(session, batch, what or _summary("saved", records))
            if token:
                notes.keep_token(session, token, records[0].id)
            versions = batch.versions()
        for record in records:
            record.version = versions[type(record), record.id]
        return records[0].id

    def remove(self, record: Record, *, also: tuple[Record, ...] = ()) -> None:
        """Remove records in one change; what only mentions them stays and mentions them no longer.

        Raises ValueProblem when something hangs on them (see ``goes_with``), StaleRecord, NotFound.
        """
        with self._writing() as session:
            for each in (record, *also):
                if not found(session, type(each), [each.id]):
                    raise NotFound(f"{this(type(each))} is no longer recorded. Open the list again.")
            refuse_stale(session, (record, *also))
            batch = Batch(session)
            batch.apply(drop=[record, *also])
            self._finish(session, batch, _summary("removed", [record]))

    def last_change(self) -> Change | None:
        """The change that ``undo`` would take back."""
        with self._reading() as session:
            return journal.last(session)

    def last_undone(self) -> Change | None:
        """The undoing that ``redo`` would take back; None once anything else was changed after it."""
        with self._reading() as session:
            return journal.last_undone(session)

    def undo(self, change_id: int | None = None) -> Change:
        """Take back the last change that stands, as a new change; again and again it walks back.

        With ``change_id``, only that change. Raises NotFound when there is nothing to undo, StaleRecord when
        it is no longer the last, StoreProblem when the state before cannot be had.
        """
        with self._writing() as session:
            return undoing.reverse(session, undoing.to_undo(session, change_id), self._now(), "undid")

    def redo(self, change_id: int | None = None) -> Change:
        """Do again what was taken back last, as a new change, while nothing else was changed since.

        With ``change_id``, only what that undoing took back. Raises as ``undo`` does.
        """
        with self._writing() as session:
            return undoing.reverse(session, undoing.to_redo(session, change_id), self._now(), "redid")

    # Drafts, settings, notes

    def draft(self, key: str) -> dict[str, Any] | None:
        """A form that was left before it was saved."""
        with self._reading() as session:
            return notes.draft(session, key)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts, the one touched last first."""
        with self._reading() as session:
            return notes.drafts(session)

    def keep_draft(self, key: str, body: dict[str, Any]) -> None:
        """Keep a form as it is."""
        with self._writing(history=False) as session:
            notes.keep_draft(session, key, body, self._now())

    def drop_draft(self, key: str) -> None:
        """Forget a draft."""
        with self._writing(history=False) as session:
            notes.drop_draft(session, key)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting, or ``default`` when it was never set."""
        with self._reading() as session:
            return notes.setting(session, key, default)

    def put_setting(self, key: str, value: Any) -> None:
        """Keep a setting; the value is anything JSON can write."""
        with self._writing(history=False) as session:
            notes.put_setting(session, key, value)

    def last_copy(self) -> datetime | None:
        """When the person last took a copy out."""
        with self._reading() as session:
            at = notes.kept(session, _LAST_COPY)
            return datetime.fromisoformat(at) if at else None

    def copied(self, at: datetime) -> None:
        """Note that a copy was taken out."""
        with self._writing(history=False) as session:
            notes.keep(session, _LAST_COPY, at.astimezone().isoformat(timespec="seconds"))

    # Copies

    def tables(self) -> Tables:
        """Everything as plain values in a stable order, for a copy."""
        with self._reading() as session:
            return exchange.tables(session)

    def load_tables(self, tables: Tables, files: Mapping[str, bytes] | None = None) -> None:
        """Bring a copy into a store with an empty history, all or nothing; raises ImportRefused with a sentence.

        A copy without a journal starts one: its records count as saved now. ``files`` come by their SHA-256.
        """
        with self._writing() as session, self.files.adding(files or {}):
            exchange.refuse_unless_empty(session)
            self._apply(session, "made room for a copy", drop=exchange.left_over(session, tables))
            records = exchange.load(session, tables)
            self._apply(session, "brought in a copy", put=records)
            if checking.dangling(session):
                raise ImportRefused(
                    "A record in this copy points at one that is missing; nothing was brought in."
                )

    # Inside

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with told(), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self, *, history: bool = True) -> Iterator[Session]:
        with told(), Session(self._write_engine) as session:
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
            before = _writes(session)
            yield session
            if history and _writes(session) != before:
                notes.keep(session, _STAMP, str(secrets.randbits(53)))
            session.flush()
            # A COMMIT that SQLite refuses leaves its transaction open, and the session would hand the
            # connection back like that. Sent as a statement, its failure is rolled back like any other.
            session.execute(text("COMMIT"))
            session.commit()

    def _apply(
        self, session: Session, what: str, put: Iterable[Record] = (), drop: Iterable[Record] = ()
    ) -> None:
        batch = Batch(session)
        batch.apply(put, drop)
        self._finish(session, batch, what)

    def _finish(self, session: Session, batch: Batch, what: str) -> None:
        if lines := batch.finish():
            journal.write(session, self._now(), what, lines)


def _writes(session: Session) -> int:
    """How many rows this connection has written so far."""
    return int(session.execute(text("SELECT total_changes()")).scalar_one())


def _summary(verb: str, records: tuple[Record, ...] | list[Record]) -> str:
    if len(records) != 1:
        return f"{verb} {len(records)} records"
    title = type(records[0]).title
    return f"{verb} {title}" if title[0].islower() else f"{verb} “{title}”"

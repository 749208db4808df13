"""A batch: records written in one transaction, with every record it touches remembered as it was before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import selectinload
from sqlmodel import Session, SQLModel, select

from tracker.domain.gate import members
from tracker.domain.records import BY_TABLE, ROOTS, About, Record
from tracker.errors import ValueProblem
from tracker.storage import journal
from tracker.storage.journal import Line

Key = tuple[type[Record], str]

_CHUNK = 500


def eager(kind: type[Record]) -> list[Any]:
    """The loader options that bring a record's children, and theirs, in one go."""
    return [
        selectinload(getattr(kind, name)).options(*eager(child)) for name, child in kind.children().items()
    ]


def table_of(kind: type[Record]) -> Table:
    """The table of a record class."""
    return SQLModel.metadata.tables[kind.table()]


def found(session: Session, kind: type[Record], ids: Iterable[str]) -> dict[str, Record]:
    """The stored records among ``ids`` with their children, by identifier."""
    wanted = list(ids)
    records: dict[str, Record] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        query = select(kind).where(table_of(kind).c.id.in_(part)).options(*eager(kind))
        records |= {record.id: record for record in session.exec(query)}
    return records


class Batch:
    """Writes whole records; ``finish`` gives the journal lines of what has really changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[Key, str | None] = {}
        self._now: dict[Key, Record | None] = {}

    def apply(self, put: Iterable[Record] = (), drop: Iterable[Record] = ()) -> None:
        """Insert or replace the records of ``put``, fresh from the gate, and delete those of ``drop``.

        Kinds that point at others come first. With foreign keys deferred to the end of the transaction this
        order serves inserts and deletes alike: a device lets go of a procedure before the procedure goes
        (RESTRICT is never deferred).
        """
        putting, dropping = list(put), self._with_dependents(list(drop))
        for kind in reversed(ROOTS):
            self._put(kind, [record for record in putting if type(record) is kind])
            self._drop(kind, [record.id for record in dropping if type(record) is kind])

    def finish(self) -> list[Line]:
        """Write what is left, raise the versions, and return a line for each record that has changed.

        Raises ValueProblem when a record written now is about another one that is not there.
        """
        self._session.flush()
        self._refuse_about_nothing()
        lines = []
        for key, record in self._now.items():
            before, after = self._before[key], journal.body_of(record) if record else None
            if before != after:
                lines.append(Line(key[0].table(), key[1], before, after))
        self._number(lines)
        return lines

    def _number(self, lines: list[Line]) -> None:
        """Give changed records their versions; one that comes back goes on from where it was."""
        for kind in ROOTS:
            changed = [line for line in lines if line.table == kind.table()]
            times = journal.times(
                self._session, kind.table(), [line.id for line in changed if not line.before]
            )
            for line in changed:
                if record := self._now[kind, line.id]:
                    record.version = record.version + 1 if line.before else times.get(line.id, 0) + 1
        self._session.flush()

    def versions(self) -> dict[Key, int]:
        """The version that each record written now has."""
        return {key: record.version for key, record in self._now.items() if record}

    def _put(self, kind: type[Record], group: list[Record]) -> None:
        stored = found(self._session, kind, [record.id for record in group])
        before = _ids_by_kind(stored.values())
        self._refuse_foreign_children(group, before)
        self._remember(kind, {record.id: stored.get(record.id) for record in group})
        with self._session.no_autoflush:
            for record in group:
                self._now[kind, record.id] = self._written(record, stored.get(record.id))
            kept = _ids_by_kind(group)
            gone = {member_kind: ids - kept[member_kind] for member_kind, ids in before.items()}
            for member_kind, ids in gone.items():
                self._unlink(member_kind, ids)
        self._session.flush()
        for record in self._about(gone):
            self._drop(type(record), [record.id])

    def _drop(self, kind: type[Record], ids: list[str]) -> None:
        stored = found(self._session, kind, ids)
        self._remember(kind, stored)
        for member_kind, member_ids in _ids_by_kind(stored.values()).items():
            self._unlink(member_kind, member_ids)
        self._session.flush()
        for record in stored.values():
            self._session.delete(record)
            self._now[kind, record.id] = None
        self._session.flush()

    def _unlink(self, kind: type[Record], ids: set[str]) -> None:
        """Empty what points at rows that are about to go; raises ValueProblem where it may not be emptied."""
        for pointing, column, rule in pointers_to(kind) if ids else ():
            rows = [r for r in self._pointing(pointing, column, ids) if getattr(r, column) in ids]
            if rows and rule == "RESTRICT":
                raise ValueProblem(
                    f"{pointing.title.capitalize()} is recorded as put in by this {kind.title}. "
                    f"Remove the {pointing.title} too, or say that another operation put it in.",
                    column,
                )
            for row in rows if rule == "SET NULL" else ():
                self._remember_whole(row)
                setattr(row, column, None)

    def _written(self, record: Record, stored: Record | None) -> Record:
        if stored is None:
            self._session.add(record)
            return record
        record.version = stored.version
        return self._session.merge(record)

    def _remember(self, kind: type[Record], stored: Mapping[str, Record | None]) -> None:
        for id_, record in stored.items():
            self._before.setdefault((kind, id_), journal.body_of(record) if record else None)
            self._now[kind, id_] = record

    def _remember_whole(self, row: Record) -> None:
        kind, id_ = owner_of(row)
        if self._now.get((kind, id_)) is None:
            self._remember(kind, found(self._session, kind, [id_]))

    def _pointing(self, kind: type[Record], column: str, ids: set[str]) -> list[Record]:
        wanted = sorted(ids)
        rows: list[Record] = []
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            rows += self._session.exec(select(kind).where(table_of(kind).c[column].in_(part))).all()
        return rows

    def _with_dependents(self, records: list[Record]) -> list[Record]:
        """The records and those that cannot be without them: the entries of a symptom."""
        ids = _ids_by_kind(records)
        for kind, column, rule in (p for owner in tuple(ids) for p in pointers_to(owner)):
            if rule == "CASCADE":
                owner = next(iter(table_of(kind).c[column].foreign_keys)).column.table.name
                records += self._pointing(kind, column, ids[BY_TABLE[owner]])
        return list({(type(r), r.id): r for r in (*records, *self._about(_ids_by_kind(records)))}.values())

    def _about(self, ids: Mapping[type[Record], set[str]]) -> list[Record]:
        """What is recorded about these rows and cannot be without them: statements, links to documents."""
        every = {(kind.table(), id_) for kind, own in ids.items() for id_ in own}
        if not every:
            return []
        ids_only = {id_ for _, id_ in every}
        rows = (row for kind in ABOUT for row in self._pointing(kind, "about_id", ids_only))
        return [row for row in rows if target_of(row) in every]

    def _refuse_about_nothing(self) -> None:
        for record in self._now.values():
            if record is not None and type(record) in ABOUT and not is_there(self._session, record):
                raise ValueProblem(
                    f"What this {type(record).title} is about is no longer recorded. Open the list again.",
                    "about_id",
                )

    def _refuse_foreign_children(
        self, group: Sequence[Record], before: Mapping[type[Record], set[str]]
    ) -> None:
        for kind, ids in _ids_by_kind(group).items():
            if kind.parent and found(self._session, kind, ids - before.get(kind, set())):
                raise ValueProblem(f"This {kind.title} belongs to another record. Save both together.")


ABOUT: tuple[type[Record], ...] = tuple(kind for kind in ROOTS if issubclass(kind, About))
"""The kinds that are about a record of any other kind."""


def target_of(about: Record) -> tuple[str, str]:
    """The table and identifier of the record that something is about."""
    assert isinstance(about, About)
    return about.about_table, about.about_id


def is_there(session: Session, about: Record) -> bool:
    """Whether the record that something is about is stored."""
    table, id_ = target_of(about)
    kind = BY_NAME.get(table)
    return kind is not None and session.get(kind, id_) is not None


def _ids_by_kind(records: Iterable[Record]) -> defaultdict[type[Record], set[str]]:
    """The identifiers of the records and of everything nested in them."""
    ids: defaultdict[type[Record], set[str]] = defaultdict(set)
    for record in records:
        for member in members(record):
            ids[type(member)].add(member.id)
    return ids


def pointers_to(kind: type[Record]) -> list[tuple[type[Record], str, str]]:
    """The columns that point at a kind from outside: record class, column and ON DELETE rule."""
    return [
        (pointing, key.parent.name, str(key.ondelete))
        for pointing in every_kind()
        for key in table_of(pointing).foreign_keys
        if key.column.table.name == kind.table() and key.parent.name != pointing.parent
    ]


def every_kind() -> tuple[type[Record], ...]:
    """All record classes, the nested ones too."""
    return tuple(dict.fromkeys(kind for root in ROOTS for kind in _with_children(root)))


def _with_children(kind: type[Record]) -> Iterator[type[Record]]:
    yield kind
    for child in kind.children().values():
        yield from _with_children(child)


def owner_of(row: Record) -> Key:
    """The record a row is saved with: itself, or the one it is nested in."""
    record = row
    while record.table() not in BY_TABLE:
        record = parent_of(record)
    return type(record), record.id


def parent_of(row: Record) -> Record:
    """The record a row is nested in."""
    parent = getattr(row, str(type(row).parent).removesuffix("_id"))
    assert isinstance(parent, Record)
    return parent


BY_NAME: dict[str, type[Record]] = {kind.table(): kind for kind in every_kind()}
"""Every record class by the name of its table, the nested ones too."""

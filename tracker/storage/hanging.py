"""What hangs on a record: what has to go first, what goes with it by itself, and what will let go of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session, select

from tracker.domain.gate import members
from tracker.domain.records import Record
from tracker.storage.batch import ABOUT, found, owner_of, pointers_to, table_of, target_of


@dataclass(frozen=True)
class Loosened:
    """A record that stays and points at the removed one no longer: whole, the part of it, and the field."""

    record: Record
    part: Record
    field: str


@dataclass(frozen=True)
class Hanging:
    """``first`` must be removed in the same change; ``along`` goes by itself; ``loosened`` stays."""

    first: tuple[Record, ...] = ()
    along: tuple[Record, ...] = ()
    loosened: tuple[Loosened, ...] = ()


def hanging(session: Session, record: Record) -> Hanging:
    """What hangs on a record, read off the foreign keys; every record is given whole."""
    first = _owners(session, _pointing(session, [record], "RESTRICT"))
    cascading = _owners(session, _pointing(session, [record, *first], "CASCADE"))
    along = [*cascading, *_about(session, [record, *first, *cascading])]
    going = [record, *first, *along]
    gone = {(type(each), each.id) for each in going}
    loose = [
        (row, column) for row, column in _pointing(session, going, "SET NULL") if owner_of(row) not in gone
    ]
    owners = {(type(owner), owner.id): owner for owner in _owners(session, loose)}
    loosened = tuple(Loosened(owners[owner_of(row)], row, column) for row, column in loose)
    return Hanging(tuple(first), tuple(along), loosened)


def _pointing(session: Session, records: Iterable[Record], rule: str) -> list[tuple[Record, str]]:
    """The rows that point at these records or their parts under an ON DELETE rule, with the column."""
    ids: dict[type[Record], set[str]] = {}
    for record in records:
        for member in members(record):
            ids.setdefault(type(member), set()).add(member.id)
    return [
        (row, column)
        for kind, own in ids.items()
        for pointing, column, found_rule in pointers_to(kind)
        if found_rule == rule
        for row in session.exec(select(pointing).where(table_of(pointing).c[column].in_(own)))
    ]


def _owners(session: Session, rows: Iterable[tuple[Record, str]]) -> list[Record]:
    """The whole records that rows are saved with, each once."""
    keys = dict.fromkeys(owner_of(row) for row, _ in rows)
    kinds = dict.fromkeys(kind for kind, _ in keys)
    return [
        record
        for kind in kinds
        for record in found(session, kind, [id_ for own, id_ in keys if own is kind]).values()
    ]


def _about(session: Session, records: Iterable[Record]) -> list[Record]:
    """What is recorded about these records or their parts."""
    every = {(member.table(), member.id) for record in records for member in members(record)}
    ids = {id_ for _, id_ in every}
    rows = (r for kind in ABOUT for r in session.exec(select(kind).where(table_of(kind).c.about_id.in_(ids))))
    return [row for row in rows if target_of(row) in every]

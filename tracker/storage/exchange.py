"""Everything in the store as plain values, and back into an empty store, all or nothing."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, func, insert, select
from sqlmodel import Session

from tracker.domain.gate import build, dump
from tracker.domain.records import BY_TABLE, ROOTS, Record
from tracker.errors import ImportRefused, InvalidRecord
from tracker.storage import checking
from tracker.storage.batch import table_of
from tracker.storage.books import CHANGE, CONTENT, DRAFT, JOURNAL, SETTING
from tracker.storage.loading import all_of
from tracker.storage.notes import as_json

Tables = dict[str, list[dict[str, Any]]]

_BOOKS: tuple[Table, ...] = (SETTING, DRAFT, CHANGE, JOURNAL, CONTENT)
_JSON = {("setting", "value"), ("draft", "body")}


def tables(session: Session) -> Tables:
    """The records by table and identifier, then settings, drafts and the journal by their keys."""
    records = {kind.table(): [dump(record) for record in all_of(session, kind)] for kind in ROOTS}
    return records | {book.name: _rows(session, book) for book in _BOOKS}


def load(session: Session, tables: Tables) -> list[Record]:
    """Write a copy into an empty store.

    With a journal in it, everything is written as it stands and nothing is returned; without one, the
    records are returned, to be saved as a change. Raises ImportRefused.
    """
    brought = [book for book in (CHANGE, DRAFT) if tables.get(book.name)]
    if any(_filled(session, table) for table in (*map(table_of, ROOTS), *brought)):
        raise ImportRefused(
            "There is a history here already, so nothing was brought in. Choose an empty data folder."
        )
    unknown = set(tables) - set(BY_TABLE) - {book.name for book in _BOOKS}
    if unknown:
        raise ImportRefused("This copy holds something that this version does not know.")
    records = [_record(kind, values) for kind in ROOTS for values in tables.get(kind.table(), ())]
    for book in _BOOKS:
        _write(session, book, tables.get(book.name, ()))
    if not tables.get("change"):
        return records
    session.add_all(records)
    session.flush()
    if checking.journal_troubles(session):
        raise ImportRefused("The journal in this copy does not fit its records, so nothing was brought in.")
    return []


def _filled(session: Session, table: Table) -> bool:
    return bool(session.execute(select(func.count()).select_from(table)).scalar_one())


def _rows(session: Session, book: Table) -> list[dict[str, Any]]:
    rows = session.execute(select(book).order_by(*book.primary_key)).mappings()
    return [
        {name: json.loads(v) if (book.name, name) in _JSON else v for name, v in row.items() if v is not None}
        for row in rows
    ]


def _write(session: Session, book: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows of a book; settings of the copy take the place of those here."""
    empty = dict.fromkeys(book.columns.keys())
    values = [
        empty | {name: as_json(v) if (book.name, name) in _JSON else v for name, v in row.items()}
        for row in rows
    ]
    if values and book is SETTING:
        session.execute(book.delete())
    if values:
        session.execute(insert(book), values)


def _record(kind: type[Record], values: dict[str, Any]) -> Record:
    try:
        return build(kind, values)
    except InvalidRecord as error:
        raise ImportRefused(f"A record of the kind “{kind.title}” cannot be taken: {error}") from error

"""Everything in the store as plain values, and back into an empty store, all or nothing."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session

from tracker.domain.gate import build, dump
from tracker.domain.records import BY_TABLE, ROOTS, Record, SourceText
from tracker.errors import ImportRefused, InvalidRecord
from tracker.storage import checking
from tracker.storage.books import CHANGE, CONTENT, DRAFT, JOURNAL, SETTING
from tracker.storage.loading import all_of, history
from tracker.storage.notes import as_json

Tables = dict[str, list[dict[str, Any]]]

_BOOKS: tuple[Table, ...] = (SETTING, DRAFT, CHANGE, JOURNAL, CONTENT)
_KEYED = (DRAFT, CONTENT)
_JSON = {("setting", "value"), ("draft", "body")}


def tables(session: Session) -> Tables:
    """The records by table and identifier, then settings, drafts and the journal by their keys."""
    records = {kind.table(): [dump(record) for record in all_of(session, kind)] for kind in ROOTS}
    return records | {book.name: _rows(session, book) for book in _BOOKS}


def refuse_unless_empty(session: Session) -> None:
    """Raise ImportRefused when there is a history already: what ``History.is_empty`` says decides."""
    if not history(session).is_empty:
        raise ImportRefused(
            "There is a history here already, so nothing was brought in. Choose an empty data folder."
        )


def load(session: Session, tables: Tables) -> list[Record]:
    """Write a copy into a store whose history is empty; raises ImportRefused.

    With a journal in it, everything is written as it stands, the journal behind the one that is here, and
    nothing is returned; without one, the records are returned, to be saved as a change. Of two drafts of one
    form the one here stays: the other is still in the copy.
    """
    unknown = set(tables) - set(BY_TABLE) - {book.name for book in _BOOKS}
    if unknown:
        raise ImportRefused("This copy holds something that this version does not know.")
    records = [_record(kind, values) for kind in ROOTS for values in tables.get(kind.table(), ())]
    tables = _behind(session, tables)
    for book in _BOOKS:
        _write(session, book, tables.get(book.name, ()))
    if not tables.get("change"):
        return records
    changed = Counter((line["record_table"], line["record_id"]) for line in tables["journal"])
    for record in records:
        # As where the copy was made: a draft names the version of the record it was begun from.
        record.version = changed[record.table(), record.id]
    session.add_all(records)
    session.flush()
    if checking.journal_troubles(session):
        raise ImportRefused("The journal in this copy does not fit its records, so nothing was brought in.")
    return []


def left_over(session: Session, tables: Tables) -> list[Record]:
    """Texts left in an empty history that the copy holds too: its journal says how they came to be."""
    ids = {row.get("id") for row in tables.get(SourceText.table(), ())} if tables.get("change") else set()
    return [text for text in all_of(session, SourceText) if text.id in ids]


def _behind(session: Session, tables: Tables) -> Tables:
    """The tables with the journal numbered on from the one that is here."""
    change, line = (
        session.execute(select(func.max(book.c.id))).scalar_one() or 0 for book in (CHANGE, JOURNAL)
    )
    moved = {
        "change": [_moved(row, {"id": change, "undoes": change}) for row in tables.get("change", ())],
        "journal": [_moved(row, {"id": line, "change_id": change}) for row in tables.get("journal", ())],
    }
    return tables | moved


def _moved(row: dict[str, Any], by: dict[str, int]) -> dict[str, Any]:
    return row | {name: row[name] + number for name, number in by.items() if row.get(name) is not None}


def _rows(session: Session, book: Table) -> list[dict[str, Any]]:
    rows = session.execute(select(book).order_by(*book.primary_key)).mappings()
    return [
        {name: json.loads(v) if (book.name, name) in _JSON else v for name, v in row.items() if v is not None}
        for row in rows
    ]


def _write(session: Session, book: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows of a book; settings of the copy take the place of those here, other rows here stay."""
    empty = dict.fromkeys(book.columns.keys())
    values = [
        empty | {name: as_json(v) if (book.name, name) in _JSON else v for name, v in row.items()}
        for row in rows
    ]
    if values and book is SETTING:
        session.execute(book.delete())
    if values:
        session.execute(insert(book).on_conflict_do_nothing() if book in _KEYED else insert(book), values)


def _record(kind: type[Record], values: dict[str, Any]) -> Record:
    try:
        return build(kind, values)
    except InvalidRecord as error:
        raise ImportRefused(f"A record of the kind “{kind.title}” cannot be taken: {error}") from error

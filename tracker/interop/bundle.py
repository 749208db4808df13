"""The program's own copy: one JSON document with everything, checked whole before anything is brought in."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import SQLModel

from tracker.domain.gate import build, dump, members
from tracker.domain.records import BY_TABLE, ROOTS, About, Record
from tracker.errors import ImportRefused, InvalidRecord

Row = dict[str, Any]
Tables = dict[str, list[Row]]

FORMAT = "spine-tracker history"
SCHEMA = 2
LARGEST = 200 * 1024 * 1024
"""Bytes; a copy larger than this is refused unread."""

_BOOKS: dict[str, dict[str, tuple[type, bool]]] = {
    "setting": {"key": (str, True), "value": (object, True)},
    "draft": {"key": (str, True), "body": (dict, True), "updated": (datetime, True)},
    "change": {"id": (int, True), "at": (datetime, True), "what": (str, True), "undoes": (int, False)},
    "journal": {
        "id": (int, True),
        "change_id": (int, True),
        "record_table": (str, True),
        "record_id": (str, True),
        "action": (str, True),
        "before_sha": (str, False),
        "after_sha": (str, False),
    },
    "content": {"sha": (str, True), "body": (str, True)},
}
"""The parts beside the records: each column's type and whether it has to be there; the first is the key."""

_PARTS = {
    "setting": "settings",
    "draft": "drafts",
    "change": "changes",
    "journal": "journal",
    "content": "contents",
}
_NOT_OURS = "This file is not a copy made by this program. Choose a file that “Save a copy” wrote."
_DAMAGED = "This copy is damaged and nothing was brought in. Choose another copy."


def to_bytes(tables: Mapping[str, list[Row]]) -> bytes:
    """Write a copy: UTF-8, one line for each value, records by kind and identifier, a newline at the end."""
    records = {
        kind.table(): sorted(tables[kind.table()], key=lambda row: str(row["id"]))
        for kind in ROOTS
        if tables.get(kind.table())
    }
    parts = {
        part: sorted(
            ({name: row[name] for name in _BOOKS[book] if name in row} for row in rows), key=_key_of(book)
        )
        for book, part in _PARTS.items()
        if (rows := tables.get(book))
    }
    document = {"format": FORMAT, "schema": SCHEMA, "records": records, **parts}
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def from_bytes(content: bytes) -> Tables:
    """Read and check a copy whole; raises ImportRefused with a sentence."""
    document = _document(content)
    if document.get("format") != FORMAT or type(document.get("schema")) is not int:
        raise ImportRefused(_NOT_OURS)
    if document["schema"] > SCHEMA:
        raise ImportRefused(
            "This copy was made by a newer version of this program. Bring it in with that version."
        )
    records = document.get("records", {})
    if not isinstance(records, dict) or set(document) - {"format", "schema", "records", *_PARTS.values()}:
        raise ImportRefused(_DAMAGED)
    if unknown := set(records) - set(BY_TABLE):
        raise ImportRefused(f"This copy holds “{min(unknown)[:40]}”, which this version does not know.")
    built = [record for kind in ROOTS for record in _records(kind, records.get(kind.table(), []))]
    _refuse_doubles(built)
    _refuse_loose_links(built)
    tables: Tables = {kind.table(): [] for kind in ROOTS}
    for record in sorted(built, key=lambda record: record.id):
        tables[record.table()].append(dump(record))
    for book, part in _PARTS.items():
        tables[book] = _book(book, document.get(part, []))
    _check_journal(tables)
    return tables


def _document(content: bytes) -> Row:
    if len(content) > LARGEST:
        raise ImportRefused("This file is larger than 200 MB, too large for a copy. Choose another file.")
    try:
        document = json.loads(
            content.decode("utf-8-sig"),
            parse_float=_number,
            parse_constant=_number,
            object_pairs_hook=_object,
        )
        json.dumps(document, ensure_ascii=False).encode()  # refuses halves of surrogate pairs
    except (ValueError, RecursionError) as error:
        raise ImportRefused(_NOT_OURS) from error
    if not isinstance(document, dict):
        raise ImportRefused(_NOT_OURS)
    return document


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number


def _object(pairs: list[tuple[str, Any]]) -> Row:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise ValueError("a name is given twice")
    return named


def _records(kind: type[Record], rows: Any) -> Iterator[Record]:
    if not isinstance(rows, list):
        raise ImportRefused(_DAMAGED)
    for number, row in enumerate(rows, start=1):
        try:
            yield build(kind, row)
        except InvalidRecord as error:
            raise ImportRefused(
                f"Number {number} of the kind “{kind.title}” cannot be taken: {error}"
            ) from error


def _refuse_doubles(records: list[Record]) -> None:
    seen = set()
    for member in (m for record in records for m in members(record)):
        if (type(member), member.id) in seen:
            raise ImportRefused(f"This copy holds the same {type(member).title} twice. Choose another copy.")
        seen.add((type(member), member.id))


def _refuse_loose_links(records: list[Record]) -> None:
    every = [member for record in records for member in members(record)]
    there = {(member.table(), member.id) for member in every}
    for member in every:
        for key in SQLModel.metadata.tables[member.table()].foreign_keys:
            value = getattr(member, key.parent.name)
            if value is not None and (key.column.table.name, value) not in there:
                title = type(member).title
                raise ImportRefused(
                    f"In this copy a record of the kind “{title}” points at one that is missing."
                )
        if isinstance(member, About) and (member.about_table, member.about_id) not in there:
            title = type(member).title
            raise ImportRefused(f"In this copy a record of the kind “{title}” is about one that is missing.")


def _book(book: str, rows: Any) -> list[Row]:
    if not isinstance(rows, list) or not all(_fits(book, row) for row in rows):
        raise ImportRefused(_DAMAGED)
    keys = [_key_of(book)(row) for row in rows]
    if len(set(keys)) != len(keys):
        raise ImportRefused(_DAMAGED)
    return [
        {name: row[name] for name in _BOOKS[book] if name in row} for row in sorted(rows, key=_key_of(book))
    ]


def _fits(book: str, row: Any) -> bool:
    columns = _BOOKS[book]
    return (
        isinstance(row, dict)
        and not set(row) - set(columns)
        and all(name in row or not needed for name, (_, needed) in columns.items())
        and all(_is(columns[name][0], value) for name, value in row.items())
    )


def _is(kind: type, value: Any) -> bool:
    """Whether a value has the type of its column; a number is one that SQLite and JSON both hold exactly."""
    if kind is datetime:
        return isinstance(value, str) and _is_time(value)
    return type(value) is int and 0 < value < 2**53 if kind is int else isinstance(value, kind)


def _is_time(text: str) -> bool:
    """Whether a text is a time with its offset, written as the program writes it."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return False
    return at.tzinfo is not None and at.isoformat(timespec="seconds") == text


def _key_of(book: str) -> Any:
    name = next(iter(_BOOKS[book]))
    return lambda row: row[name]


def _check_journal(tables: Tables) -> None:
    """Every line belongs to a change and a kind of record, every content has the hash it goes by."""
    changes = {row["id"] for row in tables["change"]}
    fits = (
        all(row.get("undoes", 0) < row["id"] for row in tables["change"])
        and all(row["undoes"] in changes for row in tables["change"] if "undoes" in row)
        and all(row["change_id"] in changes and row["record_table"] in BY_TABLE for row in tables["journal"])
        and all(row["action"] in ("insert", "update", "delete") for row in tables["journal"])
        and all(hashlib.sha256(r["body"].encode()).hexdigest() == r["sha"] for r in tables["content"])
    )
    if not fits:
        raise ImportRefused("The journal in this copy does not fit its records, so nothing was brought in.")

"""The tables beside the records: journal, drafts, settings. Plain tables: their rows are nobody's record."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text

BOOKS = MetaData()

CHANGE = Table(
    "change",
    BOOKS,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("change.id")),
)
"""One press of a button: when (local time with its offset), a neutral summary, and the change it undoes."""

JOURNAL = Table(
    "journal",
    BOOKS,
    Column("id", Integer, primary_key=True),
    Column("change_id", Integer, ForeignKey("change.id"), nullable=False),
    Column("record_table", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Column("action", Text, CheckConstraint("action IN ('insert', 'update', 'delete')"), nullable=False),
    Column("before_sha", Text),
    Column("after_sha", Text),
    Index("ix_journal_record", "record_table", "record_id"),
    Index("ix_journal_change", "change_id"),
)
"""What a change did to one record; append-only. The contents stand in CONTENT, by their SHA-256."""

CONTENT = Table(
    "content",
    BOOKS,
    Column("sha", Text, primary_key=True, nullable=False),
    Column("body", Text, nullable=False),
)
"""Contents of records. A row may be purged to forget something for good; the journal stays whole."""

DRAFT = Table(
    "draft",
    BOOKS,
    Column("key", Text, primary_key=True, nullable=False),
    Column("body", Text, nullable=False),
    Column("updated", Text, nullable=False),
)

SETTING = Table(
    "setting",
    BOOKS,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
)

KEEPING = Table(
    "keeping",
    BOOKS,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
)
"""What the program notes for itself; it stays out of every export."""

TOKEN = Table(
    "token",
    BOOKS,
    Column("token", Text, primary_key=True, nullable=False),
    Column("record_id", Text, nullable=False),
)
"""Saves that were made with a token, so that a double click saves once."""

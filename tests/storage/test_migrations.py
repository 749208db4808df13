import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import tracker.domain.records
from tracker.errors import StoreProblem
from tracker.storage import migrations
from tracker.storage.books import BOOKS
from tracker.storage.database import open_database

assert tracker.domain.records.ROOTS  # the import fills SQLModel.metadata


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def shape(connection: sqlite3.Connection) -> dict[str, Any]:
    """Columns, foreign keys and indexes of every table, as SQLite tells them."""
    tables = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")
    ]
    return {
        table: {
            "columns": {r[1:] for r in connection.execute(f"PRAGMA table_info({table})")},
            "keys": {r[2:] for r in connection.execute(f"PRAGMA foreign_key_list({table})")},
            "indexes": {
                (index[1], *(r[2] for r in connection.execute(f"PRAGMA index_info({index[1]})")))
                for index in connection.execute(f"PRAGMA index_list({table})")
            },
        }
        for table in tables
    }


def test_the_steps_make_what_the_records_say(connection: sqlite3.Connection, tmp_path: Path) -> None:
    migrations.apply(connection)
    path = tmp_path / "models.db"
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    BOOKS.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as models:
        assert shape(connection) == shape(models)


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    migrations.apply(connection)
    rows = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert [name for name, strict in rows if not strict and not name.startswith("sqlite_")] == []


@pytest.mark.parametrize("table", ["change", "journal"])
@pytest.mark.parametrize("action", ["UPDATE {} SET id = 7", "DELETE FROM {}"])
def test_the_journal_only_grows(connection: sqlite3.Connection, table: str, action: str) -> None:
    migrations.apply(connection)
    connection.execute("INSERT INTO change VALUES (1, '2016-03-01T09:00:00+00:00', 'saved operation', NULL)")
    connection.execute("INSERT INTO journal VALUES (1, 1, 'surgery', 'a', 'insert', NULL, 'b')")
    with pytest.raises(sqlite3.IntegrityError, match="the journal only grows"):
        connection.execute(action.format(table))


BROKEN = "CREATE TABLE half (a TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);"
DANGLING = "INSERT INTO symptomentry (position, id, version, symptom_id) VALUES (0, 'a', 1, 'gone');"


@pytest.mark.parametrize(
    ("step", "error"), [(BROKEN, sqlite3.OperationalError), (DANGLING, sqlite3.IntegrityError)]
)
def test_a_failing_step_rolls_back_whole(
    connection: sqlite3.Connection, step: str, error: type[Exception]
) -> None:
    migrations.apply(connection)
    before = shape(connection)
    with pytest.raises(error):
        migrations.apply(connection, (*migrations.STEPS, "CREATE TABLE fine (a TEXT) STRICT;", step))
    assert shape(connection) == before
    assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)


def test_an_older_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path, backups = tmp_path / "tracker.db", tmp_path / "backups"
    open_database(path, backups).dispose()
    assert not backups.exists()
    with closing(sqlite3.connect(path)) as ours, ours:
        ours.execute("INSERT INTO setting VALUES ('greeting', '\"hello\"')")
    open_database(path, backups, (*migrations.STEPS, "DROP TABLE setting;")).dispose()
    latest = len(migrations.STEPS)
    copy = backups / f"tracker.v{latest}.bak"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in backups.iterdir()] == [copy.name]
    with closing(sqlite3.connect(copy)) as kept, closing(sqlite3.connect(path)) as changed:
        assert kept.execute("SELECT value FROM setting").fetchone() == ('"hello"',)
        assert kept.execute("PRAGMA user_version").fetchone() == (latest,)
        assert changed.execute("PRAGMA user_version").fetchone() == (latest + 1,)
        assert "setting" not in shape(changed)


def test_a_failing_migration_is_told_as_a_sentence(tmp_path: Path) -> None:
    open_database(tmp_path / "tracker.db", tmp_path).dispose()
    with pytest.raises(StoreProblem, match="The data file could not be used, so nothing was saved"):
        open_database(tmp_path / "tracker.db", tmp_path, (*migrations.STEPS, BROKEN))


def test_statements_keep_a_trigger_whole_and_refuse_a_rest() -> None:
    trigger = "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT 1; END;\n"
    assert list(migrations.statements("SELECT 1;\n" + trigger)) == ["SELECT 1;\n", trigger]
    with pytest.raises(ValueError, match="lacks its semicolon"):
        list(migrations.statements("SELECT 1"))

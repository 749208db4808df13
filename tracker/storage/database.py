"""One SQLite file: opened privately, recognised, brought up to the newest schema, and given an engine."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from tracker.errors import StoreProblem
from tracker.storage import migrations
from tracker.storage.troubles import told

BUSY_MILLISECONDS = 5000
"""How long one window waits for another one's save."""

_EXAMPLES = {"example.json", "example-harry", "example-cage"}
"""The example histories and their folders, which lie in the data folder of a checkout."""

_DOCUMENTS = "documents"

WRITING = "tracker_writing"
"""The execution option that makes a transaction take the write lock at its start."""


def open_database(path: Path, backups: Path, steps: tuple[str, ...] = migrations.STEPS) -> Engine:
    """Open or create the file and return its engine; raises StoreProblem with a sentence.

    An older file is first copied to ``backups``; a newer one and a stranger's one are left untouched.
    """
    with told():
        private_folder(path.parent)
        private_file(path)
        _close_own_folder(path, backups)
        with _plain(path) as connection:
            reached = _recognised(connection, path, len(steps))
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
            if 0 < reached < len(steps):
                copy_verified(connection, backups / f"{path.stem}.v{reached}.bak")
            if reached < len(steps):
                migrations.apply(connection, steps)
    return _engine(path)


def private_folder(folder: Path) -> None:
    """Create the folder for its owner alone; one that is there already is left as it is."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


def _close_own_folder(path: Path, backups: Path) -> None:
    """Close the data folder to others when nothing but the program's own files is in it.

    A folder with anything else in it, such as a home folder, may be shared on purpose and keeps its mode, as
    does one that belongs to somebody else.
    """
    files = {path.name, *(f"{path.name}-{end}" for end in ("journal", "wal", "shm"))}
    own = files | _EXAMPLES | {backups.name, _DOCUMENTS}
    folder = path.parent
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077 and {each.name for each in folder.iterdir()} <= own:
        with suppress(PermissionError):
            folder.chmod(mode & 0o700)


def private_file(path: Path) -> None:
    """Create the file for its owner alone from the start, unless it is there already.

    An existing file is never opened here: closing it again would drop the locks that SQLite holds on it in
    this process (POSIX locks belong to the process).
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def copy_verified(source: sqlite3.Connection, target: Path) -> None:
    """Copy the whole file with SQLite's own backup and check the copy; StoreProblem if it is not sound."""
    private_folder(target.parent)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    private_file(unfinished)
    with closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
        sound = copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    if not sound:
        unfinished.unlink()
        raise StoreProblem("The data file is damaged. Leave it as it is and restore a backup.")
    with unfinished.open("rb+") as written:
        os.fsync(written.fileno())  # before it takes the name of a sound copy
    unfinished.replace(target)


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode with foreign keys off, as migrations need it."""
    with closing(sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        yield connection


def _recognised(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The schema the file has reached, 0 for an empty one; StoreProblem for a file that is not ours."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (reached,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != migrations.APPLICATION_ID and (owner or reached or tables):
        raise StoreProblem(
            f"{path.name} belongs to another program, so it was left alone. "
            "Choose another data folder, or move the file away."
        )
    if reached > newest:
        raise StoreProblem(
            f"{path.name} was written by a newer version of this program and was left alone. "
            "Start that version, or install it here."
        )
    return int(reached)


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        hide_parameters=True,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000, "isolation_level": None},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "foreign_keys = ON",
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    """Begin by ourselves: sqlite3's own rules begin late, and a read that turns into a write can fail."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

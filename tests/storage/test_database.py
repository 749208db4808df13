import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tracker.errors import StoreProblem
from tracker.storage import migrations
from tracker.storage.database import WRITING, copy_verified, open_database


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_file_and_folders_belong_to_their_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        open_database(tmp_path / "new" / "tracker.db", tmp_path / "backups").dispose()
    finally:
        os.umask(before)
    assert (mode(tmp_path / "new"), mode(tmp_path / "new" / "tracker.db")) == (0o700, 0o600)


@pytest.mark.parametrize(
    ("beside", "expected", "why"),
    [
        ((), 0o700, "our own files alone"),
        (("example-harry", "example-cage"), 0o700, "the data folder of a checkout"),
        (("letter.txt",), 0o755, "a folder with other files may be shared on purpose"),
        (("example-harry", ".bashrc"), 0o755, "a home folder"),
    ],
)
def test_an_open_file_is_closed_to_others_and_so_is_a_folder_of_our_own(
    tmp_path: Path, beside: tuple[str, ...], expected: int, why: str
) -> None:
    path = tmp_path / "tracker.db"
    for name in beside:
        (tmp_path / name).touch()
    (tmp_path / "backups").mkdir()
    for _ in range(2):
        tmp_path.chmod(0o755)
        open_database(path, tmp_path / "backups").dispose()
        assert (mode(tmp_path), mode(path)) == (expected, 0o600), why
        path.chmod(0o644)
    open_database(path, tmp_path / "backups").dispose()
    assert mode(path) == 0o600


def test_every_connection_is_set_up(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "tracker.db", tmp_path)
    expected = {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 3, "busy_timeout": 5000}
    with engine.connect() as one, engine.connect() as other:
        for name, value in expected.items():
            for connection in (one, other):
                assert connection.execute(text(f"PRAGMA {name}")).scalar() == value, name
    engine.dispose()


def test_a_write_takes_its_lock_at_once_and_a_rollback_takes_everything_back(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    engine = open_database(path, tmp_path)
    with engine.execution_options(**{WRITING: True}).connect() as writing:
        writing.execute(text("SELECT 1"))
        with closing(sqlite3.connect(path, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("BEGIN IMMEDIATE")
        writing.execute(text("INSERT INTO setting VALUES ('a', '1')"))
        writing.execute(text("CREATE TABLE more (a) "))
        writing.rollback()
    with engine.connect() as reading:
        assert reading.execute(text("SELECT count(*) FROM setting")).scalar() == 0
        assert not reading.execute(text("SELECT * FROM sqlite_schema WHERE name = 'more'")).all()
    engine.dispose()


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (a)")


def newer(path: Path) -> None:
    open_database(path, path.parent).dispose()
    with closing(sqlite3.connect(path)) as ours:
        ours.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")


def no_database(path: Path) -> None:
    path.write_bytes(b"a letter to the surgeon " * 100)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            foreign,
            "tracker.db belongs to another program, so it was left alone. "
            "Choose another data folder, or move the file away.",
        ),
        (
            newer,
            "tracker.db was written by a newer version of this program and was left alone. "
            "Start that version, or install it here.",
        ),
        (
            no_database,
            "The data file is not one of this program. Choose another data folder, or move it away.",
        ),
        (Path.mkdir, "The data file cannot be opened. Make the file and its folder yours to read and write."),
    ],
)
def test_a_file_that_is_not_ours_is_refused_untouched(
    tmp_path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "tracker.db"
    make(path)
    path.chmod(0o755)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreProblem) as caught:
        open_database(path, tmp_path / "backups")
    assert str(caught.value) == sentence
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert mode(path) == 0o755


def test_an_empty_file_is_taken_as_new(tmp_path: Path) -> None:
    (tmp_path / "tracker.db").touch()
    open_database(tmp_path / "tracker.db", tmp_path).dispose()


def test_a_copy_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, seen = tmp_path / "backups" / "tracker.v1.bak", []
    fsync = os.fsync

    def watched(handle: int) -> None:
        seen.append((os.fstat(handle).st_size > 0, target.exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    with closing(sqlite3.connect(tmp_path / "tracker.db")) as source:
        source.execute("CREATE TABLE a (b)")
        copy_verified(source, target)
    assert seen == [(True, False)]
    assert mode(target) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_closing_a_folder_never_opens_it_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    open_database(path, tmp_path / "backups").dispose()
    tmp_path.chmod(0o555)
    open_database(path, tmp_path / "backups").dispose()
    assert mode(tmp_path) == 0o500
    tmp_path.chmod(0o700)

"""Nothing that was said to be saved is lost: killed processes, several writers at once."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import makers
import pytest

from tracker.domain.records import Surgery
from tracker.errors import StaleRecord, StoreProblem
from tracker.storage.store import Store

HERE = Path(__file__).parents[1]

SAVE = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
import makers
from tracker.storage.store import Store
store = Store.open(Path({folder!r}), now=lambda: datetime.now(UTC))
for number in range({count}):
    surgery = makers.surgery("2013", note=f"{name} {{number}}")
    store.save(surgery)
    print("saved", surgery.id, flush=True)
time.sleep({rest})
"""


def saving(folder: Path, name: str, count: int, rest: int = 0) -> subprocess.Popen[str]:
    """A process that saves operations and says so after each."""
    values = {"tests": str(HERE), "root": str(HERE.parent), "folder": str(folder)}
    code = SAVE.format(**values, name=name, count=count, rest=rest)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def opened(folder: Path) -> Store:
    return Store.open(folder, now=lambda: datetime.now(UTC))


@pytest.mark.parametrize("saves", [1, 3])
def test_a_record_said_to_be_saved_outlives_a_killed_process(tmp_path: Path, saves: int) -> None:
    process = saving(tmp_path, "killed", 50, rest=60)
    assert process.stdout is not None
    said = [process.stdout.readline().split()[1] for _ in range(saves)]
    process.kill()
    process.wait()
    process.stdout.close()
    with closing(opened(tmp_path)) as store:
        assert [store.get(Surgery, id_).id for id_ in said] == said
        assert store.check() == ()


def test_two_processes_writing_lose_nothing(tmp_path: Path) -> None:
    processes = [saving(tmp_path, name, 15) for name in ("left", "right")]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    with closing(opened(tmp_path)) as store:
        expected = {f"{name} {number}" for name in ("left", "right") for number in range(15)}
        assert {surgery.note for surgery in store.history().surgeries} == expected
        assert store.check() == ()


def test_many_threads_writing_and_reading_lose_nothing(store: Store) -> None:
    def save(number: int) -> int:
        store.save(makers.surgery("2013", note=str(number)))
        return len(store.history().surgeries)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(save, range(40)))
    assert {surgery.note for surgery in store.history().surgeries} == {str(number) for number in range(40)}
    assert store.check() == ()


def test_the_same_record_changed_by_many_threads_takes_one(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    copies = [store.get(Surgery, surgery.id) for _ in range(8)]

    def save(number: int) -> bool:
        copies[number].note = str(number)
        try:
            store.save(copies[number])
        except StaleRecord:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(save, range(8))) == 1


def test_a_full_disk_is_told_and_writes_nothing(store: Store) -> None:
    store.save(makers.condition())
    connection = store._engine.raw_connection()
    pages = connection.cursor().execute("PRAGMA page_count").fetchone()[0]
    connection.cursor().execute(f"PRAGMA max_page_count = {pages}")
    connection.close()  # goes back to the pool, with its limit
    with pytest.raises(StoreProblem, match=r"^The disk is full, so nothing was saved\."):
        store.save(makers.source("a long story " * 10_000))
    assert store.counts()["sourcetext"] == 0
    assert store.check() == ()


def test_a_file_that_may_only_be_read_is_told(store: Store) -> None:
    connection = store._engine.raw_connection()
    connection.cursor().execute("PRAGMA query_only = ON")
    connection.close()
    with pytest.raises(StoreProblem, match=r"^The data file cannot be written\."):
        store.save(makers.condition())
    assert store.counts()["condition"] == 0


def test_a_damaged_file_is_told(store: Store) -> None:
    for _ in range(30):
        store.save(makers.surgery(note="x" * 3000))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    store.path.write_bytes(bytes(content))
    with pytest.raises(StoreProblem, match=r"^The data file is damaged\. Leave it as it is"):
        store.history()

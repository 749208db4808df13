"""What pages and the command line do alike: saving a text, the signature from facts alone, copies that come back."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import histories
import pytest
from signatures import HARRY, POSTED, TODAY

from tracker import actions, pasting
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build
from tracker.domain.records import SourceText, Surgery
from tracker.domain.site_set import Sites
from tracker.errors import ImportRefused, StoreProblem
from tracker.interop import bundle
from tracker.pasting import Choice
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import FILE, Store

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def save(store: Store, text: str, choice: Choice = Choice.LEAVE) -> pasting.Saved:
    """Read a text and save every draft of it."""
    reading = actions.read_text(store, text, TODAY, POSTED)
    found = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED, choice=choice)
    return pasting.save_reading(store, reading, found, POSTED)


def signature(store: Store, on: date = POSTED) -> str:
    return actions.signature(store.history(), on, actions.own_style(store))


@contextmanager
def another(folder: Path) -> Iterator[Store]:
    with closing(Store.open(folder, now=lambda: NOW)) as store:
        yield store


# --- the signature comes from the facts


def test_a_signature_needs_no_original_words(store: Store) -> None:
    save(store, HARRY)
    with closing(sqlite3.connect(store.path)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            for column in {"as_written", "source_id", "date_typed", "birth_date_typed"} & set(columns):
                file.execute(f"UPDATE {table} SET {column} = NULL")
        file.execute("DELETE FROM sourcetext")
        file.execute("DELETE FROM content")
        file.commit()
    assert HARRY.splitlines()[1].encode() not in _vacuumed(store)
    assert signature(store) == HARRY


def _vacuumed(store: Store) -> bytes:
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("VACUUM")
    return store.path.read_bytes()


def test_a_change_of_a_fact_is_seen_in_the_signature_and_nothing_else(store: Store) -> None:
    save(store, HARRY)
    for source in store.history().sources:
        store.remove(store.get(SourceText, source.id))
    second = store.history().surgeries[1]
    second.procedures[0].sites = Sites.parse("L4-L5")
    second.procedures[0].as_written = None
    second.date = PartialDate.parse("2016-02-20")
    store.save(second)
    assert signature(store, date(2016, 8, 15)).splitlines() == [
        HARRY.splitlines()[0].replace("65", "66"),
        HARRY.splitlines()[1],
        "PLIF L4-L5 due to failed fusion and broken screw... Feb 20, 2016",
        "Microdiscectomy, decompression L3-L4 due to herniated disc... Feb 20, 2016",
    ]


def test_a_changed_reason_and_a_changed_year(store: Store) -> None:
    save(store, HARRY)
    first = store.history().surgeries[0]
    first.date = PartialDate.parse("2012")
    first.procedures[0].reasons = []
    store.save(first)
    assert signature(store).splitlines()[1] == "PLIF L4-L5-S1... 2012"


# --- saving a text


def test_what_is_recorded_is_not_doubled_and_what_would_be_new_is_told(store: Store) -> None:
    assert len(save(store, HARRY).added) == 3
    again = save(store, HARRY)
    assert (again.added, len(again.known), again.left) == ([], 3, [])
    assert store.counts()["sourcetext"] == 1
    more = save(store, "PLIF L3-S1 May 23, 2013")
    assert more.added == []
    assert len(more.left) == 1
    assert more.left[0].endswith(": not added to what is already recorded.")
    assert "L3-L4" in more.left[0]
    assert store.counts()["surgery"] == 2


def test_what_is_new_can_be_added_to_what_is_recorded_or_saved_apart(store: Store) -> None:
    save(store, "PLIF L4-L5, 2013")
    added = save(store, "PLIF L4-L5 due to stenosis, May 23 2013", Choice.ADD)
    assert (len(added.added), len(added.completed), added.left) == (0, 1, [])
    (surgery,) = store.history().surgeries
    assert (str(surgery.date), [r.kind for r in surgery.procedures[0].reasons]) == (
        "2013-05-23",
        ["spinal_stenosis"],
    )
    assert len(save(store, "PLIF L4-L5, 2013", Choice.APART).added) == 1
    assert store.counts()["surgery"] == 2


def test_two_days_are_two_operations_although_one_year_is_recorded(store: Store) -> None:
    save(store, "PLIF L4-L5, 2013")
    saved = save(store, "PLIF L4-L5 May 23, 2013\nPLIF L4-L5 Sep 3, 2013")
    assert (len(saved.added), len(saved.known), len(saved.left)) == (1, 1, 1)
    assert store.counts()["surgery"] == 2
    assert store.counts()["sourcetext"] == 2


def test_a_text_that_says_the_same_twice_saves_it_once(store: Store) -> None:
    assert len(save(store, "PLIF L4-L5, 2013\nPLIF L4-L5, 2013").added) == 1


def test_a_text_of_which_all_is_recorded_is_kept_once(store: Store) -> None:
    save(store, "PLIF L4-L5, 2013")
    for _ in range(2):
        save(store, "PLIF L4-L5 in 2013, what a year")
    assert store.counts()["sourcetext"] == 2


def test_saving_a_text_is_one_change_that_can_be_undone(store: Store) -> None:
    save(store, HARRY)
    change = store.last_change()
    assert change is not None
    assert change.what == "saved a pasted text"
    store.undo()
    assert store.history().is_empty
    assert store.counts()["sourcetext"] == 0


def test_the_text_is_kept_whole_with_what_was_not_understood(store: Store) -> None:
    text = "PLIF L4-L5 2013 \n  my dog is called Rex"
    save(store, text)
    (source,) = store.history().sources
    assert (source.text, source.unread) == (text, "my dog is called Rex")
    assert source.date == PartialDate.on(POSTED)
    assert [surgery.source_id for surgery in store.history().surgeries] == [source.id]


def test_levels_are_read_on_the_persons_own_axis(store: Store) -> None:
    store.save(histories.every_kind()[2])  # six lumbar vertebrae
    save(store, "PLIF L4-S1 2013")
    (surgery,) = store.history().surgeries
    assert str(surgery.procedures[0].sites) == "L4-L5, L5-L6, L6-S1"


def killed_after_saving(data: Path) -> int:
    """Save Harry's lines and kill the process without notice once it says "Saved"."""
    code = (
        "import os, signal, sys, builtins\n"
        "from tracker.cli import main\n"
        "say = builtins.print\n"
        "def told(*words, **more):\n"
        "    say(*words, **more)\n"
        "    if str(words[0]).startswith('Saved'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "builtins.print = told\n"
        f"main(['--data', {str(data)!r}, 'read', '--save', '--posted', '2015-08-15'])\n"
    )
    made = subprocess.run([sys.executable, "-c", code], input=HARRY, text=True, check=False, cwd=ROOT)
    return made.returncode


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("time", [1, 2, 3])
def test_what_was_said_to_be_saved_outlives_a_kill(tmp_path: Path, time: int) -> None:
    data = tmp_path / str(time)
    assert killed_after_saving(data) == -signal.SIGKILL
    with another(data) as store:
        assert signature(store) == HARRY
        assert store.check() == ()


# --- copies


@pytest.mark.parametrize("what", ["example", "everything"])
def test_a_copy_comes_back_byte_for_byte(store: Store, tmp_path: Path, what: str) -> None:
    if what == "example":
        actions.bring_example(store)
        store.keep_draft("paste", {"text": "half a line", "written": ""})
        store.put_setting(actions.STYLE, {"finest": "year"})
    else:
        histories.filled(store)
        store.undo()
        histories.filled(store)
    path = tmp_path / "copy.json"
    actions.export_to(store, path, NOW)
    first = path.read_bytes()
    store.close()
    shutil.rmtree(store.path.parent)
    with another(store.path.parent) as empty:
        actions.bring_in(empty, first)
        assert empty.check() == ()
        actions.export_to(empty, path, NOW)
        assert path.read_bytes() == first
        assert actions.make_copy(empty, NOW) == first


def test_a_copy_is_noted_only_once_it_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        actions.export_to(store, tmp_path / "missing" / "copy.json", NOW)
    assert store.last_copy() is None
    actions.export_to(store, tmp_path / "copy.json", NOW)
    assert store.last_copy() == NOW


def test_a_copy_can_be_taken_of_a_file_that_may_only_be_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.bring_example(store)

    def refused(_at: datetime) -> None:
        raise StoreProblem("The data file cannot be written.")

    monkeypatch.setattr(store, "copied", refused)  # root, who may run this, can write any file
    actions.export_to(store, tmp_path / "copy.json", NOW)
    assert (tmp_path / "copy.json").read_bytes() == actions.make_copy(store, NOW)


def test_a_copy_goes_into_an_empty_folder_only_and_changes_nothing_elsewhere(store: Store) -> None:
    histories.filled(store)
    before = bundle.to_bytes(store.tables())
    with pytest.raises(ImportRefused, match="There is a history here already"):
        actions.bring_in(store, actions.example_bytes())
    with pytest.raises(ImportRefused, match="This folder already holds a history"):
        actions.bring_example(store)
    assert bundle.to_bytes(store.tables()) == before


def test_a_copy_with_one_bad_record_brings_nothing_in(store: Store) -> None:
    spoiled = actions.example_bytes().replace(b'"microdiscectomy"', b'"magic"')
    with pytest.raises(ImportRefused, match="“magic” is not in the list"):
        actions.bring_in(store, spoiled)
    assert store.history().is_empty
    assert store.last_change() is None


# --- writing files


def test_a_failed_write_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "copy.json"
    actions.write_private(path, b"%PDF-older")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem, match=r"could not be written \(No space left on device\)"):
        actions.write_private(path, b"%PDF-newer")
    assert path.read_bytes() == b"%PDF-older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"%PDF-older")
    (tmp_path / "link").symlink_to("real")
    actions.write_private(tmp_path / "link", b"%PDF-newer")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"%PDF-newer"
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o600


def test_looking_opens_what_is_there_and_makes_nothing(tmp_path: Path) -> None:
    with actions.opened_to_look(tmp_path / "none") as store:
        assert store is None
        assert actions.history_of(store).is_empty
    assert not (tmp_path / "none").exists()
    with actions.opened(tmp_path / "some") as made:
        made.save(build(Surgery, {"date": "2013", "procedures": [{"kind": "plif"}]}))
    assert (tmp_path / "some" / FILE).exists()
    with actions.opened_to_look(tmp_path / "some") as store:
        assert len(actions.history_of(store).operations) == 1


def test_the_example_of_a_checkout_is_its_own_file() -> None:
    assert actions.checkout() == ROOT
    for story in actions.STORIES:
        shipped = ROOT / "data" / f"example-{story}" / "example.json"
        assert actions.example_bytes(story) == shipped.read_bytes()


def test_an_example_opens_in_a_folder_of_its_own_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    assert actions.example_folder(None, "cage") == ROOT / "data" / "example-cage"
    assert actions.example_folder(tmp_path, "cage") == tmp_path
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "named"))
    assert actions.example_folder(None, "cage") == tmp_path / "named"


@pytest.mark.parametrize(
    ("stands", "replaced", "why"),
    [
        (b"my tax papers", False, "somebody else's file"),
        (b'{"other": "json"}', False, "another program's file"),
        (b"%PDF-1.7 a letter", False, "a PDF is no copy"),
        (b"", True, "an empty file holds nothing"),
    ],
)
def test_a_copy_replaces_only_a_copy(
    tmp_path: Path, store: Store, stands: bytes, replaced: bool, why: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(stands)
    if replaced:
        actions.export_to(store, path, NOW)
        actions.export_to(store, path, NOW)  # and an older copy by a newer one
        assert bundle.from_bytes(path.read_bytes()) == store.tables(), why
        return
    with pytest.raises(
        StoreProblem, match=r"file holds something else and was left alone\. Give another name\."
    ):
        actions.export_to(store, path, NOW)
    assert path.read_bytes() == stands, why
    assert store.last_copy() is None

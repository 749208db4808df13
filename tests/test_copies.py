"""Copies on the command line and the page: everything comes back, files included, and what is missing is said."""

import json
import shutil
import zipfile
from contextlib import closing
from pathlib import Path

import histories
import makers
import pytest
from shells import Ran, Shell, exported

from tracker import actions, clock
from tracker.domain.records import Document, DocumentLink
from tracker.storage.store import Store

COPIES = sorted((Path(__file__).parent / "storage" / "released").glob("v*.[jz]*"))
"""Copies that earlier releases wrote: they come back for ever."""

NOTE, PICTURE = b"%PDF-1.7 operative note", b"\x89PNG\r\n\x1a\n picture"


def filled(shell: Shell) -> list[str]:
    """A history of every kind with three files, one of them of a removed document; the hashes."""
    with closing(Store.open(shell.data, now=clock.now)) as store:
        records = histories.filled(store)
        shas = [store.files.add(content) for content in (NOTE, PICTURE, b"removed")]
        papers = [makers.of(Document, sha256=sha) for sha in shas]
        store.save(*papers)
        store.save(makers.about(DocumentLink, records[4], document_id=papers[0].id))
        store.remove(store.get(Document, papers[2].id))
    return shas


def wiped(shell: Shell) -> None:
    shutil.rmtree(shell.data)


def test_export_wipe_import_export_gives_the_same_bytes_with_files(shell: Shell) -> None:
    shas = filled(shell)
    first = exported(shell, "copy.zip")
    wiped(shell)
    assert shell("import", shell.data.parent / "copy.zip") == Ran(0, "Your history is back.\n", "")
    assert exported(shell, "again.zip") == first
    assert {each.name for each in (shell.data / "documents").iterdir()} == set(shas)
    with closing(Store.open(shell.data, now=clock.now)) as store:
        assert store.check() == ()
        store.undo()
        assert store.files.read(shas[2]) == b"removed", "undo goes on behind a copy, file and all"
        assert len(store.history().documents) == 4


def test_the_name_says_which_copy(shell: Shell) -> None:
    filled(shell)
    assert exported(shell, "copy").startswith(b"PK"), "with files unless another form is asked for"
    ran = shell("export", shell.data.parent / "plain.json")
    assert ran.err == "3 files are not in this copy. Give a name that ends in .zip to keep everything.\n"
    assert json.loads((shell.data.parent / "plain.json").read_bytes())["schema"] == 2


def test_a_history_without_files_is_one_json_file_unless_asked_for_otherwise(shell: Shell) -> None:
    shell("example")
    assert json.loads(exported(shell, "copy"))["format"] == "spine-tracker history"
    assert exported(shell, "copy.zip").startswith(b"PK")
    wiped(shell)
    assert shell("import", shell.data.parent / "copy.zip").code == 0


def test_a_copy_without_files_says_how_many_are_not_there(shell: Shell) -> None:
    shas = filled(shell)
    exported(shell, "plain.json")
    wiped(shell)
    ran = shell("import", shell.data.parent / "plain.json")
    sentence = (
        "2 files are named in this copy but not in it; each document says so. Add the originals again.\n"
    )
    assert ran == Ran(0, "Your history is back.\n", sentence)
    ran = shell("check")
    assert ran.code == 1
    assert ran.err.count(" is missing. ") == 2
    with closing(Store.open(shell.data, now=clock.now)) as store:
        assert [store.files.add(content) for content in (NOTE, PICTURE)] == shas[:2]
        assert store.check() == ()


def test_a_history_that_lost_a_file_can_still_be_copied(shell: Shell) -> None:
    shas = filled(shell)
    (shell.data / "documents" / shas[0]).unlink()
    (shell.data / "documents" / shas[1]).write_bytes(b"altered")
    ran = shell("export", shell.data.parent / "copy.zip")
    assert (ran.code, ran.err) == (0, "2 files are missing or altered, and so not in this copy.\n")
    with zipfile.ZipFile(shell.data.parent / "copy.zip") as archive:
        assert archive.namelist() == ["history.json", f"documents/{shas[2]}"]


def test_a_copy_takes_the_place_of_a_copy_of_either_form_and_of_nothing_else(shell: Shell) -> None:
    shell("example")
    path = shell.data.parent / "copy"
    exported(shell, "copy")
    with closing(Store.open(shell.data, now=clock.now)) as store:
        store.save(makers.of(Document, sha256=store.files.add(NOTE)))
    assert exported(shell, "copy").startswith(b"PK")
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("theirs.txt", "theirs")
    ran = shell("export", path)
    assert ran == Ran(1, "", "copy holds something else and was left alone. Give another name.\n")


def test_a_refused_copy_leaves_no_file_behind(shell: Shell) -> None:
    filled(shell)
    exported(shell, "copy.zip")
    other = shell.on(shell.data.parent / "other")
    other("example")
    ran = other("import", shell.data.parent / "copy.zip")
    assert ran.code == 1
    assert ran.err.startswith("There is a history here already")
    assert not any((other.data / "documents").glob("*"))


@pytest.mark.parametrize("copy", COPIES, ids=lambda path: path.name)
def test_a_copy_of_an_earlier_release_is_read(shell: Shell, copy: Path) -> None:
    assert shell("import", copy).err == ""
    with closing(Store.open(shell.data, now=clock.now)) as store:
        assert store.check() == ()
        history = store.history()
        assert [str(surgery.date) for surgery in history.surgeries] == ["2013-05-23", "2015~"]
        assert [course.entries for course in history.courses.values()] == [2]
        kept = [paper for paper in history.documents if paper.sha256]
        assert [store.files.read(str(paper.sha256))[:4] for paper in kept] == [b"%PDF"] * (
            copy.suffix == ".zip"
        )
        for _ in kept:
            store.undo()
        store.undo()
        assert store.history().is_empty


def test_the_copy_made_on_the_page_carries_the_files(store: Store) -> None:
    assert actions.copy_suffix(store) == ".json"
    store.save(makers.surgery(), makers.of(Document, sha256=store.files.add(NOTE)))
    assert actions.copy_suffix(store) == ".zip"
    assert NOTE in actions.make_copy(store, clock.now())
    assert store.last_copy() is not None


def test_check_counts_files(shell: Shell) -> None:
    filled(shell)
    ran = shell("check")
    assert "files of documents: 2\nfiles kept so that a deletion can be taken back: 1\n" in ran.out
    assert ran.code == 0

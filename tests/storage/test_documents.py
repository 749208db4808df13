"""Files of documents: stored once under what they are, never lost, and said when they are not as they were."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import makers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.gate import build
from tracker.domain.media import LARGEST_FILE
from tracker.domain.records import Document, DocumentLink, Surgery
from tracker.errors import ImportRefused, InvalidRecord, NotFound, StoreProblem, ValueProblem
from tracker.storage.documents import ALTERED, MISSING, Files, State, sha_of
from tracker.storage.store import Store

NOTE = b"%PDF-1.7 operative note"


def paper(store: Store, content: bytes = NOTE, **values: object) -> Document:
    """A document with its file, saved."""
    made = makers.of(Document, sha256=store.files.add(content), size=len(content), **values)
    store.save(made)
    return made


def test_a_file_lies_under_its_hash_for_its_owner_alone(store: Store) -> None:
    sha = store.files.add(NOTE)
    path = store.path.parent / "documents" / sha
    assert path.read_bytes() == NOTE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert store.files.read(sha) == NOTE


def test_the_same_file_is_stored_once(store: Store) -> None:
    first = store.files.add(NOTE)
    before = (store.files.folder / first).stat().st_mtime_ns
    assert store.files.add(NOTE) == first
    assert (store.files.folder / first).stat().st_mtime_ns == before
    assert os.listdir(store.files.folder) == [first]


def test_the_data_folder_stays_closed_with_files_in_it(store: Store) -> None:
    store.files.add(NOTE)
    folder = store.path.parent
    folder.chmod(0o755)
    Store.open(folder, now=store._now).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Choose another one."),
        (
            b"x" * (LARGEST_FILE + 1),
            "This file is larger than 20 MB. Choose a smaller one, such as a scan with a lower resolution; "
            "the paper can be recorded without a file.",
        ),
    ],
    ids=["empty", "huge"],
)
def test_a_file_that_cannot_be_taken(store: Store, content: bytes, sentence: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        store.files.add(content)
    assert str(caught.value) == sentence
    assert not store.files.names()


def test_the_largest_file_is_taken(store: Store) -> None:
    content = b"x" * LARGEST_FILE
    assert store.files.read(store.files.add(content)) == content


@pytest.mark.parametrize("name", ["../tracker.db", "", "a" * 63, "A" * 64, f"{'a' * 64}/..", "/etc/passwd"])
def test_no_name_leads_out_of_the_folder(store: Store, name: str) -> None:
    with pytest.raises(NotFound):
        store.files.read(name)
    if name:
        with pytest.raises(InvalidRecord, match="does not name its file by a SHA-256"):
            build(Document, {"called": "note", "sha256": name})


def alter(path: Path) -> None:
    path.write_bytes(NOTE + b" altered")


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(LARGEST_FILE * 3)


@pytest.mark.parametrize(
    ("spoil", "state", "error", "sentence", "said"),
    [
        (Path.unlink, State.MISSING, NotFound, MISSING, "is missing"),
        (alter, State.ALTERED, StoreProblem, ALTERED, "was altered"),
        (grow, State.ALTERED, StoreProblem, ALTERED, "was altered"),
    ],
)
def test_a_missing_or_altered_file_is_found_and_said(
    store: Store, spoil: object, state: State, error: type[Exception], sentence: str, said: str
) -> None:
    document = paper(store)
    assert store.check() == ()
    assert document.sha256
    spoil(store.files.folder / document.sha256)  # type: ignore[operator]
    assert store.files.state(document.sha256) is state
    with pytest.raises(error) as caught:
        store.files.read(document.sha256)
    assert str(caught.value) == sentence
    again = "Add the original again, or bring back a copy."
    assert store.check() == (f"The file of the document {document.id} {said}. {again}",)
    store.files.add(NOTE)
    assert store.check() == (), "the same file added again puts it right"


def test_undo_brings_the_file_back(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    document = paper(store)
    store.save(makers.about(DocumentLink, surgery, document_id=document.id))
    store.remove(store.get(Document, document.id))
    assert store.file_remarks() == ["files kept so that a deletion can be taken back: 1"]
    assert store.named_files() == [document.sha256]
    assert store.check() == ()
    store.undo()
    history = store.history()
    assert store.files.read(history.documents[0].sha256 or "") == NOTE
    assert [link.about_id for link in history.document_links] == [surgery.id]
    assert store.file_remarks() == ["files of documents: 1"]


def test_the_operation_goes_and_its_paper_stays(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    document = paper(store)
    store.save(makers.about(DocumentLink, surgery, document_id=document.id))
    store.remove(store.get(Surgery, surgery.id))
    assert [d.id for d in store.history().documents] == [document.id]
    assert store.check() == ()


def test_strange_files_are_counted_and_left_alone(store: Store) -> None:
    paper(store)
    store.files.add(b"of nobody")
    (store.files.folder / "notes.txt").write_text("mine")
    assert store.file_remarks() == ["files of documents: 1", "files that no record names, left alone: 1"]
    assert store.check() == ()
    assert (store.files.folder / "notes.txt").exists()


def test_files_that_come_with_something_refused_go_again(tmp_path: Path) -> None:
    files = Files(tmp_path / "documents")
    kept = files.add(b"kept")
    with pytest.raises(ImportRefused), files.adding({sha_of(b"new"): b"new", kept: b"kept"}):
        raise ImportRefused("no")
    assert files.names() == {kept}
    with pytest.raises(ImportRefused, match="A file in this copy was altered"), files.adding({kept: b"else"}):
        pytest.fail("it is refused before")
    assert files.read(kept) == b"kept"


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file where the folder should be")
    with pytest.raises(StoreProblem, match="The folder “documents” of the data folder could not be used"):
        Files(tmp_path / "documents").add(NOTE)


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    files = Files(tmp_path / "documents")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreProblem, match=r"could not be used \(No space left on device\)"):
        files.add(NOTE)
    assert list(files.folder.iterdir()) == []


@settings(max_examples=settings().max_examples // 10)  # a store on the disk for each
@given(contents=st.lists(st.binary(min_size=1, max_size=50), max_size=4))
def test_no_file_is_dropped_by_a_change_or_its_undo(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    store = Store.open(tmp_path_factory.mktemp("files"), now=lambda: datetime(2016, 3, 1, tzinfo=UTC))
    try:
        papers = [paper(store, content) for content in contents]
        for document in papers:
            store.remove(store.get(Document, document.id))
        for _ in papers:
            store.undo()
        kept = store.history().documents
        assert sorted(store.files.read(d.sha256 or "") for d in kept) == sorted(contents)
        assert store.check() == ()
    finally:
        store.close()

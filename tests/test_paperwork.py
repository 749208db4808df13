"""What pages do with papers: one change each, the same file once, nothing dropped by a save or an undo."""

import makers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import clock, paperwork
from tracker.domain.papers import documents_of, records_of
from tracker.domain.records import Document, PaperKind, Surgery
from tracker.errors import ValueProblem
from tracker.storage.store import Store

NOTE = b"%PDF-1.7 operative note"


def test_a_file_at_an_operation_is_one_change(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    kind = PaperKind.OPERATIVE_NOTE
    document, known = paperwork.add_file(store, store.history(), NOTE, "../a/note.pdf", kind=kind, to=surgery)
    assert not known
    history = store.history()
    (attached,) = documents_of(history, surgery)
    assert attached.document.id == document.id
    assert (document.called, document.file_name, document.media_type, document.size) == (
        "operative note",
        "../a/note.pdf",
        "application/pdf",
        len(NOTE),
    )
    assert paperwork.download_name(document) == "note.pdf"
    assert store.files.read(document.sha256 or "") == NOTE
    store.undo()
    assert (store.history().documents, store.history().document_links) == ((), ())


@pytest.mark.parametrize(
    ("name", "called", "said"),
    [
        ("op note 2013.pdf", "", "op note 2013"),
        ("op note.pdf", "  note of the first fusion ", "note of the first fusion"),
        ("", "", "paper"),
        ("x" * 5000, "", "x" * 120),
        ("\x00\x1b[31m.pdf", "", "[31m"),
    ],
)
def test_a_paper_has_a_name(store: Store, name: str, called: str, said: str) -> None:
    document, _ = paperwork.add_file(store, store.history(), NOTE, name, called=called)
    assert document.called == said
    assert len(document.file_name or "") <= 255
    assert store.check() == ()


def test_the_same_file_is_the_same_paper(store: Store) -> None:
    surgery, study = makers.surgery(), makers.imaging()
    store.save(surgery, study)
    first, _ = paperwork.add_file(store, store.history(), NOTE, "note.pdf", to=surgery)
    for _ in range(2):
        again, known = paperwork.add_file(store, store.history(), NOTE, "other.pdf", to=study)
        assert (again.id, known) == (first.id, True)
    history = store.history()
    assert len(history.documents) == 1
    assert {record.id for _, record in records_of(history, history.documents[0])} == {surgery.id, study.id}


def test_attaching_twice_attaches_once(store: Store) -> None:
    surgery, paper = makers.surgery(), makers.of(Document)
    store.save(surgery, paper)
    assert paperwork.attach(store, store.history(), paper, surgery)
    assert not paperwork.attach(store, store.history(), paper, surgery)
    assert len(store.history().document_links) == 1


def test_a_file_put_in_keeps_what_else_is_recorded_and_the_earlier_file(store: Store) -> None:
    paper = makers.of(Document, kind="letter", note="from the blue folder", translation="in other words")
    store.save(paper)
    paperwork.put_file(store, store.get(Document, paper.id), NOTE, "note.pdf")
    paperwork.put_file(store, store.get(Document, paper.id), b"another", "note.txt")
    now = store.get(Document, paper.id)
    assert (now.note, now.translation, now.media_type) == (
        "from the blue folder",
        "in other words",
        "text/plain",
    )
    store.undo()
    assert store.files.read(store.get(Document, paper.id).sha256 or "") == NOTE
    assert store.check() == ()


def test_an_empty_file_is_refused_and_nothing_is_recorded(store: Store) -> None:
    with pytest.raises(ValueProblem, match="This file is empty"):
        paperwork.add_file(store, store.history(), b"", "note.pdf")
    assert store.history().documents == ()


@settings(max_examples=settings().max_examples // 10)  # a store on the disk for each
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["add", "save", "undo", "redo", "remove", "off"]), st.integers(0, 3)),
        max_size=8,
    )
)
def test_no_file_and_no_link_is_dropped_by_any_save_or_undo(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Whatever is done in whatever order: every document has its file, and a save of its record drops no link."""
    store = Store.open(tmp_path_factory.mktemp("paper"), now=clock.now)
    try:
        surgery = makers.surgery()
        store.save(surgery)
        for step, number in steps:
            _step(store, surgery, step, number)
        names = {document.sha256 for document in store.history().documents}
        assert names <= store.files.names()
        assert store.check() == ()
    finally:
        store.close()


def _step(store: Store, surgery: Surgery, step: str, number: int) -> None:
    history = store.history()
    if step == "add":
        paperwork.add_file(store, history, f"file {number}".encode(), f"{number}.txt", to=surgery)
    elif step == "save":
        kept, links = store.get(Surgery, surgery.id), len(history.document_links)
        kept.note = f"note {number}"
        store.save(kept)
        assert len(store.history().document_links) == links
    elif step == "undo" and store.last_change() and len(store.tables()["change"]) > 1:
        change = store.last_change()
        if change is not None and change.id > 1:
            store.undo()
    elif step == "redo" and store.last_undone():
        store.redo()
    elif step == "remove" and number < len(history.documents):
        store.remove(history.documents[number])
    elif step == "off" and number < len(history.document_links):
        store.remove(history.document_links[number])

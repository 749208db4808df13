"""What stands beside a record: every kind has it, nothing typed is lost, and what cannot be taken is said."""

from collections.abc import Iterator

import histories
import makers
import pytest
import streamlit as st
from drawn import Window

from tracker.domain.history import LISTS
from tracker.domain.records import About, Document, DocumentLink, Record, SourceText, Surgery
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store

BESIDE = [kind for kind in LISTS if not issubclass(kind, About | SourceText)]


@pytest.fixture(autouse=True)
def _shared(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Windows open the store of the test."""
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()


def heads(window: Window) -> list[str]:
    return [head.value for head in window.app.header]


@pytest.mark.parametrize("kind", BESIDE, ids=lambda kind: kind.table())
def test_every_kind_has_papers_and_sources(store: Store, kind: type[Record]) -> None:
    histories.filled(store)
    record = store.history().of(kind)[0]
    window = Window("log", kind=kind.table(), id=record.id)
    assert "Something went wrong" not in window.text()
    expected = {"The file", "Belongs to"} if kind is Document else {"Papers"}
    assert expected | {"Where this comes from"} <= set(heads(window))


def operation(store: Store) -> Surgery:
    surgery = makers.surgery("2013-05-23", note="Es ging gut.")
    store.save(surgery)
    return surgery


def test_a_file_is_added_and_taken_off_again(store: Store) -> None:
    surgery = operation(store)
    window = Window("log", kind="surgery", id=surgery.id)
    window.app.file_uploader[0].upload("note.pdf", b"%PDF-1.7 note", "text/html")
    window.again().fill("What is it", "note of the fusion").press("Add this file")
    (document,) = store.history().documents
    assert (document.called, document.media_type) == ("note of the fusion", "application/pdf")
    window.press("Take off")
    assert store.history().document_links == ()
    assert len(store.history().documents) == 1
    window.pick("Or a paper that is recorded already", document.id).press("Attach it")
    assert [link.document_id for link in store.history().document_links] == [document.id]


def test_an_empty_file_is_said_and_nothing_is_kept(store: Store) -> None:
    surgery = operation(store)
    window = Window("log", kind="surgery", id=surgery.id)
    window.app.file_uploader[0].upload("note.pdf", b"", "application/pdf")
    window.again().press("Add this file")
    assert "This file is empty. Choose another one." in window.text()
    assert store.history().documents == ()


def test_a_paper_is_attached_from_its_own_page(store: Store) -> None:
    surgery, paper = operation(store), makers.of(Document)
    store.save(paper)
    window = Window("log", kind="document", id=paper.id)
    window.app.file_uploader[0].upload("note.txt", b"Fusion of L4-L5", "text/plain")
    window.again().press("Put it in")
    assert "Fusion of L4-L5" in window.text()
    window.pick("Attach this paper to", surgery.id).press("Attach it")
    assert [link.about_id for link in store.history().document_links] == [surgery.id]


def test_a_save_of_the_record_drops_nothing_beside_it(store: Store) -> None:
    surgery = operation(store)
    paper = makers.of(Document, sha256=store.files.add(b"note"))
    store.save(paper, makers.about(DocumentLink, surgery, document_id=paper.id))
    Window("log", kind="surgery", id=surgery.id).fill("When", "2014").press("Save operation")
    history = store.history()
    assert str(history.surgeries[0].date) == "2014"
    assert len(history.document_links) == 1
    assert store.check() == ()


def source(window: Window, store: Store, about: str, says: str) -> Window:
    surgery = store.history().surgeries[0]
    part = surgery.procedures[0] if about == "sites" else surgery
    return (
        window.pick("About what", f"{part.id}-{about}")
        .fill("What it says", says)
        .pick("Where it comes from", "operative note")
        .press("Save what it says")
    )


@pytest.mark.parametrize(
    ("about", "says", "value"),
    [
        ("date", "June 2014", "2014-06"),
        ("sites", "L4-S1", "L4-L5, L5-S1"),
        ("outcome", "helped a lot", "helped a lot"),
        ("surgeon", "A. Example", "A. Example"),
    ],
)
def test_a_source_is_read_as_its_field_is(store: Store, about: str, says: str, value: str) -> None:
    surgery = operation(store)
    window = source(Window("log", kind="surgery", id=surgery.id), store, about, says)
    (statement,) = store.history().statements
    assert (statement.field, statement.value) == (about, value)
    window.press("Use this one")
    changed = store.history().surgeries[0]
    part: Record = changed.procedures[0] if about == "sites" else changed
    assert str(getattr(part, about)) == value
    store.undo()
    assert str(store.history().surgeries[0].date) == "2013-05-23"


def test_the_record_may_be_right(store: Store) -> None:
    surgery = operation(store)
    window = source(Window("log", kind="surgery", id=surgery.id), store, "date", "June 2014")
    window.press("Keep what the record says")
    assert "Sources disagree; you chose one of them." in window.text()
    assert str(store.history().surgeries[0].date) == "2013-05-23"
    assert len(store.history().statements) == 2


@pytest.mark.parametrize(
    ("about", "says", "sentence"),
    [
        ("date", "the flood", "the flood"),
        ("sites", "L4-S9", "S9"),
        ("outcome", "perhaps", "this is not one of the choices"),
    ],
)
def test_what_a_field_cannot_hold_is_said_and_what_was_typed_stays(
    store: Store, about: str, says: str, sentence: str
) -> None:
    surgery = operation(store)
    window = source(Window("log", kind="surgery", id=surgery.id), store, about, says)
    assert store.history().statements == ()
    assert sentence in window.text()
    assert window.value("What it says") == says


def test_a_translation_of_a_note(store: Store) -> None:
    surgery = operation(store)
    window = Window("log", kind="surgery", id=surgery.id)
    window.fill("Translation", "It went <b>well</b>.").pick("Whose translation", "my own")
    window.press("Save translation")
    (translation,) = store.history().translations
    assert (translation.field, translation.about_id) == ("note", surgery.id)
    assert "Translation \\(my own\\)\\: It went \\<b\\>well\\</b\\>\\." in window.text()
    window.press("Remove this translation")
    assert store.history().translations == ()


def test_the_papers_page_finds_and_says(store: Store) -> None:
    for number in range(25):
        store.save(makers.of(Document, called=f"letter {number}", kind="letter", date=f"{1990 + number}"))
    store.save(makers.of(Document, called="note", sha256="a" * 64))
    window = Window("papers")
    assert "26 papers" in window.text()
    assert "Show more" in window.buttons()
    assert "no longer in the folder" in window.press("Show more").text()
    window.fill("From", "2010").fill("Words", "letter")
    assert "5 of 26 papers" in window.text()
    assert "13/2013" in window.fill("To", "13/2013").text()

"""What is recorded about another record goes with it, comes back with it, and never points at nothing."""

import makers
import pytest

from tracker.domain.gate import build, dump
from tracker.domain.records import Document, DocumentLink, SetAside, Statement, Surgery, Translation
from tracker.errors import InvalidRecord, ValueProblem
from tracker.storage.store import Store


def test_it_goes_with_its_record_and_comes_back_with_undo(store: Store) -> None:
    surgery, paper = makers.surgery(), makers.of(Document)
    link = makers.about(DocumentLink, surgery, document_id=paper.id)
    statement = makers.about(Statement, surgery)
    translation = makers.about(Translation, surgery.procedures[0])
    store.save(surgery, paper, link, statement, translation)
    store.remove(store.get(Surgery, surgery.id))
    history = store.history()
    assert (history.document_links, history.statements, history.translations) == ((), (), ())
    assert len(history.documents) == 1, "the paper itself stays"
    assert store.check() == ()
    store.undo()
    history = store.history()
    assert [len(x) for x in (history.document_links, history.statements, history.translations)] == [1, 1, 1]
    assert store.check() == ()


def test_a_link_goes_with_its_document(store: Store) -> None:
    surgery, paper = makers.surgery(), makers.of(Document)
    store.save(surgery, paper, makers.about(DocumentLink, surgery, document_id=paper.id))
    store.remove(store.get(Document, paper.id))
    assert store.history().document_links == ()
    store.undo()
    assert len(store.history().document_links) == 1


def test_what_is_said_of_a_procedure_goes_when_the_procedure_is_taken_out(store: Store) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif"), makers.procedure("laminectomy", "L5"))
    store.save(surgery, makers.about(Statement, surgery.procedures[1]))
    values = dump(surgery)
    values["procedures"] = values["procedures"][:1]
    fewer = build(Surgery, values)
    fewer.version = store.get(Surgery, surgery.id).version
    store.save(fewer)
    assert store.history().statements == ()
    store.undo()
    assert len(store.history().statements) == 1
    assert store.check() == ()


def test_about_nothing_is_refused(store: Store) -> None:
    gone = makers.surgery()
    with pytest.raises(ValueProblem, match="What this set aside is about is no longer recorded"):
        store.save(makers.about(SetAside, gone))
    with pytest.raises(InvalidRecord, match="This statement has to say which record it is about"):
        build(Statement, {"field": "date", "value": "2013"})
    assert store.counts()["setaside"] == 0

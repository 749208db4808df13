"""What stands beside a record on its page: its papers, translations, and where its facts come from."""

from functools import partial

import streamlit as st

from tracker import paperwork
from tracker.domain.papers import every_record, records_of
from tracker.domain.records import (
    BY_TABLE,
    About,
    Document,
    Person,
    Record,
    SourceText,
    SymptomEntry,
)
from tracker.domain.records import AnatomyProfile as Anatomy
from tracker.pages import look, papers, shell, sources, translations
from tracker.pages.shell import Room
from tracker.views import listing


def draw(room: Room, record: Record) -> None:
    """Everything beside a saved record; what is itself about another record has none of it."""
    if isinstance(record, About | SymptomEntry):
        return
    if isinstance(record, Document):
        papers.its_file(room, record)
        _belongs_to(room, record)
    else:
        papers.draw(room, record)
    translations.draw(room, record)
    sources.draw(room, record)


def to_record(record: Record) -> None:
    """Go to the page where a record can be looked at and changed."""
    if isinstance(record, Person | Anatomy):
        shell.go("mine")
    shell.go("log", kind=record.table(), id=record.id)


def _belongs_to(room: Room, document: Document) -> None:
    """The records a paper belongs to, each with a way there, and picking another one."""
    st.header("Belongs to")
    linked = records_of(room.history, document)
    if not linked:
        look.note("This paper is not attached to anything yet.")
    for link, record in linked:
        with st.container(horizontal=True, vertical_alignment="center", key=f"belongs-{link.id}"):
            st.markdown(listing.plain(room.history, record), width="stretch")
            if st.button("Go there", key=f"to-{link.id}", help=f"Go to this {record.title}"):
                to_record(record)
            if st.button("Take off", key=f"off-{link.id}", help="Both stay recorded"):
                papers.act(partial(room.store.remove, link), "Taken off.")
    others = _targets(room, document, {record.id for _, record in linked})
    if not others:
        return
    chosen = st.selectbox(
        "Attach this paper to",
        list(others),
        format_func=lambda id_: listing.one(room.history, others[id_]) if id_ in others else "",
        index=None,
        placeholder="Type a few letters",
        key=f"target-of-{document.id}-{len(linked)}",
        help="An operation, an image, a visit, papers asked for: anything that is recorded.",
    )
    if chosen in others and st.button("Attach it", key=f"attach-{document.id}"):
        papers.act(
            lambda: paperwork.attach(room.store, room.history, document, others[chosen]), "Attached a paper."
        )


def _targets(room: Room, document: Document, linked: set[str]) -> dict[str, Record]:
    """What a paper can be attached to: every record that stands by itself, but for itself and papers."""
    return {
        record.id: record
        for record in every_record(room.history)
        if record.table() in BY_TABLE
        and not isinstance(record, About | SourceText | Document)
        and record.id not in linked | {document.id}
    }

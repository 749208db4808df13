"""Ask before a record is deleted: what goes with it, and what stays and no longer says where it belongs."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from tracker.domain import naming
from tracker.domain.history import History
from tracker.domain.labels import asked
from tracker.domain.record_fields import filled_in
from tracker.domain.records import DocumentLink, Record
from tracker.errors import TrackerError
from tracker.pages import look, shell
from tracker.pages.open_form import Form
from tracker.pages.shell import Room
from tracker.storage.hanging import Loosened
from tracker.views import listing

SHOWN = 4
"""Records of one kind that are named one by one; more of them are counted."""


@st.dialog("Delete this?")
def ask_delete(room: Room, form: Form, then: Callable[[], None]) -> None:
    """Ask before deleting, showing what goes with it."""
    record = form.record
    assert record is not None
    st.markdown(listing.plain(room.history, record))
    hangs = room.store.hanging(record)
    _listed("This goes with it:", going_lines(room.history, (*hangs.first, *hangs.along)))
    _listed(
        "This stays, and will no longer say where it belongs:",
        [loosened_line(room.history, loose) for loose in hangs.loosened],
    )
    _listed("This keeps the name as it is:", naming_lines(room.history, record))
    st.caption("You can take this back with “Undo” until you change something else.")
    if st.button("Yes, delete", type="primary", key="delete-yes"):
        try:
            room.store.remove(record, also=hangs.first)
        except TrackerError as error:
            look.problem(str(error))
            return
        form.forget()
        shell.flash(f"Deleted: {form.noun}.", undo=True)
        then()
    if st.button("No, keep it", key="delete-no"):
        st.rerun()


def _listed(head: str, lines: Iterable[str]) -> None:
    items = [f"• {listing.escaped(line)}" for line in lines]
    if items:
        st.write(head)
    for item in items:
        st.markdown(item)


def going_lines(history: History, records: Iterable[Record]) -> list[str]:
    """A line for each record; many of one kind are counted: "120 entries"."""
    found = list(records)
    count = Counter(type(record) for record in found)
    named = [
        f"{record.title}: {_papers(history, record) or listing.one(history, record)}"
        for record in found
        if count[type(record)] <= SHOWN
    ]
    return [*named, *(f"{n} {_plural(kind.title)}" for kind, n in count.items() if n > SHOWN)]


def _papers(history: History, record: Record) -> str:
    """The document that a link leads to: the link goes, the document stays."""
    if not isinstance(record, DocumentLink):
        return ""
    paper = next((paper for paper in history.documents if paper.id == record.document_id), None)
    return f"{(paper and paper.called) or 'a document'} (the document stays)"


def _plural(title: str) -> str:
    return f"{title[:-1]}ies" if title.endswith("ry") else title if title.endswith("ware") else f"{title}s"


def loosened_line(history: History, loose: Loosened) -> str:
    """What stays, and the field of it that will be empty."""
    kind, name = type(loose.part), loose.field
    label = asked(kind, name) if filled_in(kind.model_fields[name]) else "pasted text"
    part: Any = loose.part
    what = "" if part is loose.record or not hasattr(part, "kind") else f": {part.kind}"
    return f"{listing.one(history, loose.record)}{what} ({label.rstrip('?').lower()})"


def naming_lines(history: History, record: Record) -> list[str]:
    """The records that name a clinician or a place."""
    which = next((which for which, kind in naming.NAMED.items() if type(record) is kind), None)
    name = getattr(record, "name", None)
    return going_lines(history, naming.naming(history, which, name)) if which and name else []

"""The entries of one symptom: note how strong it is now, see the latest ones, change or delete one."""

import streamlit as st

from tracker.domain.records import Symptom, SymptomEntry
from tracker.errors import NotFound
from tracker.pages import look, shell
from tracker.pages.editing import edit, gone
from tracker.pages.forms import Form
from tracker.pages.shell import Room
from tracker.pages.typed import KEPT, new_body
from tracker.views import listing, words

SHOWN = 20
"""Entries listed on the page; all of them are kept and drawn."""


def draw(room: Room, symptom: Symptom) -> None:
    """A form for one more entry, and the latest ones."""
    st.header(listing.escaped(f"Entries: {words.symptom_words(symptom)}"))
    edit(room, _form(room, symptom.id, None))
    latest = room.store.entries(symptom.id, limit=SHOWN)
    for entry in latest:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"row-{entry.id}"):
            st.markdown(listing.plain(room.history, entry), width="stretch")
            if st.button("Change", key=f"change-{entry.id}", help="Change or delete this entry"):
                shell.go("log", kind="symptomentry", id=entry.id)
    total = room.history.course_of(symptom).entries
    if total > SHOWN:
        look.note(f"The latest {SHOWN} of {total} entries are listed; all of them are kept.")


def draw_one(room: Room, entry_id: str | None) -> None:
    """Change or delete one entry."""
    st.title("Change: entry")
    try:
        entry = room.store.get(SymptomEntry, entry_id or "")
    except NotFound:
        gone(room, Form(room.store, room.history, SymptomEntry, None, room.setting, name=entry_id or ""))
        return
    edit(room, _form(room, entry.symptom_id, entry))


def _form(room: Room, symptom_id: str, entry: SymptomEntry | None) -> Form:
    start = new_body(SymptomEntry)
    start[KEPT]["symptom_id"] = symptom_id
    start["date"] = "today"
    return Form(
        room.store, room.history, SymptomEntry, entry, room.setting, name=f"new-{symptom_id}", start=start
    )

"""My data: who the history is about, a copy to keep, bringing a copy back, taking the last change back."""

import streamlit as st

from tracker import actions, clock
from tracker.domain.records import AnatomyProfile, Person
from tracker.errors import TrackerError
from tracker.pages import beside, look, shell
from tracker.pages.editing import edit
from tracker.pages.forms import Form
from tracker.pages.shell import Room


def draw(room: Room) -> None:
    """The page."""
    st.title("My data")
    with st.container(width=look.FORM_WIDTH):
        _about(room)
    st.header("A copy to keep")
    copy_to_keep(room)
    if room.history.is_empty:
        bring_back(room)
    _last_change(room)


def _about(room: Room) -> None:
    st.header("About me")
    edit(
        room,
        Form(room.store, room.history, Person, room.history.person, room.setting),
        then=lambda: shell.go("mine"),
    )
    with st.expander("How my vertebrae are counted", expanded=room.history.anatomy is not None):
        look.note("Only for a spine that is counted differently: an extra vertebra, or one less.")
        form = Form(room.store, room.history, AnatomyProfile, room.history.anatomy, room.setting)
        edit(room, form, then=lambda: shell.go("mine"))
    for record, label in (
        (room.history.person, "Show papers and sources about me"),
        (room.history.anatomy, "Show papers and sources about how my vertebrae are counted"),
    ):
        if record is not None and st.toggle(label, key=f"beside-{record.table()}", help="And add to them."):
            beside.draw(room, record)


def copy_to_keep(room: Room) -> None:
    """The button that saves a copy, and when the last one was made."""
    look.note(last_copy_words(room))
    suffix = actions.copy_suffix(room.store)
    st.download_button(
        "Save a copy",
        data=lambda: actions.make_copy(room.store, clock.now()),
        file_name=f"spine-history-{room.today.isoformat()}{suffix}",
        mime="application/zip" if suffix == ".zip" else "application/json",
        key="save-copy",
        type="primary",
    )
    look.note(
        "The copy is one file with everything in it, papers included. Keep it on a memory stick or another computer; "
        "anyone who has the file can read it."
    )


def last_copy_words(room: Room) -> str:
    """When the last copy was made, as a fact."""
    at = room.store.last_copy()
    if at is None:
        return "No copy of this history has been saved yet."
    days = (room.today - at.date()).days
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return f"Last copy saved: {at.day} {at:%B %Y} ({ago})."


LARGEST = 200
"""Megabytes of a copy that is brought back on the page; the command line takes a larger one."""


def bring_back(room: Room) -> None:
    """Bring a saved copy into this empty history."""
    st.header("Bring a copy back")
    file = st.file_uploader(
        "The copy you saved (a .zip or .json file)",
        type=["zip", "json"],
        key="bring-back",
        max_upload_size=LARGEST,
    )
    if file is not None and st.button("Bring it back", type="primary", key="bring-back-button"):
        try:
            lacking = actions.bring_in(room.store, file.getvalue())
        except TrackerError as error:
            look.problem(str(error))
            return
        shell.flash(" ".join(("Your history is back.", *lacking)))
        shell.go("overview")


def _last_change(room: Room) -> None:
    change, undone = room.store.last_change(), room.store.last_undone()
    if change is not None or undone is not None:
        st.header("The last change")
    if change is not None:
        look.note(f"{_sentence(change.subject)}, {change.at:%d %B %Y, %H:%M}.")
        st.button(
            "Undo the last change", key="undo-button", on_click=shell.take_back, args=(room.store, change)
        )
    if undone is not None:
        look.note(f"Taken back: {undone.subject}, {undone.at:%d %B %Y, %H:%M}.")
        label = "Redo what was taken back"
        st.button(label, key="redo-button", on_click=shell.do_again, args=(room.store, undone))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]

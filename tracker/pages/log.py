"""Log, change or find one record: the menu of all kinds, the form, and the list of what is recorded."""

from collections.abc import Callable

import streamlit as st

from tracker.domain.naming import NAMED
from tracker.domain.records import Appointment, Device, Record, Surgery, Symptom
from tracker.errors import NotFound
from tracker.pages import beside, entries, hardware_entry, look, shell, since_panel
from tracker.pages.editing import edit, gone
from tracker.pages.forms import Form
from tracker.pages.guard import guarded
from tracker.pages.kinds import ENTRIES, MENU, Entry, entry_named, entry_of, group_of, recorded
from tracker.pages.shell import Room
from tracker.views import listing

FIRST = ENTRIES["surgery"]

ON_OVERVIEW = {"surgery", "injection", "device", "imagingstudy", "symptom", "condition", "otherimplant"}
"""What the overview shows; after anything else the list of its kind is shown, for the next one to add."""


def draw(room: Room) -> None:
    """The page: choose a kind, fill its form, see what is recorded."""
    name, record_id = st.query_params.get("kind", FIRST.name), st.query_params.get("id")
    if name == "symptomentry":
        entries.draw_one(room, record_id)
    elif record_id:
        _change(room, entry_named(name) or FIRST, record_id)
    else:
        _add(room, ENTRIES.get(name, FIRST))


def _change(room: Room, entry: Entry, record_id: str) -> None:
    try:
        record = room.store.get(entry.kind, record_id)
    except NotFound:
        st.title(f"Change: {entry.noun}")
        gone(room, _form(room, entry, None, name=record_id))
        return
    entry = entry_of(record) or entry
    st.title(f"Change: {entry.label.lower()}")
    # The link "Log" above leads to the page that is open already, and so does nothing here.
    if st.button("Log something else ...", key="log-else-button"):
        shell.go("log")
    with st.container(width=look.FORM_WIDTH):
        edit(room, _form(room, entry, record), then=_after(entry))
        if isinstance(record, Symptom):
            entries.draw(room, record)
        if isinstance(record, Surgery):
            st.header("Hardware put in")
            hardware_entry.draw(room, record)
        if isinstance(record, Appointment):
            since_panel.at_visit(room, record)
        beside.draw(room, record)


def _add(room: Room, entry: Entry) -> None:
    st.title("Log")
    _choice(entry)
    st.header(entry.label)
    look.note(entry.introduction)
    with st.container(width=look.FORM_WIDTH):
        if entry.kind is Device:
            hardware_entry.draw(room)
        name = "new" if entry.name == entry.kind.table() else entry.name
        edit(room, _form(room, entry, None, name=name), then=_after(entry))
    _recorded(room, entry)


def _form(room: Room, entry: Entry, record: Record | None, name: str = "new") -> Form:
    return Form(
        room.store,
        room.history,
        entry.kind,
        record,
        room.setting,
        name=name,
        face=entry.face,
        noun=entry.noun,
    )


def _after(entry: Entry) -> Callable[[], None]:
    """Where to go after saving or deleting."""
    if entry.name in NAMED:
        return lambda: shell.go("people")
    if entry.name in ON_OVERVIEW or entry.name not in ENTRIES:
        return lambda: shell.go("overview")
    return lambda: shell.go("log", kind=entry.name)


def _choice(entry: Entry) -> None:
    """The menu: a part of it, then what to log."""
    group = group_of(entry)
    st.session_state["log-group"] = group.label
    st.session_state["log-kind"] = entry.name
    st.pills(
        "What do you want to log?",
        [one.label for one in MENU],
        key="log-group",
        required=True,
        on_change=_to_group,
    )
    st.pills(
        group.label,
        [one.name for one in group.entries],
        format_func=lambda name: ENTRIES[name].label,
        key="log-kind",
        required=True,
        on_change=_to_entry,
    )


@guarded
def _to_group() -> None:
    chosen = next(group for group in MENU if group.label == st.session_state["log-group"])
    st.query_params["kind"] = chosen.entries[0].name


@guarded
def _to_entry() -> None:
    st.query_params["kind"] = st.session_state["log-kind"]


def _recorded(room: Room, entry: Entry) -> None:
    """What is recorded of this kind, each with a way to change it."""
    records = recorded(room.history, entry)
    if not records:
        return
    st.header("Already recorded")
    for record in records:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"row-{record.id}"):
            st.markdown(listing.plain(room.history, record), width="stretch")
            if st.button("Change", key=f"change-{record.id}", help=f"Change or delete this {record.title}"):
                shell.go("log", kind=entry.name, id=record.id)

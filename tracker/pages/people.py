"""People and places: who treats the person and where, in which records each is named, and names to tell more of."""

from collections.abc import Sequence

import streamlit as st

from tracker.domain import naming
from tracker.domain.gate import build
from tracker.domain.records import Record
from tracker.errors import TrackerError
from tracker.pages import look, shell
from tracker.pages.kinds import entry_named, entry_of
from tracker.pages.shell import Room
from tracker.views import listing

HEADS = {"clinician": ("People", "Add a person"), "facility": ("Places", "Add a place")}


def draw(room: Room) -> None:
    """The page."""
    st.title("People and places")
    look.note(
        "Enter a name once and pick it in every form afterwards. A name that is changed here changes in every "
        "record that uses it."
    )
    for which, (head, add) in HEADS.items():
        st.header(head)
        for record in room.history.of(naming.NAMED[which]):
            _one(room, which, record)
        _only_named(room, which)
        if st.button(add, key=f"add-{which}"):
            shell.go("log", kind=which)


def _one(room: Room, which: str, record: Record) -> None:
    name = str(getattr(record, "name", "") or "")
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"row-{record.id}"):
        st.markdown(listing.plain(room.history, record), width="stretch")
        if st.button("Change", key=f"change-{record.id}", help=f"Change or delete {listing.escaped(name)}"):
            shell.go("log", kind=which, id=record.id)
    _named_in(room, naming.naming(room.history, which, name))


def _named_in(room: Room, records: Sequence[Record]) -> None:
    """The records that use a name, each a way to it."""
    if not records:
        return
    with st.expander(f"Named in {len(records)} record{'' if len(records) == 1 else 's'}"):
        for record in records:
            entry = entry_of(record) or entry_named(record.table())
            key = f"named-{record.table()}-{record.id}"
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=key):
                st.markdown(
                    f"{entry.label if entry else record.title}: {listing.plain(room.history, record)}"
                )
                if entry and st.button("Open", key=f"open-{key}", help=f"Open this {entry.noun}"):
                    shell.go("log", kind=entry.name, id=record.id)


def _only_named(room: Room, which: str) -> None:
    """Names that records use and of which nothing more is known."""
    names = naming.only_used(room.history, which)
    if not names:
        return
    look.note("Named in your records, with nothing more about them so far:")
    for place, name in enumerate(names):
        with st.container(
            horizontal=True, wrap=False, vertical_alignment="center", key=f"only-{which}-{place}"
        ):
            st.markdown(listing.escaped(name), width="stretch")
            more = st.button(
                "Tell more", key=f"more-{which}-{place}", help=f"Add what {listing.escaped(name)} is"
            )
        if more:
            _tell_more(room, which, name)


def _tell_more(room: Room, which: str, name: str) -> None:
    """Record the name, then open its form."""
    record = build(naming.NAMED[which], {"name": name})
    try:
        room.store.save(record)
    except TrackerError as error:
        look.problem(str(error))
        return
    shell.go("log", kind=which, id=record.id)

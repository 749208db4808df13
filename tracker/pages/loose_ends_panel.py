"""Open in this record: the loose ends as neutral facts, each with the way to its place, and setting one aside."""

from datetime import date
from html import escape

import streamlit as st

from tracker.domain.loose_ends import LooseEnd, PutAside, ends_set_aside, loose_ends, set_aside
from tracker.errors import InvalidRecord, TrackerError
from tracker.pages import look, shell
from tracker.pages.kept import kept
from tracker.pages.shell import Room
from tracker.views import listing
from tracker.views.open_ends import CLOSED_BY, TITLE, sentence, sentences


def loose_ends_panel(room: Room, on: date, title: str = TITLE) -> None:
    """What is open on a day; nothing at all where nothing was ever open."""
    history = room.history
    ends, aside = kept(history, ("ends", on), lambda: (loose_ends(history, on), ends_set_aside(history, on)))
    if not ends and not aside:
        return
    with look.fold(title, "ends"):
        _open_and_aside(room, ends, aside, on)


def _open_and_aside(room: Room, ends: tuple[LooseEnd, ...], aside: tuple[PutAside, ...], on: date) -> None:
    look.note("What this record does not say. Some of it may never be known; it can be set aside.")
    told = kept(room.history, ("ends in words", on), lambda: sentences(room.history, ends, on))
    for end, words in zip(ends, told, strict=True):
        _end(room, end, words, on)
    if aside:
        _put_aside(room, aside, on)


def _end(room: Room, end: LooseEnd, words: str, on: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"end-{end.key}"):
        look.piece(f'<p class="end">{escape(words)}</p>')
        if st.button(
            CLOSED_BY[end.kind], key=f"to-{end.key}", help=f"Opens the place for: {listing.escaped(words)}"
        ):
            _go(end)
        if on == room.today and st.button("Set aside ...", key=f"aside-{end.key}"):
            _ask(room, end)


def _go(end: LooseEnd) -> None:
    place = end.place
    query = {"kind": place.table} | ({"id": place.id} if place.id else {})
    shell.go("log", **query)


@st.dialog("Set this aside?")
def _ask(room: Room, end: LooseEnd) -> None:
    """Ask for the reason; the end then stands among what was set aside, and can be taken back."""
    look.piece(f"<p>{escape(sentence(room.history, end, room.today))}</p>")
    reason = st.text_area("Why", key=f"why-{end.key}", help="For example “the hospital no longer exists”.")
    if st.button("Set aside", type="primary", key="aside-yes"):
        try:
            room.store.save(*set_aside(end, reason, room.today), what="set something open aside")
        except InvalidRecord:
            look.problem("Say in a few words why. You will see them here later.")
            return
        except TrackerError as error:
            look.problem(str(error))
            return
        shell.flash("Set aside.", undo=True)
        st.rerun()
    if st.button("Leave it open", key="aside-no"):
        st.rerun()


def _put_aside(room: Room, aside: tuple[PutAside, ...], on: date) -> None:
    st.subheader(f"Set aside: {len(aside)}")
    for one in aside:
        with st.container(horizontal=True, vertical_alignment="center", key=f"put-{one.end.key}"):
            said = escape(sentence(room.history, one.end, on))
            why = escape(one.reason)
            look.piece(f'<p class="end">{said} <span class="note">Set aside: “{why}”</span></p>')
            if on == room.today and st.button("Take it back", key=f"back-{one.end.key}"):
                _take_back(room, one)


def _take_back(room: Room, one: PutAside) -> None:
    try:
        room.store.remove(one.records[0], also=one.records[1:])
    except TrackerError as error:
        look.problem(str(error))
        return
    shell.flash("It is open again.", undo=True)
    st.rerun()

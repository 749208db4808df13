"""Log a symptom as it is now: press the symptom, press a number, done; a note may follow, and Undo takes it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import streamlit as st

from tracker import clock
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build
from tracker.domain.records import Symptom, SymptomEntry
from tracker.domain.symptoms import followed
from tracker.errors import NotFound
from tracker.pages import components, look, shell
from tracker.pages.guard import guarded
from tracker.pages.shell import Room
from tracker.views import listing, words

SHOWN = 8
"""Symptoms that have a button; the others are on the page "Log"."""

_WHICH, _NOTE = "quick-symptom", "quick-note"
_KEEP = "quick-keep"
_LAST = "quick-last"
_DOUBLE_CLICK = timedelta(seconds=1)


@dataclass(frozen=True)
class Logged:
    """The entry that was logged last in this window, for its note and against a double click."""

    id: str
    symptom_id: str
    score: int
    at: datetime


def symptom_panel(room: Room) -> None:
    """The buttons of the symptoms, then the numbers; one line with the way to a first symptom where there is none."""
    found = _with_button(room)
    if not found:
        _first_symptom()
        return
    with st.container(border=True, key="quick"):
        st.header("How is it now?")
        chosen = _symptom_choice(found)
        if chosen is not None:
            _number_choice(room, chosen)
        _note(room, found)
        with st.container(horizontal=True):
            if st.button("Follow another symptom ...", key="quick-new", type="tertiary"):
                shell.go("log", kind="symptom")
            if st.button("Another day or time ...", key="quick-other", type="tertiary"):
                shell.go("log", kind="symptom", id=(chosen or found[0]).id)


def _first_symptom() -> None:
    """One line while no symptom is followed: what it is for, and the way to the first."""
    with st.container(horizontal=True, vertical_alignment="center", key="quick"):
        if st.button("Follow a symptom ...", key="quick-new", width="content"):
            shell.go("log", kind="symptom")
        look.piece(
            '<p class="end quiet">Name it once, such as leg pain; then two presses here log how strong it is.</p>'
        )


def _with_button(room: Room) -> tuple[Symptom, ...]:
    """Those noted last, in the order of the history: a button stays where it is when its symptom is logged."""
    ids = {symptom.id for symptom in followed(room.history, room.today)[:SHOWN]}
    return tuple(symptom for symptom in room.history.symptoms if symptom.id in ids)


def _symptom_choice(found: tuple[Symptom, ...]) -> Symptom | None:
    """The symptom to log; a single one needs no pressing."""
    if len(found) == 1:
        return found[0]
    labels = {symptom.id: listing.escaped(_name(symptom, found)) for symptom in found}
    if st.session_state.get(_WHICH) not in labels:
        st.session_state[_WHICH] = None
    picked = st.pills(
        "Press the symptom, then the number.",
        list(labels),
        format_func=labels.__getitem__,
        key=_WHICH,
        required=True,
        help="It is logged with today's date and the time of this moment.",
    )
    return next((symptom for symptom in found if symptom.id == picked), None)


def _name(symptom: Symptom, among: tuple[Symptom, ...]) -> str:
    """The symptom's name, with the patient's own words where another one has the same name."""
    name = words.symptom_words(symptom)
    alone = sum(words.symptom_words(other) == name for other in among) == 1
    own = symptom.called or symptom.place or f"since {words.when(symptom.date)}"
    return name if alone else f"{name}, {own}"


def _number_choice(room: Room, symptom: Symptom) -> None:
    look.note(f"{words.symptom_words(symptom)}: 0 is none, 10 is the worst.")
    with st.container(horizontal=True, gap="small", key="quick-numbers"):
        for score in range(11):
            st.button(str(score), key=f"quick-{score}", on_click=_log, args=(room, symptom, score))


@guarded
def _log(room: Room, symptom: Symptom, score: int) -> None:
    """Save the entry of this moment; the second half of a double click logs nothing more."""
    at = clock.now()
    st.session_state[_WHICH] = None
    if _again(symptom, score, at):
        return
    entry = entry_now(symptom, score, at)
    room.store.save(entry, what="logged a symptom")
    st.session_state[_LAST] = Logged(entry.id, symptom.id, score, at)
    st.session_state[_NOTE] = ""
    shell.flash(f"Logged: {_said(symptom, entry)}.", undo=True)


def entry_now(symptom: Symptom, score: int, at: datetime) -> SymptomEntry:
    """The entry of a moment, with its local day and time to the minute."""
    values = {
        "symptom_id": symptom.id,
        "date": PartialDate.on(at.date()),
        "time": f"{at:%H:%M}",
        "score": score,
        "position": at.hour * 3600 + at.minute * 60 + at.second,
    }
    return build(SymptomEntry, values)


def _again(symptom: Symptom, score: int, at: datetime) -> bool:
    last: Logged | None = st.session_state.get(_LAST)
    return (
        last is not None
        and (last.symptom_id, last.score) == (symptom.id, score)
        and at - last.at < _DOUBLE_CLICK
    )


def _said(symptom: Symptom, entry: SymptomEntry) -> str:
    """What was logged; the words of the vocabulary alone, so nothing of it is mark-up."""
    return f"{words.symptom_words(symptom)} {words.score_words(entry)}, {words.when(entry.date)} {entry.time}"


def _note(room: Room, found: tuple[Symptom, ...]) -> None:
    """A field for a note to what was logged last, as long as it is recorded and has none."""
    last: Logged | None = st.session_state.get(_LAST)
    symptom = next((one for one in found if last and one.id == last.symptom_id), None)
    if last is None or symptom is None:
        return
    try:
        entry = room.store.get(SymptomEntry, last.id)
    except NotFound:  # taken back
        return
    if entry.note:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", width=look.FORM_WIDTH):
        st.text_input(
            f"Note to {_said(symptom, entry)}",
            key=_NOTE,
            placeholder="It may stay empty",
            help="For example what you did before, or what helped.",
            live=True,
        )
        st.button("Keep the note", key=_KEEP, on_click=_add_note, args=(room, entry))
    components.enter_presses(_NOTE, _KEEP)


@guarded
def _add_note(room: Room, entry: SymptomEntry) -> None:
    noted = str(st.session_state.get(_NOTE) or "").strip()
    if not noted:
        return
    entry.note = noted
    room.store.save(entry, what="saved a note")
    shell.flash("Saved: note.", undo=True)

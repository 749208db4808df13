"""Signs that clinics ask about: the answer that stands with its date, two buttons to answer today, a fixed text beside."""

from datetime import date
from html import escape

import streamlit as st

from tracker import clock
from tracker.domain.as_of import as_of
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build
from tracker.domain.neurological import Sign, signs
from tracker.domain.records import NeurologicalItem, Present
from tracker.pages import look, shell
from tracker.pages.guard import guarded
from tracker.pages.kept import kept
from tracker.pages.shell import Room
from tracker.views import words
from tracker.views.neurological_words import (
    EMERGENCY,
    EMERGENCY_HEAD,
    EMERGENCY_SOURCE,
    answer_words,
    sign_name,
    sign_plain,
    sign_words,
)

_BUTTONS = {Present.PRESENT: "present", Present.SAYS_NO: "no"}


TITLE = "Signs that clinics ask about"


def neurological_panel(room: Room, on: date, title: str = TITLE) -> None:
    """The signs with their answers by a day on the left, what hospitals tell patients on the right.

    Only where today is shown it can be answered.
    """
    asked = on == room.today
    with look.fold(title, "signs"):
        asking, beside = st.columns([3, 2], gap="large")
    with asking:
        if asked:
            look.note("What you press is recorded with today's date; the answers before it stay.")
        for sign in signs(kept(room.history, ("as of", on), lambda: as_of(room.history, on))):
            _row(room, sign, asked=asked)
    with beside:
        look.piece(emergency_text())


def emergency_text() -> str:
    """The text of the leaflets as HTML; nothing in it comes from the history."""
    items = "".join(f"<li>{escape(item)}</li>" for item in EMERGENCY)
    return (
        f'<div class="aside"><p>{escape(EMERGENCY_HEAD)}:</p><ul>{items}</ul>'
        f"<p>{escape(EMERGENCY_SOURCE)}</p></div>"
    )


def _row(room: Room, sign: Sign, *, asked: bool) -> None:
    name = sign_name(sign)
    key = f"sign-{sign.code}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}-row"):
        said = "<br>".join(map(escape, sign_words(sign)))
        plain = f' <span class="quiet">{escape(sign_plain(sign))}</span>'
        with st.container(width=340):
            look.piece(f'<p class="sign"><strong>{escape(name)}</strong>{plain}<br>{said}</p>')
        if asked and sign.code != "other":
            st.pills(
                name,
                list(_BUTTONS),
                format_func=_BUTTONS.__getitem__,
                key=key,
                required=True,
                label_visibility="collapsed",
                on_change=_answer,
                args=(room, sign.code, key),
            )
        _change(sign, name)


def _change(sign: Sign, name: str) -> None:
    """The way to the newest answer, to say since when, on which side and in which words."""
    if sign.answers and st.button(
        "Details ...", key=f"sign-{sign.code}-details", help=f"{name}: side, since when, note"
    ):
        shell.go("log", kind="neurologicalitem", id=sign.answers[0].id)


@guarded
def _answer(room: Room, code: str, key: str) -> None:
    """Record an answer of today; the same one twice on a day is recorded once."""
    answer, st.session_state[key] = st.session_state[key], None
    today = PartialDate.on(clock.today())
    before = [item for item in room.history.neurological if item.kind == code]
    newest = next(
        (sign.answers[0] for sign in signs(room.history) if sign.code == code and sign.answers), None
    )
    if newest and (newest.date, newest.answer, newest.side) == (today, answer, None):
        return
    position = max((item.position for item in before), default=0) + 1
    item = build(NeurologicalItem, {"kind": code, "answer": answer, "date": today, "position": position})
    room.store.save(item, what="recorded an answer")
    shell.flash(f"Recorded: {words.term('neurological', code)}, {answer_words(item)}.", undo=True)

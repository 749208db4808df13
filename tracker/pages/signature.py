"""The signature: a live preview made from the recorded facts, what it gives away, and a button that copies it."""

from dataclasses import replace
from html import escape

import streamlit as st

from tracker import actions
from tracker.pages import look
from tracker.pages.components import copy_button
from tracker.pages.shell import Room
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle

_DATES = {"day": "Day", "month": "Month", "year": "Year"}


def draw(room: Room) -> None:
    """The page."""
    st.title("Signature")
    look.note("A few lines to put under your forum posts, made from your history. It changes as you choose.")
    shown, choose = st.columns([1, 1], gap="large")
    with choose:
        st.header("Choose")
        style = _chosen(room)
    text = actions.signature(room.history, room.today, style)
    with shown:
        st.header("What others will see")
        if not text:
            look.note("Nothing is recorded yet that a signature could show.")
            return
        look.piece(f'<div class="panel" id="signature-text">{escape(text)}</div>')
        look.note(f"{len(text)} characters, {text.count(chr(10)) + 1} lines.")
        copy_button("Copy signature", text)
        _gives_away(style)


def _chosen(room: Room) -> SignatureStyle:
    own = room.store.setting("signature_style")
    styles = ({"Like the one I pasted": SignatureStyle.from_dict(own)} if own else {}) | SIGNATURE_STYLES
    name = st.pills("Style", list(styles), default=next(iter(styles)), key="signature-style", required=True)
    style = styles[name or next(iter(styles))]
    dates = st.segmented_control(
        "Dates",
        list(_DATES),
        default=style.precision,
        format_func=_DATES.__getitem__,
        key=f"dates-{name}",
        required=True,
    )
    person = room.history.person
    show_name = st.toggle(
        "Show my name", value=style.show_name, key=f"name-{name}", disabled=not (person and person.name)
    )
    show_age = st.toggle(
        "Show my age", value=style.show_age, key=f"age-{name}", disabled=not (person and person.birth_date)
    )
    return replace(style, precision=dates or style.precision, show_name=show_name, show_age=show_age)


def _gives_away(style: SignatureStyle) -> None:
    st.subheader("What strangers learn from this")
    shown = [
        "operations, levels and reasons",
        {"day": "exact days", "month": "months", "year": "years"}[style.precision],
    ]
    shown += (["your name"] if style.show_name else []) + (["your age"] if style.show_age else [])
    look.note("They read: " + ", ".join(shown) + ".")
    look.note("They never see: surgeons, hospitals, imaging, pain entries, notes.")

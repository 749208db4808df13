"""The signature: a live preview made from the recorded facts, what it gives away, and a button that copies it."""

from html import escape

import streamlit as st

from tracker import actions
from tracker.pages import look
from tracker.pages.components import copy_button
from tracker.pages.shell import Room
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle
from tracker.text.telling import telling, tells_age, tells_name
from tracker.views import words

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
    own = actions.own_style(room.store)
    styles = ({_OWN: own} if own else {}) | {
        _TITLES.get(name, name): look for name, look in SIGNATURE_STYLES.items()
    }
    first = next(iter(styles))
    name = st.pills("Style", list(styles), default=first, key="signature-style", required=True) or first
    style = styles[name]
    dates = st.segmented_control(
        "Dates",
        list(_DATES),
        default=style.finest,
        format_func=_DATES.__getitem__,
        key=f"dates-{name}",
        required=True,
        help="Exact days make a person easier to recognise.",
    )
    person = room.history.person
    nameless, ageless = not (person and person.name), not (person and person.birth_date)
    shows_name = st.toggle("Show my name", value=tells_name(style), key=f"name-{name}", disabled=nameless)
    shows_age = st.toggle("Show my age", value=tells_age(style), key=f"age-{name}", disabled=ageless)
    return telling(style, name=shows_name, age=shows_age, finest=dates or style.finest)


_OWN = "Like the one I pasted"
_TITLES = {"plain": "Plain", "dots": "Dots ( ... )", "brackets": "Brackets [1996]"}


def _gives_away(style: SignatureStyle) -> None:
    st.subheader("What strangers learn from this")
    learnt = ["operations, levels and reasons", {"day": "exact days"}.get(style.finest, f"{style.finest}s")]
    learnt += ["your name"] if tells_name(style) else []
    learnt += ["your age"] if tells_age(style) else []
    look.note("They read: " + words.listing(learnt) + ".")
    look.note("They never see surgeons, hospitals, imaging, pain entries or notes.")

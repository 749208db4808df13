"""The signature: a live preview made from the recorded facts, what it gives away, and a button that copies it."""

from dataclasses import replace
from typing import Any

import streamlit as st

from tracker import signing
from tracker.pages import look, signature_pieces
from tracker.pages.components import copy_button
from tracker.pages.shell import Room
from tracker.pages.style_form import draw_style_form
from tracker.signing import Chosen
from tracker.text.choices import MOST, Choices
from tracker.text.gives_away import gives_away
from tracker.text.shorten import Written, fitting
from tracker.text.style import SignatureStyle

_DATES = {"day": "Day", "month": "Month", "year": "Year"}
_ORDERS = {False: "Oldest", True: "Newest"}
_WORDINGS = {"": "As I say it", "short": "Abbreviated", "full": "Spelt out"}
_DATE_ORDERS = {"": "As in the style", "mdy": "US", "dmy": "UK", "iso": "ISO"}


def draw(room: Room) -> None:
    """The page."""
    st.html(f"<style>{signature_pieces.STYLE}</style>")
    st.title("Signature")
    look.note("A few lines to put under your forum posts, made from your history. It changes as you choose.")
    kept = signing.chosen(room.store)
    shown, choose = st.columns([1, 1], gap="large")
    with choose:
        st.header("Choose")
        now, below = _chosen(room, kept)
    written = signing.signed(room.store, room.today, now)
    with shown:
        _show(room, written)
    with below:
        look.piece(signature_pieces.shorter(written))
    if now != kept:
        signing.keep_chosen(room.store, now)


def _show(room: Room, written: Written) -> None:
    st.header("What others will see")
    if not written.text:
        look.note("Nothing is recorded yet that a signature could show.")
        return
    look.piece(signature_pieces.post(written.text) + signature_pieces.counters(written))
    if not written.fits:
        look.problem(fitting(written))
    copy_button("Copy signature", written.text)
    look.piece(signature_pieces.learnt(gives_away(written, room.history, room.today)))


# --- the choices


def _chosen(room: Room, kept: Chosen) -> tuple[Chosen, "st.delta_generator.DeltaGenerator"]:
    """What is chosen, and the place below the main choices for what was shortened."""
    styles = signing.styles(room.store)
    name = _style(styles, kept)
    choices = _person(room, _dates(room, styles[name], kept.choices))
    choices = _limits(choices)
    below = st.container()
    with st.expander("More: conditions, scans, hardware, injections, words", key="signature-more"):
        choices = _more(choices, styles[name])
    with st.expander("Make a style of your own", key="signature-own-style"):
        draw_style_form(room.store, styles[name])
    return Chosen(name, choices), below


def _style(styles: dict[str, SignatureStyle], kept: Chosen) -> str:
    if st.session_state.get("signature-style") not in (None, *styles):
        del st.session_state["signature-style"]  # the style was deleted
    default = None if "signature-style" in st.session_state else kept.style
    titles = {name: style.title or name for name, style in styles.items()}
    name = st.pills(
        "Style",
        list(styles),
        default=default,
        format_func=titles.__getitem__,
        key="signature-style",
        required=True,
    )
    return name or kept.style


def _dates(room: Room, style: SignatureStyle, choices: Choices) -> Choices:
    finest = st.segmented_control(
        "Dates",
        list(_DATES),
        default=choices.finest,
        format_func=_DATES.__getitem__,
        key="signature-dates",
        required=True,
        width="stretch",
    )
    chosen = replace(choices, finest=finest or choices.finest)
    dates = [one.date for one in room.history.surgeries if one.date]
    exact = next((date for date in dates if date.exact), dates[0] if dates else None)
    example = f"Shown as “{chosen.applied(style).date_text(exact)}”. " if exact else ""
    look.note(example + "Exact days make a person easier to recognise.")
    return chosen


def _person(room: Room, choices: Choices) -> Choices:
    person = room.history.person
    nameless, ageless = not (person and person.name), not (person and person.birth_date)
    with st.container(horizontal=True):
        name = st.toggle("Show my name", value=choices.name, key="signature-name", disabled=nameless)
        age = st.toggle("Show my age", value=choices.age, key="signature-age", disabled=ageless)
    newest = st.segmented_control(
        "First in the list",
        list(_ORDERS),
        default=choices.newest_first,
        format_func=_ORDERS.__getitem__,
        key="signature-order",
        required=True,
        width="stretch",
    )
    return replace(choices, name=name, age=age, newest_first=bool(newest))


def _limits(choices: Choices) -> Choices:
    left, right = st.columns(2)
    with left:
        characters = _limit("Characters, at most", choices.characters)
    with right:
        lines = _limit("Lines, at most", choices.lines)
    return replace(choices, characters=characters, lines=lines)


def _limit(label: str, value: int | None) -> int | None:
    typed = st.number_input(
        label,
        min_value=1,
        max_value=MOST,
        value=value,
        step=1,
        placeholder="No limit",
        key=f"signature-{label}",
    )
    return int(typed) if typed else None


def _more(choices: Choices, style: SignatureStyle) -> Choices:
    told = {
        "conditions": "Conditions",
        "injections": "Injections",
        "hardware": "Trouble with hardware",
        "imaging": "Scans",
        "surgeons": "Surgeons",
        "hospitals": "Hospitals",
        "regions": "“Low back” in place of levels",
    }
    ticked: dict[str, Any] = {
        name: st.checkbox(label, value=getattr(choices, name), key=f"signature-{name}")
        for name, label in told.items()
    }
    if style.target != "plain":
        ticked["count_markup"] = st.checkbox(
            "Count the mark-up as the forum does", value=choices.count_markup, key="signature-count-markup"
        )
    wording = _one_of("Procedures", _WORDINGS, choices.wording, "signature-wording")
    date_order = _one_of("Order of dates", _DATE_ORDERS, choices.date_order, "signature-date-order")
    return replace(choices, wording=wording, date_order=date_order, **ticked)


def _one_of(label: str, options: dict[str, str], value: str, key: str) -> str:
    picked = st.segmented_control(
        label, list(options), default=value, format_func=options.__getitem__, key=key, required=True
    )
    return value if picked is None else picked

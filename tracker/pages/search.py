"""Search: one box over everything that is recorded, with filters by level, kind and period."""

import streamlit as st

from tracker import searching
from tracker.errors import ValueProblem
from tracker.pages import look
from tracker.pages.facts_table import table_of
from tracker.pages.shell import Room
from tracker.views.search import Asked, kinds

SHOWN = 300
"""Rows that are shown at once; the rest is counted."""


def draw(room: Room) -> None:
    """The page."""
    st.title("Search")
    words = st.text_input(
        "Search for",
        help="All words have to be found; other spellings are known: “nonunion” finds a pseudarthrosis. "
        "Levels and years may stand among them.",
        key="search-words",
    )
    filters = _filters()
    try:
        question = searching.asked(room.history, room.today, words=words, **filters)
    except ValueProblem as error:
        look.problem(str(error))
        return
    if question.is_empty:
        look.note("Type a word, a level or a year, or choose a kind.")
        return
    _answer(room, question)


def _filters() -> dict[str, str]:
    """The level, the kind and the period, side by side where there is room."""
    with st.container(horizontal=True, key="search-filters"):
        level = st.text_input("Level", help="Such as L5-S1, L4 or neck.", key="search-level")
        kind = st.selectbox(
            "Kind",
            ("", *kinds()),
            format_func=lambda one: one.capitalize() or "Any kind",
            help="Which records to look at.",
            key="search-kind",
        )
        first = st.text_input("From", help="Not before: 2013, May 2013, 23 May 2013.", key="search-from")
        last = st.text_input("To", help="Not after.", key="search-to")
    return {"level": level, "kind": kind or "", "first": first, "last": last}


def _answer(room: Room, question: Asked) -> None:
    rows = searching.found(room.store, room.history, question, room.today)
    if not rows:
        look.note("Nothing recorded fits that. It may be recorded in other words, or not at all.")
        return
    count = len(rows)
    st.header(f"{count} {'fact' if count == 1 else 'facts'}")
    if question.levels:
        look.note(
            "At a level counts what is recorded of it, of a vertebra of it, or of the whole region that holds it."
        )
    look.piece(table_of(rows[:SHOWN]))
    if count > SHOWN:
        look.note(f"The first {SHOWN} are shown. One more word leaves fewer.")

"""Overview: the headline facts, the spine, the timeline and the same facts as a table; a welcome while all is empty."""

from datetime import date
from html import escape
from typing import Any, Literal

import streamlit as st

from tracker import actions
from tracker.domain.history import History
from tracker.errors import TrackerError
from tracker.pages import as_of_panel, box, look, mine, shell
from tracker.pages.body_panel import body_panel
from tracker.pages.components import is_narrow, plotly_figure
from tracker.pages.facts_table import facts_table
from tracker.pages.fusion_panel import fusion_panel
from tracker.pages.kept import kept
from tracker.pages.loose_ends_panel import loose_ends_panel
from tracker.pages.measures_panel import measures_panel
from tracker.pages.neurological_panel import TITLE, neurological_panel
from tracker.pages.shell import Room
from tracker.pages.since_panel import since_panel
from tracker.pages.spine_panel import spine_details, spine_panel
from tracker.pages.symptom_panel import symptom_panel
from tracker.views import open_ends
from tracker.views.charts import CONFIG, STRIP_CSS, timeline_figure
from tracker.views.facts import headline
from tracker.views.timeline import timeline
from tracker.views.timeline_marks import Timeline


def draw(room: Room) -> None:
    """The page."""
    if room.history.is_empty:
        _welcome(room)
        return
    st.title("My spine history")
    if actions.holds_example(room.history):
        _example_note(room)
    on = as_of_panel.shown_day(room)
    as_of_panel.day_banner(room)
    _headline(room, on)
    box.draw(room)
    if on == room.today:
        symptom_panel(room)
    _spine(room, on)
    narrow = is_narrow()
    _timeline(room, on, narrow=narrow)
    _details(room, on, narrow=narrow)
    look.note(mine.last_copy_words(room))
    if st.button("Save a copy ...", key="to-mine"):
        shell.go("mine")


def _example_note(room: Room) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="example-note"):
        look.note("This is an example, not your history. Take it out before you enter your own.")
        if st.button("Take the example out", key="example-out"):
            actions.take_example_out(room.store)
            shell.flash("The example is out.", undo=True)
            st.rerun()


def _spine(room: Room, on: date) -> None:
    title = as_of_panel.heading("My spine", room)
    st.header(title)
    spine_panel(room.history, room.today, on, title)
    as_of_panel.day_control(room)


def _details(room: Room, on: date, *, narrow: bool) -> None:
    """What is looked at on demand, each part folded away under its title."""
    history, heading = room.history, as_of_panel.heading
    spine_details(history, room.today, on, heading("The drawing in words", room))
    body_panel(history, on, "In my body now" if on == room.today else heading("In my body", room))
    fusion_panel(history, on, heading("Fusion by segment", room))
    measures_panel(history, on, heading("", room), narrow=narrow)
    neurological_panel(room, on, heading(TITLE, room))
    loose_ends_panel(room, on, heading(open_ends.TITLE, room))
    since_panel(room, on)
    with look.fold(heading("The same, as a table", room), "table"):
        ahead = on == room.today
        look.piece(kept(history, ("table", on, ahead), lambda: facts_table(history, on, ahead=ahead)))


def _headline(room: Room, on: date) -> None:
    phrases = kept(room.history, ("headline", on), lambda: headline(room.history, on))
    said = " · ".join(f"<span>{escape(phrase)}</span>" for phrase in phrases)
    look.piece(f'<p class="headline">{said}</p>')
    with st.container(horizontal=True, key="doors"):
        for name, label in {
            "log": "Log something",
            "paste": "Paste a text",
            "signature": "Signature",
            "print": "Print",
        }.items():
            if st.button(label, key=f"door-{name}", type="primary" if name == "log" else "secondary"):
                shell.go(name)


def _timeline(room: Room, on: date, *, narrow: bool) -> None:
    st.header(as_of_panel.heading("Timeline", room))
    st.html(f"<style>{STRIP_CSS}</style>")
    theme = look.theme()
    value, figure = kept(
        room.history, ("timeline", on, theme, narrow), lambda: _figure(room.history, on, theme, narrow)
    )
    if figure is not None:
        st.plotly_chart(
            figure,
            theme=None,
            key="timeline-narrow" if narrow else "timeline",
            alt=value.alt,
            config=CONFIG,
        )
    else:  # Plotly refuses a figure without data
        look.note("The timeline begins with the first date that is recorded.")
    if value.note:
        look.note(value.note)
    if value.undated:
        look.note("Without a date: " + "; ".join(mark.words for mark in value.undated) + ".")


def _figure(
    history: History, on: date, theme: Literal["light", "dark"], narrow: bool
) -> tuple[Timeline, Any]:
    """The timeline with its figure, which Plotly has looked through once; None where nothing has a date."""
    value = timeline(history, on)
    plain = timeline_figure(value, theme, "narrow" if narrow else "wide")
    return value, plotly_figure(plain) if plain["data"] else None


def _welcome(room: Room) -> None:
    st.title("Welcome")
    st.markdown(
        "This keeps the history of your spine: operations, levels, hardware, imaging and symptoms. "
        "Everything stays on this computer. It records and shows; it gives no advice."
    )
    st.header("How do you want to begin?")
    ways = {
        "paste": ("Paste your forum signature", "You see at once what was understood, and correct it."),
        "log": ("Log an operation", "A year and what was done is enough."),
    }
    for name, (label, words) in ways.items():
        if st.button(label, key=f"begin-{name}", type="primary"):
            shell.go(name)
        look.note(words)
    box.draw(room)
    _examples(room)
    mine.bring_back(room)


def _examples(room: Room) -> None:
    """The example histories, to look at while nothing is recorded."""
    st.subheader("Look at an example")
    for story, about in actions.STORIES.items():
        if st.button(f"Example: {about}", key=f"begin-example-{story}"):
            try:
                actions.bring_example(room.store, story)
            except TrackerError as error:
                look.problem(str(error))
            else:
                shell.go("overview")
    look.note(
        "Histories of other people, to see what it looks like. An example is taken out again in one step."
    )

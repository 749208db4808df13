"""The day the dashboard shows: a date field, a button for each thing that happened, and the way back to today.

The chosen day lasts as long as the window: a page that is opened anew shows today.
"""

from datetime import date

import streamlit as st

from tracker.days import day_told
from tracker.domain.date_words import read_date
from tracker.domain.dates import PartialDate
from tracker.errors import ValueProblem
from tracker.pages import look
from tracker.pages.guard import guarded
from tracker.pages.shell import Room
from tracker.views import words
from tracker.views.replay import Moment, moments

_DAY, _TYPED, _PICKED, _PROBLEM = "as-of-day", "as-of-typed", "as-of-picked", "as-of-problem"
_TODAY = "Today"
_MOST = 12
"""More buttons than these become a list to choose from."""


def shown_day(room: Room) -> date:
    """The day that is shown: the chosen one, else today."""
    chosen: date | None = st.session_state.get(_DAY)
    return chosen if chosen is not None and chosen < room.today else room.today


def day_words(day: date) -> str:
    """The day as printed."""
    return words.when(PartialDate.on(day))


def heading(title: str, room: Room) -> str:
    """A title that says which day is shown where that is not today."""
    day = shown_day(room)
    return title if day == room.today else f"{title} on {day_words(day)}"


def day_banner(room: Room) -> None:
    """Say on top of the page that an earlier day is shown, with the way back."""
    day = shown_day(room)
    if day == room.today:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="as-of-banner", border=True):
        look.piece(f'<p class="shown-day" role="status">This page shows {day_words(day)}, not today.</p>')
        st.button("Back to today", key="as-of-back", on_click=_back, type="primary")


def day_control(room: Room) -> None:
    """Choose the day: by typing it, or by what happened on it."""
    found = moments(room.history, room.today)
    if not found:
        return
    st.session_state.setdefault(_TYPED, "")
    typing, choosing = st.columns([2, 3], gap="medium")
    with typing, st.container(key="as-of"):
        st.text_input(
            "Show the spine as it was on",
            key=_TYPED,
            placeholder="for example 23 May 2013; empty is today",
            help="Drawing, hardware, fusion, symptoms and the tables go back to that day. "
            "Of a month or a year the last day is taken.",
            on_change=_type,
            args=(room,),
        )
        if problem := st.session_state.get(_PROBLEM):
            look.problem(problem)
    with choosing:
        _buttons(room, found)


def _buttons(room: Room, found: tuple[Moment, ...]) -> None:
    days = [moment.label for moment in found] + [_TODAY]
    by_label = {moment.label: moment.day for moment in found}
    day = shown_day(room)
    st.session_state[_PICKED] = next(
        (label for label, own in by_label.items() if own == day), _TODAY if day == room.today else None
    )
    label = "Or choose what happened"
    if len(days) <= _MOST:
        st.pills(label, days, key=_PICKED, wrap=True, on_change=_pick, args=(by_label,))
    else:
        st.selectbox(label, days, key=_PICKED, on_change=_pick, args=(by_label,), width=look.FORM_WIDTH)


@guarded
def _type(room: Room) -> None:
    """Take the typed day; what cannot be taken stays as it is typed, with a sentence beside it."""
    st.session_state[_PROBLEM] = None
    text = st.session_state[_TYPED].strip()
    if not text:
        _show(None)
        return
    try:
        _show(read_day(text, room.today))
    except ValueProblem as error:
        st.session_state[_PROBLEM] = str(error)


def read_day(text: str, today: date) -> date:
    """A typed day, not after today; of a month or a year the last day. Raises ValueProblem with what to type."""
    return day_told(read_date(text, today=today), today)


@guarded
def _pick(by_label: dict[str, date]) -> None:
    """Take the day of what was chosen; the one that is chosen already leads back to today."""
    day = by_label.get(st.session_state[_PICKED] or _TODAY)
    st.session_state[_PROBLEM] = None
    st.session_state[_TYPED] = day_words(day) if day else ""
    _show(day)


@guarded
def _back() -> None:
    st.session_state[_PROBLEM] = None
    st.session_state[_TYPED] = ""
    _show(None)


def _show(day: date | None) -> None:
    st.session_state[_DAY] = day

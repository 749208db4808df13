"""What a widget calls back runs before the page is drawn: trouble there is kept, and said on the page that follows."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from tracker.errors import TrackerError
from tracker.pages import look

P = ParamSpec("P")

_TROUBLE = "trouble"


def guarded(act: Callable[P, None]) -> Callable[P, None]:
    """The same callback; a TrackerError in it becomes a sentence, and what was typed stays there."""

    @wraps(act)
    def safe(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            act(*args, **kwargs)
        except TrackerError as error:
            st.session_state[_TROUBLE] = str(error)

    return safe


def show_trouble() -> None:
    """Say once what went wrong in a callback; it stays in sight while the page is scrolled."""
    with st.container(key="trouble"):
        sentence = st.session_state.pop(_TROUBLE, "")
        if sentence:
            look.problem(f"{sentence} What you typed is still here.")

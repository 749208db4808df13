"""What a widget calls back runs before the page is drawn: trouble there is kept, and said on the page that follows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tracker.errors import TrackerError
from tracker.pages import look

P = ParamSpec("P")

_TROUBLE = "trouble"


def guarded(act: Callable[P, None]) -> Callable[P, None]:
    """The same callback, run to its end; a TrackerError in it becomes a sentence, and what was typed stays there."""

    @wraps(act)
    def safe(*args: P.args, **kwargs: P.kwargs) -> None:
        with _to_its_end():
            try:
                act(*args, **kwargs)
            except TrackerError as error:
                st.session_state[_TROUBLE] = str(error)

    return safe


@contextmanager
def _to_its_end() -> Iterator[None]:
    """Keep a callback from being left half done when the browser sends more meanwhile.

    Streamlit (1.67) leaves a callback at its first look into the session once another change waits, takes that
    for a wish of the callback and never calls it again: what somebody types fast would not be kept. What waits
    is served all the same, right after. There is no public way to ask for this.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        yield
        return
    session = context.session_state
    leave = session._yield_callback
    object.__setattr__(session, "_yield_callback", _stay)
    try:
        yield
    finally:
        object.__setattr__(session, "_yield_callback", leave)


def _stay() -> None:
    """Nothing happens at a look into the session."""


def show_trouble() -> None:
    """Say once what went wrong in a callback; it stays in sight while the page is scrolled."""
    with st.container(key="trouble"):
        sentence = st.session_state.pop(_TROUBLE, "")
        if sentence:
            look.problem(f"{sentence} What you typed is still here.")

"""What is made of one history is made once: pictures, figures and tables stay until something else is recorded.

A rerun after a click anywhere then costs no more than the widgets do.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

import streamlit as st

from tracker.domain.history import History

T = TypeVar("T")

_MOST = 64
"""Values kept of one history: each day, theme and width that was looked at has its own."""


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, tuple[History, dict[Hashable, object]]]:
    return {}


def kept(history: History, key: Hashable, make: Callable[[], T]) -> T:
    """The value of ``make``, from earlier where this very history was already asked for ``key``.

    ``key`` names everything besides the history that the value depends on; a shared value is never changed.
    """
    shelf = _shelf()
    stands = shelf.get("of")
    if stands is None or stands[0] is not history or len(stands[1]) >= _MOST:
        stands = shelf["of"] = (history, {})
    values = stands[1]
    if key not in values:
        values[key] = make()
    return values[key]  # type: ignore[return-value]

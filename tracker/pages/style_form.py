"""Make a signature style: a few fields that say what stands round dates, reasons and lines, kept under a name."""

from typing import Any

import streamlit as st

from tracker import signing
from tracker.errors import TrackerError
from tracker.pages import look
from tracker.pages.guard import guarded
from tracker.storage.store import Store
from tracker.text.markup import markups
from tracker.text.style import LAYOUTS, LONGEST, SignatureStyle
from tracker.views import listing

_LAYOUTS = {
    "lines": "A line for each operation",
    "years": "A line for each year",
    "one line": "All on one line",
}
_TARGETS = {"plain": "None", "bbcode": "BBCode", "markdown": "Markdown", "html": "HTML"}
_LEVELS = {"merged": "L4-S1", "listed": "L4-L5-S1"}
_TEXTS = {
    "before_date": "Before a date",
    "after_date": "After a date",
    "due_to": "Before a reason",
    "line_start": "Before each line",
    "between": "Between parts of one line",
}
_PROBLEM = "style-problem"


def draw_style_form(store: Store, like: SignatureStyle) -> None:
    """The form, filled in with what the present style does, and a button for each made style that deletes it."""
    with st.form("style-form", border=False):
        st.text_input("Name of the style", max_chars=30, key="style-title")
        columns = st.columns(2)
        for number, (name, label) in enumerate(_TEXTS.items()):
            with columns[number % 2]:
                st.text_input(label, value=getattr(like, name), max_chars=LONGEST, key=_key(name, like))
        _choose("Layout", "layout", {name: _LAYOUTS[name] for name in LAYOUTS}, like)
        _choose("Levels", "levels", _LEVELS, like)
        _choose("Mark-up", "target", {name: _TARGETS[name] for name in markups()}, like)
        st.form_submit_button("Keep this style", on_click=_keep, args=(store, like))
    if problem := st.session_state.pop(_PROBLEM, ""):
        look.problem(problem)
    for name, style in signing.made_styles(store).items():
        st.button(
            f"Delete the style “{listing.escaped(style.title)}”",
            key=f"drop-{name}",
            on_click=guarded(signing.drop_style),
            args=(store, name),
        )


def _key(field: str, like: SignatureStyle) -> str:
    return f"style-{field}-{like.name}"


def _choose(label: str, field: str, options: dict[str, str], like: SignatureStyle) -> None:
    names = list(options)
    st.selectbox(
        label,
        names,
        index=names.index(getattr(like, field)),
        format_func=options.__getitem__,
        key=_key(field, like),
    )


@guarded
def _keep(store: Store, like: SignatureStyle) -> None:
    """Keep what the form says and choose it."""
    state = st.session_state
    typed: dict[str, Any] = {
        name: state[_key(name, like)] for name in (*_TEXTS, "layout", "levels", "target")
    }
    try:
        made = signing.keep_style(store, state["style-title"], like.to_dict() | typed)
    except TrackerError as error:
        state[_PROBLEM] = str(error)
        return
    state["signature-style"] = made.name

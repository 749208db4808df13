"""The shell round every page: opens the store, loads the history once, builds the navigation, runs the page."""

import gc
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import streamlit as st

from tracker import clock
from tracker.actions import open_store
from tracker.domain.history import History
from tracker.errors import TrackerError
from tracker.pages import components, look
from tracker.pages.guard import guarded, show_trouble
from tracker.pages.reads import Setting
from tracker.pages.turns import take_turns
from tracker.storage.journal import Change
from tracker.storage.store import Store
from tracker.views import listing

_READ_TIME = timedelta(seconds=2)
"""For how long a sentence stays at least, whatever is pressed meanwhile."""

ICON = Path(__file__).parent / "icon.png"


@dataclass(frozen=True)
class Room:
    """What a page works with: the store, the history as it stands, and the day."""

    store: Store
    history: History
    today: date

    @property
    def setting(self) -> Setting:
        """What reading typed text depends on."""
        return Setting(self.today, self.history.axis)


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    return open_store()


@st.cache_resource(show_spinner=False)
def _loaded() -> dict[str, tuple[int, History]]:
    return {}


def history_of(store: Store) -> History:
    """The history, loaded again only after something was written."""
    loaded, version = _loaded(), store.data_version()
    kept = loaded.get("kept")
    if kept is None or kept[0] != version:
        kept = version, store.history()
        loaded["kept"] = kept  # one value for both: another window reads it at the same time
    return kept[1]


def room() -> Room:
    """The room of this run."""
    store = _store()
    return Room(store, history_of(store), clock.today())


def flash(sentence: str, *, undo: bool = False) -> None:
    """Say something on the next page that is shown; with ``undo`` it offers to take the last change back."""
    _flash(sentence, _store().last_change() if undo else None)


def _flash(sentence: str, offered: Change | None) -> None:
    st.session_state["flash"] = (sentence, offered)
    st.session_state["flash-shown"] = None


def _drop_flash() -> None:
    """Say no more what was said long enough to be read, though the next press came at once."""
    shown = st.session_state.get("flash-shown")
    if shown is not None and clock.now() - shown > _READ_TIME:
        st.session_state.pop("flash", None)


def _show_flash(store: Store) -> None:
    sentence, offered = st.session_state.get("flash", ("", None))
    if not sentence:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="flash-box"):
        st.success(listing.escaped(sentence))
        if offered is not None and offered.undoes is None:
            st.button("Undo", key="flash-undo", on_click=take_back, args=(store, offered))
        elif offered is not None:
            st.button("Redo", key="flash-redo", on_click=do_again, args=(store, offered))
    components.to_top(f"{sentence} {store.data_version()}")
    st.session_state["flash-shown"] = st.session_state["flash-shown"] or clock.now()


@guarded
def take_back(store: Store, change: Change) -> None:
    """Undo this change if it is still the last, and say which it was; it can be redone."""
    try:
        undone = store.undo(change.id)
        _flash(f"The last change was taken back: {undone.subject}.", undone)
    except TrackerError as error:
        flash(str(error))


@guarded
def do_again(store: Store, undone: Change) -> None:
    """Redo what an undoing took back, and say which it was."""
    try:
        redone = store.redo(undone.id)
        _flash(f"Redone: {redone.subject}.", store.last_change())
    except TrackerError as error:
        flash(str(error))


def _report(error: Exception) -> None:
    """Say on the terminal where it happened, without the words of the error: they can quote the history."""
    print(f"Error: {type(error).__name__}", file=sys.stderr)
    for frame in traceback.extract_tb(error.__traceback__)[-8:]:
        print(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", file=sys.stderr)


def _draw(draw: Callable[[Room], None]) -> Callable[[], None]:
    def page() -> None:
        _drop_flash()
        try:
            show_trouble()
            current = room()
            with st.container():
                _show_flash(current.store)
            draw(current)
        except TrackerError as error:
            look.problem(str(error))
        except (
            Exception
        ) as error:  # the last wall: a page never shows the inside of the program or the history
            _report(error)
            look.problem(
                "Something went wrong in the program. Nothing that was saved is lost, and what you typed is kept. "
                "Open the page again; if it comes back, tell the makers what you did."
            )

    page.__name__ = draw.__module__.rpartition(".")[2]
    return page


@cache
def _rooms() -> dict[str, tuple[str, Callable[[Room], None]]]:
    from tracker.pages import documents, log, mine, overview, paste, people, print_page, search, signature

    return {
        "overview": ("Overview", overview.draw),
        "log": ("Log", log.draw),
        "paste": ("Paste", paste.draw),
        "papers": ("Papers", documents.draw),
        "signature": ("Signature", signature.draw),
        "search": ("Search", search.draw),
        "print": ("Print", print_page.draw),
        "people": ("People and places", people.draw),
        "mine": ("My data", mine.draw),
    }


def pages() -> dict[str, st.Page]:
    """The pages by address."""
    return {
        name: st.Page(
            _draw(draw),
            title=title,
            url_path=name if name != "overview" else None,
            default=name == "overview",
        )
        for name, (title, draw) in _rooms().items()
    }


def go(name: str, **query: str) -> None:
    """Go to another page."""
    st.switch_page(pages()[name], query_params=query)


def run() -> None:
    """Run the page that was asked for."""
    take_turns()
    st.set_page_config(page_title="My spine history", page_icon=str(ICON), layout="wide")
    look.apply()
    components.close_menu()
    components.keep_up()
    current = st.navigation(list(pages().values()), position="top")
    current.run()
    _set_aside(current.title)


@cache
def _set_aside(_page: str) -> None:
    """Set what a page has loaded aside from the garbage collector for good, once for each page.

    Streamlit has everything collected after each click; looking through all loaded code takes it more time
    than drawing a page does.
    """
    gc.collect()
    gc.freeze()

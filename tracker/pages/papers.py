"""Papers at a record: those that belong to it, adding a file, picking a recorded paper, taking one off."""

from collections.abc import Callable

import streamlit as st

from tracker import paperwork
from tracker.domain.media import LARGEST_FILE
from tracker.domain.papers import Attached, documents_of
from tracker.domain.records import Document, PaperKind, Record
from tracker.errors import TrackerError
from tracker.pages import look, paper_file, shell
from tracker.pages.shell import Room
from tracker.views import listing

_MEGABYTES = LARGEST_FILE // 2**20


def draw(room: Room, record: Record) -> None:
    """The papers of a record."""
    st.header("Papers")
    attached = documents_of(room.history, record)
    if not attached:
        look.note("No paper is attached here yet.")
    for each in attached:
        with st.container(border=True, key=f"paper-{each.link.id}"):
            _attached(room, each)
    with st.expander("Attach a paper", expanded=False):
        add(room, record)
        _pick(room, record, {each.document.id for each in attached})


def _attached(room: Room, each: Attached) -> None:
    document = each.document
    paper_file.title(room, document)
    paper_file.draw(room, document, place=f"at-{each.link.about_id}")
    with st.container(horizontal=True):
        if st.button(
            "Open this paper", key=f"open-{each.link.id}", help="What else is recorded of this paper"
        ):
            shell.go("log", kind="document", id=document.id)
        if st.button("Take off", key=f"off-{each.link.id}", help="The paper itself stays recorded"):
            act(lambda: room.store.remove(each.link), "Taken off. The paper itself is still recorded.")


def add(room: Room, record: Record | None) -> None:
    """A box for a file with what is known of it, and the button that keeps it."""
    place = record.id if record else "none"
    generation = st.session_state.get(f"file-of-{place}", 0)
    key = f"file-{place}-{generation}"
    file = st.file_uploader(
        f"A file: PDF, picture or text, at most {_MEGABYTES} MB",
        key=key,
        max_upload_size=_MEGABYTES,
        help="It is copied into the data folder; the file you choose stays where it is.",
    )
    if file is None:
        return
    kind = st.selectbox(
        "Which kind of paper",
        list(PaperKind),
        format_func=lambda one: one.value,
        index=None,
        placeholder="not recorded",
        key=f"{key}-kind",
        help="Operative note, report, sticker, letter ...",
    )
    called = st.text_input(
        "What is it",
        key=f"{key}-called",
        help="For example “operative note of the first fusion”. Left empty, the file's own name is used.",
    )
    if st.button("Add this file", type="primary", key=f"{key}-add"):
        content, name = file.getvalue(), file.name

        def keep() -> str:
            _, known = paperwork.add_file(
                room.store, room.history, content, name, kind=kind, called=called, to=record
            )
            st.session_state[f"file-of-{place}"] = generation + 1
            return "This file was recorded already; it is the same paper." if known else "Added a paper."

        act(keep)


def _pick(room: Room, record: Record, attached: set[str]) -> None:
    """Attach a paper that is recorded already."""
    others = {d.id: d for d in room.history.documents if d.id not in attached and d.id != record.id}
    if not others:
        return
    chosen = st.selectbox(
        "Or a paper that is recorded already",
        list(others),
        format_func=lambda id_: listing.one(room.history, others[id_]) if id_ in others else "",
        index=None,
        placeholder="Pick a paper",
        key=f"pick-{record.id}-{len(attached)}",
        help="One paper can belong to several records.",
    )
    if chosen in others and st.button("Attach it", key=f"attach-{record.id}"):
        act(
            lambda: str(paperwork.attach(room.store, room.history, others[chosen], record)),
            "Attached a paper.",
        )


def act(do: Callable[[], object], said: str = "") -> None:
    """Do it and say so on the page drawn anew, with a way to take it back; trouble is said where it happened.

    Without ``said`` the words are what ``do`` returns.
    """
    try:
        told = do()
    except TrackerError as error:
        look.problem(str(error))
        return
    shell.flash(said or str(told), undo=True)
    st.rerun()


def its_file(room: Room, document: Document) -> None:
    """The file of a paper on its own page; one without a file can be given one."""
    st.header("The file")
    with st.container(border=True, key="its-file"):
        paper_file.draw(room, document, place="own", shown=True)
    with st.expander("Put in another file" if document.sha256 else "Put in its file"):
        key = f"its-file-{document.id}-{document.sha256}"
        file = st.file_uploader(
            f"The file, at most {_MEGABYTES} MB",
            key=key,
            max_upload_size=_MEGABYTES,
            help="It is copied into the data folder; the file you choose stays where it is.",
        )
        if file is not None and st.button("Put it in", type="primary", key=f"{key}-put"):
            content, name = file.getvalue(), file.name
            act(
                lambda: paperwork.put_file(room.store, document, content, name), "Put in the file of a paper."
            )

"""One paper on a page: what it is, whether its file is there and as it was, its preview, and its download."""

from base64 import b64encode
from html import escape
from pathlib import Path

import streamlit as st

from tracker import paperwork
from tracker.domain.media import served_as
from tracker.domain.records import Document
from tracker.errors import TrackerError
from tracker.pages import look
from tracker.pages.shell import Room
from tracker.printing.previews import Preview, preview
from tracker.storage.documents import ALTERED, MISSING, State
from tracker.views import listing, papers, words
from tracker.views.telling import head

_SAID = {State.MISSING: MISSING, State.ALTERED: ALTERED}


def title(room: Room, document: Document) -> None:
    """What the paper is, with its date where one is recorded."""
    dated = f" ({words.when(document.date)})" if document.date else ""
    st.markdown(f"**{listing.escaped(head(room.history, document) + dated)}**")


def draw(room: Room, document: Document, *, place: str, shown: bool = False) -> None:
    """The file in words, then a switch for its preview and a button that downloads it.

    ``place`` tells apart where on the page the paper stands; ``shown`` opens the preview from the start.
    """
    look.note(papers.file_words(document))
    if document.translation:
        look.note(papers.document_translation(document))
    if not document.sha256:
        return
    state = room.store.files.glance(document.sha256)
    if state is not State.SOUND:
        look.problem(_SAID[state])
        return
    key = f"{place}-{document.id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        _download(room, document, key)
        look_at = st.toggle(
            "Show it here", value=shown, key=f"show-{key}", help="The first page, the picture or the text."
        )
    if look_at:
        _preview(room, document)


def _download(room: Room, document: Document, key: str) -> None:
    sha = document.sha256 or ""
    st.download_button(
        "Download",
        data=lambda: room.store.files.read(sha),  # read, and compared with its hash, when it is asked for
        file_name=paperwork.download_name(document),
        mime=served_as(document.media_type),
        on_click="ignore",
        key=f"download-{key}",
        help=f"Save this paper as {listing.escaped(paperwork.download_name(document))}",
    )


def _preview(room: Room, document: Document) -> None:
    made = _made(str(room.store.files.folder), document.sha256 or "", document.media_type)
    if made.picture:
        kind = "png" if made.picture.startswith(b"\x89PNG") else "jpeg"
        address = f"data:image/{kind};base64,{b64encode(made.picture).decode()}"
        what = "First page" if document.media_type == "application/pdf" else "Picture"
        st.image(address, alt=f"{what} of: {document.called or 'this paper'}", width="content")
    elif made.text:
        look.piece(
            f'<div class="panel" tabindex="0" role="region" aria-label="Text">{escape(made.text)}</div>'
        )
        if made.goes_on:
            look.note("It goes on; download it to read the rest.")
    else:
        look.note("There is no preview of this kind of file. Download it to look at it.")


@st.cache_data(max_entries=24, show_spinner="Preparing the preview ...")
def _made(folder: str, sha: str, kind: str | None) -> Preview:
    """The preview; the name of a file stands for its content."""
    try:
        return preview(Path(folder), sha, kind)
    except (OSError, TrackerError):
        return Preview()

"""Print: the history as a PDF, and its pages shown as they will come out."""

from datetime import date

import streamlit as st

from tracker import actions
from tracker.domain.history import History
from tracker.pages import look
from tracker.pages.shell import Room
from tracker.printing.layout import Paper
from tracker.printing.pdf import Pdf
from tracker.printing.wanted import Wanted


def draw(room: Room) -> None:
    """The page."""
    st.title("Print")
    look.note(
        "Your history as a PDF for an appointment: operations, hardware, imaging, symptoms "
        "and the drawing of your spine."
    )
    papers: dict[Paper, str] = {"a4": "A4", "letter": "Letter (US)"}
    chosen = st.segmented_control(
        "Paper", list(papers), default="a4", format_func=papers.__getitem__, key="paper", required=True
    )
    paper = chosen
    pdf, pages = _made(room.history, room.store.data_version(), room.today, paper)
    st.download_button(
        "Download the PDF",
        data=pdf.bytes,
        file_name=f"spine-history-{room.today.isoformat()}.pdf",
        mime="application/pdf",
        on_click="ignore",
        type="primary",
        key="download-pdf",
    )
    if pdf.replaced:
        codes = ", ".join(f"[U+{ord(c):04X}]" for c in pdf.replaced)
        look.note(f"These characters cannot be printed here; their codes stand in their place: {codes}.")
    st.header("What will be printed")
    for number, page in enumerate(pages, 1):
        st.image(page, alt=f"Page {number} of the printed history, as in the PDF", width="stretch")


@st.cache_data(max_entries=2, show_spinner="Making the PDF ...")
def _made(
    _history: History,
    version: int,  # noqa: ARG001 - stands for the history in the cache
    day: date,
    paper: Paper,
) -> tuple[Pdf, list[bytes]]:
    """The PDF and the pictures of its pages, made again only for another history, day or paper."""
    pdf = actions.make_pdf(_history, day, Wanted(paper=paper))
    return pdf, actions.page_pictures(_history, day, pdf, Wanted(paper=paper))

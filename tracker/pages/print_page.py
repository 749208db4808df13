"""Print: choose a sheet and what goes in, see it as it will come out, and take it along as a PDF or a web page."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from tracker import actions, print_choices
from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, say
from tracker.errors import ValueProblem
from tracker.pages import look
from tracker.pages.as_of_panel import read_day
from tracker.pages.shell import Room
from tracker.print_choices import PrintChoices
from tracker.printing.fitting import not_shown
from tracker.printing.layout import Paper
from tracker.printing.pdf import Pdf
from tracker.printing.sheet import leavable, part_title, parts
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.storage.store import Store

_SHEETS: Mapping[Kind, tuple[str, str]] = {
    Kind.APPOINTMENT: (
        "Appointment sheet",
        "Two pages for the doctor: what changes a decision stands first.",
    ),
    Kind.HARDWARE: (
        "Hardware and MRI sheet",
        "Every implant with its numbers and MR label, for a scanner site.",
    ),
    Kind.CARD: ("Wallet card", "Credit-card size, two sides, with a QR code that anyone can read."),
    Kind.FULL: (
        "Full history",
        "Everything that is recorded, with where it comes from; every entry of a symptom stands at the end.",
    ),
}
_PAPERS: Mapping[Paper, str] = {"a4": "A4", "letter": "Letter (US)"}
_ORDERS: Mapping[Order, str] = {"time": "Time", "level": "Level", "topic": "Topic"}
_SIZES = {False: "Normal", True: "Large print"}
_NONE = "none"
_SHOWN = 40
"""Pages that are shown before printing: a history with years of daily entries has hundreds."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A sheet in all its forms: of its ``number`` of pages the first few as pictures; ``left_out`` says what is left out."""

    pdf: Pdf
    pages: list[bytes]
    number: int
    html: bytes
    left_out: str


def draw(room: Room) -> None:
    """The page."""
    st.title("Print")
    look.note("A sheet to take along to an appointment. You see on this page what will be printed.")
    choose, shown = st.columns([2, 3], gap="large")
    before = print_choices.chosen(room.store)
    with choose:
        st.header("Choose")
        now = _choices(before)
        day = _day(room)
    with shown:
        _show(room, replace(now.wanted, today=room.today), day)
    if now != before:
        print_choices.keep_chosen(room.store, now)


# --- the choices


def _choices(before: PrintChoices) -> PrintChoices:
    kinds = list(Kind)
    kind = st.radio(
        "Sheet",
        kinds,
        index=kinds.index(before.kind),
        format_func=lambda kind: _SHEETS[kind][0],
        captions=[_SHEETS[kind][1] for kind in kinds],
        key="print-kind",
    )
    now = replace(before, kind=kind)
    if kind is Kind.FULL:
        told = "By time is by year; by level is from head to tail; by topic is operations, hardware, images and so on."
        now = replace(now, order=_one_of("Order", _ORDERS, now.order, "print-order", told))
    now = replace(now, paper=_one_of("Paper", _PAPERS, now.paper, "print-paper"))
    now = _languages(now)
    if kind is not Kind.CARD:
        told = "Large print is at least 14 points, and takes as many pages as it needs."
        now = replace(now, large=_one_of("Size of the letters", _SIZES, now.large, "print-size", told))
    return _parts(now)


def _languages(now: PrintChoices) -> PrintChoices:
    names = {code: say(f"language.{code}") for code in LANGUAGES}
    told = "Headings, labels and medical terms. What you wrote yourself stays as you wrote it."
    language = _one_of("Language", names, now.language, "print-language", told)
    others = {_NONE: "None"} | {code: name for code, name in names.items() if code != language}
    if st.session_state.get("print-second") == language:
        del st.session_state["print-second"]  # it has become the first
    second = _one_of(
        "Second language beside it",
        others,
        now.second if now.second in others else _NONE,
        "print-second",
        "For a doctor abroad: what reads differently stands in both languages.",
    )
    return replace(now, language=language, second=None if second == _NONE else second)


def _one_of(label: str, options: Mapping[Any, str], value: Any, key: str, told: str = "") -> Any:
    picked = st.segmented_control(
        label,
        list(options),
        default=None if key in st.session_state else value,
        format_func=options.__getitem__,
        key=key,
        help=told or None,
        required=True,
    )
    return value if picked is None else picked


def _parts(now: PrintChoices) -> PrintChoices:
    """What goes in, a tick for each part; what was left out before stays left out."""
    with look.fold("What goes in", f"print-parts-{now.kind}-{now.order}"):
        look.note(
            "What you leave out stands nowhere on the sheet, which says that you left it out. Words that you wrote "
            "elsewhere are printed as you wrote them and may still mention it; the sheet says that, too."
        )
        own = [part.name for part in parts(now.kind, now.order)]
        kinds = [name for name in leavable(now.kind, now.order) if name not in own]
        gone = _unticked(now, own)
        if kinds:
            look.note("Entries of these kinds, wherever they stand on the sheet:")
            gone |= _unticked(now, kinds)
    return now.leaving_out(frozenset(gone))


def _unticked(now: PrintChoices, names: Iterable[str]) -> set[str]:
    """A tick for each name; those that are left out."""
    return {
        name
        for name in names
        if not st.checkbox(part_title(name), value=name not in now.leave_out, key=f"print-{now.kind}-{name}")
    }


def _day(room: Room) -> date:
    """The day the sheet tells of, today where nothing is typed."""
    typed = st.text_input(
        "As things stood on",
        key="print-day",
        placeholder="for example 23 May 2013; empty is today",
        help="Of a past day, nothing that is dated later is printed, no plan and no visit either; what has no date "
        "stands as it is today. Of a month or a year the last day is taken.",
    )
    try:
        return read_day(typed, room.today) if typed.strip() else room.today
    except ValueProblem as error:
        look.problem(str(error))
        return room.today


# --- what comes out


def _show(room: Room, wanted: Wanted, day: date) -> None:
    st.header("What will be printed")
    try:
        made = _made(room.store, room.history, room.store.data_version(), day, wanted)
    except ValueProblem as error:
        look.problem(str(error))
        return
    _downloads(made, f"{_SHEETS[wanted.kind][0].lower().replace(' ', '-')}-{day.isoformat()}")
    if made.left_out:
        look.note(made.left_out)
    if made.pdf.replaced:
        codes = ", ".join(f"[U+{ord(c):04X}]" for c in made.pdf.replaced)
        look.note(f"These characters cannot be printed here; their codes stand in their place: {codes}.")
    number = made.number
    look.note("1 page" if number == 1 else f"{number} pages")
    if number > _SHOWN:
        look.note(f"The first {_SHOWN} are shown here; the PDF has all of them.")
    with st.container(key="print-pages"):
        for place, page in enumerate(made.pages, 1):
            st.image(page, alt=f"Page {place} of {number} of the sheet, as in the PDF", width="stretch")
    with look.fold("The same as a web page, for a phone or a screen reader", "print-html"):
        # From an address of its own, so that the page within can reach nothing of this one.
        st.iframe(f"data:text/html;base64,{b64encode(made.html).decode()}", height=700)


def _downloads(made: _Made, name: str) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Download the PDF",
            data=made.pdf.bytes,
            file_name=f"{name}.pdf",
            mime="application/pdf",
            on_click="ignore",
            type="primary",
            key="download-pdf",
        )
        st.download_button(
            "Download as a web page",
            data=made.html,
            file_name=f"{name}.html",
            mime="text/html",
            on_click="ignore",
            key="download-html",
            help="The same words for a phone or a screen reader, in one file.",
        )


@st.cache_data(max_entries=4, show_spinner="Making the sheet ...")
def _made(
    _store: Store,
    _history: History,
    version: int,  # noqa: ARG001 - stands for the history in the cache
    day: date,
    wanted: Wanted,
) -> _Made:
    """The sheet as PDF, page pictures and HTML, made again only for another history, day or choice."""
    past = wanted.today is not None and day < wanted.today
    history = actions.with_entries(_store, _history, wanted.kind, past=past)
    sheet = actions.make_sheet(history, day, wanted)
    pdf = actions.as_pdf(sheet)
    left_out = "\n".join("".join(span.text for span in line) for line in not_shown(sheet))
    pages = actions.page_pictures(sheet, pdf)
    return _Made(pdf, pages[:_SHOWN], len(pages), actions.as_html(sheet), left_out)

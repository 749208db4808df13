"""Papers: every document with its file, found by kind, words and dates; files to add; papers asked for."""

import streamlit as st

from tracker.domain import papers as asked
from tracker.domain.dates import PartialDate
from tracker.domain.papers import documents_of, found, records_of
from tracker.domain.records import Document, PaperKind, RecordRequest
from tracker.pages import beside, look, paper_file, papers, shell
from tracker.pages.reads import read_when
from tracker.pages.shell import Room
from tracker.views import listing, words

_AT_ONCE = 20
"""Papers on the page before "Show more"."""


def draw(room: Room) -> None:
    """The page."""
    st.title("Papers")
    look.note(
        "Operative notes, reports, stickers, letters, pictures: the files themselves are kept with your history, "
        "on this computer alone."
    )
    with st.container(width=look.FORM_WIDTH):
        st.header("Add a paper")
        papers.add(room, None)
        if st.button(
            "Note a paper without a file", key="paper-without-file", help="And where the paper lies"
        ):
            shell.go("log", kind="document")
        _list(room)
        _requests(room)


def _list(room: Room) -> None:
    st.header("My papers")
    if not room.history.documents:
        look.note("No paper is recorded yet.")
        return
    chosen = _chosen(room)
    count, total = len(chosen), len(room.history.documents)
    look.note(f"{count} of {total} papers" if count < total else f"{total} paper{'s' * (total != 1)}")
    limit = st.session_state.get("papers-shown", _AT_ONCE)
    for document in chosen[:limit]:
        with st.container(border=True, key=f"document-{document.id}"):
            _one(room, document)
    if count > limit and st.button("Show more", key="papers-more"):
        st.session_state["papers-shown"] = limit + _AT_ONCE
        st.rerun()


def _chosen(room: Room) -> tuple[Document, ...]:
    kinds = [kind for kind in PaperKind if any(d.kind is kind for d in room.history.documents)]
    with st.container(horizontal=True):
        kind = _kind(kinds) if kinds else None
        said = st.text_input(
            "Words", key="papers-words", help="In its name, its file's name, who wrote it, notes"
        )
        since = _date(room, "From", "papers-since", "Papers of this time or later; those without a date stay")
        until = _date(room, "To", "papers-until", "Papers of this time or earlier; those without a date stay")
    return tuple(reversed(found(room.history, kind=kind, words=said, since=since, until=until)))


def _kind(kinds: list[PaperKind]) -> PaperKind | None:
    return st.selectbox(
        "Kind",
        kinds,
        format_func=lambda one: one.value,
        index=None,
        placeholder="all",
        key="papers-kind",
        help="Only papers of one kind",
    )


def _date(room: Room, label: str, key: str, help_: str) -> PartialDate | None:
    text = st.text_input(label, key=key, help=f"{help_}. A year is enough: “2013”.")
    typed = read_when(text, room.setting) if text.strip() else None
    if typed and typed.problem:
        look.problem(typed.problem)
    return typed.value if typed else None


def _one(room: Room, document: Document) -> None:
    paper_file.title(room, document)
    paper_file.draw(room, document, place="list")
    with st.container(horizontal=True):
        if st.button(
            "Open this paper", key=f"details-{document.id}", help="Its details, and what it belongs to"
        ):
            shell.go("log", kind="document", id=document.id)
        for link, record in records_of(room.history, document):
            where = listing.one(room.history, record)
            short = where if len(where) <= 60 else f"{where[:59]}…"
            if st.button(f"Belongs to: {listing.escaped(short)}", key=f"from-{link.id}", help="Go there"):
                beside.to_record(record)


def _requests(room: Room) -> None:
    """Papers asked for: what, from whom, when, the fee, when they came, and the papers that came."""
    st.header("Papers asked for")
    requests = room.history.requests
    if not requests:
        look.note("No request for papers is recorded.")
    waiting = {request.id for request in asked.open_requests(room.history)}
    for request in requests:
        with st.container(border=True, key=f"request-{request.id}"):
            _request(room, request, waiting=request.id in waiting)
    if st.button("Note papers you asked for", key="new-request", help="What, from whom, and when"):
        shell.go("log", kind="recordrequest")


def _request(room: Room, request: RecordRequest, *, waiting: bool) -> None:
    whom = words.listing(part for part in (request.facility, request.clinician) if part)
    facts = {
        "From": whom or words.not_recorded(),
        "Asked": words.when(request.date),
        "Fee": request.fee or words.not_recorded(),
        "Came": words.when(request.answered) if request.answered else "nothing recorded as come",
    }
    st.markdown(f"**{listing.escaped(request.called or request.title)}**")
    look.note("; ".join(f"{label}: {said}" for label, said in facts.items()) + ".")
    for each in documents_of(room.history, request):
        st.markdown(f"• {listing.plain(room.history, each.document)}")
    label = "Note what came" if waiting else "Open this request"
    if st.button(label, key=f"request-{request.id}-open", help="Its details, and the papers that came"):
        shell.go("log", kind="recordrequest", id=request.id)

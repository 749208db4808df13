"""The one box: a sentence as a person would say it becomes a filled-in form to confirm."""

from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from tracker import actions
from tracker.domain.gate import build
from tracker.domain.records import Record, Symptom, SymptomEntry
from tracker.pages import log, look, shell
from tracker.pages.guard import guarded
from tracker.pages.open_form import Form
from tracker.pages.shell import Room
from tracker.pages.typed import KEPT, Body, as_typed, new_body
from tracker.text.drafts import drafts
from tracker.text.matching import already_recorded
from tracker.text.reading import Reading
from tracker.text.saying import Saying, read_saying
from tracker.views import listing, words

DRAFT = "box"
EXAMPLES = "“PLIF L4-S1 May 2013 due to DDD”, “CT last december showed a broken screw at L5-S1”, “right leg pain 7 this morning”"


@dataclass(frozen=True)
class Proposal:
    """What a sentence would add: the kind of record, its form filled in, and what is saved beside it."""

    kind: type[Record]
    start: Body
    beside: tuple[Record, ...] = ()
    known: Record | None = None


def draw(room: Room) -> None:
    """The box, and below it the form that its sentence fills in."""
    st.session_state.setdefault("box-text", (room.store.draft(DRAFT) or {}).get("text", ""))
    with st.container(border=True, key="box"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="box-row"):
            st.text_input(
                "Add to your history",
                key="box-text",
                placeholder="Type it as you would say it: PLIF L4-S1 May 2013 due to DDD",
                help=f"For example {EXAMPLES}. You see what was understood before anything is saved.",
                on_change=_typed,
                args=(room,),
            )
            st.button("Read it", key="box-read", type="primary", on_click=_typed, args=(room,))
        text = str(st.session_state["box-text"]).strip()
        if text:
            _answer(room, text)


@guarded
def _typed(room: Room) -> None:
    """Another sentence: the form of the one before is dropped, the sentence is kept until it is saved."""
    text = str(st.session_state["box-text"])
    kept = (room.store.draft(DRAFT) or {}).get("text", "")
    if text == kept:
        return
    forget(room)
    if text.strip():
        room.store.keep_draft(DRAFT, {"text": text, "id": uuid4().hex})


def forget(room: Room) -> None:
    """Drop the sentence and the form it filled in."""
    room.store.drop_draft(DRAFT)
    for name in [
        str(name) for name in st.session_state if str(name).startswith("form:") and ":box" in str(name)
    ]:
        st.session_state.pop(name, None)
    for draft in room.store.drafts():
        if draft.key.startswith("form:") and draft.key.endswith(":box"):
            room.store.drop_draft(draft.key)


def _answer(room: Room, text: str) -> None:
    reading = actions.read_text(room.store, text, room.today)
    found = drafts(reading, today=room.today)
    said = read_saying(text, room.today)
    if said is not None and (said.score is not None or not found):
        _form(room, _entry(room, said))
    elif len(found) == 1:
        _form(room, _record(room, reading))
    elif found:
        look.note(f"{len(found)} things stand in this. Look at them one by one.")
        st.button("Review them", key="box-review", on_click=_to_paste, args=(room, text))
    else:
        look.note("This could not be placed. Say what was done or felt, where and when, or log it by hand.")
        if st.button("Log it by hand", key="box-log"):
            shell.go("log")
    if st.session_state.pop("box-to-paste", False):
        shell.go("paste")


@guarded
def _to_paste(room: Room, text: str) -> None:
    forget(room)
    for name in ("paste", "paste-text", "paste-written", "box-text"):
        st.session_state.pop(name, None)
    room.store.keep_draft("paste", {"text": text})
    st.session_state["box-to-paste"] = True


def _record(room: Room, reading: Reading) -> Proposal:
    draft = drafts(reading, today=room.today)[0]
    start = as_typed(build(draft.kind, draft.data))
    unread = "; ".join(part.text for part in reading.unread)
    if unread and "note" in draft.kind.model_fields:
        start["note"] = unread
    return Proposal(draft.kind, start, known=already_recorded(draft, room.history))


def _entry(room: Room, said: Saying) -> Proposal:
    """An entry of the symptom that is followed already, or of a new one that is saved with it."""
    fitting = [s for s in room.history.symptoms if s.kind == said.kind and said.side in (None, s.side)]
    symptom, beside = (fitting[0], ()) if len(fitting) == 1 else _new_symptom(room, said)
    start = new_body(SymptomEntry)
    start[KEPT]["symptom_id"] = symptom.id
    values = {"date": said.when_words or "today", "note": said.rest}
    start |= values | ({} if said.score is None else {"score": str(said.score)})
    return Proposal(SymptomEntry, start, beside)


def _new_symptom(room: Room, said: Saying) -> tuple[Symptom, tuple[Record, ...]]:
    """A new symptom whose identifier stays the same while the sentence does."""
    kept = room.store.draft(DRAFT) or {}
    data = {"kind": said.kind, "side": said.side, "id": kept.get("id", uuid4().hex)}
    symptom = build(Symptom, {name: value for name, value in data.items() if value is not None})
    return symptom, (symptom,)


def _form(room: Room, proposal: Proposal) -> None:
    if proposal.known is not None:
        look.note(f"This looks like what is already recorded: {listing.one(room.history, proposal.known)}.")
        if st.button("Open what is recorded", key="box-open"):
            forget(room)
            shell.go("log", kind=proposal.known.table(), id=proposal.known.id)
    title = proposal.kind.title.capitalize()
    if proposal.kind is SymptomEntry:
        followed = {s.id: s for s in (*room.history.symptoms, *proposal.beside) if isinstance(s, Symptom)}
        title = words.symptom_words(followed[proposal.start[KEPT]["symptom_id"]])
    st.subheader(listing.escaped(title))
    form = Form(
        room.store,
        room.history,
        proposal.kind,
        None,
        room.setting,
        name="box",
        start=proposal.start,
        beside=proposal.beside,
    )
    log.edit(room, form, done=lambda: _saved(room))


def _saved(room: Room) -> None:
    forget(room)
    st.session_state.pop("box-text", None)

"""The form that a sentence of the one box fills in, and what is said above it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import streamlit as st

from tracker.domain.gate import build
from tracker.domain.records import Record, Symptom, SymptomEntry
from tracker.errors import InvalidRecord, TrackerError
from tracker.pages import asking, look, shell
from tracker.pages.asking import Answered, Asking
from tracker.pages.carrying import Drafted, carried, identified
from tracker.pages.editing import edit
from tracker.pages.fields import filled_in_front
from tracker.pages.open_form import NOT_YET, Form
from tracker.pages.shell import Room
from tracker.pages.typed import KEPT, Body, as_typed, new_body
from tracker.text.answers import Answer, left_open, read_answered
from tracker.text.drafts import drafts
from tracker.text.matching import already_recorded
from tracker.text.merging import merged, new_in, values_of
from tracker.text.reader import read
from tracker.text.reading import Question, Reading
from tracker.text.saying import Saying, read_saying
from tracker.views import listing, words

FORM = "box"
"""The name of the form in the box."""


@dataclass(frozen=True)
class Proposal:
    """What a sentence would add: the kind of record, its form filled in, and what is saved beside it.

    Without a kind, ``number`` says how many things stand in the sentence.
    """

    reading: Reading
    kind: type[Record] | None = None
    start: Body = field(default_factory=dict)
    record: Record | None = None
    beside: tuple[Record, ...] = ()
    known: Record | None = None
    questions: tuple[Question, ...] = ()
    unkept: str = ""
    number: int = 0


def proposed(room: Room, text: str, id: str, answers: Sequence[Answer]) -> Proposal:
    """What a sentence would add, read with its answers; its new records have identifiers that begin with ``id``."""
    reading = left_open(
        read_answered(text, answers, lambda made: read(made, today=room.today, axis=room.history.axis)),
        room.today,
    )
    found = drafts(reading, today=room.today)
    said = read_saying(text, room.today)
    if said is not None and (said.score is not None or said.unkept or not found):
        return _entry(room, reading, said, id)
    if len(found) != 1:
        return Proposal(reading, number=len(found))
    (draft,) = found
    record = build(draft.kind, identified(draft, id))
    start = as_typed(record)
    unread = "; ".join(part.text for part in reading.unread)
    if unread and "note" in draft.kind.model_fields:
        start["note"] = unread
    known = already_recorded(draft, room.history)
    return Proposal(reading, draft.kind, start, record, (), known, draft.questions)


def _entry(room: Room, reading: Reading, said: Saying, id: str) -> Proposal:
    """An entry of the symptom that is followed already, or of a new one that is saved with it."""
    fitting = [s for s in room.history.symptoms if s.kind == said.kind and said.side in (None, s.side)]
    symptom, beside = (fitting[0], ()) if len(fitting) == 1 else _new_symptom(said, id)
    start = new_body(SymptomEntry)
    start[KEPT] |= {"symptom_id": symptom.id, "id": f"{id}-entry"}
    values = {"date": said.when_words or "today", "note": said.rest}
    start |= values | ({} if said.score is None else {"score": str(said.score)})
    return Proposal(reading, SymptomEntry, start, symptom, beside, unkept=said.unkept)


def _new_symptom(said: Saying, id: str) -> tuple[Symptom, tuple[Record, ...]]:
    """A new symptom whose identifier stays the same while the sentence does."""
    data = {"kind": said.kind, "side": said.side, "id": id}
    symptom = build(Symptom, {name: value for name, value in data.items() if value is not None})
    return symptom, (symptom,)


def draw(
    room: Room,
    proposal: Proposal,
    answers: Sequence[Answer],
    tell: tuple[Answered, Answered],
    done: Callable[[], None],
) -> None:
    """The form, below what is recorded already and what is asked; ``done`` is called after a save."""
    form = _form(room, proposal)
    ask = Asking(proposal.reading, answers, room.today, *tell)
    if proposal.known is not None:
        _known(room, form, proposal.known, done)
    title = form.kind.title.capitalize()
    if isinstance(proposal.record, Symptom):
        title = words.symptom_words(proposal.record)
    st.header(listing.escaped(title))
    asking.questions(ask, proposal.questions)
    for answer in answers:
        asking.said(ask, answer)
    if proposal.unkept:
        look.note(
            f"Only a whole number from 0 to 10 is kept as the strength. “{proposal.unkept}” stands in the note below."
        )
    edit(room, form, done=done)


def _form(room: Room, proposal: Proposal) -> Form:
    assert proposal.kind is not None
    return Form(
        room.store,
        room.history,
        proposal.kind,
        None,
        room.setting,
        name=FORM,
        start=proposal.start,
        beside=proposal.beside,
        face=filled_in_front(proposal.kind, proposal.start),
    )


def _known(room: Room, form: Form, known: Record, done: Callable[[], None]) -> None:
    """Say what is recorded already, and offer to add to it or to open it."""
    look.note(f"This looks like what is already recorded: {listing.one(room.history, known)}.")
    new = _new(form, known)
    if new:
        look.note("New in your sentence: " + "; ".join(new) + ".")
    with st.container(horizontal=True, key="box-known"):
        if new and st.button("Add it to what is recorded", key="box-add"):
            _add(room, form, known, done)
        if st.button("Open what is recorded", key="box-open"):
            done()
            shell.go("log", kind=known.table(), id=known.id)


def _new(form: Form, known: Record) -> tuple[str, ...]:
    """What the form, as it is corrected, would add; nothing while it cannot be read."""
    reading = form.read()
    try:
        return () if reading.problems else new_in(values_of(build(form.kind, reading.data)), known)
    except InvalidRecord:
        return ()


def _add(room: Room, form: Form, known: Record, done: Callable[[], None]) -> None:
    try:
        room.store.save(merged(values_of(form.built()), known), what=f"added to {form.kind.title}")
    except TrackerError as error:
        look.problem(str(error))
        return
    form.forget()
    done()
    shell.flash(f"Added to the {form.kind.title}.", undo=True)
    shell.go("overview")


def carry(room: Room, before: Proposal, after: Proposal) -> None:
    """Put what was corrected in the form of a sentence into the form of the same one with other answers."""
    if before.kind is None or after.kind is None:
        return
    old, new = _form(room, before), _form(room, after)
    typed = old.body if old.begun and old.typed_into else None
    bodies = carried(
        [Drafted(FORM, before.kind, before.start, typed)], [Drafted(FORM, after.kind, after.start)]
    )
    if FORM in bodies:
        new.replace(bodies[FORM] | {"version": NOT_YET})
    elif old.begun:
        new.start_again()

"""The one box: a sentence as a person would say it becomes a filled-in form to confirm."""

from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

import streamlit as st

from tracker.pages import box_form, components, look, review, shell
from tracker.pages.asking import with_answer
from tracker.pages.box_form import FORM, Proposal, proposed
from tracker.pages.guard import guarded
from tracker.pages.shell import Room
from tracker.text.answers import Answer
from tracker.views import listing

DRAFT = "box"
_SAVED = "box-saved"
EXAMPLES = "“PLIF L4-S1 May 2013 due to DDD”, “CT last december showed a broken screw at L5-S1”, “right leg pain 7 this morning”"


@dataclass
class Sentence:
    """What is typed in the box, kept as a draft; ``read`` is the sentence whose form is shown."""

    text: str = ""
    read: str = ""
    id: str = field(default_factory=lambda: uuid4().hex)
    """What the identifiers of its records begin with, so that saving twice saves once."""
    answers: list[Answer] = field(default_factory=list)


def sentence_of(body: dict[str, Any]) -> Sentence:
    """The sentence that a draft keeps, as far as it fits."""
    made = Sentence()
    for name in ("text", "read", "id"):
        if type(body.get(name)) is str:
            setattr(made, name, body[name])
    made.answers = review.answers_of(body)
    return made


def kept(room: Room) -> Sentence:
    """What was typed in the box."""
    return sentence_of(room.store.draft(DRAFT) or {})


def _keep(room: Room, sentence: Sentence) -> None:
    room.store.keep_draft(DRAFT, asdict(sentence))


def draw(room: Room) -> None:
    """The box, and below it the form that its sentence fills in."""
    sentence = kept(room)
    key = _key()
    st.session_state.setdefault(key, sentence.text)
    components.enter_presses(key, "box-read")
    with st.container(border=True, key="box"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="box-row"):
            st.text_input(
                "Add to your history",
                key=key,
                live=True,
                placeholder="Type it as you would say it: PLIF L4-S1 May 2013 due to DDD",
                help=f"For example {EXAMPLES}. You see what was understood before anything is saved.",
                on_change=_typed,
                args=(room, key),
            )
            st.button("Read it", key="box-read", type="primary", on_click=_read, args=(room, key))
        with st.container():
            _below(room, sentence)
    if st.session_state.pop("box-to-paste", False):
        shell.go("paste")


def _below(room: Room, sentence: Sentence) -> None:
    text = sentence.text.strip()
    if not text:
        return
    proposal = proposed(room, text, sentence.id, sentence.answers)
    if text == sentence.read:
        _answer(room, sentence, proposal)
    elif proposal.record is not None:
        look.note(f"So far: {listing.one(room.history, proposal.record)}. Press “Read it” for the form.")


def _key() -> str:
    """The key of the box: another one after each save, so that what a window still sends of it comes too late."""
    return f"box-text-{st.session_state.get(_SAVED, 0)}"


@guarded
def _typed(room: Room, key: str) -> None:
    """Every word is kept; the form of the sentence read before stands by until another one is read."""
    if key != _key():
        return
    sentence = kept(room)
    sentence.text = str(st.session_state[key])
    if not sentence.text.strip():
        forget(room)
    elif sentence.text != kept(room).text:
        _keep(room, sentence)


@guarded
def _read(room: Room, key: str) -> None:
    """Read the sentence; the form of another one is dropped."""
    if key != _key():
        return
    sentence = kept(room)
    text = str(st.session_state[key])
    if not text.strip() or text.strip() == sentence.read:
        return
    forget(room)
    _keep(room, Sentence(text, text.strip()))


def forget(room: Room) -> None:
    """Drop the sentence and the form it filled in."""
    room.store.drop_draft(DRAFT)
    for name in [str(name) for name in st.session_state if str(name).startswith("form:")]:
        if name.split("/")[0].endswith(f":{FORM}"):
            st.session_state.pop(name, None)
    for draft in room.store.drafts():
        if draft.key.startswith("form:") and draft.key.endswith(f":{FORM}"):
            room.store.drop_draft(draft.key)


def _answer(room: Room, sentence: Sentence, proposal: Proposal) -> None:
    """The form of what was understood, or where to go on with it."""
    if proposal.kind is not None:
        give, take_back = partial(_give, room), partial(_take_back, room)
        box_form.draw(room, proposal, sentence.answers, (give, take_back), done=lambda: _saved(room))
    elif proposal.number:
        look.note(f"{proposal.number} things stand in this. Look at them one by one.")
        st.button("Review them", key="box-review", on_click=_to_paste, args=(room, sentence.text.strip()))
    else:
        look.note("This could not be placed. Say what was done or felt, where and when, or log it by hand.")
        if st.button("Log it by hand", key="box-log"):
            shell.go("log")


@guarded
def _give(room: Room, answer: Answer) -> None:
    sentence = kept(room)
    _answered(room, sentence, with_answer(sentence.answers, answer))


@guarded
def _take_back(room: Room, answer: Answer) -> None:
    sentence = kept(room)
    _answered(room, sentence, [one for one in sentence.answers if one != answer])


def _answered(room: Room, sentence: Sentence, answers: list[Answer]) -> None:
    """What was corrected in the form goes along into the one of the sentence with its answers."""
    before = proposed(room, sentence.text.strip(), sentence.id, sentence.answers)
    after = proposed(room, sentence.text.strip(), sentence.id, answers)
    box_form.carry(room, before, after)
    sentence.answers = answers
    _keep(room, sentence)


@guarded
def _to_paste(room: Room, text: str) -> None:
    forget(room)
    _begin_anew()
    for name in ("paste", "paste-text", "paste-written"):
        st.session_state.pop(name, None)
    room.store.keep_draft("paste", {"text": text})
    st.session_state["box-to-paste"] = True


def _saved(room: Room) -> None:
    forget(room)
    _begin_anew()


def _begin_anew() -> None:
    st.session_state[_SAVED] = st.session_state.get(_SAVED, 0) + 1

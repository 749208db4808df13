"""The review of a pasted text as it stands: what was answered, joined, split, changed and left out, kept as a draft."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

import streamlit as st

from tracker.domain.gate import build
from tracker.pages.asking import with_answer
from tracker.pages.carrying import Drafted, carried, identified
from tracker.pages.fields import filled_in_front
from tracker.pages.guard import guarded
from tracker.pages.open_form import NOT_YET, Form
from tracker.pages.reads import read_when
from tracker.pages.shell import Room
from tracker.pages.typed import as_typed
from tracker.pasting import Choice
from tracker.text.answers import Answer, left_open, read_answered
from tracker.text.drafts import Draft, drafts
from tracker.text.grouping import Regrouping, Way
from tracker.text.reader import read
from tracker.text.reading import Reading

T = TypeVar("T")

DRAFT = "paste"


@dataclass
class Review:
    """The review of a pasted text: the text, when it was written, and what was done with its drafts, by their keys."""

    text: str = ""
    written: str = "today"
    seed: str = ""
    """What the identifiers of its records begin with, so that saving twice saves once."""
    out: list[str] = field(default_factory=list)
    changing: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    """What to do with drafts that tell of something recorded already."""
    answers: list[Answer] = field(default_factory=list)
    regroupings: list[Regrouping] = field(default_factory=list)


def review_of(body: Mapping[str, Any]) -> Review:
    """The review that a draft keeps; what does not fit, as from another version, is begun anew."""
    fitting: dict[str, Any] = {
        name: body[name] for name in ("text", "written", "seed") if type(body.get(name)) is str
    }
    for name in ("out", "changing"):
        fitting[name] = [key for key in _listed(body, name) if type(key) is str]
    choices = body.get("choices")
    known = choices.items() if isinstance(choices, dict) else ()
    fitting["choices"] = {key: choice for key, choice in known if choice in list(Choice)}
    fitting["answers"] = answers_of(body)
    fitting["regroupings"] = _fitting(body, "regroupings", _regrouping)
    return Review(**fitting)


def _listed(body: Mapping[str, Any], name: str) -> list[Any]:
    kept = body.get(name)
    return kept if isinstance(kept, list) else []


def _fitting(body: Mapping[str, Any], name: str, read_one: Callable[[object], T | None]) -> list[T]:
    return [one for kept in _listed(body, name) if (one := read_one(kept)) is not None]


def answers_of(body: Mapping[str, Any]) -> list[Answer]:
    """The answers that a draft keeps."""
    return _fitting(body, "answers", _answer)


def _answer(kept: object) -> Answer | None:
    match kept:
        case {"start": int(start), "end": int(end), "choice": str(choice), "sentence": str(sentence)}:
            return Answer(start, end, choice, sentence) if 0 <= start < end else None
    return None


def _regrouping(kept: object) -> Regrouping | None:
    match kept:
        case {"way": ("split" | "join") as way, "key": str(key), "other": str(other)}:
            return Regrouping(Way(way), key, other)
    return None


def kept_review(room: Room) -> Review:
    """The review of this window, or the one that was left."""
    if DRAFT not in st.session_state:
        made = review_of(room.store.draft(DRAFT) or {})
        made.seed = made.seed or uuid4().hex
        st.session_state[DRAFT] = made
    kept: Review = st.session_state[DRAFT]
    return kept


def keep(room: Room, review: Review) -> None:
    """Keep the review as it is, also over a reload."""
    room.store.keep_draft(DRAFT, asdict(review))


def day(room: Room, written: str) -> date | None:
    """The day from which the words of the text count; None while it cannot be read."""
    when = read_when(written or "today", room.setting)
    return None if when.problem else when.value.latest or room.today


def read_as_answered(room: Room, review: Review, written: date) -> Reading:
    """The text with its answers; what is not answered is left open."""
    reading = read_answered(
        review.text,
        review.answers,
        lambda text: read(text, today=room.today, posted=written, axis=room.history.axis),
    )
    return left_open(reading, room.today)


def drafts_of(room: Room, review: Review, reading: Reading, written: date) -> tuple[Draft, ...]:
    """The drafts as they were joined and split, each with the identifiers of its records."""
    found = drafts(reading, today=room.today, posted=written, regroupings=review.regroupings)
    return tuple(replace(draft, data=identified(draft, review.seed)) for draft in found)


def form_of(room: Room, draft: Draft) -> Form:
    """The form in which a draft is corrected."""
    start = as_typed(build(draft.kind, draft.data))
    name = f"paste-{draft.key}"
    face = filled_in_front(draft.kind, start)
    return Form(room.store, room.history, draft.kind, None, room.setting, name=name, start=start, face=face)


def change(room: Room, act: Callable[[Review], None]) -> None:
    """Change the review; what was typed into the forms of its drafts goes along into those of the new drafts."""
    review = kept_review(room)
    before = _forms(room, review)
    act(review)
    after = _forms(room, review)
    bodies = carried([_drafted(form) for form in before], [_drafted(form) for form in after])
    staying = {form.key for form in after}
    for form in before:
        if form.begun and form.key not in staying:
            form.forget()
    for form in after:
        body = bodies.get(_key(form))
        if body is not None:
            form.replace(body | {"version": NOT_YET})
        elif form.begun:
            form.start_again()
    keep(room, review)


@guarded
def give(room: Room, answer: Answer) -> None:
    """Read the text with one answer more."""

    def act(review: Review) -> None:
        review.answers = with_answer(review.answers, answer)

    change(room, act)


@guarded
def take_back(room: Room, answer: Answer) -> None:
    """Read the text without an answer; its question is asked again."""
    change(room, lambda review: review.answers.remove(answer))


def _forms(room: Room, review: Review) -> list[Form]:
    written = day(room, review.written)
    if written is None:
        return []
    reading = read_as_answered(room, review, written)
    return [form_of(room, draft) for draft in drafts_of(room, review, reading, written)]


def _key(form: Form) -> str:
    return form.name.removeprefix("paste-")


def _drafted(form: Form) -> Drafted:
    typed = form.body if form.begun and form.typed_into else None
    return Drafted(_key(form), form.kind, form.start or {}, typed)


def forget_forms(room: Room) -> None:
    """Begin the review of a text anew: what was done with the drafts of another one says nothing about it."""
    review = kept_review(room)
    fresh = Review(review.text, review.written, uuid4().hex)
    st.session_state[DRAFT] = fresh
    for name in [str(name) for name in st.session_state if ":paste-" in str(name)]:
        st.session_state.pop(name, None)
    for kept in room.store.drafts():
        if ":paste-" in kept.key:
            room.store.drop_draft(kept.key)

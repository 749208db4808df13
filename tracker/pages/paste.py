"""Paste and review: a text is read, what was understood stands beside it, and nothing is saved before a yes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from html import escape
from typing import Any, Literal

import streamlit as st

from tracker import actions, pasting
from tracker.domain.gate import build
from tracker.domain.records import Person, Record
from tracker.errors import InvalidRecord, TrackerError
from tracker.pages import look, shell
from tracker.pages.forms import Form
from tracker.pages.forms import draw as draw_form
from tracker.pages.guard import guarded
from tracker.pages.shell import Room
from tracker.pages.typed import as_typed, read_when
from tracker.pasting import Choice
from tracker.text.drafts import Draft, drafts
from tracker.text.matching import Match, matches
from tracker.text.reading import Question, Reading
from tracker.views import listing

DRAFT = "paste"
EXAMPLE = "PLIF L4-L5 due to stenosis... May 2013"


def draw(room: Room) -> None:
    """The page."""
    st.title("Paste and review")
    look.note(
        "Nothing is saved before you press “Save”. Look at what was understood and correct it if needed."
    )
    kept = _kept(room)
    left, right = st.columns([1, 1], gap="large")
    with left:
        text, written = _ask(room, kept)
    if not text.strip() or written is None:
        return
    reading = actions.read_text(room.store, text, room.today, written)
    with left:
        st.header("What was understood")
        look.piece(f'<div class="panel">{marked(reading)}</div>')
        if reading.unread:
            look.note(
                "Not understood, kept with your text: "
                + "; ".join(f"“{u.text}”" for u in reading.unread)
                + "."
            )
    with right:
        _review(room, reading, written)


@dataclass
class Review:
    """The review of a pasted text, kept as a draft: the text, when it was written, what was done with its drafts."""

    text: str = ""
    written: str = "today"
    out: list[int] = field(default_factory=list)
    changing: list[int] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    """What to do with drafts that tell of something recorded already, by the place of the draft."""


def review_of(body: Mapping[str, Any]) -> Review:
    """The review that a draft keeps; what does not fit, as from another version, is begun anew."""
    fitting: dict[str, Any] = {
        name: body[name] for name in ("text", "written") if type(body.get(name)) is str
    }
    for name in ("out", "changing"):
        places = body.get(name)
        fitting[name] = [p for p in places if type(p) is int] if isinstance(places, list) else []
    choices = body.get("choices")
    known = choices.items() if isinstance(choices, dict) else ()
    fitting["choices"] = {place: choice for place, choice in known if choice in list(Choice)}
    return Review(**fitting)


def _kept(room: Room) -> Review:
    if DRAFT not in st.session_state:
        st.session_state[DRAFT] = review_of(room.store.draft(DRAFT) or {})
    kept: Review = st.session_state[DRAFT]
    return kept


def _keep(room: Room, kept: Review) -> None:
    room.store.keep_draft(DRAFT, asdict(kept))


@guarded
def _text_typed(room: Room) -> None:
    kept = _kept(room)
    before, kept.text = kept.text, st.session_state["paste-text"]
    if kept.text != before:
        _forget_forms(room)
    _keep(room, kept)


@guarded
def _date_typed(room: Room) -> None:
    """Another day makes other drafts of the same text: forms that were begun from the former ones are dropped."""
    kept = _kept(room)
    before, kept.written = kept.written, st.session_state["paste-written"]
    if _day(room, kept.written) != _day(room, before):
        _forget_forms(room)
    _keep(room, kept)


def _day(room: Room, written: str) -> date | None:
    """The day from which the words of the text count; None while it cannot be read."""
    when = read_when(written or "today", room.setting)
    return None if when.problem else when.value.latest or room.today


def _forget_forms(room: Room) -> None:
    kept = _kept(room)
    kept.out, kept.changing, kept.choices = [], [], {}
    for name in [str(name) for name in st.session_state if ":paste-" in str(name)]:
        st.session_state.pop(name, None)
    for draft in room.store.drafts():
        if ":paste-" in draft.key:
            room.store.drop_draft(draft.key)


def _ask(room: Room, kept: Review) -> tuple[str, date | None]:
    """The text, and the day it was written as far as that can be read."""
    st.header("Your text")
    st.session_state.setdefault("paste-text", kept.text)
    st.session_state.setdefault("paste-written", kept.written)
    st.text_area(
        "Your signature or post",
        key="paste-text",
        height=190,
        placeholder=EXAMPLE,
        help="Paste it as it is; several lines are fine.",
        on_change=_text_typed,
        args=(room,),
    )
    st.text_input(
        "When did you write this?",
        key="paste-written",
        live=True,
        help="Words such as “65 year old” or “last year” count from this day. “today” is fine.",
        on_change=_date_typed,
        args=(room,),
    )
    when = read_when(kept.written or "today", room.setting)
    if when.problem:
        look.problem(when.problem)
        return kept.text, None
    look.said(when.said)
    return kept.text, when.value.latest or room.today


def marked(reading: Reading) -> str:
    """The text with what was understood marked in it; everything is escaped."""
    parts, at = [], 0
    for mark in sorted(reading.marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at:
            continue
        parts.append(escape(reading.text[at : mark.start]))
        words = escape(reading.text[mark.start : mark.end])
        parts.append(f'<mark data-role="{escape(mark.role)}" title="{escape(mark.role)}">{words}</mark>')
        at = mark.end
    return "".join([*parts, escape(reading.text[at:])])


def _review(room: Room, reading: Reading, written: date) -> None:
    found = drafts(reading, today=room.today, posted=written)
    kept = _kept(room)
    st.header(_found_words(found, reading))
    if not found:
        look.note("Nothing in this text could be read as a fact. You can log it by hand instead.")
        return
    beside = {question for draft in found for question in draft.questions}
    for question in reading.questions:
        if question not in beside:
            look.note(_asked(question))
    items: list[tuple[Match, Record, Choice]] = []
    ready = True
    for place, match in enumerate(matches(found, room.history)):
        record = _card(room, place, match, place in kept.out)
        if record is not None:
            items.append((match, record, _choice(kept, place, match)))
        elif place not in kept.out:
            ready = False
    if st.button(f"Save {len(items)}", type="primary", key="paste-save", disabled=not items or not ready):
        _save(room, reading, items, written)
    if not ready:
        look.note("One of the drafts needs a look before saving.")


def _found_words(found: tuple[Draft, ...], reading: Reading) -> str:
    questions = sum(1 for question in reading.questions if question.choices)
    asked = f", {questions} question{'s' if questions != 1 else ''}" if questions else ""
    return f"{len(found)} found{asked}"


def _asked(question: Question) -> str:
    """A question with what may be meant, or a remark on how something odd was read."""
    return (
        f"Question: {question.sentence} Press “Change” to answer." if question.choices else question.sentence
    )


def _choice(kept: Review, place: int, match: Match) -> Choice:
    """What is to be done with a draft; what is new is added to what is recorded unless the person says otherwise."""
    usual = Choice.ADD if match.new else Choice.LEAVE
    return Choice(kept.choices.get(str(place), usual))


def _recorded_already(room: Room, place: int, match: Match) -> None:
    """Say what is recorded already, and ask what to do with the draft."""
    if match.repeated:
        look.note("Your text says the same twice.")
    elif match.record is not None:
        look.note(f"This looks like what is already recorded: {listing.one(room.history, match.record)}.")
    else:
        return
    if match.new:
        look.note("New in your text: " + "; ".join(match.new) + ".")
    options = [Choice.ADD] if match.new else []
    options += (
        [Choice.LEAVE]
        if match.record is None or isinstance(match.record, Person)
        else [Choice.LEAVE, Choice.APART]
    )
    if match.repeated:
        options = [Choice.LEAVE, Choice.APART]
    key = f"paste-choice-{place}"
    st.session_state.setdefault(key, _choice(_kept(room), place, match))
    st.radio(
        "What to do with it",
        options,
        format_func=lambda choice: choice.value.capitalize(),
        key=key,
        on_change=_chosen,
        args=(room, place),
    )


@guarded
def _chosen(room: Room, place: int) -> None:
    kept = _kept(room)
    kept.choices[str(place)] = str(st.session_state[f"paste-choice-{place}"])
    _keep(room, kept)


def _card(room: Room, place: int, match: Match, dropped: bool) -> Record | None:
    """One draft: what it would save, with ways to change it or leave it out; None while it cannot be saved."""
    draft = match.draft
    form = _form(room, place, draft)
    changing = place in _kept(room).changing
    record: Record | None = None
    with st.container(border=True, key=f"draft-{place}"):
        try:
            record = form.built() if form.begun else build(draft.kind, draft.data)
        except InvalidRecord as error:
            for problem in error.problems:
                look.problem(str(problem))
            if not error.problems:
                look.problem("A field of this one needs a look. Press “Change” to see which.")
        if record is not None:
            st.markdown(f"**{draft.kind.title.capitalize()}**  \n{listing.plain(room.history, record)}")
        _recorded_already(room, place, match)
        for question in draft.questions:
            look.note(_asked(question))
        if changing:
            draw_form(form)
        with st.container(horizontal=True):
            label = "Done changing" if changing else "Change"
            st.button(label, key=f"draft-change-{place}", on_click=_toggle, args=(room, "changing", place))
            label = "Put it back" if dropped else "Leave out"
            st.button(label, key=f"draft-out-{place}", on_click=_toggle, args=(room, "out", place))
        if dropped:
            look.note("Left out: this will not be saved.")
    return None if dropped else record


def _form(room: Room, place: int, draft: Draft) -> Form:
    start = as_typed(build(draft.kind, draft.data))
    return Form(room.store, room.history, draft.kind, None, room.setting, name=f"paste-{place}", start=start)


@guarded
def _toggle(room: Room, name: Literal["out", "changing"], place: int) -> None:
    kept = _kept(room)
    places = kept.out if name == "out" else kept.changing
    if place in places:
        places.remove(place)
    else:
        places.append(place)
    _keep(room, kept)


def _save(room: Room, reading: Reading, items: list[tuple[Match, Record, Choice]], written: date) -> None:
    try:
        saved = pasting.save_reading(room.store, reading, items, written)
    except TrackerError as error:
        look.problem(str(error))
        return
    _forget_forms(room)
    room.store.drop_draft(DRAFT)
    for name in (DRAFT, "paste-text", "paste-written"):
        st.session_state.pop(name, None)
    parts = {"new": len(saved.added), "completed": len(saved.completed)}
    done = ", ".join(f"{number} {words}" for words, number in parts.items() if number)
    already = f" {len(saved.known)} already recorded." if saved.known else ""
    shell.flash(f"Saved: {done}.{already}" if done else f"Nothing new to save.{already}", undo=bool(done))
    shell.go("overview")

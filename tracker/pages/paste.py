"""Paste and review: a text is read, what was understood stands beside it, and nothing is saved before a yes."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from tracker import pasting
from tracker.domain.records import Record
from tracker.errors import TrackerError
from tracker.pages import asking, draft_card, look, review, shell
from tracker.pages.cards import Card, card_of, joinable_with
from tracker.pages.draft_card import Beside
from tracker.pages.guard import guarded
from tracker.pages.marked import Numbered, marked
from tracker.pages.reads import read_when
from tracker.pages.review import (
    DRAFT,
    Review,
    day,
    drafts_of,
    forget_forms,
    keep,
    kept_review,
    read_as_answered,
)
from tracker.pages.shell import Room
from tracker.pasting import Choice, Saved
from tracker.text.answers import Answer
from tracker.text.matching import Match, corrected, matches
from tracker.text.reading import Reading

EXAMPLE = "PLIF L4-L5 due to stenosis... May 2013"


def draw(room: Room) -> None:
    """The page."""
    st.title("Paste and review")
    look.note(
        "Nothing is saved before you press “Save”. Look at what was understood and correct it if needed."
    )
    kept = kept_review(room)
    left, right = st.columns([1, 1], gap="large")
    with left:
        written = _ask(room, kept)
    if not kept.text.strip() or written is None:
        return
    reading = read_as_answered(room, kept, written)
    found = drafts_of(room, kept, reading, written)
    cards = [card_of(room, place + 1, draft, draft.key in kept.out) for place, draft in enumerate(found)]
    with left:
        _understood(reading, cards)
    with right:
        _review(room, reading, cards, written)


def _ask(room: Room, kept: Review) -> date | None:
    """Ask for the text and for the day it was written; that day as far as it can be read."""
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
        return None
    look.said(when.said)
    return day(room, kept.written)


@guarded
def _text_typed(room: Room) -> None:
    kept = kept_review(room)
    before, kept.text = kept.text, st.session_state["paste-text"]
    if kept.text != before:
        forget_forms(room)
    keep(room, kept_review(room))


@guarded
def _date_typed(room: Room) -> None:
    """Another day makes other drafts of the same text: forms that were begun from the former ones are dropped."""
    kept = kept_review(room)
    before, kept.written = kept.written, st.session_state["paste-written"]
    if day(room, kept.written) != day(room, before):
        forget_forms(room)
    keep(room, kept_review(room))


def _understood(reading: Reading, cards: Sequence[Card]) -> None:
    """The text with its marks, and what was not understood."""
    st.header("What was understood")
    numbered = [Numbered(card.number, card.draft, card.out) for card in cards]
    look.piece(f'<div class="panel">{marked(reading, numbered)}</div>')
    if reading.unread:
        words = "; ".join(f"“{stretch.text}”" for stretch in reading.unread)
        look.note(f"Not understood, kept with your text: {words}.")


def _review(room: Room, reading: Reading, cards: Sequence[Card], written: date) -> None:
    matched = _matched(room, reading, cards)
    open_ = [card for card in cards if not draft_card.settled(room, card, matched.get(card.key))]
    st.header(_found_words(room, cards, open_))
    if not cards:
        look.note("Nothing in this text could be read as a fact. You can log it by hand instead.")
        return
    kept = kept_review(room)
    ask = asking.Asking(
        reading, kept.answers, room.today, partial(review.give, room), partial(review.take_back, room)
    )
    answers = asking.answers_on(kept.answers, [card.draft for card in cards])
    _without_card(ask, cards, answers.get("", []))
    for card in cards:
        beside = Beside(matched.get(card.key), answers.get(card.key, []), joinable_with(card, cards))
        draft_card.draw(room, card, beside, ask)
    items = [
        (matched[card.key], card.record, draft_card.chosen(room, card, matched[card.key]))
        for card in cards
        if card.record is not None and not card.out
    ]
    ready = all(card.out or card.record is not None for card in cards)
    if st.button(f"Save {len(items)}", type="primary", key="paste-save", disabled=not items or not ready):
        _save(room, reading, items, written)
    look.note(_outlook(items) if ready else "One of the drafts needs a look before saving.")


def _found_words(room: Room, cards: Sequence[Card], open_: Sequence[Card]) -> str:
    """How many drafts there are, and how many questions are asked about those that are not settled."""
    known = {(one.start, one.end) for one in kept_review(room).answers}
    places = {(q.start, q.end) for card in open_ for q in card.draft.questions if q.choices} - known
    asked = f", {len(places)} question{'s' if len(places) != 1 else ''}" if places else ""
    return f"{len(cards)} found{asked}"


def _without_card(ask: asking.Asking, cards: Sequence[Card], answers: Sequence[Answer]) -> None:
    """Questions and answers about words that no draft was made of."""
    beside = {asking.place(question) for card in cards for question in card.draft.questions}
    asking.questions(ask, [one for one in ask.reading.questions if asking.place(one) not in beside])
    for answer in answers:
        asking.said(ask, answer)


def _matched(room: Room, reading: Reading, cards: Sequence[Card]) -> dict[str, Match]:
    """What is recorded already of the drafts as they were corrected, by their keys."""
    taken = [card for card in cards if not card.out]
    kept = pasting.kept_text(reading.text, room.history) is not None
    told = [corrected(card.draft, card.record) if card.record else card.draft for card in taken]
    found = matches(told, room.history, kept=kept)
    return {card.key: match for card, match in zip(taken, found, strict=True)}


def _outlook(items: Sequence[tuple[Match, Record, Choice]]) -> str:
    """What saving would do."""
    new = sum(1 for match, _, choice in items if pasting.is_added(match, choice))
    more = sum(1 for match, _, choice in items if pasting.is_completed(match, choice))
    left = len(items) - new - more
    parts = {"new": new, "added to what is recorded": more, "already recorded": left}
    return "Saving: " + ", ".join(f"{number} {words}" for words, number in parts.items() if number) + "."


def _save(room: Room, reading: Reading, items: Sequence[tuple[Match, Record, Choice]], written: date) -> None:
    try:
        saved = pasting.save_reading(room.store, reading, items, written)
    except TrackerError as error:
        look.problem(str(error))
        return
    forget_forms(room)
    room.store.drop_draft(DRAFT)
    for name in (DRAFT, "paste-text", "paste-written"):
        st.session_state.pop(name, None)
    done = bool(saved.added or saved.completed)
    shell.flash(_saved_words(saved), undo=done)
    shell.go("overview")


def _saved_words(saved: Saved) -> str:
    parts = {"new": len(saved.added), "completed": len(saved.completed)}
    done = ", ".join(f"{number} {words}" for words, number in parts.items() if number)
    already = f" {len(saved.known)} already recorded." if saved.known else ""
    return f"Saved: {done}.{already}" if done else f"Nothing new to save.{already}"

"""One draft of a pasted text on its card: what it would save, what is asked, and ways to correct it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from tracker.domain.records import Person
from tracker.pages import asking, draft_buttons, look, review
from tracker.pages.cards import Card
from tracker.pages.forms import draw as draw_form
from tracker.pages.guard import guarded
from tracker.pages.review import kept_review
from tracker.pages.shell import Room
from tracker.pasting import Choice
from tracker.text.answers import Answer
from tracker.text.matching import Match
from tracker.views import listing


@dataclass(frozen=True)
class Beside:
    """What stands beside a draft: what is recorded already, what was answered, and what it may be joined with."""

    match: Match | None
    answers: Sequence[Answer]
    others: Sequence[Card]


def draw(room: Room, card: Card, beside: Beside, ask: asking.Asking) -> None:
    """The card."""
    changing = card.key in kept_review(room).changing
    with st.container(border=True, key=f"draft-{card.number - 1}"):
        look.piece(_title(room, card))
        for problem in card.problems:
            look.problem(problem)
        if card.out:
            look.note("Left out: this will not be saved.")
        else:
            if beside.match is not None:
                recorded_already(room, card, beside.match)
            if not settled(room, card, beside.match):
                asking.questions(ask, card.draft.questions)
            for answer in beside.answers:
                asking.said(ask, answer)
        if changing:
            draw_form(card.form)
        draft_buttons.draw(room, card, changing, beside.others)


def _title(room: Room, card: Card) -> str:
    """The number and the draft in one line."""
    kind = card.draft.kind.title
    line = listing.one(room.history, card.record) if card.record else card.draft.words
    changed = " <small>(corrected by you)</small>" if card.corrected else ""
    number = f'<span class="number{" out" if card.out else ""}">{card.number}</span>'
    head = f"<small>{escape(kind[:1].upper() + kind[1:])}</small>{changed}"
    return (
        f'<p class="draft" id="draft-{card.number}">{number}<span>{head}<br><b>{escape(line)}</b></span></p>'
    )


def usual(match: Match) -> Choice:
    """What is done unless the person says otherwise: what is new is added to what is recorded."""
    return Choice.ADD if match.new else Choice.LEAVE


def chosen(room: Room, card: Card, match: Match) -> Choice:
    """What is to be done with a draft; a choice that is no longer offered counts no more."""
    kept = Choice(kept_review(room).choices.get(card.key, usual(match)))
    return kept if kept in _offered(match) else usual(match)


def _offered(match: Match) -> list[Choice]:
    add = [Choice.ADD] if match.new else []
    single = match.record is None or isinstance(match.record, Person)
    return [*add, Choice.LEAVE, *([] if single and not match.repeated else [Choice.APART])]


def settled(room: Room, card: Card, match: Match | None) -> bool:
    """Whether nothing is left to ask: it is left out, or stays as it was saved from the same words."""
    if card.out or match is None:
        return True
    return (match.again or match.repeated) and chosen(room, card, match) is Choice.LEAVE


def recorded_already(room: Room, card: Card, match: Match) -> None:
    """Say what is recorded already, and ask what to do with the draft."""
    if match.repeated:
        look.note("Your text says the same twice.")
    elif match.record is None:
        return
    else:
        before = (
            "You saved this from the same words before"
            if match.again
            else "This looks like what is already recorded"
        )
        look.note(f"{before}: {listing.one(room.history, match.record)}.")
    if match.new:
        look.note("New in your text: " + "; ".join(match.new) + ".")
    options = _offered(match)
    if len(options) < 2:
        return
    key = f"paste-choice-{card.key}-{len(options)}"
    st.session_state.setdefault(key, chosen(room, card, match))
    st.radio(
        "What to do with it",
        options,
        format_func=lambda choice: choice.value.capitalize(),
        key=key,
        on_change=_chosen,
        args=(room, card.key, key),
    )


@guarded
def _chosen(room: Room, key: str, widget: str) -> None:
    kept = kept_review(room)
    kept.choices[key] = str(st.session_state[widget])
    review.keep(room, kept)

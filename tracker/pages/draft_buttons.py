"""What can be done with a draft of a pasted text: change it, leave it out, split it, join it with another."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from tracker.pages import look, review
from tracker.pages.cards import Card
from tracker.pages.forms import Form
from tracker.pages.guard import guarded
from tracker.pages.review import Review, change, kept_review
from tracker.pages.shell import Room
from tracker.text.grouping import Regrouping, Way
from tracker.views import listing


def draw(room: Room, card: Card, changing: bool, others: Sequence[Card]) -> None:
    """The buttons of a card; ``others`` are those it may be joined with."""
    with st.container(horizontal=True):
        key = f"draft-{card.key}"
        if not card.out:
            label = "Done changing" if changing else "Change"
            st.button(label, key=f"{key}-change", on_click=_toggle, args=(room, "changing", card.key))
        if card.corrected:
            st.button("Undo my corrections", key=f"{key}-undo", on_click=_undo, args=(room, card.form))
        label = "Put it back" if card.out else "Leave out"
        st.button(label, key=f"{key}-out", on_click=_toggle, args=(room, "out", card.key))
        parts = len(card.draft.units)
        if parts > 1 and not card.out:
            label = "Split into two" if parts == 2 else f"Split into {parts}"
            st.button(label, key=f"{key}-split", on_click=_split, args=(room, card.key))
        if others and not card.out:
            _join_menu(room, card, others)


def _join_menu(room: Room, card: Card, others: Sequence[Card]) -> None:
    menu = st.popover("Join with ...", key=f"draft-{card.key}-join", on_change="rerun")
    if not menu.open:
        return
    with menu:
        look.note(f"Which one is the same {card.draft.kind.title} as number {card.number}?")
        for other in others:
            line = listing.plain(room.history, other.record) if other.record else other.draft.words
            key = f"draft-{card.key}-join-{other.key}"
            st.button(f"{other.number}: {line}", key=key, on_click=_join, args=(room, card.key, other.key))


@guarded
def _split(room: Room, key: str) -> None:
    """Take a joining back, or split what the text joined."""

    def act(kept: Review) -> None:
        joins = [
            n for n, one in enumerate(kept.regroupings) if one.way is Way.JOIN and key in (one.key, one.other)
        ]
        if joins:
            del kept.regroupings[joins[-1]]
        else:
            kept.regroupings.append(Regrouping(Way.SPLIT, key))

    change(room, act)


@guarded
def _join(room: Room, key: str, other: str) -> None:
    change(room, lambda kept: kept.regroupings.append(Regrouping(Way.JOIN, key, other)))


@guarded
def _undo(_room: Room, form: Form) -> None:
    form.start_again()


@guarded
def _toggle(room: Room, name: Literal["out", "changing"], key: str) -> None:
    kept = kept_review(room)
    keys = kept.out if name == "out" else kept.changing
    if key in keys:
        keys.remove(key)
    else:
        keys.append(key)
    review.keep(room, kept)

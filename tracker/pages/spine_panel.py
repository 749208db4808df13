"""The spine on the page: the picture as of a day with its key and the same facts in words, and a small one a state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.pages import look
from tracker.pages.kept import kept
from tracker.views import words
from tracker.views.spine import SpineState, spine_state, states
from tracker.views.spine_drawing import draw
from tracker.views.spine_key import key
from tracker.views.spine_svg import DARK, LIGHT, Palette
from tracker.views.spine_words import describe, text_alternative


def spine_panel(history: History, today: date, on: date, title: str = "My spine") -> None:
    """The drawing with its key as of a day."""
    found = kept(history, ("states", today), lambda: states(history, today))
    state = kept(history, ("state", on), lambda: spine_state(history, on))
    if not found and state.is_plain:
        look.note("The drawing begins with the first operation, hardware or finding that is recorded.")
        return
    palette = _palette()
    drawn = kept(history, ("spine", on, palette.name), lambda: _drawn(state, palette))
    _picture(drawn, palette, title)


def spine_details(history: History, today: date, on: date, words_title: str) -> None:
    """Folded away: the drawing in words, and one small picture for each thing that happened up to today."""
    found = kept(history, ("states", today), lambda: states(history, today))
    state = kept(history, ("state", on), lambda: spine_state(history, on))
    if not found and state.is_plain:
        return
    palette = _palette()
    drawn = kept(history, ("spine", on, palette.name), lambda: _drawn(state, palette))
    if len(found) > 1:
        labels = [f"{title}, {words.when(when)}" if when else title for when, title, _ in found]
        small = kept(history, ("filmstrip", today, palette.name), lambda: _small(found, palette))
        with st.container(key="filmstrip"), look.fold("My spine step by step", "steps"):
            _filmstrip(small, labels)
    with look.fold(words_title, "words"):
        look.piece(drawn.table)


def _palette() -> Palette:
    return DARK if look.theme() == "dark" else LIGHT


_IN_A_ROW = 4


Drawn = tuple[str, str]
"""A picture and the words that stand for it."""


def _small(found: Iterable[tuple[PartialDate | None, str, SpineState]], palette: Palette) -> list[Drawn]:
    return [(draw(state, palette=palette, size=340), text_alternative(state)) for _, _, state in found]


def _filmstrip(small: list[Drawn], labels: list[str]) -> None:
    """One small picture for each state, in date order: the story at a glance. A phone has the buttons alone."""
    pairs = list(zip(small, labels, strict=True))
    across = min(_IN_A_ROW, len(pairs))
    for start in range(0, len(pairs), across):
        columns = st.columns(across)
        for column, ((svg, said), label) in zip(columns, pairs[start : start + across], strict=False):
            with column, st.container(border=True):
                st.markdown(f"**{label}**")
                st.image(svg, alt=f"{label}. {said}", width="stretch")


@dataclass(frozen=True)
class _Drawn:
    """All that is shown of one state, ready for the page."""

    whole: str
    part: str
    said: str
    key: str
    table: str


def _drawn(state: SpineState, palette: Palette) -> _Drawn:
    marks = "".join(
        f'<li><img alt="" src="{look.picture(svg)}"> {escape(words)}</li>'
        for svg, words in key(state, palette)
    )
    rows = "".join(
        f"<tr><td>{escape(row.site)}</td><td>{escape(row.sentence)}</td></tr>" for row in describe(state)
    )
    return _Drawn(
        draw(state, palette=palette, part="overview"),
        draw(state, palette=palette),
        text_alternative(state),
        f'<ul class="key">{marks}</ul>',
        f'<table class="facts"><tbody>{rows}</tbody></table>',
    )


def _picture(drawn: _Drawn, palette: Palette, title: str) -> None:
    said = f"{title}. {drawn.said}"
    with st.container(key=f"spine-card-{palette.name}", border=True):
        whole, part, text = st.columns([1, 2.4, 1.8], gap="medium", vertical_alignment="center")
        with whole, st.container(key="spine-overview"):
            st.image(drawn.whole, alt=f"Overview. {said}", width="stretch")
        with part:
            st.image(drawn.part, alt=said, width="stretch")
        with text:
            look.piece(drawn.key)

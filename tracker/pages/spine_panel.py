"""The spine on the page: the picture as of a day with its key and the same facts in words, and a small one a state."""

from datetime import date
from html import escape

import streamlit as st

from tracker.domain.history import History
from tracker.pages import look
from tracker.views import words
from tracker.views.spine import SpineState, spine_state, states
from tracker.views.spine_drawing import draw
from tracker.views.spine_key import key
from tracker.views.spine_svg import DARK, LIGHT, Palette
from tracker.views.spine_words import describe, text_alternative


def spine_panel(history: History, today: date, on: date, title: str = "My spine") -> None:
    """The drawing with its key as of a day, and one small picture for each thing that happened up to today."""
    found = states(history, today)
    state = spine_state(history, on)
    if not found and state.is_plain:
        look.note("The drawing begins with the first operation, hardware or finding that is recorded.")
        return
    palette = DARK if look.theme() == "dark" else LIGHT
    labels = [f"{title}, {words.when(when)}" if when else title for when, title, _ in found]
    _picture(state, palette, title)
    if len(found) > 1:
        with st.container(key="filmstrip"):
            _filmstrip([state for _, _, state in found], labels, palette)


_IN_A_ROW = 4


def _filmstrip(states: list[SpineState], labels: list[str], palette: Palette) -> None:
    """One small picture for each state, in date order: the story at a glance. A phone has the buttons alone."""
    pairs = list(zip(states, labels, strict=True))
    across = min(_IN_A_ROW, len(pairs))
    for start in range(0, len(pairs), across):
        columns = st.columns(across, border=True)
        for column, (state, label) in zip(columns, pairs[start : start + across], strict=False):
            with column:
                st.markdown(f"**{label}**")
                st.image(
                    draw(state, palette=palette, size=340),
                    alt=f"{label}. {text_alternative(state)}",
                    width="stretch",
                )


def _picture(state: SpineState, palette: Palette, title: str) -> None:
    said = f"{title}. {text_alternative(state)}"
    with st.container(key=f"spine-card-{palette.name}", border=True):
        whole, part, text = st.columns([1, 2.4, 1.8], gap="medium", vertical_alignment="center")
        with whole, st.container(key="spine-overview"):
            st.image(draw(state, palette=palette, part="overview"), alt=f"Overview. {said}", width="stretch")
        with part:
            st.image(draw(state, palette=palette), alt=said, width="stretch")
        with text:
            marks = "".join(
                f'<li><img alt="" src="{look.picture(svg)}"> {escape(words)}</li>'
                for svg, words in key(state, palette)
            )
            look.piece(f'<ul class="key">{marks}</ul>')
    with st.expander("The drawing in words"):
        rows = "".join(
            f"<tr><td>{escape(row.site)}</td><td>{escape(row.sentence)}</td></tr>" for row in describe(state)
        )
        look.piece(f'<table class="facts"><tbody>{rows}</tbody></table>')

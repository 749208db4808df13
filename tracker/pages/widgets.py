"""One widget for each kind of field, and the words of its choices."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from tracker.domain import naming, vocabulary
from tracker.domain.history import History
from tracker.domain.records import BY_TABLE
from tracker.pages.fields import FormField, Kind
from tracker.pages.open_form import Form
from tracker.views import listing, words

FEW = 7
"""A choice that is asked and has no more ways than this shows all of them at once, none of them chosen."""


def _text(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    if entry.long:
        st.text_area(entry.label, height=110, **common)
    else:
        st.text_input(entry.label, live=True, **common)


def _code(form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    options = code_options(entry.vocabulary, form.face.leads)
    picked = st.session_state[common["key"]]
    if picked and picked not in options:
        options = [picked, *options]
    st.selectbox(
        entry.label,
        options,
        format_func=lambda code: code_label(entry.vocabulary, code),
        placeholder="Type a few letters, or your own words",
        accept_new_options=True,
        **common,
    )


def _terms(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    picked: list[str] = st.session_state[common["key"]]
    options = [
        *(word for word in picked if word not in code_options(entry.vocabulary)),
        *code_options(entry.vocabulary),
    ]
    st.multiselect(
        entry.label,
        options,
        format_func=lambda code: code_label(entry.vocabulary, code),
        placeholder="Type a few letters, or your own words",
        accept_new_options=True,
        select_all=False,
        **common,
    )


CHOICES = {
    "bilateral": "both sides",
    "midline": "in the middle",
    "aborted": "begun, but not completed",
    "unknown": "I do not know",
}
"""Choices that a form says in other words than they are stored and printed in."""


def _choice(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    def label(value: str) -> str:
        return CHOICES.get(value, value)

    if entry.options.get("asked") and len(entry.choices) <= FEW:
        st.radio(entry.label, entry.choices, format_func=label, index=None, horizontal=True, **common)
    else:
        st.selectbox(
            entry.label,
            entry.choices,
            format_func=label,
            placeholder=words.not_recorded(),
            index=None,
            **common,
        )


def _name(form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    which = str(entry.options["names"])
    known = naming.known_names(form.history, which)
    picked = st.session_state[common["key"]]
    st.selectbox(
        entry.label,
        [picked, *known] if picked and picked not in known else known,
        format_func=lambda name: naming.name_in_full(form.history, which, name),
        placeholder="Pick a name, or type a new one",
        accept_new_options=True,
        index=None,
        **common,
    )


def _link(form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    labels = link_labels(form.history, str(entry.options["link"]))
    st.selectbox(
        entry.label,
        list(labels),
        format_func=lambda target: labels.get(target, words.not_recorded()),
        placeholder=words.not_recorded(),
        index=None,
        **common,
    )


WIDGETS: dict[Kind, Callable[[Form, FormField, Mapping[str, Any]], None]] = {
    Kind.DATE: _text,
    Kind.SITES: _text,
    Kind.TEXT: _text,
    Kind.NUMBER: _text,
    Kind.DECIMAL: _text,
    Kind.NAME: _name,
    Kind.CODE: _code,
    Kind.TERMS: _terms,
    Kind.CHOICE: _choice,
    Kind.LINK: _link,
}


def code_options(listed: str, leads: str = "") -> list[str]:
    """The codes of a vocabulary: those of the leading class first, then the frequent ones."""
    terms = vocabulary.named(listed)

    def rank(code: str) -> tuple[bool, bool]:
        return getattr(terms[code], "class_", "") != leads, not getattr(terms[code], "in_short_list", True)

    return sorted(terms, key=rank)


def code_label(listed: str, code: str) -> str:
    """A code as the list shows it: "PLIF: Posterior lumbar interbody fusion"; own words as they are."""
    head, _, called = code.partition(": ")
    term = vocabulary.named(listed).get(head)
    if term is None:
        return code
    if called:
        return called
    return f"{term.abbreviation}: {term.name}" if term.abbreviation else term.name


def link_labels(history: History, target: str) -> dict[str, str]:
    """What a link can point at: identifier to words."""
    axis = history.axis
    if target == "procedure":
        return {
            p.id: f"{words.when(s.date)}: {words.procedure_words(p, axis)}"
            for s in history.surgeries
            for p in s.procedures
        }
    if target == "surgery":
        return {s.id: f"{words.when(s.date)}: {words.surgery_words(s, axis)}" for s in history.surgeries}
    if target == "imagingstudy":
        return {i.id: f"{words.when(i.date)}: {words.study_name(i)}" for i in history.imaging}
    return {record.id: listing.one(history, record) for record in history.of(BY_TABLE[target])}

"""The one form builder: it draws any record's fields, keeps what is typed as a draft, and reads it back."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.records import Record
from tracker.pages import look
from tracker.pages.fields import FormField, Kind, fields_of, groups_of
from tracker.pages.guard import guarded
from tracker.pages.level_picker import level_picker
from tracker.pages.open_form import Form as Form
from tracker.pages.open_form import draft_key as draft_key
from tracker.pages.typed import (
    Body,
    Typed,
    new_body,
    pin,
    read_field,
    site_kind,
)
from tracker.views import listing, words

NOT_RECORDED = "not recorded"
_SIDES = ("left", "right", "bilateral")


def draw(form: Form) -> None:
    """Draw every field of the form with what is said beside it."""
    _fields(form, form.kind, form.body, ())


def _fields(form: Form, kind: type[Record], body: Body, path: tuple[str | int, ...]) -> None:
    entries = fields_of(kind)
    first = [entry for entry in entries if not entry.more and _comes_first(entry)]
    for entry in sorted(first, key=lambda entry: not entry.options.get("asked")):
        _field(form, kind, entry, body, path)
    for name, child in groups_of(kind).items():
        with st.container():
            _group(form, name, child, body, path)
    for entry in entries:
        if not entry.more and not _comes_first(entry):
            _field(form, kind, entry, body, path)
    behind = [entry for entry in entries if entry.more]
    if behind:
        filled = any(body.get(entry.name) for entry in behind)
        with st.expander(
            "More: " + words.listing(e.label.rstrip("?").lower() for e in behind), expanded=filled
        ):
            for entry in behind:
                _field(form, kind, entry, body, path)


def _comes_first(entry: FormField) -> bool:
    """What, when, where and why stand before the groups of a form; everything else after them."""
    return entry.name == "date" or bool(entry.options.get("asked")) or entry.kind in (Kind.SITES, Kind.TERMS)


def _group(form: Form, name: str, child: type[Record], body: Body, path: tuple[str | int, ...]) -> None:
    items: list[Body] = body.setdefault(name, [])
    for place, item in enumerate(items):
        inner = (*path, name, place)
        with st.container(border=True, key=_widget_key(form, (*inner, "box"))):
            if len(items) > 1 or name != "procedures":
                st.markdown(f"**{child.title.capitalize()} {place + 1}**")
            _fields(form, child, item, inner)
            if len(items) > 1 or name != "procedures":
                label = f"Take {child.title} {place + 1} out"
                key = _widget_key(form, (*inner, "remove"))
                st.button(label, key=key, on_click=_remove, args=(form, path, name, place))
    more = f"Add {'another ' if items else ''}{child.title}"
    st.button(
        more, key=_widget_key(form, (*path, name, "add")), on_click=_add, args=(form, path, name, child)
    )


def _at(body: Body, path: tuple[str | int, ...]) -> Body:
    found: Any = body
    for step in path:
        found = found[step]
    return found  # type: ignore[no-any-return]


@guarded
def _remove(form: Form, path: tuple[str | int, ...], name: str, place: int) -> None:
    body = form.body
    del _at(body, path)[name][place]
    form.replace(body)


@guarded
def _add(form: Form, path: tuple[str | int, ...], name: str, child: type[Record]) -> None:
    _at(form.body, path).setdefault(name, []).append(new_body(child))
    form.keep()


def _widget_key(form: Form, path: tuple[str | int, ...]) -> str:
    generation = st.session_state.get(f"{form.key}/generation", 0)
    return f"{form.key}/{generation}/" + ".".join(map(str, path))


@guarded
def _changed(form: Form, path: tuple[str | int, ...], name: str, key: str) -> None:
    body = _at(form.body, path)
    body[name] = st.session_state.get(key)
    pin(body, name, form.setting)
    form.keep()


@guarded
def _use(form: Form, path: tuple[str | int, ...], name: str, text: str) -> None:
    body = form.body
    _at(body, path)[name] = text
    pin(_at(body, path), name, form.setting)
    form.replace(body)


def _field(form: Form, kind: type[Record], entry: FormField, body: Body, path: tuple[str | int, ...]) -> None:
    key = _widget_key(form, (*path, entry.name))
    empty: Any = [] if entry.kind is Kind.TERMS else None if entry.kind in _PICKED else ""
    st.session_state.setdefault(key, body.get(entry.name) or empty)
    common = {"key": key, "help": entry.help, "on_change": _changed, "args": (form, path, entry.name, key)}
    # A box for each field: what appears beside one must not move the rest, or the browser draws it anew,
    # folds up what was opened and drops what is being typed.
    with st.container():
        _WIDGETS[entry.kind](form, entry, common)
        if entry.kind is Kind.SITES:
            _site_extras(form, kind, entry, body, path)
        _said(form, entry, read_field(kind, entry, body, form.setting), bool(body.get(entry.name)), path)


_PICKED = (Kind.CODE, Kind.CHOICE, Kind.LINK)


def _said(form: Form, entry: FormField, typed: Typed, filled: bool, path: tuple[str | int, ...]) -> None:
    if typed.problem and (filled or form.attempted):
        look.problem(typed.problem)
        for offer in typed.offers:
            key = _widget_key(form, (*path, entry.name, "use", offer))
            st.button(
                f"Use {listing.escaped(offer)}", key=key, on_click=_use, args=(form, path, entry.name, offer)
            )
    elif typed.said:
        look.said(typed.said)


def _text(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    if entry.long:
        st.text_area(entry.label, height=110, **common)
    else:
        st.text_input(entry.label, live=True, **common)


def _code(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    options = code_options(entry.vocabulary)
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


def _choice(_form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    labels = {"bilateral": "both sides", "midline": "in the middle"}
    st.selectbox(
        entry.label,
        entry.choices,
        format_func=lambda value: labels.get(value, value),
        placeholder=NOT_RECORDED,
        index=None,
        **common,
    )


def _link(form: Form, entry: FormField, common: Mapping[str, Any]) -> None:
    labels = link_labels(form.history, str(entry.options["link"]))
    st.selectbox(
        entry.label,
        list(labels),
        format_func=lambda target: labels.get(target, NOT_RECORDED),
        placeholder=NOT_RECORDED,
        index=None,
        **common,
    )


_WIDGETS: dict[Kind, Callable[[Form, FormField, Mapping[str, Any]], None]] = {
    Kind.DATE: _text,
    Kind.SITES: _text,
    Kind.TEXT: _text,
    Kind.NUMBER: _text,
    Kind.CODE: _code,
    Kind.TERMS: _terms,
    Kind.CHOICE: _choice,
    Kind.LINK: _link,
}


def _site_extras(
    form: Form, kind: type[Record], entry: FormField, body: Body, path: tuple[str | int, ...]
) -> None:
    """The side, and the level picker that writes into the field."""
    left, right = st.columns([1, 1])
    name = f"{entry.name}_side"
    key = _widget_key(form, (*path, name))
    st.session_state.setdefault(key, body.get(name))
    with left:
        st.pills(
            "Side",
            _SIDES,
            format_func=lambda side: {"bilateral": "both"}.get(side, side),
            key=key,
            help="Leave empty when it is not known or does not matter.",
            on_change=_changed,
            args=(form, path, name, key),
        )
    with right:
        field = _widget_key(form, (*path, entry.name))
        level_picker(
            f"{field}.picker",
            str(body.get(entry.name) or ""),
            site_kind(kind, body),
            form.setting,
            lambda text: _write(form, path, entry.name, field, text),
        )


def _write(form: Form, path: tuple[str | int, ...], name: str, key: str, text: str) -> None:
    """Put text into a field from a button beside it."""
    st.session_state[key] = text
    _changed(form, path, name, key)


def code_options(listed: str) -> list[str]:
    """The codes of a vocabulary, the frequent ones first."""
    terms = vocabulary.named(listed)
    return sorted(terms, key=lambda code: not getattr(terms[code], "in_short_list", True))


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
    return {i.id: f"{words.when(i.date)}: {words.study_name(i)}" for i in history.imaging}

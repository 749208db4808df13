"""The one form builder: it draws any record's fields, keeps what is typed as a draft, and reads it back."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from tracker.domain.records import Record
from tracker.pages import look
from tracker.pages.fields import MORE, FormField, Kind, fields_of, groups_of
from tracker.pages.guard import guarded
from tracker.pages.level_picker import level_picker
from tracker.pages.open_form import Form as Form
from tracker.pages.open_form import draft_key as draft_key
from tracker.pages.reads import Typed, site_kind
from tracker.pages.typed import Body, new_body, pin, read_field
from tracker.pages.widgets import WIDGETS
from tracker.views import listing, words

_SIDES = ("left", "right", "bilateral")
_PICKED = (Kind.CODE, Kind.CHOICE, Kind.LINK, Kind.NAME)


def draw(form: Form) -> None:
    """Draw every field of the form with what is said beside it."""
    _fields(form, form.kind, form.body, ())


def draw_some(form: Form, names: Iterable[str]) -> None:
    """Draw some fields of the form alone, in the order of the names; the others keep what stands in them."""
    entries = {entry.name: entry for entry in fields_of(form.kind)}
    for name in names:
        _field(form, form.kind, entries[name], form.body, ())


def _fields(form: Form, kind: type[Record], body: Body, path: tuple[str | int, ...]) -> None:
    entries = seen_fields(form, kind, body)
    front = [entry for entry in entries if not entry.more]
    for entry in sorted(filter(_comes_first, front), key=_rank):
        _field(form, kind, entry, body, path)
    for name, child in groups_of(kind).items():
        with st.container():
            _group(form, name, child, body, path)
    for entry in front:
        if not _comes_first(entry):
            _field(form, kind, entry, body, path)
    for title, part in _parts(entry for entry in entries if entry.more):
        _part(form, kind, title, part, body, path)


def _comes_first(entry: FormField) -> bool:
    """What, when, where and why stand before the groups of a form; everything else after them."""
    return entry.name == "date" or bool(entry.options.get("asked")) or entry.kind in (Kind.SITES, Kind.TERMS)


def _parts(behind: Iterable[FormField]) -> list[tuple[str, list[FormField]]]:
    """What is folded away, by title; what has no title of its own stands last."""
    parts: dict[str, list[FormField]] = {}
    for entry in behind:
        parts.setdefault(entry.more, []).append(entry)
    return sorted(parts.items(), key=lambda part: part[0] == MORE)


def seen_fields(form: Form, kind: type[Record], body: Body) -> list[FormField]:
    """The fields that the form shows, as its face shows them."""
    faced = (form.face.seen(kind, entry, filled=bool(body.get(entry.name))) for entry in fields_of(kind))
    return [entry for entry in faced if entry is not None]


def _part(
    form: Form,
    kind: type[Record],
    title: str,
    part: list[FormField],
    body: Body,
    path: tuple[str | int, ...],
) -> None:
    """Fields folded away under one title; open when something stands in them as the form comes into view.

    Only then: an expander that is told to open while the person has it open folds up under them.
    """
    opened = form.widget(*path, title, "open")
    first = form.widget(*path, part[0].name)
    if first not in st.session_state or opened not in st.session_state:
        st.session_state[opened] = any(body.get(entry.name) for entry in part)
    labels = words.listing(words.within(entry.label.rstrip("?")) for entry in part)
    with st.expander(f"{title}: {labels}", expanded=st.session_state[opened]):
        for entry in part:
            _field(form, kind, entry, body, path)


def _rank(entry: FormField) -> tuple[bool, bool]:
    """What cannot be left empty first, then the date."""
    return not entry.options.get("asked"), entry.name != "date"


def _group(form: Form, name: str, child: type[Record], body: Body, path: tuple[str | int, ...]) -> None:
    items: list[Body] = body.setdefault(name, [])
    for place, item in enumerate(items):
        inner = (*path, name, place)
        with st.container(border=True, key=form.widget(*inner, "box")):
            if len(items) > 1 or name != "procedures":
                st.markdown(f"**{child.title.capitalize()} {place + 1}**")
            _fields(form, child, item, inner)
            if len(items) > 1 or name != "procedures":
                label = f"Take out: {child.title} {place + 1}"
                key = form.widget(*inner, "remove")
                st.button(label, key=key, on_click=_remove, args=(form, path, name, place, key))
    more = f"Add {'another ' if items else ''}{child.title}"
    st.button(more, key=form.widget(*path, name, "add"), on_click=_add, args=(form, path, name, child))


def _at(body: Body, path: tuple[str | int, ...]) -> Body:
    found: Any = body
    for step in path:
        found = found[step]
    return found  # type: ignore[no-any-return]


@guarded
def _remove(form: Form, path: tuple[str | int, ...], name: str, place: int, key: str) -> None:
    if key != form.widget(*path, name, place, "remove"):
        return  # the second half of a double click would take out the next one
    body = form.body
    del _at(body, path)[name][place]
    form.replace(body)


@guarded
def _add(form: Form, path: tuple[str | int, ...], name: str, child: type[Record]) -> None:
    _at(form.body, path).setdefault(name, []).append(new_body(child))
    form.keep()


@guarded
def _changed(form: Form, path: tuple[str | int, ...], name: str, key: str) -> None:
    if key != form.widget(*path, name):
        return  # of a form that was saved or begun anew meanwhile
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
    key = form.widget(*path, entry.name)
    empty: Any = [] if entry.kind is Kind.TERMS else None if entry.kind in _PICKED else ""
    st.session_state.setdefault(key, body.get(entry.name) or empty)
    common = {"key": key, "help": entry.help, "on_change": _changed, "args": (form, path, entry.name, key)}
    # A box for each field: what appears beside one must not move the rest, or the browser draws it anew,
    # folds up what was opened and drops what is being typed.
    with st.container():
        WIDGETS[entry.kind](form, entry, common)
        if entry.kind is Kind.SITES:
            _site_extras(form, kind, entry, body, path)
        if entry.options.get("today") and not body.get(entry.name):
            st.button(
                "Today",
                key=form.widget(*path, entry.name, "today"),
                on_click=_write,
                args=(form, path, entry.name, key, "today"),
            )
        _said(form, entry, read_field(kind, entry, body, form.setting), bool(body.get(entry.name)), path)


def _said(form: Form, entry: FormField, typed: Typed, filled: bool, path: tuple[str | int, ...]) -> None:
    if typed.problem and (filled or form.attempted):
        look.problem(typed.problem)
        for offer in typed.offers:
            key = form.widget(*path, entry.name, "use", offer)
            st.button(
                f"Use {listing.escaped(offer)}", key=key, on_click=_use, args=(form, path, entry.name, offer)
            )
    elif typed.said:
        look.said(typed.said)


def _site_extras(
    form: Form, kind: type[Record], entry: FormField, body: Body, path: tuple[str | int, ...]
) -> None:
    """The side, and the level picker that writes into the field."""
    left, right = st.columns([1, 1])
    name = f"{entry.name}_side"
    key = form.widget(*path, name)
    st.session_state.setdefault(key, body.get(name))
    with left:
        st.pills(
            "Side",
            _SIDES,
            format_func=lambda side: {"bilateral": "both"}.get(side, side),
            key=key,
            help="Leave empty when it is not known or does not matter.",
            wrap=True,
            on_change=_changed,
            args=(form, path, name, key),
        )
    with right:
        field = form.widget(*path, entry.name)
        level_picker(
            f"{field}.picker",
            str(body.get(entry.name) or ""),
            site_kind(kind, body),
            form.setting,
            lambda text: _write(form, path, entry.name, field, text),
        )


@guarded
def _write(form: Form, path: tuple[str | int, ...], name: str, key: str, text: str) -> None:
    """Put text into a field from a button beside it."""
    st.session_state[key] = text
    _changed(form, path, name, key)

"""What was typed in a whole form: a record to text, and text back to data for the gate. No widgets here.

A form's *body* is plain text by field name, with a list of bodies for each child list; it is what a draft
keeps. ``as_typed`` and ``read_body`` are inverses: nothing a form does not show is dropped by a save.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.gate import dump
from tracker.domain.levels import Region, SiteUse
from tracker.domain.records import Record
from tracker.domain.site_set import Sites
from tracker.pages.fields import FormField, Kind, fields_of, groups_of
from tracker.pages.reads import (
    Setting,
    Typed,
    date_as_read,
    is_relative,
    read_code,
    read_decimal,
    read_number,
    read_when,
    read_where,
    site_kind,
    sites_said,
)
from tracker.views import words

Body = dict[str, Any]

KEPT = "kept"
"""The body's key for what the form does not show but must not drop."""

WAS = "was"
"""The body's key for fields as they stood: name to [text shown, value]. Text that nobody touched since keeps
its value, whatever reading it again would give ("yesterday" is another day tomorrow)."""


@dataclass
class Reading:
    """A whole body as read: data for the gate, and a sentence for each path that cannot be taken."""

    data: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def new_body(kind: type[Record]) -> Body:
    """An empty body with an identifier of its own, so that saving twice saves once."""
    body: Body = {KEPT: {"id": uuid4().hex}}
    for entry in fields_of(kind):
        default = kind.model_fields[entry.name].default if entry.name in kind.model_fields else None
        if entry.kind is Kind.CHOICE and default is not None and not entry.options.get("asked"):
            body[entry.name] = str(default)
    for name, child in groups_of(kind).items():
        body[name] = [new_body(child)] if name in ("procedures",) else []
    return body


_READ_ONCE = (Kind.DATE, Kind.SITES, Kind.DECIMAL)
"""Kinds whose text can say less than the stored value: untouched text keeps the value."""


def as_typed(record: Record) -> Body:
    """The body that shows a record: what was typed where it is known, else the value in words."""
    kind = type(record)
    values = dump(record)
    body: Body = {WAS: {}}
    for entry in fields_of(kind):
        value = getattr(record, entry.name)
        if entry.kind is Kind.TERMS:
            body[entry.name] = list(dict.fromkeys(term_typed(item.kind, item.called) for item in value))
        elif value is not None:
            body[entry.name] = _shown(record, entry, value, body)
            if entry.kind in _READ_ONCE:
                body[WAS][entry.name] = [_raw(entry, body), str(value)]
    for name in groups_of(kind):
        body[name] = [as_typed(child) for child in getattr(record, name)]
    shown = {entry.name for entry in fields_of(kind)} | set(kind.children())
    body[KEPT] = {k: v for k, v in values.items() if k not in shown}
    for entry in fields_of(kind):
        if entry.kind is Kind.TERMS:
            body[KEPT][entry.name] = {term_typed(c.kind, c.called): c.id for c in getattr(record, entry.name)}
    return body


def term_typed(code: str, called: str | None) -> str:
    """A term and the person's own word for it as one text: "pseudarthrosis: failed fusion"."""
    return f"{code}: {called}" if called else code


def _raw(entry: FormField, body: Mapping[str, Any]) -> str:
    """What is typed for a field, with the side picked beside it."""
    return f"{body.get(entry.name) or ''}|{body.get(f'{entry.name}_side') or ''}"


def _shown(record: Record, entry: FormField, value: Any, body: Body) -> Any:
    if entry.kind is Kind.DATE:
        typed = getattr(record, f"{entry.name}_typed")
        return typed if typed and not is_relative(typed) else value.shown()
    if entry.kind is Kind.SITES:
        text, side = sites_as_typed(value)
        if side:
            body[f"{entry.name}_side"] = side
        return text
    return f"{value:g}" if entry.kind is Kind.DECIMAL else str(value)


def sites_as_typed(sites: Sites) -> tuple[str, str]:
    """The sites as a person would type them, and the side when one side holds for all of them."""
    sides = {use.side for use in sites}
    only = next(iter(sides)) if len(sides) == 1 else None
    plain = Sites(SiteUse(use.site, None, use.extent) for use in sites) if only else sites
    joints = any(isinstance(use.site, Region) or str(use.site).startswith("SIJ") for use in sites)
    extents = any(use.extent or use.side for use in plain)
    text = ", ".join(map(str, plain)) if extents or joints else words.places(plain)
    return text, only.value if only else ""


def read_body(kind: type[Record], body: Mapping[str, Any], setting: Setting, path: str = "") -> Reading:
    """Read a whole body into data for ``gate.build``; each trouble stands under its path."""
    terms = {entry.name for entry in fields_of(kind) if entry.kind is Kind.TERMS}
    reading = Reading({k: v for k, v in body.get(KEPT, {}).items() if k not in terms})
    for entry in fields_of(kind):
        typed = read_field(kind, entry, body, setting)
        if typed.problem:
            reading.problems[path + entry.name] = typed.problem
        elif typed.value is not None or f"{entry.name}_typed" in reading.data:
            reading.data.update(_data(entry, body, typed.value))
    for name, child in groups_of(kind).items():
        inner = [
            read_body(child, one, setting, f"{path}{name}.{place}.")
            for place, one in enumerate(body.get(name, ()))
        ]
        reading.data[name] = [one.data for one in inner]
        for one in inner:
            reading.problems |= one.problems
    return reading


def _data(entry: FormField, body: Mapping[str, Any], value: Any) -> dict[str, Any]:
    """The record's own fields that one typed field fills."""
    if entry.kind is Kind.DATE:
        return {entry.name: value} | _date_words(entry, body, value)
    if entry.kind is Kind.CODE:
        code, called = value
        spoken = entry.options.get("spoken")
        own = {spoken: called} if spoken and called and not str(body.get(spoken) or "").strip() else {}
        return {entry.name: code} | own
    return {entry.name: value}


def _date_words(entry: FormField, body: Mapping[str, Any], value: Any) -> dict[str, Any]:
    """The words a date was typed in, where they say more than the date; those of an untouched one stay."""
    if _untouched(entry, body):
        return {}
    typed = str(body.get(entry.name) or "").strip()
    said_by_value = value is None or typed in (value.shown(), str(value)) or is_relative(typed)
    return {f"{entry.name}_typed": None if said_by_value else typed}


def _untouched(entry: FormField, body: Mapping[str, Any]) -> bool:
    """True while a field stands as it was opened."""
    return bool(body.get(WAS, {}).get(entry.name, ["|"])[0] == _raw(entry, body))


def read_field(kind: type[Record], entry: FormField, body: Mapping[str, Any], setting: Setting) -> Typed:
    """Read one field of a body; an empty field is "not recorded" unless the record cannot do without it."""
    raw = body.get(entry.name)
    if raw is None or raw == [] or (isinstance(raw, str) and not raw.strip()):
        if entry.options.get("asked"):
            return Typed(problem=f"“{entry.label.rstrip('?')}” is needed. {entry.help}")
        return Typed()
    _, stored = body.get(WAS, {}).get(entry.name, ("", ""))
    untouched = bool(stored) and _untouched(entry, body)
    if entry.kind is Kind.DATE:
        return date_as_read(PartialDate.parse(stored), setting) if untouched else read_when(str(raw), setting)
    if entry.kind is Kind.SITES and untouched:
        return Typed(Sites.parse(stored), said=sites_said(Sites.parse(stored), []))
    if entry.kind is Kind.SITES:
        return read_where(str(raw), str(body.get(f"{entry.name}_side") or ""), site_kind(kind, body), setting)
    if entry.kind is Kind.DECIMAL:
        return Typed(float(stored)) if untouched else read_decimal(str(raw))
    if entry.kind is Kind.NUMBER:
        return read_number(entry, str(raw))
    if entry.kind is Kind.CODE:
        return read_code(entry.vocabulary, str(raw))
    if entry.kind is Kind.TERMS:
        ids = body.get(KEPT, {}).get(entry.name, {})
        return Typed([_term(entry.vocabulary, word) | _known(ids, word) for word in map(str, raw)])
    return Typed(raw)


def pin(body: Body, name: str, setting: Setting) -> None:
    """Note what a date means on the day it is typed; text that is no date, or can mean two, is left as it is."""
    text = str(body.get(name) or "")
    if not is_relative(text):
        return
    value = read_when(text, setting).value
    if value is not None:
        body.setdefault(WAS, {})[name] = [f"{text}|", str(value)]
        body.get(KEPT, {}).pop(f"{name}_typed", None)


def pinned(kind: type[Record], body: Body, setting: Setting) -> Body:
    """The body with every date in it noted as it is meant today; those noted earlier stay."""
    for entry in fields_of(kind):
        if entry.kind is Kind.DATE and entry.name not in body.get(WAS, {}):
            pin(body, entry.name, setting)
    for name, child in groups_of(kind).items():
        for one in body.get(name, ()):
            pinned(child, one, setting)
    return body


def renewed(kind: type[Record], body: Body) -> Body:
    """The same text as a record of its own: with identifiers that were never used."""
    terms = {entry.name for entry in fields_of(kind) if entry.kind is Kind.TERMS}
    kept = {name: value for name, value in body.get(KEPT, {}).items() if name not in terms}
    made = body | {KEPT: kept | {"id": uuid4().hex}}
    for name, child in groups_of(kind).items():
        made[name] = [renewed(child, one) for one in body.get(name, ())]
    return made


def _known(ids: Mapping[str, str], word: str) -> dict[str, str]:
    return {"id": ids[word]} if word in ids else {}


def _term(listed: str, word: str) -> dict[str, str]:
    code, _, called = word.partition(": ")
    if code not in vocabulary.named(listed):
        code, called = read_code(listed, word).value
    return {"kind": code} | ({"called": called} if called else {})

"""What a form asks, read off the records: each field's label, help and kind. One list for every form; no widgets here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Any, get_args

from tracker.domain.dates import PartialDate
from tracker.domain.labels import asked
from tracker.domain.record_fields import filled_in
from tracker.domain.records import Record
from tracker.domain.site_set import Sites


class Kind(Enum):
    """How a field is typed in."""

    DATE = auto()
    SITES = auto()
    CODE = auto()
    CHOICE = auto()
    NUMBER = auto()
    DECIMAL = auto()
    NAME = auto()
    """A clinician or a place by name: picked among those known, or typed anew."""
    TEXT = auto()
    LINK = auto()
    TERMS = auto()
    """Several codes or own words at once: a child record that has nothing but them."""


MORE = "More"
"""The title of what is folded away without a title of its own."""


@dataclass(frozen=True)
class FormField:
    """One field of a form. ``options`` are those given to it in the record (see ``records.shown``)."""

    name: str
    label: str
    help: str
    kind: Kind
    choices: tuple[str, ...]
    options: dict[str, Any]

    @property
    def more(self) -> str:
        """The title of what the field is folded away under, empty for one that is always seen."""
        more = self.options.get("more")
        return more if isinstance(more, str) else MORE if more else ""

    @property
    def vocabulary(self) -> str:
        """The name of the list its codes come from, empty when there is none."""
        return str(self.options.get("vocabulary") or "")

    @property
    def long(self) -> bool:
        """True for text of several lines."""
        return bool(self.options.get("long"))


@dataclass(frozen=True)
class Face:
    """How the form of a kind looks in one use of it; what it asks and keeps stays the same.

    ``leads`` is the class of procedures that stands first in their list. Fields of ``left_out`` are shown
    only when something stands in them. ``changed`` gives other words to fields. Both name a field as
    "surgery.outcome": its table and itself.
    """

    leads: str = ""
    left_out: frozenset[str] = frozenset()
    changed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def seen(self, kind: type[Record], entry: FormField, *, filled: bool) -> FormField | None:
        """The field as this face shows it, None when it does not."""
        name = f"{kind.table()}.{entry.name}"
        if name in self.left_out and not filled:
            return None
        other = dict(self.changed.get(name, {}))
        options = {name: other.pop(name) for name in tuple(other) if name not in ("label", "help")}
        return replace(entry, **other, options=entry.options | options)


PLAIN = Face()
"""The form as the record has it."""


@cache
def fields_of(kind: type[Record]) -> tuple[FormField, ...]:
    """The fields a person fills in, in the order of the record."""
    return tuple(_fields(kind))


@cache
def groups_of(kind: type[Record]) -> dict[str, type[Record]]:
    """The child lists that are groups of fields of their own ("another procedure")."""
    return {name: child for name, child in kind.children().items() if not is_terms(child)}


def filled_in_front(kind: type[Record], body: Mapping[str, Any]) -> Face:
    """A face on which nothing that stands in a body is folded away."""
    changed: dict[str, Mapping[str, Any]] = {
        f"{kind.table()}.{entry.name}": {"more": ""}
        for entry in fields_of(kind)
        if entry.more and body.get(entry.name)
    }
    for name, child in groups_of(kind).items():
        for inner in body.get(name, ()):
            changed |= filled_in_front(child, inner).changed
    return Face(changed=changed)


@cache
def is_terms(kind: type[Record]) -> bool:
    """True for a child record that only holds a term and the person's word for it."""
    visible = [field.name for field in _fields(kind)]
    return visible == ["kind"] and "called" in kind.model_fields


def _fields(kind: type[Record]) -> Iterator[FormField]:
    for name, info in kind.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        if filled_in(info) and name != "as_written":
            shape, choices = _shape(info.annotation, dict(extra))
            yield FormField(name, asked(kind, name), info.description or "", shape, choices, dict(extra))
    for name, child in kind.children().items():
        if is_terms(child):
            inner = next(_fields(child))
            yield FormField(name, inner.label, inner.help, Kind.TERMS, (), inner.options)


def _shape(annotation: Any, extra: dict[str, Any]) -> tuple[Kind, tuple[str, ...]]:
    types = _leaf_types(annotation)
    if PartialDate in types:
        return Kind.DATE, ()
    if Sites in types:
        return Kind.SITES, ()
    if extra.get("link"):
        return Kind.LINK, ()
    if extra.get("vocabulary"):
        return Kind.CODE, ()
    if extra.get("names"):
        return Kind.NAME, ()
    for leaf in types:
        if isinstance(leaf, type) and issubclass(leaf, StrEnum):
            return Kind.CHOICE, tuple(member.value for member in leaf)
    if float in types:
        return Kind.DECIMAL, ()
    return (Kind.NUMBER if int in types else Kind.TEXT), ()


def _leaf_types(annotation: Any) -> set[Any]:
    args = get_args(annotation)
    if not args:
        return {annotation}
    return {leaf for arg in args for leaf in _leaf_types(arg)}

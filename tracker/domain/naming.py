"""Who and where: other records name clinicians and places by their name; this finds those names and follows a new one."""

from collections.abc import Iterator
from typing import Any, TypeVar

from tracker.domain.gate import build, dump
from tracker.domain.history import LISTS, History
from tracker.domain.records import Clinician, Facility, Record, Statement

R = TypeVar("R", bound=Record)

NAMED: dict[str, type[Clinician] | type[Facility]] = {"clinician": Clinician, "facility": Facility}
"""The kinds that are named, by the value of the option ``names`` of a field."""


def naming_fields(kind: type[Record], which: str) -> tuple[str, ...]:
    """The fields of a kind that name a clinician, or a place."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("names") == which
    )


def known_names(history: History, which: str) -> tuple[str, ...]:
    """The names recorded as clinicians or places, then those that other records use, each once, sorted."""
    recorded = sorted({one.name for one in history.of(NAMED[which]) if one.name}, key=str.casefold)
    used = sorted({name for _, name in _used(history, which)} - set(recorded), key=str.casefold)
    return (*recorded, *used)


def only_used(history: History, which: str) -> tuple[str, ...]:
    """The names that records use and that are not recorded as a clinician or place of their own."""
    recorded = {one.name for one in history.of(NAMED[which])}
    return tuple(name for name in known_names(history, which) if name not in recorded)


def naming(history: History, which: str, name: str) -> tuple[Record, ...]:
    """The records that name someone or a place, each once."""
    found = {(type(r), r.id): r for r, used in _used(history, which) if used == name}
    return tuple(found.values())


def name_in_full(history: History, which: str, name: str) -> str:
    """A place with its city and country as recorded: "Example Hospital, Exampleton, Nowhere"; others as named."""
    if which != "facility":
        return name
    place = next((one for one in history.facilities if one.name == name), None)
    parts = (name, place.city, place.country) if place else (name,)
    return ", ".join(part for part in parts if part)


def followers(history: History, before: Record | None, after: Record) -> tuple[Record, ...]:
    """The records that name a clinician or place, with its new name; none when the name stays.

    Where another record has the old name too, nobody can tell which one is meant, and nothing follows.
    """
    which = next((which for which, kind in NAMED.items() if type(after) is kind), None)
    if which is None or before is None or before.id != after.id:
        return ()
    old, new = getattr(before, "name", None), getattr(after, "name", None)
    shared = any(one.name == old and one.id != after.id for one in history.of(NAMED[which]))
    if not old or not new or old == new or shared:
        return ()
    named = tuple(_renamed(record, which, old, new) for record in naming(history, which, old))
    done = {record.id: record for record in named}
    said = [done.get(s.id, s) for s in history.statements if s.value == old and _is_name(s, which)]
    return (*(r for r in named if r not in said), *(_saying(statement, new) for statement in said))


def _is_name(statement: Statement, which: str) -> bool:
    """Whether what a source says is the name of a clinician or of a place."""
    kind = next((kind for kind in _every_kind() if kind.table() == statement.about_table), None)
    return kind is not None and statement.field in naming_fields(kind, which)


def _every_kind() -> Iterator[type[Record]]:
    for kind in LISTS:
        yield kind
        yield from kind.children().values()


def _saying(statement: Record, new: str) -> Record:
    copy = build(Statement, dump(statement) | {"value": new})
    copy.version = statement.version
    return copy


def _used(history: History, which: str) -> Iterator[tuple[Record, str]]:
    """Each record with each name it uses, those used in its children too."""
    for kind in LISTS:
        for record in history.of(kind):
            for name in _names(kind, dump(record), which):
                yield record, name


def _names(kind: type[Record], values: dict[str, Any], which: str) -> Iterator[str]:
    yield from (values[field] for field in naming_fields(kind, which) if values.get(field))
    for attribute, child in kind.children().items():
        for inner in values.get(attribute, ()):
            yield from _names(child, inner, which)


def _renamed(record: R, which: str, old: str, new: str) -> R:
    copy = build(type(record), _with_name(type(record), dump(record), which, old, new))
    copy.version = record.version
    return copy


def _with_name(kind: type[Record], values: dict[str, Any], which: str, old: str, new: str) -> dict[str, Any]:
    own = {field: new for field in naming_fields(kind, which) if values.get(field) == old}
    inner = {
        attribute: [_with_name(child, one, which, old, new) for one in values[attribute]]
        for attribute, child in kind.children().items()
        if attribute in values
    }
    return values | own | inner

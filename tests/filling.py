"""Every field of every record filled with words of its own, and what each value reads like: driven by the records.

A field that is added to a record is filled here without a word of it, so that a test that walks these notices it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, get_args

import histories

from tracker.domain import vocabulary
from tracker.domain.dated import in_order
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build, dump, members
from tracker.domain.history import LISTS, Course, History
from tracker.domain.loose_end import EndKind
from tracker.domain.record_fields import filled_in
from tracker.domain.records import AnatomyProfile, Person, Record, Symptom, SymptomEntry
from tracker.domain.site_set import Sites
from tracker.errors import InvalidRecord

FIRST = date(2011, 1, 3)


def filled_everywhere() -> list[Record]:
    """One record of every kind as ``histories`` makes them, and each of its empty fields filled."""
    days = iter(range(10_000))
    made = histories.every_kind()
    ids: dict[str, str] = {}
    for record in made:
        ids.setdefault(record.table(), record.id)
    return [build(type(r), _filled(dump(r), type(r), days, ids)) for r in made]


def history_of(records: list[Record]) -> History:
    """The history of records without a store; a symptom's first and last entry are its highest as well."""
    lists = {name: in_order(r for r in records if type(r) is kind) for kind, name in LISTS.items()}
    entries = [record for record in records if isinstance(record, SymptomEntry)]
    courses = {
        s.id: Course((), len(entries), entries[0], entries[0], entries[-1]) if entries else Course()
        for s in records
        if isinstance(s, Symptom)
    }
    by_symptom = {
        s.id: tuple(one for one in entries if one.symptom_id == s.id)
        for s in records
        if isinstance(s, Symptom)
    }
    single: dict[str, Any] = {
        "person": next(r for r in records if isinstance(r, Person)),
        "anatomy": next(r for r in records if isinstance(r, AnatomyProfile)),
    }
    every: dict[str, Any] = {**lists, **single}
    return replace(History(courses=courses, entries=by_symptom), **every)


def titled(kind: type[Record]) -> tuple[str, ...]:
    """The fields a person fills in."""
    return tuple(name for name, info in kind.model_fields.items() if filled_in(info))


def _filled(values: dict[str, Any], kind: type[Record], days: Iterator[int], ids: dict[str, str]) -> Any:
    for name in titled(kind):
        if values.get(name) in (None, "", []):
            value = _value(kind, name, days, ids)
            if value is not None and value != values["id"]:
                values[name] = value
    for name, child in kind.children().items():
        values[name] = [_filled(part, child, days, ids) for part in values.get(name) or ()]
    return values


def _value(kind: type[Record], name: str, days: Iterator[int], ids: dict[str, str]) -> Any:
    info = kind.model_fields[name]
    extra: Any = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if extra.get("link"):
        return ids.get(extra["link"])
    if extra.get("vocabulary"):
        return None
    types = [one for one in get_args(info.annotation) if one is not type(None)] or [info.annotation]
    one = get_args(types[0])[0] if get_args(types[0]) else types[0]
    if one is PartialDate:
        late = 4000 if name in ("until", "reached", "answered") else 0
        return (FIRST + timedelta(days=next(days) + late)).isoformat()
    if one is Sites:
        return "L2-L3"
    if isinstance(one, type) and issubclass(one, StrEnum):
        return list(one)[-1].value
    if one is int:
        return int(extra.get("low", 0)) + (7 if extra.get("high", 99) > 20 else 1)
    if one is float:
        return 17.0
    return "09:15" if name == "time" else f"the {name.replace('_', ' ')} of the {kind.__name__.lower()}"


def texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """The free words and dates of a record and its parts: where they stand, and how they read."""
    for part in members(record):
        for name in titled(type(part)):
            value = getattr(part, name)
            extra: Any = type(part).model_fields[name].json_schema_extra
            if isinstance(value, PartialDate):
                yield f"{type(part).__name__}.{name}", value.shown(short=True)
            elif type(value) is str and not (extra.get("vocabulary") or extra.get("link")):
                yield f"{type(part).__name__}.{name}", value


def without_each_field(records: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    """The records again and again, each time with one field of one of them left out, and which it was."""
    for place, record in enumerate(records):
        for name, values in _lessened(dump(record), type(record)):
            less = build(type(record), values)
            yield name, [*records[:place], less, *records[place + 1 :]]


def _lessened(values: dict[str, Any], kind: type[Record]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in titled(kind):
        info = kind.model_fields[name]
        asked: Any = info.json_schema_extra
        if values.get(name) not in (None, "", info.default) and not asked.get("asked"):
            yield (
                f"{kind.__name__}.{name}",
                {k: v for k, v in values.items() if k not in (name, f"{name}_typed")},
            )
    for name, child in kind.children().items():
        for place, part in enumerate(values.get(name) or ()):
            for which, less in _lessened(part, child):
                parts = [*values[name][:place], less, *values[name][place + 1 :]]
                yield which, values | {name: parts}


DERIVED = re.compile(r"^(id|version|position)$|_(earliest|latest)$")
"""Not a fact: which record it is, how often it was saved, where it stands, and the bounds that the gate writes."""


def with_each_field_changed(records: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    """The records again and again, each time with one field of one of them changed, and which it was."""
    ids: dict[str, list[str]] = {}
    for record in records:
        for part in members(record):
            ids.setdefault(part.table(), []).append(part.id)
    for place, record in enumerate(records):
        for name, changes in _changes(dump(record), type(record), ids):
            changed = _first_that_fits(type(record), changes)
            if changed is not None:
                yield name, [*records[:place], changed, *records[place + 1 :]]


def _first_that_fits(kind: type[Record], changes: Iterator[dict[str, Any]]) -> Record | None:
    """The first of the changes that the gate takes: an end is not before its beginning, a total within its range."""
    for values in changes:
        try:
            return build(kind, values)
        except InvalidRecord:
            continue
    return None


def _changes(
    values: dict[str, Any], kind: type[Record], ids: dict[str, list[str]]
) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    for name in kind.model_fields:
        if not DERIVED.search(name) and name != kind.parent:
            others = [one for one in _others(kind, name, ids, values) if one != values.get(name)]
            less = {k: v for k, v in values.items() if k != f"{name}_typed"}
            yield f"{kind.__name__}.{name}", (less | {name: other} for other in others)
    for name, child in kind.children().items():
        for place, part in enumerate(values.get(name) or ()):
            before, after = values[name][:place], values[name][place + 1 :]
            for which, changes in _changes(part, child, ids):
                yield which, (values | {name: [*before, one, *after]} for one in changes)


def _others(kind: type[Record], name: str, ids: dict[str, list[str]], values: dict[str, Any]) -> list[Any]:
    """Other values that a field might have, the likeliest first."""
    info = kind.model_fields[name]
    extra: Any = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if extra.get("vocabulary"):
        return sorted(vocabulary.named(extra["vocabulary"]))
    linked = extra.get("link") or ("sourcetext" if name == "source_id" else "")
    if linked or name.endswith("_id"):
        table = linked or values.get("about_table") or name.removesuffix("_id")
        return [*reversed(ids.get(table, ())), None]
    types = [one for one in get_args(info.annotation) if one is not type(None)] or [info.annotation]
    one = get_args(types[0])[0] if get_args(types[0]) else types[0]
    if one is PartialDate:
        return ["2012-12-12", "2029-12-12", "2001-12-12"]
    if one is Sites:
        return ["T11-T12"]
    if isinstance(one, type) and issubclass(one, StrEnum):
        return [choice.value for choice in one]
    if one in (int, float):
        return [3, 11, 5, 60]
    named: dict[str, list[Any]] = {"time": ["23:45"], "sha256": ["0" * 64], "end": sorted(EndKind)}
    words: list[Any] = [f"changed {name.replace('_', ' ')}"]
    return named.get(name, words)

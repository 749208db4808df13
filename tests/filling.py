"""Every field of every record filled with words of its own, and what each value reads like: driven by the records."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, get_args

import histories

from tracker.domain.columns import TextValue
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build, dump, members
from tracker.domain.levels import Side
from tracker.domain.records import BY_TABLE, Answer, DeviceEvent, Record, SourceText
from tracker.domain.site_set import Sites

_LINKS = {
    "surgery": "surgery",
    "imagingstudy": "imagingstudy",
    "document": "document",
    "procedure": "procedure",
}
_HIDDEN = {"as_written", "date_typed"}
FIRST = date(2011, 1, 3)


def filled_everywhere() -> list[Record]:
    """One record of every kind as ``histories`` makes them, and each of its empty fields filled."""
    days = iter(range(10_000))
    found = []
    for record in histories.every_kind():
        made = build(type(record), _filled(dump(record), type(record), days))
        found.append(made)
    return found


def titled(kind: type[Record]) -> tuple[str, ...]:
    """The fields a person fills in."""
    return tuple(name for name, info in kind.model_fields.items() if info.title)


def _filled(values: dict[str, Any], kind: type[Record], days: Iterator[int]) -> dict[str, Any]:
    for name in titled(kind):
        if values.get(name) in (None, "", []):
            value = _value(kind, name, days)
            if value is not None:
                values[name] = value
    for name, child in kind.children().items():
        values[name] = [_filled(part, child, days) for part in values.get(name) or ()]
    return values


def _value(kind: type[Record], name: str, days: Iterator[int]) -> Any:
    info = kind.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    types = [one for one in get_args(info.annotation) if one is not type(None)] or [info.annotation]
    one = get_args(types[0])[0] if get_args(types[0]) else types[0]
    if extra.get("link") or extra.get("vocabulary"):
        return None
    if one is PartialDate:
        late = 4000 if name in ("until", "reached", "answered") else 0
        return (FIRST + timedelta(days=next(days) + late)).isoformat()
    if one is Sites:
        return "L2-L3"
    if isinstance(one, type) and issubclass(one, StrEnum):
        return list(one)[-1].value
    if one is int:
        return int(extra.get("low", 0)) + 7
    if one is float:
        return 17.0
    if name == "time":
        return "09:15"
    return f"the {name.replace('_', ' ')} of the {kind.__name__.lower()}"


def values_of(record: Record) -> Iterator[tuple[str, str]]:
    """Each filled field of a record and its parts, and the words its value has to be read by."""
    for part in members(record):
        for name in titled(type(part)):
            value = getattr(part, name)
            if value in (None, "") or name in _HIDDEN:
                continue
            yield f"{type(part).__name__}.{name}", _read(part, name, value)


def _read(record: Record, name: str, value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.shown(short=True)
    if isinstance(value, Sites):
        return str(next(iter(value)).site)[:2] if value else ""
    if isinstance(value, Side):
        return {Side.BOTH: "both sides", Side.MIDLINE: "in the middle"}.get(value, value.value)
    if isinstance(value, Answer):
        return ""
    if isinstance(value, StrEnum):
        return value.value
    return f"{value:g}" if isinstance(value, float) else str(value)


__all__ = ["BY_TABLE", "DeviceEvent", "SourceText", "TextValue", "filled_everywhere", "values_of"]

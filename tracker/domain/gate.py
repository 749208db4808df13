"""The gate: the only way to make a record, through whatever door; ``dump`` is the inverse of ``build``."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from tracker.domain import vocabulary
from tracker.domain.dated import date_key
from tracker.domain.dates import PartialDate
from tracker.domain.labels import asked
from tracker.domain.records import (
    ROOTS,
    About,
    Appointment,
    Dated,
    Document,
    Question,
    Record,
    Score,
    Surgery,
    SymptomEntry,
)
from tracker.domain.records.base import members as members
from tracker.errors import InvalidRecord, ValueProblem

R = TypeVar("R", bound=Record)

LONGEST_TEXT = 1_000_000
"""Characters in one text field; a pasted text is the longest thing a person brings."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""Identifiers stand in addresses and on pages; those of a copy come from whoever made it."""

_SHA = re.compile("[0-9a-f]{64}")
_BOUNDS = re.compile(r".+_(earliest|latest)$")


def build(kind: type[R], data: Mapping[str, Any]) -> R:
    """Make a validated record with its children from plain values or text.

    Raises InvalidRecord with one sentence for each field that cannot be taken. Bounds of dates are
    written here; text is kept but for control characters, which no page or print can show.
    """
    if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
        raise InvalidRecord((ValueProblem(f"Each {kind.title} needs named fields."),))
    problems: list[ValueProblem] = []
    children = kind.children()
    own = {key: _clean(value) for key, value in data.items() if key not in children}
    problems += [
        ValueProblem(f"There is no field “{key[:40]}” in: {kind.title}.", key)
        for key in own
        if key not in kind.model_fields or _BOUNDS.match(key)
    ]
    record = None
    try:
        record = kind.model_validate({k: v for k, v in own.items() if v is not None and not _BOUNDS.match(k)})
    except ValidationError as error:
        problems += [_problem(kind, dict(detail)) for detail in error.errors()]
    built = {name: _children(child, data.get(name), problems) for name, child in children.items()}
    if record is None or problems:
        raise InvalidRecord(tuple(problems))
    for name, items in built.items():
        setattr(record, name, items)
    seal(record)
    return record


def seal(record: Record) -> None:
    """Check the rules that need the whole record with its children; raises InvalidRecord.

    Writes what is derived: date bounds, the children's link to their parent, and their places. Children
    with dates stand in date order, within one period as they were given.
    """
    problems = [*_codes(record), *(p for rule in _RULES for p in rule(record))]
    for name in type(record).children():
        problems += _placed(record, name)
    if problems:
        raise InvalidRecord(tuple(problems))
    for name, value in dates_of(record).items():
        setattr(record, f"{name}_earliest", _iso(value and value.earliest))
        setattr(record, f"{name}_latest", _iso(value and value.latest))


def dump(record: Record) -> dict[str, Any]:
    """The record and its children as JSON-ready values: ``build(type(r), dump(r))`` gives the same record.

    Left out are what is empty, what is derived (date bounds), the version and the link to the parent.
    """
    values = record.model_dump(mode="json")
    hidden = {"version", type(record).parent}
    own = {
        name: values[name]
        for name in type(record).model_fields  # a record from the store has its values in another order
        if values.get(name) not in (None, "") and name not in hidden and not _BOUNDS.match(name)
    }
    nested = {name: [dump(child) for child in getattr(record, name)] for name in type(record).children()}
    return own | {name: items for name, items in nested.items() if items}


def dates_of(record: Record) -> dict[str, PartialDate | None]:
    """The partial dates of a record by field name, those not recorded as None."""
    return {name: getattr(record, name) for name in _dates_in(type(record))}


@cache
def _dates_in(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if f"{name}_earliest" in kind.model_fields)


def vocabulary_of(kind: type[Record], field: str) -> str | None:
    """The name of the vocabulary a field's code comes from, or None."""
    extra = kind.model_fields[field].json_schema_extra
    name = extra.get("vocabulary") if isinstance(extra, dict) else None
    return name if isinstance(name, str) else None


def _clean(value: Any) -> Any:
    """Text without control characters, None for an empty one; what is no value of a form becomes a list."""
    if isinstance(value, bytes | bytearray | bool):
        return [value]  # no field takes a list, so this is told; taken as it is, it would pass for text or 1
    if type(value) is not str:
        return value
    text = _CONTROL.sub("�", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text or None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _children(kind: type[Record], items: Any, problems: list[ValueProblem]) -> list[Record]:
    built: list[Record] = []
    if items is None:
        return built
    if not isinstance(items, Iterable) or isinstance(items, str | Mapping):
        problems.append(ValueProblem(f"Each {kind.title} belongs in a list."))
        return built
    for item in items:
        try:
            built.append(build(kind, item))
        except InvalidRecord as error:
            problems.extend(error.problems)
    return built


def _placed(record: Record, name: str) -> list[ValueProblem]:
    items = list(getattr(record, name))
    if issubclass(type(record).children()[name], Dated):
        items.sort(key=lambda child: date_key(child.date))
    if any(a is not b for a, b in zip(items, getattr(record, name), strict=True)):
        setattr(record, name, items)
    problems: list[ValueProblem] = []
    for position, child in enumerate(items):
        child.position = position
        setattr(child, str(type(child).parent), record.id)
        try:
            seal(child)
        except InvalidRecord as error:
            problems += error.problems
    return problems


def _smallest(ctx: dict[str, Any]) -> str:
    return f"the smallest number here is {ctx['ge']}"


def _largest(ctx: dict[str, Any]) -> str:
    return f"the largest number here is {ctx['le']}"


def _whole(_ctx: dict[str, Any]) -> str:
    return "type a whole number, or leave it empty"


def _any_number(_ctx: dict[str, Any]) -> str:
    return "type a number, or leave it empty"


def _words(_ctx: dict[str, Any]) -> str:
    return "type words here, or leave it empty"


def _choice(_ctx: dict[str, Any]) -> str:
    return "this is not one of the choices; pick one, or leave it empty"


_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "greater_than_equal": _smallest,
    "less_than_equal": _largest,
    "int_parsing": _whole,
    "int_from_float": _whole,
    "int_type": _whole,
    "int_parsing_size": _whole,
    "finite_number": _whole,
    "float_parsing": _any_number,
    "float_type": _any_number,
    "string_type": _words,
}


def _problem(kind: type[Record], detail: dict[str, Any]) -> ValueProblem:
    field = str(detail["loc"][0]) if detail["loc"] else ""
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, ValueProblem):
        given = str(detail["input"])
        return ValueProblem(str(cause).replace(given, given[:40]) if given else str(cause), field)
    say = _SENTENCES.get(detail["type"], _choice)(detail.get("ctx", {}))
    label = asked(kind, field)
    sentence = f"{label} {say[0].upper()}{say[1:]}." if label.endswith("?") else f"{label}: {say}."
    return ValueProblem(sentence, field)


def _codes(record: Record) -> list[ValueProblem]:
    problems = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            problems.append(ValueProblem("This text is too long: keep it under a million characters.", name))
        listed = vocabulary_of(type(record), name)
        if listed and value is not None and value not in vocabulary.named(listed):
            problems.append(ValueProblem(f"“{str(value)[:40]}” is not in the list; pick one from it.", name))
    return problems


def _ends_after_start(record: Record) -> list[ValueProblem]:
    dates = dates_of(record)
    start, end = dates.get("date"), dates.get("until")
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        return [ValueProblem("This ends before it starts. Correct “When” or “Until”.", "until")]
    return []


def _has_a_procedure(record: Record) -> list[ValueProblem]:
    if isinstance(record, Surgery) and not record.procedures:
        return [ValueProblem("Say what was done; “Other or unknown spine procedure” is fine.", "kind")]
    return []


def _clock_time(record: Record) -> list[ValueProblem]:
    if isinstance(record, SymptomEntry | Appointment) and record.time:
        found = re.fullmatch(r"([01]?\d|2[0-3])[:.h]([0-5]\d)", record.time)
        if not found:
            return [ValueProblem(f"“{record.time[:20]}” is not a time. Type it like 8:30 or 17:05.", "time")]
        record.time = f"{int(found[1]):02d}:{found[2]}"
    return []


def _plain_id(record: Record) -> list[ValueProblem]:
    if _ID.fullmatch(record.id):
        return []
    return [
        ValueProblem(
            f"“{record.id[:40]}” cannot name a record: use letters, digits, “-” and “_”, 64 at most.", "id"
        )
    ]


def _total_in_range(record: Record) -> list[ValueProblem]:
    """A total outside the range of its instrument is a slip of the pen, or another instrument."""
    if not isinstance(record, Score) or record.total is None:
        return []
    score = vocabulary.scores().get(record.kind)
    low, high = (score.low, score.high) if score else (None, None)
    if (low is None or record.total >= low) and (high is None or record.total <= high):
        return []
    bounds = " ".join(
        f"{word} {number:g}" for word, number in (("from", low), ("to", high)) if number is not None
    )
    name = score.abbreviation or score.name if score else ""
    return [ValueProblem(f"{name} goes {bounds}. Correct the total, or pick another score.", "total")]


def _says_what(record: Record) -> list[ValueProblem]:
    """What a record cannot do without: the fields of free words and choices a form marks as asked."""
    return [
        ValueProblem(f"{asked(type(record), name)}: this is needed; type or pick something.", name)
        for name in _NEEDED.get(type(record), ())
        if getattr(record, name) in (None, "")
    ]


def _about_something(record: Record) -> list[ValueProblem]:
    if not isinstance(record, About) or (record.about_table and _ID.fullmatch(record.about_id)):
        return []
    return [ValueProblem(f"This {type(record).title} has to say which record it is about.", "about_id")]


def _file_by_its_hash(record: Record) -> list[ValueProblem]:
    """A file is named by the SHA-256 of its content alone; anything else could be a way to another file."""
    if not isinstance(record, Document) or record.sha256 is None or _SHA.fullmatch(record.sha256):
        return []
    return [ValueProblem("This document does not name its file by a SHA-256. Add the file again.", "sha256")]


_NEEDED: dict[type[Record], tuple[str, ...]] = {
    kind: tuple(
        name
        for name, info in kind.model_fields.items()
        if isinstance(info.json_schema_extra, dict)
        and info.json_schema_extra.get("asked")
        and info.default is None
    )
    for kind in ROOTS
} | {Question: ("text",)}
"""The asked fields of each kind that start empty."""

_RULES = (
    _plain_id,
    _ends_after_start,
    _has_a_procedure,
    _clock_time,
    _total_in_range,
    _says_what,
    _about_something,
    _file_by_its_hash,
)

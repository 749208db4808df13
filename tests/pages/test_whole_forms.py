"""Every form, whatever stands in its record: opening and saving drops nothing, and what is wrong stays as typed."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import any_record
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.gate import build, dump
from tracker.domain.records import ROOTS, Record, SourceText
from tracker.errors import InvalidRecord
from tracker.pages.fields import Kind, fields_of, groups_of
from tracker.pages.fitting import fits
from tracker.pages.reads import Setting
from tracker.pages.typed import Body, as_typed, read_body

KINDS = [kind for kind in ROOTS if kind is not SourceText]
LATER = Setting(date(2031, 1, 1))


def through_a_draft(body: Body) -> Body:
    """The body as a draft gives it back."""
    kept: Body = json.loads(json.dumps(body))
    return kept


def saved(kind: type[Record], body: Body) -> Record:
    reading = read_body(kind, body, LATER)
    assert reading.problems == {}
    return build(kind, reading.data)


def all_paths(kind: type[Record], body: Body, path: str = "") -> set[str]:
    """The fields of a form and of its groups, by path."""
    inner = (
        all_paths(child, one, f"{path}{name}.{place}.")
        for name, child in groups_of(kind).items()
        for place, one in enumerate(body.get(name, ()))
    )
    return {path + entry.name for entry in fields_of(kind)}.union(*inner)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_opening_and_saving_any_record_drops_nothing(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(any_record.records(kind))
    body = through_a_draft(as_typed(record))
    needed = [path for path in read_body(kind, body, LATER).problems if path.rpartition(".")[2]]
    assert all(_is_asked(kind, path) for path in needed), "only what is asked and was never answered"
    if not needed:
        assert dump(saved(kind, body)) == dump(record)
        change_one(kind, record, data)


def change_one(kind: type[Record], record: Record, data: st.DataObject) -> None:
    """Typing into one field leaves all others."""
    texts = {entry.name for entry in fields_of(kind) if entry.kind in (Kind.TEXT, Kind.NAME)} - {"time"}
    if not texts:
        return
    name = data.draw(st.sampled_from(sorted(texts)))
    after, before = dump(saved(kind, as_typed(record) | {name: "by hand"})), dump(record)
    assert after.pop(name) == "by hand"
    assert after == {field: value for field, value in before.items() if field != name}


def _is_asked(kind: type[Record], path: str) -> bool:
    *groups, name = path.split(".")
    for group in groups[::2]:
        kind = kind.children()[group]
    return bool(next(entry for entry in fields_of(kind) if entry.name == name).options.get("asked"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_what_is_wrong_stays_as_it_was_typed_and_is_said_beside_its_field(
    kind: type[Record], data: st.DataObject
) -> None:
    body: dict[str, Any] = data.draw(any_record.bodies(kind))
    before = deepcopy(body)
    reading = read_body(kind, body, LATER)
    assert body == before, "reading changes nothing that was typed"
    assert fits(kind, through_a_draft(body)), "and a draft brings all of it back"
    assert set(reading.problems) <= all_paths(kind, body)
    assert all(sentence.strip().endswith((".", "?", "...")) for sentence in reading.problems.values())
    if reading.problems:
        return
    try:
        record = build(kind, reading.data)
    except InvalidRecord:
        return  # the gate says the rest, and the form stands as it is
    texts = [entry.name for entry in fields_of(kind) if entry.kind in (Kind.TEXT, Kind.NAME)]
    typed = [name for name in texts if str(body[name] or "").strip()]
    assert [name for name in typed if not getattr(record, name)] == []

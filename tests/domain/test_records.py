"""The records: every field a form shows has a label and a help, and the kinds hang together."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tracker.domain import vocabulary
from tracker.domain.gate import build, vocabulary_of
from tracker.domain.labels import asked
from tracker.domain.record_fields import shown
from tracker.domain.records import BY_TABLE, ROOTS, DeviceEvent, Record

HIDDEN = re.compile(r"^(id|version|position|source_id|about_table|about_id|.*_typed|.*_earliest|.*_latest)$")
SET_BY_THE_PROGRAM = {
    ("ProcedureReason", "called"),
    ("SymptomEntry", "symptom_id"),
    ("Document", "sha256"),
    ("Document", "file_name"),
    ("Document", "media_type"),
    ("Document", "size"),
    ("DocumentLink", "document_id"),
    ("Statement", "field"),
    ("Statement", "chosen"),
    ("Translation", "field"),
    ("SetAside", "end"),
}
"""What no form asks: links made by where a form is opened, and what is read off a file."""

ADVICE = re.compile(r"\b(should|overdue|recommend|dangerous|safe to)\b", re.IGNORECASE)


def kinds() -> list[type[Record]]:
    found: list[type[Record]] = []
    for kind in ROOTS:
        found += [kind, *_below(kind)]
    return found


def _below(kind: type[Record]) -> Iterator[type[Record]]:
    for child in kind.children().values():
        yield child
        yield from _below(child)


FIELDS = [
    (kind, name)
    for kind in kinds()
    for name in kind.model_fields
    if not HIDDEN.match(name) and name != kind.parent
]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda x: x if isinstance(x, str) else x.__name__)
def test_every_field_has_a_help(kind: type[Record], name: str) -> None:
    info = kind.model_fields[name]
    if (kind.__name__, name) in SET_BY_THE_PROGRAM:
        return
    assert info.description
    assert info.description.endswith((".", "?")), "a help is a sentence"
    assert not ADVICE.search(asked(kind, name) + info.description), "it records and shows, never advises"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_codes_come_from_a_vocabulary_that_is_there(kind: type[Record]) -> None:
    for name, info in kind.model_fields.items():
        listed = vocabulary_of(kind, name)
        if listed:
            assert info.default in vocabulary.named(listed)
        extra: Any = info.json_schema_extra or {}
        if "spoken" in extra:
            assert extra["spoken"] in kind.model_fields
        if "link" in extra:
            assert extra["link"] in {each.table() for each in kinds()}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_child_points_at_its_parent(kind: type[Record]) -> None:
    for child in kind.children().values():
        assert child.parent == f"{_key(kind)}_id"
        assert child.parent in child.model_fields


def _key(kind: type[Record]) -> str:
    return "study" if kind.table() == "imagingstudy" else kind.table()


def test_parents_stand_before_what_points_at_them() -> None:
    tables = [kind.table() for kind in ROOTS]
    for place, kind in enumerate(ROOTS):
        for member in (kind, *_below(kind)):
            named = {key.column.table.name for key in member.__table__.foreign_keys}  # type: ignore[attr-defined]
            assert not named & set(tables[place + 1 :])
    assert list(BY_TABLE) == tables


def test_two_records_never_share_an_identifier() -> None:
    assert len({build(ROOTS[0], {}).id for _ in range(100)}) == 100


def test_options_of_a_field_go_to_the_form_alone() -> None:
    info = shown("Label", "Help.", more=True, ge=1)
    assert info.json_schema_extra is None or "ge" not in info.json_schema_extra


def test_a_number_that_is_not_known_is_not_said_to_be_all() -> None:
    help_ = DeviceEvent.model_fields["quantity"].description or ""
    assert help_.startswith("Empty means all of them.")
    assert "“not recorded whether removed”" in help_, "what to choose where it is not known"

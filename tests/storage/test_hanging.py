"""What hangs on a record: what is said before a deletion is what the deletion does."""

import histories
import makers
import pytest

from tracker.domain.gate import members
from tracker.domain.records import (
    ROOTS,
    Device,
    DocumentLink,
    ImagingStudy,
    Record,
    Statement,
    Surgery,
    SymptomEntry,
)
from tracker.storage.store import Store


def identities(store: Store) -> set[tuple[str, str]]:
    return {
        (name, str(row["id"])) for name, rows in histories.facts(store).items() for row in rows if "id" in row
    }


def own(records: list[Record]) -> set[tuple[str, str]]:
    return {(record.table(), record.id) for record in records}


@pytest.mark.parametrize("kind", ROOTS, ids=lambda kind: str(kind.__name__))
def test_what_is_said_to_go_is_what_goes(store: Store, kind: type[Record]) -> None:
    records = histories.filled(store)
    record = next(record for record in records if type(record) is kind)
    hangs, before = store.hanging(record), identities(store)
    stored = next((r for r in store.history().of(kind) if r.id == record.id), store.get(kind, record.id))
    store.remove(stored, also=hangs.first)
    assert before - identities(store) == own([stored, *hangs.first, *hangs.along])
    for loose in hangs.loosened:
        left = store.get(type(loose.record), loose.record.id)
        part = next(member for member in members(left) if member.id == loose.part.id)
        assert getattr(part, loose.field) is None
    store.undo()
    assert identities(store) == before


def test_an_operation_takes_its_hardware_and_what_is_said_of_it(store: Store) -> None:
    records = histories.filled(store)
    surgery = next(record for record in records if isinstance(record, Surgery))
    hangs = store.hanging(surgery)
    assert {type(record) for record in hangs.first} == {Device}
    assert {DocumentLink, Statement} <= {type(record) for record in hangs.along}


def test_what_lets_go_is_named_with_its_part_and_field(store: Store) -> None:
    records = histories.filled(store)
    study = next(record for record in records if isinstance(record, ImagingStudy))
    (loose,) = store.hanging(study).loosened
    assert (type(loose.record), loose.field) == (Device, "imaging_id")
    assert loose.part.table() == "deviceevent"


def test_a_symptom_takes_its_entries(store: Store) -> None:
    symptom = makers.symptom()
    store.save(symptom, makers.entry(symptom), makers.entry(symptom, "2017"))
    assert [type(record) for record in store.hanging(symptom).along] == [SymptomEntry] * 2

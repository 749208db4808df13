"""A file written by an earlier release opens for ever, with everything that was in it."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import histories
import makers
import pytest

from tracker.domain import records
from tracker.domain.records import ROOTS, Record
from tracker.interop.bundle import SCHEMA
from tracker.storage.store import FILE, Store

RELEASED = sorted((Path(__file__).parent / "released").glob("v*.db"))


KINDS_OF: dict[str, tuple[type[Record], ...]] = {
    "v1": (
        records.SourceText,
        records.Person,
        records.AnatomyProfile,
        records.Condition,
        records.Surgery,
        records.ImagingStudy,
        records.Device,
        records.Symptom,
        records.SymptomEntry,
        records.OtherImplant,
    )
}
"""The kinds that a released schema had; the latest has them all."""


def test_there_are_released_files() -> None:
    assert [path.name for path in RELEASED] == [f"v{number}.db" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_opens(released: Path, tmp_path: Path) -> None:
    shutil.copyfile(released, tmp_path / FILE)
    with closing(Store.open(tmp_path, now=lambda: datetime.now(UTC))) as store:
        assert store.check() == ()
        assert all(store.counts()[kind.table()] for kind in KINDS_OF.get(released.stem, ROOTS))
        history = store.history()
        assert history.person is not None
        assert [str(surgery.date) for surgery in history.surgeries] == ["2013-05-23", "2015~"]
        assert [event.quantity for event in history.devices[0].events] == [1, None]
        assert [course.entries for course in history.courses.values()] == [2]
        assert store.setting("theme") == {"dark": True, "size": 1.5, "none": None}
        assert [draft.key for draft in store.drafts()] == ["surgery"]
        change = store.last_change()
        assert change is not None
        assert change.what == "saved example"
        store.save(makers.condition())
        store.undo()
        store.undo()
        assert store.history().is_empty
        assert histories.facts(store)["symptomentry"] == []

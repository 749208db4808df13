from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import histories
import makers
import pytest

from tracker.domain.records import ROOTS, SourceText, Surgery
from tracker.errors import ImportRefused
from tracker.interop import bundle
from tracker.storage.store import Store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "empty", now=lambda: datetime(2017, 1, 1, tzinfo=UTC))
    yield opened
    opened.close()


def worked_with(store: Store) -> dict[str, list[dict[str, Any]]]:
    """The tables of a store with every kind of record, a change, a removal and an undo behind it."""
    records = histories.filled(store)
    surgery = records[4]
    assert isinstance(surgery, Surgery)
    surgery.note = "changed"
    store.save(surgery)
    store.remove(records[-1])
    store.undo()
    return store.tables()


def versions(store: Store) -> dict[str, int]:
    return {surgery.id: surgery.version for surgery in store.history().surgeries}


def test_a_copy_brings_back_everything(store: Store, empty: Store) -> None:
    tables = worked_with(store)
    empty.load_tables(tables)
    assert empty.tables() == tables
    assert empty.check() == ()
    assert versions(empty) == versions(store)
    assert [c["id"] for c in tables["change"]] == [1, 2, 3, 4]
    before = histories.facts(empty)
    empty.undo()
    assert histories.facts(empty) != before


def test_a_copy_survives_the_bundle(store: Store, empty: Store) -> None:
    tables = worked_with(store)
    content = bundle.to_bytes(tables)
    assert bundle.from_bytes(content) == tables
    empty.load_tables(bundle.from_bytes(content))
    assert bundle.to_bytes(empty.tables()) == content


def test_a_copy_without_a_journal_starts_one(store: Store, empty: Store) -> None:
    histories.filled(store)
    tables = histories.facts(store)
    empty.put_setting("theme", "light")
    empty.load_tables(tables)
    assert histories.facts(empty) == tables
    assert empty.check() == ()
    change = empty.last_change()
    assert change is not None
    assert change.what == "brought in a copy"
    empty.undo()
    assert empty.history().is_empty
    empty.load_tables(tables)
    assert empty.check() == ()


def test_a_form_that_was_left_fits_its_record_behind_a_copy(store: Store, empty: Store) -> None:
    worked_with(store)
    record = store.history().surgeries[0]
    assert record.version == 2
    store.keep_draft(f"form:surgery:{record.id}", {"version": record.version})
    empty.load_tables(store.tables())
    record.note = "changed again"
    empty.save(record)
    assert empty.check() == ()


def test_a_copy_comes_behind_what_was_here_before(store: Store, empty: Store) -> None:
    """The example in and out again, half a form typed, a text left over: still no history."""
    tables = worked_with(store)
    text = histories.every_kind()[0]
    person = makers.person("Somebody Else")
    empty.save(person, text)
    empty.remove(person)
    empty.keep_draft("form:surgery:new", {"date": "May"})
    empty.keep_draft("surgery", {"date": "typed here"})
    before = histories.facts(empty)
    assert empty.history().is_empty
    empty.load_tables(tables)
    assert empty.check() == ()
    assert empty.draft("form:surgery:new") == {"date": "May"}
    assert empty.draft("surgery") == {"date": "typed here"}, "the other is still in the copy"
    assert versions(empty) == versions(store)
    assert empty.counts()["sourcetext"] == 2
    assert [c["id"] for c in empty.tables()["change"]] == [1, 2, 3, 4, 5, 6]
    for _ in range(2):
        empty.undo()
    after = histories.facts(empty)
    assert after["sourcetext"] == before["sourcetext"]
    assert empty.history().is_empty


def test_a_copy_comes_back_into_the_store_it_was_made_of(store: Store) -> None:
    tables = worked_with(store)
    for kind in (kind for kind in reversed(ROOTS) if kind is not SourceText):
        for row in store.tables()[kind.table()]:
            store.remove(store.get(kind, row["id"]))
    assert store.history().is_empty
    assert store.counts()["sourcetext"] == 1
    changes = len(store.tables()["change"])
    store.load_tables(bundle.from_bytes(bundle.to_bytes(tables)))
    assert store.check() == ()
    copied = store.tables()
    assert [copied[name] for name in ("surgery", "sourcetext", "draft", "setting")] == [
        tables[name] for name in ("surgery", "sourcetext", "draft", "setting")
    ]
    assert len(copied["change"]) == changes + 1 + len(tables["change"]), "room was made for the text"
    while store.last_change():
        store.undo()
        assert store.check() == ()
    assert set(store.counts().values()) == {0}


def recorded(_: dict[str, Any], store: Store) -> None:
    store.save(makers.condition())


def with_unknown_table(tables: dict[str, Any], _: Store) -> None:
    tables["mood"] = [{"id": "1"}]


def with_bad_record(tables: dict[str, Any], _: Store) -> None:
    tables["otherimplant"][0]["kind"] = "magic"


def with_altered_record(tables: dict[str, Any], _: Store) -> None:
    tables["otherimplant"][0]["note"] = "altered"


def with_altered_content(tables: dict[str, Any], _: Store) -> None:
    tables["content"][0]["body"] += " "


def with_loose_link(tables: dict[str, Any], _: Store) -> None:
    for book in ("change", "journal", "content"):
        tables[book] = []
    tables["sourcetext"] = []


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (
            recorded,
            "There is a history here already, so nothing was brought in. Choose an empty data folder.",
        ),
        (with_unknown_table, "This copy holds something that this version does not know."),
        (
            with_bad_record,
            "A record of the kind “other implant” cannot be taken: “magic” is not in the list; pick one from it.",
        ),
        (
            with_altered_record,
            "The journal in this copy does not fit its records, so nothing was brought in.",
        ),
        (
            with_altered_content,
            "The journal in this copy does not fit its records, so nothing was brought in.",
        ),
    ],
)
def test_a_copy_is_refused_whole(store: Store, empty: Store, spoil: Any, sentence: str) -> None:
    tables = worked_with(store)
    spoil(tables, empty)
    before = empty.tables()
    with pytest.raises(ImportRefused) as caught:
        empty.load_tables(tables)
    assert str(caught.value) == sentence
    assert empty.tables() == before


def test_a_copy_that_points_nowhere_is_refused_whole(store: Store, empty: Store) -> None:
    tables = worked_with(store)
    with_loose_link(tables, empty)
    with pytest.raises(ImportRefused, match=r"points at one that is missing; nothing was brought in\.$"):
        empty.load_tables(tables)
    assert set(empty.counts().values()) == {0}

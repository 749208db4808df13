import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import histories
import makers
import pytest

from tracker.domain.gate import dump
from tracker.domain.history import SeriesPoint
from tracker.domain.records import Device, Finding, Person, Procedure, Record, Surgery, SymptomEntry
from tracker.errors import InvalidRecord, NotFound, StaleRecord, StoreProblem, TrackerError, ValueProblem
from tracker.storage.store import Store


def test_what_is_saved_is_there_after_opening_again(store: Store) -> None:
    records = histories.filled(store)
    store.close()
    again = Store.open(store.path.parent, now=lambda: datetime.now(UTC))
    for record in records:
        assert dump(again.get(type(record), record.id)) == dump(record)
    assert again.tables() == store.tables()
    assert again.check() == ()
    again.close()


def test_the_history_is_loaded_whole_and_in_date_order(store: Store) -> None:
    later, earlier, undated = makers.surgery("2015"), makers.surgery("2013-05"), makers.surgery(None)
    cage = makers.device("interbody_cage", "L4-L5", by=earlier)
    rod = makers.device("rod", "L4, L5", by=later)
    loose = makers.device("graft", "L4-L5")
    store.save(later, earlier, undated, loose, rod, cage, makers.person())
    history = store.history()
    store.close()
    assert [s.id for s in history.surgeries] == [earlier.id, later.id, undated.id]
    assert [d.id for d in history.devices] == [cage.id, rod.id, loose.id]
    procedure = history.surgeries[0].procedures[0]
    assert procedure.surgery is history.surgeries[0]
    assert (procedure.reasons, history.devices[0].events) == ([], [])
    assert history.person is not None


def test_an_empty_store_has_an_empty_history(store: Store) -> None:
    assert store.history().is_empty
    assert store.last_change() is None
    with pytest.raises(NotFound, match=r"^There is nothing to undo\.$"):
        store.undo()


def test_children_are_updated_added_removed_and_ordered(store: Store) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif"), makers.procedure("laminectomy", "L5"))
    store.save(surgery)
    first, second = surgery.procedures
    second.note = "changed"
    third = makers.surgery("2013", makers.procedure("discectomy")).procedures[0]
    surgery.procedures = [third, second]
    store.save(surgery)
    found = store.get(Surgery, surgery.id)
    assert [(p.id, p.note, p.position) for p in found.procedures] == [
        (third.id, None, 0),
        (second.id, "changed", 1),
    ]
    assert first.id not in [p.id for p in found.procedures]
    assert store.check() == ()


def test_a_loaded_record_can_be_changed_and_saved(store: Store) -> None:
    study = makers.imaging("mri", "2016-03", makers.finding())
    store.save(study)
    loaded = store.history().imaging[0]
    loaded.findings.append(makers.finding_record("other", called="a cloud"))
    loaded.note = "brought the CD"
    store.save(loaded)
    assert loaded.version == 2
    assert dump(store.history().imaging[0]) == dump(loaded)


def test_a_child_can_move_between_two_records_that_are_saved_together(store: Store) -> None:
    a = makers.surgery("2013", makers.procedure("plif"), makers.procedure("laminectomy", "L5"))
    b = makers.surgery("2014")
    rod = makers.device("rod", "L4, L5", by=a.procedures[1])
    store.save(a, b, rod)
    moved = a.procedures[1]
    b.procedures.append(moved)
    assert [p.id for p in a.procedures] == [a.procedures[0].id]
    store.save(a, b)
    assert moved.id in [p.id for p in store.get(Surgery, b.id).procedures]
    assert store.check() == ()
    store.undo()
    assert moved.id in [p.id for p in store.get(Surgery, a.id).procedures]
    assert store.check() == ()


def test_a_child_of_another_record_is_not_taken_silently(store: Store) -> None:
    a = makers.surgery("2013", makers.procedure("plif"))
    store.save(a)
    thief = makers.surgery("2014", makers.procedure("plif", id=a.procedures[0].id))
    with pytest.raises(
        ValueProblem, match=r"^This procedure belongs to another record\. Save both together\.$"
    ):
        store.save(thief)


def test_an_unchanged_record_writes_nothing(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    before, tables = store.data_version(), store.tables()
    store.save(store.get(Surgery, surgery.id))
    store.save(surgery)
    assert (store.data_version(), store.tables(), surgery.version) == (before, tables, 1)


def test_a_stale_record_is_refused_and_nothing_written(store: Store) -> None:
    surgery, person = makers.surgery(), makers.person()
    store.save(surgery, person)
    one, other = store.get(Surgery, surgery.id), store.get(Surgery, surgery.id)
    one.note = "from the first window"
    store.save(one)
    other.note = "from the second window"
    tables = store.tables()
    with pytest.raises(StaleRecord) as caught:
        store.save(makers.condition(), other)
    assert str(caught.value) == (
        "This operation was changed in another window after you opened it. "
        "Nothing was saved: open it again and make your change there."
    )
    assert (store.tables(), other.version) == (tables, 1)
    with pytest.raises(StaleRecord):
        store.remove(other)
    stale = store.get(Person, person.id)
    person.name = "Alexis"
    store.save(person)
    stale.name = "Sasha"
    with pytest.raises(StaleRecord, match=r"^“About me” was changed in another window"):
        store.save(stale)


def test_a_removed_record_is_not_brought_back_by_a_save(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    open_elsewhere = store.get(Surgery, surgery.id)
    store.remove(surgery)
    with pytest.raises(
        StaleRecord, match=r"^This operation was removed after you opened it\. Undo that first\.$"
    ):
        store.save(open_elsewhere)
    with pytest.raises(NotFound, match=r"^This operation is no longer recorded\. Open the list again\.$"):
        store.remove(open_elsewhere)
    with pytest.raises(NotFound):
        store.get(Surgery, surgery.id)


def test_a_restored_record_does_not_fit_a_window_opened_before(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    before = store.get(Surgery, surgery.id)
    surgery.note = "changed"
    store.save(surgery)
    store.remove(surgery)
    store.undo()
    before.note = "another"
    with pytest.raises(StaleRecord):
        store.save(before)


def test_a_double_click_saves_once(store: Store) -> None:
    first, second = makers.surgery(), makers.surgery()
    assert store.save(first, token="abc") == first.id
    assert store.save(second, token="abc") == first.id
    assert store.counts()["surgery"] == 1


def bad_value(surgery: Surgery) -> None:
    surgery.procedures[0].kind = "magic"


def bad_link(surgery: Surgery) -> None:
    surgery.source_id = "nowhere"


@pytest.mark.parametrize(
    ("spoil", "error", "sentence"),
    [
        (bad_value, InvalidRecord, "“magic” is not in the list; pick one from it."),
        (
            bad_link,
            StoreProblem,
            "This points at a record that is no longer there, so nothing was saved. Open it again.",
        ),
    ],
)
def test_the_gate_and_the_file_guard_every_save(
    store: Store, spoil: Any, error: type[TrackerError], sentence: str
) -> None:
    surgery = makers.surgery()
    spoil(surgery)
    with pytest.raises(error) as caught:
        store.save(makers.condition(), surgery)
    assert str(caught.value) == sentence
    assert set(store.counts().values()) == {0}
    assert store.last_change() is None


def test_removing_an_operation_takes_its_devices_and_loosens_mentions(store: Store) -> None:
    surgery, later = makers.surgery("2013"), makers.surgery("2015")
    rod = makers.device("rod", "L4, L5", makers.event(surgery_id=later.id), by=surgery)
    store.save(surgery, later, rod)
    before = histories.facts(store)
    with pytest.raises(ValueProblem) as caught:
        store.remove(surgery)
    assert str(caught.value) == (
        "Hardware is recorded as put in by this procedure. "
        "Remove the hardware too, or say that another operation put it in."
    )
    store.remove(later)
    loosened = store.get(Device, rod.id)
    assert (loosened.events[0].surgery_id, loosened.version) == (None, 2)
    also = store.goes_with(surgery)
    assert [record.id for record in also] == [rod.id]
    store.remove(surgery, also=also)
    assert set(store.counts().values()) == {0}
    assert store.check() == ()
    store.undo()
    store.undo()
    assert histories.facts(store) == before
    assert store.check() == ()


def test_a_procedure_with_devices_cannot_be_taken_out(store: Store) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif"), makers.procedure("laminectomy", "L5"))
    rod = makers.device("rod", "L4, L5", by=surgery)
    store.save(surgery, rod)
    kept = surgery.procedures[1]
    surgery.procedures = [kept]
    with pytest.raises(ValueProblem, match=r"^Hardware is recorded as put in by this procedure"):
        store.save(surgery)
    rod.procedure_id = kept.id
    store.save(surgery, rod)
    assert len(store.get(Surgery, surgery.id).procedures) == 1
    store.undo()
    assert len(store.get(Surgery, surgery.id).procedures) == 2
    assert store.check() == ()


def test_a_symptom_goes_with_its_entries_and_comes_back_with_them(store: Store) -> None:
    pain = makers.symptom()
    store.save(pain, makers.entry(pain, "2016-01-01", 3), makers.entry(pain, "2016-01-02", 4))
    before = histories.facts(store)
    assert store.goes_with(pain) == ()
    store.remove(pain)
    assert store.counts()["symptomentry"] == 0
    store.undo()
    assert histories.facts(store) == before


def test_undo_walks_back_to_the_beginning(store: Store) -> None:
    states = [histories.facts(store)]
    surgery = makers.surgery()
    store.save(surgery)
    states.append(histories.facts(store))
    surgery.note = "changed"
    store.save(surgery, what="added a note")
    last = store.last_change()
    assert last is not None
    undone = store.undo()
    assert (undone.what, undone.undoes) == ("undid: added a note", last.id)
    assert histories.facts(store) == states[1]
    store.save(makers.condition())
    store.undo()
    assert histories.facts(store) == states[1]
    store.undo()
    assert histories.facts(store) == states[0]
    assert store.last_change() is None
    assert store.check() == ()


def test_what_was_undone_can_be_redone_until_something_else_is_changed(store: Store) -> None:
    with pytest.raises(NotFound, match=r"^There is nothing to redo\.$"):
        store.redo()
    surgery = makers.surgery()
    store.save(surgery)
    store.save(makers.condition())
    whole = histories.facts(store)
    store.undo()
    undone = store.undo()
    assert store.last_undone() == undone
    assert (undone.what, undone.subject) == ("undid: saved operation", "saved operation")
    redone = store.redo(undone.id)
    assert (redone.what, redone.undoes) == ("redid: saved operation", undone.id)
    store.redo()
    assert histories.facts(store) == whole
    assert store.last_undone() is None
    store.undo()
    assert store.last_undone() is not None, "what was redone can be undone again"
    last = store.last_change()
    assert last is not None
    assert last.what == "saved operation"
    store.save(makers.condition())
    assert store.last_undone() is None
    with pytest.raises(NotFound):
        store.redo()
    assert store.check() == ()


def test_only_the_change_that_is_meant_is_undone_or_redone(store: Store) -> None:
    store.save(makers.surgery())
    first = store.last_change()
    store.save(makers.condition())
    second = store.last_change()
    assert first is not None
    assert second is not None
    with pytest.raises(StaleRecord) as caught:
        store.undo(first.id)
    assert str(caught.value) == (
        "Something else was changed after this, so it was not taken back. Undo that first."
    )
    undone = store.undo(second.id)
    with pytest.raises(StaleRecord, match=r"^This was taken back already, maybe in another window\.$"):
        store.undo(second.id)
    assert store.counts()["surgery"] == 1
    store.save(makers.person())
    with pytest.raises(StaleRecord) as caught:
        store.redo(undone.id)
    assert str(caught.value) == (
        "Something else was changed after this was taken back, so it was not redone. Enter it anew."
    )
    assert store.check() == ()


def test_a_forgotten_content_cannot_be_undone(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    store.remove(surgery)
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("DELETE FROM content")
    with pytest.raises(StoreProblem, match=r"^The earlier state was forgotten for good"):
        store.undo()
    assert store.check() == ()
    assert [v.record for v in store.changes(surgery)] == [None, None]


def test_a_record_changed_behind_the_journal_is_not_undone(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    surgery.note = "changed"
    store.save(surgery)
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("UPDATE surgery SET note = 'by hand'")
    with pytest.raises(StoreProblem, match=r"^The record is not as this change left it"):
        store.undo()
    assert store.get(Surgery, surgery.id).note == "by hand"


def test_the_versions_of_a_record_are_kept(store: Store) -> None:
    surgery = makers.surgery()
    store.save(surgery)
    surgery.note = "changed"
    store.save(surgery)
    store.remove(surgery)
    versions = store.changes(surgery)
    assert [(v.action, v.change.what) for v in versions] == [
        ("delete", "removed operation"),
        ("update", "saved operation"),
        ("insert", "saved operation"),
    ]
    notes = [v.record.note if isinstance(v.record, Surgery) else "-" for v in versions]
    assert notes == ["-", "changed", None]
    assert versions[0].change.at > versions[2].change.at


def test_summaries_never_hold_what_was_typed(store: Store) -> None:
    histories.filled(store)
    store.save(makers.person("Somebody Else"))
    changes = store.tables()["change"]
    assert [c["what"] for c in changes] == ["saved example", "saved “About me”"]
    assert all(datetime.fromisoformat(c["at"]).tzinfo for c in changes)


def test_drafts_settings_and_the_last_copy(store: Store) -> None:
    assert (store.draft("surgery"), store.drafts(), store.setting("theme", "light")) == (None, (), "light")
    store.keep_draft("surgery", {"date": "May"})
    store.keep_draft("paste", {"text": "x"})
    store.keep_draft("surgery", {"date": "May 2013"})
    assert store.draft("surgery") == {"date": "May 2013"}
    assert [draft.key for draft in store.drafts()] == ["surgery", "paste"]
    store.drop_draft("surgery")
    assert store.draft("surgery") is None
    store.put_setting("theme", "dark")
    store.put_setting("theme", None)
    assert store.setting("theme", "light") is None
    assert store.last_copy() is None
    store.copied(datetime(2016, 3, 1, 9, 0, tzinfo=UTC))
    assert store.last_copy() == datetime(2016, 3, 1, 9, 0, tzinfo=UTC)
    assert "keeping" not in store.tables()


def test_what_cannot_be_read_of_drafts_and_settings_counts_as_absent(store: Store) -> None:
    store.keep_draft("good", {"text": "x"})
    for key in ("body", "list", "updated"):
        store.keep_draft(key, {})
    store.put_setting("theme", "dark")
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("UPDATE draft SET body = '{' WHERE key = 'body'")
        other.execute("UPDATE draft SET body = '[1]' WHERE key = 'list'")
        other.execute("UPDATE draft SET updated = 'nonsense' WHERE key = 'updated'")
        other.execute("UPDATE setting SET value = '{'")
    assert [draft.key for draft in store.drafts()] == ["good"]
    assert [store.draft(key) for key in ("body", "list", "updated")] == [None, None, None]
    assert store.setting("theme", "light") == "light"
    assert store.check() == (
        "The draft 'body' cannot be read; it counts as absent.",
        "The draft 'list' cannot be read; it counts as absent.",
        "The draft 'updated' cannot be read; it counts as absent.",
        "The setting 'theme' cannot be read; it counts as absent.",
    )


def test_the_data_version_changes_with_every_change_of_the_history_by_any_process(store: Store) -> None:
    other = Store.open(store.path.parent, now=lambda: datetime.now(UTC))
    seen = [store.data_version()]
    assert store.data_version() == seen[0]
    surgery, second = makers.surgery(), makers.surgery("2015")
    for write in (
        lambda: other.save(surgery),
        lambda: store.save(second),
        lambda: other.remove(second),
        store.undo,
    ):
        write()
        assert store.data_version() == other.data_version()
        seen.append(store.data_version())
    assert len(set(seen)) == len(seen)
    other.close()


def test_drafts_and_settings_leave_the_data_version_alone(store: Store) -> None:
    before = store.data_version()
    store.put_setting("theme", "dark")
    store.keep_draft("a", {})
    store.drop_draft("a")
    store.copied(datetime(2016, 3, 1, tzinfo=UTC))
    assert store.data_version() == before


def test_a_course_has_weekly_peaks_and_the_entries_worth_naming(store: Store) -> None:
    pain, other = makers.symptom(), makers.symptom("back_pain")
    entries = [
        makers.entry(pain, "2016-02-29", 3),  # a Monday
        makers.entry(pain, "2016-03-06", 7),  # the Sunday of that week
        makers.entry(pain, "2016-03-07", 7, time="8:30"),
        makers.entry(pain, "2016-03-07", 2, time="21:00"),
        makers.entry(pain, "2014", 9),
        makers.entry(pain, "2016-03-08", None),
        makers.entry(pain, None, 1),
    ]
    store.save(pain, other, *entries)
    history = store.history()
    course = history.course_of(pain)
    assert course.points == (
        SeriesPoint(date(2014, 1, 1), 9, date(2014, 12, 31), 9.0, 1),
        SeriesPoint(date(2016, 2, 29), 7, None, 5.0, 2),
        SeriesPoint(date(2016, 3, 7), 7, None, 4.5, 2),
    )
    named = [entry and entry.id for entry in (course.first, course.highest, course.latest)]
    assert (course.entries, named) == (7, [entries[4].id, entries[4].id, entries[5].id])
    assert history.course_of(other).entries == 0
    newest = [entry.id for entry in store.entries(pain.id)]
    assert newest == [entries[i].id for i in (5, 3, 2, 1, 0, 4, 6)]
    assert [entry.id for entry in store.entries(pain.id, limit=2, offset=1)] == newest[1:3]


def many_entries(store: Store, count: int) -> None:
    pain = makers.symptom()
    store.save(pain)
    rows = [
        (f"{n:032}", pain.id, f"{1990 + n // 900}-{n % 12 + 1:02}-{n % 28 + 1:02}", n % 11)
        for n in range(count)
    ]
    with closing(sqlite3.connect(store.path)) as other, other:
        other.executemany(
            "INSERT INTO symptomentry"
            " (id, version, position, symptom_id, date, date_earliest, date_latest, score)"
            " VALUES (?1, 1, 0, ?2, ?3, ?3, ?3, ?4)",
            rows,
        )


def test_a_history_with_thirty_thousand_entries_loads_quickly(store: Store) -> None:
    many_entries(store, 30_000)
    store.history()
    times = []
    for _ in range(3):
        begin = time.process_time()
        course = next(iter(store.history().courses.values()))
        times.append(time.process_time() - begin)
    assert course.entries == 30_000
    assert min(times) < 0.25, "a tenth of a second on an idle computer, with room for a busy one"


TAMPERED = [
    ("UPDATE surgery SET note = 'by hand'", "The journal does not fit the operation {id}."),
    (
        "UPDATE surgery SET date_earliest = '2000-01-01'",
        "The operation {id} is not as the gate would write it. Open it and save it again.",
    ),
    (
        "UPDATE surgery SET date = 'once'",
        "The operation {id} is not as the gate would write it. Open it and save it again.",
    ),
    ("UPDATE procedure SET kind = 'magic'", "The operation {id} is not as the gate would write it."),
    ("UPDATE surgery SET source_id = 'gone'", "A row of surgery points at a sourcetext that is not there."),
    ("DELETE FROM surgery", "The journal does not fit the operation {id}."),
    ("UPDATE content SET body = 'x'", "in the journal was altered."),
]


@pytest.mark.parametrize(("statement", "sentence"), TAMPERED)
def test_check_names_what_was_changed_behind_its_back(store: Store, statement: str, sentence: str) -> None:
    surgery = makers.surgery(note="private words")
    store.save(surgery)
    assert store.check() == ()
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute(statement)
    found = store.check()
    assert any(sentence.format(id=surgery.id) in trouble for trouble in found), found
    assert not any("private" in trouble for trouble in found)


def test_a_value_that_cannot_be_read_is_told(store: Store) -> None:
    store.save(makers.surgery())
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("UPDATE surgery SET status = 'perhaps'")
    with pytest.raises(StoreProblem, match=r"^A value in the data file cannot be read\."):
        store.history()


def test_errors_of_the_database_never_hold_patient_data(store: Store) -> None:
    surgery = makers.surgery(note="private words", source_id="nowhere")
    with pytest.raises(StoreProblem) as caught:
        store.save(surgery)
    error: BaseException | None = caught.value
    while error:
        assert "private" not in str(error)
        error = error.__cause__ or error.__context__


def test_the_shape_of_everything(store: Store) -> None:
    histories.filled(store)
    tables = store.tables()
    assert json.loads(json.dumps(tables)) == tables
    assert tables["setting"] == [{"key": "theme", "value": {"dark": True, "size": 1.5, "none": None}}]
    assert [row["id"] for row in tables["surgery"]] == sorted(row["id"] for row in tables["surgery"])
    nested: list[type[Record]] = [Procedure, Finding]
    assert not {kind.table() for kind in nested} & set(tables)
    assert SymptomEntry.table() in tables

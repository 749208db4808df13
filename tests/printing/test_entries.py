"""Every entry of the symptoms in the full history: each with its date at its precision, strength, time and note."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import makers as m
import pytest
from tools import pdf_text

from tracker import actions, clock
from tracker.domain.as_of import as_of
from tracker.domain.history import Course, History
from tracker.domain.records import SymptomEntry, Translation
from tracker.printing.html import html_page
from tracker.printing.layout import Sheet
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.storage.store import Store

from .reading import named, names, rows, words_in

ON = date(2030, 1, 1)
PAIN = m.symptom("leg_pain", "2012", side="left", called="down the front of the thigh")


def history_of(*entries: SymptomEntry) -> History:
    course = Course((), len(entries), entries[0], entries[0], entries[-1]) if entries else Course()
    return History(symptoms=(PAIN,), courses={PAIN.id: course}, entries={PAIN.id: entries})


def printed(*entries: SymptomEntry, **more: str) -> Sheet:
    return sheet(history_of(*entries), ON, Wanted(Kind.FULL, **more))  # type: ignore[arg-type]


CASES = [
    ([("2013-01-07", 8, {})], [("Jan 2013", "7: 8")], "a day"),
    ([("2013-01-07", 8, {"time": "8:30"})], [("Jan 2013", "7: 8 (08:30)")], "a time of the day"),
    ([("2013-01-07", 8, {"note": "a drive"})], [("Jan 2013", "7: 8 “a drive”")], "its note stands with it"),
    ([("2013-01-07", None, {"note": "?"})], [("Jan 2013", "7: – “?”")], "no strength, as the note says"),
    ([("2013-01-07", 8, {}), ("2013-01-31", 0, {})], [("Jan 2013", "7: 8; 31: 0")], "a month is one row"),
    ([("2013-01-07", 8, {}), ("2013-01-07", 3, {})], [("Jan 2013", "7: 8, 3")], "two on one day"),
    ([("2013-01-07", 8, {}), ("2013-01", 4, {})], [("Jan 2013", "7: 8"), ("Jan 2013", "4")], "a month as such"),
    ([("2013", 4, {}), ("2013", 5, {})], [("2013", "4, 5")], "a year"),
    ([("2013-01-07~", 4, {})], [("about 7 Jan 2013", "4")], "about a day is no day of a month"),
    ([(None, 4, {})], [("Date not recorded", "4")], "without a date"),
    ([("2012-12-31", 1, {}), ("2013-01-01", 2, {})], [("Dec 2012", "31: 1"), ("Jan 2013", "1: 2")], "months"),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_a_row_runs_through_its_month(entries: list, expected: list, why: str) -> None:  # type: ignore[type-arg]
    found = rows(printed(*(m.entry(PAIN, when, score, **more) for when, score, more in entries)), "entries")
    said = [(row[0][0], row[1][0].replace("\N{NO-BREAK SPACE}", " ")) for row in found]
    assert said == expected, why


def test_the_section_says_whose_entries_how_many_and_what_a_dash_is() -> None:
    found = named(printed(m.entry(PAIN, "2013-01-07", 8), m.entry(PAIN, "2014", None)), "entries")
    assert found.title == "Leg pain, left: 2 entries"
    assert found.note == "0 is none, 10 is the worst, – is not recorded"


def test_a_translation_of_a_note_stands_with_it() -> None:
    one = m.entry(PAIN, "2013-01-07", 8, note="nach der Fahrt")
    words = m.about(Translation, one, field="note", text="after the drive", language="English")
    history = replace(history_of(one), translations=(words,))
    (row,) = rows(sheet(history, ON), "entries")
    assert "“nach der Fahrt”" in row[1][0]
    assert "“after the drive”" in row[1][0]


def test_in_two_languages_the_numbers_stand_once() -> None:
    found = rows(printed(m.entry(PAIN, "2013-03-07", 8, note="a drive"), second="de"), "entries")
    assert found[0] == [["Mar 2013 / März 2013"], ["7:\N{NO-BREAK SPACE}8 “a drive”"]]


def test_what_came_after_the_day_is_left_out_and_the_course_is_told_by_what_came_before() -> None:
    entries = [m.entry(PAIN, day, score) for day, score in (("2013-01-07", 3), ("2013-01-08", 9))]
    history = history_of(*entries, m.entry(PAIN, "2016-05-01", 10))
    then = as_of(history, date(2014, 1, 1))
    course = then.course_of(PAIN)
    assert then.entries_of(PAIN) == tuple(entries)
    assert (course.entries, course.first, course.highest, course.latest) == (
        2,
        entries[0],
        entries[1],
        entries[1],
    )
    assert as_of(history, date(2012, 6, 1)).course_of(PAIN) == Course()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two symptoms, one of them with 90 entries of which each third has a note."""
    made = Store.open(tmp_path / "store", now=clock.now)
    days = [date.fromordinal(date(2016, 1, 1).toordinal() + place) for place in range(90)]
    made.save(PAIN, m.symptom("back_pain", "2010"))
    made.save(
        *(
            m.entry(PAIN, str(day), place % 11, note=f"marked{place}x" if place % 3 == 0 else None)
            for place, day in enumerate(days)
        )
    )
    return made


@pytest.mark.parametrize("order", get_args(Order))
def test_each_entry_of_the_store_is_in_the_pdf_and_in_the_page(
    store: Store, order: Order, tmp_path: Path
) -> None:
    history = actions.with_entries(store, store.history(), Kind.FULL)
    made = sheet(history, ON, Wanted(order=order))
    assert names(made)[-1] == "entries"
    for said in (pdf_text(tmp_path, pdf_bytes(made).bytes, "-raw"), html_page(made)):
        assert [f"marked{place}x" for place in range(0, 90, 3) if f"marked{place}x" not in said] == []
    cells = "; ".join(row[1][0] for row in rows(made, "entries"))
    assert len(cells.split("; ")) == 90
    store.close()


def test_other_sheets_go_without_them_and_the_part_can_be_left_out(store: Store) -> None:
    assert actions.with_entries(store, store.history(), Kind.APPOINTMENT).entries == {}
    history = actions.with_entries(store, store.history(), Kind.FULL)
    made = sheet(history, ON, Wanted(leave_out=frozenset({"entries"})))
    assert "entries" not in names(made)
    assert "Every entry of the symptoms" in made.left_out[0][0].text
    store.close()


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
@pytest.mark.parametrize("later", [(), ("2016-03-09", "2019-05-01")])
def test_of_a_past_day_the_course_reads_as_on_that_day(
    tmp_path: Path, kind: Kind, later: tuple[str, ...]
) -> None:
    """Though entries came after it: the only one until then is its first, its highest and its last one."""
    then = date(2016, 3, 8)
    made = Store.open(tmp_path / "store", now=clock.now)
    made.save(PAIN)
    made.save(m.entry(PAIN, "2016-03-07", 6, note="marked"), *(m.entry(PAIN, day, 9) for day in later))
    history = actions.with_entries(made, made.history(), kind, past=True)
    made.close()
    read = sheet(history, then, Wanted(kind, order="topic", today=ON))
    told = words_in(named(read, "symptoms")).splitlines()
    assert any(line.endswith(" | 6/10  7 Mar 2016 | “marked”" * 3) for line in told)
    only = as_of(history, then).courses[PAIN.id]
    assert [(str(point.start), point.score, point.mean, point.entries) for point in only.points] == [
        ("2016-03-07", 6, 6.0, 1)
    ]

"""Long histories on the appointment sheet: what a surgeon could misread is told whole and in the right place."""

import appointments as a
import long_stories
import makers as m
import pytest
import sheets

from tracker.domain.history import History
from tracker.domain.records import Appointment
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import lines, rows

APPOINTMENT = Wanted(Kind.APPOINTMENT)


def told(story: str, kind: Kind = Kind.APPOINTMENT, **more: object) -> Sheet:
    return sheet(history(story), long_stories.ON, Wanted(kind, today=long_stories.ON, **more))  # type: ignore[arg-type]


def history(story: str) -> History:
    return long_stories.history_of(long_stories.STORIES[story]())


def said(made: Sheet) -> str:
    return "\n".join(sheets.texts(made.sections))


def test_an_entry_without_a_day_is_not_the_latest() -> None:
    leg = m.symptom()
    days = m.entry(leg, None, 10), m.entry(leg, "2026-10-01", 2), m.entry(leg, "2026-01", 9)
    course = long_stories.history_of([leg, *days]).course_of(leg)
    assert course.first is days[2]
    assert course.latest is days[1]
    assert course.highest is days[0]


@pytest.mark.parametrize("story", long_stories.STORIES)
def test_each_operation_has_one_row(story: str) -> None:
    numbers = [row[0][0].split(".")[0] for row in rows(told(story), "operations")]
    assert numbers == [str(number) for number in range(1, len(history(story).operations) + 1)]


def test_the_numbering_used_is_told_whole() -> None:
    profile = history("disputed").anatomy
    assert profile
    assert profile.numbering_note
    assert profile.numbering_note in said(told("disputed"))


def test_what_became_of_a_lead_is_told_to_its_end() -> None:
    (row,) = (row for row in rows(told("disputed"), "hardware") if row[0] == ["T9-T10"])
    state = "; ".join(line for cell in row for line in cell)
    assert "1 left in place in operation 3 (19 Sep 2017)" in state
    assert "1 removed in operation 3 (19 Sep 2017)" in state


def test_a_rod_of_which_a_part_stayed_is_in_the_body() -> None:
    made = told("scoliosis")
    assert any("Harrington rod" in row[1][0] for row in rows(made, "hardware"))
    assert not any("Harrington rod" in line for line in lines(made, "hardware"))


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("scoliosis", ["T4-L3", "L3-L4", "L4-L5", "L5-S1"]),
        ("stopped", ["T10-L2", "L2-L3", "L3-L5", "L5-S1"]),
        ("infected", ["L4-L5", "L5-S1"]),
    ],
)
def test_segments_of_which_the_same_is_said_stand_together(story: str, expected: list[str]) -> None:
    assert [row[0][0] for row in rows(told(story), "fusion")] == expected


def test_an_image_that_is_told_is_not_named_again() -> None:
    assert "Seen on" not in "\n".join(lines(told("infected"), "fusion"))
    assert "date not recorded" not in said(told("scoliosis"))


def test_an_image_that_was_only_ordered_is_not_told_as_one_that_shows_nothing() -> None:
    ordered = next(row for row in rows(told("stopped"), "imaging") if row[0] == ["15 Dec 2026"])
    assert ordered[1][0].startswith("MRI, lumbar; ordered; Ordered on: 10 Nov 2026")
    assert ordered[2:] == [["not taken yet, as far as recorded"], [], []]


def test_what_has_not_taken_place_has_no_result_to_be_missing() -> None:
    assert {len(row) for row in rows(told("stopped"), "planned")} == {3}


def test_the_reason_for_the_visit_is_named_as_one() -> None:
    assert lines(told("stopped"), "visit")[0] == "Why this visit: “the loose screws”  30 Nov 2026"


def test_a_change_says_its_place_once() -> None:
    changes = lines(told("stopped"), "since_visit")
    assert any(line.endswith("2 loosened, S1 (May 2026)") for line in changes)


def test_what_is_written_as_it_is_called_is_said_once() -> None:
    fusion = m.procedure("fusion", "L4-L5", called="Fusion")
    made = sheet(a.history_of([m.surgery("2013", fusion, as_written="Fusion")]), long_stories.ON, APPOINTMENT)
    assert "As written" not in said(made)


def test_the_date_of_a_label_is_told_without_the_label() -> None:
    stent = m.other_implant(
        "coronary_stent", "2010", mr_label="MR Conditional", mr_source="card", mr_date="2026-02"
    )
    history = a.history_of([m.of(Appointment, date="2025"), stent])
    assert lines(sheet(history, long_stories.ON, APPOINTMENT), "since_visit") == [
        "Feb 2026  Other implant, Coronary stent: date of the MR label"
    ]


def test_that_a_lead_was_left_behind_stands_on_the_card() -> None:
    assert "1 left in place (19 Sep 2017)" in said(told("disputed", Kind.CARD))


@pytest.mark.parametrize(
    ("when", "kind", "alone"),
    [
        ("2026-05", "loosened", True),
        ("2026", "loosened", True),
        ("2026-06", "loosened", False),
        ("2026-05", "broken", False),
        (None, "loosened", False),
    ],
)
def test_what_one_device_tells_of_an_image_is_not_told_of_its_neighbours(
    when: str | None, kind: str, alone: bool
) -> None:
    screws = m.device("pedicle_screw", "S1", m.event(kind, when, quantity=2), quantity=2)
    image = m.imaging("xray", "2026-05-11", m.finding("hardware_loose", "S1"), state="report received")
    history = a.history_of([m.surgery("2025"), screws, m.device("rod", "L5-S1"), image])
    reported = [
        row for row in rows(sheet(history, long_stories.ON, APPOINTMENT), "hardware") if row[0] == ["L5-S1"]
    ]
    assert ("hardware loose" not in repr(reported)) is alone


def test_a_fusion_judged_on_an_image_has_its_date_in_the_full_history() -> None:
    made = told("infected", Kind.FULL)
    found = [row for row in rows(made, "year_2021") if row[1][0] == "Fusion assessment"]
    assert [(row[0], row[1][1]) for row in found] == [
        (["3 Nov 2021"], "L4-L5: not fused yet (CT). Seen on: CT (3 Nov 2021)"),
        (["3 Nov 2021"], "L5-S1: fused (CT). Seen on: CT (3 Nov 2021)"),
    ]
    assert not [section.name for section in made.sections if section.title == "Date not recorded"]

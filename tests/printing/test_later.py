"""What is dated after the day of a sheet: told all the same where it changes a decision, else counted by kind."""

from datetime import date
from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.history import Course
from tracker.domain.records import (
    Allergy,
    Appointment,
    Background,
    Medication,
    OtherOperation,
    Record,
    Treatment,
)
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words, rows

ON = date(2026, 11, 23)
ALLERGY = m.of(Allergy, kind="antibiotic", called="penicillin", answer="yes", date="2062")
THINNER = m.of(Medication, name="Warfarin", group="blood thinner", date="2062-03")
PACER = m.other_implant("pacemaker", "2062", mr_label="MR Unsafe")
STENT = m.other_implant("coronary_stent", "2062-05-01")
DATED = m.device("scs_ipg", "lumbar", m.event("implanted", "2062"))
OPERATED = m.surgery("2062", m.procedure("scs_implant", "T9-T10"))
BY_OPERATION = m.device("scs_ipg", "lumbar", by=OPERATED)


def _sheet(*records: Record, on: date = ON, kind: Kind = Kind.APPOINTMENT, **more: Any) -> Sheet:
    wanted = Wanted(kind=kind, today=more.pop("today", ON), **more)
    return sheet(a.history_of([m.person(), *records]), on, wanted)


def _head(*records: Record, **more: Any) -> list[list[str]]:
    return rows(_sheet(*records, **more), "decides")[0]


SHOWN: list[tuple[Record, int, str, str]] = [
    (ALLERGY, 1, "Antibiotic: “penicillin” (2062)", "allergy"),
    (THINNER, 0, "Warfarin since Mar 2062", "medicine"),
    (PACER, 2, "Pacemaker (2062", "other implant"),
    (STENT, 3, "Coronary stent (1 May 2062", "other implant"),
    (m.of(Background, kind="bleeding", answer="yes", date="2062"), 0, "(2062)", "background"),
    (DATED, 2, "dated later: 2062", "hardware"),
]


@pytest.mark.parametrize("on", [ON, date(2020, 1, 1)])
@pytest.mark.parametrize(("record", "column", "said", "kind"), SHOWN, ids=[said for _, _, said, _ in SHOWN])
def test_what_changes_a_decision_is_told_with_its_later_date(
    record: Record, column: int, said: str, kind: str, on: date
) -> None:
    made = _sheet(record, on=on)
    assert said in " ".join(rows(made, "decides")[0][column])
    told = [line for line in cell_words(made.summary) if "This sheet tells" not in line]
    assert told == [f"On this sheet although dated later: {kind} (1)."]


def test_on_a_past_day_what_came_since_stays_hidden_and_is_counted() -> None:
    since = m.of(Allergy, kind="latex", answer="yes", date="2024")
    made = _sheet(since, on=date(2020, 1, 1))
    assert rows(made, "decides")[0][1] == ["not recorded"]
    assert "Dated after 1 Jan 2020, and therefore not on this sheet: allergy (1)." in cell_words(made.summary)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("order", ["time", "level", "topic"])
def test_every_sheet_tells_them(kind: Kind, order: Any) -> None:
    told = all_words(_sheet(ALLERGY, THINNER, PACER, STENT, DATED, kind=kind, order=order))
    expected = {
        "Pacemaker",
        "Coronary stent",
        "2062",
        *({"Warfarin", "penicillin"} if kind is not Kind.HARDWARE else ()),
    }
    assert {one for one in expected if one not in told} == set()
    assert "dated later" in told or kind in (Kind.FULL, Kind.APPOINTMENT)


def test_the_generator_of_an_operation_dated_later_is_told_and_the_operation_counted() -> None:
    made = _sheet(OPERATED, BY_OPERATION)
    assert "dated later: 2062" in " ".join(rows(made, "decides")[0][2])
    assert "Dated after 23 Nov 2026, and therefore not on this sheet: operation (1)." in cell_words(
        made.summary
    )


PAIN = m.symptom()
COUNTED: list[tuple[list[Record], str, str]] = [
    ([m.imaging("ct", "2062"), m.imaging("mri", "2027")], "imaging (2)", "images"),
    ([m.surgery("2062")], "operation (1)", "an operation that is not planned"),
    ([m.surgery("2062", status="planned")], "", "a plan has a way of its own"),
    ([m.imaging("ct", "2062", state="ordered")], "", "so has an ordered image"),
    ([m.of(Appointment, date="2062")], "", "and a visit"),
    ([m.imaging("ct", "2026-11-23")], "", "today"),
    ([m.imaging("ct", "2026")], "", "it may have been"),
    ([m.imaging("ct", None)], "", "no date"),
    ([m.of(OtherOperation, date="2062"), m.of(Treatment, kind="physiotherapy", date="2062")],
     "treatment (1), other operation (1)", "two kinds"),
    ([m.device("pedicle_screw", "L4", m.event("removed", "2062"))], "hardware (1)", "what became of hardware"),
    ([m.device("pedicle_screw", "L4", m.event("implanted", "2062"))], "hardware (1)", "hardware that decides nothing"),
    ([m.imaging("ct", "2016", state="report received", received="2062")], "imaging: “Report received on” (1)", "a step"),
    ([m.of(Medication, group="opioid", until="2062")], "medicine: “Until” (1)", "an end"),
]  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("records", "said", "why"), COUNTED, ids=[why for _, _, why in COUNTED])
def test_all_else_is_counted_by_kind(records: list[Record], said: str, why: str, kind: Kind) -> None:
    told = [line for line in cell_words(_sheet(*records, kind=kind).summary) if line.startswith("Dated")]
    expected = [f"Dated after 23 Nov 2026, and therefore not on this sheet: {said}."] if said else []
    assert told == expected, why


def test_what_is_left_out_is_not_counted() -> None:
    made = _sheet(m.imaging("ct", "2062"), ALLERGY, leave_out=frozenset({"imaging", "allergies"}))
    assert [line for line in cell_words(made.summary) if "ated" in line] == []
    assert "2062" not in repr(made)


def test_an_entry_of_a_symptom_is_counted() -> None:
    entries = m.entry(PAIN, "2026-01-01"), m.entry(PAIN, "2062-01-01")
    course = Course((), 2, entries[0], entries[1], entries[1])
    history = a.history_of([PAIN], {PAIN.id: course})
    made = sheet(history, ON, Wanted(kind=Kind.APPOINTMENT, today=ON))
    said = "Dated after 23 Nov 2026, and therefore not on this sheet: entry (1)."
    assert said in cell_words(made.summary)


def test_german() -> None:
    made = _sheet(m.imaging("ct", "2062"), ALLERGY, language="de")
    assert cell_words(made.summary) == [
        "Nach dem 23. Nov. 2026 datiert und deshalb nicht auf diesem Blatt: Bildgebung (1).",
        "Trotz eines späteren Datums auf diesem Blatt: Allergie (1).",
    ]


def test_no_bar_of_the_timeline_begins_before_its_date() -> None:
    made = _sheet(m.surgery("2013-05-23"), STENT, THINNER)
    (picture,) = [block for one in made.sections if one.name == "timeline" for block in one.blocks]
    assert "Coronary" not in repr(picture)

"""What goes with the hardware from images and operations that stay: that it is gone is said where they are told."""

from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words, rows

BROKEN, STENOSIS = m.finding("hardware_broken", "L5-S1"), m.finding("stenosis_canal", "L3-L4")
MISPLACED, LEAK = {"kind": "screw_misplaced"}, {"kind": "dural_tear"}
SCREW = m.device("pedicle_screw", "L5")
FINDINGS, COMPLICATIONS = (
    "Further findings: left out by the patient",
    "Further complications: left out by the patient",
)
EACH = [(Kind.APPOINTMENT, "time"), *((Kind.FULL, order) for order in ("time", "level", "topic"))]


def _sheet(*records: Any, kind: Kind = Kind.APPOINTMENT, order: Any = "time", out: str = "hardware") -> Sheet:
    gone = frozenset(out.split())
    return sheet(a.history_of([*records]), a.ON, Wanted(kind=kind, order=order, leave_out=gone))


@pytest.mark.parametrize(("kind", "order"), EACH)
@pytest.mark.parametrize(
    ("record", "said", "why"),
    [
        (m.imaging("ct", "2016", BROKEN, STENOSIS), FINDINGS, "one of two findings"),
        (
            m.imaging("ct", "2016", BROKEN, report="see there"),
            FINDINGS,
            "the only finding, beside the report",
        ),
        (m.imaging("ct", "2016", STENOSIS), "", "all of it is told"),
        (m.surgery("2013", complications=[MISPLACED, LEAK]), COMPLICATIONS, "one of two complications"),
        (m.surgery("2013", complications=[MISPLACED]), COMPLICATIONS, "the only complication"),
        (m.surgery("2013", complications=[LEAK]), "", "none of it is about hardware"),
    ],
)
def test_what_is_left_of_it_is_not_told_as_all_of_it(
    record: Any, said: str, why: str, kind: Kind, order: str
) -> None:
    told = all_words(_sheet(record, SCREW, kind=kind, order=order))
    assert "Further" in told if said else "Further" not in told, why
    assert said in told, why


def test_with_allergies_and_blood_thinners_too() -> None:
    scan = m.imaging("ct", "2016", BROKEN, STENOSIS)
    found = rows(_sheet(scan, SCREW, out="hardware allergies blood_thinners"), "imaging")[0][2]
    assert found == [f"Stenosis of the canal L3-L4; {FINDINGS}"]


@pytest.mark.parametrize(
    ("kind", "out", "said"),
    [
        (Kind.APPOINTMENT, "decides", "Changes a decision (allergies, blood thinners, other implants)"),
        (Kind.FULL, "first", "Allergies, blood thinners, other implants"),
        (Kind.HARDWARE, "screening", "What scanner sites ask (allergies, background, operations elsewhere)"),
        (Kind.APPOINTMENT, "goals", "Goals of the patient"),
    ],
)
def test_a_section_of_several_kinds_names_them_where_it_is_left_out(kind: Kind, out: str, said: str) -> None:
    assert cell_words(_sheet(SCREW, kind=kind, out=out).left_out)[0] == f"Left out by the patient: {said}."

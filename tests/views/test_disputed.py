"""Where a source says something else of hardware than the record: marked at its row, as at the operation."""

from datetime import date

import makers as m
import pytest
from printing.reading import rows

from tracker.domain.history import History
from tracker.domain.records import Record, Statement
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.views.in_body import inside

ON = date(2026, 11, 22)
FUSED = m.surgery("2013-05-23", m.procedure("plif", "L5-S1"))
SCREWS = m.device(
    "pedicle_screw", "L5, S1", m.event("broken", "2014"), by=FUSED, quantity=4, mr_label="MR Conditional"
)


def says(of: Record, field: str, value: str, **more: str) -> Statement:
    return m.about(Statement, of, field=field, value=value, origin="report", **more)


CASES: list[tuple[str, list[Statement], list[str]]] = [
    # why, the statements, what is marked
    ("nothing said", [], []),
    ("the same said", [says(SCREWS, "sites", "L5, S1")], []),
    ("another level of the screws", [says(SCREWS, "sites", "L4, L5")], ["Where: report says L4, L5"]),
    (
        "another level of the operation",
        [says(FUSED.procedures[0], "sites", "L4-L5")],
        ["Where (Operation 1): report says L4-L5"],
    ),
    ("another name of the operation is not told of the screws", [says(FUSED.procedures[0], "kind", "tlif")], []),
    ("another label", [says(SCREWS, "mr_label", "MR Unsafe")], ["MR label: report says MR Unsafe"]),
    ("another day of what became of them", [says(SCREWS.events[0], "date", "2016")],
     ["When (broken): report says 2016"]),
    ("settled", [says(SCREWS, "sites", "L4, L5"), says(SCREWS, "sites", "L5, S1", chosen="yes")], []),
]  # fmt: skip


def history(statements: list[Statement]) -> History:
    return History(surgeries=(FUSED,), devices=(SCREWS,), statements=tuple(statements))


@pytest.mark.parametrize(("why", "statements", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_marked_at_the_hardware(why: str, statements: list[Statement], expected: list[str]) -> None:
    (row,) = inside(history(statements), ON)
    assert [str(one) for one in row.disputed] == expected, why
    assert [one for one in expected if one not in row.cells()[-1]] == [], "page and command line"


SHEETS: list[tuple[Kind, Order, str]] = [
    (Kind.APPOINTMENT, "topic", "hardware"),
    (Kind.HARDWARE, "topic", "hardware_first"),
    (Kind.FULL, "topic", "hardware"),
]


@pytest.mark.parametrize(("kind", "order", "section"), SHEETS, ids=[str(one[0]) for one in SHEETS])
def test_each_sheet_marks_it_in_the_row(kind: Kind, order: Order, section: str) -> None:
    made = sheet(history([says(SCREWS, "sites", "L4, L5")]), ON, Wanted(kind=kind, order=order))
    (row,) = rows(made, section)
    assert "Where: report says L4, L5" in " ".join(line for cell in row for line in cell)


def test_an_implant_outside_the_spine_is_marked_in_the_head() -> None:
    pacemaker = m.other_implant("pacemaker", "2010", mr_label="MR Conditional")
    told = History(other_implants=(pacemaker,), statements=(says(pacemaker, "mr_label", "MR Unsafe"),))
    (row,) = rows(sheet(told, ON, Wanted(kind=Kind.APPOINTMENT)), "decides")
    assert "MR label: report says MR Unsafe" in " ".join(line for cell in row for line in cell)

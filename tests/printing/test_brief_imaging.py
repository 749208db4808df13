"""The images of the appointment sheet: what is planned says for when, and what was cancelled takes no row."""

from datetime import date

import appointments as a
import makers as m
import pytest
from appointments import appointment

from tracker.domain.history import History
from tracker.domain.records import ImagingStudy
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Order, Wanted

from .reading import all_words, lines, rows

ONE = "1 cancelled image or test stands in the full history only."
TWO = "2 cancelled images or tests stand in the full history only."
DONE = m.imaging("ct", "2024")


def planned(state: str, date: str | None = "2027-02-03") -> ImagingStudy:
    return m.imaging("mri", date, state=state)


ROWS: list[tuple[str, list[ImagingStudy], list[tuple[str, str]], list[str]]] = [
    # why, the images, their rows (date, what), what is said below of those that were cancelled
    ("done", [DONE], [("2024", "CT")], []),
    ("scheduled ahead", [planned("scheduled")], [("3 Feb 2027", "MRI; planned for 3 Feb 2027")], []),
    ("only ordered", [planned("ordered")], [("3 Feb 2027", "MRI; ordered")], []),
    ("its day has passed", [planned("scheduled", "2025")], [("2025", "MRI; scheduled")], []),
    ("no day is recorded", [planned("scheduled", None)], [("not recorded", "MRI; scheduled")], []),
    ("one was cancelled", [DONE, planned("cancelled", "2020")], [("2024", "CT")], [ONE]),
    (
        "two were cancelled, none done",
        [planned("cancelled", "2019"), planned("cancelled", "2020")],
        [],
        [TWO],
    ),
]


@pytest.mark.parametrize(("why", "images", "expected", "below"), ROWS, ids=[case[0] for case in ROWS])
def test_the_rows(
    why: str, images: list[ImagingStudy], expected: list[tuple[str, str]], below: list[str]
) -> None:
    made = appointment(a.history_of([*images]))
    assert [(row[0][0], row[1][0]) for row in rows(made, "imaging")] == expected, why
    assert [line for line in lines(made, "imaging") if "cancelled" in line] == below, why


@pytest.mark.parametrize("order", ["time", "level", "topic"])
def test_the_full_history_says_for_when_and_tells_what_was_cancelled(order: Order) -> None:
    def full(*images: ImagingStudy) -> str:
        history: History = a.history_of([*images])
        made: Sheet = sheet(history, date(2026, 11, 22), Wanted(kind=Kind.FULL, order=order))
        return all_words(made).lower()

    assert "planned for 3 feb 2027" in full(planned("scheduled"))
    assert "not recorded whether done" not in full(planned("scheduled"))
    assert "not recorded whether done" in full(planned("scheduled", "2025"))
    assert "cancelled" in full(planned("cancelled", "2020"))

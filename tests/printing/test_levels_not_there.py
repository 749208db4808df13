"""A level that is not in this spine is told where its vertebrae are, and the drawing says what it has no mark for."""

import makers as m
import pytest
from appointments import appointment, history_of

from tracker.domain.records import FusionAssessment, Record
from tracker.printing.layout import Sheet

from .reading import lines, named

SIX = m.anatomy(lumbar=6)
FUSED = m.surgery("2015", m.procedure("plif", "L5-S1"))
AGAIN = m.surgery("2017", m.procedure("plif", "L5-S1"))
HIGHER = m.surgery("2016", m.procedure("plif", "L3-L4"))
RODS = m.device("rod", "L5-S1", by=FUSED, quantity=2)
SAID = m.of(FusionAssessment, sites="L5-S1", date="2016")
MANY_IMAGES = [m.imaging("mri", f"20{year}", m.finding(sites="L5-S1")) for year in range(16, 26)]
TAIL = "not in this spine as its vertebrae are recorded"

TOLD: list[tuple[list[Record], list[str], str]] = [
    ([FUSED], [], "the usual spine has that level"),
    ([SIX, HIGHER], [], "a level that is there"),
    ([SIX, FUSED, RODS, SAID], [f"L5-S1 (operation 1, rods, fusion assessment) is {TAIL}"], "each use once"),
    ([SIX, FUSED, AGAIN, HIGHER], [f"L5-S1 (operations 1 and 3) is {TAIL}"], "operations by their numbers"),
    ([SIX, *MANY_IMAGES], [f"L5-S1 (imaging) is {TAIL}"], "ten images are one use"),
    ([m.anatomy(lumbar=4), m.condition(sites="L4-L5, L5-S1")],
     [f"L4-L5 and L5-S1 (condition) are {TAIL}"], "what the same records name"),
    ([SIX, m.surgery("2030", m.procedure("plif", "L5-S1"))], [], "not on the day of the sheet"),
]  # fmt: skip


def made(*records: Record) -> Sheet:
    return appointment(history_of([m.person(), *records]))


@pytest.mark.parametrize(("records", "expected", "why"), TOLD, ids=[case[2] for case in TOLD])
def test_it_stands_with_the_anatomy(records: list[Record], expected: list[str], why: str) -> None:
    assert [one for one in lines(made(*records), "anatomy") if TAIL in one] == expected, why


NOT_DRAWN: list[tuple[list[Record], str, str]] = [
    ([SIX, FUSED, RODS], "L5-S1", "the mark of a level that is not there"),
    ([SIX, HIGHER, SAID], "L5-S1", "what somebody said of it"),
    ([SIX, m.surgery("2015", m.procedure("plif", "L4-L5, L5-S1"))], "L5-S1", "one of two levels"),
    ([SIX, HIGHER, m.device("interbody_cage", "L5-S1", by=FUSED)], "L5-S1", "a cage"),
    ([HIGHER, m.surgery("2017", m.procedure("laminectomy", "lumbar"))], "lumbar", "a part of the spine"),
    ([HIGHER, m.surgery("2017", m.procedure("laminectomy", ""))], "level not recorded", "no level at all"),
    ([FUSED, RODS], "", "all is drawn"),
]  # fmt: skip


@pytest.mark.parametrize(("records", "expected", "why"), NOT_DRAWN, ids=[case[2] for case in NOT_DRAWN])
def test_the_drawing_says_what_it_does_not_mark(records: list[Record], expected: str, why: str) -> None:
    note = named(made(*records), "drawing").note
    said = "no mark, as the place is not clear: "
    assert note.partition(said)[2] == expected, why

"""An operation that was stopped is said to be stopped wherever something is told of it: rows, fusion, drawing, card."""

from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.records import FusionAssessment
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, named, names, section_words

FIRST = m.surgery("2014", m.procedure("laminectomy", "L4"))
STOPPED = m.surgery("2019", m.procedure("plif", "L4-L5"), status="aborted")
UNSURE = m.surgery("2021", m.procedure("plif", "L3-L4"), status="unknown")
CAGE = m.device("interbody_cage", "L4-L5", by=STOPPED)
BOTH = [FIRST, STOPPED]


def _made(records: list[Any], kind: Kind = Kind.APPOINTMENT, **more: Any) -> Sheet:
    return sheet(a.history_of([m.person(), *records]), a.ON, Wanted(kind, order="topic", **more))


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
def test_in_its_row_in_the_fusion_it_meant_and_at_the_drawing(kind: Kind) -> None:
    made = _made(BOTH, kind)
    assert "aborted" in section_words(made, "operations")
    assert "PLIF, operation 2 (2019, aborted)" in section_words(made, "fusion")
    assert "not certain of operation 2 (aborted)" in named(made, "drawing").note
    assert "Fusion intended: PLIF, operation 2 (2019, aborted)" in repr(named(made, "drawing"))


def test_of_another_state_too_and_in_german() -> None:
    found = named(_made([*BOTH, UNSURE], language="de"), "drawing").note
    assert "unsicher bei Operation 2 (abgebrochen) und 3 (nicht eingetragen, ob durchgeführt)" in found
    assert "unsicher" not in named(_made([FIRST], language="de"), "drawing").note


def test_on_the_card() -> None:
    assert "2019: PLIF L4-L5, aborted" in all_words(_made(BOTH, Kind.CARD))


@pytest.mark.parametrize("kind", Kind)
def test_no_hardware_of_it_is_told_unless_it_is_recorded(kind: Kind) -> None:
    assert "cage" not in all_words(_made(BOTH, kind)).lower()
    told = all_words(_made([*BOTH, CAGE], kind))
    assert "cage" in told.lower()
    stopped = "Operation 2, aborted" if kind is Kind.HARDWARE else "2019 (operation: aborted)"
    assert stopped in told


def test_without_a_date_it_is_said_too() -> None:
    undated = m.surgery(None, m.procedure("plif", "L4-L5"), status="aborted")
    cage = m.device("interbody_cage", "L4-L5", by=undated)
    assert "(operation: aborted)" in section_words(_made([undated, cage]), "hardware")


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
def test_who_spoke_of_a_fusion_earlier_stands_with_it(kind: Kind) -> None:
    """Not in a line of its own below the table."""
    early, late = (
        m.of(FusionAssessment, date=day, sites="L4-L5", status=said, reader=who)
        for day, said, who in (("2015", "not fused", "R. Example"), ("2020", "fused", "S. Example"))
    )
    made = _made([m.surgery("2013", m.procedure("plif", "L4-L5")), early, late], kind)
    told = section_words(made, "fusion")
    assert "not fused: fusion assessment, 2015, R. Example" in told
    assert told.count("R. Example") == 1
    assert "Who said so" not in told
    assert "fusion" in names(made)

"""What was exchanged for something that nobody listed leaves something in the body; a removal at one level says where."""

import makers as m
import pytest
from appointments import ON, appointment

from tracker.domain.history import History
from tracker.domain.loose_end import EndKind
from tracker.domain.loose_ends import loose_ends
from tracker.domain.records import Record
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words

FIRST = m.surgery("2015", m.procedure("plif", "L4-L5"))
SECOND = m.surgery("2019", m.procedure("hardware_exchange", "L4-L5"))
ALL_OUT = "that are recorded were taken out."
EXCHANGED = "taken out or exchanged; what was put in instead is not listed."


def exchanged(*more: Record) -> History:
    out = m.event("exchanged", None, surgery_id=SECOND.id)
    screws = m.device("pedicle_screw", "L4, L5", out, by=FIRST, quantity=4)
    return History(surgeries=(FIRST, SECOND), devices=(screws, *more))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.HARDWARE, Kind.CARD])
def test_not_all_is_out_after_an_exchange(kind: Kind) -> None:
    said = all_words(sheet(exchanged(), ON, Wanted(kind=kind)))
    assert EXCHANGED in said
    assert ALL_OUT not in said


def test_the_list_of_what_went_in_is_asked_for() -> None:
    asked = [
        end.parts[0].record.id for end in loose_ends(exchanged(), ON) if end.kind is EndKind.NO_HARDWARE_LIST
    ]
    assert asked == [SECOND.id]


def test_all_is_out_once_what_went_in_came_out() -> None:
    new = m.device("pedicle_screw", "L4, L5", m.event("removed", "2021"), by=SECOND, quantity=4)
    assert "was taken out." in all_words(appointment(exchanged(new)))


def test_a_removal_at_one_level_of_a_long_construct_says_where_it_was() -> None:
    long = m.surgery("2015", m.procedure("posterior_spinal_fusion", "L3-L4, L4-L5, L5-S1"))
    at_one = m.surgery("2023", m.procedure("hardware_removal", "L5"))
    screws = m.device("pedicle_screw", "L3, L5, S1", by=long, quantity=6)
    rods = m.device("set_screw", "L5", by=long, quantity=2)
    said = all_words(appointment(History(surgeries=(long, at_one), devices=(screws, rods))))
    assert "6 × Pedicle screw L3, L5, S1 (put in 2015; operation 2 (2023) was at L5)" in said
    assert "2 × Set screw (locking cap) L5 (put in 2015)" in said

"""That a number is not recorded is said of what comes in numbers: a pacemaker is one, whoever counts."""

import appointments as a
import makers as m
import pytest

from tracker.domain.records import Record
from tracker.domain.vocabulary import hardware, other_implants
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, section_words

UNSAID = "number not recorded"
ONE = [
    m.other_implant("pacemaker", "2017"),
    m.device("scs_ipg", "", m.event("implanted", "2017")),
    m.device("pump", ""),
]
SEVERAL = [
    m.other_implant("coronary_stent", "2017"),
    m.device("pedicle_screw", "L4"),
    m.device("scs_lead", "T9"),
]


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.HARDWARE])
@pytest.mark.parametrize(
    ("record", "said"), [*((one, False) for one in ONE), *((one, True) for one in SEVERAL)]
)
def test_only_of_what_comes_in_numbers(kind: Kind, record: Record, said: bool) -> None:
    told = all_words(sheet(a.history_of([record]), a.ON, Wanted(kind, order="topic")))
    assert (UNSAID in told) is said


def test_nor_in_the_full_history() -> None:
    made = sheet(a.history_of([*ONE]), a.ON, Wanted(Kind.FULL, order="topic"))
    assert UNSAID not in all_words(made)
    assert "number" not in section_words(made, "not_recorded").lower().replace("number of lumbar", "")


def test_a_number_that_is_recorded_is_told_of_any_kind() -> None:
    two = m.other_implant("pacemaker", "2017", quantity=2)
    told = all_words(sheet(a.history_of([two]), a.ON, Wanted(Kind.HARDWARE)))
    assert "Number: 2" in told


def test_what_is_counted_stands_in_the_vocabulary() -> None:
    assert not other_implants()["icd"].counted
    assert other_implants()["joint_replacement"].counted
    assert not hardware()["graft"].counted
    assert hardware()["interbody_cage"].counted

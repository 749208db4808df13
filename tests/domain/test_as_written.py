"""Whether the words an operation came from say something else than its record."""

import makers as m
import pytest

from tracker.domain.as_written import differs
from tracker.domain.levels import Axis

FUSION = m.procedure("plif", "L4-L5, L5-S1")
LEFT = m.procedure("microdiscectomy", "L4-L5 left")

SAME = [
    ("PLIF", [FUSION], "no level is written, and the procedure is the same"),
    ("PLIF L4-S1", [FUSION], "a range"),
    ("L4-5-S1 plif from scratch", [FUSION], "another notation, and words that name nothing"),
    ("Posterior lumbar interbody fusion L4/5, L5/S1", [FUSION], "the full name"),
    ("5/23/13 PLIF L4-S1", [FUSION], "a date is no level"),
    ("L4/5", [m.procedure("microdiscectomy", "L4-L5 right")], "a side that is recorded besides"),
    ("L4/5 left microdiscectomy", [LEFT], "the same side"),
    ("L4-S1 PLIF, microdiscectomy left", [FUSION, LEFT], "all procedures of an operation"),
    ("SIJ", [m.procedure("si_joint_fusion", "SIJ-L")], "a joint whose side is recorded besides"),
]

SAME.append(("the big one", [m.procedure("other", called="the big one")], "they are its name"))

OTHER = [
    ("PLIF L4-L5", [FUSION], "fewer levels"),
    ("PLIF L3-S1", [FUSION], "more levels"),
    ("TLIF L4-S1", [FUSION], "another procedure"),
    ("PLIF and laminectomy", [FUSION], "one procedure more"),
    ("L4/5 right", [LEFT], "the other side"),
    ("PLIF L4-S1 left", [FUSION], "a side that is not recorded"),
    ("the big one", [FUSION], "nothing that could agree"),
    ("PLIF L9", [FUSION], "no such level"),
    ("PLIF " * 400, [FUSION], "too long for a line"),
]


@pytest.mark.parametrize(
    ("written", "procedures", "expected", "why"),
    [*((*case[:2], False, case[2]) for case in SAME), *((*case[:2], True, case[2]) for case in OTHER)],
)
def test_what_the_words_say(written: str, procedures: list[m.Values], expected: bool, why: str) -> None:
    surgery = m.surgery("2013", *procedures)
    assert differs(written, surgery.procedures, Axis.standard) is expected, why


def test_on_the_axis_of_the_patient() -> None:
    surgery = m.surgery("2013", m.procedure("plif", "L5-L6, L6-S1"))
    assert not differs("PLIF L5-S1", surgery.procedures, Axis(lumbar=6))
    assert differs("PLIF L5-S1", surgery.procedures, Axis.standard)

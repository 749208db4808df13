"""What is not known, in print: the same sentences as on the page, and how many were set aside."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.loose_ends import loose_ends, set_aside
from tracker.printing.layout import Paragraph
from tracker.printing.open_ends import not_known
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words
from .reading import lines as lines_in

ON = date(2016, 6, 1)


def lines(history: History) -> list[str]:
    (section,) = not_known(history, ON)
    assert all(isinstance(block, Paragraph) for block in section.blocks)
    return [
        line for block in section.blocks if isinstance(block, Paragraph) for line in cell_words(block.lines)
    ]


def test_the_section() -> None:
    history = History(
        imaging=(m.imaging("xray", "2015-03-12"), m.imaging("ct", "2015-04", received="2015-05"))
    )
    assert lines(history) == [
        "•  X-ray, 12 Mar 2015: done; report not recorded.",
        "•  CT, Apr 2015: report received May 2015; not recorded whether it was discussed.",
    ]
    aside = History(imaging=history.imaging, set_aside=set_aside(loose_ends(history, ON)[0], "lost", ON))
    assert lines(aside)[1:] == ["1 more set aside by the patient."]


def test_no_section_where_nothing_is_open() -> None:
    assert not_known(History(conditions=(m.condition(),)), ON) == ()


def test_the_printed_sheet_has_it_as_of_its_day() -> None:
    shot = m.imaging("xray", "2015-03-12", received="2015-06-15", report="cage in front")
    titles = [s.title for s in sheet(History(imaging=(shot,)), date(2015, 3, 13)).sections]
    assert "What is not known" in titles
    told = str(sheet(History(imaging=(shot,)), date(2015, 3, 13)).sections)
    assert "X-ray, 12 Mar 2015: done; report not recorded." in told
    assert "cage in front" not in told


SILENT = "Operations on the spine, Hardware in the body, Imaging, Symptoms: not recorded"
NOTHING = [
    ([], SILENT, "an empty history"),
    ([m.person()], SILENT, "a name"),
    (
        [m.condition("spinal_stenosis"), m.symptom("leg_pain")],
        "Operations on the spine, Hardware in the body, Imaging: not recorded",
        "some of it",
    ),
    (
        [
            *(
                m.surgery("2013", m.procedure("laminectomy", "L4"), operative_note="yes"),
                m.symptom("leg_pain"),
            ),
            m.device("pedicle_screw", "L4", mr_label="MR Unsafe"),
            m.imaging("mri", "2014", m.finding("stenosis_canal", "L4-L5"), state="discussed"),
        ],
        "nothing is open in what is recorded",
        "all of it, and nothing is open",
    ),
]


@pytest.mark.parametrize(("records", "said", "why"), NOTHING)
def test_where_nothing_is_open_the_appointment_sheet_says_so(
    records: Sequence[Any], said: str, why: str
) -> None:
    made = sheet(a.history_of([*records]), ON, Wanted(Kind.APPOINTMENT))
    assert lines_in(made, "not_known")[-1] == said, why


def test_what_is_left_out_is_not_called_not_open() -> None:
    history = a.history_of([m.surgery("2013", m.procedure("plif", "L4-L5"))])
    made = sheet(history, ON, Wanted(Kind.APPOINTMENT, leave_out=frozenset({"operations"})))
    assert lines_in(made, "not_known") == ["left out by the patient"]


def test_of_some_of_a_kind_it_is_said_which() -> None:
    """Two pairs of rods at the same levels, of which one has a label."""
    labelled = m.device("rod", "L4-S1", m.event("implanted", "2009"), mr_label="MR Conditional")
    silent = m.device("rod", "L4-S1", m.event("implanted", "2013-09"))
    both = [labelled, m.device("rod", "L4-S1", m.event("implanted", "2013-09"))]
    assert "•  Rod L4-S1 (Sep 2013): MR label not recorded." in lines_in(
        sheet(a.history_of([*both]), ON, Wanted(Kind.APPOINTMENT)), "not_known"
    )
    alone = sheet(a.history_of([silent]), ON, Wanted(Kind.APPOINTMENT))
    assert "•  Rod L4-S1: MR label not recorded." in lines_in(alone, "not_known")


@pytest.mark.parametrize(
    ("kind", "said"), [("image", "seen on an image (2014)"), ("ct", "seen on CT (2014)")]
)
def test_an_image_of_no_kind_reads_as_one(kind: str, said: str) -> None:
    image = m.imaging(kind, "2014")
    rod = m.device("rod", "L4-S1", m.event("broken", None, imaging_id=image.id))
    made = sheet(a.history_of([image, rod]), ON, Wanted(Kind.APPOINTMENT))
    assert said in all_words(made)

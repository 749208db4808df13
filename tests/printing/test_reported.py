"""What an image reported of hardware is said at the hardware of that place, on each sheet that lists it."""

from typing import Any

import makers as m
import pytest
from appointments import ON, appointment

from tracker.domain.history import History
from tracker.domain.records import Record
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, lines, names, rows

LOOSE = m.finding("hardware_loose", "S1")
SAID = "reported: hardware loose S1, X-ray (10 Oct 2026)"
FUSED = m.surgery("2013-05-23", m.procedure("plif", "L5-S1"))
HARDWARE = Wanted(kind=Kind.HARDWARE)
CARD = Wanted(kind=Kind.CARD)


def told(*devices: Record, found: dict[str, Any] = LOOSE, **image: Any) -> History:
    """Hardware and an X-ray that reported something of it."""
    taken = m.imaging("xray", "2026-10-10", found, **{"sites": "lumbar", "received": "2026-10-12", **image})
    return History(surgeries=(FUSED,), devices=devices, imaging=(taken,))  # type: ignore[arg-type]


def screws(sites: str = "L5, S1", *events: dict[str, Any], **more: Any) -> Record:
    return m.device("pedicle_screw", sites, *events, by=FUSED, quantity=4, **more)


def test_on_the_hardware_sheet_it_stands_with_the_screws_that_come_first() -> None:
    made = sheet(told(screws()), ON, HARDWARE)
    ((_, what, *_),) = rows(made, "hardware_first")
    assert SAID in what
    assert "in place" not in what
    assert "hardware_in_place" not in names(made), "all of it stands above"


def test_on_the_appointment_sheet_in_the_row_of_the_screws() -> None:
    (row,) = rows(appointment(told(screws())), "hardware")
    assert row[-1] == [SAID]


def test_on_the_card_before_what_is_sound() -> None:
    said = all_words(sheet(told(screws()), ON, CARD))
    assert f"4 × Pedicle screw L5, S1, {SAID}" in said
    assert said.index(SAID) < said.index("Other implants: ")


def test_a_cage_that_sank_by_a_report_and_no_screw_beside_it() -> None:
    cage = m.device("interbody_cage", "L5-S1", by=FUSED)
    history = told(screws(), cage, found=m.finding("cage_subsidence", "L5-S1"))
    said = "reported: cage subsidence L5-S1, X-ray (10 Oct 2026)"
    made = sheet(history, ON, HARDWARE)
    ((_, first, *_),) = rows(made, "hardware_first")
    assert said in first
    ((_, second, *_),) = rows(made, "hardware_in_place")
    assert second[0] == "Pedicle screw"


def test_in_german() -> None:
    said = "Befund: Implantat gelockert S1, Röntgen (10. Okt. 2026)"
    for kind in (Kind.HARDWARE, Kind.APPOINTMENT, Kind.CARD):
        assert said in all_words(sheet(told(screws()), ON, Wanted(kind=kind, language="de"))), kind


WHICH = [
    # why, levels of the screws, what became of them, what was found, what is said at them
    ("the level itself", "L5, S1", (), LOOSE, SAID),
    ("a segment of which it is an end", "L5-S1", (), LOOSE, SAID),
    ("another level", "L4", (), LOOSE, ""),
    ("the level of the screws is not recorded", "", (), LOOSE, SAID),
    ("the place of the finding is not recorded", "L4", (), m.finding("hardware_loose", ""),
     "reported: hardware loose, X-ray (10 Oct 2026)"),
    ("perhaps", "S1", (), {**LOOSE, "qualifier": "uncertain"},
     "reported: hardware loose S1: uncertain, X-ray (10 Oct 2026)"),
    ("not there", "S1", (), {**LOOSE, "qualifier": "absent"}, ""),
    ("all is well", "S1", (), m.finding("hardware_intact", "S1"), ""),
    ("not where it was meant to be", "S1", (), m.finding("hardware_malpositioned", "S1"),
     "reported: hardware malpositioned S1, X-ray (10 Oct 2026)"),
    ("told by an event of that day", "S1", (m.event("loosened", "2026-10-10"),), LOOSE, "loosened (10 Oct 2026)"),
    ("another event of that day", "S1", (m.event("broken", "2026-10-10"),), LOOSE, f"broken (10 Oct 2026); {SAID}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "sites", "events", "found", "expected"), WHICH, ids=[case[0] for case in WHICH]
)
def test_which_hardware_it_is_said_of(
    why: str, sites: str, events: tuple[dict[str, Any], ...], found: dict[str, Any], expected: str
) -> None:
    (row,) = rows(appointment(told(screws(sites, *events), found=found)), "hardware")
    assert row[-1] == [expected or "in place"], why


NOT_MEANT = [
    # why, what it is, where, what was found, whether it is said of it
    ("a pump without a place", "intrathecal_pump", "", LOOSE, False),
    ("a generator without a place", "scs_ipg", "", LOOSE, False),
    ("the lead of a stimulator at that very level", "scs_lead", "S1", LOOSE, False),
    ("a bone growth stimulator", "bone_growth_stimulator", "L5-S1", LOOSE, False),
    ("bone", "graft", "L5-S1", LOOSE, False),
    ("a rod whose levels are not recorded", "rod", "", LOOSE, True),
    ("hardware of no recorded kind", "hardware", "", LOOSE, True),
    ("a pump, and the place of the finding is not recorded", "pump", "", m.finding("hardware_loose", ""), False),
    ("a lead in the part that was imaged", "scs_lead", "L1", m.finding("hardware_displaced", ""), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "kind", "sites", "found", "said"), NOT_MEANT, ids=[case[0] for case in NOT_MEANT]
)
def test_hardware_of_another_kind_inherits_nothing(
    why: str, kind: str, sites: str, found: dict[str, Any], said: bool
) -> None:
    history = told(m.device(kind, sites, by=FUSED), found=found)
    listed = [line for row in rows(appointment(history), "hardware") for cell in row for line in cell]
    assert any("reported: " in line for line in listed) == said, why
    assert "reported: " in all_words(appointment(history)), "what no device can be shown to have is told too"


def test_the_screws_of_the_level_have_it_and_the_pump_does_not() -> None:
    history = told(screws(), m.device("intrathecal_pump", ""))
    said = [row[-1] for row in rows(appointment(history), "hardware")]
    assert sorted(said) == [["in place"], [SAID]]


def test_an_event_of_a_pump_without_a_place_does_not_tell_what_was_found_of_the_screws() -> None:
    pump = m.device("intrathecal_pump", "", m.event("loosened", "2026-10-10"))
    assert SAID in all_words(appointment(told(screws(), pump)))


@pytest.mark.parametrize(
    "why", ["put in after the image", "taken out before it", "the report is not there yet"]
)
def test_hardware_that_the_image_cannot_have_meant(why: str) -> None:
    later = m.surgery("2026-11-01", m.procedure("plif", "L5-S1"))
    history = {
        "put in after the image": told(m.device("pedicle_screw", "S1", by=later)),
        "taken out before it": told(screws("S1", m.event("removed", "2020"))),
        "the report is not there yet": told(screws("S1"), received="2027"),
    }[why]
    history = History(surgeries=(FUSED, later), devices=history.devices, imaging=history.imaging)
    made = appointment(history)
    assert not any(SAID in line for row in rows(made, "hardware") for cell in row for line in cell)
    assert (SAID in lines(made, "hardware")) == (why != "the report is not there yet")


def test_where_no_hardware_is_listed() -> None:
    history = told()
    assert lines(appointment(history), "hardware") == ["not recorded", SAID]
    assert SAID in all_words(sheet(history, ON, CARD))
    assert lines(sheet(history, ON, HARDWARE), "hardware_not_known") == [
        "•  Operation 1 (23 May 2013), PLIF L5-S1: not recorded whether hardware was put in; none is listed.",
        "•  X-ray, 10 Oct 2026: hardware loose S1; nothing recorded of it since.",
    ]


def test_all_that_is_recorded_was_taken_out() -> None:
    history = History(
        surgeries=(FUSED,),
        devices=(screws("L5, S1", m.event("removed", "2020")),),  # type: ignore[arg-type]
    )
    out = "All hardware that is recorded was taken out."
    assert lines(sheet(history, ON, HARDWARE), "hardware_in_place") == [
        "All implants that are recorded were taken out."
    ]
    for made in (appointment(history), sheet(history, ON, Wanted(Kind.FULL, order="topic"))):
        assert lines(made, "hardware")[0] == out
    assert out in all_words(sheet(history, ON, CARD))

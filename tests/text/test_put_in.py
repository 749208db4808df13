"""A line about hardware: what it becomes, and that nothing is counted, placed or sided that is not written."""

import re
import time

import hypothesis.strategies as st
import pytest
from hypothesis import given

from tracker.domain.gate import build
from tracker.domain.levels import Axis
from tracker.domain.records import Device
from tracker.text.put_in import PutIn, read_put_in

LINES = [
    # line, (kind, sites, quantity) ..., why
    ("screws L4-S1, 2 rods, 2 cages",
     [("screw", "L4, L5, S1", None), ("rod", "L4-L5, L5-S1", 2), ("interbody_cage", "L4-L5, L5-S1", 2)], "as people say it"),
    ("6 pedicle screws L4-S1, 2 rods L4-S1, PEEK cage L5-S1",
     [("pedicle_screw", "L4, L5, S1", 6), ("rod", "L4-L5, L5-S1", 2), ("interbody_cage", "L5-S1", None)], "each with its level"),
    ("plate C5-C7 with 6 screws, cage C5-6 and C6-7",
     [("plate", "C5-C6, C6-C7", None), ("screw", "C5, C6, C7", 6), ("interbody_cage", "C5-C6, C6-C7", None)], "from the front"),
    ("4 screws, 2 rods and a cage at L4-5",
     [("screw", "L4, L5", 4), ("rod", "L4-L5", 2), ("interbody_cage", "L4-L5", 1)], "the level at the end"),
    ("L4-S1: 6 screws, 2 rods", [("screw", "L4, L5, S1", 6), ("rod", "L4-L5, L5-S1", 2)], "the level at the head"),
    ("6 screws, L4-S1, 2 rods", [("screw", "L4, L5, S1", 6), ("rod", "L4-L5, L5-S1", 2)], "the level in between"),
    ("screws left L4, L5; right L4", [("screw", "L4 left, L5 left", None), ("screw", "L4 right", None)], "by side"),
    ("bilateral pedicle screws L4 (2), L5 (1)",
     [("pedicle_screw", "L4 bilateral", 2), ("pedicle_screw", "L5 bilateral", 1)], "a number for each level"),
    ("one rod each side L4-5", [("rod", "L4-L5 bilateral", 2)], "two in all"),
    ("a pair of rods L4-5", [("rod", "L4-L5", 2)], "a pair is two"),
    ("2 screws each level L4-S1", [("screw", "L4, L5, S1", 6)], "two for each of three"),
    ("pedicle screws x4 L4, L5", [("pedicle_screw", "L4, L5", 4)], "the number behind"),
    ("3 iFuse implants right SI joint", [("si_joint_implant", "SIJ-R", 3)], "a joint has its own side"),
    ("2 leads T8, battery left buttock", [("scs_lead", "T8", 2), ("scs_ipg", "", None)], "a stimulator"),
    ("2 iliac screws, rods T10-pelvis",
     [("iliac_screw", "PELVIS", 2),
      ("rod", "T10-T11, T11-T12, T12-L1, L1-L2, L2-L3, L3-L4, L4-L5, L5-S1, PELVIS", None)], "down to the pelvis"),
    ("cement T12, hooks T4, T5", [("bone_cement", "T12", None), ("hook", "T4, T5", None)], "on vertebrae"),
    ("Mobi-C C5/6", [("artificial_disc", "C5-C6", None)], "a brand"),
    ("2 screws C5, 2 C6 and 1 at C7", [("screw", "C5", 2), ("screw", "C6", 2), ("screw", "C7", 1)], "counts are no vertebrae"),
    ("screws L3, 4 and L5", [("screw", "L3, L4, L5", None)], "vertebrae are no counts"),
    ("plate C0-C2", [("plate", "C0-C1, C1-C2", None)], "at the skull"),
    ("20 wires T4-L1", [("wire_cable", "T4, T5, T6, T7, T8, T9, T10, T11, T12, L1", 20)], "two figures"),
    ("- 2 rods L4-5\n- 4 screws L4-5", [("rod", "L4-L5", 2), ("screw", "L4, L5", 4)], "a list in lines"),
    ("<b>2 rods</b> L4-5", [("rod", "L4-L5", 2)], "markup"),
    ("rods", [("rod", "", None)], "nothing but the name"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "why"), LINES, ids=[line[-1] for line in LINES])
def test_a_line_becomes_devices(line: str, expected: list[tuple[str, str, int | None]], why: str) -> None:
    found = read_put_in(line)
    assert [(one.kind, str(one.sites), one.quantity) for one in found.devices] == expected, why
    assert found.unread == ()


UNREAD = [
    ("rods removed", (0, ("rods removed",)), "what was taken out was not put in"),
    ("no screws, 2 rods L4-5", (1, ("no screws",)), "nor what was not"),
    ("broken screw L5", (0, ("broken screw L5",)), "nor what became of it"),
    ("2 rods L4-5, 4 zork L4", (1, ("4 zork L4",)), "a thing that nobody knows"),
    ("2 zork rods L4-5", (1, ("zork",)), "a word that nobody knows"),
    ("foo bar", (0, ("foo bar",)), "nothing at all"),
    ("L4-S1", (0, ("L4-S1",)), "levels of nothing"),
    ("2 rods L4-5 in 2013", (1, ("2013",)), "the operation has the date"),
    ("PLIF L4-5", (0, ("PLIF L4-5",)), "an operation is logged as one"),
    ("", (0, ()), "nothing written"),
]


@pytest.mark.parametrize(("line", "expected", "why"), UNREAD, ids=[line[-1] for line in UNREAD])
def test_what_cannot_be_placed_stays_visible(
    line: str, expected: tuple[int, tuple[str, ...]], why: str
) -> None:
    found = read_put_in(line)
    assert (len(found.devices), found.unread) == expected, why


NOTICES = [
    ("screws L4-5, 2 rods", 1, ("No level stands beside it; taken from “screws L4-5”.",)),
    ("cage L5", 0, ("Does L5 mean L4-L5 or L5-S1?",)),
    ("2 3 rods L4-5", 0, ("2 and 3 stand here; type how many there are, or leave it empty.",)),
    ("0 rods L4-5", 0, ("The number is out of range; type it, or leave it empty.",)),
    ("2 screws each level", 0, ("The number is for each level, and no level stands beside it.",)),
    ("left screws", 0, ("The side (left) is kept once a level is recorded.",)),
    ("rods S1-L4", 0, ("S1 to L4 runs upwards; read as L4-S1.",)),
]


@pytest.mark.parametrize(("line", "place", "notices"), NOTICES, ids=[line[0] for line in NOTICES])
def test_what_to_look_at_is_said(line: str, place: int, notices: tuple[str, ...]) -> None:
    assert read_put_in(line).devices[place].notices == notices


def test_sizes_materials_brands_and_places_in_the_body_are_kept() -> None:
    assert _one("two 6.5 x 45 mm titanium screws L5 left") == PutIn(
        "screw",
        _one("screws L5 left").sites,
        2,
        size="6.5 x 45 mm",
        material="titanium",
        words="two 6.5 x 45 mm titanium screws L5 left",
    )
    assert _one("Harrington rods T4-L2").called == "Harrington rods"
    assert _one("IPG right flank").note == "right flank"
    assert _one("10 mm cage L4-5").quantity is None


def _one(line: str) -> PutIn:
    (device,) = read_put_in(line).devices
    return device


def test_levels_are_read_on_the_patients_own_axis() -> None:
    (device,) = read_put_in("screws L5-S1", Axis(lumbar=6)).devices
    assert str(device.sites) == "L5, L6, S1"


WORDS = st.lists(
    st.sampled_from(
        [
            "screws", "2", "rods", "cage", "L4-S1", "L5", "left", "right", "each side", ",", "and", "with", "plate",
            "C5-6", "(4)", "x", "6.5 x 45 mm", "PEEK", "removed", "zork", "one", "hooks", ";", "/", "\n", "SI joint", "pump",
        ]
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS.map(" ".join) | st.text(max_size=80))
def test_nothing_is_invented_and_each_device_passes_the_gate(line: str) -> None:
    found = read_put_in(line)
    for one in found.devices:
        device = build(Device, one.data)
        assert device.quantity is None or re.search(r"[0-9]|\bone\b|\ba\b|\ban\b|pair", line, re.IGNORECASE)
        assert all(use.side is None for use in device.sites) or re.search(
            r"(?i)left|right|side|both|\b[LR]\b", line
        )
        assert device.sites == () or re.search(r"[0-9]|SI|pelvi", line)


@given(WORDS)
def test_no_word_is_lost(line: list[str]) -> None:
    found = read_put_in(" ".join(line))
    kept = " ".join([*(one.words for one in found.devices), *found.unread])
    for word in {"zork", "screws", "removed", "hooks", "pump", "L5"} & set(line):
        assert word in kept or word == "L5"


def test_time_grows_with_the_length_and_what_is_too_long_is_left() -> None:
    start = time.process_time()
    found = read_put_in("2 screws L4-S1, " * 2000)
    assert time.process_time() - start < 2
    assert found.unread

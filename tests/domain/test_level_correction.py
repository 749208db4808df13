"""What becomes of the devices of a procedure whose level is corrected."""

import makers
import pytest

from tracker.domain.history import History
from tracker.domain.level_correction import devices_at_old_level, moved
from tracker.domain.site_set import Sites


@pytest.mark.parametrize(
    ("device", "before", "after", "affected", "why"),
    [
        ("L4, L5", "L4-L5", "L5-S1", True, "L4 is no longer operated"),
        ("L5", "L4-L5", "L5-S1", False, "L5 is in both"),
        ("L4-L5", "L4-L5", "L3-L4", True, "the old place"),
        ("L4-L5", "L4-L5", "L4-L5, L5-S1", True, "it stood where the procedure stood; perhaps it grew too"),
        ("L4, L5", "L4-L5", "L4-L5, L5-S1", False, "both are operated still"),
        ("L4, L5", "L4-L5", "L4-L5", False, "nothing changed"),
        ("", "L4-L5", "L5-S1", False, "its place is not recorded"),
        ("", "", "L5-S1", True, "neither had a place"),
    ],
)
def test_the_devices_at_an_old_level(device: str, before: str, after: str, affected: bool, why: str) -> None:
    surgery = makers.surgery("2013", makers.procedure(sites=before), makers.procedure("laminectomy", "L2"))
    own = makers.device(sites=device, by=surgery)
    others = makers.device("rod", device, by=surgery.procedures[1]), makers.device("hook", device)
    known = History(devices=(own, *others), surgeries=(surgery,))
    found = devices_at_old_level(known, surgery.procedures[0], Sites.parse(after))
    assert found == ((own,) if affected else ()), why


@pytest.mark.parametrize(
    ("device", "after", "expected", "why"),
    [
        ("L4, L5", "L5-S1", "L5, S1", "screws sit on vertebrae"),
        ("L4-L5", "L5-S1", "L5-S1", "a cage sits between"),
        ("L4, L5", "L3-L4, L4-L5", "L3, L4, L5", "a longer range"),
        ("L4, L5", "L3", "L3", "a vertebra stays a vertebra"),
        ("", "L5-S1", "L5-S1", "no place before"),
        ("L4, L5", "", "", "no place after"),
    ],
)
def test_where_a_device_goes(device: str, after: str, expected: str, why: str) -> None:
    assert str(moved(makers.device(sites=device), Sites.parse(after))) == expected, why

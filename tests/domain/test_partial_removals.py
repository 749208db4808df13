"""What is left of a device where some of it came out: how many, at which places, with which troubles."""

from datetime import date

import hypothesis.strategies as st
import makers
import pytest
from hypothesis import given

from tracker.domain.device_fold import state_of
from tracker.domain.device_state import Presence
from tracker.domain.history import History

E = makers.event
LATER = date(2020, 1, 1)

SPLITS = [
    # kind, sites, quantity, events, presence, left, where the rest sits, why
    ("pedicle_screw", "L4, L5, S1", 6, [E("removed", sites="S1")], "partly removed", 4, "L4, L5", "two a vertebra"),
    ("pedicle_screw", "L4, L5, S1", 6, [E("removed", sites="S1", quantity=2)], "partly removed", 4, "L4, L5", "said"),
    ("pedicle_screw", "L4, L5, S1", 6, [E("removed", sites="L5-S1")], "partly removed", 2, "L4", "a range of vertebrae"),
    ("pedicle_screw", "L4, L5, S1", 6, [E("removed", sites="S1", quantity=1)], "partly removed", 5, "L4, L5, S1", "one left"),
    ("pedicle_screw", "L4, L5, S1", 6, [E("removed", sites="S1 left")], "partly removed", 5, "L4, L5, S1 right", "right left"),
    ("pedicle_screw", "L4, L5, S1", 5, [E("removed", sites="S1")], "partly removed", None, "L4, L5", "one or two?"),
    ("pedicle_screw", "L4, L5, S1", None, [E("removed", sites="S1")], "partly removed", None, "L4, L5", "of how many?"),
    ("pedicle_screw", "L4, L5, S1", None, [E("removed", sites="S1", quantity=1)], "partly removed", None, "L4, L5, S1", "there?"),
    ("pedicle_screw", "L4 bilateral, L5 bilateral", 4, [E("removed", sites="L5 left")], "partly removed", 3,
     "L4 bilateral, L5 right", "the other side stays"),
    ("pedicle_screw", "L4 left, L4 right", 2, [E("removed", sites="L4 left")], "partly removed", 1, "L4 right", "by side"),
    ("pedicle_screw", "L4, L5", 4, [E("removed", sites="L4"), E("removed", "2016", sites="L5")], "removed", 0, "L5", "twice"),
    ("pedicle_screw", "L4, L5", 4, [E("removed", sites="L4, L5")], "removed", 0, "L4, L5", "everywhere"),
    ("pedicle_screw", "L4, L5", 4, [E("removed", sites="L3")], "in place", 4, "L4, L5", "not where this stands"),
    ("pedicle_screw", "", 4, [E("removed", sites="L4", quantity=2)], "partly removed", None, "", "where were they?"),
    ("interbody_cage", "L4-L5, L5-S1", 2, [E("removed", sites="L5-S1")], "partly removed", 1, "L4-L5", "one each"),
    ("interbody_cage", "L4-L5, L5-S1", 3, [E("removed", sites="L5-S1")], "partly removed", None, "L4-L5", "one or two?"),
    ("interbody_cage", "L4-L5, L5-S1", 3, [E("removed", sites="L5-S1", quantity=1)], "partly removed", 2, "L4-L5, L5-S1", "all?"),
    ("pedicle_screw", "L3", 2, [E("exchanged", sites="L3 left", quantity=1)], "partly removed", 1, "L3 right", "of two"),
    ("pedicle_screw", "L3", 3, [E("removed", sites="L3 left", quantity=1)], "partly removed", 2, "L3", "which two?"),
    ("rod", "L4-S1", 2, [E("removed", sites="L4-S1 left", quantity=1)], "partly removed", 1, "L4-S1", "no pairs"),
    ("rod", "L4-L5, L5-S1", 2, [E("removed", quantity=1)], "partly removed", 1, "L4-L5, L5-S1", "one of two"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "sites", "quantity", "events", "presence", "left", "rest", "why"),
    SPLITS,
    ids=[f"{number}-{split[-1]}" for number, split in enumerate(SPLITS)],
)
def test_a_partial_removal_splits_number_and_places(
    kind: str, sites: str, quantity: int | None, events: list[makers.Values], presence: str, left: int | None, rest: str, why: str
) -> None:  # fmt: skip
    device = makers.device(kind, sites, *events, quantity=quantity)
    state = state_of(History(devices=(device,)), device, LATER)
    assert (state.presence.value, state.quantity, str(state.sites)) == (presence, left, rest), why


LOOSE = E("loosened", "2014-11", sites="L3 left", quantity=1)
TOOK_IT_ALONG = [
    # sites, what became of them, the places of the troubles that are left, why
    ("L3", [LOOSE, E("exchanged", sites="L3 left", quantity=1)], [], "the loose one was exchanged"),
    ("L3", [LOOSE, E("exchanged", sites="L3 left")], [], "without a number"),
    ("L3 bilateral", [LOOSE, E("removed", sites="L3 left")], [], "the side is recorded"),
    ("L3, L4", [LOOSE, E("removed", sites="L3")], [], "both of its vertebra"),
    ("L3, L4", [LOOSE, E("removed", sites="L3", quantity=1)], ["L3 left"], "one of two: which one?"),
    ("L3", [LOOSE, E("removed", sites="L3 right")], ["L3 left"], "the sound one was taken out"),
    ("L3, L4", [LOOSE, E("removed", quantity=1)], ["L3 left"], "one of them, no place said"),
    ("L3, L4", [E("loosened", "2014-11", quantity=1), E("removed", sites="L3")], [""], "which one was loose?"),
    ("L3", [E("loosened", "2014-11", sites="L3"), E("removed", sites="L3 left")], ["L3"], "both, or one of them"),
    ("L3", [E("removed", sites="L3 left"), E("loosened", "2016", sites="L3 right")], ["L3 right"], "later"),
    ("L3", [LOOSE, E("removed", "2021", sites="L3 left")], ["L3 left"], "not out yet"),
    ("L3", [LOOSE, E("removed", "2020", sites="L3 left")], ["L3 left"], "not surely out yet"),
    ("L3", [LOOSE, E("removed")], ["L3 left"], "all are out, this one loose"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sites", "events", "left", "why"), TOOK_IT_ALONG, ids=[case[-1] for case in TOOK_IT_ALONG]
)
def test_what_comes_out_takes_its_trouble_with_it(
    sites: str, events: list[makers.Values], left: list[str], why: str
) -> None:
    device = makers.device("pedicle_screw", sites, *events, quantity=4 if "L4" in sites else 2)
    state = state_of(History(devices=(device,)), device, LATER)
    assert [str(one.sites) for one in state.troubles] == left, why


@given(
    st.lists(st.sampled_from(["L3", "L4", "L5", "L4 left", "L4-L5", "S1"]), min_size=1, max_size=4),
    st.lists(st.integers(1, 5) | st.none(), min_size=4, max_size=4),
    st.integers(1, 8) | st.none(),
)
def test_removals_never_leave_more_than_there_was(
    where: list[str], numbers: list[int | None], quantity: int | None
) -> None:
    own = "L3, L4 bilateral, L5, S1"
    events = [E("removed", "2015", sites=site, quantity=n) for site, n in zip(where, numbers, strict=False)]
    device = makers.device("pedicle_screw", own, *events, quantity=quantity)
    state = state_of(History(devices=(device,)), device, LATER)
    assert state.sites.touched <= device.sites.touched
    assert state.quantity is None or quantity is None or 0 <= state.quantity <= quantity
    assert state.in_body == (state.presence is not Presence.REMOVED or state.too_many_out)

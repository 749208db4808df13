"""Hardware on a day: stories of events and the state they give."""

from datetime import date, timedelta
from typing import Any

import hypothesis.strategies as st
import makers
import pytest
from hypothesis import given

from tracker.domain.gate import build
from tracker.domain.hardware import (
    Presence,
    devices_at_old_level,
    event_date,
    happenings,
    in_body,
    moved,
    put_in_date,
    state_of,
    states_on,
)
from tracker.domain.history import History
from tracker.domain.records import Device, DeviceEventKind, Surgery
from tracker.domain.site_set import Sites

E = makers.event
LATER = date(2020, 1, 1)


def history(device: Device, *surgeries: Surgery, **more: Any) -> History:
    return History(devices=(device,), surgeries=surgeries, **more)


STORIES = [
    # quantity, events, on, presence, left, broken, why
    (None, [], "2020-01-01", "in place", None, False, "nothing was told of it since"),
    (4, [], "2013-05-22", "not yet put in", 4, False, "the day before"),
    (4, [], "2013-05-23", "in place", 4, False, "the day itself"),
    (4, [E("removed", "2015")], "2016-01-01", "removed", 0, False, "all of it"),
    (4, [E("removed", "2015")], "2014-12-31", "in place", 4, False, "before"),
    (4, [E("removed", "2015")], "2015-06-01", "removed", 4, False, "the record says so; only the day is open, and all may be in"),
    (4, [E("removed", "XXXX")], "2020-01-01", "removed", 0, False, "on a day that nobody knows"),
    (4, [E("removed", "2015")], "2015-12-31", "removed", 0, False, "the year is over"),
    (4, [E("removed", None)], "2014-01-01", "removed", 0, False, "without a date, as far as anyone knows"),
    (4, [E("removed", "2015", quantity=1)], "2016-01-01", "partly removed", 3, False, "three are left"),
    (4, [E("removed", "2015", quantity=4)], "2016-01-01", "removed", 0, False, "all four"),
    (4, [E("removed", "2015", quantity=9)], "2016-01-01", "removed", 0, False, "more than there were"),
    (None, [E("removed", "2015", quantity=1)], "2016-01-01", "partly removed", None, False, "how many were there?"),
    (4, [E("removed", "2015", quantity=1), E("removed", "2017", quantity=3)], "2018-01-01", "removed", 0, False, "in two goes"),
    (4, [E("removed", "2015", quantity=1), E("removed", "2017")], "2018-01-01", "removed", 0, False, "the rest"),
    (1, [E("removed", "2015"), E("left in place", "2015")], "2016-01-01", "partly removed", None, False, "a part stayed"),
    (1, [E("left in place", "2015"), E("removed", "2015")], "2016-01-01", "partly removed", None, False, "in any order"),
    (2, [E("left in place", "2015", quantity=1), E("removed", "2015")], "2016-01-01", "partly removed", 1, False, "one of two"),
    (2, [E("left in place", "2015"), E("removed", "2018")], "2019-01-01", "removed", 0, False, "left, and out later"),
    (4, [E("exchanged", "2015")], "2016-01-01", "removed", 0, False, "the new one is a device of its own"),
    (2, [E("exchanged", "2015", quantity=1)], "2016-01-01", "partly removed", 1, False, "one of two"),
    (4, [E("broken", "2014-12")], "2014-11-30", "in place", 4, False, "before it broke"),
    (4, [E("broken", "2014-12", quantity=1)], "2016-01-01", "in place", 4, True, "broken is still in"),
    (4, [E("broken", "2014-12"), E("observed intact", "2015-03")], "2016-01-01", "in place", 4, True, "stays broken"),
    (4, [E("observed intact", "2013-08"), E("broken", "2014-12")], "2016-01-01", "in place", 4, True, "broke later"),
    (4, [E("broken", "2014-12"), E("removed", "2015")], "2016-01-01", "removed", 0, True, "out, and it was broken"),
    (4, [E("loosened", "2014")], "2016-01-01", "in place", 4, False, "loose is not broken"),
    (4, [E("not recorded whether removed", "2015-01-19")], "2016-01-01", "not recorded whether removed", 4, False, "fate"),
    (4, [E("not recorded whether removed", "2015-01-19")], "2015-01-18", "in place", 4, False, "not yet in doubt"),
    (4, [E("not recorded whether removed", "2015"), E("left in place", "2016")], "2017-01-01", "in place", 4, False, "clear"),
    (4, [E("not recorded whether removed", "2012"), E("observed intact", "2020")], "2021-01-01", "in place", 4, False, "seen"),
    (4, [E("not recorded whether removed", "2012"), E("loosened", "2020")], "2021-01-01", "in place", 4, False, "seen loose"),
    (4, [E("not recorded whether removed", "2012"), E("observed intact", "2012")], "2021-01-01",
     "not recorded whether removed", 4, False, "seen before or after?"),
    (4, [E("not recorded whether removed", "2012"), E("observed intact", None)], "2021-01-01",
     "not recorded whether removed", 4, False, "seen nobody knows when"),
    (4, [E("not recorded whether removed", "2012"), E("observed intact", "2020", quantity=1)], "2021-01-01",
     "not recorded whether removed", 4, False, "one was seen; the others?"),
    (4, [E("removed", "2014", quantity=1), E("not recorded whether removed", "2015"), E("observed intact", "2020")],
     "2021-01-01", "partly removed", 3, False, "three were seen"),
    (4, [E("not recorded whether removed", "2012"), E("switched off", "2020")], "2021-01-01",
     "not recorded whether removed", 4, False, "says nothing of where it is"),
    (4, [E("left in place", "2015")], "2016-01-01", "in place", 4, False, "as it was"),
    (4, [E("removed", "2015"), E("left in place", "2016")], "2017-01-01", "removed", 0, False, "out is out"),
    (4, [E("removed", "2015"), E("not recorded whether removed", "2016")], "2017-01-01", "removed", 0, False, "out is out"),
    (4, [E("removed", "2015", quantity=1), E("not recorded whether removed", "2016")], "2017-01-01",
     "not recorded whether removed", 3, False, "the rest is in doubt"),
    (1, [E("switched off", "2015")], "2016-01-01", "in place", 1, False, "a stimulator that is off is in the body"),
    (4, [E("removed", "2030")], "2020-01-01", "in place", 4, False, "planned ahead"),
    (4, [E("implanted", "2030")], "2020-01-01", "in place", 4, False, "the operation has a date"),
]  # fmt: skip


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
    state = state_of(history(device), device, LATER)
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
    state = state_of(history(device), device, LATER)
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
    state = state_of(history(device), device, LATER)
    assert state.sites.touched <= device.sites.touched
    assert state.quantity is None or quantity is None or 0 <= state.quantity <= quantity
    assert state.in_body == (state.presence is not Presence.REMOVED or state.too_many_out)


@pytest.mark.parametrize(
    ("quantity", "events", "on", "presence", "left", "broken", "why"),
    STORIES,
    ids=[f"{number}-{story[-1]}" for number, story in enumerate(STORIES)],
)
def test_the_state_after_a_story(
    quantity: int | None, events: list[makers.Values], on: str, presence: str, left: int | None, broken: bool, why: str
) -> None:  # fmt: skip
    surgery = makers.surgery("2013-05-23")
    device = makers.device("pedicle_screw", "L4, L5", *events, by=surgery, quantity=quantity)
    state = state_of(history(device, surgery), device, date.fromisoformat(on))
    assert (state.presence.value, state.quantity, state.broken) == (presence, left, broken), why


@pytest.mark.parametrize(
    ("put_in", "on", "presence", "why"),
    [
        ("2013", "2012-12-31", Presence.NOT_YET, "before the year"),
        ("2013", "2013-06-01", Presence.IN_PLACE, "done within the year"),
        ("2013", "2013-12-31", Presence.IN_PLACE, "the year is over"),
        ("XXXX", "2013-12-31", Presence.IN_PLACE, "done, nobody knows when"),
        (None, "1990-01-01", Presence.IN_PLACE, "no date: it is in, as far as anyone knows"),
    ],
)
def test_the_start_of_a_story(put_in: str | None, on: str, presence: Presence, why: str) -> None:
    surgery = makers.surgery(put_in)
    device = makers.device(by=surgery)
    assert state_of(history(device, surgery), device, date.fromisoformat(on)).presence is presence, why
    elsewhere = makers.device("rod", "L4, L5", E("implanted", put_in))
    assert state_of(history(elsewhere), elsewhere, date.fromisoformat(on)).presence is presence, why


def test_within_the_days_of_a_date_a_state_is_only_possibly_so() -> None:
    surgery = makers.surgery("2013")
    device = makers.device("rod", "L4, L5", E("removed", "2015"), by=surgery)
    known = history(device, surgery)
    days = ("2013-06-01", "2014-01-01", "2015-06-01", "2015-12-31")
    found = [state_of(known, device, date.fromisoformat(day)) for day in days]
    assert [(s.presence.value, s.possibly) for s in found] == [
        ("in place", True), ("in place", False), ("removed", True), ("removed", False)
    ]  # fmt: skip
    unknown = makers.surgery("2013", status="unknown")
    device = makers.device(by=unknown)
    assert state_of(history(device, unknown), device, date(2013, 6, 1)).presence is Presence.POSSIBLY


def test_what_was_seen_on_an_image_that_was_not_taken_is_not_told() -> None:
    image = makers.imaging("ct", "2014-12", state="cancelled")
    device = makers.device("rod", "L4, L5", E("broken", None, imaging_id=image.id))
    known = history(device, imaging=(image,))
    assert happenings(known, device) == ()
    assert not state_of(known, device, LATER).broken


@pytest.mark.parametrize(
    ("status", "presence"),
    [
        ("done", Presence.IN_PLACE),
        ("aborted", Presence.IN_PLACE),
        ("unknown", Presence.IN_PLACE),
        ("planned", Presence.NOT_YET),
        ("cancelled", Presence.NOT_YET),
    ],
)
def test_only_an_operation_that_took_place_puts_something_in(status: str, presence: Presence) -> None:
    surgery = makers.surgery("2013", status=status)
    device = makers.device(by=surgery)
    assert state_of(history(device, surgery), device, LATER).presence is presence


@pytest.mark.parametrize("status", ["planned", "cancelled"])
@pytest.mark.parametrize("day", ["2015", None])
def test_an_operation_that_did_not_take_place_takes_nothing_out(status: str, day: str | None) -> None:
    removal = makers.surgery("2015", makers.procedure("hardware_removal"), status=status)
    device = makers.device("rod", "L4, L5", E("removed", day, surgery_id=removal.id))
    assert state_of(history(device, removal), device, LATER).presence is Presence.IN_PLACE


@pytest.mark.parametrize(
    ("day", "kind", "sites", "told", "why"),
    [
        ("2016-09", "hardware_removal", "L4-L5, L5-S1", "not recorded whether removed", "at its levels"),
        ("2016-09", "hardware_removal", "", "not recorded whether removed", "levels not recorded"),
        ("2016-09", "hardware_removal", "lumbar", "not recorded whether removed", "somewhere there"),
        ("2016-09", "hardware_removal", "C5-C6", "in place", "elsewhere"),
        ("2012", "hardware_removal", "L4-L5", "in place", "before it was put in"),
        ("2021", "hardware_removal", "L4-L5", "in place", "still ahead on the day"),
        ("2016-09", "pump_removal", "", "in place", "of something else"),
        ("2016-09", "hardware_exchange", "L4-L5", "not recorded whether removed", "changed for new, or not"),
        ("2016-09", "hardware_exchange", "C5-C6", "in place", "changed elsewhere"),
        ("2016-09", "disc_replacement_removal", "L4-L5", "in place", "an artificial disc"),
    ],
)
def test_a_removal_that_names_no_device_leaves_open_what_came_out(
    day: str, kind: str, sites: str, told: str, why: str
) -> None:
    first = makers.surgery("2014-03-12")
    removal = makers.surgery(day, makers.procedure(kind, sites))
    device = makers.device("pedicle_screw", "L4, L5", by=first)
    state = state_of(history(device, first, removal), device, LATER)
    assert state.presence == told, why
    assert (state.latest is None) == (told == "in place"), why


@pytest.mark.parametrize(
    ("kind", "sites", "changed"),
    [
        ("artificial_disc", "C5-C6", "disc_replacement_removal"),
        ("artificial_disc", "C5-C6", "disc_replacement_to_fusion"),
        ("scs_ipg", "", "scs_battery_replacement"),
        ("stimulator", "", "scs_battery_replacement"),
        ("stimulator", "", "scs_removal"),
        ("scs_ipg", "", "scs_revision"),
        ("scs_lead", "T8-T9", "scs_revision"),
        ("drg_lead", "L5", "scs_revision"),
        ("intrathecal_pump", "", "pump_revision"),
        ("intrathecal_catheter", "T10", "pump_revision"),
        ("pedicle_screw", "L5, S1", "hardware_exchange"),
    ],
)
def test_an_exchange_leaves_open_what_was_changed_and_what_it_put_in_is_in_place(
    kind: str, sites: str, changed: str
) -> None:
    first = makers.surgery("2012", makers.procedure("other", called="first"))
    second = makers.surgery("2018", makers.procedure(changed, sites))
    old, new = (makers.device(kind, sites, by=each) for each in (first, second))
    whole = History(devices=(old, new), surgeries=(first, second))
    assert [state_of(whole, one, LATER).presence for one in (old, new)] == [
        "not recorded whether removed",
        "in place",
    ]


@pytest.mark.parametrize(
    ("kind", "sites", "reasons", "device", "open_", "why"),
    [
        ("plif", "L5-S1", "hardware_broken", "pedicle_screw", True, "a fusion because of it, at its level"),
        ("fusion", "L5-S1", "hardware_loose", "rod", True, "of any kind"),
        ("instrumentation", "L5", "hardware_malpositioned", "pedicle_screw", True, "and what puts some in"),
        ("plif", "L3-L4", "hardware_broken", "pedicle_screw", False, "at another level"),
        ("plif", "", "hardware_broken", "pedicle_screw", False, "at a level that is not recorded"),
        ("plif", "L5-S1", "pseudarthrosis", "pedicle_screw", False, "for another reason"),
        ("plif", "L5-S1", "", "pedicle_screw", False, "for a reason that is not recorded"),
        ("washout", "lumbar", "hardware_infection", "pedicle_screw", False, "what puts nothing in"),
        ("facet_injection", "L5-S1", "hardware_painful", "pedicle_screw", False, "an injection"),
        ("plif", "L5-S1", "hardware_broken", "graft", False, "bone is not meant"),
        ("plif", "L5-S1", "hardware_broken", "scs_lead", False, "a lead is not meant"),
        ("scs_implant", "L5", "lead_breakage", "scs_lead", True, "by a reason of its own it is"),
        ("scs_implant", "L5", "lead_breakage", "pedicle_screw", False, "and a screw is not"),
        ("scs_removal", "L5", "hardware_infection", "pedicle_screw", False, "a procedure of its own kind"),
    ],
)
def test_an_operation_because_of_hardware_leaves_open_what_became_of_it(
    kind: str, sites: str, reasons: str, device: str, open_: bool, why: str
) -> None:
    first = makers.surgery("2013", makers.procedure("other", called="first"))
    given = [{"kind": code} for code in reasons.split()]
    redo = makers.surgery("2015", makers.procedure(kind, sites, reasons=given))
    old = makers.device(device, "L5", by=first)
    state = state_of(History(devices=(old,), surgeries=(first, redo)), old, LATER)
    assert (state.presence is Presence.NOT_RECORDED) == open_, why
    told = makers.device(device, "L5", E("left in place", None, surgery_id=redo.id), by=first)
    known = History(devices=(old, told), surgeries=(first, redo))
    assert state_of(known, old, LATER).presence is Presence.IN_PLACE, "the operation tells what became of one"


def test_a_removal_that_tells_what_came_out_leaves_the_other_hardware_as_it_is() -> None:
    first = makers.surgery("2014-03-12")
    removal = makers.surgery("2016-09", makers.procedure("hardware_removal", "L4-L5"))
    screw = makers.device("pedicle_screw", "L4", E("removed", None, surgery_id=removal.id), by=first)
    rod = makers.device("rod", "L4-L5", by=first)
    whole = History(devices=(screw, rod), surgeries=(first, removal))
    assert [state_of(whole, one, LATER).presence for one in (screw, rod)] == ["removed", "in place"]


def test_an_event_without_a_date_has_that_of_its_operation_or_image() -> None:
    removal = makers.surgery("2015-01-19", makers.procedure("hardware_removal"))
    image = makers.imaging("ct", "2014-12")
    events = [E("removed", None, surgery_id=removal.id), E("broken", None, imaging_id=image.id)]
    device = makers.device("rod", "L4, L5", *events)
    known = history(device, removal, imaging=(image,))
    assert [str(event_date(known, event)) for event in device.events] == ["2015-01-19", "2014-12"]
    days = ("2014-11-30", "2015-01-18", "2015-01-19")
    states = {day: state_of(known, device, date.fromisoformat(day)) for day in days}
    assert [(s.presence, s.broken) for s in states.values()] == [
        (Presence.IN_PLACE, False),
        (Presence.IN_PLACE, True),
        (Presence.REMOVED, True),
    ]
    assert str(states["2015-01-19"].since) == "2015-01-19"


def test_what_was_put_in_elsewhere_has_an_event_of_its_own() -> None:
    device = makers.device("rod", "L4, L5", E("implanted", "1996"))
    assert str(put_in_date(history(device), device)) == "1996"
    assert state_of(history(device), device, date(1995, 1, 1)).presence is Presence.NOT_YET
    undated = makers.surgery(None)
    device = makers.device("rod", "L4, L5", E("implanted", "1996"), by=undated)
    assert str(put_in_date(history(device, undated), device)) == "1996"


def test_the_state_says_since_when_and_what_was_last() -> None:
    surgery = makers.surgery("2013-05-23")
    events = [E("broken", "2014-12"), E("removed", "2015-01-19"), E("observed intact", "2016")]
    device = makers.device("rod", "L4, L5", *events, by=surgery)
    state = state_of(history(device, surgery), device, LATER)
    assert str(state.put_in) == "2013-05-23"
    assert str(state.since) == "2015-01-19"
    assert state.latest is not None
    assert state.latest.event is device.events[2]
    assert not state.in_body
    before = state_of(history(device, surgery), device, date(2015, 1, 1))
    assert str(before.since) == "2013-05-23"
    assert before.certain
    assert before.in_body


def test_the_list_of_a_day_stands_in_the_order_of_putting_in() -> None:
    first, second, planned = makers.surgery("2013"), makers.surgery("2015"), makers.surgery("2030")
    devices = (
        makers.device("rod", by=second, position=1),
        makers.device("interbody_cage", "L4-L5", by=second, position=0),
        makers.device("pedicle_screw", "L4", E("removed", "2014"), by=first),
        makers.device("hook", "T4"),
        makers.device("crosslink", "L4-L5", by=planned),
    )
    known = History(devices=devices, surgeries=(first, second, planned))
    assert [s.device.kind for s in states_on(known, LATER)] == [
        "pedicle_screw",
        "interbody_cage",
        "rod",
        "hook",
    ]
    assert [s.device.kind for s in in_body(known, LATER)] == ["interbody_cage", "rod", "hook"]


KINDS = st.sampled_from([kind.value for kind in DeviceEventKind if kind is not DeviceEventKind.IMPLANTED])
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
EVENT = st.builds(E, KINDS, DAYS.map(str), quantity=st.one_of(st.none(), st.integers(1, 5)))


@given(DAYS, st.lists(EVENT, max_size=5), KINDS, st.integers(1, 4000), st.data())
def test_what_comes_later_never_changes_a_day(
    on: date, events: list[makers.Values], kind: str, days: int, data: st.DataObject
) -> None:
    surgery = makers.surgery("2012-03")
    later = E(kind, str(on + timedelta(days=days)))
    place = data.draw(st.integers(0, len(events)))
    values: makers.Values = {
        "id": "d",
        "kind": "rod",
        "quantity": 4,
        "procedure_id": surgery.procedures[0].id,
    }
    before = build(Device, {**values, "events": events})
    after = build(Device, {**values, "events": [*events[:place], later, *events[place:]]})
    one, other = (state_of(history(device, surgery), device, on) for device in (before, after))
    for name in ("presence", "quantity", "put_in", "since", "broken", "in_body"):
        assert getattr(one, name) == getattr(other, name)
    assert [e.kind for e in one.troubles] == [e.kind for e in other.troubles]


@given(DAYS, st.lists(EVENT, max_size=6))
def test_no_story_brings_back_what_is_out(on: date, events: list[makers.Values]) -> None:
    device = makers.device("rod", "L4, L5", *events, quantity=3)
    state = state_of(history(device), device, on)
    assert state.quantity is not None
    assert 0 <= state.quantity <= 3
    later = state_of(history(device), device, on + timedelta(days=500))
    if state.presence is Presence.REMOVED:
        assert later.presence is Presence.REMOVED
    assert state.broken <= later.broken


# --- a procedure whose level is corrected


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

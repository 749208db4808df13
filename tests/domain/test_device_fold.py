"""The state of a device on a day: stories of events and the state they give."""

from datetime import date, timedelta

import hypothesis.strategies as st
import makers
import pytest
from hypothesis import given

from tracker.domain.device_fold import state_of
from tracker.domain.device_state import Presence
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import Device, DeviceEventKind, Surgery

E = makers.event
LATER = date(2020, 1, 1)


def history(device: Device, *surgeries: Surgery) -> History:
    return History(devices=(device,), surgeries=surgeries)


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

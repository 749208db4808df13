"""The state of a device on a day: a fold over its dated events.

A removal never erases the device; a broken one stays broken however often a later image calls it intact.

A removal without a number is one of all that the device stands for, or of all at the places that it names; what
is left keeps its own places. Where the numbers do not tell if a place is empty, the place stays.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import reduce

from tracker.domain.certain_order import surely_before
from tracker.domain.dated import date_key
from tracker.domain.dates import Happened
from tracker.domain.device_places import is_emptied, left_over, named, number_at
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import OUT, TROUBLE, Happening, happenings, put_in_date
from tracker.domain.history import History, took_place
from tracker.domain.records import Device, DeviceEventKind, Status
from tracker.domain.site_set import Sites


def state_of(history: History, device: Device, on: date) -> DeviceState:
    """The state of one device on a day: events that have not happened by then do not count."""
    start, possibly = _start(history, device, on)
    put_in = put_in_date(history, device)
    state = DeviceState(
        device, start, device.quantity, put_in, since=put_in, sites=device.sites, possibly=possibly
    )
    if start is Presence.NOT_YET:
        return state
    told = happenings(history, device, on)
    return _with_what_may_be_in(state, told, reduce(_after, told, state))


def _with_what_may_be_in(begun: DeviceState, told: Iterable[Happening], state: DeviceState) -> DeviceState:
    """The state with as many, and at the places, as there may be where it is in doubt what came out."""
    if not state.out_in_doubt:
        return state
    sure = (
        begun if state.too_many_out else reduce(_after, (one for one in told if not state.doubts(one)), begun)
    )
    return replace(state, quantity=sure.quantity, sites=sure.sites)


def _start(history: History, device: Device, on: date) -> tuple[Presence, bool]:
    """Whether it is in on a day before anything became of it, and whether that is only possibly so."""
    surgery = history.surgery_of(device)
    if surgery is not None and not took_place(surgery):
        return Presence.NOT_YET, False
    put_in = put_in_date(history, device)
    has = put_in.happened_by(on) if put_in else Happened.YES
    if has is Happened.NO:
        return Presence.NOT_YET, False
    possibly = has is Happened.POSSIBLY
    unknown = surgery is not None and surgery.status is Status.UNKNOWN
    return (Presence.POSSIBLY if possibly and unknown else Presence.IN_PLACE), possibly


def _after(state: DeviceState, news: Happening) -> DeviceState:
    """The state after one event."""
    presence, quantity, sites = state.presence, state.quantity, state.sites
    if news.kind in OUT:
        presence, quantity, sites = _taken_out(state, news)
    elif _part_stayed(state, news):
        presence, quantity, sites = Presence.PARTLY_REMOVED, news.quantity, news.sites or state.device.sites
    elif news.kind is DeviceEventKind.FATE_NOT_RECORDED and presence is not Presence.REMOVED:
        presence = Presence.NOT_RECORDED
    elif presence is Presence.NOT_RECORDED and _settles(state, news):
        whole = quantity == state.device.quantity and sites == state.device.sites
        presence = Presence.IN_PLACE if whole else Presence.PARTLY_REMOVED
    changed = presence is not state.presence
    return replace(
        state,
        presence=presence,
        quantity=quantity,
        sites=sites,
        troubles=_troubles(state, news, presence),
        out=(*state.out, news) if news.kind in OUT else state.out,
        latest=news,
        since=news.date if changed else state.since,
        possibly=news.happened is Happened.POSSIBLY if changed else state.possibly,
    )


def _part_stayed(state: DeviceState, news: Happening) -> bool:
    """Whether some was left in on the very date on which all was taken out."""
    stayed = news.kind is DeviceEventKind.LEFT_IN_PLACE and state.presence is Presence.REMOVED
    return stayed and date_key(news.date) == date_key(state.since)


def _troubles(state: DeviceState, news: Happening, presence: Presence) -> tuple[Happening, ...]:
    """The troubles after an event: what surely came out took its own with it, where the others stay in."""
    if news.kind in TROUBLE:
        return (*state.troubles, news)
    if news.kind not in OUT or presence is Presence.REMOVED or news.happened is not Happened.YES:
        return state.troubles
    own = state.device.kind, state.quantity, state.sites
    return tuple(one for one in state.troubles if not is_emptied(*own, news.sites, news.quantity, one.sites))


def _settles(state: DeviceState, news: Happening) -> bool:
    """Whether an event answers the open question if a device is still in: it was left in, or seen in the body later.

    What was seen of some of them says nothing of the others, and what was left in at one operation nothing of
    another that may have come after it.
    """
    if news.kind is DeviceEventKind.LEFT_IN_PLACE:
        return news.date in (None, state.since) or surely_before(state.since, news.date)
    seen = news.kind is DeviceEventKind.OBSERVED_INTACT or news.kind in TROUBLE
    return seen and _all_that_is_left(state, news) and surely_before(state.since, news.date)


def _all_that_is_left(state: DeviceState, news: Happening) -> bool:
    return news.quantity is None or (state.quantity is not None and news.quantity >= state.quantity)


_Left = tuple[Presence, int | None, Sites]


def _taken_out(state: DeviceState, news: Happening) -> _Left:
    if state.presence is Presence.REMOVED or (news.quantity is None and not news.sites):
        return Presence.REMOVED, 0, state.sites
    if news.sites:
        return _taken_out_there(state, news)
    if state.quantity is None:
        return Presence.PARTLY_REMOVED, None, state.sites
    return _still(state, state.quantity - (news.quantity or 0), state.sites)


def _taken_out_there(state: DeviceState, news: Happening) -> _Left:
    """A removal at places of their own: those places are empty when all that they can hold is out."""
    if state.sites and not named(state.sites, news.sites):
        return state.presence, state.quantity, state.sites  # it speaks of a place where this device is not
    low, high = number_at(state.device.kind, state.quantity, state.sites, news.sites)
    all_there = news.quantity is None or (high is not None and news.quantity >= high)
    kind, number = state.device.kind, state.quantity
    sites = left_over(kind, number, state.sites, news.sites) if all_there else state.sites
    if state.sites and not sites:
        return Presence.REMOVED, 0, state.sites
    out = news.quantity if news.quantity is not None else low if low == high else None
    if out is None or state.quantity is None or not state.sites:
        return Presence.PARTLY_REMOVED, None, sites
    return _still(state, state.quantity - out, sites)


def _still(state: DeviceState, left: int, sites: Sites) -> _Left:
    return (Presence.PARTLY_REMOVED, left, sites) if left > 0 else (Presence.REMOVED, 0, state.sites)

"""Hardware on a given day: each device's state is a fold over its dated events.

A removal never erases the device; a broken one stays broken however often a later image calls it intact.

Within the days that a date allows ("2026", on 22 November 2026) a thing has possibly happened. The record
says that it has, and only its day is open: so a done operation's hardware is in place and a removal is a
removal, in these words in each table, drawing and print, with the date that tells how exactly the day is known
("removed (2026)"). ``possibly`` marks such a state, and a bar over time is hollow there. Hardware is "possibly in
place" only when the operation with such a date is one of which nobody recorded whether it was done; "not
recorded whether removed" is said only where the record says it. What belongs to an operation that did not take
place, or to an image that was not taken, has not happened, whatever its date.

A removal that may come only after the day leaves what it takes out among what may be in the body (``in_body``), with as
many as there were before it (``out_in_doubt``): a list of what is in the body never loses it too early. So it is with a
removal dated before the putting in, and where more is recorded as taken out than there was, for one removal may be
recorded twice.

A removal of hardware as a procedure, with nothing recorded of what came of any device there, leaves each device at
its places "not recorded whether removed".

A removal without a number is one of all that the device stands for, or of all at the places that it names; what
is left keeps its own places. Where the numbers do not tell if a place is empty, the place stays.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache, reduce

from tracker.domain.certain_order import surely_before
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.device_places import is_emptied, left_over, named, number_at
from tracker.domain.history import History, date_key, took_place
from tracker.domain.records import (
    Device,
    DeviceEvent,
    DeviceEventKind,
    ImagingStudy,
    Procedure,
    Status,
    Surgery,
)
from tracker.domain.removals import untold_removals
from tracker.domain.site_set import Sites


class Presence(StrEnum):
    """Whether a device is in the body on a day."""

    NOT_YET = "not yet put in"
    POSSIBLY = "possibly in place"
    IN_PLACE = "in place"
    PARTLY_REMOVED = "partly removed"
    NOT_RECORDED = "not recorded whether removed"
    REMOVED = "removed"


TROUBLE = frozenset(
    {
        DeviceEventKind.LOOSENED,
        DeviceEventKind.BROKEN,
        DeviceEventKind.DISPLACED,
        DeviceEventKind.BACKED_OUT,
        DeviceEventKind.SUBSIDED,
        DeviceEventKind.MALPOSITIONED,
        DeviceEventKind.INFECTED,
        DeviceEventKind.PAINFUL,
    }
)
OUT = frozenset({DeviceEventKind.REMOVED, DeviceEventKind.EXCHANGED})
"""What takes a device out: all of it, or as many as the event says."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a device with its date and whether it has happened by the day that was asked for.

    ``date`` is the event's own, else that of the operation or the image it belongs to.
    """

    event: DeviceEvent
    date: PartialDate | None
    happened: Happened = field(default=Happened.YES, compare=False)

    @property
    def kind(self) -> DeviceEventKind:
        """What happened."""
        return self.event.kind

    @property
    def quantity(self) -> int | None:
        """Of how many; None for all of them, or where it is not recorded."""
        return self.event.quantity

    @property
    def sites(self) -> Sites:
        """Of those at which places; empty for all of them, or where it is not recorded which."""
        return self.event.sites

    @property
    def possibly_later(self) -> bool:
        """Whether the day lies within its dates; of one without any known day nobody can tell, and it has happened."""
        known = self.date is not None and (self.date.earliest or self.date.latest) is not None
        return known and self.happened is Happened.POSSIBLY


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is recorded of one device up to a day. ``quantity`` is what is left, None when not recorded."""

    device: Device
    presence: Presence
    quantity: int | None
    put_in: PartialDate | None
    troubles: tuple[Happening, ...] = ()
    latest: Happening | None = None
    since: PartialDate | None = None
    """The date of the event that gave the device its present ``presence``."""
    sites: Sites = field(default_factory=Sites)
    """Where what is left sits; where it sat, once all of it is out."""
    possibly: bool = False
    """The day lies within the dates that ``since`` allows: it may have been put in, or come out, only later."""
    out: tuple[Happening, ...] = ()
    """What took any of it out."""

    @property
    def in_body(self) -> bool:
        """True unless it is not in yet or all of it is surely out: uncertain hardware counts as possibly there."""
        if self.presence is Presence.REMOVED:
            return self.out_in_doubt
        return self.presence is not Presence.NOT_YET

    @property
    def certain(self) -> bool:
        """True when the record says without doubt that it is there."""
        return self.presence in (Presence.IN_PLACE, Presence.PARTLY_REMOVED) and not self.out_in_doubt

    @property
    def out_in_doubt(self) -> bool:
        """True when a removal is in doubt, or the numbers do not tell how many are out."""
        changed = self.presence in (Presence.PARTLY_REMOVED, Presence.REMOVED)
        return changed and (self.too_many_out or any(map(self.doubts, self.out)))

    def doubts(self, news: Happening) -> bool:
        """Whether a removal may come only later, or is dated before the putting in: one of the two dates is a slip."""
        return news.possibly_later or surely_before(news.date, self.put_in)

    @property
    def too_many_out(self) -> bool:
        """True when more is recorded as taken out than there was, by several removals of which none took all."""
        were = self.device.quantity
        if were is None or any(_is_of_all(one, were) for one in self.out):
            return False
        return sum(one.quantity or 0 for one in self.out) > were

    @property
    def broken(self) -> bool:
        """True when any of it was found broken."""
        return any(event.kind is DeviceEventKind.BROKEN for event in self.troubles)


def _is_of_all(news: Happening, were: int) -> bool:
    return (news.quantity or 0) >= were or (news.quantity is None and not news.sites)


def put_in_date(history: History, device: Device) -> PartialDate | None:
    """When a device was put in: the date of its operation, else of its "implanted" event, else not recorded."""
    surgery = history.surgery_of(device)
    if surgery is not None and surgery.date is not None:
        return surgery.date
    dates = (event_date(history, e) for e in device.events if e.kind is DeviceEventKind.IMPLANTED)
    return next((found for found in dates if found), None)


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


def event_date(history: History, event: DeviceEvent) -> PartialDate | None:
    """When an event was: its own date, else that of the operation or the image it belongs to."""
    if event.date is not None:
        return event.date
    keys = (Surgery.table(), event.surgery_id or ""), (ImagingStudy.table(), event.imaging_id or "")
    found = (history.by_key.get(key) for key in keys)
    return next(
        (record.date for record in found if isinstance(record, Surgery | ImagingStudy) and record.date), None
    )


def happenings(history: History, device: Device, on: date | None = None) -> tuple[Happening, ...]:
    """What became of a device, in date order: all that is recorded, or what may have happened by a day.

    The putting in is not among them (see ``put_in_date``), nor what belongs to an operation that did not
    take place or to an image that was not taken. Without a date a thing has happened, as far as anyone knows.
    """
    name = f"happenings of {device.id}", on
    if name not in history.kept:
        history.kept[name] = tuple(_by(on, _all_of(history, device)))
    found: tuple[Happening, ...] = history.kept[name]
    return found


def _all_of(history: History, device: Device) -> tuple[Happening, ...]:
    """All that is recorded to have become of a device, in date order; found once and kept with the history."""
    name = f"happenings of {device.id}", None
    if name not in history.kept:
        found = _recorded(history, device)
        order = sorted(found, key=lambda one: (date_key(one.date), _stayed(one), one.event.position))
        history.kept[name] = tuple(order)
    kept: tuple[Happening, ...] = history.kept[name]
    return kept


def _by(on: date | None, found: Iterable[Happening]) -> Iterator[Happening]:
    """What has happened, or possibly has, by a day."""
    for news in found:
        has = news.date.happened_by(on) if news.date and on else Happened.YES
        if has is not Happened.NO:
            yield replace(news, happened=has) if has is not news.happened else news


def _stayed(news: Happening) -> bool:
    """What was left in at an operation is told behind what came out at it, in whichever order it was entered."""
    return news.kind is DeviceEventKind.LEFT_IN_PLACE


def _recorded(history: History, device: Device) -> Iterator[Happening]:
    for event in device.events:
        if event.kind is not DeviceEventKind.IMPLANTED and not (
            {event.surgery_id, event.imaging_id} & history.never
        ):
            yield Happening(event, event_date(history, event))
    for surgery in untold_removals(history, device, put_in_date(history, device)):
        yield Happening(_untold(device.id, surgery.id), surgery.date)


@lru_cache(maxsize=10_000)
def _untold(device_id: str, surgery_id: str) -> DeviceEvent:
    """What the record leaves open of a device at an operation that took hardware out; it is stored nowhere."""
    return DeviceEvent.of(
        id=f"{device_id}-{surgery_id}",
        device_id=device_id,
        kind=DeviceEventKind.FATE_NOT_RECORDED,
        surgery_id=surgery_id,
    )


def _after(state: DeviceState, news: Happening) -> DeviceState:
    """The state after one event."""
    presence, quantity, sites = state.presence, state.quantity, state.sites
    if news.kind in OUT:
        presence, quantity, sites = _taken_out(state, news)
    elif _stayed(news) and presence is Presence.REMOVED and date_key(news.date) == date_key(state.since):
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


def states_on(history: History, on: date) -> tuple[DeviceState, ...]:
    """The state of every device that has been put in, possibly or surely, by a day; in date order of putting in.

    It is found once for each day and kept with the history.
    """
    name = "hardware", on
    if name not in history.kept:
        history.kept[name] = _states(history, on)
    found: tuple[DeviceState, ...] = history.kept[name]
    return found


def _states(history: History, on: date) -> tuple[DeviceState, ...]:
    states = (state_of(history, device, on) for device in history.devices)
    kept = [state for state in states if state.presence is not Presence.NOT_YET]
    return tuple(sorted(kept, key=lambda s: (date_key(s.put_in), s.device.position)))


def in_body(history: History, on: date) -> tuple[DeviceState, ...]:
    """What is, or may still be, in the body on a day."""
    return tuple(state for state in states_on(history, on) if state.in_body)


def taken_out_on(history: History, on: date) -> tuple[DeviceState, ...]:
    """What is surely out on a day."""
    return tuple(state for state in states_on(history, on) if not state.in_body)


def dated_later(history: History, on: date) -> tuple[DeviceState, ...]:
    """What is recorded as put in on a later day, and was not put in by an operation: a plan is none of it."""
    states = (state_of(history, device, on) for device in history.devices if not history.surgery_of(device))
    return tuple(state for state in states if state.presence is Presence.NOT_YET)


def devices_at_old_level(history: History, before: Procedure, after: Sites) -> tuple[Device, ...]:
    """The devices put in by a procedure that stand where it is no longer said to have been done.

    Used when a procedure's level is corrected: the page shows these and moves them only on a yes.
    """
    left = before.sites.touched - after.touched
    own = (device for device in history.devices if device.procedure_id == before.id)
    return tuple(
        device for device in own if device.sites.touched & left or device.sites == before.sites != after
    )


def moved(device: Device, sites: Sites) -> Sites:
    """Where a device stands when it follows its procedure: on each vertebra for what sits on vertebrae, else as the procedure."""
    on_vertebrae = device.sites.vertebrae and not device.sites.segments
    if not on_vertebrae or not sites.segments:
        return sites
    return Sites.of(*sorted(sites.touched, key=lambda vertebra: vertebra.order))

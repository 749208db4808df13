"""Hardware on a given day: each device's state is a fold over its dated events (see domain notes on devices).

A removal never erases the device; a broken one stays broken however often a later image calls it intact.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import History, happened, in_date_order
from tracker.domain.records import Device, DeviceEvent, DeviceEventKind, Procedure, Status
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
_OUT = frozenset({DeviceEventKind.REMOVED, DeviceEventKind.EXCHANGED})


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is recorded of one device up to a day. ``quantity`` is what is left, None when not recorded."""

    device: Device
    presence: Presence
    quantity: int | None
    put_in: PartialDate | None
    troubles: tuple[DeviceEvent, ...] = ()
    latest: DeviceEvent | None = None
    since: PartialDate | None = None
    """The date of the event that gave the device its present ``presence``."""

    @property
    def in_body(self) -> bool:
        """True unless it is not in yet or all of it is out: uncertain hardware counts as possibly there."""
        return self.presence not in (Presence.NOT_YET, Presence.REMOVED)

    @property
    def certain(self) -> bool:
        """True when the record says without doubt that it is there."""
        return self.presence in (Presence.IN_PLACE, Presence.PARTLY_REMOVED)

    @property
    def broken(self) -> bool:
        """True when any of it was found broken."""
        return any(event.kind is DeviceEventKind.BROKEN for event in self.troubles)


def put_in_date(history: History, device: Device) -> PartialDate | None:
    """When a device was put in: the date of its operation, else of its "implanted" event, else not recorded."""
    surgery = history.surgery_of(device)
    if surgery is not None and surgery.date is not None:
        return surgery.date
    return next((e.date for e in device.events if e.kind is DeviceEventKind.IMPLANTED and e.date), None)


def _start(history: History, device: Device, on: date) -> Presence:
    surgery = history.surgery_of(device)
    if surgery is not None and surgery.status in (Status.PLANNED, Status.CANCELLED):
        return Presence.NOT_YET
    put_in = put_in_date(history, device)
    if put_in is None:
        return Presence.IN_PLACE
    return {
        Happened.YES: Presence.IN_PLACE,
        Happened.NO: Presence.NOT_YET,
        Happened.POSSIBLY: Presence.POSSIBLY,
    }[put_in.happened_by(on)]


def _after(state: DeviceState, event: DeviceEvent, on: date) -> DeviceState:
    """The state after one event; an event that has only possibly happened leaves a doubt, not a fact."""
    presence, quantity = state.presence, state.quantity
    if event.kind in _OUT:
        presence, quantity = _taken_out(state, event, on)
    elif event.kind is DeviceEventKind.FATE_NOT_RECORDED and presence is not Presence.REMOVED:
        presence = Presence.NOT_RECORDED
    elif event.kind is DeviceEventKind.LEFT_IN_PLACE and presence is Presence.NOT_RECORDED:
        presence = Presence.IN_PLACE
    troubles = (*state.troubles, event) if event.kind in TROUBLE else state.troubles
    since = event.date if presence is not state.presence else state.since
    return DeviceState(state.device, presence, quantity, state.put_in, troubles, event, since)


def _taken_out(state: DeviceState, event: DeviceEvent, on: date) -> tuple[Presence, int | None]:
    if happened(event, on) is Happened.POSSIBLY:
        return Presence.NOT_RECORDED, state.quantity
    if event.quantity is None:
        return Presence.REMOVED, 0
    if state.quantity is None:
        return Presence.PARTLY_REMOVED, None
    left = state.quantity - event.quantity
    return (Presence.PARTLY_REMOVED, left) if left > 0 else (Presence.REMOVED, 0)


def state_of(history: History, device: Device, on: date) -> DeviceState:
    """The state of one device on a day: events that have not happened by then do not count."""
    start = _start(history, device, on)
    put_in = put_in_date(history, device)
    state = DeviceState(device, start, device.quantity, put_in, since=put_in)
    if start is Presence.NOT_YET:
        return state
    for event in in_date_order(device.events):
        if event.kind is not DeviceEventKind.IMPLANTED and happened(event, on) is not Happened.NO:
            state = _after(state, event, on)
    return state


def states_on(history: History, on: date) -> tuple[DeviceState, ...]:
    """The state of every device that has been put in, possibly or surely, by a day; in date order of putting in."""
    states = (state_of(history, device, on) for device in history.devices)
    kept = [state for state in states if state.presence is not Presence.NOT_YET]
    return tuple(
        sorted(
            kept, key=lambda s: (s.put_in is None, s.put_in.sort_key if s.put_in else (), s.device.position)
        )
    )


def in_body(history: History, on: date) -> tuple[DeviceState, ...]:
    """What is, or may still be, in the body on a day."""
    return tuple(state for state in states_on(history, on) if state.in_body)


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

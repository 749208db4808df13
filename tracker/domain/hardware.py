"""Hardware on a given day: each device's state is a fold over its dated events (see domain notes on devices).

A removal never erases the device; a broken one stays broken however often a later image calls it intact.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import History
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


def event_date(history: History, event: DeviceEvent) -> PartialDate | None:
    """When an event was: its own date, else that of the operation or the image it belongs to."""
    if event.date is not None:
        return event.date
    dates = {s.id: s.date for s in history.surgeries} | {s.id: s.date for s in history.imaging}
    return dates.get(event.surgery_id or "") or dates.get(event.imaging_id or "")


def _events(
    history: History, device: Device, on: date
) -> list[tuple[DeviceEvent, PartialDate | None, Happened]]:
    """What has, surely or possibly, happened by a day, in date order; not what an operation is only planned to do."""
    kept = []
    not_done = {s.id for s in history.surgeries if s.status in (Status.PLANNED, Status.CANCELLED)}
    for event in device.events:
        when = event_date(history, event)
        has = when.happened_by(on) if when else Happened.YES
        if event.kind is DeviceEventKind.IMPLANTED or event.surgery_id in not_done or has is Happened.NO:
            continue
        kept.append((event, when, has))
    return sorted(
        kept, key=lambda each: (each[1] is None, each[1].sort_key if each[1] else (), each[0].position)
    )


def _after(state: DeviceState, event: DeviceEvent, when: PartialDate | None, has: Happened) -> DeviceState:
    """The state after one event; a removal that has only possibly happened leaves a doubt, not a fact."""
    presence, quantity = state.presence, state.quantity
    if event.kind in _OUT:
        presence, quantity = _taken_out(state, event, has)
    elif event.kind is DeviceEventKind.FATE_NOT_RECORDED and presence is not Presence.REMOVED:
        presence = Presence.NOT_RECORDED
    elif event.kind is DeviceEventKind.LEFT_IN_PLACE and presence is Presence.NOT_RECORDED:
        presence = Presence.IN_PLACE
    troubles = (*state.troubles, event) if event.kind in TROUBLE else state.troubles
    since = when if presence is not state.presence else state.since
    return DeviceState(state.device, presence, quantity, state.put_in, troubles, event, since)


def _taken_out(state: DeviceState, event: DeviceEvent, has: Happened) -> tuple[Presence, int | None]:
    if has is Happened.POSSIBLY:
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
    for event, when, has in _events(history, device, on):
        state = _after(state, event, when, has)
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

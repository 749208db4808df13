"""Hardware on a given day: what has been put in, what is in the body, and what is out."""

from datetime import date

from tracker.domain.dated import date_key
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import Happening, put_in_date
from tracker.domain.history import History
from tracker.domain.records import Device, DeviceEventKind


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


def exchanged_for_unlisted(history: History, on: date) -> bool:
    """Whether hardware was exchanged by a day while nothing is recorded as put in then: something else went in."""
    out = (state.out[-1] for state in taken_out_on(history, on) if state.out)
    return any(
        last.kind is DeviceEventKind.EXCHANGED
        and not any(_went_in(history, one, last) for one in history.devices)
        for last in out
    )


def _went_in(history: History, device: Device, exchange: Happening) -> bool:
    """Whether a device may have been put in at an exchange: by its operation, or on its date."""
    surgery = history.surgery_of(device)
    own = surgery is not None and surgery.id == exchange.event.surgery_id
    return own or (exchange.date is not None and put_in_date(history, device) == exchange.date)


def dated_later(history: History, on: date) -> tuple[DeviceState, ...]:
    """What is recorded as put in on a later day, and was not put in by an operation: a plan is none of it."""
    states = (state_of(history, device, on) for device in history.devices if not history.surgery_of(device))
    return tuple(state for state in states if state.presence is Presence.NOT_YET)

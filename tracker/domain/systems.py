"""Leads whose generator is out, and catheters whose pump is out, while nobody recorded that they came out too.

A scanner site asks for these first: a lead that was left behind can heat up in an MRI. The record links no lead
with its generator, so what one operation put in is taken to belong together, and a generator that was put in
without leads may serve any lead. A lead that was put in without a generator counts here only once no generator
at all is left in the body. An exchange says that a new one went in: where that one is not recorded as taken out,
no lead counts as left. Nothing is concluded: the state of the lead stays what is recorded of it.
"""

from datetime import date

from tracker.domain.certain_order import surely_before
from tracker.domain.device_state import DeviceState
from tracker.domain.device_systems import SYSTEMS
from tracker.domain.happenings import Happening, happenings
from tracker.domain.hardware import states_on
from tracker.domain.history import History
from tracker.domain.putting_in import put_in_by
from tracker.domain.records import DeviceEventKind


def sources_out(history: History, end: DeviceState, on: date) -> tuple[DeviceState, ...]:
    """The generators or pumps of a lead or catheter in the body, where they are all recorded as taken out by a day.

    Empty where one that may be its own is, or may be, in the body, and for every other hardware. ``end`` is in its
    state of that day; the answer is found once for each and kept with the history.
    """
    kept: dict[str, tuple[DeviceState, ...]] = history.kept.setdefault(("sources_out", on), {})
    if end.device.id not in kept:
        kept[end.device.id] = _sources_out(history, end, on)
    return kept[end.device.id]


def _sources_out(history: History, end: DeviceState, on: date) -> tuple[DeviceState, ...]:
    system = next((one for one in SYSTEMS if end.device.kind in one.ends), None)
    if system is None or not end.in_body:
        return ()
    states = states_on(history, on)
    sources = [state for state in states if state.device.kind in system.sources]
    ends = [state for state in states if state.device.kind in system.ends and state.in_body]
    own = [source for source in sources if _together(history, source, end)]
    free = [source for source in sources if not any(_together(history, source, other) for other in ends)]
    possible = [*own, *free] if own else sources
    if any(state.in_body for state in possible) or _another_went_in(history, possible, on):
        return ()
    return tuple(one for one in possible if not surely_before(one.since, end.put_in))


def _another_went_in(history: History, sources: list[DeviceState], on: date) -> bool:
    """Whether one was exchanged, and no removal since is recorded that may be of the one that went in for it."""
    told = [(source, news) for source in sources for news in happenings(history, source.device, on)]
    removed = [(source, news) for source, news in told if news.kind is DeviceEventKind.REMOVED]
    exchanged = [(source, news) for source, news in told if news.kind is DeviceEventKind.EXCHANGED]
    return any(
        not any(_answers(out, removal, old, news) for out, removal in removed) for old, news in exchanged
    )


def _answers(out: DeviceState, removal: Happening, old: DeviceState, exchange: Happening) -> bool:
    """Whether a removal may be of what an exchange put in, recorded as hardware of its own or not."""
    later = not surely_before(removal.date, exchange.date)
    return later and (out.device.id == old.device.id or not surely_before(out.put_in, exchange.date))


def _together(history: History, one: DeviceState, other: DeviceState) -> bool:
    """Whether one operation put both in."""
    by, also = put_in_by(history, one.device), put_in_by(history, other.device)
    return by is not None and also is not None and by[0].id == also[0].id

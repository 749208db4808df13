"""Leads whose generator is out, and catheters whose pump is out, while nobody recorded that they came out too.

A scanner site asks for these first: a lead that was left behind can heat up in an MRI. The record links no lead
with its generator, so what one operation put in is taken to belong together, and a generator that was put in
without leads may serve any lead. A lead that was put in without a generator counts here only once no generator
at all is left in the body. Nothing is concluded: the state of the lead stays what is recorded of it.
"""

from dataclasses import dataclass
from datetime import date

from tracker.domain.dates import PartialDate
from tracker.domain.hardware import DeviceState, states_on
from tracker.domain.history import History
from tracker.domain.putting_in import put_in_by


@dataclass(frozen=True, slots=True)
class System:
    """Kinds of hardware that work together: ``ends`` at the nerve, driven or fed by one of the ``sources``."""

    ends: frozenset[str]
    sources: frozenset[str]


STIMULATOR = System(frozenset({"scs_lead", "drg_lead", "pns_lead"}), frozenset({"scs_ipg", "stimulator"}))
DRUG_PUMP = System(frozenset({"intrathecal_catheter"}), frozenset({"intrathecal_pump", "pump"}))
SYSTEMS = (STIMULATOR, DRUG_PUMP)


def sources_out(history: History, end: DeviceState, on: date) -> tuple[DeviceState, ...]:
    """The generators or pumps of a lead or catheter in the body, where they are all recorded as taken out by a day.

    Empty where one that may be its own is, or may be, in the body, and for every other hardware.
    """
    system = next((one for one in SYSTEMS if end.device.kind in one.ends), None)
    if system is None or not end.in_body:
        return ()
    states = states_on(history, on)
    sources = [state for state in states if state.device.kind in system.sources]
    ends = [state for state in states if state.device.kind in system.ends and state.in_body]
    own = [source for source in sources if _together(history, source, end)]
    free = [source for source in sources if not any(_together(history, source, other) for other in ends)]
    possible = [*own, *free] if own else sources
    if any(state.in_body for state in possible):
        return ()
    return tuple(one for one in possible if not _surely_before(one.since, end.put_in))


def _together(history: History, one: DeviceState, other: DeviceState) -> bool:
    """Whether one operation put both in."""
    by, also = put_in_by(history, one.device), put_in_by(history, other.device)
    return by is not None and also is not None and by[0].id == also[0].id


def _surely_before(when: PartialDate | None, other: PartialDate | None) -> bool:
    if when is None or other is None or when.latest is None or other.earliest is None:
        return False
    return when.latest < other.earliest

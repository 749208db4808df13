"""Operations that took hardware out where nobody recorded what came of a device there.

A procedure such as "hardware removal L4-S1" does not say which of the hardware at its levels came out. Where no
event of any device belongs to that operation, each device at those levels that was in before it is of unrecorded
fate. Once the record says of one device what came of it there, it has told what came out, and the others stay as
they are recorded. So it is with an exchange, which does not say what was changed for new.
"""

from collections.abc import Iterator
from functools import cache

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.history import History, date_key, took_place
from tracker.domain.levels import Region
from tracker.domain.records import Device, DeviceEventKind, Procedure, Surgery
from tracker.domain.site_set import Sites

_ANY = "hardware_removal"
_NEVER = frozenset({"graft", "bone_cement", "dural_patch", "external_brace", "drain"})
"""What a removal of hardware does not speak of."""
_APART = ("scs_removal", "pump_removal", "bone_growth_stimulator_removal")
"""Removals with names of their own: what they take out is not meant by "hardware"."""


REMOVALS = frozenset({_ANY, *_APART})
"""Procedures that took hardware out and put none in."""
_EXCHANGE = "hardware_exchange"
_OF_ITS_KIND = frozenset({*_APART, "scs_battery_replacement", "disc_replacement_removal"})
"""Procedures that take out, or change, what is their typical hardware."""
_TAKING = REMOVALS | _OF_ITS_KIND | {_EXCHANGE}
"""Procedures after which hardware that was in before may have come out: what was changed for new is not named either."""


def untold_removals(history: History, device: Device, put_in: PartialDate | None) -> tuple[Surgery, ...]:
    """The later operations that took hardware out at a device's places and do not say what came of it."""
    name = f"untold removals of {device.id}", None
    if name not in history.kept:
        history.kept[name] = tuple(_untold(history, device, put_in))
    found: tuple[Surgery, ...] = history.kept[name]
    return found


def _untold(history: History, device: Device, put_in: PartialDate | None) -> Iterator[Surgery]:
    own = history.surgery_of(device)
    for surgery in _removing(history):
        later = put_in is None or date_key(surgery.date) > date_key(put_in)
        if surgery is own or not later or _tells(history, surgery):
            continue
        if any(_speaks_of(procedure, device) for procedure in surgery.procedures):
            yield surgery


def _removing(history: History) -> tuple[Surgery, ...]:
    return tuple(
        one for one in history.surgeries if took_place(one) and _TAKING & {p.kind for p in one.procedures}
    )


def _tells(history: History, surgery: Surgery) -> bool:
    """Whether any device has an event at an operation, or on its very day."""
    events = (event for device in history.devices for event in device.events)
    return any(
        event.surgery_id == surgery.id or (surgery.date is not None and event.date == surgery.date)
        for event in events
        if event.kind is not DeviceEventKind.IMPLANTED
    )


def _speaks_of(procedure: Procedure, device: Device) -> bool:
    """Whether a procedure may have taken a device out, by its kind and its places."""
    if procedure.kind in (_ANY, _EXCHANGE):
        meant = device.kind not in _apart()
    else:
        meant = (
            procedure.kind in _OF_ITS_KIND
            and device.kind in vocabulary.procedures()[procedure.kind].typical_hardware
        )
    return meant and share_a_place(procedure.sites, device.sites)


@cache
def _apart() -> frozenset[str]:
    """The hardware that "hardware" does not mean."""
    kinds = vocabulary.procedures()
    return _NEVER.union(*(kinds[name].typical_hardware for name in _APART))


def share_a_place(a: Sites, b: Sites) -> bool:
    """Whether two records share a place; one without places, or with a region alone, may mean any of it."""
    if not a or not b or set(a.places) & set(b.places):
        return True
    if set(a.vertebrae) & b.touched or set(b.vertebrae) & a.touched:
        return True
    return _in_region(a, b) or _in_region(b, a)


def _in_region(wide: Sites, other: Sites) -> bool:
    names = {site.name for site in wide.places if isinstance(site, Region)}
    return "whole spine" in names or bool(names & {vertebra.region for vertebra in other.touched})

"""Operations on hardware that was in the body where nobody recorded what came of it there.

A procedure such as "hardware removal L4-S1" does not say which of the hardware at its levels came out. Where the
record says of no device there what came of it at that operation, each device at those levels that may have been in
before it is of unrecorded fate. Once the record says of one of them what came of it, it has told what came out, and the
others stay as they are recorded; what is said of hardware elsewhere in the body, or that some was found broken, tells
nothing of it. So it is with an exchange, which does not say what was changed for new; with a revision of a
stimulator or pump, which may have moved, repaired or replaced any part of it; and with a fusion, or another procedure
that may put hardware in, that was done because of hardware at its level ("broken hardware"): that the old one is still
in is no more recorded than that it came out. A procedure done again for another reason says nothing of hardware.
"""

from collections.abc import Iterator

from tracker.domain import vocabulary
from tracker.domain.certain_order import surely_before
from tracker.domain.dates import PartialDate
from tracker.domain.device_systems import DRUG_PUMP, STIMULATOR
from tracker.domain.history import History, took_place
from tracker.domain.levels import Region
from tracker.domain.records import Device, DeviceEvent, DeviceEventKind, Procedure, Surgery
from tracker.domain.site_set import Sites

_ANY = frozenset({"hardware_removal", "hardware_exchange"})
"""Procedures on whatever hardware there is at their levels, but for what is ``_APART``."""
_NEVER = frozenset({"graft", "bone_cement", "dural_patch", "external_brace", "drain"})
"""What "hardware" does not speak of."""
_BONE_GROWTH = frozenset({"bone_growth_stimulator"})
_DISC = frozenset({"artificial_disc"})
_OF_ITS_KIND: dict[str, frozenset[str]] = {
    "scs_removal": STIMULATOR.parts,
    "scs_revision": STIMULATOR.parts,
    "scs_battery_replacement": STIMULATOR.sources,
    "pump_removal": DRUG_PUMP.parts,
    "pump_revision": DRUG_PUMP.parts,
    "bone_growth_stimulator_removal": _BONE_GROWTH,
    "disc_replacement_removal": _DISC,
    "disc_replacement_to_fusion": _DISC,
}
"""Procedures that take out, change or move hardware of their own kinds."""
_APART = STIMULATOR.parts | DRUG_PUMP.parts | _BONE_GROWTH
"""What a removal of "hardware" does not mean: it has procedures with names of its own."""
REMOVALS = frozenset({"hardware_removal", "scs_removal", "pump_removal", "bone_growth_stimulator_removal"})
"""Procedures that took hardware out and put none in."""
_SAYS = frozenset(
    {
        DeviceEventKind.REMOVED,
        DeviceEventKind.EXCHANGED,
        DeviceEventKind.BATTERY_REPLACED,
        DeviceEventKind.LEFT_IN_PLACE,
    }
)
"""The events that say what came of a device at an operation on it."""


def untold_removals(history: History, device: Device, put_in: PartialDate | None) -> tuple[Surgery, ...]:
    """The later operations on hardware at a device's places that do not say what came of it."""
    name = f"untold removals of {device.id}", None
    if name not in history.kept:
        history.kept[name] = tuple(_untold(history, device, put_in))
    found: tuple[Surgery, ...] = history.kept[name]
    return found


def _untold(history: History, device: Device, put_in: PartialDate | None) -> Iterator[Surgery]:
    for surgery, meant in _that_tell_nothing(history):
        if device.id in meant and _may_be_later(history, surgery, device, put_in):
            yield surgery


def asked_at(history: History, device: Device, surgery: Surgery) -> Sites:
    """Where the procedures of such an operation were that may have taken a device out; empty where one names no place."""
    meant = [one.sites for one in surgery.procedures if _speaks_of(history, one, device)]
    return Sites.joined(use for sites in meant for use in sites) if meant and all(meant) else Sites()


def _may_be_later(history: History, surgery: Surgery, device: Device, put_in: PartialDate | None) -> bool:
    """Whether a device may have been in before an operation that did not put it in.

    Of two operations of one date the person's own order decides; what was put in elsewhere on the very day of an
    operation is taken to have gone in at it.
    """
    own = history.surgery_of(device)
    if surgery is own or surely_before(surgery.date, put_in):
        return False
    if put_in is None or surgery.date != put_in:
        return True
    if own is not None and own.date == put_in:
        return history.surgeries.index(surgery) > history.surgeries.index(own)
    return not put_in.exact


def _that_tell_nothing(history: History) -> tuple[tuple[Surgery, frozenset[str]], ...]:
    """The operations on hardware of which nothing says what came of it, with the devices they may be about.

    A procedure is asked of each device once, and the answer is kept with the history.
    """
    name = "untold removals", None
    if name not in history.kept:
        history.kept[name] = tuple(
            (surgery, meant)
            for surgery in filter(took_place, history.surgeries)
            if (meant := _meant_and_untold(history, surgery))
        )
    found: tuple[tuple[Surgery, frozenset[str]], ...] = history.kept[name]
    return found


def _meant_and_untold(history: History, surgery: Surgery) -> frozenset[str]:
    """The devices, by identifier, that procedures of an operation speak of while no such device says what came of it."""
    untold: set[str] = set()
    for procedure in surgery.procedures:
        meant = [device for device in history.devices if _speaks_of(history, procedure, device)]
        if not any(_tells(event, surgery) for device in meant for event in device.events):
            untold.update(device.id for device in meant)
    return frozenset(
        device.id
        for device in history.devices
        if device.id in untold and not any(_tells_of_its_own(event, surgery) for event in device.events)
    )


def _tells(event: DeviceEvent, surgery: Surgery) -> bool:
    """Whether an event says what came of its device at an operation: linked to it, or to no other and of its very day."""
    exact = surgery.date is not None and surgery.date.exact
    return event.kind in _SAYS and _is_of(event, surgery) and (exact or event.surgery_id is not None)


def _tells_of_its_own(event: DeviceEvent, surgery: Surgery) -> bool:
    """Whether an event says of its own device what the operation leaves open, were it only by the same year."""
    return (event.kind in _SAYS or event.kind is DeviceEventKind.FATE_NOT_RECORDED) and _is_of(event, surgery)


def _is_of(event: DeviceEvent, surgery: Surgery) -> bool:
    if event.surgery_id is not None:
        return event.surgery_id == surgery.id
    return surgery.date is not None and event.date == surgery.date


def _speaks_of(history: History, procedure: Procedure, device: Device) -> bool:
    """Whether a procedure may have taken a device out, by its kind or its reasons, and by its places."""
    if procedure.kind in _ANY:
        meant = is_usual(device)
    elif procedure.kind in _OF_ITS_KIND:
        meant = device.kind in _OF_ITS_KIND[procedure.kind]
    else:
        meant = _is_a_reason(history, procedure, device)
    return meant and share_a_place(procedure.sites, device.sites)


def is_usual(device: Device) -> bool:
    """Whether a device is what "hardware" of the spine means: screws, rods, cages, no stimulator, pump or graft."""
    return device.kind not in _NEVER | _APART


def _is_a_reason(history: History, procedure: Procedure, device: Device) -> bool:
    """Whether a procedure that may put hardware in was done because of such hardware as a device is, at a level.

    A reason that was left out of a sheet is a reason all the same.
    """
    kind = vocabulary.procedures()[procedure.kind]
    whole = (history.whole or history).procedures.get(procedure.id)
    if not procedure.sites or whole is None or not (kind.fuses or kind.typical_hardware):
        return False
    groups = {vocabulary.indications()[reason.kind].group for reason in whole[1].reasons}
    return ("hardware" in groups and is_usual(device)) or (
        "stimulator" in groups and device.kind in STIMULATOR.parts
    )


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

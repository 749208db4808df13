"""What becomes of the devices of a procedure whose level is corrected."""

from tracker.domain.history import History
from tracker.domain.records import Device, Procedure
from tracker.domain.site_set import Sites


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

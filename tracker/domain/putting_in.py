"""What put a device in, also where a person left the operation out of a sheet.

It serves what is true of the device itself (which lead belongs to which generator, whether a screw lies in front
of the spine); what is found here is never told.
"""

from tracker.domain.history import History
from tracker.domain.records import Device, Procedure, Surgery


def put_in_by(history: History, device: Device) -> tuple[Surgery, Procedure] | None:
    """The operation and the procedure that put a device in; None where it is not recorded."""
    whole = history.whole or history
    own = whole.by_key.get((device.table(), device.id))
    return whole.procedures.get(own.procedure_id or "") if isinstance(own, Device) else None

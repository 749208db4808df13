"""Stimulators and pumps that are known only from an operation: of the hardware itself nothing is recorded.

People remember "spinal cord stimulator 2020" and have no list of its parts. A site that asks for stimulators and
pumps must not read there that none of them is recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.device_systems import DRUG_PUMP, STIMULATOR
from tracker.domain.history import History
from tracker.domain.records import Procedure, Status, Surgery

Done = tuple[Surgery, Procedure]


@dataclass(frozen=True, slots=True)
class Operated:
    """Codes of the procedures on one sort of device, and of the hardware that it is made of."""

    procedures: frozenset[str]
    hardware: frozenset[str]


OPERATED = (
    Operated(
        frozenset(
            {
                *("scs_implant", "scs_revision", "scs_battery_replacement", "scs_removal"),
                *("drg_stimulator_implant", "peripheral_nerve_stimulator_implant"),
            }
        ),
        STIMULATOR.parts,
    ),
    Operated(frozenset({"pump_implant", "pump_revision", "pump_removal"}), DRUG_PUMP.parts),
    Operated(
        frozenset({"bone_growth_stimulator_implant", "bone_growth_stimulator_removal"}),
        frozenset({"bone_growth_stimulator"}),
    ),
)


def known_by_operation(history: History) -> Iterator[tuple[Done, ...]]:
    """For each sort of device of which no hardware is recorded: the procedures on it that were done, in date order.

    ``history`` is one as of a day. What a person left out of a sheet is recorded all the same.
    """
    recorded = {device.kind for device in (history.whole or history).devices}
    for sort in OPERATED:
        done = tuple(
            (surgery, procedure)
            for surgery in history.operations
            for procedure in surgery.procedures
            if surgery.status is Status.DONE and procedure.kind in sort.procedures
        )
        if done and not recorded & sort.hardware:
            yield done


def is_left_out(history: History) -> bool:
    """Whether some of it stands nowhere on a sheet because a person left the operation out."""
    whole = history.whole
    return whole is not None and len(tuple(known_by_operation(whole))) > len(
        tuple(known_by_operation(history))
    )

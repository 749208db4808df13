"""Hardware told in one line becomes devices of an operation, for the page and the command line alike."""

from dataclasses import dataclass
from typing import Any

from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import Device, Procedure, Surgery
from tracker.errors import ValueProblem
from tracker.text.put_in import PutInReading
from tracker.views import words


@dataclass(frozen=True)
class Proposal:
    """A device to look at before it is saved; ``known`` is one like it that the operation has already."""

    device: Device
    notices: tuple[str, ...] = ()
    known: Device | None = None


def proposals(
    reading: PutInReading, history: History, procedure: Procedure | None = None
) -> tuple[Proposal, ...]:
    """The devices of a line, put in by a procedure where one is chosen; behind those it has already."""
    by = procedure.id if procedure else None
    first = 1 + max((device.position for device in history.devices), default=-1)
    found = []
    for place, told in enumerate(reading.devices):
        own: dict[str, Any] = {"position": first + place} | ({"procedure_id": by} if by else {})
        device = build(Device, told.data | own)
        found.append(Proposal(device, told.notices, known(history, device)))
    return tuple(found)


def known(history: History, device: Device) -> Device | None:
    """A recorded device of the same kind, at the same places, put in by the same procedure; the number may differ."""
    same = (one for one in history.devices if _core(one) == _core(device) and one.id != device.id)
    return next(same, None)


def _core(device: Device) -> tuple[str, frozenset[Any], str | None]:
    return device.kind, frozenset(device.sites), device.procedure_id


def procedure_called(history: History, said: str) -> Procedure:
    """The procedure that "2" or "2.1" names: the second operation, its first procedure; raises ValueProblem."""
    numbers = {str(history.number_of(s)): s for s in history.surgeries if history.number_of(s)}
    operation, _, place = said.strip().partition(".")
    surgery = numbers.get(operation)
    if surgery is None:
        listed = "; ".join(
            f"{n}: {words.when(s.date)} {words.surgery_words(s, history.axis)}" for n, s in numbers.items()
        )
        raise ValueProblem(
            f"There is no operation {said.strip()[:20]}. "
            + (f"There are {listed}." if listed else "No operation is recorded yet; record it first.")
        )
    rows = {str(n): one for n, one in enumerate(surgery.procedures, 1)}
    if not place and len(rows) == 1:
        return surgery.procedures[0]
    if place in rows:
        return rows[place]
    raise ValueProblem(_which(history, operation, surgery, place))


def _which(history: History, operation: str, surgery: Surgery, place: str) -> str:
    rows = [
        f"{operation}.{n} for {words.procedure_words(one, history.axis)}"
        for n, one in enumerate(surgery.procedures, 1)
    ]
    wrong = f"has no procedure {place[:20]}" if place else "has several procedures"
    return f"Operation {operation} {wrong}. Write {words.listing(rows, 'or')}."

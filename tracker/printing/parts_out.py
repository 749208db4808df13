"""Parts of what stays on a sheet that a person left out: findings, complications, reasons, some of the conditions.

With the hardware go the findings, complications and reasons that speak of it, while image and operation stay, and the
conditions that do. What is left is not all that is recorded, and that is said.
"""

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy, Procedure, Record, Surgery
from tracker.domain.records.base import members
from tracker.printing.layout import Cell, left_out

_PARTS: dict[type[Record], tuple[str, str]] = {
    ImagingStudy: ("findings", "left_out.further.findings"),
    Surgery: ("complications", "left_out.further.complications"),
    Procedure: ("reasons", "left_out.further.reasons"),
}
"""The list of a record that may be told in part, and what is said of its rest."""


def are_left_out(history: History, record: Record) -> bool:
    """Whether parts of a record are recorded that a person left out of a sheet."""
    name, _ = _PARTS.get(type(record), ("", ""))
    whole = (history.whole or history).by_key.get((record.table(), record.id))
    return bool(name) and whole is not None and len(getattr(whole, name)) > len(getattr(record, name))


def said(history: History, *records: Record) -> Cell:
    """A line for each sort of part that is left out of some records; none where all are told."""
    kinds = dict.fromkeys(type(one) for one in records if are_left_out(history, one))
    return tuple(left_out(say(_PARTS[kind][1])) for kind in kinds)


def said_of_all(history: History, record: Record) -> Cell:
    """The same of a record with all that is nested in it."""
    return said(history, *members(record))


def conditions(history: History) -> Cell:
    """That conditions are left out, further ones where others are told; no line where all are told."""
    if not history.left_out("conditions"):
        return ()
    return (left_out(say("left_out.further.conditions") if history.conditions else ""),)

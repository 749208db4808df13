"""Parts of what stays on a sheet that a person left out: findings of an image, complications of an operation.

With the hardware go the findings and complications that speak of it, while the image and the operation stay; what is
left of them is not all that is recorded, and that is said.
"""

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy, Record, Surgery
from tracker.printing.layout import Cell, left_out

_PARTS: dict[type[Record], tuple[str, str]] = {
    ImagingStudy: ("findings", "left_out.further.findings"),
    Surgery: ("complications", "left_out.further.complications"),
}
"""The list of a record that may be told in part, and what is said of its rest."""


def are_left_out(history: History, record: Record) -> bool:
    """Whether parts of a record are recorded that a person left out of a sheet."""
    name, _ = _PARTS.get(type(record), ("", ""))
    whole = (history.whole or history).by_key.get((record.table(), record.id))
    return bool(name) and whole is not None and len(getattr(whole, name)) > len(getattr(record, name))


def said(history: History, record: Record) -> Cell:
    """A line that further findings or complications are left out; none where all are told."""
    if not are_left_out(history, record):
        return ()
    return (left_out(say(_PARTS[type(record)][1])),)

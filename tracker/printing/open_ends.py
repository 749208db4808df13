"""The section on what is not known: the loose ends of the record on the day, as facts."""

import re
from dataclasses import replace
from datetime import date
from itertools import chain

from tracker.domain.history import History
from tracker.domain.loose_end import EndKind, LooseEnd, Part
from tracker.domain.loose_ends import ends_set_aside, loose_ends
from tracker.domain.phrases import say
from tracker.domain.records import Appointment, Clinician, Document, Facility, Question, RecordRequest
from tracker.printing.layout import (
    Cell,
    Line,
    Paragraph,
    Section,
    Span,
    headed,
    left_out,
    plain,
    quiet,
    silence,
)
from tracker.printing.shorter import pieces
from tracker.views.ends_together import sentences_together
from tracker.views.open_ends import sentences

_FIRST = (
    EndKind.HARDWARE_TROUBLE,
    EndKind.NO_SOURCE,
    EndKind.NO_LEVEL,
    EndKind.FUSION_NOT_ASSESSED,
    EndKind.NO_REPORT,
    EndKind.NOT_DISCUSSED,
)
"""What comes first on a sheet that has no room for all of it; within a kind the order of the record.

Where sources differ is told at the fact, so it comes last here; of what such a sheet has no fact it comes first.
A level that is not in this spine is told whole beside the anatomy, so it comes later here.
"""

_NO_FACTS = (Appointment, Clinician, Document, Facility, Question, RecordRequest)
"""Kinds that a brief sheet names with others at most."""
_PART = re.compile(r".+?(?:; |$)")
"""One of the things that a sentence names."""
_SPEAKS_OF = {EndKind.NO_OPERATIVE_NOTE: "papers", EndKind.FUSION_NOT_ASSESSED: "fusion"}
"""What else an end says to be missing, by the name that it is left out by."""


def true_ends(history: History, on: date) -> tuple[LooseEnd, ...]:
    """The loose ends, without those that are there only because something was left out, or speak of hardware that was."""
    ends = loose_ends(history, on)
    if history.whole is None:
        return ends
    known = {_key(end, part) for end in loose_ends(history.whole, on) for part in end.parts}
    kept = (
        replace(end, parts=tuple(part for part in end.parts if _key(end, part) in known))
        for end in ends
        if _SPEAKS_OF.get(end.kind) not in history.unsaid
        and (end.kind is not EndKind.NO_HARDWARE_LIST or not _hardware_is_out(history))
    )
    return tuple(end for end in kept if end.parts)


def _key(end: LooseEnd, part: Part) -> tuple[EndKind, str, str]:
    return end.kind, part.record.id, part.detail


def _hardware_is_out(history: History) -> bool:
    """Whether all hardware was left out, and with it what operations say of it."""
    said = {one.id: one.hardware_put_in for one in history.surgeries}
    whole = history.whole or history
    unsaid = any(said.get(one.id, one.hardware_put_in) is not one.hardware_put_in for one in whole.surgeries)
    return unsaid or "hardware" in history.unsaid or (bool(whole.devices) and not history.devices)


def not_known(history: History, on: date, *, brief: bool = False) -> tuple[Section, ...]:
    """A line for each loose end; how many the patient has set aside is counted. No section where nothing is open.

    A ``brief`` one tells those together of which the same is said, and those that bear on an operation first, in the
    order of ``_FIRST``. It says also that nothing is open, or that nothing is recorded that could be.
    """
    ends, aside = true_ends(history, on), ends_set_aside(history, on)
    if brief:
        ends = tuple(sorted(ends, key=_turn))
    told = (sentences_together if brief else sentences)(history, ends, on)
    lines = tuple(_in_parts(one) if brief else plain(f"•  {one}") for one in told)
    counted = (quiet(say("more_set_aside", number=len(aside))),) if aside else ()
    if brief and not lines and not counted:
        lines = _nothing_open(history, on)
    if not lines and not counted:
        return ()
    blocks = tuple(Paragraph(cell) for cell in (lines, counted) if cell)
    return (headed("not_known", blocks, say("note.open")),)


def _turn(end: LooseEnd) -> int:
    """When its turn comes on a sheet that has no room for all."""
    if end.kind is EndKind.SOURCES_DIFFER:
        return -1 if isinstance(end.record, _NO_FACTS) else len(_FIRST) + 1
    return _FIRST.index(end.kind) if end.kind in _FIRST else len(_FIRST)


def _in_parts(sentence: str) -> Line:
    """A sentence in as many texts as it has parts: where one is cut, what stands behind it is not."""
    parts = ([piece] if own else _PART.findall(piece) for piece, own in pieces(sentence))
    return tuple(map(Span, chain(("•  ",), *parts)))


def _nothing_open(history: History, on: date) -> Cell:
    """What of the main things is not recorded at all, else that nothing is open in what is recorded."""
    whole = history.whole or history
    if history.whole and loose_ends(whole, on):
        return (left_out(),)
    present = {
        "section.operations": whole.operations,
        "section.hardware": whole.devices,
        "section.imaging": whole.imaging,
        "section.symptoms": whole.symptoms,
    }
    missing = silence(say(what) for what, found in present.items() if not found)
    return missing or (plain(say("note.nothing_open")),)

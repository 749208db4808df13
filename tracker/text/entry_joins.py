"""The entries of one chunk settled among themselves: what joins, what stands apart, and who has the date."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tracker.text.chunks import Chunk, opens_joined
from tracker.text.entry import Entry
from tracker.text.items import Item


def settled(entries: list[Entry], chunk: Chunk) -> list[Entry]:
    """The entries with the chunk's date; those without levels join a neighbour that has them."""
    entries = _merged(_named_later(_without_summary(entries)))
    for entry in entries:
        entry.date = chunk.date
        entry.joined = chunk.joined
    entries = [part for entry in entries for part in _trial_apart(entry)]
    _plan_together(entries)
    return _dates_apart(entries)


_GENERAL = ("fusion", "other", "posterior_spinal_fusion", "instrumentation")


def _without_summary(entries: list[Entry]) -> list[Entry]:
    """In "two-stage fusion L2-S1: ALIF L4-S1 ..., XLIF L2-4 ..." what stands before the colon sums up what follows."""
    if len(entries) < 2 or not _ends_with_colon(entries[0]):
        return entries
    first, after = entries[0], entries[1]
    general = all(item.code("procedure") in _GENERAL for item in first.procedures)
    covered = {one for item in first.levels if item.levels for one in item.levels.segments}
    named = {one for item in after.levels if item.levels for one in item.levels.segments}
    if first.procedures and general and after.procedures and named and named < covered:
        return entries[1:]
    return entries


def _ends_with_colon(entry: Entry) -> bool:
    return bool(entry.items) and entry.items[-1].mark(":")


def _trial_apart(entry: Entry) -> Iterator[Entry]:
    """A trial and the implant after it are two operations, also where they share a date."""
    trials = [item for item in entry.procedures if (item.code("procedure") or "").endswith("_trial")]
    implants = [item for item in entry.procedures if (item.code("procedure") or "").endswith("_implant")]
    if (
        not (trials and implants)
        or trials[0].start > implants[-1].start
        or not _parted(entry, trials[0], implants[-1])
    ):
        yield entry
        return
    cut = implants[-1].start
    first = [item for item in entry.procedures if item.start < cut and item not in implants]
    devices = [item for item in entry.hardware if item.start < cut]
    yield replace(
        entry, procedures=first, hardware=devices, items=[item for item in entry.items if item.start < cut]
    )
    rest = [item for item in entry.procedures if item.start >= cut]
    items = [item for item in entry.items if item.start >= cut]
    later = [item for item in entry.hardware if item.start >= cut]
    yield replace(entry, procedures=rest, items=items, hardware=later, reasons=[])


def _parted(entry: Entry, trial: Item, implant: Item) -> bool:
    """Whether a word or a mark stands between the two."""
    return any(trial.end <= item.start < implant.start for item in entry.items)


def _plan_together(entries: list[Entry]) -> None:
    """What is joined to a planned operation is planned with it: "awaiting ACDF C4-6 with corpectomy C5"."""
    for before, entry in pairwise(entries):
        planned = [item for item in before.cues if item.cue("planned")]
        heads = before.procedures
        if (
            planned
            and heads
            and planned[0].start < heads[0].start
            and entry.procedures
            and _is_joined(before, entry)
        ):
            entry.cues = [*planned, *entry.cues]


def _is_joined(before: Entry, entry: Entry) -> bool:
    last = [item for item in before.items if item.kind != "date"][-1:]
    return opens_joined(last) or opens_joined(entry.items)


def _named_later(entries: list[Entry]) -> list[Entry]:
    """In "left L4-5 & right L5-S1 laminotomy" the operation named last is that of both places."""
    for entry, after in zip(reversed(entries[:-1]), reversed(entries[1:]), strict=True):
        if (
            entry.levels
            and entry.side
            and after.side
            and not (entry.heads or entry.reasons or entry.hardware)
        ):
            entry.procedures = list(after.procedures)
        choice = entry.procedures and after.levels and entry.is_proposed and after.has("either")
        if choice and not (entry.levels or entry.has("all_levels")):
            entry.levels = list(after.levels)
    return entries


def _merged(entries: list[Entry]) -> list[Entry]:
    """Entries of procedures without levels join the entry before them, else the one after."""
    result: list[Entry] = []
    for entry in entries:
        before = result[-1] if result else None
        if before is not None and _joins(before, entry):
            _join(before, entry)
        else:
            result.append(entry)
    return result


def _joins(before: Entry, entry: Entry) -> bool:
    if (
        before.procedures
        and entry.conditions
        and not (entry.levels or entry.procedures or entry.has("diagnosed", "since"))
    ):
        return True
    if entry.studies or before.studies or before.apart or entry.has("same_level"):
        return False
    if not entry.heads:
        return not entry.levels
    if entry.conditions and not entry.procedures:
        return not entry.levels and bool(before.conditions) and not before.procedures
    return bool(before.procedures) and not entry.levels and not entry.conditions


def _join(before: Entry, entry: Entry) -> None:
    for name in ("procedures", "conditions", "reasons", "hardware", "cues", "items"):
        getattr(before, name).extend(getattr(entry, name))
    before.side = before.side or entry.side


def _dates_apart(entries: list[Entry]) -> list[Entry]:
    """An aside has its own date; a condition named before an operation does not take the operation's date."""
    operated = any(entry.procedures for entry in entries)
    for place, entry in enumerate(entries):
        if any(item.kind == "aside" for item in entry.items):
            inner = [one for item in entry.items for one in item.inner if one.kind == "date"]
            entry.date = inner[0] if inner else None
        elif (
            operated
            and entry.conditions
            and not (entry.procedures or entry.studies)
            and place + 1 < len(entries)
        ):
            _give_date(entry, entries[place + 1])
    return entries


def _give_date(condition: Entry, operation: Entry) -> None:
    """The date is that of the operation; if that is only planned, it is when the trouble was found.

    What is planned behind a trouble is planned there: "stenosis L3-4, waiting list for XLIF".
    """
    if not operation.has("planned"):
        condition.date = None
        return
    if not operation.levels and len(condition.levels) == 1:
        operation.levels = list(condition.levels)
    date = condition.date
    if date is not None and operation.items and date.start < operation.items[0].start:
        operation.date = None
    else:
        condition.date = None

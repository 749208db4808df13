"""The command ``hardware``: what is in the body on a day, and hardware told in one line."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tracker import actions, putting_in
from tracker.domain.records import Device
from tracker.text.put_in import read_put_in
from tracker.views import in_body, words

Shown = Callable[[str], str]
"""A sentence without what could command a terminal."""


def listed(data: Path | None, on: date, shown: Shown) -> int:
    """Print what is in the body on a day, one line each, then what was taken out."""
    with actions.opened_to_look(data) as store:
        history = actions.history_of(store)
    rows = in_body.inside(history, on)
    for row in rows:
        print(shown("; ".join(_cells(row))))
    out = in_body.taken_out(history, on)
    for sentence in out:
        print(shown(f"Taken out: {sentence}"))
    if not rows and not out:
        print("No hardware and no other implant is recorded for this day.", file=sys.stderr)
        return 1
    return 0


def _cells(row: in_body.Inside) -> list[str]:
    number = f"{row.number} × " if row.number else ""
    where, _, _, put_in, made, mr_label, state = row.cells()
    head = f"{where}: {number}{row.what}"
    counted = [f"number {words.not_recorded()}"] if row.lacks_number else []
    dated = f"put in {put_in}" if row.put_in else f"date put in {words.not_recorded()}"
    known = made if row.made else f"maker and model {words.not_recorded()}"
    return [head, *counted, dated, state, known, mr_label]


def put_in(data: Path | None, line: str, by: str | None, save: bool, shown: Shown) -> int:
    """Print the devices of a line and what to look at; with ``save`` store those that are not recorded yet."""
    open_ = actions.opened if save else actions.opened_to_look
    with open_(data) as store:
        history = actions.history_of(store)
        procedure = putting_in.procedure_called(history, by) if by else None
        reading = read_put_in(line, history.axis)
        found = putting_in.proposals(reading, history, procedure)
        for one in found:
            print(shown(words.device_words(one.device, history.axis) + _counted(one.device)))
        new = [one.device for one in found if one.known is None]
        if save and store and new:
            store.save(*new, what="put hardware in")
    remarks = [
        f"Note: {words.device_words(one.device, history.axis)}: {said}"
        for one in found
        for said in one.notices
    ]
    remarks += [
        f"Already recorded: {words.device_words(one.known, history.axis)}" for one in found if one.known
    ]
    left = [f"Not placed: {text}" for text in reading.unread]
    for sentence in (*remarks, *left):
        print(shown(sentence), file=sys.stderr)
    if save:
        print(f"Saved {len(new)} new.")
    if not found:
        print("No hardware could be read in this line.", file=sys.stderr)
    return 1 if not found or (save and left) else 0


def _counted(device: Device) -> str:
    unknown = words.lacks_number(device, device.quantity)
    return f" (number {words.not_recorded()})" if unknown else ""

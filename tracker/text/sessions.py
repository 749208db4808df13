"""Operations of one sentence that were one session: "they took the cage out at L4-5 and did a fusion"."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain import vocabulary
from tracker.text.entry import Entry
from tracker.text.event_procedures import specific
from tracker.text.reading import Event, EventType

_APART = frozenset({"scs_trial", "pump_trial"})
"""What is tried out is never put in for good in the same session."""


def joined_sessions(events: Sequence[Event], entries: Sequence[Entry]) -> list[Event]:
    """Neighbours of one date on the same places, or with places told once, are one operation.

    ``entries`` are what the events were made of.
    """
    result: list[Event] = []
    for place, (event, entry) in enumerate(zip(events, entries, strict=True)):
        before = result[-1] if result else None
        same_day = entry.date is None or entry.date is entries[place - 1].date
        planned = event.type is EventType.PLANNED and entry.has("planned", "proposed")
        if before is not None and same_day and not planned and _is_one(before, event):
            result[-1] = _join(before, event)
        else:
            result.append(event)
    return result


def _is_one(before: Event, event: Event) -> bool:
    if before.type is not event.type or event.type not in (EventType.SURGERY, EventType.PLANNED):
        return False
    codes = ({one.code for one in before.procedures}, {one.code for one in event.procedures})
    if not all(codes) or codes[0] & codes[1] or (codes[0] | codes[1]) & (_APART | {"other"}):
        return False
    if event.type is EventType.PLANNED and event.chosen:
        return False
    places = (set(before.places), set(event.places))
    if _is_rod_of(before, event):
        return True
    return before.date == event.date and (places[0] == places[1] or not all(places))


def _is_rod_of(before: Event, event: Event) -> bool:
    """ "I had a rod put in in 1985, fused T5 to L2": the rod is the hardware of the fusion told behind it."""
    kinds = vocabulary.procedures()
    rods = [one.code for one in before.procedures] == ["instrumentation"] and not before.places
    fused = any(kinds[one.code].fuses for one in event.procedures)
    return rods and fused and event.date in (None, before.date)


def _join(before: Event, event: Event) -> Event:
    rods = _is_rod_of(before, event)
    procedures = event.procedures if rods else specific((*before.procedures, *event.procedures))
    return replace(
        before,
        end=max(before.end, event.end),
        procedures=procedures,
        sites=before.sites if before.places else event.sites,
        side=before.side or event.side,
        extent=before.extent or event.extent,
        reasons=tuple(dict.fromkeys((*before.reasons, *event.reasons))),
        hardware=tuple(dict.fromkeys((*before.hardware, *event.hardware))),
        revision=before.revision or event.revision,
    )

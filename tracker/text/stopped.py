"""Operations that were begun and not brought to their end, or of which it is open how far they came.

::

    stopped   = "aborted" | "called off during" | "not completed" ...        wherever it stands beside a procedure
              | "abandoned", next to (procedure | end)                       but not of a device, which it may mean
              | "stopped", behind (procedure | levels | mark), before (reason | mark | end)
    open      = "attempted" ...                                              before a procedure: whether it was done is open
    reason    = "because of" words                                           behind the word: why it was stopped

"Stopped smoking" and "abandoned leads" tell of something else, and those words are left as not understood.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain import vocabulary
from tracker.domain.records import Status
from tracker.text.entry import Entry
from tracker.text.heads import head_kind, is_head
from tracker.text.items import Item
from tracker.text.reading import Event, EventType, Said

_FILLER = frozenset(
    {"the", "an", "a", "my", "was", "were", "it", "of", "at", "first", "second", "open", "but", "and", ":"}
)
_OPERATED = (EventType.SURGERY, EventType.INJECTION)


def status_of(entry: Entry, kind: EventType) -> tuple[Status | None, Item | None]:
    """How far an operation came and the word that tells so; nothing where the words leave it as done."""
    if kind not in _OPERATED or not entry.procedures:
        return None, None
    items = [item for item in entry.items if item.text.lower() not in _FILLER]
    for place, item in enumerate(items):
        if item.cue("aborted") or (kind is EventType.SURGERY and _governs(items, place)):
            return Status.ABORTED, item
        if item.cue("attempted") and _is_procedure(_at(items, place + 1)):
            return Status.UNKNOWN, item
    return None, None


def _governs(items: Sequence[Item], place: int) -> bool:
    """Whether a word that is said of much else ("stopped", "abandoned") is said of the operation."""
    item, before, after = items[place], _at(items, place - 1), _at(items, place + 1)
    ends = after is None or after.kind in ("mark", "reason")
    if item.cue("abandoned"):
        if any(one.codes("hardware") for one in (before, after) if one) or _is_of_device(items):
            return False
        return ends or _is_procedure(after)
    said_of_it = before is None or before.kind in ("mark", "levels") or _is_procedure(before)
    return item.cue("stopped") and ends and said_of_it


def _at(items: Sequence[Item], place: int) -> Item | None:
    return items[place] if 0 <= place < len(items) else None


def _is_procedure(item: Item | None) -> bool:
    return item is not None and (head_kind(item) == "procedure" or item.kind == "levels")


def _is_of_device(items: Sequence[Item]) -> bool:
    kinds = vocabulary.procedures()
    codes = [item.code("procedure") for item in items if head_kind(item) == "procedure"]
    return any(code in kinds and kinds[code].site_kind == "device" for code in codes if code)


def with_status(event: Event, status: Status, word: Item, entry: Entry) -> Event:
    """The event with how far it came; why it was stopped is no longer what it was done for."""
    if status is not Status.ABORTED:
        return replace(event, status=status)
    why = [said for said in event.reasons if _is_why(said, word, entry)]
    reasons = tuple(said for said in event.reasons if said not in why)
    return replace(event, status=status, reasons=reasons, stopped_for=_listed(why))


def _listed(why: Iterable[Said]) -> str | None:
    return ", ".join(dict.fromkeys(said.words for said in why)) or None


def _is_why(said: Said, word: Item, entry: Entry) -> bool:
    """Behind "TLIF ... aborted" each reason tells why; behind "aborted TLIF" one that nobody operates for."""
    named_first = min(item.start for item in entry.procedures) < word.start
    return said.start > word.start and (named_first or said.code == "other")


def told_late(events: Sequence[Event], line: int, clause: Sequence[Item]) -> Item | None:
    """The word of a sentence that only tells that the last operation of its line was stopped: "It was aborted."."""
    last = events[-1] if events else None
    if last is None or last.line != line or last.type not in _OPERATED or not last.procedures:
        return None
    if any(is_head(item) or item.kind in ("levels", "date") for item in clause):
        return None
    return next((item for item in clause if item.cue("aborted")), None)


def stopped_by(event: Event, word: Item, clause: Sequence[Item]) -> Event:
    """The event, stopped as a sentence behind it tells, and why."""
    why = [said for item in clause for said in item.reasons if said.start > word.start]
    return replace(event, status=Status.ABORTED, stopped_for=_listed(why) or event.stopped_for)

"""What a clause says did not happen, stayed where it was or was only seen, made plain words, so that it is no fact."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from tracker.text.heads import is_fused
from tracker.text.items import Item
from tracker.text.terms import Meaning

_DEEDS = (
    "remove",
    "out",
    "put_in",
    "replace",
    "revise",
    "trial",
    "washed",
    "repair",
    "release",
    "decompressed",
)

_STATES = frozenset(
    {"solid", "intact", "healed", "stable", "place", "position", "unchanged", "good", "fine", "ok", "well"}
)


def without_states(clause: Sequence[Item]) -> list[Item]:
    """What an image says of something done before is no operation: "CT 2017 ..., fusion L5-S1 solid"."""
    result = list(clause)
    if not any(item.code("imaging") for item in clause):
        return result
    for place, item in enumerate(clause):
        if not item.code("procedure") or item.code("imaging") or is_fused(item):
            continue
        part = itertools.takewhile(lambda one: not (one.mark(",") or one.kind == "date"), clause[place + 1 :])
        if any(one.kind in ("word", "term") and _STATES & set(one.text.lower().split()) for one in part):
            result[place] = _plain(item)
    return result


_SO = frozenset({"was", "were", "is", "are", "the", "all", "still", "both"})
_THERE = frozenset({"in", "inside", "there", "behind", "alone", "at", "place"})


def without_left_in(clause: Sequence[Item]) -> list[Item]:
    """ "... removed, leads left in": what stayed when something was taken out is no part of that, and no side."""
    result = list(clause)
    undone = False
    for place, item in enumerate(clause):
        undone = undone or item.cue("remove", "out", "replace") or _is_removal(item)
        first, kept = place, place
        if undone and item.codes("hardware"):
            first, kept = _left_behind(clause, place)
        for at in range(first, kept + 1) if kept > first else ():
            result[at] = Item("word", clause[at].text, clause[at].start, clause[at].end)
    return result


def _is_removal(item: Item) -> bool:
    return (item.code("procedure") or "").endswith(("_removal", "_exchange"))


def _left_behind(clause: Sequence[Item], place: int) -> tuple[int, int]:
    """The first and the last place of words that tell that the device at ``place`` stayed; else that place."""
    at = place + 1
    while at < len(clause) and clause[at].text.lower() in _SO:
        at += 1
    behind = clause[at] if at < len(clause) else None
    if place and clause[place - 1].cue("left") and behind is not None and behind.text.lower() in _THERE:
        return place - 1, place
    if behind is None or not (behind.cue("stays", "left") or "left" in behind.text.lower().split()):
        return place, place
    after = clause[at + 1] if at + 1 < len(clause) else None
    ends = after is None or after.kind == "mark" or after.text.lower() in _THERE or after.cue("join", "turn")
    return place, at if ends or not behind.cue("left") else place


def without_denied(clause: Sequence[Item]) -> list[Item]:
    """After "no", "never", "avoided" ... nothing has happened until a comma, a turn ("but") or a dash."""
    seen = any(item.code("imaging") for item in clause)
    if not any(item.cue("not") or seen for item in clause):
        return list(clause)
    result: list[Item] = []
    denied = False
    for place, item in enumerate(clause):
        if seen and item.text.lower() == "not yet":
            item = replace(item, meanings=(Meaning("cue", "not"),))
        if item.cue("not") and not item.code("indication"):
            denied = True
        elif (
            item.mark(",", ":", ".")
            or item.cue("turn", "unplanned")
            or item.kind == "date"
            or _is_dash(clause, place)
        ):
            denied = False
        if denied and item.cue("remove", "out", "replace"):
            _deny_object(result)
        result.append(_plain(item) if denied else item)
    return result


def _deny_object(before: list[Item]) -> None:
    """ "Screws L4-5 not removed" tells neither of a removal nor that they were put in then."""
    at = len(before) - 1
    while at >= 0 and (
        before[at].cue("not") or before[at].kind == "levels" or before[at].text.lower() in _SO
    ):
        at -= 1
    if at >= 0 and before[at].codes("hardware") and not before[at].code("procedure"):
        before[at:] = [_plain(item) for item in before[at:]]


def _is_dash(clause: Sequence[Item], place: int) -> bool:
    item = clause[place]
    return item.mark("-", "–", "—") and place > 0 and item.start > clause[place - 1].end


def _plain(item: Item) -> Item:
    """The item without its medical meanings; its cues stay, so that "avoided surgery" can still be told.

    What is done to a device is no such cue: "not removed" tells of no removal.
    """
    if item.kind == "levels":
        return replace(item, kind="word", levels=None)
    if item.kind == "reason":
        return replace(item, kind="word", reasons=())
    kept = tuple(Meaning("cue", m.code) for m in item.meanings if m.kind == "cue" and m.code not in _DEEDS)
    was_operation = (Meaning("cue", "treatment"),) if item.code("procedure") == "other" else ()
    return replace(item, meanings=kept + was_operation)

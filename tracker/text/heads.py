"""What makes an event by itself: a procedure, a condition or a study, and what can tell anything at all."""

from collections.abc import Sequence

from tracker.text.devices import named_devices
from tracker.text.items import Item
from tracker.text.terms import actions


def head_kind(item: Item) -> str | None:
    """What an item makes by itself: a procedure, an indication (a condition), imaging, or nothing (None)."""
    if item.kind != "term":
        return None
    procedure, other = None, None
    for meaning in item.meanings:
        kind = meaning.kind
        if kind == "procedure":
            procedure = procedure or meaning.code
        elif kind == "indication" or (kind == "imaging" and other is None):
            other = kind
        elif kind == "cue" and meaning.code == "brace":
            return None
    if procedure is None:
        return other
    return "imaging" if actions().get(("type", procedure)) == "imaging" else "procedure"


def is_head(item: Item) -> bool:
    """Whether an item can make an event by itself."""
    return bool(item.meanings) and head_kind(item) is not None


def is_fused(item: Item) -> bool:
    """Whether "fused" tells of a fusion, or of what a scan shows of one."""
    return item.code("procedure") == "fusion" and item.text.lower().startswith("fused")


_MERE = frozenset(
    {
        "left",
        "right",
        "both",
        "midline",
        "join",
        "with",
        "then",
        "turn",
        "self",
        "pronoun",
        "not",
        "reason",
        "maybe_reason",
    }
)
"""Cues that make no event when nothing else stands in a clause."""


def tells(item: Item) -> bool:
    """Whether an item can give a clause something to tell."""
    if item.kind in ("levels", "date"):
        return True
    return any(meaning.kind != "cue" or meaning.code not in _MERE for meaning in item.meanings)


def mentioned_in(items: Sequence[Item]) -> list[Item]:
    """The operations that a study only speaks of: "MRI after fusion L4-5 ...", "CT rods and screws L4-5"."""
    found: list[Item] = []
    speaks = False
    for item in items:
        speaks = speaks or item.cue("showed") or item.mark(":") or item.text.lower() in _SPEAKING
        if item.mark(",") or item.cue("turn", "then", "join") or item.kind == "date":
            if item.text.lower() not in _SPEAKING:
                return found
        elif head_kind(item) == "procedure" and not is_fused(item):
            if not (speaks or named_devices(item)):
                return found
            found.append(item)
        elif item.code("indication"):
            return found
    return found


_SPEAKING = frozenset({"after", "following", "of", "since", "post"})

"""What the patient left out of a sheet is not told by its other sections either, where these tell of everything."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tracker.domain.history import History
from tracker.printing.care import is_thinner
from tracker.printing.decides import IN_THE_HEAD

TELL_OF_ALL = frozenset({"since_visit", "timeline"})
"""Parts that tell of records of every kind; the others are built from their own."""

_OF_PART: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "medicines": ("medications", is_thinner),
    "background": ("background", lambda one: one.kind in IN_THE_HEAD),
    **{
        name: (name, lambda _: False)
        for name in (
            *("symptoms", "neurological", "conditions", "imaging", "treatments", "other_operations"),
            *("scores", "tolerances", "goals", "requests"),
        )
    },
}
"""The records of a part, and which of them another part tells of; operations and hardware hold the rest together."""


def without(history: History, left_out: frozenset[str]) -> History:
    """The history without the records of the parts that are left out."""
    kept: dict[str, Any] = {}
    for part in left_out.intersection(_OF_PART):
        name, told_elsewhere = _OF_PART[part]
        kept[name] = tuple(filter(told_elsewhere, getattr(history, name)))
    return replace(history, **kept)

"""Whether a kept draft still fits its form: one from a copy or from another version may be of any shape."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.dates import PartialDate
from tracker.domain.levels import Side
from tracker.domain.records import Record
from tracker.domain.site_set import Sites
from tracker.errors import TrackerError
from tracker.pages.fields import Kind, fields_of, groups_of
from tracker.pages.typed import KEPT, WAS

_PARSED: dict[Kind, Callable[[str], object]] = {
    Kind.DATE: PartialDate.parse,
    Kind.SITES: Sites.parse,
    Kind.DECIMAL: float,
}


def fits(kind: type[Record], body: object) -> bool:
    """True for a body that the form of a kind can show; what a person typed in it may be anything."""
    if not isinstance(body, Mapping) or not isinstance(body.get("version", 1), int):
        return False
    groups = all(
        isinstance(inner := body.get(name, []), list) and all(fits(child, one) for one in inner)
        for name, child in groups_of(kind).items()
    )
    return (
        groups and _fields_fit(kind, body) and _kept_fits(kind, body.get(KEPT, {})) and _was_fits(kind, body)
    )


def _fields_fit(kind: type[Record], body: Mapping[str, Any]) -> bool:
    for entry in fields_of(kind):
        value = body.get(entry.name)
        side = body.get(f"{entry.name}_side") or None
        words = value is None or isinstance(value, str)
        listed = isinstance(value, list) and all(isinstance(word, str) for word in value)
        taken = listed or not value if entry.kind is Kind.TERMS else words
        chosen = entry.kind is not Kind.CHOICE or not value or value in entry.choices
        if not (taken and chosen and side in (None, *Side)):
            return False
    return True


def _kept_fits(kind: type[Record], kept: object) -> bool:
    """What the form does not show goes to the gate as it is, but for the identifiers of terms."""
    terms = [entry.name for entry in fields_of(kind) if entry.kind is Kind.TERMS]
    return isinstance(kept, Mapping) and all(isinstance(kept.get(name, {}), Mapping) for name in terms)


def _was_fits(kind: type[Record], body: Mapping[str, Any]) -> bool:
    """The stored values beside what was shown must still be values."""
    was = body.get(WAS, {})
    if not isinstance(was, Mapping):
        return False
    for entry in fields_of(kind):
        pair = was.get(entry.name, ["", ""])
        if not isinstance(pair, list | tuple) or len(pair) != 2 or not all(isinstance(p, str) for p in pair):
            return False
        parse = _PARSED.get(entry.kind)
        try:
            if parse and pair[1]:
                parse(pair[1])
        except (TrackerError, ValueError):
            return False
    return True

"""What later clauses of a text may lean on: the events, levels, dates and devices told so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.dates import PartialDate
from tracker.text.date_spans import Calendar
from tracker.text.devices import Device
from tracker.text.items import Item
from tracker.text.reading import Event

LOOK_BACK = 40
"""Events back to which "redo" and "same day" can lean; keeps the work in proportion to the text."""


@dataclass(slots=True)
class Context:
    """What later clauses may lean on; one for a whole text, filled from top to bottom."""

    calendar: Calendar
    text: str
    events: list[Event] = field(default_factory=list)
    device: Device | None = None
    stimulator: Device | None = None
    levels: list[Item] = field(default_factory=list)
    headed: list[Item] = field(default_factory=list)
    """The levels that a clause begins with, before a colon, and that hold for all it tells."""
    told: list[Item] = field(default_factory=list)
    heading_date: PartialDate | None = None
    heading_region: str | None = None
    line_date: PartialDate | None = None
    line: int = 0
    born: int | None = None
    last_date: PartialDate | None = None
    last_line: int = -1
    story: bool = False
    note: bool = False
    named: frozenset[str] = frozenset()

    def look_at(self, clause: Sequence[Item]) -> None:
        """Keep the conditions that a clause names, and the levels at its head, for all its entries."""
        self.headed = _levels_at_head(clause)
        codes = [code for item in clause if (code := item.code("indication"))]
        self.named = frozenset([*codes, *(said.code for item in clause for said in item.reasons)])


def _levels_at_head(clause: Sequence[Item]) -> list[Item]:
    """``levels ":"`` before all dates and operations, in a clause that names no other levels."""
    named = [place for place, item in enumerate(clause) if item.kind == "levels"]
    if len(named) != 1 or not clause[named[0] + 1 : named[0] + 2] or not clause[named[0] + 1].mark(":"):
        return []
    ahead = clause[: named[0]]
    if any(item.kind == "date" or (item.code("procedure") or "other") != "other" for item in ahead):
        return []
    return [clause[named[0]]]

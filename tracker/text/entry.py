"""An event in the making: what a stretch of a clause tells that belongs together."""

from dataclasses import dataclass, field

from tracker.domain.levels import Side
from tracker.text.items import Item


@dataclass(slots=True)
class Entry:
    """An event in the making; ``items`` are all items it was made of, for its span and its marks."""

    procedures: list[Item] = field(default_factory=list)
    conditions: list[Item] = field(default_factory=list)
    studies: list[Item] = field(default_factory=list)
    levels: list[Item] = field(default_factory=list)
    reasons: list[Item] = field(default_factory=list)
    hardware: list[Item] = field(default_factory=list)
    cues: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    date: Item | None = None
    side: Side | None = None
    joined: bool = False
    apart: bool = False

    @property
    def heads(self) -> list[Item]:
        """What makes this an event."""
        return [*self.procedures, *self.conditions, *self.studies]

    @property
    def is_proposed(self) -> bool:
        """Whether this is only planned or proposed, so that "or" names a choice."""
        return self.has("planned", "proposed")

    def has(self, *roles: str) -> bool:
        """Whether a cue of one of the roles stands in this entry."""
        for item in self.cues:  # noqa: SIM110 (asked a dozen times of every entry; a generator is slower)
            if item.cue(*roles):
                return True
        return False

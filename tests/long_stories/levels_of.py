"""How the long stories write levels and reasons."""

import makers as m

from tracker.domain.device_places import sites_on
from tracker.domain.level_notation import SiteKind, read_levels
from tracker.domain.levels import Axis
from tracker.domain.site_set import Sites

SIX = Axis(lumbar=6)


def at(text: str, kind: SiteKind = "segment", axis: Axis = Axis.standard) -> str:
    """The stored sites of levels as people write them."""
    return str(Sites.of(*read_levels(text, axis).sites(kind)))


def bones(text: str, axis: Axis = Axis.standard) -> str:
    """The same for what sits on each vertebra of a range."""
    return str(Sites.of(*sites_on(read_levels(text, axis), "each vertebra")))


def reason(kind: str, called: str | None = None) -> m.Values:
    return m.reason(kind, called=called) if called else m.reason(kind)

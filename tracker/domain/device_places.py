"""Which of several devices an event speaks of, by place: "S1" of screws at L4, L5 and S1. Nothing is counted that is not said.

How many stand at some of the places follows only where the numbers leave no choice: each recorded place has at
least one, and what sits left and right on a vertebra (a screw, a hook) is there at most twice.
"""

from collections.abc import Iterable

from tracker.domain import vocabulary
from tracker.domain.level_notation import LevelReading
from tracker.domain.levels import Segment, Side, Site, SiteUse, Vertebra
from tracker.domain.site_set import Sites

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def named(own: Sites, said: Sites) -> Sites:
    """The places of a device that an event names; empty when it names none of them.

    A range said of what sits on vertebrae means each vertebra of it; the side counts where both name one.
    """
    return Sites(use for use in own if any(_same(use, one) for one in said))


def _same(use: SiteUse, said: SiteUse) -> bool:
    ends = {said.site.upper, said.site.lower} if isinstance(said.site, Segment) else set()
    if use.site != said.site and use.site not in ends:
        return False
    return Side.BOTH in (use.side, said.side) or None in (use.side, said.side) or use.side == said.side


def left_over(kind: str, quantity: int | None, own: Sites, said: Sites) -> Sites:
    """Where the others are when all that an event names are out: of both sides the side that was not named.

    Two screws of a vertebra are on both its sides, also where no side is recorded.
    """
    rests = ((use, full, _rest(full, said)) for use in own for full in (_sided(kind, quantity, own, use),))
    return Sites(use if rest == full else rest for use, full, rest in rests if rest is not None)


def _sided(kind: str, quantity: int | None, own: Sites, use: SiteUse) -> SiteUse:
    """A place with both sides, where no side is recorded and the numbers leave no choice."""
    both = use.side is None and number_at(kind, quantity, own, Sites((use,))) == (2, 2)
    return SiteUse(use.site, Side.BOTH, use.extent) if both else use


def is_emptied(
    kind: str, quantity: int | None, own: Sites, out: Sites, number: int | None, at: Sites
) -> bool:
    """Whether the places ``at`` of ``quantity`` devices are empty once ``number`` of those at ``out`` have come out.

    None for all there. Places that are not named, or of which it is open how many were taken, are not empty.
    """
    if not at or not named(own, at):
        return False
    _, high = number_at(kind, quantity, own, out)
    return (number is None or (high is not None and number >= high)) and all(
        _is_within(use, out) for use in at
    )


def _is_within(use: SiteUse, out: Sites) -> bool:
    """Whether what came out takes in a place, with the side that it names, else both."""
    sides = {one.side for one in out if _same(use, one)}
    return bool(sides & {None, Side.BOTH, use.side}) or sides >= set(_OTHER)


def _rest(use: SiteUse, said: Iterable[SiteUse]) -> SiteUse | None:
    sides = {one.side for one in said if _same(use, one)}
    if not sides:
        return use
    if sides & {None, Side.BOTH} or use.side in _OTHER or len(sides & set(_OTHER)) > 1:
        return None
    only = next(iter(sides))
    return SiteUse(use.site, _OTHER[only], use.extent) if use.side is Side.BOTH and only in _OTHER else use


def number_at(kind: str, quantity: int | None, own: Sites, said: Sites) -> tuple[int, int | None]:
    """At least and at most how many of ``quantity`` devices of a kind at the places ``own`` stand at those ``said``."""
    ours = named(own, said)
    if not ours:
        return 0, 0
    others = [use for use in own if use not in ours]
    most = _most(kind, (_narrowed(use, said) for use in ours))
    across = [use for use in ours if use.side is not _narrowed(use, said).side]
    low = 0 if across else 1
    if quantity is None:
        return low, most
    elsewhere = _most(kind, others)
    if elsewhere is not None and most is not None:
        low = max(low, quantity - elsewhere - len(across))
    high = quantity - len(others)
    return low, high if most is None else min(high, most)


def _narrowed(use: SiteUse, said: Sites) -> SiteUse:
    sides = {one.side for one in said if _same(use, one)}
    only = next(iter(sides)) if len(sides) == 1 else None
    return SiteUse(use.site, only) if only in _OTHER else use


def _most(kind: str, uses: Iterable[SiteUse]) -> int | None:
    """The most that these places can hold; None where that is not known."""
    term = vocabulary.hardware().get(kind)
    paired = term is not None and term.site_kind == "vertebra" and bool(term.side)
    uses = list(uses)
    if not paired or not all(isinstance(use.site, Vertebra) for use in uses):
        return None if uses else 0
    return sum(1 if use.side in _OTHER else 2 for use in uses)


def sits_on(code: str) -> str:
    """What a kind of hardware sits on: "each vertebra", or a site kind of ``LevelReading.sites``."""
    term = vocabulary.hardware().get(code)
    preferred = term.site_kind if term else "segment"
    return _SITS_ON.get(preferred, preferred)


_SITS_ON = {"vertebra": "each vertebra", "pelvis": "vertebra", "range": "segment"}


def sites_on(reading: LevelReading, kind: str) -> tuple[Site, ...]:
    """Hardware on vertebrae sits on each vertebra of a range; everything else as the notation says."""
    if kind == "each vertebra":
        return (*reading.vertebrae, *(s for s in reading.sites("vertebra") if not _is_spanned(s)))
    return reading.sites(kind)  # type: ignore[arg-type]


def _is_spanned(site: Site) -> bool:
    return isinstance(site, Segment | Vertebra)

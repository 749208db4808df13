"""The places of an entry, as its procedures need them: discs or vertebrae, joints, or the region alone."""

from collections.abc import Sequence

from tracker.domain import vocabulary
from tracker.domain.level_notation import SiteKind
from tracker.domain.levels import Axis, Extent, Region, SacroiliacJoint, Segment, Side, Site, Vertebra
from tracker.domain.site_set import Sites
from tracker.domain.sites import SiteUse
from tracker.text.context import LOOK_BACK, Context
from tracker.text.entry import Entry
from tracker.text.reading import Said
from tracker.text.terms import actions, key, regions_by_word


def sites_of(entry: Entry, procedures: Sequence[Said], context: Context) -> Sites:
    """The sites with side and extent."""
    kind = _site_kind(entry, procedures)
    found: list[Site] = []
    for item in entry.levels:
        if item.levels is not None:
            found.extend(item.levels.sites(kind))
    if len(entry.levels) > 1:
        found = _without_covered(found)
    found = _extended(found, entry, context) or found
    if not found:
        found = _default_sites(entry, procedures, context)
    sided = [site for one in found for site in _on_side(one, entry.side)]
    extent = extent_of(entry)
    return Sites.joined(
        SiteUse(site, None if isinstance(site, SacroiliacJoint) else entry.side, extent) for site in sided
    )


def _extended(sites: Sequence[Site], entry: Entry, context: Context) -> list[Site]:
    """ "Extended to L2" after a fusion of L4-S1 adds L2-L3 and L3-L4: from its end to the vertebra named."""
    if len(sites) != 1 or not isinstance(sites[0], Vertebra) or not says_extended(entry):
        return []
    kinds = vocabulary.procedures()
    for event in context.events[: -LOOK_BACK - 1 : -1]:
        fused = [one for one in event.places if isinstance(one, Segment)]
        if fused and any(kinds[one.code].fuses for one in event.procedures):
            ends = sorted({end for one in fused for end in (one.upper, one.lower)}, key=lambda one: one.order)
            near = ends[0] if sites[0].order < ends[0].order else ends[-1]
            axis = Axis.standard
            return list(axis.segments_between(*sorted((near, sites[0]), key=lambda one: one.order)))
    return []


def says_extended(entry: Entry) -> bool:
    """Whether a fusion is said to be made longer."""
    return any(item.text.lower().startswith(("exten", "added")) for item in entry.cues)


def _site_kind(entry: Entry, procedures: Sequence[Said]) -> SiteKind:
    kinds = vocabulary.procedures()
    if procedures:
        wanted = {actions().get(("site", one.code), kinds[one.code].site_kind) for one in procedures}
        return "segment" if "segment" in wanted else "vertebra"
    codes = {item.code("indication") for item in entry.conditions}
    on_bone = codes and all(actions().get(("site", code or "")) == "vertebra" for code in codes)
    return "vertebra" if on_bone and not entry.studies else "segment"


def _without_covered(sites: Sequence[Site]) -> list[Site]:
    """A vertebra named beside a range that holds it adds no place of its own."""
    covered = {end for one in sites if isinstance(one, Segment) for end in (one.upper, one.lower)}
    return [one for one in sites if not (isinstance(one, Vertebra) and one in covered)]


def _default_sites(entry: Entry, procedures: Sequence[Said], context: Context) -> list[Site]:
    """Without levels: the joint for a joint procedure, else the region that a word or the heading names."""
    kinds = vocabulary.procedures()
    joint = any(
        item.code("indication") in ("si_joint_dysfunction", "sacroiliitis") for item in entry.conditions
    )
    if joint or any(kinds[one.code].site_kind == "si_joint" for one in procedures):
        return [SacroiliacJoint()]
    named = {key(word) for one in procedures for word in kinds[one.code].name.split()}
    words = [key(word) for item in entry.items for word in item.text.split()]
    words = [word for word in words if word not in named]
    region = next(
        (regions_by_word()[word] for word in words if word in regions_by_word()), context.heading_region
    )
    device = procedures and all(kinds[one.code].site_kind == "device" for one in procedures)
    return [Region(region)] if region and not device else []


def _on_side(site: Site, side: Side | None) -> list[Site]:
    if not isinstance(site, SacroiliacJoint) or site.side or side in (None, Side.MIDLINE):
        return [site]
    return (
        [SacroiliacJoint(Side.LEFT), SacroiliacJoint(Side.RIGHT)]
        if side is Side.BOTH
        else [SacroiliacJoint(side)]
    )


def extent_of(entry: Entry) -> Extent | None:
    """Full or partial, when the word is part of the procedure's name or stands right before it."""
    for item in entry.procedures:
        first = key(item.text.split()[0])
        if first in ("full", "complete", "total"):
            return Extent.FULL
        if first == "partial":
            return Extent.PARTIAL
    return None

"""The patient's own spine and the names of places on it: axis, regions, and short forms such as "L4-S1".

The values themselves (Vertebra, Segment, Site ...) stand in :mod:`tracker.domain.sites` and are imported from
here. Ranges include both ends and run from head to tail. Sets of sites are sets: nothing is filled in between
the highest and the lowest one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import ClassVar

from tracker.domain.phrases import say
from tracker.domain.sites import (
    REGION_HEADS,
    REGION_NAMES,
    VERTEBRA_ORDER,
    Extent,
    LevelError,
    Pelvis,
    Region,
    SacroiliacJoint,
    Segment,
    Side,
    Site,
    SiteUse,
    Vertebra,
    parse_site,
)

__all__ = [
    "REGION_NAMES",
    "Axis",
    "Extent",
    "LevelError",
    "Pelvis",
    "Region",
    "SacroiliacJoint",
    "Segment",
    "Side",
    "Site",
    "SiteUse",
    "Vertebra",
    "listed_form",
    "parse_site",
    "region_words",
    "regions_of",
    "short_form",
    "site_word",
]


@dataclass(frozen=True, slots=True)
class Axis:
    """The patient's own spine: how many rib-bearing and lumbar vertebrae, and whether S1 is lumbarised.

    Eleven rib-bearing vertebrae leave out T12, thirteen add T13; four lumbar vertebrae leave out L5, six add
    L6. Other counts raise LevelError. ``Axis.standard`` is 12 and 5.
    """

    ribs: int = 12
    lumbar: int = 5
    s1_lumbarised: bool = False

    standard: ClassVar[Axis]

    def __post_init__(self) -> None:
        if self.ribs not in (11, 12, 13):
            raise LevelError(f"{self.ribs} rib-bearing vertebrae cannot be recorded. Choose 11, 12 or 13.")
        if self.lumbar not in (4, 5, 6):
            raise LevelError(f"{self.lumbar} lumbar vertebrae cannot be recorded. Choose 4, 5 or 6.")

    @property
    def vertebrae(self) -> tuple[Vertebra, ...]:
        """All vertebrae of this patient, C0 to S5 and CO."""
        return _vertebrae_of(self)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments that can move, C0-C1 to the lumbosacral one; S1-S2 only when S1 is lumbarised."""
        return _segments_of(self)

    def range(self, a: Vertebra, b: Vertebra) -> tuple[Vertebra, ...]:
        """The vertebrae from a to b with both ends, head to tail in whichever order they are given."""
        for vertebra in (a, b):
            if not self.has(vertebra):
                raise LevelError(
                    f"{vertebra} is not in this spine as recorded. Check the vertebrae under About me."
                )
        top, bottom = sorted((a.order, b.order))
        return tuple(vertebra for vertebra in self.vertebrae if top <= vertebra.order <= bottom)

    def segments_between(self, a: Vertebra, b: Vertebra) -> tuple[Segment, ...]:
        """The mobile segments inside ``range(a, b)``: one fewer than its vertebrae, above the sacrum."""
        inside = set(self.range(a, b))
        return tuple(one for one in self.segments if one.upper in inside and one.lower in inside)

    def has(self, site: Site) -> bool:
        """Whether the site exists in this spine; pelvis, sacroiliac joints and regions always do."""
        return site in _sites_of(self) if isinstance(site, Vertebra | Segment) else True

    def sort_key(self, site: Site) -> tuple[int, int, str]:
        """Order from head to tail: region, vertebra, segment of one head; SIJ and pelvis come last.

        Sites that are not on this axis are still placed where their names stand.
        """
        if isinstance(site, Region):
            return VERTEBRA_ORDER[REGION_HEADS[site.name]], -1, site.name
        if isinstance(site, Vertebra):
            return site.order, 0, site.name
        if isinstance(site, Segment):
            return site.upper.order, 1 + site.lower.order, str(site)
        return len(VERTEBRA_ORDER), int(isinstance(site, Pelvis)), str(site)


@cache
def _vertebrae_of(axis: Axis) -> tuple[Vertebra, ...]:
    counts = {"T": axis.ribs, "L": axis.lumbar}
    absent = {name for name in ("T12", "T13", "L5", "L6") if int(name[1:]) > counts[name[0]]}
    return tuple(Vertebra(name) for name in VERTEBRA_ORDER if name not in absent)


@cache
def _sites_of(axis: Axis) -> frozenset[Site]:
    return frozenset((*_vertebrae_of(axis), *_segments_of(axis)))


@cache
def _segments_of(axis: Axis) -> tuple[Segment, ...]:
    mobile = [one for one in axis.vertebrae if one.letter in ("C", "T", "L") or one.name == "S1"]
    if axis.s1_lumbarised:
        mobile.append(Vertebra("S2"))
    return tuple(Segment(upper, lower) for upper, lower in pairwise(mobile))


Axis.standard = Axis()


def regions_of(site: Site) -> tuple[str, ...]:
    """The regions a site lies in, head to tail; junctions (C7-T1, T12-L1, L5-S1) lie in both.

    Sacroiliac joints and the pelvis count as sacral; "whole spine" is all five regions.
    """
    if isinstance(site, Vertebra):
        return (site.region,)
    if isinstance(site, Segment):
        return tuple(dict.fromkeys((site.upper.region, site.lower.region)))
    if isinstance(site, Region):
        return REGION_NAMES[:-1] if site.name == "whole spine" else (site.name,)
    return ("sacral",)


_LAY_WORDS = {
    "cervical": "neck",
    "thoracic": "upper back",
    "lumbar": "low back",
    "sacral": "low back",
    "coccygeal": "tailbone",
}


def region_words(site: Site) -> str:
    """Where a site is in everyday words: "neck", "upper back", "low back", "neck and upper back"."""
    if isinstance(site, Pelvis | SacroiliacJoint):
        return "pelvis"
    if site == Region("whole spine"):
        return "whole spine"
    return " and ".join(dict.fromkeys(_LAY_WORDS[region] for region in regions_of(site)))


def short_form(sites: Iterable[Site], axis: Axis = Axis.standard, separator: str = "-") -> str:
    """Write a set of sites briefly: touching segments merge ("L4-S1"), others stay a list ("C4-C5, C6-C7").

    Vertebrae stay a list and never merge with segments ("L3, L4-S1"). A run of segments that ends at S1 takes
    the pelvis in ("T10-pelvis"); otherwise the pelvis stands alone. Joints and regions are named in the spoken
    language. The result depends on the set alone, not on its order. ``separator`` stands between the ends of a run, such as
    "/" or " to ".
    """
    return _written(sites, axis, separator, ends_only=True)


def listed_form(sites: Iterable[Site], axis: Axis = Axis.standard, separator: str = "-") -> str:
    """Write a set of sites like ``short_form``, but name every vertebra of a run: "L4-L5-S1"."""
    return _written(sites, axis, separator, ends_only=False)


def _written(sites: Iterable[Site], axis: Axis, separator: str, *, ends_only: bool) -> str:
    given = set(sites)
    runs = _runs(sorted((site for site in given if isinstance(site, Segment)), key=axis.sort_key))
    to_pelvis = any(run[-1].name == "S1" for run in runs) and Pelvis() in given
    items: list[Site | tuple[Vertebra, ...]] = [site for site in given if not isinstance(site, Segment)]
    if to_pelvis:
        items.remove(Pelvis())
    items.extend(runs)
    items.sort(key=lambda item: _place(item, axis))
    return ", ".join(
        _run_written(item, separator, ends_only, to_pelvis) if isinstance(item, tuple) else site_word(item)
        for item in items
    )


def _run_written(run: tuple[Vertebra, ...], separator: str, ends_only: bool, to_pelvis: bool) -> str:
    tail = [site_word(Pelvis())] if to_pelvis and run[-1].name == "S1" else []
    first, *others = map(site_word, run)
    if ends_only:
        return separator.join([first, *(tail or others[-1:])])
    return separator.join([first, *others, *tail])


def site_word(site: Site) -> str:
    """One site as it is printed: notation as it is, a joint, a region or the coccyx in the spoken language."""
    if isinstance(site, Segment):
        return f"{site_word(site.upper)}-{site_word(site.lower)}"
    if isinstance(site, Vertebra):
        return say("site.coccyx") if site.name == "CO" else site.name
    if isinstance(site, SacroiliacJoint):
        side = f"_{site.side.value}" if site.side else ""
        return say(f"site.si_joint{side}")
    return say(f"site.{str(site).lower().replace(' ', '_')}")


def _place(item: Site | tuple[Vertebra, ...], axis: Axis) -> tuple[int, int, str]:
    return axis.sort_key(Segment(item[0], item[1]) if isinstance(item, tuple) else item)


def _runs(segments: list[Segment]) -> list[tuple[Vertebra, ...]]:
    """Chain segments that share a vertebra; the segments come sorted from head to tail."""
    runs: list[tuple[Vertebra, ...]] = []
    for segment in segments:
        if runs and runs[-1][-1] == segment.upper:
            runs[-1] = (*runs[-1], segment.lower)
        else:
            runs.append((segment.upper, segment.lower))
    return runs

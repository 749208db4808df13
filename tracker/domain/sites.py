"""Places on the spine as values: vertebrae, segments, joints and regions, with parse as the inverse of str.

A ``Segment`` is two neighbouring vertebrae with the disc and the facet joints between them (the motion
segment; what surgeons call a level). A ``Site`` is any place a record can name. What people write freely
("L4-5-S1") is read by :mod:`tracker.domain.level_notation`. The names C0, CO, SIJ and PELVIS are this
project's own; the rest is common surgical usage. Import these names from :mod:`tracker.domain.levels`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from tracker.errors import ValueProblem


class LevelError(ValueProblem):
    """A level that cannot be taken; ``suggestion`` is the notation that was probably meant, if any."""

    def __init__(self, sentence: str, suggestion: str | None = None, field: str = "") -> None:
        super().__init__(sentence, field)
        self.suggestion = suggestion


class Side(StrEnum):
    """The side of the body; a side that is not recorded is None, never BOTH."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "bilateral"
    MIDLINE = "midline"


class Extent(StrEnum):
    """How much of a site a procedure took, such as a full or a partial laminectomy."""

    FULL = "full"
    PARTIAL = "partial"


# Head to tail, with the two vertebrae that only some people have (T13, L6).
_NAMES: tuple[str, ...] = (
    *(f"C{number}" for number in range(8)),
    *(f"T{number}" for number in range(1, 14)),
    *(f"L{number}" for number in range(1, 7)),
    *(f"S{number}" for number in range(1, 6)),
    "CO",
)
VERTEBRA_ORDER = {name: place for place, name in enumerate(_NAMES)}
_REGION_OF_LETTER = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral"}


@dataclass(frozen=True, slots=True)
class Vertebra:
    """One bone: C0 (occiput), C1-C7, T1-T13, L1-L6, S1-S5 or CO (coccyx)."""

    name: str

    def __post_init__(self) -> None:
        if self.name not in VERTEBRA_ORDER:
            raise LevelError(
                f"There is no vertebra {self.name}. Vertebrae are C1 to C7, T1 to T12, L1 to L5 and S1 to S5."
            )

    def __str__(self) -> str:
        return self.name

    @property
    def order(self) -> int:
        """Place counted from the head, the same on every axis; only for sorting."""
        return VERTEBRA_ORDER[self.name]

    @property
    def letter(self) -> str:
        """The letter of its part of the spine: C, T, L or S; "CO" for the coccyx."""
        return "CO" if self.name == "CO" else self.name[0]

    @property
    def region(self) -> str:
        """The region it belongs to, such as "lumbar"; the occiput counts as cervical."""
        return "coccygeal" if self.name == "CO" else _REGION_OF_LETTER[self.letter]


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs that are next to each other on some patient's axis, with a joint that can move."""
    within = {(a, b) for a, b in pairwise(_NAMES) if a[0] == b[0] and a[0] in "CTL"}
    across = {("C7", "T1"), ("T11", "L1"), ("T12", "L1"), ("T13", "L1")}
    sacral = {("L4", "S1"), ("L5", "S1"), ("L6", "S1"), ("S1", "S2")}
    return frozenset(within | across | sacral)


_NEIGHBOURS = _neighbours()


@dataclass(frozen=True, slots=True)
class Segment:
    """Two neighbouring vertebrae and what joins them; ``str`` gives "L4-L5".

    L4-S1 and T11-L1 are single segments only for people with four lumbar or eleven rib-bearing vertebrae;
    which segments a patient has is the axis's knowledge.
    """

    upper: Vertebra
    lower: Vertebra

    def __post_init__(self) -> None:
        if (self.upper.name, self.lower.name) not in _NEIGHBOURS:
            raise LevelError(
                f"{self.upper}-{self.lower} is not one segment. A segment is two neighbouring vertebrae, "
                "the upper one first, such as L4-L5."
            )

    def __str__(self) -> str:
        return f"{self.upper}-{self.lower}"


@dataclass(frozen=True, slots=True)
class SacroiliacJoint:
    """The joint between sacrum and pelvis, left or right; None when the side is not recorded."""

    side: Side | None = None

    def __post_init__(self) -> None:
        if self.side not in (None, Side.LEFT, Side.RIGHT):
            raise LevelError("A sacroiliac joint is left or right. Record both joints one by one.")

    def __str__(self) -> str:
        return "SIJ" if self.side is None else f"SIJ-{self.side.name[0]}"


@dataclass(frozen=True, slots=True)
class Pelvis:
    """The iliac bones as the lower anchor of a long construct; not a segment and not counted as one."""

    def __str__(self) -> str:
        return "PELVIS"


REGION_NAMES: tuple[str, ...] = ("cervical", "thoracic", "lumbar", "sacral", "coccygeal", "whole spine")
REGION_HEADS = dict(zip(REGION_NAMES, ("C0", "T1", "L1", "S1", "CO", "C0"), strict=True))


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the spine when no exact level is known, such as "lumbar"."""

    name: str

    def __post_init__(self) -> None:
        if self.name not in REGION_NAMES:
            raise LevelError(f"There is no region “{self.name}”. Choose one of: {', '.join(REGION_NAMES)}.")

    def __str__(self) -> str:
        return self.name


Site = Vertebra | Segment | SacroiliacJoint | Pelvis | Region


def parse_site(text: str) -> Site:
    """Read what ``str(site)`` wrote, and nothing else; raises LevelError otherwise.

    "L4-S1" is one segment here (it is one with four lumbar vertebrae); free text is for ``read_levels``.
    """
    if text in VERTEBRA_ORDER:
        return Vertebra(text)
    if text in REGION_NAMES:
        return Region(text)
    special = _SPECIAL_SITES.get(text)
    if special is not None:
        return special
    upper, dash, lower = text.partition("-")
    if dash and upper in VERTEBRA_ORDER and lower in VERTEBRA_ORDER:
        return Segment(Vertebra(upper), Vertebra(lower))
    raise LevelError(
        f"“{text}” is not a site. Write a vertebra (L5), a segment (L4-L5), SIJ-L, PELVIS or a region."
    )


_SPECIAL_SITES: dict[str, Site] = {
    str(site): site
    for site in (Pelvis(), SacroiliacJoint(), SacroiliacJoint(Side.LEFT), SacroiliacJoint(Side.RIGHT))
}


@dataclass(frozen=True, slots=True)
class SiteUse:
    """One site as a procedure uses it: "L4-L5", "L4-L5 left", "L5 full", "L4 partial right"."""

    site: Site
    side: Side | None = None
    extent: Extent | None = None

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.site, self.extent, self.side) if part is not None)

    @classmethod
    def parse(cls, text: str) -> SiteUse:
        """Read what ``str(site_use)`` wrote: the site, then the extent, then the side; raises LevelError."""
        rest, side = _split_last(text, Side)
        rest, extent = _split_last(rest, Extent)
        return cls(parse_site(rest), side, extent)


_Word = TypeVar("_Word", bound=StrEnum)


def _split_last(text: str, values: type[_Word]) -> tuple[str, _Word | None]:
    rest, space, last = text.rpartition(" ")
    return (rest, values(last)) if space and last in list(values) else (text, None)

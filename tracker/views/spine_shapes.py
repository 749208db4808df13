"""The shape of a spine seen from the side, front to the left: where each vertebra, disc and arch lies, in millimetres.

The sizes and angles are round figures of an ordinary adult spine: lordosis of neck and low back, kyphosis of the
upper back, a sacrum that slopes backwards. It is a drawing to place facts on, not a measurement. Each bone has its
own frame: x from the back wall of its body (0) backwards, y from its middle downwards; ``Bone.at`` gives the
place on the sheet (x to the back, y to the feet).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from tracker.domain.levels import Axis, Segment, Vertebra

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Build:
    """The measures of one vertebra: millimetres and degrees; ``drop`` and ``thick`` are shares of the height."""

    height: float
    depth: float
    disc: float
    tilt: float
    wedge: float
    canal: float
    spinous: float
    drop: float
    thick: float


@dataclass(frozen=True, slots=True)
class Bone:
    """One vertebra in its place; ``back`` is the middle of the back wall of its body."""

    vertebra: Vertebra
    build: Build
    back: Point

    def at(self, x: float, y: float, tilt: float | None = None) -> Point:
        """The place on the sheet of a point in the bone's own frame."""
        angle = radians(self.build.tilt if tilt is None else tilt)
        across, down = cos(angle), sin(angle)
        return self.back[0] + x * across + y * down, self.back[1] - x * down + y * across

    def wall(self, x: float, y: float) -> Point:
        """Like ``at`` on the body, following its wedge: y is a share of the height, -0.5 top to 0.5 bottom."""
        lean = x * sin(radians(self.build.wedge)) * -y
        return self.at(x, y * self.build.height + lean)

    @property
    def front(self) -> Point:
        """The middle of the front wall."""
        return self.at(-self.build.depth, 0)

    @property
    def middle(self) -> Point:
        """The middle of the body."""
        return self.at(-self.build.depth / 2, 0)

    @property
    def head(self) -> Point:
        """Where the head of a screw from behind sits, and a rod runs."""
        build = self.build
        if self.vertebra.letter == "S":
            return self.at(build.canal * 1.05, -0.34 * build.height)
        if self.vertebra.name == "C0":
            return self.at(build.canal + 12, -0.5)
        return self.at(build.canal * 1.12, (-0.3 if self.vertebra.letter != "C" else 0.0) * build.height)

    @property
    def screw_tip(self) -> Point:
        """Where the tip of a screw from behind ends: in the body, or in the lateral mass of the neck."""
        build = self.build
        if self.vertebra.letter == "C" and self.vertebra.name not in ("C2", "C7"):
            return self.at(build.canal * 0.42, -0.42 * build.height)
        return self.at(-0.68 * build.depth, -0.16 * build.height)


# height, depth, disc below, tilt, wedge, canal, spinous length, drop and thickness of its tip
_NECK = {
    "C0": Build(9, 12, 2, -8, 0, 16, 0, 0, 0),
    "C1": Build(10, 10, 2, -8, 0, 16, 5, 0.1, 0.7),
    "C2": Build(16, 15, 5, -7, 3, 15, 22, 0.42, 0.72),
    "C3": Build(13, 15, 4.6, -5, 2, 14, 15, 0.62, 0.46),
    "C4": Build(13, 15.5, 4.6, -2, 2, 14, 15, 0.66, 0.46),
    "C5": Build(12.6, 16, 4.8, 2, 2, 14, 16, 0.68, 0.46),
    "C6": Build(13, 16.5, 5, 7, 2, 14, 20, 0.68, 0.46),
    "C7": Build(14.5, 16.5, 4.6, 13, 1, 14, 27, 0.62, 0.46),
}
_CHEST = (
    Build(16, 17, 4, 18, -1, 13.5, 27, 0.78, 0.4),
    Build(17.5, 18, 3.8, 20, -2, 13, 26, 0.95, 0.36),
    Build(18, 19, 3.6, 19, -3, 13, 24, 1.12, 0.34),
    Build(18.4, 20, 3.6, 16, -3, 13, 22, 1.26, 0.32),
    Build(18.8, 21, 3.6, 12, -3, 13, 21, 1.36, 0.3),
    Build(19.2, 22.5, 3.8, 8, -3, 13, 20, 1.4, 0.3),
    Build(19.8, 24, 4, 4, -3, 13, 20, 1.36, 0.3),
    Build(20.4, 25, 4.2, 0, -3, 13, 21, 1.24, 0.32),
    Build(21, 26, 4.6, -4, -3, 13.5, 22, 1.04, 0.36),
    Build(22, 27, 5, -8, -2, 14, 23, 0.8, 0.42),
    Build(23, 28, 5.4, -11, -2, 14.5, 24, 0.56, 0.5),
    Build(24.5, 29, 5.8, -13, -1, 15, 26, 0.4, 0.56),
)
_LOW_BACK = (
    Build(25.5, 30, 6.4, -13, 0, 16, 28, 0.36, 0.6),
    Build(26, 31, 6.8, -9, 1, 16, 30, 0.36, 0.62),
    Build(26.5, 32, 7, -2.5, 2, 16.5, 31, 0.36, 0.62),
    Build(26.5, 33, 6.8, 7, 3, 17, 29, 0.34, 0.6),
    Build(26, 33.5, 5.4, 20, 7, 17.5, 24, 0.32, 0.52),
)
_SACRUM = {
    "S1": Build(29, 33, 1.2, 39, 6, 15, 14, 0.2, 0.5),
    "S2": Build(24, 23, 1, 43, 2, 11.5, 11, 0.1, 0.5),
    "S3": Build(20, 17, 0.8, 36, -6, 9, 8, 0.1, 0.5),
    "S4": Build(18, 13, 0.8, 20, -12, 7, 6, 0.1, 0.5),
    "S5": Build(15, 10, 2, 0, -12, 5, 3, 0.1, 0.4),
    "CO": Build(30, 8, 0, -18, 0, 0, 0, 0, 0),
}
_LUMBARISED = {
    "S1": Build(26, 33, 5, 33, 5, 17, 19, 0.3, 0.5),
    "S2": Build(26, 30, 1, 43, 4, 13, 12, 0.1, 0.5),
}


def _between(table: tuple[Build, ...], share: float) -> Build:
    """The build at a share of the way down a region, so that four or six vertebrae make the same curve."""
    place = share * (len(table) - 1)
    upper = min(int(place), len(table) - 2)
    part = place - upper
    first, second = table[upper], table[upper + 1]
    mixed = (getattr(first, f) + part * (getattr(second, f) - getattr(first, f)) for f in Build.__slots__)
    return Build(*mixed)


def _build_of(axis: Axis, vertebra: Vertebra) -> Build:
    number = int(vertebra.name[1:]) if vertebra.name != "CO" else 0
    if vertebra.letter == "T":
        return _between(_CHEST, (number - 1) / (axis.ribs - 1))
    if vertebra.letter == "L":
        return _between(_LOW_BACK, (number - 1) / (axis.lumbar - 1))
    if axis.s1_lumbarised and vertebra.name in _LUMBARISED:
        return _LUMBARISED[vertebra.name]
    return _NECK.get(vertebra.name) or _SACRUM[vertebra.name]


@dataclass(frozen=True)
class Spine:
    """All bones of one axis in their places, from head to tail."""

    axis: Axis
    bones: dict[Vertebra, Bone]

    def disc(self, segment: Segment, grow: float = 0.0) -> tuple[Point, Point, Point, Point]:
        """The corners of the disc space: upper front, upper back, lower back, lower front; ``grow`` in mm."""
        upper, lower = self.bones[segment.upper], self.bones[segment.lower]
        if segment.upper.name in ("C0", "C1"):
            return _joint_space(upper, lower)
        up, low = upper.build, lower.build
        top, bottom = 0.5 - grow / up.height, -0.5 + grow / low.height
        return (
            upper.wall(-up.depth + 0.6, top),
            upper.wall(-0.3, top),
            lower.wall(-0.3, bottom),
            lower.wall(-low.depth + 0.6, bottom),
        )

    def canal_ends(self, vertebra: Vertebra) -> tuple[Point, Point]:
        """The front and the back of the canal at the middle of a vertebra."""
        bone = self.bones[vertebra]
        return bone.at(0.9, 0), bone.at(bone.build.canal * 0.74, 0)

    def facet(self, segment: Segment) -> Point:
        """The facet joint of a segment."""
        upper = self.bones[segment.upper]
        return upper.at(upper.build.canal * 0.88, 0.66 * upper.build.height)

    def window(self, segment: Segment) -> tuple[Point, Point, Point, Point]:
        """The canal between the pedicles of a segment: upper front, upper back, lower back, lower front."""
        upper, lower = self.bones[segment.upper], self.bones[segment.lower]
        up, low = upper.build, lower.build
        return (
            upper.at(1.2, 0.08 * up.height),
            upper.at(up.canal * 0.66, 0.08 * up.height),
            lower.at(low.canal * 0.66, -0.42 * low.height),
            lower.at(1.2, -0.42 * low.height),
        )


def _joint_space(upper: Bone, lower: Bone) -> tuple[Point, Point, Point, Point]:
    """C0-C1 and C1-C2 have no disc: the space between their arches behind the canal stands for the joint."""
    up, low = upper.build, lower.build
    return (
        upper.at(up.canal * 0.95, 0.45 * up.height),
        upper.at(up.canal * 1.45, 0.45 * up.height),
        lower.at(low.canal * 1.45, -0.3 * low.height),
        lower.at(low.canal * 0.95, -0.3 * low.height),
    )


@cache
def spine_of(axis: Axis) -> Spine:
    """Place all bones of an axis: each hangs on the lower back corner of the one above."""
    bones: dict[Vertebra, Bone] = {}
    corner: Point = (0.0, 0.0)
    above: Build | None = None
    for vertebra in axis.vertebrae:
        build = _build_of(axis, vertebra)
        if above is not None:
            lean = radians((above.tilt + build.tilt) / 2)
            corner = corner[0] + above.disc * sin(lean), corner[1] + above.disc * cos(lean)
        down = radians(build.tilt)
        half = build.height / 2
        bones[vertebra] = Bone(vertebra, build, (corner[0] + half * sin(down), corner[1] + half * cos(down)))
        corner = corner[0] + build.height * sin(down), corner[1] + build.height * cos(down)
        above = build
    return Spine(axis, bones)


Path = list[tuple[str, tuple[Point, ...]]]
"""Drawing commands: "M", "L" with one point, "Q" with two, "C" with three, "Z" with none."""


def around(points: list[Point]) -> tuple[float, float, float, float]:
    """The box round some points: left, top, right, bottom."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)

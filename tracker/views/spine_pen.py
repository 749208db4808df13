"""Draws the devices: solid when in place, dotted with a question mark when that is not recorded, faint when taken out."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.levels import Segment, Site, Vertebra
from tracker.views.spine import Implant
from tracker.views.spine_shapes import Bone, Path, Point, Spine
from tracker.views.spine_svg import Sheet, number


@dataclass(frozen=True, slots=True)
class Pen:
    """How one device is drawn: where, in which way, how big, and in which lane beside an older or newer one."""

    sheet: Sheet
    spine: Spine
    implant: Implant
    size: float
    lane: int
    shown: tuple[Vertebra, ...]
    shared: frozenset[Site] = frozenset()
    """Disc spaces of which the back half shows another mark, so that a cage has the front one."""

    @property
    def bones(self) -> list[Bone]:
        """The bones it sits on, of those in the picture."""
        return [self.spine.bones[v] for v in self.implant.vertebrae if v in self.shown]

    def stroke(self, path: Path, width: float, *, core: bool = False) -> None:
        """A line of metal in the way of the device's presence; ``core`` adds the sheen of a tube."""
        palette, wide = self.sheet.palette, width * self.size
        joined: dict[str, str | float | None] = {
            "fill": "none",
            "stroke_linecap": "round",
            "stroke_linejoin": "round",
        }
        if self.implant.taken_out:
            self.sheet.path(path, stroke=palette.muted, stroke_width=wide, stroke_opacity=0.35, **joined)
            return
        self.sheet.path(path, stroke=palette.paper, stroke_width=wide + 3.4 * self.size, **joined)
        if self.implant.uncertain:
            dots = f"0.1 {number(5.6 * self.size)}"
            self.sheet.path(
                path, stroke=palette.metal, stroke_width=3.4 * self.size, stroke_dasharray=dots, **joined
            )
            return
        self.sheet.path(path, stroke=palette.metal, stroke_width=wide, **joined)
        if core:
            self.sheet.path(path, stroke=palette.metal_light, stroke_width=wide * 0.36, **joined)

    def block(self, points: list[Point]) -> None:
        """A closed piece of metal."""
        self.outline([("M", (points[0],)), *(("L", (p,)) for p in points[1:]), ("Z", ())])

    def outline(self, path: Path) -> None:
        """A closed shape in the way of the device's presence."""
        palette = self.sheet.palette
        style: dict[str, str | float | None] = {"stroke_linejoin": "round"}
        if self.implant.taken_out:
            self.sheet.path(
                path,
                fill="none",
                stroke=palette.muted,
                stroke_width=2 * self.size,
                stroke_opacity=0.5,
                **style,
            )
        elif self.implant.uncertain:
            dots = f"0.1 {number(5 * self.size)}"
            self.sheet.path(
                path, fill=palette.paper, stroke=palette.metal, stroke_width=3 * self.size,
                stroke_dasharray=dots, stroke_linecap="round", **style,
            )  # fmt: skip
        else:
            self.sheet.path(
                path, fill=palette.metal, stroke=palette.paper, stroke_width=1.6 * self.size, **style
            )

    def knob(self, spot: Point, radius: float) -> None:
        """The head of a screw."""
        palette, r = self.sheet.palette, radius * self.size
        if self.implant.taken_out:
            self.sheet.circle(
                spot, r, fill="none", stroke=palette.muted, stroke_width=2 * self.size, stroke_opacity=0.5
            )
        elif self.implant.uncertain:
            dots = f"0.1 {number(4.6 * self.size)}"
            self.sheet.circle(
                spot, r, fill=palette.paper, stroke=palette.metal, stroke_width=3 * self.size,
                stroke_dasharray=dots, stroke_linecap="round",
            )  # fmt: skip
        else:
            self.sheet.circle(spot, r, fill=palette.metal, stroke=palette.paper, stroke_width=1.8 * self.size)

    def head(self, bone: Bone) -> Point:
        """The place of a screw head in this device's lane."""
        return shifted(bone, bone.head, self.lane)

    def quad(self, segment: Segment, left: float, right: float, top: float, bottom: float) -> list[Point]:
        """A part of a disc space, as shares of its depth and height."""
        a, b, c, d = self.spine.disc(segment)

        def inside(across: float, down: float) -> Point:
            upper = a[0] + (b[0] - a[0]) * across, a[1] + (b[1] - a[1]) * across
            lower = d[0] + (c[0] - d[0]) * across, d[1] + (c[1] - d[1]) * across
            return upper[0] + (lower[0] - upper[0]) * down, upper[1] + (lower[1] - upper[1]) * down

        return [inside(left, top), inside(right, top), inside(right, bottom), inside(left, bottom)]

    @property
    def spaces(self) -> list[Segment]:
        """The disc spaces it sits in, of those in the picture."""
        return [s for s in self.implant.segments if {s.upper, s.lower} <= set(self.shown)]


def shifted(bone: Bone, spot: Point, lane: int) -> Point:
    """A place moved down and back for a device in the second lane."""
    if not lane:
        return spot
    origin, moved = bone.at(0, 0), bone.at(0.3 * bone.build.canal, 0.2 * bone.build.height)
    return spot[0] + moved[0] - origin[0], spot[1] + moved[1] - origin[1]


def shaft(pen: Pen, head: Point, tip: Point, width: float) -> None:
    """The shaft of a screw with its thread; ``width`` in pixels."""
    path: Path = [("M", (head,)), ("L", (tip,))]
    pen.stroke(path, width)
    if not (pen.implant.uncertain or pen.implant.taken_out):
        start = head[0] + (tip[0] - head[0]) * 0.3, head[1] + (tip[1] - head[1]) * 0.3
        pen.sheet.line(
            start, tip, stroke=pen.sheet.palette.paper, stroke_width=width * pen.size, stroke_opacity=0.75,
            stroke_dasharray=f"{number(1.3 * pen.size)} {number(3.6 * pen.size)}",
        )  # fmt: skip


def pelvic_head(spine: Spine) -> Point:
    """Where the head of a screw into the pelvis sits."""
    s2 = spine.bones[Vertebra("S2")]
    return s2.at(s2.build.canal * 1.5, -0.35 * s2.build.height)

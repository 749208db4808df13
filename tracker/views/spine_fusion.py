"""Draws the state of a fusion: hatched where it was intended, solid where reported fused, a zigzag where reported not.

A dashed outline says that fusion was spoken of, and nobody intended it as far as the record tells, nor settled it.
"""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.levels import SacroiliacJoint, Segment, Side, Site, Vertebra
from tracker.views import spine_ends as ends
from tracker.views.spine import Mark
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_shapes import Path, Point, Spine
from tracker.views.spine_svg import Palette, Sheet, number

FUSIONS = frozenset({MarkKind.FUSION_INTENDED, MarkKind.FUSED, MarkKind.NOT_FUSED, MarkKind.FUSION_OPEN})


def hatch(palette: Palette, scale: float = 1.0) -> str:
    """The one hatching of the picture: intended fusion."""
    step, width = 9 * scale, 2.2 * scale
    return (
        f'<pattern id="hatch" width="{number(step)}" height="{number(step)}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{number(step)}" height="{number(step)}" '
        f'fill="{palette.done_soft}"/><rect width="{number(width)}" height="{number(step)}" '
        f'fill="{palette.done}"/></pattern>'
    )


def draw_fusion(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    """The disc space or the joint in the way of its fusion: hatched, solid or with a zigzag."""
    palette = sheet.palette
    fill, line = {
        MarkKind.FUSION_INTENDED: ("url(#hatch)", palette.done),
        MarkKind.FUSED: (palette.done, palette.done),
        MarkKind.NOT_FUSED: (palette.finding_soft, palette.finding),
        MarkKind.FUSION_OPEN: ("none", palette.done),
    }[mark.kind]
    style: dict[str, str | float | None] = {
        "fill": fill,
        "stroke": line,
        "stroke_width": 2.6 * size,
        "stroke_linejoin": "round",
    }
    if mark.kind is MarkKind.FUSION_OPEN:
        style["stroke_dasharray"] = f"{number(7 * size)} {number(5 * size)}"
    if isinstance(mark.site, Segment):
        corners = spine.disc(mark.site, grow=1.6)
        sheet.polygon(corners, **style)
        a, b, c, d = corners
        start, end = halfway(a, d), halfway(b, c)
    else:
        move = joint_shift(mark.site)
        outline: Path = [
            (letter, tuple(move(p) for p in points)) for letter, points in ends.joint_outline(spine)
        ]
        sheet.path(outline, **style)
        start, end = (
            move(spine.bones[Vertebra("S1")].at(-16, -6)),
            move(spine.bones[Vertebra("S3")].at(-3, 2)),
        )
    if mark.kind is MarkKind.NOT_FUSED:
        _zigzag(sheet, start, end, size)


def joint_shift(site: Site) -> Callable[[Point], Point]:
    """The two sacroiliac joints cover each other from the side: the left is drawn a little before the right."""
    side = site.side if isinstance(site, SacroiliacJoint) else None
    move = {Side.LEFT: -4.0, Side.RIGHT: 4.0}.get(side, 0.0) if side else 0.0
    return lambda point: (point[0] + move, point[1] - move * 0.4)


def halfway(a: Point, b: Point) -> Point:
    """The middle between two points."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _zigzag(sheet: Sheet, start: Point, end: Point, size: float) -> None:
    (x1, y1), (x2, y2) = start, end
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    across = (y1 - y2) / long, (x2 - x1) / long
    swing = 5 * size / sheet.scale
    points = []
    for step in range(1, 10):
        share, side = 0.1 * step, swing * (-1 if step % 2 else 1)
        points.append((x1 + (x2 - x1) * share + across[0] * side, y1 + (y2 - y1) * share + across[1] * side))
    for colour, width in ((sheet.palette.finding_soft, 7.0), (sheet.palette.finding, 3.2)):
        sheet.line(
            *points, stroke=colour, stroke_width=width * size, stroke_linejoin="round", stroke_linecap="round"
        )

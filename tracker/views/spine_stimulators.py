"""Draws leads and catheters in the canal, and the battery or pump they belong to, simply."""

from __future__ import annotations

from tracker.views import spine_ends as ends
from tracker.views.spine_pen import Pen
from tracker.views.spine_shapes import Point
from tracker.views.spine_svg import number


def draw_lead(pen: Pen) -> list[Point]:
    """A lead with its contacts at the back of the canal."""
    line = _in_canal(pen)
    if not line:
        return []
    pen.stroke(ends.smooth(line), 3)
    if not (pen.implant.uncertain or pen.implant.taken_out):
        contacts = number(6.5 * pen.size), number(4 * pen.size)
        pen.sheet.line(
            *line[: max(2, len(line) - 1)], stroke=pen.sheet.palette.metal, stroke_width=7.5 * pen.size,
            stroke_dasharray=" ".join(contacts),
        )  # fmt: skip
    return [line[len(line) // 2]]


def draw_catheter(pen: Pen) -> list[Point]:
    """A thin tube in the canal."""
    line = _in_canal(pen)
    if not line:
        return []
    pen.stroke(ends.smooth(line), 3.4)
    pen.knob(line[0], 4.6)
    return [line[len(line) // 2]]


def _in_canal(pen: Pen) -> list[Point]:
    """From the tip down the back of the canal, out behind the lowest named vertebra."""
    bones = pen.bones
    line = [bone.at(0.56 * bone.build.canal, y * bone.build.height) for bone in bones for y in (-0.4, 0.4)]
    return [*line, bones[-1].at(1.02 * bones[-1].build.canal, 1.0 * bones[-1].build.height)] if bones else []


def beside(pen: Pen) -> Point:
    """The place for a device that lies elsewhere in the body: behind the lowest bone in the picture."""
    names = [v for v in pen.shown if v.letter in "CTL"] or list(pen.shown)
    bone = pen.spine.bones[names[-1]]
    return bone.at(
        bone.build.canal + 62 / pen.sheet.scale + 34,
        bone.build.height * 0.9 - 58 * pen.lane / pen.sheet.scale,
    )


def draw_generator(pen: Pen) -> list[Point]:
    """The battery of a stimulator."""
    (x, y), w, h = beside(pen), 24 * pen.size / pen.sheet.scale, 17 * pen.size / pen.sheet.scale
    spots = [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]
    pen.outline(
        ends.smooth(
            [
                spots[0],
                (x, y - h * 1.1),
                spots[1],
                (x + w, y),
                spots[2],
                (x, y + h * 1.1),
                spots[3],
                (x - w, y),
            ],
            closed=True,
        )
    )
    if not (pen.implant.uncertain or pen.implant.taken_out):
        unit = pen.size
        pen.sheet.shape(
            (x, y), "M2 -11L-6 2H0L-2 11L6 -2H0Z", fill=pen.sheet.palette.paper, stroke_width=unit
        )
    return [(x + w, y + h)]


def draw_pump(pen: Pen) -> list[Point]:
    """A pump for medicine."""
    (x, y), r = beside(pen), 23 * pen.size / pen.sheet.scale
    ring = [
        (x + r * a, y + r * b)
        for a, b in (
            (1, -0.45),
            (0.45, -1),
            (-0.45, -1),
            (-1, -0.45),
            (-1, 0.45),
            (-0.45, 1),
            (0.45, 1),
            (1, 0.45),
        )
    ]
    pen.outline(ends.smooth(ring, closed=True))
    if not (pen.implant.uncertain or pen.implant.taken_out):
        pen.sheet.shape((x, y), "M0 -11C7 -2 7 9 0 9C-7 9 -7 -2 0 -11Z", fill=pen.sheet.palette.paper)
    return [(x + r, y + r)]

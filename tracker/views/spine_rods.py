"""Draws what is put in from behind: screws, rods, hooks, wires, screws into the pelvis, plates on an arch."""

from __future__ import annotations

from itertools import pairwise

from tracker.domain.levels import Vertebra
from tracker.views import spine_ends as ends
from tracker.views.spine_pen import Pen, pelvic_head, shaft
from tracker.views.spine_shapes import Point


def draw_screw(pen: Pen) -> list[Point]:
    """Screws from behind: in the body, or in the lateral mass of the neck."""
    tips = []
    for bone in pen.bones:
        head, tip = pen.head(bone), bone.screw_tip
        if pen.lane:
            origin, moved = bone.at(0, 0), bone.at(0, 0.24 * bone.build.height)
            tip = tip[0] + moved[0] - origin[0], tip[1] + moved[1] - origin[1]
        shaft(pen, head, tip, 7)
        pen.knob(head, 8)
        tips.append(tip)
    return tips


def draw_rod(pen: Pen) -> list[Point]:
    """A rod through the heads of the screws."""
    heads = [pen.head(bone) for bone in pen.bones]
    if not heads:
        return []
    if pen.implant.pelvis:
        heads.append(pelvic_head(pen.spine))
    if len(heads) == 1:
        bone = pen.bones[0]
        heads = [bone.at(1.12 * bone.build.canal, y * bone.build.height) for y in (-0.6, 0.6)]
    more = 5.0
    first, last = _further(heads[1], heads[0], more), _further(heads[-2], heads[-1], more)
    pen.stroke(ends.smooth([first, *heads, last]), 6.5, core=True)
    middle = len(heads) // 2
    return [((heads[middle - 1][0] + heads[middle][0]) / 2, (heads[middle - 1][1] + heads[middle][1]) / 2)]


def draw_flexible(pen: Pen) -> list[Point]:
    """A support that gives way: a thin cord through the heads with a sleeve between two of them."""
    heads = [pen.head(bone) for bone in pen.bones]
    if len(heads) < 2:
        return draw_rod(pen)
    pen.stroke(ends.smooth(heads), 3)
    for (ax, ay), (bx, by) in pairwise(heads):
        inner = [(ax + (bx - ax) * share, ay + (by - ay) * share) for share in (0.3, 0.7)]
        pen.stroke([("M", (inner[0],)), ("L", (inner[1],))], 9)
    middle = len(heads) // 2
    return [((heads[middle - 1][0] + heads[middle][0]) / 2, (heads[middle - 1][1] + heads[middle][1]) / 2)]


def _further(a: Point, b: Point, more: float) -> Point:
    long = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 or 1.0
    return b[0] + (b[0] - a[0]) / long * more, b[1] + (b[1] - a[1]) / long * more


def draw_hook(pen: Pen) -> list[Point]:
    """Hooks round the lamina."""
    spots = []
    for bone in pen.bones:
        c, h = bone.build.canal, bone.build.height
        points = [(1.3, -0.1), (1.06, -0.06), (0.78, -0.02), (0.7, 0.26), (0.9, 0.34)]
        pen.stroke(ends.smooth([bone.at(x * c, y * h - 0.12 * h) for x, y in points]), 4.6)
        pen.knob(pen.head(bone), 6.5)
        spots.append(bone.at(0.5 * c, 0.2 * h))
    return spots


def draw_wire(pen: Pen) -> list[Point]:
    """Wires or bands round the lamina."""
    spots = []
    for bone in pen.bones:
        c, h = bone.build.canal, bone.build.height
        loop = [
            bone.at(x * c, y * h)
            for x, y in ((0.74, -0.1), (1.0, -0.34), (1.4, -0.12), (1.42, 0.3), (1.1, 0.56), (0.78, 0.4))
        ]
        pen.stroke(ends.smooth(loop, closed=True), 3)
        spots.append(bone.at(1.4 * c, 0.1 * h))
    return spots


def draw_pelvic_screw(pen: Pen) -> list[Point]:
    """A long screw into the iliac bone."""
    head = pelvic_head(pen.spine)
    tip = pen.spine.bones[Vertebra("S1")].at(-42, 21, 20)
    shaft(pen, head, tip, 9)
    pen.knob(head, 9)
    return [tip]


def draw_arch_plate(pen: Pen) -> list[Point]:
    """A small plate that holds an opened arch."""
    spots = []
    for bone in pen.bones:
        c, h = bone.build.canal, bone.build.height
        spots_of_plate = [(0.98, -0.28), (1.22, -0.2), (1.42, 0.0), (1.7, 0.06)]
        pen.stroke(ends.smooth([bone.at(x * c, y * h) for x, y in spots_of_plate]), 4.4)
        for x, y in (spots_of_plate[0], spots_of_plate[-1]):
            pen.knob(bone.at(x * c, y * h), 4)
        spots.append(bone.at(2.1 * c, 0.1 * h))
    return spots

"""Draws what stands between or before the bones: plates, cages, artificial discs, struts, spacers, joint implants, cement."""

from __future__ import annotations

from tracker.domain.levels import Vertebra
from tracker.views import spine_ends as ends
from tracker.views.spine_fusion import joint_shift
from tracker.views.spine_marks import cement_blob
from tracker.views.spine_pen import Pen, shaft
from tracker.views.spine_shapes import Path, Point


def draw_plate(pen: Pen) -> list[Point]:
    """A plate on the front of the bodies with its screws, or on the back of the skull."""
    bones = pen.bones
    if not bones:
        return []
    if any(bone.vertebra.name == "C0" for bone in bones):
        return _skull_plate(pen)
    off = -1.6
    spots: list[Point] = []
    for place, bone in enumerate(bones):
        d = bone.build.depth
        top, bottom = (0.1, 0.5) if place == 0 and len(bones) > 1 else (-0.5, 0.5)
        if place == len(bones) - 1 and len(bones) > 1:
            bottom = -0.05
        spots += [bone.wall(-d + off, top), bone.wall(-d + off, bottom)]
        shaft(
            pen,
            bone.wall(-d + off, _plate_screw(place, len(bones))),
            bone.wall(-0.45 * d, _plate_screw(place, len(bones))),
            5,
        )
    path: Path = [("M", (spots[0],)), *(("L", (p,)) for p in spots[1:])]
    pen.stroke(path, 7, core=True)
    return [bones[len(bones) // 2].wall(-bones[0].build.depth * 1.25, -0.4)]


def draw_front_screw(pen: Pen) -> list[Point]:
    """Screws put in from the front, where the screws of a plate sit."""
    spots, bones = [], pen.bones
    for place, bone in enumerate(bones):
        d, y = bone.build.depth, _plate_screw(place, len(bones))
        head = bone.wall(-d - 1.6, y)
        shaft(pen, head, bone.wall(-0.45 * d, y), 5)
        pen.knob(head, 5.5)
        spots.append(bone.wall(-0.4 * d, y))
    return spots


def _skull_plate(pen: Pen) -> list[Point]:
    """A plate on the back of the skull; below it the rods go on."""
    bone = next(bone for bone in pen.bones if bone.vertebra.name == "C0")
    c = bone.build.canal
    pen.stroke(ends.smooth([bone.at(c + 9, 2), bone.at(c + 19, -4), bone.at(c + 29, -15)]), 9, core=True)
    return [bone.at(c + 32, -8)]


def _plate_screw(place: int, count: int) -> float:
    if count == 1:
        return 0.0
    return 0.25 if place == 0 else -0.22 if place == count - 1 else 0.0


def draw_cage(pen: Pen) -> list[Point]:
    """A cage in a disc space."""
    spots = []
    for segment in pen.spaces:
        front, back = (0.02, 0.5) if segment in pen.shared else (0.2, 0.8)
        pen.block(pen.quad(segment, front, back, 0.1, 0.9))
        step = (back - front) / 60
        if not (pen.implant.uncertain or pen.implant.taken_out):
            for left in (11, 25.5, 40):
                window = pen.quad(segment, front + left * step, front + (left + 9) * step, 0.28, 0.72)
                pen.sheet.polygon(window, fill=pen.sheet.palette.paper)
        a, b, c, d = pen.quad(segment, front, back, 0, 1)
        spots.append(((a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4))
    return spots


def draw_artificial_disc(pen: Pen) -> list[Point]:
    """Two plates with a core between them."""
    spots = []
    for segment in pen.spaces:
        if not (pen.implant.uncertain or pen.implant.taken_out):
            pen.sheet.polygon(pen.quad(segment, 0.02, 0.98, -0.1, 1.1), fill=pen.sheet.palette.paper)
        a, b, c, d = pen.quad(segment, 0.3, 0.7, 0.24, 0.8)
        mid_top = (a[0] + b[0]) / 2 - (d[0] - a[0]) * 0.25, (a[1] + b[1]) / 2 - (d[1] - a[1]) * 0.25
        pen.outline([("M", (d,)), ("L", (a,)), ("Q", (mid_top, b)), ("L", (c,)), ("Z", ())])
        pen.block(pen.quad(segment, 0.06, 0.94, -0.12, 0.2))
        pen.block(pen.quad(segment, 0.06, 0.94, 0.8, 1.12))
        spots.append(((a[0] + c[0]) / 2, (a[1] + c[1]) / 2))
    return spots


def draw_strut(pen: Pen) -> list[Point]:
    """What stands in for a body that was removed."""
    bones = pen.bones
    if not bones:
        return []
    first, last = bones[0], bones[-1]
    d, e = first.build.depth, last.build.depth
    top, bottom = -0.5 - 4 / first.build.height, 0.5 + 4 / last.build.height
    pen.block(
        [
            first.wall(-0.76 * d, top),
            first.wall(-0.26 * d, top),
            last.wall(-0.26 * e, bottom),
            last.wall(-0.76 * e, bottom),
        ]
    )
    if not (pen.implant.uncertain or pen.implant.taken_out):
        for bone in bones:
            for y in (-0.36, -0.12, 0.12, 0.36):
                w = bone.build.depth
                pen.sheet.line(
                    bone.wall(-0.7 * w, y),
                    bone.wall(-0.32 * w, y),
                    stroke=pen.sheet.palette.paper,
                    stroke_width=2.4 * pen.size,
                )
    return [bone.middle for bone in bones]


def draw_si_implant(pen: Pen) -> list[Point]:
    """Implants across a sacroiliac joint, seen end on; never more than recorded."""
    spots = []
    count = min(pen.implant.quantity or 1, 3)
    joints = pen.implant.joints or (None,)
    s1, s2 = pen.spine.bones[Vertebra("S1")], pen.spine.bones[Vertebra("S2")]
    places = [s1.at(-13, -2), s2.at(-8, -8), s2.at(-6, 9)][:count]
    for joint in joints:
        move = joint_shift(joint) if joint else (lambda point: point)
        for place in places:
            x, y = move(place)
            r = 4.6
            pen.block([(x, y - r), (x + 0.87 * r, y + r * 0.5), (x - 0.87 * r, y + r * 0.5)])
        spots.append(move(places[-1]))
    return spots


def draw_spacer(pen: Pen) -> list[Point]:
    """An H between two spinous processes."""
    spots = []
    for segment in pen.spaces:
        upper, lower = pen.spine.bones[segment.upper], pen.spine.bones[segment.lower]
        u, w = upper.build, lower.build
        a = upper.at(u.canal + 0.5 * u.spinous, (u.drop + u.thick / 2) * u.height)
        b = lower.at(w.canal + 0.5 * w.spinous, (w.drop - w.thick / 2) * w.height)
        across, (x, y) = 6.0, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        tall = max(abs(b[1] - a[1]) / 2 + 3.5, 5)
        inner, bar = across / 2, 1.6
        right = [(inner, -bar), (inner, -tall), (across, -tall), (across, tall), (inner, tall), (inner, bar)]
        left = [(-dx, -dy) for dx, dy in right]
        pen.block([(x + dx, y + dy) for dx, dy in (*right, *left)])
        spots.append((x, y))
    return spots


def draw_cement(pen: Pen) -> list[Point]:
    """Cement in a body."""
    for bone in pen.bones:
        outline, grain = cement_blob(bone)
        palette = pen.sheet.palette
        if pen.implant.uncertain or pen.implant.taken_out:
            pen.outline(outline)
            continue
        pen.sheet.path(outline, fill=palette.done_soft, stroke=palette.done, stroke_width=2.4 * pen.size)
        for spot in grain:
            pen.sheet.circle(spot, 2.2 * pen.size, fill=palette.done)
    return [bone.middle for bone in pen.bones]


def draw_other(pen: Pen) -> list[Point]:
    """A device of a kind without a shape of its own."""
    spots: list[Point] = []
    for segment in pen.spaces:
        a, b, c, d = pen.spine.disc(segment)
        spots.append(((a[0] + b[0] * 3 + c[0] * 3 + d[0]) / 8, (a[1] + b[1] * 3 + c[1] * 3 + d[1]) / 8))
    if not spots:
        spots = [bone.at(-0.2 * bone.build.depth, 0) for bone in pen.bones]
    if not spots and (pen.implant.pelvis or pen.implant.joints):
        spots = [pen.spine.bones[Vertebra("S2")].middle]
    for x, y in spots:
        r = 7.5 * pen.size / pen.sheet.scale
        pen.block([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
        if not (pen.implant.uncertain or pen.implant.taken_out):
            pen.sheet.circle((x, y), 3 * pen.size, fill=pen.sheet.palette.paper)
    return spots

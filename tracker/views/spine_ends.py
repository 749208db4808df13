"""The two ends of the spine, which are not built like a vertebra: skull base, atlas and dens; sacrum, tail and pelvis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from tracker.domain.levels import Vertebra
from tracker.views.spine_shapes import Bone, Path, Point, Spine


def smooth(points: Sequence[Point], *, closed: bool = False) -> Path:
    """A soft line through the middles between some points, with the points as its corners."""
    if closed:
        first = _halfway(points[-1], points[0])
        path: Path = [("M", (first,))]
        path += [
            ("Q", (point, _halfway(point, points[(place + 1) % len(points)])))
            for place, point in enumerate(points)
        ]
        return [*path, ("Z", ())]
    path = [("M", (points[0],))]
    path += [("Q", (a, _halfway(a, b))) for a, b in pairwise(points[1:])]
    return [*path, ("L", (points[-1],))]


def _halfway(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _placed(at: Callable[[float, float], Point], *points: tuple[float, float]) -> list[Point]:
    return [at(x, y) for x, y in points]


def skull_outlines(c0: Bone) -> list[Path]:
    """The base of the skull in front of and behind the great opening, with the condyle on the atlas."""
    at, c = c0.at, c0.build.canal
    clivus = _placed(at, (-3, 3), (-1, 0), (-7, -9), (-21, -24), (-29, -22), (-28, -17), (-13, -3), (-7, 3))
    back = _placed(
        at, (c - 1, 3), (c + 1, -2), (c + 14, -7), (c + 27, -20), (c + 31, -42), (c + 38, -43),
        (c + 37, -19), (c + 24, 2), (c + 8, 6),
    )  # fmt: skip
    return [smooth(clivus, closed=True), smooth(back, closed=True)]


def condyle_outline(c0: Bone) -> Path:
    """The joint of the skull with the atlas, beside the opening."""
    return smooth(_placed(c0.at, (-1, -4), (9, -5), (13, 0), (10, 5), (2, 6), (-3, 2)), closed=True)


def atlas_outlines(c1: Bone) -> tuple[Path, Path, Path]:
    """Front arch, side mass and back arch of C1."""
    at, c = c1.at, c1.build.canal
    front = _placed(at, (-14.5, -5), (-10.5, -6), (-9.8, 0), (-10.5, 6), (-14, 5), (-16, 0))
    mass = _placed(at, (-1, -5.5), (8, -5), (c * 1.05, -3.4), (c * 1.05, 1.4), (8, 5.5), (0, 6), (-2, 0))
    back = _placed(
        at,
        (c * 0.86, -4),
        (c + 4, -5),
        (c + 9, -2.5),
        (c + 10, 2.5),
        (c + 5, 5.4),
        (c * 0.86, 4),
        (c * 0.8, 0),
    )
    return smooth(front, closed=True), smooth(mass, closed=True), smooth(back, closed=True)


def dens_outline(c2: Bone) -> Path:
    """The peg of C2, which stands inside the ring of the atlas."""
    top = -c2.build.height / 2
    points = (
        (-8.6, top + 3),
        (-8.4, top - 8),
        (-7, top - 14.5),
        (-2.6, top - 14.5),
        (-1, top - 8),
        (-0.6, top + 3),
    )
    return smooth(_placed(c2.at, *points))


def sacrum_outline(bones: Sequence[Bone]) -> Path:
    """The fused bodies of the sacrum as one bone, as far down as ``bones`` go."""
    top, last = bones[0], bones[-1]
    depth = top.build.depth
    fronts = [bone.at(-bone.build.depth + 1.2, 0) for bone in bones]
    path: Path = [
        ("M", (top.wall(-depth + 1, -0.5),)),
        ("Q", (top.wall(-depth / 2, -0.47), top.wall(-0.3, -0.5))),
        *_through([bone.at(0, 0) for bone in bones], last.wall(0, 0.5)),
        ("L", (last.wall(-last.build.depth, 0.5),)),
        *_through(list(reversed(fronts)), top.wall(-depth - 0.6, -0.4)),
        ("Q", (top.wall(-depth - 0.6, -0.49), top.wall(-depth + 1, -0.5))),
        ("Z", ()),
    ]
    return path


def _through(points: list[Point], end: Point) -> Path:
    path: Path = [("Q", (a, _halfway(a, b))) for a, b in pairwise(points)]
    return [*path, ("Q", (points[-1], end))]


def sacral_lines(bones: Sequence[Bone]) -> list[tuple[Point, Point]]:
    """The remnants of discs between the sacral bodies."""
    return [(b.wall(-b.build.depth * 0.78, 0.52), b.wall(-b.build.depth * 0.2, 0.52)) for b in bones[:-1]]


def crest_outline(sacral: Sequence[Bone]) -> Path:
    """The bone behind the sacral canal, with the low bumps of the median crest."""
    bones = sacral[:4]
    front = [b.at(b.build.canal * 0.86, 0) for b in bones]
    front.insert(0, bones[0].at(bones[0].build.canal * 0.9, -0.42 * bones[0].build.height))
    behind: list[Point] = []
    for bone in bones:
        c, h, long = bone.build.canal, bone.build.height, bone.build.spinous
        behind += [
            bone.at(c + 0.15 * long, -0.46 * h),
            bone.at(c + long, 0.02 * h),
            bone.at(c + 0.6 * long, 0.36 * h),
        ]
    return smooth([*front, *reversed(behind)], closed=True)


def coccyx_outlines(co: Bone) -> list[Path]:
    """Four small bones that bend forwards."""
    spots = ((-4, -10, 5.2, 4.6), (-5, -1.5, 4.2, 3.6), (-7.6, 5.2, 3.3, 2.9), (-11.4, 10.4, 2.5, 2.2))
    return [
        smooth(
            _placed(co.at, (x - a, y - b), (x + a, y - b), (x + a * 0.8, y + b), (x - a * 0.8, y + b)),
            closed=True,
        )
        for x, y, a, b in spots
    ]


def pelvis_outline(spine: Spine) -> Path:
    """The near iliac bone, as a faint ground for screws into the pelvis and for the sacroiliac joint."""
    at = spine.bones[Vertebra("S1")].at
    tilt = 20.0
    spots = (
        (26, 2), (27, -18), (10, -46), (-22, -66), (-58, -60), (-76, -30), (-70, -16), (-62, -8), (-66, 8),
        (-52, 26), (-26, 34), (-6, 40), (6, 26), (20, 20),
    )  # fmt: skip
    return smooth([at(x, y, tilt) for x, y in spots], closed=True)


def joint_outline(spine: Spine) -> Path:
    """The ear-shaped face of the sacroiliac joint, over S1 to S3."""
    s1, s2, s3 = (spine.bones[Vertebra(name)] for name in ("S1", "S2", "S3"))
    points = [
        *_placed(s1.at, (-22, -10), (-8, -13), (-1, -4), (-2, 8)),
        *_placed(s2.at, (0, -4), (1, 6)),
        *_placed(s3.at, (-1, 2), (-8, 4)),
        *_placed(s2.at, (-13, 4), (-14, -6)),
        *_placed(s1.at, (-20, 8), (-26, 2)),
    ]
    return smooth(points, closed=True)


def sacral_bones(spine: Spine) -> list[Bone]:
    """The bones that are one with the sacrum: S1 to S5, or S2 to S5 when S1 is lumbarised."""
    return [
        bone
        for bone in spine.bones.values()
        if bone.vertebra.letter == "S" and not (spine.axis.s1_lumbarised and bone.vertebra.name == "S1")
    ]

"""The outlines of one vertebra and of a disc, seen from the side."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tracker.domain.levels import Segment
from tracker.views.spine_shapes import Bone, Path, Point, Spine


def _path(
    place: Callable[[float, float], Point], *steps: tuple[str, tuple[tuple[float, float], ...]]
) -> Path:
    return [(letter, tuple(place(x, y) for x, y in points)) for letter, points in steps]


@lru_cache(maxsize=128)
def body_outline(bone: Bone) -> Path:
    """The body: a block with a waist and slightly hollow end plates."""
    d = bone.build.depth
    waist = 0.055 * d
    return _path(
        bone.wall,
        ("M", ((-d + 1, -0.5),)),
        ("Q", ((-d / 2, -0.46), (-1, -0.5))),
        ("Q", ((0.2, -0.48), (-0.1, -0.4))),
        ("Q", ((-waist, 0), (-0.1, 0.4))),
        ("Q", ((0.2, 0.48), (-1, 0.5))),
        ("Q", ((-d / 2, 0.46), (-d + 1, 0.5))),
        ("Q", ((-d - 0.4, 0.48), (-d, 0.4))),
        ("Q", ((-d + waist * 1.5, 0), (-d, -0.4))),
        ("Q", ((-d - 0.4, -0.48), (-d + 1, -0.5))),
        ("Z", ()),
    )


def disc_outline(spine: Spine, segment: Segment) -> Path:
    """The disc, bulging a little at the front and the back."""
    a, b, c, d = spine.disc(segment)
    front = ((a[0] + d[0]) / 2 - (d[1] - a[1]) * 0.16, (a[1] + d[1]) / 2)
    back = ((b[0] + c[0]) / 2 + (c[1] - b[1]) * 0.12, (b[1] + c[1]) / 2)
    return [("M", (a,)), ("L", (b,)), ("Q", (back, c)), ("L", (d,)), ("Q", (front, a)), ("Z", ())]


@lru_cache(maxsize=128)
def pillar_outline(bone: Bone) -> Path:
    """Pedicle and articular processes, one outline for both sides as they cover each other from the side."""
    h, c = bone.build.height, bone.build.canal
    up = -0.8 if bone.vertebra.letter in "LS" else -0.72
    return _path(
        bone.at,
        ("M", ((-0.6, -0.4 * h),)),
        ("Q", ((0.3 * c, -0.33 * h), (0.5 * c, -0.42 * h))),
        ("Q", ((0.56 * c, up * h), (0.74 * c, up * h))),
        ("Q", ((0.94 * c, up * h), (0.93 * c, -0.3 * h))),
        ("Q", ((1.14 * c, 0.1 * h), (1.22 * c, 0.5 * h))),
        ("Q", ((1.3 * c, 0.9 * h), (1.1 * c, 0.95 * h))),
        ("Q", ((0.88 * c, 0.97 * h), (0.86 * c, 0.56 * h))),
        ("Q", ((0.76 * c, 0.12 * h), (0.56 * c, 0.0 * h))),
        ("Q", ((0.3 * c, -0.1 * h), (-0.6, 0.0 * h))),
        ("Z", ()),
    )


@lru_cache(maxsize=128)
def arch_outline(bone: Bone) -> Path:
    """Lamina and spinous process: what a laminectomy removes."""
    build = bone.build
    h, c, end = build.height, build.canal, build.canal + build.spinous
    top, bottom = (build.drop - build.thick / 2) * h, (build.drop + build.thick / 2) * h
    blunt = 0.12 * build.spinous
    return _path(
        bone.at,
        ("M", ((0.86 * c, -0.22 * h),)),
        ("Q", ((1.2 * c, -0.26 * h), (1.3 * c, -0.08 * h))),
        ("Q", ((c + 0.5 * build.spinous, top * 0.9), (end - blunt, top))),
        ("Q", ((end + blunt * 0.6, top), (end, (top + bottom) / 2))),
        ("Q", ((end + blunt * 0.5, bottom), (end - blunt * 1.2, bottom))),
        ("Q", ((c + 0.45 * build.spinous, bottom * 0.92 + 0.04 * h), (1.16 * c, 0.56 * h))),
        ("Q", ((1.0 * c, 0.6 * h), (0.96 * c, 0.42 * h))),
        ("Z", ()),
    )


def arch_edge(bone: Bone, *, upper: bool) -> Path:
    """The upper or lower half of the arch next to the canal: what a laminotomy takes from that edge."""
    build = bone.build
    h, c, s = build.height, build.canal, build.spinous
    top, bottom = (build.drop - build.thick / 2) * h, (build.drop + build.thick / 2) * h
    half = (c + 0.62 * s, build.drop * h)
    if upper:
        return _path(
            bone.at,
            ("M", ((0.9 * c, 0.14 * h),)),
            ("L", ((0.86 * c, -0.24 * h),)),
            ("Q", ((1.2 * c, -0.28 * h), (1.3 * c, -0.1 * h))),
            ("Q", ((c + 0.35 * s, top * 0.9), (c + 0.62 * s, top))),
            ("L", (half,)),
            ("Q", ((c + 0.3 * s, 0.2 * h), (0.9 * c, 0.14 * h))),
            ("Z", ()),
        )
    return _path(
        bone.at,
        ("M", ((0.94 * c, 0.2 * h),)),
        ("Q", ((c + 0.3 * s, 0.2 * h), half)),
        ("L", ((c + 0.62 * s, bottom + 0.01 * h),)),
        ("Q", ((c + 0.4 * s, bottom * 0.94 + 0.05 * h), (1.18 * c, 0.58 * h))),
        ("Q", ((1.0 * c, 0.63 * h), (0.96 * c, 0.44 * h))),
        ("Z", ()),
    )

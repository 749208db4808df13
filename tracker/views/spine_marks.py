"""Draws the marks of the spine: what was done in blue, what a report found in orange, each also by its own shape."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.levels import Segment, Site, Vertebra
from tracker.views import spine_ends as ends
from tracker.views.spine import Mark
from tracker.views.spine_badges import broken, disc_badge, question, trouble
from tracker.views.spine_bones import arch_edge, arch_outline, body_outline
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_fold import Edge
from tracker.views.spine_fusion import draw_fusion, halfway
from tracker.views.spine_shapes import Bone, Path, Point, Spine
from tracker.views.spine_svg import Sheet


def draw_mark(sheet: Sheet, spine: Spine, mark: Mark, size: float = 1.0, *, crowded: bool = False) -> None:
    """Draw one mark; ``size`` scales lines and badges, ``crowded`` moves a badge before a disc that is fused or filled."""
    with sheet.group(mark.kind.value, str(mark.site)):
        if badge := _BADGES.get(mark.kind):
            badge(sheet, _disc_spot(spine, mark.site, crowded, size, sheet), size)
        else:
            _DRAWN[mark.kind](sheet, spine, mark, size)


def draw_doubt(sheet: Sheet, spine: Spine, mark: Mark, size: float = 1.0) -> None:
    """Draw the badge of a mark that is not certain, above the devices that would hide it."""
    if not mark.certain:
        with sheet.group("uncertain", str(mark.site)):
            question(sheet, centre(spine, mark.site), size)


def centre(spine: Spine, site: Site) -> Point:
    """The middle of a disc space or a body; the sacrum for all else."""
    if isinstance(site, Segment):
        a, b, c, d = spine.disc(site)
        return (a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4
    bone = spine.bones[site if isinstance(site, Vertebra) else Vertebra("S1")]
    return bone.middle if bone.vertebra.name not in ("C0", "C1") else bone.at(6, 0)


def _disc_spot(spine: Spine, site: Site, crowded: bool, size: float, sheet: Sheet) -> Point:
    middle = centre(spine, site)
    if not crowded or not isinstance(site, Segment):
        return middle
    a, _, _, d = spine.disc(site)
    return (a[0] + d[0]) / 2 - 3 * size / sheet.scale, (a[1] + d[1]) / 2


def _herniation(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    if not isinstance(mark.site, Segment):
        return
    _, b, c, _ = spine.disc(mark.site)
    out = 0.62 * spine.bones[mark.site.upper].build.canal
    down = (c[0] - b[0], c[1] - b[1])
    long = (down[0] ** 2 + down[1] ** 2) ** 0.5 or 1.0
    side = down[1] / long * out, -down[0] / long * out
    over = 1.6 * size
    path: Path = [
        ("M", ((b[0] - side[0] * 0.5, b[1] - side[1] * 0.5),)),
        ("C", ((b[0] + side[0] * 1.35, b[1] + side[1] * 1.35 - over), (c[0] + side[0] * 1.35, c[1] + side[1] * 1.35 + over),
               (c[0] - side[0] * 0.5, c[1] - side[1] * 0.5))),
        ("Z", ()),
    ]  # fmt: skip
    palette = sheet.palette
    sheet.path(
        path, fill=palette.finding, stroke=palette.paper, stroke_width=1.4 * size, stroke_linejoin="round"
    )


def _canal(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    if isinstance(mark.site, Segment):
        a, b, c, d = spine.window(mark.site)
    else:
        bone = spine.bones[mark.site if isinstance(mark.site, Vertebra) else Vertebra("S1")]
        h, back = 0.46 * bone.build.height, 0.74 * bone.build.canal
        a, b, c, d = bone.at(1, -h), bone.at(back, -h), bone.at(back, h), bone.at(1, h)
    bow = 2.2
    for start, end, way in ((a, d, -bow), (b, c, bow)):
        half = halfway(start, end)
        path: Path = [("M", (start,)), ("Q", ((half[0] + way * 1.6, half[1]), end))]
        sheet.path(
            path, fill="none", stroke=sheet.palette.paper, stroke_width=7 * size, stroke_linecap="round"
        )
        sheet.path(
            path, fill="none", stroke=sheet.palette.done, stroke_width=4 * size, stroke_linecap="round"
        )


def _foramen(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    if isinstance(mark.site, Segment):
        spot, palette = spine.facet(mark.site), sheet.palette
        sheet.circle(spot, 11 * size, fill="none", stroke=palette.paper, stroke_width=6 * size)
        sheet.circle(spot, 11 * size, fill="none", stroke=palette.done, stroke_width=2.6 * size)
        sheet.circle(spot, 5.4 * size, fill="none", stroke=palette.done, stroke_width=2.6 * size)


def removed_outline(sheet: Sheet, paths: list[Path], slash: tuple[Point, Point], size: float) -> None:
    """Bone that was taken away: its empty outline with a slash."""
    palette = sheet.palette
    for path in paths:
        sheet.path(
            path, fill=palette.paper, stroke=palette.done, stroke_width=2.4 * size, stroke_linejoin="round"
        )
    sheet.line(*slash, stroke=palette.done, stroke_width=2.8 * size, stroke_linecap="round")


def _arch(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    bone = _bone(spine, mark.site)
    b = bone.build
    if bone.vertebra.letter == "S" and not (bone.vertebra.name == "S1" and spine.axis.s1_lumbarised):
        spots = [
            bone.at(b.canal * x, b.height * y)
            for x, y in ((0.95, -0.4), (1.7, -0.4), (1.8, 0.4), (0.95, 0.4))
        ]
        removed_outline(sheet, [ends.smooth(spots, closed=True)], (spots[3], spots[1]), size)
        return
    x = b.canal + 0.6 * b.spinous
    y = b.drop * 0.9 * b.height
    if bone.vertebra.name == "C1":
        removed_outline(
            sheet, [ends.atlas_outlines(bone)[2]], (bone.at(b.canal, 4), bone.at(b.canal + 7, -4)), size
        )
        return
    reach = 0.24 * b.height
    slash = bone.at(x - reach, y + reach), bone.at(x + reach, y - reach)
    removed_outline(sheet, [arch_outline(bone)], slash, size)


def _arch_part(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    bone = _bone(spine, mark.site)
    path = arch_edge(bone, upper=mark.edge is Edge.UPPER)
    ends_of = [points[-1] for _, points in path if points]
    middle = sum(p[0] for p in ends_of) / len(ends_of), sum(p[1] for p in ends_of) / len(ends_of)
    reach = min(4.6 * size / sheet.scale, 0.13 * bone.build.height)
    slash = (middle[0] - reach, middle[1] + reach), (middle[0] + reach, middle[1] - reach)
    removed_outline(sheet, [path], slash, size)


def _arch_opened(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    bone = _bone(spine, mark.site)
    b, palette = bone.build, sheet.palette
    away = Bone(bone.vertebra, b, bone.at(0.3 * b.canal, 0))
    style: dict[str, str | float | None] = {
        "stroke": palette.done,
        "stroke_width": 2.4 * size,
        "stroke_linejoin": "round",
    }
    sheet.path(arch_outline(away), fill=palette.bone, **style)
    for y in (-0.16, 0.4):
        start, end = bone.at(1.02 * b.canal, y * b.height), bone.at(1.28 * b.canal, y * b.height)
        sheet.line(start, end, stroke=palette.done, stroke_width=3 * size, stroke_linecap="round")


def _body(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    bone = _bone(spine, mark.site)
    if bone.vertebra.name == "CO":
        removed_outline(sheet, ends.coccyx_outlines(bone), (bone.at(-12, 8), bone.at(4, -10)), size)
        return
    d = bone.build.depth
    slash = bone.wall(-0.8 * d, 0.38), bone.wall(-0.2 * d, -0.38)
    removed_outline(sheet, [body_outline(bone)], slash, size)


def _bone_cut(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    palette = sheet.palette
    if isinstance(mark.site, Segment):
        spot, reach = spine.facet(mark.site), 9 * size / sheet.scale
        points = [
            (spot[0] - reach, spot[1]),
            (spot[0] + reach * 1.4, spot[1] - reach),
            (spot[0] + reach * 1.4, spot[1] + reach),
        ]
    else:
        bone = _bone(spine, mark.site)
        points = [bone.wall(-0.78 * bone.build.depth, 0), bone.wall(1.5, -0.34), bone.wall(1.5, 0.34)]
    sheet.polygon(
        points, fill=palette.paper, stroke=palette.done, stroke_width=2.6 * size, stroke_linejoin="round"
    )


_BLOB = (
    (-0.3, -0.1),
    (-0.16, -0.32),
    (0.06, -0.24),
    (0.24, -0.3),
    (0.32, 0),
    (0.2, 0.28),
    (-0.04, 0.22),
    (-0.22, 0.32),
)


def cement_blob(bone: Bone) -> tuple[Path, list[Point]]:
    """The outline and the grain of cement in a body."""
    d, h = bone.build.depth, bone.build.height
    grain = [
        bone.at(d * (x - 0.5), h * y)
        for x, y in ((-0.16, 0), (-0.02, -0.08), (0.12, 0.02), (0, 0.12), (0.2, -0.1))
    ]
    return ends.smooth([bone.at(d * (x * 1.1 - 0.5), h * y * 1.2) for x, y in _BLOB], closed=True), grain


def _cement(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    outline, grain = cement_blob(_bone(spine, mark.site))
    palette = sheet.palette
    sheet.path(outline, fill=palette.done_soft, stroke=palette.done, stroke_width=2.4 * size)
    for spot in grain:
        sheet.circle(spot, 2.2 * size, fill=palette.done)


def _operated(sheet: Sheet, spot: Point, size: float) -> None:
    palette = sheet.palette
    sheet.circle(spot, 10 * size, fill=palette.paper, stroke=palette.done, stroke_width=2.8 * size)
    sheet.circle(spot, 3.6 * size, fill=palette.done)


def _broken(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    site = mark.site
    vertebra = site.lower if isinstance(site, Segment) else site
    spot = spine.bones[vertebra].head if isinstance(vertebra, Vertebra) else centre(spine, site)
    broken(sheet, spot, size)


def _trouble(sheet: Sheet, spine: Spine, mark: Mark, size: float) -> None:
    """Behind the heads of the screws there, where the badge of a broken one leaves room."""
    site = mark.site
    vertebra = site.lower if isinstance(site, Segment) else site
    x, y = spine.bones[vertebra].head if isinstance(vertebra, Vertebra) else centre(spine, site)
    trouble(sheet, (x + 30 * size / sheet.scale, y - 12 * size / sheet.scale), size)


def _bone(spine: Spine, site: Site) -> Bone:
    return spine.bones[site if isinstance(site, Vertebra) else Vertebra("S1")]


_DRAWN: dict[MarkKind, Callable[[Sheet, Spine, Mark, float], None]] = {
    MarkKind.FUSION_INTENDED: draw_fusion,
    MarkKind.FUSED: draw_fusion,
    MarkKind.NOT_FUSED: draw_fusion,
    MarkKind.FUSION_OPEN: draw_fusion,
    MarkKind.DISC_HERNIATED: _herniation,
    MarkKind.CANAL: _canal,
    MarkKind.FORAMEN: _foramen,
    MarkKind.ARCH_REMOVED: _arch,
    MarkKind.ARCH_PART: _arch_part,
    MarkKind.ARCH_OPENED: _arch_opened,
    MarkKind.BODY_REMOVED: _body,
    MarkKind.BONE_CUT: _bone_cut,
    MarkKind.CEMENT: _cement,
    MarkKind.BROKEN: _broken,
    MarkKind.TROUBLE: _trouble,
}
_BADGES: dict[MarkKind, Callable[[Sheet, Point, float], None]] = {
    MarkKind.DISC_OPERATED: disc_badge,
    MarkKind.OPERATED: _operated,
}
"""Marks in the middle of a disc, which would hide what is in it."""

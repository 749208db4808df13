"""A region of the spine with its levels named, to pick levels from."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.levels import Axis, Pelvis, Segment, Site, Vertebra
from tracker.views.spine import vertebrae_of
from tracker.views.spine_anatomy import draw_anatomy
from tracker.views.spine_bones import body_outline
from tracker.views.spine_frame import MARGIN, Panel, box_of, document, draw_labels, widened
from tracker.views.spine_shapes import Spine, spine_of
from tracker.views.spine_svg import LIGHT, Palette, Sheet

REGIONS: dict[str, tuple[str, str]] = {
    "neck": ("C0", "T1"),
    "upper back": ("C7", "L1"),
    "low back": ("T12", "S1"),
}
"""The parts the level picker offers, each with its first and last vertebra."""


def picker(
    axis: Axis, region: str, selected: Collection[Site] = (), palette: Palette = LIGHT, size: float = 520
) -> str:
    """A region with its levels named, those in ``selected`` filled: a still picture beside the page's own buttons.

    ``region`` is a key of ``REGIONS``.
    """
    spine = spine_of(axis)
    order = [v.name for v in axis.vertebrae]
    first, last = REGIONS[region]
    first = first if first in order else "T11"
    shown = widened(axis.vertebrae, order.index(first), order.index(last), 0)
    left, top, right, bottom = box_of(spine, shown, pelvis=False)
    scale = min((size - 2 * MARGIN) / (bottom - top), 4.4)
    names = 62.0
    sheet = Sheet(palette, scale, left - (names + MARGIN) / scale, top - MARGIN / scale)
    draw_anatomy(sheet, spine, shown)
    chosen = {v for site in selected for v in vertebrae_of(site)}
    for site in selected:
        _chosen(sheet, spine, site, set(shown))
    draw_labels(sheet, spine, shown, chosen)
    width = (right - left) * scale + names + 2 * MARGIN
    if not selected:
        words = f"The {region} from the side; no level chosen."
    else:
        words = f"The {region} from the side; chosen: {', '.join(map(str, selected))}."
    panel = Panel("".join(sheet.parts), width, (bottom - top) * scale + 2 * MARGIN)
    return document([panel], palette, f"Levels of the {region}", words)


def _chosen(sheet: Sheet, spine: Spine, site: Site, inside: set[Vertebra]) -> None:
    palette = sheet.palette
    if not vertebrae_of(site) <= inside or isinstance(site, Pelvis):
        return
    with sheet.group("chosen", str(site)):
        if isinstance(site, Segment):
            sheet.polygon(
                spine.disc(site, grow=1.2),
                fill=palette.done,
                stroke=palette.done,
                stroke_width=2.4,
                stroke_linejoin="round",
            )
        elif isinstance(site, Vertebra):
            sheet.path(
                body_outline(spine.bones[site]), fill=palette.done_soft, stroke=palette.done, stroke_width=2.8
            )

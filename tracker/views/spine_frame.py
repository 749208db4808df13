"""The frame of a picture: which bones it shows, how much room they take, their names, and the SVG around it all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from tracker.domain.levels import Axis, Vertebra
from tracker.domain.phrases import say
from tracker.views.spine_anatomy import draw_anatomy
from tracker.views.spine_bones import arch_outline, body_outline, pillar_outline
from tracker.views.spine_ends import pelvis_outline
from tracker.views.spine_fusion import hatch
from tracker.views.spine_shapes import Spine, around, spine_of
from tracker.views.spine_svg import Palette, Sheet, number

LABEL = 18.0
"""Size of the level names in pixels at the natural size of a picture."""

MARGIN = 14.0
CAPTION = 22.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A finished stretch of spine: its shapes and its size in pixels."""

    shapes: str
    width: float
    height: float


def widened(order: Sequence[Vertebra], top: int, bottom: int, more: int) -> tuple[Vertebra, ...]:
    """One vertebra more on both sides; the upper half of the sacrum and the skull base stay together."""
    shown = list(order[max(0, top - more) : bottom + more + 1])
    if any(v.letter == "S" for v in shown):
        shown += [v for v in order if v.name in ("S1", "S2", "S3") and v not in shown]
    if shown[0].name == "C1":
        shown.insert(0, order[0])
    return tuple(sorted(shown, key=lambda v: v.order))


GAP = 18.0
"""Between two panels, in pixels."""


def document(
    panels: Sequence[Panel],
    palette: Palette,
    title: str,
    description: str,
    fine: float = 1.0,
    *,
    stacked: bool = False,
) -> str:
    """One SVG with the panels side by side, or ``stacked``, with title and description; ``fine`` scales the hatching."""
    wide, high = [panel.width for panel in panels], [panel.height for panel in panels]
    gaps = GAP * (len(panels) - 1)
    width, height = (max(wide), sum(high) + gaps) if stacked else (sum(wide) + gaps, max(high))
    along, placed = 0.0, []
    for panel in panels:
        x, y = ((width - panel.width) / 2, along) if stacked else (along, (height - panel.height) / 2)
        placed.append(f'<g transform="translate({number(x)} {number(y)})">{panel.shapes}</g>')
        along += (panel.height if stacked else panel.width) + GAP
    box = f"{number(width)} {number(height)}"
    ground = (
        ""
        if palette.name == "print"
        else f'<rect width="{number(width)}" height="{number(height)}" fill="{palette.paper}"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {box}"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
        f"<defs>{hatch(palette, fine)}</defs>{ground}{''.join(placed)}</svg>"
    )


def box_of(spine: Spine, shown: tuple[Vertebra, ...], *, pelvis: bool) -> tuple[float, float, float, float]:
    """The room the bones take, in millimetres."""
    points = []
    for vertebra in shown:
        bone = spine.bones[vertebra]
        paths = [body_outline(bone)]
        if vertebra.letter in "CTL":
            paths += [arch_outline(bone), pillar_outline(bone)]
        points += [p for path in paths for _, ps in path for p in ps]
        if vertebra.name == "C0":
            points += [bone.at(-28, -24), bone.at(55, -44)]
        if vertebra.name == "C2":
            points.append(bone.at(-4, -bone.build.height / 2 - 15))
        if vertebra.letter == "S":
            points.append(bone.at(bone.build.canal + bone.build.spinous, 0))
    if pelvis:
        points += [p for _, ps in pelvis_outline(spine) for p in ps]
    return around(points)


def draw_bones(
    sheet: Sheet, axis: Axis, shown: Sequence[Vertebra], without_arch: set[Vertebra], without_body: set[Vertebra],
    line: float,
) -> None:  # fmt: skip
    """The bare bones as a ground for the marks; what a mark shows as removed is left out."""
    ground = (sheet.palette, sheet.scale, sheet.left, sheet.top, line)
    sheet.parts.append(_anatomy(axis, tuple(shown), frozenset(without_arch), frozenset(without_body), ground))


@lru_cache(maxsize=48)
def _anatomy(
    axis: Axis, shown: tuple[Vertebra, ...], without_arch: frozenset[Vertebra], without_body: frozenset[Vertebra],
    ground: tuple[Palette, float, float, float, float],
) -> str:  # fmt: skip
    """The bare bones as SVG; kept, as a page draws the same ones again and again."""
    palette, scale, left, top, line = ground
    sheet = Sheet(palette, scale, left, top)
    draw_anatomy(
        sheet, spine_of(axis), shown, without_arch=without_arch, without_body=without_body, line=line
    )
    return "".join(sheet.parts)


def draw_labels(
    sheet: Sheet, spine: Spine, shown: Sequence[Vertebra], bold: Collection[Vertebra], away: float = 14
) -> None:
    """The names of the vertebrae before their bodies, those in ``bold`` stronger; ``away`` in pixels."""
    for vertebra in shown:
        if vertebra.name in _UNNAMED and not (vertebra.name == "S2" and spine.axis.s1_lumbarised):
            continue
        bone = spine.bones[vertebra]
        strong = vertebra in bold
        x, y = bone.front if vertebra.name != "C1" else bone.at(-17, 0)
        sheet.text(
            (x - away / sheet.scale, y + 6 / sheet.scale), label(vertebra), LABEL, text_anchor="end",
            font_weight="700" if strong else "400", fill=sheet.palette.ink if strong else sheet.palette.muted,
        )  # fmt: skip


_UNNAMED = frozenset({"S2", "S3", "S4", "S5"})


def label(vertebra: Vertebra) -> str:
    """The name of a vertebra in the picture."""
    said = {"C0": "spine.skull", "CO": "spine.tail"}.get(vertebra.name)
    return say(said) if said else vertebra.name

"""The pictures of the spine as SVG text: the whole spine, the operated part enlarged, and a part to pick levels from.

Everything is inside the SVG (no outside fonts or styles), so it can be shown in a browser and put on a printed page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracker.domain.levels import Vertebra
from tracker.domain.phrases import say
from tracker.views.label_rows import text_width
from tracker.views.spine import Implant, SpineState, vertebrae_of
from tracker.views.spine_codes import AT_THE_PELVIS, BESIDE_THE_SPINE, MarkKind, Shape
from tracker.views.spine_ends import pelvis_outline
from tracker.views.spine_frame import (
    CAPTION,
    GAP,
    LABEL,
    MARGIN,
    Panel,
    box_of,
    document,
    draw_bones,
    draw_labels,
    label,
    widened,
)
from tracker.views.spine_fusion import FUSIONS
from tracker.views.spine_implants import draw_badges, draw_implant
from tracker.views.spine_marks import draw_doubt, draw_mark
from tracker.views.spine_pen import Pen
from tracker.views.spine_shapes import Spine, spine_of
from tracker.views.spine_svg import LIGHT, Palette, Sheet
from tracker.views.spine_words import text_alternative

Part = Literal["overview", "operated"]


def draw(
    state: SpineState, *, palette: Palette = LIGHT, part: Part = "operated", size: float | None = None
) -> str:
    """The picture as SVG; ``size`` is its height in pixels (620 for the overview, 540 for the operated part)."""
    if part == "overview":
        return _document(state, [_overview(state, palette, size or 620)], palette, part)
    views = [_view(state, stretch) for stretch in stretches(state)]
    scales = (max(1.25, min(view.scale_for(size or 540), 4.4)) for view in views)
    panels = [_operated(state, view, palette, scale) for view, scale in zip(views, scales, strict=True)]
    return _document(state, panels, palette, part)


_READABLE = 0.8
"""Pixels for a millimetre; where the bones are smaller, their names and marks cover each other."""


def draw_within(
    state: SpineState, width: float, height: float, *, palette: Palette = LIGHT, largest: float = 3.0
) -> str:
    """The operated part as large as it fits into a room in pixels; the whole spine where it would be too small."""
    views = [_view(state, stretch) for stretch in stretches(state)]
    gaps = GAP * (len(views) - 1)
    frames = [view.frame for view in views]
    beside = min(
        (width - gaps - sum(f[0] for f in frames)) / sum(view.size[0] for view in views),
        *(view.scale_for(height) for view in views),
    )
    stacked = min(
        (height - gaps - sum(f[1] for f in frames)) / sum(view.size[1] for view in views),
        *((width - view.frame[0]) / view.size[0] for view in views),
    )
    scale = min(max(beside, stacked), largest)
    if scale < _READABLE:
        panel = _overview(state, palette, height * min(1, width / _overview_width(state, height)))
        return _document(state, [panel], palette, "overview")
    panels = [_operated(state, view, palette, scale) for view in views]
    return _document(state, panels, palette, "operated", stacked=stacked > beside)


def _document(
    state: SpineState, panels: list[Panel], palette: Palette, part: Part, *, stacked: bool = False
) -> str:
    title = say(_TITLES[part])
    fine = 0.42 if part == "overview" else 1.0
    return document(panels, palette, title, text_alternative(state), fine, stacked=stacked)


_TITLES: dict[Part, str] = {"overview": "spine.title.overview", "operated": "spine.title.operated"}


def stretches(state: SpineState) -> list[tuple[Vertebra, ...]]:
    """The parts to enlarge: from one vertebra above to one below what is affected; parts far apart stay apart."""
    order = state.axis.vertebrae
    places = [order.index(v) for v in state.affected]
    if not places:
        places = [order.index(v) for v in order if v.name in ("L2", "S1")]
        return [widened(order, places[0], places[-1], 0)]
    runs: list[list[int]] = [[places[0]]]
    for place in places[1:]:
        if place - runs[-1][-1] <= 4:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [widened(order, run[0], run[-1], 1) for run in runs]


def _removed(state: SpineState) -> tuple[set[Vertebra], set[Vertebra]]:
    """The vertebrae whose arch and whose body are drawn by a mark instead."""
    arches = (MarkKind.ARCH_REMOVED, MarkKind.ARCH_OPENED)
    without_arch = {m.site for m in state.marks if m.kind in arches and isinstance(m.site, Vertebra)}
    without_body = {
        m.site for m in state.marks if m.kind is MarkKind.BODY_REMOVED and isinstance(m.site, Vertebra)
    }
    return without_arch, without_body


_NAMES = 62.0
"""Room for the names of the vertebrae, in pixels."""


@dataclass(frozen=True, slots=True)
class _View:
    """One stretch to enlarge: its bones, its devices, and the box they take in millimetres."""

    spine: Spine
    shown: tuple[Vertebra, ...]
    implants: list[Implant]
    pelvis: bool
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the bones, in millimetres."""
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @property
    def frame(self) -> tuple[float, float]:
        """What names, captions and margins add to width and height, in pixels."""
        beside = any(i.shape in BESIDE_THE_SPINE for i in self.implants)
        return _NAMES + 2 * MARGIN + (74 if beside else 26), 2 * MARGIN + CAPTION

    def scale_for(self, height: float) -> float:
        """The pixels for a millimetre with which it is so high."""
        return (height - self.frame[1]) / self.size[1]


def _view(state: SpineState, shown: tuple[Vertebra, ...]) -> _View:
    spine = spine_of(state.axis)
    implants = [i for i in state.implants if i.drawable and _belongs(i, set(shown), shown, state)]
    pelvis = any(i.shape is Shape.PELVIC_SCREW or i.pelvis for i in implants)
    return _View(spine, shown, implants, pelvis, box_of(spine, shown, pelvis=pelvis))


def _operated(state: SpineState, view: _View, palette: Palette, scale: float) -> Panel:
    spine, shown, implants = view.spine, view.shown, view.implants
    left, top, _, _ = view.box
    width, height = (inner * scale + outer for inner, outer in zip(view.size, view.frame, strict=True))
    sheet = Sheet(palette, scale, left - (_NAMES + MARGIN) / scale, top - (MARGIN + CAPTION) / scale)
    size = max(0.72, min(1.0, scale / 2.2))
    if view.pelvis:
        sheet.path(
            pelvis_outline(spine),
            fill=palette.bone,
            fill_opacity=0.45,
            stroke=palette.bone_edge,
            stroke_opacity=0.6,
            stroke_width=1.4,
        )
    without_arch, without_body = _removed(state)
    draw_bones(sheet, state.axis, shown, without_arch, without_body, 1.6)
    _marks_and_implants(sheet, spine, state, implants, set(shown), shown, size)
    draw_labels(
        sheet, spine, shown, set(state.affected), 24 if any(i.shape is Shape.PLATE for i in implants) else 14
    )
    _caption(sheet, _NAMES + MARGIN, width - MARGIN)
    return Panel("".join(sheet.parts), width, height)


_APART = 14.0
"""Pixels between the words that say which way the picture looks."""


def _caption(sheet: Sheet, left: float, right: float) -> None:
    """Say which way the picture looks."""
    front, back = say("spine.front"), say("spine.back")
    left = min(left, right - text_width(f"{front}{back}") - _APART)
    for words, x, anchor in ((front, left, "start"), (back, right, "end")):
        spot = x / sheet.scale + sheet.left, 18 / sheet.scale + sheet.top
        sheet.text(spot, words, 16, text_anchor=anchor, fill=sheet.palette.muted)


def _belongs(implant: Implant, inside: set[Vertebra], shown: tuple[Vertebra, ...], state: SpineState) -> bool:
    if implant.shape in BESIDE_THE_SPINE:
        return shown == stretches(state)[-1]
    if implant.vertebrae and implant.shape not in AT_THE_PELVIS:
        return bool(inside & set(implant.vertebrae))
    return Vertebra("S1") in inside


def _marks_and_implants(
    sheet: Sheet, spine: Spine, state: SpineState, implants: list[Implant], inside: set[Vertebra],
    shown: tuple[Vertebra, ...], size: float, *, badges: bool = True,
) -> None:  # fmt: skip
    crowded = {m.site for m in state.marks if m.kind in FUSIONS} | {
        s for i in implants if i.shape in (Shape.CAGE, Shape.ARTIFICIAL_DISC) for s in i.segments
    }
    marks = [m for m in state.marks if vertebrae_of(m.site) <= inside]
    order = list(_BELOW)
    for mark in sorted((m for m in marks if m.kind in _BELOW), key=lambda m: order.index(m.kind)):
        draw_mark(sheet, spine, mark, size)
    shared = frozenset(mark.site for mark in marks if mark.kind is MarkKind.NOT_FUSED)
    pens = [Pen(sheet, spine, implant, size, lane, shown, shared) for implant, lane in _in_lanes(implants)]
    spots = [draw_implant(pen) for pen in pens]
    if badges:
        for pen, places in zip(pens, spots, strict=True):
            draw_badges(pen, places)
    for mark in marks:
        if mark.kind not in _BELOW and badges:
            draw_mark(sheet, spine, mark, size, crowded=mark.site in crowded)
    for mark in marks:
        draw_doubt(sheet, spine, mark, size)


_BELOW = (
    MarkKind.BODY_REMOVED,
    MarkKind.ARCH_REMOVED,
    MarkKind.ARCH_OPENED,
    MarkKind.ARCH_PART,
    MarkKind.BONE_CUT,
    MarkKind.FUSION_INTENDED,
    MarkKind.FUSED,
    MarkKind.NOT_FUSED,
    MarkKind.FUSION_OPEN,
    MarkKind.CEMENT,
    MarkKind.DISC_HERNIATED,
    MarkKind.CANAL,
)
"""Marks that lie under the devices, in drawing order; badges lie above them."""

_POSTERIOR = frozenset({Shape.SCREW, Shape.ROD, Shape.FLEXIBLE, Shape.HOOK, Shape.WIRE})


def _in_lanes(implants: list[Implant]) -> list[tuple[Implant, int]]:
    """Older, uncertain screws and rods a little behind those in place; rods lie under the heads of screws."""
    firm = {
        v for i in implants if i.shape in _POSTERIOR and not (i.uncertain or i.taken_out) for v in i.vertebrae
    }
    loose = [i for i in implants if i.shape in _POSTERIOR and (i.uncertain or i.taken_out)]
    beside_it = any(firm & set(i.vertebrae) for i in loose)
    boxes = [i for i in implants if i.shape in BESIDE_THE_SPINE]
    rows = []
    for implant in implants:
        lane = 1 if implant in loose and beside_it else 0
        if implant in boxes:
            lane = boxes.index(implant)
        rows.append((implant, lane))
    return sorted(
        rows, key=lambda row: (row[0].shape not in (Shape.ROD, Shape.FLEXIBLE), not row[0].uncertain, -row[1])
    )


def _overview(state: SpineState, palette: Palette, height: float) -> Panel:
    spine = spine_of(state.axis)
    shown = state.axis.vertebrae
    left, top, right, bottom = box_of(spine, shown, pelvis=False)
    scale = (height - 2 * MARGIN) / (bottom - top)
    sheet = Sheet(palette, scale, left - (_REGIONS + MARGIN) / scale, top - MARGIN / scale)
    without_arch, without_body = _removed(state)
    draw_bones(sheet, state.axis, shown, without_arch, without_body, 0.9)
    implants = [i for i in state.implants if i.drawable and i.shape not in BESIDE_THE_SPINE]
    _marks_and_implants(sheet, spine, state, implants, set(shown), shown, 0.36, badges=False)
    _brackets(sheet, spine, state)
    return Panel("".join(sheet.parts), (right - left) * scale + _REGIONS + 2 * MARGIN, height)


_REGIONS = 112.0
"""Pixels for the names of the regions beside the whole spine."""


def _overview_width(state: SpineState, height: float) -> float:
    """As wide as ``_overview`` draws it, in pixels."""
    left, top, right, bottom = box_of(spine_of(state.axis), state.axis.vertebrae, pelvis=False)
    return (right - left) * (height - 2 * MARGIN) / (bottom - top) + _REGIONS + 2 * MARGIN


def _brackets(sheet: Sheet, spine: Spine, state: SpineState) -> None:
    """The names of the regions, and a bracket with its range for each operated part."""
    operated = [[v for v in stretch if v in state.affected] for stretch in stretches(state)]
    taken: list[tuple[float, float]] = []
    edge = -22.0
    for run in [run for run in operated if run]:
        bones = [spine.bones[v] for v in run]
        ys = [
            p[1]
            for bone in bones
            for p in (bone.wall(-bone.build.depth, -0.4), bone.wall(-bone.build.depth, 0.4))
        ]
        x = min(bone.front[0] for bone in bones) - 8
        top, bottom = min(ys), max(ys)
        sheet.line(
            (x + 4, top), (x, top), (x, bottom), (x + 4, bottom), stroke=sheet.palette.ink, stroke_width=2
        )
        last = say("site.pelvis") if run[-1].name == "S2" and not state.axis.s1_lumbarised else label(run[-1])
        name = last if len(run) == 1 or run[0].name == "S1" else f"{label(run[0])}-{last}"
        _beside(sheet, x - 5, (top + bottom) / 2, name, strong=True)
        middle, half = (top + bottom) / 2, 14 / sheet.scale
        taken.append((min(top, middle - half), max(bottom, middle + half)))
    for key, letter in (("spine.neck", "C"), ("spine.upper_back", "T"), ("spine.low_back", "L")):
        bones = [b for b in spine.bones.values() if b.vertebra.letter == letter]
        bone = bones[len(bones) // 2]
        room = 12 / sheet.scale
        if all(not low - room <= bone.middle[1] <= high + room for low, high in taken):
            _beside(sheet, bone.front[0] + edge / 3, bone.middle[1], say(key), strong=False)


def _beside(sheet: Sheet, x: float, y: float, words: str, *, strong: bool) -> None:
    sheet.text(
        (x, y + 6 / sheet.scale), words, LABEL, text_anchor="end", font_weight="700" if strong else "400",
        fill=sheet.palette.ink if strong else sheet.palette.muted,
    )  # fmt: skip

"""Draws the bare anatomy of a run of vertebrae on a sheet: bones, discs, canal, arches."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.levels import Vertebra
from tracker.views import spine_ends as ends
from tracker.views.spine_bones import arch_outline, body_outline, disc_outline, pillar_outline
from tracker.views.spine_shapes import Bone, Spine
from tracker.views.spine_svg import Sheet


def draw_anatomy(
    sheet: Sheet,
    spine: Spine,
    shown: Collection[Vertebra],
    *,
    without_arch: Collection[Vertebra] = (),
    without_body: Collection[Vertebra] = (),
    line: float = 1.6,
) -> None:
    """The vertebrae in ``shown`` with all between them; removed arches and bodies are left to their marks."""
    bones = [bone for bone in spine.bones.values() if bone.vertebra in shown]
    edge: dict[str, str | float | None] = {
        "stroke": sheet.palette.bone_edge,
        "stroke_width": line,
        "stroke_linejoin": "round",
    }
    bone_style = {"fill": sheet.palette.bone, **edge}
    _skull(sheet, bones, bone_style)
    _canal(sheet, spine, bones)
    for bone in bones:
        if _has_arch(spine, bone) and bone.vertebra not in without_arch:
            sheet.path(arch_outline(bone), **bone_style)
    _discs(sheet, spine, bones, line)
    if any(bone.vertebra.letter == "S" for bone in bones):
        _sacrum(sheet, spine, bones, bone_style, line)
    for bone in bones:
        if _is_block(spine, bone) and bone.vertebra not in without_body:
            sheet.path(body_outline(bone), **bone_style)
            if bone.vertebra.name == "C2":
                sheet.path(ends.dens_outline(bone), **bone_style)
    for bone in reversed(bones):
        if _has_arch(spine, bone):
            sheet.path(pillar_outline(bone), **bone_style)
    _atlas(sheet, bones, bone_style, without_arch)


def _is_block(spine: Spine, bone: Bone) -> bool:
    name = bone.vertebra.name
    if name == "S1":
        return spine.axis.s1_lumbarised
    return bone.vertebra.letter in ("C", "T", "L") and name not in ("C0", "C1")


_has_arch = _is_block


def _skull(sheet: Sheet, bones: list[Bone], style: dict[str, str | float | None]) -> None:
    for bone in bones:
        if bone.vertebra.name == "C0":
            for path in ends.skull_outlines(bone):
                sheet.path(path, **style)


def _atlas(
    sheet: Sheet, bones: list[Bone], style: dict[str, str | float | None], without_arch: Collection[Vertebra]
) -> None:
    for bone in bones:
        if bone.vertebra.name == "C0":
            sheet.path(ends.condyle_outline(bone), **style)
        if bone.vertebra.name == "C1":
            front, mass, back = ends.atlas_outlines(bone)
            for path in (front, mass) if bone.vertebra in without_arch else (front, back, mass):
                sheet.path(path, **style)


def _canal(sheet: Sheet, spine: Spine, bones: list[Bone]) -> None:
    """One soft band behind the bodies, down into the sacrum."""
    inside = [bone for bone in bones if bone.vertebra.letter in "CTLS"]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    front = [first.at(0.9, -0.5 * first.build.height)] + [spine.canal_ends(b.vertebra)[0] for b in inside]
    back = [first.at(first.build.canal * 0.74, -0.5 * first.build.height)]
    back += [spine.canal_ends(b.vertebra)[1] for b in inside]
    if last.vertebra.letter != "S":
        front.append(last.at(0.9, 0.5 * last.build.height))
        back.append(last.at(last.build.canal * 0.74, 0.5 * last.build.height))
    path = [*ends.smooth(front)]
    returning = ends.smooth(list(reversed(back)))
    path += [("L", returning[0][1]), *returning[1:], ("Z", ())]
    sheet.path(path, fill=sheet.palette.canal, stroke="none")


def _discs(sheet: Sheet, spine: Spine, bones: list[Bone], line: float) -> None:
    shown = {bone.vertebra for bone in bones}
    for segment in spine.axis.segments:
        if {segment.upper, segment.lower} <= shown and segment.upper.name not in ("C0", "C1"):
            sheet.path(
                disc_outline(spine, segment),
                fill=sheet.palette.disc,
                stroke=sheet.palette.disc_edge,
                stroke_width=line * 0.7,
            )


def _sacrum(
    sheet: Sheet, spine: Spine, bones: list[Bone], style: dict[str, str | float | None], line: float
) -> None:
    sacral = [bone for bone in ends.sacral_bones(spine) if bone in bones]
    if len(sacral) > 1:
        sheet.path(ends.crest_outline(sacral), **style)
        sheet.path(ends.sacrum_outline(sacral), **style)
    for start, end in ends.sacral_lines(sacral):
        sheet.line(start, end, stroke=sheet.palette.bone_edge, stroke_width=line * 0.7, stroke_opacity=0.6)
    for bone in bones:
        if bone.vertebra.name == "CO":
            for path in ends.coccyx_outlines(bone):
                sheet.path(path, **style)

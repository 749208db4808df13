"""The key of the spine drawing: a small picture and words for each mark that is used, and for no other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from tracker.domain.device_state import Presence
from tracker.domain.levels import Axis, Segment, Vertebra
from tracker.domain.phrases import say
from tracker.views import words
from tracker.views.spine import Implant, Mark, SpineState
from tracker.views.spine_anatomy import draw_anatomy
from tracker.views.spine_badges import broken, half_badge, question, trouble
from tracker.views.spine_codes import MarkKind, Shape
from tracker.views.spine_fusion import hatch
from tracker.views.spine_implants import draw_implant
from tracker.views.spine_marks import draw_mark
from tracker.views.spine_pen import Pen
from tracker.views.spine_shapes import Point, spine_of
from tracker.views.spine_svg import LIGHT, Palette, Sheet, number

WIDTH, HEIGHT = 56.0, 36.0

_L3, _L4, _S1 = Vertebra("L3"), Vertebra("L4"), Vertebra("S1")
_DISC = Segment(_L3, _L4)

# Where to look in the bone's own frame (millimetres), and how big.
_MARK_VIEWS: dict[MarkKind, tuple[float, float, float]] = {
    MarkKind.FUSION_INTENDED: (-16, 17, 1.3),
    MarkKind.FUSED: (-16, 17, 1.3),
    MarkKind.NOT_FUSED: (-16, 17, 1.3),
    MarkKind.FUSION_OPEN: (-16, 17, 1.3),
    MarkKind.DISC_OPERATED: (-16, 17, 1.0),
    MarkKind.DISC_HERNIATED: (0, 17, 1.5),
    MarkKind.CANAL: (6, 13, 1.15),
    MarkKind.FORAMEN: (14.5, 17.5, 1.0),
    MarkKind.ARCH_REMOVED: (31, 9, 1.1),
    MarkKind.ARCH_PART: (28, 10, 1.1),
    MarkKind.ARCH_OPENED: (30, 9, 0.9),
    MarkKind.BODY_REMOVED: (-16, 0, 1.05),
    MarkKind.BONE_CUT: (-12, 0, 1.1),
    MarkKind.CEMENT: (-16, 0, 1.2),
    MarkKind.OPERATED: (-16, 0, 1.0),
}
_SHAPE_VIEWS: dict[Shape, tuple[float, float, float]] = {
    Shape.SCREW: (-2, -6, 1.0),
    Shape.FRONT_SCREW: (-26, 0, 1.2),
    Shape.ROD: (19, 11, 0.55),
    Shape.FLEXIBLE: (19, 11, 0.8),
    Shape.PLATE: (-27, 16, 0.75),
    Shape.CAGE: (-16, 17, 1.5),
    Shape.ARTIFICIAL_DISC: (-16, 17, 1.35),
    Shape.BODY_REPLACEMENT: (-16, 0, 0.8),
    Shape.HOOK: (17, -2, 1.7),
    Shape.WIRE: (18, 3, 1.0),
    Shape.PELVIC_SCREW: (-10, 22, 0.6),
    Shape.SI_IMPLANT: (-14, -2, 1.7),
    Shape.ARCH_PLATE: (22, -3, 1.8),
    Shape.SPACER: (33, 26, 1.0),
    Shape.LEAD: (11, 16, 0.6),
    Shape.CATHETER: (11, 16, 0.6),
    Shape.CEMENT: (-16, 0, 1.2),
    Shape.OTHER: (-6.4, 0, 1.0),
}
_WITH_BONES = frozenset(
    {
        MarkKind.DISC_HERNIATED, MarkKind.CANAL, MarkKind.FORAMEN, MarkKind.ARCH_PART, MarkKind.BONE_CUT,
        Shape.HOOK, Shape.WIRE, Shape.ARCH_PLATE, Shape.SPACER, Shape.LEAD, Shape.CATHETER, Shape.PLATE, Shape.FRONT_SCREW,
    }
)  # fmt: skip

_STATE_WORDS = {
    "uncertain": "spine.key.uncertain",
    "partly removed": "choice.Presence.partly_removed",
    "broken": "choice.MarkKind.broken",
    "other trouble": "choice.MarkKind.trouble",
    "taken out": "spine.key.taken_out",
}
"""The phrases for what the badges and the faint outline stand for."""


def key(state: SpineState, palette: Palette = LIGHT) -> list[tuple[str, str]]:
    """A small SVG and its words for every mark in the drawing, each once."""
    return [(small_picture(name, palette, said), said) for name, said in used_marks(state)]


def used_marks(state: SpineState) -> Iterator[tuple[str, str]]:
    """The names of the marks in use, in a fixed order, with the words of the key."""
    kinds = {mark.kind for mark in state.marks}
    drawn = [implant for implant in state.implants if implant.drawable]
    shapes = {implant.shape for implant in drawn}
    for kind in MarkKind:
        if kind in kinds and kind.value not in _STATE_WORDS:
            yield kind.value, words.choice(kind)
    for shape in Shape:
        if shape in shapes and not (shape is Shape.CEMENT and MarkKind.CEMENT in kinds):
            said = words.choice(shape)
            yield shape.value, say("spine.key.in_front", what=said) if shape is Shape.PLATE else said
    present = {
        "uncertain": any(not mark.certain for mark in state.marks) or any(i.uncertain for i in drawn),
        "partly removed": any(i.presence is Presence.PARTLY_REMOVED for i in drawn),
        "broken": MarkKind.BROKEN in kinds or any(i.broken and not i.taken_out for i in drawn),
        "other trouble": MarkKind.TROUBLE in kinds or any(i.trouble and not i.taken_out for i in drawn),
        "taken out": any(i.taken_out for i in drawn),
    }
    yield from ((name, say(_STATE_WORDS[name])) for name, used in present.items() if used)


def small_picture(name: str, palette: Palette, title: str) -> str:
    """One mark as a small SVG of its own, under a title."""
    size = f'width="{number(WIDTH)}" height="{number(HEIGHT)}" viewBox="0 0 {number(WIDTH)} {number(HEIGHT)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}><title>{escape(title)}</title>'
        f"{_shapes(name, palette)}</svg>"
    )


@lru_cache(maxsize=128)
def _shapes(name: str, palette: Palette) -> str:
    """The shapes of a small picture; they hold no words."""
    sheet = Sheet(palette)
    badge = {
        "uncertain": question,
        "broken": broken,
        "other trouble": trouble,
        "partly removed": half_badge,
    }.get(name)
    if badge is not None:
        badge(sheet, (WIDTH / 2, HEIGHT / 2), 1.0)
    elif name in set(MarkKind):
        sheet = _mark(MarkKind(name), palette)
    else:
        sheet = _implant(
            Shape(name) if name in set(Shape) else Shape.SCREW, palette, removed=name == "taken out"
        )
    ground = (
        ""
        if palette.name == "print"
        else f'<rect width="{number(WIDTH)}" height="{number(HEIGHT)}" fill="{palette.paper}"/>'
    )
    return f"<defs>{hatch(palette, 0.8)}</defs>{ground}{''.join(sheet.parts)}"


def _sheet(middle: Point, scale: float, palette: Palette) -> Sheet:
    return Sheet(palette, scale, middle[0] - WIDTH / 2 / scale, middle[1] - HEIGHT / 2 / scale)


def _mark(kind: MarkKind, palette: Palette) -> Sheet:
    spine = spine_of(Axis.standard)
    x, y, scale = _MARK_VIEWS[kind]
    sheet = _sheet(spine.bones[_L3].at(x, y), scale, palette)
    on_disc = (-16, 17), (0, 17), (6, 13), (14.5, 17.5)
    if kind in _WITH_BONES:
        draw_anatomy(sheet, spine, (_L3, _L4), line=1.1)
    draw_mark(sheet, spine, Mark(kind, _DISC if (x, y) in on_disc else _L3), 0.85)
    return sheet


def _implant(shape: Shape, palette: Palette, *, removed: bool) -> Sheet:
    spine = spine_of(Axis.standard)
    at_sacrum = shape in (Shape.PELVIC_SCREW, Shape.SI_IMPLANT)
    x, y, scale = _SHAPE_VIEWS.get(shape, (0, 0, 1.0))
    sheet = _sheet(spine.bones[_S1 if at_sacrum else _L3].at(x, y), scale, palette)
    if shape in _WITH_BONES:
        draw_anatomy(sheet, spine, (_L3, _L4), line=1.1)
    single = (
        Shape.SCREW,
        Shape.FRONT_SCREW,
        Shape.CEMENT,
        Shape.OTHER,
        Shape.HOOK,
        Shape.WIRE,
        Shape.ARCH_PLATE,
        Shape.BODY_REPLACEMENT,
    )
    implant = Implant(
        shape, "", "", (_L3,) if shape in single else (_L3, _L4), () if shape in single else (_DISC,), (), at_sacrum, 1,
        Presence.REMOVED if removed else Presence.IN_PLACE, "",
    )  # fmt: skip
    pen = Pen(sheet, spine, implant, 0.85, 0, (_L3, _L4, _S1))
    if shape in (Shape.GENERATOR, Shape.PUMP):
        pen = Pen(sheet, spine, implant, 0.7, 0, (_L3,))
        bone = spine.bones[_L3]
        middle = bone.at(bone.build.canal + 62 + 34, bone.build.height * 0.9)
        sheet.left, sheet.top = middle[0] - WIDTH / 2, middle[1] - HEIGHT / 2
        sheet.scale = 1.0
    draw_implant(pen)
    return sheet

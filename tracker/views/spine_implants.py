"""Draws the devices: solid when in place, dotted with a question mark when that is not recorded, faint when taken out."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.device_state import Presence
from tracker.domain.levels import Vertebra
from tracker.views.spine_badges import broken, half_badge, question, trouble
from tracker.views.spine_codes import IN_THE_DISC, Shape
from tracker.views.spine_pen import Pen
from tracker.views.spine_rods import (
    draw_arch_plate,
    draw_flexible,
    draw_hook,
    draw_pelvic_screw,
    draw_rod,
    draw_screw,
    draw_wire,
)
from tracker.views.spine_shapes import Point
from tracker.views.spine_spacers import (
    draw_artificial_disc,
    draw_cage,
    draw_cement,
    draw_front_screw,
    draw_other,
    draw_plate,
    draw_si_implant,
    draw_spacer,
    draw_strut,
)
from tracker.views.spine_stimulators import draw_catheter, draw_generator, draw_lead, draw_pump


def draw_implant(pen: Pen) -> list[Point]:
    """Draw one device; the places for its badges come back."""
    with pen.sheet.group(pen.implant.shape.value, pen.implant.where):
        if pen.implant.taken_out:
            with pen.sheet.group("taken out", pen.implant.where):
                return _DRAWN[pen.implant.shape](pen)
        return _DRAWN[pen.implant.shape](pen)


def draw_badges(pen: Pen, spots: list[Point]) -> None:
    """The badges of a device, above all devices: uncertain, partly removed, broken, in trouble."""
    implant = pen.implant
    if not spots or implant.taken_out:
        return
    if implant.uncertain:
        with pen.sheet.group("uncertain", implant.where):
            for spot in spots[-1:] if implant.shape is Shape.ROD else spots:
                question(pen.sheet, spot, pen.size)
    if implant.presence is Presence.PARTLY_REMOVED:
        with pen.sheet.group("partly removed", implant.where):
            for spot in spots[-1:]:
                half_badge(pen.sheet, spot, pen.size)
    _trouble_badges(pen, spots)


def _trouble_badges(pen: Pen, spots: list[Point]) -> None:
    implant, sheet = pen.implant, pen.sheet
    heads = _heads(pen, spots, implant.broken_at)
    if implant.broken and heads:
        with sheet.group("broken", implant.where):
            if implant.broken_one_of and len(heads) > 1:
                _one_of(pen, heads)
            else:
                broken(
                    sheet, _beyond(heads[-1], pen, 15) if implant.shape in _HEADED else heads[-1], pen.size
                )
    heads = _heads(pen, spots, implant.trouble_at)
    if implant.trouble and heads:
        with sheet.group("other trouble", implant.where):
            spot = heads[0]
            trouble(
                sheet,
                _beyond(spot, pen, 17, -6) if implant.shape in _HEADED else _beyond(spot, pen, 0, 12),
                pen.size,
            )


def _heads(pen: Pen, spots: list[Point], at: tuple[Vertebra, ...]) -> list[Point]:
    """Where the badges of what was found at some vertebrae go."""
    if pen.implant.shape in _HEADED:
        return [pen.head(bone) for bone in pen.bones if bone.vertebra in at]
    if len(spots) == len(pen.bones) and pen.implant.shape is Shape.FRONT_SCREW:
        return [spot for spot, bone in zip(spots, pen.bones, strict=True) if bone.vertebra in at]
    if len(spots) == len(pen.spaces) and pen.implant.shape in IN_THE_DISC:
        here = [
            spot
            for spot, space in zip(spots, pen.spaces, strict=True)
            if {space.upper, space.lower} <= set(at)
        ]
        return here or spots
    return spots


def _beyond(spot: Point, pen: Pen, right: float, down: float = 0) -> Point:
    unit = pen.size / pen.sheet.scale
    return spot[0] + right * unit, spot[1] + down * unit


def _one_of(pen: Pen, heads: list[Point]) -> None:
    """One badge with a line to each device that it may be: which one is broken is not recorded."""
    middle = sum(h[0] for h in heads) / len(heads), sum(h[1] for h in heads) / len(heads)
    spot = _beyond(middle, pen, 62)
    palette = pen.sheet.palette
    for colour, width in ((palette.paper, 5.0), (palette.finding, 2.2)):
        for head in heads:
            pen.sheet.line(
                _beyond(head, pen, 9),
                spot,
                stroke=colour,
                stroke_width=width * pen.size,
                stroke_linecap="round",
            )
    broken(pen.sheet, spot, pen.size)


_HEADED = frozenset({Shape.SCREW, Shape.HOOK})

_DRAWN: dict[Shape, Callable[[Pen], list[Point]]] = {
    Shape.SCREW: draw_screw,
    Shape.FRONT_SCREW: draw_front_screw,
    Shape.ROD: draw_rod,
    Shape.FLEXIBLE: draw_flexible,
    Shape.PLATE: draw_plate,
    Shape.CAGE: draw_cage,
    Shape.ARTIFICIAL_DISC: draw_artificial_disc,
    Shape.BODY_REPLACEMENT: draw_strut,
    Shape.HOOK: draw_hook,
    Shape.WIRE: draw_wire,
    Shape.PELVIC_SCREW: draw_pelvic_screw,
    Shape.SI_IMPLANT: draw_si_implant,
    Shape.ARCH_PLATE: draw_arch_plate,
    Shape.SPACER: draw_spacer,
    Shape.LEAD: draw_lead,
    Shape.CATHETER: draw_catheter,
    Shape.GENERATOR: draw_generator,
    Shape.PUMP: draw_pump,
    Shape.CEMENT: draw_cement,
    Shape.OTHER: draw_other,
}

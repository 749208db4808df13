"""The small round marks that stand for a fact at a place: uncertain, partly removed, broken, in trouble, disc operated."""

from __future__ import annotations

from tracker.views.spine_shapes import Point
from tracker.views.spine_svg import Sheet, number


def question(sheet: Sheet, spot: Point, size: float = 1.0) -> None:
    """The badge for what is not certain: a dotted circle with a question mark."""
    ink = sheet.palette.ink
    sheet.circle(
        spot, 10.5 * size, fill=sheet.palette.paper, stroke=ink, stroke_width=2 * size,
        stroke_dasharray=f"0.1 {number(4.1 * size)}", stroke_linecap="round",
    )  # fmt: skip
    x, y = sheet.px(spot)
    sheet.text(at_pixel(sheet, x, y + 5.6 * size), "?", 16 * size, text_anchor="middle", font_weight="700")


def broken(sheet: Sheet, spot: Point, size: float = 1.0) -> None:
    """The badge for what is broken: a cross in a circle."""
    palette, arm = sheet.palette, 5 * size
    sheet.circle(spot, 14 * size, fill=palette.paper)
    sheet.circle(
        spot, 11.5 * size, fill=palette.finding_soft, stroke=palette.finding, stroke_width=2.8 * size
    )
    a = number(arm)
    sheet.shape(
        spot, f"M-{a} -{a}L{a} {a}M{a} -{a}L-{a} {a}", stroke=palette.finding, stroke_width=2.8 * size,
        stroke_linecap="round", fill="none",
    )  # fmt: skip


def trouble(sheet: Sheet, spot: Point, size: float = 1.0) -> None:
    """The badge for hardware that was found loose, moved or otherwise in trouble: a diamond with a dot."""
    palette, r = sheet.palette, number(12.5 * size)
    sheet.shape(
        spot, f"M0 -{r}L{r} 0L0 {r}L-{r} 0Z", fill=palette.finding_soft, stroke=palette.finding,
        stroke_width=2.6 * size, stroke_linejoin="round",
    )  # fmt: skip
    sheet.circle(spot, 3.4 * size, fill=palette.finding)


def disc_badge(sheet: Sheet, spot: Point, size: float = 1.0) -> None:
    """The badge for an operated disc: a minus in a circle."""
    palette = sheet.palette
    sheet.circle(spot, 11 * size, fill=palette.paper, stroke=palette.done, stroke_width=2.8 * size)
    a = number(5.5 * size)
    sheet.shape(spot, f"M-{a} 0H{a}", stroke=palette.done, stroke_width=3 * size, stroke_linecap="round")


def at_pixel(sheet: Sheet, x: float, y: float) -> Point:
    """The point in millimetres of a pixel."""
    return x / sheet.scale + sheet.left, y / sheet.scale + sheet.top


def half_badge(sheet: Sheet, spot: Point, size: float) -> None:
    """The badge for what was partly removed: a circle half full."""
    palette, r = sheet.palette, 9.5 * size
    sheet.circle(spot, r, fill=palette.paper, stroke=palette.ink, stroke_width=2.2 * size)
    n = number(r)
    sheet.shape(spot, f"M0 -{n}A{n} {n} 0 0 0 0 {n}Z", fill=palette.ink)

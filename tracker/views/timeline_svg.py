"""The timeline as SVG text: for print, for the first paint and where there is no script.

Only presentation attributes and a generic typeface are used, so that a browser's ``data:`` image and the
PDF's renderer show the same. All text is escaped; there are no links, scripts or references to the outside.
"""

from collections.abc import Iterable
from datetime import date

from tracker.domain.phrases import say
from tracker.views.label_rows import text_width
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_layout import laid_out
from tracker.views.timeline_marks import LaneKind, Look, Timeline
from tracker.views.timeline_shapes import FEW_POINTS, Box, Curve, Dot, Label, Layout, Tone
from tracker.views.timeline_svg_parts import axis, document, path, rect, text

_AXIS = 26
_STRIP = 44
_NARROW = 600


def draw(timeline: Timeline, palette: Surrounding = "light", width: int = 1060) -> str:
    """The timeline as an SVG of a width in px, with the whole history as a strip below."""
    colours = COLOURS[palette]
    if not timeline.lanes:
        said = text(8, 26, say("timeline.nothing"), colours.muted)
        return document(width, 44, timeline.alt, [said])
    layout = laid_out(timeline, width, narrow=width < _NARROW)
    strip_top = layout.height + _AXIS + 10
    parts = [
        *painted(layout, timeline, colours, _titles(layout, colours)),
        *_strip(layout, timeline, colours, strip_top),
    ]
    return document(width, strip_top + _STRIP + 24, timeline.alt, parts)


def painted(
    layout: Layout, timeline: Timeline, colours: Colours, titles: Iterable[str] = ()
) -> Iterable[str]:
    """The lanes with their axis below; ``titles`` lie over the lines of operations and under all else."""
    yield from _lanes(layout, colours)
    yield from axis(layout, timeline.view, layout.width, 0, layout.height, colours)
    yield from _operation_lines(layout, colours)
    yield from titles
    yield from _bars(layout, timeline, colours)
    yield from _pointers(layout, colours)
    for curve in layout.curves:
        yield from _curve(layout, curve, colours)
    for dot in layout.dots:
        yield from _dot(layout, dot, colours)
    yield from _labels(layout, colours)


def _lanes(layout: Layout, colours: Colours) -> Iterable[str]:
    for place, lane in enumerate(layout.lanes):
        yield rect(0, lane.top, layout.width, lane.height, ground(colours, place))


def _titles(layout: Layout, colours: Colours) -> Iterable[str]:
    for place, lane in enumerate(layout.lanes):
        yield rect(0, lane.top + 3, text_width(lane.title) + 4, 22, ground(colours, place))
        yield text(2, lane.top + 19, lane.title, colours.muted, bold=True)


def ground(colours: Colours, place: int) -> str:
    """Every other lane has a band behind it."""
    return colours.paper if place % 2 else colours.band


def _operation_lines(layout: Layout, colours: Colours) -> Iterable[str]:
    for line in layout.uprights:
        x = layout.x(line.day)
        if line.number and 0 <= x <= layout.width:
            yield path([(x, line.top), (x, line.bottom)], colours.done, 1.5, "2 3")


def _pointers(layout: Layout, colours: Colours) -> Iterable[str]:
    for line in layout.uprights:
        x = layout.x(line.day)
        if not line.number and 0 <= x <= layout.width:
            yield path([(x, line.top), (x, line.bottom)], colours.muted, 1)


def _ends(layout: Layout, timeline: Timeline, box: Box) -> tuple[float, float]:
    """Left and right edge in the picture; both may lie outside."""
    start = layout.x(box.start) if box.start else -20
    return max(start, -20), min(
        layout.x(max(box.end or timeline.on, box.start or date.min)), layout.width + 20
    )


def _bars(layout: Layout, timeline: Timeline, colours: Colours) -> Iterable[str]:
    for box in layout.boxes:
        left, right = _ends(layout, timeline, box)
        if right < 0 or left > layout.width:
            continue
        thin = box.height * (0.06 if layout.sizes.close else 0.2) if box.look is Look.TROUBLE else 0
        fill, edge = colours.fill(box.look, box.kind), colours.edge(box.look, box.kind)
        dash = "4 3" if box.look is Look.UNCERTAIN else ""
        yield rect(left, box.top + thin, right - left, box.height - 2 * thin, fill, edge, 1.5, dash)


def _curve(layout: Layout, curve: Curve, colours: Colours) -> Iterable[str]:
    for score, y in ((10, curve.top), (5, (curve.top + curve.bottom) / 2), (0, curve.bottom)):
        yield text(2, y + 5, str(score), colours.muted)
    for run in curve.runs:
        points = [(layout.x(day), y) for day, y in run]
        inside = [(x, y) for x, y in points if -1 <= x <= layout.width + 1]
        if len(inside) > 1:
            yield path(inside, colours.found, 2)
        for x, y in inside if len(curve.scores) <= FEW_POINTS else inside[:1]:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours.found}"/>'


def _dot(layout: Layout, dot: Dot, colours: Colours) -> Iterable[str]:
    x = layout.x(dot.day)
    if not 0 <= x <= layout.width:
        return
    if dot.shift:
        yield path([(x + dot.shift, dot.y), (x, dot.y + 14)], colours.done, 1.5)
        x += dot.shift
    operated = dot.kind is LaneKind.OPERATIONS
    hollow = dot.mark.look is Look.HOLLOW or (not dot.exact and not operated)
    edge = colours.found if dot.kind is LaneKind.SYMPTOM else colours.done
    fill = colours.paper if hollow else edge
    if dot.kind in (LaneKind.OPERATIONS, LaneKind.SYMPTOM):
        radius = dot.radius if operated else 4
        yield f'<circle cx="{x:.1f}" cy="{dot.y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{edge}" stroke-width="2"/>'
    elif dot.kind is LaneKind.TREATMENTS:
        corners = [(x, dot.y - 8), (x + 8, dot.y), (x, dot.y + 8), (x - 8, dot.y)]
        d = "L".join(f"{a:.1f} {b:.1f}" for a, b in corners)
        yield f'<path d="M{d}Z" fill="{fill}" stroke="{edge}" stroke-width="2"/>'
    else:
        yield rect(x - 6.5, dot.y - 6.5, 13, 13, fill, edge, 2)
    if operated and dot.mark.number:
        yield text(x, dot.y + 5.5, str(dot.mark.number), colours.on_done, anchor="middle")


def _labels(layout: Layout, colours: Colours) -> Iterable[str]:
    for label in layout.labels:
        if not -1 <= label.left <= layout.width:
            continue
        if label.free:
            place = next((i for i, lane in enumerate(layout.lanes) if label.y < lane.top + lane.height), 0)
            width = label.width * 0.94
            left = label.x - width if label.end else label.x
            yield rect(left, label.y - 9, width, 19, ground(colours, place))
        color = {Tone.FOUND: colours.found, Tone.QUIET: colours.muted}.get(label.tone, colours.ink)
        anchor = "end" if label.end else "start"
        on_lines = label.crossed or (layout.sizes.close and label.tone is not Tone.PLAIN and not label.free)
        halo = colours.paper if on_lines else ""
        yield text(label.x, label.y + 5.5, label.text, color, anchor=anchor, halo=halo)
        if label.arrow:
            yield _arrow(label, colours)


def _arrow(label: Label, colours: Colours) -> str:
    x, y = label.left - 18, label.y
    d = f"M{x + 13:.1f} {y:.1f}H{x:.1f}M{x + 5:.1f} {y - 4:.1f}L{x:.1f} {y:.1f}L{x + 5:.1f} {y + 4:.1f}"
    return f'<path d="{d}" fill="none" stroke="{colours.ink}" stroke-width="1.5"/>'


def _strip(layout: Layout, timeline: Timeline, colours: Colours, top: float) -> Iterable[str]:
    """The whole history in little: bars, operations and curves, with a frame round what is shown above."""
    small = Layout(layout.width, timeline.strip)
    squeeze = _STRIP / layout.height
    yield rect(0, top, layout.width, _STRIP, colours.band, colours.grid, 1)
    for box in layout.boxes:
        left, right = _ends(small, timeline, box)
        fill = colours.edge(box.look, box.kind)
        yield rect(left, top + box.top * squeeze, right - left, max(box.height * squeeze, 2), fill)
    for dot in layout.dots:
        if dot.kind is LaneKind.OPERATIONS:
            x = small.x(dot.day)
            yield path([(x, top), (x, top + _STRIP)], colours.done, 1.5)
    for curve in layout.curves:
        for run in curve.runs:
            points = [(small.x(day), top + y * squeeze) for day, y in run]
            yield path(points, colours.found, 1.5) if len(points) > 1 else ""
    shown = small.x(timeline.view.first or timeline.view.last), small.x(timeline.view.last)
    left, right = max(shown[0], 1), min(shown[1], layout.width - 1)
    yield rect(left, top - 3, right - left, _STRIP + 6, "none", colours.ink, 2)
    yield text(
        0,
        top + _STRIP + 20,
        say("timeline.whole", year=(timeline.whole.first or timeline.on).year),
        colours.muted,
    )
    yield text(layout.width, top + _STRIP + 20, str(timeline.whole.last.year), colours.muted, anchor="end")

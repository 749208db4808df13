"""All symptoms in one small SVG chart, for print."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.views.label_rows import text_width
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_marks import Days, Timeline
from tracker.views.timeline_shapes import Layout, runs_of
from tracker.views.timeline_svg_parts import axis, document, path, text


def symptom_chart_svg(
    timeline: Timeline, palette: Surrounding = "print", width: int = 480, height: int = 220
) -> str:
    """All symptoms from 0 to 10 in one small chart, with the numbered operations; empty when there is no entry.

    Lines differ in their dashes and are named at their ends. The days are those from the first entry, or
    the operation before it, to the last entry.
    """
    curves = [(lane.title.removesuffix(", 0 to 10"), lane.curve) for lane in timeline.lanes if lane.curve]
    if not curves:
        return ""
    colours = COLOURS[palette]
    days = _chart_days(timeline, [day for _, curve in curves for day, _ in curve])
    name_room = min(max(text_width(name, 13) + 30 for name, _ in curves), width * 0.4)
    layout = Layout(width - name_room - 30, days)
    top, bottom = 34, height - 24
    parts = list(axis(layout, days, layout.width, 26, bottom, colours, size=13))
    for score in (0, 5, 10):
        y = bottom - (bottom - top) * score / 10
        parts.append(path([(26, y), (26 + layout.width, y)], colours.grid, 1))
        parts.append(text(20, y + 5, str(score), colours.muted, 13, "end"))
    parts += _chart_operations(timeline, layout, colours, bottom)
    names: list[float] = []
    for place, (name, curve) in enumerate(sorted(curves, key=lambda found: -found[1][-1][1])):
        for run in runs_of(curve):
            points = [(26 + layout.x(day), bottom - (bottom - top) * score / 10) for day, score in run]
            parts.append(path(points, colours.ink, 2, ("", "6 3", "2 3", "9 3 2 3")[place % 4]))
            parts += [_spot(*points[0], colours)] if len(points) == 1 else []
        y = max(points[-1][1] + 5, *(taken + 15 for taken in names[-1:]), 0)
        names.append(y)
        parts.append(text(32 + layout.width, y, f"{name} {curve[-1][1]}", colours.ink, 13))
    return document(width, height, f"Symptoms from 0 to 10: {', '.join(name for name, _ in curves)}.", parts)


def _chart_days(timeline: Timeline, days: list[date]) -> Days:
    before = [
        mark.begin.middle for mark in timeline.operations if mark.begin and mark.begin.middle <= min(days)
    ]
    first, last = max(before, default=min(days)), max(days)
    margin = max((last - first) / 30, timedelta(days=3))
    return Days(first - margin, last + margin)


def _spot(x: float, y: float, colours: Colours) -> str:
    """A single entry has no line."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours.ink}"/>'


def _chart_operations(timeline: Timeline, layout: Layout, colours: Colours, bottom: float) -> Iterable[str]:
    for mark in timeline.operations:
        x = layout.x(mark.begin.middle) if mark.begin else -1
        if 0 <= x <= layout.width:
            yield path([(26 + x, 22), (26 + x, bottom)], colours.done, 1.2, "3 3")
            yield f'<circle cx="{26 + x:.1f}" cy="12" r="10" fill="{colours.done}"/>'
            yield text(26 + x, 16.5, str(mark.number), colours.on_done, 13, "middle")

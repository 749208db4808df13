"""Where everything of a timeline stands: labels find room, bars find rows, lanes stand one below the other.

Labels are placed for the days of ``Timeline.view`` and a given width; no two of them overlap.
"""

from dataclasses import replace
from datetime import timedelta

from tracker.views.label_rows import Rows, apart, cut, text_width
from tracker.views.timeline_bars import bars
from tracker.views.timeline_labels import labels_below
from tracker.views.timeline_marks import Days, Lane, LaneKind, Look, Mark, Timeline
from tracker.views.timeline_shapes import (
    NARROW,
    PAD,
    TEXT,
    WIDE,
    Box,
    Curve,
    Dot,
    Label,
    LaneBox,
    Layout,
    Sizes,
    Tone,
    Upright,
    runs_of,
)


def laid_out(
    timeline: Timeline,
    width: float,
    *,
    narrow: bool = False,
    sizes: Sizes | None = None,
    tried: Layout | None = None,
    sketch: bool = False,
) -> Layout:
    """Place every lane of a timeline below the other; ``narrow`` takes short labels and fewer rows.

    ``tried`` is an earlier layout of the same timeline, in sizes that differ in the numbers of rows and in being terse
    alone: the labels and bars found for it are kept. A ``sketch`` is without labels and the marks of images: enough
    to know how high it is and which bars have no row.
    """
    layout = Layout(width, timeline.view, sizes or (NARROW if narrow else WIDE), sketch)
    if tried is not None:
        layout.found, layout.choices, layout.bars = tried.found, tried.choices, tried.bars
    for lane in timeline.lanes:
        top, pad = layout.height, layout.sizes.pad
        bottom = _lane(layout, lane, top + (layout.sizes.title or pad / 2))
        layout.lanes.append(LaneBox(lane.kind, cut(lane.title, width - PAD, TEXT), top, bottom + pad - top))
        layout.height = bottom + pad
    layout.uprights = [piece for line in layout.uprights for piece in _through_lanes(layout, line)]
    return layout


def _lane(layout: Layout, lane: Lane, top: float) -> float:
    """Place what is in a lane and return its lower edge."""
    if lane.kind is LaneKind.SYMPTOM:
        return _symptom(layout, lane, top)
    if lane.kind is LaneKind.OPERATIONS:
        return _operations(layout, lane, top)
    if lane.kind in (LaneKind.TREATMENTS, LaneKind.IMAGING, LaneKind.NOTED):
        return _points(layout, lane, top)
    return bars(layout, lane, top)


def _through_lanes(layout: Layout, line: Upright) -> list[Upright]:
    """An operation's line goes down through all lanes, leaving out the titles that it would cross."""
    if line.number is None:
        return [line]
    x, pieces, top = layout.x(line.day), [], line.top
    for lane in layout.lanes:
        crossed = layout.sizes.title > 0 and 0 <= x <= text_width(lane.title) * 1.1
        if lane.top > line.top and crossed:
            pieces.append(replace(line, top=top, bottom=lane.top + 2))
            top = lane.top + layout.sizes.title - 3
    return [*pieces, replace(line, top=top, bottom=layout.height)]


def _operations(layout: Layout, lane: Lane, top: float) -> float:
    """Numbered circles, and beside each line the operation's label, as far as there is room."""
    sizes = layout.sizes
    places = [layout.x(mark.begin.middle) if mark.begin else 0 for mark in lane.marks]
    inside = [x for x in places if 0 <= x <= layout.width]
    moved = iter(apart(inside, sizes.circle, 14, layout.width - 14) if sizes.close else inside)
    radius = sizes.circle // 2 - 1
    if sizes.close and len(inside) > 1:
        radius = min(radius, (layout.width - 28) / (len(inside) - 1) / 2)
    circles = Rows(1 if sizes.close else 1000, gap=2)
    for mark, x in zip(lane.marks, places, strict=True):
        row = circles.place(x - 13, x + 13) or 0
        shift = next(moved) - x if 0 <= x <= layout.width else 0
        _dot(layout, lane.kind, mark, top + sizes.circle // 2 + sizes.circle * row, shift, radius)
    bottom = top + sizes.circle * len(circles) + 2
    return _pointed(layout, lane, bottom, sizes.operation_rows)


def _points(layout: Layout, lane: Lane, top: float) -> float:
    for mark in () if layout.sketch else lane.marks:
        _dot(layout, lane.kind, mark, top + (9 if layout.sizes.close else 10))
    return _pointed(layout, lane, top + layout.sizes.dot, layout.sizes.point_rows)


def _dot(layout: Layout, kind: LaneKind, mark: Mark, y: float, shift: float = 0, radius: float = 0) -> None:
    """A mark in the middle of its days and, unless the day is known, the range around it."""
    days = mark.begin
    if days is None:
        return
    numbered = kind is LaneKind.OPERATIONS
    if not days.exact:
        layout.boxes.append(Box(days.first, days.last + timedelta(1), y - 6.5, 13, Look.HOLLOW, kind, mark))
    if days.exact or numbered or not _is_wide(layout, days):
        layout.dots.append(Dot(days.middle, y, kind, mark, days.exact, shift, radius))
    if numbered:
        edge = y + layout.sizes.circle // 2 - 2
        layout.uprights.append(Upright(days.middle, edge, edge, mark.number, mark))


def _is_wide(layout: Layout, days: Days) -> bool:
    """Whether the range alone is seen well enough, without a mark in its middle."""
    return days.first is None or layout.x(days.last) - layout.x(days.first) > 12


def _pointed(layout: Layout, lane: Lane, top: float, most: int) -> float:
    """Labels below their marks, as many as there is room for; the rest of the marks stand alone."""
    found, rows = layout.labels_of[lane.kind] = labels_below(layout, lane, most)
    for mark, label, row in () if layout.sketch else found:
        y = top + layout.sizes.line * (row + 0.5)
        layout.labels.append(replace(label, y=y))
        if mark.number is None and mark.begin:
            layout.uprights.append(Upright(mark.begin.middle, top - 8, y + 7, None, mark))
    return top + layout.sizes.line * rows + 2


def _symptom(layout: Layout, lane: Lane, top: float) -> float:
    """The curve from 0 at the bottom to 10 at the top, the span below it, and the scores worth naming."""
    top += 12
    bottom = top + layout.sizes.curve
    if lane.curve:
        runs = [
            tuple((day, bottom - layout.sizes.curve * score / 10) for day, score in run)
            for run in runs_of(lane.curve)
        ]
        layout.curves.append(Curve(tuple(runs), lane.curve, top, bottom, lane.title))
    for mark in lane.marks:
        if mark.is_span:
            layout.boxes += [Box(p.start, p.end, bottom + 8, 6, p.look, lane.kind, mark) for p in mark.pieces]
    _scores(layout, lane, bottom)
    return _symptom_note(layout, lane, bottom)


def _scores(layout: Layout, lane: Lane, bottom: float) -> None:
    rows = Rows(1)
    named = [mark for mark in lane.marks if not mark.is_span and mark.begin]
    for mark in sorted(named, key=lambda m: -int(m.short or 0)):
        days = mark.begin
        if days is None:
            continue
        # An entry without a number stands below the scale: at 0 it would say "none".
        y = bottom - layout.sizes.curve * int(mark.short) / 10 if mark.short else bottom + 11
        if not days.exact:
            layout.boxes.append(
                Box(days.first, days.last + timedelta(1), y - 3, 6, Look.SOLID, lane.kind, mark)
            )
        layout.dots.append(Dot(days.middle, y, lane.kind, mark, days.exact and bool(mark.short)))
        x, width = layout.x(days.middle), text_width(mark.label)
        if (
            mark.label
            and 0 <= x <= layout.width
            and rows.place(max(x - 4, 22), max(x + 4, 26) + width) is not None
        ):
            left = min(max(x + 4, 26), layout.width - width)
            layout.labels.append(Label(left, y - 12, mark.label, width, tone=Tone.FOUND))


def _symptom_note(layout: Layout, lane: Lane, bottom: float) -> float:
    """ "no entries before ..." left of the first entry where there is room, else on a line of its own."""
    room = layout.x(lane.curve[0][0]) - 40 if lane.curve else layout.width
    width = text_width(lane.note)
    if not lane.note or (lane.curve and room < 0):
        return bottom + 14
    if width + 8 <= room:
        layout.labels.append(Label(34, bottom - 14, lane.note, width, tone=Tone.QUIET, free=True))
        return bottom + 14
    text = cut(lane.note, layout.width)
    layout.labels.append(
        Label(0, bottom + 16 + layout.sizes.line / 2, text, text_width(text), tone=Tone.QUIET, free=True)
    )
    return bottom + 18 + layout.sizes.line

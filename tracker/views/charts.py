"""The timeline as a Plotly figure: a plain dict for ``go.Figure``. Nothing of Plotly is imported here.

Text of the patient goes into annotations and hover texts only, escaped, because Plotly reads some HTML in
them; no template (``%{...}``) ever holds such text. Lengths are px: the y axis is px from the top.
"""

import textwrap
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from tracker.views.chart_frame import frame, plain
from tracker.views.timeline_colours import COLOURS, Colours
from tracker.views.timeline_layout import laid_out
from tracker.views.timeline_marks import LaneKind, Look, Mark, Timeline
from tracker.views.timeline_shapes import FEW_POINTS, Box, Dot, Layout

Figure = dict[str, Any]
Width = Literal["wide", "narrow"]

CONFIG: Figure = {"displayModeBar": False, "scrollZoom": False, "doubleClick": "reset"}
"""What ``st.plotly_chart(..., config=CONFIG)`` takes with this figure."""

WIDTHS: dict[Width, int] = {"wide": 1060, "narrow": 330}
"""The width in px for which labels are placed; a wider place only leaves more air."""

STRIP_CSS = ".rangeslider-mask-min,.rangeslider-mask-max{fill:#7d858b!important;fill-opacity:.22!important}"
"""A style for the page: Plotly has no setting for the shade over the strip, and its own is too dark to read."""

_DAY_MS = 86_400_000


def timeline_figure(
    timeline: Timeline, palette: Literal["light", "dark"] = "light", width: Width = "wide"
) -> Figure:
    """The figure of a timeline; its ``layout.height`` is fixed and its background transparent.

    Drag moves it in time, the strip below shows the whole history with the part that is shown above.
    """
    layout = laid_out(timeline, WIDTHS[width], narrow=width == "narrow")
    colours = COLOURS[palette]
    wrap = 64 if width == "wide" else 34
    data = [
        *_bars(layout, timeline, colours, wrap),
        _operation_ticks(layout, colours),
        _pointers(layout, colours),
        *_curves(layout, colours),
        *_dots(layout, colours, wrap),
    ]
    return {
        "data": [trace for trace in data if trace],
        "layout": frame(timeline, layout, colours, narrow=width == "narrow"),
    }


def _hover(mark: Mark, wrap: int) -> str:
    lines = [line for fact in mark.words.split("\n") for line in textwrap.wrap(fact, wrap)]
    return "<br>".join(map(plain, lines[:14])) + ("<br>…" if len(lines) > 14 else "")


def _bars(layout: Layout, timeline: Timeline, colours: Colours, wrap: int) -> Iterable[Figure]:
    """One trace for each look and lane kind that shares its colours; dashed outlines are lines over them."""
    groups: dict[tuple[str, str, Look], list[Box]] = {}
    for box in layout.boxes:
        key = colours.fill(box.look, box.kind), colours.edge(box.look, box.kind), box.look
        groups.setdefault(key, []).append(box)
    for (fill, edge, look), boxes in groups.items():
        yield _bar_trace(boxes, timeline, fill, edge, look, wrap)
        if look is Look.UNCERTAIN:
            yield _outlines(boxes, timeline, edge)


def _bar_trace(boxes: list[Box], timeline: Timeline, fill: str, edge: str, look: Look, wrap: int) -> Figure:
    spans = [_ends(box, timeline) for box in boxes]
    dashed = look is Look.UNCERTAIN
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start.isoformat() for start, _ in spans],
        "x": [max((end - start).days, 1) * _DAY_MS for start, end in spans],
        "y": [box.top + box.height / 2 for box in boxes],
        "width": [box.height * (0.6 if look is Look.TROUBLE else 1) for box in boxes],
        "marker": {"color": fill, "line": {"color": edge, "width": 0 if dashed else 1.5}},
        "hovertext": [_hover(box.mark, wrap) for box in boxes],
        "hoverinfo": "text",
        "customdata": [[box.mark.table, box.mark.record_id] for box in boxes],
        "showlegend": False,
        "cliponaxis": True,
    }


def _ends(box: Box, timeline: Timeline) -> tuple[date, date]:
    """Where a stretch is drawn: what is open runs to the edge of the whole history, or to ``on``."""
    first = timeline.strip.first or timeline.strip.last
    start = box.start or first
    return start, max(box.end or timeline.on, start)


def _outlines(boxes: list[Box], timeline: Timeline, edge: str) -> Figure:
    x: list[str | None] = []
    y: list[float | None] = []
    for box in boxes:
        start, end = (day.isoformat() for day in _ends(box, timeline))
        top, bottom = box.top, box.top + box.height
        x += [start, end, end, start, start, None]
        y += [top, top, bottom, bottom, top, None]
    return _line(x, y, edge, 2, "dot")


def _line(
    x: list[str | None], y: list[float | None], color: str, width: float, dash: str = "solid"
) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": color, "width": width, "dash": dash},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _operation_ticks(layout: Layout, colours: Colours) -> Figure:
    """A tick for each operation, which stands behind its number; in the strip below it is all there is of it."""
    dots = [dot for dot in layout.dots if dot.kind is LaneKind.OPERATIONS]
    x = [day for dot in dots for day in (dot.day.isoformat(), dot.day.isoformat(), None)]
    y = [place for dot in dots for place in (dot.y - 12, dot.y + 12, None)]
    return _line(x, y, colours.done, 2) if dots else {}


def _pointers(layout: Layout, colours: Colours) -> Figure:
    """Short lines from a mark to its label."""
    lines = [line for line in layout.uprights if not line.number]
    x = [day for line in lines for day in (line.day.isoformat(), line.day.isoformat(), None)]
    y = [place for line in lines for place in (line.top, line.bottom, None)]
    return _line(x, y, colours.muted, 1) if lines else {}


def _curves(layout: Layout, colours: Colours) -> Iterable[Figure]:
    for curve in layout.curves:
        x: list[str | None] = []
        y: list[float | None] = []
        texts: list[str | None] = []
        scores = iter(curve.scores)
        for run in curve.runs:
            for day, place in run:
                x.append(day.isoformat())
                y.append(place)
                texts.append(f"{plain(curve.title)}<br>Week of {day:%d %b %Y}: {next(scores)[1]}")
            x, y, texts = [*x, None], [*y, None], [*texts, None]
        few = len(curve.scores) <= FEW_POINTS
        yield _line(x, y, colours.found, 2) | {
            "mode": "lines+markers" if few else "lines",
            "marker": {"color": colours.found, "size": 7},
            "hovertext": texts,
            "hoverinfo": "text",
        }


_SYMBOLS = {
    LaneKind.OPERATIONS: "circle",
    LaneKind.IMAGING: "square",
    LaneKind.TREATMENTS: "diamond",
    LaneKind.NOTED: "square",
}


def _dots(layout: Layout, colours: Colours, wrap: int) -> Iterable[Figure]:
    for kind in (
        LaneKind.IMAGING,
        LaneKind.NOTED,
        LaneKind.TREATMENTS,
        LaneKind.SYMPTOM,
        LaneKind.OPERATIONS,
    ):
        dots = [dot for dot in layout.dots if dot.kind is kind]
        if dots:
            yield _dot_trace(dots, kind, colours, wrap)


def _dot_trace(dots: list[Dot], kind: LaneKind, colours: Colours, wrap: int) -> Figure:
    operated = kind is LaneKind.OPERATIONS
    line = colours.found if kind is LaneKind.SYMPTOM else colours.done
    hollow = [dot.mark.look is Look.HOLLOW or (not dot.exact and not operated) for dot in dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.day.isoformat() for dot in dots],
        "y": [dot.y for dot in dots],
        "marker": {
            "symbol": _SYMBOLS.get(kind, "circle"),
            "size": 26 if operated else 9 if kind is LaneKind.SYMPTOM else 13,
            "color": [colours.paper if open_ else line for open_ in hollow],
            "line": {"color": line, "width": 2},
            "opacity": 0 if operated else 1,
        },
        "hovertext": [_hover(dot.mark, wrap) for dot in dots],
        "hoverinfo": "text",
        "customdata": [[dot.mark.table, dot.mark.record_id] for dot in dots],
        "cliponaxis": True,
        "showlegend": False,
    }


__all__ = ["CONFIG", "STRIP_CSS", "WIDTHS", "plain", "timeline_figure"]

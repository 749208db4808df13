"""The frame of the timeline's Plotly figure: its ``layout``, with lanes, axis, strip and texts, as a plain dict."""

from collections.abc import Iterable
from typing import Any

from tracker.domain.phrases import say
from tracker.views.timeline_colours import Colours
from tracker.views.timeline_marks import LaneKind, Look, Timeline
from tracker.views.timeline_shapes import TEXT, Dot, Label, Layout, Tone

Figure = dict[str, Any]

_FACE = "Source Sans, sans-serif"
_SIDE, _TOP, _AXIS, _STRIP, _FOOT = 8, 6, 34, 56, 34


def plain(text: str) -> str:
    """The text with everything escaped that Plotly would read as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def frame(timeline: Timeline, layout: Layout, colours: Colours, *, narrow: bool) -> Figure:
    """The ``layout`` of the figure: sizes, axes, lanes, operation lines and all texts."""
    strip = _STRIP / (layout.height + _STRIP + _FOOT)
    return {
        "template": {},
        "height": round(layout.height + _TOP + _AXIS + _STRIP + _FOOT) if layout.lanes else 90,
        "margin": {"l": _SIDE, "r": _SIDE, "t": _TOP, "b": _AXIS},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"size": TEXT, "color": colours.ink, "family": _FACE},
        "hoverlabel": {
            "bgcolor": colours.paper,
            "bordercolor": colours.muted,
            "align": "left",
            "font": {"size": TEXT, "color": colours.ink, "family": _FACE},
            "namelength": -1,
        },
        "barmode": "overlay",
        "bargap": 0,
        "dragmode": False if narrow else "pan",
        "hovermode": "closest",
        "showlegend": False,
        "xaxis": _time_axis(timeline, colours, strip, narrow),
        "yaxis": {"range": [layout.height, 0], "fixedrange": True, "visible": False},
        "shapes": list(_shapes(layout, colours)),
        "annotations": list(_annotations(timeline, layout, colours)),
    }


def _time_axis(timeline: Timeline, colours: Colours, strip: float, narrow: bool) -> Figure:
    whole = [str(timeline.strip.first), str(timeline.strip.last)]
    return {
        "type": "date",
        "visible": bool(timeline.lanes),
        "range": [str(timeline.view.first), str(timeline.view.last)],
        "minallowed": whole[0],
        "maxallowed": whole[1],
        "gridcolor": colours.grid,
        "tickfont": {"size": TEXT, "color": colours.muted},
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
            {"dtickrange": ["M1", "M11"], "value": "%b %Y"},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ],
        "nticks": 4 if narrow else 9,
        "tickangle": 0,
        "zeroline": False,
        "fixedrange": narrow,
        "rangeslider": {
            "visible": bool(timeline.lanes),
            "thickness": strip,
            "range": whole,
            "bgcolor": colours.band,
            "bordercolor": colours.muted,
            "borderwidth": 1,
        },
    }


def _shapes(layout: Layout, colours: Colours) -> Iterable[Figure]:
    """The bands of the lanes, then behind all marks a line for each operation, then the circles for the numbers.

    Shapes do not show in the strip, where circles of this size would hide everything else.
    """
    for place, lane in enumerate(layout.lanes):
        across = {
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "yref": "y",
            "y0": lane.top,
            "y1": lane.top + lane.height,
        }
        fill = {"fillcolor": _ground(colours, place), "line": {"width": 0}}
        yield {"type": "rect", "layer": "below"} | across | fill
    for line in layout.uprights:
        if line.number:
            day = line.day.isoformat()
            place_ = {"xref": "x", "x0": day, "x1": day, "yref": "y", "y0": line.top, "y1": line.bottom}
            style = {"color": colours.done, "width": 1.5, "dash": "dot"}
            yield {"type": "line", "layer": "below", "line": style} | place_
    for dot in layout.dots:
        if dot.kind is LaneKind.OPERATIONS:
            yield _circle(dot, colours)


def _circle(dot: Dot, colours: Colours) -> Figure:
    hollow = dot.mark.look is Look.HOLLOW
    return {
        "type": "circle",
        "layer": "above",
        "xref": "x",
        "xsizemode": "pixel",
        "xanchor": dot.day.isoformat(),
        "x0": -13,
        "x1": 13,
        "yref": "y",
        "y0": dot.y - 13,
        "y1": dot.y + 13,
        "fillcolor": colours.paper if hollow else colours.done,
        "line": {"color": colours.done, "width": 2},
    }


def _ground(colours: Colours, place: int) -> str:
    """Every other lane has a band behind it."""
    return colours.paper if place % 2 else colours.band


def _annotations(timeline: Timeline, layout: Layout, colours: Colours) -> Iterable[Figure]:
    base = {"showarrow": False, "yref": "y", "yanchor": "middle", "borderpad": 0, "align": "left"}
    for number, lane in enumerate(layout.lanes):
        ground = {"bgcolor": _ground(colours, number)}
        title = {"x": 0, "xref": "paper", "xanchor": "left", "y": lane.top + 14, "text": plain(lane.title)}
        yield base | title | ground | {"font": {"size": TEXT, "color": colours.muted, "weight": 700}}
    for label in layout.labels:
        yield from (base | note for note in _label(layout, label, colours))
    for dot in layout.dots:
        if dot.kind is LaneKind.OPERATIONS and dot.mark.number:
            numbered = {"x": dot.day.isoformat(), "xref": "x", "y": dot.y, "text": str(dot.mark.number)}
            yield base | numbered | {"font": {"size": TEXT, "color": colours.on_done}}
    for curve in layout.curves:
        for score, y in ((10, curve.top), (5, (curve.top + curve.bottom) / 2), (0, curve.bottom - 3)):
            tick = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "text": str(score)}
            yield base | tick | {"font": {"size": TEXT, "color": colours.muted}}
    if layout.lanes:
        yield from _strip_words(timeline, colours)
    else:
        nothing = {"x": 0.5, "xref": "paper", "y": 0.5, "yref": "paper", "text": say("timeline.nothing")}
        yield base | nothing | {"font": {"size": TEXT, "color": colours.muted}}


def _label(layout: Layout, label: Label, colours: Colours) -> Iterable[Figure]:
    """A label at its day, so that it moves with its mark; one that is ``pinned`` stays at the left edge."""
    color = {Tone.FOUND: colours.found, Tone.QUIET: colours.muted}.get(label.tone, colours.ink)
    font = {"size": TEXT, "color": color}
    shift = label.x if label.pinned else 0
    day = {"x": layout.day_at(label.x).isoformat(), "xref": "x"}
    place: Figure = ({"x": 0, "xref": "paper"} if label.pinned else day) | {"xshift": shift}
    side = {"xanchor": "right" if label.end else "left", "y": label.y, "font": font}
    ground = {"bgcolor": _ground(colours, _lane_at(layout, label.y))} if label.free else {}
    yield place | side | {"text": plain(label.text)} | ground
    if label.arrow:
        yield place | side | {"text": "←", "xanchor": "right", "xshift": shift - 4}


def _lane_at(layout: Layout, y: float) -> int:
    return next((i for i, lane in enumerate(layout.lanes) if y < lane.top + lane.height), 0)


def _strip_words(timeline: Timeline, colours: Colours) -> Iterable[Figure]:
    """The first and the last year under the strip, which Plotly leaves without an axis."""
    first, last = (timeline.whole.first or timeline.on).year, timeline.whole.last.year
    for x, text in ((0, say("timeline.whole", year=first)), (1, str(last))):
        yield {
            "text": text,
            "x": x,
            "xref": "paper",
            "xanchor": "right" if x else "left",
            "y": 0,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -(_AXIS + _STRIP + 12),
            "showarrow": False,
            "font": {"size": TEXT, "color": colours.muted},
        }

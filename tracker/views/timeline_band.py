"""The timeline as a low band for print: what was done, what is in the body and what was seen, its titles beside it.

It paints the layout of the large timeline in closer sizes. The first sizes that fit the height are taken; a bar for
which no row is left is counted in the words below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.domain.phrases import say, say_count
from tracker.views.label_rows import cut, text_width
from tracker.views.timeline import said_of
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_layout import laid_out
from tracker.views.timeline_marks import Lane, LaneKind, Mark, Timeline
from tracker.views.timeline_shapes import Layout, Sizes
from tracker.views.timeline_svg import ground, painted
from tracker.views.timeline_svg_parts import document, rect, text

_TITLES = {
    LaneKind.OPERATIONS: "lane.short.operations",
    LaneKind.HARDWARE: "lane.short.hardware",
    LaneKind.TREATMENTS: "lane.short.treatments",
    LaneKind.IMAGING: "lane.short.imaging",
    LaneKind.NOTED: "lane.short.noted",
}
"""The lanes of the band, with the phrases for their titles."""

_CLOSE = Sizes(title=0, line=18, bar=18, space=3, pad=3, circle=24, dot=18, close=True)
_TRIED = tuple(
    replace(_CLOSE, operation_rows=operations, bar_rows=bars, point_rows=points)
    for operations, bars, points in (
        (3, 6, 3),
        (3, 5, 2),
        (2, 4, 2),
        (2, 4, 1),
        (2, 3, 1),
        (1, 2, 1),
        (1, 1, 1),
    )
)
_AXIS, _NOTE, _GAP = 24, 20, 8


def band(found: Timeline) -> Timeline:
    """The lanes of the band, of the last one only what is important: fusion and complications."""
    lanes = tuple(_lane(lane) for lane in found.lanes if lane.kind in _TITLES)
    lanes = tuple(lane for lane in lanes if lane.marks)
    return replace(found, lanes=lanes, undated=(), alt=said_of(lanes, (), found.on))


def _lane(lane: Lane) -> Lane:
    marks = tuple(mark for mark in lane.marks if mark.important or lane.kind is not LaneKind.NOTED)
    if lane.kind is LaneKind.HARDWARE:
        marks = tuple(sorted(marks, key=_first_kept))
    return replace(lane, title=say(_TITLES[lane.kind]), marks=marks)


def _first_kept(mark: Mark) -> tuple[bool, bool]:
    """Bars in trouble or doubt find a row first, then those that go on."""
    return not mark.important, mark.pieces[-1].end is not None


def draw_band(
    shown: Timeline, width: float, height: float, palette: Surrounding = "print"
) -> tuple[str, str]:
    """The band as an SVG of a width in px, up to ``height`` px high, and its words; both empty without lanes."""
    if not shown.lanes:
        return "", ""
    colours, left = COLOURS[palette], _left(shown.lanes)
    layout, notes = _fitted(shown, width - left, height)
    alt = " ".join((shown.alt, *notes))
    inner = "".join(painted(layout, shown, colours))
    parts = [f'<g transform="translate({left:.1f} 0)">{inner}</g>', *_titles(layout, colours, left)]
    below = layout.height + _AXIS
    parts += [
        text(left, below + _NOTE * (place + 1) - 5, cut(note, width - left), colours.muted)
        for place, note in enumerate(notes)
    ]
    return document(width, below + _NOTE * len(notes), alt, parts), alt


def _fitted(shown: Timeline, width: float, height: float) -> tuple[Layout, tuple[str, ...]]:
    """The layout in the first sizes that fit with their notes, else in the closest."""
    sketch: Layout | None = None
    for sizes in _TRIED:
        sketch = laid_out(shown, width, sizes=sizes, tried=sketch, sketch=True)
        notes = tuple(_notes(shown, sketch))
        if sketch.height + _AXIS + _NOTE * len(notes) <= height:
            break
    return laid_out(shown, width, sizes=sizes, tried=sketch), notes


def _notes(shown: Timeline, layout: Layout) -> Iterator[str]:
    if shown.note:
        yield shown.note
    bars, silent = len(layout.unplaced), _without_words(shown, layout)
    said = [say_count("timeline.bars_not_drawn", bars)] if bars else []
    said += [say_count("timeline.marks_without_words", silent)] if silent else []
    joined = " ".join(said)
    yield from (joined,) if joined and text_width(joined) <= layout.width else said


def _without_words(shown: Timeline, layout: Layout) -> int:
    """How many marks in sight have words for which there was no room."""
    named = {id(mark) for found, _ in layout.labels_of.values() for mark, _, _ in found}
    marks = (mark for lane in shown.lanes if lane.kind in layout.labels_of for mark in lane.marks)
    seen = (m for m in marks if m.label and m.begin and 0 <= layout.x(m.begin.middle) <= layout.width)
    return sum(id(mark) not in named for mark in seen)


def _left(lanes: Iterable[Lane]) -> float:
    """Room for the longest line of a title."""
    return max(text_width(line) * 1.08 for lane in lanes for line in _lines(lane.title)) + _GAP


def _lines(title: str) -> list[str]:
    """A title in one line or, after its comma, in two."""
    first, comma, second = title.partition(", ")
    return [first + ",", second] if comma else [title]


def _titles(layout: Layout, colours: Colours, left: float) -> Iterator[str]:
    """The titles beside their lanes, over whatever of the lanes runs out to the left."""
    for place, lane in enumerate(layout.lanes):
        yield rect(0, lane.top, left - 2, lane.height, ground(colours, place))
        for number, line in enumerate(_lines(lane.title)):
            yield text(2, lane.top + 19 + 18 * number, line, colours.ink, bold=True)

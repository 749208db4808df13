"""The timeline as a low band for print: what was done, what is in the body and what was seen, its titles beside it.

It paints the layout of the large timeline in closer sizes. The first sizes that fit the height are taken; a bar for
which no row is left is counted in the words below, as is a mark without its words or with only some of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.domain.device_state import Presence
from tracker.domain.phrases import say, say_count
from tracker.views import words
from tracker.views.label_rows import cut, text_width
from tracker.views.timeline import said_of
from tracker.views.timeline_bars import is_unrecorded
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_layout import laid_out
from tracker.views.timeline_marks import Lane, LaneKind, Mark, Timeline
from tracker.views.timeline_shapes import Bar, Layout, Sizes
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
_TIGHT = replace(_CLOSE, line=16, bar=16, space=2, terse=True)
_ROWS = (3, 3), (3, 2), (2, 2), (2, 1), (1, 1)
"""Rows of words for operations, and for the other marks, from much room to little."""
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


def draw_bands(
    shown: Timeline, width: float, heights: Sequence[float], palette: Surrounding = "print"
) -> list[tuple[str, str]]:
    """The band as an SVG of a width in px, up to each of some heights in px, with its words; no band without lanes."""
    if not shown.lanes:
        return []
    drawn: dict[Sizes, tuple[str, str]] = {}
    found: list[tuple[str, str]] = []
    sketch: Layout | None = None
    for height in heights:
        sketch = _fitted(shown, width - _left(shown.lanes), height, sketch)
        if sketch.sizes not in drawn:
            drawn[sketch.sizes] = _drawn(shown, sketch, width, COLOURS[palette])
        found.append(drawn[sketch.sizes])
    return found


def _drawn(shown: Timeline, sketch: Layout, width: float, colours: Colours) -> tuple[str, str]:
    left = width - sketch.width
    notes = tuple(_notes(shown, sketch))
    layout = laid_out(shown, sketch.width, sizes=sketch.sizes, tried=sketch)
    alt = " ".join((shown.alt, *notes))
    inner = "".join(painted(layout, shown, colours))
    parts = [f'<g transform="translate({left:.1f} 0)">{inner}</g>', *_titles(layout, colours, left)]
    below = layout.height + _AXIS
    parts += [
        text(left, below + _NOTE * (place + 1) - 5, cut(note, width - left), colours.muted)
        for place, note in enumerate(notes)
    ]
    return document(width, below + _NOTE * len(notes), alt, parts), alt


def _fitted(shown: Timeline, width: float, height: float, tried: Layout | None) -> Layout:
    """A sketch in the first sizes that fit with their notes, else in the tightest with as many bars as fit.

    Where all bars and the fewest rows of words do not fit, no more rows are tried: many words take long to place.
    """
    for close in (_CLOSE, _TIGHT):
        for place, (operations, points) in enumerate((_ROWS[-1], *_ROWS)):
            sizes = replace(close, operation_rows=operations, point_rows=points)
            tried = laid_out(shown, width, sizes=sizes, tried=tried, sketch=True)
            fits = _high(shown, tried) <= height
            if fits and place:
                return tried
            if not fits and not place:
                break
    assert tried is not None
    return _with_fewer_bars(shown, tried, height)


def _with_fewer_bars(shown: Timeline, found: Layout, height: float) -> Layout:
    """The sketch with as many rows of bars as have room beside the words that say how many bars are not drawn."""
    rows = found.row_heights.get(LaneKind.HARDWARE, [])
    over = _high(shown, found) + _NOTE - height
    while len(rows) > 1 and over > 0:
        over -= rows[-1]
        rows = rows[:-1]
    fewer = replace(found.sizes, bar_rows=max(len(rows), 1))
    return laid_out(shown, found.width, sizes=fewer, tried=found, sketch=True)


def _high(shown: Timeline, layout: Layout) -> float:
    return layout.height + _AXIS + _NOTE * len(tuple(_notes(shown, layout)))


def _notes(shown: Timeline, layout: Layout) -> Iterator[str]:
    """What the sign of doubt stands for, what the view leaves out, and what had no room; in one line where it fits."""
    bars, silent, short = len(layout.unplaced), _without_words(layout), _cut_short(layout)
    said = [f"? {words.choice(Presence.NOT_RECORDED)}."] if _has_signs_alone(layout) else []
    said += [shown.note] if shown.note else []
    said += [say_count("timeline.bars_not_drawn", bars)] if bars else []
    said += [say_count("timeline.marks_without_words", silent)] if silent else []
    said += [say_count("timeline.words_cut", short)] if short else []
    line = ""
    for one in said:
        if line and text_width(f"{line} {one}") > layout.width:
            yield line
            line = ""
        line = f"{line} {one}" if line else one
    if line:
        yield line


def _has_signs_alone(layout: Layout) -> bool:
    drawn = (bar.mark for bar in _bars_of(layout) if bar.row < layout.sizes.bar_rows)
    return layout.sizes.terse and any(is_unrecorded(mark.pieces[-1]) for mark in drawn)


def _bars_of(layout: Layout) -> Sequence[Bar]:
    return layout.bars.get((LaneKind.HARDWARE, layout.sizes.terse), ())


def _cut_short(layout: Layout) -> int:
    """How many marks and bars in sight have words that were cut."""
    below = sum(label.cut for found, _ in layout.labels_of.values() for _, label, _ in found)
    bars = (bar for bar in _bars_of(layout) if bar.row < layout.sizes.bar_rows)
    return below + sum(any(label.cut for label in bar.labels) for bar in bars)


def _without_words(layout: Layout) -> int:
    """How many marks in sight have words for which there was no room."""
    return sum(
        layout.choices[kind].seen - sum(_is_seen(layout, mark) for mark, _, _ in found)
        for kind, (found, _) in layout.labels_of.items()
    )


def _is_seen(layout: Layout, mark: Mark) -> bool:
    return mark.begin is not None and 0 <= layout.x(mark.begin.middle) <= layout.width


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

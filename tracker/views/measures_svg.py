"""One small chart for each measure, under each other on one time axis, each with an axis of its own for its values.

No colour means better or worse; which way is better stands in words beside the name. Operations are marked
by number. A date that is a range is drawn over its range.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import accumulate
from math import ceil

from tracker.views.care_words import number
from tracker.views.label_rows import apart, text_width
from tracker.views.measures import Measure, Operation, Point
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_marks import Days
from tracker.views.timeline_shapes import Layout
from tracker.views.timeline_svg_parts import axis, document, path, rect, text

SIZE = 16
_TOP, _LINE, _BODY, _SPACE, _FOOT, _RIGHT = 30, 22, 70, 16, 26, 46
_BOLD = 1.08  # how much wider bold letters are


def measures_svg(
    found: Iterable[Measure],
    operations: Sequence[Operation],
    palette: Surrounding = "light",
    width: int = 760,
) -> str:
    """The charts as one SVG of ``width`` px, of what has a course; empty where nothing was recorded twice."""
    drawn = with_course(found)
    if not drawn:
        return ""
    colours, left = COLOURS[palette], _left(drawn)
    days = _days(drawn, operations)
    layout = Layout(width - left - _RIGHT, days)
    tops = [_TOP, *(_TOP + place for place in accumulate(_height(measure, layout) for measure in drawn))]
    bottom = tops[-1]
    parts = list(axis(layout, days, layout.width, left, bottom, colours))
    parts += numbered_lines(operations, layout, colours, left, bottom)
    for top, measure in zip(tops, drawn, strict=False):
        parts += _chart(measure, layout, colours, left, top)
    return document(width, bottom + _FOOT, alternative(drawn), parts)


def with_course(found: Iterable[Measure]) -> list[Measure]:
    """What has at least two dated values: a single one is no course and stands in the table."""
    return [measure for measure in found if len(measure.dated) > 1]


def _height(measure: Measure, layout: Layout) -> float:
    return _head(measure, layout) + _BODY + _SPACE


def _head(measure: Measure, layout: Layout) -> float:
    """Room for the name with what is known of the instrument: two lines where one is too long."""
    both = text_width(measure.name, SIZE) * _BOLD + 10 + text_width(measure.about, SIZE)
    return _LINE + 4 + (_LINE if measure.about and both > layout.width else 0)


def alternative(found: Iterable[Measure]) -> str:
    """The charts in a sentence each, for whoever does not see them."""
    return " ".join(
        f"{measure.name}{f' ({measure.about})' if measure.about else ''}: "
        + "; ".join(f"{point.said}, {point.when}" for point in measure.dated)
        + "."
        for measure in found
    )


def _left(drawn: Iterable[Measure]) -> float:
    ends = [number(end) for measure in drawn for end in measure.bounds]
    return max(text_width(end, SIZE) for end in ends) + 14


def _days(drawn: Iterable[Measure], operations: Iterable[Operation]) -> Days:
    """From the first value, or the operation before it, to the last value or operation, with a margin."""
    spans = [point.days for measure in drawn for point in measure.dated if point.days]
    begun = min(span.first or span.last for span in spans)
    marked = [operation.day for operation in operations]
    first = max((day for day in marked if day <= begun), default=begun)
    last = max(*(span.last for span in spans), *marked, first)
    margin = timedelta(days=max(ceil((last - first).days / 25), 20))
    return Days(first - margin, last + margin)


def numbered_lines(
    found: Iterable[Operation], layout: Layout, colours: Colours, left: float, bottom: float
) -> Iterator[str]:
    """The operations of the days that are shown, as lines down from their numbers; 26 px are for the numbers.

    Numbers that would cover each other stand side by side, and their lines bend to their days.
    """
    shown = [(left + layout.x(one.day), one) for one in found if 0 <= layout.x(one.day) <= layout.width]
    circles = apart([x for x, _ in shown], 25, 13, left + layout.width)
    for circle, (x, operation) in zip(circles, shown, strict=True):
        bend = [] if circle == x else [(circle, 25.0)]
        yield path([*bend, (x, 24 + 7 * len(bend)), (x, bottom)], colours.done, 1.5, "3 3")
        yield f'<circle cx="{circle:.1f}" cy="13" r="12" fill="{colours.done}"/>'
        yield text(circle, 18.5, str(operation.number), colours.on_done, SIZE, "middle")


def _chart(measure: Measure, layout: Layout, colours: Colours, left: float, top: float) -> Iterator[str]:
    low, high = measure.bounds
    head = _head(measure, layout)
    upper, lower = top + head, top + head + _BODY
    beside = head < 2 * _LINE
    both = text_width(measure.name, SIZE) * _BOLD + 10 + text_width(measure.about, SIZE)
    yield rect(left, top, min(both, layout.width), head - 4, colours.paper)
    yield text(left, top + 16, measure.name, colours.ink, SIZE, bold=True)
    about = left + text_width(measure.name, SIZE) * _BOLD + 10 if beside else left
    yield text(about, top + 16 + (0 if beside else _LINE), measure.about, colours.muted)
    for value, y in ((high, upper), (low, lower)):
        yield path([(left, y), (left + layout.width, y)], colours.grid, 1)
        yield text(left - 6, y + 5, number(value), colours.muted, SIZE, "end")
    places = [
        (
            point,
            left + layout.x(point.days.middle),
            lower - (lower - upper) * (point.value - low) / (high - low),
        )
        for point in measure.dated
        if point.days
    ]
    yield path([(x, y) for _, x, y in places], colours.ink, 1.5)
    yield from _marks(places, layout, colours, left)


def _marks(
    places: Sequence[tuple[Point, float, float]], layout: Layout, colours: Colours, left: float
) -> Iterator[str]:
    """A dot for a known day, a stretch for a range; the value beside it where it has room."""
    taken = float("-inf")
    for point, x, y in places:
        days = point.days
        if days and days.first and days.first != days.last:
            ends = [(left + layout.x(days.first), y), (left + layout.x(days.last), y)]
            yield path(ends, colours.muted, 4)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{colours.ink}"/>'
        said = number(point.value)
        if x > taken:
            yield text(x + 7, y - 6, said, colours.ink, SIZE)
            taken = x + 7 + text_width(said, SIZE)

"""The course of symptoms as a small SVG chart for print: one panel for each symptom, on one time axis.

The worst of each step is a solid line, the average a dashed one; a grey area lies between the two. An entry without a
known day is a hollow dot, or a bar over its days. Operations are lines with their numbers. Nothing rests on a colour.
Words have 16 px.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tracker.domain.phrases import say, say_count
from tracker.views import words
from tracker.views.care_words import number
from tracker.views.label_rows import cut, text_width
from tracker.views.measures import Operation
from tracker.views.measures_svg import numbered_lines
from tracker.views.symptom_course import Courses, Step, SymptomCourse
from tracker.views.timeline_colours import COLOURS, Colours, Surrounding
from tracker.views.timeline_marks import Days
from tracker.views.timeline_shapes import Layout
from tracker.views.timeline_svg_parts import axis, document, path, rect, text

_LEFT, _TOP, _NAME, _FOOT, _KEY = 28, 27, 19, 21, 20
_SEEN = 10
"""Pixels from which the bar of an entry without a known day is seen as one."""
_STEP_WORDS = {
    "week": "chart.by_week",
    "month": "chart.by_month",
    "quarter": "chart.by_quarter",
    "year": "chart.by_year",
}
"""The phrase for each length of a step."""


class _Sample(Enum):
    """What stands before some words of the key."""

    WORST = "worst"
    AVERAGE = "average"
    VAGUE = "vague"
    NONE = "none"


_SAMPLES = {_Sample.WORST: 31, _Sample.AVERAGE: 31, _Sample.VAGUE: 14, _Sample.NONE: 0}
"""Pixels that each of them takes."""


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a panel stands: y of 10 and of 0, and x of a day."""

    top: float
    bottom: float
    layout: Layout

    def at(self, day: date, score: float) -> tuple[float, float]:
        return _LEFT + self.layout.x(day), self.bottom - (self.bottom - self.top) * score / 10


def symptom_chart_svg(
    found: Courses,
    operations: Sequence[Operation],
    palette: Surrounding = "print",
    width: int = 500,
    height: int = 194,
) -> str:
    """The chart; empty when nothing is to be drawn."""
    if not found.drawn:
        return ""
    colours = COLOURS[palette]
    days = _days(found.drawn, operations)
    layout = Layout(width - _LEFT - 8, days)
    key = _key_lines(found, width)
    bottom = height - _FOOT - _KEY * len(key)
    parts = [
        *axis(layout, days, layout.width, _LEFT, bottom, colours),
        *numbered_lines(operations, layout, colours, _LEFT, bottom),
    ]
    each = (bottom - _TOP) / len(found.drawn)
    for place, course in enumerate(found.drawn):
        top = _TOP + place * each
        parts += _panel(course, _Room(top + _NAME + 4, top + each - 3, layout), top, width, colours)
    parts += _key(key, height, width, colours)
    return document(width, height, alternative(found, operations), parts)


def _days(drawn: Iterable[SymptomCourse], operations: Iterable[Operation]) -> Days:
    """From the first entry, or the operation before it, to the last entry or operation, with a margin."""
    spans = [course.days for course in drawn]
    begun, ended = min(first for first, _ in spans), max(last for _, last in spans)
    marked = [operation.day for operation in operations]
    first = max((day for day in marked if day <= begun), default=begun)
    last = max([ended, *marked])
    margin = max((last - first) / 30, timedelta(days=10))
    return Days(first - margin, last + margin)


def _panel(course: SymptomCourse, room: _Room, top: float, width: float, colours: Colours) -> Iterator[str]:
    """The name above, 10 and 0 at the side, the area between worst and average, then both lines."""
    name = cut(course.name, width - _LEFT)
    right = _LEFT + room.layout.width
    for score, y in ((10, room.top), (0, room.bottom)):
        yield path([(_LEFT, y), (right, y)], colours.grid, 1)
        yield text(_LEFT - 4, y + 6, str(score), colours.muted, anchor="end")
    for run in course.runs:
        worst = [room.at(step.middle, step.worst) for step in run]
        mean = [room.at(step.middle, step.mean) for step in run]
        if worst != mean:
            yield _area([*worst, *reversed(mean)], colours)
            yield path(mean, colours.ink, 1.4, "5 3")
        yield path(worst, colours.ink, 2.2)
        if len(run) == 1 or len(course.steps) <= 12:
            yield from (_dot(x, y, colours) for x, y in worst)
    for step in course.ranges:
        yield from _range(room.at(step.start, step.worst), room.at(step.end, step.worst), colours)
    yield rect(_LEFT, top + 2, text_width(name) * 1.05, _NAME, colours.paper)
    yield text(_LEFT, top + 17, name, colours.ink, bold=True)


def _area(points: Sequence[tuple[float, float]], colours: Colours) -> str:
    joined = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{joined}Z" fill="{colours.done_soft}" stroke="none"/>'


def _range(start: tuple[float, float], end: tuple[float, float], colours: Colours) -> Iterator[str]:
    """An entry whose day is not known: a bar over its days, or a hollow dot where that would hardly be seen."""
    (left, y), (right, _) = start, end
    if right - left >= _SEEN:
        yield path([start, end], colours.ink, 4)
    else:
        yield _hollow((left + right) / 2, y, colours)


def _hollow(x: float, y: float, colours: Colours) -> str:
    shape = f'cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colours.paper}"'
    return f'<circle {shape} stroke="{colours.ink}" stroke-width="2"/>'


def _dot(x: float, y: float, colours: Colours) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colours.ink}"/>'


def _key_lines(found: Courses, width: float) -> list[list[tuple[_Sample, str]]]:
    """The samples of what is drawn with their words, in as many lines as they need; then what each step stands for."""
    samples = [(_Sample.WORST, say("chart.worst"))]
    samples += [(_Sample.AVERAGE, say("chart.average"))] if _has_average(found) else []
    samples += [(_Sample.VAGUE, say("chart.vague"))] if any(course.ranges for course in found.drawn) else []
    lines: list[list[tuple[_Sample, str]]] = [[]]
    for sample in (*samples, (_Sample.NONE, say(_STEP_WORDS[found.span]))):
        if lines[-1] and sum(map(_key_width, (*lines[-1], sample))) > width - _LEFT:
            lines.append([])
        lines[-1].append(sample)
    return lines


def _key_width(sample: tuple[_Sample, str]) -> float:
    return _SAMPLES[sample[0]] + text_width(sample[1]) + 12


def _key(
    lines: list[list[tuple[_Sample, str]]], height: float, width: float, colours: Colours
) -> Iterator[str]:
    """A sample of each line and dot with its words."""
    for place, line in enumerate(lines):
        x, y = float(_LEFT), height - 5 - _KEY * (len(lines) - 1 - place)
        for sample, said in line:
            room = _SAMPLES[sample]
            if sample is _Sample.VAGUE:
                yield _hollow(x + 5, y - 5, colours)
            elif sample is not _Sample.NONE:
                dash = "5 3" if sample is _Sample.AVERAGE else ""
                yield path([(x, y - 5), (x + 26, y - 5)], colours.ink, 1.4 if dash else 2.2, dash)
            color = colours.muted if sample is _Sample.NONE else colours.ink
            yield text(x + room, y, cut(said, width - x - room), color)
            x += _key_width((sample, said))


def _has_average(found: Courses) -> bool:
    return any(step.mean != step.worst for course in found.drawn for step in course.steps)


def alternative(found: Courses, operations: Sequence[Operation]) -> str:
    """The chart in words: for each symptom the worst and the newest step, then the operations and what is not drawn."""
    said = [say("chart.alt.symptoms", step=say(_STEP_WORDS[found.span]))]
    said += [_course_words(course, average=_has_average(found)) for course in found.drawn]
    if operations:
        told = (say("chart.alt.operation", number=one.number, date=one.when) for one in operations)
        said.append(say("chart.alt.operations", operations=", ".join(told)))
    if found.others:
        said.append(say_count("chart.alt.others", found.others))
    return " ".join(said)


def _course_words(course: SymptomCourse, *, average: bool) -> str:
    newest = max((*course.steps, *course.ranges), key=lambda step: step.end)
    key = "chart.alt.course_average" if average else "chart.alt.course"
    return say(
        key,
        name=course.name,
        worst=course.worst.worst,
        worst_when=_when(course.worst),
        last=newest.worst,
        mean=number(round(newest.mean, 1)),
        last_when=_when(newest),
    )


def _when(step: Step) -> str:
    first, last = words.month_name(step.start), words.month_name(step.end)
    return first if first == last else say("chart.alt.between", first=first, last=last)

"""The drawing of the spine on the sheet, with what it marks in words beside it."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.history import History, took_place
from tracker.domain.phrases import LANGUAGES, Language, language, say, spoken
from tracker.printing.layout import (
    Beside,
    Block,
    Column,
    Key,
    Paragraph,
    Picture,
    Section,
    Table,
    headed,
    plain,
    strong,
)
from tracker.views import measures as views_measures
from tracker.views import (
    measures_svg,
    spine_drawing,
    spine_key,
    spine_words,
    symptom_course,
    symptom_svg,
    timeline_svg,
    words,
)
from tracker.views import timeline as views_timeline
from tracker.views import timeline_band as timeline_band_
from tracker.views.fusion_words import numbered
from tracker.views.spine import SpineState, spine_state
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_svg import PRINT
from tracker.views.timeline_marks import Lane, LaneKind, Mark, Timeline

_MM_PER_PIXEL = 0.21
"""So large that the smallest words of the drawing, at 16 pixels, are printed at 9.5 points."""

_WIDEST_BESIDE = 85.0  # millimetres; a wider drawing stands above its words

_WHOLE_PAGE = 186.0  # millimetres between the margins of the wider paper; on the other it is made to fit

_TIMELINE_PIXELS = 840
"""The width of the timeline: over the whole page its words are printed at 9.7 points."""

_HIGHEST = 215.0
"""Millimetres of drawing that fit on one page of either paper; a higher one is made smaller as a whole."""

_SMALL = 0.1875
"""Millimetres for a pixel in the small drawings: their words, at 16 pixels, are printed at 8.5 points."""

_SMALLEST = 0.8

_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')
_MARKS = frozenset(MarkKind)


_LARGE = 0.32
"""Millimetres for a pixel in large print: words of 16 pixels are printed at 14 points on either paper."""

_large: ContextVar[bool] = ContextVar("large", default=False)


@contextmanager
def drawn_large(large: bool) -> Iterator[None]:
    """Draw what is built inside with the words that large print needs, or as usual."""
    before = _large.set(large)
    try:
        yield
    finally:
        _large.reset(before)


def is_large() -> bool:
    """Whether drawings are made for large print, where the low ones have no room for their words."""
    return _large.get()


def _scale(usual: float) -> float:
    """Millimetres for a pixel."""
    return _LARGE if _large.get() else usual


def spine(history: History, on: date) -> tuple[Section, ...]:
    """The operated part as it is on a day; left out when there is nothing to mark on it.

    The words beside it leave out the devices, which have a table of their own.
    """
    state = spine_state(history, on)
    if state.is_plain:
        return ()
    svg = spine_drawing.draw(state, palette=PRINT)
    drawing = _sized(svg, spine_words.text_alternative(state), _scale(_MM_PER_PIXEL))
    words = _words(state)
    beside = drawing.width <= _WIDEST_BESIDE
    key = Key(tuple(spine_key.key(state, PRINT)), spine_key.WIDTH * _scale(_MM_PER_PIXEL))
    blocks: tuple[Block, ...] = (Beside(drawing, (key,)), words) if beside else (drawing, key, words)
    return (headed("drawing", blocks, drawing_note(history, state)),)


def drawing_note(history: History, state: SpineState) -> str:
    """What holds for the whole drawing: which operations were not completed; what has no mark; what is left out."""
    less = any(map(took_place, history.left_out("surgeries")))
    stopped = [numbered(history, one) for one in history.operations if words.status_words(one)]
    notes = (
        say("note.drawing"),
        say("note.drawing.uncertain", numbers=words.listing(stopped)) if stopped else "",
        say("note.drawing.nowhere", where=words.listing(state.nowhere)) if state.nowhere else "",
        say("note.drawing.left_out") if less else "",
    )
    return "; ".join(filter(None, notes))


def timeline(history: History, on: date) -> tuple[Section, ...]:
    """Everything dated as lanes in time: in one picture or, where that is too small to read, in two or in more.

    Left out, and said so, when these are too small as well. What is small in one language is taken for small in
    all of them, so that the sheet has the same shape in each.
    """
    found = views_timeline.timeline(history, on)
    if not found.lanes:
        return ()
    note = (Paragraph((plain(found.note),)),) if found.note else ()
    for parts_of in (_in_one, _in_two, _in_more):
        drawn = {tongue: _timelines(history, on, tongue, parts_of) for tongue in LANGUAGES}
        if all(one.width >= _WHOLE_PAGE * _SMALLEST for pictures in drawn.values() for one in pictures):
            return (headed("timeline", (*drawn[language()], *note)),)
    return (headed("timeline", (Paragraph((plain(say("timeline.left_out")),)),)),)


def _timelines(
    history: History, on: date, tongue: Language, parts_of: Callable[[Timeline], tuple[Timeline, ...]]
) -> tuple[Picture, ...]:
    """The parts of the timeline in a language, each as a picture over the whole width."""
    with spoken(tongue):
        parts = parts_of(views_timeline.timeline(history, on))
        scale = _scale(_WHOLE_PAGE / _TIMELINE_PIXELS)
        pixels = round(_WHOLE_PAGE / scale)
        return tuple(_sized(timeline_svg.draw(part, "print", pixels), part.alt, scale) for part in parts)


def _in_one(found: Timeline) -> tuple[Timeline, ...]:
    return (found,)


def _in_two(found: Timeline) -> tuple[Timeline, ...]:
    """What happened, then the symptoms under the operations."""
    courses = [lane for lane in found.lanes if lane.kind is LaneKind.SYMPTOM]
    others = [lane for lane in found.lanes if lane not in courses]
    if not (others and courses):
        return (found,)
    return _part(found, others, found.undated), _under_operations(found, courses)


def _in_more(found: Timeline) -> tuple[Timeline, ...]:
    """What is in the body and what was, then what was done and seen, then the symptoms by twos, under the operations."""
    courses = [lane for lane in found.lanes if lane.kind is LaneKind.SYMPTOM]
    first = [lane for lane in found.lanes if lane.kind in _FIRST]
    others = [lane for lane in found.lanes if lane not in courses and lane not in first]
    twos = [courses[place : place + 2] for place in range(0, len(courses), 2)]
    rest = tuple(_under_operations(found, lanes) for lanes in (others, *twos) if lanes)
    return (_part(found, first, found.undated), *rest) if first else rest


_FIRST = (LaneKind.CONDITIONS, LaneKind.OTHER_IMPLANTS, LaneKind.OPERATIONS, LaneKind.HARDWARE)


def _under_operations(found: Timeline, lanes: Sequence[Lane]) -> Timeline:
    operated = [lane for lane in found.lanes if lane.kind is LaneKind.OPERATIONS]
    return _part(found, (*operated, *lanes), ())


def _part(found: Timeline, lanes: Sequence[Lane], undated: Sequence[Mark]) -> Timeline:
    """Some lanes of a timeline, with words of their own."""
    return replace(found, lanes=tuple(lanes), alt=views_timeline.said_of(lanes, undated, found.on))


def measures(history: History) -> tuple[Section, ...]:
    """Scores and tolerances over time, each on its own axis; left out where none was recorded twice."""
    found = views_measures.measures(history)
    scale = _scale(_WHOLE_PAGE / _TIMELINE_PIXELS)
    pixels = round(_WHOLE_PAGE / scale)
    svg = measures_svg.measures_svg(found, views_measures.operations(history), "print", pixels)
    if not svg:
        return ()
    said = measures_svg.alternative(measures_svg.with_course(found))
    drawing = _sized(svg, said, scale)
    return (headed("measures", (drawing,), say("note.measures")),)


def timeline_band(history: History, on: date, *heights: float) -> Picture | None:
    """Operations, hardware and images in time as a band, 186 mm wide; None where there are none of them.

    It is up to the first of some heights in millimetres high, and its ``lower`` forms up to the others.
    """
    shown = timeline_band_.band(views_timeline.timeline(history, on, telling=False))
    found = timeline_band_.draw_bands(
        shown, round(_WHOLE_PAGE / _SMALL), [height / _SMALL for height in heights or (45,)]
    )
    return _with_lower([_sized(svg, alt, _SMALL) for svg, alt in found])


def _with_lower(pictures: Sequence[Picture]) -> Picture | None:
    """The first picture with the next as its lower form, and so on."""
    lower: Picture | None = None
    for picture in reversed(pictures):
        lower = replace(picture, lower=lower)
    return lower


def small_of(state: SpineState, heights: Sequence[float] = (75,), width: float = 60) -> Picture | None:
    """The operated part within some millimetres, or the whole spine where that is too small; None when nothing is marked.

    It is up to the first height high, and its ``lower`` forms up to the others.
    """
    if state.is_plain:
        return None
    said = spine_words.text_alternative(state)
    drawn = (
        spine_drawing.draw_within(state, width / _SMALL, height / _SMALL, palette=PRINT) for height in heights
    )
    return _with_lower([_sized(svg, said, _scale(_SMALL)) for svg in drawn])


def symptom_chart(history: History, on: date) -> Picture | None:
    """The course of the back and of the limb as a chart of 90 x 35 mm; None where there are no entries."""
    history = as_of(history, on)
    found, marked = symptom_course.courses(history, on), views_measures.operations(history)
    svg = symptom_svg.symptom_chart_svg(found, marked)
    if not svg:
        return None
    return _sized(svg, symptom_svg.alternative(found, marked), _scale(_SMALL))


def _sized(svg: str, alt: str, scale: float) -> Picture:
    """A drawing at ``scale`` millimetres for a pixel, or smaller where it would not fit on a page."""
    found = _SIZE.search(svg)
    if found is None:
        return Picture(svg, alt, _WIDEST_BESIDE)
    width, height = float(found[1]), float(found[2])
    return Picture(svg, alt, width * min(scale, _HIGHEST / height))


def _words(state: SpineState) -> Table:
    """What is marked, one row for each place."""
    marks = [row for row in spine_words.describe(state) if not row.marks or row.marks[0] in _MARKS]
    places = dict.fromkeys(row.site for row in marks)
    rows = tuple(
        ((strong(place),), tuple(plain(row.sentence) for row in marks if row.site == place))
        for place in places
    )
    return Table((Column(say("column.level"), 14), Column(say("column.marked"), 90)), rows)

"""The drawing of the spine on the sheet, with what it marks in words beside it."""

import re
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.phrases import say
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
)
from tracker.views import timeline as views_timeline
from tracker.views import timeline_band as timeline_band_
from tracker.views.spine import SpineState, spine_state
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_svg import PRINT

_MM_PER_PIXEL = 0.21
"""So large that the smallest words of the drawing, at 16 pixels, are printed at 9.5 points."""

_WIDEST_BESIDE = 85.0  # millimetres; a wider drawing stands above its words

_WHOLE_PAGE = 186.0  # millimetres between the margins of the wider paper; on the other it is made to fit

_TIMELINE_PIXELS = 840
"""The width of the timeline: over the whole page its words are printed at 9.7 points."""

_HIGHEST = 215.0
"""Millimetres of drawing that fit on one page of either paper; a higher one is made smaller as a whole."""

_SMALL = 0.18
"""Millimetres for a pixel in the small drawings: their words, at 16 pixels, are printed at 8.2 points."""

_SMALLEST = 0.8

_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"')
_MARKS = frozenset(MarkKind)


def spine(history: History, on: date) -> tuple[Section, ...]:
    """The operated part as it is on a day; left out when there is nothing to mark on it.

    The words beside it leave out the devices, which have a table of their own.
    """
    state = spine_state(history, on)
    if state.is_plain:
        return ()
    svg = spine_drawing.draw(state, palette=PRINT)
    drawing = _sized(svg, spine_words.text_alternative(state), _MM_PER_PIXEL)
    words = _words(state)
    beside = drawing.width <= _WIDEST_BESIDE
    key = Key(tuple(spine_key.key(state, PRINT)), spine_key.WIDTH * _MM_PER_PIXEL)
    blocks: tuple[Block, ...] = (Beside(drawing, (words,)), key) if beside else (drawing, key, words)
    return (headed("drawing", blocks, say("note.drawing")),)


def timeline(history: History, on: date) -> tuple[Section, ...]:
    """Everything dated as lanes in time; left out, and said so, when it would be too small to read."""
    found = views_timeline.timeline(history, on)
    if not found.lanes:
        return ()
    svg = timeline_svg.draw(found, "print", _TIMELINE_PIXELS)
    drawing = _sized(svg, found.alt, _WHOLE_PAGE / _TIMELINE_PIXELS)
    if drawing.width < _WHOLE_PAGE * _SMALLEST:
        return (headed("timeline", (Paragraph((plain(say("timeline.left_out")),)),)),)
    note = (Paragraph((plain(found.note),)),) if found.note else ()
    return (headed("timeline", (drawing, *note)),)


def measures(history: History) -> tuple[Section, ...]:
    """Scores and tolerances over time, each on its own axis; left out where none was recorded twice."""
    found = views_measures.measures(history)
    svg = measures_svg.measures_svg(found, views_measures.operations(history), "print", _TIMELINE_PIXELS)
    if not svg:
        return ()
    said = measures_svg.alternative(measures_svg.with_course(found))
    drawing = _sized(svg, said, _WHOLE_PAGE / _TIMELINE_PIXELS)
    return (headed("measures", (drawing,), say("note.measures")),)


def timeline_band(history: History, on: date) -> Picture | None:
    """Operations, hardware and images in time as a band of 186 x 45 mm; None where there are none of them."""
    shown = timeline_band_.band(views_timeline.timeline(history, on))
    svg, alt = timeline_band_.draw_band(shown, round(_WHOLE_PAGE / _SMALL), 45 / _SMALL)
    return _sized(svg, alt, _SMALL) if svg else None


def spine_small(history: History, on: date) -> Picture | None:
    """The operated part within 60 x 75 mm, or the whole spine where that is too small; None when nothing is marked."""
    state = spine_state(history, on)
    if state.is_plain:
        return None
    svg = spine_drawing.draw_within(state, 60 / _SMALL, 75 / _SMALL, palette=PRINT)
    return _sized(svg, spine_words.text_alternative(state), _SMALL)


def symptom_chart(history: History, on: date) -> Picture | None:
    """The course of the back and of the limb as a chart of 90 x 35 mm; None where there are no entries."""
    found, marked = symptom_course.courses(history, on), views_measures.operations(as_of(history, on))
    svg = symptom_svg.symptom_chart_svg(found, marked)
    if not svg:
        return None
    return _sized(svg, symptom_svg.alternative(found, marked), _SMALL)


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

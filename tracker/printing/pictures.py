"""The drawing of the spine on the sheet, with what it marks in words beside it."""

import re
from datetime import date

from tracker.domain.history import History
from tracker.printing.layout import (
    Beside,
    Block,
    Column,
    Key,
    Paragraph,
    Picture,
    Section,
    Table,
    plain,
    strong,
)
from tracker.views import spine_drawing, spine_key, spine_words, timeline_svg
from tracker.views import timeline as views_timeline
from tracker.views.spine import SpineState, spine_state
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_svg import PRINT

_MM_PER_PIXEL = 0.19
"""So large that the level names of the drawing are printed at 9.7 points."""

_WIDEST_BESIDE = 85.0  # millimetres; a wider drawing stands above its words

_WHOLE_PAGE = 190.0  # millimetres; more than there is, so it fills the width

_TIMELINE_PIXELS = 840
"""The width of the timeline: over the whole page its words are printed at 9.7 points."""

_SIZE = re.compile(r'width="([\d.]+)"')
_MARKS = frozenset(MarkKind)


def spine(history: History, on: date) -> tuple[Section, ...]:
    """The operated part as it is on a day; left out when there is nothing to mark on it.

    The words beside it leave out the devices, which have a table of their own.
    """
    state = spine_state(history, on)
    if state.is_plain:
        return ()
    drawing = _picture(state)
    words = _words(state)
    beside = drawing.width <= _WIDEST_BESIDE
    key = Key(tuple(spine_key.key(state, PRINT)), spine_key.WIDTH * _MM_PER_PIXEL)
    blocks: tuple[Block, ...] = (Beside(drawing, (words,)), key) if beside else (drawing, key, words)
    return (Section("Spine drawing", blocks, "from the side; not to scale"),)


def timeline(history: History, on: date) -> tuple[Section, ...]:
    """Everything dated as lanes in time; left out when nothing is."""
    found = views_timeline.timeline(history, on)
    if not found.lanes:
        return ()
    svg = timeline_svg.draw(found, "print", _TIMELINE_PIXELS)
    drawing = Picture(svg, found.alt, _WHOLE_PAGE)
    note = (Paragraph((plain(found.note),)),) if found.note else ()
    return (Section("Timeline", (drawing, *note)),)


def _picture(state: SpineState) -> Picture:
    svg = spine_drawing.draw(state, palette=PRINT)
    found = _SIZE.search(svg)
    width = float(found[1]) if found else 400.0
    return Picture(svg, spine_words.text_alternative(state), width * _MM_PER_PIXEL)


def _words(state: SpineState) -> Table:
    """What is marked, one row for each place."""
    marks = [row for row in spine_words.describe(state) if not row.marks or row.marks[0] in _MARKS]
    places = dict.fromkeys(row.site for row in marks)
    rows = tuple(
        ((strong(place),), tuple(plain(row.sentence) for row in marks if row.site == place))
        for place in places
    )
    return Table((Column("Level", 14), Column("What is marked", 90)), rows)

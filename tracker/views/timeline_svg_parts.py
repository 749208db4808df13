"""Pieces of SVG text for the timeline: presentation attributes only, text escaped, numbers rounded to 0.1 px."""

from collections.abc import Iterable
from datetime import date
from html import escape

from tracker.views import words
from tracker.views.label_rows import text_width
from tracker.views.timeline_colours import Colours
from tracker.views.timeline_marks import Days
from tracker.views.timeline_shapes import TEXT, Layout

_FACE = "Noto Sans, Helvetica, Arial, sans-serif"
"""Plain words only: a name with a digit makes a browser drop the whole list, and usvg knows no quotes."""


def document(width: float, height: float, alt: str, parts: Iterable[str]) -> str:
    """A whole SVG of a size in px; ``alt`` becomes its title."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img"><title>{clean(alt)}</title>{"".join(parts)}</svg>'
    )


def clean(text: str) -> str:
    """Text for XML: escaped, without the characters that XML cannot hold."""
    return escape(
        "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) < 0xE000 and c not in "\ufffe\uffff")
    )


def text(
    x: float,
    y: float,
    text: str,
    color: str,
    size: float = TEXT,
    anchor: str = "start",
    bold: bool = False,
    halo: str = "",
) -> str:
    """A text on its base line; a ``halo`` of a colour keeps it readable where lines cross it."""
    weight = ' font-weight="700"' if bold else ""
    if halo:
        weight += f' stroke="{halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{_FACE}" font-size="{size:g}"{weight} fill="{color}" '
        f'text-anchor="{anchor}">{clean(text)}</text>'
    )


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    edge: str = "none",
    line: float = 0,
    dash: str = "",
) -> str:
    """A rectangle by its top left corner; ``dash`` as in SVG."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="{line:g}"{dashes}/>'
    )


def path(points: Iterable[tuple[float, float]], color: str, line: float, dash: str = "") -> str:
    """An open line through points."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    joined = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{joined}" fill="none" stroke="{color}" stroke-width="{line:g}"{dashes}/>'


def ticks(days: Days, width: float) -> Iterable[tuple[date, str]]:
    """Years where they have room, else every second, fifth or tenth; months in a view of few years."""
    first = days.first or days.last
    per_year = width / max((days.last - first).days / 365.25, 0.01)
    months = next((step for step in (1, 3, 6) if per_year * step / 12 >= 90), 12)
    years = next((step for step in (1, 2, 5, 10, 20) if per_year * step >= 60), 50)
    for year in range(first.year, days.last.year + 1):
        for month in range(1, 13, months) if months < 12 else (1,):
            day = date(year, month, 1)
            if first <= day <= days.last and (months < 12 or year % years == 0):
                yield day, words.month_name(day) if months < 12 else str(year)


def axis(
    layout: Layout, days: Days, width: float, left: float, y: float, colours: Colours, size: float = TEXT
) -> Iterable[str]:
    """Vertical grid lines down to ``y`` and the dates below it; a date that would be cut off is left out."""
    for day, said in ticks(days, layout.width):
        x, half = left + layout.x(day), text_width(said, size) / 2
        yield path([(x, 0 if size == TEXT else 24), (x, y)], colours.grid, 1)
        if left <= x - half and x + half <= left + width:
            yield text(x, y + size + 3, said, colours.muted, size, "middle")

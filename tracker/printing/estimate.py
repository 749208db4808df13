"""About how high a dense sheet is, in millimetres, without laying it out; tests compare it with real pages.

The measures of the template (``history.typ``) are repeated here as heights of lines; a difference costs at most
another compilation, since the pages are counted in the end.
"""

import re
from functools import lru_cache

from tracker.printing.geometry import (
    DENSE_EM,
    GUTTER,
    PAPER,
    POINT,
    RUN_IN,
    column_rooms,
    page_room,
    section_room,
)
from tracker.printing.glyphs import width
from tracker.printing.layout import Block, Cell, Key, Line, Paragraph, Picture, Section, Sheet, Style, Table

_LINE = 9.2 * POINT
_UNDER = 3.0 * POINT
"""What the last line of a cell or paragraph has less below it than those before."""
_ROW = 4.6 * POINT
_HEAD = 7.0 * POINT
_ABOVE = 4.0 * POINT
_TITLE = 15.6 * POINT
_RUN_IN_TITLE = 6.0 * POINT
_FRAME = 19.0 * POINT
_SHEET_HEAD = 13.0
_TOP_AND_FOOT = 24.0
_KEY_MARK, _KEY_GAP = 36 / 56, 1.5
_UPRIGHT = 0.9
_BOLD = 0.97
"""How wide ordinary words are against bold ones, with what is left empty at the ends of lines."""
_SHAPE = re.compile(r'<svg[^>]*? viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')


def room(sheet: Sheet) -> float:
    """The height of one page between its margins, less what page breaks leave empty as a rule."""
    return (PAPER[sheet.paper][2] - _TOP_AND_FOOT) * 0.975


def height(sheet: Sheet) -> float:
    """The height of all sections below each other, and of the head."""
    wide = page_room(sheet)
    total = _SHEET_HEAD + _lines(sheet.left_out, wide) * _LINE
    left = list(sheet.sections)
    while left:
        beside = left[:2] if len(left) > 1 and left[0].half and left[1].half else left[:1]
        rooms = [section_room(len(beside) > 1, one.run_in, wide) for one in beside]
        total += max(map(_section, beside, rooms))
        left = left[len(beside) :]
    return total


@lru_cache(maxsize=256)
def _section(section: Section, inner: float) -> float:
    blocks = sum(_block(block, inner) for block in section.blocks)
    if section.run_in:
        title = (1 + int(width(section.title) * DENSE_EM / RUN_IN)) * _LINE - _UNDER
        return max(blocks - _ABOVE, title) + _RUN_IN_TITLE
    return blocks + (_FRAME if section.framed else _TITLE)


def _block(block: Block, inner: float) -> float:
    if isinstance(block, Table):
        return _table(block, inner)
    if isinstance(block, Paragraph):
        return _lines(block.lines, inner) * _LINE - _UNDER + _ABOVE
    if isinstance(block, Picture):
        return _picture(block, inner)
    if isinstance(block, Key):
        return len(block.marks) * (block.width * _KEY_MARK + _KEY_GAP) / max(1, int(inner / 55))
    beside = inner - block.picture.width - GUTTER
    return max(_picture(block.picture, inner), sum(_block(one, beside) for one in block.blocks))


def _picture(picture: Picture, inner: float) -> float:
    found = _SHAPE.search(picture.svg)
    high = float(found[2]) / float(found[1]) if found else 1.0
    return min(picture.width, inner) * high + _ABOVE


def _table(table: Table, inner: float) -> float:
    rooms = column_rooms([column.share for column in table.columns], inner)
    heads = max(1 + int(width(c.title) * DENSE_EM / r) for c, r in zip(table.columns, rooms, strict=True))
    rows = (max(_lines(cell, r) for cell, r in zip(row, rooms, strict=True)) for row in table.rows)
    return heads * _LINE - _UNDER + _HEAD + sum(high * _LINE - _UNDER + _ROW for high in rows)


def _lines(cell: Cell, inner: float) -> int:
    return sum(1 + int(_wide(line) * DENSE_EM / inner) for line in cell)


def _wide(line: Line) -> float:
    """The width of a line in ems; ``width`` is that of bold words."""
    return sum(width(span.text) * (_BOLD if span.style is Style.STRONG else _UPRIGHT) for span in line)

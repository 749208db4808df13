"""About how high a dense sheet is, in millimetres, without laying it out; tests compare it with real pages.

The measures of the template (``history.typ``) are repeated here as heights of lines; a difference costs at most
another compilation, since the pages are counted in the end.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.printing.geometry import (
    DENSE_EM,
    GUTTER,
    KEY_GAP,
    KEY_MARK,
    PAPER,
    POINT,
    RUN_IN,
    column_rooms,
    page_room,
    section_room,
)
from tracker.printing.glyphs import width
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Key,
    Line,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Style,
    Table,
)

_LINE = 9.2 * POINT
_UNDER = 3.0 * POINT
"""What the last line of a cell or paragraph has less below it than those before."""
_ROW = 3.75 * POINT
_HEAD = 7.0 * POINT
_ABOVE = 4.0 * POINT
_TITLE = 15.6 * POINT
_RUN_IN_TITLE = 6.0 * POINT
_FRAME = 19.0 * POINT
_SHEET_HEAD = 12.0
_TOP_AND_FOOT = 24.0
_UPRIGHT = 0.893
_BOLD = 0.945
"""How wide words of ordinary and of bold type are against the upper estimate of ``width``."""
_SPACE = 0.26 * DENSE_EM
_WORD = re.compile(r"[^ ]+ *")
_SHAPE = re.compile(r'<svg[^>]*? viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')


def room(sheet: Sheet) -> float:
    """The height of one page between its margins, less what page breaks leave empty as a rule."""
    return (PAPER[sheet.paper][2] - _TOP_AND_FOOT) * 0.985


def height(sheet: Sheet) -> float:
    """The height of all sections below each other, and of the head; with what goes over a page twice."""
    wide, page = page_room(sheet), room(sheet)
    total = _SHEET_HEAD + _lines(sheet.left_out, wide) * _LINE
    left = list(sheet.sections)
    while left:
        beside = left[:2] if len(left) > 1 and left[0].half and left[1].half else left[:1]
        rooms = [section_room(len(beside) > 1, one.run_in, wide) for one in beside]
        before, total = total, total + max(map(_section, beside, rooms))
        end = (before // page + 1) * page
        if total > end and any(map(_has_drawing, beside)):
            total += end - before  # it goes over whole
        elif total > end and len(beside) == 1:
            total += _over(beside[0], rooms[0])
        left = left[len(beside) :]
    return total


def _has_drawing(section: Section) -> bool:
    return any(isinstance(block, Picture | Beside) for block in section.blocks)


def _over(section: Section, inner: float) -> float:
    """What it takes more where a page ends in it: the head of its table again, and half a row that went over whole."""
    tables = [block for block in section.blocks if isinstance(block, Table) and block.rows]
    return sum(_heads(one, inner) + _table(one, inner) / len(one.rows) / 2 for one in tables[:1])


@lru_cache(maxsize=256)
def _section(section: Section, inner: float) -> float:
    blocks = sum(_block(block, inner) for block in section.blocks)
    if section.run_in:
        title = (1 + int(width(section.title) * _BOLD * DENSE_EM / RUN_IN)) * _LINE - _UNDER
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
        return len(block.marks) * (block.width * KEY_MARK + KEY_GAP) / max(1, int(inner / 55))
    beside = inner - block.picture.width - GUTTER
    return max(_picture(block.picture, inner), sum(_block(one, beside) for one in block.blocks))


def _picture(picture: Picture, inner: float) -> float:
    found = _SHAPE.search(picture.svg)
    high = float(found[2]) / float(found[1]) if found else 1.0
    return min(picture.width, inner) * high + _ABOVE


def _table(table: Table, inner: float) -> float:
    if not table.rows:
        return 0.0  # all of them are listed below it
    rooms = _rooms(table, inner)
    rows = (max(_lines(cell, r) for cell, r in zip(row, rooms, strict=True)) for row in table.rows)
    return _heads(table, inner) + sum(high * _LINE - _UNDER + _ROW for high in rows)


def _heads(table: Table, inner: float) -> float:
    """The height of the heads of its columns."""
    rooms = _rooms(table, inner)
    lines = (width(c.title) * _UPRIGHT * DENSE_EM / r for c, r in zip(table.columns, rooms, strict=True))
    return (1 + int(max(lines))) * _LINE - _UNDER + _HEAD


def _rooms(table: Table, inner: float) -> list[float]:
    return column_rooms([column.share for column in table.columns], inner)


def _lines(cell: Cell, inner: float) -> int:
    return sum(_broken(line, inner) for line in cell)


def _broken(line: Line, inner: float) -> int:
    """How many lines of type a line takes; its words are only walked where it takes more than one."""
    if _wide(line) * DENSE_EM <= inner:
        return 1
    number, left = 1, inner
    for word, wide in _words(line):
        if wide > left and left < inner:
            number, left = number + 1, inner
        left -= wide + (_SPACE if word.endswith(" ") else 0.0)
    return number


def _words(line: Line) -> Iterator[tuple[str, float]]:
    """The words of a line with the millimetres each takes; one may begin in a span and end in another."""
    for span in line:
        for word in _WORD.findall(span.text):
            yield (
                word,
                width(word.rstrip(" ")) * DENSE_EM * (_BOLD if span.style is Style.STRONG else _UPRIGHT),
            )


def _wide(line: Line) -> float:
    """The width of a line in ems; ``width`` is that of bold words."""
    return sum(width(span.text) * (_BOLD if span.style is Style.STRONG else _UPRIGHT) for span in line)

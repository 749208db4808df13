"""A sheet laid out for large print: nothing stands beside anything else, and a table has two columns at most.

Of a wider table the first column stays; what stood in the others follows in the second, each under its head.
"""

from dataclasses import replace

from tracker.domain.phrases import Language
from tracker.printing.layout import Beside, Block, Cell, Column, Line, Section, Sheet, Span, Style, Table

_MOST = 2
"""Columns of a table that stay as they are."""


def enlarged(sheet: Sheet) -> Sheet:
    """The same sheet, with room for large letters; not a word is added or lost."""
    sections = tuple(_section(section, sheet.second) for section in sheet.sections)
    return replace(sheet, sections=sections, dense=False)


def _section(section: Section, second: Language | None) -> Section:
    blocks = tuple(_stacked(one, second) for block in section.blocks for one in _below_each_other(block))
    return replace(section, blocks=blocks, half=False, run_in=False)


def _below_each_other(block: Block) -> tuple[Block, ...]:
    if not isinstance(block, Beside):
        return (block,)
    return (*block.blocks, block.picture) if block.after else (block.picture, *block.blocks)


def _stacked(block: Block, second: Language | None) -> Block:
    if not isinstance(block, Table) or len(block.columns) <= _MOST:
        return block
    first, *others = block.columns
    # Each row says the heads again; a table without rows is nothing but its heads.
    rest = Column("", 65) if block.rows else Column(_joined(others, "title"), 65, _joined(others, "also"))
    rows = tuple((row[0], _under_heads(others, row[1:], second)) for row in block.rows)
    return Table((replace(first, share=35), rest), rows)


def _joined(columns: list[Column], name: str) -> str:
    return "; ".join(filter(None, (getattr(column, name) for column in columns)))


def _under_heads(columns: list[Column], cells: tuple[Cell, ...], second: Language | None) -> Cell:
    lines: list[Line] = []
    for column, cell in zip(columns, cells, strict=True):
        head = _head(column, second)
        lines += ((*head, *cell[0]), *cell[1:]) if cell else (head,)
    return tuple(lines)


def _head(column: Column, second: Language | None) -> Line:
    if not column.also:
        return (Span(f"{column.title}: ", Style.QUIET),)
    return (
        Span(f"{column.title} / " if column.title else "", Style.QUIET),
        Span(column.also, Style.QUIET, second),
        Span(": ", Style.QUIET),
    )

"""A column whose cells say much the same, told once below its table: "Operative note: held (1, 3-5); not recorded (2)"."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.printing.layout import Block, Cell, Line, Paragraph, Span, Table, gap, in_one, quiet


def gathered(blocks: tuple[Block, ...], column: int) -> tuple[Block, ...]:
    """The blocks with the column of their table told in a first line below it; rows are named by their numbers from 1."""
    table, *rest = blocks
    if not isinstance(table, Table) or len(table.columns) <= column:
        return blocks
    told = _line(table.columns[column].title, [row[column] for row in table.rows])
    rows = tuple((*row[:column], *row[column + 1 :]) for row in table.rows)
    fewer = replace(table, rows=rows, columns=(*table.columns[:column], *table.columns[column + 1 :]))
    if rest and isinstance(rest[0], Paragraph):
        return (fewer, replace(rest[0], lines=(told, *rest[0].lines)), *rest[1:])
    return (fewer, Paragraph((told,)), *rest)


def _line(title: str, cells: Sequence[Cell]) -> Line:
    numbers: dict[Cell, list[int]] = {}
    for number, cell in enumerate(cells, 1):
        numbers.setdefault(cell, []).append(number)
    said = tuple((*(in_one(cell) or (gap(),))[0], Span(f" ({ranges(own)})")) for cell, own in numbers.items())
    return (*quiet(f"{title}: "), *in_one(said)[0])


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in few words: "1, 3-5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)

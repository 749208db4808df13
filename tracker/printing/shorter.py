"""What one step makes of a section: fewer rows, shorter texts, or the same words set closer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from tracker.printing.gathering import gathered
from tracker.printing.layout import (
    Beside,
    Block,
    Brief,
    Cell,
    Inner,
    Key,
    Line,
    Listing,
    Paragraph,
    Picture,
    Section,
    Span,
    Style,
    Table,
    in_one,
    quiet,
)
from tracker.printing.listing import list_below, with_rows
from tracker.printing.steps import (
    OF_HARDWARE,
    OTHERS,
    Bare,
    Briefly,
    Cut,
    Gather,
    Keep,
    Lower,
    Names,
    RunIn,
    Shortening,
    Tight,
    Undrawn,
)
from tracker.printing.widths import lowest
from tracker.views import words
from tracker.views.names import is_quoted

CUT = "…"
"""Stands where a text was cut."""
_NEXT = Span("; ")
"""Between what is run on in a line."""


def shorter(section: Section, step: Shortening) -> Section:
    """A section after a step that concerns it."""
    if isinstance(step, RunIn):
        return replace(section, run_in=True, note="")
    if isinstance(step, Cut):
        others = OF_HARDWARE if section.name == "hardware" else OTHERS
        return replace(section, blocks=tuple(_cut(one, step.characters, others) for one in section.blocks))
    return replace(section, blocks=_blocks(section.blocks, step))


def _blocks(
    blocks: tuple[Block, ...], step: Keep | Names | Tight | Gather | Bare | Undrawn | Briefly | Lower
) -> tuple[Block, ...]:
    if isinstance(step, Keep):
        return _kept(blocks, step)
    if isinstance(step, Gather):
        return gathered(blocks, step.column)
    if isinstance(step, Briefly):
        return tuple(chain(*map(_briefly, blocks)))
    if isinstance(step, Undrawn):
        return tuple(chain(*(block.blocks if isinstance(block, Beside) else (block,) for block in blocks)))
    if isinstance(step, Lower):
        return tuple(map(_lower, blocks))
    return tuple(_table(block, step) if isinstance(block, Table) else block for block in blocks)


def _lower(block: Block) -> Block:
    if isinstance(block, Beside):
        return replace(block, picture=block.picture.lower or block.picture)
    return (block.lower or block) if isinstance(block, Picture) else block


def _kept(blocks: tuple[Block, ...], step: Keep) -> tuple[Block, ...]:
    """Only the first block that has rows or lines is shortened: what follows a table is said of all of it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Beside):
            inner = tuple(one for one in _kept(block.blocks, step) if isinstance(one, Inner))
            return (*blocks[:place], replace(block, blocks=inner), *blocks[place + 1 :])
        if not isinstance(block, Picture | Key):
            after = blocks[place + 2 if _is_listed(block) else place + 1 :]
            return (*blocks[:place], *_with_list(_fewer(block, step)), *after)
    return blocks


def _is_listed(block: Block) -> bool:
    """Whether a list of what has no row stands below a table."""
    return isinstance(block, Table) and block.listing is not None and bool(block.listing.listed)


def _with_list(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Table) and block.listing and block.listing.listed:
        return block, list_below(block.listing)
    return (block,)


def _fewer(block: Table | Paragraph, step: Keep) -> Block:
    number = len(block.rows if isinstance(block, Table) else block.lines)
    weights = block.weights or (0,) * number
    kept = sorted(sorted(range(number), key=lambda place: -weights[place])[: step.rows])
    weighed = replace(block, weights=tuple(weights[place] for place in kept))
    if isinstance(weighed, Table):
        listing = weighed.listing and with_rows(weighed.listing, kept)
        return replace(weighed, rows=tuple(weighed.rows[place] for place in kept), listing=listing)
    return replace(weighed, lines=tuple(weighed.lines[place] for place in kept))


def _briefly(block: Block) -> tuple[Block, ...]:
    if not isinstance(block, Paragraph) or block.brief is None:
        return (block,)
    return (replace(block, lines=block.brief, brief=None),) if block.brief else ()


def _table(table: Table, step: Names | Tight | Bare) -> Table:
    if isinstance(step, Names):
        return _named(table, step.characters)
    return _tight(table, step) if isinstance(step, Tight) else _bare(table)


def _named(table: Table, characters: int) -> Table:
    """A table whose first column is cut, names and all."""
    rows = tuple((_cut_cell(first, characters, characters), *others) for first, *others in table.rows)
    return replace(table, rows=rows)


def _tight(table: Table, step: Tight) -> Table:
    """Each column takes in others, under their heads; one that is set so already gets better widths."""
    if len(table.columns) == len(step.columns):
        return _low(table)
    titles = [column.title for column in table.columns]
    rows = tuple(
        tuple(
            in_one(
                (
                    *row[first],
                    *(
                        line
                        for one in others
                        if one < len(row)
                        for line in _under(titles[one], row[one], one in step.plain)
                    ),
                )
            )
            for first, *others in step.columns
        )
        for row in table.rows
    )
    heads = tuple("; ".join(titles[one] for one in places if one < len(titles)) for places in step.columns)
    return replace(table, columns=lowest(heads, rows), rows=rows)


def _bare(table: Table) -> Table:
    """A tight table without quotations and their labels, but for those that say what became of a thing."""
    rows = tuple((first, *(tuple(map(_unquoted, cell)) for cell in others)) for first, *others in table.rows)
    return _low(replace(table, rows=rows))


def _unquoted(line: Line) -> Line:
    said: list[Line] = [()]
    for span in line:
        said = [*said, ()] if span == _NEXT else [*said[:-1], (*said[-1], span)]
    return (
        in_one(tuple(one for one in said if not (one and is_quoted(one[-1].text) and not one[-1].whole)))
        or ((),)
    )[0]


def _low(table: Table) -> Table:
    return replace(table, columns=lowest(tuple(column.title for column in table.columns), table.rows))


def _under(head: str, cell: Cell, plain: bool) -> Cell:
    """The lines of a cell in one, behind the head of its column; a plain one only where nothing is recorded."""
    if plain and cell and cell[0] and cell[0][0].style is not Style.GAP:
        return in_one(cell)
    return tuple((*quiet(f"{head}: "), *line) for line in in_one(cell))


def _cut(block: Block, characters: int, others: int) -> Block:
    if isinstance(block, Beside):
        return replace(block, blocks=tuple(_cut_inner(inner, characters, others) for inner in block.blocks))
    return block if isinstance(block, Picture) else _cut_inner(block, characters, others)


def _cut_inner(block: Inner, characters: int, others: int) -> Inner:
    if isinstance(block, Table):
        rows = tuple(tuple(_cut_cell(cell, characters, others) for cell in row) for row in block.rows)
        return replace(
            block, rows=rows, listing=block.listing and _cut_list(block.listing, characters, others)
        )
    if isinstance(block, Paragraph):
        brief = block.brief and _cut_cell(block.brief, characters, others)
        return replace(block, lines=_cut_cell(block.lines, characters, others), brief=brief)
    return block


def _cut_list(listing: Listing, characters: int, others: int) -> Listing:
    def cut(brief: Brief) -> Brief:
        where, what, state = _cut_cell((brief.where, brief.what, brief.state), characters, others)
        return replace(brief, where=where, what=what, state=state)

    briefs, listed = (
        tuple((place, cut(one)) for place, one in told) for told in (listing.briefs, listing.listed)
    )
    return replace(listing, briefs=briefs, listed=listed)


def _cut_cell(cell: Cell, characters: int, others: int) -> Cell:
    return tuple(tuple(_cut_span(span, characters, others) for span in line) for line in cell)


def _cut_span(span: Span, characters: int, others: int) -> Span:
    """Own words within quotation marks are cut first; what stands between them is a fact and is cut far later.

    Words that are whole, such as a date, are cut last of all.
    """
    if span.whole:
        characters = others = max(characters, OTHERS)
    if len(span.text) <= characters:
        return span
    limits = (characters, max(characters, others))
    cut = (_cut_text(piece, limits[not own], own) for piece, own in pieces(span.text))
    return replace(span, text="".join(cut))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces: those in quotation marks, which may hold others, and those between them."""
    opening, closing = words.quoted("\0").split("\0")
    start = depth = 0
    for found in re.finditer(f"({re.escape(opening)})|{re.escape(closing)}", text):
        if found[1] and not depth:
            yield text[start : found.start()], False
            start = found.start()
        depth = max(0, depth + (1 if found[1] else -1))
        if not depth and text.startswith(opening, start):
            yield text[start : found.end()], True
            start = found.end()
    yield text[start:], depth > 0


def _cut_text(text: str, characters: int, own: bool) -> str:
    """Cut after a word where there is one; quotation marks stay closed."""
    if len(text) <= characters:
        return text
    head = text[: characters - 1]
    whole = head.rsplit(" ", 1)[0] if " " in head[characters // 2 :] else head
    return f"{whole.rstrip(' ,;:.')}{CUT}{words.quoted(chr(0)).split(chr(0))[1] if own else ''}"

"""A section as it is printed once it is as short as it has to be: how many of its rows are shown stands at itself.

Where the others are in a list below the rows, nothing is missing, and only the foot of the sheet counts them.
"""

from dataclasses import replace

from tracker.domain.phrases import say
from tracker.printing.layout import Beside, Block, Paragraph, Section, Table, quiet


def as_printed(section: Section, total: int) -> Section:
    """The section of which there were ``total`` rows, without what only shortening it needed."""
    shown = rows_of(section)
    if shown < total and not has_list(section):
        section = _noted(section, say("fit.shown", shown=shown, total=total))
    if not any(map(_has_spare, section.blocks)):
        return section
    return replace(section, blocks=tuple(_bare(block) for block in section.blocks if not _is_empty(block)))


def rows_of(section: Section) -> int:
    """How many rows or lines the block has that is shortened first."""
    for block in section.blocks:
        inner = next(iter(block.blocks), None) if isinstance(block, Beside) else block
        if isinstance(inner, Table | Paragraph):
            return len(inner.rows if isinstance(inner, Table) else inner.lines)
    return 0


def has_list(section: Section) -> bool:
    """Whether what has no row is told in a list below."""
    return any(
        isinstance(block, Table) and block.listing and block.listing.listed for block in section.blocks
    )


def _noted(section: Section, text: str) -> Section:
    """With a note beside the title; where that stands on the left, behind the last of the rows."""
    if not section.run_in:
        return replace(section, note="; ".join(filter(None, (section.note, text))))
    for place, block in enumerate(section.blocks):
        if isinstance(block, Paragraph):
            *lines, last = block.lines or ((),)
            told = replace(block, lines=(*lines, (*last, *quiet(f"  ({text})"))))
            return replace(section, blocks=(*section.blocks[:place], told, *section.blocks[place + 1 :]))
    return section


def _has_spare(block: Block) -> bool:
    return (isinstance(block, Table) and block.listing is not None) or (
        isinstance(block, Paragraph) and block.brief is not None
    )


def _is_empty(block: Block) -> bool:
    """Whether all rows of a table are listed below it."""
    return isinstance(block, Table) and block.listing is not None and not block.rows


def _bare(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, listing=None)
    return replace(block, brief=None) if isinstance(block, Paragraph) else block

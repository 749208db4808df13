"""A sheet before any layout as plain words, for tests to look into; sections are found by their name."""

import re
from collections.abc import Iterator

from tracker.printing.layout import Beside, Cell, Line, Paragraph, Section, Sheet, Table
from tracker.views.names import quotation_marks


def words_of(line: Line) -> str:
    return "".join(span.text for span in line)


def cell_words(cell: Cell) -> list[str]:
    return [words_of(line) for line in cell]


def named(of: Sheet, name: str) -> Section:
    return next(found for found in of.sections if found.name == name)


def names(of: Sheet) -> list[str]:
    return [found.name for found in of.sections]


def rows(of: Sheet, name: str) -> list[list[list[str]]]:
    """The rows of a section's tables: for each row its cells, for each cell its lines."""
    tables = [block for block in named(of, name).blocks if isinstance(block, Table)]
    return [[cell_words(cell) for cell in row] for table in tables for row in table.rows]


def lines(of: Sheet, name: str) -> list[str]:
    """The lines of a section's paragraphs."""
    blocks = [block for block in named(of, name).blocks if isinstance(block, Paragraph)]
    return [line for block in blocks for line in cell_words(block.lines)]


def all_words(of: Sheet) -> str:
    """Every word of head, summary and sections, a line each; those in drawings are not among them."""
    blocks = [block for section in of.sections for block in section.blocks]
    told = [line for block in blocks for line in _lines(block)]
    return "\n".join([of.head.name, words_of(of.head.about), *cell_words(of.summary), *told])


def _lines(block: object) -> list[str]:
    if isinstance(block, Beside):
        return [line for inner in block.blocks for line in _lines(inner)]
    if isinstance(block, Table):
        return [line for row in block.rows for cell in row for line in cell_words(cell)]
    return cell_words(block.lines) if isinstance(block, Paragraph) else []


def head_words(of: Sheet) -> str:
    """What the head says: whose sheet it is, when it was printed, and who keeps it."""
    return " ".join([of.head.name, words_of(of.head.about), of.head.printed, of.head.origin])


def section_words(of: Sheet, name: str) -> str:
    """A section with its title and the titles of its columns; each row of a table is one line."""
    return words_in(named(of, name))


def words_in(section: Section) -> str:
    """As ``section_words``, of a section at hand."""
    return "\n".join([section.title, *(text for block in section.blocks for text in _with_titles(block))])


def _with_titles(block: object) -> Iterator[str]:
    if isinstance(block, Beside):
        for inner in block.blocks:
            yield from _with_titles(inner)
    if isinstance(block, Paragraph):
        yield from cell_words(block.lines)
    if isinstance(block, Table):
        yield " | ".join(column.title for column in block.columns)
        yield from (" | ".join(text for cell in row for text in cell_words(cell)) for row in block.rows)


def unquoted(text: str) -> str:
    """A text without the quotation marks in which own words stand on a sheet."""
    return text.translate({ord(mark): None for mark in quotation_marks()})


def squeezed(text: str) -> str:
    """A text without spaces, breaks and invisible marks, for comparing with what was printed."""
    return re.sub("[\\s\u200b\u00ad\u200c\u200d\u200e\u200f\u2060\u202a-\u202e]", "", text)

"""Sections of which nothing is recorded, told together in one where room is wanting: no title of them is lost."""

from dataclasses import replace

from tracker.printing.layout import Paragraph, Section, Sheet, Style, headed, plain
from tracker.printing.steps import NEVER, UNSAID
from tracker.views import words


def together(sheet: Sheet) -> Sheet:
    """The sheet with the titles of its silent sections in one, at the place of the last of them."""
    silent = [section for section in sheet.sections if is_silent(section)]
    if len(silent) < 2:
        return sheet
    titles = plain("; ".join(section.title for section in silent))
    one = replace(headed(UNSAID, (Paragraph((titles,)),)), run_in=True)
    sections = (one if section is silent[-1] else section for section in sheet.sections)
    return replace(sheet, sections=tuple(section for section in sections if section not in silent))


def is_silent(section: Section) -> bool:
    """Whether all that a section with its title on the left says is that nothing is recorded."""
    if not section.run_in or section.name in NEVER or len(section.blocks) != 1:
        return False
    (block,) = section.blocks
    if not isinstance(block, Paragraph) or len(block.lines) != 1 or len(block.lines[0]) != 1:
        return False
    (span,) = block.lines[0]
    return span.style is Style.GAP and span.text == words.not_recorded()

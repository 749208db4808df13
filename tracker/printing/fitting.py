"""Shortening a sheet until it fits its pages: steps are taken in their order, and what went is said on the sheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.domain.phrases import say
from tracker.printing.estimate import height, room
from tracker.printing.layout import Beside, Block, Paragraph, Section, Sheet, Table, headed, in_one, plain
from tracker.printing.shorter import cut_ends, shorter
from tracker.printing.steps import STEPS, Fit, Keep, Step, Without
from tracker.views.names import is_quoted

PAGES = 2
_MOST_PAGES = 6
"""What does not fit ``PAGES`` after all of the steps is fitted to one page more, and so on up to these."""
_LAST = 9.0
"""Millimetres of the section that says what was shortened."""


def steps_needed(sheet: Sheet, count: Callable[[Sheet], int]) -> tuple[Step, ...]:
    """The steps a sheet needs to fit: by its estimated height, then by the pages it really takes.

    ``count`` lays a sheet out and counts its pages. What does not fit ``PAGES`` after all of the steps is shortened
    to the least number of pages that it does fit, and no further.
    """
    for pages in range(PAGES, _MOST_PAGES + 1):
        fitted: tuple[Step, ...] = (Fit(pages),) if pages > PAGES else ()
        margin = 1.0
        while True:
            taken, fits = _taken_by_height(sheet, margin * pages)
            if not fits:
                break
            if count(shortened(sheet, (*fitted, *taken))) <= pages:
                return (*fitted, *_spared(sheet, taken, pages, count))
            margin -= 0.02
    return (Fit(count(shortened(sheet, taken))), *taken)


def _spared(
    sheet: Sheet, taken: tuple[Step, ...], pages: int, count: Callable[[Sheet], int]
) -> tuple[Step, ...]:
    """Without leaving out a drawing where the sheet fits with it: heights are estimated on the safe side."""
    for step in (one for one in taken if isinstance(one, Without)):
        fewer = STEPS[: STEPS.index(step)]
        if count(shortened(sheet, fewer)) <= pages:
            return fewer
    return taken


def _taken_by_height(sheet: Sheet, pages: float) -> tuple[tuple[Step, ...], bool]:
    """Steps in their order until the height fits; then what proves not to be needed is given back, the last first."""
    limit = pages * room(sheet)
    taken: list[Step] = []
    now = sheet
    for step in STEPS:
        if _high(now, taken) <= limit:
            break
        after = _after(now, step)
        if after.sections != now.sections:
            taken, now = [*taken, step], after
    if _high(now, taken) > limit:
        return tuple(taken), False
    for step in reversed(taken[:-1]):
        fewer = [one for one in taken if one is not step]
        if isinstance(step, Keep) and _high(_all_after(sheet, fewer), fewer) <= limit:
            taken = fewer
    return tuple(taken), True


def _high(sheet: Sheet, taken: Sequence[Step]) -> float:
    return height(sheet) + (_LAST if taken else 0.0)


def _all_after(sheet: Sheet, steps: Iterable[Step]) -> Sheet:
    for step in steps:
        sheet = _after(sheet, step)
    return sheet


def shortened(sheet: Sheet, steps: Sequence[Step]) -> Sheet:
    """The sheet after these steps, with a last section that says what was shortened and what was left out."""
    now = _all_after(sheet, steps)
    nothing = () if sheet.left_out else (plain(say("fit.nothing_left_out")),)
    changes = _changes(sheet, now)
    pages = next((step.pages for step in steps if isinstance(step, Fit)), PAGES)
    said = (plain(say("fit.shortened", pages=pages, what="; ".join(changes))),) if changes else ()
    if not (nothing or said):
        return now
    last = replace(headed("left_out", (Paragraph(in_one((*said, *nothing), " ")),)), run_in=True)
    return replace(now, sections=(*now.sections, last))


def _after(sheet: Sheet, step: Step) -> Sheet:
    if isinstance(step, Fit):
        return sheet
    if isinstance(step, Without):
        return replace(sheet, sections=tuple(s for s in sheet.sections if s.name != step.name))
    return replace(sheet, sections=tuple(shorter(section, step) for section in sheet.sections))


def _changes(before: Sheet, after: Sheet) -> list[str]:
    """What is not as it was, in the order of the sheet: rows, then whole sections, then texts."""
    left = {section.name: section for section in after.sections}
    fewer, gone, cut, bare = [], [], [], []
    for section in before.sections:
        now, title = left.get(section.name), say(f"section.{section.name}")
        if now is None:
            gone.append(title)
            continue
        if _is_drawn(section) and not _is_drawn(now):
            gone.append(say("fit.undrawn", section=title))
        shown, total = _rows(now), max(section.total, _rows(section))
        if shown < total:
            fewer.append(say("fit.kept", section=title, shown=shown, total=total))
        elif _quotations(now) < _quotations(section):
            bare.append(title)
        own = set(_texts(section.blocks))
        if any(text not in own and text.endswith(cut_ends()) for text in _texts(now.blocks)):
            cut.append(title)
    without = [say("fit.without", sections=", ".join(gone))] if gone else []
    texts = [say("fit.cut", sections=", ".join(cut))] if cut else []
    notes = [say("fit.bare", sections=", ".join(bare))] if bare else []
    return [*fewer, *without, *notes, *texts]


def _quotations(section: Section) -> int:
    return sum(map(is_quoted, _texts(section.blocks)))


def _is_drawn(section: Section) -> bool:
    return any(isinstance(block, Beside) for block in section.blocks)


def _rows(section: Section) -> int:
    """How many rows or lines the block has that ``Keep`` shortens."""
    for block in section.blocks:
        inner = next(iter(block.blocks), None) if isinstance(block, Beside) else block
        if isinstance(inner, Table | Paragraph):
            return len(inner.rows if isinstance(inner, Table) else inner.lines)
    return 0


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from _texts(block.blocks)
        rows = block.rows if isinstance(block, Table) else ()
        cells = (block.lines,) if isinstance(block, Paragraph) else (cell for row in rows for cell in row)
        yield from (span.text for cell in cells for line in cell for span in line)

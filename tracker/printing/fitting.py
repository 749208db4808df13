"""Shortening a sheet until it fits its pages: what goes first stands in ``STEPS``, and what went is said on the sheet.

The steps work on layout values alone and know a section by its name only. They are taken in order until the sheet
fits; what changes a decision is never touched, and of the operations only long texts are cut, never a row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

from tracker.domain.phrases import say
from tracker.printing.estimate import height, room
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Inner,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
    headed,
    plain,
)
from tracker.views import words

PAGES = 2
_MOST_PAGES = 6
"""What does not fit ``PAGES`` after all of the steps is fitted to one page more, and so on up to these."""
_LAST = 9.0
"""Millimetres of the section that says what was shortened."""
_OTHERS = 160
"""Characters of a text that is not in quotation marks up to which it is never cut."""
NEVER = frozenset({"contact", "decides", "visit"})
"""Sections that stay as they are."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Of the rows or lines of a section only so many are kept: the first, or with ``last`` the last ones.

    With ``strong`` those stay before others whose last cell begins in bold: hardware that something became of.
    """

    name: str
    rows: int
    last: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Own words longer than so many characters end in "…", other texts when they are longer than ``_OTHERS`` too.

    That is so in the sections named, or with no name in all but ``NEVER``.
    """

    characters: int
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Without:
    """A section is left out."""

    name: str


@dataclass(frozen=True, slots=True)
class Undrawn:
    """The drawing in a section is left out; what stands beside it stays."""

    name: str


@dataclass(frozen=True, slots=True)
class Fit:
    """The pages a sheet is shortened to, where they are more than ``PAGES``; it changes nothing by itself."""

    pages: int


Step = Keep | Cut | Without | Undrawn | Fit
T = TypeVar("T")

STEPS: tuple[Step, ...] = (
    Keep("since_visit", 8, last=True),
    Keep("imaging", 16),
    Cut(240, frozenset({"since_visit", "imaging", "treatments", "not_known"})),
    Keep("treatments", 10),
    Keep("not_known", 8),
    Keep("imaging", 10),
    Cut(160),
    Keep("since_visit", 5, last=True),
    Keep("not_known", 5),
    Keep("imaging", 6),
    Keep("treatments", 6),
    Keep("medicines", 12),
    Keep("conditions", 8),
    Cut(100),
    Keep("since_visit", 3, last=True),
    Keep("not_known", 3),
    Keep("hardware", 20, strong=True),
    Keep("fusion", 8),
    Keep("imaging", 4),
    Keep("treatments", 4),
    Keep("scores", 4),
    Keep("symptoms", 5),
    Cut(60),
    Keep("conditions", 4),
    Keep("hardware", 12, strong=True),
    Without("timeline"),
    Keep("hardware", 8, strong=True),
    Keep("since_visit", 1, last=True),
    Keep("not_known", 1),
    Keep("imaging", 2),
    Without("drawing"),
    Undrawn("symptoms"),
    Keep("fusion", 4),
    Keep("treatments", 2),
    Keep("medicines", 6),
    Keep("symptoms", 3),
    Keep("scores", 2),
)
"""What is shortened, in this order, as far as it is needed."""


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
                return (*fitted, *taken)
            margin -= 0.02
    return (Fit(count(shortened(sheet, taken))), *taken)


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
    last = replace(headed("left_out", (Paragraph((*said, *nothing)),)), run_in=True)
    return replace(now, sections=(*now.sections, last))


def _after(sheet: Sheet, step: Step) -> Sheet:
    if isinstance(step, Fit):
        return sheet
    if isinstance(step, Without):
        return replace(sheet, sections=tuple(s for s in sheet.sections if s.name != step.name))
    return replace(sheet, sections=tuple(_shorter(section, step) for section in sheet.sections))


def _shorter(section: Section, step: Keep | Cut | Undrawn) -> Section:
    if isinstance(step, Undrawn):
        told = (block.blocks if isinstance(block, Beside) else (block,) for block in section.blocks)
        return replace(section, blocks=tuple(chain(*told))) if section.name == step.name else section
    if isinstance(step, Keep):
        named = section.name == step.name
        return replace(section, blocks=_kept(section.blocks, step)) if named else section
    named = section.name in step.names if step.names else section.name not in NEVER
    return (
        replace(section, blocks=tuple(_cut(b, step.characters) for b in section.blocks)) if named else section
    )


def _kept(blocks: tuple[Block, ...], step: Keep) -> tuple[Block, ...]:
    """Only the first block that has rows or lines is shortened: what follows a table is said of all of it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            return (*blocks[:place], replace(block, rows=_some(block.rows, step)), *blocks[place + 1 :])
        if isinstance(block, Paragraph):
            return (*blocks[:place], replace(block, lines=_some(block.lines, step)), *blocks[place + 1 :])
        if isinstance(block, Beside):
            inner = tuple(one for one in _kept(block.blocks, step) if isinstance(one, Inner))
            return (*blocks[:place], replace(block, blocks=inner), *blocks[place + 1 :])
    return blocks


def _some(rows: tuple[T, ...], step: Keep) -> tuple[T, ...]:
    if step.strong:
        kept = sorted(range(len(rows)), key=lambda place: not _weighs(rows[place]))[: step.rows]
        return tuple(rows[place] for place in sorted(kept))
    return rows[-step.rows :] if step.last else rows[: step.rows]


def _weighs(row: Any) -> bool:
    """Whether the last cell of a row begins in bold; a line of a paragraph has no cells."""
    cell = row[-1]
    return isinstance(cell, tuple) and bool(cell and cell[0]) and cell[0][0].style is Style.STRONG


def _cut(block: Block, characters: int) -> Block:
    if isinstance(block, Beside):
        return replace(block, blocks=tuple(_cut_inner(inner, characters) for inner in block.blocks))
    return block if isinstance(block, Picture) else _cut_inner(block, characters)


def _cut_inner(block: Inner, characters: int) -> Inner:
    if isinstance(block, Table):
        rows = tuple(tuple(_cut_cell(cell, characters) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Paragraph):
        return replace(block, lines=_cut_cell(block.lines, characters))
    return block


def _cut_cell(cell: Cell, characters: int) -> Cell:
    return tuple(tuple(_cut_span(span, characters) for span in line) for line in cell)


def _cut_span(span: Span, characters: int) -> Span:
    """Cut after a word where there is one; quotation marks stay closed."""
    opening, closing = words.quoted("\0").split("\0")
    own = span.text.endswith(closing)
    characters = characters if own else max(characters, _OTHERS)
    if len(span.text) <= characters:
        return span
    head = span.text[: characters - 1]
    whole = head.rsplit(" ", 1)[0] if " " in head[characters // 2 :] else head
    return replace(
        span, text=f"{whole.rstrip(' ,;:.')}…{closing if _is_open(whole, opening, closing) else ''}"
    )


def _is_open(text: str, opening: str, closing: str) -> bool:
    """Whether a quotation begins in a text and does not end in it."""
    return text.rfind(opening) > text.rfind(closing)


def _changes(before: Sheet, after: Sheet) -> list[str]:
    """What is not as it was, in the order of the sheet: rows, then whole sections, then texts."""
    left = {section.name: section for section in after.sections}
    fewer, gone, cut = [], [], []
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
        own = set(_texts(section.blocks))
        if any(text not in own for text in _texts(now.blocks)):
            cut.append(title)
    without = [say("fit.without", sections=", ".join(gone))] if gone else []
    texts = [say("fit.cut", sections=", ".join(cut))] if cut else []
    return [*fewer, *without, *texts]


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

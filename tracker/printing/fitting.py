"""Shortening a sheet until it fits its pages: steps are taken in their order, and what went is said on the sheet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from tracker.domain.phrases import say
from tracker.printing.estimate import height, room
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Paragraph,
    Section,
    Sheet,
    Table,
    headed,
    in_one,
    plain,
)
from tracker.printing.printed import as_printed, has_list, rows_of
from tracker.printing.shorter import CUT, shorter
from tracker.printing.steps import (
    STEPS,
    Briefly,
    Cut,
    Fit,
    Keep,
    Lower,
    Names,
    Shortening,
    Step,
    Undrawn,
    Unsaid,
    Without,
    concerns,
)
from tracker.printing.unsaid import is_silent, together
from tracker.views.names import is_quoted

Shorter = Callable[[Section, Shortening], Section]
PAGES = 2
_MOST_PAGES = 6
"""What does not fit ``PAGES`` after all of the steps is fitted to one page more, and so on up to these."""
_GIVEN_BACK = Keep | Cut | Names | Undrawn | Lower | Without | Briefly
"""Steps that lose something; one that only sets words closer stays, as others may build on it."""
LAST = 9.0
"""Millimetres of the section that says what was shortened, before it is known what it says."""
_CLOSER = 0.01
"""Part of the pages by which less is taken for room when a sheet takes more of it than estimated."""


def steps_needed(sheet: Sheet, count: Callable[[Sheet], int]) -> tuple[Step, ...]:
    """The steps a sheet needs to fit: by its estimated height, then by the pages it really takes.

    ``count`` lays a sheet out and counts its pages. What does not fit ``PAGES`` after all of the steps is shortened
    to the least number of pages that it does fit, and no further.
    """
    tried = _Tried(sheet, count)
    taken: tuple[Step, ...] = ()
    for pages in range(PAGES, _MOST_PAGES + 1):
        fitted: tuple[Step, ...] = (Fit(pages),) if pages > PAGES else ()
        margin = 1.0
        while True:
            taken, fits = tried.by_height(margin * pages)
            if fits and (drawn := tried.drawn(taken, pages)):
                return (*fitted, *drawn)
            if (fits or margin == 1.0) and tried.pages((*fitted, *taken)) <= pages:
                return (
                    *fitted,
                    *taken,
                )  # heights are estimated safely, so it may fit where they say that it does not
            if not fits:
                break
            margin -= _CLOSER * (pages - 1)
    return (Fit(tried.pages(taken)), *taken)


class _Tried:
    """Steps tried on a sheet; what each makes of a section is worked out once."""

    def __init__(self, sheet: Sheet, count: Callable[[Sheet], int]) -> None:
        self._sheet = sheet
        self._count = count
        self._once: Shorter = cache(shorter)
        self._last = LAST

    def pages(self, steps: Sequence[Step]) -> int:
        """How many pages the sheet takes after these steps."""
        return self._count(self._after(steps))

    def _after(self, steps: Sequence[Step]) -> Sheet:
        return shortened(self._sheet, steps, self._once)

    def _high(self, sheet: Sheet, taken: Sequence[Step]) -> float:
        return height(sheet) + (self._last if taken else 0.0)

    def drawn(self, taken: tuple[Step, ...], pages: int) -> tuple[Step, ...]:
        """The steps before the one that leaves out a drawing, where the sheet fits so: heights are estimated safely."""
        for step in (one for one in taken if isinstance(one, Without)):
            fewer = STEPS[: STEPS.index(step)]
            if self.pages(fewer) <= pages:
                return fewer
        return ()

    def by_height(self, pages: float) -> tuple[tuple[Step, ...], bool]:
        """The steps after which the height fits, with room for the words that say what they shortened."""
        taken, fits = self._by_height(pages)
        said = height(self._after(taken)) - height(_all_after(self._sheet, taken, self._once))
        if taken and fits and said > self._last:
            self._last = said
            taken, fits = self._by_height(pages)
        return taken, fits

    def _by_height(self, pages: float) -> tuple[tuple[Step, ...], bool]:
        """Steps in their order until the height fits; then what is not needed is given back, the last first."""
        limit = pages * room(self._sheet)
        taken: list[Step] = []
        now = self._sheet
        for step in STEPS:
            if self._high(now, taken) <= limit:
                break
            after = _after(now, step, self._once)
            if after.sections != now.sections:
                taken, now = [*taken, step], after
        if self._high(now, taken) > limit:
            return tuple(taken), False
        for step in reversed(taken[:-1]):
            if isinstance(step, _GIVEN_BACK):
                fewer = [one for one in taken if one is not step]
                longer = self._given_back(now, step, fewer)
                if self._high(longer, fewer) <= limit:
                    taken, now = fewer, longer
        return tuple(taken), True

    def _given_back(self, now: Sheet, step: Step, fewer: Sequence[Step]) -> Sheet:
        """The sheet after ``fewer`` steps, where it is ``now`` as after these and one more: other sections stay as they are."""
        if isinstance(step, Without | Fit | Unsaid):
            return _all_after(self._sheet, fewer, self._once)
        sections = (self._again(s, fewer) if concerns(step, s.name) else s for s in now.sections)
        return replace(now, sections=tuple(sections))

    def _again(self, section: Section, steps: Sequence[Step]) -> Section:
        """A section as it was at first, after the steps that concern it."""
        made = next(one for one in self._sheet.sections if one.name == section.name)
        for step in steps:
            if not isinstance(step, Without | Fit | Unsaid) and concerns(step, section.name):
                made = self._once(made, step)
        return made


def _all_after(sheet: Sheet, steps: Iterable[Step], short: Shorter) -> Sheet:
    for step in steps:
        sheet = _after(sheet, step, short)
    return sheet


def shortened(
    sheet: Sheet, steps: Sequence[Step], short: Shorter = shorter, *, taller: bool = False
) -> Sheet:
    """The sheet after these steps, with a last section that says what was shortened and what was left out.

    Sections that lost rows, or were made with the first ones only, say themselves how many are shown. A ``taller``
    sheet, in two languages, takes more pages than the usual one that the steps were taken for.
    """
    now = _all_after(sheet, steps, short)
    nothing = () if sheet.left_out else (plain(say("fit.nothing_left_out")),)
    changes = _changes(sheet, now)
    pages = next((step.pages for step in steps if isinstance(step, Fit)), PAGES)
    key = "fit.shortened.as_usual" if taller else "fit.shortened" if steps else "fit.first_ones"
    said = (plain(say(key, pages=pages, what="; ".join(changes))),) if changes else ()
    last = replace(headed("left_out", (Paragraph(in_one((*said, *nothing), " ")),)), run_in=True)
    totals = {section.name: _total(section) for section in sheet.sections}
    told = (as_printed(section, totals.get(section.name, 0)) for section in now.sections)
    return replace(now, sections=(*told, *((last,) if nothing or said else ())))


def not_shown(sheet: Sheet) -> Cell:
    """What a sheet says of itself: that parts were left out of it, or that it was shortened."""
    said = (block for section in sheet.sections if section.name == "left_out" for block in section.blocks)
    return (*sheet.left_out, *(line for one in said if isinstance(one, Paragraph) for line in one.lines))


def _after(sheet: Sheet, step: Step, short: Shorter) -> Sheet:
    if isinstance(step, Fit):
        return sheet
    if isinstance(step, Unsaid):
        return together(sheet)
    if isinstance(step, Without):
        return replace(sheet, sections=tuple(s for s in sheet.sections if s.name != step.name))
    if isinstance(step, Cut):
        return replace(
            sheet, sections=tuple(short(s, step) if concerns(step, s.name) else s for s in sheet.sections)
        )
    for place, section in enumerate(sheet.sections):
        if section.name == step.name:
            made = short(section, step)
            return replace(sheet, sections=(*sheet.sections[:place], made, *sheet.sections[place + 1 :]))
    return sheet


def _changes(before: Sheet, after: Sheet) -> list[str]:
    """What is not as it was, in the order of the sheet: rows, then whole sections, then texts."""
    left = {section.name: section for section in after.sections}
    fewer, gone, cut, bare = [], [], [], []
    for section in before.sections:
        now, title = left.get(section.name), say(f"section.{section.name}")
        if now is None:
            gone += [] if is_silent(section) else [title]
            continue
        if _is_drawn(section) and not _is_drawn(now):
            gone.append(say("fit.undrawn", section=title))
        shown, total = rows_of(now), _total(section)
        if shown < total:
            key = ("fit.listed" if shown else "fit.all_listed") if has_list(now) else "fit.kept"
            fewer.append(say(key, section=title, shown=shown, total=total))
        elif _can_be_brief(section) and not _can_be_brief(now):
            fewer.append(say("fit.brief", section=title))
        elif _quotations(now) < _quotations(section):
            bare.append(title)
        own = set(_texts(section.blocks))
        if any(text not in own and CUT in text for text in _texts(now.blocks)):
            cut.append(title)
    without = [say("fit.without", sections=", ".join(gone))] if gone else []
    told = {"fit.bare_and_cut": bare} if bare == cut else {"fit.bare": bare, "fit.cut": cut}
    texts = [say(key, sections=", ".join(names)) for key, names in told.items() if names]
    return [*fewer, *without, *texts]


def _quotations(section: Section) -> int:
    return sum(map(is_quoted, _texts(section.blocks)))


def _is_drawn(section: Section) -> bool:
    return any(isinstance(block, Beside) for block in section.blocks)


def _can_be_brief(section: Section) -> bool:
    return any(isinstance(block, Paragraph) and block.brief is not None for block in section.blocks)


def _total(section: Section) -> int:
    return max(section.total, rows_of(section))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Beside):
            yield from _texts(block.blocks)
        rows = block.rows if isinstance(block, Table) else ()
        cells = (block.lines,) if isinstance(block, Paragraph) else (cell for row in rows for cell in row)
        yield from (span.text for cell in cells for line in cell for span in line)

"""Two languages side by side: the sheet of one history in two languages, zipped into one.

A line that reads the same in both stands once; one that differs is followed by the second language's, set back,
and a short one stands in one line, "4 weeks / 4 Wochen". A drawing with words of its own stands in both languages where
it stands alone, unless only a few differ, as "front" and "back" do. What the patient wrote is the same in both and so stands
once. Where the two differ in shape, nothing is lost: all of the first stands before all of the second.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from tracker.domain.phrases import Language
from tracker.printing.layout import (
    FOOT_BETWEEN,
    Beside,
    Block,
    Cell,
    Column,
    Head,
    Inner,
    Key,
    Line,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
)
from tracker.views.names import quotation_marks

T = TypeVar("T")

_SHORT = 16
"""Characters up to which both languages stand in one line."""

_OWN = 24
"""Characters from which words that both languages share are not repeated with what differs around them."""


def beside(first: Sheet, second: Sheet) -> Sheet:
    """Both as one sheet, with the paper and the order of the first."""
    both = _Both(second.language)
    names = [section.name for section in first.sections]
    alike = names == [section.name for section in second.sections]
    return replace(
        first,
        title=_joined(first.title, second.title),
        head=replace(first.head, also=both.head(first.head, second.head)),
        left_out=both.cell(first.left_out, second.left_out),
        summary=both.cell(first.summary, second.summary),
        closing=both.cell(first.closing, second.closing),
        sections=tuple(map(both.section, first.sections, second.sections))
        if alike
        else (*first.sections, *map(both.only_section, second.sections)),
        second=second.language,
    )


def _joined(first: str, second: str) -> str:
    return first if first == second else " / ".join(text for text in (first, second) if text)


_DRAWN = re.compile(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)")
"""What stands between the marks of an SVG."""


_FEW = 4
"""Words that differ up to which a drawing is not repeated in the second language: its sides, or the parts of the spine."""


def _drawn_alike(first: str, second: str) -> bool:
    """Whether two drawings say the same but for a few words; the first text of each is its name, which is not seen."""
    words = zip_longest(_DRAWN.findall(first)[1:], _DRAWN.findall(second)[1:])
    return len({pair for pair in words if pair[0] != pair[1]}) <= _FEW


def _other(first: str, second: str) -> str:
    """What the second language adds: nothing where it says the same."""
    return "" if _same(first) == _same(second) else second


class _Both:
    """Zips what is built in two languages; ``language`` is that of the second."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def head(self, first: Head, second: Head) -> Head:
        """The head in the second language: no line on the person that reads the same, the name once at the foot."""
        same = _words(first.about) == _words(second.about)
        about = () if same else tuple(replace(span, language=self.language) for span in second.about)
        name, between, _ = first.foot.partition(FOOT_BETWEEN)
        foot = second.foot if second.foot == first.foot else second.foot.removeprefix(name + between)
        return replace(second, about=about, foot=foot)

    def section(self, first: Section, second: Section) -> Section:
        return replace(
            first,
            blocks=tuple(self._drawn(first, second)),
            also=_other(first.title, second.title),
            also_note=_other(first.note, second.note),
        )

    def _drawn(self, first: Section, second: Section) -> Iterator[Block]:
        """The blocks in both languages; a drawing whose words differ is followed by that of the second language."""
        both = self._zipped(first.blocks, second.blocks, self._block, self._only_block)
        for place, block in enumerate(both):
            yield block
            other = second.blocks[place] if len(both) == len(second.blocks) else block
            if isinstance(block, Picture) and isinstance(other, Picture):
                yield from () if _drawn_alike(block.svg, other.svg) else (other,)

    def only_section(self, second: Section) -> Section:
        """A section of the second language without its like in the first."""
        return replace(
            second,
            title="",
            note="",
            also=second.title,
            also_note=second.note,
            blocks=tuple(map(self._only_block, second.blocks)),
        )

    def _zipped(
        self,
        first: Sequence[T],
        second: Sequence[T],
        zipped: Callable[[T, T], T | None],
        only: Callable[[T], T],
    ) -> tuple[T, ...]:
        """Each with its like; where any has none, all of the first and then all of the second."""
        pairs = list(map(zipped, first, second)) if len(first) == len(second) else [None]
        found = tuple(pair for pair in pairs if pair is not None)
        return found if len(found) == len(pairs) else (*first, *map(only, second))

    # --- blocks

    def _block(self, first: Block, second: Block) -> Block | None:
        if isinstance(first, Inner) and isinstance(second, Inner):
            return self._inner_block(first, second)
        if isinstance(first, Picture) and isinstance(second, Picture):
            alike = _drawn_alike(first.svg, second.svg)
            return replace(first, alt=_joined(first.alt, second.alt)) if alike else first
        if isinstance(first, Beside) and isinstance(second, Beside):
            return self._beside(first, second)
        return None

    def _inner_block(self, first: Inner, second: Inner) -> Inner | None:
        if isinstance(first, Table) and isinstance(second, Table):
            return self._table(first, second)
        if isinstance(first, Paragraph) and isinstance(second, Paragraph):
            return replace(first, lines=self.cell(first.lines, second.lines))
        if isinstance(first, Key) and isinstance(second, Key) and len(first.marks) == len(second.marks):
            words = zip(first.marks, second.marks, strict=True)
            return replace(first, also=tuple(_other(one[1], other[1]) for one, other in words))
        return None

    def _beside(self, first: Beside, second: Beside) -> Beside:
        blocks = self._zipped(first.blocks, second.blocks, self._inner_block, self._only_inner_block)
        alt = _joined(first.picture.alt, second.picture.alt)
        return replace(first, picture=replace(first.picture, alt=alt), blocks=blocks)

    def _table(self, first: Table, second: Table) -> Table | None:
        shape = [len(row) for row in first.rows]
        if len(first.columns) != len(second.columns) or shape != [len(row) for row in second.rows]:
            return None
        columns = zip(first.columns, second.columns, strict=True)
        return Table(
            tuple(replace(one, also=_other(one.title, other.title)) for one, other in columns),
            tuple(
                tuple(map(self.cell, row, other)) for row, other in zip(first.rows, second.rows, strict=True)
            ),
        )

    def _only_block(self, second: Block) -> Block:
        if isinstance(second, Inner):
            return self._only_inner_block(second)
        if isinstance(second, Beside):
            return replace(second, blocks=tuple(map(self._only_inner_block, second.blocks)))
        return second

    def _only_inner_block(self, second: Inner) -> Inner:
        if isinstance(second, Key):
            marks = tuple((svg, "") for svg, _ in second.marks)
            return replace(second, marks=marks, also=tuple(words for _, words in second.marks))
        if isinstance(second, Paragraph):
            return replace(second, lines=self._only_cell(second.lines))
        rows = tuple(tuple(map(self._only_cell, row)) for row in second.rows)
        return Table(tuple(Column("", one.share, one.title) for one in second.columns), rows)

    # --- cells, lines, spans

    def cell(self, first: Cell, second: Cell) -> Cell:
        """Each line with its like below it or behind it."""
        if len(first) != len(second):
            return (*first, *self._only_cell(second))
        pairs = zip(first, second, strict=True)
        return tuple(line for one, other in pairs for line in self._line(one, other))

    def _only_cell(self, second: Cell) -> Cell:
        return tuple(self._quiet(line) for line in second)

    def _line(self, first: Line, second: Line) -> Cell:
        if _words(first) == _words(second):
            return (first,)
        if len(first) == len(second) and (_all_short(first, second) or _shares_own_words(first, second)):
            return (tuple(span for pair in zip(first, second, strict=True) for span in self._spans(*pair)),)
        return (first, self._quiet(second))

    def _spans(self, first: Span, second: Span) -> Line:
        """Both in one line: "Note / Notiz: ", with the space and the signs around them once."""
        if _same(first.text) == _same(second.text):
            return (first,)
        start, end = _around(first.text, second.text)
        one = first.text[: len(first.text) - len(end)]
        other = second.text[len(start) : len(second.text) - len(end)]
        return (
            replace(first, text=f"{one} / " if one.strip() and other.strip() else one),
            Span(other, _set_back(second.style), self.language),
            *((replace(first, text=end),) if end else ()),
        )

    def _quiet(self, line: Line) -> Line:
        return tuple(Span(span.text, _set_back(span.style), self.language) for span in line)


def _words(line: Line) -> list[str]:
    return [_same(span.text) for span in line]


def _same(text: str) -> str:
    """The text with the quotation marks of all languages alike: what is quoted in both is the same."""
    return text.translate({ord(mark): '"' for mark in quotation_marks()})


def _set_back(style: Style) -> Style:
    return Style.GAP if style is Style.GAP else Style.QUIET


def _all_short(first: Line, second: Line) -> bool:
    return len(first) == 1 and all(len(line[0].text) <= _SHORT for line in (first, second))


def _shares_own_words(first: Line, second: Line) -> bool:
    """Whether long words, such as a note, are the same in both lines."""
    pairs = zip(first, second, strict=True)
    return any(_same(one.text) == _same(other.text) and len(one.text) >= _OWN for one, other in pairs)


def _around(first: str, second: str) -> tuple[str, str]:
    """The signs and spaces that both begin and end with."""
    start = _alike(first, second)
    end = _alike(first[len(start) :][::-1], second[len(start) :][::-1])[::-1]
    return start, end


def _alike(first: str, second: str) -> str:
    number = 0
    while number < min(len(first), len(second)):
        if first[number] != second[number] or first[number].isalnum():
            break
        number += 1
    return first[:number]

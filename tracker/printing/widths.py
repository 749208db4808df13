"""Columns as wide as what stands in them asks for, so that a dense table stays low."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tracker.domain.phrases import say
from tracker.printing.geometry import DENSE_EM, INSET
from tracker.printing.glyphs import width
from tracker.printing.layout import Cell, Column

PAGE = 186.0
"""Millimetres between the margins of a dense page; on a wider paper all columns grow alike."""
HALF = 90.0
_NARROWEST = 10.0
_NARROW = 24.0
"""Up to this a column gets the width of its longest line; a wider one breaks its lines."""
_LONGEST_WORD = 34.0


def columns_for(
    keys: Sequence[str], rows: Sequence[tuple[Cell, ...]], room: float = PAGE
) -> tuple[Column, ...]:
    """A narrow column gets what it needs; the others share the rest so that their cells are about equally high."""
    heads = [say(key) for key in keys]
    wants = [_want(head, [row[place] for row in rows]) for place, head in enumerate(heads)]
    narrow = [want.line if want.line <= _NARROW else 0.0 for want in wants]
    area = sum(want.root for want, fixed in zip(wants, narrow, strict=True) if not fixed)
    left = room - sum(narrow)
    shares = (
        fixed or max(want.word, left * want.root / area) for want, fixed in zip(wants, narrow, strict=True)
    )
    return tuple(map(Column, heads, shares))


@dataclass(frozen=True, slots=True)
class _Want:
    """Of a column: its longest line, its longest word, and the root of the area of its fullest cell."""

    line: float
    word: float
    root: float


def _want(head: str, cells: Sequence[Cell]) -> _Want:
    told = [["".join(span.text for span in line) for line in cell] for cell in cells]
    lines = [[width(text) * DENSE_EM + INSET for text in texts] for texts in told]
    words = [word for text in (head, *(text for texts in told for text in texts)) for word in text.split()]
    longest = max((width(word) * DENSE_EM + INSET for word in {*words} if len(word) > _LONG), default=0.0)
    line = max((one for cell in lines for one in cell), default=0.0)
    word = min(max(longest, _NARROWEST), _LONGEST_WORD)
    return _Want(max(line, word), word, sqrt(max((sum(cell) for cell in lines), default=1.0) or 1.0))


_LONG = 5  # letters of a word that is narrower than any column

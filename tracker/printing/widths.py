"""Columns as wide as what stands in them asks for, so that a dense table stays low."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt
from operator import truediv

from tracker.domain.phrases import say
from tracker.printing.geometry import DENSE_EM, INSET
from tracker.printing.glyphs import width
from tracker.printing.layout import Cell, Column, Line

PAGE = 186.0
"""Millimetres between the margins of a dense page; on a wider paper all columns grow alike."""
HALF = 90.0
_NARROWEST = 10.0
_NARROW = 24.0
"""Up to this a column gets the width of its longest line; a wider one breaks its lines."""
_LONGEST_WORD = 34.0
_MOVES, _MOVE = 40, 2.0
"""How often, and how many millimetres, a column gives to another one."""
_UPRIGHT, _RAGGED = 0.9, 1.08
"""How wide words are against bold ones, with some bold among them; and the same with what stays empty at line ends."""


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


def levelled(keys: Sequence[str], row: tuple[Cell, ...], room: float = PAGE) -> tuple[Column, ...]:
    """Columns of a table of one row: the highest cell gets room from others as long as that makes the table lower.

    A cell of one short line keeps it whole.
    """
    columns = columns_for(keys, (row,), room)
    wide = [[_wide(line) for line in cell] for cell in row]
    heads = [[width(column.title) * DENSE_EM * _UPRIGHT] for column in columns]
    wants = [_want(column.title, [cell]) for column, cell in zip(columns, row, strict=True)]
    least = [
        lines[0] + INSET if len(lines) == 1 and lines[0] <= _NARROW else want.word
        for want, lines in zip(wants, wide, strict=True)
    ]

    def cells(shares: Sequence[float]) -> list[tuple[int, float]]:
        rooms = [share - INSET for share in shares]
        return [(_lines(lines, one), sum(lines) / one) for lines, one in zip(wide, rooms, strict=True)]

    def height(shares: Sequence[float]) -> tuple[int, float]:
        lines, fullest = max(cells(shares))
        return lines + max(
            _lines(head, share - INSET) for head, share in zip(heads, shares, strict=True)
        ), fullest

    shares = [column.share for column in columns]
    for _ in range(_MOVES):
        told = cells(shares)
        high = told.index(max(told))
        givers = [n for n in range(len(shares)) if n != high and shares[n] - _MOVE >= least[n]]
        tried = [
            [share + _MOVE * ((n == high) - (n == giver)) for n, share in enumerate(shares)]
            for giver in givers
        ]
        best = min(tried, key=height, default=shares)
        if height(best) >= height(shares):
            break
        shares = best
    return tuple(replace(column, share=share) for column, share in zip(columns, shares, strict=True))


@lru_cache(maxsize=64)
def lowest(
    heads: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], room: float = PAGE
) -> tuple[Column, ...]:
    """Three columns of such widths that the rows are together as low as can be, and then with most room to spare.

    A width at which lines are just not broken once more is no good: they are only estimated.
    """
    wide = [[[_wide(line) for line in cell] for cell in row] for row in rows]
    long = [[sum(cell) for cell in row] for row in wide]

    def height(shares: Iterable[float]) -> tuple[int, float]:
        rooms = tuple(share - INSET for share in shares)
        lines = sum(max(map(_lines, row, rooms)) for row in wide)
        return lines, sum(max(map(truediv, row, rooms)) for row in long)

    def best(firsts: Iterable[int], seconds: Sequence[int]) -> tuple[float, ...]:
        tried = ((first, second, room - first - second) for first in firsts for second in seconds)
        return min((one for one in tried if one[2] > _LONGEST_WORD), key=height)

    # In wide steps, then in narrow ones around the best of them: few of all widths are tried.
    first, second, _ = map(int, best(range(14, 62, 9), range(46, 110, 9)))
    near = best(range(max(14, first - 6), first + 7, 3), range(max(46, second - 6), second + 7, 3))
    return tuple(map(Column, heads, near))


def _wide(line: Line) -> float:
    return width("".join(span.text for span in line)) * DENSE_EM * _UPRIGHT


def _lines(lines: Sequence[float], room: float) -> int:
    """How many lines of type these lines take in a column with so much room for them."""
    return sum(1 if line <= room else 1 + int(line * _RAGGED / room) for line in lines)


def with_room_for_words(
    shares: Sequence[float], texts: Sequence[Iterable[str]], room: float, em: float
) -> list[float]:
    """The widths of columns in millimetres: as their shares say, but none narrower than its longest word.

    Words count up to the widest limit at which all columns have room for theirs; longer ones are broken. Where no limit
    will do, it is as the shares say.
    """
    usual = [room * share / sum(shares) for share in shares]
    words = [_longest_word(list(own)) for own in texts]
    for limit in _WORD_LIMITS:
        least = [min(word, limit) * em + INSET + _MORE if word else 0.0 for word in words]
        if sum(least) <= room:
            return _at_least(least, usual, room)
    return usual


def _longest_word(texts: Sequence[str]) -> float:
    """In ems; a short word counts as one of five digits, so that no year is ever broken. 0 for a column without words."""
    long = (width(word) for text in texts for word in text.split() if len(word) > _LONG)
    return max(long, default=width("0" * _LONG) if any(texts) else 0.0)


def _at_least(least: Sequence[float], usual: Sequence[float], room: float) -> list[float]:
    """Each column gets what it needs at least; what is left is shared by the others as usual."""
    tight: set[int] = set()
    while True:
        free = [place for place in range(len(usual)) if place not in tight]
        scale = (room - sum(least[place] for place in tight)) / (sum(usual[place] for place in free) or 1.0)
        short = {place for place in free if usual[place] * scale < least[place]}
        if not short:
            return [least[n] if n in tight else one * scale for n, one in enumerate(usual)]
        tight |= short


_WORD_LIMITS = (24.0, 20.0, 17.0, 15.0, 13.0, 11.0, 9.0, 8.0, 7.0, 6.0, 5.0)
"""Ems of a word for which a column is made wider."""
_MORE = 0.1
"""Millimetres that a word has to spare: it is measured again before it is broken."""


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

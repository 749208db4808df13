"""How the text of the wallet card is fitted on its two sides: its type, its lines, and what is cut.

Widths are estimated from above (``glyphs.width``), so what is counted to fit does fit. Sizes are those of the
template ``card.typ``: millimetres for the card, points for type.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from tracker.domain.phrases import say, say_count
from tracker.printing.glyphs import BOLD, code_point, legible, missing, printable, width
from tracker.printing.layout import Cell, Line, Paragraph, Section, Sheet, Span, Style
from tracker.printing.qr import HOLDS

CODE = 40.0
FRONT = 78.8
BACK = FRONT - CODE - 1.5
"""Millimetres between the margins: the code, a line on the front, a line beside the code."""

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points of type, the largest first; only in the smallest is anything cut."""

_HEIGHT = 136.0  # points between upper and lower margin
_TITLE, _SMALLEST_TITLE, _FOOT = 10.0, 7.0, 6.5  # points of type
_PITCH, _BETWEEN = 1.2, 0.15  # ems: from line to line, and more between paragraphs
_RULES = 12.5  # points around the two rules of a side
_POINT = 25.4 / 72
_JOINERS = "\u200c\u200d"
_MOST = 12  # entries of a part that are looked at
_BACK_SIDE = frozenset({"operations"})
_APART = frozenset({"operations", "hardware"})
"""Parts with a line for each entry; those of other parts follow each other."""
_ELSEWHERE = {"hardware": "hardware", "other_implants": "hardware", "active_implants": "hardware"}


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands on both sides, and the size of its type in points."""

    size: float
    name: str
    about: Line
    front: Cell
    front_foot: Cell
    back_title: str
    back: Cell
    back_foot: Cell

    @property
    def text(self) -> str:
        """The whole card as plain text, a line for each line; this is what the code holds."""
        front = (self.name, *map(_words, (self.about, *self.front, *self.front_foot)))
        back = (self.back_title, *map(_words, (*self.back, *self.back_foot)))
        return "\n".join((*front, "", *back))


def fitted(sheet: Sheet, about: Line, foot: tuple[Cell, Cell], cut_first: Sequence[str]) -> Sides:
    """The two sides of a card; what does not fit in the smallest type is cut, part by part in order, and counted."""
    parts = {section.name: section for section in sheet.sections}
    shown = {name: min(len(_entries(part)), _MOST) for name, part in parts.items()}
    for size in SIZES:
        sides = _sides(sheet, about, foot, parts, shown, size)
        if not _too_full(sides):
            return sides
    while full := _too_full(sides):
        cut = _next_cut(shown, cut_first, full)
        if cut is None:
            return sides
        shown[cut] -= 1
        sides = _sides(sheet, about, foot, parts, shown, SIZES[-1])
    return sides


def _next_cut(shown: Mapping[str, int], order: Sequence[str], full: frozenset[bool]) -> str | None:
    """The part to be cut by one entry: each keeps one as long as any on that side has more."""
    names = [name for name in order if name in shown and (name in _BACK_SIDE) in full]
    return next((name for least in (1, 0) for name in names if shown[name] > least), None)


def _too_full(sides: Sides) -> frozenset[bool]:
    """Which sides hold too much, True for the back; both where only the code still holds too much."""
    front = _height((sides.about, *sides.front), FRONT, sides.size) + _TITLE
    front += _height(sides.front_foot, FRONT, _FOOT)
    back = _height((_title(sides), *sides.back), BACK, sides.size)
    back += _height(sides.back_foot, BACK, _FOOT)
    full = frozenset(where for where, high in ((False, front), (True, back)) if high > _HEIGHT - _RULES)
    return full or (frozenset((False, True)) if len(sides.text.encode()) > HOLDS else full)


def _title(sides: Sides) -> Line:
    return (Span(sides.back_title, Style.STRONG),)


def _sides(
    sheet: Sheet,
    about: Line,
    foot: tuple[Cell, Cell],
    parts: Mapping[str, Section],
    shown: Mapping[str, int],
    size: float,
) -> Sides:
    lines = {name: tuple(_told(part, shown[name])) for name, part in parts.items()}
    back = parts.get("operations")
    return Sides(
        size=size,
        name=shortened(sheet.head.name, FRONT / (_SMALLEST_TITLE * _POINT)),
        about=about,
        front=tuple(chain.from_iterable(told for name, told in lines.items() if name not in _BACK_SIDE)),
        front_foot=foot[0],
        back_title=back.title if back else say("card.other_side"),
        back=lines.get("operations", ()),
        back_foot=foot[1],
    )


def _told(part: Section, shown: int) -> Iterator[Line]:
    """The lines of a part: its title, as many entries as are shown, and how many more there are."""
    entries = _entries(part)
    more = _more(part, len(entries) - shown, shown)
    told = (*(tuple(map(_plainly, entry)) for entry in entries[:shown]), *((more,) if more else ()))
    head: Line = () if part.name in _BACK_SIDE else (Span(f"{part.title}: ", Style.QUIET),)
    if part.name in _APART:
        yield (*head, *told[0])
        yield from told[1:]
    else:
        yield (*head, *_in_one(told))


def _in_one(entries: Sequence[Line]) -> Line:
    between = (Span("; "),)
    return tuple(
        span for place, entry in enumerate(entries) for span in (*(between if place else ()), *entry)
    )


def _more(part: Section, number: int, shown: int) -> Line:
    if not number:
        return ()
    where = say(f"sheet.{_ELSEWHERE.get(part.name, 'full')}")
    key = "card.more" if shown else "card.all"
    return (Span(say_count(key, number, where=where)),)


def _entries(part: Section) -> Cell:
    return tuple(line for block in part.blocks if isinstance(block, Paragraph) for line in block.lines)


def _plainly(span: Span) -> Span:
    return Span(one_line(span.text), span.style, span.language)


def _words(line: Line) -> str:
    return "".join(span.text for span in line)


# --- measuring


def one_line(text: str) -> str:
    """A text in one line, with characters that have no meaning on a card written out."""
    return "".join(
        c if c.isprintable() or c in _JOINERS else code_point(c) for c in re.sub(r"\s+", " ", text)
    )


def shortened(text: str, room: float) -> str:
    """The text in one line, cut to ``room`` ems with "…" as its last character where it is longer."""
    text = one_line(text).strip()
    if _width(text) <= room:
        return text
    kept, used = "", _width("…")
    for character in text:
        used += _width(character)
        if used > room:
            break
        kept += character
    return f"{kept.rstrip()}…"


def _width(text: str) -> float:
    return width(legible(text, [c for c in set(text) if not printable(c)]))


def _height(lines: Cell, room: float, size: float) -> float:
    """Points that some paragraphs take, with the space after them."""
    return sum(_rows(line, room, size) * _PITCH + _BETWEEN for line in lines) * size


def _rows(line: Line, room: float, size: float) -> int:
    """Lines that a paragraph takes in a room in millimetres: words are set one after the other as long as they fit.

    A word that is wider than the room is broken at any letter, as it is when printed.
    """
    ems = room / (size * _POINT)
    used, rows, space = 0.0, 1, width(" ")
    for word in _word_widths(line):
        gap = space if used else 0.0
        for piece in (sum(word),) if sum(word) <= ems else word:
            if used and used + gap + piece > ems:
                used, rows, gap = 0.0, rows + 1, 0.0
            used, gap = used + gap + piece, 0.0
    return rows


@lru_cache(maxsize=256)
def _word_widths(line: Line) -> list[list[float]]:
    """For each word the widths of its letters in ems; those in bold are wider."""
    unprintable = set(missing([_words(line)]))
    words: list[list[float]] = [[]]
    for span in line:
        less = 1.0 if span.style is Style.STRONG else BOLD
        for letter in span.text:
            if letter == " ":
                words.append([])
            else:
                shown = code_point(letter) if letter in unprintable else letter
                words[-1].append(width(shown) / less)
    return words

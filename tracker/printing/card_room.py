"""How much room words take on the wallet card: their width in ems, their rows, and the height of paragraphs."""

import re
from functools import lru_cache

from tracker.printing.geometry import POINT
from tracker.printing.glyphs import INVISIBLE, code_point, legible, missing
from tracker.printing.layout import Cell, Line, Style
from tracker.printing.measured import learn, wide
from tracker.views.names import quoted

PITCH, SPACE, AFTER = 1.2, 0.15, 0.35
"""Ems from line to line, more between paragraphs, and what the last one has less below it."""


def one_line(text: str) -> str:
    """A text in one line, with characters that have no meaning on a card written out."""
    return "".join(
        c if c.isprintable() or c in INVISIBLE else code_point(c) for c in re.sub(r"\s+", " ", text)
    )


def shortened(text: str, room: float, *, bold: bool = True) -> str:
    """The text in one line, cut to ``room`` ems with "…" as its last character where it is longer.

    Own words that are cut are closed behind it, or what follows would pass for own words too.
    """
    text = one_line(text)
    if wide_in_print(text, bold=bold) <= room:
        return text
    opening, _, closing = quoted("\0").partition("\0")
    unprintable, kept, used = missing([text]), "", wide(f"…{closing if opening in text else ''}", bold=bold)
    for character in text:
        used += wide(legible(character, unprintable), bold=bold)
        if used > room:
            break
        kept += character
    is_open = kept.rfind(opening) > kept.rfind(closing)
    return f"{kept.rstrip()}…{closing if is_open else ''}"


def wide_in_print(text: str, *, bold: bool) -> float:
    """The width of a text in ems, with what cannot be printed written out."""
    return wide(legible(text, missing([text])), bold=bold)


def height(lines: Cell, room: float, size: float) -> float:
    """Points that some paragraphs take."""
    taken = sum(rows(line, room, size) * PITCH + SPACE for line in lines)
    return (taken - AFTER) * size if lines else 0.0


@lru_cache(maxsize=2048)
def rows(line: Line, room: float, size: float) -> int:
    """Lines that a paragraph takes in a room in millimetres: words are set one after the other as long as they fit.

    A word that is wider than the room is broken at any letter, as it is when printed.
    """
    ems = room / (size * POINT)
    used, taken, space = 0.0, 1, wide(" ", bold=False)
    for word in _word_widths(line):
        gap = space if used else 0.0
        for piece in (sum(word),) if sum(word) <= ems else word:
            if used and used + gap + piece > ems:
                used, taken, gap = 0.0, taken + 1, 0.0
            used, gap = used + gap + piece, 0.0
    return taken


@lru_cache(maxsize=512)
def _word_widths(line: Line) -> list[list[float]]:
    """For each word the widths of its letters in ems."""
    unprintable = missing(["".join(span.text for span in line)])
    texts = [(legible(span.text, unprintable), span.style is Style.STRONG) for span in line]
    learn("".join(text for text, _ in texts))
    words: list[list[float]] = [[]]
    for text, bold in texts:
        for letter in text:
            if letter == " ":
                words.append([])
            else:
                words[-1].append(wide(letter, bold=bold))
    return words

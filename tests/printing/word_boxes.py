"""Where each word of a printed page stands, and which words lie on each other."""

import re
from pathlib import Path

from tools import run_tool

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LEAST = 0.4
"""Points by which boxes may meet: a box is as high as its type, and lines follow closer than that."""

Box = tuple[float, float, float, float, str]
"""Left, upper, right and lower edge in points, and the word."""


def pages_of(folder: Path, pdf: bytes) -> tuple[str, ...]:
    """Each page as pdftotext reads it, with the box of each word."""
    path = folder / "boxes.pdf"
    path.write_bytes(pdf)
    return tuple(run_tool("pdftotext", "-bbox-layout", str(path), "-").split("<page ")[1:])


def boxes(page: str) -> list[Box]:
    """The words of a page, each only as high as its letters without tails and accents."""
    found = []
    for x0, y0, x1, y1, word in WORD.findall(page):
        top, bottom = float(y0), float(y1)
        high = bottom - top
        found.append((float(x0), top + 0.3 * high, float(x1), bottom - 0.25 * high, word))
    return found


def overlapping(words: list[Box]) -> list[tuple[str, str]]:
    """The pairs of words that lie on each other, from the top of the page down."""
    found = []
    ordered = sorted(words, key=lambda word: word[1])
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other[1] >= one[3] - LEAST:
                break
            if min(one[2], other[2]) - max(one[0], other[0]) > LEAST:
                found.append((one[4], other[4]))
    return found

"""The widths of the characters of a TrueType face, read from its tables; all that estimating widths needs of it.

The tables and their fields are those of the OpenType specification: ``cmap`` in format 12 (groups of characters
with consecutive glyphs), ``hhea`` and ``hmtx``. Reading only these takes a few milliseconds.
"""

import sys
from array import array
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import unpack_from

_FORMAT = 12


def advances(path: Path) -> dict[int, int]:
    """The advance width in font units of each character (by code point) that the face has a glyph for.

    Raises ValueError for a face without a character map in format 12.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as font:
        tables = dict(_tables(font))
        (metrics,) = unpack_from(">H", font, tables[b"hhea"] + 34)
        widths = array("H", font[tables[b"hmtx"] : tables[b"hmtx"] + 4 * metrics])
        glyphs = _glyphs(font, tables[b"cmap"])
    if sys.byteorder == "little":
        widths.byteswap()
    wide = widths[::2]  # each entry is an advance and a bearing; glyphs after the last have its advance
    return {code: wide[min(glyph, metrics - 1)] for code, glyph in glyphs}


def _tables(font: mmap) -> list[tuple[bytes, int]]:
    (number,) = unpack_from(">H", font, 4)
    records = (unpack_from(">4sIII", font, 12 + 16 * place) for place in range(number))
    return [(tag, start) for tag, _, start, _ in records]


def _glyphs(font: mmap, cmap: int) -> list[tuple[int, int]]:
    """Each character with its glyph, but for those that are mapped to "no glyph" (0)."""
    (number,) = unpack_from(">H", font, cmap + 2)
    maps = (cmap + unpack_from(">HHI", font, cmap + 4 + 8 * place)[2] for place in range(number))
    table = next((start for start in maps if unpack_from(">H", font, start)[0] == _FORMAT), None)
    if table is None:
        raise ValueError(
            f"{_FORMAT} is the only format of character maps that is read, and the face has none"
        )
    (groups,) = unpack_from(">I", font, table + 12)
    spans = (unpack_from(">III", font, table + 16 + 12 * place) for place in range(groups))
    return [
        (code, glyph + code - first)
        for first, last, glyph in spans
        for code in range(first, last + 1)
        if glyph + code - first
    ]

"""How wide a text really is in upright or bold type: asked of the compiler, which alone knows the bold weight.

Each character is measured once and remembered; kerning, which brings letters closer, is left out, so that a text
is at most as wide as it is said to be.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import typst

from tracker.printing.glyphs import FACES, FONT_FOLDER

_TEMPLATE = Path(__file__).with_name("measured.typ")
_known: dict[str, tuple[float, float]] = {}
"""The width of each character in upright and in bold type, in ems."""


def wide(text: str, *, bold: bool) -> float:
    """The width of a text in one line, in ems."""
    learn(text)
    return sum(_known[character][bold] for character in text)


def learn(characters: Iterable[str]) -> None:
    """Measure what has not been measured yet, all of it at once."""
    new = sorted(set(characters) - _known.keys())
    if new:
        data = json.dumps({"faces": FACES, "characters": new})
        _known.update(zip(new, map(tuple, json.loads(_measured(data))), strict=True))


def _measured(data: str) -> str:
    return typst.query(
        _TEMPLATE,
        "<widths>",
        field="value",
        one=True,
        sys_inputs={"data": data},
        font_paths=fonts(),
        ignore_system_fonts=True,
    )


@cache
def fonts() -> typst.Fonts:
    """The typefaces of the sheets; none of the system's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONT_FOLDER)])

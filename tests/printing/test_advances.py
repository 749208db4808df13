"""The widths that are read from a typeface are those that a library of typefaces reads."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tracker.printing.advances import advances
from tracker.printing.glyphs import FONT_FOLDER


@pytest.mark.parametrize("path", sorted(FONT_FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_every_character_has_its_width(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        widths = font["hmtx"].metrics
        expected = {code: widths[name][0] for code, name in font.getBestCmap().items()}
    assert len(expected) > 3000
    assert advances(path) == expected


def test_another_character_map_is_refused(tmp_path: Path) -> None:
    face = next(FONT_FOLDER.glob("*.ttf"))
    with TTFont(face) as font:
        font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 12]
        font.save(tmp_path / "old.ttf")
    with pytest.raises(ValueError, match="format"):
        advances(tmp_path / "old.ttf")

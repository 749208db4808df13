"""Small tools for writing SVG: a sheet that turns millimetres into pixels, plain shapes, and the three palettes.

Only presentation attributes are used, so that a browser and the printed page show the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from tracker.views.spine_shapes import Path, Point

FONT = "Noto Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one surrounding; ``soft`` ones fill, the others draw."""

    name: str
    paper: str
    ink: str
    muted: str
    bone: str
    bone_edge: str
    disc: str
    disc_edge: str
    canal: str
    done: str
    done_soft: str
    finding: str
    finding_soft: str
    metal: str
    metal_light: str


LIGHT = Palette(
    "light", "#ffffff", "#1f2a33", "#596670", "#f1e8d8", "#8b7c62", "#d3dfe4", "#9db0b8", "#f4e9bd",
    "#15608c", "#dcebf4", "#a24c0a", "#fbe6d2", "#343d46", "#7b8791",
)  # fmt: skip
DARK = Palette(
    "dark", "#15191d", "#eef1f3", "#a9b3ba", "#55585b", "#b5a78f", "#2d414c", "#6d8794", "#5e5733",
    "#82c6ef", "#1c3c50", "#f5a65b", "#4d3216", "#f2f4f5", "#9aa5ad",
)  # fmt: skip
PRINT = Palette(
    "print", "#ffffff", "#000000", "#444444", "#f1f1f1", "#6a6a6a", "#dadada", "#9a9a9a", "#fafafa",
    "#000000", "#ffffff", "#000000", "#ffffff", "#1c1c1c", "#767676",
)  # fmt: skip
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, PRINT)}


def number(value: float) -> str:
    """One decimal at most, without a trailing zero."""
    return f"{value:.1f}".removesuffix(".0")


def attributes(values: dict[str, str | float | None]) -> str:
    """Attributes as text, escaped; ``stroke_width`` becomes stroke-width and None is left out."""
    return "".join(
        f' {name.replace("_", "-")}="{number(v) if isinstance(v, float | int) else escape(v)}"'
        for name, v in values.items()
        if v is not None
    )


@dataclass(slots=True)
class Sheet:
    """Collects shapes; points are given in millimetres and come out in pixels, line widths stay in pixels."""

    palette: Palette
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    parts: list[str] = field(default_factory=list)

    def px(self, point: Point) -> Point:
        """The pixel of a point."""
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    def _points(self, points: Iterable[Point]) -> str:
        return " ".join([f"{number(x)} {number(y)}" for x, y in map(self.px, points)])

    def path(self, path: Path, **style: str | float | None) -> None:
        """A path in millimetres."""
        d = "".join(letter + self._points(points) for letter, points in path)
        self.parts.append(f'<path d="{d}"{attributes(style)}/>')

    def line(self, *points: Point, **style: str | float | None) -> None:
        """An open line through points."""
        style = {"fill": "none", **style}
        d = "M" + "L".join(self._points([point]) for point in points)
        self.parts.append(f'<path d="{d}"{attributes(style)}/>')

    def polygon(self, points: Iterable[Point], **style: str | float | None) -> None:
        """A closed shape through points."""
        d = "M" + "L".join(self._points([point]) for point in points) + "Z"
        self.parts.append(f'<path d="{d}"{attributes(style)}/>')

    def circle(self, centre: Point, radius: float, **style: str | float | None) -> None:
        """A circle with its radius in pixels."""
        x, y = self.px(centre)
        self.parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{attributes(style)}/>'
        )

    def shape(self, centre: Point, d: str, turn: float = 0.0, **style: str | float | None) -> None:
        """A small shape drawn in pixels round the origin, moved to a point and turned by degrees."""
        x, y = self.px(centre)
        spin = f" rotate({number(turn)})" if turn else ""
        move = f"translate({number(x)} {number(y)}){spin}"
        self.parts.append(f'<path d="{d}" transform="{move}"{attributes(style)}/>')

    def text(
        self, point: Point, words: str, size: float = 17, dx: float = 0, **style: str | float | None
    ) -> None:
        """Text on its base line; ``dx`` in pixels."""
        x, y = self.px(point)
        style = {"font_family": FONT, "font_size": size, "fill": self.palette.ink, **style}
        self.parts.append(
            f'<text x="{number(x + dx)}" y="{number(y)}"{attributes(style)}>{escape(words)}</text>'
        )

    def group(self, mark: str, site: str) -> Group:
        """What is drawn inside belongs to one mark at one site."""
        return Group(self, mark, site)


@dataclass(slots=True)
class Group:
    """A group of shapes that is one mark: ``with sheet.group("broken", "L5"): ...``."""

    sheet: Sheet
    mark: str
    site: str

    def __enter__(self) -> Sheet:
        self.sheet.parts.append(f"<g{attributes({'data-mark': self.mark, 'data-site': self.site})}>")
        return self.sheet

    def __exit__(self, *_: object) -> None:
        self.sheet.parts.append("</g>")

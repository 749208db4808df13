"""The shapes a timeline is painted with: x is a day, y and all sizes are px from the top; no colours.

Both drawings (Plotly and SVG) paint the one layout made of these, so they cannot differ in what they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from tracker.views.timeline_marks import Days, LaneKind, Look, Mark

PAD = 6
TEXT = 16
"""The size of all text, in px."""
FEW_POINTS = 60
"""Up to this many points of a curve are marked one by one; more are drawn as a line alone, which stays fast."""


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of a bar, or the range of an imprecise date. None: it goes on beyond the picture."""

    start: date | None
    end: date | None
    top: float
    height: float
    look: Look
    kind: LaneKind
    mark: Mark


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of fixed size in the middle of its days; an operation's carries its number.

    ``shift`` px to the right of its day it stands where others leave no room.
    """

    day: date
    y: float
    kind: LaneKind
    mark: Mark
    exact: bool
    shift: float = 0
    radius: float = 0
    """Of an operation's circle, in px."""


class Tone(StrEnum):
    """How a label is said: plainly, as a finding of trouble, or in the background."""

    PLAIN = "plain"
    FOUND = "found"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins (``end`` False) or ends at ``x``, with its middle at ``y``; ``width`` is estimated.

    ``arrow``: in the 20 px before it an arrow to the left says that its bar began earlier.
    ``free``: it stands on the lane, not on a bar. ``pinned``: its bar runs over the left edge whatever is shown.
    ``crossed``: an edge of its bar runs through it. ``cut``: there was no room for all of its words.
    """

    x: float
    y: float
    text: str
    width: float
    end: bool = False
    tone: Tone = Tone.PLAIN
    arrow: bool = False
    free: bool = False
    pinned: bool = False
    crossed: bool = False
    cut: bool = False

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x - self.width if self.end else self.x


@dataclass(frozen=True, slots=True)
class Upright:
    """A line down at a day; a ``number`` makes it an operation's, through all lanes."""

    day: date
    top: float
    bottom: float
    number: int | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class Curve:
    """A symptom's course: (day, y) points in runs; between two runs there was no entry for a long time."""

    runs: tuple[tuple[tuple[date, float], ...], ...]
    scores: tuple[tuple[date, int], ...]
    top: float
    bottom: float
    title: str


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane's place and title."""

    kind: LaneKind
    title: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much room the parts of a lane take, in px, and the most rows of labels or bars it may have.

    ``title`` 0: the titles stand beside the lanes. ``short`` takes short labels. ``close`` lets the notes of a
    bar stand in it, and numbers of operations side by side rather than below each other. ``terse`` leaves of the
    note that nobody recorded a removal only its question mark, before the label of the bar.
    """

    title: float = 28
    line: float = 22
    bar: float = 22
    space: float = 6
    curve: float = 84
    pad: float = 6
    circle: float = 28
    dot: float = 24
    operation_rows: int = 5
    point_rows: int = 4
    bar_rows: int = 1000
    short: bool = False
    close: bool = False
    terse: bool = False


WIDE = Sizes()
NARROW = Sizes(operation_rows=4, point_rows=3, short=True)


Found = dict[tuple[LaneKind, int], tuple[list[tuple[Mark, Label, int]], int]]
"""For a lane and a number of rows: the labels that found room, with their marks and rows, and how many rows they take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in its row, with its labels at y = 0 and the number of lines of notes below it."""

    row: int
    mark: Mark
    labels: tuple[Label, ...]
    lines: int


@dataclass
class Layout:
    """Everything that is to be painted for a width; ``height`` is without the axis; ``unplaced`` had no row left."""

    width: float
    view: Days
    sizes: Sizes = WIDE
    sketch: bool = False
    unplaced: list[Mark] = field(default_factory=list)
    lanes: list[LaneBox] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    uprights: list[Upright] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    height: float = 0
    found: Found = field(default_factory=dict)
    labels_of: dict[LaneKind, tuple[list[tuple[Mark, Label, int]], int]] = field(default_factory=dict)
    """For a lane of marks: what of ``found`` is taken."""
    bars: dict[tuple[LaneKind, bool], list[Bar]] = field(default_factory=dict)
    """For a lane of bars, with terse notes or without: all of them in as many rows as they need."""
    row_heights: dict[LaneKind, list[float]] = field(default_factory=dict)
    """For a lane of bars: how high each of these rows is."""
    choices: dict[LaneKind, Any] = field(default_factory=dict)
    """For a lane: the labels that its marks may have, as ``timeline_labels`` keeps them."""

    def x(self, day: date) -> float:
        """The place of the start of a day, 0 at the left edge of the view."""
        first = self.view.first or self.view.last
        return (day - first).days / max((self.view.last - first).days, 1) * self.width

    def day_at(self, x: float) -> date:
        """The day at a place, the inverse of ``x``."""
        first = self.view.first or self.view.last
        return first + timedelta(days=round(x / self.width * (self.view.last - first).days))


_LONG_GAP = timedelta(days=366)


def runs_of(curve: Sequence[tuple[date, int]]) -> list[list[tuple[date, int]]]:
    """A course cut where there was no entry for more than a year: a line over such a gap would claim values."""
    runs: list[list[tuple[date, int]]] = []
    for day, score in curve:
        if not runs or day - runs[-1][-1][0] > _LONG_GAP:
            runs.append([])
        runs[-1].append((day, score))
    return runs

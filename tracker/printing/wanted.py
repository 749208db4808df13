"""What a person asks to be printed: which sheet, on what paper, in which languages, and what is left out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from tracker.domain.history import History
from tracker.domain.phrases import Language
from tracker.printing.beside import beside
from tracker.printing.layout import Cell, Paper, Section, Sheet

Order = Literal["time", "level", "topic"]
"""How the full history is ordered; the other sheets have one order only."""


class Kind(StrEnum):
    """The sheets that can be printed, in the order in which they are offered."""

    APPOINTMENT = "appointment"
    HARDWARE = "hardware"
    CARD = "card"
    FULL = "full"


USUAL = Kind.APPOINTMENT
"""What a person gets who names no sheet, on the page and on the command line."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One printing: ``leave_out`` holds names of what is left out; ``second`` is set beside the first language.

    ``today`` is the day of printing; without one it is taken for the day that the sheet tells of.
    """

    kind: Kind = Kind.FULL
    paper: Paper = "a4"
    language: Language = "en"
    second: Language | None = None
    large: bool = False
    leave_out: frozenset[str] = frozenset()
    order: Order = "time"
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet that can be left out by its name; its sections in the order in which they are read."""

    name: str
    build: Callable[[History, date], tuple[Section, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a kind of sheet is made: its parts in order, and what stands on top whatever is left out.

    ``arrange`` sets what was built in its final place; ``join`` sets the sheet in a second language beside it. A
    ``dense`` one is set closely and shortened to fit a few pages. What is told ``within`` the parts can be left out too.
    """

    parts: tuple[Part, ...]
    summary: Callable[[History, date], Cell]
    arrange: Callable[[History, Sheet], Sheet] = lambda _, sheet: sheet
    join: Callable[[Sheet, Sheet], Sheet] = beside
    dense: bool = False
    within: tuple[str, ...] = ()

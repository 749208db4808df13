"""The section on the fusion of each segment: what was said of it, and what was intended."""

from datetime import date

from tracker.domain.history import History
from tracker.printing.layout import Cell, Column, Section, Table, gap, or_gap, plain, quiet, strong
from tracker.views import words
from tracker.views.fusion_words import FusionRow, rows

_COLUMNS = (
    Column("Segment", 22),
    Column("What was said", 68),
    Column("Said before", 42),
    Column("Fusion intended by", 48),
)


def fusion(history: History, on: date) -> tuple[Section, ...]:
    """Fusion by segment; no section where fusion was neither intended nor spoken of."""
    found = tuple(_row(row) for row in rows(history, on))
    if not found:
        return ()
    return (Section("Fusion by segment", (Table(_COLUMNS, found),), "intended is not achieved"),)


def _row(row: FusionRow) -> tuple[Cell, ...]:
    said: Cell = (strong(row.said), *map(quiet, row.particulars)) if row.said else (gap(),)
    return (
        (strong(row.where),),
        said,
        tuple(plain(line) for line in row.earlier),
        tuple(plain(line) for line in row.intended) or (or_gap(None, f"operation {words.NOT_RECORDED}"),),
    )

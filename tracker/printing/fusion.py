"""The section on the fusion of each segment: what was said of it, and what was intended."""

from datetime import date

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import FusionAssessment
from tracker.printing.layout import (
    Cell,
    Column,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    or_gap,
    plain,
    quiet,
    strong,
)
from tracker.printing.tables import more
from tracker.views import words
from tracker.views.fusion_words import FusionRow, rows

_TOLD = ("date", "sites", "status", "method", "column", "grade_system", "grade", "reader", "words")
"""What of an assessment stands in the table."""


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("column.segment"), 22),
        Column(say("column.said"), 68),
        Column(say("column.said_before"), 42),
        Column(say("column.fusion_intended"), 48),
    )


def fusion(history: History, on: date) -> tuple[Section, ...]:
    """Fusion by segment; no section where fusion was neither intended nor spoken of."""
    found = tuple(_row(row) for row in rows(history, on))
    if not found:
        return ()
    more_of = (Paragraph(more_said),) if (more_said := besides(history)) else ()
    return (headed("fusion", (Table(_columns(), found), *more_of), say("note.intended")),)


def besides(history: History) -> Cell:
    """What else is recorded of what was said of fusion, which the table has no column for."""
    return tuple(line for assessment in history.fusion for line in _besides(history, assessment))


def _besides(history: History, assessment: FusionAssessment) -> Cell:
    """Where an assessment was seen and what it came from, which the table has no column for."""
    where = words.places(assessment.sites, history.axis) or say("not_recorded.level")
    name = Span(f"{where}, {words.when(assessment.date)}: ", Style.STRONG)
    return tuple((name, *line) for line in more(history, assessment, but=_TOLD))


def _row(row: FusionRow) -> tuple[Cell, ...]:
    return (
        (strong(row.where),),
        said_cell(row),
        tuple(plain(line) for line in row.earlier),
        tuple(plain(line) for line in row.intended) or (or_gap(None, say("not_recorded.operation")),),
    )


def said_cell(row: FusionRow) -> Cell:
    """What was said last, and how, when and by whom."""
    return (strong(row.said), *map(quiet, row.particulars)) if row.said else (gap(),)

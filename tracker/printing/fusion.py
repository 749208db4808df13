"""The section on the fusion of each segment: what was said of it, and what was intended."""

from collections.abc import Collection, Sequence
from datetime import date

from tracker.domain.fusion import assessment_date
from tracker.domain.history import History
from tracker.domain.papers import record_at
from tracker.domain.phrases import say
from tracker.domain.records import FusionAssessment, ImagingStudy
from tracker.printing.layout import (
    Cell,
    Column,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    left_out,
    plain,
    quiet,
    strong,
)
from tracker.printing.tables import more
from tracker.views import words
from tracker.views.fusion_words import FusionRow, earlier_title, rows

_TOLD = ("date", "sites", "status", "method", "column", "grade_system", "grade", "reader", "words")
"""What of an assessment stands in the table."""
_TOLD_OF_EARLIER = ("date", "sites", "status", "method", "reader")
"""What of one that was followed by another stands there."""


def _columns(found: Sequence[FusionRow]) -> tuple[Column, ...]:
    return (
        Column(say("column.segment"), 22),
        Column(say("column.said"), 68),
        Column(earlier_title(found), 42),
        Column(say("column.fusion_intended"), 48),
    )


def fusion(history: History, on: date) -> tuple[Section, ...]:
    """Fusion by segment; no section where fusion was neither intended nor spoken of."""
    found = rows(history, on)
    if not found:
        return ()
    more_said = besides(history, whole=earlier(history, found))
    more_of = (Paragraph(more_said),) if more_said else ()
    table = Table(_columns(found), tuple(map(_row, found)))
    return (headed("fusion", (table, *more_of), say("note.intended")),)


def earlier(history: History, found: Sequence[FusionRow]) -> set[str]:
    """The assessments that were followed by others, by identifier: the table tells their status alone."""
    newest = {one.record.id for row in found for one in row.state.latest}
    return {assessment.id for assessment in history.fusion} - newest


def besides(history: History, *, whole: Collection[str] = (), brief: bool = False) -> Cell:
    """What else is recorded of what was said of fusion, which the table has no column for.

    ``whole`` names assessments of which the table tells the status alone, by identifier. With ``brief`` an image is
    not named again whose kind and date the table tells.
    """
    return tuple(
        line
        for one in history.fusion
        for line in _besides(
            history,
            one,
            (_TOLD_OF_EARLIER if one.id in whole else _TOLD)
            + (("imaging_id",) if brief and _is_told(history, one) else ()),
        )
    )


def _is_told(history: History, assessment: FusionAssessment) -> bool:
    """Whether how and when it was judged says which image it was seen on."""
    study = record_at(history, ImagingStudy.table(), assessment.imaging_id or "")
    return (
        isinstance(study, ImagingStudy)
        and words.study_name(study) == words.choice_or(assessment.method)
        and study.date == assessment_date(history, assessment)
    )


def _besides(history: History, assessment: FusionAssessment, told: tuple[str, ...]) -> Cell:
    """Where an assessment was seen and what it came from, which the table has no column for."""
    where = words.places(assessment.sites, history.axis) or say("not_recorded.level")
    name = Span(f"{where}, {words.when(assessment_date(history, assessment))}: ", Style.STRONG)
    return tuple((name, *line) for line in more(history, assessment, but=told))


def _row(row: FusionRow) -> tuple[Cell, ...]:
    return (
        (strong(row.where),),
        said_cell(row),
        tuple(plain(line) for line in row.earlier),
        tuple(map(plain, row.intended)) or (_no_intention(row),),
    )


def _no_intention(row: FusionRow) -> Line:
    return left_out() if row.intent_left_out else gap(say("not_recorded.operation"))


def said_cell(row: FusionRow) -> Cell:
    """What was said last, and how, when and by whom."""
    gone = (left_out(),) if row.left_out else ()
    return (strong(row.said), *map(quiet, row.particulars), *gone) if row.said else gone or (gap(),)

"""The section on the fusion of each segment: what was said of it, and what was intended."""

from collections.abc import Sequence
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
from tracker.printing.tables import DISPUTED, disputed_lines, more
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
    more_said = besides(history, found)
    more_of = (Paragraph(more_said),) if more_said else ()
    table = Table(_columns(found), tuple(map(_row, found)))
    return (headed("fusion", (table, *more_of), say("note.intended")),)


def besides(history: History, found: Sequence[FusionRow], *, brief: bool = False) -> Cell:
    """What else is recorded of what was said of fusion, which the table of ``found`` has no column for.

    Of an assessment that was followed by others the table tells the status alone. With ``brief`` an image is not
    named again whose kind and date the table tells.
    """
    newest = {one.record.id for row in found for one in row.state.latest}
    spoken_of = {one.record.id for row in found for one in row.state.assessments}
    return tuple(
        line
        for one in history.fusion
        for line in _besides(
            history,
            one,
            (
                *(_TOLD if one.id in newest else _TOLD_OF_EARLIER),
                *((DISPUTED,) if one.id in spoken_of else ()),
                *(("imaging_id",) if brief and _is_told(history, one) else ()),
            ),
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
    """What was said last and what sources say otherwise, then how, when and by whom."""
    gone = (left_out(),) if row.left_out else ()
    if not row.said:
        return gone or (gap(),)
    return (strong(row.said), *disputed_lines(row.disputed), *map(quiet, row.particulars), *gone)

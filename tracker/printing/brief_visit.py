"""Briefly: how to reach the patient, why this visit, its questions, and what is new since the last one."""

from dataclasses import replace
from datetime import date

from tracker.domain.history import History
from tracker.domain.papers import record_at
from tracker.domain.phrases import say
from tracker.domain.records import (
    Allergy,
    Appointment,
    Condition,
    Device,
    FusionAssessment,
    ImagingStudy,
    NeurologicalItem,
    OtherImplant,
    OtherOperation,
    Present,
    Qualifier,
    Surgery,
)
from tracker.domain.reported import TROUBLES
from tracker.domain.visits import is_over
from tracker.printing.layout import Line, Paragraph, Section, gap, headed, labelled, plain, quiet, strong
from tracker.printing.papers import ahead, asked
from tracker.printing.tables import more
from tracker.views import since_visit as views_since_visit
from tracker.views import words
from tracker.views.since_visit import Changed

_NEWS = frozenset(
    kind.table()
    for kind in (
        Surgery,
        Device,
        ImagingStudy,
        FusionAssessment,
        NeurologicalItem,
        Condition,
        Allergy,
        OtherImplant,
        OtherOperation,
    )
)
"""What is told of the time since the last visit before visits, papers and scores, where not all has room."""
_TROUBLE = {*TROUBLES, "pseudarthrosis", "not_fused", "recurrent_herniation", "abscess"}
"""Findings that are told before others."""


def contact(history: History, _on: date) -> tuple[Section, ...]:
    """How to reach the patient, or that it is not recorded."""
    told = history.person.contact if history.person else None
    said = plain(told) if told else gap()
    return (replace(headed("contact", (Paragraph((said,)),)), run_in=True),)


def visit(history: History, on: date) -> tuple[Section, ...]:
    """Why this visit and what will be asked; each is said to be not recorded where it is not."""
    found = ahead(history, on)
    lines = tuple(line for one in found for line in _visit(history, one))
    why = () if any(one.purpose for one in found) else (labelled(say("brief.why"), ()),)
    none = () if any(one.questions for one in found) else (labelled(say("brief.questions"), ()),)
    return (headed("visit", (Paragraph((*why, *lines, *none)),), half=True),)


def _visit(history: History, one: Appointment) -> tuple[Line, ...]:
    where = ", ".join(
        filter(None, (words.when(one.date) if one.date else "", one.time, one.clinician, one.facility))
    )
    head = labelled(say("brief.why"), (strong(one.purpose),)) if one.purpose else ()
    if where:
        head = (*head, *quiet(f"  {where}" if one.purpose else where))
    rest = more(history, one, but={"date", "time", "purpose", "clinician", "facility", "questions", "notes"})
    questions = asked(history, one)
    return (*((head,) if head else ()), *questions, *rest)


def since_visit(history: History, on: date) -> tuple[Section, ...]:
    """What is dated after the last visit, oldest first; that no visit is recorded, where none is."""
    found = views_since_visit.since_last_visit(history, on)
    if found is None:
        been = any(is_over(visit, on) for visit in history.appointments)
        unknown = say("brief.visit_undated" if been else "brief.no_visit_before")
        return (headed("since_visit", (Paragraph((gap(unknown),)),), half=True),)
    lines = {_change(history, one): _weight(history, one) for one in found.changes}
    # Of as much weight the latest stays longest.
    weights = tuple(place + len(lines) * weight for place, weight in enumerate(lines.values()))
    block = (
        Paragraph(tuple(lines), weights=weights)
        if lines
        else Paragraph((gap(say("since_visit.nothing_here")),))
    )
    return (headed("since_visit", (block,), half=True, title=found.title),)


def _weight(history: History, one: Changed) -> int:
    """What keeps a line longest: trouble that was found, a sign that is present, an operation; then other news."""
    record = record_at(history, one.table, one.record_id)
    found = record.findings if isinstance(record, ImagingStudy) else ()
    trouble = any(each.kind in _TROUBLE and each.qualifier is Qualifier.PRESENT for each in found)
    sign = isinstance(record, NeurologicalItem) and record.answer is Present.PRESENT
    return 2 * (trouble or sign or isinstance(record, Surgery)) + (one.table in _NEWS)


def _change(history: History, one: Changed) -> Line:
    possibly = quiet(f" ({say('since_visit.possibly')})") if one.possibly else ()
    return (*strong(words.when(one.when)), *possibly, *plain(f"  {_what(history, one)}"))


def _what(history: History, one: Changed) -> str:
    """The line; an operation by its name alone, since all else of it stands in its row."""
    record = record_at(history, one.table, one.record_id)
    if not isinstance(record, Surgery):
        return one.what
    return f"{words.operation_title(history, record)}: {words.surgery_words(record, history.axis)}"

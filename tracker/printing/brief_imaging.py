"""Briefly: images and other tests, newest first, with where the pictures are and whether the report is held."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.history import History, was_taken
from tracker.domain.imaging import has_report
from tracker.domain.papers import documents_of
from tracker.domain.phrases import say, say_count
from tracker.domain.records import ImagingStudy, PaperKind, StudyState
from tracker.printing.findings import newest_first, study_cells
from tracker.printing.layout import (
    Block,
    Cell,
    Paragraph,
    Section,
    Table,
    gap,
    headed,
    in_one,
    plain,
    quiet,
    silence,
    strong,
)
from tracker.printing.tables import disputed_lines
from tracker.printing.widths import columns_for
from tracker.views import words
from tracker.views.disputed import disputed
from tracker.views.imaging_steps import planned_words
from tracker.views.names import choice
from tracker.views.values import said

_HEADS = (
    "column.date",
    "column.kind_part",
    "column.found",
    "column.pictures",
    "label.report",
)
_TAKEN = (StudyState.DONE, StudyState.REPORT_RECEIVED)
_STEPS = ("ordered", "received", "discussed")
_MOST = 60
"""More would not fit on any dense sheet, so no more rows are made, nor in large print; the section says of how many."""
_TESTS = {"emg", "dexa"}
"""What is no picture."""
_SLICES = ("mri", "ct", "ct_myelogram")
"""Pictures of which the newest of each kind stays longer than others."""
_ALSO_ASKED = ("mri", "emg", "dexa")
"""Tests that are said to be not recorded where they are not."""


def imaging(history: History, on: date) -> tuple[Section, ...]:
    """A row for each image or test that was not cancelled; those that were are counted."""
    studies = [study for study in newest_first(history) if study.state is not StudyState.CANCELLED]
    cancelled = len(history.imaging) - len(studies)
    rows = tuple(_row(history, study, on) for study in studies[:_MOST])
    kinds = {study.kind for study in studies}
    missing = [words.term("imaging", kind) for kind in _ALSO_ASKED if kind not in kinds]
    apart = (quiet(say_count("brief.cancelled_images", cancelled)),) if cancelled else ()
    below = (*silence(missing), *apart)
    silent = (Paragraph(below),) if below else ()
    table: tuple[Block, ...] = (Paragraph((gap(),)),)
    if rows:
        table = (Table(columns_for(_HEADS, rows), rows, _weights(studies[:_MOST])),)
    section = headed("imaging", (*table, *silent), say("note.newest_first"))
    return (replace(section, total=len(studies)),)


def _weights(studies: Sequence[ImagingStudy]) -> tuple[int, ...]:
    """What keeps its row longest: the newest picture, what is only ordered, the newest in slices of each kind, pictures."""
    pictures = [study for study in studies if study.kind not in _TESTS and was_taken(study)]
    newest = {study.kind: study for study in reversed(pictures) if study.kind in _SLICES}
    return tuple(
        3 * (study in pictures[:1] or not was_taken(study))
        + 2 * (newest.get(study.kind) is study)
        + (study.kind not in _TESTS)
        for study in studies
    )


def _row(history: History, study: ImagingStudy, on: date) -> tuple[Cell, ...]:
    when, what, found, pictures = study_cells(history, study, on)
    if not was_taken(study):
        apart = disputed_lines(disputed(history, study))
        ahead = in_one((what[0], *_steps(history, study, on), *apart))
        return (when, ahead, (gap(say("brief.not_taken")),), (), ())
    return (
        when,
        in_one((what[0], *_steps(history, study, on))),
        in_one(found),
        in_one(pictures),
        _report(history, study, on),
    )


def _steps(history: History, study: ImagingStudy, on: date) -> Cell:
    """How far it has come where it is more or less than taken, with the dates of the other steps."""
    weight = quiet if was_taken(study) else strong
    far = () if study.state in _TAKEN else (weight(planned_words(study, on) or choice(study.state)),)
    dates = said(history, study, but=frozenset(type(study).model_fields).difference(_STEPS))
    return (*far, *(quiet(str(one)) for one in dates))


def _report(history: History, study: ImagingStudy, on: date) -> Cell:
    """Whether the report is held, and where; else how far it is known to have come."""
    papers = [one.document for one in documents_of(history, study) if one.document.kind is PaperKind.REPORT]
    if papers:
        return (strong(say("brief.held")), *(quiet(p.stored_at) for p in papers if p.stored_at))
    if has_report(study, on):
        return (plain(say("brief.report_received")),)
    return (gap(),)

"""The history as of a day that is past: nothing that is dated later, and nothing that only hangs on what is.

``domain.as_of`` keeps what lay ahead on a day (visits, plans, ordered images), as today's own history needs it. Of
a past day nobody recorded since when it was planned, so here it goes, with what is about it: papers, requests,
scores and texts without a date of their own, statements, clinicians and places that nothing else
names. What carries no date cannot be told apart and stays; the sheet says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.as_of import as_of
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.gate import dates_of
from tracker.domain.history import History
from tracker.domain.records import (
    Appointment,
    Device,
    Document,
    ImagingStudy,
    OtherImplant,
    Record,
    RecordRequest,
    Score,
    SourceText,
    Statement,
    Surgery,
)
from tracker.domain.records.base import Labelled, copied
from tracker.errors import ValueProblem
from tracker.printing.gone import Gone, cut, text_of
from tracker.printing.withheld import without_later

Made = TypeVar("Made", Device, OtherImplant)

_AHEAD = (Appointment, SourceText, Surgery)
"""Kinds of which ``as_of`` keeps some that are dated later."""
_HANGING = (Score, RecordRequest)
"""Kinds that may point to what they are about; one without a date is then as late as that."""


def looking_back(history: History, on: date) -> History:
    """The history as of the end of a past day, without anything that is dated later; the given one is left as it is."""
    later = Gone.of(_later(history, on))
    for find in (_undated, _papers, _pasted):
        later.add(find(history, later))
    known = as_of(without_later(history, on, later.records.values()), on)
    said = tuple(one for one in known.statements if not _tells_later(history, known, one, on))
    made = replace(
        known,
        imaging=tuple(_undone(one, on) for one in known.imaging),
        devices=tuple(_unlabelled(one, on) for one in known.devices),
        other_implants=tuple(_unlabelled(one, on) for one in known.other_implants),
        statements=said,
    )
    made.so_far[on] = made
    return made


def _later(history: History, on: date) -> Iterator[Record]:
    """What has not happened by then, and what was only planned for a later day."""
    known = as_of(history, on).by_key
    yield from (one for key, one in history.by_key.items() if key not in known)
    for kind in _AHEAD:
        yield from (one for one in history.of(kind) if _is_later(one.date, on))
    for study in history.imaging:
        if _is_later(study.date, on) and (study.ordered is None or _is_later(study.ordered, on)):
            yield study


def _is_later(when: PartialDate | None, on: date) -> bool:
    return when is not None and when.happened_by(on) is Happened.NO


def _undated(history: History, later: Gone) -> Iterator[Record]:
    for kind in _HANGING:
        yield from (one for one in history.of(kind) if one.date is None and cut(one, later))


def _papers(history: History, later: Gone) -> Iterator[Document]:
    """Papers without a date that belong to nothing but what came later."""
    for paper in history.documents:
        links = history.links_of.get(paper.id, ())
        if paper.date is None and links and all(map(later.tells, links)):
            yield paper


def _pasted(history: History, later: Gone) -> Iterator[SourceText]:
    """Pasted texts without a date from which something later came: they are printed whole, or not at all."""
    came = {text_of(one) for one in later.records.values()}
    yield from (text for text in history.sources if text.date is None and text.id in came)


def _undone(study: ImagingStudy, on: date) -> ImagingStudy:
    """An image that was ordered by then and taken later, without the day it was taken."""
    if not _is_later(study.date, on):
        return study
    return copied(study, dict.fromkeys(name for name in type(study).model_fields if name.startswith("date")))


def _unlabelled(made: Made, on: date) -> Made:
    """An implant without an MR label that stands on a later paper."""
    return copied(made, dict.fromkeys(Labelled.model_fields)) if _is_later(made.mr_date, on) else made


def _tells_later(history: History, known: History, statement: Statement, on: date) -> bool:
    """Whether a statement gives a later date, or a value that nobody knew yet."""
    key = statement.about_table, statement.about_id
    now, then = history.by_key.get(key), known.by_key.get(key)
    if now is None or then is None:
        return False
    if statement.field in dates_of(now) and _is_later(_date_in(statement.value), on):
        return True
    value: Any = getattr(now, statement.field, None)
    return value is not None and getattr(then, statement.field, None) is None


def _date_in(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text or "")
    except ValueProblem:
        return None

"""A history with a word of its own in every free field of every record, and every kind of record more than once."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import filling
import makers as m

from tracker.domain.gate import build, dump
from tracker.domain.record_fields import filled_in
from tracker.domain.records import (
    Allergy,
    Appointment,
    Background,
    Clinician,
    Document,
    DocumentLink,
    Facility,
    FusionAssessment,
    Medication,
    Record,
    RecordRequest,
    Score,
    Tolerance,
)
from tracker.domain.records.base import members, values_of

MARK = re.compile(r"q[A-Z][A-Za-z]+\d+q")
_NO_WORDS = {"time", "value", "field", "end"}
"""Fields of text that hold no free words."""


def rich() -> list[Record]:
    """Every kind, filled everywhere, and beside it what each name that can be left out takes apart."""
    every = [*filling.filled_everywhere(), *_more(), *_alone()]
    words = _names()
    return [build(type(one), _marked(dump(one), type(one), words)) for one in every]


def _more() -> list[Record]:
    """Plans, injections, other medicines, pumps and stimulators, visits ahead."""
    plan = m.surgery("2031", m.procedure("alif", "L3-L4"), status="planned", surgeon="w", note="w")
    injected = m.surgery("2018", m.procedure("facet_injection", "L2-L3", note="w"), result="w", surgeon="w")
    other = m.surgery("2019", m.procedure("tlif", "L3-L4", as_written="w"), hospital="w", surgeon="w")
    image = m.imaging("mri", "2020-02-02", m.finding("fused", "L4-L5", called="w"), reader="w", pictures="w")
    pump = m.device(
        "pump", "T12", m.event("broken", None, imaging_id=image.id, note="w"), note="w", maker="w"
    )
    return [
        *(plan, injected, other, image, pump),
        m.device("pedicle_screw", "L3, L4", m.event("broken", "2021-05", note="w"), by=other, lot="w"),
        m.device("rod", "L3, L4", m.event("removed", "2022-07", quantity=1), by=other, note="w", called="w"),
        m.device("interbody_cage", "L3-L4", by=plan, note="w"),
        m.of(FusionAssessment, date=None, sites="L4-L5", imaging_id=image.id, words="w", reader="w"),
        m.of(FusionAssessment, date="2021-06", sites="L3-L4", status="not fused", words="w", reader="w"),
        m.of(Medication, name="w", group="other", note="w", date="2020"),
        m.of(Allergy, kind="latex", reaction="w", called="w"),
        m.other_implant("pacemaker", "2017", called="w", place="w", note="w"),
        m.of(Background, kind="bleeding", answer="yes", value="w", note="w", date="2020"),
        m.of(Background, kind="active_implant", answer="yes", value="w", date="2020"),
        m.of(Background, kind="work", value="w", note="w", date="2020"),
        m.of(Score, date="2020-03", total=30, note="w"),
        m.of(Tolerance, date="2020", minutes=30, metres=90, note="w"),
        m.of(
            Appointment, date="2031-01", purpose="w", clinician="w", questions=[{"text": "w", "answer": "w"}]
        ),
    ]


def _alone() -> list[Record]:
    """Papers, people, texts and requests that belong to nothing that can be left out by a name of another kind."""
    goal = m.of(Appointment, date="2020-03", purpose="w", notes="w")
    paper = m.of(Document, called="w", kind="letter", stored_at="w")
    return [
        *(goal, paper, m.about(DocumentLink, goal, document_id=paper.id)),
        *(m.of(Clinician, name="w", role="w"), m.of(Facility, name="w", city="w")),
        *(m.of(RecordRequest, called="w", note="w"), m.source("w", unread="w")),
    ]


def _names() -> Iterator[int]:
    return iter(range(10_000))


def _marked(values: dict[str, Any], kind: type[Record], number: Iterator[int]) -> dict[str, Any]:
    """The values with a word of its own for each free text: "qSurgery12q"."""
    for name, info in kind.model_fields.items():
        extra: Any = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        text = info.annotation in (str, str | None) and isinstance(values.get(name), str)
        free = text and filled_in(info) and not extra.get("vocabulary") and not extra.get("link")
        if free and values[name] and name not in _NO_WORDS:
            values[name] = f"q{kind.__name__}{next(number)}q"
    for name, child in kind.children().items():
        values[name] = [_marked(part, child, number) for part in values.get(name) or ()]
    return values


def marks_in(value: Any) -> set[str]:
    """The marks that stand anywhere in a value of the sheet, in its drawings too."""
    return set(MARK.findall(value if isinstance(value, str) else repr(value)))


def marks_of(records: Iterable[Record]) -> set[str]:
    """The marks in some records and what is nested in them."""
    return {mark for one in records for part in members(one) for mark in marks_in(values_of(part))}

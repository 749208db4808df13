"""A sheet of a past day: nothing that is dated later stands anywhere on it, and it says what it cannot keep apart."""

import re
from datetime import date
from functools import cache
from typing import Any, get_args

import filling
import left_out
import makers as m
import pytest
import sheets
from left_out import marks_in, marks_of

from tracker.domain.dates import PartialDate
from tracker.domain.gate import build, dates_of, dump, members
from tracker.domain.phrases import LANGUAGES, Language, say, spoken
from tracker.domain.records import (
    AnatomyProfile,
    Appointment,
    Clinician,
    Device,
    DeviceEventKind,
    Document,
    DocumentLink,
    Facility,
    FusionAssessment,
    ImagingStudy,
    Medication,
    Person,
    Record,
    RecordRequest,
    Score,
    Statement,
    Surgery,
    Translation,
)
from tracker.printing.layout import Sheet
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.views import words

ON, TODAY = date(2035, 1, 1), date(2099, 12, 31)
YEARS = 60
"""All that is told happened before ``ON``, and all of it again so many years later."""
EACH = [
    (kind, order, language)
    for kind in Kind
    for order in (get_args(Order) if kind is Kind.FULL else ("time",))
    for language in LANGUAGES
]
ALL = pytest.mark.parametrize(("kind", "order", "language"), EACH)
LATER = re.compile(r"\b(?:20[4-9]\d|203[6-9])\b")
EVERY = left_out.rich()
ALONE = [one for one in EVERY if isinstance(one, Person | AnatomyProfile)]
BASE = [one for one in EVERY if one not in ALONE]
IDS = {part.id for one in BASE for part in members(one)}


def copied(values: dict[str, Any], mark: str, kind: type[Record], *, only_further: bool) -> dict[str, Any]:
    """The values as another record, with its dates so much later; its own date as it is where ``only_further``."""
    late = {name for name in dates_of(kind.of()) if name != "date" or not only_further}
    made: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, list):
            child = kind.children()[name]
            made[name] = [copied(one, mark, child, only_further=False) for one in value]
        elif value in IDS:
            made[name] = value + mark
        elif name in late:
            made[name] = re.sub(r"(19|20)\d\d", lambda year: str(int(year[0]) + YEARS), value)
        else:
            made[name] = re.sub(r"q([A-Z][A-Za-z]+\d+)q", rf"q{mark}\1q", value) if _is_text(value) else value
    return made


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def all_again(mark: str, *, only_further: bool = False) -> list[Record]:
    return [build(type(r), copied(dump(r), mark, type(r), only_further=only_further)) for r in BASE]


LATE, FURTHER = all_again("L"), all_again("F", only_further=True)


@cache
def told(kind: Kind, order: Order, language: Language) -> Sheet:
    history = filling.history_of([*ALONE, *BASE, *LATE, *FURTHER])
    return whole(history, ON, Wanted(kind, order=order, language=language, today=TODAY))


PAPERS = {one.document_id for one in LATE if isinstance(one, DocumentLink)}


def _is_later(record: Record) -> bool:
    """Whether it is of a later day: by a date of its own, or by what it is about."""
    if isinstance(record, Clinician | Facility):
        return False
    if isinstance(record, Device):
        put_in = any(event.kind is DeviceEventKind.IMPLANTED for event in record.events)
        return record.procedure_id is not None or put_in
    names = ("date", "about_id", "surgery_id", "imaging_id")
    return any(getattr(record, name, None) for name in names) or record.id in PAPERS


@ALL
def test_nothing_of_what_is_dated_later_is_told(kind: Kind, order: Order, language: Language) -> None:
    found = marks_in(told(kind, order, language))
    later = marks_of(one for one in LATE if _is_later(one))
    assert len(later) > 100
    assert found & later == set()


@ALL
def test_no_later_date_is_told_but_that_of_printing(kind: Kind, order: Order, language: Language) -> None:
    made = told(kind, order, language)
    with spoken(language):
        printed = say("printed", date=words.when(PartialDate.on(TODAY)))
    dated = {text for text in sheets.texts(made) if LATER.search(text.replace(printed, ""))}
    drawn = {text for text in re.findall(r">([^<>]*)</text>", repr(made)) if LATER.search(text)}
    assert (dated - {made.title}, drawn) == (set(), set())


@ALL
def test_nothing_that_came_later_to_an_earlier_record_is_told(
    kind: Kind, order: Order, language: Language
) -> None:
    """Reports that had not come, complications and troubles that had not happened, why a medicine was stopped."""
    later = {mark for one in FURTHER for mark in _came_later(one)}
    assert len(later) > 12
    assert marks_in(told(kind, order, language)) & later == set()


def _came_later(record: Record) -> set[str]:
    if isinstance(record, Surgery):
        return marks_of(one for one in record.complications if one.date)
    if isinstance(record, Device):
        labels = marks_in((record.mr_conditions, record.mr_source)) if record.mr_date else set()
        return labels | marks_of(one for one in record.events if one.date)
    if isinstance(record, Medication) and record.until:
        return marks_in(record.why_stopped)
    if isinstance(record, ImagingStudy) and record.received:
        return marks_in(record.report) | marks_of(record.findings)
    return set()


@ALL
def test_the_sheet_says_what_stands_as_it_is_today(kind: Kind, order: Order, language: Language) -> None:
    made = told(kind, order, language)
    with spoken(language):
        said = say("past_day", on=words.when(PartialDate.on(ON)))
    assert "".join(span.text for span in made.summary[0]) == said


@pytest.mark.parametrize("today", [None, ON])
def test_a_sheet_of_today_says_nothing_of_the_kind_and_keeps_what_lies_ahead(today: date | None) -> None:
    visit = m.of(Appointment, date="2036-01-01", purpose="the second opinion")
    history = filling.history_of([*ALONE, visit])
    said = "\n".join(sheets.texts(whole(history, ON, Wanted(Kind.APPOINTMENT, today=today))))
    assert "the second opinion" in said
    assert "This sheet tells of" not in said


OPERATION = m.surgery("2036-02", id="later")
PAPER = m.of(Document, id="paper", called="the words")
IMAGE = {"kind": "ct", "details": "the words", "date": "2036-03"}
EARLY = m.of(Medication, id="early", name="Examplin", date="2030", until="2036")
CASES: list[tuple[str, list[Record], bool]] = [
    (
        "a question for a later visit",
        [m.of(Appointment, date="2036", questions=[{"text": "the words"}])],
        False,
    ),
    ("a question for a visit without a date", [m.of(Appointment, questions=[{"text": "the words"}])], True),
    ("a plan for later", [m.surgery("2036", status="planned", note="the words")], False),
    ("a plan without a date", [m.surgery(None, status="planned", note="the words")], True),
    ("an image ordered before", [m.of(ImagingStudy, **IMAGE, ordered="2034-12", state="ordered")], True),
    ("an image ordered later", [m.of(ImagingStudy, **IMAGE, ordered="2035-12", state="ordered")], False),
    ("an image ordered who knows when", [m.of(ImagingStudy, **IMAGE, state="ordered")], False),
    (
        "an early paper of a later operation",
        [
            OPERATION,
            m.of(Document, id="paper", called="the words", date="2034"),
            m.about(DocumentLink, OPERATION, document_id="paper"),
        ],
        True,
    ),
    (
        "a paper of a later operation",
        [OPERATION, PAPER, m.about(DocumentLink, OPERATION, document_id="paper")],
        False,
    ),
    (
        "a request about a later operation",
        [OPERATION, m.of(RecordRequest, called="the words", surgery_id="later")],
        False,
    ),
    ("a score at a later operation", [OPERATION, m.of(Score, note="the words", surgery_id="later")], False),
    (
        "an early score at a later operation",
        [OPERATION, m.of(Score, note="the words", surgery_id="later", date="2034")],
        True,
    ),
    (
        "a fusion judged at a later operation",
        [OPERATION, m.of(FusionAssessment, words="the words", surgery_id="later")],
        False,
    ),
    ("a text of a later day", [m.source("the words", date="2036")], False),
    (
        "a text that told something later",
        [m.source("the words", id="text"), m.surgery("2036", source_id="text")],
        False,
    ),
    (
        "a text of an earlier day with a plan in it",
        [
            m.source("the words", id="text", date="2034"),
            m.surgery("2036", status="planned", source_id="text"),
        ],
        True,
    ),
    (
        "a surgeon of a later operation",
        [m.surgery("2036", surgeon="the words"), m.of(Clinician, name="the words")],
        False,
    ),
    (
        "a surgeon of both",
        [m.surgery("2036", surgeon="the words"), m.surgery("2033", surgeon="the words")],
        True,
    ),
    (
        "a label on a later card",
        [m.device("rod", "L4-L5", mr_label="MR Safe", mr_source="the words", mr_date="2036")],
        False,
    ),
    (
        "a label on an earlier card",
        [m.device("rod", "L4-L5", mr_label="MR Safe", mr_source="the words", mr_date="2034")],
        True,
    ),
    (
        "an early source that gives a later end",
        [EARLY, m.about(Statement, EARLY, field="until", value="2036", note="the words", date="2034")],
        False,
    ),
    (
        "a source for a value that nobody knew yet",
        [
            EARLY.model_copy(update={"why_stopped": "a rash"}),
            m.about(Statement, EARLY, field="why_stopped", value="the words"),
        ],
        False,
    ),
    (
        "a translation of what came later",
        [OPERATION, m.about(Translation, OPERATION, field="note", text="the words")],
        False,
    ),
]


@pytest.mark.parametrize(("why", "records", "is_told"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
def test_what_goes_with_what(why: str, records: list[Record], is_told: bool, kind: Kind) -> None:
    history = filling.history_of([*ALONE, *records])
    made = whole(history, ON, Wanted(kind, today=TODAY))
    found = "the words" in "\n".join(sheets.texts(made))
    assert found is is_told or (is_told and kind is Kind.APPOINTMENT), why

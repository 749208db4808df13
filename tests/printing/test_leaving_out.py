"""What a person leaves out of a sheet stands nowhere on it; the sheet says so, and nothing else goes with it."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

import appointments as a
import filling
import left_out
import makers as m
import pytest
import sheets
from left_out import marks_in, marks_of

from tracker.domain.gate import dates_of, members
from tracker.domain.history import is_intervention, took_place
from tracker.domain.phrases import Language, say, spoken
from tracker.domain.records import (
    Allergy,
    AnatomyProfile,
    Appointment,
    Background,
    Clinician,
    Condition,
    Device,
    Document,
    Facility,
    FusionAssessment,
    Goal,
    ImagingStudy,
    Medication,
    NeurologicalItem,
    OtherImplant,
    OtherOperation,
    Record,
    RecordRequest,
    Score,
    SetAside,
    SourceText,
    Statement,
    Surgery,
    Symptom,
    SymptomEntry,
    Tolerance,
    Treatment,
)
from tracker.printing import screening
from tracker.printing.layout import Section, Sheet, Table
from tracker.printing.sheet import leavable, parts, title_left_out, whole
from tracker.printing.wanted import Kind, Order, Wanted

ON = date(2030, 1, 1)
RECORDS = left_out.rich()
HISTORY = filling.history_of(RECORDS)
HEAD = ("bleeding", "active_implant")
SHEETS: tuple[tuple[Kind, Order, Language], ...] = (
    (Kind.APPOINTMENT, "time", "en"),
    (Kind.APPOINTMENT, "time", "de"),
    (Kind.HARDWARE, "time", "de"),
    (Kind.CARD, "time", "en"),
    (Kind.FULL, "time", "de"),
    (Kind.FULL, "level", "en"),
    (Kind.FULL, "topic", "en"),
)
CASES = [(*made, name) for made in SHEETS for name in leavable(*made[:2])]
Hidden = Callable[[Any], bool]


def of(*kinds: type[Record], when: Hidden = lambda _: True) -> Hidden:
    return lambda one: isinstance(one, kinds) and when(one)


def thinner(one: Any) -> bool:
    return bool(one.group == "blood thinner")


def active(one: Any) -> bool:
    return one.kind in screening.ACTIVE.implants or one.kind == "active_implant"


def either(*hidden: Hidden) -> Hidden:
    return lambda one: any(is_one(one) for is_one in hidden)


MATTERS = either(of(Allergy, OtherImplant), of(Medication, when=thinner))
INJECTIONS = of(Surgery, when=is_intervention)
HIDES: dict[str, Hidden] = {
    "operations": of(Surgery, when=lambda s: took_place(s) and not is_intervention(s)),
    "planned": of(Surgery, when=lambda s: not took_place(s) and not is_intervention(s)),
    "injections": INJECTIONS,
    "hardware": of(Device),
    "fusion": of(FusionAssessment),
    "imaging": of(ImagingStudy),
    "symptoms": of(Symptom, SymptomEntry),
    "neurological": of(NeurologicalItem),
    "conditions": of(Condition),
    "anatomy": of(AnatomyProfile),
    "treatments": of(Treatment),
    "medicines": of(Medication, when=lambda one: not thinner(one)),
    "blood_thinners": of(Medication, when=thinner),
    "allergies": of(Allergy),
    "other_implants": of(OtherImplant),
    "other_operations": of(OtherOperation),
    "background": of(Background),
    "scores": of(Score),
    "tolerances": of(Tolerance),
    "goals": of(Goal),
    "visit": of(Appointment, when=lambda one: one.date.earliest > ON),
    "visits_before": of(Appointment, when=lambda one: one.date.earliest <= ON),
    "papers": of(Document),
    "requests": of(RecordRequest),
    "people": of(Clinician, Facility),
    "sources": of(Statement),
    "origins": of(SourceText),
    "set_aside": of(SetAside),
    "first": MATTERS,
    "decides": either(MATTERS, of(Background, when=lambda one: one.kind in HEAD)),
    "screening": of(Allergy, Background, OtherOperation),
    "active_implants": of(Device, OtherImplant, Background, when=active),
}
"""What each name hides, as a person would say it; views and sections that hold what the order puts there have no row."""
OF_SHEET: dict[tuple[Kind, str], Hidden] = {
    (Kind.APPOINTMENT, "treatments"): either(INJECTIONS, of(Treatment)),
    (Kind.APPOINTMENT, "background"): of(Background, when=lambda one: one.kind not in HEAD),
    (Kind.CARD, "hardware"): of(Device, when=lambda one: not active(one)),
    (Kind.CARD, "other_implants"): of(OtherImplant, when=lambda one: not active(one)),
}
ORDERED = {"years", "undated", "levels", "no_level"}
LISTED = {"hardware_first", "hardware_in_place", "hardware_removed"}
IN_DRAWINGS = re.compile("<(?:text|tspan|title|desc)[^>]*>([^<]+)<")


@cache
def printed(kind: Kind, order: Order, language: Language, *names: str) -> Sheet:
    wanted = Wanted(kind, language=language, order=order, leave_out=frozenset(names))
    return whole(HISTORY, ON, wanted)


def own_sections(kind: Kind, order: Order, language: Language, name: str) -> tuple[Section, ...]:
    """The sections of a name, as they are printed when nothing is left out."""
    with spoken(language):
        build = next((part.build for part in parts(kind, order) if part.name == name), None)
        return build(HISTORY, ON) if build else ()


def told_whole(sections: Iterable[Section], language: Language) -> set[str]:
    """The marks in those rows of an order that do not say that the whole stands elsewhere."""
    with spoken(language):
        elsewhere = say("arranged.told_under", heading="|").partition("|")[0]
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    return {mark for row in rows if elsewhere not in repr(row[2]) for mark in marks_in(row)}


def hidden_marks(kind: Kind, order: Order, language: Language, name: str) -> set[str]:
    sections = own_sections(kind, order, language, name)
    if name in ORDERED:
        return told_whole(sections, language)
    if name in LISTED:
        return marks_in(sections) & marks_of(one for one in RECORDS if isinstance(one, Device | OtherImplant))
    is_one = OF_SHEET.get((kind, name)) or HIDES.get(name, lambda _: False)
    return marks_of(filter(is_one, RECORDS))


def hanging_marks(hidden: set[str]) -> set[str]:
    """The marks of what belongs to a record that is hidden, of hardware that only a plan would put in, and of all

    that became of hardware some of which is hidden.
    """
    gone = [one for one in RECORDS if marks_of([one]) & hidden]
    keys = {(part.table(), part.id) for one in gone for part in members(one)}
    ids = {id_ for _, id_ in keys}
    texts = {getattr(one, "source_id", None) for one in gone}
    about = [
        one for one in RECORDS if (getattr(one, "about_table", ""), getattr(one, "about_id", "")) in keys
    ]
    papers = {getattr(one, "document_id", None) for one in about}
    plans = {p.id for one in gone if isinstance(one, Surgery) and not took_place(one) for p in one.procedures}
    return marks_of(
        one
        for one in RECORDS
        if one in about
        or (isinstance(one, Document) and (one.id in papers or one.kind == "operative note"))
        or (isinstance(one, RecordRequest) and one.surgery_id in ids)
        or (isinstance(one, SourceText) and one.id in texts)
        or (isinstance(one, Device) and (one.procedure_id in plans or one in gone))
    )


def own_days(hidden: set[str]) -> set[str]:
    """The days of hidden records that no other record has, as they read in the spoken language."""
    gone = [one for one in RECORDS if marks_of([one]) & hidden]
    return _days(gone) - _days(one for one in RECORDS if one not in gone)


def _days(records: Iterable[Record]) -> set[str]:
    parts = (part for one in records for part in members(one))
    return {w.shown(short=True) for part in parts for w in dates_of(part).values() if w and w.exact}


@pytest.mark.parametrize(("kind", "order", "language", "name"), CASES)
def test_it_stands_nowhere_and_is_said_and_all_else_stays(
    kind: Kind, order: Order, language: Language, name: str
) -> None:
    before, after = printed(kind, order, language), printed.__wrapped__(kind, order, language, name)
    hidden = hidden_marks(kind, order, language, name)
    assert hidden & marks_in(after) == set()
    with spoken(language):
        days = own_days(hidden)
        said = say("left_out", parts=title_left_out(name))
    assert [day for day in days if re.search(rf"(?<!\d){re.escape(day)}", repr(after))] == []
    assert "".join(sheets.texts(after.left_out)).startswith(said)
    if kind is Kind.CARD:  # has room for less where the foot says more
        return
    own = {section.name for section in own_sections(kind, order, language, name)}
    elsewhere = marks_in([before.summary, *(one for one in before.sections if one.name not in own)])
    assert elsewhere - hidden - hanging_marks(hidden) - marks_in(after) == set()


def test_every_name_is_looked_at() -> None:
    """A view hides nothing; whatever else can be left out has a row above."""
    views = {
        "drawing",
        "timeline",
        "measures",
        "since_visit",
        "not_known",
        "hardware_not_known",
        "not_recorded",
    }
    names = {name for *_, name in CASES}
    assert names - HIDES.keys() - ORDERED - LISTED == {*views, "entries", "contact"}
    kinds = {type(one) for one in RECORDS}
    assert all(any(is_one(one) for one in RECORDS) for is_one in HIDES.values()), kinds


# --- one thing of a kind that nothing else names


LONE = m.surgery(
    "1987-03-14",
    m.procedure("vertebroplasty", "T4", reasons=[m.reason("osteoporotic_fracture")]),
    surgeon="Qsurgeon",
    hospital="Qhospital",
    complications=[{"kind": "dural_tear"}],
)
ONCE: dict[str, tuple[list[Record], tuple[str, ...]]] = {
    "operations": (
        [LONE],
        ("ertebroplast", "T4", "1987", "fracture", "Frakt", "Qsurgeon", "Qhospital"),
    ),
    "planned": (
        [m.surgery("2033-02", m.procedure("acdf", "C3-C4"), status="planned", surgeon="Qsurgeon")],
        ("ACDF", "C3", "2033", "Qsurgeon"),
    ),
    "hardware": (
        [m.device("rod", "T4, T5", m.event("broken", "1988"))],
        ("T4", "Rod", "rod", "Stab", "1988", "roken"),
    ),
    "imaging": (
        [m.imaging("mri", "1993-03", m.finding("syrinx", "T6"), sites="thoracic")],
        ("yrinx", "T6", "1993"),
    ),
    "fusion": (
        [m.of(FusionAssessment, date="1991", sites="T8-T9", status="pseudarthrosis", method="CT")],
        ("T8", "seudarthros", "1991"),
    ),
    "conditions": ([m.condition("spondylolisthesis", "C2-C3", "1967")], ("pondylolisth", "C2", "1967")),
    "symptoms": (
        [m.symptom("arm_pain", "1971", called="Qcalled")],
        ("Arm pain", "arm pain", "1971", "Qcalled"),
    ),
    "neurological": ([m.of(NeurologicalItem, kind="hands", answer="present", date="1973")], ("1973",)),
}
KEPT: list[Record] = [
    m.person("Alex Example", birth_date="1950", sex="male"),
    m.surgery("2013-05-23", m.procedure("plif", "L4-L5")),
    m.condition("spinal_stenosis", "L4-L5", "2012"),
    m.of(Appointment, date="1960", purpose="first visit"),
]


@pytest.mark.parametrize("name", ONCE)
@pytest.mark.parametrize(("kind", "order", "language"), SHEETS)
def test_what_it_alone_names_is_not_named(kind: Kind, order: Order, language: Language, name: str) -> None:
    if name not in leavable(kind, order):
        return
    records, words = ONCE[name]
    history = a.history_of([*KEPT, *records])
    wanted = Wanted(kind, language=language, order=order)
    after = whole(history, ON, Wanted(kind, language=language, order=order, leave_out=frozenset({name})))
    assert any(word in _said(whole(history, ON, wanted)) for word in words)
    assert [word for word in words if word in _said(after)] == []


def _said(made: Sheet) -> str:
    """All words, those in drawings too, but for the lines that say what is not recorded."""
    told = [
        text for text in sheets.texts(made) if "not recorded" not in text and "nicht eingetragen" not in text
    ]
    return "\n".join((*told, *IN_DRAWINGS.findall(repr(made))))

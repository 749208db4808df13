"""Where a source says something else than the record, the sheet says so where it prints the fact: each field, each record."""

from datetime import date
from functools import cache

import appointments as a
import filling
import makers as m
import pytest

from tracker.domain.gate import members
from tracker.domain.labels import label_of
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.domain.records import Background, FusionAssessment, Record, Statement
from tracker.domain.statements import stated_fields
from tracker.printing.layout import Section
from tracker.printing.sheet import sheet
from tracker.printing.shorter import shorter
from tracker.printing.steps import STEPS, Fit, Keep, Unsaid, Without, concerns
from tracker.printing.wanted import Kind, Wanted
from tracker.views.spine import spine_state
from tracker.views.spine_codes import MarkKind
from tracker.views.timeline import timeline
from tracker.views.timeline_marks import LaneKind

from .reading import all_words, section_words, words_in

ON = date(2030, 1, 1)
RECORDS = filling.filled_everywhere()


def said_otherwise() -> dict[str, Statement]:
    """Of each field of each record and part one statement, by a word that stands nowhere else."""
    found: dict[str, Statement] = {}
    for record in RECORDS:
        for part in members(record):
            for field in stated_fields(type(part)):
                word = f"Zq{len(found)}z"
                found[word] = m.about(Statement, part, field=field, value=word, origin="report")
    return found


STATED = said_otherwise()


@cache
def printed(kind: Kind, language: Language = "en", *, cut: bool = False) -> dict[str, str]:
    others = [record for record in RECORDS if not isinstance(record, Statement)]
    history = filling.history_of([*others, *STATED.values()])
    made = sheet(history, ON, Wanted(kind, language=language))
    return {one.name: words_in(as_short_as_can_be(one) if cut else one) for one in made.sections}


def as_short_as_can_be(section: Section) -> Section:
    """After all steps that leave its rows."""
    for step in STEPS:
        if not isinstance(step, Keep | Unsaid | Without | Fit) and concerns(step, section.name):
            section = shorter(section, step)
    return section


def silent(kind: Kind, language: Language = "en", *, cut: bool = False) -> set[str]:
    """The fields of which the sheet does not say at the fact that a source says otherwise."""
    told = "\n".join(text for name, text in printed(kind, language, cut=cut).items() if name != "not_known")
    kinds = {part.id: type(part).__name__ for record in RECORDS for part in members(record)}
    said = {f"{kinds[one.about_id]}.{one.field}": word in told for word, one in STATED.items()}
    return {name for name, is_told in said.items() if not is_told}


ELSEWHERE = frozenset(
    {
        *("Appointment", "Clinician", "Document", "Facility", "Question", "RecordRequest"),
        *("SetAside", "SourceText", "Statement", "SymptomEntry", "Translation"),
    }
)
"""Not printed of themselves on the appointment sheet: a visit that was, an answered request, who and where, papers.

An entry of a symptom is not loaded with its history, so nothing is known of what is said of it.
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cut", [False, True], ids=["whole", "cut"])
def test_the_appointment_sheet_tells_it_at_the_fact_also_where_room_is_short(
    language: Language, cut: bool
) -> None:
    hidden = silent(Kind.APPOINTMENT, language, cut=cut)
    assert {name for name in hidden if name.split(".")[0] not in ELSEWHERE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_full_history_tells_each(language: Language) -> None:
    assert silent(Kind.FULL, language) == set()


IMPLANTS = ("Allergy.", "Device.", "DeviceEvent.", "OtherImplant.", "OtherOperation.")


def test_the_hardware_sheet_tells_it_of_implants_and_of_what_a_scanner_site_asks() -> None:
    assert {name for name in silent(Kind.HARDWARE) if name.startswith(IMPLANTS)} == set()


DAY = date(2026, 11, 23)
FUSED = m.of(FusionAssessment, date="2018-03-02", sites="L4-L5", status="fused", method="CT")
NOT_FUSED = m.of(FusionAssessment, date="2018-03-02", sites="L4-L5", status="not fused", method="CT")
OTHERWISE = m.about(Statement, FUSED, field="status", value="not fused", origin="report")
PLIF = m.surgery("2015", m.procedure("plif", "L4-L5"))
TIMELINE: list[tuple[str, list[Record], str]] = [
    # why, the records, the words of the mark
    ("nothing else was said", [FUSED], "L4-L5: fused (CT)"),
    ("another assessment of the day", [FUSED, NOT_FUSED], "L4-L5: differs: fused; not fused"),
    ("a source says otherwise", [FUSED, OTHERWISE], "differs: L4-L5: fused (CT); report says not fused"),
]


@pytest.mark.parametrize(("why", "records", "words"), TIMELINE, ids=[case[0] for case in TIMELINE])
def test_the_timeline_never_tells_one_side_alone(why: str, records: list[Record], words: str) -> None:
    found = timeline(a.history_of([PLIF, *records]), DAY)
    (lane,) = (lane for lane in found.lanes if lane.kind is LaneKind.NOTED)
    assert [mark.label for mark in lane.marks if mark.label] == [words], why
    assert len(lane.marks) == len([one for one in records if isinstance(one, FusionAssessment)])


def test_a_fusion_that_a_source_disputes_is_not_drawn_as_settled() -> None:
    drawn = [
        {mark.kind for mark in spine_state(a.history_of([PLIF, *records]), DAY).marks}
        for records in ([FUSED], [FUSED, OTHERWISE])
    ]
    assert drawn == [{MarkKind.FUSED}, {MarkKind.FUSION_INTENDED}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_field_is_a_question(language: Language) -> None:
    kinds = {type(part) for record in RECORDS for part in members(record)}
    with spoken(language):
        asking = [
            label for kind in kinds for name in stated_fields(kind) if "?" in (label := label_of(kind, name))
        ]
    assert asking == []


def told(*records: Record) -> str:
    return all_words(sheet(a.history_of(list(records)), DAY, Wanted(Kind.APPOINTMENT)))


ONCE: list[tuple[str, Record, str, str]] = [
    # why, the record, what is printed, what is not
    (
        "until when is told once",
        m.of(Background, kind="smoking", answer="yes", value="10 a day", date="1980", until="2015"),
        "“10 a day” (1980, until 2015)",
        "day”, until",
    ),
    (
        "what was done has a label",
        m.surgery("2018", complications=[{"kind": "infection", "note": "wash"}]),
        "What was done about it: “wash”",
        "?",
    ),
    ("no redo in words", m.surgery("2018", m.procedure(revision="no")), "no redo of earlier surgery", "?"),
    ("of what it is another", m.person(sex="other"), "sex: other", "recorded, other"),
]


@pytest.mark.parametrize(("why", "record", "words", "never"), ONCE, ids=[case[0] for case in ONCE])
def test_one_fact_is_told_once_and_with_what_it_is_about(
    why: str, record: Record, words: str, never: str
) -> None:
    said = told(record)
    assert words in said, why
    assert never not in said, why


def test_the_head_says_that_a_generator_was_switched_off_and_recalled() -> None:
    happened = m.event("switched off", "2022"), m.event("recall notice received", "2021")
    told = a.history_of([m.device("scs_ipg", "", *happened, m.event("painful", "2023"))])
    head = section_words(sheet(told, DAY, Wanted(Kind.APPOINTMENT)), "decides")
    assert "painful (2023); recall notice received (2021); switched off (2022)" in head


BY = m.surgery("2015", m.procedure("plif", "L4-L5"), surgeon="Surgeon A")
PATIENT, MRI = m.person(birth_date="1950"), m.imaging("mri", "2019")
ON_THE_HARDWARE_SHEET: list[tuple[Record, str, str, str]] = [
    # the record, the field, what a source says, what is printed
    (BY, "date", "2016", "When (Operation 1): letter says 2016"),
    (BY, "surgeon", "Surgeon B", "Surgeon (Operation 1): letter says Surgeon B"),
    (PATIENT, "birth_date", "1951", "Born: letter says 1951"),
    (MRI, "date", "2020", "MRI  (2019); When: letter says 2020"),
]


@pytest.mark.parametrize(("record", "field", "value", "words"), ON_THE_HARDWARE_SHEET)
def test_the_hardware_sheet_tells_it_of_what_it_names_with_the_implants(
    record: Record, field: str, value: str, words: str
) -> None:
    screws = m.device("pedicle_screw", "L4, L5", by=BY, quantity=4)
    says = m.about(Statement, record, field=field, value=value, origin="letter")
    made = sheet(a.history_of([PATIENT, BY, screws, MRI, says]), DAY, Wanted(Kind.HARDWARE))
    assert words in all_words(made)

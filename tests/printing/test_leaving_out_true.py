"""A sheet from which something is left out says nothing untrue: "left out" where it would say "not recorded"."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import appointments as a
import makers as m
import pytest
import sheets
from tools import pdf_text

from tracker import actions
from tracker.domain.records import (
    Allergy,
    Background,
    Clinician,
    Document,
    DocumentLink,
    FusionAssessment,
    Medication,
    Person,
    Record,
    RecordRequest,
    SetAside,
    Statement,
)
from tracker.printing.sheet import sheet, whole
from tracker.printing.wanted import Kind, Order, Wanted

ON = date(2026, 11, 22)
GONE = "left out by the patient"
FIRST = m.surgery("2013-05-23", m.procedure("plif", "L4-L5"), surgeon="Qsurgeon", hospital="Qhospital")
REDO = m.surgery("2015-01-19", m.procedure("hardware_removal", "L4-L5"))
PLAN = m.surgery("2027-02", m.procedure("alif", "L5-S1"), status="planned")
XRAY = m.imaging("xray", "2014-12", m.finding("fused", "L4-L5"), sites="lumbar")
LATER = m.imaging("ct", "2016-03", sites="lumbar", state="report received")
SCREWS = m.device("pedicle_screw", "L4, L5", by=FIRST, quantity=4)
PAPER = m.of(Document, called="the note", kind="operative note")


@dataclass(frozen=True)
class Told:
    """What a sheet of some records says and does not say where something is left out, and why."""

    why: str
    records: tuple[Record, ...]
    gone: str
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    kind: Kind = Kind.APPOINTMENT
    order: Order = "topic"


def screws(*events: m.Values, by: object = FIRST) -> Record:
    return m.device("pedicle_screw", "L4, L5", *events, by=by, quantity=4)  # type: ignore[arg-type]


CASES = (
    Told(
        "hardware keeps all but the date and the operation",
        (FIRST, screws()),
        "operations",
        ("Pedicle screw", "L4, L5", "date left out", "in place"),
        ("2013", "Qsurgeon", "date of putting in not recorded"),
    ),
    Told(
        "on the hardware sheet too",
        (FIRST, screws()),
        "operations",
        ("Date of putting in left out",),
        ("2013", "Qsurgeon", "Qhospital", "PLIF", "of putting in not recorded"),
        Kind.HARDWARE,
    ),
    Told(
        "on the card too",
        (FIRST, screws()),
        "operations",
        ("(date of putting in left out)",),
        ("2013", "PLIF", "of putting in not recorded"),
        Kind.CARD,
    ),
    Told(
        "in the history by time it stands under a heading of its own",
        (FIRST, screws(m.event("removed", None, surgery_id=REDO.id)), REDO),
        "operations",
        ("Date left out", "removed"),
        ("2013", "2015", "Date not recorded"),
        Kind.FULL,
        "time",
    ),
    Told(
        "what came out at an operation came out, whenever that was",
        (FIRST, REDO, screws(m.event("removed", None, surgery_id=REDO.id))),
        "operations",
        ("Recorded as taken out", "removed (date left out)"),
        ("2015", "in place"),
    ),
    Told(
        "what was seen before an image that is left out is not the last that is known",
        (
            XRAY,
            LATER,
            m.device(
                "rod",
                "L4, L5",
                m.event("broken", "2014"),
                m.event("observed intact", None, imaging_id=LATER.id),
            ),
        ),
        "imaging",
        ("broken",),
        ("nothing since", "2016", "seen on"),
    ),
    Told(
        "hardware of a plan that is left out is not in the body",
        (PLAN, m.device("interbody_cage", "L5-S1", by=PLAN)),
        "planned",
        ("Hardware in the body\n" + GONE,),
        ("Cage", "cage"),
    ),
    Told(
        "what an operation put in is not said to be not recorded",
        (FIRST, screws()),
        "hardware",
        ("Operations on the spine: 1", GONE),
        ("crew", "what was put in", "hardware not recorded"),
        Kind.FULL,
    ),
    Told(
        "a fusion that was meant by an operation which is left out",
        (FIRST, m.of(FusionAssessment, date="2014", sites="L4-L5", status="fused")),
        "operations",
        ("Fusion intended by: \n" + GONE,),
        ("operation not recorded", "2013"),
    ),
    Told(
        "a fusion judged before an operation that is left out is not how it is now",
        (
            m.surgery("2017", m.procedure("plif", "L4-L5")),
            m.of(FusionAssessment, date="2014", sites="L4-L5", status="pseudarthrosis"),
        ),
        "operations",
        ("said before something that is left out",),
        ("2017",),
    ),
    Told(
        "a fusion of which an image tells that is left out",
        (FIRST, XRAY),
        "imaging",
        ("L4-L5\n" + GONE,),
        ("no assessment", "no fusion report", "2014"),
    ),
    Told(
        "and where what was said of it is left out",
        (FIRST, m.of(FusionAssessment, date="2014", sites="L4-L5", status="fused")),
        "fusion",
        ("Operations on the spine: 1",),
        ("no assessment", "no fusion report", "2014"),
    ),
    Told(
        "allergies in the head of the sheet",
        (m.of(Allergy, kind="latex", reaction="Qrash"),),
        "allergies",
        ("Left out by the patient: Allergies.", f"\n{GONE}\n"),
        ("Qrash", "atex"),
    ),
    Told(
        "stimulators in the head of the sheet",
        (m.device("scs_ipg", "PELVIS", m.event("observed intact", "2014")),),
        "hardware",
        ("Hardware in the body: " + GONE,),
        ("timulator gen",),
    ),
    Told(
        "blood thinners are not said to be not recorded",
        (
            m.of(Medication, name="Qthin", group="blood thinner"),
            m.of(Background, kind="bleeding", answer="no", date="2020"),
        ),
        "blood_thinners",
        (GONE,),
        ("Qthin",),
    ),
    Told(
        "what matters before any operation, by time",
        (m.of(Allergy, kind="latex", date="2020"), FIRST),
        "allergies",
        ("Allergies: " + GONE,),
        ("atex", "Allergies, Blood thinners"),
        Kind.FULL,
        "time",
    ),
    Told(
        "a lead whose generator came out without it is still listed first",
        (
            *(FIRST, REDO, m.device("scs_lead", "T9", by=FIRST), m.device("scs_lead", "T10", by=REDO)),
            *(m.device("scs_ipg", "PELVIS", m.event("removed", "2019"), by=FIRST),),
            m.device("scs_ipg", "PELVIS", by=REDO),
        ),
        "operations",
        (
            "Fate or removal unclear, trouble reported, or left behind",
            "removal of this lead not recorded",
        ),
        ("2013", "2015"),
        Kind.HARDWARE,
    ),
    Told(
        "what a scanner site asks",
        (m.other_implant("pacemaker", "2017"),),
        "hardware_in_place",
        (GONE,),
        ("acemaker (", "2017"),
        Kind.HARDWARE,
    ),
    Told(
        "papers that are held are not said to be missing",
        (FIRST, PAPER, m.about(DocumentLink, FIRST, document_id=PAPER.id)),
        "papers",
        ("Operations on the spine: 1",),
        ("operative note not recorded", "the note", "Papers and files not recorded"),
        Kind.FULL,
    ),
    Told(
        "what was set aside is not open again",
        (FIRST, m.about(SetAside, FIRST, end="no operative note", reason="Qreason")),
        "set_aside",
        ("Operations on the spine: 1",),
        ("operative note not recorded", "Qreason"),
        Kind.FULL,
    ),
    Told(
        "the counts at the top",
        (FIRST,),
        "operations",
        ("Operations on the spine: " + GONE,),
        ("operations and hardware not recorded", "1 operation", "PLIF"),
        Kind.FULL,
    ),
    Told(
        "who is named by it alone, a paper of it alone, and what is about it",
        (
            *(FIRST, PAPER, m.about(DocumentLink, FIRST, document_id=PAPER.id)),
            *(m.of(Clinician, name="Qsurgeon", role="Qrole"), m.of(Clinician, name="Qother")),
            m.about(Statement, FIRST, value="2013-05-24", origin="letter"),
            m.of(RecordRequest, called="Qrequest", surgery_id=FIRST.id),
        ),
        "operations",
        ("Qother", "names that belong to it alone"),
        ("Qsurgeon", "Qrole", "the note", "2013", "Qrequest", "ays “24"),
        Kind.FULL,
    ),
    Told(
        "how to reach the patient",
        (m.person(contact="Qcontact"),),
        "contact",
        ("Left out by the patient: Contact.",),
        ("Qcontact",),
    ),
    Told(
        "levels are still counted as they are",
        (m.anatomy(lumbar=6, numbering_note="Qnote"), m.condition("spinal_stenosis", "L5-L6")),
        "anatomy",
        ("L5-L6",),
        ("Qnote", "this spine", "number of lumbar"),
    ),
)


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.why)
def test_nothing_untrue_is_said(told: Told) -> None:
    person = () if any(isinstance(one, Person) for one in told.records) else (m.person(birth_date="1950"),)
    history = a.history_of([*person, *told.records])
    wanted = Wanted(told.kind, order=told.order, leave_out=frozenset({told.gone}))
    said = "\n".join(sheets.texts(whole(history, ON, wanted)))
    assert [text for text in told.says if text not in said] == []
    assert [text for text in told.never if text in said] == []


def test_nothing_is_hidden_where_nothing_is_left_out() -> None:
    history = a.history_of([FIRST, SCREWS])
    assert GONE not in "\n".join(sheets.texts(sheet(history, ON, Wanted(Kind.APPOINTMENT))))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", ["operations", "hardware"])
def test_it_is_in_no_file_either(tmp_path: Path, kind: Kind, name: str) -> None:
    """In the PDF, the text of which is that of the code of a card, and in the page."""
    if (kind, name) == (Kind.HARDWARE, "hardware"):
        return
    lot = m.device("rod", "L4, L5", by=FIRST, lot="Qhardware", maker="Qhardware")
    noted = m.surgery("1987", m.procedure("acdf", "C3-C4", called="Qoperations"), surgeon="Qoperations")
    history = a.history_of([m.person(birth_date="1950"), FIRST, lot, noted])
    made = sheet(history, ON, Wanted(kind, second="de", leave_out=frozenset({name})))
    text = pdf_text(tmp_path, actions.as_pdf(made).bytes) + actions.as_html(made).decode()
    assert f"Q{name}" not in text
    assert "1987" not in text or name == "hardware"

"""What hangs on an operation that is left out goes with it: what says its day, its note, the words it came from."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from time import process_time

import appointments as a
import makers as m
import pytest
import sheets

from tracker.domain.dates import PartialDate
from tracker.domain.history import Course, History
from tracker.domain.records import (
    Document,
    DocumentLink,
    FusionAssessment,
    Medication,
    Record,
    SourceText,
    Statement,
    SymptomEntry,
    Translation,
)
from tracker.printing import brief_operations
from tracker.printing.leaving_out import without
from tracker.printing.operations import operations
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views.facts import headline
from tracker.views.timeline import timeline

ON = date(2026, 6, 1)
FIRST = m.surgery("2013-05-23", m.procedure("plif", "L4-L5"))
REDO = m.surgery("2017-09-11", m.procedure("hardware_removal", "L4-L5"))
PLAN = m.surgery("2027-02", m.procedure("alif", "L5-S1"), status="planned")
INJECTION = m.surgery("2011-02-03", m.procedure("percutaneous_disc_procedure", "L4-L5"))
SCREWS = m.device("pedicle_screw", "L4, L5", m.event("removed", None, surgery_id=REDO.id), by=FIRST)
REMOVED = SCREWS.events[0]
JUDGED = m.of(FusionAssessment, date=None, surgery_id=REDO.id, sites="L4-L5")
NOTE = m.of(Document, kind="operative note", date="2017-09-12", called="Qnote", written_by="Qauthor")
XRAY = m.imaging("xray", "2014-12", sites="lumbar")


def printed(history: History, *names: str, kind: Kind = Kind.FULL) -> str:
    return "\n".join(
        sheets.texts(whole(history, ON, Wanted(kind, order="topic", leave_out=frozenset(names))))
    )


@dataclass(frozen=True)
class Goes:
    why: str
    records: tuple[Record, ...]
    never: tuple[str, ...]
    says: tuple[str, ...] = ()
    gone: str = "operations"


CASES = (
    Goes(
        "a statement of the day of what became of hardware",
        (
            *(FIRST, REDO, SCREWS),
            m.about(Statement, REMOVED, field="date", value="2017-09-11", date="2020"),
            m.about(Statement, REMOVED, field="quantity", value="2", origin="letter"),
        ),
        ("2017", "2020"),
        ("date left out", "letter"),
    ),
    Goes(
        "and of a fusion judged there, and a translation of it",
        (
            *(FIRST, REDO, JUDGED, m.about(Statement, JUDGED, field="date", value="2017-09")),
            m.about(Translation, JUDGED, field="date", text="Qtranslated"),
        ),
        ("2017", "Qtranslated"),
    ),
    Goes(
        "its note, though an injection and a plan stay", (REDO, PLAN, INJECTION, NOTE), ("Qnote", "Qauthor")
    ),
    Goes(
        "its note at hardware that has its date from it",
        (FIRST, SCREWS, NOTE, m.about(DocumentLink, SCREWS, document_id=NOTE.id)),
        ("Qnote", "2017", "2013"),
    ),
    Goes(
        "its note at what became of hardware there",
        (FIRST, REDO, SCREWS, NOTE, m.about(DocumentLink, REMOVED, document_id=NOTE.id)),
        ("Qnote", "2017"),
    ),
    Goes(
        "a note at hardware of no operation stays",
        (FIRST, other := m.device("rod", "L1-L2"), NOTE, m.about(DocumentLink, other, document_id=NOTE.id)),
        ("2013",),
        ("Qnote",),
    ),
    Goes(
        "the report at what was seen on an image that is left out",
        (
            XRAY,
            rod := m.device("rod", "L1-L2", m.event("broken", None, imaging_id=XRAY.id)),
            report := m.of(Document, kind="report", called="Qreport"),
            m.about(DocumentLink, rod.events[0], document_id=report.id),
        ),
        ("Qreport", "2014"),
        gone="imaging",
    ),
    Goes(
        "words that tell of it too, in what is nested as well, and none from another text",
        (
            *(
                texts := (
                    m.of(SourceText, id="one", text="Qone"),
                    m.of(SourceText, id="two", text="Qtwo"),
                )
            ),
            m.surgery("2013", m.procedure("plif", as_written="PLIF, 4 screws"), source_id=texts[0].id),
            m.of(Medication, name="Examplin", as_written="4 screws", source_id=texts[0].id),
            m.of(Medication, name="Otherin", as_written="PLIF, 4 screws and pills", source_id=texts[1].id),
        ),
        ("“4 screws”", "Qone"),
        ("and pills", "Qtwo"),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_it_goes_with_it(case: Goes) -> None:
    said = printed(a.history_of([m.person(birth_date="1950"), *case.records]), case.gone)
    assert [text for text in case.never if text in said] == []
    assert [text for text in case.says if text not in said] == []


def test_many_entries_are_left_out_in_time() -> None:
    """Not looked through once for each record that stays: that took more than half a minute."""
    pain = m.symptom("leg_pain", "2012")
    days = (PartialDate.on(date(2000, 1, 1) + timedelta(days=number)) for number in range(9_000))
    entries = tuple(
        SymptomEntry.of(id=f"e{n}", symptom_id=pain.id, date=day, score=n % 11) for n, day in enumerate(days)
    )
    images = [m.imaging("mri", "2014", as_written=f"MRI {number}") for number in range(60)]
    course = Course((), len(entries), entries[0], entries[10], entries[-1])
    history = a.history_of([m.person(), pain, *images], courses={pain.id: course})
    start = process_time()
    without(replace(history, entries={pain.id: entries}), ON, Wanted(leave_out=frozenset({"symptoms"})))
    assert process_time() - start < 3


def test_an_operation_keeps_its_number_and_the_count_is_of_those_told() -> None:
    undated = m.surgery(None, m.procedure("alif", "L5-S1"))
    history = a.history_of([m.person(), FIRST, REDO, undated])
    lean = without(history, ON, Wanted(leave_out=frozenset({"years"})))
    assert [lean.number_of(one) for one in lean.operations] == [3]
    assert "Operations on the spine: 1 told here" in "\n".join(sheets.texts(operations(lean)))
    assert "surgeon (3)" in "\n".join(sheets.texts(brief_operations.operations(lean, ON)[0].blocks[1]))
    assert headline(lean, ON)[:2] == ("1 operation told here", "1 procedure told here")
    assert headline(history, ON)[:2] == ("3 operations", "3 procedures")


def test_a_date_that_is_left_out_is_not_missing() -> None:
    unsaid = m.of(FusionAssessment, date=None, sites="L1-L2")
    history = a.history_of([m.person(), REDO, JUDGED, unsaid, XRAY])
    lean = without(history, ON, Wanted(leave_out=frozenset({"operations"})))
    said = timeline(lean, ON).alt
    assert "1 without a date, not drawn; 1 with the date left out, not drawn" in said
    assert "left out" not in timeline(history, ON).alt


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
def test_what_is_found_of_hardware_goes_with_it(kind: Kind) -> None:
    """With its mark in the drawing; an image of which nothing else is said does not become one of which nothing is."""
    image = m.imaging("ct", "2015", m.finding("hardware_broken", "L5-S1"), m.finding("fused", "L4-L5"))
    alone = m.imaging("xray", "2014", m.finding("cage_subsidence", "L4-L5"))
    wrong = m.surgery("2013", m.procedure("plif", "L4-S1"), complications=[{"kind": "screw_misplaced"}])
    history = a.history_of([m.person(), image, alone, wrong])
    made = [whole(history, ON, Wanted(kind, leave_out=frozenset(gone))) for gone in ((), ("hardware",))]
    words = ("roken", "ubsid", "sunk", "isplaced", "not where it belongs")
    before, after = ("\n".join((*sheets.texts(one), repr(one.sections))) for one in made)
    assert any(word in before for word in words)
    assert [word for word in words if word in after] == []
    assert "complications (" not in after

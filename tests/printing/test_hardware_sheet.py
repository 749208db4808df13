"""The hardware and MRI sheet: order, identifiers, labels with their conditions, and what was asked and answered."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import makers as m
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import pdf_text, run_tool

from tracker.domain import vocabulary
from tracker.domain.as_of import as_of
from tracker.domain.hardware import states_on
from tracker.domain.history import History
from tracker.domain.phrases import say, spoken
from tracker.domain.records import (
    Allergy,
    Background,
    Device,
    DeviceEventKind,
    MRLabelKind,
    OtherImplant,
    OtherOperation,
    Statement,
)
from tracker.domain.statements import disagreeing
from tracker.printing.hardware_sheet import mr_label
from tracker.printing.pdf import pdf_bytes
from tracker.printing.screening import ASKED
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words, lines, named, names, rows, section_words, squeezed, unquoted

ON = date(2026, 11, 22)
WANTED = Wanted(kind=Kind.HARDWARE)
IMPLANTS = ("hardware_first", "hardware_in_place", "hardware_removed")


def whole() -> History:
    """An operation with screws, rods and stimulator leads of every fate, and implants outside the spine."""
    surgery = m.surgery("2013-05-23", surgeon="A. Example", hospital="Example Hospital")
    screws = m.device(
        "pedicle_screw",
        "L4 left",
        by=surgery,
        quantity=2,
        maker="Example Spine",
        model="Alpha",
        reference="AL-6545",
        size="6.5 x 45 mm",
        material="titanium alloy",
        lot="A213B1",
        serial="77",
        udi="(01)51022222233336(10)A213B1",
        mr_label="MR Conditional",
        mr_conditions="1.5 T and 3 T, normal mode",
        mr_source="implant card",
        mr_date="2015-01-19",
    )
    devices = (
        m.device("rod", "L4-L5", m.event("not recorded whether removed", "2015"), by=surgery),
        screws,
        m.device("scs_lead", "T8-T9", m.event("left in place", "2016")),
        m.device("interbody_cage", "L4-L5", by=surgery, mr_label="MR Unsafe"),
        m.device("pedicle_screw", "S1", m.event("removed", "2015", quantity=2), by=surgery, quantity=2),
    )
    implants = (
        m.other_implant("pacemaker", "2010", place="chest", card="no"),
        m.other_implant("coronary_stent", None, until="2012"),
    )
    return History(surgeries=(surgery,), devices=devices, other_implants=implants)


def test_doubtful_and_left_behind_first_then_in_place_by_level_then_removed() -> None:
    made = sheet(whole(), ON, WANTED)
    assert [
        (name, [(row[0][0], row[1][0]) for row in rows(made, name)])
        for name in names(made)
        if name in IMPLANTS
    ] == [
        ("hardware_first", [("T8-T9", "Stimulator lead"), ("L4-L5", "Rod")]),
        (
            "hardware_in_place",
            [("L4 left", "Pedicle screw"), ("L4-L5", "Interbody cage or spacer"), ("“chest”", "Pacemaker")],
        ),
        ("hardware_removed", [("S1", "Pedicle screw"), ("not recorded", "Coronary stent")]),
    ]


def test_an_implant_with_all_that_card_and_sticker_say() -> None:
    screws, cage, pacemaker = rows(sheet(whole(), ON, WANTED), "hardware_in_place")
    assert screws[1] == [
        "Pedicle screw",
        "Number: 2",
        "Put in 23 May 2013, Operation 1, A. Example, Example Hospital",
        "in place",
    ]
    assert screws[2] == [
        "Maker: Example Spine",
        "Model: Alpha",
        "Catalogue number (REF): AL-6545",
        "Size: 6.5 x 45 mm",
        "Material: “titanium alloy”",
        "Lot number: A213B1",
        "Serial number: 77",
        "UDI: (01)51022222233336(10)A213B1",
    ]
    assert screws[3] == [
        "MR Conditional",
        "Conditions: “1.5 T and 3 T, normal mode”",
        "Source: “implant card”",
        "Date: 19 Jan 2015",
    ]
    assert cage[2] == ["maker and identifiers not recorded"]
    assert cage[3] == ["MR Unsafe", "conditions not recorded", "source not recorded", "date not recorded"]
    assert pacemaker[1][-1] == "Implant card held: patient says no"
    assert pacemaker[3] == ["MR label not recorded"]


def test_what_is_lacking_of_the_identifiers_is_one_line() -> None:
    device = m.device(lot="A213")
    ((_, _, found, _),) = rows(sheet(History(devices=(device,)), ON, WANTED), "hardware_in_place")
    assert found == [
        "Lot number: A213",
        "not recorded: Maker, Model, Catalogue number (REF), Size, Material, Serial number, UDI",
    ]


def test_what_was_removed_keeps_its_number() -> None:
    screws, stent = rows(sheet(whole(), ON, WANTED), "hardware_removed")
    assert (screws[1][1], screws[1][3]) == ("Number: 2", "2 removed (2015)")
    assert stent[1][1:] == ["number not recorded", "date of putting in not recorded", "taken out (2012)"]


@pytest.mark.parametrize("quantity", [None, 1])
@pytest.mark.parametrize("kind", [Kind.HARDWARE, Kind.FULL])
def test_what_came_out_is_told_once(kind: Kind, quantity: int | None) -> None:
    put_in, out = (
        m.surgery("2014", m.procedure("scs_implant", "T8-T9")),
        m.surgery("2019", m.procedure("scs_removal", "T8-T9")),
    )
    removed = m.event("removed", None, surgery_id=out.id, quantity=quantity)
    generator = m.device("scs_ipg", "", removed, by=put_in, quantity=1)
    made = sheet(History(surgeries=(put_in, out), devices=(generator,)), ON, Wanted(kind=kind, order="topic"))
    section = section_words(made, "hardware" if kind is Kind.FULL else "hardware_removed")
    assert section.count("removed") == 1
    assert "in operation 2 (2019)" in section


def test_what_holds_for_the_whole_sheet_stands_whatever_is_left_out() -> None:
    every = frozenset(name for name in names(sheet(whole(), ON, WANTED)))
    made = sheet(whole(), ON, Wanted(kind=Kind.HARDWARE, leave_out=every))
    assert cell_words(made.summary) == [
        "The scanner site decides. This is a copy of what the patient has recorded. "
        "It is not a maker's implant card.",
        "An MR label belongs to one part and its conditions. No label is given for the patient as a whole.",
    ]


texts = st.none() | st.text(alphabet="ab 1.5T;", min_size=1, max_size=20)
kinds = st.sampled_from(sorted(vocabulary.hardware()))
labels = st.none() | st.sampled_from([kind.value for kind in MRLabelKind])
fates = st.lists(
    st.sampled_from([kind.value for kind in DeviceEventKind]).map(lambda kind: m.event(kind, "2015")),
    max_size=2,
)


@st.composite
def implants(draw: st.DrawFn) -> Device | OtherImplant:
    told: dict[str, Any] = {
        "mr_label": draw(labels),
        "mr_conditions": draw(texts),
        "mr_source": draw(texts),
        "mr_date": draw(st.sampled_from([None, "2015", "2015-01"])),
    }
    if draw(st.booleans()):
        return m.other_implant(until=draw(st.sampled_from([None, "2014"])), **told)
    return m.device(draw(kinds), "L4", *draw(fates), **told)


@settings(max_examples=60, deadline=None)
@given(st.lists(implants(), max_size=6), st.sampled_from(["en", "de"]))
def test_no_label_without_its_conditions_source_and_date(
    found: list[Device | OtherImplant], tongue: str
) -> None:
    history = History(
        devices=tuple(one for one in found if isinstance(one, Device)),
        other_implants=tuple(one for one in found if isinstance(one, OtherImplant)),
    )
    made = sheet(history, ON, Wanted(kind=Kind.HARDWARE, language=tongue))  # type: ignore[arg-type]
    told = [row for name in names(made) if name in IMPLANTS for row in rows(made, name)]
    assert len(told) == len(found), "each implant has exactly one row"
    with spoken(tongue):  # type: ignore[arg-type]
        expected = [cell_words(mr_label(history, one)) for one in found]
        lacking = [say("mr.no_conditions"), say("mr.no_source"), say("mr.no_date")]
        none = [say("mr.no_label")]
    assert sorted([unquoted(line) for line in row[3]] for row in told) == sorted(expected)
    for one, cell in zip(found, expected, strict=True):
        recorded = (one.mr_conditions, one.mr_source, one.mr_date)
        if one.mr_label is None and not any(recorded):
            assert cell == none
            continue
        label, *rest = cell
        assert (label == none[0]) == (one.mr_label is None)
        assert len(rest) == 3
        for text, line, missing in zip(recorded, rest, lacking, strict=True):
            assert (line == missing) if not text else (line != missing)


ANSWERS = [
    (m.of(Background, kind="metal_in_eye", answer="no", date="2016"), 2, "patient says no  (2016)"),
    (m.of(Background, kind="metal_in_eye", answer="yes", date="2016"), 2, "yes  (2016)"),
    (m.of(Background, kind="metal_in_eye", date="2016"), 2, "not recorded  (2016)"),
    (m.of(Background, kind="kidneys", value="GFR 80", date="2016"), 6, "“GFR 80”  (2016)"),
    (m.of(Background, kind="active_implant", answer="no", date="2016"), 0, "patient says no  (2016)"),
    (m.of(Allergy, kind="contrast", answer="yes", date="2016"), 4, "yes  (2016)"),
    (m.of(Allergy, kind="any", answer="no", date="2016"), 4, "Any allergy: patient says no  (2016)"),
    (m.other_implant("pacemaker", place="chest"), 0, "Pacemaker, “chest”: in place"),
    (m.other_implant("pacemaker", until="2012"), 0, "Pacemaker: taken out (2012)"),
    (m.device("scs_ipg", ""), 0, "Stimulator generator (battery): in place"),
    (m.imaging("mri", "2016-03", sites="lumbar"), 7, "MRI, lumbar  (Mar 2016)"),
    (m.of(OtherOperation, date="1988", area="abdomen"), 8, "“gall bladder out”, abdomen  (1988)"),
]


@pytest.mark.parametrize(("record", "place", "expected"), ANSWERS)
def test_what_is_asked_and_what_is_recorded_of_it(record: object, place: int, expected: str) -> None:
    lists = {
        "background": Background,
        "allergies": Allergy,
        "other_implants": OtherImplant,
        "devices": Device,
        "other_operations": OtherOperation,
    }
    name = next((name for name, kind in lists.items() if isinstance(record, kind)), "imaging")
    found = rows(sheet(History(**{name: (record,)}), ON, WANTED), "screening")  # type: ignore[arg-type]
    assert found[place][1][0] == expected
    others = {tuple(row[1]) for at, row in enumerate(found) if at != place}
    assert ("not recorded",) in others


def test_an_image_that_was_only_ordered_is_no_earlier_mri() -> None:
    history = History(imaging=(m.imaging("mri", "2016", state="ordered"),))
    assert rows(sheet(history, ON, WANTED), "screening")[7][1] == ["not recorded"]


def test_of_many_earlier_mris_the_newest_stand_first_and_the_others_are_counted() -> None:
    taken = tuple(m.imaging("mri", str(year)) for year in range(1990, 2026))
    told = rows(sheet(History(imaging=taken), ON, WANTED), "screening")[7][1]
    assert told[:2] == ["MRI  (2025)", "MRI  (2024)"]
    assert told[6:] == ["and 30 earlier ones since 1990 (all in the full history)"]
    few = rows(sheet(History(imaging=taken[-7:]), ON, WANTED), "screening")[7][1]
    assert few[-1] == "MRI  (2019)"


def test_every_code_that_is_asked_for_is_in_its_vocabulary() -> None:
    for asked in ASKED:
        assert asked.background <= set(vocabulary.named("background"))
        assert asked.allergies <= set(vocabulary.named("allergies"))
        assert asked.images <= set(vocabulary.named("imaging"))
        known = {*vocabulary.named("other_implants"), *vocabulary.named("hardware")}
        assert asked.implants <= known, asked.implants - known


@pytest.mark.parametrize("word", ["none recorded", "should", "overdue", "please", "recommend", "safe to"])
def test_never_said(word: str) -> None:
    for history in (whole(), History()):
        assert word not in all_words(sheet(history, ON, WANTED)).lower()


@pytest.mark.parametrize("tongue", ["en", "de"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_printed_whole(tmp_path: Path, tongue: str, paper: str) -> None:
    wanted = Wanted(kind=Kind.HARDWARE, language=tongue, paper=paper)  # type: ignore[arg-type]
    made = pdf_bytes(sheet(whole(), ON, wanted))
    path = tmp_path / "sheet.pdf"
    text = squeezed(pdf_text(tmp_path, made.bytes))
    path.write_bytes(made.bytes)
    for fact in ("Example Spine", "AL-6545", "(01)51022222233336(10)A213B1", "1.5 T and 3 T, normal mode"):
        assert text.count(squeezed(fact)) == 1, fact
    info = run_tool("pdfinfo", str(path))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:\s+" + {"a4": "595", "letter": "612"}[paper], info)
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", str(path))


def test_a_long_title_leaves_its_note_in_one_line(tmp_path: Path) -> None:
    made = pdf_bytes(sheet(whole(), ON, Wanted(kind=Kind.HARDWARE, language="de")))
    assert "Elektroden und Katheter zuerst" in pdf_text(tmp_path, made.bytes)


def test_loose_ends_of_implants_alone() -> None:
    """Not those of operations or images that are not about hardware."""
    made = sheet(whole(), ON, WANTED)
    assert lines(made, "hardware_not_known") == [
        line
        for line in lines(sheet(whole(), ON), "not_known")
        if "MR label" in line or "lead" in line.lower()
    ]
    assert named(made, "hardware_not_known").title == "What is not known of the implants"


def test_what_is_kept_with_a_history_holds_no_finished_words() -> None:
    """Both languages are printed of one history, and what many places ask for is found once."""
    screws = tuple(m.device("pedicle_screw", "L4", maker="a") for _ in range(3))
    stated = tuple(
        m.of(Statement, about_table="device", about_id=one.id, field="maker", value="b") for one in screws
    )
    history = History(devices=(*screws, m.device("scs_lead", "T8")), statements=stated)
    both = sheet(history, ON, Wanted(kind=Kind.HARDWARE, second="de"))
    assert "Hersteller" in all_words(both)
    assert disagreeing(history) is disagreeing(history)
    assert states_on(history, ON) is states_on(history, ON)
    for of in (history, as_of(history, ON)):
        for value in of.kept.values():
            found = value.values() if isinstance(value, dict) else value
            assert not any(isinstance(part, str) for one in found for part in (one, *_parts(one)))


def _parts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


ORDERS = [
    *(Wanted(kind=kind) for kind in Kind),
    *(Wanted(kind=kind, language="de") for kind in Kind),
    *(Wanted(Kind.FULL, order=order) for order in ("topic", "level")),
]


@pytest.mark.parametrize("wanted", ORDERS, ids=lambda one: f"{one.kind.value} {one.order} {one.language}")
@pytest.mark.parametrize("conditions", [None, "1.5 T only"])
def test_no_sheet_in_any_order_prints_a_bare_label(wanted: Wanted, conditions: str | None) -> None:
    """Neither of hardware that an operation put in, nor of such without one, nor of an implant elsewhere."""
    operation = m.surgery()
    label: dict[str, Any] = {"mr_label": "MR Conditional", "mr_conditions": conditions}
    history = History(
        surgeries=(operation,),
        devices=(m.device(by=operation, **label), m.device("scs_lead", "T8", **label)),
        other_implants=(m.other_implant(**label),),
    )
    said = all_words(sheet(history, ON, wanted)).replace("\n", " ")
    with spoken(wanted.language):
        name, expected = say("choice.MRLabelKind.mr_conditional"), conditions or say("mr.no_conditions")
    told = said.split(name)[1:]
    assert len(told) >= 3
    for after in told:
        assert expected in after[: len(expected) + 25], after[:60]

"""Leads and catheters that were left behind: one wording, first on every sheet, never more than is recorded."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.phrases import spoken
from tracker.domain.records import Device
from tracker.printing.layout import Paragraph, Section, Table
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.views.in_body import inside
from tracker.views.spine import spine_state

ON = date(2026, 11, 22)
FIRST = m.surgery("2015-03", m.procedure("scs_implant", "T8-T9"))
OUT = m.event("removed", "2019")


def system(*lead: m.Values, **more: Any) -> History:
    """A lead that was put in with a generator, which came out in 2019, and a catheter of a pump that is in."""
    return History(
        surgeries=(FIRST,),
        devices=(
            m.device("intrathecal_pump", "lumbar"),
            m.device("intrathecal_catheter", "T4"),
            m.device("scs_lead", "T8-T9", *lead, by=FIRST, **more),
            m.device("scs_ipg", "lumbar", OUT, by=FIRST),
        ),
    )


NOT_OUT = "stimulator generator: removed (2019); removal of this lead not recorded"
STATES: list[tuple[str, tuple[m.Values, ...], dict[str, Any], str]] = [
    # why, what became of the lead, what else of it, how its state reads
    ("nothing recorded of the lead itself", (), {}, NOT_OUT),
    ("two leads", (), {"quantity": 2}, NOT_OUT.replace("this lead", "these leads")),
    ("one of two is out", (m.event("removed", "2019", quantity=1),), {"quantity": 2},
     "1 of 2 still in; 1 removed (2019); stimulator generator: removed (2019)"),
    ("left in on purpose", (m.event("left in place", "2019"),), {},
     "left in place (2019); stimulator generator: removed (2019)"),
    ("broken", (m.event("broken", "2018"),), {}, f"broken (2018); {NOT_OUT}"),
    ("nobody knows", (m.event("not recorded whether removed", "2019"),), {},
     "not recorded whether removed (2019); stimulator generator: removed (2019)"),
    ("seen since", (m.event("observed intact", "2022"),), {}, NOT_OUT),
]  # fmt: skip


def words_of(section: Section) -> list[str]:
    """A text for each row and each line."""
    told: list[str] = []
    for block in section.blocks:
        if isinstance(block, Table):
            told += [" ".join(s.text for cell in row for line in cell for s in line) for row in block.rows]
        elif isinstance(block, Paragraph):
            told += ["".join(span.text for span in line) for line in block.lines]
    return told


@pytest.mark.parametrize(("why", "lead", "more", "expected"), STATES, ids=[case[0] for case in STATES])
def test_the_state_of_a_lead_whose_generator_is_out(
    why: str, lead: tuple[m.Values, ...], more: dict[str, Any], expected: str
) -> None:
    history = system(*lead, **more)
    (row,) = (row for row in inside(history, ON) if row.record.kind == "scs_lead")
    assert (row.state, row.stands_first) == (expected, True), why
    (drawn,) = (one for one in spine_state(history, ON).implants if one.name == "Stimulator lead")
    assert set(expected.split("; ")) == set(drawn.note.split("; ")[1:]), "the drawing says the same"


def test_in_german() -> None:
    with spoken("de"):
        (row,) = (row for row in inside(system(), ON) if row.record.kind == "scs_lead")
    assert row.state == "Stimulator-Generator: entfernt (2019); Entfernung dieser Elektrode nicht eingetragen"


def test_before_the_generator_came_out_the_lead_was_simply_in_place() -> None:
    rows = {row.record.kind: row for row in inside(system(), date(2018, 1, 1))}
    assert (rows["scs_lead"].state, rows["scs_lead"].stands_first) == ("in place", False)


FIRST_IN = [
    (Kind.HARDWARE, "hardware_first", "T8-T9"),
    (Kind.APPOINTMENT, "decides", "Stimulator lead T8-T9 , stimulator generator: removed (2019)"),
]


@pytest.mark.parametrize(("kind", "section", "start"), FIRST_IN, ids=[str(row[0]) for row in FIRST_IN])
def test_it_stands_first_on_the_sheet(kind: Kind, section: str, start: str) -> None:
    made = sheet(system(), ON, Wanted(kind=kind))
    told = words_of(next(one for one in made.sections if one.name == section))
    text = told[0]
    assert start in text
    assert "removal of this lead not recorded" in text
    assert "Intrathecal" not in text.partition(start)[0], "what is in doubt comes before what is in place"


def test_it_stands_first_on_the_card() -> None:
    made = sheet(system(), ON, Wanted(kind=Kind.CARD))
    text = " ".join(line for section in made.sections for line in words_of(section))
    assert 0 < text.index(f"Stimulator lead, T8-T9 ({NOT_OUT})") < text.index("Intrathecal pump")


def test_what_is_no_lead_or_catheter_is_not_doubted_because_a_generator_is_out() -> None:
    rods: Device = m.device("rod", "L4-L5", by=FIRST)
    history = History(surgeries=(FIRST,), devices=(rods, m.device("scs_ipg", "lumbar", OUT, by=FIRST)))
    assert [(row.state, row.stands_first) for row in inside(history, ON)] == [("in place", False)]

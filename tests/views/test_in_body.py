"""What is in the body: the same on page, print and drawing, and never more than is recorded."""

import re
from datetime import date

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.records import Device, OtherImplant
from tracker.printing.layout import Table
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Wanted
from tracker.views import words
from tracker.views.in_body import inside, taken_out
from tracker.views.spine import spine_state

ON = date(2020, 1, 1)


def story() -> History:
    """Screws and rods of 2013, two screws and the rods changed in 2016, a stent, a pacemaker that is out."""
    first = m.surgery("2013-05", m.procedure("plif", "L4-L5, L5-S1"))
    second = m.surgery("2016-03", m.procedure("hardware_exchange", "L5-S1"))
    ct = m.imaging("ct", "2015-12")
    screws = m.device(
        "pedicle_screw", "L4, L5, S1",
        m.event("broken", None, quantity=1, sites="S1", imaging_id=ct.id),
        m.event("removed", None, sites="S1", surgery_id=second.id),
        by=first, quantity=6, maker="Example Spine", lot="A213", mr_label="MR Conditional", mr_conditions="1.5 T, normal mode",
        mr_source="implant card", mr_date="2013",
    )  # fmt: skip
    rods = m.device(
        "rod", "L4-L5, L5-S1", m.event("exchanged", None, surgery_id=second.id), by=first, quantity=2
    )
    new = m.device("rod", "L4-L5, L5-S1", by=second, quantity=2, position=2)
    cage = m.device("interbody_cage", "L5-S1", m.event("not recorded whether removed", "2016-03"), by=first)
    lead = m.device(
        "scs_lead", "T8-T9", m.event("switched off", "2018"), m.event("recall notice received", "2019")
    )
    return History(
        surgeries=(first, second),
        imaging=(ct,),
        devices=(screws, rods, new, cage, lead),
        other_implants=(
            m.other_implant(quantity=2, place="heart"),
            m.other_implant("pacemaker", "2011", until="2017"),
        ),
    )


AS_OF = [
    # day, rows as (where, number, what, state), why
    ("2012-01-01", [
        ("T8-T9", "", "Stimulator lead", "in place"), ("heart", "2", "Coronary stent", "in place"),
        ("", "", "Pacemaker", "in place")], "before the first operation"),
    ("2014-01-01", [
        ("T8-T9", "", "Stimulator lead", "in place"), ("L4, L5, S1", "6", "Pedicle screw", "in place"),
        ("L4-S1", "2", "Rod", "in place"), ("L5-S1", "", "Interbody cage or spacer", "in place"),
        ("heart", "2", "Coronary stent", "in place"), ("", "", "Pacemaker", "in place")], "all of it"),
    ("2016-01-01", [
        ("T8-T9", "", "Stimulator lead", "in place"),
        ("L4, L5, S1", "6", "Pedicle screw", "1 broken, S1, seen on CT (Dec 2015)"), ("L4-S1", "2", "Rod", "in place"),
        ("L5-S1", "", "Interbody cage or spacer", "in place"), ("heart", "2", "Coronary stent", "in place"),
        ("", "", "Pacemaker", "in place")], "one screw broke"),
    ("2020-01-01", [
        ("T8-T9", "", "Stimulator lead", "in place; switched off (2018); recall notice received (2019)"),
        ("L4, L5", "4", "Pedicle screw",
         "4 of 6 still in; removed, S1 in operation 2 (Mar 2016); 1 broken, S1, seen on CT (Dec 2015)"),
        ("L4-S1", "2", "Rod", "in place"),
        ("L5-S1", "", "Interbody cage or spacer", "not recorded whether removed (Mar 2016)"),
        ("heart", "2", "Coronary stent", "in place")], "after the second operation"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "expected", "why"), AS_OF, ids=[row[0] for row in AS_OF])
def test_as_of_a_day(day: str, expected: list[tuple[str, str, str, str]], why: str) -> None:
    rows = inside(story(), date.fromisoformat(day))
    found = [(r.where, r.number, r.what.partition(" (")[0], "; ".join((r.state, *r.events))) for r in rows]
    assert found == expected, why


def test_what_came_out_tells_both_the_old_and_the_new() -> None:
    assert taken_out(story(), ON) == (
        "2 × Rod L4-S1: put in May 2013; exchanged in operation 2 (Mar 2016); put in then: 2 × Rod L4-S1",
        "Pacemaker: taken out (2017)",
    )
    assert taken_out(story(), date(2015, 1, 1)) == ()


@pytest.mark.parametrize("day", [row[0] for row in AS_OF])
def test_page_print_and_drawing_agree(day: str) -> None:
    on = date.fromisoformat(day)
    rows = [row for row in inside(story(), on) if isinstance(row.record, Device)]
    sections = sheet(story(), on, Wanted(order="topic")).sections
    part = next(p for p in sections if p.title.startswith("Hardware"))
    printed = [
        tuple(
            re.sub("[“”]", "", " ".join("".join(span.text for span in line) for line in cell)) for cell in row
        )
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert printed == [
        (*(cell or words.not_recorded() for cell in row.cells()[:6]), " ".join((row.state, *row.events)))
        for row in rows
    ]
    drawn = [(i.where, i.name, i.quantity) for i in spine_state(story(), on).implants]
    assert sorted(map(str, drawn)) == sorted(
        str((row.where, row.what, int(row.number) if row.number else None)) for row in rows
    )


LABELS = [
    # values, words, why
    ({}, "MR label not recorded", "nothing is known"),
    ({"material": "titanium"}, "MR label not recorded", "nothing follows from a material"),
    ({"mr_label": "MR Conditional", "mr_conditions": "1.5 T and 3 T, normal mode.", "mr_source": "implant card",
      "mr_date": "2010"},
     "Recorded label: MR Conditional (1.5 T and 3 T, normal mode). Source: implant card, 2010", "all of it"),
    ({"mr_label": "MR Safe"},
     "Recorded label: MR Safe (conditions not recorded). Source not recorded", "where it stands is not known"),
    ({"mr_label": "MR Unsafe", "mr_source": "letter of 2010", "mr_date": "2010"},
     "Recorded label: MR Unsafe (conditions not recorded). Source: letter of 2010", "the date stands in the source"),
    ({"mr_conditions": "MRI safe, it says", "mr_source": "leaflet"},
     "MR label not recorded; conditions noted: MRI safe, it says. Source: leaflet", "old words are no label"),
    ({"mr_label": "no MR information from the maker", "mr_date": "2015"},
     "Recorded label: no MR information from the maker (conditions not recorded). Source: 2015", "the maker says nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "said", "why"), LABELS, ids=[row[-1] for row in LABELS])
def test_the_mr_label_in_words(values: m.Values, said: str, why: str) -> None:
    spinal, other = m.of(Device, kind="rod", **values), m.of(OtherImplant, kind="coronary_stent", **values)
    assert words.mr_words(spinal) == words.mr_words(other) == said, why


def test_what_a_card_says_is_told_alike_for_devices_and_other_implants() -> None:
    card = {"maker": "Example", "model": "M1", "reference": "77", "lot": "A", "serial": "9", "size": "6.5 x 45 mm",
            "material": "titanium", "udi": "(01)1"}  # fmt: skip
    said = "Example, M1, 6.5 x 45 mm, titanium, REF 77, lot A, serial 9, UDI (01)1"
    assert words.identity_words(m.of(Device, kind="rod", **card)) == said
    assert words.identity_words(m.of(OtherImplant, kind="coronary_stent", **card)) == said

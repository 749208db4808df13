"""The facts as rows, and the headline over them."""

from datetime import date

import makers as m
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.history import Course, History
from tracker.views.facts import facts, headline

ON = date(2015, 9, 1)


def rows(history: History, on: date | None = None) -> list[tuple[str, str, str]]:
    return [(fact.when, fact.what, fact.details) for fact in facts(history, on)]


def test_an_empty_history_has_no_facts() -> None:
    assert facts(History()) == ()
    assert headline(History(), ON) == ()


@pytest.mark.parametrize(
    "history",
    [
        History(conditions=(m.condition(),)),
        History(surgeries=(m.surgery("2013", m.procedure("epidural_injection", "L4-L5")),)),
        History(surgeries=(m.surgery("2030", status="planned"),)),
    ],
    ids=["a condition", "an injection", "a plan"],
)
def test_the_headline_counts_nothing_that_is_not_there(history: History) -> None:
    assert headline(history, ON) == ()


def test_an_operation_dated_ahead_is_counted_nowhere_and_not_lost() -> None:
    history = History(surgeries=(m.surgery("2013"), m.surgery("2028")))
    assert headline(history, ON)[0] == "1 operation"
    assert [what for _, what, _ in rows(history, ON)] == ["Operation 1"]
    told = facts(history, ON, ahead=True)
    assert [(fact.when, fact.what) for fact in told] == [
        ("2013", "Operation 1"),
        ("2028", "Operation, dated ahead"),
    ]


def test_an_operation_tells_procedures_reasons_and_what_was_put_in() -> None:
    surgery = m.surgery("2013-05-23", m.procedure("plif", "L4-L5", reasons=[m.reason("sciatica")]))
    rod = m.device("rod", "L4-L5", by=surgery, quantity=2)
    history = History(surgeries=(surgery,), devices=(rod,))
    said = "PLIF L4-L5, because of sciatica. Put in: 2 × Rod L4-L5"
    assert rows(history) == [("23 May 2013", "Operation 1", said)]


def test_hardware_has_a_row_for_each_event_and_for_its_start_where_no_operation_has_it() -> None:
    rod = m.device("rod", "L4-L5", m.event("broken", "2014-12"), m.event("removed", None))
    assert rows(History(devices=(rod,))) == [
        ("Dec 2014", "Hardware", "Rod L4-L5: broken (Dec 2014)"),
        ("date not recorded", "Hardware", "Rod L4-L5"),
        ("date not recorded", "Hardware", "Rod L4-L5: removed (date not recorded)"),
    ]


def test_every_detail_stands_in_the_table() -> None:
    surgery = m.surgery(
        "2013", surgeon="Dr. Example", hospital="Clinic, Town", outcome="helped", result="for two years"
    )
    rod = m.device(
        "rod", "L4-L5", m.event("broken", "2014", note="by a fall"), by=surgery, maker="Acme", lot="7"
    )
    history = History(
        conditions=(m.condition("sciatica", "", "2001", until="2004"),),
        surgeries=(surgery,),
        devices=(rod, m.device("hook", "T4", m.event("implanted", "1996"), serial="9")),
        imaging=(m.imaging("ct", "2016", m.finding("fused", "L4-L5"), report="solid bone"),),
        symptoms=(m.symptom("leg_pain", "2012", until="2015"),),
        other_implants=(m.other_implant("coronary_stent", "2010", maker="Stents", model="S1"),),
    )
    assert [details for _, _, details in rows(history)] == [
        "Hook T4. Maker, model: serial 9",
        "Sciatica, until 2004",
        "Coronary stent. MR label not recorded. Maker: Stents. Model: S1",
        "Leg pain, until 2015",
        "PLIF L4-L5. Put in: Rod L4-L5 (Acme, lot 7). Outcome: helped, “for two years”. "
        "Surgeon: Dr. Example. Hospital: Clinic, Town",
        "Rod L4-L5: broken (2014); by a fall",
        "Fused L4-L5. Report: “solid bone”",
    ]


def test_rows_stand_in_date_order_with_undated_ones_last() -> None:
    history = History(
        conditions=(m.condition("sciatica", "", None),),
        surgeries=(m.surgery("2013-05-23"),),
        imaging=(m.imaging("ct", "2013"), m.imaging("mri", "2012-01", m.finding("disc_protrusion", "L3-L4"))),
    )
    assert [(when, what) for when, what, _ in rows(history)] == [
        ("Jan 2012", "MRI"),
        ("2013", "CT"),
        ("23 May 2013", "Operation 1"),
        ("date not recorded", "Condition"),
    ]
    assert rows(history)[1][2] == "not recorded", "an image of which nothing is known says so"


def test_as_of_a_day_the_future_is_left_out_and_the_possible_kept() -> None:
    history = History(surgeries=(m.surgery("2013"), m.surgery("2015"), m.surgery("2016")))
    assert [when for when, _, _ in rows(history, ON)] == ["2013", "2015"]


def test_an_entry_that_is_several_things_is_one_row() -> None:
    leg = m.symptom("leg_pain", "2014-11", side="right", called="down the front")
    first = m.entry(leg, "2014-11-03", 9)
    last = m.entry(leg, "2015-06", 2, note="after walking")
    history = History(symptoms=(leg,), courses={leg.id: Course((), 2, first, first, last)})
    assert rows(history) == [
        ("Nov 2014", "Symptom", "Leg pain, right: down the front"),
        ("3 Nov 2014", "Symptom", "Leg pain, right, first entry and highest: 9/10"),
        ("Jun 2015", "Symptom", "Leg pain, right, last entry: 2/10, after walking"),
    ]
    assert {fact.record_id for fact in facts(history)} == {leg.id}


@pytest.mark.parametrize(
    ("more", "source"),
    [
        ({}, "Typed in"),
        ({"as_written": "2013 PLIF"}, "Typed or pasted words: “2013 PLIF”"),
        ({"as_written": "2013 PLIF", "source_id": "a-text"}, "Pasted text: “2013 PLIF”"),
        ({"source_id": "a-text"}, "Pasted text"),
    ],
    ids=["typed", "words without their text", "pasted", "pasted and corrected"],
)
def test_the_source_of_a_row(more: dict[str, str], source: str) -> None:
    assert facts(History(surgeries=(m.surgery("2013", **more),)))[0].source == source


def test_the_headline_counts_and_says_what_is_in_place() -> None:
    surgery = m.surgery("2013-05-23", m.procedure("plif", "L4-L5, L5-S1"), m.procedure("laminectomy", "L5"))
    rods = m.device("rod", "L4-L5, L5-S1", by=surgery)
    screws = m.device(
        "pedicle_screw", "L4, L5, S1", m.event("not recorded whether removed", "2015"), by=surgery
    )
    leg = m.symptom("leg_pain", side="right")
    entry = m.entry(leg, "2015-06-01", 2)
    history = History(
        surgeries=(surgery,),
        devices=(rods, screws),
        symptoms=(leg,),
        courses={leg.id: Course((), 1, entry, entry, entry)},
    )
    assert headline(history, ON) == (
        "1 operation",
        "2 procedures",
        "hardware in place L4-S1 (part not recorded)",
        "leg pain, right: last entry 2/10",
    )
    assert headline(history, date(2014, 1, 1)) == ("1 operation", "2 procedures", "hardware in place L4-S1")


def test_the_headline_names_no_level_that_has_no_hardware() -> None:
    surgery = m.surgery("2013-05-23")
    devices = (m.device("plate", "C5-C6", by=surgery), m.device("rod", "L4-L5", by=surgery))
    assert headline(History(surgeries=(surgery,), devices=devices), ON)[2] == "hardware in place C5-C6, L4-L5"


def test_a_year_alone_stays_a_year_in_the_table() -> None:
    surgeries = in_date_order((m.surgery("2013-05-23"), m.surgery("2013"), m.surgery("2012-11-02")))
    assert [fact.when for fact in facts(History(surgeries=surgeries))] == [
        "2 Nov 2012",
        "2013",
        "23 May 2013",
    ]

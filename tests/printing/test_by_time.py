"""The full history in time order: every fact whole once in its year, its other dates in theirs, undated last."""

from datetime import date

import makers as m
import pytest

from tracker.domain.as_of import as_of
from tracker.domain.dated import date_key, in_date_order
from tracker.domain.history import Course, History
from tracker.domain.records import Medication, Record, Statement
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Order, Wanted
from tracker.views.facts import Fact, facts, start_of, whole_device

from .reading import lines, named, names, rows, unquoted

ON = date(2026, 11, 22)
TOLD = ("year_", "open_start", "undated", "date_not_known")


def dated(of: Sheet) -> list[str]:
    return [name for name in names(of) if name.startswith(TOLD)]


def whole(history: History) -> list[Fact]:
    """The facts, with each device of which anything is told in one row of its own."""
    found = facts(history)
    devices = [one for one in history.devices if any(fact.record_id == one.id for fact in found)]
    starts = [start_of(history, one) for one in devices]
    return [
        *(fact for fact in found if fact not in starts),
        *(whole_device(history, one) for one in devices),
    ]


def test_first_what_matters_then_the_years_then_what_has_no_date(story: History) -> None:
    assert names(sheet(story, ON)) == [
        *("first", "year_1964", "year_2013", "year_2014", "year_2015", "undated"),
        *("drawing", "timeline", "origins", "not_known", "not_recorded"),
    ]


def _plain(text: str) -> str:
    """Without quotation marks, and the full stops before them."""
    return unquoted(text).replace(".", "")


@pytest.mark.parametrize("order", ["time", "level"])
def test_each_fact_is_whole_exactly_once_with_its_source(example: History, order: Order) -> None:
    made = sheet(example, ON, Wanted(order=order))
    found = [name for name in names(made) if name.startswith(("first", "level_", "no_level", *TOLD))]
    told = [
        (tuple(row[0]), *(tuple(map(_plain, cell)) for cell in row[1:]))
        for name in found
        for row in rows(made, name)
    ]
    expected = whole(as_of(example, ON))
    for fact in expected:
        said = ((fact.when,), (_plain(fact.what), _plain(fact.details)), (_plain(fact.source),))
        assert told.count(said) == 1, fact
    pointers = [row for row in told if row[2][0].startswith("told whole under")]
    assert len(told) == len(expected) + len(pointers)


def test_what_is_whole_stands_in_the_order_of_dates(example: History) -> None:
    made = sheet(example, ON)
    order = {fact.when: date_key(fact.date) for fact in whole(as_of(example, ON))}
    places = [
        order[row[0][0]]
        for name in dated(made)
        for row in rows(made, name)
        if not row[2][0].startswith("told whole under")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("when", "heading", "title", "why"),
    [
        ("2013-05-23", "year_2013", "2013", "a day"),
        ("2013~", "year_2013", "2013", "about a year"),
        ("2013-24", "year_2013", "2013", "a winter begins in its year"),
        ("199X", "year_1990", "1990", "a decade stands at its beginning"),
        ("1995/1997", "year_1995", "1995", "a span stands where it begins"),
        ("1995/..", "year_1995", "1995", "since"),
        ("../1999", "open_start", "Beginning not known", "a beginning that nobody knows is in no year"),
        ("XXXX", "date_not_known", "Date not known", "the patient says that it is not known"),
        (None, "undated", "Date not recorded", "nothing was said"),
    ],
)
def test_the_heading_of_a_date(when: str | None, heading: str, title: str, why: str) -> None:
    made = sheet(History(conditions=(m.condition("spinal_stenosis", "L4-L5", when),)), ON)
    assert dated(made) == [heading], why
    assert named(made, heading).title == title


def test_open_beginnings_first_then_years_then_not_known_then_not_recorded() -> None:
    dates = (None, "XXXX", "2013-05", "../1999", "2013", "1995/1997")
    found = History(conditions=tuple(m.condition("spinal_stenosis", "", when) for when in dates))
    assert dated(sheet(found, ON)) == ["open_start", "year_1995", "year_2013", "date_not_known", "undated"]
    assert [row[0] for row in rows(sheet(found, ON), "year_2013")] == [["2013"], ["May 2013"]]


ELSEWHERE: list[tuple[str, Record, str, list[list[str]]]] = [
    (
        "an end",
        m.of(Medication, name="Examplin", date="2013", until="2015-03"),
        "year_2015",
        [["Mar 2015"], ["Medicine", "Examplin (2013)", "Until: Mar 2015"], ["told whole under “2013”"]],
    ),
    (
        "the steps of an image, one line for a year",
        m.imaging("mri", "2013-12-30", ordered="2012-11", received="2014-01-03", discussed="2014-01-09"),
        "year_2014",
        [
            ["3 Jan 2014"],
            ["MRI", "MRI (30 Dec 2013)", "Report received on: 3 Jan 2014", "Discussed on: 9 Jan 2014"],
            ["told whole under “2013”"],
        ],
    ),
]


@pytest.mark.parametrize(("why", "record", "heading", "row"), ELSEWHERE, ids=[one[0] for one in ELSEWHERE])
def test_another_date_has_a_line_in_its_year(
    why: str, record: Record, heading: str, row: list[list[str]]
) -> None:
    field = {"medication": "medications", "imagingstudy": "imaging"}[record.table()]
    made = sheet(History(**{field: (record,)}), ON)  # type: ignore[arg-type]
    assert rows(made, heading) == [row], why
    assert len(rows(made, "year_2013")) == 1


def test_a_complication_and_a_statement_have_a_line_in_their_years() -> None:
    surgery = m.surgery(
        "2013-12-30",
        m.procedure("plif", "L4-L5"),
        complications=[{"kind": "infection", "date": "2014-01"}],
    )
    said = m.about(
        Statement, surgery, field="hospital", value="Example Hospital", origin="operative note", date="2016"
    )
    made = sheet(History(surgeries=(surgery,), statements=(said,)), ON)
    assert rows(made, "year_2014")[0][1][:2] == ["Operation 1", "PLIF L4-L5"]
    assert rows(made, "year_2016")[0][1][2] == "Operative note"
    assert "told whole under “2013”" in rows(made, "year_2016")[0][2]


def test_what_matters_before_any_operation_is_whole_on_top_and_has_a_line_in_its_year() -> None:
    stent = m.other_implant(date="2010")
    made = sheet(History(other_implants=(stent,), surgeries=(m.surgery("2013"),)), ON)
    assert rows(made, "first")[0][2] == ["Typed in"]
    assert lines(made, "first") == ["Allergies, Blood thinners: not recorded"]
    assert rows(made, "year_2010") == [
        [
            ["2010"],
            ["Other implant", "Coronary stent (2010)"],
            ["told whole under “Allergies, blood thinners, other implants”"],
        ]
    ]
    assert "undated" not in names(sheet(History(other_implants=(m.other_implant(date=None),)), ON))


def test_lines_stand_among_the_facts_of_their_year_by_date() -> None:
    made = History(
        medications=(m.of(Medication, date="2013", until="2015-03"),),
        surgeries=in_date_order((m.surgery("2015-01-19"), m.surgery("2015-06"))),
    )
    assert [row[0] for row in rows(sheet(made, ON), "year_2015")] == [
        ["19 Jan 2015"],
        ["Mar 2015"],
        ["Jun 2015"],
    ]


def test_the_course_of_a_symptom_does_not_repeat_its_end() -> None:
    pain = m.symptom("leg_pain", "2013", until="2016")
    entries = [m.entry(pain, f"{year}-02-01", score) for year, score in ((2013, 3), (2014, 9), (2015, 2))]
    made = sheet(History(symptoms=(pain,), courses={pain.id: Course((), 3, *entries)}), ON)
    assert [row[2] for row in rows(made, "year_2016")] == [["told whole under “2013”"]]
    assert [len(rows(made, f"year_{year}")) for year in (2013, 2014, 2015)] == [2, 1, 1]


def test_the_same_shape_in_each_language_and_side_by_side(example: History) -> None:
    one, other = sheet(example, ON), sheet(example, ON, Wanted(language="de"))
    assert names(one) == names(other) == names(sheet(example, ON, Wanted(second="de")))
    for name in dated(one):
        assert [len(row[1]) for row in rows(one, name)] == [len(row[1]) for row in rows(other, name)]


FUSED = m.surgery("2013-05-23")
SCREWS = "4 × Pedicle screw L4, L5"
DEVICES: list[tuple[str, m.Values, list[m.Values], dict[str, list[str]]]] = [
    # why, what else of the device, what became of it, the rows on hardware by year
    ("nothing became of it: the row of the operation says all", {}, [], {}),
    (
        "it broke",
        {"maker": "Example Spine"},
        [m.event("broken", "2014", quantity=1, note="heard a crack")],
        {
            "year_2013": [f"{SCREWS}. Maker, model: Example Spine. What became of it: 1 broken (2014)"],
            "year_2014": [f"{SCREWS}: 1 broken (2014); “heard a crack”"],
        },
    ),
    (
        "it broke and came out",
        {"note": "long ones"},
        [m.event("broken", "2014"), m.event("removed", "2015")],
        {
            "year_2013": [f"{SCREWS}. Note: “long ones”. What became of it: broken (2014); removed (2015)"],
            "year_2014": [f"{SCREWS}: broken (2014)"],
            "year_2015": [f"{SCREWS}: removed (2015)"],
        },
    ),
]


@pytest.mark.parametrize(("why", "more", "events", "expected"), DEVICES, ids=[one[0] for one in DEVICES])
def test_a_device_is_whole_where_it_was_put_in_and_what_became_of_it_in_its_year(
    why: str, more: m.Values, events: list[m.Values], expected: dict[str, list[str]]
) -> None:
    screws = m.device("pedicle_screw", "L4, L5", *events, by=FUSED, quantity=4, **more)
    made = sheet(History(surgeries=(FUSED,), devices=(screws,)), ON)
    found = {name: [row[1][1] for row in rows(made, name) if row[1][0] == "Hardware"] for name in dated(made)}
    assert {name: told for name, told in found.items() if told} == expected, why

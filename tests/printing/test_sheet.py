"""What stands on the full history by topic, before any layout."""

from dataclasses import replace
from datetime import date

import makers as m
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.phrases import Language
from tracker.domain.records import Medication, MedicineGroup
from tracker.printing import sheet as printed
from tracker.printing.layout import Beside, Cell, Key, Line, Paragraph, Picture, Section, Sheet, Table
from tracker.printing.operations import age_then
from tracker.printing.wanted import Kind, Wanted

ON = date(2026, 11, 22)


def sheet(history: History, on: date) -> Sheet:
    return printed.sheet(history, on, Wanted(order="topic"))


def words_of(line: Line) -> str:
    return "".join(span.text for span in line)


def cell_words(cell: Cell) -> list[str]:
    return [words_of(line) for line in cell]


def section(of: Sheet, start: str) -> Section:
    return next(found for found in of.sections if found.title.startswith(start))


def rows(of: Sheet, start: str) -> list[list[list[str]]]:
    tables = [block for block in section(of, start).blocks if isinstance(block, Table)]
    return [[cell_words(cell) for cell in row] for table in tables for row in table.rows]


def all_words(of: Sheet) -> str:
    text = [words_of(line) for found in of.sections for block in found.blocks for line in _lines(block)]
    return "\n".join([*text, words_of(of.head.about), *cell_words(of.summary)])


def _lines(block: object) -> list[Line]:
    if isinstance(block, Paragraph):
        return list(block.lines)
    return [line for row in block.rows for cell in row for line in cell] if isinstance(block, Table) else []


def test_head(story: History) -> None:
    head = sheet(story, ON).head
    assert (head.name, words_of(head.about)) == ("Harry Example", "born 12 Jun 1950, age 76, male")
    assert (head.printed, head.origin) == ("printed 22 Nov 2026", "kept by the patient; may be incomplete")
    assert head.foot == "Harry Example  ·  born 12 Jun 1950"


@pytest.mark.parametrize(
    ("on", "language", "expected"),
    [
        (ON, "en", "printed 22 Nov 2026"),
        (date(2017, 1, 1), "en", "as of 1 Jan 2017; printed 22 Nov 2026"),
        (date(2030, 1, 1), "en", "as of 1 Jan 2030; printed 22 Nov 2026"),
        (date(2017, 1, 1), "de", "Stand 1. Jan. 2017; gedruckt am 22. Nov. 2026"),
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_a_sheet_of_another_day_does_not_pass_for_one_printed_then(
    story: History, kind: Kind, on: date, language: Language, expected: str
) -> None:
    made = printed.sheet(story, on, Wanted(kind, language=language, today=ON))
    assert made.head.printed == expected
    assert made.title.endswith("22. Nov. 2026" if language == "de" else "22 Nov 2026")


def test_head_without_a_person() -> None:
    head = sheet(History(), ON).head
    assert (head.name, words_of(head.about)) == (
        "name not recorded",
        "birth date not recorded, sex not recorded",
    )


def test_operations_stand_in_date_order_with_date_age_levels_reason_outcome_hardware(story: History) -> None:
    first, redo = rows(sheet(story, ON), "Operations on the spine: 2")
    assert first[0] == ["1.  23 May 2013", "age 62"]
    assert first[1] == ["L4-S1  Posterior lumbar interbody fusion (PLIF)", "L5 full  Laminectomy"]
    assert first[3] == ["helped a lot", "“completely normal after almost 12 months”"]
    assert first[4] == ["Pedicle screw S1", "Pedicle screw L4", "2 × Rod L4-L5"]
    assert redo[0] == ["2.  19 Jan 2015", "age 64"]
    assert redo[1][:2] == [
        "L5-S1  Posterior lumbar interbody fusion (PLIF), redo of earlier surgery",
        "As written: “PLIF L5-S1 from scratch”",
    ]
    assert redo[3] == ["not recorded"]


def test_each_operation_has_exactly_one_row(story: History) -> None:
    more = (
        m.surgery(None, status="unknown"),
        m.surgery("2014", m.procedure("plif", ""), status="aborted"),
        m.surgery("2030", status="planned"),
        m.surgery("2012", status="cancelled"),
        m.surgery("2016", m.procedure("epidural_injection", "L4-L5")),
    )
    made = sheet(replace(story, surgeries=in_date_order((*story.surgeries, *more))), ON)
    counted = [row[0][0] for row in rows(made, "Operations on")]
    assert counted == ["1.  23 May 2013", "2.  2014", "3.  19 Jan 2015", "4.  Date not recorded"]
    assert [row[0] for row in rows(made, "Operations planned")] == [
        ["2012", "cancelled", "age 61 or 62"],
        ["2030", "planned", "age 79 or 80"],
    ]
    assert [row[0][0] for row in rows(made, "Injections")] == ["2016"]
    assert rows(made, "Operations on")[1][1] == [
        "level not recorded  Posterior lumbar interbody fusion (PLIF)"
    ]


def test_hardware_by_level_with_what_came_out_and_what_nobody_recorded(story: History) -> None:
    made = sheet(story, ON)
    assert [row[0] + row[1] + row[2] + row[6] for row in rows(made, "Hardware")] == [
        ["L4", "Pedicle screw", "not recorded", "not recorded whether removed (19 Jan 2015)"],
        ["L5", "Pedicle screw", "2", "in place"],
        [
            "S1",
            "Pedicle screw",
            "not recorded",
            "not recorded whether removed (19 Jan 2015); 1 broken (Dec 2014)",
        ],
    ]
    said = [cell_words(b.lines) for b in section(made, "Hardware").blocks if isinstance(b, Paragraph)]
    assert said == [
        [
            "Nobody recorded whether these were taken out: Pedicle screw S1 (put in 23 May 2013); "
            "Pedicle screw L4 (put in 23 May 2013).",
            "Recorded as taken out: 2 × Rod L4-L5: put in 23 May 2013; removed (19 Jan 2015).",
        ]
    ]


def test_as_of_an_earlier_day_nothing_later_is_told(story: History) -> None:
    made = sheet(story, date(2014, 1, 1))
    assert [row[0][0] for row in rows(made, "Operations on the spine: 1")] == ["1.  23 May 2013"]
    assert [row[6] for row in rows(made, "Hardware")] == [["in place"]] * 3
    assert section(made, "Hardware").note == "as of 1 Jan 2014; by level, head to tail"
    assert [row[0] for row in rows(made, "Imaging")] == [["Aug 2013"]]
    told = all_words(made) + "".join(picture.alt + picture.svg for picture in pictures(made))
    assert "2015" not in told
    assert "Dec 2014" not in told
    assert "Leg pain" not in told, "it began in November 2014"


def test_the_statuses_of_operations_read_the_same_everywhere() -> None:
    surgeries = (m.surgery("2013", status="aborted"), m.surgery("2014", status="unknown"))
    found = rows(sheet(History(surgeries=surgeries), ON), "Operations on")
    assert [row[0] for row in found] == [
        ["1.  2013", "aborted"],
        ["2.  2014", "not recorded whether done"],
    ]
    told = all_words(sheet(History(surgeries=surgeries), ON))
    assert "operation 1 (2013, aborted)" in told
    assert "operation 2 (2014, not recorded whether done)" in told


def test_conditions_alone_count_nothing() -> None:
    assert cell_words(sheet(History(conditions=(m.condition(),)), ON).summary) == [
        "operations and hardware not recorded"
    ]


def test_all_that_became_of_hardware_is_printed() -> None:
    surgery = m.surgery("2013-05-23")
    seen = [
        m.event("observed intact", "2014"),
        m.event("broken", "2015", quantity=1, note="heard a crack"),
        m.event("left in place", "2016"),
    ]
    lead = m.device("scs_lead", "T8-T9", m.event("switched off", "2020"), by=surgery)
    screws = m.device("pedicle_screw", "L4, L5", *seen, by=surgery, quantity=4)
    rods = m.device("rod", "L4-L5", *seen[1:2], m.event("removed", "2018", note="at last"), by=surgery)
    made = sheet(History(surgeries=(surgery,), devices=(lead, screws, rods)), ON)
    assert [row[6] for row in rows(made, "Hardware")] == [
        ["in place", "switched off (2020)"],
        [
            "1 broken (2015): “heard a crack”; left in place (2016)",
            "observed intact (2014)",
        ],
    ]
    (out,) = (cell_words(b.lines) for b in section(made, "Hardware").blocks if isinstance(b, Paragraph))
    assert out == [
        "Recorded as taken out: Rod L4-L5: put in 23 May 2013; 1 broken (2015): “heard a crack”; removed (2018): “at last”."
    ]


def test_imaging_newest_first_and_where_the_pictures_are(story: History) -> None:
    found = rows(sheet(story, ON), "Imaging")
    assert [row[0] for row in found] == [["Dec 2014"], ["Aug 2013"]]
    assert [row[3] for row in found] == [["not recorded"], ["“CD at home”"]]
    assert found[1][2] == ["Report: “ok”"]


def test_symptoms_with_first_highest_and_last(story: History) -> None:
    (row,) = rows(sheet(story, ON), "Symptoms")
    assert row[0] == ["Leg pain, right", "“down the front of my thigh”", "3 entries"]
    assert row[2:] == [["3/10  3 Nov 2014"], ["9/10  24 Nov 2014"], ["2/10  Jun 2015"]]


def test_three_answers_in_three_words(story: History) -> None:
    made = sheet(story, ON)
    assert [row[2] for row in rows(made, "Conditions")] == [["not recorded"], ["patient says no"]]
    (stent,) = rows(made, "Other implants")
    assert stent[2] == ["MR label not recorded", "Card: not recorded"]


@pytest.mark.parametrize("word", ["none recorded", "should", "overdue", "please", "recommend"])
def test_never_said(story: History, word: str) -> None:
    for history in (story, History()):
        assert word not in all_words(sheet(history, ON)).lower()


def test_an_empty_history_says_not_recorded_everywhere() -> None:
    made = sheet(History(), ON)
    assert {found.title for found in made.sections} >= {"Operations on the spine", "Hardware in the body"}
    said = rows(made, "What is not recorded")
    assert said[-1] == [
        ["No entry of any kind"],
        [
            "operations; injections and similar; hardware; imaging; symptoms; conditions; other implants; "
            "allergies; medicines; other treatment; signs asked about; scores; background; "
            "operations elsewhere; goals; papers"
        ],
    ]
    assert cell_words(made.summary) == ["operations and hardware not recorded"]


AGES = [
    ("1950-06-12", "2013-05-23", "62", "an exact day"),
    ("1950-06-12", "2013", "62 or 63", "any time in the year"),
    ("1950", "2013-05-23", "62 or 63", "a birth year alone"),
    ("1950", "2010/2013", "59 to 63", "a range"),
    ("1950-06-12", "2013~", "about 62 or 63", "about a year"),
    ("1950-06-12", "2013/..", "", "no end"),
    ("1950-06-12", None, "", "no date"),
    (None, "2013", "", "no birth date"),
    ("1950", "1940", "", "before birth"),
]


@pytest.mark.parametrize(("birth", "then", "expected", "why"), AGES)
def test_age_at_an_operation(birth: str | None, then: str | None, expected: str, why: str) -> None:
    history = History(person=m.person(birth_date=birth))
    assert age_then(history, m.surgery(then).date) == expected, why


def pictures(of: Sheet) -> list[Picture]:
    blocks = [block for found in of.sections for block in found.blocks]
    return [b.picture if isinstance(b, Beside) else b for b in blocks if isinstance(b, Beside | Picture)]


def test_the_spine_is_drawn_with_its_marks_in_words(story: History) -> None:
    made = sheet(story, ON)
    beside, table = section(made, "Spine drawing").blocks
    assert isinstance(beside, Beside)
    assert isinstance(table, Table), (
        "over the whole width: it is not parted from the drawing by the end of a page"
    )
    (key,) = beside.blocks
    assert isinstance(key, Key)
    assert "fusion intended" in [words for _, words in key.marks]
    assert beside.picture.svg.startswith("<svg")
    assert "L5" in beside.picture.alt
    levels = [cell_words(row[0])[0] for row in table.rows]
    assert "L4-L5" in levels
    assert len(levels) == len(set(levels)), "one row for each place"
    assert "Pedicle screw" not in " ".join(line for row in table.rows for line in cell_words(row[1]))


def test_nothing_recorded_is_not_drawn() -> None:
    assert pictures(sheet(History(), ON)) == []


def test_operated_parts_far_apart_stand_over_the_whole_width() -> None:
    surgeries = (
        m.surgery("2010", m.procedure("acdf", "C5-C6")),
        m.surgery("2014"),
        m.surgery("2016", m.procedure("laminectomy", "T6")),
    )
    drawn = section(sheet(History(surgeries=surgeries), ON), "Spine drawing")
    assert isinstance(drawn.blocks[0], Picture)


def test_the_timeline_has_words_for_those_who_do_not_see_it(story: History) -> None:
    (drawing, *_) = section(sheet(story, ON), "Timeline").blocks
    assert isinstance(drawing, Picture)
    assert "operations (2)" in drawing.alt


def test_a_timeline_too_full_for_a_page_is_left_out_and_said_so() -> None:
    conditions = tuple(m.condition(called=f"problem {n}", date=f"{1960 + n}") for n in range(60))
    (block,) = section(sheet(History(conditions=conditions), ON), "Timeline").blocks
    assert isinstance(block, Paragraph)
    assert cell_words(block.lines)[0].startswith("Left out: too much for one page")


THINNER = Medication(name="Examplin A", group=MedicineGroup.BLOOD_THINNER)


@pytest.mark.parametrize(
    ("medicines", "language", "title", "why"),
    [
        ((), "en", "Medicines", "nothing is recorded of any medicine"),
        ((Medication(name="Examplin B"),), "en", "Medicines", "all of them stand here"),
        ((THINNER,), "en", "Other medicines", "“Medicines: not recorded” would deny the blood thinner above"),
        ((THINNER, Medication(name="Examplin B")), "en", "Other medicines", "the blood thinner stands above"),
        ((THINNER,), "de", "Weitere Medikamente", "in German too"),
    ],
)
def test_beside_a_blood_thinner_the_medicines_are_the_other_ones(
    medicines: tuple[Medication, ...], language: Language, title: str, why: str
) -> None:
    made = printed.sheet(History(medications=medicines), ON, Wanted(language=language, order="topic"))
    assert next(found for found in made.sections if found.name == "medicines").title == title, why

"""What shortening makes of words and rows: what decides stays, what was written by somebody is cut first."""

import re

import appointments as a
import makers as m
import pytest

from tracker.domain.phrases import spoken
from tracker.domain.records import (
    Allergy,
    Appointment,
    Medication,
    NeurologicalItem,
    Record,
    RecordRequest,
    Score,
    Treatment,
)
from tracker.printing.fitting import shortened
from tracker.printing.layout import (
    Beside,
    Column,
    Line,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
    gap,
    plain,
)
from tracker.printing.sheet import whole
from tracker.printing.shorter import shorter
from tracker.printing.steps import (
    OF_HARDWARE,
    STEPS,
    Bare,
    Cut,
    Gather,
    Keep,
    Lower,
    Names,
    RunIn,
    Step,
    Tight,
    Unsaid,
)
from tracker.printing.wanted import Kind, Wanted

from .reading import lines, named, rows, words_of

LONG = "word " * 60


def _cut(text: str, characters: int) -> str:
    made = shorter(Section("hardware", "", (Paragraph((plain(text),)),)), Cut(characters))
    (block,) = made.blocks
    assert isinstance(block, Paragraph)
    return block.lines[0][0].text


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("1 broken, S1 left: “seen on the film”; 1 left in place", None, "short enough"),
        (
            f"1 broken, S1 left: “{'seen on the film ' * 9}”; 1 left in place",
            "1 broken, S1 left: “seen on the film seen on the film seen…”; 1 left in place",
            "the words of the program behind a quotation stay",
        ),
        (
            f"1 left in place, S1 left, seen on: CT (June 2019) “{'the tip ' * 9}”",
            "1 left in place, S1 left, seen on: CT (June 2019) “the tip the tip the tip the tip the tip…”",
            "and those before it",
        ),
        (f"“{LONG}”", "“word word word word word word word word…”", "all of it quoted"),
        (
            f"“one {LONG}” and “two {LONG}”",
            "“one word word word word word word word…” and “two word word word word word word word…”",
            "two quotations, each by itself",
        ),
        ("left in place " * 11, None, "the program's own words up to 160 characters"),
    ],
)
def test_only_what_is_quoted_is_cut(text: str, expected: str | None, why: str) -> None:
    assert _cut(text, 42) == (text if expected is None else expected), why


def test_words_of_the_program_that_are_very_many_are_cut_at_their_end() -> None:
    made = _cut("left in place " * 40, 42)
    assert made.endswith("…")
    assert len(made) <= OF_HARDWARE


def test_the_quotation_marks_are_those_of_the_language() -> None:
    with spoken("de"):
        made = _cut(f"1 gebrochen, S1: „{'gesehen auf dem Bild ' * 9}“; 1 belassen", 42)
    assert made == "1 gebrochen, S1: „gesehen auf dem Bild gesehen auf dem…“; 1 belassen"


def test_a_name_is_cut_whatever_it_is() -> None:
    table = Table((Column("", 1), Column("", 1)), (((plain(LONG),), (plain(LONG),)),))
    made = shorter(Section("operations", "", (table,)), Names("operations", 24)).blocks[0]
    assert isinstance(made, Table)
    assert len(made.rows[0][0][0][0].text) <= 24
    assert made.rows[0][1][0][0].text == LONG


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple((Span(text),) for text in texts)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((), ["a", "b"]), ((0, 0, 1, 0), ["a", "c"]), ((1, 2, 3, 4), ["c", "d"]), ((0, 5, 0, 5), ["b", "d"])],
)
def test_rows_of_weight_stay_in_their_order(weights: tuple[int, ...], expected: list[str]) -> None:
    block = Paragraph(_lines("a", "b", "c", "d"), weights=weights)
    made = shorter(Section("news", "", (block,)), Keep("news", 2)).blocks[0]
    assert isinstance(made, Paragraph)
    assert [line[0].text for line in made.lines] == expected
    again = shorter(Section("news", "", (made,)), Keep("news", 1)).blocks[0]
    assert isinstance(again, Paragraph)
    assert len(again.lines) == 1


def _full() -> Sheet:
    """A sheet with more of everything than a short one has room for."""
    records: list[Record] = [
        *(m.of(Medication, name=f"Medicine {n}", group="other", date="2020") for n in range(9)),
        *(m.of(Treatment, kind="physiotherapy", date=str(2000 + n)) for n in range(9)),
        *(m.condition("spinal_stenosis", "L2-L3", str(2000 + n)) for n in range(9)),
        *(m.symptom("leg_pain", str(2000 + n)) for n in range(9)),
        *(m.of(Score, kind=kind, total=8, date="2020") for kind in ("odi", "mjoa", "comi")),
        *a.studies(9),
        *(m.of(RecordRequest, called=f"paper {n}", date="2020") for n in range(8)),
        m.of(Appointment, date="1985"),
    ]
    return whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))


@pytest.mark.parametrize(
    ("name", "rows_kept", "expected"),
    [
        ("imaging", 2, "newest first; 2 of 9 shown"),
        ("treatments", 1, "1 of 9 shown"),
        ("medicines", 4, "4 of 9 shown"),
        ("symptoms", 3, "0 is none, 10 is the worst; 3 of 9 shown"),
        ("since_visit", 5, "5 of 56 shown"),
    ],
)
def test_a_section_says_how_many_of_its_rows_are_shown(name: str, rows_kept: int, expected: str) -> None:
    usual = _full()
    assert "shown" not in named(shortened(usual, ()), name).note
    assert named(shortened(usual, (Keep(name, rows_kept),)), name).note == expected


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [
        ("conditions", (Keep("conditions", 4),), "  (4 of 9 shown)"),
        ("scores", (Keep("scores", 2),), "  (2 of 3 shown)"),
        ("not_known", (Keep("not_known", 1), RunIn("not_known")), "  (1 of 9 shown)"),
    ],
)
def test_where_the_title_stands_on_the_left_it_is_said_behind_the_last_row(
    name: str, steps: tuple[Step, ...], expected: str
) -> None:
    made = named(shortened(_full(), steps), name)
    assert made.note == ""
    (block,) = made.blocks
    assert isinstance(block, Paragraph)
    assert block.lines[-1][-1] == Span(expected, Style.QUIET)


def test_what_is_said_of_all_medicines_stays_when_some_are_not_shown() -> None:
    made = shortened(_full(), (Keep("medicines", 1),))
    assert lines(made, "medicines") == [
        "Medicine 0 since 2020; Which group: other",
        "opioid: not recorded",
        "Allergies, and medicines marked as blood thinners, are not in this list.",
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("held", "held", "held"), "Note: held (1-3)"),
        (("held", "", "held", "held", "no"), "Note: held (1, 3, 4); not recorded (2); no (5)"),
        (("held",), "Note: held (1)"),
    ],
)
def test_what_a_column_says_is_gathered_below_the_table_by_the_numbers_of_the_rows(
    cells: tuple[str, ...], expected: str
) -> None:
    rows = tuple(((plain(f"{n}."),), (plain(text) if text else gap(),)) for n, text in enumerate(cells, 1))
    table = Table((Column("", 1), Column("Note", 1)), rows)
    for rest in ((), (Paragraph((plain("below"),)),)):
        made = shorter(Section("operations", "", (table, *rest)), Gather("operations", 1))
        gathered = made.blocks[0]
        assert isinstance(gathered, Table)
        assert [len(row) for row in gathered.rows] == [1] * len(cells)
        assert lines_of(made)[0] == expected
        assert lines_of(made)[1:] == ["below"] * len(rest)
        assert shorter(made, Gather("operations", 1)) == made, "there is nothing left to gather"


def lines_of(section: Section) -> list[str]:
    return [
        words_of(line) for block in section.blocks if isinstance(block, Paragraph) for line in block.lines
    ]


def test_where_the_operative_notes_are_gathered_each_operation_is_told() -> None:
    made = shortened(whole(a.rich(6, 3), a.ON, Wanted(kind=Kind.APPOINTMENT)), (Gather("operations", 4),))
    assert lines(made, "operations")[0] == "Operative note: held (1, 4); not recorded (2, 3, 5, 6)"


def test_a_drawing_stands_in_its_lower_form_as_long_as_it_has_one() -> None:
    low = Picture("<svg/>", "low", 9)
    high = Picture("<svg/>", "high", 9, low)
    said = Paragraph((plain("beside it"),))
    section = Section("timeline", "", (high, Beside(high, (said,)), said))
    lower = shorter(section, Lower("timeline"))
    assert lower.blocks == (low, Beside(low, (said,)), said)
    assert shorter(lower, Lower("timeline")) == lower


def test_of_images_the_newest_picture_and_the_newest_in_slices_stay_longest() -> None:
    records: list[Record] = [
        m.imaging("dexa", "2026-05-01"),
        m.imaging("emg", "2026-04-01"),
        m.imaging("xray", "2026-03-01"),
        m.imaging("xray", "2025-03-01"),
        m.imaging("mri", "2024-03-01"),
        m.imaging("mri", "2023-03-01"),
        m.imaging("ct", "2020-03-01"),
    ]
    usual = whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))
    told = {number: rows(shortened(usual, (Keep("imaging", number),)), "imaging") for number in (1, 2, 3, 4)}
    assert [row[0] for row in told[1]] == [["1 Mar 2026"]]
    assert [row[0] for row in told[2]] == [["1 Mar 2026"], ["1 Mar 2024"]]
    assert [row[0] for row in told[3]] == [["1 Mar 2026"], ["1 Mar 2024"], ["1 Mar 2020"]]
    assert [row[0] for row in told[4]] == [["1 Mar 2026"], ["1 Mar 2025"], ["1 Mar 2024"], ["1 Mar 2020"]]


def test_of_medicines_an_opioid_stays_longest_then_what_may_be_of_any_group() -> None:
    records: list[Record] = [
        m.of(Medication, name="Examplin", group="steroid", date="2020"),
        m.of(Medication, name="Samplin", date="2020"),
        m.of(Medication, name="Painex", group="opioid", date="2010", until="2012"),
    ]
    usual = whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))
    for number, kept in ((1, ["Painex"]), (2, ["Samplin", "Painex"])):
        said = "\n".join(lines(shortened(usual, (Keep("medicines", number),)), "medicines"))
        assert [name for name in ("Examplin", "Samplin", "Painex") if name in said] == kept
        assert "opioid: not recorded" not in said


def test_what_is_mr_unsafe_keeps_its_row_and_its_label_in_the_list() -> None:
    records: list[Record] = [
        m.device("pedicle_screw", "L4", quantity=2),
        m.device("rod", "L4-L5", quantity=2),
        m.device("artificial_disc", "C5-C6", quantity=1, mr_label="MR Unsafe", note="from abroad"),
    ]
    usual = whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))
    assert [row[0] for row in rows(shortened(usual, (Keep("hardware", 1),)), "hardware")] == [["C5-C6"]]
    listed = lines(shortened(usual, (Keep("hardware", 0),)), "hardware")[0]
    assert (
        "C5-C6 1 × Artificial disc; MR Unsafe; conditions not recorded; source and date not recorded"
        in listed
    )


def test_sections_of_which_nothing_is_recorded_are_told_together_and_not_said_to_be_gone() -> None:
    usual = whole(
        a.history_of([m.of(Score, kind="odi", total=8, date="2020")]), a.ON, Wanted(Kind.APPOINTMENT)
    )
    made = shortened(usual, (Unsaid(),))
    silent = ["Conditions", "Planned, cancelled", "Operations elsewhere", "Goals", "Papers asked for"]
    assert {section.title for section in usual.sections} >= set(silent)
    assert lines(made, "unsaid") == ["; ".join(silent)]
    assert not {section.title for section in made.sections} & set(silent)
    assert named(made, "scores").title == "Scores", "something is recorded"
    assert lines(made, "left_out") == ["The patient left out no part of this sheet."]


def test_what_is_open_is_cut_part_by_part() -> None:
    usual = whole(a.history_of([*a.studies(30)]), a.ON, Wanted(Kind.APPOINTMENT))
    said = "\n".join(lines(shortened(usual, (Cut(60),)), "not_known"))
    assert re.search(r"; \d+ more\.$", said, re.MULTILINE)


def test_a_date_and_why_an_operation_was_stopped_stay_where_names_and_quotations_have_no_room() -> None:
    stopped = m.surgery(
        "2012-01-12/2012-03-01",
        m.procedure("alif", "L5-S1", note="a note of the patient"),
        status="aborted",
        not_completed="bleeding from a vein; closed, nothing put in",
        surgeon="Surgeon " * 12,
    )
    usual = whole(a.history_of([stopped]), a.ON, Wanted(Kind.APPOINTMENT))
    steps = [one for one in STEPS if isinstance(one, Names | Tight | Bare) and one.name == "operations"]
    ((first, second, *_),) = rows(shortened(usual, steps), "operations")
    assert first[0].startswith("1.  between 12 Jan 2012 and 1 Mar 2012, aborted")
    assert "…" in " ".join(first)
    assert "bleeding from a vein; closed, nothing put in" in " ".join(second)
    assert "a note of the patient" not in " ".join(second)


def test_of_what_is_new_trouble_and_signs_stay_before_what_is_only_ordered() -> None:
    records: list[Record] = [
        m.of(Appointment, date="2026-09-01"),
        m.imaging("ct", "2026-10-03", m.finding("hardware_broken", "L3")),
        m.of(NeurologicalItem, kind="saddle", answer="present", date="2026-10-05"),
        m.imaging("mri", "2026-11-15"),
        m.of(Allergy, kind="latex", answer="yes", date="2026-11-01"),
    ]
    usual = whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))
    said = lines(shortened(usual, (Keep("since_visit", 2),)), "since_visit")
    assert [line[:11] for line in said] == ["3 Oct 2026 ", "5 Oct 2026 "]


def test_an_image_that_is_ordered_is_not_told_as_not_recorded_and_keeps_its_row() -> None:
    records: list[Record] = [
        *(m.imaging("xray", f"2025-0{n}-01") for n in range(1, 6)),
        m.imaging("mri", None, ordered="2026-11-15", state="ordered"),
    ]
    usual = whole(a.history_of(records), a.ON, Wanted(Kind.APPOINTMENT))
    made = shortened(usual, (Keep("imaging", 2),))
    assert any("MRI" in " ".join(row[1]) for row in rows(made, "imaging"))
    assert not [line for line in lines(made, "imaging") if "MRI" in line]

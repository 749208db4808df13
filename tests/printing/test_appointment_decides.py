"""What a surgeon must not miss on the appointment sheet: active implants, sources that differ, said before silent."""

from typing import Any

import appointments as a
import makers as m
import pytest
from appointments import appointment

from tracker.domain.records import (
    Appointment,
    Background,
    FusionAssessment,
    Goal,
    Medication,
    NeurologicalItem,
    Record,
    Score,
    Statement,
)
from tracker.printing import card, decides
from tracker.printing.estimate import height, room
from tracker.printing.fitting import LAST, PAGES, shortened, steps_needed
from tracker.printing.html import html_page
from tracker.printing.layout import Paragraph, Sheet, Table
from tracker.printing.pdf import page_count
from tracker.printing.screening import ACTIVE
from tracker.printing.sheet import whole
from tracker.printing.steps import STEPS, Cut, Keep
from tracker.printing.wanted import Kind, Wanted

from .reading import cell_words, lines, named, names, rows, section_words

STIMULATOR = 2  # the column of the head


def _active(*records: Record) -> list[str]:
    return rows(appointment(a.history_of(list(records))), "decides")[0][STIMULATOR]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("yes", "Pacemaker, stimulator or pump: yes (2026)"),
        ("no", "Pacemaker, stimulator or pump: patient says no (2026)"),
    ],
)
def test_what_was_answered_on_pacemakers_stands_in_the_head_and_nowhere_else(answer: str, said: str) -> None:
    asked = m.of(Background, kind="active_implant", answer=answer, date="2026")
    assert _active(asked) == [said]
    assert said not in " ".join(lines(appointment(a.history_of([asked])), "background"))


@pytest.mark.parametrize("kind", ["stimulator", "pump", "scs_ipg"])
def test_a_stimulator_or_pump_of_which_no_more_is_known_stands_in_the_head(kind: str) -> None:
    assert "not recorded" not in _active(m.device(kind, "lumbar"))[0]


def test_the_head_misses_nothing_that_the_hardware_sheet_calls_active() -> None:
    assert ACTIVE.implants <= decides.ACTIVE


def test_a_source_that_says_another_day_or_level_is_told_in_the_row_of_the_operation() -> None:
    operation = m.surgery("2001-03-09", m.procedure("plif", "L5-S1"))
    records = [
        operation,
        m.about(Statement, operation, field="date", value="2001-03-12", origin="operative note"),
        m.about(Statement, operation.procedures[0], field="sites", value="L4-L5", origin="report"),
        m.about(Statement, operation.procedures[0], field="approach_side", value="left", origin="report"),
    ]
    told = " ".join(rows(appointment(a.history_of(records)), "operations")[0][1])
    for said in (
        "When: operative note says 12 Mar 2001",
        "Where: report says L4-L5",
        "Side of the approach: report says left",
    ):
        assert said in told


def test_segments_stand_from_head_to_tail_whatever_was_said_of_them() -> None:
    intended = m.surgery(
        "2010", m.procedure("posterior_cervical_fusion", "C3-C4, C4-C5, C5-C6, C6-C7, C7-T1")
    )
    lower = m.surgery("2011", m.procedure("plif", "L5-S1"))
    found = m.of(FusionAssessment, date="2012", sites="L5-S1", status="pseudarthrosis")
    made = rows(appointment(a.history_of([intended, lower, found])), "fusion")
    assert [row[0][0] for row in made] == ["C3-T1", "L5-S1"]


def test_where_room_is_wanting_what_was_said_of_a_fusion_stays_before_what_was_only_intended() -> None:
    intended = m.surgery("2010", m.procedure("posterior_cervical_fusion", "C3-C4, C4-C5, C5-C6, C6-C7"))
    found = [
        m.of(FusionAssessment, date="2012", sites=where, status="pseudarthrosis")
        for where in ("L5-S1", "C5-C6")
    ]
    of_all = whole(a.history_of([intended, *found]), a.ON, Wanted(kind=Kind.APPOINTMENT))
    step = next(one for one in STEPS if isinstance(one, Keep) and one.name == "fusion" and one.rows == 2)
    assert [row[0][0] for row in rows(shortened(of_all, (step,)), "fusion")] == [
        "C5-C6",
        "L5-S1",
    ]


def test_where_room_is_wanting_the_news_that_weigh_stay_before_later_ones_that_do_not() -> None:
    records: list[Any] = [
        m.of(Appointment, date="2024-01-10"),
        m.imaging("xray", "2024-05-02", m.finding("hardware_loose", "S1")),
        m.imaging("mri", "2024-03-02", m.finding()),
        m.of(Score, date="2024-09-01", kind="odi", total="44"),
    ]
    of_all = whole(a.history_of(records), a.ON, Wanted(kind=Kind.APPOINTMENT))
    steps = [one for one in STEPS if isinstance(one, Keep) and one.name == "since_visit"]
    assert "44" in _news(of_all)
    least = _news(shortened(of_all, steps))
    assert "S1" in least
    assert "44" not in least
    assert "L3-L4" not in least, "of as much weight the latest stays"


def test_no_step_is_taken_that_the_sheet_fits_without() -> None:
    made = whole(a.rich(8, 40), a.ON, Wanted(kind=Kind.APPOINTMENT))
    taken = steps_needed(made, page_count)
    given_back = [one for one in taken if isinstance(one, Keep | Cut)]
    assert given_back
    for step in given_back:
        fewer = [one for one in taken if one is not step]
        assert height(shortened(made, fewer)) > PAGES * room(made) - LAST, "what is kept for the foot"


def test_what_is_not_recorded_of_many_operations_is_told_whole_where_texts_are_cut() -> None:
    told = {"approach": "back", "approach_side": "left"}
    records: list[Any] = [
        m.surgery(str(1980 + n), m.procedure("laminectomy", "L4", **(told if n % 2 else {})))
        for n in range(40)
    ]
    records += [m.surgery("2015", m.procedure("plif", "L4-L5", approach="front", approach_side="left"))]
    of_all = whole(a.history_of(records), a.ON, Wanted(kind=Kind.APPOINTMENT))
    silent = _below(shortened(of_all, (Cut(60),)), "operations")
    assert silent.startswith(
        "Not recorded: surgeon (each operation); hospital (each operation); approach (1, 3,"
    )
    assert silent.endswith("complications (each operation)")
    assert "…" not in silent


def _news(of: Sheet) -> str:
    return "\n".join(lines(of, "since_visit"))


def _below(of: Sheet, name: str) -> str:
    blocks = named(of, name).blocks
    assert isinstance(blocks[0], Table)
    assert isinstance(blocks[1], Paragraph)
    return cell_words(blocks[1].lines)[0]


def test_a_blood_thinner_that_was_stopped_says_so_on_the_card() -> None:
    stopped = m.of(Medication, name="Examplin", group="blood thinner", dose="5 mg", until="2015")
    (section,) = card.thinners(a.history_of([stopped]), a.ON)
    assert isinstance(section.blocks[0], Paragraph)
    assert cell_words(section.blocks[0].lines) == ["stopped: Examplin 5 mg, until 2015"]


def test_large_print_takes_the_pages_that_it_needs() -> None:
    history = a.with_symptoms(a.full(15, 300))
    made, usual = appointment(history, large=True), whole(history, a.ON, Wanted(Kind.APPOINTMENT, large=True))
    assert page_count(made) > 2
    assert [rows(made, name) for name in names(usual)] == [rows(usual, name) for name in names(usual)]
    assert lines(made, "left_out") == [
        "Not all of it stands here: Imaging (60 of 300 shown). "
        "The full history has all of it. The patient left out no part of this sheet."
    ]


def test_a_print_of_more_pages_does_not_say_that_it_was_shortened_to_fit_fewer() -> None:
    made = appointment(a.history_of(a.full(15)), second="de")
    said = " ".join(lines(made, "left_out"))
    assert page_count(made) > 2
    assert "Shortened as the usual print is, which fits 2 pages; this one takes more: " in said
    assert "Shortened to fit" not in said


def test_what_does_not_fit_two_pages_is_shortened_to_the_least_number_it_does_fit_and_says_so() -> None:
    made = appointment(a.with_symptoms(a.full(40, 30)), paper="letter")
    pages = page_count(made)
    said = " ".join(lines(made, "left_out"))
    assert pages > 2
    assert f"Shortened to fit {pages} pages at normal size" in said
    assert {"drawing", "timeline"} <= set(names(made)), "there is room for them on these pages"


def test_what_is_left_out_of_the_medicines_is_not_said_to_stand_where_it_may_be_left_out_too() -> None:
    made = appointment(a.history_of(a.full(2, 2)), leave_out=frozenset({"decides"}))
    assert lines(made, "medicines")[-1] == "Blood thinners and allergies are not in this list."


SECRETS: list[tuple[str, Record]] = [
    ("medicines", m.of(Medication, name="Secret", group="other", date="2026-08")),
    ("background", m.of(Background, kind="mood", value="Secret", date="2026-08")),
    ("goals", m.of(Goal, text="Secret", date="2026-08")),
    ("conditions", m.condition("spinal_stenosis", "L4-L5", "2026-08", called="Secret")),
    ("scores", m.of(Score, kind="other", called="Secret", total=3, date="2026-08")),
    (
        "neurological",
        m.of(NeurologicalItem, kind="sexual", called="Secret", answer="present", date="2026-08"),
    ),
]


@pytest.mark.parametrize(("part", "record"), SECRETS, ids=[part for part, _ in SECRETS])
def test_what_was_left_out_is_not_told_as_new_since_the_last_visit_or_drawn(
    part: str, record: Record
) -> None:
    history = a.history_of([record, m.of(Appointment, date="2026-05-02", purpose="follow-up")])
    assert "Secret" in html_page(appointment(history))
    assert "Secret" not in html_page(appointment(history, leave_out=frozenset({part})))


def test_blood_thinners_stay_where_other_medicines_are_left_out() -> None:
    thinner = m.of(Medication, name="Examplin", group="blood thinner", date="2026-08")
    history = a.history_of([thinner, m.of(Appointment, date="2026-05-02")])
    made = appointment(history, leave_out=frozenset({"medicines"}))
    assert any("Examplin" in line for line in lines(made, "since_visit"))


def test_an_mri_that_was_cancelled_is_none_that_was_taken() -> None:
    made = appointment(a.history_of([m.imaging("mri", "2020", state="cancelled")]))
    assert any(line.startswith("MRI, ") and "not recorded" in line for line in lines(made, "imaging"))


@pytest.mark.parametrize(("answer", "in_head"), [("yes", True), ("no", False), (None, False)])
def test_a_pregnancy_stands_in_the_head_only_where_it_is_recorded(answer: str | None, in_head: bool) -> None:
    """It decides for imaging; any other answer stays with the background, and each is told once."""
    made = appointment(a.history_of([m.of(Background, kind="pregnancy", answer=answer, date="2016-05")]))
    told = {name: section_words(made, name) for name in ("decides", "background")}
    assert ("Pregnancy" in told["decides"]) is in_head
    assert ("Pregnancy" in told["background"]) is not in_head

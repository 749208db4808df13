"""The timeline: what is drawn, over which days, and that nothing is lost or invented between facts and marks."""

from datetime import date
from itertools import pairwise

import makers as m
import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_stories import SEP_2015, STORIES, TODAY, harry, many_operations, open_starts

from tracker.domain.dated import in_date_order
from tracker.domain.dates import PartialDate
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.records import DeviceEventKind
from tracker.views.facts import facts
from tracker.views.hardware_bars import hardware_bars
from tracker.views.label_rows import Rows, cut, text_width
from tracker.views.timeline import Lane, LaneKind, Look, Mark, Timeline, timeline
from tracker.views.timeline_layout import laid_out
from tracker.views.timeline_marks import Days, days_of
from tracker.views.timeline_shapes import runs_of


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> tuple[History, date]:
    make, on = STORIES[request.param]
    return make(), on


def lane(found: Timeline, kind: LaneKind) -> Lane:
    return next(lane for lane in found.lanes if lane.kind is kind)


def marks(found: Timeline) -> list[Mark]:
    return [mark for lane in found.lanes for mark in lane.marks]


def test_every_dated_fact_is_drawn_and_every_mark_has_its_fact(story: tuple[History, date]) -> None:
    history, on = story
    found = timeline(history, on)
    rows = facts(history, on)
    dated = {(row.table, row.record_id) for row in rows if days_of(row.date)}
    drawn = {record for mark in marks(found) for record in mark.records}
    named = {(row.table, row.record_id) for row in rows}
    by_operation = {("device", d.id) for d in history.devices if history.surgery_of(d)}
    assert dated <= drawn
    assert drawn <= named | by_operation
    assert {mark.records[0] for mark in found.undated} == named - drawn


def test_every_mark_tells_its_facts(story: tuple[History, date]) -> None:
    for mark in marks(timeline(*story)):
        assert mark.words
        assert mark.record_id
        assert mark.table


@pytest.mark.parametrize("width", [1060, 330])
def test_labels_never_overlap_and_stay_inside(story: tuple[History, date], width: int) -> None:
    layout = laid_out(timeline(*story), width, narrow=width < 600)
    for number, label in enumerate(layout.labels):
        if 0 <= label.x <= width:
            assert label.left >= -1, label.text
            assert label.left + label.width <= width + 1, label.text
        for other in layout.labels[:number]:
            apart = label.left + label.width <= other.left or other.left + other.width <= label.left
            assert apart or abs(label.y - other.y) >= 14, (label.text, other.text)


@pytest.mark.parametrize("width", [1060, 330])
def test_operation_numbers_never_overlap(width: int) -> None:
    layout = laid_out(timeline(many_operations(), TODAY), width, narrow=width < 600)
    places = [(layout.x(dot.day), dot.y) for dot in layout.dots]
    assert len(places) == 15
    for number, (x, y) in enumerate(places):
        assert all(abs(x - a) >= 26 or abs(y - b) >= 26 for a, b in places[:number])


def test_lanes_stand_in_a_fixed_order() -> None:
    assert [lane.kind for lane in timeline(harry(), SEP_2015).lanes] == [
        LaneKind.CONDITIONS,
        LaneKind.OTHER_IMPLANTS,
        LaneKind.OPERATIONS,
        LaneKind.HARDWARE,
        LaneKind.IMAGING,
        LaneKind.SYMPTOM,
    ]


def test_hardware_breaks_and_becomes_uncertain() -> None:
    bars = lane(timeline(harry(), SEP_2015), LaneKind.HARDWARE).marks
    found = {bar.label: [(str(p.start), p.look, p.note) for p in bar.pieces] for bar in bars}
    fate = ("2015-01-19", Look.UNCERTAIN, "not recorded whether removed")
    assert found == {
        "L4, L5, S1 pedicle screws": [
            ("2013-05-23", Look.SOLID, ""),
            ("2014-12-01", Look.TROUBLE, "1 broken"),
            fate,
        ],
        "L4-S1 rods": [("2013-05-23", Look.SOLID, ""), fate],
        "L5-S1 pedicle screws, rod": [("2015-01-19", Look.SOLID, "")],
    }
    assert all(bar.pieces[-1].end is None for bar in bars)


def test_hardware_as_of_an_earlier_day_knows_nothing_of_the_future() -> None:
    bars = lane(timeline(harry(), date(2014, 6, 1)), LaneKind.HARDWARE).marks
    assert [bar.label for bar in bars] == ["L4-S1 pedicle screws, rods"], "the same history so far, one bar"
    assert [piece.look for piece in bars[0].pieces] == [Look.SOLID]
    assert "broken" not in bars[0].words


@pytest.mark.parametrize(
    ("events", "expected", "why"),
    [
        (
            [("removed", "2016-03-05")],
            [("2013-05-23", "2016-03-05", Look.SOLID), ("2016-03-05", "2016-03-05", Look.SOLID)],
            "ends",
        ),
        (
            [("removed", "2016")],
            [
                ("2013-05-23", "2016-01-01", Look.SOLID),
                ("2016-01-01", "2016-12-31", Look.HOLLOW),
                ("2016-12-31", "2016-12-31", Look.SOLID),
            ],
            "a year of doubt, then gone",
        ),
        ([("removed", None)], [("2013-05-23", None, Look.UNCERTAIN)], "nobody knows until when"),
        (
            [("loosened", "2015-01-02")],
            [("2013-05-23", "2015-01-02", Look.SOLID), ("2015-01-02", None, Look.TROUBLE)],
            "trouble",
        ),
        ([("observed intact", "2015-01-02")], [("2013-05-23", None, Look.SOLID)], "an image changes nothing"),
        ([("broken", "2030")], [("2013-05-23", None, Look.SOLID)], "has not happened yet"),
    ],
)
def test_the_pieces_of_a_bar(
    events: list[tuple[str, str | None]], expected: list[tuple[str, str | None, Look]], why: str
) -> None:
    surgery = m.surgery("2013-05-23")
    device = m.device("rod", "L4-L5", *(m.event(kind, when) for kind, when in events), by=surgery)
    found = lane(timeline(History(surgeries=(surgery,), devices=(device,)), TODAY), LaneKind.HARDWARE).marks[
        0
    ]
    said = [(str(piece.start), piece.end and str(piece.end), piece.look) for piece in found.pieces]
    assert said == expected, why


_DATES = (
    None,
    "XXXX",
    "1995/..",
    "../1999",
    "2013",
    "2013-05",
    "2013-05-23",
    "2014~",
    "2014-12",
    "199X",
    "2031",
)


@given(
    put_in=st.sampled_from(_DATES),
    events=st.lists(st.tuples(st.sampled_from(list(DeviceEventKind)), st.sampled_from(_DATES)), max_size=4),
)
def test_the_pieces_of_any_bar_follow_each_other(
    put_in: str | None, events: list[tuple[DeviceEventKind, str | None]]
) -> None:
    surgery = m.surgery(put_in)
    device = m.device("rod", "L4-L5", *(m.event(kind.value, when) for kind, when in events), by=surgery)
    found = timeline(History(surgeries=(surgery,), devices=(device,)), TODAY)
    for bar in hardware_bars(History(surgeries=(surgery,), devices=(device,)), TODAY):
        assert bar.pieces
        for piece, following in pairwise(bar.pieces):
            assert piece.end == following.start
        assert all(piece.start is not None for piece in bar.pieces[1:])
    assert laid_out(found, 330, narrow=True).height >= 0


def test_a_year_without_entries_breaks_the_line() -> None:
    points = [(date(2013, 1, 7), 3), (date(2013, 2, 4), 5), (date(2015, 2, 4), 2)]
    assert runs_of(points) == [points[:2], points[2:]]


def test_hardware_far_apart_has_two_bars() -> None:
    surgery = m.surgery("2013")
    devices = (m.device("plate", "C5-C6", by=surgery), m.device("rod", "L4-L5", by=surgery))
    bars = lane(timeline(History(surgeries=(surgery,), devices=devices), TODAY), LaneKind.HARDWARE).marks
    assert sorted(bar.label for bar in bars) == ["C5-C6 plate", "L4-L5 rod"]
    assert [piece.look for piece in bars[0].pieces] == [Look.HOLLOW, Look.SOLID], "a year is not a day"


def test_hardware_of_no_operation_has_an_open_start() -> None:
    history = History(devices=(m.device("rod", "L4-L5"),))
    bar = lane(timeline(history, TODAY), LaneKind.HARDWARE).marks[0]
    assert (bar.pieces[0].start, bar.pieces[0].look) == (None, Look.SOLID)
    assert "date put in not recorded" in bar.words


@pytest.mark.parametrize(
    ("when", "days", "why"),
    [
        ("2013-05-23", ("2013-05-23", "2013-05-23", True), "a day"),
        ("2013-05-23~", ("2013-05-23", "2013-05-23", False), "about a day"),
        ("2013-05", ("2013-05-01", "2013-05-31", False), "a month"),
        ("1995/..", ("1995-01-01", "1995-12-31", False), "began in that year"),
        ("../1999", (None, "1999-12-31", False), "nobody knows from when"),
        ("XXXX", None, "not known"),
        (None, None, "not recorded"),
    ],
)
def test_the_days_a_date_allows(
    when: str | None, days: tuple[str | None, str, bool] | None, why: str
) -> None:
    found = days_of(PartialDate.parse(when) if when else None)
    assert (found and (found.first and str(found.first), str(found.last), found.exact)) == days, why


def test_conditions_are_solid_from_the_day_they_surely_began() -> None:
    history = History(
        conditions=(
            m.condition("sciatica", "", "2001", until="2004"),
            m.condition("sciatica", "", "2001-05-03"),
            m.condition("sciatica", "", None),
        )
    )
    found = [
        [(p.start and str(p.start), p.end and str(p.end), p.look) for p in mark.pieces]
        for mark in lane(timeline(history, TODAY), LaneKind.CONDITIONS).marks
    ]
    assert found == [
        [
            ("2001-01-01", "2001-12-31", Look.HOLLOW),
            ("2001-12-31", "2004-01-01", Look.SOLID),
            ("2004-01-01", "2004-12-31", Look.HOLLOW),
        ],
        [("2001-05-03", None, Look.SOLID)],
        [(None, None, Look.SOLID)],
    ]


def test_labels_say_how_a_start_is_known() -> None:
    found = lane(timeline(open_starts(), TODAY), LaneKind.CONDITIONS).marks
    assert [mark.label for mark in found] == [
        "Sciatica, since 1995",
        "Sciatica, from before the end of 1999",
        "Sciatica, since 1990s",
        "Sciatica, since 3 May 2001",
        "Sciatica, start not recorded",
    ]


def test_what_has_no_date_is_listed_and_not_drawn() -> None:
    found = timeline(open_starts(), TODAY)
    assert [mark.table for mark in found.undated] == ["imagingstudy", "imagingstudy"]
    assert LaneKind.IMAGING not in [lane.kind for lane in found.lanes]


def test_planned_and_cancelled_operations_are_hollow_and_without_number() -> None:
    history = History(
        surgeries=(
            m.surgery("2014"),
            m.surgery("2015", status="cancelled"),
            m.surgery("2027-02", status="planned"),
        )
    )
    found = lane(timeline(history, TODAY), LaneKind.OPERATIONS).marks
    assert [(mark.number, mark.look, mark.label) for mark in found] == [
        (1, Look.SOLID, "PLIF L4-L5"),
        (None, Look.HOLLOW, "cancelled: PLIF L4-L5"),
        (None, Look.HOLLOW, "planned: PLIF L4-L5"),
    ]


def test_what_has_not_happened_is_left_out() -> None:
    found = timeline(harry(), date(2014, 6, 1))
    assert [mark.number for mark in found.operations] == [1]
    assert len(lane(found, LaneKind.IMAGING).marks) == 3
    assert LaneKind.SYMPTOM not in [lane.kind for lane in found.lanes]


def test_an_operation_is_named_by_the_procedures_that_reach_new_levels() -> None:
    labels = [mark.label for mark in timeline(harry(), SEP_2015).operations]
    assert labels == ["PLIF L4-S1", "PLIF L5-S1 (redo), Microdiscectomy L3-L4"]


def test_a_run_of_equal_images_has_one_label() -> None:
    found = lane(timeline(harry(), SEP_2015), LaneKind.IMAGING).marks
    assert [mark.label for mark in found] == [
        "3 × X-ray, each: Nothing abnormal reported",
        "",
        "",
        "CT: Disc herniation, shape not said L3-L4",
    ]


def test_an_ordered_image_is_hollow_and_says_so() -> None:
    history = History(imaging=(m.imaging("mri", "2027-01", state="ordered"),))
    mark = lane(timeline(history, TODAY), LaneKind.IMAGING).marks[0]
    assert (mark.look, mark.label) == (Look.HOLLOW, "MRI: ordered")


def test_the_symptom_lane_says_since_when_there_are_entries() -> None:
    found = lane(timeline(harry(), SEP_2015), LaneKind.SYMPTOM)
    assert (found.title, found.note) == ("Leg pain, right, 0 to 10", "no entries before Nov 2014")
    assert found.curve[-1] == (date(2015, 6, 1), 2)


def test_the_view_shows_the_operated_years_and_the_strip_the_whole_life() -> None:
    found = timeline(harry(), SEP_2015)
    assert found.view.first is not None
    assert date(2013, 1, 1) < found.view.first < date(2013, 5, 23)
    assert SEP_2015 <= found.view.last < date(2015, 12, 1)
    assert found.whole.first is not None
    assert found.whole.first.year == 1995
    assert found.note == ""


def test_the_view_takes_in_what_came_shortly_before_the_first_operation() -> None:
    dates = ("2001-05-01", "2012-11-05")
    injections = [m.surgery(when, m.procedure("epidural_injection", "L4-L5")) for when in dates]
    history = History(
        surgeries=in_date_order([*injections, m.surgery("2013-05-23"), m.surgery("2015-01-19")])
    )
    found = timeline(history, SEP_2015)
    assert found.view.first is not None
    assert date(2012, 8, 1) < found.view.first < date(2012, 11, 5)
    assert [mark.number for mark in lane(found, LaneKind.TREATMENTS).marks] == [None, None]
    texts = {label.text: label.x for label in laid_out(found, 1060).labels}
    assert texts["ESI L4-L5"] < 0, "it has a label when the view is moved there"


def test_a_quiet_time_until_today_is_left_to_the_strip_and_said() -> None:
    found = timeline(harry(), TODAY)
    assert found.view.last < date(2015, 12, 1)
    assert found.whole.last == TODAY
    assert found.note == "Shown until Jun 2015; nothing that changes this drawing is dated after Jun 2015."


def test_a_single_operation_is_shown_until_today() -> None:
    found = timeline(History(surgeries=(m.surgery("1996"),)), TODAY)
    assert found.view.last >= TODAY
    assert found.note == ""


@pytest.mark.parametrize(
    ("history", "alt"),
    [
        (History(), "Timeline: nothing is recorded yet."),
        (
            History(surgeries=(m.surgery("1996"), m.surgery(None))),
            "Timeline as of 22 Nov 2026: operations (1): 1 PLIF L4-L5; 1 without a date, not drawn.",
        ),
    ],
)
def test_one_sentence_says_the_picture(history: History, alt: str) -> None:
    assert timeline(history, TODAY).alt == alt


def test_days_are_cut_at_a_day() -> None:
    year = Days(date(2015, 1, 1), date(2015, 12, 31))
    assert year.until(date(2015, 6, 1)) == Days(date(2015, 1, 1), date(2015, 6, 1))
    assert year.until(date(2014, 6, 1)) == Days(date(2014, 6, 1), date(2014, 6, 1))
    assert year.middle == date(2015, 7, 2)


def test_rows_keep_stretches_and_their_lines_apart() -> None:
    rows = Rows(most=2, gap=0)
    assert rows.place(0, 100) == 0
    assert rows.place(50, 150, pointer=40) is None, "its line would cross the text above"
    assert rows.place(50, 150, pointer=120) == 1
    assert rows.place(110, 130) is None, "it would stand on the line"
    assert rows.place(130, 140) == 0


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("PLIF L4-S1", 200, "PLIF L4-S1"),
        ("PLIF L4-S1, and more", 100, "PLIF L4-S…"),
        ("PLIF", 10, ""),
        ("a\n b", 90, "a b"),
    ],
)
def test_cut(text: str, room: float, expected: str) -> None:
    assert cut(text, room) == expected


def test_text_width_is_generous_for_wide_scripts() -> None:
    assert text_width("脊椎") > text_width("ab") > text_width("il")


def test_an_entry_without_a_number_is_not_drawn_as_none() -> None:
    pain = m.symptom("arm_pain", None)
    unsaid, none = m.entry(pain, "2026-01-10", None, note="8.5"), m.entry(pain, "2026-01-20", 0)
    course = Course((SeriesPoint(date(2026, 1, 19), 0),), 2, unsaid, none, none)
    history = History(symptoms=(pain,), courses={pain.id: course})
    dots = laid_out(timeline(history, date(2026, 2, 1)), 1060, narrow=False).dots
    below, zero = sorted(dots, key=lambda dot: dot.y, reverse=True)
    assert below.mark.words.endswith("8.5")
    assert below.y > zero.y
    assert not below.exact
    assert zero.exact

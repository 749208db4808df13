"""Scores and tolerances: each on its own axis, direction and range in words, operations marked, never mixed."""

from xml.etree import ElementTree

import makers as m
import pytest

from tracker.domain.dated import in_order
from tracker.domain.history import History
from tracker.domain.records import Score, Tolerance
from tracker.views.measures import measures, operations, then_and_now
from tracker.views.measures_svg import alternative, measures_svg
from tracker.views.timeline_colours import COLOURS

SVG = "{http://www.w3.org/2000/svg}"


def score(kind: str, date: str | None, total: float, **more: str) -> Score:
    return m.of(Score, kind=kind, date=date, total=total, **more)


def story(*more: Score | Tolerance) -> History:
    records = [
        score("odi", "2013-02", 62),
        score("odi", "2016-02", 34),
        score("odi", "2014", 40),
        score("mjoa", "2015-01-10", 13),
        score("mjoa", "2016-01-10", 16),
        *more,
    ]
    return History(
        surgeries=(m.surgery("2013-05-23"), m.surgery("2015-01-19"), m.surgery("2020", status="planned")),
        scores=in_order([record for record in records if isinstance(record, Score)]),
        tolerances=in_order([record for record in records if isinstance(record, Tolerance)]),
    )


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def drawn(history: History, width: int = 760) -> str:
    return measures_svg(measures(history), operations(history), "light", width)


def test_each_instrument_has_an_axis_of_its_own_and_says_which_way_is_better() -> None:
    found = measures(story())
    assert [(one.name, one.about, one.bounds, len(one.points)) for one in found] == [
        ("ODI", "0 to 100\u00a0%, lower is better", (0, 100), 3),
        ("mJOA", "0 to 18 points, higher is better", (0, 18), 2),
    ]
    said = texts(drawn(story()))
    assert "0 to 100\u00a0%, lower is better" in said
    assert "0 to 18 points, higher is better" in said


def test_raw_points_and_per_cent_are_two_instruments() -> None:
    history = History(scores=(score("ndi_points", "2013", 20), score("ndi_percent", "2014", 40)))
    assert [(one.name, one.bounds) for one in measures(history)] == [("NDI %", (0, 100)), ("NDI", (0, 50))]


def test_minutes_and_metres_are_apart() -> None:
    walked = m.of(Tolerance, activity="walking", date="2015", minutes=5, metres=150, note="leg pain")
    again = m.of(Tolerance, activity="walking", date="2016", metres=1500)
    found = measures(History(tolerances=(walked, again)))
    assert [(one.name, [point.said for point in one.points]) for one in found] == [
        ("Walking, minutes", ["5 minutes, ended by leg pain"]),
        ("Walking, metres", ["150 metres, ended by leg pain", "1500 metres"]),
    ]


@pytest.mark.parametrize(
    ("kind", "totals", "expected", "why"),
    [
        ("eq5d_index", (-0.2, 0.6), (-0.2, 1), "the index has no lower bound and goes below 0"),
        ("cobb", (22, 30), (0, 180), "as the vocabulary says"),
        ("other", (7, 9), (0, 9), "nothing is known: from 0 to the highest"),
        ("other", (-7, -9), (-9, -7), "and below 0 where it goes there"),
        ("other", (0, 0), (0, 1), "never an axis without length"),
    ],
)
def test_the_axis(kind: str, totals: tuple[float, float], expected: tuple[float, float], why: str) -> None:
    history = History(scores=tuple(score(kind, str(2013 + n), total) for n, total in enumerate(totals)))
    assert measures(history)[0].bounds == expected, why


def test_then_and_now() -> None:
    alone = score("other", None, 7, called="Hospital index")
    assert [
        (row.name, row.first, row.between, row.latest) for row in then_and_now(measures(story(alone)))
    ] == [
        ("ODI", "62\u00a0% (Feb 2013)", ("40\u00a0% (2014)",), "34\u00a0% (Feb 2016)"),
        ("mJOA", "13 points (10 Jan 2015)", (), "16 points (10 Jan 2016)"),
        ("Hospital index", "7 (date not recorded)", (), ""),
    ]


def test_operations_are_marked_by_number_and_planned_ones_are_none() -> None:
    assert [operation.number for operation in operations(story())] == [1, 2]
    assert {"1", "2"} <= set(texts(drawn(story())))


def test_what_was_recorded_once_is_not_drawn() -> None:
    assert drawn(History(scores=(score("odi", "2013", 20), score("odi", None, 40)))) == ""


@pytest.mark.parametrize("width", [330, 1060])
def test_the_drawing_is_well_formed_and_everything_is_inside(width: int) -> None:
    hostile = "<b>%{x} & \u202e ]]>" * 3
    more = [score("other", f"{year}", 5, called=hostile) for year in (1996, 2013)]
    root = ElementTree.fromstring(drawn(story(*more), width))
    assert root.get("width") == str(width)
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "rect", "path", "circle", "text")
    }
    for dot in root.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx") or -1) <= width


def test_no_colour_says_good_or_bad() -> None:
    svg, colours = drawn(story()), COLOURS["light"]
    used = {colours.paper, colours.ink, colours.muted, colours.grid, colours.done, colours.on_done}
    found = {
        element.get(name) for element in ElementTree.fromstring(svg).iter() for name in ("fill", "stroke")
    }
    assert found - {None, "none"} <= used


def test_the_words_for_it() -> None:
    assert alternative(measures(story())) == (
        "ODI (0 to 100\u00a0%, lower is better): 62\u00a0%, Feb 2013; 40\u00a0%, 2014; 34\u00a0%, Feb 2016. "
        "mJOA (0 to 18 points, higher is better): 13 points, 10 Jan 2015; 16 points, 10 Jan 2016."
    )
